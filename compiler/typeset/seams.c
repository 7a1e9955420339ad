/* Where a page is cut; see seams.h. The seams are found together, by dynamic programming over
   places a millimetre apart (Bellman 1957): moving one moves the room of the next. */
#include "typeset/seams.h"

#include "base/utf8.h"

#include <string.h>

static const double step = POINTS_A_MILLIMETRE;

/* ---- What a cut runs through ----------------------------------------------------------------- */

/* Between its words a text may be cut. Which stands where is known of what runs from left to
   right. */
static bool cuts_word(const struct mark *mark, double right_of_start)
{
    const char *text = mark->text.text;
    size_t length = strlen(text), bytes;
    enum face face = mark->text.lettering.face;
    double full = text_width(NULL, face, 1, text, length);
    double at = right_of_start * full / mark->text.width;
    if (utf8_runs_leftward(text, length) || full <= 0)
        return true;
    for (const char *word = text; *word; word += bytes + (word[bytes] == ' ')) {
        bytes = strcspn(word, " ");
        double start = text_width(NULL, face, 1, text, (size_t)(word - text));
        if (at > start && at < start + text_width(NULL, face, 1, word, bytes))
            return true;
    }
    return false;
}

static double text_cost(const struct mark *mark, enum direction direction, double at)
{
    struct area area = text_area(mark);
    if (direction == DOWN)
        return at > area.top && at < area.bottom ? area.right - area.left : 0;
    bool upward = mark->text.lettering.anchor == ANCHOR_UPWARD;
    bool inside = at > area.left && at < area.right;
    return inside && (upward || cuts_word(mark, at - area.left)) ? area.bottom - area.top : 0;
}

double seams_cost(const struct scene *scene, enum direction direction, double at)
{
    double cost = 0;
    for (size_t i = 0; i < scene->marks.count; i++) {
        const struct mark *mark = &scene->marks.items[i];
        if (mark->form == MARK_TEXT)
            cost += text_cost(mark, direction, at);
        else if (mark->form == MARK_SCENE) {
            double start = direction == ACROSS ? mark->placed.at.x : mark->placed.at.y;
            double inside = (at - start) / mark->placed.scale;
            cost += seams_cost(mark->placed.scene, direction, inside) * mark->placed.scale;
        }
    }
    return cost;
}

/* ---- Where nothing is ------------------------------------------------------------------------ */

static bool overlaps(struct area one, struct area other)
{
    return one.left < other.right && other.left < one.right && one.top < other.bottom &&
           other.top < one.bottom;
}

static size_t points_of(const struct segment *segment)
{
    return segment->form == SEGMENT_CURVE ? 3 : segment->form == SEGMENT_CLOSE ? 0 : 1;
}

static void take_in(struct area *area, struct point at)
{
    *area = (struct area){smaller(area->left, at.x), smaller(area->top, at.y),
                          larger(area->right, at.x), larger(area->bottom, at.y)};
}

/* About the points that pull it: a curve keeps within them (de Casteljau). Of a filled path about
   all, of a line about each of its segments. */
