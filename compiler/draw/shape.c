/* Outlines and signs; see shape.h. */
#include "draw/shape.h"

#include "draw/route.h"

/* Of a round corner; 0.55 would be a circle's. */
static const double fullness_of_corner = 0.6;

struct path path_of_box(struct arena *arena, struct box box)
{
    struct path path = {0};
    double left = box.centre.x - box.width / 2, top = box.centre.y - box.height / 2;
    path_move(arena, &path, (struct point){left, top});
    path_line(arena, &path, (struct point){left + box.width, top});
    path_line(arena, &path, (struct point){left + box.width, top + box.height});
    path_line(arena, &path, (struct point){left, top + box.height});
    path_close(arena, &path);
    return path;
}

/* A quarter of an outline: from one point to the next, both handles on the corner's lines. */
static void add_quarter(struct arena *arena, struct path *path, struct point from,
                        struct point corner, struct point to, double fullness)
{
    path_curve(arena, path, point_between(from, corner, fullness),
               point_between(to, corner, fullness), to);
}

/* 0.55 is an ellipse, 1 a box */
static struct path path_of_round(struct arena *arena, struct box box, double fullness)
{
    struct path path = {0};
    double left = box.centre.x - box.width / 2, right = box.centre.x + box.width / 2;
    double top = box.centre.y - box.height / 2, bottom = box.centre.y + box.height / 2;
    struct point west = {left, box.centre.y}, north = {box.centre.x, top};
    struct point east = {right, box.centre.y}, south = {box.centre.x, bottom};
    path_move(arena, &path, west);
    add_quarter(arena, &path, west, (struct point){left, top}, north, fullness);
    add_quarter(arena, &path, north, (struct point){right, top}, east, fullness);
    add_quarter(arena, &path, east, (struct point){right, bottom}, south, fullness);
    add_quarter(arena, &path, south, (struct point){left, bottom}, west, fullness);
    path_close(arena, &path);
    return path;
}

struct path path_of_blob(struct arena *arena, struct box box)
{
    return path_of_round(arena, box, 0.66);
}

struct path path_of_oval(struct arena *arena, struct box box)
{
    return path_of_round(arena, box, 0.55228474983079340);
}

struct path path_of_frame(struct arena *arena, struct box box, double radius)
{
    struct path path = {0};
    double left = box.centre.x - box.width / 2, right = left + box.width;
    double top = box.centre.y - box.height / 2, bottom = top + box.height;
    struct point corners[] = {{left, top}, {right, top}, {right, bottom}, {left, bottom}};
    struct point ways[] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
    path_move(arena, &path, (struct point){left, top + radius});
    for (int i = 0; i < 4; i++) {
        struct point to = point_add(corners[i], point_times(ways[i], radius));
        struct point from = point_minus(corners[i], point_times(ways[(i + 3) % 4], radius));
        path_line(arena, &path, from);
        add_quarter(arena, &path, from, corners[i], to, fullness_of_corner);
    }
    path_close(arena, &path);
    return path;
}

/* ---- Bubbles, clouds and bursts -------------------------------------------------------------- */

/* Of a side from one corner to the next, the two points where the tail begins and ends: as near to
   the tip as the corners leave room. */
static void add_tail(struct arena *arena, struct path *path, struct point from, struct point to,
                     struct point tip)
{
    static const double half = 9;
    struct point way = point_unit(point_minus(to, from));
    double length = point_distance(from, to), along = larger(length / 2, half);
    double wished = (tip.x - from.x) * way.x + (tip.y - from.y) * way.y;
    along = smaller(larger(wished, half + 2), larger(length - half - 2, along));
    path_line(arena, path, point_add(from, point_times(way, along - half)));
    path_line(arena, path, tip);
    path_line(arena, path, point_add(from, point_times(way, along + half)));
}

/* The side of a box that looks towards a point: 0 above, 1 right, 2 below, 3 left. */
static int side_towards(struct box box, struct point point)
{
    double x = (point.x - box.centre.x) / box.width, y = (point.y - box.centre.y) / box.height;
    double beside = fabs(point.x - box.centre.x) - box.width / 2;
    if (fabs(point.y - box.centre.y) < box.height / 2 || (beside > 0 && fabs(x) > fabs(y)))
        return x > 0 ? 1 : 3;
    return y > 0 ? 2 : 0;
}

