/* What the rules about the situation, the analyses, the stakeholders and the boundary questions ask
   of the whole model: one walk over it, made when first asked for. */
#include "check/situation.h"

static struct standing *standing_in(struct situation *situation, const struct item *item)
{
    return &situation->of[item->index];
}

/* ---- Pictures and issues ----------------------------------------------------------------------
 */

static void mark_onlooker(struct situation *situation, const struct item *item)
{
    if (!item)
        return;
    standing_in(situation, item)->looks_on = true;
    if (item->kind != KIND_ROLE)
        return;
    for (const struct value *held = item_values(item, ROLE_HELD_BY); held; held = held->next)
        if (held->item)
            standing_in(situation, held->item)->looks_on = true;
}

static bool is_shown(const struct item *picture, const struct item *who)
{
    FOR_LINKS (picture, link)
        if (link->subject == who || link->object == who)
            return true;
    return false;
}

static void walk_picture(struct situation *situation, const struct item *picture)
{
    situation->pictures = true;
    for (const struct value *by = item_values(picture, PICTURE_BY); by; by = by->next)
        if (!is_shown(picture, by->item))
            mark_onlooker(situation, by->item);
}

static void walk_model(struct situation *situation, const struct item *model)
{
    for (const struct value *by = item_values(model, MODEL_PRACTITIONER); by; by = by->next)
        mark_onlooker(situation, by->item);
}

/* An issue about a conflict, or a conflict about an issue. */
static void tie(struct situation *situation, const struct item *one, const struct item *other)
{
    if (one->kind == other->kind || (other->kind != KIND_ISSUE && other->kind != KIND_CONFLICT))
        return;
    standing_in(situation, one)->tied = other;
    standing_in(situation, other)->tied = one;
}

static void walk_about(struct situation *situation, const struct item *item,
                       enum attribute attribute)
{
    for (const struct value *about = item_values(item, attribute); about; about = about->next)
        if (about->item)
            tie(situation, item, about->item);
}

static bool has_power(const struct item *item)
{
    if (!item || item->kind != KIND_ROLE)
        return item && rating_half(item, STAKEHOLDER_POWER) > 0;
    for (const struct value *held = item_values(item, ROLE_HELD_BY); held; held = held->next)
        if (held->item && rating_half(held->item, STAKEHOLDER_POWER) > 0)
            return true;
    return false;
}

/* Who stands for something together with the powerful. */
static void walk_company(struct situation *situation, const struct value *values)
{
    const struct value *powerful = values;
    while (powerful && !has_power(powerful->item))
        powerful = powerful->next;
    for (; powerful && values; values = values->next)
        if (values->item && values->item != powerful->item)
            standing_in(situation, values->item)->backed = true;
}

static void walk_issue(struct situation *situation, const struct item *issue)
{
    walk_company(situation, item_values(issue, ISSUE_RAISED_BY));
    walk_about(situation, issue, ISSUE_ABOUT);
    if (!situation->first_open && !item_slot(issue, ISSUE_PARKED) &&
        !item_waives(issue, RULE_OF(check_issue_addressed)))
        situation->first_open = issue;
}

static void walk_conflict(struct situation *situation, const struct item *conflict)
{
    walk_about(situation, conflict, CONFLICT_ABOUT);
    if (!situation->first_open_conflict && !item_slot(conflict, CONFLICT_PARKED) &&
        !item_waives(conflict, RULE_OF(check_conflict_addressed)))
        situation->first_open_conflict = conflict;
}

/* ---- What takes something up ------------------------------------------------------------------
 */

static void walk_answerer(struct situation *situation, const struct item *item,
                          enum attribute attribute)
{
    for (const struct value *value = item_values(item, attribute); value; value = value->next)
        if (value->item)
            standing_in(situation, value->item)->answered = true;
    situation->answerers |= !is_empty(item);
    situation->may_answer_all |= item->damaged && !item_slot(item, attribute);
}

static const struct value *holders_of_view(const struct item *system)
{
    const struct qualifier *held =
        slot_qualifier(item_slot(system, SYSTEM_WORLDVIEW), CLAUSE_HELD_BY);
    return held ? held->values : NULL;
}

static bool share_holder(const struct item *system, const struct item *other)
{
    for (const struct value *one = holders_of_view(system); one; one = one->next)
        for (const struct value *two = holders_of_view(other); two; two = two->next)
            if (one->item && two->item && is_one_with(one->item, two->item))
                return true;
    return false;
}

/* Two systems are two ways to see an issue where nobody holds both worldviews. */
static void see(struct standing *standing, const struct item *system, bool as_others)
{
    if (!standing->view)
        standing->view = system;
    else if (!standing->other && (!as_others || !share_holder(standing->view, system)))
        standing->other = system;
}

static void walk_views(struct situation *situation, const struct item *system)
{
    const struct value *holder = holders_of_view(system);
    if (!holder || item_slot(system, SYSTEM_EXPANDS))
        return;
    for (const struct value *by = holder; by; by = by->next)
        if (by->item)
            see(standing_in(situation, by->item), system, false);
    for (const struct value *issue = item_values(system, SYSTEM_ANSWERS); issue;
         issue = issue->next)
        if (issue->item)
            see(standing_in(situation, issue->item), system, true);
}

static void walk_system(struct situation *situation, const struct item *system)
{
    bool study = item_choice(system, SYSTEM_STUDY) == SYSTEM_STUDY_YES;
    walk_answerer(situation, system, SYSTEM_ANSWERS);
    walk_company(situation, holders_of_view(system));
    situation->systems |= !is_empty(system);
    situation->study |= study || system->damaged;
    if (!study)
        walk_views(situation, system);
}

