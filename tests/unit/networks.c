/* Who is tied to whom: parts, cut members, pairs and shapes against counting them out, igraph's
   numbers against counting them out and against such as networkx has found once. In models made by
   chance. The argument is the shared object that holds igraph. */
#include "analysis/cohesion.h"
#include "analysis/network_shape.h"
#include "driver/compile.h"
#include "view/view.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 9, MODELS = 1500 };

struct chance {
    struct buffer *text;
    uint32_t state;
};

static unsigned draw(struct chance *chance, unsigned below)
{
    chance->state = chance->state * 1664525U + 1013904223U;
    return (chance->state >> 16) % below;
}

static int fail(uint32_t seed, const char *what)
{
    printf("FAIL networks: %s, in model %u\n", what, (unsigned)seed);
    return 1;
}

/* ---- A model by chance ------------------------------------------------------------------------
 */

static const char *const sentences[] = {"who%u meets who%u",
                                        "who%u tells who%u",
                                        "who%u tells \"news\" to who%u",
                                        "who%u works with who%u",
                                        "who%u borrows \"books\" from who%u",
                                        "who%u says \"aloud\" to who%u"};

static void put_sentences(struct chance *chance, unsigned people, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        const char *sentence = sentences[draw(chance, sizeof sentences / sizeof *sentences)];
        unsigned from = draw(chance, people), to = draw(chance, people);
        buffer_printf(chance->text, sentence, from, to);
        buffer_put(chance->text, "\n");
    }
}

static void put_model(struct chance *chance)
{
    unsigned people = 2 + draw(chance, MOST - 1);
    buffer_put(chance->text, "model chance \"By chance\"\n"
                             "relation meets { plural: meet; draws: bond; quality: repeated }\n"
                             "relation tells { plural: tell; draws: flow; carries: information }\n"
                             "relation works { plural: work; draws: flow }\n"
                             "relation borrows { plural: borrow; draws: flow }\n");
    for (unsigned i = 0; i < people; i++)
        buffer_printf(chance->text, "stakeholder who%u \"Group %u\" { is: group%s }\n", i, i,
                      draw(chance, 7) ? "" : "; confidential: yes");
    buffer_put(chance->text, "network net \"Net\" of who0, who1 {\n");
    put_sentences(chance, people, draw(chance, 2 * people));
    buffer_put(chance->text, "}\npicture now \"Now\" {\n");
    put_sentences(chance, people, draw(chance, people));
    buffer_put(chance->text, "}\n");
}

/* ---- Counted out ------------------------------------------------------------------------------
 */

/* Who is tied to whom, as a square. */
struct square {
    size_t count;
    bool tied[MOST][MOST]; /* from, to */
};

static struct square square_of(const struct ties *ties)
{
    struct square square = {ties->member_count, {{false}}};
    for (size_t i = 0; i < ties->count; i++) {
        const struct tie *tie = &ties->items[i];
        square.tied[tie->from][tie->to] = true;
        if (tie->mutual)
            square.tied[tie->to][tie->from] = true;
    }
    return square;
}

static bool are_near(const struct square *square, size_t i, size_t j)
{
    return square->tied[i][j] || square->tied[j][i];
}

static void reach(const struct square *square, size_t from, size_t without, bool *met)
{
    bool grown = true;
    met[from] = true;
    while (grown) {
        grown = false;
        for (size_t i = 0; i < square->count; i++)
            for (size_t j = 0; met[i] && j < square->count; j++)
                if (j != without && !met[j] && are_near(square, i, j))
                    grown = met[j] = true;
    }
}

/* How many parts there are; those without whom somebody is left out of it. */
static size_t parts_without(const struct square *square, size_t without)
{
    bool met[MOST] = {false};
    size_t parts = 0;
    for (size_t i = 0; i < square->count; i++)
        if (i != without && !met[i]) {
            reach(square, i, without, met);
            parts++;
        }
    return parts;
}

