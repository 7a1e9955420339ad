/* The two ways to count loops agree: all of them by going through what is left of the graph when it
   is drawn together, and length by length. In maps made by chance. */
#include "analysis/loops.h"
#include "driver/compile.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAPS = 300, LIMIT = 40 };

static const struct loop_budget all_at_once = {INT64_MAX / 2, 0, 0};
static const struct loop_budget by_lengths = {0, INT64_MAX / 2, INT64_MAX / 2};

static unsigned draw(uint32_t *state, unsigned below)
{
    *state = *state * 1664525U + 1013904223U;
    return (*state >> 16) % below;
}

/* Of a few variables with many links, or many with few. */
static void put_model(struct buffer *text, uint32_t state)
{
    static const char *const verbs[] = {"raises", "raises", "lowers", "lowers", "affects"};
    unsigned variables = 2 + draw(&state, 30);
    unsigned links = variables < 10 ? draw(&state, 60) : variables + draw(&state, 2 * variables);
    buffer_put(text, "model m \"M\"\ncausal-map map \"Map\" {\n");
    for (unsigned i = 0; i < variables; i++)
        buffer_printf(text, "variable v%u \"V %u\"\n", i, i);
    for (unsigned i = 0; i < links; i++)
        buffer_printf(text, "v%u %s v%u\n", draw(&state, variables), verbs[draw(&state, 5)],
                      draw(&state, variables));
    buffer_put(text, "}\n");
}

static bool have_same_list(const struct loops *a, const struct loops *b)
{
    if (a->listed_count != b->listed_count)
        return false;
    for (size_t i = 0; i < a->listed_count; i++)
        if (by_length_and_order(&a->listed[i], &b->listed[i]))
            return false;
    return true;
}

static bool agree(const struct loops *a, const struct loops *b)
{
    size_t vertices = a->graph->vertex_count;
    return a->exact && b->exact && a->count == b->count && a->longest == b->longest &&
           !memcmp(a->of_type, b->of_type, sizeof a->of_type) &&
           !memcmp(a->by_length, b->by_length, (vertices + 1) * sizeof *a->by_length) &&
           !memcmp(a->through, b->through, vertices * sizeof *a->through) && have_same_list(a, b);
}

/* A loop of a length runs through so many variables. */
static bool adds_up(const struct loops *loops)
{
    uint64_t through = 0, lengths = 0;
    for (uint32_t i = 0; i < loops->graph->vertex_count; i++)
        through += loops->through[i];
    for (uint32_t i = 1; i <= loops->longest; i++)
        lengths += i * loops->by_length[i];
    return through == lengths;
}

/* What few steps allow is the beginning of what many do. */
static bool is_beginning(const struct loops *some, const struct loops *all)
{
    if (some->exact)
        return agree(some, all);
    for (uint32_t i = 1; i <= some->bound; i++)
        if (some->by_length[i] != all->by_length[i])
            return false;
    return some->longest <= some->bound && adds_up(some);
}

static bool judge_map(const struct model *model, const struct item *map)
{
    const struct graph *graph = graph_of_map(model->arena, map);
    const struct loops *all = find_loops_within(model->arena, graph, LIMIT, &all_at_once);
    const struct loops *lengths = find_loops_within(model->arena, graph, LIMIT, &by_lengths);
    bool good = agree(all, lengths) && adds_up(all);
    for (int64_t steps = 1; steps < 20000; steps *= 3) {
        struct loop_budget few = {0, steps, steps};
        good &= is_beginning(find_loops_within(model->arena, graph, LIMIT, &few), all);
        few.all = steps;
        good &= is_beginning(find_loops_within(model->arena, graph, LIMIT, &few), all);
    }
    return good;
}

static bool judge_chance(uint32_t number, uint64_t *counted)
{
    jmp_buf exhausted;
    struct compilation compilation;
    if (setjmp(exhausted))
        exit(2);
    compilation_start(&compilation, &exhausted);
    struct buffer text = {.arena = compilation.arena};
    put_model(&text, number * 2654435761U);
    compile_text(&compilation, "chance", buffer_text(&text), text.count, GOAL_RESOLVED, &check_all);
    bool good = true;
    FOR_ITEMS_OF (&compilation.model, KIND_CAUSAL_MAP, map) {
        good &= judge_map(&compilation.model, map);
        *counted += find_loops(compilation.arena, graph_of_map(compilation.arena, map), 0)->count;
    }
    if (!good)
        printf("FAIL loops: the counts of map %u differ\n", number);
    compilation_end(&compilation);
    return good;
}

int main(void)
{
    unsigned failed = 0;
    uint64_t counted = 0;
    for (uint32_t number = 1; number <= MAPS; number++)
        failed += !judge_chance(number, &counted);
    if (!failed && counted > MAPS)
        printf("ok loops: all at once and by length, %llu in %u maps\n",
               (unsigned long long)counted, (unsigned)MAPS);
    return failed || counted <= MAPS;
}
