/* Rules about delivery chains: who hands on what to whom, until it reaches the person served.

   The person served is a customer of the system that the chain is for, or that answers its issue;
   where none is named, nobody can say whether the chain reaches them (chain-closed). That something
   comes back from them is asked of the situation as a whole (feedback-path). Whether a chain faces
   the user (chain-facing-user) is asked as far as a model can say it: what it is for. The twelve
   questions of the National Audit Office (chain-twelve) are left out: the language has no place for
   their answers. */
#include "analysis/delivery.h"
#include "base/listing.h"
#include "check/check.h"

/* ---- What it is for, and what its stages say --------------------------------------------------
 */

void check_chain_facing_user(struct check_run *run, const struct item *chain)
{
    if (item_slot(chain, DELIVERY_CHAIN_FOR))
        return;
    struct diagnostic *diagnostic = finding(
        run, chain, item_at(chain), "what %s is for is not said", item_called(run->model, chain));
    finding_help(run, diagnostic,
                 "whose need stands at its end? for NAME, of an issue or a system");
}

/* What a stage leaves open; NULL: nothing. */
static const char *open_parts(struct check_run *run, const struct item *stage)
{
    static const struct {
        enum attribute attribute;
        const char *asks;
    } parts[] = {
        {STAGE_BY, "who does it"},
        {STAGE_GIVES, "what they hand on"},
        {STAGE_TO, "to whom"},
        {STAGE_INCENTIVE, "what moves them"},
    };
    struct listing open = {0};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!item_slot(stage, parts[i].attribute))
            listing_add(&open, run->model->arena, parts[i].asks);
    return open.count ? listing_text(&open, "and") : NULL;
}

void check_chain_link_complete(struct check_run *run, const struct item *stage)
{
    const char *open = open_parts(run, stage);
    if (!open)
        return;
    struct diagnostic *diagnostic = finding(run, stage, item_at(stage), "%s leaves open %s",
                                            item_called(run->model, stage), open);
    finding_help(run, diagnostic,
                 "write by NAME to NAME { gives: \"…\"; incentive: aligned \"…\" }, or misaligned");
}

/* ---- Whether it reaches the person served -----------------------------------------------------
 */

void check_chain_closed(struct check_run *run, const struct item *chain)
{
    struct delivery delivery = delivery_of(run->model->arena, run->model, chain);
    const struct delivery_stage *end = delivery_end(&delivery);
    if (!end)
        return;
    const struct value *to = item_values(end->item, STAGE_TO);
    struct diagnostic *diagnostic =
        finding(run, end->item, to->at, "the chain stops at %s, before it reaches %s",
                item_called(run->model, to->item), item_called(run->model, delivery.served->item));
    finding_remark(run, diagnostic, delivery.served->at, "these are the people served");
    finding_help(run, diagnostic,
                 "what happens next? Add the stage: stage NAME \"…\" by %s to NAME",
                 name_to_write(to->item));
}
