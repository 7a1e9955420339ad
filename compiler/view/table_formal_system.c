/* Each system held against the formal system model: which of its nine conditions are met, by what,
   and what to write where one is not (Checkland 1981, pp. 173-174). */
#include "analysis/formal_system.h"
#include "base/listing.h"
#include "view/answer.h"
#include "view/words.h"

/* More than these would hide what else a system says; of what needs what, one example will do. */
enum { MOST_TOLD = 2, MOST_NEEDS_TOLD = 1 };

struct systems {
    const struct formal_system **items;
    size_t count, capacity;
};

/* ---- By what it is met ------------------------------------------------------------------------
 */

/* "“Match each to a course” after “Learn what each wants”" */
static const char *evidence_words(struct viewer *viewer, const struct formal_evidence *evidence)
{
    const char *value = evidence->value ? value_title(viewer, evidence->value) : NULL;
    if (evidence->member && !viewer_shows(viewer, evidence->member))
        return NULL;
    if (!evidence->member || (evidence->member->kind == KIND_CONTROL && value))
        return value;
    const char *member = item_title(viewer->model, evidence->member);
    if (!evidence->value)
        return member;
    return value ? arena_printf(viewer->arena, "“%s” after “%s”", member, value) : NULL;
}

/* How many of them are shown; the first ones are told. */
static size_t tell_evidence(struct viewer *viewer, struct cell *cell,
                            const struct formal_answer *answer, size_t most, const char *before)
{
    size_t shown = 0;
    for (size_t i = 0; i < answer->by.count; i++) {
        const char *words = evidence_words(viewer, &answer->by.items[i]);
        if (words && shown++ < most)
            cell_say(viewer->arena, cell,
                     arena_printf(viewer->arena, "%s%s", shown == 1 ? before : "; ", words));
    }
    if (shown > most)
        cell_say(viewer->arena, cell,
                 arena_printf(viewer->arena, "; %s", more_in_words(viewer->arena, shown - most)));
    return shown;
}

/* Of a purpose that is half said, the other half. */
static const char *open_words(const struct formal_system *formal, enum formal_condition condition)
{
    if (condition != FORMAL_PURPOSE || !formal->answers[condition].by.count)
        return formal_conditions[condition].open;
    return item_slot(formal->system, SYSTEM_WHAT) ? "to what end" : "what it does";
}

static void say_unmet(struct viewer *viewer, struct cell *cell, const struct formal_system *formal,
                      enum formal_condition condition)
{
    const struct formal_answer *answer = &formal->answers[condition];
    cell->tone = TONE_NO;
    if (condition == FORMAL_BOUNDARY && answer->by.count) {
        cell_say(viewer->arena, cell, "no");
        tell_evidence(viewer, cell, answer, MOST_TOLD, ": owner, and outside it at once: ");
    } else {
        cell_say(viewer->arena, cell,
                 arena_printf(viewer->arena, "not said: %s", open_words(formal, condition)));
    }
}

/* "left out on purpose (it was made for one summer)" */
static void say_left_out(struct viewer *viewer, struct cell *cell,
                         const struct formal_answer *answer)
{
    const char *why = model_text(viewer->model, answer->by.items[0].value->why);
    cell->tone = TONE_PARTLY;
    cell_say(viewer->arena, cell, "left out on purpose");
    if (*why)
        cell_say(viewer->arena, cell, arena_printf(viewer->arena, ": %s", why));
}

/* Where only what is not shown meets it, the cell says nothing. */
static void say_met(struct viewer *viewer, struct cell *cell, enum formal_condition condition,
                    const struct formal_answer *answer)
{
    cell->tone = TONE_YES;
    cell_say(viewer->arena, cell, "yes");
    size_t most = condition == FORMAL_INTERACTION ? MOST_NEEDS_TOLD : MOST_TOLD;
    if (!tell_evidence(viewer, cell, answer, most, ": "))
        *cell = (struct cell){.state = CELL_NOT_ASKED};
}

