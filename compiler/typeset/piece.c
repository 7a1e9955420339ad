/* The pieces of a document as slices: heads, texts, panels, columns, questions, lists. */
#include "typeset/galley.h"

/* ---- The head of a document ------------------------------------------------------------------ */

void galley_add_title(struct galley *galley, const struct document *document)
{
    struct arena *arena = galley->press->arena;
    const struct lines kicker = {.type = TYPE_KICKER, .role = ROLE_P, .holds = true};
    const struct lines title = {.type = TYPE_TITLE, .role = ROLE_H1, .above = 2, .holds = true};
    const struct lines standfirst = {.type = TYPE_STANDFIRST, .role = ROLE_P, .above = 6};
    const struct lines facts = {.type = TYPE_FACT, .role = ROLE_P, .above = 7};
    const struct lines warning = {.type = TYPE_WARNING, .role = ROLE_P, .above = 6};
    galley_add_text(galley, &kicker, document->kicker);
    galley_add_text(galley, &title, document->title);
    galley_add_text(galley, &standfirst, document->standfirst);
    galley_add_text(galley, &facts, document_facts(arena, document));
    galley_add_text(galley, &warning, confidential_words(arena, 0, document->exposed));
    galley_let_go(galley);
}

/* ---- Heads of sections ----------------------------------------------------------------------- */

void galley_add_heading(struct galley *galley, const struct section *section)
{
    const struct lines lines = {.type = TYPE_HEADING, .role = ROLE_H2, .above = 22, .holds = true};
    size_t first = galley->slices.count;
    galley_add_text(galley, &lines, section->heading);
    galley_lead_to(galley, first, 1, section->heading);
}

static void add_subheading(struct galley *galley, const char *head)
{
    const struct lines lines = {
        .type = TYPE_SUBHEADING, .role = ROLE_H3, .above = 12, .holds = true};
    galley_add_text(galley, &lines, head);
}

/* ---- Texts ----------------------------------------------------------------------------------- */

static void add_lead(struct galley *galley, const struct piece *piece)
{
    const struct lines lines = {.type = TYPE_LEAD, .role = ROLE_P, .above = 3, .holds = true};
    galley_add_runs(galley, &lines, &piece->runs);
}

static void add_paragraph(struct galley *galley, const struct piece *piece)
{
    const struct lines lines = {.type = TYPE_BODY, .role = ROLE_P, .above = 8};
    galley_add_runs(galley, &lines, &piece->runs);
}

/* Small, behind what it belongs to. */
static void add_small(struct galley *galley, const struct lines *before, const struct runs *by)
{
    struct lines lines = *before;
    lines.type = TYPE_SMALL;
    lines.above = 2;
    lines.mark = NULL;
    if (!by->first)
        return;
    galley_hold(galley);
    galley_add_runs(galley, &lines, by);
}

/* ---- Panels ---------------------------------------------------------------------------------- */

static void draw_panel(struct scene *scene, struct area area)
{
    set_field(scene, area, INK_TINT);
    set_side_bar(scene, area);
}

static const struct block panel_block = {.role = ROLE_SECT, .behind = draw_panel};

/* Slices of one block stand together, so each piece has a block of its own. */
static const struct block *new_block(struct galley *galley, const struct block *like)
{
    struct block *block = arena_new_of(galley->press->arena, struct block);
    *block = *like;
    return block;
}

/* What is short stands whole. */
static void hold_from(struct galley *galley, size_t first)
{
    enum { SHORT = 24 };
    size_t end = galley->slices.count - first > SHORT ? first : galley->slices.count;
    for (size_t i = first; i + 1 < end; i++)
        galley->slices.items[i].holds = true;
    galley_let_go(galley);
}

