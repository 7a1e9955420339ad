/* Loop analysis of small causal maps; see press.h. */
#include "analysis/press.h"

#include <string.h>

enum { MASKS = 1 << PRESS_MOST };

/* Additions for all tries of one question together. */
static const uint64_t most_steps = 1 << 23;

/* How many terms of a determinant are positive, and how many negative. */
struct terms {
    int64_t plus, minus;
};

/* The negative community matrix: a row says what its variable is moved by, each bit a column. */
struct community {
    uint32_t size;
    uint16_t plus[PRESS_MOST], minus[PRESS_MOST];
};

/* A link whose sign is tried. */
struct unknown {
    uint32_t row, column;
};

struct question {
    const struct graph *graph;
    const struct push *pushes;
    size_t push_count;
    uint32_t vertices[PRESS_MOST + 1]; /* reached, ascending */
    uint32_t size;
    struct community community;
    uint16_t between[PRESS_MOST]; /* by variable: those through which it is reached, and itself */
    struct {
        struct unknown *items;
        size_t count, capacity;
    } unknown;
    struct terms *terms; /* by set of columns */
};

/* ---- What is reached -------------------------------------------------------------------------
 */

static bool mark_pushed(struct question *question, bool *reached, uint32_t *stack)
{
    for (size_t i = 0; i < question->push_count; i++) {
        if (question->size > PRESS_MOST)
            return false;
        stack[question->size++] = question->pushes[i].vertex;
        reached[question->pushes[i].vertex] = true;
    }
    return question->size <= PRESS_MOST;
}

/* False where it is too much. */
static bool find_reached(struct arena *arena, struct question *question)
{
    const struct graph *graph = question->graph;
    bool *reached = arena_alloc(arena, graph->vertex_count + 1);
    uint32_t stack[PRESS_MOST + 1];
    if (!mark_pushed(question, reached, stack))
        return false;
    for (uint32_t done = 0; done < question->size; done++)
        for (uint32_t at = graph->first[stack[done]]; at < graph->first[stack[done] + 1]; at++) {
            uint32_t to = graph->edges[at].to;
            if (reached[to])
                continue;
            reached[to] = true;
            if (question->size == PRESS_MOST) {
                question->size++;
                return false;
            }
            stack[question->size++] = to;
        }
    uint32_t count = 0;
    for (uint32_t vertex = 0; vertex < graph->vertex_count; vertex++)
        if (reached[vertex])
            question->vertices[count++] = vertex;
    return true;
}

static uint32_t place_of(const struct question *question, uint32_t vertex)
{
    uint32_t place = 0;
    while (question->vertices[place] != vertex)
        place++;
    return place;
}

/* ---- The matrix ------------------------------------------------------------------------------
 */

static void set_effect(struct community *community, uint32_t row, uint32_t column, enum sign sign)
{
    uint16_t bit = (uint16_t)(1u << column);
    community->plus[row] &= (uint16_t)~bit;
    community->minus[row] &= (uint16_t)~bit;
    if (sign == SIGN_MINUS)
        community->plus[row] |= bit;
    else
        community->minus[row] |= bit;
}

static void make_community(struct arena *arena, struct question *question)
{
    const struct graph *graph = question->graph;
    struct community *community = &question->community;
    community->size = question->size;
    for (uint32_t place = 0; place < question->size; place++)
        set_effect(community, place, place, SIGN_MINUS);
    for (uint32_t column = 0; column < question->size; column++) {
        uint32_t vertex = question->vertices[column];
        for (uint32_t at = graph->first[vertex]; at < graph->first[vertex + 1]; at++) {
            const struct edge *edge = &graph->edges[at];
            uint32_t row = place_of(question, edge->to);
            if (edge->sign == SIGN_UNKNOWN)
                *array_add(arena, &question->unknown) = (struct unknown){row, column};
            else
                set_effect(community, row, column, (enum sign)edge->sign);
        }
    }
}

/* Warshall 1962, on sets: what is reached has part in the answer of whatever it reaches itself. */
static void find_between(struct question *question)
{
    for (uint32_t row = 0; row < question->size; row++)
        question->between[row] = question->community.plus[row] | question->community.minus[row];
    for (size_t i = 0; i < question->unknown.count; i++)
        question->between[question->unknown.items[i].row] |=
            (uint16_t)(1u << question->unknown.items[i].column);
    for (uint32_t middle = 0; middle < question->size; middle++)
        for (uint32_t row = 0; row < question->size; row++)
            if (question->between[row] >> middle & 1)
                question->between[row] |= question->between[middle];
}

/* The matrix of some of its variables; the others stand by themselves and count for nothing. */
static struct community community_of(const struct community *whole, uint16_t set)
{
    struct community community = {.size = whole->size};
    for (uint32_t row = 0; row < whole->size; row++) {
        bool inside = set >> row & 1;
        community.plus[row] = inside ? whole->plus[row] & set : (uint16_t)(1u << row);
        community.minus[row] = inside ? whole->minus[row] & set : 0;
    }
    return community;
}

static void try_signs(struct question *question, size_t number)
{
    for (size_t i = 0; i < question->unknown.count; i++)
        set_effect(&question->community, question->unknown.items[i].row,
                   question->unknown.items[i].column, number >> i & 1 ? SIGN_MINUS : SIGN_PLUS);
}

/* ---- Determinants ----------------------------------------------------------------------------
 */

static bool is_odd(unsigned bits)
{
    return __builtin_popcount(bits) % 2;
}

