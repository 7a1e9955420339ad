/* Several people's views of one causal map: what each one's links make, on which links they differ,
   and what difference that makes to the loops and to what changes move. */
#include "analysis/holders.h"
#include "view/loop_story.h"
#include "view/measured.h"
#include "view/viewpoints.h"
#include "view/words.h"

/* More loops than these are not held against each other, and more rows are not read. */
enum { MOST_COMPARED_LOOPS = 1000, MOST_LOOP_ROWS = 20 };

/* ---- The loops under each one's links ---------------------------------------------------------
 */

enum { ABSENT = UNDETERMINED + 1, TURN_COUNT };

/* A loop that not all see alike: of each viewpoint its type, or that it is not there. */
struct contested_loop {
    const struct named_loop *named;
    int *turns;
};

struct survey {
    struct viewer *viewer;
    struct viewpoints points;
    const struct map_loops *whole;
    struct contested_loop *items;
    size_t count, capacity;
    size_t same; /* loops that all see alike */
};

/* The links of a loop that a graph lacks. */
struct lack {
    const struct edge *first;
    size_t count;
};

static struct lack lack_of(const struct survey *survey, const struct graph *graph,
                           const struct found_loop *loop)
{
    struct lack lack = {NULL, 0};
    for (uint32_t i = 0; i < loop->length; i++)
        if (!loop_edge(graph, loop, i) && !lack.count++)
            lack.first = loop_edge(survey->whole->graph, loop, i);
    return lack;
}

/* What a loop of all links is in the graph of some of them. */
static int turn_in(const struct survey *survey, const struct graph *graph,
                   const struct found_loop *loop)
{
    return lack_of(survey, graph, loop).count
               ? ABSENT
               : (int)loop_type_with(graph, loop, NULL, SIGN_UNKNOWN);
}

/* Whether somebody that is shown holds each of its links: else it is not theirs to compare. */
static bool is_held(const struct survey *survey, const struct found_loop *loop)
{
    for (uint32_t i = 0; i < loop->length; i++) {
        bool held = false;
        for (size_t j = 0; j < survey->points.count; j++)
            held = held || loop_edge(survey->points.items[j].graph, loop, i);
        if (!held)
            return false;
    }
    return true;
}

static void compare_loop(struct survey *survey, const struct named_loop *named)
{
    const struct viewpoints *points = &survey->points;
    int *turns = arena_alloc(survey->viewer->arena, points->count * sizeof *turns);
    bool differs = false;
    for (size_t i = 0; i < points->count; i++) {
        turns[i] = turn_in(survey, points->items[i].graph, &named->loop);
        differs = differs || turns[i] != turns[0] || turns[i] == ABSENT;
    }
    if (differs && is_held(survey, &named->loop))
        *array_add(survey->viewer->arena, survey) = (struct contested_loop){named, turns};
    survey->same += !differs;
}

/* Whether no loop of the map was too many. */
static bool is_complete(const struct survey *survey)
{
    return survey->whole->exact && survey->whole->count <= survey->whole->loops.count;
}

static const char *what_was_compared(const struct survey *survey)
{
    return arena_printf(survey->viewer->arena,
                        "The map has too many loops to hold all against each other: counted and "
                        "compared are those with a name and the shortest, %zu together.",
                        survey->whole->loops.count);
}

/* ---- What each one's links make ---------------------------------------------------------------
 */

enum { WHO, LINKS, ALONE, COUNT, TURNS, ONLY, MISSING, COLUMN_COUNT };

static const struct column columns[COLUMN_COUNT] = {
    [WHO] = {"who", "Whose map", .weight = 4, .row_head = true},
    [LINKS] = {"links", "Links", COLUMN_NUMBER, .weight = 1},
    [ALONE] = {"alone", "Theirs alone", COLUMN_NUMBER, .weight = 1},
    [COUNT] = {"loops", "Loops", COLUMN_NUMBER, .weight = 1},
    [TURNS] = {"kinds", "Of which", .weight = 3},
    [ONLY] = {"only", "Loops that only they see", .weight = 3, .optional = true},
    [MISSING] = {"missing", "Loops that they do not see", .weight = 3, .optional = true},
};

/* Of the loops that were compared: all, where they are not too many. */
static void say_counts(const struct survey *survey, struct cell *cells, const struct graph *graph)
{
    struct arena *arena = survey->viewer->arena;
    size_t counts[TURN_COUNT] = {0};
    for (size_t i = 0; i < survey->whole->loops.count; i++)
        counts[turn_in(survey, graph, &survey->whole->loops.items[i].loop)]++;
    cell_say_number(survey->viewer, &cells[LINKS], graph->edge_count);
    cell_say_number(survey->viewer, &cells[COUNT], survey->whole->loops.count - counts[ABSENT]);
    for (enum loop_type type = REINFORCING; type <= UNDETERMINED; type++)
        if (counts[type])
            cell_list(arena, &cells[TURNS],
                      arena_printf(arena, "%zu %s", counts[type], loop_type_words[type]), NULL);
}