static void say_condition(struct viewer *viewer, struct cell *cell,
                          const struct formal_system *formal, enum formal_condition condition)
{
    const struct formal_answer *answer = &formal->answers[condition];
    switch (answer->state) {
    case FORMAL_UNMET:
        say_unmet(viewer, cell, formal, condition);
        break;
    case FORMAL_MET:
        say_met(viewer, cell, condition, answer);
        break;
    case FORMAL_LEFT_OUT:
        say_left_out(viewer, cell, answer);
        break;
    case FORMAL_UNKNOWN:
        break;
    }
}

/* ---- The table --------------------------------------------------------------------------------
 */

static struct table *table_of(struct viewer *viewer, const struct systems *systems)
{
    struct column *columns = arena_alloc(viewer->arena, (systems->count + 1) * sizeof *columns);
    columns[0] = (struct column){"condition", "What a system needs", .weight = 4, .row_head = true};
    for (size_t i = 0; i < systems->count; i++)
        columns[i + 1] = (struct column){
            .key = item_id(viewer->model, systems->items[i]->system),
            .head = system_purpose(viewer->model, systems->items[i]->system),
            .kind = COLUMN_CHOICE,
            .weight = 6,
        };
    return table_new(viewer->arena, "formal-system", "What each system has of what a system needs",
                     columns, systems->count + 1);
}

static void add_condition(struct viewer *viewer, struct table *table, const struct systems *systems,
                          enum formal_condition condition)
{
    const struct formal_condition_spec *spec = &formal_conditions[condition];
    struct cell *cells = table_add_question(viewer->arena, table, spec->word)->cells;
    cell_say(viewer->arena, &cells[0], spec->name);
    runs_add(viewer->arena, &cells[0].runs, RUN_BREAK, "\n", NULL);
    runs_add(viewer->arena, &cells[0].runs, RUN_EMPHASIS, spec->asks, NULL);
    for (size_t i = 0; i < systems->count; i++)
        say_condition(viewer, &cells[i + 1], systems->items[i], condition);
}

static void add_count(struct viewer *viewer, struct table *table, const struct systems *systems)
{
    struct cell *cells = table_add_question(viewer->arena, table, "met")->cells;
    cell_say(viewer->arena, &cells[0], "Of the nine it has");
    for (size_t i = 0; i < systems->count; i++)
        cell_say(viewer->arena, &cells[i + 1],
                 number_in_words(viewer->arena, systems->items[i]->met));
}

static bool is_unmet(const struct systems *systems, enum formal_condition condition)
{
    for (size_t i = 0; i < systems->count; i++)
        if (systems->items[i]->answers[condition].state == FORMAL_UNMET)
            return true;
    return false;
}

/* For whoever writes the model: what to write where something is not said, once for all systems. */
static const char *note_of(struct viewer *viewer, const struct systems *systems)
{
    struct listing lines = {0};
    const char *source = "After the formal system model (Checkland 1981). A system that lacks one "
                         "of them may still be worth discussing; it could hardly work.";
    for (enum formal_condition condition = 0; condition < FORMAL_COUNT; condition++)
        if (is_unmet(systems, condition))
            listing_add(&lines, viewer->arena,
                        arena_printf(viewer->arena, "`%s`", formal_conditions[condition].line));
    if (!viewer->author || !lines.count)
        return source;
    return arena_printf(viewer->arena,
                        "%s\nTo say what is not said, write in the system’s block: %s.", source,
                        listing_text(&lines, "or"));
}

struct table *tabulate_formal_system(struct viewer *viewer, const struct item *const *subjects,
                                     size_t count)
{
    struct systems systems = {0};
    FOR_SHOWN (viewer, KIND_SYSTEM, system)
        if (is_subject(system, subjects, count) && (count || !is_answer(system)))
            *array_add(viewer->arena, &systems) = formal_system_of(viewer->arena, system);
    if (!systems.count)
        return NULL;
    struct table *table = table_of(viewer, &systems);
    for (enum formal_condition condition = 0; condition < FORMAL_COUNT; condition++)
        add_condition(viewer, table, &systems, condition);
    add_count(viewer, table, &systems);
    table->note = note_of(viewer, &systems);
    return table;
}
