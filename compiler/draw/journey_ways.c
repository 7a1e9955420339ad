/* The ways of a journey from card to card, and what is handed on; see journey_picture.h. A line
   leaves its card at the right, turns in the gap behind it, and comes to the next at the left: what
   goes past other cards runs between the lanes. */
#include "draw/journey_picture.h"
#include "draw/shape.h"

#include <stdlib.h>

static const double gap_least = 30, first_turn = 9, turn_step = 9, label_most = 80,
                    beside_label = 8, sign_room = 40, sign_radius = 10, head_room = 14,
                    line_step = 9, head_size = 10, label_gap = 4;
enum { LABEL_SIZE = 12 };

static const struct diagram_line *line_of(const struct journey_picture *picture,
                                          const struct way *way)
{
    return &picture->drawing->diagram->lines.items[way->line];
}

static int own_track(const struct journey_picture *picture, size_t stop)
{
    const struct diagram_node *node =
        &picture->drawing->diagram->nodes.items[picture->stops[stop].node];
    return (int)track_of(band_of(picture, stop), node->row);
}

/* ---- Which way they go ----------------------------------------------------------------------- */

static enum way_form form_of(const struct journey_picture *picture, const struct way *way)
{
    bool together = band_of(picture, way->from) == band_of(picture, way->to);
    bool follows = way->to == way->from + 1;
    return follows ? (together ? WAY_NEXT : WAY_TURNS) : together ? WAY_PASSES : WAY_FAR;
}

/* Room of its own below the cards of a lane. */
static double run_below(struct track *track, double room)
{
    track->below += room;
    return track->below - room / 2;
}

/* What passes others runs along the lane to which it goes, on the side from which it comes. */
static void sort_way(struct journey_picture *picture, struct way *way)
{
    int from = 2 * own_track(picture, way->from), to = 2 * own_track(picture, way->to);
    struct track *here = band_of(picture, way->from)->tracks;
    struct track *there = band_of(picture, way->to)->tracks;
    way->form = form_of(picture, way);
    way->leaves = way->form == WAY_NEXT ? to : from;
    way->comes = to;
    if (way->form == WAY_PASSES) {
        way->leaves = way->comes = to > from ? to - 1 : to + 1;
        way->below[0] = way->below[1] = run_below(&here[way->leaves / 2], line_step);
    }
    if (way->form == WAY_FAR) {
        way->leaves = from + 1;
        way->comes = to + 1;
        way->below[0] = run_below(&here[from / 2], 2 * sign_radius + 2);
        way->below[1] = run_below(&there[to / 2], 2 * sign_radius + 2);
    }
}

/* One that goes straight on has its label in its middle. */
static void choose_label(struct journey_picture *picture, size_t stop)
{
    struct way *labelled = NULL;
    for (size_t i = 0; i < picture->way_count; i++) {
        struct way *way = &picture->ways[i];
        if (way->from != stop || !line_of(picture, way)->text)
            continue;
        if (!labelled || way->form == WAY_NEXT || way->form == WAY_TURNS)
            labelled = way;
    }
    if (labelled)
        labelled->labelled = true;
}

void sort_ways(struct journey_picture *picture)
{
    for (size_t i = 0; i < picture->way_count; i++) {
        picture->ways[i].labelled = false;
        sort_way(picture, &picture->ways[i]);
    }
    for (size_t i = 0; i < picture->stop_count; i++)
        choose_label(picture, i);
}

/* ---- Gaps ------------------------------------------------------------------------------------ */

static const struct way *labelled_from(const struct journey_picture *picture, size_t stop)
{
    for (size_t i = 0; i < picture->way_count; i++)
        if (picture->ways[i].from == stop && picture->ways[i].labelled)
            return &picture->ways[i];
    return NULL;
}

/* Those that turn at one end of a stop's ways: of those upwards and downwards the more. */
static size_t count_turns(const struct journey_picture *picture, size_t stop, bool leaving)
{
    int own = 2 * own_track(picture, stop);
    size_t up = 0, down = 0;
    for (size_t i = 0; i < picture->way_count; i++) {
        const struct way *way = &picture->ways[i];
        int level = leaving ? way->leaves : way->comes;
        if ((leaving ? way->from : way->to) != stop)
            continue;
        up += level < own;
        down += level > own;
    }
    return up > down ? up : down;
}

static bool turns_at(const struct journey_picture *picture, size_t stop, bool leaving)
{
    for (size_t i = 0; i < picture->way_count; i++) {
        const struct way *way = &picture->ways[i];
        if (way->form == WAY_TURNS && (leaving ? way->from : way->to) == stop)
            return true;
    }
    return false;
}

