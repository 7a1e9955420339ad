/* A journey on its page: bands with the feelings, the line of time and the lanes; see
   journey_picture.h. As many steps stand side by side as have room, the others in further bands,
   for a tape several metres long hangs on no wall. */
#include "draw/journey_picture.h"
#include "draw/person.h"

static const double card_least = 92, card_most = 176, gap_more = 46;
static const double head_most = 164, head_figure = 30, name_most = 130, traveller_height = 78;
static const double lane_pad_least = 4, lane_pad_most = 40, time_high = 26, above_time = 8,
                    below_time = 8, between_least = 18, between_most = 30, pause_text = 112,
                    pause_narrow = 0.72, widest_read = 1.82;

struct band *band_of(const struct journey_picture *picture, size_t stop)
{
    struct band *band = picture->bands;
    while (stop >= band->end)
        band++;
    return band;
}

size_t track_of(const struct band *band, uint32_t lane)
{
    size_t i = 0;
    while (i < band->track_count && band->tracks[i].lane != lane)
        i++;
    return i;
}

struct reach reach_of(const struct journey_picture *picture, size_t which)
{
    const struct stop *stop = &picture->stops[which];
    const struct band *band = band_of(picture, which);
    struct reach reach = {band->track_count, 0};
    for (size_t i = 0; i < stop->lanes.count; i++) {
        size_t track = track_of(band, stop->lanes.items[i]);
        reach.first = track < reach.first ? track : reach.first;
        reach.last = track > reach.last ? track : reach.last;
    }
    return reach;
}

/* ---- What there is --------------------------------------------------------------------------- */

static void note_node(struct journey_picture *picture, size_t *stop_of, size_t which)
{
    const struct diagram_node *node = &picture->drawing->diagram->nodes.items[which];
    struct stop *stop = node->beside ? &picture->stops[stop_of[node->beside - 1]] : NULL;
    uint32_t number = (uint32_t)which + 1;
    if (node->part == PART_TRAVELLER)
        picture->traveller = number;
    if (node->part == PART_STEP) {
        stop_of[which] = picture->stop_count;
        picture->stops[picture->stop_count++] =
            (struct stop){.node = which, .number = node->number};
    }
    if (node->part == PART_FEELING)
        stop->feeling = number;
    if (node->part == PART_WAIT)
        stop->wait = number;
    if (node->part == PART_SAYING)
        *array_add(picture->drawing->arena, &stop->said) = number;
}

static void note_line(struct journey_picture *picture, const size_t *stop_of, size_t which)
{
    const struct diagram_line *line = &picture->drawing->diagram->lines.items[which];
    if (line->part == PART_MET)
        *array_add(picture->drawing->arena, &picture->stops[stop_of[line->from]].lanes) =
            line->to + 1;
    else if (line->part != PART_SWING)
        picture->ways[picture->way_count++] =
            (struct way){.line = which, .from = stop_of[line->from], .to = stop_of[line->to]};
}

static void collect(struct journey_picture *picture)
{
    struct arena *arena = picture->drawing->arena;
    const struct diagram *diagram = picture->drawing->diagram;
    size_t *stop_of = arena_alloc(arena, diagram->nodes.count * sizeof *stop_of);
    picture->stops = arena_alloc(arena, diagram->nodes.count * sizeof *picture->stops);
    picture->ways = arena_alloc(arena, diagram->lines.count * sizeof *picture->ways);
    for (size_t i = 0; i < diagram->nodes.count; i++)
        note_node(picture, stop_of, i);
    for (size_t i = 0; i < diagram->lines.count; i++)
        note_line(picture, stop_of, i);
}

/* ---- Bands and lanes ------------------------------------------------------------------------- */

static bool is_met_in(const struct journey_picture *picture, const struct band *band, uint32_t lane)
{
    for (size_t i = band->first; i < band->end; i++)
        for (size_t k = 0; k < picture->stops[i].lanes.count; k++)
            if (picture->stops[i].lanes.items[k] == lane)
                return true;
    return false;
}

/* Those lanes that it needs, in the order of the description. */
static void add_tracks(struct journey_picture *picture, struct band *band)
{
    const struct diagram *diagram = picture->drawing->diagram;
    band->tracks =
        arena_alloc(picture->drawing->arena, diagram->nodes.count * sizeof *band->tracks);
    band->track_count = 0;
    for (uint32_t i = 0; i < diagram->nodes.count; i++)
        if (diagram->nodes.items[i].part == PART_LANE && is_met_in(picture, band, i + 1)) {
            struct track *track = &band->tracks[band->track_count++];
            *track = (struct track){
                .lane = i + 1,
                .head = card_with_figure(picture->drawing, i, head_most, 1, head_figure)};
            picture->heads = larger(picture->heads, track->head.box.width);
        }
}

