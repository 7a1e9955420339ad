/* Where levels stand within each other; see levels.h. Widths come from outside inwards, heights
   from inside outwards, and levels of one depth begin at one height, so that the ladder beside them
   fits all. */
#include "draw/levels.h"

#include "draw/figure.h"

#include <string.h>

static const double padding = 13, gap = 14, below_words = 8, card_letters = 1.1, card_gap = 13,
                    line_gap = 9, words_size = 12, pull_width = 185, arrow_gap = 15,
                    arrow_inside = 20;

/* ---- What there is --------------------------------------------------------------------------- */

static size_t level_of_node(const struct levels *levels, uint32_t number)
{
    for (size_t i = 0; i < levels->count; i++)
        if (levels->items[i].node + 1 == number)
            return i;
    return NO_LEVEL;
}

static void add_level(struct levels *levels, size_t node)
{
    const struct diagram_node *shown = &levels->drawing->diagram->nodes.items[node];
    struct level *level = &levels->items[levels->count];
    *level = (struct level){.node = node, .around = level_of_node(levels, shown->within)};
    if (level->around == NO_LEVEL)
        level->ladder = levels->ladders++;
    else {
        struct level *around = &levels->items[level->around];
        level->depth = around->depth + 1;
        level->ladder = around->ladder;
        level->before = around->held++;
    }
    levels->count++;
}

static void add_pull(struct levels *levels, size_t line)
{
    const struct diagram_line *shown = &levels->drawing->diagram->lines.items[line];
    struct level *level = &levels->items[level_of_node(levels, shown->to + 1)];
    *array_add(levels->drawing->arena, &level->pulls) = (struct pull){.line = line};
}

struct levels levels_of(struct drawing *drawing)
{
    const struct diagram *diagram = drawing->diagram;
    size_t count = diagram->nodes.count;
    struct levels levels = {.drawing = drawing};
    levels.items = arena_alloc(drawing->arena, (count + 1) * sizeof *levels.items);
    for (size_t i = 0; i < count; i++)
        if (diagram->nodes.items[i].part == PART_LEVEL)
            add_level(&levels, i);
    for (size_t i = 0; i < count; i++)
        if (diagram->nodes.items[i].part == PART_ASKED)
            levels.items[level_of_node(&levels, diagram->nodes.items[i].beside)].rung =
                (uint32_t)i + 1;
    for (size_t i = 0; i < diagram->lines.count; i++)
        add_pull(&levels, i);
    levels.heads = arena_alloc(drawing->arena, (levels.count + 2) * sizeof *levels.heads);
    levels.strips = arena_alloc(drawing->arena, (levels.count + 2) * sizeof *levels.strips);
    return levels;
}

unsigned levels_depth(const struct levels *levels, size_t ladder)
{
    unsigned depth = 0;
    for (size_t i = 0; i < levels->count; i++)
        if (levels->items[i].ladder == ladder && levels->items[i].depth > depth)
            depth = levels->items[i].depth;
    return depth;
}

/* ---- What is a level's own ------------------------------------------------------------------- */

static void set_words(struct levels *levels, struct level *level)
{
    struct drawing *drawing = levels->drawing;
    const struct diagram_node *node = &drawing->diagram->nodes.items[level->node];
    double width = level->box.width - 2 * padding;
    level->caption = text_width(drawing->ruler, look_clean.italic, level_caption_size,
                                node->notes[0], strlen(node->notes[0]));
    level->text = text_wrap(drawing->arena, drawing->ruler, look_clean.bold, level_text_size,
                            node->text, larger(width / 2, width - level->caption - gap));
    level->notes = (struct text_lines){0};
    for (size_t i = 1; i < node->note_count; i++) {
        struct text_lines lines = text_wrap(drawing->arena, drawing->ruler, look_clean.regular,
                                            level_note_size, node->notes[i], width);
        for (size_t k = 0; k < lines.count; k++)
            *array_add(drawing->arena, &level->notes) = lines.items[k];
    }
    level->text_top = level->pulls.count ? arrow_inside + 6 : padding * 0.8;
    level->cards_top = level->text_top + draw_lines_height(&level->text, level_text_size) +
                       draw_lines_height(&level->notes, level_note_size) + below_words;
}

