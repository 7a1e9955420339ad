/* Sheets to fill in on pages, made up by chance: every row comes out once and in its order, nothing
   is cut off or stands on anything else, each row has its boxes to tick and its lines to write on,
   and each page its head.

       sheet_pages [SEEDS]      so many sheets by chance; 300 where none is said */
#include "typeset/block.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failed;

static void judge(bool good, const char *what, const char *name)
{
    failed += !good;
    if (!good)
        printf("FAIL sheet_pages: %s: %s\n", what, name);
}

/* ---- Sheets by chance -------------------------------------------------------------------------
 */

/* Words are numbered: q of questions, i of the instruction, o of what is offered. */
struct maker {
    struct arena *arena;
    unsigned state;
    size_t last;
};

static unsigned chance(struct maker *maker, unsigned below)
{
    maker->state = maker->state * 1664525u + 1013904223u;
    return (maker->state >> 8) % below;
}

static const char *words(struct maker *maker, char letter, unsigned count)
{
    struct buffer text = {.arena = maker->arena};
    for (unsigned i = 0; i < count; i++)
        buffer_printf(&text, "%s%c%zu", i ? " " : "", letter, ++maker->last);
    return buffer_text(&text);
}

static const char *const choices[] = {"tick-a", "tick-b", "tick-c", NULL};
enum { CHOICES = 3 };

static const struct column columns[] = {
    {"number", "No.", COLUMN_NUMBER, .weight = 1, .sign = true},
    {"question", "Question", .weight = 5, .row_head = true},
    {"exists", "Does it happen?", COLUMN_CHOICE, .weight = 2, .answer = true, .choices = choices},
    {"how", "How", .weight = 4, .answer = true},
    {"idea", "What could change?", .weight = 4, .answer = true},
};
enum { COLUMNS = sizeof columns / sizeof *columns, TEXTS = 2 };

static struct sheet *make_sheet(struct maker *maker, enum sheet_id kind, size_t rows,
                                unsigned longest, unsigned instruction)
{
    struct arena *arena = maker->arena;
    struct sheet *sheet = arena_new_of(arena, struct sheet);
    *sheet = (struct sheet){.kind = kind,
                            .id = "comparison:s",
                            .title = "Does it?",
                            .about = "It",
                            .language = "en",
                            .lines = 1 + chance(maker, 3)};
    sheet->instruction = words(maker, 'i', instruction);
    sheet->day = chance(maker, 2) ? "5 October 2007" : NULL;
    sheet->more = chance(maker, 3) ? "Missing?" : NULL;
    sheet->table = table_new(arena, "t", "Sheet", columns, COLUMNS);
    for (size_t i = 0; i < rows; i++) {
        struct cell *cells = table_add_row(arena, sheet->table, "s.row")->cells;
        cell_say(arena, &cells[0], arena_printf(arena, "%zu", i + 1));
        cell_say(arena, &cells[1], words(maker, 'q', 1 + chance(maker, longest)));
    }
    return sheet;
}

/* ---- What stands on a page --------------------------------------------------------------------
 */

struct extents {
    struct extent {
        double left, top, right, bottom;
    } * items;
    size_t count, capacity;
};

struct found {
    size_t last; /* question or word of the instruction */
    size_t words, ticks, dotted, heads, pages;
    bool ordered;
};

/* A little smaller than the letters, so that those of neighbours may touch. */
static struct extent extent_of(const struct mark *mark)
{
    double size = mark->text.lettering.size;
    return (struct extent){mark->text.at.x + 0.5, mark->text.at.y - size * 0.7,
                           mark->text.at.x + mark->text.width - 0.5, mark->text.at.y + size * 0.15};
}

static bool meets_any(const struct extents *extents, const struct extent *extent)
{
    for (size_t i = 0; i < extents->count; i++)
        if (extent->left < extents->items[i].right && extents->items[i].left < extent->right &&
            extent->top < extents->items[i].bottom && extents->items[i].top < extent->bottom)
            return true;
    return false;
}

static void count_words(struct found *found, const char *text)
{
    found->ticks += !strncmp(text, "tick-", 5);
    found->heads += !strcmp(text, "Question");
    for (; *text; text += strcspn(text, " "), text += strspn(text, " ")) {
        size_t number = strtoul(text + 1, NULL, 10);
        if (!strchr("qio", *text) || !number)
            continue;
        found->words++;
        found->ordered = found->ordered && number > found->last;
        found->last = number;
    }
}

static bool is_dotted(const struct mark *mark)
{
    return mark->form == MARK_PATH && mark->drawn.stroke.dash == DASH_WRITING;
}

static struct extent extent_of_line(const struct mark *mark)
{
    struct point from = mark->drawn.path.items[0].to[0], to = mark->drawn.path.items[1].to[0];
    return (struct extent){from.x, from.y - 0.1, to.x, to.y + 0.1};
}

/* Below this lies the foot, that is no part of the sheet. */
enum { FOOT = 42 };

