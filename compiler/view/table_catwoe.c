/* Root definitions side by side: one row an element of CATWOE, one column a system, so that a group
   reads across and sees where its ways of seeing part (Smyth and Checkland 1976). */
#include "base/listing.h"
#include "base/utf8.h"
#include "view/view.h"

#include <stdlib.h>
#include <string.h>

static const struct element {
    const char *id, *letter, *name;
    enum attribute attribute;
    bool optional; /* a row only where a system says something */
} elements[] = {
    {"customers", "C", "Customers", SYSTEM_CUSTOMERS, false},
    {"victims", "", "Victims", SYSTEM_VICTIMS, true},
    {"actors", "A", "Actors", SYSTEM_ACTORS, false},
    {"transformation", "T", "Transformation", SYSTEM_TRANSFORMATION, false},
    {"worldview", "W", "Worldview", SYSTEM_WORLDVIEW, false},
    {"owners", "O", "Owners", SYSTEM_OWNERS, false},
    {"environment", "E", "Environment", SYSTEM_ENVIRONMENT, false},
    {"whole", "", "What the whole has that no part has", SYSTEM_EMERGENT, true},
};
enum { ELEMENT_COUNT = sizeof elements / sizeof *elements };

struct systems {
    const struct item **items;
    size_t count, capacity;
};

/* ---- The elements ---------------------------------------------------------------------------- */

/* Where only one state is given, it is taken for what comes out. */
static void say_transformation(struct viewer *viewer, struct cell *cell, const struct item *system)
{
    const struct value *from = item_values(system, SYSTEM_TRANSFORMATION);
    if (!from) {
        cell_say(viewer->arena, cell, NULL);
        return;
    }
    if (from->to)
        cell_say(viewer->arena, cell, value_title(viewer, from));
    else
        runs_add(viewer->arena, &cell->runs, RUN_EMPHASIS, "not said", NULL);
    runs_add(viewer->arena, &cell->runs, RUN_ARROW, " → ", NULL);
    cell_say(viewer->arena, cell, value_title(viewer, from->to ? from->to : from));
}

static void say_worldview(struct viewer *viewer, struct cell *cell, const struct item *system)
{
    const struct qualifier *held =
        slot_qualifier(item_slot(system, SYSTEM_WORLDVIEW), CLAUSE_HELD_BY);
    cell_say(viewer->arena, cell, item_text(viewer, system, SYSTEM_WORLDVIEW));
    if (held && runs_add_titles(viewer, &cell->runs, "\n(held by ", held->values))
        cell_say(viewer->arena, cell, ")");
}

static void say_element(struct viewer *viewer, struct cell *cell, const struct item *system,
                        enum attribute attribute)
{
    if (attribute == SYSTEM_TRANSFORMATION)
        say_transformation(viewer, cell, system);
    else if (attribute == SYSTEM_WORLDVIEW)
        say_worldview(viewer, cell, system);
    else
        cell_say_values(viewer, cell, system, attribute);
}

/* ---- What differs ---------------------------------------------------------------------------- */

