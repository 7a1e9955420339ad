/* Stakeholders by power and interest, and what is usually done about each quarter of them
   (Mendelow 1981, 1991). */
#include "analysis/ratings.h"
#include "view/rating.h"

enum { POWER, INTEREST, AXIS_COUNT };

static const struct rated rated[AXIS_COUNT] = {
    [POWER] = {STAKEHOLDER_POWER, "power"}, [INTEREST] = {STAKEHOLDER_INTEREST, "interest"}};

/* By the halves of power and interest. */
static struct grouping quarter_of(int power, int interest)
{
    static const enum diagram_part parts[2][2] = {{PART_MONITORED, PART_INFORMED},
                                                  {PART_SATISFIED, PART_CLOSELY}};
    return (struct grouping){parts[power][interest], mendelow_quarters[power][interest].to};
}

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
    struct rating ratings[AXIS_COUNT];
    for (size_t i = 0; i < AXIS_COUNT; i++)
        ratings[i] = rating_of(viewer, who, rated[i]);
    bool placed = ratings[POWER].word && ratings[INTEREST].word;
    struct grouping quarter =
        placed ? quarter_of(rating_counts(&ratings[POWER]), rating_counts(&ratings[INTEREST]))
               : not_placed;
    struct diagram_node *node =
        add_stakeholder(viewer, diagram, who, quarter.part, ratings, AXIS_COUNT);
    node->sentence = ratings_sentence(viewer, who, ratings, AXIS_COUNT, quarter.words);
    if (!placed)
        return;
    node->across = ratings[INTEREST].value / RATING_TOP;
    node->up = ratings[POWER].value / RATING_TOP;
    node->across_leeway = share_of(ratings[INTEREST].within, RATING_TOP);
    node->up_leeway = share_of(ratings[POWER].within, RATING_TOP);
    for (size_t i = 0; i < AXIS_COUNT; i++)
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
    const struct grouping groupings[] = {quarter_of(1, 1), quarter_of(1, 0), quarter_of(0, 1),
                                         quarter_of(0, 0)};
    struct diagram *diagram =
        diagram_begin(viewer, model, VIEW_STAKEHOLDER_GRID, "Who can move this, and who cares?",
                      "Stakeholders by power and interest");
    diagram->has_axes = true;
    FOR_SHOWN_OWN (viewer, KIND_STAKEHOLDER, who)
        place_stakeholder(viewer, diagram, who);
    end_stakeholders(viewer, diagram, "by power and interest", groupings,
                     sizeof groupings / sizeof *groupings);
    return is_anybody_placed(diagram) ? diagram : NULL;
}