static void add_panel(struct galley *galley, const struct piece *piece)
{
    static const double pad = 11;
    size_t first = galley->slices.count;
    struct lines lines = {.type = TYPE_PANEL_HEAD,
                          .role = ROLE_P,
                          .indent = 18,
                          .narrower = 18,
                          .block = new_block(galley, &panel_block),
                          .holds = true};
    galley_add_room(galley, NULL, 12);
    galley_add_room(galley, lines.block, pad);
    galley_add_text(galley, &lines, piece->head);
    lines.type = TYPE_PANEL;
    lines.above = 3;
    galley_add_runs(galley, &lines, &piece->runs);
    add_small(galley, &lines, &piece->by);
    galley_add_room(galley, lines.block, pad);
    hold_from(galley, first);
}

/* ---- Questions and lists --------------------------------------------------------------------- */

static const double item_indent = 18;

static void mark_number(struct scene *scene, const struct lines *lines, struct point top)
{
    double below = (type_line(lines->type) - type_line(TYPE_PROMPT_NUMBER)) / 2;
    struct point at = {top.x - item_indent, top.y + below};
    set_text(scene, TYPE_PROMPT_NUMBER, lines->label, at, item_indent);
}

static void add_prompts(struct galley *galley, const struct piece *piece)
{
    const struct lines head = {.type = TYPE_HEADING, .role = ROLE_H3, .above = 18, .holds = true};
    struct lines lines = {.type = TYPE_PROMPT,
                          .role = ROLE_LI,
                          .indent = item_indent,
                          .mark = mark_number,
                          .block = new_block(galley, &(struct block){.role = ROLE_L})};
    size_t first = galley->slices.count;
    galley_add_text(galley, &head, piece->head);
    for (size_t i = 0; i < piece->list.count; i++) {
        const struct list_item *item = &piece->list.items[i];
        lines.label = arena_printf(galley->press->arena, "%zu", i + 1);
        lines.above = i ? 4 : 5;
        galley_add_runs(galley, &lines, &item->runs);
        add_small(galley, &lines, &item->by);
        galley_ask(galley);
    }
    hold_from(galley, first);
}

static void mark_dot(struct scene *scene, const struct lines *lines, struct point top)
{
    static const double side = 3.2;
    double middle = top.y + type_line(lines->type) / 2, left = top.x - item_indent + 5;
    set_field(scene, (struct area){left, middle - side / 2, left + side, middle + side / 2},
              INK_WARM);
}

static void add_list_item(struct galley *galley, const struct lines *like,
                          const struct list_item *item)
{
    struct lines lines = *like;
    if (item->head) {
        lines.type = TYPE_KICKER;
        lines.holds = true;
        galley_add_text(galley, &lines, item->head);
        lines = *like;
        lines.above = 0;
        lines.mark = NULL;
    }
    galley_add_runs(galley, &lines, &item->runs);
    add_small(galley, &lines, &item->by);
}

static void add_list(struct galley *galley, const struct piece *piece)
{
    const struct lines lines = {.type = TYPE_BODY,
                                .role = ROLE_LI,
                                .indent = item_indent,
                                .above = 5,
                                .mark = mark_dot,
                                .block = new_block(galley, &(struct block){.role = ROLE_L})};
    add_subheading(galley, piece->head);
    for (size_t i = 0; i < piece->list.count; i++)
        add_list_item(galley, &lines, &piece->list.items[i]);
}

static void add_files(struct galley *galley, const struct piece *piece)
{
    const struct lines lines = {.type = TYPE_BODY, .role = ROLE_P, .above = 5};
    for (size_t i = 0; i < piece->files.count; i++) {
        struct runs runs = {0};
        const struct made_file *file = &piece->files.items[i];
        runs_add(galley->press->arena, &runs, RUN_STRONG, file->title, NULL);
        runs_add(galley->press->arena, &runs, RUN_PLAIN, " ", NULL);
        runs_add(galley->press->arena, &runs, RUN_PLAIN, file->path, NULL);
        galley_add_runs(galley, &lines, &runs);
    }
}

/* ---- Short texts side by side ---------------------------------------------------------------- */

static const double column_gap = 14, column_top = 6;

