/* Rules about Analyses One, Two and Three: who is in the study, what is expected of roles, and
   through what people have a say.

   Only what has been begun is asked to be complete. analysis-one-roles waits until there is a
   system or one of the three is named. client-practitioner-listed is content where one of the two
   is on the list: then the group has thought of it. study-modelled speaks only to a group that
   records a row of workshops: few model their own study, and all others would have to wave it away.
   role-norm-value leaves roles alone of which nothing is told, as long as they are more than the
   others. commodity-complete asks who has it, how it is gained and how it is used; the other three
   answers help, and are not asked for. */
#include "check/changes.h"
#include "check/situation.h"

/* What is not said, and the line that would say it. */
static void ask(struct check_run *run, struct listing *missing, struct listing *lines,
                const char *asks, const char *line)
{
    listing_add(missing, run->model->arena, asks);
    listing_add(lines, run->model->arena, line);
}

/* ---- Analysis One -----------------------------------------------------------------------------
 */

void check_analysis_one_roles(struct check_run *run, const struct item *model)
{
    static const struct {
        enum attribute attribute;
        const char *asks, *line;
    } roles[] = {{MODEL_CLIENT, "who caused the study", "client: NAME"},
                 {MODEL_PRACTITIONER, "who carries it out", "practitioner: NAME"},
                 {MODEL_ISSUE_OWNERS, "whose concerns it looks at", "issue-owners: NAME, NAME"}};
    enum { ROLE_COUNT = sizeof roles / sizeof *roles };
    struct listing missing = {0}, lines = {0};
    for (size_t i = 0; i < ROLE_COUNT; i++) {
        if (!item_slot(model, roles[i].attribute))
            ask(run, &missing, &lines, roles[i].asks, roles[i].line);
    }
    bool begun = missing.count < ROLE_COUNT ||
                 (run->model->stage >= COMPARING && situation_of(run)->systems);
    if (!missing.count || !begun)
        return;
    struct diagnostic *diagnostic =
        finding(run, model, item_at(model), "%s does not say %s", item_called(run->model, model),
                listing_text(&missing, "and"));
    finding_help(run, diagnostic, "add to the model's block: %s", listing_text(&lines, "and"));
}

/* How many there are, at most two. */
static unsigned different(const struct value *values)
{
    const struct item *first = values ? values->item : NULL;
    for (; values; values = values->next)
        if (values->item != first)
            return 2;
    return first != NULL;
}

void check_issue_owners_plural(struct check_run *run, const struct item *model)
{
    const struct value *owners = item_values(model, MODEL_ISSUE_OWNERS);
    if (different(owners) != 1 || situation_of(run)->stakeholders < 2)
        return;
    struct diagnostic *diagnostic = finding(run, model, owners->at, "%s is the only issue owner",
                                            item_called(run->model, owners->item));
    finding_help(run, diagnostic,
                 "whose concern could it also be taken to be? issue-owners: %s, NAME",
                 name_to_write(owners->item));
}

static void list_unlisted(struct check_run *run, const struct item *model, enum attribute attribute,
                          struct listing *called, struct buffer *names)
{
    for (const struct value *value = item_values(model, attribute); value; value = value->next) {
        if (!value->item || is_named_among(item_values(model, MODEL_ISSUE_OWNERS), value->item))
            continue;
        listing_add(called, run->model->arena, item_called(run->model, value->item));
        buffer_printf(names, ", %s", name_to_write(value->item));
    }
}

static bool is_any_listed(const struct item *model, enum attribute attribute)
{
    const struct value *value = item_values(model, attribute);
    while (value &&
           !(value->item && is_named_among(item_values(model, MODEL_ISSUE_OWNERS), value->item)))
        value = value->next;
    return value;
}

void check_client_practitioner_listed(struct check_run *run, const struct item *model)
{
    const struct slot *owners = item_slot(model, MODEL_ISSUE_OWNERS);
    struct listing called = {0};
    struct buffer names = {.arena = run->model->arena};
    if (!owners || different(owners->values) < 2)
        return;
    list_unlisted(run, model, MODEL_CLIENT, &called, &names);
    list_unlisted(run, model, MODEL_PRACTITIONER, &called, &names);
    if (!called.count || is_any_listed(model, MODEL_CLIENT) ||
        is_any_listed(model, MODEL_PRACTITIONER))
        return;
    struct diagnostic *diagnostic =
        finding(run, model, owners->at,
                called.count == 1 ? "%s is not among the issue owners"
                                  : "neither %s is among the issue owners",
                listing_text(&called, "nor"));
    struct span end = {owners->last->at.end, owners->last->at.end};
    finding_fix(run, diagnostic, end, false, "Put them among the issue owners",
                buffer_text(&names));
    finding_help(run, diagnostic,
                 "whoever asks for a study or leads it has concerns of their own: add%s%s",
                 called.count == 1 ? "" : " one of them at least,", buffer_text(&names) + 1);
}

void check_study_modelled(struct check_run *run, const struct item *workshop)
{
    const struct situation *situation = situation_of(run);
    enum { A_ROW_OF_WORKSHOPS = 3 };
    if (workshop != situation->last_workshop || situation->workshops < A_ROW_OF_WORKSHOPS ||
        situation->study || situation->unsure)
        return;
    struct diagnostic *diagnostic =
        finding(run, workshop, item_at(workshop),
                "%u workshops are recorded, and no system says what the study itself is for",
                situation->workshops);
    finding_help(run, diagnostic,
                 "the study can be modelled like all else: a system with study: yes");
}

