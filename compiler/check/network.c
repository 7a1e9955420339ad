/* Rules about networks: organisations tied to each other without one being over the others.

   The four tasks of whoever holds a network together (network-orchestrated) are asked once one of
   them is given to somebody. Ties that go one way (network-reciprocity) and members without whom
   all falls apart (network-single-point) are told once a network, and in small ones not at all: a
   tie or two are no network yet. Whether that is bad only the members can say. */
#include "analysis/ties.h"
#include "check/changes.h"

enum { FEWEST_MEMBERS = 4 };

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

void check_network_single_point(struct check_run *run, const struct item *network)
{
    const struct ties *ties = ties_of_network(run->model->arena, network);
    const struct value *hubs = item_values(network, NETWORK_HUB);
    struct listing points = {0};
    const char *first = NULL;
    if (ties->member_count < FEWEST_MEMBERS ||
        item_choice(network, NETWORK_SHAPE) == NETWORK_SHAPE_TREE)
        return;
    const bool *cuts = ties_cut_members(run->model->arena, ties);
    for (size_t i = 0; i < ties->member_count; i++) {
        if (!cuts[i] || is_named_among(hubs, ties->members[i]))
            continue;
        if (points.count < MOST_REMARKS)
            listing_add(&points, run->model->arena, item_called(run->model, ties->members[i]));
        first = first ? first : name_to_write(ties->members[i]);
    }
    if (!points.count)
        return;
    struct diagnostic *diagnostic =
        finding(run, network, item_at(network), "without %s the network falls apart",
                listing_text(&points, "or"));
    finding_help(run, diagnostic,
                 "who else could tie them together? Or, if it is meant so, hub: %s", first);
}
