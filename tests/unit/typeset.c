/* Documents on pages, made up by chance: whatever they hold, all words come out once and in their
   order, within the page and on nothing else; heads of tables stand on each of their pages, and no
   page ends with a heading.

       typeset [SEEDS]      so many documents by chance; 240 where none is said */
#include "typeset/block.h"
#include "typeset/galley.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failed;

static void judge(bool good, const char *what, const char *name)
{
    failed += !good;
    if (!good)
        printf("FAIL typeset: %s: %s\n", what, name);
}

/* ---- Documents by chance --------------------------------------------------------------------- */

/* Words are numbered, so that they can be told apart and put in order. Their letter tells what they
   are of: w texts, h headings; k captions and v notes of tables, which text may run ahead of; c
   heads and t cells of tables that have a head on each page, d and u of those with so many columns
   that they may be cards; f pictures. */
struct maker {
    struct arena *arena;
    struct document *document;
    unsigned state, figures;
    struct {
        char *items;
        size_t count, capacity;
    } letters; /* of each word; the first has no number */
};

static unsigned chance(struct maker *maker, unsigned below)
{
    maker->state = maker->state * 1664525u + 1013904223u;
    return (maker->state >> 8) % below;
}

static const char *words(struct maker *maker, char letter, unsigned count)
{
    struct buffer text = {.arena = maker->arena};
    for (unsigned i = 0; i < count; i++) {
        buffer_printf(&text, "%s%c%zu", i ? " " : "", letter, maker->letters.count);
        *array_add(maker->arena, &maker->letters) = letter;
    }
    return buffer_text(&text);
}

static void say(struct maker *maker, struct runs *runs, char letter, unsigned count)
{
    while (count) {
        unsigned some = 1 + chance(maker, count < 12 ? count : 12);
        enum run_style style = (enum run_style)chance(maker, RUN_ARROW);
        runs_add(maker->arena, runs, style, words(maker, letter, some), NULL);
        count -= some;
        if (count)
            runs_add(maker->arena, runs, chance(maker, 8) ? RUN_PLAIN : RUN_ARROW,
                     chance(maker, 8) ? " " : " \u2192 ", NULL);
    }
}

static void fill_cell(struct maker *maker, struct cell *cell, char letter, unsigned longest)
{
    cell->state = (enum cell_state)chance(maker, 3);
    if (cell->state == CELL_UNSAID && chance(maker, 2))
        cell->state = CELL_SAID;
    if (cell->state != CELL_SAID)
        return;
    say(maker, &cell->runs, letter, 1 + chance(maker, longest));
    cell->tone = (enum tone)chance(maker, TONE_UNKNOWN + 1);
}

static struct table *make_table(struct maker *maker, size_t columns, size_t rows, unsigned longest)
{
    struct column *heads = arena_alloc(maker->arena, columns * sizeof *heads);
    const char *caption = words(maker, 'k', 3);
    bool wide = columns > 5;
    for (size_t i = 0; i < columns; i++)
        heads[i] = (struct column){.key = "key",
                                   .head = words(maker, wide ? 'd' : 'c', 1 + chance(maker, 2)),
                                   .weight = 1 + chance(maker, 4),
                                   .row_head = i == 0};
    struct table *table = table_new(maker->arena, "table", caption, heads, columns);
    for (size_t i = 0; i < rows; i++) {
        struct row *row = table_add_row(maker->arena, table, "row");
        for (size_t k = 0; k < columns; k++)
            fill_cell(maker, &row->cells[k], wide ? 'u' : 't', longest);
    }
    if (chance(maker, 2))
        table->note = words(maker, 'v', 1 + chance(maker, 30));
    return table;
}

static void fill_list(struct maker *maker, struct piece *piece)
{
    piece->head = piece->kind == PIECE_COLUMNS ? NULL : words(maker, 'h', 3);
    for (unsigned i = 0, count = 1 + chance(maker, 5); i < count; i++) {
        struct list_item *item = piece_add_item(maker->arena, piece);
        if (piece->kind != PIECE_PROMPTS)
            item->head = words(maker, 'w', 2);
        say(maker, &item->runs, 'w', 1 + chance(maker, 25));
        if (chance(maker, 2))
            say(maker, &item->by, 'w', 3);
    }
}

static void fill_figure(struct maker *maker, struct piece *piece)
{
    struct diagram *diagram = arena_new_of(maker->arena, struct diagram);
    diagram->title = words(maker, 'f', 2);
    diagram->description = "";
    piece->diagram = diagram;
    maker->figures++;
}

