/* Pictures of things with lines between them as shapes and connectors that can be edited: a bubble
   that is dragged takes its lines with it. Scene and diagram know each other's things by their ids.
 */
#include "emit/pptx.h"

#include "base/name.h"

#include <string.h>

/* A group of the scene that stands in no other. */
struct top_group {
    size_t begin;
    const struct diagram_line *line; /* that it draws, or NULL */
    bool ground;                     /* others stand on it */
    const struct diagram_node *node;
    size_t held; /* the number of its shape, from 1; 0: it has none yet */
};

struct network {
    struct picture *picture;
    struct arena *arena;
    struct held_shapes shapes;
    struct names ids; /* each bears the group of that id */
    struct {
        struct top_group **items;
        size_t count, capacity;
    } groups;
    struct top_group *boundary;
};

/* ---- Who is who ------------------------------------------------------------------------------ */

static struct top_group *group_called(const struct network *network, const char *id)
{
    struct name *name = id ? name_known(&network->ids, id, strlen(id)) : NULL;
    return name ? name->bears : NULL;
}

static void find_groups(struct network *network)
{
    const struct scene *scene = network->picture->scene;
    for (size_t i = 0; i < scene->marks.count; i++) {
        const struct mark *mark = &scene->marks.items[i];
        if (mark->form != MARK_GROUP)
            continue;
        struct top_group *group = arena_new_of(network->arena, struct top_group);
        *group = (struct top_group){.begin = i};
        *array_add(network->arena, &network->groups) = group;
        if (mark->group.id)
            name_of(&network->ids, mark->group.id, strlen(mark->group.id))->bears = group;
        if (mark->group.kind && !strcmp(mark->group.kind, "boundary")) {
            group->ground = true;
            network->boundary = group;
        }
        i = picture_group(scene, i).to;
    }
}

static struct top_group *end_of(const struct network *network, uint32_t end)
{
    const struct diagram *diagram = network->picture->diagram;
    return end == END_BOUNDARY ? network->boundary
                               : group_called(network, diagram->nodes.items[end].id);
}

/* Whether there are lines, and both ends of each are there to be held. */
static bool join_lines(struct network *network)
{
    const struct diagram *diagram = network->picture->diagram;
    size_t lines = 0;
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        struct top_group *group = group_called(network, diagram->nodes.items[i].id);
        if (group) {
            group->node = &diagram->nodes.items[i];
            group->ground = part_layers[diagram->nodes.items[i].part] == LAYER_GROUND;
        }
    }
    for (size_t i = 0; i < diagram->lines.count; i++) {
        const struct diagram_line *line = &diagram->lines.items[i];
        struct top_group *group = group_called(network, line->id);
        if (!group || group->node)
            continue;
        if (!end_of(network, line->from) || !end_of(network, line->to) || line->from == line->to)
            return false;
        group->line = line;
        lines++;
    }
    return lines > 0;
}

/* By hand an outline is many strokes. */
static bool is_by_hand(const struct scene *scene)
{
    for (size_t i = 0; i < scene->marks.count; i++)
        if (scene->marks.items[i].form == MARK_TEXT)
            return scene->marks.items[i].text.lettering.face < FACE_PLAIN;
    return false;
}

/* ---- Shapes ---------------------------------------------------------------------------------- */

/* Whatever others stand on, or all the rest; false where a line would end at what is no shape. */
static bool put_shapes(struct network *network, bool ground)
{
    for (size_t i = 0; i < network->groups.count; i++) {
        struct top_group *group = network->groups.items[i];
        struct held_shape held;
        if (group->line || group->ground != ground || (!group->node && !ground))
            continue;
        if (!picture_put_shape(network->picture, group->begin, group->node, &held))
            return false;
        held.ground = ground;
        *array_add(network->arena, &network->shapes) = held;
        group->held = network->shapes.count;
    }
    return true;
}

/* ---- Lines ----------------------------------------------------------------------------------- */

static double path_length(const struct path *path)
{
    double length = 0;
    struct point at = {0, 0};
    for (size_t i = 0; i < path->count; i++) {
        const struct segment *segment = &path->items[i];
        struct point to = segment->to[segment->form == SEGMENT_CURVE ? 2 : 0];
        if (segment->form == SEGMENT_LINE || segment->form == SEGMENT_CURVE)
            length += point_distance(at, to);
        at = segment->form == SEGMENT_CLOSE ? at : to;
    }
    return length;
}