/* ---- Analysis Two -----------------------------------------------------------------------------
 */

static void tell_half_told(struct check_run *run, const struct item *role, bool norm_missing)
{
    struct diagnostic *diagnostic =
        finding(run, role, item_at(role),
                norm_missing ? "it is told how %s is judged, and not what is expected of it"
                             : "it is told what is expected of %s, and not how it is judged",
                item_called(run->model, role));
    finding_help(run, diagnostic, norm_missing ? "add: norm \"…\" of %s" : "add: value \"…\" of %s",
                 name_to_write(role));
}

/* Told of the first, for all of them. */
static void tell_bare_roles(struct check_run *run, const struct item *role)
{
    const struct model *model = run->model;
    struct diagnostic *diagnostic =
        finding(run, role, item_at(role), "nothing is told of what is expected of %s",
                item_called(model, role));
    unsigned told = 0;
    FOR_ITEMS_OF (model, KIND_ROLE, other) {
        const struct standing *standing = standing_of(run, other);
        if (other != role && !standing->has_norm && !standing->has_value &&
            !item_waives(other, RULE_OF(check_role_norm_value)) && told++ < MOST_REMARKS)
            finding_remark(run, diagnostic, item_at(other), "nor of this");
    }
    finding_help(run, diagnostic,
                 "as for the other roles, add: norm \"…\" of %s, value \"…\" of %s",
                 name_to_write(role), name_to_write(role));
}

void check_role_norm_value(struct check_run *run, const struct item *role)
{
    const struct situation *situation = situation_of(run);
    const struct standing *standing = standing_of(run, role);
    bool norm = standing->has_norm || situation->norm_of_none;
    bool value = standing->has_value || situation->value_of_none;
    if (norm && value)
        return;
    if (standing->has_norm || standing->has_value)
        tell_half_told(run, role, !norm);
    else if (!norm && !value && situation->roles_told >= situation->roles_bare &&
             (role == situation->first_bare || item_waives(role, RULE_OF(check_role_norm_value))))
        tell_bare_roles(run, role);
}

/* ---- Analysis Three ---------------------------------------------------------------------------
 */

void check_commodity_complete(struct check_run *run, const struct item *commodity)
{
    struct listing missing = {0}, lines = {0};
    if (!item_slot(commodity, COMMODITY_HELD_BY) && !item_slot(commodity, COMMODITY_OF))
        ask(run, &missing, &lines, "who has it", "held by NAME");
    if (!item_slot(commodity, COMMODITY_GAINED))
        ask(run, &missing, &lines, "how it is gained", "gained: \"…\"");
    if (!item_slot(commodity, COMMODITY_USED))
        ask(run, &missing, &lines, "how it is used", "used: \"…\"");
    if (!missing.count)
        return;
    struct diagnostic *diagnostic =
        finding(run, commodity, item_at(commodity), "of %s it is not said %s",
                item_called(run->model, commodity), listing_text(&missing, "and"));
    finding_help(run, diagnostic, "add %s; kept, passed-on and given-up tell the rest",
                 listing_text(&lines, "and"));
}

/* ---- What may be printed of it ----------------------------------------------------------------
 */

static const struct item *shown_among(struct check_run *run, const struct value *values)
{
    const struct item *handout = NULL;
    for (; values && !handout; values = values->next)
        if (values->item)
            handout = standing_of(run, values->item)->shown_in;
    return handout;
}

static const struct item *handout_with(struct check_run *run, const struct item *commodity)
{
    const struct item *handout = standing_of(run, commodity)->shown_in;
    if (!handout)
        handout = situation_of(run)->all_shown_in;
    if (!handout)
        handout = shown_among(run, item_values(commodity, COMMODITY_HELD_BY));
    return handout ? handout : shown_among(run, item_values(commodity, COMMODITY_OF));
}

/* Behind its clauses, where a block would begin. */
static uint32_t end_of_head(const struct statement *statement)
{
    uint32_t end = statement->end;
    for (const struct clause *clause = statement->clauses; clause; clause = clause->next)
        for (const struct operand *operand = clause->operands; operand; operand = operand->next)
            end = operand->at.end > end ? operand->at.end : end;
    return end;
}

/* A line more at the end of the item's block. */
static void offer_line(struct check_run *run, struct diagnostic *diagnostic,
                       const struct item *item, const char *title, const char *line)
{
    struct arena *arena = run->model->arena;
    const struct block *block = statement_block(item->statement);
    uint32_t at = block ? block->close.start : end_of_head(item->statement);
    finding_fix(run, diagnostic, (struct span){at, at}, false, title,
                block ? arena_printf(arena, "\n  %s\n", line)
                      : arena_printf(arena, " { %s }", line));
}

void check_analysis_three_private(struct check_run *run, const struct item *commodity)
{
    const struct item *handout = handout_with(run, commodity);
    if (!handout || item_slot(commodity, COMMON_CONFIDENTIAL))
        return;
    struct diagnostic *diagnostic =
        finding(run, commodity, item_at(commodity),
                "%s tells of power, and %s would print it; whether it may is not said",
                item_called(run->model, commodity), item_called(run->model, handout));
    finding_remark(run, diagnostic, item_at(handout), "the handout");
    offer_line(run, diagnostic, commodity, "Leave it out of what is printed", "confidential: yes");
    offer_line(run, diagnostic, commodity, "Say that it may be printed", "confidential: no");
    finding_help(run, diagnostic,
                 "write confidential: yes to leave it out, or confidential: no if all may read it");
}