static void fill_piece(struct maker *maker, struct section *section)
{
    static const enum piece_kind kinds[] = {
        PIECE_PARAGRAPH, PIECE_PARAGRAPH, PIECE_QUOTE,    PIECE_QUOTE, PIECE_PANEL, PIECE_COLUMNS,
        PIECE_PROMPTS,   PIECE_LIST,      PIECE_FINDINGS, PIECE_TABLE, PIECE_FIGURE};
    struct piece *piece =
        section_add(maker->arena, section, kinds[chance(maker, sizeof kinds / sizeof *kinds)]);
    switch (piece->kind) {
    case PIECE_COLUMNS:
    case PIECE_PROMPTS:
    case PIECE_LIST:
    case PIECE_FINDINGS:
        fill_list(maker, piece);
        break;
    case PIECE_TABLE:
        piece->table = make_table(maker, 1 + chance(maker, chance(maker, 3) ? 5 : 14),
                                  chance(maker, 20), chance(maker, 6) ? 12 : 300);
        break;
    case PIECE_FIGURE:
        fill_figure(maker, piece);
        break;
    default:
        piece->head = piece->kind == PIECE_PANEL ? words(maker, 'w', 2) : NULL;
        say(maker, &piece->runs, 'w', 1 + chance(maker, chance(maker, 9) ? 90 : 1200));
        if (piece->kind == PIECE_QUOTE || piece->kind == PIECE_PANEL)
            say(maker, &piece->by, 'w', 2);
    }
}

static struct maker make_document(struct arena *arena, unsigned seed, unsigned sections)
{
    struct maker maker = {
        .arena = arena, .document = arena_new_of(arena, struct document), .state = seed * 7919 + 1};
    struct document *document = maker.document;
    *array_add(arena, &maker.letters) = ' ';
    document->kicker = words(&maker, 'w', 2);
    document->title = words(&maker, 'w', 2 + chance(&maker, 9));
    document->standfirst = chance(&maker, 2) ? words(&maker, 'w', 20) : NULL;
    document->language = "en";
    document->notes = chance(&maker, 2) ? "Notes" : NULL;
    document->paper.paper = (enum paper)chance(&maker, PAPER_COUNT);
    document->paper.landscape = chance(&maker, 2);
    for (unsigned i = 0; i < sections; i++) {
        const char *heading = words(&maker, 'h', 4);
        struct section *section = document_add_section(arena, document, "s", heading, heading);
        section->own_page = chance(&maker, 6) == 0;
        if (chance(&maker, 2))
            say(&maker, &section_add(arena, section, PIECE_LEAD)->runs, 'w', 10);
        for (unsigned k = 0, pieces = 1 + chance(&maker, 6); k < pieces; k++)
            fill_piece(&maker, section);
    }
    document->source = words(&maker, 'w', 12);
    return maker;
}

/* A picture of a size, with one text of its own. */
static struct scene *draw_scene(struct maker *maker, const char *title, double width, double height)
{
    struct scene *scene = arena_new_of(maker->arena, struct scene);
    *scene = (struct scene){.arena = maker->arena,
                            .id = "picture",
                            .title = title,
                            .description = "",
                            .width = width,
                            .height = height};
    struct path path = {0};
    path_move(maker->arena, &path, (struct point){10, 10});
    path_line(maker->arena, &path, (struct point){scene->width - 10, scene->height - 10});
    scene_path(scene, &path, (struct stroke){.ink = INK_LINE, .width = 1});
    scene_text(scene, title, (struct point){40, 40},
               (struct lettering){FACE_PLAIN, 7 + chance(maker, 9), INK_TEXT, ANCHOR_START});
    return scene;
}

/* Some have a form for columns, too. */
static const struct scene *make_scene(struct maker *maker, const char *title)
{
    double width = 300 + chance(maker, 1200), height = 200 + chance(maker, 900);
    struct scene *scene = draw_scene(maker, title, width, height);
    if (chance(maker, 3))
        scene->in_column = draw_scene(maker, "", 620, 300 + chance(maker, 500));
    return scene;
}

static const struct scene **make_scenes(struct maker *maker)
{
    const struct scene **scenes = arena_alloc(maker->arena, (maker->figures + 1) * sizeof *scenes);
    size_t count = 0;
    for (const struct section *section = maker->document->sections; section;
         section = section->next)
        for (const struct piece *piece = section->pieces; piece; piece = piece->next)
            if (piece->kind == PIECE_FIGURE)
                scenes[count++] =
                    chance(maker, 8) ? make_scene(maker, piece->diagram->title) : NULL;
    return scenes;
}