static size_t untied_pairs(const struct square *square, size_t of)
{
    size_t pairs = 0;
    for (size_t i = 0; i < square->count; i++)
        for (size_t j = i + 1; j < square->count; j++)
            pairs += i != of && j != of && are_near(square, of, i) && are_near(square, of, j) &&
                     !are_near(square, i, j);
    return pairs;
}

static bool is_alone(const struct square *square, size_t member)
{
    for (size_t i = 0; i < square->count; i++)
        if (are_near(square, member, i))
            return false;
    return true;
}

static bool cohesion_is_right(struct arena *arena, const struct ties *ties)
{
    const struct square square = square_of(ties);
    const struct cohesion *cohesion = ties_cohesion(arena, ties);
    const uint64_t *pairs = ties_untied_pairs(arena, ties);
    size_t parts = parts_without(&square, square.count);
    bool right = cohesion->part_count == parts;
    for (uint32_t i = 0; i < square.count; i++) {
        bool cuts = parts_without(&square, i) + is_alone(&square, i) > parts;
        right &= cohesion->cuts[i] == cuts && pairs[i] == untied_pairs(&square, i);
        for (uint32_t j = 0; j < square.count; j++)
            right &= ties_between(ties, i, j) == square.tied[i][j];
    }
    return right;
}

/* ---- igraph -----------------------------------------------------------------------------------
 */

/* Lengths of the shortest ways and how many there are. */
static void find_ways(const struct square *square, size_t start, size_t *length, double *ways)
{
    for (size_t i = 0; i < square->count; i++) {
        length[i] = i == start ? 0 : MOST;
        ways[i] = i == start;
    }
    for (size_t steps = 0; steps < square->count; steps++)
        for (size_t i = 0; i < square->count; i++)
            for (size_t j = 0; length[i] == steps && j < square->count; j++) {
                if (!square->tied[i][j] || length[j] < steps + 1)
                    continue;
                length[j] = steps + 1;
                ways[j] += ways[i];
            }
}

static double betweenness(const struct square *square, size_t of)
{
    size_t length[MOST][MOST];
    double ways[MOST][MOST], sum = 0;
    for (size_t i = 0; i < square->count; i++)
        find_ways(square, i, length[i], ways[i]);
    for (size_t i = 0; i < square->count; i++)
        for (size_t j = 0; j < square->count; j++)
            if (i != of && j != of && i != j && length[i][j] < MOST &&
                length[i][of] + length[of][j] == length[i][j])
                sum += ways[i][of] * ways[of][j] / ways[i][j];
    return sum;
}

static double reciprocity(const struct square *square)
{
    double ties = 0, answered = 0;
    for (size_t i = 0; i < square->count; i++)
        for (size_t j = 0; j < square->count; j++) {
            ties += square->tied[i][j];
            answered += square->tied[i][j] && square->tied[j][i];
        }
    return ties > 0 ? answered / ties : 0;
}

static bool are_same(double one, double other)
{
    return fabs(one - other) < 1e-9;
}

static bool igraph_is_right(struct network_measures *measures, const struct ties *ties)
{
    const struct square square = square_of(ties);
    double found[MOST] = {0};
    const char *problem;
    struct measured_network network = {ties->member_count, ties->arcs, ties->arc_count, found, 0};
    bool right = network_measure(measures, &network, &problem) &&
                 are_same(network.reciprocity, reciprocity(&square));
    if (!measures->object)
        printf("FAIL networks: %s\n", problem);
    for (size_t i = 0; right && i < ties->member_count; i++)
        right = are_same(found[i], betweenness(&square, i));
    return right;
}

/* As networkx 2.8.8 finds it of the same graph. */
static bool igraph_agrees(struct network_measures *measures)
{
    static const struct arc arcs[] = {{0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 4}, {4, 2},
                                      {1, 4}, {4, 5}, {5, 6}, {6, 5}, {3, 5}};
    static const double wanted[] = {3, 5, 8, 3, 7, 5, 0};
    double found[sizeof wanted / sizeof *wanted];
    const char *problem;
    struct measured_network network = {sizeof wanted / sizeof *wanted, arcs,
                                       sizeof arcs / sizeof *arcs, found, 0};
    bool right =
        network_measure(measures, &network, &problem) && are_same(network.reciprocity, 2.0 / 11);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        right = right && are_same(found[i], wanted[i]);
    return right;
}

