/* Signs for what a change does to a variable; see effect.h. No sign differs from another by its ink
   alone. */
#include "draw/effect.h"

#include "draw/shape.h"
#include "draw/signs.h"

#include <string.h>

static const double note_size = 12, sign_width = 12, sign_gap = 4, frame_room = 5, radius = 7;

/* ---- The sign of a way ----------------------------------------------------------------------- */

static void add_triangle(struct arena *arena, struct path *path, struct point tip, double height)
{
    double half = fabs(height) * 0.62;
    path_move(arena, path, tip);
    path_line(arena, path, (struct point){tip.x + half, tip.y + height});
    path_line(arena, path, (struct point){tip.x - half, tip.y + height});
    path_close(arena, path);
}

/* A full triangle up or down; where it can be either, both, hollow. */
static void draw_motion(struct drawing *drawing, enum motion motion, struct point at)
{
    static const double height = 9, small = 6, apart = 1.5;
    struct path path = {0};
    if (motion == MOTION_EITHER_WAY) {
        add_triangle(drawing->arena, &path, (struct point){at.x, at.y - small - apart}, small);
        add_triangle(drawing->arena, &path, (struct point){at.x, at.y + small + apart}, -small);
    } else {
        double turn = motion == MOTION_RISES ? 1 : -1;
        struct point tip = {at.x, at.y - turn * height / 2};
        add_triangle(drawing->arena, &path, tip, turn * height);
    }
    scene_path(drawing->scene, &path,
               (struct stroke){.fill = motion == MOTION_EITHER_WAY ? INK_PAPER : INK_TEXT,
                               .ink = INK_TEXT,
                               .width = 1.4,
                               .hand = HAND_STILL});
}

/* A thick arrow with a stem: a push. */
static void draw_push(struct drawing *drawing, enum motion motion, struct point at)
{
    static const double reach = 7, stem = 2.2, wide = 6, neck = 0.5;
    double turn = motion == MOTION_RISES ? -1 : 1;
    const struct point outline[] = {{0, reach},      {wide, neck},  {stem, neck}, {stem, -reach},
                                    {-stem, -reach}, {-stem, neck}, {-wide, neck}};
    struct path path = {0};
    for (size_t i = 0; i < sizeof outline / sizeof *outline; i++) {
        struct point corner = {at.x + outline[i].x, at.y + turn * outline[i].y};
        if (i)
            path_line(drawing->arena, &path, corner);
        else
            path_move(drawing->arena, &path, corner);
    }
    path_close(drawing->arena, &path);
    scene_path(drawing->scene, &path,
               (struct stroke){.fill = INK_TEXT, .ink = INK_TEXT, .width = 1, .hand = HAND_STILL});
}

/* ---- What comes of an intent ----------------------------------------------------------------- */

static enum ink aim_ink(enum aim aim)
{
    return aim == AIM_REACHED ? INK_REACHED : aim == AIM_REVERSED ? INK_REVERSED : INK_UNKNOWN;
}

static struct path path_of_tick(struct arena *arena, struct point at, double half)
{
    struct path path = {0};
    path_move(arena, &path, (struct point){at.x - half, at.y});
    path_line(arena, &path, (struct point){at.x - 1, at.y + half});
    path_line(arena, &path, (struct point){at.x + half, at.y - half});
    return path;
}

static struct path path_of_cross(struct arena *arena, struct point at, double half)
{
    struct path path = {0};
    path_move(arena, &path, (struct point){at.x - half, at.y - half});
    path_line(arena, &path, (struct point){at.x + half, at.y + half});
    path_move(arena, &path, (struct point){at.x - half, at.y + half});
    path_line(arena, &path, (struct point){at.x + half, at.y - half});
    return path;
}