/* ---- What stands on pages -------------------------------------------------------------------- */

struct extent {
    double left, top, right, bottom;
};

struct extents {
    struct extent *items;
    size_t count, capacity;
};

/* A little smaller than the letters, so that those of neighbours may touch. */
static struct extent extent_of(const struct mark *mark)
{
    double size = mark->text.lettering.size;
    return (struct extent){mark->text.at.x + 0.5, mark->text.at.y - size * 0.7,
                           mark->text.at.x + mark->text.width - 0.5, mark->text.at.y + size * 0.15};
}

static bool meet(const struct extent *a, const struct extent *b)
{
    return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

static bool meets_any(const struct extents *extents, const struct extent *extent)
{
    for (size_t i = 0; i < extents->count; i++)
        if (meet(extent, &extents->items[i]))
            return true;
    return false;
}

/* Where a placed picture is drawn: its line from corner to corner. */
static struct extent extent_of_picture(const struct mark *mark)
{
    const struct scene *scene = mark->placed.scene;
    double scale = mark->placed.scale;
    struct point at = mark->placed.at;
    return (struct extent){at.x + 12 * scale, at.y + 12 * scale, at.x + (scene->width - 12) * scale,
                           at.y + (scene->height - 12) * scale};
}

static void judge_page(struct arena *arena, const struct scene *page, const char *name)
{
    struct extents extents = {0};
    int deep = 0;
    bool within = true, apart = true, balanced = true;
    for (size_t i = 0; i < page->marks.count; i++) {
        const struct mark *mark = &page->marks.items[i];
        deep += (mark->form == MARK_GROUP) - (mark->form == MARK_END);
        balanced = balanced && deep >= 0;
        bool text = mark->form == MARK_TEXT && *mark->text.text;
        if (!text && mark->form != MARK_SCENE)
            continue;
        struct extent extent = text ? extent_of(mark) : extent_of_picture(mark);
        within = within && extent.left >= 0 && extent.top >= 0 && extent.right <= page->width &&
                 extent.bottom <= page->height;
        apart = apart && !meets_any(&extents, &extent);
        *array_add(arena, &extents) = extent;
    }
    judge(within, "something stands outside its page", name);
    judge(apart, "something stands on something else", name);
    judge(balanced && deep == 0, "a group is not closed", name);
}

/* ---- Words ----------------------------------------------------------------------------------- */

struct tally {
    const struct maker *maker;
    unsigned *times; /* of each word */
    size_t last;     /* word of a text or a heading */
    bool ordered;
    bool headless; /* a cell stands on a page without a head above it */
    char letter;   /* of the last word on this page */
    bool head;     /* there is one on this page */
};

static void count_word(struct tally *tally, const char *word)
{
    size_t number = strtoul(word + 1, NULL, 10);
    if (!number || number >= tally->maker->letters.count ||
        tally->maker->letters.items[number] != *word)
        return;
    tally->times[number]++;
    tally->letter = *word;
    tally->head = tally->head || *word == 'c';
    tally->headless = tally->headless || (*word == 't' && !tally->head);
    if (*word != 'w' && *word != 'h')
        return;
    tally->ordered = tally->ordered && number > tally->last;
    tally->last = number;
}

static void count_words(struct tally *tally, const char *text)
{
    while (*text) {
        size_t length = strcspn(text, " ");
        if (length)
            count_word(tally, text);
        text += length + strspn(text + length, " ");
    }
}

/* The foot has the smallest letters, and no word of its own. */
static bool is_foot(const struct mark *mark, double scale)
{
    return mark->text.lettering.size < types[TYPE_FOOT].size * scale + 0.1;
}

static void count_page(struct tally *tally, const struct scene *page, double scale)
{
    tally->letter = 'w';
    tally->head = false;
    for (size_t i = 0; i < page->marks.count; i++) {
        const struct mark *mark = &page->marks.items[i];
        if (mark->form == MARK_TEXT && !is_foot(mark, scale))
            count_words(tally, mark->text.text);
        if (mark->form == MARK_SCENE)
            tally->letter = 'f';
    }
}

/* Pictures tell their words themselves, and heads are told as often as they are needed. */
static bool came_out(const struct tally *tally, size_t word)
{
    unsigned times = tally->times[word];
    switch (tally->maker->letters.items[word]) {
    case 'd':
        return true;
    case 'c':
        return times > 0;
    case 'f':
        return times <= 1;
    default:
        return times == 1;
    }
}

static void judge_words(const struct maker *maker, const struct pages *pages, const char *name)
{
    size_t count = maker->letters.count;
    struct tally tally = {.maker = maker, .ordered = true};
    bool stranded = false, all = true;
    double scale = press_new(maker->arena, NULL, maker->document->paper.paper).scale;
    tally.times = arena_alloc(maker->arena, count * sizeof *tally.times);
    for (size_t i = 0; i < pages->sheets.count; i++) {
        count_page(&tally, pages->sheets.items[i], scale);
        stranded = stranded || tally.letter == 'h' || tally.letter == 'k';
    }
    for (size_t i = 1; i < count; i++) {
        all = all && came_out(&tally, i);
        if (!came_out(&tally, i))
            printf("%s: %c%zu came out %u times\n", name, maker->letters.items[i], i,
                   tally.times[i]);
    }
    judge(all, "a word is lost or comes twice", name);
    judge(tally.ordered, "a word has changed its place", name);
    judge(!tally.headless, "a table goes on without its head", name);
    judge(!stranded, "a heading is the last thing on a page", name);
}

/* ---- Room to write --------------------------------------------------------------------------- */

/* How far down something stands above the foot: a picture, a text, or a line to write on. */
static double lowest_on(const struct scene *page, double scale)
{
    double lowest = 0;
    for (size_t i = 0; i < page->marks.count; i++) {
        const struct mark *mark = &page->marks.items[i];
        if (mark->form == MARK_SCENE)
            return page->height;
        if (mark->form == MARK_TEXT && !is_foot(mark, scale))
            lowest = larger(lowest, mark->text.at.y);
        if (mark->form == MARK_PATH && mark->drawn.stroke.dash == DASH_WRITING)
            lowest = larger(lowest, mark->drawn.path.items[0].to[0].y);
    }
    return lowest;
}

/* Where people are to write, no page of text ends far above its foot; a table on a sheet that is
   turned for it may. */
static void judge_filled(const struct maker *maker, const struct pages *pages, const char *name)
{
    enum { MOST_LINES = 10 }; /* fewer than four, and the room above and between them */
    struct press press = press_new(maker->arena, NULL, maker->document->paper.paper);
    bool filled = true;
    for (size_t i = 0; i < pages->sheets.count && maker->document->notes; i++) {
        const struct scene *page = pages->sheets.items[i];
        double free = page->height - lowest_on(page, press.scale);
        filled = filled &&
                 (page->width > page->height || free < MOST_LINES * line_to_write * press.scale);
    }
    judge(filled, "a page is left half empty", name);
}

/* ---- The same twice -------------------------------------------------------------------------- */

static bool same_mark(const struct mark *a, const struct mark *b)
{
    if (a->form != b->form)
        return false;
    if (a->form == MARK_TEXT)
        return !strcmp(a->text.text, b->text.text) &&
               !memcmp(&a->text.at, &b->text.at, sizeof a->text.at);
    return a->form != MARK_PATH || (a->drawn.path.count == b->drawn.path.count &&
                                    !memcmp(a->drawn.path.items[0].to, b->drawn.path.items[0].to,
                                            sizeof a->drawn.path.items[0].to[0]));
}

static bool same_pages(const struct pages *a, const struct pages *b)
{
    if (a->sheets.count != b->sheets.count || a->outline.count != b->outline.count)
        return false;
    for (size_t i = 0; i < a->sheets.count; i++) {
        const struct scene *one = a->sheets.items[i], *other = b->sheets.items[i];
        if (one->marks.count != other->marks.count)
            return false;
        for (size_t k = 0; k < one->marks.count; k++)
            if (!same_mark(&one->marks.items[k], &other->marks.items[k]))
                return false;
    }
    return true;
}

static void judge_outline(const struct pages *pages, const char *name)
{
    bool leads = true;
    for (size_t i = 0; i < pages->outline.count; i++) {
        const struct outline_entry *entry = &pages->outline.items[i];
        leads = leads && entry->page < pages->sheets.count && entry->y >= 0 &&
                entry->y < pages->sheets.items[entry->page]->height;
    }
    judge(leads, "a line of the outline leads nowhere", name);
}

static void judge_document(struct maker *maker, const char *name)
{
    const struct scene **scenes = make_scenes(maker);
    const struct pages *pages = typeset_document(maker->arena, maker->document, scenes, NULL);
    judge(pages->sheets.count > 0, "there is no page", name);
    for (size_t i = 0; i < pages->sheets.count; i++)
        judge_page(maker->arena, pages->sheets.items[i], name);
    judge_words(maker, pages, name);
    judge_outline(pages, name);
    judge_filled(maker, pages, name);
    judge(same_pages(pages, typeset_document(maker->arena, maker->document, scenes, NULL)),
          "another time it is set in another way", name);
}

/* ---- What is odd ----------------------------------------------------------------------------- */

static void judge_table(struct arena *arena, size_t columns, size_t rows, unsigned longest,
                        const char *name)
{
    struct maker maker = make_document(arena, 1, 0);
    struct section *section = document_add_section(arena, maker.document, "s", "s", "table");
    section_add(arena, section, PIECE_TABLE)->table = make_table(&maker, columns, rows, longest);
    judge_document(&maker, name);
}

static const char *const scripts[] = {
    "\u0627\u0644\u0645\u0643\u062A\u0628\u0629 \u0642\u062F \u062A\u063A\u0644\u0642 2026 London",
    "\u56F3\u66F8\u9928\u304C\u9589\u307E\u308B\u304B\u3082\u3057\u308C\u306A\u3044\u3002",
    "Donaudampfschifffahrtsgesellschaftskapit\u00E4nskaj\u00FCtenschl\u00FCsselbund",
    "https://example.org/a/very/long/address/without/any/blank/in/it?at=all&and=so-on#and-on",
    "\xFF\xC3 %s %n <b>&amp;</b> \u202Eevil\u202C \u0301",
    "",
    " ",
    "\n\n",
};

/* Texts of all scripts, in a paragraph, a panel and narrow columns. */
static void judge_scripts(struct arena *arena)
{
    enum { SCRIPTS = sizeof scripts / sizeof *scripts };
    struct maker maker = make_document(arena, 2, 0);
    struct section *section = document_add_section(arena, maker.document, "s", "s", scripts[0]);
    struct column columns[SCRIPTS];
    for (size_t i = 0; i < SCRIPTS; i++) {
        section_say(arena, section, i % 2 ? PIECE_PARAGRAPH : PIECE_PANEL, scripts[i]);
        columns[i] = (struct column){.key = "key", .head = scripts[i], .row_head = i == 0};
    }
    struct table *table = table_new(arena, "table", scripts[1], columns, SCRIPTS);
    for (size_t i = 0; i < SCRIPTS; i++) {
        struct row *row = table_add_row(arena, table, "row");
        for (size_t k = 0; k < SCRIPTS; k++)
            cell_say(arena, &row->cells[k], scripts[(i + k) % SCRIPTS]);
    }
    section_add(arena, section, PIECE_TABLE)->table = table;
    judge_document(&maker, "all scripts");
}

/* Between two faces a line ends only where it may. */
static void judge_faces(struct arena *arena)
{
    struct runs runs = {0};
    runs_add(arena, &runs, RUN_STRONG, "keep", NULL);
    runs_add(arena, &runs, RUN_PLAIN, ", then", NULL);
    for (double most = 200; most > 10; most -= 1) {
        struct paragraph paragraph = paragraph_of_runs(arena, NULL, TYPE_BODY, &runs, most);
        const struct line_span *first = &paragraph.lines.items[0].items[0];
        judge(strcmp(first->text, "keep") || most < 30 || paragraph.lines.items[0].count > 1,
              "a comma begins a line", "two faces");
    }
}

int main(int count, char **arguments)
{
    unsigned seeds = count > 1 ? (unsigned)strtoul(arguments[1], NULL, 10) : 240;
    for (unsigned seed = 0; seed < seeds; seed++) {
        jmp_buf exhausted;
        if (setjmp(exhausted))
            return EXIT_FAILURE;
        struct arena *arena = arena_new(&exhausted);
        struct maker maker = make_document(arena, seed, seed % 9);
        judge_document(&maker, arena_printf(arena, "document %u", seed));
        arena_free(arena);
    }
    jmp_buf exhausted;
    if (setjmp(exhausted))
        return EXIT_FAILURE;
    struct arena *arena = arena_new(&exhausted);
    judge_table(arena, 4, 500, 12, "500 rows");
    judge_table(arena, 3, 4, 4000, "rows higher than a page");
    judge_table(arena, 1, 0, 1, "no rows");
    judge_table(arena, 30, 6, 20, "30 columns");
    judge_scripts(arena);
    judge_faces(arena);
    arena_free(arena);
    printf("%s typeset: %u documents\n", failed ? "FAIL" : "ok", seeds);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
