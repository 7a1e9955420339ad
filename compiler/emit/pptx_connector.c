/* Connectors: of all ways that PowerPoint knows between the sites of two shapes, the one that runs
   nearest to the drawn line. Their geometry is that of ECMA-376's presetShapeDefinitions: it begins
   along the x of a frame, which is turned by quarters and may be mirrored. */
#include "emit/pptx.h"

/* ---- Ways in equal steps --------------------------------------------------------------------- */

enum { CURVE_STEPS = 12 };

struct way {
    struct point *items;
    size_t count, capacity;
};

static void way_add_curve(struct arena *arena, struct way *way, struct point from,
                          const struct point to[3])
{
    for (int i = 1; i <= CURVE_STEPS; i++) {
        double share = (double)i / CURVE_STEPS;
        struct point a = point_between(from, to[0], share), b = point_between(to[0], to[1], share),
                     c = point_between(to[1], to[2], share);
        *array_add(arena, way) =
            point_between(point_between(a, b, share), point_between(b, c, share), share);
    }
}

static struct way way_of(struct arena *arena, const struct path *path)
{
    struct way way = {0};
    struct point at = {0, 0};
    for (size_t i = 0; i < path->count; i++) {
        const struct segment *segment = &path->items[i];
        if (segment->form == SEGMENT_CURVE)
            way_add_curve(arena, &way, at, segment->to);
        else if (segment->form != SEGMENT_CLOSE)
            *array_add(arena, &way) = segment->to[0];
        at = way.items[way.count - 1];
    }
    return way;
}

static void take_samples(const struct way *way, struct point samples[CONNECTOR_SAMPLES])
{
    double length = 0, gone = 0;
    size_t at = 0;
    for (size_t i = 1; i < way->count; i++)
        length += point_distance(way->items[i - 1], way->items[i]);
    for (int i = 0; i < CONNECTOR_SAMPLES; i++) {
        double wanted = length * i / (CONNECTOR_SAMPLES - 1);
        double step = 0;
        while (at + 1 < way->count &&
               gone + (step = point_distance(way->items[at], way->items[at + 1])) < wanted) {
            gone += step;
            at++;
        }
        samples[i] = at + 1 < way->count && step > 0
                         ? point_between(way->items[at], way->items[at + 1],
                                         number_within((wanted - gone) / step, 0, 1))
                         : way->items[at];
    }
}

/* ---- Ways that PowerPoint knows -------------------------------------------------------------- */

enum form { FORM_STRAIGHT, FORM_QUARTER, FORM_STEP, FORM_BOW };

struct candidate {
    enum form form;
    bool bent;       /* with corners, where others are curves */
    size_t from, to; /* sites */
    struct point start, end;
    struct point along, across;  /* the frame: x and y of the connector on the slide */
    double width, height, share; /* share: of the width, where its middle part runs */
    double reach;                /* of a bow, out of its first site, as the drawn line does */
    double apart;
};

static double dot(struct point a, struct point b)
{
    return a.x * b.x + a.y * b.y;
}

static struct point framed(const struct candidate *candidate, double x, double y)
{
    return point_add(candidate->start, point_add(point_times(candidate->along, x),
                                                 point_times(candidate->across, y)));
}

static void set_frame(struct candidate *candidate, struct point along)
{
    struct point way = point_minus(candidate->end, candidate->start);
    struct point turned = point_turned(along);
    candidate->along = along;
    candidate->across = dot(way, turned) < 0 ? point_times(turned, -1) : turned;
    candidate->width = larger(dot(way, along), 0);
    candidate->height = fabs(dot(way, turned));
}

/* How far a bow reaches out of its sites, at least. */
static const double least_bow = 16;