static bool has_free_cell(const struct journey_picture *picture, const struct band *band,
                          size_t stop)
{
    if (stop + 1 == band->end)
        return false;
    size_t own = (size_t)own_track(picture, stop);
    struct reach reach = reach_of(picture, stop + 1);
    return own < reach.first || own > reach.last;
}

/* The way that goes straight on in its lane, to a card or to a sign, or NULL. */
static const struct way *straight_from(const struct journey_picture *picture, size_t stop)
{
    for (size_t i = 0; i < picture->way_count; i++) {
        const struct way *way = &picture->ways[i];
        if (way->from == stop && (way->form == WAY_NEXT || way->form == WAY_TURNS) &&
            way->leaves == 2 * own_track(picture, stop))
            return way;
    }
    return NULL;
}

static double label_height(const struct stop *stop)
{
    return (double)stop->label.count * LABEL_SIZE * draw_leading;
}

double label_room(const struct journey_picture *picture, size_t which)
{
    const struct way *straight = straight_from(picture, which);
    double high = label_height(&picture->stops[which]);
    return straight && !straight->labelled && high > 0 ? 2 * (high + label_gap) + LABEL_SIZE : high;
}

static void set_label(struct journey_picture *picture, struct stop *stop, const struct way *way,
                      double most)
{
    stop->label = text_wrap(picture->drawing->arena, picture->drawing->ruler, look_clean.italic,
                            LABEL_SIZE, line_of(picture, way)->text, most);
}

static bool comes_from_afar(const struct journey_picture *picture, size_t stop)
{
    for (size_t i = 0; i < picture->way_count; i++)
        if (picture->ways[i].form == WAY_FAR && picture->ways[i].to == stop)
            return true;
    return false;
}

/* What belongs to the next stop stands in the gap before it. */
static void measure_arrivals(const struct journey_picture *picture, struct gap *gap, size_t next)
{
    gap->arriving = count_turns(picture, next, false);
    gap->arrival = head_room;
    if (turns_at(picture, next, false))
        gap->arrival = sign_room;
    if (comes_from_afar(picture, next))
        gap->arrival = sign_room + head_room;
}

static double gap_width(const struct gap *gap, bool leads_on)
{
    double wide = gap->leaving ? first_turn + turn_step * (double)gap->leaving : 0;
    wide += gap->labelled > 0 ? gap->labelled + 2 * beside_label + first_turn : 0;
    wide += gap->paused + (gap->turns ? sign_room : 0);
    if (!leads_on)
        return wide;
    wide += gap->arrival;
    return larger(gap_least, wide + turn_step * (double)gap->arriving);
}

static void measure_gap(struct journey_picture *picture, struct band *band, size_t which)
{
    struct stop *stop = &picture->stops[which];
    const struct way *way = labelled_from(picture, which);
    stop->gap = (struct gap){.paused = stop->gap.paused};
    stop->gap.leaving = count_turns(picture, which, true);
    stop->gap.turns = turns_at(picture, which, true);
    stop->label_in_cell = way && has_free_cell(picture, band, which);
    stop->label.count = 0;
    if (way && !stop->label_in_cell) {
        set_label(picture, stop, way, label_most);
        stop->gap.labelled = stop->label.width;
    }
    if (which + 1 < band->end)
        measure_arrivals(picture, &stop->gap, which + 1);
    stop->gap.width = gap_width(&stop->gap, which + 1 < band->end);
}

void measure_gaps(struct journey_picture *picture, struct band *band)
{
    static const double lead_least = 14;
    band->lead = (struct gap){.width = 0};
    measure_arrivals(picture, &band->lead, band->first);
    band->lead.width =
        larger(lead_least, band->lead.arrival + turn_step * (double)band->lead.arriving);
    for (size_t i = band->first; i < band->end; i++)
        measure_gap(picture, band, i);
}

static double right_of(const struct journey_picture *picture, const struct stop *stop)
{
    return stop->x + picture->card_width / 2;
}

/* Where the wait is over and lines begin to turn. */
static double turns_from(const struct journey_picture *picture, const struct stop *stop)
{
    return right_of(picture, stop) + stop->gap.paused;
}

static double label_left(const struct journey_picture *picture, const struct stop *stop)
{
    double turns = stop->gap.leaving ? first_turn + turn_step * (double)(stop->gap.leaving - 1) : 0;
    return turns_from(picture, stop) + turns + beside_label +
           (stop->gap.labelled > 0 ? first_turn / 2 : 0);
}

double pause_left(const struct journey_picture *picture, const struct stop *stop)
{
    return right_of(picture, stop) + beside_pause;
}

void wrap_labels(struct journey_picture *picture, struct band *band)
{
    for (size_t i = band->first; i < band->end; i++) {
        struct stop *stop = &picture->stops[i];
        if (stop->label_in_cell)
            set_label(picture, stop, labelled_from(picture, i),
                      stop[1].x + picture->card_width / 2 - label_left(picture, stop));
    }
}

