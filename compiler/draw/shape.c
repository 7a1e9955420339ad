/* Outlines and signs; see shape.h. */
#include "draw/shape.h"

#include "draw/route.h"

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

struct path path_of_blob(struct arena *arena, struct box box)
{
    static const double fullness = 0.66; /* 0.55 is an ellipse, 1 a box */
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

struct path path_of_frame(struct arena *arena, struct box box, double radius)
{
    static const double fullness = 0.6;
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
        add_quarter(arena, &path, from, corners[i], to, fullness);
    }
    path_close(arena, &path);
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
