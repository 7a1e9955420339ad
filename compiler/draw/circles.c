/* Three circles that overlap, and the regions that they make; see circles.h. */
#include "draw/circles.h"

#include "draw/shape.h"

/* A circle, as so many times its height, and the room that a region keeps from its edge. */
static const double widest = 1.55, edge = 5;

/* ---- Circles --------------------------------------------------------------------------------- */

struct circles circles_in(struct box frame, double apart)
{
    static const double root_3_4 = 0.86602540378443865;
    double high = root_3_4 * apart;
    struct circles circles = {.radius = frame.height / (2 + high), .apart = apart};
    double side = apart * circles.radius, third = high * circles.radius / 3;
    circles.stretch = smaller(widest, frame.width / ((2 + apart) * circles.radius));
    circles.middle = frame.centre;
    circles.middle.y -= third / 2;
    circles.centres[0] = (struct point){-side / 2, -third};
    circles.centres[1] = (struct point){side / 2, -third};
    circles.centres[2] = (struct point){0, 2 * third};
    return circles;
}

static struct point on_page(const struct circles *circles, struct point point)
{
    return (struct point){circles->middle.x + point.x * circles->stretch,
                          circles->middle.y + point.y};
}

struct box circle_box(const struct circles *circles, size_t claim)
{
    return (struct box){on_page(circles, circles->centres[claim]),
                        2 * circles->radius * circles->stretch, 2 * circles->radius};
}

/* How far the farthest corner of a box is from a circle's centre, or its nearest point. */
static double reach_of(const struct circles *circles, size_t claim, struct box box, bool farthest)
{
    struct point centre = on_page(circles, circles->centres[claim]);
    double side = farthest ? 1 : -1;
    struct point away = {larger(0, fabs(box.centre.x - centre.x) + side * box.width / 2) /
                             circles->stretch,
                         larger(0, fabs(box.centre.y - centre.y) + side * box.height / 2)};
    return point_length(away);
}

bool is_in_region(const struct circles *circles, struct box box, unsigned region)
{
    for (unsigned claim = 0; claim < CLAIM_COUNT; claim++) {
        bool inside = region >> claim & 1;
        double reach = reach_of(circles, claim, box, inside);
        if (inside ? reach > circles->radius - edge : reach < circles->radius + edge)
            return false;
    }
    return true;
}

/* The middle of a region's way from the middle of all outwards: a region of two circles lies
   opposite the third. */
struct point middle_of_region(const struct circles *circles, unsigned region)
{
    unsigned claim = 0, count = 0;
    for (unsigned i = 0; i < CLAIM_COUNT; i++)
        count += region >> i & 1;
    if (count == CLAIM_COUNT)
        return on_page(circles, (struct point){0, 0});
    while ((region >> claim & 1) != (count == 1))
        claim++;
    struct point way = point_unit(circles->centres[claim]);
    double away = point_length(circles->centres[claim]), radius = circles->radius;
    double others = sqrt(4 * radius * radius - 3 * away * away);
    double from = count == 1 ? (others - away) / 2 : radius - away;
    double to = count == 1 ? radius + away : (others + away) / 2;
    return on_page(circles, point_times(way, (count == 1 ? 1 : -1) * (from + to) / 2));
}

/* ---- Paths of what lies in several circles --------------------------------------------------- */

/* The smaller arc of a circle around `centre`, by two curves (handles after Riškus 2006). */
static void add_arc(struct arena *arena, const struct circles *circles, struct path *path,
                    struct point centre, struct point from, struct point to)
{
    struct point a = point_minus(from, centre), b = point_minus(to, centre);
    struct point between = point_times(point_unit(point_add(a, b)), circles->radius);
    struct point ends[] = {a, between, b};
    for (int i = 0; i < 2; i++) {
        struct point start = ends[i], end = ends[i + 1];
        double turn = start.x * end.y - start.y * end.x > 0 ? 1 : -1;
        double squared = circles->radius * circles->radius;
        double cosine = (start.x * end.x + start.y * end.y) / squared;
        double half = sqrt((1 + cosine) / 2);
        double handle = turn * 4 / 3 * sqrt((1 - half) / (1 + half));
        struct point leave = point_add(start, point_times(point_turned(start), handle));
        struct point enter = point_minus(end, point_times(point_turned(end), handle));
        path_curve(arena, path, on_page(circles, point_add(centre, leave)),
                   on_page(circles, point_add(centre, enter)),
                   on_page(circles, point_add(centre, end)));
    }
}

/* Where two circles meet: towards the third, or away from it. */
static struct point meeting(const struct circles *circles, unsigned third, bool towards)
{
    struct point way = point_unit(circles->centres[third]);
    double away = point_length(circles->centres[third]), radius = circles->radius;
    double others = sqrt(4 * radius * radius - 3 * away * away);
    return point_times(way, towards ? (others - away) / 2 : -(others + away) / 2);
}

static struct path path_of_lens(struct arena *arena, const struct circles *circles, unsigned third)
{
    struct path path = {0};
    struct point near = meeting(circles, third, true), far = meeting(circles, third, false);
    path_move(arena, &path, on_page(circles, near));
    add_arc(arena, circles, &path, circles->centres[(third + 1) % CLAIM_COUNT], near, far);
    add_arc(arena, circles, &path, circles->centres[(third + 2) % CLAIM_COUNT], far, near);
    path_close(arena, &path);
    return path;
}

static struct path path_of_core(struct arena *arena, const struct circles *circles)
{
    struct path path = {0};
    path_move(arena, &path, on_page(circles, meeting(circles, 0, true)));
    for (unsigned i = 0; i < CLAIM_COUNT; i++) {
        unsigned next = (i + 1) % CLAIM_COUNT, other = (i + 2) % CLAIM_COUNT;
        add_arc(arena, circles, &path, circles->centres[other], meeting(circles, i, true),
                meeting(circles, next, true));
    }
    path_close(arena, &path);
    return path;
}

struct path path_of_region(struct arena *arena, const struct circles *circles, unsigned region)
{
    if (region == REGION_COUNT - 1)
        return path_of_core(arena, circles);
    for (unsigned claim = 0; claim < CLAIM_COUNT; claim++) {
        if (region == 1u << claim)
            return path_of_oval(arena, circle_box(circles, claim));
        if (region == (REGION_COUNT - 1) - (1u << claim))
            return path_of_lens(arena, circles, claim);
    }
    return (struct path){0};
}
