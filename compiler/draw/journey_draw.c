/* What a journey is drawn on, and what its signs mean; see journey_picture.h. */
#include "draw/journey_picture.h"
#include "draw/shape.h"

/* ---- Signs ----------------------------------------------------------------------------------- */

static struct path path_of_glass(struct arena *arena, struct point middle)
{
    static const double wide = 6.5, high = 10;
    struct path path = {0};
    struct point at = middle;
    path_move(arena, &path, (struct point){at.x - wide, at.y - high});
    path_line(arena, &path, (struct point){at.x + wide, at.y - high});
    path_line(arena, &path, (struct point){at.x - wide, at.y + high});
    path_line(arena, &path, (struct point){at.x + wide, at.y + high});
    path_close(arena, &path);
    return path;
}

static void draw_glass(struct drawing *drawing, struct point middle)
{
    struct path glass = path_of_glass(drawing->arena, middle), sand = {0};
    scene_path(
        drawing->scene, &glass,
        (struct stroke){.fill = INK_SHAPE, .ink = INK_OUTLINE, .width = 1.6, .hand = HAND_STILL});
    path_move(drawing->arena, &sand, (struct point){middle.x - 4.2, middle.y + 8.4});
    path_line(drawing->arena, &sand, (struct point){middle.x, middle.y + 3.4});
    path_line(drawing->arena, &sand, (struct point){middle.x + 4.2, middle.y + 8.4});
    path_close(drawing->arena, &sand);
    scene_path(drawing->scene, &sand, (struct stroke){.fill = INK_ORANGE, .hand = HAND_STILL});
}

static const struct point pill = {30, 23};

/* The number of a step in the lane of somebody else who meets them there. */
static void draw_pill(struct drawing *drawing, const char *number, struct point middle)
{
    struct path path =
        path_of_frame(drawing->arena, (struct box){middle, pill.x, pill.y}, pill.y / 2);
    scene_path(drawing->scene, &path,
               (struct stroke){.fill = INK_SHAPE, .ink = INK_LINE, .width = 1.4});
    scene_text(drawing->scene, number,
               (struct point){middle.x, middle.y + CARD_TEXT_SIZE * base_below_middle},
               (struct lettering){drawing->look->regular, CARD_TEXT_SIZE, INK_TEXT, ANCHOR_MIDDLE});
}

/* ---- The legend ------------------------------------------------------------------------------ */

static const double sample = 27, beside_sample = 7;

static void draw_line_sample(struct drawing *drawing, const void *what, struct point at)
{
    draw_straight_line(drawing->scene, at, (struct point){at.x + sample, at.y},
                       *(const struct stroke *)what);
}

static void draw_arrow_sample(struct drawing *drawing, const void *what, struct point at)
{
    const struct stroke *stroke = what;
    draw_straight_line(drawing->scene, at, (struct point){at.x + sample - 5, at.y}, *stroke);
    draw_head(drawing->scene, (struct point){at.x + sample, at.y}, (struct point){1, 0}, 9,
              stroke->ink);
}

static void draw_glass_sample(struct drawing *drawing, const void *what, struct point at)
{
    (void)what;
    draw_glass(drawing, (struct point){at.x + 7, at.y});
}

static void draw_pill_sample(struct drawing *drawing, const void *what, struct point at)
{
    draw_pill(drawing, what, (struct point){at.x + pill.x / 2, at.y});
}

static void draw_ring_sample(struct drawing *drawing, const void *what, struct point at)
{
    draw_way_number(drawing, what, (struct point){at.x + 11, at.y});
}

static bool has_lines(const struct journey_picture *picture, enum diagram_part part)
{
    for (size_t i = 0; i < picture->drawing->diagram->lines.count; i++)
        if (picture->drawing->diagram->lines.items[i].part == part)
            return true;
    return false;
}

static bool is_met_twice(const struct journey_picture *picture)
{
    for (size_t i = 0; i < picture->stop_count; i++)
        if (picture->stops[i].lanes.count > 1)
            return true;
    return false;
}

static bool is_waiting(const struct journey_picture *picture)
{
    for (size_t i = 0; i < picture->stop_count; i++)
        if (picture->stops[i].wait)
            return true;
    return false;
}

/* Whether a step between two feelings says nothing of it. */
static bool has_dots(const struct journey_picture *picture)
{
    const struct diagram_node *nodes = picture->drawing->diagram->nodes.items;
    bool begun = false, silent = false;
    for (size_t i = 0; i < picture->stop_count; i++) {
        uint32_t feeling = picture->stops[i].feeling;
        bool felt = feeling && nodes[feeling - 1].figure.mood;
        if (felt && silent)
            return true;
        begun |= felt;
        silent = begun && !felt;
    }
    return false;
}

static void add_sample(struct journey_picture *picture, struct legend *legend, legend_draw *draw,
                       const struct stroke *stroke, const char *text)
{
    legend_add_drawn(picture->drawing, legend, sample + beside_sample, draw, stroke, text);
}