/* ---- Places ---------------------------------------------------------------------------------- */

struct port {
    struct way *way;
    int level; /* from above to below */
};

static int compare_ports(const void *first, const void *second)
{
    const struct port *a = first, *b = second;
    return a->level != b->level ? (a->level > b->level) - (a->level < b->level)
                                : (a->way > b->way) - (a->way < b->way);
}

/* Of those that go upwards the upper turn first, of those that go downwards the lower: so they do
   not cross. */
static void set_port(struct journey_picture *picture, struct port *port, size_t rank, size_t count,
                     size_t stop, bool leaving)
{
    static const double most = 10, corner = 14;
    const struct box *card = &picture->stops[stop].card.box;
    double step = count > 1 ? smaller(most, (card->height - corner) / (double)(count - 1)) : 0;
    double y = card->centre.y + step * ((double)rank - (double)(count - 1) / 2);
    size_t turn = port->level < 2 * own_track(picture, stop) ? rank : count - 1 - rank;
    port->way->ends[!leaving] =
        (struct point){card->centre.x + (leaving ? 1 : -1) * card->width / 2, y};
    if (leaving)
        port->way->turn = turn;
    else
        port->way->arrival = turn;
}

static void set_ports(struct journey_picture *picture, struct port *ports, size_t stop,
                      bool leaving)
{
    size_t count = 0;
    for (size_t i = 0; i < picture->way_count; i++) {
        struct way *way = &picture->ways[i];
        if ((leaving ? way->from : way->to) == stop)
            ports[count++] = (struct port){way, leaving ? way->leaves : way->comes};
    }
    qsort(ports, count, sizeof *ports, compare_ports);
    for (size_t i = 0; i < count; i++)
        set_port(picture, &ports[i], i, count, stop, leaving);
}

void place_ways(struct journey_picture *picture)
{
    struct port *ports =
        arena_alloc(picture->drawing->arena, (picture->way_count + 1) * sizeof *ports);
    for (size_t i = 0; i < picture->stop_count; i++) {
        set_ports(picture, ports, i, true);
        set_ports(picture, ports, i, false);
    }
}

/* ---- Drawing --------------------------------------------------------------------------------- */

const struct stroke *way_stroke(enum diagram_part part)
{
    static const struct stroke uncarried = {.ink = INK_CONFLICT, .width = 1.9, .dash = DASH_LONG},
                               handover = {.ink = INK_INFORMATION, .width = 2.1},
                               next = {.ink = INK_LINE, .width = 1.7};
    return part == PART_UNCARRIED ? &uncarried : part == PART_HANDOVER ? &handover : &next;
}

static void draw_course(struct drawing *drawing, const struct point *points, size_t count,
                        struct stroke stroke, bool headed)
{
    static const double round = 7;
    draw_round_way(drawing->scene, points, count, round, stroke, headed ? head_size : 0);
}

void draw_way_number(struct drawing *drawing, const char *number, struct point at)
{
    struct path path =
        path_of_oval(drawing->arena, (struct box){at, 2 * sign_radius, 2 * sign_radius});
    scene_path(
        drawing->scene, &path,
        (struct stroke){.fill = INK_SHAPE, .ink = INK_LINE, .width = 1.2, .hand = HAND_STILL});
    scene_text(drawing->scene, number, (struct point){at.x, at.y + LABEL_SIZE * base_below_middle},
               (struct lettering){drawing->look->regular, LABEL_SIZE, INK_TEXT, ANCHOR_MIDDLE});
}

static double turn_x(const struct journey_picture *picture, const struct way *way)
{
    return turns_from(picture, &picture->stops[way->from]) + first_turn +
           turn_step * (double)way->turn;
}

static double arrival_x(const struct way *way)
{
    return way->ends[1].x - head_room - turn_step * (double)way->arrival;
}

/* Between the lanes: at its start or at its end. */
static double level_of(const struct journey_picture *picture, const struct way *way, bool end)
{
    const struct band *band = band_of(picture, end ? way->to : way->from);
    const struct track *track = &band->tracks[(end ? way->comes : way->leaves) / 2];
    return track->top + track->high + way->below[end];
}

/* In the middle of its own line where that goes straight on; else beside where it leaves, and below
   another that goes straight on there. */
static double label_middle(const struct journey_picture *picture, const struct way *way)
{
    const struct way *straight = straight_from(picture, way->from);
    const struct stop *stop = &picture->stops[way->from];
    if (!straight || straight == way)
        return straight ? way->ends[0].y : stop->card.box.centre.y;
    return straight->ends[0].y + label_gap + label_height(stop) / 2;
}