/* A line of cards, from `first` up to `end`, around the middle; counted from the corner of all. */
static void centre_line(struct level *level, size_t first, size_t end, double top, double height)
{
    double wide = -card_gap;
    for (size_t i = first; i < end; i++)
        wide += level->cards.items[i].box.width + card_gap;
    double x = (level->box.width - wide) / 2;
    for (size_t i = first; i < end; i++) {
        struct box *box = &level->cards.items[i].box;
        box->centre = (struct point){x + box->width / 2, top + height / 2};
        x += box->width + card_gap;
    }
}

/* The card behind the last of a line that begins with this one. */
static size_t end_of_line(const struct level *level, size_t first, double width)
{
    size_t end = first;
    double wide = 0;
    do
        wide += level->cards.items[end++].box.width + card_gap;
    while (end < level->cards.count && wide + level->cards.items[end].box.width <= width);
    return end;
}

static size_t count_lines(const struct level *level, double width)
{
    size_t lines = 0;
    for (size_t first = 0; first < level->cards.count; first = end_of_line(level, first, width))
        lines++;
    return lines;
}

/* In as few lines as there is room for, evenly filled; gives how high these are. */
static double set_cards(struct level *level)
{
    static const double step = 0.97;
    double width = level->box.width - 2 * padding, top = 0;
    size_t lines = count_lines(level, width);
    while (level->cards.count > lines && count_lines(level, width * step) == lines)
        width *= step;
    for (size_t first = 0, end; first < level->cards.count; first = end) {
        double high = 0;
        end = end_of_line(level, first, width);
        for (size_t i = first; i < end; i++)
            high = larger(high, level->cards.items[i].box.height);
        centre_line(level, first, end, top, high);
        top += high + line_gap;
    }
    return top;
}

static double widest_word(const struct drawing *drawing, const char *text)
{
    double widest = 0;
    for (size_t length; *text; text += length + (text[length] == ' ')) {
        length = strcspn(text, " ");
        widest = larger(widest, text_width(drawing->ruler, look_clean.regular,
                                           CARD_TEXT_SIZE * card_letters, text, length));
    }
    return widest;
}

/* No wider than its text needs in two lines and each note in one, where that can be; no word is
   broken that is not very long. */
static struct card measure_card(const struct levels *levels, size_t node)
{
    static const double least = 70, most = 170, step = 14;
    enum { MOST_LINES = 2 };
    const struct diagram_node *shown = &levels->drawing->diagram->nodes.items[node];
    double words = number_within(widest_word(levels->drawing, shown->text), least, most);
    double figures = figure_size(&shown->figure, levels->figure).x + 2 * padding + 10;
    struct card card;
    do
        card =
            card_with_figure(levels->drawing, node, figures + words, card_letters, levels->figure);
    while ((card.text.count > MOST_LINES || card.notes.count > shown->note_count) &&
           (words += step) < most);
    return card;
}

/* Whether there is room for the widest. */
static bool measure_cards(struct levels *levels, struct level *level)
{
    const struct diagram *diagram = levels->drawing->diagram;
    double widest = 0;
    level->cards.count = 0;
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        const struct diagram_node *node = &diagram->nodes.items[i];
        if (node->within != level->node + 1 || node->part == PART_LEVEL)
            continue;
        struct card card = measure_card(levels, i);
        *array_add(levels->drawing->arena, &level->cards) = card;
        widest = larger(widest, card.box.width);
    }
    return widest <= level->box.width - 2 * padding;
}

/* ---- Pulls ----------------------------------------------------------------------------------- */

/* Side by side where there is room, else below each other: then the arrow of each begins lower and
   more to the right than that of the one above, so that none crosses words. Counted from the upper
   left corner of the strip above the level's edge. */
