/* Cards to cut out and lay on a table: equal ones in rows, with lines to cut along between them,
   and one as wide as two for the definition. What is said stands in large letters; where nothing is
   said yet there are lines to write on. Letters become smaller before the page grows. */
#include "draw/curve.h"
#include "draw/page.h"
#include "draw/shape.h"

#include <string.h>

enum { COLUMNS = 4 };

/* Lengths in points. */
static const double cut_gap = 5, padding = 10, head_high = 48, letter_size = 32, name_size = 14.5,
                    question_size = 11.5, whose_size = 12.5, caption_size = 11.5, caption_room = 96,
                    foot_size = 11, rule_step = 25, arrow_room = 25, answer_gap = 4, group_gap = 9,
                    leading = 1.2;
enum { RULES = 1 }; /* to write on, at least */

/* One answer, or the room for it. */
struct entry {
    size_t node;
    const char *caption; /* or NULL */
    struct text_lines lines;
    double before, height; /* the room above it; with its caption */
    struct point corner;
};

struct leaf {
    size_t node;
    struct box box; /* to cut along */
    struct text_lines question, foot;
    double letter_wide, aside; /* aside: the room of captions, where they stand beside answers */
    size_t first, count;       /* of its entries */
    double size;               /* of what is said */
    double height;             /* that it needs */
};

struct cards_picture {
    struct drawing *drawing;
    struct legend legend;
    struct page page;
    struct leaf *cards;
    size_t card_count;
    struct entry *entries;
};

/* ---- Sizes ----------------------------------------------------------------------------------- */

/* The last card is as wide as all that is left of its row. */
static struct box cell_of(const struct cards_picture *picture, size_t which)
{
    struct box area = picture->page.area;
    size_t rows = (picture->card_count + COLUMNS - 1) / COLUMNS;
    size_t column = which % COLUMNS, row = which / COLUMNS;
    size_t span = which + 1 == picture->card_count ? COLUMNS - column : 1;
    double wide = area.width / COLUMNS, high = area.height / (double)rows;
    return (struct box){
        {area.centre.x - area.width / 2 + wide * ((double)column + (double)span / 2),
         area.centre.y - area.height / 2 + high * ((double)row + 0.5)},
        wide * (double)span,
        high};
}

static double inner_width(const struct leaf *card)
{
    return card->box.width - 2 * (cut_gap + padding);
}

static double answer_width(const struct leaf *card)
{
    return inner_width(card) - card->aside;
}

/* How much of a card's height a caption takes. */
static double caption_height(const struct leaf *card, const char *caption)
{
    return caption && !(card->aside > 0) ? caption_size * leading + 2 : 0;
}

static bool is_open(const struct cards_picture *picture, const struct entry *entry)
{
    return picture->drawing->diagram->nodes.items[entry->node].part == PART_NOT_SAID;
}

static struct lettering lettering_of(const struct cards_picture *picture, const struct look *look,
                                     const struct leaf *card, size_t node)
{
    bool whose = picture->drawing->diagram->nodes.items[node].part == PART_WHOSE;
    return (struct lettering){whose ? look->italic : look->regular, whose ? whose_size : card->size,
                              INK_TEXT, ANCHOR_START};
}

static struct entry measure_entry(const struct cards_picture *picture, const struct leaf *card,
                                  size_t node)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram_node *said = &drawing->diagram->nodes.items[node];
    struct lettering lettering = lettering_of(picture, &look_clean, card, node);
    struct entry entry = {.node = node, .caption = said->note_count ? said->notes[0] : NULL};
    if (is_open(picture, &entry))
        entry.height = RULES * rule_step;
    else
        entry.lines = text_wrap(drawing->arena, drawing->ruler, lettering.face, lettering.size,
                                said->text, answer_width(card));
    entry.height += (double)entry.lines.count * lettering.size * leading;
    entry.height += caption_height(card, entry.caption);
    return entry;
}

/* Whether this answer stands at the end of a line: below its arrow. */
static bool ends_line(const struct diagram *diagram, size_t node)
{
    for (size_t i = 0; i < diagram->lines.count; i++)
        if (diagram->lines.items[i].to == node)
            return true;
    return false;
}