/* Carry what a set of columns amounts to on to the sets that have one column more. */
static void extend_terms(const struct community *community, struct terms *terms, unsigned set,
                         uint32_t row)
{
    struct terms here = terms[set];
    unsigned filled = community->plus[row] | community->minus[row];
    for (unsigned left = filled & ~set; left; left &= left - 1) {
        unsigned column = left & -left;
        bool negative = is_odd(set & ~(column - 1)) != ((community->minus[row] & column) != 0);
        struct terms *to = &terms[set | column];
        to->plus += negative ? here.minus : here.plus;
        to->minus += negative ? here.plus : here.minus;
    }
}

/* The terms of the determinant of each choice of columns, row after row; one row may be left out
   (`size`: none is). */
static void count_terms(const struct community *community, uint32_t without, struct terms *terms)
{
    unsigned sets = 1u << community->size;
    memset(terms, 0, sets * sizeof *terms);
    terms[0].plus = 1;
    for (unsigned set = 0; set < sets; set++) {
        uint32_t row = (uint32_t)__builtin_popcount(set);
        row += row >= without;
        if (row < community->size && (terms[set].plus || terms[set].minus))
            extend_terms(community, terms, set, row);
    }
}

/* ---- The answers -----------------------------------------------------------------------------
 */

/* Add what one push gives each variable that is reached through this set: cofactors of its row. */
static void add_answers(struct question *question, const struct push *push, uint16_t set,
                        struct terms *sums)
{
    struct community community = community_of(&question->community, set);
    uint32_t row = place_of(question, push->vertex);
    unsigned all = (1u << question->size) - 1;
    if (!(set >> row & 1))
        return;
    count_terms(&community, row, question->terms);
    for (uint32_t place = 0; place < question->size; place++) {
        struct terms minor = question->terms[all & ~(1u << place)];
        bool negative = ((row + place) % 2 != 0) != (push->movement == FALLS);
        if (question->between[place] != set)
            continue;
        sums[place].plus += negative ? minor.minus : minor.plus;
        sums[place].minus += negative ? minor.plus : minor.minus;
    }
}

/* Whether a variable is the first that is reached through its set. */
static bool is_first_of_set(const struct question *question, uint32_t place)
{
    uint32_t first = 0;
    while (question->between[first] != question->between[place])
        first++;
    return first == place;
}

static struct press_answer answer_of(const struct terms *sum, uint32_t vertex)
{
    int64_t net = sum->plus - sum->minus, total = sum->plus + sum->minus;
    struct press_answer answer = {.vertex = vertex};
    answer.weight = total ? (double)(net < 0 ? -net : net) / (double)total : 0;
    answer.moves = !net ? MOVES_NOT : answer.weight < 0.5 ? AMBIGUOUS : net > 0 ? RISES : FALLS;
    return answer;
}

static void add_try(struct question *question, struct press *press, size_t number)
{
    struct terms sums[PRESS_MOST] = {{0, 0}}, *whole = question->terms;
    try_signs(question, number);
    count_terms(&question->community, question->size, whole);
    whole += (1u << question->size) - 1;
    press->settles = press->settles && whole->plus > whole->minus;
    for (uint32_t place = 0; place < question->size; place++)
        for (size_t i = 0; i < question->push_count && is_first_of_set(question, place); i++)
            add_answers(question, &question->pushes[i], question->between[place], sums);
    for (uint32_t place = 0; place < question->size; place++) {
        struct press_answer *told = &press->items[place];
        struct press_answer answer = answer_of(&sums[place], question->vertices[place]);
        if (number && answer.moves != told->moves)
            answer.moves = AMBIGUOUS;
        if (number && told->weight < answer.weight)
            answer.weight = told->weight;
        *told = answer;
    }
}

/* As many additions as one try costs at most. */
static uint64_t steps_of_try(const struct question *question)
{
    uint64_t sets = 0;
    for (uint32_t place = 0; place < question->size; place++)
        sets += is_first_of_set(question, place);
    return ((uint64_t)question->size << question->size) * (sets * question->push_count + 1);
}

static void find_answers(struct arena *arena, struct question *question, struct press *press)
{
    make_community(arena, question);
    find_between(question);
    if (question->unknown.count > PRESS_MOST ||
        steps_of_try(question) << question->unknown.count > most_steps) {
        press->state = PRESS_TOO_UNKNOWN;
        return;
    }
    press->tries = (size_t)1 << question->unknown.count;
    press->settles = true;
    press->count = question->size;
    press->items = arena_alloc(arena, question->size * sizeof *press->items);
    question->terms = arena_alloc(arena, MASKS * sizeof *question->terms);
    for (size_t number = 0; number < press->tries; number++)
        add_try(question, press, number);
}

const struct press *press_of(struct arena *arena, const struct graph *graph,
                             const struct push *pushes, size_t push_count)
{
    struct press *press = arena_new_of(arena, struct press);
    struct question question = {.graph = graph, .pushes = pushes, .push_count = push_count};
    if (!push_count)
        press->state = PRESS_NO_PUSH;
    else if (!find_reached(arena, &question))
        press->state = PRESS_TOO_LARGE;
    else
        find_answers(arena, &question, press);
    press->reached = question.size;
    return press;
}

const struct press_answer *press_answer_of(const struct press *press, uint32_t vertex)
{
    for (size_t i = 0; i < press->count; i++)
        if (press->items[i].vertex == vertex)
            return &press->items[i];
    return NULL;
}

const char *press_missing(const struct press *press)
{
    static const char *const reasons[] = {
        [PRESS_ANSWERED] = NULL,
        [PRESS_NO_PUSH] = "nothing in this map is acted on",
        [PRESS_TOO_LARGE] = "the change reaches more than twelve variables",
        [PRESS_TOO_UNKNOWN] = "too many links that it reaches are of unknown sign",
    };
    return reasons[press->state];
}