struct path path_of_bubble(struct arena *arena, struct box box, struct point tip)
{
    static const double corner_most = 15;
    struct path path = {0};
    double corner = smaller(corner_most, smaller(box.width, box.height) / 2.5);
    double left = box.centre.x - box.width / 2, right = left + box.width;
    double top = box.centre.y - box.height / 2, bottom = top + box.height;
    struct point corners[] = {{left, top}, {right, top}, {right, bottom}, {left, bottom}};
    struct point ways[] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
    int tail = side_towards(box, tip);
    path_move(arena, &path, (struct point){left + corner, top});
    for (int side = 0; side < 4; side++) {
        int next = (side + 1) % 4;
        struct point from = point_add(corners[side], point_times(ways[side], corner));
        struct point to = point_minus(corners[next], point_times(ways[side], corner));
        if (side == tail)
            add_tail(arena, &path, from, to, tip);
        path_line(arena, &path, to);
        add_quarter(arena, &path, to, corners[next],
                    point_add(corners[next], point_times(ways[next], corner)), fullness_of_corner);
    }
    path_close(arena, &path);
    return path;
}

static struct point path_end(const struct path *path)
{
    const struct segment *last = &path->items[path->count - 1];
    return last->to[last->form == SEGMENT_CURVE ? 2 : 0];
}

/* A bulge from one point to the next, away from the middle. */
static void add_bulge(struct arena *arena, struct path *path, struct point from, struct point to)
{
    static const double height = 0.62; /* of its handles, as a share of its width */
    struct point out = point_times(point_turned(point_minus(to, from)), -height);
    path_curve(arena, path, point_add(from, out), point_add(to, out), to);
}

/* Its bulges begin on an oval; how large that is for them to end at the box follows from how far a
   bulge stands out: a quarter of the oval's reach along it. */
struct path path_of_cloud(struct arena *arena, struct box box)
{
    enum { BULGES = 12 };
    static const double cosine = 0.86602540378443865, sine = 0.5; /* a turn from one to the next */
    static const double at_bulge = 0.966, stands_out = 0.25;
    static const double square = 0.966 * 0.966 - 0.25 * 0.25;
    struct path path = {0};
    double x = (at_bulge * box.width - stands_out * box.height) / 2 / square;
    double y = (at_bulge * box.height - stands_out * box.width) / 2 / square;
    struct point way = {0.96592582628906829, 0.25881904510252076};
    for (int i = 0; i <= BULGES; i++) {
        struct point at = {box.centre.x + way.x * x, box.centre.y + way.y * y};
        if (i)
            add_bulge(arena, &path, path_end(&path), at);
        else
            path_move(arena, &path, at);
        way = (struct point){way.x * cosine - way.y * sine, way.x * sine + way.y * cosine};
    }
    path_close(arena, &path);
    return path;
}

struct path path_of_burst(struct arena *arena, struct box box)
{
    enum { RAYS = 18 };
    /* A turn by half a ray: a 36th of a circle. */
    static const double cosine = 0.98480775301220806, sine = 0.17364817766693033;
    static const double depths[] = {0.80, 0.74, 0.78};
    struct path path = {0};
    struct point way = {1, 0};
    for (int i = 0; i < 2 * RAYS; i++) {
        double reach = i % 2 ? depths[i / 2 % 3] : i % 4 ? 0.95 : 1;
        struct point at = {box.centre.x + way.x * reach * box.width / 2,
                           box.centre.y + way.y * reach * box.height / 2};
        if (i)
            path_line(arena, &path, at);
        else
            path_move(arena, &path, at);
        way = (struct point){way.x * cosine - way.y * sine, way.x * sine + way.y * cosine};
    }
    path_close(arena, &path);
    return path;
}

/* So many rays along a side as make them about as wide as they are deep. */
struct path path_of_rays(struct arena *arena, struct box box, double depth)
{
    static const double width = 1.9, reaches[] = {1, 0.7, 0.9};
    static const int corners[] = {0, 1, 3, 2, 0};
    struct path path = {0};
    path_move(arena, &path, box_corner(box, 0));
    for (int side = 0; side < 4; side++) {
        struct point from = box_corner(box, corners[side]);
        struct point way = point_minus(box_corner(box, corners[side + 1]), from);
        struct point out = point_times(point_turned(point_unit(way)), -depth);
        int rays = 1 + (int)(point_length(way) / (depth * width));
        for (int i = 0; i < rays; i++) {
            struct point root = point_add(from, point_times(way, (i + 0.5) / rays));
            path_line(arena, &path, point_add(root, point_times(out, reaches[i % 3])));
            path_line(arena, &path, point_add(from, point_times(way, (i + 1.0) / rays)));
        }
    }
    path_close(arena, &path);
    return path;
}

/* ---- Lines ----------------------------------------------------------------------------------- */

/* Of a way between two corners each takes no more than half, of one to an end all. */
static double corner_room(const struct point *points, size_t count, size_t corner, size_t next)
{
    double length = point_distance(points[corner], points[next]);
    return next == 0 || next + 1 == count ? length : length / 2;
}

