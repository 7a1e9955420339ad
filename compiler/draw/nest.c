/* Blobs within blobs: how large each must be, and how they are spread; see nest.h.

   Whatever a blob holds is set from the largest on, each as near to the middle as there is room
   beside those that stand already, as in clouds of words (Viégas, Wattenberg and Feinberg 2009);
   the smallest outline goes round it that keeps clear of it and of its name, which stands above. At
   last all of them push each other apart, as far as the outline lets them (after Eades 1984). */
#include "draw/nest.h"
#include "draw/pack.h"

/* ---- Who holds whom -------------------------------------------------------------------------- */

static size_t count_within(const struct nest *nest, size_t holder)
{
    return nest->first[holder + 1] - nest->first[holder];
}

static struct nest_blob *blob_within(const struct nest *nest, size_t holder, size_t which)
{
    return &nest->blobs[nest->of[nest->first[holder] + which]];
}

static double area_of(const struct nest_blob *blob)
{
    return blob->box.width * blob->box.height;
}

/* Holder `count` is nobody: those that nobody holds. */
static size_t holder_of(const struct nest *nest, size_t which)
{
    uint32_t within = nest->blobs[which].within;
    return within ? within - 1 : nest->count;
}

void nest_begin(struct nest *nest)
{
    size_t count = nest->count;
    nest->first = arena_alloc(nest->arena, (count + 3) * sizeof *nest->first);
    nest->of = arena_alloc(nest->arena, (count + 1) * sizeof *nest->of);
    for (size_t i = 0; i < count; i++) {
        nest->first[holder_of(nest, i) + 2]++;
        if (nest->blobs[i].within)
            nest->blobs[nest->blobs[i].within - 1].holds = true;
    }
    for (size_t i = 0; i <= count; i++)
        nest->first[i + 2] += nest->first[i + 1];
    for (size_t i = 0; i < count; i++)
        nest->of[nest->first[holder_of(nest, i) + 1]++] = (uint32_t)i;
}

/* ---- Inside an outline ----------------------------------------------------------------------- */

enum { AROUND = 16 };

/* Points round a blob whose half width and height are 1, by Piet Hein's exponent 2.5. */
static const struct point outline[AROUND] = {
    {1, 0},  {0.97, 0.34},   {0.758, 0.758},   {0.34, 0.97},
    {0, 1},  {-0.34, 0.97},  {-0.758, 0.758},  {-0.97, 0.34},
    {-1, 0}, {-0.97, -0.34}, {-0.758, -0.758}, {-0.34, -0.97},
    {0, -1}, {0.34, -0.97},  {0.758, -0.758},  {0.97, -0.34}};

static struct point point_around(struct box box, int which)
{
    return (struct point){box.centre.x + outline[which].x * box.width / 2,
                          box.centre.y + outline[which].y * box.height / 2};
}

static bool holds_blob(struct box outer, struct box inner, double room)
{
    for (int i = 0; i < AROUND; i++)
        if (!blob_holds(outer, point_around(inner, i), -room))
            return false;
    return true;
}

/* Its corners, rounded as they are, may come nearer than its sides; and it may be so large that it
   goes all round the other. */
bool nest_outline_meets(struct box blob, struct box box, double room)
{
    for (int i = 0; i < AROUND; i++)
        if (blob_holds(blob, point_around(box, i), room) ||
            blob_holds(box, point_around(blob, i), room))
            return true;
    for (int i = 0; i < 4; i++)
        if (blob_holds(blob, box_corner(box, i), 0))
            return true;
    return false;
}

static bool holds_box(struct box outer, struct box inner, double room)
{
    for (int i = 0; i < 4; i++)
        if (!blob_holds(outer, box_corner(inner, i), -room))
            return false;
    return true;
}

/* ---- Setting them beside each other ---------------------------------------------------------- */

/* Stable, and the same on every machine. */
static void sort_by_area(struct nest *nest, size_t holder)
{
    uint32_t *of = nest->of + nest->first[holder];
    for (size_t i = 1; i < count_within(nest, holder); i++) {
        uint32_t moved = of[i];
        size_t place = i;
        for (; place && area_of(&nest->blobs[of[place - 1]]) < area_of(&nest->blobs[moved]);
             place--)
            of[place] = of[place - 1];
        of[place] = moved;
    }
}

