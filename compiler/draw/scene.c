/* Making a scene: what is added is painted over what is there. */
#include "draw/scene.h"

#include <string.h>

static struct mark *add_mark(struct scene *scene)
{
    return array_add(scene->arena, &scene->marks);
}

void scene_open(struct scene *scene, const char *id, const char *kind, const char *title,
                const char *sentence)
{
    scene_open_line(scene, id, kind, NULL, title, sentence);
}

void scene_open_line(struct scene *scene, const char *id, const char *kind, const char *from,
                     const char *title, const char *sentence)
{
    *add_mark(scene) =
        (struct mark){.form = MARK_GROUP, .group = {id, kind, title, sentence, from, ROLE_NONE}};
}

void scene_open_role(struct scene *scene, enum role role)
{
    if (role != ROLE_NONE)
        *add_mark(scene) = (struct mark){.form = MARK_GROUP, .group = {.role = role}};
}

void scene_close_role(struct scene *scene, enum role role)
{
    if (role != ROLE_NONE)
        scene_close(scene);
}

void scene_close(struct scene *scene)
{
    *add_mark(scene) = (struct mark){.form = MARK_END};
}

void scene_place(struct scene *scene, const struct scene *placed, struct point at, double scale)
{
    scene_place_behind(scene, placed, at, scale, (struct box){.width = 0});
}

void scene_place_behind(struct scene *scene, const struct scene *placed, struct point at,
                        double scale, struct box window)
{
    *add_mark(scene) = (struct mark){.form = MARK_SCENE, .placed = {placed, at, scale, window}};
}

void scene_path(struct scene *scene, const struct path *path, struct stroke stroke)
{
    *add_mark(scene) = (struct mark){.form = MARK_PATH, .drawn = {*path, stroke}};
}

void scene_text(struct scene *scene, const char *text, struct point at, struct lettering lettering)
{
    double width = text_width(scene->ruler, lettering.face, lettering.size, text, strlen(text));
    *add_mark(scene) = (struct mark){.form = MARK_TEXT, .text = {text, at, lettering, width}};
}

void scene_lines(struct scene *scene, const struct text_lines *lines, struct point centre,
                 double leading, struct lettering lettering)
{
    double step = lettering.size * leading;
    struct point at = centre;
    at.y += lettering.size * base_below_middle - step * ((double)lines->count - 1) / 2;
    for (size_t i = 0; i < lines->count; i++, at.y += step)
        scene_text(scene, lines->items[i].text, at, lettering);
}

double scene_lines_below(struct scene *scene, const struct text_lines *lines, struct point top,
                         double leading, struct lettering lettering)
{
    double high = (double)lines->count * lettering.size * leading;
    scene_lines(scene, lines, (struct point){top.x, top.y + high / 2}, leading, lettering);
    return top.y + high;
}

static struct segment *add_segment(struct arena *arena, struct path *path)
{
    return array_add(arena, path);
}

void path_move(struct arena *arena, struct path *path, struct point to)
{
    *add_segment(arena, path) = (struct segment){SEGMENT_MOVE, {to}};
}

void path_line(struct arena *arena, struct path *path, struct point to)
{
    *add_segment(arena, path) = (struct segment){SEGMENT_LINE, {to}};
}

void path_curve(struct arena *arena, struct path *path, struct point leave, struct point enter,
                struct point to)
{
    *add_segment(arena, path) = (struct segment){SEGMENT_CURVE, {leave, enter, to}};
}

void path_close(struct arena *arena, struct path *path)
{
    *add_segment(arena, path) = (struct segment){SEGMENT_CLOSE, {{0, 0}}};
}
