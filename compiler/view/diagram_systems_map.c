/* What belongs to a system and what lies around it, for a talk about where the line is drawn: blobs
   within blobs and one boundary with a name, without any line or arrow (the Open University's
   systems map; Carter, Martin, Mayblin and Munday 1984).

   Of a rich picture its boundaries are the systems: within them stands whoever they go round, part
   by part within the whole body where both are there; around them whoever and whatever else. Where
   boundaries overlap, whoever stands in several stands in the smallest of them, and says so: blobs
   that overlap are hard to read. Issues and conflicts are no things, and are left out.

   Of a system there belong to it those who would do something in it, each with what they would do,
   those together who would do it together; what it would use; and within an activity that another
   system opens up what that system would do. The activity and that system are one blob, unless
   several systems open it up. Around it lies what it takes as given, and whoever it helps or hurts
   or who could stop it, and would do nothing in it. */
#include "base/listing.h"
#include "view/expansion.h"
#include "view/picture_parties.h"
#include "view/rating.h"
#include "view/words.h"

#include <string.h>

struct nest_maker {
    struct viewer *viewer;
    struct arena *arena;
    struct diagram *diagram;
    const struct item *subject;
    uint32_t *node_of; /* by item index: number of its node, from 1 */
};

static struct diagram_node *node_at(const struct nest_maker *maker, uint32_t number)
{
    return &maker->diagram->nodes.items[number - 1];
}

/* Gives its number. */
static uint32_t add_node(struct nest_maker *maker, const char *id, const char *text,
                         uint32_t within)
{
    *array_add(maker->arena, &maker->diagram->nodes) =
        (struct diagram_node){.id = id, .text = text, .within = within, .inside = within != 0};
    return (uint32_t)maker->diagram->nodes.count;
}

static uint32_t add_item(struct nest_maker *maker, const struct item *item, uint32_t within)
{
    const struct model *model = maker->viewer->model;
    const char *text =
        item->kind == KIND_SYSTEM ? system_purpose(model, item) : item_title(model, item);
    maker->node_of[item->index] = add_node(maker, item_id(model, item), text, within);
    return maker->node_of[item->index];
}

/* ---- Bodies and their parts ------------------------------------------------------------------ */

static const struct item *body_around(const struct item *who)
{
    return who->kind == KIND_STAKEHOLDER ? item_named(who, STAKEHOLDER_PART_OF) : NULL;
}

/* Whoever is part of nobody that stands there counts as a body of their own, and so does whoever is
   part of themselves by way of others. */
static uint32_t body_of(const struct nest_maker *maker, const struct item *who)
{
    uint32_t own = maker->node_of[who->index], found = 0;
    size_t steps = maker->viewer->model->all.count;
    for (const struct item *at = body_around(who); at && steps; at = body_around(at), steps--) {
        uint32_t number = maker->node_of[at->index];
        if (at == who)
            return 0;
        if (!found && number && node_at(maker, number)->within == node_at(maker, own)->within)
            found = number;
    }
    return steps ? found : 0;
}

/* All at once, so that none is moved before another is looked for. */
static void put_parts_into_bodies(struct nest_maker *maker)
{
    size_t count = maker->viewer->model->all.count;
    uint32_t *bodies = arena_alloc(maker->arena, (count + 1) * sizeof *bodies);
    for (size_t i = 0; i < count; i++)
        if (maker->node_of[i])
            bodies[i] = body_of(maker, maker->viewer->model->all.items[i]);
    for (size_t i = 0; i < count; i++)
        if (bodies[i])
            node_at(maker, maker->node_of[i])->within = bodies[i];
}

/* ---- Of a rich picture ----------------------------------------------------------------------- */

static const struct value *around(const struct item *boundary)
{
    return item_values(boundary, BOUNDARY_AROUND);
}

static size_t count_around(const struct item *boundary)
{
    size_t count = 0;
    for (const struct value *value = around(boundary); value; value = value->next)
        count++;
    return count;
}

static bool is_boundary(const struct nest_maker *maker, const struct item *item)
{
    return item->kind == KIND_BOUNDARY && viewer_shows(maker->viewer, item);
}

/* Whether all of the one stands in the other; of two that are alike the first goes round. */
static bool goes_round(const struct item *wide, const struct item *narrow)
{
    for (const struct value *value = around(narrow); value; value = value->next)
        if (!value_naming(around(wide), value->item))
            return false;
    return wide != narrow && around(narrow) &&
           (count_around(wide) > count_around(narrow) || wide->index < narrow->index);
}

