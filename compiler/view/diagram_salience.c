/* Whose claims weigh how much: power to have one's way, a claim that is seen as proper, and one
   that cannot wait, with the classes that they make together (Mitchell, Agle and Wood 1997). */
#include "view/rating.h"

enum { POWER, LEGITIMACY, URGENCY, CLAIM_COUNT };

static const struct rated rated[CLAIM_COUNT] = {
    [POWER] = {STAKEHOLDER_POWER, "power"},
    [LEGITIMACY] = {STAKEHOLDER_LEGITIMACY, "legitimacy"},
    [URGENCY] = {STAKEHOLDER_URGENCY, "urgency"}};

static const struct {
    const char *title, *sentence;
} claims[CLAIM_COUNT] = {
    [POWER] = {"Power", "Power: they can bring about what they want."},
    [LEGITIMACY] = {"Legitimacy", "Legitimacy: what they ask for is seen as proper."},
    [URGENCY] = {"Urgency", "Urgency: what they ask for cannot wait."},
};

/* By what counts: 1 power, 2 legitimacy, 4 urgency. */
static const struct grouping classes[] = {
    {PART_NO_CLAIM, "with none of the three"},
    {PART_DORMANT, "dormant"},
    {PART_DISCRETIONARY, "discretionary"},
    {PART_DOMINANT, "dominant"},
    {PART_DEMANDING, "demanding"},
    {PART_DANGEROUS, "dangerous"},
    {PART_DEPENDENT, "dependent"},
    {PART_DEFINITIVE, "definitive"},
};

static void add_claims(struct viewer *viewer, struct diagram *diagram)
{
    for (size_t i = 0; i < CLAIM_COUNT; i++)
        *array_add(viewer->arena, &diagram->nodes) = (struct diagram_node){
            .id = arena_printf(viewer->arena, "%s...%s", diagram->id, rated[i].called),
            .part = PART_CLAIM,
            .text = claims[i].title,
            .sentence = claims[i].sentence,
        };
}

static void add_line(struct viewer *viewer, struct diagram *diagram, uint32_t claim)
{
    uint32_t from = (uint32_t)diagram->nodes.count - 1;
    const struct diagram_node *who = &diagram->nodes.items[from];
    *array_add(viewer->arena, &diagram->lines) = (struct diagram_line){
        .id = arena_printf(viewer->arena, "%s..%s", who->id, rated[claim].called),
        .part = PART_HAS,
        .from = from,
        .to = claim,
        .sentence = arena_printf(viewer->arena, "%s, %s", who->text, who->notes[claim]),
    };
}

/* Nobody is said to have none of the three before all three are rated. */
static void place_stakeholder(struct viewer *viewer, struct diagram *diagram,
                              const struct item *who)
{
    struct rating ratings[CLAIM_COUNT];
    unsigned counting = 0, said = 0;
    for (unsigned i = 0; i < CLAIM_COUNT; i++) {
        ratings[i] = rating_of(viewer, who, rated[i]);
        counting |= (unsigned)rating_counts(&ratings[i]) << i;
        said += ratings[i].word != NULL;
        if (rating_is_medium(&ratings[i]))
            diagram->remark = "medium is enough to stand in a circle";
    }
    bool placed = counting || said == CLAIM_COUNT;
    const char *words = placed ? classes[counting].words : not_placed.words;
    struct diagram_node *node =
        add_stakeholder(viewer, diagram, who, placed ? classes[counting].part : PART_NOT_PLACED,
                        ratings, CLAIM_COUNT);
    node->sentence = ratings_sentence(
        viewer, who, ratings, CLAIM_COUNT,
        placed && said < CLAIM_COUNT ? arena_printf(viewer->arena, "%s so far", words) : words);
    for (uint32_t i = 0; i < CLAIM_COUNT; i++)
        if (counting >> i & 1)
            add_line(viewer, diagram, i);
}

struct diagram *describe_salience(struct viewer *viewer, const struct item *model)
{
    const struct grouping groupings[] = {classes[7], classes[3], classes[5], classes[6],
                                         classes[1], classes[2], classes[4], classes[0]};
    struct diagram *diagram = diagram_begin(
        viewer, model, VIEW_SALIENCE, "Whose claim comes first?",
        "Stakeholders by power, legitimacy and urgency (Mitchell, Agle and Wood 1997)");
    bool rated_beyond_power = false;
    add_claims(viewer, diagram);
    FOR_SHOWN_OWN (viewer, KIND_STAKEHOLDER, who) {
        place_stakeholder(viewer, diagram, who);
        rated_beyond_power |=
            item_values(who, STAKEHOLDER_LEGITIMACY) || item_values(who, STAKEHOLDER_URGENCY);
    }
    end_stakeholders(viewer, diagram, "by power, legitimacy and urgency", groupings,
                     sizeof groupings / sizeof *groupings);
    return rated_beyond_power ? diagram : NULL;
}