/* A tick, a cross, a question mark, an empty ring. */
static void draw_aim(struct drawing *drawing, enum aim aim, struct point at)
{
    static const double half = 4.5, question = 15;
    struct arena *arena = drawing->arena;
    struct stroke stroke = {.ink = aim_ink(aim), .width = 2.4, .hand = HAND_STILL};
    if (aim == AIM_UNSURE) {
        scene_text(drawing->scene, "?", (struct point){at.x, at.y + question * base_below_middle},
                   (struct lettering){drawing->look->bold, question, stroke.ink, ANCHOR_MIDDLE});
        return;
    }
    struct path path = aim == AIM_REACHED ? path_of_tick(arena, at, half)
                       : aim == AIM_REVERSED
                           ? path_of_cross(arena, at, half)
                           : path_of_oval(arena, (struct box){at, 2 * half, 2 * half});
    scene_path(drawing->scene, &path, stroke);
}

/* ---- At a variable --------------------------------------------------------------------------- */

static bool has_frame(const struct diagram_effect *effect)
{
    return effect->pushed || effect->aim;
}

static size_t count_signs(const struct diagram_effect *effect)
{
    return (size_t)(effect->pushed != 0) + (effect->moves && !effect->pushed) + (effect->aim != 0);
}

static double note_width(const struct drawing *drawing, const struct diagram_node *node)
{
    return (double)count_signs(&node->effect) * (sign_width + sign_gap) +
           text_width(drawing->ruler, look_clean.regular, note_size, node->notes[0],
                      strlen(node->notes[0]));
}

static double note_height(const struct diagram_node *node)
{
    return count_signs(&node->effect) ? note_size * draw_leading + 3 : 0;
}

void effect_widen(const struct drawing *drawing, const struct diagram_node *node, struct box *box)
{
    if (!count_signs(&node->effect))
        return;
    double room = has_frame(&node->effect) ? 2 * frame_room : 0;
    box->width = larger(box->width, note_width(drawing, node)) + room;
    box->height += note_height(node) + room;
}

static void draw_frame(struct drawing *drawing, const struct diagram_effect *effect, struct box box)
{
    static const enum dash dashes[] = {[AIM_UNSURE] = DASH_LONG, [AIM_NOT_REACHED] = DASH_DOTS};
    struct path path = path_of_frame(drawing->arena, box, radius);
    scene_path(drawing->scene, &path,
               (struct stroke){.fill = effect->pushed ? INK_PUSHED : INK_PAPER,
                               .ink = effect->aim ? aim_ink(effect->aim) : INK_TEXT,
                               .width = effect->aim == AIM_REVERSED ? 3 : 1.8,
                               .dash = dashes[effect->aim],
                               .hand = HAND_FRAME});
}

static void draw_note(struct drawing *drawing, const struct diagram_node *node, struct point middle)
{
    const struct diagram_effect *effect = &node->effect;
    struct point at = {middle.x - note_width(drawing, node) / 2 + sign_width / 2, middle.y};
    if (effect->pushed)
        draw_push(drawing, effect->pushed, at);
    else if (effect->moves)
        draw_motion(drawing, effect->moves, at);
    if (effect->pushed || effect->moves)
        at.x += sign_width + sign_gap;
    if (effect->aim) {
        draw_aim(drawing, effect->aim, at);
        at.x += sign_width + sign_gap;
    }
    at = (struct point){at.x - sign_width / 2, at.y + note_size * base_below_middle};
    scene_text(drawing->scene, node->notes[0], at,
               (struct lettering){drawing->look->regular, note_size, INK_TEXT, ANCHOR_START});
}

struct point draw_effect(struct drawing *drawing, const struct diagram_node *node, struct box box)
{
    double room = has_frame(&node->effect) ? frame_room : 0, below = note_height(node);
    if (!count_signs(&node->effect))
        return box.centre;
    if (has_frame(&node->effect))
        draw_frame(drawing, &node->effect, box);
    draw_note(drawing, node,
              (struct point){box.centre.x, box.centre.y + box.height / 2 - room - below / 2});
    return (struct point){box.centre.x, box.centre.y - below / 2};
}

