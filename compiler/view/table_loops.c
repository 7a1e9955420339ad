/* The feedback loops of each causal map, told step by step, and the stories that are told of it. */
#include "view/loop_story.h"
#include "view/map_loops.h"
#include "view/view.h"

enum { MARK, NAME, TURN, THROUGH, DELAY, GOAL, COLUMN_COUNT };
enum { MOST_LOOPS = 20 };

static const struct column columns[COLUMN_COUNT] = {
    [MARK] = {"mark", "Loop", .weight = 1, .row_head = true},
    [NAME] = {"name", "Name", .weight = 3, .optional = true},
    [TURN] = {"kind", "Kind", COLUMN_CHOICE, .weight = 2},
    [THROUGH] = {"through", "Step by step", .weight = 8},
    [DELAY] = {"delay", "What takes time", .weight = 3, .optional = true},
    [GOAL] = {"goal", "What it tries to reach", .weight = 3, .optional = true},
};

static void say_delay_of_step(struct viewer *viewer, struct cell *cell, const struct edge *step)
{
    for (uint32_t i = 0; i < step->link_count; i++) {
        const struct qualifier *after = link_qualifier(step->links[i], CLAUSE_AFTER);
        const char *delay = after && after->values ? value_title(viewer, after->values) : NULL;
        if (delay)
            cell_list(viewer->arena, cell,
                      arena_printf(viewer->arena, "%s: %s",
                                   item_title(viewer->model, step->links[i]->object), delay),
                      NULL);
    }
}

/* Delay is asked of a balancing loop above all: without one it would reach its goal at once. */
static void say_delays(struct viewer *viewer, struct cell *cell, const struct graph *graph,
                       const struct found_loop *loop)
{
    bool prompt = loop->declared && item_choice(loop->declared, LOOP_PROMPT) == LOOP_PROMPT_YES;
    for (uint32_t i = 0; i < loop->length; i++)
        say_delay_of_step(viewer, cell, loop_edge(graph, loop, i));
    if (prompt)
        cell_list(viewer->arena, cell, "nothing: it acts at once", NULL);
    else if (loop->type == BALANCING)
        cell_say(viewer->arena, cell, NULL);
}

static void add_loop(struct viewer *viewer, struct table *table, const struct map_loops *map,
                     const struct named_loop *named)
{
    const struct found_loop *loop = &named->loop;
    const struct item *declared = loop->declared;
    const char *id = map_loop_id(viewer, map->graph->map, named);
    struct cell *cells = table_add_row(viewer->arena, table, id)->cells;
    cell_say(viewer->arena, &cells[MARK], named->mark);
    cell_say(viewer->arena, &cells[TURN], loop_type_words[loop->type]);
    runs_add_loop(viewer, &cells[THROUGH].runs, map->graph, loop, item_title);
    cells[THROUGH].state = CELL_SAID;
    say_delays(viewer, &cells[DELAY], map->graph, loop);
    if (!declared)
        return;
    cell_list(viewer->arena, &cells[NAME], item_title(viewer->model, declared), id);
    if (loop->type == BALANCING)
        cell_say_values(viewer, &cells[GOAL], declared, LOOP_GOAL);
}

/* How to read the signs, and how many loops there are where not all are listed. */
static const char *note_of(struct viewer *viewer, const struct map_loops *map)
{
    struct buffer note = {.arena = viewer->arena};
    bool unclear = false;
    for (size_t i = 0; i < map->loops.count; i++)
        unclear = unclear || map->loops.items[i].loop.type == UNDETERMINED;
    buffer_printf(&note,
                  "(+) the more of the one, the more of the other. (−) The more of the one, the "
                  "less of the other.%s",
                  unclear ? " (?) It is not yet known which way." : "");
    if (!map->exact)
        buffer_printf(&note, " There are more loops than can be counted; these are %zu of them.",
                      map->loops.count);
    else if (map->count > map->loops.count)
        buffer_printf(&note, " The map has %llu loops in all; these are %zu of them.",
                      (unsigned long long)map->count, map->loops.count);
    return buffer_text(&note);
}

static struct table *table_of(struct viewer *viewer, const struct map_loops *loops)
{
    const struct item *map = loops->graph->map;
    struct table *table = table_new(
        viewer->arena, arena_printf(viewer->arena, "loops.%s", item_id(viewer->model, map)),
        arena_printf(viewer->arena, "%s: its feedback loops", item_title(viewer->model, map)),
        columns, COLUMN_COUNT);
    for (size_t i = 0; i < loops->loops.count; i++)
        add_loop(viewer, table, loops, &loops->loops.items[i]);
    table->note = note_of(viewer, loops);
    table_leave_out_empty(table);
    return table;
}

/* ---- Told -------------------------------------------------------------------------------------
 */

enum { TOLD_LOOP, TOLD, TOLD_COLUMN_COUNT };

static const struct column told_columns[TOLD_COLUMN_COUNT] = {
    [TOLD_LOOP] = {"loop", "Loop", .weight = 2, .row_head = true},
    [TOLD] = {"told", "How it goes", .weight = 10},
};

static void add_told_loop(struct viewer *viewer, struct table *table, const struct map_loops *map,
                          const struct named_loop *named)
{
    const struct item *declared = named->loop.declared;
    const char *id = map_loop_id(viewer, map->graph->map, named);
    struct loop_story story = loop_story(viewer, map->graph, &named->loop);
    struct cell *cells = table_add_row(viewer->arena, table, id)->cells;
    cell_say(viewer->arena, &cells[TOLD_LOOP], named->mark);
    if (declared)
        cell_say(viewer->arena, &cells[TOLD_LOOP],
                 arena_printf(viewer->arena, " %s", item_title(viewer->model, declared)));
    for (size_t i = 0; i < story.count; i++)
        cell_say(viewer->arena, &cells[TOLD],
                 arena_printf(viewer->arena, "%s%s", i ? "\n" : "", story.items[i]));
}

static struct table *told_of(struct viewer *viewer, const struct map_loops *loops)
{
    const struct item *map = loops->graph->map;
    struct table *table = table_new(
        viewer->arena, arena_printf(viewer->arena, "loops.%s.told", item_id(viewer->model, map)),
        arena_printf(viewer->arena, "%s: how its loops go", item_title(viewer->model, map)),
        told_columns, TOLD_COLUMN_COUNT);
    for (size_t i = 0; i < loops->loops.count; i++)
        add_told_loop(viewer, table, loops, &loops->loops.items[i]);
    return table;
}

/* ---- The tables -------------------------------------------------------------------------------
 */

struct table *tabulate_loops(struct viewer *viewer, const struct item *const *subjects,
                             size_t count)
{
    struct table *first = NULL, **end = &first;
    FOR_SHOWN (viewer, KIND_CAUSAL_MAP, map) {
        if (!is_subject(map, subjects, count))
            continue;
        const struct map_loops *loops = map_loops_of(viewer, map, MOST_LOOPS);
        if (loops->loops.count) {
            end = table_append(end, table_of(viewer, loops));
            end = table_append(end, told_of(viewer, loops));
        }
    }
    return first;
}