/* What stands on every card: its head and its foot. */
static void measure_frame(struct cards_picture *picture, struct leaf *card)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram_node *node = &drawing->diagram->nodes.items[card->node];
    card->letter_wide = text_width(drawing->ruler, look_clean.bold, letter_size, node->number,
                                   strlen(node->number));
    card->question = text_wrap(drawing->arena, drawing->ruler, look_clean.italic, question_size,
                               node->notes[0], inner_width(card) - card->letter_wide - padding);
    card->foot = text_wrap(drawing->arena, drawing->ruler, look_clean.italic, foot_size,
                           drawing->diagram->title, inner_width(card));
    card->height = 2 * cut_gap + head_high + 2 * padding +
                   (double)card->foot.count * foot_size * leading + group_gap;
}

static bool fits_in_card(struct cards_picture *picture, struct leaf *card, double size)
{
    const struct diagram *diagram = picture->drawing->diagram;
    card->size = size;
    measure_frame(picture, card);
    for (size_t i = 0; i < card->count; i++) {
        struct entry *entry = &picture->entries[card->first + i];
        *entry = measure_entry(picture, card, card->node + 1 + i);
        entry->before = !i                                ? 0
                        : ends_line(diagram, entry->node) ? arrow_room
                        : entry->caption                  ? group_gap
                                                          : answer_gap;
        card->height += entry->before + entry->height;
    }
    return card->height <= card->box.height;
}

/* Each card has letters as large as it can take: on a table it is read by itself. */
static bool fits_on_page(void *context, double page)
{
    static const double sizes[] = {20, 18, 16, 15, 14};
    enum { SIZES = sizeof sizes / sizeof *sizes };
    struct cards_picture *picture = context;
    picture->page = page_take(picture->drawing, &picture->legend, page);
    for (size_t i = 0; i < picture->card_count; i++) {
        struct leaf *card = &picture->cards[i];
        size_t size = 0;
        card->box = cell_of(picture, i);
        card->aside = card->box.width > picture->page.area.width / COLUMNS + 1 ? caption_room : 0;
        while (size < SIZES && !fits_in_card(picture, card, sizes[size]))
            size++;
        if (size == SIZES)
            return false;
    }
    return true;
}

/* What is left of a card's height goes to the lines to write on, where it has some; else the
   answers stand in its middle. */
static void set_entries(struct cards_picture *picture, struct leaf *card)
{
    double left = card->box.centre.x - card->box.width / 2 + cut_gap + padding;
    double y = card->box.centre.y - card->box.height / 2 + cut_gap + head_high + padding;
    double spare = card->box.height - card->height;
    size_t open = 0;
    for (size_t i = 0; i < card->count; i++)
        open += is_open(picture, &picture->entries[card->first + i]);
    y += open ? 0 : spare / 2;
    for (size_t i = 0; i < card->count; i++) {
        struct entry *entry = &picture->entries[card->first + i];
        if (is_open(picture, entry))
            entry->height += spare / (double)open;
        y += entry->before;
        entry->corner = (struct point){left, y};
        y += entry->height;
    }
}

/* ---- Drawing a card -------------------------------------------------------------------------- */

/* What each letter's card looks like from across a table. */
static enum ink ink_of(const char *letter)
{
    static const struct {
        char letter;
        enum ink ink;
    } inks_of[] = {{'C', INK_MINT},  {'A', INK_SKY},  {'T', INK_OPENED},
                   {'W', INK_LILAC}, {'O', INK_ROSE}, {'E', INK_CLOUD}};
    for (size_t i = 0; i < sizeof inks_of / sizeof *inks_of; i++)
        if (inks_of[i].letter == *letter)
            return inks_of[i].ink;
    return INK_SAND;
}

static void draw_card_head(struct drawing *drawing, const struct leaf *card, struct box frame)
{
    const struct diagram_node *node = &drawing->diagram->nodes.items[card->node];
    struct box band = {
        {frame.centre.x, frame.centre.y - (frame.height - head_high) / 2}, frame.width, head_high};
    struct path path = path_of_frame(drawing->arena, band, 8);
    double high = name_size * leading + (double)card->question.count * question_size * leading;
    struct point at = {band.centre.x - band.width / 2 + padding, band.centre.y - high / 2};
    scene_path(drawing->scene, &path, (struct stroke){.fill = ink_of(node->number)});
    scene_text(drawing->scene, node->number,
               (struct point){at.x, band.centre.y + letter_size * base_below_middle},
               (struct lettering){drawing->look->bold, letter_size, INK_TEXT, ANCHOR_START});
    at.x += card->letter_wide + padding;
    scene_text(drawing->scene, node->text, (struct point){at.x, at.y + name_size},
               (struct lettering){drawing->look->bold, name_size, INK_TEXT, ANCHOR_START});
    at.y += name_size * leading;
    scene_lines_below(
        drawing->scene, &card->question, at, leading,
        (struct lettering){drawing->look->italic, question_size, INK_TEXT, ANCHOR_START});
}

