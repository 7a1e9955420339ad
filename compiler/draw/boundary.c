/* The boundary of a rich picture; see boundary.h. */
#include "draw/boundary.h"

#include <string.h>

/* ---- Directions ------------------------------------------------------------------------------

   Ways are counted by the diamond angle, which needs no trigonometry: the share of the quarter turn
   that y has of |x| + |y|. */

enum { WAYS_OF_QUARTER = BOUNDARY_WAYS / 4 };

static struct point way_at(unsigned which)
{
    double share = (double)(which % WAYS_OF_QUARTER) / WAYS_OF_QUARTER;
    struct point way = {1 - share, share};
    for (unsigned quarter = which / WAYS_OF_QUARTER; quarter; quarter--)
        way = point_turned(way);
    return point_unit(way);
}

/* The way before a direction, and its share of the next. */
static unsigned way_before(struct point direction, double *share)
{
    double x = direction.x, y = direction.y, sum = fabs(x) + fabs(y);
    double quarters = !(sum > 0) ? 0
                      : y >= 0   ? (x >= 0 ? y / sum : 1 - x / sum)
                                 : (x < 0 ? 2 - y / sum : 3 + x / sum);
    unsigned way = (unsigned)(quarters * WAYS_OF_QUARTER);
    *share = quarters * WAYS_OF_QUARTER - way;
    return way % BOUNDARY_WAYS;
}

/* ---- Its shape ------------------------------------------------------------------------------- */

/* A superellipse of the fourth degree (Piet Hein 1959): round, and still fills the page. */
static double round_reach(struct box area, struct point way)
{
    double x = way.x / (area.width / 2), y = way.y / (area.height / 2);
    return 1 / sqrt(sqrt(x * x * x * x + y * y * y * y));
}

/* How far from the middle the way enters the box; `far` where it does not. */
static double entry(struct box area, struct point way, struct box box, double room, double far)
{
    struct point start = area.centre;
    double low = 0, high = 1, x = box.width / 2 + room, y = box.height / 2 + room;
    bool meets =
        clip_shares(start.x, way.x * far, box.centre.x - x, box.centre.x + x, &low, &high) &&
        clip_shares(start.y, way.y * far, box.centre.y - y, box.centre.y + y, &low, &high);
    return meets ? low * far : far;
}

/* Rounded off where it is dented, never outwards. */
static void smooth(struct boundary *boundary)
{
    enum { ROUNDS = 4 };
    for (int round = 0; round < ROUNDS; round++) {
        double first = boundary->reach[0], before = boundary->reach[BOUNDARY_WAYS - 1];
        for (unsigned i = 0; i < BOUNDARY_WAYS; i++) {
            double own = boundary->reach[i];
            double behind = i + 1 < BOUNDARY_WAYS ? boundary->reach[i + 1] : first;
            boundary->reach[i] = smaller(own, (before + own + behind) / 3);
            before = own;
        }
    }
}

void boundary_shape(struct boundary *boundary, struct box area, const struct box *outside,
                    size_t count, double room)
{
    boundary->area = area;
    for (unsigned i = 0; i < BOUNDARY_WAYS; i++) {
        struct point way = way_at(i);
        double reach = round_reach(area, way);
        for (size_t k = 0; k < count; k++)
            reach = smaller(reach, entry(area, way, outside[k], room, reach));
        boundary->reach[i] = reach;
    }
    smooth(boundary);
}

/* How far from the middle the way leaves the box; 0 where it does not meet it. */
static double leaving(struct box area, struct point way, struct box box, double room, double far)
{
    struct point start = area.centre;
    double low = 0, high = 1, x = box.width / 2 + room, y = box.height / 2 + room;
    bool meets =
        clip_shares(start.x, way.x * far, box.centre.x - x, box.centre.x + x, &low, &high) &&
        clip_shares(start.y, way.y * far, box.centre.y - y, box.centre.y + y, &low, &high);
    return meets ? high * far : 0;
}

