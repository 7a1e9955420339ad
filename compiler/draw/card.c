/* Cards as on a pin board; see card.h. */
#include "draw/card.h"

#include "draw/badge.h"
#include "draw/figure.h"
#include "draw/shape.h"

static const double beside_signs = 7, between_signs = 4, above_notes = 2, fold = 11;

/* ---- How they look --------------------------------------------------------------------------- */

static const struct card_row {
    enum diagram_part part;
    struct card_look look;
} rows[] = {
#define CARD(part, form, lettering, fill, line, dash) \
    {PART_##part, {CARD_##form, CARD_##lettering, INK_##fill, INK_##line, DASH_##dash}},
#include "draw/cards.def"
#undef CARD
};

const struct card_look *card_look_of(enum diagram_part part)
{
    static const struct card_look plain = {.fill = INK_SHAPE, .line = INK_LINE};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].part == part)
            return &rows[i].look;
    return &plain;
}

/* From the edge of a card to what stands in it. */
static struct point padding_of(const struct card *card)
{
    static const struct point paddings[] = {
        [CARD_SHEET] = {9, 7}, [CARD_SLIP] = {9, 7},  [CARD_PILL] = {13, 7},
        [CARD_TEXT] = {2, 2},  [CARD_TITLE] = {2, 2}, [CARD_PORTRAIT] = {11, 8}};
    return point_times(paddings[card->look->form], card->letters);
}

static bool is_centred(const struct card *card)
{
    return card->look->form == CARD_PILL || card->look->form == CARD_TITLE ||
           card->look->form == CARD_PORTRAIT;
}

static bool is_portrait(const struct card *card)
{
    return card->look->form == CARD_PORTRAIT;
}

static enum face face_of(const struct look *look, enum card_lettering lettering)
{
    return lettering == CARD_BOLD     ? look->bold
           : lettering == CARD_ITALIC ? look->italic
                                      : look->regular;
}

static double text_size(const struct card *card)
{
    static const double bold_is_larger = 0.5;
    return (CARD_TEXT_SIZE + (card->look->lettering == CARD_BOLD ? bold_is_larger : 0)) *
           card->letters;
}

/* ---- How large they are ---------------------------------------------------------------------- */

static double words_height(const struct card *card)
{
    double text = draw_lines_height(&card->text, text_size(card));
    double notes = draw_lines_height(&card->notes, CARD_NOTE_SIZE * card->letters);
    return text + notes + (text > 0 && notes > 0 ? above_notes : 0);
}

static double badges_height(const struct card *card, unsigned count)
{
    return count ? count * (badge_size * card->letters + between_signs) - between_signs : 0;
}

static struct point signs_of(const struct card *card, const struct diagram_node *node,
                             double figure)
{
    bool has_figure = figure > 0 && (node->figure.people || node->figure.icon);
    double badge = badge_size * card->letters, count = badges_count(node->badges);
    struct point signs = has_figure ? figure_size(&node->figure, figure) : (struct point){0, 0};
    if (is_portrait(card)) {
        signs.x += count > 0 ? badge + (has_figure ? between_signs : 0) : 0;
        signs.y = larger(signs.y, badges_height(card, (unsigned)count));
    } else if (count > 0) {
        signs.x = larger(signs.x, badge);
        signs.y += count * badge + (count - !has_figure) * between_signs;
    }
    return signs;
}

static void wrap_words(const struct drawing *drawing, struct card *card, double width)
{
    const struct diagram_node *node = &drawing->diagram->nodes.items[card->node];
    const char *text = node->text ? node->text : "";
    if (node->number)
        text = arena_printf(drawing->arena, "%s %s", node->number, text);
    card->text =
        text_wrap(drawing->arena, drawing->ruler, face_of(&look_clean, card->look->lettering),
                  text_size(card), text, width);
    for (size_t i = 0; i < node->note_count; i++) {
        struct text_lines lines = text_wrap(drawing->arena, drawing->ruler, look_clean.regular,
                                            CARD_NOTE_SIZE * card->letters, node->notes[i], width);
        for (size_t k = 0; k < lines.count; k++)
            *array_add(drawing->arena, &card->notes) = lines.items[k];
        card->notes.width = larger(card->notes.width, lines.width);
    }
}

static struct box portrait_size(const struct card *card)
{
    struct point padding = padding_of(card);
    double words = larger(card->text.width, card->notes.width);
    double above = card->signs.y > 0 ? card->signs.y + between_signs : 0;
    return (struct box){.width = 2 * padding.x + larger(words, card->signs.x),
                        .height = 2 * padding.y + above + words_height(card)};
}