static void draw_foot(struct drawing *drawing, const struct leaf *card, struct box frame)
{
    double high = (double)card->foot.count * foot_size * leading;
    scene_lines_below(
        drawing->scene, &card->foot,
        (struct point){frame.centre.x - frame.width / 2 + padding,
                       frame.centre.y + frame.height / 2 - padding - high},
        leading, (struct lettering){drawing->look->italic, foot_size, INK_QUIET, ANCHOR_START});
}

static void draw_card_itself(struct drawing *drawing, const struct leaf *card)
{
    const struct diagram_node *node = &drawing->diagram->nodes.items[card->node];
    struct box frame = {card->box.centre, card->box.width - 2 * cut_gap,
                        card->box.height - 2 * cut_gap};
    struct path path = path_of_frame(drawing->arena, frame, 8);
    draw_open_node(drawing->scene, node);
    scene_path(drawing->scene, &path, (struct stroke){.fill = INK_SHAPE});
    draw_card_head(drawing, card, frame);
    scene_path(drawing->scene, &path, (struct stroke){.ink = INK_LINE, .width = 1.8});
    draw_foot(drawing, card, frame);
    scene_close(drawing->scene);
}

/* ---- Drawing what is said -------------------------------------------------------------------- */

/* “not said yet” stands small above the first of the lines. */
static void draw_rules(struct drawing *drawing, const struct entry *entry, struct point at,
                       double wide, const char *text)
{
    double high = entry->corner.y + entry->height - at.y;
    scene_text(
        drawing->scene, text, (struct point){at.x, at.y + rule_step - 6},
        (struct lettering){drawing->look->italic, caption_size + 1, INK_QUIET, ANCHOR_START});
    for (double y = rule_step; y <= high; y += rule_step)
        draw_straight_line(
            drawing->scene, (struct point){at.x, at.y + y}, (struct point){at.x + wide, at.y + y},
            (struct stroke){.ink = INK_QUIET, .width = 0.8, .dash = DASH_DOTS, .hand = HAND_STILL});
}

static void draw_entry(struct cards_picture *picture, const struct leaf *card,
                       const struct entry *entry)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram_node *node = &drawing->diagram->nodes.items[entry->node];
    struct point at = entry->corner;
    draw_open_node(drawing->scene, node);
    if (entry->caption) {
        double drop = card->aside > 0 && entry->lines.count ? card->size * 0.95 : caption_size;
        scene_text(drawing->scene, entry->caption, (struct point){at.x, at.y + drop},
                   (struct lettering){drawing->look->bold, caption_size, INK_QUIET, ANCHOR_START});
        at.y += caption_height(card, entry->caption);
        at.x += card->aside;
    }
    scene_lines_below(drawing->scene, &entry->lines, at, leading,
                      lettering_of(picture, drawing->look, card, entry->node));
    if (is_open(picture, entry))
        draw_rules(drawing, entry, at, answer_width(card), node->text);
    scene_close(drawing->scene);
}

/* From one state down to the other. */
static void draw_becoming(struct cards_picture *picture, const struct entry *after)
{
    static const double head = 11;
    struct drawing *drawing = picture->drawing;
    struct point curve[4];
    for (size_t i = 0; i < drawing->diagram->lines.count; i++) {
        const struct diagram_line *line = &drawing->diagram->lines.items[i];
        if (line->to != after->node)
            continue;
        struct point tip = {after->corner.x + 14, after->corner.y - 1};
        curve_bowed(curve, (struct point){tip.x, tip.y - arrow_room + 4}, tip, 0);
        draw_open_line(drawing->scene, drawing->diagram, line, "becomes", line->sentence);
        draw_arrow(drawing->scene, curve, (struct stroke){.ink = INK_PLUS, .width = 2.6}, head);
        scene_close(drawing->scene);
    }
}

static void draw_card_whole(struct cards_picture *picture, struct leaf *card)
{
    set_entries(picture, card);
    draw_card_itself(picture->drawing, card);
    for (size_t i = 0; i < card->count; i++) {
        draw_entry(picture, card, &picture->entries[card->first + i]);
        draw_becoming(picture, &picture->entries[card->first + i]);
    }
}