/* The smallest boundary that goes round another one, or that names somebody; or NULL. */
static const struct item *smallest_around(const struct nest_maker *maker, const struct item *inner)
{
    const struct item *smallest = NULL;
    FOR_MEMBERS (maker->subject, member) {
        if (!is_boundary(maker, member) ||
            !(inner->kind == KIND_BOUNDARY ? goes_round(member, inner)
                                           : value_naming(around(member), inner) != NULL))
            continue;
        if (!smallest || count_around(member) < count_around(smallest) ||
            goes_round(smallest, member))
            smallest = member;
    }
    return smallest;
}

/* Each behind those that go round it. */
static uint32_t add_boundary(struct nest_maker *maker, const struct item *boundary)
{
    if (!boundary)
        return 0;
    if (maker->node_of[boundary->index])
        return maker->node_of[boundary->index];
    uint32_t within = add_boundary(maker, smallest_around(maker, boundary));
    uint32_t number = add_item(maker, boundary, within);
    node_at(maker, number)->part = PART_WHOLE;
    return number;
}

static void add_party(struct nest_maker *maker, const struct item *party)
{
    const struct item *home = smallest_around(maker, party);
    uint32_t number = add_item(maker, party, home ? maker->node_of[home->index] : 0);
    FOR_MEMBERS (maker->subject, member)
        if (is_boundary(maker, member) && member != home && value_naming(around(member), party) &&
            !goes_round(member, home))
            node_add_note(maker->arena, node_at(maker, number),
                          arena_printf(maker->arena, "also in “%s”",
                                       item_title(maker->viewer->model, member)));
}

static void map_picture(struct nest_maker *maker)
{
    struct picture_parties parties = picture_parties(maker->viewer, maker->subject);
    FOR_MEMBERS (maker->subject, member)
        if (is_boundary(maker, member))
            add_boundary(maker, member);
    for (size_t i = 0; i < parties.count; i++)
        if (parties.items[i]->kind != KIND_ISSUE && parties.items[i]->kind != KIND_BOUNDARY)
            add_party(maker, parties.items[i]);
}

/* ---- Of a system: what belongs to it --------------------------------------------------------- */

/* Whether it is something to do, and so may have actors. */
static bool is_deed(const struct item *member)
{
    return member->kind == KIND_ACTIVITY || member->kind == KIND_MONITOR ||
           member->kind == KIND_CONTROL;
}

static bool is_named(struct viewer *viewer, const struct value *value)
{
    return value->form == VALUE_ITEM && value->item && viewer_shows(viewer, value->item);
}

static bool holds_all(struct viewer *viewer, const struct value *some, const struct value *others)
{
    for (; others; others = others->next)
        if (is_named(viewer, others) && !value_naming(some, others->item))
            return false;
    return true;
}

/* Who does this also did what stands there earlier. */
static const struct item *first_of_group(const struct nest_maker *maker, const struct item *does)
{
    const struct value *who = item_values(does, actors_of(does->kind));
    FOR_MEMBERS (maker->subject, member) {
        if (member == does)
            break;
        if (!is_deed(member) || !maker->node_of[member->index])
            continue;
        const struct value *others = item_values(member, actors_of(member->kind));
        if (holds_all(maker->viewer, who, others) && holds_all(maker->viewer, others, who))
            return member;
    }
    return NULL;
}

/* A blob for those who do this together; of nobody the system's own. */
static uint32_t group_of(struct nest_maker *maker, const struct item *does, uint32_t whole)
{
    struct viewer *viewer = maker->viewer;
    const struct item *earlier = first_of_group(maker, does), *only = NULL;
    const char *titles = titles_of(viewer, does, actors_of(does->kind));
    size_t count = 0;
    if (!titles)
        return whole;
    if (earlier)
        return node_at(maker, maker->node_of[earlier->index])->within;
    for (const struct value *value = item_values(does, actors_of(does->kind)); value;
         value = value->next)
        if (is_named(viewer, value)) {
            only = value->item;
            count++;
        }
    if (count == 1)
        return add_item(maker, only, whole);
    return add_node(maker,
                    arena_printf(maker->arena, "%s...together", item_id(viewer->model, does)),
                    with_capital(maker->arena, titles), whole);
}

/* Of very many activities the first, and how many there are besides. */
static void add_activities(struct nest_maker *maker, const struct item *system, uint32_t within)
{
    enum { MOST_HELD = 6 };
    size_t count = 0;
    FOR_MEMBERS (system, member)
        if (member->kind == KIND_ACTIVITY && viewer_shows(maker->viewer, member) &&
            ++count <= MOST_HELD)
            add_item(maker, member, within);
    if (count > MOST_HELD)
        add_node(maker,
                 arena_printf(maker->arena, "%s...more", item_id(maker->viewer->model, system)),
                 with_capital(maker->arena, count_in_words(maker->arena, count - MOST_HELD,
                                                           "more activity", "more activities")),
                 within);
}

