/* Where in each causal map a push would meet most of it. */
#include "analysis/leverage.h"
#include "view/map_loops.h"
#include "view/measured.h"
#include "view/view.h"

enum {
    VARIABLE_NAME,
    PLAYS,
    LOOPS,
    INDEPENDENT,
    REACHES,
    REACHED_BY,
    BETWEEN,
    OUT,
    IN,
    COLUMN_COUNT
};
enum { MOST_ROWS = 2000 };

static const struct column columns[COLUMN_COUNT] = {
    [VARIABLE_NAME] = {"variable", "Variable", .weight = 5, .row_head = true},
    [PLAYS] = {"plays", "What it is in the map", COLUMN_CHOICE, .weight = 2},
    [LOOPS] = {"loops", "Loops through it", COLUMN_NUMBER, .weight = 2},
    [INDEPENDENT] = {"independent", "Independent loops through it", COLUMN_NUMBER, .weight = 2,
                     .optional = true},
    [REACHES] = {"reaches", "How many others it moves", COLUMN_NUMBER, .weight = 2,
                 .optional = true},
    [REACHED_BY] = {"reached-by", "How many others move it", COLUMN_NUMBER, .weight = 2,
                    .optional = true},
    [BETWEEN] = {"betweenness", "How far it lies between others", COLUMN_NUMBER, .weight = 2,
                 .optional = true},
    [OUT] = {"out", "Moves at once", COLUMN_NUMBER, .weight = 2},
    [IN] = {"in", "Is moved at once by", COLUMN_NUMBER, .weight = 2},
};

static void add_lever(struct viewer *viewer, struct table *table, const struct leverage *leverage,
                      const struct lever *lever)
{
    const struct item *variable = leverage->graph->variables[lever->vertex];
    const char *id = item_id(viewer->model, variable);
    struct cell *cells = table_add_row(viewer->arena, table, id)->cells;
    cell_list(viewer->arena, &cells[VARIABLE_NAME], item_title(viewer->model, variable), id);
    cell_say(viewer->arena, &cells[PLAYS], part_played_words[lever->plays]);
    if (item_choice(variable, VARIABLE_GIVEN) == VARIABLE_GIVEN_YES)
        cell_say(viewer->arena, &cells[PLAYS], ", given");
    cell_say_number(viewer, &cells[LOOPS], lever->loops);
    cell_say_number(viewer, &cells[OUT], lever->out);
    cell_say_number(viewer, &cells[IN], lever->in);
    if (leverage->has_independent)
        cell_say_number(viewer, &cells[INDEPENDENT], lever->independent);
    if (!leverage->small)
        return;
    cell_say_number(viewer, &cells[REACHES], lever->reaches);
    cell_say_number(viewer, &cells[REACHED_BY], lever->reached_by);
    if (!leverage->no_betweenness)
        cell_say_measure(viewer, &cells[BETWEEN], lever->betweenness);
}

/* ---- How to read it ---------------------------------------------------------------------------
 */

static void put_loops(struct buffer *note, const struct leverage *leverage)
{
    unsigned long long count = leverage->loops;
    if (!leverage->exact && !leverage->bound)
        buffer_put(note, " The map has more loops than can be counted, even short ones.");
    else if (!leverage->exact)
        buffer_printf(note,
                      " The map has more loops than can be counted: only those of at most %u links "
                      "are, %llu in all.",
                      (unsigned)leverage->bound, count);
    else
        buffer_printf(note, " The map has %llu loop%s in all.", count, count == 1 ? "" : "s");
}

static void put_measures(struct buffer *note, const struct leverage *leverage)
{
    if (leverage->has_independent)
        buffer_put(note, " Independent are the loops of a shortest set that covers every link on a "
                         "loop.");
    else
        buffer_put(note, " It is too large to find a set of independent loops.");
    if (!leverage->small)
        buffer_put(note, " It is too large to say of each variable how many others it moves, and "
                         "how far it lies between them.");
    else if (leverage->no_betweenness)
        buffer_printf(note, " How far each lies between others is left out: %s.",
                      leverage->no_betweenness);
    else
        buffer_put(note, " How far it lies between others (betweenness): of each two others, one "
                         "first and one last, the share of the shortest ways from the first to the "
                         "last that lead through it, added up and not normalised.");
}

static const char *note_of(struct viewer *viewer, const struct leverage *leverage)
{
    struct buffer note = {.arena = viewer->arena};
    buffer_put(&note, "A driver moves others and is moved by none, a receiver is moved and moves "
                      "none; ordinary variables do both.");
    put_loops(&note, leverage);
    put_measures(&note, leverage);
    if (leverage->graph->vertex_count > MOST_ROWS)
        buffer_printf(&note, " These are the first %d of %zu variables.", MOST_ROWS,
                      leverage->graph->vertex_count);
    buffer_put(&note, " Look first at those on top, and ask the group: this is how the map hangs "
                      "together, not a proof. How strong a link is, how soon it works and what a "
                      "push would cost does not stand in it.");
    return buffer_text(&note);
}

static struct table *table_of(struct viewer *viewer, const struct item *map)
{
    const struct graph *graph = map_graph(viewer, map, viewer->according_to[0], NULL);
    if (!graph->edge_count)
        return NULL;
    const struct leverage *leverage = find_leverage(viewer->arena, graph, viewer->measures);
    struct table *table = table_new(
        viewer->arena, arena_printf(viewer->arena, "leverage.%s", item_id(viewer->model, map)),
        arena_printf(viewer->arena, "%s: where a push would meet most",
                     item_title(viewer->model, map)),
        columns, COLUMN_COUNT);
    size_t rows = 0;
    for (size_t i = 0; i < graph->vertex_count && rows < MOST_ROWS; i++) {
        const struct lever *lever = &leverage->levers[i];
        if (!viewer_shows(viewer, graph->variables[lever->vertex]))
            continue;
        add_lever(viewer, table, leverage, lever);
        rows++;
    }
    table->note = note_of(viewer, leverage);
    table_leave_out_empty(table);
    return table;
}

struct table *tabulate_leverage(struct viewer *viewer, const struct item *const *subjects,
                                size_t count)
{
    struct table *first = NULL, **end = &first;
    FOR_SHOWN (viewer, KIND_CAUSAL_MAP, map)
        if (is_subject(map, subjects, count))
            end = table_append(end, table_of(viewer, map));
    return first;
}