/* ---- Roles, workshops, positions --------------------------------------------------------------
 */

static void walk_expectation(struct situation *situation, const struct value *role, bool norm)
{
    *(norm ? &situation->norm_of_none : &situation->value_of_none) |= !role;
    for (; role; role = role->next)
        if (role->item)
            *(norm ? &standing_in(situation, role->item)->has_norm
                   : &standing_in(situation, role->item)->has_value) = true;
}

/* In a body of which they are part, too. */
static void walk_guest(struct situation *situation, const struct item *guest)
{
    enum { MOST_LEVELS = 16 };
    for (int level = 0; guest && level < MOST_LEVELS; level++) {
        int position = item_choice(guest, STAKEHOLDER_POSITION);
        if (position >= 0)
            situation->came |= 1U << position;
        guest = item_named(guest, STAKEHOLDER_PART_OF);
    }
}

static void walk_workshop(struct situation *situation, const struct item *workshop)
{
    const struct value *guest = item_values(workshop, WORKSHOP_WITH);
    situation->workshops++;
    situation->last_workshop = workshop;
    situation->unknown_guests |= !guest || workshop->damaged;
    for (; guest; guest = guest->next) {
        if (!guest->item || guest->item->kind != KIND_ROLE) {
            walk_guest(situation, guest->item);
            continue;
        }
        for (const struct value *held = item_values(guest->item, ROLE_HELD_BY); held;
             held = held->next)
            walk_guest(situation, held->item);
    }
}

static void walk_stakeholder(struct situation *situation, const struct item *stakeholder)
{
    int position = item_choice(stakeholder, STAKEHOLDER_POSITION);
    const struct value *voice = item_values(stakeholder, STAKEHOLDER_VOICE);
    situation->stakeholders++;
    situation->unsure |= stakeholder->damaged;
    for (; voice; voice = voice->next)
        if (voice->item)
            standing_in(situation, voice->item)->speaks = true;
    if (position < 0)
        return;
    situation->positions |= 1U << position;
    if (!situation->positioned)
        situation->positioned = stakeholder;
    if (!situation->from_nowhere && !item_values(stakeholder, STAKEHOLDER_POSITION)->to &&
        !stakeholder->damaged && !item_waives(stakeholder, RULE_OF(check_condition_is_relational)))
        situation->from_nowhere = stakeholder;
}

/* A handout that is confidential itself is for nobody else. */
static void walk_handout(struct situation *situation, const struct item *handout)
{
    if (item_choice(handout, COMMON_CONFIDENTIAL) == COMMON_CONFIDENTIAL_YES)
        return;
    for (const struct value *show = item_values(handout, HANDOUT_SHOW); show; show = show->next) {
        if (!show->item)
            continue;
        standing_in(situation, show->item)->shown_in = handout;
        if (show->item->kind == KIND_MODEL)
            situation->all_shown_in = handout;
    }
}

/* ---- The walk ---------------------------------------------------------------------------------
 */

static void walk_item(struct situation *situation, const struct item *item)
{
    switch ((enum kind)item->kind) {
    case KIND_MODEL:
        walk_model(situation, item);
        break;
    case KIND_PICTURE:
        walk_picture(situation, item);
        break;
    case KIND_ISSUE:
        walk_issue(situation, item);
        break;
    case KIND_CONFLICT:
        walk_conflict(situation, item);
        break;
    case KIND_SYSTEM:
        walk_system(situation, item);
        break;
    case KIND_CHANGE:
        walk_answerer(situation, item, CHANGE_ANSWERS);
        break;
    case KIND_DELIVERY_CHAIN:
        walk_answerer(situation, item, DELIVERY_CHAIN_FOR);
        break;
    case KIND_NORM:
        walk_expectation(situation, item_values(item, NORM_OF), true);
        break;
    case KIND_VALUE:
        walk_expectation(situation, item_values(item, VALUE_OF), false);
        break;
    case KIND_WORKSHOP:
        walk_workshop(situation, item);
        break;
    case KIND_HANDOUT:
        walk_handout(situation, item);
        break;
    case KIND_STAKEHOLDER:
        walk_stakeholder(situation, item);
        break;
    default:
        break;
    }
}

/* When all norms and values are known. */
static void count_roles(const struct model *model, struct situation *situation)
{
    FOR_ITEMS_OF (model, KIND_ROLE, role) {
        const struct standing *standing = standing_in(situation, role);
        if (standing->has_norm || standing->has_value) {
            situation->roles_told++;
            continue;
        }
        situation->roles_bare++;
        if (!situation->first_bare && !item_waives(role, RULE_OF(check_role_norm_value)))
            situation->first_bare = role;
    }
}

const struct situation *situation_of(struct check_run *run)
{
    struct model *model = run->model;
    if (run->situation)
        return run->situation;
    struct situation *situation = arena_new_of(model->arena, struct situation);
    situation->of = arena_alloc(model->arena, (model->all.count + 1) * sizeof *situation->of);
    for (size_t i = 0; i < model->all.count; i++)
        if (!model->all.items[i]->file->source->library)
            walk_item(situation, model->all.items[i]);
    situation->unsure |= model->lost.count > 0;
    situation->may_answer_all |= run->torn;
    count_roles(model, situation);
    return run->situation = situation;
}