static const struct item *next_opening(const struct nest_maker *maker, const struct item *activity,
                                       const struct item *last)
{
    const struct item *system = next_expansion(maker->viewer, activity, last);
    return system == maker->subject && system ? next_expansion(maker->viewer, activity, system)
                                              : system;
}

static void add_openings(struct nest_maker *maker, const struct item *activity, uint32_t number)
{
    const struct model *model = maker->viewer->model;
    const struct item *first = next_opening(maker, activity, NULL);
    if (!first || next_opening(maker, activity, first)) {
        for (const struct item *system = first; system;
             system = next_opening(maker, activity, system))
            add_activities(maker, system, add_item(maker, system, number));
        return;
    }
    const char *purpose = with_capital(maker->arena, system_purpose(model, first));
    if (strcmp(purpose, with_capital(maker->arena, item_title(model, activity))) != 0)
        node_add_note(maker->arena, node_at(maker, number),
                      arena_printf(maker->arena, "opened up: “%s”", purpose));
    maker->node_of[first->index] = number;
    add_activities(maker, first, number);
}

static void add_deed(struct nest_maker *maker, const struct item *does, uint32_t whole)
{
    uint32_t number = add_item(maker, does, group_of(maker, does, whole));
    if (does->kind == KIND_ACTIVITY)
        add_openings(maker, does, number);
}

static bool is_together(const struct nest_maker *maker, const struct item *who)
{
    FOR_MEMBERS (maker->subject, member)
        if (is_deed(member) && maker->node_of[member->index] &&
            value_naming(item_values(member, actors_of(member->kind)), who))
            return true;
    return false;
}

/* The node of what a value names or says; 0: not shown, or nobody. */
static uint32_t add_value(struct nest_maker *maker, const struct value *value, const char *what,
                          uint32_t within)
{
    const char *text = value->form == VALUE_NONE ? NULL : value_title(maker->viewer, value);
    if (!text || (value->form == VALUE_ITEM && !value->item))
        return 0;
    if (value->form != VALUE_ITEM)
        return add_node(maker,
                        arena_printf(maker->arena, "%s...%s.%zu", maker->diagram->id, what,
                                     maker->diagram->nodes.count),
                        with_capital(maker->arena, text), within);
    if (maker->node_of[value->item->index])
        return maker->node_of[value->item->index];
    return add_item(maker, value->item, within);
}

static bool is_any_shown(struct viewer *viewer, const struct value *value)
{
    while (value && (value->form == VALUE_NONE || !value_title(viewer, value)))
        value = value->next;
    return value != NULL;
}

static void add_resources(struct nest_maker *maker, uint32_t whole)
{
    const struct value *value = item_values(maker->subject, SYSTEM_RESOURCES);
    if (!is_any_shown(maker->viewer, value))
        return;
    const char *id = arena_printf(maker->arena, "%s...resources", maker->diagram->id);
    uint32_t group = add_node(maker, id, "What it would use", whole);
    for (; value; value = value->next)
        add_value(maker, value, "resource", group);
}

/* Whoever is named as an actor, and would do nothing that the model tells. */
static void add_idle_actors(struct nest_maker *maker, uint32_t whole)
{
    for (const struct value *value = item_values(maker->subject, SYSTEM_ACTORS); value;
         value = value->next)
        if (value->form == VALUE_ITEM && value->item && !is_together(maker, value->item))
            add_value(maker, value, "actor", whole);
}

/* ---- Of a system: what lies around it -------------------------------------------------------- */

/* Whoever is inside already is left there. */
static void add_around(struct nest_maker *maker, enum attribute attribute)
{
    for (const struct value *value = item_values(maker->subject, attribute); value;
         value = value->next) {
        bool named = value->form == VALUE_ITEM && value->item;
        uint32_t number = named && is_together(maker, value->item)
                              ? 0
                              : add_value(maker, value, attribute_specs[attribute].word, 0);
        if (number && !node_at(maker, number)->inside)
            node_add_note(maker->arena, node_at(maker, number),
                          role_in_system(attribute, !named || is_plural(value->item)));
    }
}