struct stroke effect_stroke(enum leads leads, struct stroke stroke)
{
    static const double widths[] = {
        [LEADS_NOWHERE] = 1.2, [LEADS_TO_SIDE_EFFECT] = 2, [LEADS_TO_INTENT] = 3.4};
    stroke.width = widths[leads];
    stroke.ink = leads ? stroke.ink : INK_QUIET;
    return stroke;
}

/* ---- The legend ------------------------------------------------------------------------------ */

static void draw_motion_sign(struct drawing *drawing, const void *what, struct point at)
{
    const enum motion *motion = what;
    draw_motion(drawing, *motion, (struct point){at.x + sign_width / 2, at.y});
}

static void draw_push_sign(struct drawing *drawing, const void *what, struct point at)
{
    const enum motion *motion = what;
    draw_push(drawing, *motion, (struct point){at.x + sign_width / 2, at.y});
}

static void draw_aim_sign(struct drawing *drawing, const void *what, struct point at)
{
    const enum aim *aim = what;
    draw_aim(drawing, *aim, (struct point){at.x + sign_width / 2, at.y});
}

/* What the picture has of each. */
struct used {
    bool pushes[MOTION_EITHER_WAY + 1], motions[MOTION_EITHER_WAY + 1], aims[AIM_NOT_REACHED + 1],
        leads[LEADS_TO_INTENT + 1];
};

static struct used used_in(const struct diagram *diagram)
{
    struct used used = {0};
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        const struct diagram_effect *effect = &diagram->nodes.items[i].effect;
        used.pushes[effect->pushed] = used.aims[effect->aim] = true;
        used.motions[effect->pushed ? MOTION_NONE : effect->moves] = true;
    }
    for (size_t i = 0; i < diagram->lines.count; i++)
        used.leads[diagram->lines.items[i].leads] = true;
    return used;
}

static void add_lines(struct drawing *drawing, struct legend *legend, const struct used *used)
{
    static const char *const texts[] = {[LEADS_NOWHERE] = "carries it by longer ways, or not",
                                        [LEADS_TO_SIDE_EFFECT] = "carries it to what else moves",
                                        [LEADS_TO_INTENT] = "carries it to what is intended"};
    for (enum leads leads = LEADS_TO_INTENT + 1; leads-- > LEADS_NOWHERE;)
        if (used->leads[leads])
            legend_add_line(drawing, legend, DASH_NONE,
                            effect_stroke(leads, (struct stroke){.ink = INK_QUIET}).width,
                            texts[leads]);
}

void legend_add_effects(struct drawing *drawing, struct legend *legend)
{
    static const enum motion motions[] = {MOTION_NONE, MOTION_RISES, MOTION_FALLS,
                                          MOTION_EITHER_WAY};
    static const enum aim aims[] = {AIM_NONE, AIM_REACHED, AIM_REVERSED, AIM_UNSURE,
                                    AIM_NOT_REACHED};
    static const char *const pushes[] = {NULL, "the change raises it", "the change lowers it"};
    static const char *const moves[] = {NULL, "rises by it", "falls by it", "one way or the other"};
    static const char *const comes[] = {NULL, "as intended", "the other way than intended",
                                        "intended, and not clear", "intended, and not reached"};
    struct used used = used_in(drawing->diagram);
    double width = sign_width + 2 * sign_gap;
    for (size_t i = MOTION_RISES; i <= MOTION_FALLS; i++)
        if (used.pushes[i])
            legend_add_drawn(drawing, legend, width, draw_push_sign, &motions[i], pushes[i]);
    for (size_t i = MOTION_RISES; i <= MOTION_EITHER_WAY; i++)
        if (used.motions[i])
            legend_add_drawn(drawing, legend, width, draw_motion_sign, &motions[i], moves[i]);
    for (size_t i = AIM_REACHED; i <= AIM_NOT_REACHED; i++)
        if (used.aims[i])
            legend_add_drawn(drawing, legend, width, draw_aim_sign, &aims[i], comes[i]);
    add_lines(drawing, legend, &used);
    if (drawing->diagram->remark)
        legend_add_note(drawing, legend, drawing->diagram->remark);
}