static void split_into_bands(struct journey_picture *picture, size_t count)
{
    struct arena *arena = picture->drawing->arena;
    size_t each = (picture->stop_count + count - 1) / count;
    picture->bands = arena_alloc(arena, (count + 1) * sizeof *picture->bands);
    picture->band_count = 0;
    picture->heads = 0;
    for (size_t first = 0; first < picture->stop_count; first += each) {
        struct band *band = &picture->bands[picture->band_count++];
        *band = (struct band){.first = first, .end = first + each};
        if (band->end > picture->stop_count)
            band->end = picture->stop_count;
        add_tracks(picture, band);
    }
}

/* ---- From left to right ---------------------------------------------------------------------- */

static void measure_pause(struct journey_picture *picture, struct stop *stop)
{
    stop->gap.paused = 0;
    if (!stop->wait)
        return;
    stop->pause = card_of(picture->drawing, stop->wait - 1, pause_text, 1);
    if (stop->pause.text.count == 1)
        stop->pause =
            card_of(picture->drawing, stop->wait - 1, stop->pause.box.width * pause_narrow, 1);
    stop->gap.paused = stop->pause.box.width + 2 * pause_inset + 2 * beside_pause;
}

static double gaps_width(const struct journey_picture *picture, const struct band *band)
{
    double wide = band->lead.width;
    for (size_t i = band->first; i < band->end; i++)
        wide += picture->stops[i].gap.width;
    return wide;
}

/* The widest cards with which all bands have room; too narrow ones where they have none. */
static double widest_cards(struct journey_picture *picture, double width)
{
    double widest = card_most;
    for (size_t i = 0; i < picture->band_count; i++) {
        struct band *band = &picture->bands[i];
        measure_gaps(picture, band);
        widest = smaller(widest,
                         (width - gaps_width(picture, band)) / (double)(band->end - band->first));
    }
    return widest;
}

/* Columns from the left; the first band shows how wide they can be, for its cards have the least
   room. */
static void set_columns(struct journey_picture *picture, struct band *band, double left,
                        double width)
{
    double cards = picture->card_width * (double)(band->end - band->first);
    double more = (width - cards - gaps_width(picture, band)) / (double)(band->end - band->first);
    double x = left + band->lead.width;
    for (size_t i = band->first; i < band->end; i++) {
        struct stop *stop = &picture->stops[i];
        stop->x = x + picture->card_width / 2;
        if (i + 1 < band->end)
            stop->gap.width += smaller(gap_more, larger(0, more));
        x += picture->card_width + stop->gap.width;
    }
    wrap_labels(picture, band);
}

/* ---- From above to below --------------------------------------------------------------------- */

static double high_enough(struct journey_picture *picture, const struct band *band,
                          const struct track *track)
{
    static const double pill = 26;
    double high = track->head.box.height;
    for (size_t i = band->first; i < band->end; i++) {
        struct stop *stop = &picture->stops[i];
        if (picture->drawing->diagram->nodes.items[stop->node].row != track->lane) {
            high = larger(high, pill);
            continue;
        }
        high = larger(high, stop->card.box.height);
        high = larger(high, label_room(picture, i));
    }
    return high;
}

static void set_tracks(struct journey_picture *picture, struct band *band)
{
    double pad = lane_pad_least + picture->air * (lane_pad_most - lane_pad_least);
    double y = band->lanes;
    for (size_t i = 0; i < band->track_count; i++) {
        struct track *track = &band->tracks[i];
        track->top = y;
        track->high = high_enough(picture, band, track) + 2 * pad;
        track->middle = y + track->high / 2;
        y += track->high + track->below;
    }
    band->bottom = y;
    for (size_t i = band->first; i < band->end; i++) {
        struct stop *stop = &picture->stops[i];
        uint32_t lane = picture->drawing->diagram->nodes.items[stop->node].row;
        stop->card.box.centre = (struct point){stop->x, band->tracks[track_of(band, lane)].middle};
    }
}

