/* How stakeholders take part now, and how they ought to: the rungs are the model's own words, after
   the ladder of participation (Arnstein 1969). */
#include "view/rating.h"

#include <stdlib.h>

/* How somebody takes part, of one and of several. */
static const char *const forms[][2] = {
    [STAKEHOLDER_INVOLVED_NONE] = {"not involved", "not involved"},
    [STAKEHOLDER_INVOLVED_INFORMED] = {"informed", "informed"},
    [STAKEHOLDER_INVOLVED_CONSULTED] = {"consulted", "consulted"},
    [STAKEHOLDER_INVOLVED_INVOLVED] = {"involved", "involved"},
    [STAKEHOLDER_INVOLVED_PARTNER] = {"a partner", "partners"},
    [STAKEHOLDER_INVOLVED_LEADING] = {"leading", "leading"}};

struct involvement {
    const struct item *who;
    int now, wanted; /* rungs; -1: not said */
};

static struct involvement involvement_of(const struct item *who)
{
    return (struct involvement){who, item_choice(who, STAKEHOLDER_INVOLVED),
                                item_choice(who, STAKEHOLDER_INVOLVED_WANTED)};
}

static int step_of(const struct involvement *involvement)
{
    bool said = involvement->now >= 0 && involvement->wanted >= 0;
    return said ? involvement->wanted - involvement->now : 0;
}

/* ---- In words -------------------------------------------------------------------------------- */

static const char *wish_in_words(struct arena *arena, const struct involvement *involvement)
{
    return involvement->wanted != STAKEHOLDER_INVOLVED_NONE
               ? arena_printf(arena, "ought to be %s",
                              forms[involvement->wanted][is_plural(involvement->who)])
               : "ought not to be involved";
}

static const char *sentence(struct viewer *viewer, const struct involvement *involvement)
{
    struct arena *arena = viewer->arena;
    const char *title = item_title(viewer->model, involvement->who);
    bool plural = is_plural(involvement->who);
    if (involvement->now < 0 && involvement->wanted < 0)
        return arena_printf(arena, "%s: involvement is not said yet.", title);
    if (involvement->now < 0)
        return arena_printf(arena, "%s %s; involvement now is not said.", title,
                            wish_in_words(arena, involvement));
    const char *now = arena_printf(arena, "%s %s %s now", title, plural ? "are" : "is",
                                   forms[involvement->now][plural]);
    if (involvement->wanted < 0)
        return arena_printf(arena, "%s.", now);
    return step_of(involvement)
               ? arena_printf(arena, "%s and %s.", now, wish_in_words(arena, involvement))
               : arena_printf(arena, "%s, and that is what is wanted.", now);
}

/* ---- Nodes and lines ------------------------------------------------------------------------- */

/* The rungs come first, so that their nodes have their numbers. */
static void add_rungs(struct viewer *viewer, struct diagram *diagram)
{
    const char *words = attribute_specs[STAKEHOLDER_INVOLVED].value.words, *word;
    size_t length;
    for (unsigned i = 0; (word = schema_word(words, i, &length)); i++) {
        const char *text = arena_copy(viewer->arena, word, length);
        *array_add(viewer->arena, &diagram->nodes) = (struct diagram_node){
            .id = arena_printf(viewer->arena, "%s...%s", diagram->id, text),
            .part = PART_RUNG,
            .text = text,
            .sentence = text,
        };
    }
}

static void add_line(struct viewer *viewer, struct diagram *diagram, enum diagram_part part,
                     int rung)
{
    struct arena *arena = viewer->arena;
    uint32_t from = (uint32_t)diagram->nodes.count - 1;
    struct diagram_node *who = &diagram->nodes.items[from];
    if (rung < 0)
        return;
    *array_add(arena, &diagram->lines) = (struct diagram_line){
        .id = arena_printf(arena, "%s..%s", who->id, part_words[part]),
        .part = part,
        .from = from,
        .to = (uint32_t)rung,
        .text = part_words[part],
        .sentence = arena_printf(arena, "%s, %s: %s", who->text, part_words[part],
                                 diagram->nodes.items[rung].text),
    };
}

static void add_person(struct viewer *viewer, struct diagram *diagram,
                       const struct involvement *involvement)
{
    int step = step_of(involvement);
    enum diagram_part part = involvement->now < 0 && involvement->wanted < 0 ? PART_NOT_PLACED
                             : step > 0                                      ? PART_MORE
                             : step < 0                                      ? PART_LESS
                                                                             : PART_STEADY;
    struct diagram_node *node = add_stakeholder(viewer, diagram, involvement->who, part, NULL, 0);
    node->sentence = sentence(viewer, involvement);
    add_line(viewer, diagram, PART_NOW, involvement->now);
    add_line(viewer, diagram, PART_WANTED, involvement->wanted);
}

/* ---- The whole ------------------------------------------------------------------------------- */

/* The largest steps come first, those who have not been asked about last. */
static int compare_steps(const void *first, const void *second)
{
    const struct involvement *a = first, *b = second;
    bool a_said = a->now >= 0 || a->wanted >= 0, b_said = b->now >= 0 || b->wanted >= 0;
    int by_step = abs(step_of(b)) - abs(step_of(a));
    return a_said != b_said ? b_said - a_said
           : by_step        ? by_step
                            : (a->who->index > b->who->index) - (a->who->index < b->who->index);
}

struct diagram *describe_involvement(struct viewer *viewer, const struct item *model)
{
    static const struct grouping groupings[] = {{PART_MORE, "to take more part than now"},
                                                {PART_LESS, "to take less part than now"},
                                                {PART_STEADY, "without a step"}};
    struct {
        struct involvement *items;
        size_t count, capacity;
    } people = {NULL, 0, 0};
    bool said = false;
    FOR_SHOWN_OWN (viewer, KIND_STAKEHOLDER, who) {
        *array_add(viewer->arena, &people) = involvement_of(who);
        said |= item_choice(who, STAKEHOLDER_INVOLVED) >= 0;
    }
    if (!said)
        return NULL;
    qsort(people.items, people.count, sizeof *people.items, compare_steps);
    struct diagram *diagram =
        diagram_begin(viewer, model, VIEW_INVOLVEMENT, "Who takes part now, and who ought to?",
                      "Involvement of stakeholders, now and wanted");
    add_rungs(viewer, diagram);
    for (size_t i = 0; i < people.count; i++)
        add_person(viewer, diagram, &people.items[i]);
    end_stakeholders(viewer, diagram, "by how they take part", groupings,
                     sizeof groupings / sizeof *groupings);
    return diagram;
}