/* ---- Shapes -----------------------------------------------------------------------------------
 */

static const struct shape {
    const char *sentences;
    int shape, departures; /* of a hub-and-spoke */
    const char *arcs;      /* NULL: not asked */
} shapes[] = {
    {"a meets b; a meets c; a meets d", NETWORK_SHAPE_HUB_AND_SPOKE, 0, "ab ac ad ba ca da "},
    {"a meets b; b tells a; a meets c; d tells a", NETWORK_SHAPE_HUB_AND_SPOKE, 0, NULL},
    {"a meets b; b meets c; c meets d; d meets a", NETWORK_SHAPE_RING, 1, NULL},
    {"a meets b; b meets c; c meets d", NETWORK_SHAPE_TREE, 1, NULL},
    {"a meets b; a meets c; a meets d; b meets c; c tells b", -1, 1, NULL},
    {"a meets b; a meets c; a meets d; b meets c; c meets d", NETWORK_SHAPE_MESH, 1, NULL},
    {"a meets b; c meets d", -1, 1, NULL},
    {"hub: a, b; a meets b; a meets c; b meets d", NETWORK_SHAPE_HUB_AND_SPOKE, 0, NULL},
    {"hub: a, b; a meets b; a meets c; c meets d", NETWORK_SHAPE_TREE, 2, NULL},
    {"hub: a, b; a meets c; b meets d", -1, 1, NULL},
    {"a tells b; a tells b", -1, 1, "ab "},
    {"a tells b to c, d", -1, 1, "ac ad "},
    {"a tells \"news\" from b", -1, 1, "ba "},
    {"a tells with b", -1, 1, "ab "},
    {"a tells b with c", -1, 1, "ab "},
    {"a says \"aloud\" to b; c tells c", -1, 1, ""},
};

static const struct item *thing_of(const struct model *model, enum kind kind)
{
    FOR_ITEMS_OF (model, kind, item)
        return item;
    return NULL;
}

static const char *arcs_of(struct arena *arena, const struct ties *ties)
{
    struct buffer text = {.arena = arena};
    for (size_t i = 0; i < ties->arc_count; i++)
        buffer_printf(&text, "%c%c ", (char)('a' + ties->arcs[i].from),
                      (char)('a' + ties->arcs[i].to));
    return buffer_text(&text);
}

static int judge_shape(struct arena *arena, const struct model *model, uint32_t number)
{
    const struct shape *wanted = &shapes[number];
    const struct item *network = thing_of(model, KIND_NETWORK);
    const struct ties *ties = ties_of_network(arena, network);
    const bool *hubs = network_hubs(arena, ties, network);
    size_t departures = departures_from(arena, ties, NETWORK_SHAPE_HUB_AND_SPOKE, hubs).count;
    if (shape_of_ties(arena, ties, hubs) != wanted->shape ||
        departures != (size_t)wanted->departures ||
        (wanted->arcs && strcmp(arcs_of(arena, ties), wanted->arcs) != 0))
        return fail(number, wanted->sentences);
    return 0;
}

/* ---- The tables -------------------------------------------------------------------------------
 */

static const char *text_of(struct arena *arena, const struct table *table)
{
    struct buffer text = {.arena = arena};
    for (; table; table = table->next)
        for (size_t i = 0; i < table->rows.count; i++)
            for (size_t column = 0; column < table->column_count; column++)
                buffer_printf(&text, "%s|",
                              runs_text(arena, &table->rows.items[i].cells[column].runs));
    return buffer_text(&text);
}

static const char *tabulated(const struct model *model, struct network_measures *measures)
{
    struct viewer viewer = viewer_new(model, false);
    viewer.measures = measures;
    return text_of(model->arena, tabulate_ties(&viewer, NULL, 0));
}

