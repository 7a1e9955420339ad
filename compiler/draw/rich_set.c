/* Where the things of a rich picture stand; see rich_picture.h. */
#include "draw/rich_picture.h"

/* ---- On a page ------------------------------------------------------------------------------- */

static const double growth = 1.1; /* from one page to the next */

static struct point wish_of(enum hint hint, struct box area)
{
    static const struct point ways[] = {
        [HINT_NORTH] = {0, -1},     [HINT_NORTH_EAST] = {1, -1},  [HINT_EAST] = {1, 0},
        [HINT_SOUTH_EAST] = {1, 1}, [HINT_SOUTH] = {0, 1},        [HINT_SOUTH_WEST] = {-1, 1},
        [HINT_WEST] = {-1, 0},      [HINT_NORTH_WEST] = {-1, -1}, [HINT_CENTRE] = {0, 0}};
    static const double reach = 0.36;
    return (struct point){area.centre.x + ways[hint].x * reach * area.width,
                          area.centre.y + ways[hint].y * reach * area.height};
}

static struct box area_of(struct rich_picture *picture, double size)
{
    picture->page = page_take(picture->drawing, &picture->legend, size);
    return picture->page.area;
}

/* Where figures and bubbles are to stand on a page of this size. */
static void take_page(struct rich_picture *picture, double size)
{
    static const double edge = 8;
    struct spread *spread = &picture->spread;
    spread->area = picture->routing.area = area_of(picture, size);
    spread->area.width -= edge;
    spread->area.height -= edge;
    for (size_t i = 0; i < spread->figure_count; i++)
        spread->figures[i].wish = wish_of(picture->diagram->nodes.items[i].hint, spread->area);
}

/* On a larger page all stand where they stood, but farther apart. */
static void move_apart(struct rich_picture *picture)
{
    for (size_t i = 0; i < picture->spread.figure_count; i++) {
        struct point *centre = &picture->spread.figures[i].box.centre;
        *centre = point_times(*centre, growth);
    }
}

/* The smallest page from A4 on which they have room, and up to A3 some to spare: few figures would
   be lost on a large one. */
static double smallest_size(struct rich_picture *picture)
{
    static const double spare = 1.15, largest = 60;
    double size = 1;
    while (
        size < largest &&
        !spread_has_room(&picture->spread, area_of(picture, size < page_a3 ? size / spare : size)))
        size *= growth;
    return size;
}

/* ---- The clearest so far --------------------------------------------------------------------- */

struct kept {
    double size;
    unsigned faults;
    double worse; /* the smaller the better: faults first */
    bool stopped; /* for want of steps */
    struct pose *poses;
};

/* Keep how they stand now, where that is clearer than what is kept. */
static void keep_clearer(struct rich_picture *picture, struct kept *kept, double size,
                         unsigned faults)
{
    static const double of_fault = 10000, of_crossing = 120, of_size = 2000;
    double worse = of_fault * faults + of_size * size + spread_whole_cost(&picture->spread) +
                   of_crossing * count_crossing_lines(&picture->routing);
    if (worse >= kept->worse)
        return;
    kept->size = size;
    kept->faults = faults;
    kept->stopped = faults && !picture->spread.steps;
    kept->worse = worse;
    for (size_t i = 0; i < picture->spread.figure_count; i++)
        kept->poses[i] = spread_pose(&picture->spread, i);
}

/* Without a boundary, which fills the page, and without wishes: all together to the page's middle.
 */
static void move_to_middle(struct rich_picture *picture)
{
    struct spread *spread = &picture->spread;
    struct point low = {1e9, 1e9}, high = {-1e9, -1e9};
    bool wished = false;
    for (size_t i = 0; i < spread->figure_count + spread->bubble_count; i++) {
        struct box box = i < spread->figure_count ? spread->figures[i].box
                                                  : spread->bubbles[i - spread->figure_count].box;
        low.x = smaller(low.x, box.centre.x - box.width / 2);
        low.y = smaller(low.y, box.centre.y - box.height / 2);
        high.x = larger(high.x, box.centre.x + box.width / 2);
        high.y = larger(high.y, box.centre.y + box.height / 2);
    }
    for (size_t i = 0; i < spread->figure_count; i++)
        wished = wished || spread->figures[i].has_wish;
    struct point off = point_minus(spread->area.centre, point_between(low, high, 0.5));
    for (size_t i = 0; i < spread->figure_count && !wished && !spread->bounded; i++) {
        struct pose pose = spread_pose(spread, i);
        pose.at = point_add(pose.at, off);
        spread_take_pose(spread, i, pose);
    }
}

static void restore(struct rich_picture *picture, const struct kept *kept)
{
    take_page(picture, kept->size);
    for (size_t i = 0; i < picture->spread.figure_count; i++)
        spread_take_pose(&picture->spread, i, kept->poses[i]);
    move_to_middle(picture);
    picture->routing.steps = NULL; /* their last courses are chosen with care */
    rich_set_lines(picture);
}

/* ---- The whole ------------------------------------------------------------------------------- */

/* Put all down, this figure first, and mend what is not clear; where that does not help they move
   apart on the next larger page. */
static void set_once(struct rich_picture *picture, struct kept *kept, size_t first)
{
    enum { PAGES = 16 };
    struct spread *spread = &picture->spread;
    double size = smallest_size(picture);
    spread->first = first;
    spread->sheet = area_of(picture, 1);
    take_page(picture, size);
    spread_figures(spread);
    unsigned faults = rich_mend(picture);
    keep_clearer(picture, kept, size, faults);
    for (int page = 1; page < PAGES && faults && spread->steps; page++) {
        size *= growth;
        move_apart(picture);
        take_page(picture, size);
        spread_settle(spread);
        faults = rich_mend(picture);
        keep_clearer(picture, kept, size, faults);
    }
}

/* With more effort there are so many times as many steps: it is begun anew with another figure
   while some are left, and the clearest is taken. */
void rich_set(struct rich_picture *picture)
{
    static const size_t most_steps = 1400000000;
    struct arena *arena = picture->drawing->arena;
    struct kept kept = {.worse = 1e300};
    size_t ways = picture->drawing->effort;
    kept.poses = arena_alloc(arena, (picture->spread.figure_count + 1) * sizeof *kept.poses);
    picture->spread.steps = most_steps * ways;
    picture->routing.steps = &picture->spread.steps;
    for (size_t way = 0; way < ways && way < picture->spread.figure_count; way++)
        if (picture->spread.steps)
            set_once(picture, &kept, way);
    picture->drawing->scene->stopped = kept.stopped;
    restore(picture, &kept);
}