static bool path_is_in(const struct drawn *drawn, struct area area)
{
    struct point start = {0, 0}, last = {0, 0};
    struct area all = {HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
    double half = drawn->stroke.ink ? drawn->stroke.width / 2 : 0;
    area = (struct area){area.left - half, area.top - half, area.right + half, area.bottom + half};
    for (size_t i = 0; i < drawn->path.count; i++) {
        const struct segment *segment = &drawn->path.items[i];
        size_t count = points_of(segment);
        bool moves = segment->form == SEGMENT_MOVE;
        struct point from = moves ? segment->to[0] : last;
        struct area about = {from.x, from.y, from.x, from.y};
        for (size_t k = 0; k < count; k++)
            take_in(&about, segment->to[k]);
        last = count ? segment->to[count - 1] : start;
        take_in(&about, last);
        start = moves ? last : start;
        take_in(&all, (struct point){about.left, about.top});
        take_in(&all, (struct point){about.right, about.bottom});
        if (!moves && drawn->stroke.ink && overlaps(about, area))
            return true;
    }
    return drawn->stroke.fill && overlaps(all, area);
}

static bool placed_is_in(const struct mark *mark, struct area area)
{
    struct point at = mark->placed.at;
    double scale = mark->placed.scale;
    return seams_ink_in(mark->placed.scene,
                        (struct area){(area.left - at.x) / scale, (area.top - at.y) / scale,
                                      (area.right - at.x) / scale, (area.bottom - at.y) / scale});
}

bool seams_ink_in(const struct scene *scene, struct area area)
{
    for (size_t i = 0; i < scene->marks.count; i++) {
        const struct mark *mark = &scene->marks.items[i];
        if ((mark->form == MARK_TEXT && overlaps(text_area(mark), area)) ||
            (mark->form == MARK_PATH && path_is_in(&mark->drawn, area)) ||
            (mark->form == MARK_SCENE && placed_is_in(mark, area)))
            return true;
    }
    return false;
}

/* ---- The best of all ways to cut ------------------------------------------------------------- */

/* One seam after the other, over all places of the page. */
struct search {
    struct arena *arena;
    double length, room, lap;
    size_t strips, places; /* places: of seams, a step apart, from the edge on */
    double *costs;         /* by place */
};

/* Of the strip that ends at this seam, and of those behind it: within these they still fit. */
static double earliest(const struct search *search, size_t seam)
{
    return search->length - (double)(search->strips - seam) * (search->room - search->lap);
}

static double latest(const struct search *search, size_t seam)
{
    return search->room + (double)(seam - 1) * (search->room - search->lap);
}

/* A strip that is narrower than this would be lost among the others, and have no room for its
   name. */
static double narrowest(const struct search *search)
{
    return (search->room - search->lap) / 3;
}

static bool may_stand(const struct search *search, size_t seam, double at)
{
    static const double hair = 1e-6;
    return at >= larger(earliest(search, seam), narrowest(search)) - hair &&
           at <= smaller(latest(search, seam), search->length - narrowest(search)) + hair;
}

/* A letter more weighs more than any unevenness. */
static double cost_of(const struct search *search, size_t seam, size_t place)
{
    double even = search->length * (double)seam / (double)search->strips;
    double share = ((double)place * step - even) / search->length;
    return search->costs[place] + share * share;
}

/* The best place of the seam before one that stands here; NULL costs: this is the first. */
static size_t best_before(const struct search *search, const double *before, size_t place,
                          double *cost)
{
    size_t widest = (size_t)((search->room - search->lap) / step), best = 0;
    size_t least = (size_t)(narrowest(search) / step) + 1;
    *cost = -1;
    for (size_t from = place > widest ? place - widest : 0; from + least <= place; from++)
        if (before[from] >= 0 && (*cost < 0 || before[from] < *cost)) {
            *cost = before[from];
            best = from;
        }
    return best;
}

/* The least cost of all seams up to this one, by its place, -1 where it cannot stand; and the place
   of the one before it. */
static void cost_seam(const struct search *search, size_t seam, const double *before, double *costs,
                      size_t *from)
{
    for (size_t place = 0; place < search->places; place++) {
        double cost = 0;
        from[place] = before ? best_before(search, before, place, &cost) : 0;
        costs[place] = cost >= 0 && may_stand(search, seam, (double)place * step)
                           ? cost + cost_of(search, seam, place)
                           : -1;
    }
}

static size_t least_of(const double *costs, size_t count)
{
    size_t best = 0;
    for (size_t i = 1; i < count; i++)
        if (costs[i] >= 0 && (costs[best] < 0 || costs[i] < costs[best]))
            best = i;
    return best;
}

/* Where nothing on the grid fits, the room is used up: the sheets are filled one by one. */
static void fill_up(const struct search *search, double *at)
{
    for (size_t seam = 1; seam < search->strips; seam++)
        at[seam] = latest(search, seam);
}

static void choose(const struct search *search, double *at)
{
    size_t seams = search->strips - 1;
    double **costs = arena_alloc(search->arena, (seams + 1) * sizeof *costs);
    size_t **from = arena_alloc(search->arena, (seams + 1) * sizeof *from);
    for (size_t seam = 1; seam <= seams; seam++) {
        costs[seam] = arena_alloc(search->arena, search->places * sizeof *costs[seam]);
        from[seam] = arena_alloc(search->arena, search->places * sizeof *from[seam]);
        cost_seam(search, seam, seam > 1 ? costs[seam - 1] : NULL, costs[seam], from[seam]);
    }
    size_t place = seams ? least_of(costs[seams], search->places) : 0;
    if (seams && costs[seams][place] < 0) {
        fill_up(search, at);
        return;
    }
    for (size_t seam = seams; seam; place = from[seam--][place])
        at[seam] = (double)place * step;
}

static size_t count_strips(double length, double room, double lap)
{
    static const double hair = 1e-6;
    size_t strips = 1;
    while (room + (double)(strips - 1) * (room - lap) < length - hair)
        strips++;
    return strips;
}

struct seams seams_find(struct arena *arena, const struct scene *scene, enum direction direction,
                        double room, double lap)
{
    double length = direction == ACROSS ? scene->width : scene->height;
    struct search search = {.arena = arena,
                            .length = length,
                            .room = room,
                            .lap = lap,
                            .strips = count_strips(length, room, lap),
                            .places = (size_t)(length / step) + 1};
    struct seams seams = {arena_alloc(arena, (search.strips + 1) * sizeof *seams.at),
                          search.strips};
    search.costs = arena_alloc(arena, search.places * sizeof *search.costs);
    for (size_t place = 0; place < search.places; place++)
        search.costs[place] = seams_cost(scene, direction, (double)place * step);
    seams.at[0] = 0;
    seams.at[search.strips] = length;
    choose(&search, seams.at);
    return seams;
}