static void set_pulls(struct levels *levels, struct level *level)
{
    struct drawing *drawing = levels->drawing;
    size_t count = level->pulls.count, columns = (size_t)(level->box.width / pull_width);
    columns = columns < 1 ? 1 : columns > count ? count : columns;
    level->strip = 0;
    if (!count)
        return;
    size_t rows = (count + columns - 1) / columns;
    double wide = level->box.width / (double)columns, top = 0;
    double aside = arrow_gap * (double)rows;
    for (size_t row = 0; row < rows; row++) {
        double high = 0;
        for (size_t i = row * columns; i < count && i < (row + 1) * columns; i++) {
            struct pull *pull = &level->pulls.items[i];
            const struct diagram_line *line = &drawing->diagram->lines.items[pull->line];
            double left = 2 * padding + wide * (double)(i - row * columns);
            pull->words = text_wrap(drawing->arena, drawing->ruler, look_clean.regular, words_size,
                                    line->text, larger(60, wide - aside - gap - 2 * padding));
            pull->from = (struct point){left + arrow_gap * (double)row, top};
            pull->words_at = (struct point){left + aside - 4, top};
            high = larger(high, draw_lines_height(&pull->words, words_size));
        }
        for (size_t i = row * columns; i < count && i < (row + 1) * columns; i++)
            level->pulls.items[i].words_at.y += high / 2;
        top += high + 7;
    }
    level->strip = larger(top, 38);
    for (size_t i = 0; i < count; i++)
        level->pulls.items[i].length = level->strip - level->pulls.items[i].from.y + arrow_inside;
}

/* ---- The whole ladder ------------------------------------------------------------------------ */

static bool measure_level(struct levels *levels, struct level *level, double width)
{
    static const double least = 130;
    if (level->around == NO_LEVEL)
        level->box.width = width;
    else {
        const struct level *around = &levels->items[level->around];
        double room = around->box.width - 2 * padding - gap * (double)(around->held - 1);
        level->box.width = room / (double)around->held;
    }
    level->box.height = 0;
    if (level->box.width < least || !measure_cards(levels, level))
        return false;
    set_words(levels, level);
    set_pulls(levels, level);
    level->head = level->cards_top + set_cards(level);
    return true;
}

double levels_set(struct levels *levels, size_t ladder, double width, double more)
{
    unsigned deepest = levels_depth(levels, ladder);
    size_t widest = NO_LEVEL;
    for (unsigned depth = 0; depth <= deepest; depth++)
        levels->heads[depth] = levels->strips[depth] = 0;
    for (size_t i = 0; i < levels->count; i++) {
        struct level *level = &levels->items[i];
        if (level->ladder != ladder)
            continue;
        if (!measure_level(levels, level, width - level_ladder))
            return 0;
        widest = widest == NO_LEVEL ? i : widest;
        levels->heads[level->depth] = larger(levels->heads[level->depth], level->head + more);
        levels->strips[level->depth] = larger(levels->strips[level->depth], level->strip);
    }
    for (size_t i = levels->count; i-- > 0;) {
        struct level *level = &levels->items[i];
        if (level->ladder != ladder)
            continue;
        level->cards_top += (levels->heads[level->depth] - level->head) / 2;
        level->head = levels->heads[level->depth];
        level->strip = levels->strips[level->depth];
        level->box.height += level->head + padding / 2;
        if (level->around != NO_LEVEL)
            levels->items[level->around].box.height =
                larger(levels->items[level->around].box.height,
                       level->strip + level->box.height + padding / 2);
    }
    return levels->items[widest].box.height;
}

/* Where what is its own stands, once its box does. */
static void place_own(struct level *level)
{
    struct point corner = box_corner(level->box, 0);
    cards_move(&level->cards, (struct point){corner.x, corner.y + level->cards_top});
    for (size_t i = 0; i < level->pulls.count; i++) {
        struct pull *pull = &level->pulls.items[i];
        struct point by = {corner.x, corner.y - level->strip};
        pull->from = point_add(pull->from, by);
        pull->words_at = point_add(pull->words_at, by);
    }
}

void levels_place(struct levels *levels, size_t ladder, struct point corner)
{
    for (size_t i = 0; i < levels->count; i++) {
        struct level *level = &levels->items[i];
        struct point at = {corner.x + level_ladder, corner.y};
        if (level->ladder != ladder)
            continue;
        if (level->around != NO_LEVEL) {
            const struct level *around = &levels->items[level->around];
            at = box_corner(around->box, 0);
            at.x += padding + (double)level->before * (level->box.width + gap);
            at.y += around->head + level->strip;
        }
        level->box.centre =
            point_add(at, (struct point){level->box.width / 2, level->box.height / 2});
        place_own(level);
    }
}
