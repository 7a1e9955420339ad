/* Where a push would meet most of a causal map: loops through each variable, reach and links
   against counting them out, in maps made by chance and in one with more loops than can be counted.
   The argument is the shared object that holds igraph. */
#include "analysis/leverage.h"
#include "analysis/loop_set.h"
#include "driver/compile.h"
#include "view/view.h"

#include <stdio.h>
#include <string.h>

enum { MOST = 12, MODELS = 600, CROWD = 40, ALL_LOOPS = 1000000 };

struct chance {
    struct buffer *text;
    uint32_t state;
};

static unsigned draw(struct chance *chance, unsigned below)
{
    chance->state = chance->state * 1664525U + 1013904223U;
    return (chance->state >> 16) % below;
}

static void put_map(struct chance *chance, unsigned variables, unsigned links)
{
    static const char *const verbs[] = {"raises", "lowers", "affects"};
    buffer_put(chance->text, "model chance \"By chance\"\ncausal-map map \"Map\" {\n");
    for (unsigned i = 0; i < variables; i++)
        buffer_printf(chance->text, "variable v%u \"Amount %u\"\n", i, i);
    for (unsigned i = 0; i < links; i++)
        buffer_printf(chance->text, "v%u %s v%u\n", draw(chance, variables), verbs[draw(chance, 3)],
                      draw(chance, variables));
    buffer_put(chance->text, "}\n");
}

/* ---- Counted out ------------------------------------------------------------------------------
 */

/* What leads where over any number of links. */
struct reach {
    bool met[MOST][MOST];
};

static struct reach reach_of(const struct graph *graph)
{
    struct reach reach = {{{false}}};
    for (size_t at = 0; at < graph->edge_count; at++)
        reach.met[graph->edges[at].from][graph->edges[at].to] = true;
    for (size_t by = 0; by < graph->vertex_count; by++)
        for (size_t i = 0; i < graph->vertex_count; i++)
            for (size_t j = 0; reach.met[i][by] && j < graph->vertex_count; j++)
                reach.met[i][j] |= reach.met[by][j];
    return reach;
}

static bool reach_is_right(const struct leverage *leverage)
{
    const struct reach reach = reach_of(leverage->graph);
    for (size_t i = 0; i < leverage->graph->vertex_count; i++) {
        const struct lever *lever = &leverage->levers[i];
        uint32_t reaches = 0, reached_by = 0;
        for (size_t j = 0; j < leverage->graph->vertex_count; j++) {
            reaches += j != lever->vertex && reach.met[lever->vertex][j];
            reached_by += j != lever->vertex && reach.met[j][lever->vertex];
        }
        if (lever->reaches != reaches || lever->reached_by != reached_by)
            return false;
    }
    return true;
}

static uint64_t loops_through(const struct found_loop *loops, size_t count, uint32_t vertex)
{
    uint64_t through = 0;
    for (size_t i = 0; i < count; i++)
        for (uint32_t j = 0; j < loops[i].length; j++)
            through += loops[i].vertices[j] == vertex;
    return through;
}

static bool loops_are_right(struct arena *arena, const struct leverage *leverage)
{
    const struct loops *loops = find_loops(arena, leverage->graph, ALL_LOOPS);
    const struct loop_set *set = shortest_loop_set(arena, leverage->graph);
    for (size_t i = 0; i < leverage->graph->vertex_count; i++) {
        const struct lever *lever = &leverage->levers[i];
        if (lever->loops != loops_through(loops->listed, loops->listed_count, lever->vertex) ||
            lever->independent != loops_through(set->items, set->count, lever->vertex))
            return false;
    }
    return leverage->exact && leverage->loops == loops->count;
}

static bool links_are_right(const struct leverage *leverage)
{
    for (size_t i = 0; i < leverage->graph->vertex_count; i++) {
        const struct lever *lever = &leverage->levers[i];
        uint32_t out = 0, in = 0;
        for (size_t at = 0; at < leverage->graph->edge_count; at++) {
            out += leverage->graph->edges[at].from == lever->vertex;
            in += leverage->graph->edges[at].to == lever->vertex;
        }
        if (lever->out != out || lever->in != in || (lever->plays == ALONE) != (!in && !out) ||
            (lever->plays == DRIVER) != (out && !in) || (lever->plays == RECEIVER) != (in && !out))
            return false;
    }
    return true;
}

static bool is_sorted(const struct leverage *leverage)
{
    for (size_t i = 1; i < leverage->graph->vertex_count; i++) {
        const struct lever *before = &leverage->levers[i - 1], *lever = &leverage->levers[i];
        if (before->loops < lever->loops ||
            (before->loops == lever->loops && before->independent < lever->independent))
            return false;
    }
    return true;
}

/* Every loop runs through as many variables as it has links. */
static bool sums_agree(struct arena *arena, const struct leverage *leverage)
{
    const struct loops *loops = find_loops(arena, leverage->graph, 0);
    uint64_t through = 0, links = 0;
    for (size_t i = 0; i < leverage->graph->vertex_count; i++)
        through += leverage->levers[i].loops;
    for (uint32_t length = 1; length <= loops->longest; length++)
        links += length * loops->by_length[length];
    return through == links && leverage->exact == loops->exact &&
           (leverage->exact || leverage->bound >= 6);
}

/* ---- All of it --------------------------------------------------------------------------------
 */

static bool judge(struct arena *arena, const struct graph *graph, bool crowd, const char *object)
{
    struct network_measures measures = {.arena = arena, .path = object};
    const struct leverage *leverage = find_leverage(arena, graph, &measures);
    if (!sums_agree(arena, leverage) || !links_are_right(leverage) || !is_sorted(leverage) ||
        leverage->no_betweenness)
        return false;
    return crowd ? !leverage->exact : reach_is_right(leverage) && loops_are_right(arena, leverage);
}

static bool judge_map(uint32_t seed, bool crowd, const char *object)
{
    jmp_buf exhausted;
    struct compilation compilation;
    bool right = false;
    if (setjmp(exhausted))
        return false;
    compilation_start(&compilation, &exhausted);
    struct buffer text = {.arena = compilation.arena};
    struct chance chance = {&text, seed};
    unsigned variables = crowd ? CROWD : 2 + draw(&chance, MOST - 1);
    put_map(&chance, variables, crowd ? CROWD * 12 : draw(&chance, 2 * variables + 3));
    compile_text(&compilation, "chance.catwoe", buffer_text(&text), text.count, GOAL_RESOLVED,
                 &check_all);
    FOR_ITEMS_OF (&compilation.model, KIND_CAUSAL_MAP, map)
        right = judge(compilation.arena, graph_of_map(compilation.arena, map), crowd, object);
    compilation_end(&compilation);
    if (!right)
        printf("FAIL leverage: other than counted out, in map %u\n", (unsigned)seed);
    return right;
}

int main(int count, char **arguments)
{
    bool right = count == 2 && judge_map(1, true, arguments[1]);
    for (uint32_t seed = 0; seed < MODELS && right; seed++)
        right = judge_map(seed, false, arguments[1]);
    if (right)
        printf("ok leverage: %d maps are as counted out\n", MODELS);
    return !right;
}
