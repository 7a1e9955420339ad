/* Who and what a rich picture is about; see picture_parties.h. */
#include "view/picture_parties.h"

struct census {
    struct viewer *viewer;
    bool *takes_part; /* by item index */
};

bool may_take_part(struct viewer *viewer, const struct item *item)
{
    return item && item->kind != KIND_CONFLICT && viewer_shows(viewer, item);
}

bool is_shown_sentence(struct viewer *viewer, const struct link *link)
{
    return !link->damaged && link->subject && viewer_shows_link(viewer, link);
}

static void count_item(struct census *census, const struct item *item)
{
    if (may_take_part(census->viewer, item))
        census->takes_part[item->index] = true;
}

static void count_values(struct census *census, const struct value *values)
{
    for (const struct value *value = values; value; value = value->next)
        if (value->form == VALUE_ITEM)
            count_item(census, value->item);
}

static void count_sentence(struct census *census, const struct link *link)
{
    count_item(census, link->subject);
    count_item(census, link->object);
    for (const struct qualifier *clause = link->qualifiers; clause; clause = clause->next)
        if (clause->word != CLAUSE_BECAUSE)
            count_values(census, clause->values);
}

static void count_member(struct census *census, const struct item *member)
{
    if (!viewer_shows(census->viewer, member))
        return;
    if (member->kind == KIND_CLOUD || member->kind == KIND_ISSUE)
        count_item(census, member);
    if (member->kind == KIND_CONFLICT)
        count_values(census, item_values(member, CONFLICT_BETWEEN));
    if (member->kind == KIND_BOUNDARY)
        count_values(census, item_values(member, BOUNDARY_AROUND));
}

struct picture_parties picture_parties(struct viewer *viewer, const struct item *picture)
{
    const struct model *model = viewer->model;
    struct picture_parties parties = {0};
    struct census census = {viewer, arena_alloc(viewer->arena, model->all.count + 1)};
    FOR_LINKS (picture, link)
        if (is_shown_sentence(viewer, link))
            count_sentence(&census, link);
    FOR_MEMBERS (picture, member)
        count_member(&census, member);
    for (size_t i = 0; i < model->all.count; i++)
        if (census.takes_part[i])
            *array_add(viewer->arena, &parties) = model->all.items[i];
    return parties;
}

/* A relation that does not say how it is drawn is a flow. */
int sentence_draws(const struct link *link)
{
    int choice = link->relation ? item_choice(link->relation, RELATION_DRAWS) : -1;
    return choice < 0 ? RELATION_DRAWS_FLOW : choice;
}

const struct item *sentence_end(struct viewer *viewer, const struct link *link,
                                enum clause_word *by)
{
    static const enum clause_word words[] = {CLAUSE_TO,   CLAUSE_FROM,    CLAUSE_WITH,
                                             CLAUSE_OVER, CLAUSE_BETWEEN, CLAUSE_FOR,
                                             CLAUSE_OF,   CLAUSE_ABOUT,   CLAUSE_ON};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const struct qualifier *clause = link_qualifier(link, words[i]);
        const struct value *value = clause ? clause->values : NULL;
        if (value && may_take_part(viewer, value->item) && (!link->object || i < 2)) {
            *by = words[i];
            return value->item;
        }
    }
    *by = NO_CLAUSE;
    return link->object;
}