struct legend journey_legend(struct journey_picture *picture, bool has_bands)
{
    static const struct stroke dotted = {.ink = INK_PEOPLE, .width = 2.6, .dash = DASH_DOTS};
    struct legend legend = {0};
    if (has_lines(picture, PART_SWING))
        add_sample(picture, &legend, draw_line_sample, &swing_stroke,
                   "how it feels: the higher, the better");
    if (has_dots(picture))
        add_sample(picture, &legend, draw_line_sample, &dotted, "not said at a step");
    if (has_lines(picture, PART_HANDOVER))
        add_sample(picture, &legend, draw_arrow_sample, way_stroke(PART_HANDOVER),
                   "what is handed on");
    if (has_lines(picture, PART_NEXT))
        add_sample(picture, &legend, draw_arrow_sample, way_stroke(PART_NEXT), "what follows");
    if (has_lines(picture, PART_UNCARRIED))
        add_sample(picture, &legend, draw_arrow_sample, way_stroke(PART_UNCARRIED),
                   "nothing goes along: who carries the story?");
    if (is_waiting(picture))
        legend_add_drawn(picture->drawing, &legend, 22, draw_glass_sample, NULL, "a wait");
    if (is_met_twice(picture))
        legend_add_drawn(picture->drawing, &legend, pill.x + beside_sample, draw_pill_sample, "2",
                         "at this step, too");
    if (has_bands)
        legend_add_drawn(picture->drawing, &legend, 28, draw_ring_sample, "8",
                         "the step it goes on to, or comes from");
    return legend;
}

/* ---- Lanes and time -------------------------------------------------------------------------- */

/* So that no two groups of a page have one id. */
static const char *id_in_band(const struct journey_picture *picture, const struct band *band,
                              const char *id)
{
    size_t which = (size_t)(band - picture->bands);
    return which ? arena_printf(picture->drawing->arena, "%s...%zu", id, which + 1) : id;
}

static double right_edge(const struct journey_picture *picture)
{
    return picture->page.width - PAGE_MARGIN;
}

static void draw_track(struct journey_picture *picture, const struct band *band,
                       struct track *track, bool tinted)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram_node *node = &drawing->diagram->nodes.items[track->lane - 1];
    double left = PAGE_MARGIN, right = right_edge(picture), high = track->high + track->below;
    struct path path =
        path_of_box(drawing->arena,
                    (struct box){{(left + right) / 2, track->top + high / 2}, right - left, high});
    scene_open(drawing->scene, id_in_band(picture, band, node->id), part_words[node->part],
               node->text, node->sentence);
    scene_path(drawing->scene, &path, (struct stroke){.fill = tinted ? INK_FIELD : INK_SHAPE});
    draw_straight_line(drawing->scene, (struct point){left, track->top},
                       (struct point){right, track->top},
                       (struct stroke){.ink = INK_QUIET, .width = 0.6});
    track->head.box.centre = (struct point){left + 3 + track->head.box.width / 2, track->middle};
    card_draw_words(drawing, &track->head);
    scene_close(drawing->scene);
}

/* A pale stripe from the feelings to the last lane, in which time passes. */
static void draw_pause(struct journey_picture *picture, const struct band *band, struct stop *stop)
{
    struct drawing *drawing = picture->drawing;
    double wide = stop->gap.paused - 2 * beside_pause, left = pause_left(picture, stop),
           middle = left + wide / 2;
    struct path stripe = path_of_box(
        drawing->arena,
        (struct box){{middle, (band->top + band->bottom) / 2}, wide, band->bottom - band->top});
    scene_path(drawing->scene, &stripe, (struct stroke){.fill = INK_OPENED});
    for (int side = 0; side < 2; side++) {
        double x = left + side * wide;
        draw_straight_line(drawing->scene, (struct point){x, band->top},
                           (struct point){x, band->bottom},
                           (struct stroke){.ink = INK_QUIET, .width = 1, .dash = DASH_SHORT});
    }
}

static void draw_wait(struct journey_picture *picture, const struct band *band, struct stop *stop)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram_node *node = &drawing->diagram->nodes.items[stop->wait - 1];
    double middle = pause_left(picture, stop) + stop->gap.paused / 2 - beside_pause;
    double top = band->time - (glass_room + stop->pause.box.height) / 2;
    stop->pause.box.centre = (struct point){middle, top + glass_room + stop->pause.box.height / 2};
    scene_open(drawing->scene, node->id, part_words[node->part], node->text, node->sentence);
    draw_glass(drawing, (struct point){middle, top + glass_room / 2 - 1});
    card_draw_words(drawing, &stop->pause);
    scene_close(drawing->scene);
}