/* ---- Cutting --------------------------------------------------------------------------------- */

static const struct stroke cut = {
    .ink = INK_QUIET, .width = 1, .dash = DASH_LONG, .hand = HAND_STILL};

/* Open scissors that cut to the right from this point. */
static void draw_scissors(struct drawing *drawing, struct point at)
{
    static const double ring = 3.2, apart = 4.5, length = 17;
    struct stroke blade = {.ink = INK_LINE, .width = 1.5, .hand = HAND_STILL};
    for (int side = -1; side <= 1; side += 2) {
        struct point grip = {at.x + ring, at.y + side * apart};
        struct path path = path_of_oval(drawing->arena, (struct box){grip, 2 * ring, 2 * ring});
        scene_path(drawing->scene, &path, blade);
        draw_straight_line(drawing->scene,
                           (struct point){grip.x + ring * 0.8, grip.y - side * ring * 0.6},
                           (struct point){at.x + length, at.y - side * apart * 0.7}, blade);
    }
}

static void draw_cut_sign(struct drawing *drawing, const void *nothing, struct point at)
{
    (void)nothing;
    draw_scissors(drawing, at);
    draw_straight_line(drawing->scene, (struct point){at.x + 20, at.y},
                       (struct point){at.x + 48, at.y}, cut);
}

static void draw_rule_sign(struct drawing *drawing, const void *nothing, struct point at)
{
    (void)nothing;
    draw_straight_line(
        drawing->scene, (struct point){at.x, at.y + 4}, (struct point){at.x + 36, at.y + 4},
        (struct stroke){.ink = INK_QUIET, .width = 0.8, .dash = DASH_DOTS, .hand = HAND_STILL});
}

/* Each card is cut at its upper and left edges; the sheet itself at the lower and right ones. */
static void draw_cuts(struct cards_picture *picture)
{
    struct drawing *drawing = picture->drawing;
    struct box area = picture->page.area;
    struct path sheet = path_of_box(drawing->arena, area);
    scene_path(drawing->scene, &sheet, cut);
    for (size_t i = 0; i < picture->card_count; i++) {
        struct box box = picture->cards[i].box;
        struct point corner = box_corner(box, 0);
        if (i % COLUMNS)
            draw_straight_line(drawing->scene, corner, box_corner(box, 2), cut);
        if (i >= COLUMNS && i % COLUMNS == 0)
            draw_straight_line(drawing->scene, corner,
                               (struct point){corner.x + area.width, corner.y}, cut);
        if (i % COLUMNS == 0)
            draw_scissors(drawing, (struct point){corner.x - 22, corner.y});
    }
}

/* ---- The whole ------------------------------------------------------------------------------- */

static void find_cards(struct cards_picture *picture)
{
    const struct diagram *diagram = picture->drawing->diagram;
    size_t room = diagram->nodes.count + 1, entries = 0;
    picture->cards = arena_alloc(picture->drawing->arena, room * sizeof *picture->cards);
    picture->entries = arena_alloc(picture->drawing->arena, room * sizeof *picture->entries);
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        if (diagram->nodes.items[i].part == PART_CATWOE_CARD)
            picture->cards[picture->card_count++] = (struct leaf){.node = i, .first = entries};
        else {
            picture->cards[picture->card_count - 1].count++;
            entries++;
        }
    }
}

static struct legend legend_of(struct drawing *drawing)
{
    struct legend legend = {0};
    legend_add_drawn(drawing, &legend, 56, draw_cut_sign, NULL, "cut here");
    if (draw_has_nodes(drawing->diagram, PART_NOT_SAID))
        legend_add_drawn(drawing, &legend, 44, draw_rule_sign, NULL,
                         "not said yet: write it in by hand");
    return legend;
}

bool compose_catwoe_cards(struct drawing *drawing)
{
    struct cards_picture picture = {.drawing = drawing, .legend = legend_of(drawing)};
    find_cards(&picture);
    page_grow(&picture, fits_on_page, 1);
    draw_page(drawing, &picture.legend, picture.page.width, picture.page.height);
    draw_cuts(&picture);
    for (size_t i = 0; i < picture.card_count; i++)
        draw_card_whole(&picture, &picture.cards[i]);
    return true;
}
