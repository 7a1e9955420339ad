/* Single and double loops (Argyris and Schön 1974, 1978), a band for each change: why it is done,
   what is done, what was expected and what was seen; from there a short way back below to what is
   done, and a long one to why. One change is a large picture, several are bands below one another,
   and very many stand in several columns. */
#include "draw/card.h"
#include "draw/curve.h"
#include "draw/shape.h"
#include "draw/signs.h"

enum { PLACES = 4, MOST_BESIDE = 6 };

/* Lengths in points, for letters of the usual size. */
static const double band_least = 500, beside_gap = 40, below_gap = 10, arrow_gap = 36,
                    pair_gap = 34, field_margin = 8, short_way = 23, long_way = 44, corner = 34,
                    label_size = 12, head_size = 11;
static const double cards_share = 0.4, cards_most = 1.5, ways_most = 2.4; /* of spare height */

struct band {
    struct card cards[PLACES]; /* why, what, what was expected, what was seen */
    double height, cards_high, ways_high;
    struct point corner;
};

struct loops_picture {
    struct drawing *drawing;
    struct legend legend;
    struct page page;
    struct band *bands;
    size_t band_count, beside; /* so many bands stand beside one another */
    double letters, width;     /* of a band */
    double heads_high;         /* of what stands above each column of bands */
};

/* ---- Sizes ----------------------------------------------------------------------------------- */

/* Where a place of a band begins, from its left edge; at PLACES where it ends. */
static double place_start(const struct loops_picture *picture, size_t place)
{
    double gaps = (2 * arrow_gap + pair_gap + 2 * field_margin) * picture->letters;
    double wide = (picture->width - gaps) / PLACES;
    double before[] = {0, arrow_gap, 2 * arrow_gap + field_margin,
                       2 * arrow_gap + field_margin + pair_gap};
    return wide * (double)place + before[place] * picture->letters;
}

static double place_width(const struct loops_picture *picture)
{
    return place_start(picture, 1) - arrow_gap * picture->letters;
}

/* What heads this place: the nodes of the places come first. */
static struct card head_of(const struct loops_picture *picture, size_t place)
{
    return card_of(picture->drawing, place, place_width(picture), picture->letters);
}

static void measure_heads(struct loops_picture *picture)
{
    picture->heads_high = 0;
    for (size_t place = 0; place < PLACES; place++)
        picture->heads_high = larger(picture->heads_high, head_of(picture, place).box.height);
}

static void measure_band(struct loops_picture *picture, struct band *band)
{
    band->cards_high = 0;
    for (size_t i = 0; i < PLACES; i++) {
        band->cards[i] =
            card_of(picture->drawing, band->cards[i].node, place_width(picture), picture->letters);
        band->cards_high = larger(band->cards_high, band->cards[i].box.height);
    }
    band->ways_high = (long_way + 4) * picture->letters;
    band->height = band->cards_high + 2 * field_margin * picture->letters + band->ways_high;
}

/* With what it gets of the spare height cards become higher and ways back deeper, both not without
   end; it stands in the middle of what is left. */
static void stretch_band(struct band *band, double spare)
{
    double higher = smaller(spare * cards_share, band->cards_high * (cards_most - 1));
    double deeper = smaller(spare - higher, band->ways_high * (ways_most - 1));
    band->cards_high += higher;
    band->ways_high += deeper;
    band->height += spare;
    band->corner.y += (spare - higher - deeper) / 2;
}

static size_t bands_below(const struct loops_picture *picture)
{
    return (picture->band_count + picture->beside - 1) / picture->beside;
}

/* Whether the bands of each column fit below its heads. */
static bool set_bands(struct loops_picture *picture)
{
    struct box area = picture->page.area;
    size_t below = bands_below(picture);
    double left = area.centre.x - area.width / 2, top = area.centre.y - area.height / 2;
    for (size_t column = 0; column < picture->beside; column++) {
        size_t first = column * below, high = 0;
        double y = top + picture->heads_high, spare = area.height - picture->heads_high;
        for (size_t i = first; i < picture->band_count && i < first + below; i++, high++) {
            measure_band(picture, &picture->bands[i]);
            spare -= picture->bands[i].height + below_gap * picture->letters;
        }
        if (spare < 0)
            return false;
        for (size_t i = first; i < first + high; i++) {
            picture->bands[i].corner = (struct point){
                left + (picture->width + beside_gap * picture->letters) * (double)column, y};
            stretch_band(&picture->bands[i], spare / (double)high);
            y += picture->bands[i].height + below_gap * picture->letters;
        }
    }
    return true;
}

