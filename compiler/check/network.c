/* Rules about networks: organisations tied to each other without one being over the others.

   The four tasks of whoever holds a network together (network-orchestrated) are asked once one of
   them is given to somebody. Ties that go one way (network-reciprocity), members without whom all
   falls apart (network-single-point) and ties that make another shape than the one that is meant
   (network-shape) are told once a network, and in small ones not at all: a tie or two are no
   network yet. Whether that is bad only the members can say. Of a network whose shape is told to
   be another, it is not told besides who holds it together alone. */
#include "analysis/cohesion.h"
#include "analysis/network_shape.h"
#include "check/changes.h"
#include "check/limits.h"

void check_network_orchestrated(struct check_run *run, const struct item *network)
{
    static const struct {
        enum attribute attribute;
        const char *asks;
    } tasks[] = {
        {NETWORK_BROKERS, "who brings members together (brokers: NAME)"},
        {NETWORK_COORDINATES, "who makes it fit together (coordinates: NAME)"},
        {NETWORK_SHAPES_BOUNDARY, "who settles what belongs to it (shapes-boundary: NAME)"},
        {NETWORK_FORGES_VALUES, "who works at what they hold in common (forges-values: NAME)"},
    };
    enum { TASKS = sizeof tasks / sizeof *tasks };
    struct listing open = {0};
    for (size_t i = 0; i < TASKS; i++)
        if (!item_slot(network, tasks[i].attribute))
            listing_add(&open, run->model->arena, tasks[i].asks);
    if (!open.count || open.count == TASKS)
        return;
    struct diagnostic *diagnostic = finding(run, network, item_at(network),
                                            "of the work that holds %s together, some is "
                                            "nobody's yet",
                                            item_called(run->model, network));
    finding_help(run, diagnostic, "say %s; none \"…\", if it is nobody's",
                 listing_text(&open, "and"));
}

/* ---- The ties ---------------------------------------------------------------------------------
 */

void check_network_reciprocity(struct check_run *run, const struct item *network)
{
    const struct ties *ties = ties_of_network(run->model->arena, network);
    struct diagnostic *diagnostic = NULL;
    unsigned told = 0;
    for (size_t i = 0; i < ties->count && ties->member_count >= FEWEST_MEMBERS; i++) {
        const struct tie *tie = &ties->items[i];
        if (ties_between(ties, tie->to, tie->from))
            continue;
        const char *from = item_called(run->model, ties->members[tie->from]);
        const char *to = item_called(run->model, ties->members[tie->to]);
        struct span at = statement_at(tie->link->statement);
        if (!diagnostic)
            diagnostic = finding(run, network, at, "nothing comes back from %s to %s", to, from);
        else if (told++ < MOST_REMARKS)
            finding_remark(run, diagnostic, at, "nor from %s to %s", to, from);
    }
    if (diagnostic)
        finding_help(run, diagnostic,
                     "networks live on give and take: what do they have of it? Draw that, too, or "
                     "leave it so if a gift is meant");
}

/* ---- The shape --------------------------------------------------------------------------------
 */

/* A network whose shape is said and whose ties have begun to be drawn. */
struct shaped {
    struct check_run *run;
    const struct item *network;
    const struct ties *ties;
    const bool *hubs;
    struct departures departures;
};

/* False where nothing is to be told of its shape. */
static bool read_shape(struct check_run *run, const struct item *network, struct shaped *shaped)
{
    struct arena *arena = run->model->arena;
    int shape = item_choice(network, NETWORK_SHAPE);
    *shaped = (struct shaped){run, network, ties_of_network(arena, network), NULL, {0}};
    if (shape < 0 || shaped->ties->member_count < FEWEST_MEMBERS || !shaped->ties->count)
        return false;
    shaped->hubs = network_hubs(arena, shaped->ties, network);
    shaped->departures = departures_from(arena, shaped->ties, shape, shaped->hubs);
    return shaped->departures.count > 0;
}

