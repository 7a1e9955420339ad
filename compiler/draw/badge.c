/* Small signs of what is to be noticed; see badge.h. */
#include "draw/badge.h"

#include "draw/icon.h"

#include <string.h>

static const struct badge_sign {
    enum diagram_badge badge;
    const char *paint, *outline;
} signs[] = {
#define BADGE_SIGN(badge, paint, outline) {BADGE_##badge, paint, outline},
#include "draw/badge_signs.def"
#undef BADGE_SIGN
};

/* What each tells, in a legend. */
static const char *const meanings[BADGE_COUNT] = {
#define BADGE(id, word, tells) [BADGE_##id] = tells,
#include "view/badges.def"
#undef BADGE
};

void badge_draw(struct drawing *drawing, enum diagram_badge badge, struct point centre, double size)
{
    struct frame frame = frame_of((struct box){centre, size, size});
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        struct diagram_shape shape = {.paint = signs[i].paint};
        struct outline_problem problem;
        if (signs[i].badge == badge &&
            outline_read(drawing->arena, signs[i].outline, strlen(signs[i].outline), &shape.outline,
                         &problem))
            draw_shape(drawing, &shape, frame, icon_line_width(size));
    }
}

unsigned badges_count(unsigned badges)
{
    unsigned count = 0;
    for (; badges; badges >>= 1)
        count += badges & 1;
    return count;
}

/* ---- The legend ------------------------------------------------------------------------------ */

static void draw_badge_entry(struct drawing *drawing, const void *what, struct point at)
{
    const enum diagram_badge *badge = what;
    badge_draw(drawing, *badge, (struct point){at.x + badge_size / 2, at.y}, badge_size);
}

void legend_add_badges(struct drawing *drawing, struct legend *legend)
{
    static const double beside_badge = 7;
    unsigned all = 0;
    for (size_t i = 0; i < drawing->diagram->nodes.count; i++)
        all |= drawing->diagram->nodes.items[i].badges;
    for (enum diagram_badge badge = 0; badge < BADGE_COUNT; badge++) {
        if (!(all >> badge & 1))
            continue;
        enum diagram_badge *kept = arena_new_of(drawing->arena, enum diagram_badge);
        *kept = badge;
        legend_add_drawn(drawing, legend, badge_size + beside_badge, draw_badge_entry, kept,
                         meanings[badge]);
    }
}