static double time_height(const struct journey_picture *picture, const struct band *band)
{
    double high = time_high;
    for (size_t i = band->first; i < band->end; i++)
        if (picture->stops[i].wait)
            high = larger(high, picture->stops[i].pause.box.height + glass_room);
    return high;
}

/* Whoever is on the way stands beside the feelings of the first band. */
static void set_band(struct journey_picture *picture, struct band *band, double top)
{
    struct leeway reach = set_feelings(picture, band);
    double high = reach.most - reach.least, time = time_height(picture, band);
    double person = band == picture->bands && picture->traveller ? picture->person->box.height : 0;
    band->top = top;
    band->happiest = top - reach.least + larger(0, person - high) / 2;
    band->time = top + larger(high, person) + (high > 0 || person > 0 ? above_time : 0) + time / 2;
    band->lanes = band->time + time / 2 + below_time;
    set_tracks(picture, band);
}

static double set_bands(struct journey_picture *picture, double top)
{
    double between = between_least + picture->air * (between_most - between_least), y = top;
    for (size_t i = 0; i < picture->band_count; i++) {
        set_band(picture, &picture->bands[i], y);
        y = picture->bands[i].bottom + between;
    }
    return y - between - top;
}

/* ---- On the page ----------------------------------------------------------------------------- */

/* As airy as there is room for. */
static bool set_heights(struct journey_picture *picture)
{
    enum { STEPS = 16 };
    struct box area = picture->page.area;
    double top = area.centre.y - area.height / 2 + 4;
    for (int i = STEPS; i >= 0; i--) {
        picture->air = (double)i / STEPS;
        if (set_bands(picture, top) <= area.height - 8)
            return true;
    }
    return false;
}

static void measure_cards(struct journey_picture *picture)
{
    for (size_t i = 0; i < picture->stop_count; i++) {
        struct stop *stop = &picture->stops[i];
        stop->card = card_of(picture->drawing, stop->node, picture->card_width, 1);
        stop->card.box.width = picture->card_width;
    }
}

static bool set_in_bands(struct journey_picture *picture, size_t count)
{
    struct box area = picture->page.area;
    split_into_bands(picture, count);
    if (picture->traveller) {
        *picture->person =
            person_above(picture->drawing, picture->traveller - 1, traveller_height, name_most);
        picture->heads = larger(picture->heads, picture->person->box.width);
    }
    for (size_t i = 0; i < picture->stop_count; i++)
        measure_pause(picture, &picture->stops[i]);
    sort_ways(picture);
    picture->heads += 8;
    double width = area.width - picture->heads - 6;
    picture->card_width = widest_cards(picture, width);
    if (picture->card_width < card_least)
        return false;
    for (size_t i = 0; i < picture->band_count; i++)
        set_columns(picture, &picture->bands[i], PAGE_MARGIN + picture->heads, width);
    measure_cards(picture);
    measure_feelings(picture);
    return set_heights(picture);
}

/* A page of this size, or one that is as wide and several times as high. */
static void take_page(struct journey_picture *picture, double size, double share)
{
    struct page *page = &picture->page;
    *page = page_take(picture->drawing, &picture->legend, size);
    page->height *= share;
    page->area = page_area(picture->drawing, &picture->legend, page->width, page->height);
}

static bool fits_on_page(struct journey_picture *picture, double size, double share)
{
    page_choose_paper(picture->drawing, size);
    for (size_t count = 1; count <= picture->stop_count; count++) {
        picture->legend = journey_legend(picture, count > 1);
        take_page(picture, size, share);
        if (set_in_bands(picture, count))
            return true;
    }
    return false;
}

/* Up to what can still be read on A3; what needs more hangs down from there, for as far as it goes
   it can be read. Only where one step has no room in such a width is the page wider. */
static void set_on_page(struct journey_picture *picture)
{
    static const double sizes[] = {1, 1.1, 1.2, 1.3, page_a3, 1.55, 1.7, widest_read};
    static const double highest = 12;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (fits_on_page(picture, sizes[i], 1))
            return;
    for (double size = widest_read;; size = page_next_size(size))
        for (double share = 1.2; share < highest; share = page_next_size(share))
            if (fits_on_page(picture, size, share))
                return;
}

/* ---- The whole ------------------------------------------------------------------------------- */

bool compose_journey(struct drawing *drawing)
{
    struct journey_picture picture = {.drawing = drawing};
    struct person person;
    picture.person = &person;
    collect(&picture);
    set_on_page(&picture);
    place_ways(&picture);
    draw_journey(&picture);
    return true;
}