static bool is_closed(const struct path *path)
{
    return path->count && path->items[path->count - 1].form == SEGMENT_CLOSE;
}

/* The way itself: the longest open path, that is no light beside another. */
static const struct mark *way_in(const struct scene *scene, struct mark_range span)
{
    const struct mark *way = NULL;
    for (size_t i = span.from; i < span.to; i++) {
        const struct mark *mark = &scene->marks.items[i];
        if (mark->form == MARK_PATH && mark->drawn.stroke.ink &&
            mark->drawn.stroke.ink != INK_PAPER && !is_closed(&mark->drawn.path) &&
            (!way || path_length(&mark->drawn.path) > path_length(&way->drawn.path)))
            way = mark;
    }
    return way;
}

static struct point end_point(const struct path *path, bool last)
{
    const struct segment *segment = &path->items[last ? path->count - 1 : 0];
    return segment->to[segment->form == SEGMENT_CURVE ? 2 : 0];
}

/* A small sign in the line's own ink that holds its end. */
static bool is_head(const struct mark *mark, const struct mark *way, bool last)
{
    static const double largest = 18, near = 3;
    struct box box = picture_mark_box(mark);
    return mark != way && mark->form == MARK_PATH && box.width < largest && box.height < largest &&
           (mark->drawn.stroke.fill == way->drawn.stroke.ink ||
            mark->drawn.stroke.ink == way->drawn.stroke.ink) &&
           box_holds(box, end_point(&way->drawn.path, last), near);
}

static bool is_polarity(const struct diagram_line *line, const struct mark *mark)
{
    struct box box = picture_mark_box(mark);
    enum ink ink = mark->drawn.stroke.ink;
    return line->polarity != POLARITY_NONE && (ink == INK_PLUS || ink == INK_MINUS) &&
           !is_closed(&mark->drawn.path) && box.width < 16 && box.height < 16;
}

static void put_polarity(struct picture *picture, const struct connector *connector,
                         const struct mark *mark)
{
    static const double size = 20;
    struct lettering lettering = {FACE_PLAIN_BOLD, size, mark->drawn.stroke.ink, ANCHOR_MIDDLE};
    struct point centre = picture_point(picture, picture_mark_box(mark).centre);
    picture_put_label(picture, mark->drawn.stroke.ink == INK_PLUS ? "+" : "−",
                      connector_moves(connector, centre), &lettering);
}

/* A text keeps its letters upright and moves as a whole. */
static void put_moved_text(struct picture *picture, const struct connector *connector,
                           struct mark_range texts)
{
    struct point centre = picture_point(picture, picture_marks_box(picture->scene, texts).centre);
    struct picture moved = *picture;
    moved.corner = point_add(moved.corner, point_minus(connector_moves(connector, centre), centre));
    picture_put_marks(&moved, texts);
}

/* What stands at a line: +, −, the bars of a delay, words. */
static void put_beside(struct network *network, const struct connector *connector,
                       const struct top_group *group, const struct mark *way)
{
    struct picture *picture = network->picture;
    const struct scene *scene = picture->scene;
    struct mark_range span = picture_group(scene, group->begin);
    for (size_t i = span.from; i < span.to; i++) {
        const struct mark *mark = &scene->marks.items[i];
        if (mark->form == MARK_TEXT) {
            struct mark_range texts = {i, i + 1};
            while (texts.to < span.to && scene->marks.items[texts.to].form == MARK_TEXT)
                texts.to++;
            put_moved_text(picture, connector, texts);
            i = texts.to - 1;
        } else if (mark->form != MARK_PATH || mark == way || is_head(mark, way, true) ||
                   is_head(mark, way, false) || mark->drawn.stroke.ink == INK_PAPER) {
            continue;
        } else if (is_polarity(group->line, mark)) {
            put_polarity(picture, connector, mark);
        } else {
            struct path path = picture_path(picture, &mark->drawn.path);
            path = connector_turns(network->arena, connector, &path);
            picture_put_path(picture, &path, &mark->drawn.stroke,
                             group->line->delayed ? "Delay" : "Sign");
        }
    }
}

static const char *head_at(const struct scene *scene, struct mark_range span,
                           const struct mark *way, bool last)
{
    for (size_t i = span.from; i < span.to; i++)
        if (is_head(&scene->marks.items[i], way, last))
            return "triangle";
    return NULL;
}

