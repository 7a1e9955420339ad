/* What each change moves through a causal map: what it is meant to, and all else. */
#include "view/effect_words.h"
#include "view/view.h"

enum { VARIABLE, MEANT, VERDICT, DIRECT, PATH, FEEDBACK, PRESS, WHO, COLUMN_COUNT };

/* A reader gives up long before; programs have them all from the command. */
enum { MOST_SIDE_EFFECTS = 60 };

static const struct column columns[COLUMN_COUNT] = {
    [VARIABLE] = {"variable", "What it moves", .weight = 3, .row_head = true},
    [MEANT] = {"intended", "Meant to", COLUMN_CHOICE, .weight = 1, .optional = true},
    [VERDICT] = {"verdict", "How it stands", COLUMN_CHOICE, .weight = 2},
    [DIRECT] = {"direct", "By the paths", COLUMN_CHOICE, .weight = 2},
    [PATH] = {"path", "How it comes about", .weight = 7},
    [FEEDBACK] = {"feedback", "With all loops", COLUMN_CHOICE, .weight = 2},
    [PRESS] = {"press", "With loops weighed", .weight = 3, .optional = true},
    [WHO] = {"touches", "Whom it touches", .weight = 4, .optional = true},
};

static const char *const move_words[] = {"not reached", "rises", "falls", "either way"};

static const struct {
    const char *words;
    enum tone tone;
} standings[] = {
    [REACHED] = {"as intended", TONE_YES},        [REVERSED] = {"the contrary", TONE_NO},
    [UNSURE] = {"either way", TONE_PARTLY},       [NOT_REACHED] = {"not reached", TONE_NO},
    [SIDE_EFFECT] = {"not asked for", TONE_NONE},
};

/* Of an ambiguous one what would settle it, or else the path that pulls the other way. */
static void say_path(struct viewer *viewer, struct cell *cell, const struct effects *effects,
                     const struct effect *effect)
{
    struct arena *arena = viewer->arena;
    const char *settling = settling_in_brief(viewer, effects, effect);
    const char *contested = contested_in_words(viewer, effects, &effect->path);
    if (!effect->path.length)
        return;
    runs_add_brief_path(viewer, &cell->runs, effects, &effect->path);
    cell->state = CELL_SAID;
    if (settling) {
        cell_say(arena, cell, arena_printf(arena, "\nTo be found out: %s", settling));
    } else if (effect->against.length) {
        runs_add(arena, &cell->runs, RUN_BREAK, "\n", NULL);
        runs_add(arena, &cell->runs, RUN_EMPHASIS, "but ", NULL);
        runs_add_brief_path(viewer, &cell->runs, effects, &effect->against);
    }
    if (contested)
        cell_say(arena, cell, arena_printf(arena, "\nNot all believe in: %s", contested));
}

static void say_who(struct viewer *viewer, struct cell *cell, const struct item *variable)
{
    struct runs measures = {NULL, NULL};
    bool touched = runs_add_touched(viewer, &cell->runs, variable);
    if (touched)
        cell->state = CELL_SAID;
    if (runs_add_measures(viewer, &measures, variable))
        cell_say(viewer->arena, cell,
                 arena_printf(viewer->arena, "%sshown by %s", touched ? "\n" : "",
                              runs_text(viewer->arena, &measures)));
}

static void add_effect(struct viewer *viewer, struct table *table,
                       const struct change_effects *change, const struct effect *effect)
{
    struct arena *arena = viewer->arena;
    const struct item *variable = change->graph->variables[effect->vertex];
    const struct press_answer *press = press_answer_of(change->press, effect->vertex);
    const char *id = item_id(viewer->model, variable);
    struct cell *cells =
        table_add_row(arena, table,
                      arena_printf(arena, "%s..%s", item_id(viewer->model, change->in.change), id))
            ->cells;
    cell_list(arena, &cells[VARIABLE], item_title(viewer->model, variable), id);
    if (effect->intended)
        cell_say(arena, &cells[MEANT], intent_words[effect->intended]);
    cell_say(arena, &cells[VERDICT], standings[effect->verdict].words);
    cells[VERDICT].tone = standings[effect->verdict].tone;
    cell_say(arena, &cells[DIRECT], move_words[effect->direct]);
    if (!effect->settled)
        cell_say(arena, &cells[DIRECT], ", as far as was tried");
    say_path(viewer, &cells[PATH], change->effects, effect);
    cell_say(arena, &cells[FEEDBACK], move_words[effect->feedback]);
    if (press)
        cell_say(arena, &cells[PRESS], press_in_words(arena, press, effect));
    say_who(viewer, &cells[WHO], variable);
}

