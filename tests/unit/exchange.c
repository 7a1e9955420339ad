/* Doors to other tools: what a causal map made by chance says is still said when it has gone out
   through any door and come in again: the labels, the links with their signs and delays, and so
   every feedback loop. */
#include "analysis/loops.h"
#include "driver/compile.h"
#include "exchange/from_model.h"
#include "exchange/to_model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAPS = 60, LARGEST_MAP = 24 };

/* ---- A map by chance --------------------------------------------------------------------------
 */

static unsigned draw(uint32_t *state, unsigned below)
{
    *state = *state * 1664525U + 1013904223U;
    return (*state >> 16) % below;
}

/* No two are the same, also apart from case. */
static const char *label_by_chance(struct arena *arena, uint32_t *state, unsigned number)
{
    static const char *const words[] = {
        "Trust",          "“Hours” open", "Über-use",  "use",         "O'Neill & co", "漢字",
        "loop",           "50 % of <b>",  "a, b; c",   "back\\slash", "say \"no\"",   "x|y=z",
        "e\u0301t\u00e9", "2020",         "[box] {a}", "to → fro"};
    unsigned which = draw(state, sizeof words / sizeof *words);
    return arena_printf(arena, "%s %u", words[which], number);
}

/* Links from each to some, at most one from one to another, and the loop that the first few make.
 */
static struct foreign_map *map_by_chance(struct arena *arena, uint32_t seed)
{
    static const char *const delays[] = {NULL, "a year", "3 months, at most"};
    uint32_t state = seed * 2654435761U + 1, count = 2 + draw(&state, LARGEST_MAP - 1);
    struct foreign_map *map = foreign_map_new(arena);
    map->title = "By chance";
    for (unsigned i = 0; i < count; i++)
        foreign_add_variable(map, arena_printf(arena, "v%u", i), label_by_chance(arena, &state, i));
    for (unsigned i = 0; i < count; i++)
        for (unsigned j = 0; j < count; j++) {
            if (j != (i + 1) % count && draw(&state, count) > 0)
                continue;
            struct foreign_link *link = foreign_add_link(map, i, j, draw(&state, 5) % 3);
            link->delayed = !draw(&state, 4);
            link->delay = link->delayed ? delays[draw(&state, 3)] : NULL;
            link->because = draw(&state, 5) ? NULL : "they \"said\" so";
        }
    uint32_t *through = arena_alloc(arena, count * sizeof *through);
    for (unsigned i = 0; i < count; i++)
        through[i] = i;
    foreign_add_loop(map, "All of them", UNDETERMINED, through, count);
    return map;
}

/* ---- A map as a model, and as the model says it ------------------------------------------------
 */

struct made {
    struct compilation compilation;
    const struct item *map;
    const struct graph *graph;
};

static bool make(struct made *made, struct foreign_map *map, jmp_buf *exhausted)
{
    struct buffer text = {.arena = map->arena};
    struct made_model result = model_of_foreign(map, "map", "made by chance", &text);
    compilation_start(&made->compilation, exhausted);
    compile_text(&made->compilation, "made.catwoe", buffer_text(&text), text.count, GOAL_RESOLVED,
                 &check_all);
    const struct model *model = &made->compilation.model;
    if (!result.sound || diagnostics_count(&model->diagnostics, ERROR)) {
        printf("FAIL exchange: the model has faults\n%s", buffer_text(&text));
        return false;
    }
    FOR_ITEMS_OF (model, KIND_CAUSAL_MAP, item)
        made->map = item;
    made->graph = graph_of_map(model->arena, made->map);
    return true;
}

static const char *label_of(const struct made *made, uint32_t vertex)
{
    return model_text(&made->compilation.model, made->graph->variables[vertex]->statement->label);
}

static const struct item *variable_with(const struct made *made, const char *label)
{
    for (uint32_t i = 0; i < made->graph->vertex_count; i++)
        if (!strcmp(label_of(made, i), label))
            return made->graph->variables[i];
    return NULL;
}

/* ---- Held against each other ------------------------------------------------------------------
 */

/* Whether the door has told that it cannot hold this. */
static bool told_lost(const struct foreign_map *map, const char *word)
{
    for (size_t i = 0; i < map->losses.count; i++)
        if (strstr(map->losses.items[i].what, word))
            return true;
    return false;
}