/* How far its farthest corner is from the middle, on a page that is so many times as wide as high;
   squared. */
static double reach(struct box box, double proportion)
{
    double x = (fabs(box.centre.x) + box.width / 2) / proportion;
    double y = fabs(box.centre.y) + box.height / 2;
    return x * x + y * y;
}

static bool is_free(const struct nest *nest, size_t holder, size_t set, struct box box)
{
    for (size_t i = 0; i < set; i++)
        if (box_overlap(blob_within(nest, holder, i)->box, box, nest->gap * 0.999) > 0)
            return false;
    return true;
}

/* Beside one that stands already: at each of its sides in several places along it. */
static void try_beside(const struct nest *nest, size_t holder, size_t set, const struct box *beside,
                       double proportion, struct box *best)
{
    static const double places[] = {0, -1, 1, -0.5, 0.5};
    struct nest_blob *blob = blob_within(nest, holder, set);
    double x = (beside->width + blob->box.width) / 2 + nest->gap;
    double y = (beside->height + blob->box.height) / 2 + nest->gap;
    for (int side = 0; side < 4; side++)
        for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
            struct box box = blob->box;
            double way = side % 2 ? -1 : 1;
            box.centre = side < 2 ? (struct point){beside->centre.x + way * x,
                                                   beside->centre.y + places[i] * y / 2}
                                  : (struct point){beside->centre.x + places[i] * x / 2,
                                                   beside->centre.y + way * y};
            if ((best->width <= 0 || reach(box, proportion) < reach(*best, proportion) - 1e-6) &&
                is_free(nest, holder, set, box))
                *best = box;
        }
}

static void set_beside(struct nest *nest, size_t holder, double proportion)
{
    for (size_t set = 0; set < count_within(nest, holder); set++) {
        struct nest_blob *blob = blob_within(nest, holder, set);
        struct box best = {{0, 0}, 0, 0};
        for (size_t i = 0; i < set; i++)
            try_beside(nest, holder, set, &blob_within(nest, holder, i)->box, proportion, &best);
        blob->box.centre = best.centre;
    }
}

/* Side by side in rows. */
static void set_in_rows(struct nest *nest, size_t holder, double proportion)
{
    size_t count = count_within(nest, holder);
    struct box *boxes = arena_alloc(nest->arena, (count + 1) * sizeof *boxes);
    for (size_t i = 0; i < count; i++) {
        boxes[i] = blob_within(nest, holder, i)->box;
        boxes[i].width += nest->gap;
        boxes[i].height += nest->gap;
    }
    pack_boxes(nest->arena, boxes, count, proportion);
    for (size_t i = 0; i < count; i++)
        blob_within(nest, holder, i)->box.centre = boxes[i].centre;
}

/* Around all that a holder holds. */
static struct box room_of(const struct nest *nest, size_t holder)
{
    struct point low = {1e9, 1e9}, high = {-1e9, -1e9};
    for (size_t i = 0; i < count_within(nest, holder); i++) {
        struct box box = blob_within(nest, holder, i)->box;
        low = (struct point){smaller(low.x, box.centre.x - box.width / 2),
                             smaller(low.y, box.centre.y - box.height / 2)};
        high = (struct point){larger(high.x, box.centre.x + box.width / 2),
                              larger(high.y, box.centre.y + box.height / 2)};
    }
    return (struct box){point_between(low, high, 0.5), high.x - low.x, high.y - low.y};
}

static void move_all(struct nest *nest, size_t holder, struct point by)
{
    for (size_t i = 0; i < count_within(nest, holder); i++) {
        struct nest_blob *blob = blob_within(nest, holder, i);
        blob->box.centre = point_add(blob->box.centre, by);
    }
}

/* ---- An outline around them ------------------------------------------------------------------ */

static double name_room(const struct nest *nest)
{
    static const double most = 8;
    return smaller(nest->gap * 0.7, most);
}