static bool fits_with_letters(struct loops_picture *picture, double letters)
{
    picture->letters = letters;
    for (picture->beside = 1; picture->beside <= MOST_BESIDE; picture->beside++) {
        double gaps = beside_gap * letters * (double)(picture->beside - 1);
        picture->width = (picture->page.area.width - gaps) / (double)picture->beside;
        if (picture->width < band_least * letters)
            return false;
        measure_heads(picture);
        if (set_bands(picture))
            return true;
    }
    return false;
}

/* Where there is room to spare on the first page, letters are larger. */
static bool fits_on_page(void *context, double size)
{
    static const double letters[] = {1.5, 1.4, 1.3, 1.2, 1.1, 1};
    enum { LETTERS = sizeof letters / sizeof *letters };
    struct loops_picture *picture = context;
    picture->page = page_take(picture->drawing, &picture->legend, size);
    for (size_t i = size > 1 ? LETTERS - 1 : 0; i < LETTERS; i++)
        if (fits_with_letters(picture, letters[i]))
            return true;
    return false;
}

/* ---- Lines ----------------------------------------------------------------------------------- */

static const struct diagram_line *line_to(const struct drawing *drawing, const struct band *band,
                                          size_t from, size_t to)
{
    for (size_t i = 0; i < drawing->diagram->lines.count; i++) {
        const struct diagram_line *line = &drawing->diagram->lines.items[i];
        if (line->from == band->cards[from].node && line->to == band->cards[to].node)
            return line;
    }
    return NULL;
}

/* Each can be told from the others on a copier, too: by its width or its dash. */
static struct stroke stroke_of(enum diagram_part part)
{
    switch (part) {
    case PART_SINGLE_LOOP:
        return (struct stroke){.ink = INK_PLUS, .width = 2.4};
    case PART_DOUBLE_LOOP:
        return (struct stroke){.ink = INK_MINUS, .width = 3.4};
    case PART_DOUBLE_ASKED:
        return (struct stroke){.ink = INK_MINUS, .width = 2.4, .dash = DASH_SHORT};
    default:
        return (struct stroke){.ink = INK_LINE, .width = 1.7};
    }
}

static void draw_forward(struct loops_picture *picture, const struct band *band, size_t from,
                         size_t to)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram_line *line = line_to(drawing, band, from, to);
    const struct box *start = &band->cards[from].box, *end = &band->cards[to].box;
    double inset = 4 + (to == 2 ? field_margin * picture->letters : 0);
    struct point curve[4];
    curve_bowed(curve, (struct point){start->centre.x + start->width / 2 + 4, start->centre.y},
                (struct point){end->centre.x - end->width / 2 - inset, end->centre.y}, 0);
    draw_open_line(drawing->scene, drawing->diagram, line, "goes on", line->sentence);
    draw_arrow(drawing->scene, curve, stroke_of(line->part), head_size * picture->letters);
    scene_close(drawing->scene);
}

/* From below what was seen, so far beside its middle, back to the lower edge of a card. */
static void draw_way_back(struct loops_picture *picture, const struct band *band, size_t to,
                          double aside, double depth)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram_line *line = line_to(drawing, band, PLACES - 1, to);
    const struct box *seen = &band->cards[PLACES - 1].box, *end = &band->cards[to].box;
    struct stroke stroke = stroke_of(line->part);
    double letters = picture->letters, size = label_size * letters,
           head = (head_size + 2) * letters;
    double low = seen->centre.y + seen->height / 2 + field_margin * letters + 2;
    struct point from = {seen->centre.x + aside, low};
    struct point tip = {end->centre.x, end->centre.y + end->height / 2 + 4};
    struct point way[] = {from, {from.x, low + depth}, {tip.x, low + depth}, tip};
    draw_open_line(drawing->scene, drawing->diagram, line, line->text, line->sentence);
    draw_round_way(drawing->scene, way, sizeof way / sizeof *way, corner * letters, stroke, head);
    scene_text(drawing->scene, line->text,
               (struct point){(from.x + tip.x) / 2, low + depth - size * 0.5},
               (struct lettering){drawing->look->italic, size, INK_TEXT, ANCHOR_MIDDLE});
    scene_close(drawing->scene);
}

/* ---- A band ---------------------------------------------------------------------------------- */