static const char *hubs_in_words(const struct shaped *shaped)
{
    struct listing hubs = {0};
    for (size_t i = 0; i < shaped->ties->member_count; i++)
        if (shaped->hubs[i])
            listing_add(&hubs, shaped->run->model->arena,
                        item_called(shaped->run->model, shaped->ties->members[i]));
    return hubs.count ? listing_text(&hubs, "or") : NULL;
}

/* As it stands behind "but" or "and". */
static const char *in_words(const struct shaped *shaped, const struct departure *departure)
{
    const struct model *model = shaped->run->model;
    const struct item *const *members = shaped->ties->members;
    struct departure_names names = {item_called(model, members[departure->member]),
                                    item_called(model, members[departure->other]),
                                    item_called(model, *members), hubs_in_words(shaped)};
    return departure_in_words(model->arena, departure, &names);
}

static struct span departure_at(const struct shaped *shaped, const struct departure *departure)
{
    return departure->link ? statement_at(departure->link->statement) : item_at(shaped->network);
}

static const char *shape_word(const struct shaped *shaped, int shape)
{
    size_t length;
    const char *word =
        schema_word(attribute_specs[NETWORK_SHAPE].value.words, (unsigned)shape, &length);
    return arena_copy(shaped->run->model->arena, word, length);
}

static void offer_way_on(const struct shaped *shaped, struct diagnostic *diagnostic)
{
    int found = shape_of_ties(shaped->run->model->arena, shaped->ties, shaped->hubs);
    if (found >= 0)
        finding_help(shaped->run, diagnostic,
                     "as it stands it is a %s: if that is right, write shape: %s; else, which ties "
                     "are missing, and which ought to go another way?",
                     shape_word(shaped, found), shape_word(shaped, found));
    else if (shaped->departures.items[0].kind == NO_HUB)
        finding_help(shaped->run, diagnostic, "say who stands in the middle: hub: NAME");
    else
        finding_help(shaped->run, diagnostic,
                     "which ties are missing, and which ought to go another way? If it is right as "
                     "it stands, leave the shape out");
}

void check_network_shape(struct check_run *run, const struct item *network)
{
    struct shaped shaped;
    if (!read_shape(run, network, &shaped))
        return;
    const struct departure *first = &shaped.departures.items[0];
    struct diagnostic *diagnostic =
        finding(run, network, departure_at(&shaped, first), "%s is meant as a %s, but %s",
                item_called(run->model, network),
                shape_word(&shaped, item_choice(network, NETWORK_SHAPE)), in_words(&shaped, first));
    for (size_t i = 1; i < shaped.departures.count && i <= MOST_REMARKS; i++) {
        const struct departure *departure = &shaped.departures.items[i];
        finding_remark(run, diagnostic, departure_at(&shaped, departure), "and %s",
                       in_words(&shaped, departure));
    }
    offer_way_on(&shaped, diagnostic);
}

void check_network_single_point(struct check_run *run, const struct item *network)
{
    const struct value *hubs = item_values(network, NETWORK_HUB);
    struct shaped shaped;
    struct listing points = {0};
    const char *first = NULL;
    if (read_shape(run, network, &shaped) || shaped.ties->member_count < FEWEST_MEMBERS ||
        item_choice(network, NETWORK_SHAPE) == NETWORK_SHAPE_TREE)
        return;
    const bool *cuts = ties_cohesion(run->model->arena, shaped.ties)->cuts;
    for (size_t i = 0; i < shaped.ties->member_count; i++) {
        const struct item *member = shaped.ties->members[i];
        if (!cuts[i] || is_named_among(hubs, member))
            continue;
        if (points.count < MOST_REMARKS)
            listing_add(&points, run->model->arena, item_called(run->model, member));
        first = first ? first : name_to_write(member);
    }
    if (!points.count)
        return;
    struct diagnostic *diagnostic =
        finding(run, network, item_at(network), "without %s the network falls apart",
                listing_text(&points, "or"));
    finding_help(run, diagnostic,
                 "who else could tie them together? Or, if it is meant so, hub: %s", first);
}