/* As high within the outline as there is room for it. */
static struct box name_in(struct nest_blob *blob, double room)
{
    static const double step = 2;
    struct box outline_box = {{0, 0}, blob->box.width, blob->box.height};
    struct box name = {
        {0, (blob->size.y - blob->box.height) / 2 + room}, blob->size.x, blob->size.y};
    while (name.centre.y < 0 && !holds_box(outline_box, name, room))
        name.centre.y += step;
    return name;
}

/* Whether all that it holds and its name keep clear of the outline and of each other, with what it
   holds so much lower than its middle. */
static bool fits(const struct nest *nest, size_t holder, struct box name, double lower)
{
    struct nest_blob *blob = &nest->blobs[holder];
    struct box around = {{0, -lower}, blob->box.width, blob->box.height};
    name.centre.y -= lower;
    if (!holds_box(around, name, name_room(nest)))
        return false;
    for (size_t i = 0; i < count_within(nest, holder); i++) {
        struct box box = blob_within(nest, holder, i)->box;
        if (box_overlap(box, name, nest->gap * 0.5) > 0 || !holds_blob(around, box, nest->gap))
            return false;
    }
    return true;
}

/* Grow an outline of the shape that it has with its name until all is in it: gives how much lower
   than its middle what it holds then stands. */
static double grow_around(const struct nest *nest, size_t holder)
{
    static const double step = 1.02, shares[] = {0.5, 0.35, 0.65, 0.2, 0.8, 0};
    struct nest_blob *blob = &nest->blobs[holder];
    struct box room = room_of(nest, holder);
    double high = room.height + blob->size.y + nest->gap;
    double proportion = number_within(larger(room.width, blob->size.x) / high, 0.8, 3);
    for (;; high *= step) {
        blob->box.width = high * proportion;
        blob->box.height = high;
        struct box name = name_in(blob, name_room(nest));
        for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
            double lower = shares[i] * (blob->size.y + nest->gap);
            if (fits(nest, holder, name, lower))
                return lower;
        }
    }
}

/* How unlike the wanted shape a blob is: 1 where it is that. */
static double strangeness(const struct nest_blob *blob, double proportion)
{
    double own = blob->box.width / blob->box.height;
    return own > proportion ? own / proportion : proportion / own;
}

/* The ways to set what a blob holds. */
static const struct {
    void (*set)(struct nest *, size_t holder, double proportion);
    double proportion;
} ways[] = {{set_beside, 1.5},   {set_in_rows, 1.5}, {set_beside, 1.2},  {set_in_rows, 1.2},
            {set_in_rows, 1.9},  {set_beside, 1.9},  {set_in_rows, 2.4}, {set_beside, 2.4},
            {set_in_rows, 0.95}, {set_beside, 0.95}};

bool nest_size_one(struct nest *nest, size_t holder, size_t way)
{
    if (way >= sizeof ways / sizeof *ways)
        return false;
    sort_by_area(nest, holder);
    ways[way].set(nest, holder, ways[way].proportion);
    move_all(nest, holder, point_times(room_of(nest, holder).centre, -1));
    move_all(nest, holder, (struct point){0, grow_around(nest, holder)});
    return true;
}

/* Of several ways the one that needs least room. */
static void size_holder(struct nest *nest, size_t holder)
{
    static const double usual = 1.5; /* an inner blob is wider than high, as texts are */
    const struct nest_blob *blob = &nest->blobs[holder];
    double least = 0;
    size_t best = 0;
    for (size_t way = 0; nest_size_one(nest, holder, way); way++) {
        double cost = area_of(blob) * sqrt(strangeness(blob, usual));
        if (way == 0 || cost < least) {
            least = cost;
            best = way;
        }
    }
    nest_size_one(nest, holder, best);
}

