/* The pencil; see sketch.h. */
#include "draw/sketch.h"

#include "base/hash.h"
#include "draw/chance.h"
#include "draw/curve.h"

#include <string.h>

/* ---- Noise ----------------------------------------------------------------------------------- */

/* -1 to 1 at each whole number. */
static double noise_at(uint64_t seed, long step)
{
    return (double)(chance_mixed(seed + (uint64_t)step) >> 11) / 4503599627370496.0 - 1;
}

/* Smooth between whole numbers. */
static double noise(uint64_t seed, double along)
{
    long step = (long)along;
    double share = along - (double)step, smooth = share * share * (3 - 2 * share);
    return noise_at(seed, step) * (1 - smooth) + noise_at(seed, step + 1) * smooth;
}

/* ---- One stroke ------------------------------------------------------------------------------ */

/* One line of a path, from a move to the next or to where it closes. */
struct line {
    const struct segment *segments; /* the first is the move */
    size_t count;
    bool closes;
    double length;
};

struct pencil {
    struct arena *arena;
    double step; /* from one point to the next that it goes through */
    uint64_t seed;
    double wobble, wandering; /* how far it strays at most, quickly and slowly */
    double along, length; /* way on this line so far, and in all where it is to meet its start */
    struct path path;     /* what it has drawn */
    struct {              /* since the last corner */
        struct point *items;
        size_t count, capacity;
    } piece;
};

static struct point straying(const struct pencil *pencil, double along)
{
    static const double wave = 26, slow_wave = 95;
    enum { ASIDE = 1000000, SLOWLY = 2000000 };
    double quick = along / wave, slow = along / slow_wave;
    return (struct point){pencil->wobble * noise(pencil->seed, quick) +
                              pencil->wandering * noise(pencil->seed + SLOWLY, slow),
                          pencil->wobble * noise(pencil->seed + ASIDE, quick) +
                              pencil->wandering * noise(pencil->seed + ASIDE + SLOWLY, slow)};
}

/* Towards its end a line that closes comes back to where it began. */
static void add_point(struct pencil *pencil, struct point at)
{
    struct point by = straying(pencil, pencil->along);
    double last_part = smaller(60, pencil->length / 2), left = pencil->length - pencil->along;
    if (pencil->length > 0 && left < last_part)
        by = point_between(straying(pencil, 0), by, larger(left, 0) / last_part);
    *array_add(pencil->arena, &pencil->piece) = point_add(at, by);
}

/* A smooth line through the points (Catmull and Rom 1974); the next piece begins at its end. */
static void end_piece(struct pencil *pencil)
{
    const struct point *points = pencil->piece.items;
    size_t count = pencil->piece.count;
    for (size_t i = 0; i + 1 < count; i++) {
        struct point before = points[i ? i - 1 : 0];
        struct point behind = points[i + 2 < count ? i + 2 : i + 1];
        struct point leave = point_times(point_minus(points[i + 1], before), 1.0 / 6);
        struct point enter = point_times(point_minus(behind, points[i]), 1.0 / 6);
        path_curve(pencil->arena, &pencil->path, point_add(points[i], leave),
                   point_minus(points[i + 1], enter), points[i + 1]);
    }
    if (count)
        pencil->piece.items[0] = points[count - 1];
    pencil->piece.count = count ? 1 : 0;
}

/* Follow a curve for so long at most. */
static void follow(struct pencil *pencil, const struct point curve[4], double most)
{
    double length = curve_length(curve), start = pencil->along;
    int steps = 1 + (int)(length / pencil->step);
    for (int i = 1; i <= steps && pencil->along - start < most; i++) {
        pencil->along = start + length * i / steps;
        add_point(pencil, curve_at(curve, (double)i / steps));
    }
}

/* The curve that a segment draws, and whether it draws one. */
static bool curve_of(const struct line *line, size_t which, struct point curve[4])
{
    const struct segment *segment = &line->segments[which], *last = segment - 1;
    struct point from = last->to[last->form == SEGMENT_CURVE ? 2 : 0];
    if (segment->form == SEGMENT_CURVE) {
        curve[0] = from;
        memcpy(curve + 1, segment->to, 3 * sizeof *curve);
    } else
        curve_bowed(curve, from,
                    segment->form == SEGMENT_CLOSE ? line->segments[0].to[0] : segment->to[0], 0);
    return curve_length(curve) > 0.01;
}

static bool is_corner(struct point arriving, struct point leaving)
{
    static const double straight = 0.9; /* cosine of about 25 degrees */
    return arriving.x * leaving.x + arriving.y * leaving.y < straight;
}