struct columns {
    const struct list_item *items;
    size_t count;
    double width; /* of each */
};

static double set_column(struct scene *scene, const struct list_item *item, struct point top,
                         double width)
{
    set_rule(scene, top, (struct point){top.x + width, top.y}, rule_bold, INK_ACCENT);
    top.y = set_text(scene, TYPE_COLUMN_HEAD, item->head, (struct point){top.x, top.y + column_top},
                     width);
    top.y = set_runs(scene, TYPE_COLUMN, &item->runs, top, width);
    return set_runs(scene, TYPE_SMALL, &item->by, top, width);
}

static double column_height(const struct galley *galley, const struct list_item *item, double width)
{
    struct arena *arena = galley->press->arena;
    struct ruler *ruler = galley->press->ruler;
    struct paragraph head = paragraph_of_text(arena, ruler, TYPE_COLUMN_HEAD, item->head, width);
    struct paragraph body = paragraph_of_runs(arena, ruler, TYPE_COLUMN, &item->runs, width);
    struct paragraph by = paragraph_of_runs(arena, ruler, TYPE_SMALL, &item->by, width);
    return column_top + paragraph_height(&head) + paragraph_height(&body) + paragraph_height(&by);
}

static void draw_columns(struct scene *scene, const void *what, size_t first, size_t count,
                         struct area area)
{
    const struct columns *columns = what;
    (void)first;
    (void)count;
    for (size_t i = 0; i < columns->count; i++) {
        struct point top = {area.left + (double)i * (columns->width + column_gap), area.top};
        scene_open_role(scene, ROLE_P);
        set_column(scene, &columns->items[i], top, columns->width);
        scene_close_role(scene, ROLE_P);
    }
}

static double highest_column(const struct galley *galley, const struct columns *columns)
{
    double height = 0;
    for (size_t i = 0; i < columns->count; i++)
        height = larger(height, column_height(galley, &columns->items[i], columns->width));
    return height;
}

/* As many as there is room for, and in rows that are about as long. */
static size_t columns_across(const struct galley *galley, size_t count)
{
    enum { MOST = 4, ACROSS = 3 };
    static const double narrowest = 100;
    size_t room = (size_t)((galley->width + column_gap) / (narrowest + column_gap));
    size_t across = count <= MOST ? count : ACROSS;
    while (across > 1 && across > room)
        across = (across + 1) / 2;
    return across;
}

static void add_columns(struct galley *galley, const struct piece *piece)
{
    static const double highest = 260;
    size_t count = piece->list.count, across = columns_across(galley, count);
    double width = (galley->width - (double)(across - 1) * column_gap) / (double)across;
    const struct columns all = {piece->list.items, count, width};
    if (highest_column(galley, &all) > highest) { /* long texts are not read side by side */
        add_list(galley, piece);
        return;
    }
    for (size_t start = 0; start < count; start += across) {
        struct columns *columns = arena_new_of(galley->press->arena, struct columns);
        *columns = all;
        columns->items += start;
        columns->count = count - start < across ? count - start : across;
        *galley_add(galley) = (struct slice){.draw = draw_columns,
                                             .what = columns,
                                             .count = 1,
                                             .above = 14,
                                             .height = highest_column(galley, columns)};
    }
}

/* ---- Any ------------------------------------------------------------------------------------- */

void galley_add_piece(struct galley *galley, const struct piece *piece)
{
    static void (*const adders[])(struct galley *, const struct piece *) = {
        [PIECE_LEAD] = add_lead,          [PIECE_PARAGRAPH] = add_paragraph,
        [PIECE_QUOTE] = galley_add_quote, [PIECE_PANEL] = add_panel,
        [PIECE_COLUMNS] = add_columns,    [PIECE_PROMPTS] = add_prompts,
        [PIECE_LIST] = add_list,          [PIECE_FINDINGS] = add_list,
        [PIECE_FILES] = add_files,
    };
    adders[piece->kind](galley, piece);
}