static size_t count_alone(const struct survey *survey, const struct viewpoint *point)
{
    const struct viewpoints *points = &survey->points;
    size_t alone = 0;
    for (size_t i = 0; i < point->graph->edge_count; i++) {
        const struct edge *edge = &point->graph->edges[i];
        size_t holders = 0;
        for (size_t j = 0; j < points->count; j++) {
            struct stance stance = stance_of(edge, points->items[j].who);
            holders += stance.held;
        }
        alone += holders == 1;
    }
    return alone;
}

static bool only_one_sees(const struct survey *survey, const struct contested_loop *loop)
{
    size_t seen = 0;
    for (size_t i = 0; i < survey->points.count; i++)
        seen += loop->turns[i] != ABSENT;
    return seen == 1;
}

static void say_marks(const struct survey *survey, struct cell *cells, size_t number)
{
    for (size_t i = 0; i < survey->count && i < MOST_LOOP_ROWS; i++) {
        const struct contested_loop *loop = &survey->items[i];
        bool seen = loop->turns[number] != ABSENT;
        if (!seen || only_one_sees(survey, loop))
            cell_list(survey->viewer->arena, &cells[seen ? ONLY : MISSING], loop->named->mark,
                      NULL);
    }
}

static struct cell *add_whole(const struct survey *survey, struct table *table, const char *word,
                              const char *title, const struct graph *graph)
{
    struct cell *cells = table_add_question(survey->viewer->arena, table, word)->cells;
    cell_say(survey->viewer->arena, &cells[WHO], title);
    say_counts(survey, cells, graph);
    return cells;
}

static void add_viewpoint(const struct survey *survey, struct table *table, size_t number)
{
    struct viewer *viewer = survey->viewer;
    const struct viewpoint *point = &survey->points.items[number];
    struct cell *cells;
    if (point->who) {
        cells = table_add_row(viewer->arena, table, item_id(viewer->model, point->who))->cells;
        cell_list_viewpoint(viewer, &cells[WHO], point, NULL);
        say_counts(survey, cells, point->graph);
    } else {
        cells = add_whole(survey, table, "others", point->title, point->graph);
    }
    cell_say_number(viewer, &cells[ALONE], count_alone(survey, point));
    say_marks(survey, cells, number);
}

static const char *maps_note(const struct survey *survey, struct listing *unsettled)
{
    struct buffer note = {.arena = survey->viewer->arena};
    buffer_put(&note, "Each one's map holds what is said according to them, and what is according "
                      "to nobody, but for what they dispute.");
    if (!is_complete(survey))
        buffer_printf(&note, " %s", what_was_compared(survey));
    if (unsettled->count)
        buffer_printf(&note, " Too many paths lead on from %s: what that moves is not compared.",
                      listing_text(unsettled, "and"));
    return buffer_text(&note);
}

static struct table *tabulate_maps(const struct survey *survey, struct listing *unsettled)
{
    struct viewer *viewer = survey->viewer;
    const struct item *map = survey->points.map;
    struct table *table = table_new(
        viewer->arena, arena_printf(viewer->arena, "viewpoints.%s", item_id(viewer->model, map)),
        arena_printf(viewer->arena, "%s: as each sees it", item_title(viewer->model, map)), columns,
        COLUMN_COUNT);
    add_whole(survey, table, "shared", "What all share", shared_graph(&survey->points));
    for (size_t i = 0; i < survey->points.count; i++)
        add_viewpoint(survey, table, i);
    add_whole(survey, table, "all", "All links together", survey->whole->graph);
    table->note = maps_note(survey, unsettled);
    table_leave_out_empty(table);
    return table;
}

/* ---- Loops ------------------------------------------------------------------------------------
 */

enum { MARK, NAME, THROUGH, FIRST_TURN, LOOP_COLUMN_COUNT = FIRST_TURN + TURN_COUNT };

static const struct column loop_columns[LOOP_COLUMN_COUNT] = {
    [MARK] = {"mark", "Loop", .weight = 1, .row_head = true},
    [NAME] = {"name", "Name", .weight = 3, .optional = true},
    [THROUGH] = {"through", "Step by step", .weight = 8},
    [FIRST_TURN + REINFORCING] = {"reinforcing", "Feeds itself for", .weight = 4, .optional = true},
    [FIRST_TURN +
        BALANCING] = {"balancing", "Works against change for", .weight = 4, .optional = true},
    [FIRST_TURN +
        UNDETERMINED] = {"undetermined", "Nobody knows which, for", .weight = 4, .optional = true},
    [FIRST_TURN + ABSENT] = {"absent", "Is not there for", .weight = 5, .optional = true},
};

/* "without “A” → “B” and one link more" */
static const char *what_lacks(const struct survey *survey, const struct lack *lack)
{
    const struct viewer *viewer = survey->viewer;
    const struct item **variables = survey->whole->graph->variables;
    const char *first = arena_printf(viewer->arena, "without “%s” → “%s”",
                                     item_title(viewer->model, variables[lack->first->from]),
                                     item_title(viewer->model, variables[lack->first->to]));
    return lack->count == 1
               ? first
               : arena_printf(viewer->arena, "%s and %s more", first,
                              count_in_words(viewer->arena, lack->count - 1, "link", "links"));
}