/* No valley between two figures is deeper than a straight line from the one to the other. */
static void fill_valleys(double needs[BOUNDARY_WAYS])
{
    enum { ROUNDS = 2 * BOUNDARY_WAYS };
    for (int round = 0; round < ROUNDS; round++)
        for (unsigned i = 0; i < BOUNDARY_WAYS; i++) {
            double before = needs[(i + BOUNDARY_WAYS - 1) % BOUNDARY_WAYS];
            double behind = needs[(i + 1) % BOUNDARY_WAYS];
            needs[i] = larger(needs[i], (before + behind) / 2);
        }
}

/* The least (sign 1) or the greatest (sign -1) of the ways about this one. */
static double extreme_about(const double reach[BOUNDARY_WAYS], unsigned way, int sign)
{
    enum { BESIDE = 5 };
    double extreme = reach[way];
    for (unsigned i = 0; i <= 2 * BESIDE; i++) {
        double other = reach[(way + BOUNDARY_WAYS - BESIDE + i) % BOUNDARY_WAYS];
        extreme = sign * other < sign * extreme ? other : extreme;
    }
    return extreme;
}

/* No tongue between two of those outside where nobody inside stands: an opening (Serra 1982) takes
   away what is narrower than a few ways. */
static void cut_tongues(double reach[BOUNDARY_WAYS], const double needs[BOUNDARY_WAYS])
{
    double least[BOUNDARY_WAYS];
    for (unsigned i = 0; i < BOUNDARY_WAYS; i++)
        least[i] = extreme_about(reach, i, 1);
    for (unsigned i = 0; i < BOUNDARY_WAYS; i++)
        reach[i] = smaller(reach[i], larger(extreme_about(least, i, -1), needs[i]));
}

void boundary_draw_in(struct boundary *boundary, const struct box *inside, size_t count,
                      double room)
{
    double needs[BOUNDARY_WAYS] = {0}, filled[BOUNDARY_WAYS];
    double far = boundary->area.width + boundary->area.height;
    for (unsigned i = 0; i < BOUNDARY_WAYS; i++)
        for (size_t k = 0; k < count; k++)
            needs[i] = larger(needs[i], leaving(boundary->area, way_at(i), inside[k], room, far));
    memcpy(filled, needs, sizeof filled);
    fill_valleys(filled);
    for (unsigned i = 0; i < BOUNDARY_WAYS; i++)
        boundary->reach[i] = smaller(boundary->reach[i], filled[i]);
    cut_tongues(boundary->reach, needs);
}

double boundary_distance(const struct boundary *boundary, struct point point)
{
    double share;
    struct point from = point_minus(point, boundary->area.centre);
    unsigned way = way_before(from, &share);
    double reach =
        boundary->reach[way] * (1 - share) + boundary->reach[(way + 1) % BOUNDARY_WAYS] * share;
    return point_length(from) - reach;
}

struct point boundary_at(const struct boundary *boundary, unsigned which)
{
    return point_add(boundary->area.centre, point_times(way_at(which), boundary->reach[which]));
}

/* A smooth line through all its points (Catmull and Rom 1974). */
struct path boundary_path(struct arena *arena, const struct boundary *boundary)
{
    struct point points[BOUNDARY_WAYS];
    struct path path = {0};
    for (unsigned i = 0; i < BOUNDARY_WAYS; i++)
        points[i] = boundary_at(boundary, i);
    path_move(arena, &path, points[0]);
    for (unsigned i = 0; i < BOUNDARY_WAYS; i++) {
        struct point before = points[(i + BOUNDARY_WAYS - 1) % BOUNDARY_WAYS];
        struct point next = points[(i + 1) % BOUNDARY_WAYS];
        struct point behind = points[(i + 2) % BOUNDARY_WAYS];
        path_curve(arena, &path,
                   point_add(points[i], point_times(point_minus(next, before), 1.0 / 6)),
                   point_minus(next, point_times(point_minus(behind, points[i]), 1.0 / 6)), next);
    }
    path_close(arena, &path);
    return path;
}