/* From the heads to the right, with a gap for each wait. */
static void draw_time(struct journey_picture *picture, const struct band *band)
{
    static const double radius = 11;
    struct drawing *drawing = picture->drawing;
    struct stroke stroke = {.ink = INK_LINE, .width = 2};
    double x = PAGE_MARGIN + picture->heads, end = right_edge(picture) - 6;
    scene_open(
        drawing->scene,
        id_in_band(picture, band, arena_printf(drawing->arena, "%s...time", drawing->diagram->id)),
        "time", "The order of the steps", "The order of the steps");
    for (size_t i = band->first; i < band->end; i++) {
        const struct stop *stop = &picture->stops[i];
        if (!stop->wait)
            continue;
        draw_straight_line(drawing->scene, (struct point){x, band->time},
                           (struct point){pause_left(picture, stop), band->time}, stroke);
        x = pause_left(picture, stop) + stop->gap.paused - 2 * beside_pause;
    }
    if (x < end - 14) {
        draw_straight_line(drawing->scene, (struct point){x, band->time},
                           (struct point){end - 5, band->time}, stroke);
        draw_head(drawing->scene, (struct point){end, band->time}, (struct point){1, 0}, 11,
                  INK_LINE);
    }
    for (size_t i = band->first; i < band->end; i++) {
        const struct stop *stop = &picture->stops[i];
        struct point at = {stop->x, band->time};
        draw_dot(drawing, at, radius, INK_LINE);
        scene_text(
            drawing->scene, stop->number,
            (struct point){at.x, at.y + CARD_TEXT_SIZE * base_below_middle},
            (struct lettering){drawing->look->bold, CARD_TEXT_SIZE, INK_PAPER, ANCHOR_MIDDLE});
    }
    scene_close(drawing->scene);
}

/* ---- Who else meets them --------------------------------------------------------------------- */

/* From the card, or from the sign next to it on that side, to the middle of a lane at `y`. */
static double meets_from(const struct band *band, const struct stop *stop, double y)
{
    double own = stop->card.box.centre.y, side = y > own ? 1 : -1;
    double from = own + side * stop->card.box.height / 2;
    for (size_t i = 0; i < stop->lanes.count; i++) {
        double other = band->tracks[track_of(band, stop->lanes.items[i])].middle;
        bool lies_between = (other - own) * side > 1 && (y - other) * side > 1;
        if (lies_between && (other - from) * side > 0)
            from = other + side * pill.y / 2;
    }
    return from;
}

static void draw_meeting(struct journey_picture *picture, const struct band *band,
                         const struct stop *stop, const struct diagram_line *line)
{
    struct drawing *drawing = picture->drawing;
    double y = band->tracks[track_of(band, line->to + 1)].middle;
    double side = y > stop->card.box.centre.y ? 1 : -1;
    draw_open_line(drawing->scene, drawing->diagram, line, line->sentence, line->sentence);
    draw_straight_line(drawing->scene, (struct point){stop->x, meets_from(band, stop, y)},
                       (struct point){stop->x, y - side * pill.y / 2},
                       (struct stroke){.ink = INK_LINE, .width = 3});
    draw_pill(drawing, stop->number, (struct point){stop->x, y});
    scene_close(drawing->scene);
}

static void draw_meetings(struct journey_picture *picture, const struct band *band)
{
    const struct diagram *diagram = picture->drawing->diagram;
    for (size_t i = 0; i < diagram->lines.count; i++) {
        const struct diagram_line *line = &diagram->lines.items[i];
        if (line->part != PART_MET || diagram->nodes.items[line->from].row == line->to + 1)
            continue;
        for (size_t k = band->first; k < band->end; k++)
            if (picture->stops[k].node == line->from)
                draw_meeting(picture, band, &picture->stops[k], line);
    }
}

/* ---- The whole ------------------------------------------------------------------------------- */

static void draw_band(struct journey_picture *picture, struct band *band)
{
    for (size_t i = 0; i < band->track_count; i++)
        draw_track(picture, band, &band->tracks[i], i % 2 == 0);
    draw_straight_line(picture->drawing->scene, (struct point){PAGE_MARGIN, band->bottom},
                       (struct point){right_edge(picture), band->bottom},
                       (struct stroke){.ink = INK_QUIET, .width = 0.6});
    for (size_t i = band->first; i < band->end; i++)
        if (picture->stops[i].wait)
            draw_pause(picture, band, &picture->stops[i]);
    draw_time(picture, band);
    for (size_t i = band->first; i < band->end; i++)
        if (picture->stops[i].wait)
            draw_wait(picture, band, &picture->stops[i]);
    draw_feelings(picture, band);
    for (size_t i = band->first; i < band->end; i++)
        card_draw(picture->drawing, &picture->stops[i].card);
    draw_meetings(picture, band);
}

static void draw_traveller(struct journey_picture *picture)
{
    const struct band *band = picture->bands;
    double high = picture->person->box.height;
    double room = band->time - band->top - 20;
    picture->person->box.centre =
        (struct point){PAGE_MARGIN + picture->heads / 2 - 6, band->top + larger(high, room) / 2};
    person_draw(picture->drawing, picture->person);
}

void draw_journey(struct journey_picture *picture)
{
    draw_page(picture->drawing, &picture->legend, picture->page.width, picture->page.height);
    for (size_t i = 0; i < picture->band_count; i++)
        draw_band(picture, &picture->bands[i]);
    if (picture->traveller)
        draw_traveller(picture);
    draw_swings(picture);
    draw_ways(picture);
}