static void map_system(struct nest_maker *maker)
{
    uint32_t whole = add_item(maker, maker->subject, 0);
    node_at(maker, whole)->part = PART_WHOLE;
    node_at(maker, whole)->inside = true;
    FOR_MEMBERS (maker->subject, member)
        if (is_deed(member) && viewer_shows(maker->viewer, member))
            add_deed(maker, member, whole);
    add_idle_actors(maker, whole);
    add_resources(maker, whole);
    add_around(maker, SYSTEM_OWNERS);
    add_around(maker, SYSTEM_CUSTOMERS);
    add_around(maker, SYSTEM_VICTIMS);
    add_around(maker, SYSTEM_ENVIRONMENT);
}

/* ---- In words -------------------------------------------------------------------------------- */

static void set_parts(struct nest_maker *maker)
{
    struct diagram *diagram = maker->diagram;
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        struct diagram_node *node = &diagram->nodes.items[i];
        if (node->part != PART_WHOLE)
            node->part = node->inside ? PART_WITHIN : PART_AROUND;
    }
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        uint32_t holder = diagram->nodes.items[i].within;
        if (holder && node_at(maker, holder)->part != PART_WHOLE)
            node_at(maker, holder)->part =
                node_at(maker, holder)->inside ? PART_HOLDER : PART_OUTER;
    }
}

static const char *what_is_within(const struct nest_maker *maker, size_t holder)
{
    const struct diagram *diagram = maker->diagram;
    struct listing held = {0};
    for (size_t i = 0; i < diagram->nodes.count; i++)
        if (diagram->nodes.items[i].within == holder + 1)
            listing_add(&held, maker->arena,
                        arena_printf(maker->arena, "“%s”", diagram->nodes.items[i].text));
    return held.count ? listing_text(&held, "and") : NULL;
}

/* "Course tutor, within “Keep young people learning”; within it “Offer a fresh start in January”"
 */
static const char *sentence(const struct nest_maker *maker, size_t which)
{
    const struct diagram_node *node = &maker->diagram->nodes.items[which];
    const char *held = what_is_within(maker, which);
    struct buffer text = {.arena = maker->arena};
    buffer_printf(&text, "%s", node->text);
    if (node->within)
        buffer_printf(&text, ", within “%s”", node_at(maker, node->within)->text);
    for (size_t i = 0; i < node->note_count; i++)
        buffer_printf(&text, "%s %s", i ? "," : ":", node->notes[i]);
    if (held)
        buffer_printf(&text, "; in it %s", held);
    return buffer_text(&text);
}

static const char *description(const struct nest_maker *maker)
{
    const struct diagram *diagram = maker->diagram;
    size_t wholes = 0, inside = 0, outside = 0;
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        const struct diagram_node *node = &diagram->nodes.items[i];
        wholes += node->part == PART_WHOLE;
        inside += node->part != PART_WHOLE && node->inside;
        outside += !node->inside;
    }
    return arena_printf(
        maker->arena, "%s: %s within, %s around. What lies within what, without a line between.",
        with_capital(maker->arena, count_in_words(maker->arena, wholes, "boundary", "boundaries")),
        inside ? count_in_words(maker->arena, inside, "thing", "things") : "nothing",
        outside ? number_in_words(maker->arena, outside) : "nothing");
}

/* A system that opens up an activity says of which other. */
static const char *subtitle(const struct nest_maker *maker)
{
    const struct item *activity = maker->subject->kind == KIND_SYSTEM
                                      ? activity_expanded(maker->viewer, maker->subject)
                                      : NULL;
    const struct model *model = maker->viewer->model;
    const char *map = "Systems map: what belongs to it, and what lies around it";
    return activity
               ? arena_printf(maker->arena, "%s. It lies within “%s” of “%s”.", map,
                              item_title(model, activity), system_purpose(model, activity->owner))
               : map;
}

struct diagram *describe_systems_map(struct viewer *viewer, const struct item *subject)
{
    struct diagram *diagram = arena_new_of(viewer->arena, struct diagram);
    struct nest_maker maker = {viewer, viewer->arena, diagram, subject, NULL};
    bool system = subject->kind == KIND_SYSTEM;
    size_t wholes = 0;
    maker.node_of =
        arena_alloc(viewer->arena, (viewer->model->all.count + 1) * sizeof *maker.node_of);
    diagram->id = item_id(viewer->model, subject);
    diagram->view = VIEW_SYSTEMS_MAP;
    diagram->title = item_title(viewer->model, subject);
    (system ? map_system : map_picture)(&maker);
    put_parts_into_bodies(&maker);
    set_parts(&maker);
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        diagram->nodes.items[i].sentence = sentence(&maker, i);
        wholes += diagram->nodes.items[i].part == PART_WHOLE;
    }
    if (!wholes || wholes == diagram->nodes.count)
        return NULL;
    diagram->subtitle = subtitle(&maker);
    diagram->description = description(&maker);
    return diagram_end(viewer, diagram);
}