void nest_size(struct nest *nest)
{
    size_t left = 0;
    for (size_t i = 0; i < nest->count; i++) {
        struct nest_blob *blob = &nest->blobs[i];
        blob->sized = !blob->holds || !blob->within;
        blob->box = (struct box){{0, 0}, blob->size.x, blob->size.y};
        left += !blob->sized;
    }
    while (left)
        for (size_t i = 0; i < nest->count; i++) {
            bool ready = !nest->blobs[i].sized;
            for (size_t k = 0; k < count_within(nest, i); k++)
                ready = ready && blob_within(nest, i, k)->sized;
            if (!ready)
                continue;
            size_holder(nest, i);
            nest->blobs[i].sized = true;
            left--;
        }
}

/* ---- Spreading them -------------------------------------------------------------------------- */

/* How far two boxes are from each other. */
static double distance_between(struct box a, struct box b)
{
    double x = larger(0, fabs(a.centre.x - b.centre.x) - (a.width + b.width) / 2);
    double y = larger(0, fabs(a.centre.y - b.centre.y) - (a.height + b.height) / 2);
    return sqrt(x * x + y * y);
}

/* About how far a blob is from the outline around it; less than 0 outside. */
static double distance_to_outline(struct box outer, struct box inner)
{
    double most = 0;
    for (int i = 0; i < AROUND; i++) {
        struct point at = point_around(inner, i);
        double x = fabs(at.x - outer.centre.x) / (outer.width / 2);
        double y = fabs(at.y - outer.centre.y) / (outer.height / 2);
        most = larger(most, x * x * sqrt(x) + y * y * sqrt(y));
    }
    return (1 - most) * smaller(outer.width, outer.height) / 5;
}

/* The nearer others are, the worse; 0 where there is too little room. */
static double comfort(const struct nest *nest, size_t holder, size_t which, struct box box,
                      struct box name)
{
    const struct nest_blob *blob = &nest->blobs[holder];
    struct box around = {{0, 0}, blob->box.width, blob->box.height};
    double edge = distance_to_outline(around, box), head = distance_between(name, box);
    if (!holds_blob(around, box, nest->gap) || head < nest->gap * 0.5)
        return 0;
    double push = 1 / (edge * edge) + 1 / (head * head);
    for (size_t i = 0; i < count_within(nest, holder); i++) {
        double away = distance_between(blob_within(nest, holder, i)->box, box);
        if (i != which && away < nest->gap * 0.99)
            return 0;
        push += i != which ? 1 / (away * away) : 0;
    }
    return 1 / push;
}

static void spread_one(struct nest *nest, size_t holder, size_t which, struct box name, double step)
{
    struct nest_blob *blob = blob_within(nest, holder, which);
    double best = comfort(nest, holder, which, blob->box, name);
    struct box from = blob->box;
    for (int i = 0; i < AROUND; i++) {
        struct box box = from;
        box.centre = point_add(from.centre, point_times(outline[i], step));
        double here = comfort(nest, holder, which, box, name);
        if (here > best * 1.0001) {
            best = here;
            blob->box = box;
        }
    }
}

static void spread_within(struct nest *nest, size_t holder)
{
    enum { ROUNDS = 60 };
    struct nest_blob *blob = &nest->blobs[holder];
    struct box name = name_in(blob, name_room(nest));
    blob->name = name.centre;
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < count_within(nest, holder); i++)
            spread_one(nest, holder, i, name, 16.0 * (ROUNDS - round) / ROUNDS);
}

/* From the outermost inwards: until then places are counted from the middle of whoever holds it. */
static void find_places(struct nest *nest, size_t holder)
{
    for (size_t i = 0; i < count_within(nest, holder); i++) {
        struct nest_blob *blob = blob_within(nest, holder, i);
        blob->box.centre = point_add(blob->box.centre, nest->blobs[holder].box.centre);
        blob->name = point_add(blob->name, blob->box.centre);
        find_places(nest, (size_t)(blob - nest->blobs));
    }
}

void nest_spread(struct nest *nest)
{
    for (size_t i = 0; i < nest->count; i++)
        if (nest->blobs[i].holds)
            spread_within(nest, i);
    for (size_t i = 0; i < nest->count; i++)
        if (!nest->blobs[i].within) {
            nest->blobs[i].name = point_add(nest->blobs[i].name, nest->blobs[i].box.centre);
            find_places(nest, i);
        }
}
