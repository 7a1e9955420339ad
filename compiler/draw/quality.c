/* Counting what is wrong with a picture; see quality.h. */
#include "draw/quality.h"

#include "base/arena.h"
#include "draw/curve.h"
#include "draw/page.h"
#include "view/diagram.h"

#include <string.h>

const struct rule fault_rules[FAULT_COUNT] = {
#define FAULT(id, name, severity, summary, why, ...) \
    [FAULT_##id] = {name, severity, ALWAYS, summary, why, "craft"},
#include "draw/faults.def"
#undef FAULT
};

const char *fault_message(struct arena *arena, const struct fault *fault)
{
    switch (fault->kind) {
#define FAULT(id, name, severity, summary, why, ...) \
    case FAULT_##id: \
        return arena_printf(arena, __VA_ARGS__);
#include "draw/faults.def"
#undef FAULT
    case FAULT_COUNT:
        break;
    }
    return "";
}

/* A stroke or an outline as straight pieces. */
struct trail {
    struct point *items;
    size_t count, capacity;
    struct box box;
    bool filled;
};

struct thing {                     /* one group */
    const char *id, *title, *from; /* from: of a line */
    enum part_layer layer;
    bool is_voice;
    struct {
        struct box *items;
        size_t count, capacity;
    } texts;
    struct {
        struct trail *items;
        size_t count, capacity;
    } trails;
    struct box box; /* around all of it */
};

struct inspection {
    const struct scene *scene;
    struct arena *arena;
    struct {
        struct thing *items;
        size_t count, capacity;
    } things;
    struct faults faults;
    double smallest; /* lettering */
};

/* ---- Taking the scene apart ------------------------------------------------------------------ */

static struct box box_with(struct box box, struct point point)
{
    double left = smaller(box.centre.x - box.width / 2, point.x);
    double right = larger(box.centre.x + box.width / 2, point.x);
    double top = smaller(box.centre.y - box.height / 2, point.y);
    double bottom = larger(box.centre.y + box.height / 2, point.y);
    return (struct box){{(left + right) / 2, (top + bottom) / 2}, right - left, bottom - top};
}

static void add_point(struct inspection *inspection, struct trail *trail, struct point point)
{
    trail->box = trail->count ? box_with(trail->box, point) : (struct box){point, 0, 0};
    *array_add(inspection->arena, trail) = point;
}

static struct trail *new_trail(struct inspection *inspection, struct thing *thing, bool filled)
{
    struct trail *trail = array_add(inspection->arena, &thing->trails);
    *trail = (struct trail){.filled = filled};
    return trail;
}

static void add_path(struct inspection *inspection, struct thing *thing, const struct drawn *drawn)
{
    enum { STEPS = 6 };
    struct trail *trail = NULL;
    for (size_t i = 0; i < drawn->path.count; i++) {
        const struct segment *segment = &drawn->path.items[i];
        const struct point *to = segment->to;
        if (segment->form == SEGMENT_MOVE)
            trail = new_trail(inspection, thing, drawn->stroke.fill != INK_NONE);
        if (segment->form == SEGMENT_CURVE) {
            struct point curve[4] = {trail->items[trail->count - 1], to[0], to[1], to[2]};
            for (int step = 1; step <= STEPS; step++)
                add_point(inspection, trail, curve_at(curve, (double)step / STEPS));
        } else
            add_point(inspection, trail, segment->form == SEGMENT_CLOSE ? trail->items[0] : to[0]);
    }
}

static struct box text_box(const struct mark *mark)
{
    const struct lettering *lettering = &mark->text.lettering;
    double size = lettering->size, width = mark->text.width;
    struct point at = mark->text.at;
    if (lettering->anchor == ANCHOR_UPWARD)
        return (struct box){{at.x - size * 0.3, at.y}, size * 0.8, width};
    double shift = lettering->anchor == ANCHOR_START ? 0.5
                   : lettering->anchor == ANCHOR_END ? -0.5
                                                     : 0;
    return (struct box){{at.x + shift * width, at.y - size * 0.3}, width, size * 0.8};
}

static enum diagram_part part_named(const char *kind)
{
    enum diagram_part part = 0;
    while (part < PART_COUNT && strcmp(part_words[part], kind) != 0)
        part++;
    return part;
}

static struct thing *open_thing(struct inspection *inspection, const struct mark *mark)
{
    struct thing *thing = array_add(inspection->arena, &inspection->things);
    *thing =
        (struct thing){.id = mark->group.id, .title = mark->group.title, .from = mark->group.from};
    enum diagram_part part = part_named(mark->group.kind);
    thing->layer = part == PART_COUNT ? LAYER_GROUND : part_layers[part];
    thing->is_voice = part == PART_VOICE;
    return thing;
}

static void add_box(struct thing *thing, struct box box)
{
    bool first = !thing->texts.count && thing->trails.count <= 1 && !(thing->box.width > 0);
    thing->box = first ? box : thing->box;
    for (int corner = 0; corner < 4; corner++)
        thing->box = box_with(thing->box, box_corner(box, corner));
}

/* What stands in no group belongs to the page itself. */
static void take_apart(struct inspection *inspection)
{
    struct thing *thing = NULL;
    for (size_t i = 0; i < inspection->scene->marks.count; i++) {
        const struct mark *mark = &inspection->scene->marks.items[i];
        if (mark->form == MARK_GROUP)
            thing = open_thing(inspection, mark);
        if (mark->form == MARK_END)
            thing = NULL;
        if (mark->form == MARK_TEXT)
            inspection->smallest = smaller(inspection->smallest, mark->text.lettering.size);
        if (!thing || mark->form == MARK_GROUP)
            continue;
        if (mark->form == MARK_PATH) {
            size_t before = thing->trails.count;
            add_path(inspection, thing, &mark->drawn);
            for (; before < thing->trails.count; before++)
                add_box(thing, thing->trails.items[before].box);
        } else {
            add_box(thing, text_box(mark));
            *array_add(inspection->arena, &thing->texts) = text_box(mark);
        }
    }
}

/* ---- Faults ---------------------------------------------------------------------------------- */

static void add_fault(struct inspection *inspection, enum fault_kind kind,
                      const struct thing *thing, const struct thing *other)
{
    *array_add(inspection->arena, &inspection->faults) =
        (struct fault){.kind = kind,
                       .id = thing->id,
                       .title = thing->title,
                       .other_id = other ? other->id : NULL,
                       .other_title = other ? other->title : NULL};
}

static bool meet(struct box a, struct box b)
{
    static const double touching = -1.5;
    return box_overlap(a, b, touching) > 0;
}

/* The parts of a thing that nothing may stand on: of a voice only its words, for its tail reaches
   to a mouth. */
static size_t count_parts(const struct thing *thing)
{
    return thing->texts.count + (thing->is_voice ? 0 : thing->trails.count);
}

static struct box part_at(const struct thing *thing, size_t which)
{
    return which < thing->texts.count ? thing->texts.items[which]
                                      : thing->trails.items[which - thing->texts.count].box;
}

static bool overlap(const struct thing *a, const struct thing *b)
{
    if (!meet(a->box, b->box))
        return false;
    for (size_t i = 0; i < count_parts(a); i++)
        for (size_t k = 0; k < count_parts(b); k++)
            if (meet(part_at(a, i), part_at(b, k)))
                return true;
    return false;
}

static bool strikes(const struct trail *trail, struct box box)
{
    static const double touching = -1;
    if (!meet(trail->box, box) && trail->box.width > 1 && trail->box.height > 1)
        return false;
    for (size_t i = 0; i + 1 < trail->count; i++)
        if (box_meets(box, trail->items[i], trail->items[i + 1], touching))
            return true;
    return false;
}

static bool goes_round(const struct trail *trail, struct point point)
{
    bool inside = false;
    for (size_t i = 0; i + 1 < trail->count; i++)
        inside ^= ray_meets(point, trail->items[i], trail->items[i + 1]);
    return inside;
}

/* Whether a line comes farther into a shape than its own end may touch it. */
static bool enters(const struct trail *line, const struct trail *shape)
{
    static const double step = 2;
    enum { MOST_INSIDE = 5 };
    unsigned inside = 0;
    if (box_overlap(line->box, shape->box, 1) <= 0)
        return false;
    for (size_t i = 0; i + 1 < line->count; i++) {
        struct point a = line->items[i], b = line->items[i + 1];
        int steps = 1 + (int)(point_distance(a, b) / step);
        if (!box_meets(shape->box, a, b, 1))
            continue;
        for (int k = 0; k < steps && inside <= MOST_INSIDE; k++)
            inside += goes_round(shape, point_between(a, b, (double)k / steps));
    }
    return inside > MOST_INSIDE;
}

static bool is_closed(const struct trail *trail)
{
    return point_distance(trail->items[0], trail->items[trail->count - 1]) < 0.5;
}

static bool strikes_shape(const struct trail *line, const struct trail *shape)
{
    return is_closed(shape) ? enters(line, shape) : strikes(line, shape->box);
}

/* Whether one line runs through another thing: through all of a solid one, through the texts of
   another line. */
static bool trail_runs_through(const struct trail *line, const struct thing *other)
{
    for (size_t i = 0; i < other->texts.count; i++)
        if (strikes(line, other->texts.items[i]))
            return true;
    for (size_t i = 0; i < other->trails.count && other->layer == LAYER_SOLID; i++)
        if (strikes_shape(line, &other->trails.items[i]))
            return true;
    return false;
}

static bool runs_through(const struct thing *line, const struct thing *other)
{
    for (size_t i = 0; i < line->trails.count; i++)
        if (!line->trails.items[i].filled && trail_runs_through(&line->trails.items[i], other))
            return true;
    return false;
}

/* A line may begin within that at which it starts. */
static bool starts_at(const struct thing *line, const struct thing *other)
{
    return line->from && !strcmp(line->from, other->id);
}

static void compare(struct inspection *inspection, const struct thing *a, const struct thing *b)
{
    bool texts = a->layer == LAYER_THIN && b->layer == LAYER_THIN;
    if (a->layer == LAYER_GROUND || b->layer == LAYER_GROUND)
        return;
    if (a->layer == LAYER_SOLID && b->layer == LAYER_SOLID && overlap(a, b))
        add_fault(inspection, FAULT_OVERLAP, a, b);
    if (a->layer == LAYER_THIN && !starts_at(a, b) && runs_through(a, b))
        add_fault(inspection, FAULT_STRUCK, a, b);
    if (b->layer == LAYER_THIN && !starts_at(b, a) && runs_through(b, a))
        add_fault(inspection, FAULT_STRUCK, b, a);
    for (size_t i = 0; i < a->texts.count && texts; i++)
        for (size_t k = 0; k < b->texts.count && texts; k++)
            if (meet(a->texts.items[i], b->texts.items[k])) {
                add_fault(inspection, FAULT_OVERLAP, a, b);
                texts = false;
            }
}

/* A text that stands in a shape stands in it whole. */
static bool is_cut(const struct thing *thing, struct box text)
{
    for (size_t i = 0; i < thing->trails.count; i++) {
        const struct trail *shape = &thing->trails.items[i];
        if (!shape->filled || !goes_round(shape, text.centre))
            continue;
        for (int corner = 0; corner < 4; corner++)
            if (!goes_round(shape, box_corner(text, corner)))
                return true;
    }
    return false;
}

static void inspect(struct inspection *inspection, const struct thing *thing)
{
    const struct scene *scene = inspection->scene;
    struct box page = {{scene->width / 2, scene->height / 2}, scene->width, scene->height};
    if (thing->box.width > 0 && !box_contains(page, thing->box))
        add_fault(inspection, FAULT_OFF_PAGE, thing, NULL);
    for (size_t i = 0; i < thing->texts.count && thing->layer == LAYER_SOLID; i++)
        if (is_cut(thing, thing->texts.items[i])) {
            add_fault(inspection, FAULT_CUT, thing, NULL);
            break;
        }
}

/* ---- The whole picture ----------------------------------------------------------------------- */

static bool trails_cross(const struct trail *a, const struct trail *b)
{
    if (a->filled || b->filled || box_overlap(a->box, b->box, 0.1) <= 0)
        return false;
    for (size_t i = 0; i + 1 < a->count; i++)
        for (size_t k = 0; k + 1 < b->count; k++)
            if (ways_cross(a->items[i], a->items[i + 1], b->items[k], b->items[k + 1]))
                return true;
    return false;
}

static bool lines_cross(const struct thing *a, const struct thing *b)
{
    if (a->layer != LAYER_THIN || b->layer != LAYER_THIN)
        return false;
    for (size_t i = 0; i < a->trails.count; i++)
        for (size_t k = 0; k < b->trails.count; k++)
            if (trails_cross(&a->trails.items[i], &b->trails.items[k]))
                return true;
    return false;
}

static unsigned count_crossings(const struct inspection *inspection, size_t *lines)
{
    const struct thing *things = inspection->things.items;
    unsigned count = 0;
    for (size_t i = 0; i < inspection->things.count; i++) {
        *lines += things[i].layer == LAYER_THIN;
        for (size_t k = i + 1; k < inspection->things.count; k++)
            count += lines_cross(&things[i], &things[k]);
    }
    return count;
}

static void judge_crossings(struct inspection *inspection)
{
    size_t lines = 0;
    unsigned crossings = count_crossings(inspection, &lines);
    struct thing whole = {.id = inspection->scene->id, .title = inspection->scene->title};
    if (3 * crossings <= lines + 3)
        return;
    add_fault(inspection, FAULT_CROSSINGS, &whole, NULL);
    inspection->faults.items[inspection->faults.count - 1].amount = crossings;
}

double scene_share_on(enum paper paper, const struct scene *scene)
{
    struct paper_extent sheet = paper_extent_of((struct paper_sheet){paper, .landscape = true});
    return smaller(sheet.width / scene->width, sheet.height / scene->height);
}

/* Printed on the paper that such pictures have, a larger page is made smaller. */
static void judge_print(struct inspection *inspection)
{
    const struct scene *scene = inspection->scene;
    double size = inspection->smallest * smaller(1, scene_share_on(scene->paper, scene));
    struct thing whole = {.id = scene->id, .title = scene->title};
    if (size >= least_letters)
        return;
    add_fault(inspection, FAULT_SMALL_PRINT, &whole, NULL);
    inspection->faults.items[inspection->faults.count - 1].amount = size;
}

struct faults find_faults(const struct scene *scene)
{
    struct inspection inspection = {.scene = scene, .arena = scene->arena, .smallest = 1e9};
    take_apart(&inspection);
    for (size_t i = 0; i < inspection.things.count; i++) {
        inspect(&inspection, &inspection.things.items[i]);
        for (size_t k = i + 1; k < inspection.things.count; k++)
            compare(&inspection, &inspection.things.items[i], &inspection.things.items[k]);
    }
    if (scene->stopped)
        add_fault(&inspection, FAULT_STOPPED,
                  &(struct thing){.id = scene->id, .title = scene->title}, NULL);
    judge_crossings(&inspection);
    judge_print(&inspection);
    return inspection.faults;
}