static void draw_label(struct journey_picture *picture, const struct way *way)
{
    const struct stop *stop = &picture->stops[way->from];
    double x = label_left(picture, stop), y = label_middle(picture, way);
    scene_lines(
        picture->drawing->scene, &stop->label, (struct point){x, y}, draw_leading,
        (struct lettering){picture->drawing->look->italic, LABEL_SIZE, INK_TEXT, ANCHOR_START});
}

/* From card to card or to a sign, with the label in the middle of the line. */
static void draw_onward(struct journey_picture *picture, const struct way *way, struct point to,
                        struct stroke stroke)
{
    const struct stop *stop = &picture->stops[way->from];
    struct point from = way->ends[0];
    if (way->labelled) {
        double left = label_left(picture, stop);
        struct point broken[] = {from, {left - beside_label / 2, from.y}};
        draw_course(picture->drawing, broken, 2, stroke, false);
        from.x = left + stop->label.width + beside_label / 2;
    }
    draw_course(picture->drawing, (struct point[]){from, to}, 2, stroke, true);
}

static void draw_next(struct journey_picture *picture, const struct way *way, struct stroke stroke)
{
    struct point from = way->ends[0], to = way->ends[1];
    double x = turn_x(picture, way);
    struct point course[] = {from, {x, from.y}, {x, to.y}, to};
    if (way->leaves == 2 * own_track(picture, way->from))
        draw_onward(picture, way, to, stroke);
    else
        draw_course(picture->drawing, course, 4, stroke, true);
}

static void draw_turn(struct journey_picture *picture, const struct way *way, struct stroke stroke)
{
    const struct stop *stop = &picture->stops[way->from];
    double turns = stop->gap.leaving ? first_turn + turn_step * (double)stop->gap.leaving : 0;
    double label = stop->gap.labelled > 0 ? stop->gap.labelled + 2 * beside_label + first_turn : 0;
    double right = turns_from(picture, stop) + turns + label + sign_room - sign_radius;
    struct point out = {right, way->ends[0].y};
    struct point in = {way->ends[1].x - sign_room + sign_radius + 2, way->ends[1].y};
    draw_onward(picture, way, (struct point){out.x - sign_radius - 2, out.y}, stroke);
    draw_way_number(picture->drawing, picture->stops[way->to].number, out);
    draw_way_number(picture->drawing, picture->stops[way->from].number, in);
    draw_course(picture->drawing, (struct point[]){{in.x + sign_radius + 2, in.y}, way->ends[1]}, 2,
                stroke, true);
}

static void draw_passing(struct journey_picture *picture, const struct way *way,
                         struct stroke stroke)
{
    struct point from = way->ends[0], to = way->ends[1];
    double out = turn_x(picture, way), in = arrival_x(way), y = level_of(picture, way, false);
    struct point course[] = {from, {out, from.y}, {out, y}, {in, y}, {in, to.y}, to};
    draw_course(picture->drawing, course, 6, stroke, true);
}

static void draw_far(struct journey_picture *picture, const struct way *way, struct stroke stroke)
{
    static const double run = 16;
    struct point from = way->ends[0], to = way->ends[1];
    double out = turn_x(picture, way), in = arrival_x(way);
    struct point there = {out + run, level_of(picture, way, false)};
    struct point here = {in - run, level_of(picture, way, true)};
    struct point leaving[] = {from, {out, from.y}, {out, there.y}, there};
    struct point coming[] = {here, {in, here.y}, {in, to.y}, to};
    draw_course(picture->drawing, leaving, 4, stroke, true);
    draw_way_number(picture->drawing, picture->stops[way->to].number,
                    (struct point){there.x + sign_radius + 1, there.y});
    draw_way_number(picture->drawing, picture->stops[way->from].number,
                    (struct point){here.x - sign_radius, here.y});
    draw_course(picture->drawing, coming, 4, stroke, true);
}

static void draw_way(struct journey_picture *picture, struct way *way)
{
    static void (*const forms[])(struct journey_picture *, const struct way *,
                                 struct stroke) = {[WAY_NEXT] = draw_next,
                                                   [WAY_TURNS] = draw_turn,
                                                   [WAY_PASSES] = draw_passing,
                                                   [WAY_FAR] = draw_far};
    const struct diagram_line *line = line_of(picture, way);
    way->ends[1].x -= 2; /* a head does not touch what it points to */
    draw_open_line(picture->drawing->scene, picture->drawing->diagram, line, line->sentence,
                   line->sentence);
    forms[way->form](picture, way, *way_stroke(line->part));
    if (way->labelled)
        draw_label(picture, way);
    scene_close(picture->drawing->scene);
}

void draw_ways(struct journey_picture *picture)
{
    for (size_t i = 0; i < picture->way_count; i++)
        draw_way(picture, &picture->ways[i]);
}
