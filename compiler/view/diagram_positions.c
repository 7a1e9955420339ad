/* Who stands at the top, in the middle, at the bottom and as a customer, and towards whom. What a
   position is like is said of it and of nobody in it: all move among them, and who is top here is
   bottom there (Oshry 1995). */
#include "view/rating.h"

static const struct standpoint {
    enum diagram_part part;
    const char *title, *condition, *sentence;
    const char *place; /* where somebody stands: one and several are "at the top" */
} positions[STAKEHOLDER_POSITION_COUNT] = {
    [STAKEHOLDER_POSITION_TOP] = {PART_TOP, "Top", "burdened",
                                  "At the top it is easy to be burdened: all that is complicated "
                                  "ends up there, and all of it seems theirs alone to carry.",
                                  "at the top"},
    [STAKEHOLDER_POSITION_MIDDLE] = {PART_MIDDLE, "Middle", "torn",
                                     "In the middle it is easy to be torn: each side wants "
                                     "something else, and both want it from them.",
                                     "in the middle"},
    [STAKEHOLDER_POSITION_BOTTOM] = {PART_BOTTOM, "Bottom", "vulnerable",
                                     "At the bottom it is easy to be vulnerable, and to feel "
                                     "oppressed: others decide, and it lands on them.",
                                     "at the bottom"},
    [STAKEHOLDER_POSITION_CUSTOMER] = {PART_CUSTOMER, "Customer", "done to",
                                       "As a customer it is easy to feel done to: they wait "
                                       "outside for what others deliver as it suits them.",
                                       "outside as a customer"}};

/* ---- Positions and people -------------------------------------------------------------------- */

/* They come first, so that their nodes have their numbers. */
static void add_positions(struct viewer *viewer, struct diagram *diagram)
{
    for (unsigned i = 0; i < STAKEHOLDER_POSITION_COUNT; i++)
        *array_add(viewer->arena, &diagram->nodes) = (struct diagram_node){
            .id =
                arena_printf(viewer->arena, "%s...%s", diagram->id, part_words[positions[i].part]),
            .part = PART_POSITION,
            .text = positions[i].title,
            .notes = &positions[i].condition,
            .note_count = 1,
            .sentence = positions[i].sentence,
        };
}

static const struct value *towards_of(struct viewer *viewer, const struct item *who)
{
    const struct value *position = item_values(who, STAKEHOLDER_POSITION);
    const struct value *towards = position ? position->to : NULL;
    return towards && towards->item && viewer_shows(viewer, towards->item) ? towards : NULL;
}

static const char *sentence(struct viewer *viewer, const struct item *who, int position)
{
    struct arena *arena = viewer->arena;
    const char *title = item_title(viewer->model, who);
    const struct value *towards = towards_of(viewer, who);
    if (position < 0)
        return arena_printf(arena, "%s: position is not said yet.", title);
    const char *stand = is_plural(who) ? "stand" : "stands";
    const char *place = position == STAKEHOLDER_POSITION_CUSTOMER && is_plural(who)
                            ? "outside as customers"
                            : positions[position].place;
    bool is_open = !item_values(who, STAKEHOLDER_POSITION)->to;
    return towards ? arena_printf(arena, "%s %s %s towards %s.", title, stand, place,
                                  title_within(arena, item_title(viewer->model, towards->item)))
                   : arena_printf(arena, "%s %s %s%s.", title, stand, place,
                                  is_open ? "; towards whom is not said" : "");
}

static void add_person(struct viewer *viewer, struct diagram *diagram, const struct item *who,
                       uint32_t *nodes)
{
    int position = item_choice(who, STAKEHOLDER_POSITION);
    struct diagram_node *node = add_stakeholder(
        viewer, diagram, who, position < 0 ? PART_NOT_PLACED : positions[position].part, NULL, 0);
    node->sentence = sentence(viewer, who, position);
    node->within = (uint32_t)(position + 1);
    nodes[who->index] = (uint32_t)diagram->nodes.count;
}

/* ---- Towards whom ---------------------------------------------------------------------------- */

static void add_line(struct viewer *viewer, struct diagram *diagram, uint32_t from, uint32_t to)
{
    const struct diagram_node *nodes = diagram->nodes.items;
    *array_add(viewer->arena, &diagram->lines) = (struct diagram_line){
        .id = arena_printf(viewer->arena, "%s..%s", nodes[from - 1].id, nodes[to - 1].id),
        .part = PART_TOWARDS,
        .from = from - 1,
        .to = to - 1,
        .sentence = nodes[from - 1].sentence,
    };
}

/* Towards a role is towards whoever holds it; where nobody is shown who does, the words alone tell
   it. */
static void add_towards(struct viewer *viewer, struct diagram *diagram, const struct item *who,
                        const uint32_t *nodes)
{
    const struct value *towards = towards_of(viewer, who);
    uint32_t from = nodes[who->index];
    if (!towards || item_choice(who, STAKEHOLDER_POSITION) < 0)
        return;
    bool is_role = towards->item->kind == KIND_ROLE;
    const struct value *to = is_role ? item_values(towards->item, ROLE_HELD_BY) : towards;
    for (; to; to = is_role ? to->next : NULL)
        if (to->item && nodes[to->item->index] && nodes[to->item->index] != from)
            add_line(viewer, diagram, from, nodes[to->item->index]);
}

/* ---- The whole ------------------------------------------------------------------------------- */

struct diagram *describe_positions(struct viewer *viewer, const struct item *model)
{
    static const struct grouping groupings[] = {{PART_TOP, "at the top"},
                                                {PART_MIDDLE, "in the middle"},
                                                {PART_BOTTOM, "at the bottom"},
                                                {PART_CUSTOMER, "outside"}};
    bool said = false;
    FOR_SHOWN_OWN (viewer, KIND_STAKEHOLDER, who)
        said |= item_choice(who, STAKEHOLDER_POSITION) >= 0;
    if (!said)
        return NULL;
    struct diagram *diagram =
        diagram_begin(viewer, model, VIEW_POSITIONS, "Who stands where, and towards whom?",
                      "Positions, after Oshry");
    uint32_t *nodes = arena_alloc(viewer->arena, (viewer->model->all.count + 1) * sizeof *nodes);
    add_positions(viewer, diagram);
    FOR_SHOWN_OWN (viewer, KIND_STAKEHOLDER, who)
        add_person(viewer, diagram, who, nodes);
    FOR_SHOWN_OWN (viewer, KIND_STAKEHOLDER, who)
        add_towards(viewer, diagram, who, nodes);
    diagram->remark =
        "the words tell what a position is like, not the people: all of us move among "
        "the four, and who is top here is bottom there";
    end_stakeholders(viewer, diagram, "by the position in which they stand", groupings,
                     sizeof groupings / sizeof *groupings);
    return diagram;
}