/* The same twice, and nobody in it who is confidential. */
static bool table_is_right(const struct model *model, struct network_measures *measures)
{
    const char *text = tabulated(model, measures);
    FOR_ITEMS_OF (model, KIND_STAKEHOLDER, who)
        if (item_slot(who, COMMON_CONFIDENTIAL) && strstr(text, item_title(model, who)))
            return false;
    return !strcmp(text, tabulated(model, measures));
}

/* What is a tie is a line of the picture. */
static bool ties_are_lines(const struct model *model)
{
    const struct item *picture = thing_of(model, KIND_PICTURE);
    const struct ties *ties = ties_of(model->arena, &picture, 1, NULL);
    struct viewer viewer = viewer_new(model, true);
    size_t lines = 0;
    for (size_t i = 0; i < ties->count; i++)
        if (!is_line_of_picture(&viewer, ties->items[i].link))
            return false;
    FOR_LINKS (picture, link)
        lines += is_line_of_picture(&viewer, link);
    return lines == ties->count;
}

static int judge_chance(struct arena *arena, const struct model *model, uint32_t seed,
                        struct network_measures *measures)
{
    const struct item *both[] = {thing_of(model, KIND_NETWORK), thing_of(model, KIND_PICTURE)};
    const struct ties *ties = ties_of(arena, both, 2, NULL);
    if (!cohesion_is_right(arena, ties))
        return fail(seed, "parts, cut members or pairs are other than counted out");
    if (!igraph_is_right(measures, ties))
        return fail(seed, "betweenness or reciprocity is other than counted out");
    if (!ties_are_lines(model))
        return fail(seed, "the picture's ties are not its lines");
    if (!table_is_right(model, measures))
        return fail(seed, "the table tells what is confidential, or another thing each time");
    return 0;
}

/* ---- All of it --------------------------------------------------------------------------------
 */

static void put_shape(struct buffer *text, size_t number)
{
    buffer_put(text, "model chance \"By chance\"\n"
                     "relation meets { plural: meet; draws: bond }\n"
                     "relation tells { plural: tell; draws: flow }\n");
    for (char name = 'a'; name <= 'd'; name++)
        buffer_printf(text, "stakeholder %c \"Group %c\"\n", name, name);
    buffer_printf(text, "network net \"Net\" of a, b, c, d { %s }\n", shapes[number].sentences);
}

static int judge_model(uint32_t seed, bool chance, const char *object)
{
    jmp_buf exhausted;
    struct compilation compilation;
    if (setjmp(exhausted))
        return 1;
    compilation_start(&compilation, &exhausted);
    struct arena *arena = compilation.arena;
    struct buffer text = {.arena = arena};
    struct network_measures measures = {.arena = arena, .path = object};
    int failed = 0;
    if (chance)
        put_model(&(struct chance){&text, seed});
    else
        put_shape(&text, seed);
    compile_text(&compilation, "chance.catwoe", buffer_text(&text), text.count, GOAL_RESOLVED,
                 &check_all);
    if (diagnostics_count(&compilation.model.diagnostics, ERROR))
        failed = fail(seed, buffer_text(&text));
    else
        failed = chance ? judge_chance(arena, &compilation.model, seed, &measures)
                        : judge_shape(arena, &compilation.model, seed);
    if (!failed && !seed && !igraph_agrees(&measures))
        failed = fail(seed, "igraph is other than networkx");
    compilation_end(&compilation);
    return failed;
}

int main(int count, char **arguments)
{
    int failed = count != 2;
    for (uint32_t i = 0; i < sizeof shapes / sizeof *shapes && !failed; i++)
        failed = judge_model(i, false, arguments[1]);
    for (uint32_t seed = 0; seed < MODELS && !failed; seed++)
        failed = judge_model(seed, true, arguments[1]);
    if (!failed)
        printf("ok networks: %d models and %zu shapes are as counted out\n", MODELS,
               sizeof shapes / sizeof *shapes);
    return failed;
}