struct card card_with_figure(const struct drawing *drawing, size_t node, double width,
                             double letters, double figure)
{
    static const double words_least = 40;
    const struct diagram_node *shown = &drawing->diagram->nodes.items[node];
    struct card card = {.node = node, .look = card_look_of(shown->part), .letters = letters};
    struct point padding = padding_of(&card);
    card.signs = signs_of(&card, shown, figure);
    card.figure = shown->figure.people || shown->figure.icon ? figure : 0;
    double aside = card.signs.x > 0 && !is_portrait(&card) ? card.signs.x + beside_signs : 0;
    wrap_words(drawing, &card, larger(words_least * letters, width - 2 * padding.x - aside));
    card.box.width = 2 * padding.x + aside + larger(card.text.width, card.notes.width);
    card.box.height = 2 * padding.y + larger(card.signs.y, words_height(&card));
    if (card.look->form == CARD_SLIP)
        card.box.height += fold / 2;
    if (is_portrait(&card))
        card.box = portrait_size(&card);
    return card;
}

struct card card_of(const struct drawing *drawing, size_t node, double width, double letters)
{
    return card_with_figure(drawing, node, width, letters, CARD_FIGURE * letters);
}

/* ---- Drawing --------------------------------------------------------------------------------- */

static void draw_slip(struct drawing *drawing, struct box box, struct stroke stroke)
{
    struct arena *arena = drawing->arena;
    struct point corner = box_corner(box, 3);
    struct point above = {corner.x, corner.y - fold}, beside = {corner.x - fold, corner.y};
    struct path slip = {0}, folded = {0};
    path_move(arena, &slip, box_corner(box, 0));
    path_line(arena, &slip, box_corner(box, 1));
    path_line(arena, &slip, above);
    path_line(arena, &slip, beside);
    path_line(arena, &slip, box_corner(box, 2));
    path_close(arena, &slip);
    scene_path(drawing->scene, &slip, stroke);
    path_move(arena, &folded, beside);
    path_line(arena, &folded, (struct point){beside.x + fold * 0.1, above.y + fold * 0.1});
    path_line(arena, &folded, above);
    scene_path(drawing->scene, &folded,
               (struct stroke){.ink = stroke.ink, .width = 1, .hand = HAND_STILL});
}

static void draw_form(struct drawing *drawing, const struct card *card)
{
    static const double corner = 5, round_most = 16, width = 1.4;
    const struct card_look *look = card->look;
    struct stroke stroke = {
        .fill = look->fill, .ink = look->line, .width = width, .dash = look->dash};
    if (look->form == CARD_SLIP)
        draw_slip(drawing, card->box, stroke);
    if (look->form != CARD_SHEET && look->form != CARD_PILL)
        return;
    double radius = look->form == CARD_SHEET ? corner : smaller(round_most, card->box.height / 2);
    struct path path = path_of_frame(drawing->arena, card->box, radius);
    scene_path(drawing->scene, &path, stroke);
}

static void draw_badges(struct drawing *drawing, const struct card *card, struct point top)
{
    unsigned badges = drawing->diagram->nodes.items[card->node].badges;
    double badge = badge_size * card->letters;
    for (enum diagram_badge i = 0; i < BADGE_COUNT; i++)
        if (badges >> i & 1) {
            badge_draw(drawing, i, (struct point){top.x, top.y + badge / 2}, badge);
            top.y += badge + between_signs;
        }
}

/* The figure with the badges below it, around this middle. */
static void draw_signs(struct drawing *drawing, const struct card *card, struct point middle)
{
    const struct diagram_node *node = &drawing->diagram->nodes.items[card->node];
    struct point at = {middle.x, middle.y - card->signs.y / 2};
    if (card->figure > 0) {
        at.y += figure_size(&node->figure, card->figure).y;
        draw_figure(drawing, figure_whose(node), &node->figure, at, card->figure, false);
        at.y += between_signs;
    }
    draw_badges(drawing, card, at);
}