/* Draw a line; so much further where it closes. */
static void draw_line(struct pencil *pencil, const struct line *line, double further)
{
    struct point curve[4], way = {0, 0};
    pencil->along = 0;
    pencil->piece.count = 0;
    add_point(pencil, line->segments[0].to[0]);
    path_move(pencil->arena, &pencil->path, pencil->piece.items[0]);
    for (size_t i = 1; i < line->count; i++) {
        if (!curve_of(line, i, curve))
            continue;
        if (is_corner(way, curve_direction(curve, 0)))
            end_piece(pencil);
        follow(pencil, curve, 1e9);
        way = curve_direction(curve, 1);
    }
    if (further > 0 && curve_of(line, 1, curve)) {
        if (is_corner(way, curve_direction(curve, 0)))
            end_piece(pencil);
        follow(pencil, curve, further);
    }
    end_piece(pencil);
}

/* ---- A path ---------------------------------------------------------------------------------- */

static struct line line_from(const struct path *path, size_t start)
{
    struct line line = {&path->items[start], 1, false, 0};
    struct point curve[4];
    for (size_t i = start + 1; i < path->count && path->items[i].form != SEGMENT_MOVE; i++) {
        line.count++;
        line.closes = line.closes || path->items[i].form == SEGMENT_CLOSE;
        if (curve_of(&line, line.count - 1, curve))
            line.length += curve_length(curve);
    }
    return line;
}

static double longest_line(const struct path *path)
{
    double longest = 0;
    struct line line;
    for (size_t at = 0; at < path->count; at += line.count) {
        line = line_from(path, at);
        longest = larger(longest, line.length);
    }
    return longest;
}

static const double overrun = 9;

/* Room for all that the pencil may draw of it: paths that grow leave their copies in the arena. */
static struct path room_for(const struct pencil *pencil, const struct path *path)
{
    enum { ENDS = 3 }; /* a move, a close, and one more on the way past it */
    size_t room = 0;
    struct line line;
    for (size_t at = 0; at < path->count; at += line.count) {
        line = line_from(path, at);
        room += line.count + (size_t)((line.length + overrun) / pencil->step) + ENDS;
    }
    return (struct path){arena_alloc(pencil->arena, room * sizeof(struct segment)), 0, room};
}

/* All lines of a path. Where shapes close they meet their start, or run on past it. */
static void draw_path(struct scene *scene, struct pencil *pencil, const struct path *path,
                      bool meeting, struct stroke stroke)
{
    struct line line;
    pencil->path = room_for(pencil, path);
    for (size_t at = 0; at < path->count; at += line.count) {
        line = line_from(path, at);
        pencil->length = line.closes && meeting ? line.length : 0;
        draw_line(pencil, &line, line.closes && !meeting ? overrun : 0);
        if (line.closes && meeting)
            path_close(pencil->arena, &pencil->path);
    }
    scene_path(scene, &pencil->path, stroke);
}

/* Large shapes stray more than small ones, which would become unreadable. */
static void take_up(struct pencil *pencil, const struct drawn *drawn, uint64_t seed)
{
    static const double least = 0.3, most = 1.2, wide = 2.6;
    double length = longest_line(&drawn->path);
    pencil->seed = chance_mixed(seed);
    pencil->wobble = smaller(most, least + length / 340);
    pencil->wandering = drawn->stroke.hand == HAND_BLOB || drawn->stroke.hand == HAND_FRAME
                            ? smaller(wide, length / 200)
                            : 0;
}

/* ---- The scene ------------------------------------------------------------------------------- */

/* A large shape is filled where it closes, and outlined by a pencil that runs on. */
static void sketch_path(struct scene *scene, struct pencil *pencil, const struct drawn *drawn)
{
    static const double large = 150;
    struct stroke fill = drawn->stroke, line = drawn->stroke;
    bool runs_on = drawn->stroke.ink && longest_line(&drawn->path) > large;
    fill.ink = runs_on ? INK_NONE : fill.ink;
    line.fill = INK_NONE;
    if (!runs_on || fill.fill)
        draw_path(scene, pencil, &drawn->path, true, fill);
    if (runs_on)
        draw_path(scene, pencil, &drawn->path, false, line);
    if (drawn->stroke.hand == HAND_FRAME) {
        pencil->seed = chance_mixed(pencil->seed);
        draw_path(scene, pencil, &drawn->path, false, line);
    }
}

void sketch_scene(struct scene *scene)
{
    static const double fine = 8, coarse = 24; /* for a page that is seen from afar */
    struct mark *marks = scene->marks.items;
    size_t count = scene->marks.count;
    uint64_t seed = 0;
    struct pencil pencil = {.arena = scene->arena, .step = scene->simple ? coarse : fine};
    scene->marks.items = NULL;
    scene->marks.count = scene->marks.capacity = 0;
    for (size_t i = 0; i < count; i++, seed++) {
        const struct mark *mark = &marks[i];
        if (mark->form == MARK_GROUP)
            seed = hash_text(mark->group.id);
        if (mark->form == MARK_PATH && mark->drawn.stroke.ink &&
            mark->drawn.stroke.hand != HAND_STILL) {
            take_up(&pencil, &mark->drawn, seed);
            sketch_path(scene, &pencil, &mark->drawn);
        } else
            *array_add(scene->arena, &scene->marks) = *mark;
    }
}
