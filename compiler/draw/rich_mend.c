/* Where a rich picture is not clear, those in trouble step aside; see rich_picture.h. */
#include "draw/rich_picture.h"

/* Beside what it costs where the figure stands that steps aside; see spread_cost.c. */
static const double cost_of_fault = 1000, cost_of_crossing = 60;

struct mending {
    struct rich_picture *picture;
    size_t figure; /* that tries other poses */
    struct pose best;
    double standing; /* what it costs where it stood, */
    double bearable; /* and how much more may be tried; for the rest no lines are run */
    double least;    /* the cost of the best */
    unsigned faults; /* now */
    unsigned tries;
};

static double standing_cost(const struct mending *mending)
{
    struct rich_picture *picture = mending->picture;
    spread_follow(&picture->spread);
    return spread_cost(&picture->spread, mending->figure);
}

static double cost_now(struct mending *mending, double standing)
{
    struct rich_picture *picture = mending->picture;
    mending->faults = rich_set_lines(picture);
    return standing + cost_of_fault * mending->faults +
           cost_of_crossing * count_crossing_lines(&picture->routing);
}

static void try_pose(struct mending *mending, struct pose pose)
{
    struct rich_picture *picture = mending->picture;
    if (!mending->tries || !picture->spread.steps || !box_holds(picture->spread.area, pose.at, 0))
        return;
    spread_take_pose(&picture->spread, mending->figure, pose);
    double standing = standing_cost(mending);
    if (standing > mending->standing + mending->bearable)
        return;
    mending->tries--;
    double cost = cost_now(mending, standing);
    if (cost >= mending->least)
        return;
    mending->least = cost;
    mending->best = pose;
}

/* Places around it, near and farther, and the sides on which its bubbles may stand. Whether it
   stands better now. */
static bool mend_figure(struct mending *mending, size_t which)
{
    static const struct point ways[] = {{1, 0},     {-1, 0},     {0, 1},      {0, -1},
                                        {0.7, 0.7}, {-0.7, 0.7}, {0.7, -0.7}, {-0.7, -0.7}};
    static const double reaches[] = {28, 75, 160};
    enum { WAYS = sizeof ways / sizeof *ways, REACHES = sizeof reaches / sizeof *reaches };
    struct spread *spread = &mending->picture->spread;
    struct pose start = spread_pose(spread, which), next = start;
    mending->figure = which;
    mending->best = start;
    mending->standing = standing_cost(mending);
    mending->least = cost_now(mending, mending->standing);
    double before = mending->least;
    for (int i = 0; i < WAYS * REACHES; i++) {
        next.at = point_add(start.at, point_times(ways[i % WAYS], reaches[i / WAYS]));
        try_pose(mending, next);
    }
    next = start;
    for (next.turn = 0; spread->figures[which].bubble_count && next.turn < SIDE_COUNT; next.turn++)
        try_pose(mending, next);
    spread_take_pose(spread, which, mending->best);
    mending->faults = rich_set_lines(mending->picture);
    return mending->least < before;
}

unsigned rich_mend(struct rich_picture *picture)
{
    enum { TRIES = 6000, MOST = 320 }; /* faults: with more than these a larger page helps sooner */
    static const double bearable = 12000;
    size_t count = picture->spread.figure_count; /* where there are many, lines take long to run */
    struct mending mending = {.picture = picture,
                              .tries = (unsigned)(TRIES / count),
                              .bearable = bearable / (double)count};
    bool better = true;
    mending.faults = rich_set_lines(picture);
    while (better && mending.faults && mending.faults <= MOST / count) {
        better = false;
        rich_find_troubled(picture, picture->troubled);
        for (size_t i = 0; i < picture->spread.figure_count && mending.faults; i++)
            if (picture->troubled[i])
                better = mend_figure(&mending, i) || better;
    }
    return mending.faults;
}
