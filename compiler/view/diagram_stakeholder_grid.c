/* Stakeholders by power and interest, and what is usually done about each quarter of them
   (Mendelow 1981, 1991). */
#include "view/rating.h"

enum { POWER, INTEREST, RATING_COUNT };

static const struct rated rated[RATING_COUNT] = {
    [POWER] = {STAKEHOLDER_POWER, "power"}, [INTEREST] = {STAKEHOLDER_INTEREST, "interest"}};

/* By power, then by interest. */
static const struct tally quarters[2][2] = {
    {{PART_MONITORED, "to monitor"}, {PART_INFORMED, "to keep informed"}},
    {{PART_SATISFIED, "to keep satisfied"}, {PART_CLOSELY, "to manage closely"}}};

static struct leeway share_of(struct leeway leeway, double scale)
{
    return (struct leeway){leeway.least / scale, leeway.most / scale};
}

/* How a rating in words is to be read. */
static void add_remark(struct diagram *diagram, const struct rating *rating)
{
    if (rating_is_medium(rating))
        diagram->remark = "ratings in words tell the quarter, not the place in it; medium belongs "
                          "to the upper half";
    else if (!rating->number && !diagram->remark)
        diagram->remark = "ratings in words tell the quarter, not the place in it";
}

static void place_stakeholder(struct viewer *viewer, struct diagram *diagram,
                              const struct item *who)
{
    static const double scale = 10;
    struct rating ratings[RATING_COUNT];
    for (size_t i = 0; i < RATING_COUNT; i++)
        ratings[i] = rating_of(viewer, who, rated[i]);
    bool placed = ratings[POWER].word && ratings[INTEREST].word;
    const struct tally *quarter =
        placed ? &quarters[rating_counts(&ratings[POWER])][rating_counts(&ratings[INTEREST])]
               : &not_placed;
    struct diagram_node *node =
        add_stakeholder(viewer, diagram, who, quarter->part, ratings, RATING_COUNT);
    node->sentence = ratings_sentence(viewer, who, ratings, RATING_COUNT, quarter->words);
    if (!placed)
        return;
    node->across = ratings[INTEREST].value / scale;
    node->up = ratings[POWER].value / scale;
    node->across_leeway = share_of(ratings[INTEREST].within, scale);
    node->up_leeway = share_of(ratings[POWER].within, scale);
    for (size_t i = 0; i < RATING_COUNT; i++)
        add_remark(diagram, &ratings[i]);
}

static bool is_anybody_placed(const struct diagram *diagram)
{
    for (size_t i = 0; i < diagram->nodes.count; i++)
        if (diagram->nodes.items[i].part != PART_NOT_PLACED)
            return true;
    return false;
}

struct diagram *describe_stakeholder_grid(struct viewer *viewer, const struct item *model)
{
    const struct tally tallies[] = {quarters[1][1], quarters[1][0], quarters[0][1], quarters[0][0]};
    struct diagram *diagram = begin_stakeholders(viewer, model, VIEW_STAKEHOLDER_GRID,
                                                 "Who can move this, and who cares?",
                                                 "Stakeholders by power and interest");
    diagram->has_axes = true;
    FOR_SHOWN (viewer, KIND_STAKEHOLDER, who)
        place_stakeholder(viewer, diagram, who);
    end_stakeholders(viewer, diagram, "by power and interest", tallies,
                     sizeof tallies / sizeof *tallies);
    return is_anybody_placed(diagram) ? diagram : NULL;
}