static void place_cards(const struct loops_picture *picture, struct band *band)
{
    for (size_t i = 0; i < PLACES; i++) {
        band->cards[i].box.width = place_width(picture);
        band->cards[i].box.height = band->cards_high;
        band->cards[i].box.centre =
            (struct point){band->corner.x + place_start(picture, i) + place_width(picture) / 2,
                           band->corner.y + field_margin * picture->letters + band->cards_high / 2};
    }
}

/* What was expected and what was seen stand on one field. */
static void draw_field(const struct loops_picture *picture, const struct band *band)
{
    struct box from = band->cards[PLACES - 2].box, to = band->cards[PLACES - 1].box;
    double margin = field_margin * picture->letters;
    struct box field = {point_between(from.centre, to.centre, 0.5),
                        to.centre.x - from.centre.x + to.width + 2 * margin,
                        to.height + 2 * margin};
    struct path path = path_of_frame(picture->drawing->arena, field, margin);
    scene_path(picture->drawing->scene, &path, (struct stroke){.fill = INK_CLOUD});
}

/* The word between the two. */
static void draw_difference(struct loops_picture *picture, const struct band *band)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram_line *line = line_to(drawing, band, PLACES - 2, PLACES - 1);
    double size = label_size * picture->letters;
    struct point at =
        point_between(band->cards[PLACES - 2].box.centre, band->cards[PLACES - 1].box.centre, 0.5);
    if (!line)
        return;
    draw_open_line(drawing->scene, drawing->diagram, line, line->text, line->sentence);
    scene_text(drawing->scene, line->text, (struct point){at.x, at.y + size * base_below_middle},
               (struct lettering){drawing->look->bold, size, INK_TEXT, ANCHOR_MIDDLE});
    scene_close(drawing->scene);
}

static void draw_band(struct loops_picture *picture, struct band *band)
{
    double deep = band->ways_high - 4 * picture->letters;
    place_cards(picture, band);
    draw_field(picture, band);
    draw_difference(picture, band);
    draw_forward(picture, band, 0, 1);
    draw_forward(picture, band, 1, 2);
    draw_way_back(picture, band, 1, -place_width(picture) / 6, deep * short_way / long_way);
    draw_way_back(picture, band, 0, place_width(picture) / 6, deep);
    for (size_t i = 0; i < PLACES; i++)
        card_draw(picture->drawing, &band->cards[i]);
}

/* ---- The legend ------------------------------------------------------------------------------ */

static struct legend legend_of(struct drawing *drawing)
{
    static const struct sample {
        enum diagram_part part;
        const char *text;
    } samples[] = {{PART_SINGLE_LOOP, "single loop: change what we do"},
                   {PART_DOUBLE_LOOP, "double loop: question what we took for granted"},
                   {PART_DOUBLE_ASKED, "double loop, not taken yet"}};
    struct legend legend = {0};
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        if (draw_has_lines(drawing->diagram, samples[i].part))
            legend_add_arrow_like(drawing, &legend, stroke_of(samples[i].part), samples[i].text);
    return legend;
}

/* ---- The whole ------------------------------------------------------------------------------- */

/* Above each column of bands: what stands in which place. */
static void draw_heads(struct loops_picture *picture, const struct band *first)
{
    for (size_t place = 0; place < PLACES; place++) {
        struct card head = head_of(picture, place);
        head.box.centre =
            (struct point){first->corner.x + place_start(picture, place) + place_width(picture) / 2,
                           first->corner.y - head.box.height / 2};
        card_draw(picture->drawing, &head);
    }
}

/* Each band's nodes follow one another, the first of them why. */
static void find_bands(struct loops_picture *picture)
{
    const struct diagram *diagram = picture->drawing->diagram;
    picture->bands =
        arena_alloc(picture->drawing->arena, diagram->nodes.count * sizeof *picture->bands);
    for (size_t i = PLACES; i + PLACES <= diagram->nodes.count; i += PLACES) {
        struct band *band = &picture->bands[picture->band_count++];
        for (size_t place = 0; place < PLACES; place++)
            band->cards[place].node = i + place;
    }
}

bool compose_double_loop(struct drawing *drawing)
{
    struct loops_picture picture = {.drawing = drawing, .legend = legend_of(drawing)};
    find_bands(&picture);
    page_grow(&picture, fits_on_page, 1);
    draw_page(drawing, &picture.legend, picture.page.width, picture.page.height);
    for (size_t i = 0; i < picture.band_count; i++) {
        if (i % bands_below(&picture) == 0)
            draw_heads(&picture, &picture.bands[i]);
        draw_band(&picture, &picture.bands[i]);
    }
    return true;
}