static void judge_page(struct arena *arena, const struct scene *page, struct found *found,
                       const char *name)
{
    struct extents extents = {0};
    int deep = 0;
    bool within = true, apart = true;
    for (size_t i = 0; i < page->marks.count; i++) {
        const struct mark *mark = &page->marks.items[i];
        deep += (mark->form == MARK_GROUP) - (mark->form == MARK_END);
        bool text = mark->form == MARK_TEXT && *mark->text.text;
        if (!text && !is_dotted(mark))
            continue;
        struct extent extent = text ? extent_of(mark) : extent_of_line(mark);
        if (text && extent.bottom > page->height - FOOT)
            continue;
        if (text)
            count_words(found, mark->text.text);
        found->dotted += !text;
        within = within && extent.left >= 0 && extent.top >= 0 && extent.right <= page->width &&
                 extent.bottom <= page->height - FOOT;
        apart = apart && !meets_any(&extents, &extent);
        *array_add(arena, &extents) = extent;
    }
    judge(within, "something stands outside its page", name);
    judge(apart, "something stands on something else", name);
    judge(deep == 0, "a group is not closed", name);
    found->pages++;
}

static struct found look(struct maker *maker, const struct sheet *sheet, enum paper paper,
                         const char *name)
{
    struct found found = {.ordered = true};
    const struct pages *pages = typeset_sheets(maker->arena, sheet, NULL, paper);
    for (size_t i = 0; i < pages->sheets.count; i++)
        judge_page(maker->arena, pages->sheets.items[i], &found, name);
    judge(found.words == maker->last, "a word is lost or comes twice", name);
    judge(pages->outline.count == 1 && pages->outline.items[0].page == 0,
          "the outline leads to it once", name);
    return found;
}

/* ---- Rows -------------------------------------------------------------------------------------
 */

static void judge_rows(struct maker *maker, size_t rows, unsigned longest, unsigned instruction,
                       const char *name)
{
    struct sheet *sheet = make_sheet(maker, SHEET_COMPARISON, rows, longest, instruction);
    struct found found = look(maker, sheet, chance(maker, 2) ? PAPER_A4 : PAPER_LETTER, name);
    size_t all = rows + (sheet->more != NULL);
    judge(found.ordered, "a row has changed its place", name);
    judge(found.ticks == all * CHOICES, "each row has its boxes to tick, once", name);
    judge(found.dotted >= all * TEXTS * sheet->lines, "each row has lines to write on", name);
    judge(found.heads >= (all > 0) && found.heads <= found.pages, "each page of rows has its head",
          name);
}

/* Ten short rows are five and five, as a group likes them. */
static void judge_balance(struct maker *maker)
{
    struct sheet *sheet = make_sheet(maker, SHEET_COMPARISON, 10, 3, 8);
    sheet->more = NULL;
    sheet->lines = 2;
    const struct pages *pages = typeset_sheets(maker->arena, sheet, NULL, PAPER_A4);
    bool even = pages->sheets.count == 2;
    for (size_t i = 0; i < pages->sheets.count; i++) {
        struct found found = {.ordered = true};
        judge_page(maker->arena, pages->sheets.items[i], &found, "ten rows");
        even = even && found.ticks == (size_t)5 * CHOICES;
    }
    judge(even, "as many on each page", "ten rows");
}

/* ---- Rings ------------------------------------------------------------------------------------
 */

static void judge_ring(struct maker *maker, unsigned offers, unsigned longest, const char *name)
{
    enum { BOXES = 6 };
    struct sheet *sheet = make_sheet(maker, SHEET_LOOP, 0, 1, 12);
    sheet->more = NULL;
    sheet->offered = "To choose from";
    for (unsigned i = 0; i < offers; i++)
        *array_add(maker->arena, &sheet->offers) = words(maker, 'o', 1 + chance(maker, longest));
    struct found found = look(maker, sheet, PAPER_A4, name);
    judge(found.ordered, "what is offered has changed its place", name);
    judge(found.ticks == CHOICES && found.dotted >= (size_t)2 * BOXES, "the ring is whole", name);
}

static void with_maker(unsigned seed)
{
    static const struct {
        const char *name;
        size_t rows;
        unsigned longest, instruction;
    } odd[] = {
        {"one row", 1, 4, 10},
        {"no row", 0, 1, 10},
        {"sixty rows", 60, 6, 10},
        {"very long questions", 5, 1500, 10},
        {"an endless instruction", 4, 4, 3000},
    };
    jmp_buf exhausted;
    if (setjmp(exhausted))
        exit(EXIT_FAILURE);
    struct maker maker = {.arena = arena_new(&exhausted), .state = seed * 7919 + 1};
    const char *name = arena_printf(maker.arena, "sheet %u", seed);
    if (seed < sizeof odd / sizeof *odd)
        judge_rows(&maker, odd[seed].rows, odd[seed].longest, odd[seed].instruction,
                   odd[seed].name);
    else if (seed == sizeof odd / sizeof *odd)
        judge_balance(&maker);
    else if (seed % 3)
        judge_rows(&maker, chance(&maker, 25), 1 + chance(&maker, 60), chance(&maker, 200), name);
    else
        judge_ring(&maker, chance(&maker, 70), 1 + chance(&maker, 30), name);
    arena_free(maker.arena);
}

int main(int count, char **arguments)
{
    unsigned seeds = count > 1 ? (unsigned)strtoul(arguments[1], NULL, 10) : 300;
    for (unsigned seed = 0; seed < seeds; seed++)
        with_maker(seed);
    printf("%s sheet_pages: %u sheets\n", failed ? "FAIL" : "ok", seeds);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