static bool is_same_lack(struct lack a, struct lack b)
{
    return a.count && a.first == b.first && a.count == b.count;
}

/* Those who lack the same stand together, and it is told behind the last of them: "Crews; Everybody
   else (without …)". */
static void say_absent(const struct survey *survey, struct cell *cell,
                       const struct found_loop *loop)
{
    const struct viewpoints *points = &survey->points;
    struct lack *lacks = arena_alloc(survey->viewer->arena, points->count * sizeof *lacks);
    for (size_t i = 0; i < points->count; i++)
        lacks[i] = lack_of(survey, points->items[i].graph, loop);
    for (size_t i = 0; i < points->count; i++) {
        const struct lack lack = lacks[i];
        size_t left = 0;
        for (size_t j = i; j < points->count; j++)
            left += is_same_lack(lack, lacks[j]);
        for (size_t j = i; left; j++) {
            if (!is_same_lack(lack, lacks[j]))
                continue;
            cell_list_viewpoint(survey->viewer, cell, &points->items[j],
                                --left ? NULL : what_lacks(survey, &lack));
            lacks[j].count = 0; /* told */
        }
    }
}

static void add_loop(const struct survey *survey, struct table *table,
                     const struct contested_loop *contested)
{
    struct viewer *viewer = survey->viewer;
    const struct found_loop *loop = &contested->named->loop;
    const struct item *declared = loop->declared;
    const char *id = map_loop_id(viewer, survey->points.map, contested->named);
    struct cell *cells = table_add_row(viewer->arena, table, id)->cells;
    cell_say(viewer->arena, &cells[MARK], contested->named->mark);
    if (declared)
        cell_list(viewer->arena, &cells[NAME], item_title(viewer->model, declared), id);
    runs_add_loop(viewer, &cells[THROUGH].runs, survey->whole->graph, loop, item_title);
    cells[THROUGH].state = CELL_SAID;
    for (size_t i = 0; i < survey->points.count; i++)
        if (contested->turns[i] != ABSENT)
            cell_list_viewpoint(viewer, &cells[FIRST_TURN + contested->turns[i]],
                                &survey->points.items[i], NULL);
    say_absent(survey, &cells[FIRST_TURN + ABSENT], loop);
}

/* How many all see alike, and what is not told. */
static const char *loops_note(const struct survey *survey)
{
    struct arena *arena = survey->viewer->arena;
    struct buffer note = {.arena = arena};
    buffer_printf(&note, "Signs are those of all links together. %s %s alike for all.",
                  with_capital(arena, count_in_words(arena, survey->same, "loop", "loops")),
                  survey->same == 1 ? "is" : "are");
    if (survey->count > MOST_LOOP_ROWS)
        buffer_printf(&note, " Of those that differ, the first %d are listed, and %zu are not.",
                      MOST_LOOP_ROWS, survey->count - MOST_LOOP_ROWS);
    if (!is_complete(survey))
        buffer_printf(&note, " %s", what_was_compared(survey));
    return buffer_text(&note);
}

/* NULL where all see all loops alike. */
static struct table *tabulate_contested_loops(const struct survey *survey)
{
    struct viewer *viewer = survey->viewer;
    const struct item *map = survey->points.map;
    if (!survey->count)
        return NULL;
    struct table *table =
        table_new(viewer->arena,
                  arena_printf(viewer->arena, "viewpoints.%s.loops", item_id(viewer->model, map)),
                  arena_printf(viewer->arena, "%s: what that does to the loops",
                               item_title(viewer->model, map)),
                  loop_columns, LOOP_COLUMN_COUNT);
    for (size_t i = 0; i < survey->count && i < MOST_LOOP_ROWS; i++)
        add_loop(survey, table, &survey->items[i]);
    table->note = loops_note(survey);
    table_leave_out_empty(table);
    return table;
}

/* ---- The tables -------------------------------------------------------------------------------
 */

static struct table **add_tables(struct viewer *viewer, const struct item *map, struct table **end)
{
    struct survey survey = {viewer, viewpoints_of(viewer, map), NULL, NULL, 0, 0, 0};
    struct listing unsettled = {0};
    if (!survey.points.count)
        return end;
    survey.whole = map_loops_of(viewer, map, MOST_COMPARED_LOOPS);
    for (size_t i = 0; i < survey.whole->loops.count; i++)
        compare_loop(&survey, &survey.whole->loops.items[i]);
    end = table_append(end, tabulate_contested_links(&survey.points));
    end = table_append(end, tabulate_contested_loops(&survey));
    end = add_contested_effects(&survey.points, end, &unsettled);
    return table_append(end, tabulate_maps(&survey, &unsettled));
}

struct table *tabulate_viewpoints(struct viewer *viewer, const struct item *const *subjects,
                                  size_t count)
{
    struct table *first = NULL, **end = &first;
    FOR_SHOWN (viewer, KIND_CAUSAL_MAP, map)
        if (is_subject(map, subjects, count))
            end = add_tables(viewer, map, end);
    return first;
}