static int by_text(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static const char *folded(struct viewer *viewer, const char *text)
{
    size_t length;
    return utf8_folded(viewer->arena, text, strlen(text), &length);
}

/* What is said and shown, without its order, its case and its reasons. */
static const char *gist_of(struct viewer *viewer, const struct item *system,
                           enum attribute attribute)
{
    struct {
        const char **items;
        size_t count, capacity;
    } said = {0};
    struct buffer gist = {.arena = viewer->arena};
    for (const struct value *value = item_values(system, attribute); value; value = value->next) {
        const char *title = value_title(viewer, value);
        const char *to = value->to ? value_title(viewer, value->to) : "";
        if (title)
            *array_add(viewer->arena, &said) =
                folded(viewer, arena_printf(viewer->arena, "%s → %s", title, to));
    }
    if (said.count)
        qsort(said.items, said.count, sizeof *said.items, by_text);
    for (size_t i = 0; i < said.count; i++)
        buffer_printf(&gist, "%s\n", said.items[i]);
    return buffer_text(&gist);
}

/* A cell differs that does not say what most in its row say. Whether all of them say the same. */
static bool compare_row(struct viewer *viewer, const struct systems *systems, struct cell *cells,
                        enum attribute attribute)
{
    const char **gists = arena_alloc(viewer->arena, systems->count * sizeof *gists);
    size_t said = 0, most = 0;
    for (size_t i = 0; i < systems->count; i++)
        if (cells[i].state == CELL_SAID && ++said)
            gists[i] = gist_of(viewer, systems->items[i], attribute);
    for (size_t i = 0; i < systems->count; i++) {
        size_t same = 0;
        for (size_t j = 0; gists[i] && j < systems->count; j++)
            same += gists[j] && !strcmp(gists[i], gists[j]);
        cells[i].differs = gists[i] && 2 * same <= said;
        most = same > most ? same : most;
    }
    return most == systems->count;
}

/* ---- The table ------------------------------------------------------------------------------- */

static void find_systems(struct viewer *viewer, struct systems *systems,
                         const struct item *const *subjects, size_t count)
{
    FOR_SHOWN (viewer, KIND_SYSTEM, system)
        if (is_subject(system, subjects, count))
            *array_add(viewer->arena, systems) = system;
}

static struct table *table_of(struct viewer *viewer, const struct systems *systems)
{
    struct column *columns = arena_alloc(viewer->arena, (systems->count + 1) * sizeof *columns);
    columns[0] = (struct column){"element", "Element", .weight = 3, .row_head = true};
    for (size_t i = 0; i < systems->count; i++)
        columns[i + 1] = (struct column){
            .key = item_id(viewer->model, systems->items[i]),
            .head = system_purpose(viewer->model, systems->items[i]),
            .weight = 7,
        };
    return table_new(viewer->arena, "catwoe",
                     systems->count > 1 ? "Root definitions and CATWOE, side by side"
                                        : "Root definition and CATWOE",
                     columns, systems->count + 1);
}

static void say_definition(struct viewer *viewer, struct cell *cell, const struct item *system)
{
    cell->state = runs_add_root_definition(viewer, &cell->runs, system) ? CELL_SAID : CELL_UNSAID;
}

static void add_definitions(struct viewer *viewer, struct table *table,
                            const struct systems *systems)
{
    struct cell *cells = table_add_question(viewer->arena, table, "definition")->cells;
    cell_say(viewer->arena, &cells[0], "Root definition");
    for (size_t i = 0; i < systems->count; i++)
        say_definition(viewer, &cells[i + 1], systems->items[i]);
}

static bool is_said(struct viewer *viewer, const struct systems *systems, enum attribute attribute)
{
    for (size_t i = 0; i < systems->count; i++)
        for (const struct value *value = item_values(systems->items[i], attribute); value;
             value = value->next)
            if (value_title(viewer, value))
                return true;
    return false;
}

/* Whether all systems say the same in it. */
static bool add_element(struct viewer *viewer, struct table *table, const struct systems *systems,
                        const struct element *element)
{
    struct cell *cells = table_add_question(viewer->arena, table, element->id)->cells;
    runs_add(viewer->arena, &cells[0].runs, RUN_STRONG, element->letter, NULL);
    cell_say(viewer->arena, &cells[0],
             *element->letter ? arena_printf(viewer->arena, " %s", element->name) : element->name);
    for (size_t i = 0; i < systems->count; i++)
        say_element(viewer, &cells[i + 1], systems->items[i], element->attribute);
    return systems->count > 1 && compare_row(viewer, systems, cells + 1, element->attribute);
}

/* "Both systems say the same about the owners and the environment." */
static const char *note_of(struct viewer *viewer, const struct systems *systems,
                           const bool *all_same)
{
    struct listing same = {0};
    for (size_t i = 0; i < ELEMENT_COUNT; i++)
        if (all_same[i])
            listing_add(&same, viewer->arena,
                        arena_printf(viewer->arena, "the %s", elements[i].id));
    if (!same.count)
        return NULL;
    return arena_printf(viewer->arena, "%s systems say the same about %s.",
                        systems->count == 2 ? "Both" : "All", listing_text(&same, "and"));
}

struct table *tabulate_catwoe(struct viewer *viewer, const struct item *const *subjects,
                              size_t count)
{
    struct systems systems = {0};
    bool all_same[ELEMENT_COUNT] = {false};
    find_systems(viewer, &systems, subjects, count);
    if (!systems.count)
        return NULL;
    struct table *table = table_of(viewer, &systems);
    add_definitions(viewer, table, &systems);
    for (size_t i = 0; i < ELEMENT_COUNT; i++)
        if (!elements[i].optional || is_said(viewer, &systems, elements[i].attribute))
            all_same[i] = add_element(viewer, table, &systems, &elements[i]);
    table->note = note_of(viewer, &systems, all_same);
    return table;
}