/* Whether a connector of this form can run between its two sites, and then its frame. */
static bool set_form(struct candidate *candidate, const struct site *from, const struct site *to)
{
    struct point way = point_minus(to->at, from->at);
    double forth = dot(way, from->way);
    bool straight = candidate->form == FORM_STRAIGHT;
    candidate->start = from->at;
    candidate->end = to->at;
    if (straight || from->corner || to->corner)
        return straight;
    double turn = dot(from->way, to->way);
    if (candidate->form == FORM_QUARTER) {
        set_frame(candidate, from->way);
        return fabs(turn) < 0.5 && forth > 4 && dot(way, to->way) < -4;
    }
    if (candidate->form == FORM_STEP) {
        set_frame(candidate, from->way);
        return turn < -0.5 && forth > 8;
    }
    bool back = forth < 0; /* the frame always runs from start to end */
    double bow = larger(candidate->reach, larger(forth, 0) + least_bow);
    set_frame(candidate, back ? point_times(from->way, -1) : from->way);
    candidate->width = larger(candidate->width, 1);
    candidate->share = (back ? -bow : bow) / candidate->width;
    return turn > 0.5;
}

static void add_bent(struct arena *arena, const struct candidate *candidate, struct way *way)
{
    double width = candidate->width, height = candidate->height;
    double middle = candidate->form == FORM_QUARTER ? width : width * candidate->share;
    *array_add(arena, way) = framed(candidate, middle, 0);
    *array_add(arena, way) = framed(candidate, middle, height);
    *array_add(arena, way) = candidate->end;
}

static void add_curved(struct arena *arena, const struct candidate *candidate, struct way *way)
{
    double width = candidate->width, height = candidate->height;
    double middle = width * candidate->share;
    if (candidate->form == FORM_QUARTER) {
        struct point to[] = {framed(candidate, width / 2, 0), framed(candidate, width, height / 2),
                             candidate->end};
        way_add_curve(arena, way, candidate->start, to);
        return;
    }
    struct point half = framed(candidate, middle, height / 2);
    struct point first[] = {framed(candidate, middle / 2, 0), framed(candidate, middle, height / 4),
                            half};
    struct point second[] = {framed(candidate, middle, height * 3 / 4),
                             framed(candidate, (width + middle) / 2, height), candidate->end};
    way_add_curve(arena, way, candidate->start, first);
    way_add_curve(arena, way, half, second);
}

static struct way candidate_way(struct arena *arena, const struct candidate *candidate)
{
    struct way way = {0};
    *array_add(arena, &way) = candidate->start;
    if (candidate->form == FORM_STRAIGHT)
        *array_add(arena, &way) = candidate->end;
    else if (candidate->bent)
        add_bent(arena, candidate, &way);
    else
        add_curved(arena, candidate, &way);
    return way;
}

/* ---- Choosing -------------------------------------------------------------------------------- */

/* What a way costs beside its distance from the drawn one, in points: to run through what stands
   there, to share a site, not to be straight. */
static const double through_costs = 12, shared_costs = 10;

/* A curve that turns one way looks drawn; one that turns and turns back looks undecided. */
static double form_costs(const struct candidate *candidate)
{
    static const double costs[] = {
        [FORM_STRAIGHT] = 0, [FORM_QUARTER] = 2, [FORM_STEP] = 14, [FORM_BOW] = 5};
    return candidate->bent ? (candidate->form == FORM_STRAIGHT ? 4 : 0) : costs[candidate->form];
}

struct search {
    struct arena *arena;
    const struct held_shapes *shapes;
    const struct connection *connection;
    struct point drawn[CONNECTOR_SAMPLES];
    struct candidate best;
    struct point runs[CONNECTOR_SAMPLES]; /* of the best */
    bool any;
};

/* A line to a ground from outside ends at its edge; others run over it. */
static bool is_in_the_way(const struct search *search, const struct held_shape *shape)
{
    const struct connection *connection = search->connection;
    const struct held_shape *other = shape == connection->from ? connection->to : connection->from;
    if (!shape->ground)
        return true;
    return (shape == connection->from || shape == connection->to) &&
           !box_holds(shape->box, other->box.centre, 0);
}

static double obstacles(const struct search *search, const struct point samples[CONNECTOR_SAMPLES])
{
    double count = 0;
    for (size_t i = 0; i < search->shapes->count; i++) {
        const struct held_shape *shape = &search->shapes->items[i];
        for (int k = 1; k < CONNECTOR_SAMPLES - 1 && is_in_the_way(search, shape); k++)
            count += box_holds(shape->box, samples[k], -2);
    }
    return count;
}