struct path path_of_round_way(struct arena *arena, const struct point *points, size_t count,
                              double radius)
{
    struct path path = {0};
    path_move(arena, &path, points[0]);
    for (size_t i = 1; i + 1 < count; i++) {
        double round = smaller(radius, smaller(corner_room(points, count, i, i - 1),
                                               corner_room(points, count, i, i + 1)));
        struct point back = point_unit(point_minus(points[i - 1], points[i]));
        struct point on = point_unit(point_minus(points[i + 1], points[i]));
        struct point from = point_add(points[i], point_times(back, round));
        path_line(arena, &path, from);
        add_quarter(arena, &path, from, points[i], point_add(points[i], point_times(on, round)),
                    fullness_of_corner);
    }
    path_line(arena, &path, points[count - 1]);
    return path;
}

struct path path_of_strife(struct arena *arena, const struct point curve[4])
{
    static const double step = 11, high = 6;
    struct path path = {0};
    int steps = 2 + (int)(curve_length(curve) / step);
    path_move(arena, &path, curve[0]);
    for (int i = 1; i < steps; i++) {
        double share = (double)i / steps;
        struct point aside = point_turned(curve_direction(curve, share));
        path_line(arena, &path,
                  point_add(curve_at(curve, share), point_times(aside, i % 2 ? high : -high)));
    }
    path_line(arena, &path, curve[3]);
    return path;
}

struct path path_of_head(struct arena *arena, struct point tip, struct point direction, double size)
{
    static const double half_width = 0.44, depth = 0.9;
    struct path path = {0};
    struct point back = point_minus(tip, point_times(direction, size * depth));
    struct point aside = point_times(point_turned(direction), size * half_width);
    path_move(arena, &path, point_add(back, aside));
    path_line(arena, &path, tip);
    path_line(arena, &path, point_minus(back, aside));
    return path;
}

static struct path path_of_curve(struct arena *arena, const struct point curve[4])
{
    struct path path = {0};
    path_move(arena, &path, curve[0]);
    path_curve(arena, &path, curve[1], curve[2], curve[3]);
    return path;
}

struct path path_of_open_circle(struct arena *arena, struct point centre, double radius,
                                bool clockwise, struct point *end, struct point *way)
{
    static const double diagonal = 0.70710678118654752, handle = 0.55228474983079340;
    double sense = clockwise ? 1 : -1;
    struct point out = {sense * diagonal * radius, -diagonal * radius}; /* from the centre */
    struct path path = {0};
    path_move(arena, &path, point_add(centre, out));
    for (int quarter = 0; quarter < 3; quarter++) {
        struct point next = point_times(point_turned(out), sense);
        struct point leave = point_times(next, handle), enter = point_times(out, handle);
        path_curve(arena, &path, point_add(centre, point_add(out, leave)),
                   point_add(centre, point_add(next, enter)), point_add(centre, next));
        out = next;
    }
    *end = point_add(centre, out);
    *way = point_times(point_turned(point_unit(out)), sense);
    return path;
}

void draw_head(struct scene *scene, struct point tip, struct point direction, double size,
               enum ink ink)
{
    static const double half_width = 0.36, notch = 0.72;
    struct path path = {0};
    struct point back = point_minus(tip, point_times(direction, size));
    struct point aside = point_times(point_turned(direction), size * half_width);
    path_move(scene->arena, &path, tip);
    path_line(scene->arena, &path, point_add(back, aside));
    path_line(scene->arena, &path, point_minus(tip, point_times(direction, size * notch)));
    path_line(scene->arena, &path, point_minus(back, aside));
    path_close(scene->arena, &path);
    scene_path(scene, &path, (struct stroke){.fill = ink, .ink = ink, .width = 1});
}

void draw_arrow(struct scene *scene, const struct point curve[4], struct stroke stroke, double head)
{
    double length = point_distance(curve[0], curve[3]);
    double back = length > head ? 1 - 0.6 * head / length : 0;
    struct point direction = point_unit(point_minus(curve[3], curve_at(curve, back)));
    struct point inside = point_minus(curve[3], point_times(direction, head / 2));
    struct path path =
        path_of_curve(scene->arena, (struct point[]){curve[0], curve[1], curve[2], inside});
    scene_path(scene, &path, stroke);
    draw_head(scene, curve[3], direction, head, stroke.ink);
}

void draw_round_way(struct scene *scene, const struct point *points, size_t count, double radius,
                    struct stroke stroke, double head)
{
    struct point tip = points[count - 1], way = point_unit(point_minus(tip, points[count - 2]));
    struct point *course = arena_alloc(scene->arena, count * sizeof *course);
    for (size_t i = 0; i < count; i++)
        course[i] = points[i];
    course[count - 1] = point_minus(tip, point_times(way, head / 2));
    struct path path = path_of_round_way(scene->arena, course, count, radius);
    scene_path(scene, &path, stroke);
    if (head > 0)
        draw_head(scene, tip, way, head, stroke.ink);
}

void draw_straight_line(struct scene *scene, struct point from, struct point to,
                        struct stroke stroke)
{
    struct path path = {0};
    path_move(scene->arena, &path, from);
    path_line(scene->arena, &path, to);
    scene_path(scene, &path, stroke);
}