static const char *same_edges(const struct made *before, const struct made *after,
                              const struct foreign_map *sent)
{
    bool signs = !told_lost(sent, "sign"), delays = !told_lost(sent, "delay");
    if (before->graph->vertex_count != after->graph->vertex_count)
        return "another number of variables";
    if (before->graph->edge_count != after->graph->edge_count)
        return "another number of links";
    for (size_t i = 0; !told_lost(sent, "name") && i < before->graph->edge_count; i++) {
        const struct edge *edge = &before->graph->edges[i];
        const struct edge *other =
            graph_edge(after->graph, variable_with(after, label_of(before, edge->from)),
                       variable_with(after, label_of(before, edge->to)));
        if (!other)
            return "a link or a label is gone";
        if (edge->sign != other->sign && (signs || edge->sign != SIGN_UNKNOWN))
            return "a sign is another";
        if (delays && edge->delayed != other->delayed)
            return "a delay is another";
    }
    return NULL;
}

static const char *same_loops(const struct made *before, const struct made *after, bool signs)
{
    enum { LISTED = 0 };
    const struct loops *a = find_loops(before->compilation.arena, before->graph, LISTED);
    const struct loops *b = find_loops(after->compilation.arena, after->graph, LISTED);
    if (a->count != b->count || a->longest != b->longest)
        return "another number of loops";
    for (int type = 0; type < 3; type++)
        if (signs && a->of_type[type] != b->of_type[type])
            return "loops of other types";
    return NULL;
}

static size_t declared_loops(const struct made *made)
{
    size_t count = 0;
    FOR_MEMBERS (made->map, member)
        count += member->kind == KIND_LOOP;
    return count;
}

static const char *same_maps(const struct made *before, const struct made *after,
                             const struct foreign_map *sent)
{
    const char *fault = same_edges(before, after, sent);
    if (!fault)
        fault = same_loops(before, after, !told_lost(sent, "sign"));
    if (!fault && !told_lost(sent, "loop") && declared_loops(before) != declared_loops(after))
        fault = "a named loop is gone";
    return fault;
}

/* ---- Out and in again -------------------------------------------------------------------------
 */

static const char *go_round(const struct made *before, enum door_id id, jmp_buf *exhausted)
{
    struct made after = {0};
    struct arena *arena = before->compilation.arena;
    struct viewer viewer = viewer_new(&before->compilation.model, false);
    struct foreign_map *sent = foreign_of_map(&viewer, before->map);
    struct foreign_map *come = foreign_map_new(arena);
    struct buffer text = {.arena = arena};
    enum door_id other;
    doors[id].write(sent, &text);
    const char *written = buffer_text(&text);
    if (sent->problem)
        return sent->problem;
    if (!doors[id].knows(written, text.count))
        return "the door does not know its own file";
    if (door_for_text("file", written, text.count, &other) == DOOR_COUNT)
        return "no door knows it";
    doors[id].read(come, written, text.count);
    if (come->problem)
        return come->problem;
    const char *fault =
        make(&after, come, exhausted) ? same_maps(before, &after, sent) : "the model has faults";
    compilation_end(&after.compilation);
    if (fault && getenv("SHOW"))
        printf("%s\n", written);
    return fault;
}

static size_t try_map(uint32_t seed)
{
    jmp_buf exhausted;
    struct made before = {0};
    size_t faults = 0;
    if (setjmp(exhausted))
        return 1;
    struct arena *arena = arena_new(&exhausted);
    if (!make(&before, map_by_chance(arena, seed), &exhausted))
        return 1;
    for (enum door_id id = 0; id < DOOR_COUNT; id++) {
        const char *fault = go_round(&before, id, &exhausted);
        if (fault)
            printf("FAIL exchange: map %u through %s: %s\n", (unsigned)seed, doors[id].name, fault);
        faults += fault != NULL;
    }
    compilation_end(&before.compilation);
    arena_free(arena);
    return faults;
}

int main(void)
{
    size_t faults = 0;
    for (uint32_t seed = 0; seed < MAPS; seed++)
        faults += try_map(seed);
    if (!faults)
        printf("ok exchange: %d maps through %d doors\n", MAPS, DOOR_COUNT);
    return faults != 0;
}