/* At the edge of what others stand on there is room for several. */
static unsigned crowd_at(const struct held_shape *shape, const struct site *site)
{
    return shape->ground ? 0 : site->used;
}

static void try_candidate(struct search *search, struct candidate candidate)
{
    const struct connection *connection = search->connection;
    const struct site *from = &connection->from->sites[candidate.from],
                      *to = &connection->to->sites[candidate.to];
    struct point samples[CONNECTOR_SAMPLES];
    if (!set_form(&candidate, from, to))
        return;
    struct way way = candidate_way(search->arena, &candidate);
    take_samples(&way, samples);
    for (int i = 0; i < CONNECTOR_SAMPLES; i++)
        candidate.apart += point_distance(samples[i], search->drawn[i]) / CONNECTOR_SAMPLES;
    candidate.apart +=
        through_costs * obstacles(search, samples) +
        shared_costs * (crowd_at(connection->from, from) + crowd_at(connection->to, to)) +
        form_costs(&candidate);
    if (search->any && candidate.apart >= search->best.apart)
        return;
    search->any = true;
    search->best = candidate;
    for (int i = 0; i < CONNECTOR_SAMPLES; i++)
        search->runs[i] = samples[i];
}

static double reach_from(const struct search *search, const struct site *site)
{
    double reach = 0;
    for (int i = 0; i < CONNECTOR_SAMPLES; i++)
        reach = larger(reach, dot(point_minus(search->drawn[i], site->at), site->way));
    return reach;
}

/* A line with corners takes a connector with corners, a bowed one a curve. */
static void try_sites(struct search *search, size_t from, size_t to, bool bent)
{
    static const struct {
        enum form form;
        double share;
    } forms[] = {{FORM_STRAIGHT, 0}, {FORM_QUARTER, 0}, {FORM_STEP, 0.5},
                 {FORM_STEP, 0.2},   {FORM_STEP, 0.8},  {FORM_BOW, 0}};
    double reach = reach_from(search, &search->connection->from->sites[from]);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        try_candidate(search, (struct candidate){.form = forms[i].form,
                                                 .bent = bent,
                                                 .from = from,
                                                 .to = to,
                                                 .share = forms[i].share,
                                                 .reach = reach});
}

static bool has_corners(const struct path *path)
{
    size_t lines = 0;
    for (size_t i = 0; i < path->count; i++)
        lines += path->items[i].form == SEGMENT_LINE;
    return lines > 1;
}

/* ---- Writing --------------------------------------------------------------------------------- */

/* A quarter turn with the clock for each 5400000 of a:xfrm's units; mirrored first, then turned. */
static void put_frame(struct buffer *out, const struct candidate *candidate)
{
    double turned = candidate->along.y > 0.5    ? 5400000
                    : candidate->along.x < -0.5 ? 10800000
                    : candidate->along.y < -0.5 ? 16200000
                                                : 0;
    struct point centre = point_between(candidate->start, candidate->end, 0.5);
    bool mirrored = dot(candidate->across, point_turned(candidate->along)) < 0;
    buffer_put(out, "<a:xfrm");
    if (turned > 0)
        buffer_printf(out, " rot=\"%.0f\"", turned);
    buffer_put(out, mirrored ? " flipV=\"1\">" : ">");
    ooxml_put_corners(out, (struct box){centre, candidate->width, candidate->height});
    buffer_put(out, "</a:xfrm>");
}

static void put_straight_frame(struct buffer *out, const struct candidate *candidate)
{
    struct point way = point_minus(candidate->end, candidate->start);
    struct point centre = point_between(candidate->start, candidate->end, 0.5);
    buffer_printf(out, "<a:xfrm%s%s>", way.x < 0 ? " flipH=\"1\"" : "",
                  way.y < 0 ? " flipV=\"1\"" : "");
    ooxml_put_corners(out, (struct box){centre, fabs(way.x), fabs(way.y)});
    buffer_put(out, "</a:xfrm>");
}