static double off_box(struct box box, struct point point)
{
    return larger(fabs(point.x - box.centre.x) - box.width / 2,
                  fabs(point.y - box.centre.y) - box.height / 2);
}

/* Lines are drawn from either end. */
static bool runs_back(const struct connection *connection)
{
    struct point first = end_point(&connection->path, false);
    return off_box(connection->to->box, first) < off_box(connection->from->box, first);
}

/* False where it runs on a track, out and back: connectors would not keep to it. */
static bool put_line(struct network *network, const struct top_group *group)
{
    struct picture *picture = network->picture;
    const struct scene *scene = picture->scene;
    const struct mark *mark = &scene->marks.items[group->begin];
    struct mark_range span = picture_group(scene, group->begin);
    const struct mark *way = way_in(scene, span);
    struct held_shape *shapes = network->shapes.items;
    if (!way)
        return true;
    struct connection connection = {
        .from = &shapes[end_of(network, group->line->from)->held - 1],
        .to = &shapes[end_of(network, group->line->to)->held - 1],
        .name = mark->group.title ? mark->group.title : mark->group.kind,
        .sentence = mark->group.sentence,
        .path = picture_path(picture, &way->drawn.path),
        .stroke = way->drawn.stroke,
        .heads = {head_at(scene, span, way, false), head_at(scene, span, way, true)}};
    if (runs_back(&connection)) {
        struct held_shape *from = connection.from;
        connection.from = connection.to;
        connection.to = from;
    }
    struct connector connector = picture_put_connector(picture, &network->shapes, &connection);
    put_beside(network, &connector, group, way);
    return !connector.turns_back;
}

/* ---- The rest -------------------------------------------------------------------------------- */

/* Whether a node stands on what is drawn here, as on a band across the picture. */
static bool lies_beneath(const struct network *network, struct box box)
{
    const struct scene *scene = network->picture->scene;
    for (size_t i = 0; i < network->groups.count; i++) {
        const struct top_group *group = network->groups.items[i];
        struct box node = picture_marks_box(scene, picture_group(scene, group->begin));
        if (group->node && box_overlap(box, node, 0) > 0)
            return true;
    }
    return false;
}

/* Marks of no group: what lies beneath the nodes, or all else. */
static void put_loose(struct network *network, struct mark_range loose, bool beneath)
{
    struct picture *picture = network->picture;
    struct box box = picture_marks_box(picture->scene, loose);
    if (loose.from >= loose.to || box.width <= 0 || lies_beneath(network, box) != beneath)
        return;
    picture_open_group(picture, picture_box(picture, box), beneath ? "Ground" : "Signs",
                       beneath ? "What the picture stands on"
                               : "What the signs mean, and what is written beside the picture");
    picture_put_marks(picture, loose);
    picture_close_group(picture);
}

/* Grounds, loops' badges, the legend: what is no thing and no line. */
static void put_others(struct network *network, bool beneath)
{
    struct picture *picture = network->picture;
    const struct scene *scene = picture->scene;
    size_t at = 0;
    for (size_t i = 0; i <= network->groups.count; i++) {
        const struct top_group *group = i < network->groups.count ? network->groups.items[i] : NULL;
        put_loose(network, (struct mark_range){at, group ? group->begin : scene->marks.count},
                  beneath);
        if (!group)
            break;
        at = picture_group(scene, group->begin).to + 1;
        if (!group->line && !group->node && !group->held && !beneath)
            picture_put_marks(picture, (struct mark_range){group->begin, at});
    }
}

static bool put_lines(struct network *network)
{
    for (size_t i = 0; i < network->groups.count; i++)
        if (network->groups.items[i]->line && !put_line(network, network->groups.items[i]))
            return false;
    return true;
}

static bool put_all(struct network *network)
{
    find_groups(network);
    if (!join_lines(network))
        return false;
    put_others(network, true);
    if (!put_shapes(network, true) || !put_shapes(network, false) || !put_lines(network))
        return false;
    put_others(network, false);
    return true;
}

bool picture_put_network(struct picture *picture)
{
    struct slide *slide = picture->slide;
    struct network network = {
        .picture = picture, .arena = slide->deck->arena, .ids = {.arena = slide->deck->arena}};
    size_t written = slide->out->count;
    unsigned shapes = slide->shapes;
    if (!is_by_hand(picture->scene) && put_all(&network))
        return true;
    slide->out->count = written;
    slide->shapes = shapes;
    return false;
}