static void draw_texts(struct drawing *drawing, const struct card *card, struct point top)
{
    enum anchor anchor = is_centred(card) ? ANCHOR_MIDDLE : ANCHOR_START;
    double size = text_size(card), note_size = CARD_NOTE_SIZE * card->letters;
    double text = draw_lines_height(&card->text, size),
           notes = draw_lines_height(&card->notes, note_size);
    scene_lines(
        drawing->scene, &card->text, (struct point){top.x, top.y + text / 2}, draw_leading,
        (struct lettering){face_of(drawing->look, card->look->lettering), size, INK_TEXT, anchor});
    scene_lines(drawing->scene, &card->notes,
                (struct point){top.x, top.y + words_height(card) - notes / 2}, draw_leading,
                (struct lettering){drawing->look->regular, note_size, INK_QUIET, anchor});
}

/* The figure with the badges beside it, and below it the words. */
static void draw_portrait(struct drawing *drawing, const struct card *card)
{
    const struct diagram_node *node = &drawing->diagram->nodes.items[card->node];
    struct point padding = padding_of(card), middle = card->box.centre;
    double badge = badge_size * card->letters, high = card->box.height / 2 - padding.y;
    unsigned count = badges_count(node->badges);
    struct point top = {middle.x, middle.y - high};
    struct point ground = {middle.x, top.y + card->signs.y};
    if (card->figure > 0) {
        double wide = figure_size(&node->figure, card->figure).x;
        ground.x += (wide - card->signs.x) / 2;
        draw_figure(drawing, figure_whose(node), &node->figure, ground, card->figure, false);
    }
    draw_badges(drawing, card,
                (struct point){middle.x + (card->signs.x - badge) / 2,
                               top.y + (card->signs.y - badges_height(card, count)) / 2});
    draw_texts(drawing, card, (struct point){middle.x, middle.y + high - words_height(card)});
}

/* Badges alone stand beside the first line, a figure beside the middle of all words. */
void card_draw_words(struct drawing *drawing, const struct card *card)
{
    struct point padding = padding_of(card), middle = card->box.centre;
    if (is_portrait(card)) {
        draw_portrait(drawing, card);
        return;
    }
    double folded = card->look->form == CARD_SLIP ? fold / 2 : 0;
    double left = middle.x - card->box.width / 2 + padding.x;
    double words = larger(card->text.width, card->notes.width);
    double aside = card->signs.x > 0 ? card->signs.x + beside_signs : 0;
    double high = words_height(card), top = middle.y - (high + folded) / 2;
    if (is_centred(card))
        left = middle.x - (aside + words) / 2;
    if (aside > 0) {
        double first = top + text_size(card) * draw_leading / 2;
        bool alone = !(card->figure > 0) && high > card->signs.y;
        draw_signs(drawing, card,
                   (struct point){left + card->signs.x / 2,
                                  alone ? larger(first, top + card->signs.y / 2 - 2)
                                        : middle.y - folded / 2});
    }
    draw_texts(drawing, card,
               (struct point){left + aside + (is_centred(card) ? words / 2 : 0), top});
}

void card_draw(struct drawing *drawing, const struct card *card)
{
    const struct diagram_node *node = &drawing->diagram->nodes.items[card->node];
    draw_open_node(drawing->scene, node);
    draw_form(drawing, card);
    card_draw_words(drawing, card);
    scene_close(drawing->scene);
}

/* ---- Several --------------------------------------------------------------------------------- */

/* Those of one line, from this one on: equally high. */
static double set_line(struct cards *cards, size_t first, size_t end, struct point corner,
                       double wide, double gap)
{
    double high = 0;
    for (size_t i = first; i < end; i++)
        high = larger(high, cards->items[i].box.height);
    for (size_t i = first; i < end; i++)
        cards->items[i].box = (struct box){
            {corner.x + (double)(i - first) * (wide + gap) + wide / 2, corner.y + high / 2},
            wide,
            high};
    return high;
}

size_t cards_beside(size_t count, double width, double least, double gap)
{
    size_t beside = 1;
    while (beside < count && (least + gap) * (double)(beside + 1) - gap <= width)
        beside++;
    return beside;
}

double cards_stack(struct cards *cards, size_t beside, double width, double gap)
{
    double wide = (width - gap * (double)(beside - 1)) / (double)beside, high = 0;
    for (size_t i = 0; i < cards->count; i += beside) {
        size_t end = i + beside < cards->count ? i + beside : cards->count;
        high += (i ? gap : 0) +
                set_line(cards, i, end, (struct point){0, high + (i ? gap : 0)}, wide, gap);
    }
    return high;
}

void cards_move(struct cards *cards, struct point by)
{
    for (size_t i = 0; i < cards->count; i++)
        cards->items[i].box.centre = point_add(cards->items[i].box.centre, by);
}