static void put_geometry(struct buffer *out, const struct candidate *candidate)
{
    if (candidate->form == FORM_STRAIGHT) {
        put_straight_frame(out, candidate);
        ooxml_put_preset(out, "straightConnector1");
        return;
    }
    put_frame(out, candidate);
    if (candidate->form == FORM_QUARTER)
        ooxml_put_preset(out, candidate->bent ? "bentConnector2" : "curvedConnector2");
    else
        buffer_printf(out,
                      "<a:prstGeom prst=\"%sConnector3\"><a:avLst><a:gd name=\"adj1\" "
                      "fmla=\"val %.0f\"/></a:avLst></a:prstGeom>",
                      candidate->bent ? "bent" : "curved", candidate->share * 100000);
}

static void put_connector(struct picture *picture, const struct connection *connection,
                          const struct candidate *candidate)
{
    struct buffer *out = picture->slide->out;
    buffer_put(out, "<p:cxnSp><p:nvCxnSpPr>");
    slide_put_naming(picture->slide, connection->name, connection->sentence);
    buffer_printf(out,
                  "<p:cNvCxnSpPr><a:stCxn id=\"%u\" idx=\"%zu\"/><a:endCxn id=\"%u\" idx=\"%zu\"/>"
                  "</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>",
                  connection->from->number, candidate->from, connection->to->number, candidate->to);
    put_geometry(out, candidate);
    ooxml_put_line(out, &connection->stroke, picture->scale, connection->heads);
    buffer_put(out, "</p:spPr></p:cxnSp>");
}

struct connector picture_put_connector(struct picture *picture, const struct held_shapes *shapes,
                                       const struct connection *connection)
{
    struct search search = {
        picture->slide->deck->arena, shapes, connection, {{0, 0}}, {0}, {{0, 0}}, false};
    struct connector connector;
    struct way drawn = way_of(search.arena, &connection->path);
    bool bent = has_corners(&connection->path);
    take_samples(&drawn, search.drawn);
    for (size_t from = 0; from < connection->from->site_count; from++)
        for (size_t to = 0; to < connection->to->site_count; to++)
            try_sites(&search, from, to, bent);
    put_connector(picture, connection, &search.best);
    connection->from->sites[search.best.from].used++;
    connection->to->sites[search.best.to].used++;
    connector.turns_back = search.best.bent && search.best.form == FORM_BOW;
    for (int i = 0; i < CONNECTOR_SAMPLES; i++) {
        connector.drawn[i] = search.drawn[i];
        connector.runs[i] = search.runs[i];
    }
    return connector;
}

/* ---- What stands beside a line --------------------------------------------------------------- */

static int nearest(const struct connector *connector, struct point point)
{
    int best = 0;
    for (int i = 1; i < CONNECTOR_SAMPLES; i++)
        if (point_distance(connector->drawn[i], point) <
            point_distance(connector->drawn[best], point))
            best = i;
    return best;
}

static struct point direction(const struct point samples[CONNECTOR_SAMPLES], int i)
{
    int before = i ? i - 1 : 0, after = i + 1 < CONNECTOR_SAMPLES ? i + 1 : i;
    return point_unit(point_minus(samples[after], samples[before]));
}

/* As far along it and as far beside it. */
static struct point carried(const struct connector *connector, int i, struct point point)
{
    struct point old = direction(connector->drawn, i), new = direction(connector->runs, i);
    struct point off = point_minus(point, connector->drawn[i]);
    return point_add(connector->runs[i],
                     point_add(point_times(new, dot(off, old)),
                               point_times(point_turned(new), dot(off, point_turned(old)))));
}

struct point connector_moves(const struct connector *connector, struct point point)
{
    return carried(connector, nearest(connector, point), point);
}

struct path connector_turns(struct arena *arena, const struct connector *connector,
                            const struct path *path)
{
    struct path turned = {0};
    int i = nearest(connector, ooxml_path_box(path).centre);
    for (size_t k = 0; k < path->count; k++) {
        struct segment *segment = array_add(arena, &turned);
        *segment = path->items[k];
        for (int point = 0; point < 3; point++)
            segment->to[point] = carried(connector, i, segment->to[point]);
    }
    return turned;
}