static const char *note_of(struct viewer *viewer, const struct change_effects *change,
                           size_t left_out)
{
    struct buffer note = {.arena = viewer->arena};
    buffer_printf(&note,
                  "By the paths: what all ways there say that come by nothing twice. With all "
                  "loops: what all ways say, however often they go round. %s",
                  press_note(viewer->arena, change->press));
    if (left_out)
        buffer_printf(&note, " %zu more variables move.", left_out);
    return buffer_text(&note);
}

static struct table *table_of(struct viewer *viewer, const struct change_effects *change)
{
    struct arena *arena = viewer->arena;
    const struct model *model = viewer->model;
    const struct item *map = change->in.map;
    size_t side_effects = 0;
    struct table *table =
        table_new(arena,
                  arena_printf(arena, "effects.%s.%s", item_id(model, change->in.change),
                               item_id(model, map)),
                  arena_printf(arena, "%s: what it moves in “%s”",
                               item_title(model, change->in.change), item_title(model, map)),
                  columns, COLUMN_COUNT);
    for (size_t i = 0; i < change->effects->count; i++)
        if (change->effects->items[i].intended)
            add_effect(viewer, table, change, &change->effects->items[i]);
    for (size_t i = 0; i < change->effects->count; i++)
        if (!change->effects->items[i].intended && side_effects++ < MOST_SIDE_EFFECTS)
            add_effect(viewer, table, change, &change->effects->items[i]);
    table->note = note_of(viewer, change,
                          side_effects > MOST_SIDE_EFFECTS ? side_effects - MOST_SIDE_EFFECTS : 0);
    table_leave_out_empty(table);
    return table->rows.count ? table : NULL;
}

/* ---- What changes are for, in few lines -------------------------------------------------------
 */

enum { CHANGE, AIM, STANDING, WAY, AIM_COLUMN_COUNT };

static const struct column aim_columns[AIM_COLUMN_COUNT] = {
    [CHANGE] = {"change", "Change", .weight = 3, .row_head = true},
    [AIM] = {"intended", "What it is meant to move", .weight = 3},
    [STANDING] = {"verdict", "How that stands", COLUMN_CHOICE, .weight = 2},
    [WAY] = {"path", "How it comes about", .weight = 7},
};

static void add_aim(struct viewer *viewer, struct table *table, const struct change_effects *change,
                    const struct effect *effect)
{
    struct arena *arena = viewer->arena;
    const struct item *variable = change->graph->variables[effect->vertex];
    const char *id = item_id(viewer->model, change->in.change);
    struct cell *cells =
        table_add_row(arena, table,
                      arena_printf(arena, "%s..%s", id, item_id(viewer->model, variable)))
            ->cells;
    cell_list(arena, &cells[CHANGE], item_title(viewer->model, change->in.change), id);
    cell_say(arena, &cells[AIM],
             arena_printf(arena, "%s (to %s)", item_title(viewer->model, variable),
                          intent_words[effect->intended]));
    cell_say(arena, &cells[STANDING], standings[effect->verdict].words);
    cells[STANDING].tone = standings[effect->verdict].tone;
    say_path(viewer, &cells[WAY], change->effects, effect);
}

/* NULL where no change says what it is meant to move. */
struct table *tabulate_aims(struct viewer *viewer)
{
    struct table *table =
        table_new(viewer->arena, "effects.intended",
                  "What changes are meant to move, by the links of the causal maps", aim_columns,
                  AIM_COLUMN_COUNT);
    FOR_SHOWN (viewer, KIND_CHANGE, change) {
        struct change_effects_list list = change_effects_of(viewer, change);
        for (size_t i = 0; i < list.count; i++)
            for (size_t j = 0; j < list.items[i].effects->count; j++)
                if (list.items[i].effects->items[j].intended)
                    add_aim(viewer, table, &list.items[i], &list.items[i].effects->items[j]);
    }
    return table->rows.count ? table : NULL;
}

struct table *tabulate_effects(struct viewer *viewer, const struct item *const *subjects,
                               size_t count)
{
    struct table *first = NULL, **end = &first;
    if (!count)
        end = table_append(end, tabulate_aims(viewer));
    FOR_SHOWN (viewer, KIND_CHANGE, change) {
        if (!is_subject(change, subjects, count))
            continue;
        struct change_effects_list list = change_effects_of(viewer, change);
        for (size_t i = 0; i < list.count; i++)
            end = table_append(end, table_of(viewer, &list.items[i]));
    }
    return first;
}
