/* The feedback loops of each causal map, told step by step, and the stories that are told of it. */
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

static const struct edge *step_of(const struct graph *graph, const struct found_loop *loop,
                                  uint32_t number)
{
    return graph_edge(graph, graph->variables[loop->vertices[number]],
                      graph->variables[loop->vertices[(number + 1) % loop->length]]);
}

static void say_variable(struct viewer *viewer, struct cell *cell, const struct item *variable)
{
    runs_add(viewer->arena, &cell->runs, RUN_PLAIN, item_title(viewer->model, variable),
             item_id(viewer->model, variable));
    cell->state = CELL_SAID;
}

/* "A → B (+) → A (−, later)": the sign stands where the link arrives, as in the picture. */
static void say_steps(struct viewer *viewer, struct cell *cell, const struct graph *graph,
                      const struct found_loop *loop)
{
    static const char *const signs[] = {"+", "−", "?"};
    say_variable(viewer, cell, graph->variables[loop->vertices[0]]);
    for (uint32_t i = 0; i < loop->length; i++) {
        const struct edge *step = step_of(graph, loop, i);
        runs_add(viewer->arena, &cell->runs, RUN_ARROW, " → ", NULL);
        say_variable(viewer, cell, graph->variables[step->to]);
        cell_say(viewer->arena, cell,
                 arena_printf(viewer->arena, " (%s%s)", signs[step->sign],
                              step->delayed ? ", later" : ""));
    }
}

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
        say_delay_of_step(viewer, cell, step_of(graph, loop, i));
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
    const char *id = declared ? item_id(viewer->model, declared)
                              : arena_printf(viewer->arena, "%s..%s",
                                             item_id(viewer->model, map->graph->map), named->mark);
    struct cell *cells = table_add_row(viewer->arena, table, id)->cells;
    cell_say(viewer->arena, &cells[MARK], named->mark);
    cell_say(viewer->arena, &cells[TURN], loop_type_words[loop->type]);
    say_steps(viewer, &cells[THROUGH], map->graph, loop);
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

static struct table *table_of(struct viewer *viewer, const struct item *map)
{
    const struct map_loops *loops = map_loops_of(viewer, map, MOST_LOOPS);
    if (!loops->loops.count)
        return NULL;
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

/* ---- Stories ----------------------------------------------------------------------------------
 */

enum { STORY, PLAYERS, TELLS, LEVER, STORY_COLUMN_COUNT };

static const struct column story_columns[STORY_COLUMN_COUNT] = {
    [STORY] = {"story", "Story", .weight = 3, .row_head = true},
    [PLAYERS] = {"plays", "Who plays what", .weight = 6},
    [TELLS] = {"tells", "What the pattern tells", .weight = 6, .optional = true},
    [LEVER] = {"leverage", "Where a little moves much", .weight = 4, .optional = true},
};

/* "The trouble that is seen: Calls at eight" */
static void say_players(struct viewer *viewer, struct cell *cell, const struct item *story)
{
    FOR_LINKS (story, link)
        if (link->subject && link->object && viewer_shows_link(viewer, link))
            cell_list(viewer->arena, cell,
                      arena_printf(viewer->arena, "%s: %s", item_title(viewer->model, link->object),
                                   item_title(viewer->model, link->subject)),
                      item_id(viewer->model, link->subject));
}

/* The variable that plays a role, or the role itself where none does; NULL: one that is not shown.
 */
static const struct item *player_of(struct viewer *viewer, const struct item *story,
                                    const struct item *role)
{
    FOR_LINKS (story, link)
        if (link->object == role && link->subject)
            return viewer_shows_link(viewer, link) ? link->subject : NULL;
    return role;
}

static void say_levers(struct viewer *viewer, struct cell *cell, const struct item *story,
                       const struct item *archetype)
{
    for (const struct value *role = item_values(archetype, ARCHETYPE_LEVERAGE); role;
         role = role->next) {
        const struct item *player = role->item ? player_of(viewer, story, role->item) : NULL;
        if (player)
            cell_list(viewer->arena, cell, item_title(viewer->model, player),
                      item_id(viewer->model, player));
    }
}

/* What happens in it, and by what sign people notice it. */
static void say_pattern(struct viewer *viewer, struct cell *cells, const struct item *story,
                        const struct item *archetype)
{
    const char *reads = item_text(viewer, archetype, ARCHETYPE_READS);
    const char *warns = item_text(viewer, archetype, ARCHETYPE_WARNS);
    runs_add(viewer->arena, &cells[STORY].runs, RUN_BREAK, "\n", NULL);
    runs_add(viewer->arena, &cells[STORY].runs, RUN_EMPHASIS, item_title(viewer->model, archetype),
             NULL);
    if (reads)
        cell_say(viewer->arena, &cells[TELLS], reads);
    if (warns)
        cell_say(viewer->arena, &cells[TELLS],
                 arena_printf(viewer->arena, "%sIt shows in this: “%s”", reads ? "\n" : "", warns));
    say_levers(viewer, &cells[LEVER], story, archetype);
}

static void add_story(struct viewer *viewer, struct table *table, const struct item *story)
{
    const struct value *of = item_values(story, STORY_OF);
    const char *id = item_id(viewer->model, story);
    struct cell *cells = table_add_row(viewer->arena, table, id)->cells;
    cell_list(viewer->arena, &cells[STORY], item_title(viewer->model, story), id);
    say_players(viewer, &cells[PLAYERS], story);
    if (of && of->item && viewer_shows(viewer, of->item))
        say_pattern(viewer, cells, story, of->item);
}

/* NULL where none is told of the map. */
static struct table *stories_of(struct viewer *viewer, const struct item *map)
{
    struct table *table = table_new(
        viewer->arena, arena_printf(viewer->arena, "loops.%s.stories", item_id(viewer->model, map)),
        arena_printf(viewer->arena, "%s: known stories that it tells",
                     item_title(viewer->model, map)),
        story_columns, STORY_COLUMN_COUNT);
    FOR_MEMBERS (map, story)
        if (story->kind == KIND_STORY && viewer_shows(viewer, story))
            add_story(viewer, table, story);
    table_leave_out_empty(table);
    return table->rows.count ? table : NULL;
}

/* ---- The tables -------------------------------------------------------------------------------
 */

static struct table **append(struct table **end, struct table *table)
{
    *end = table;
    return table ? &table->next : end;
}

struct table *tabulate_loops(struct viewer *viewer, const struct item *const *subjects,
                             size_t count)
{
    struct table *first = NULL, **end = &first;
    FOR_SHOWN (viewer, KIND_CAUSAL_MAP, map) {
        if (!is_subject(map, subjects, count))
            continue;
        end = append(end, table_of(viewer, map));
        end = append(end, stories_of(viewer, map));
    }
    return first;
}
