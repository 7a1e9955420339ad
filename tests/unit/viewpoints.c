/* Several views of one map: in maps made by chance the loops under each one's links are those of a
   map in which only their links are written, and the table tells the same of them. */
#include "analysis/loops.h"
#include "driver/compile.h"
#include "view/map_loops.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PEOPLE = 3, VARIABLES = 5, MOST_LINKS = 12, MODELS = 1500, ENOUGH = 1000 };
enum { EVERYBODY = (1 << PEOPLE) - 1 };

/* ---- A model by chance ------------------------------------------------------------------------
 */

static unsigned draw(uint32_t *state, unsigned below)
{
    *state = *state * 1664525U + 1013904223U;
    return (*state >> 16) % below;
}

/* Who holds and who disputes a link: a bit for each of the people. */
struct claim {
    unsigned from, to, holders, deniers;
    const char *verb, *after;
};

static void draw_claim(uint32_t *state, struct claim *claim)
{
    static const char *const verbs[] = {"raises", "lowers", "raises", "lowers", "affects"};
    unsigned kind = draw(state, 3), some = 1 + draw(state, EVERYBODY);
    claim->from = draw(state, VARIABLES);
    claim->to = (claim->from + 1 + draw(state, VARIABLES - 1)) % VARIABLES;
    claim->verb = verbs[draw(state, sizeof verbs / sizeof *verbs)];
    claim->after = draw(state, 4) ? "" : " after \"a year\"";
    claim->holders = kind == 1 ? some : 0;
    claim->deniers = kind == 2 ? some : 0;
}

static void put_people(struct buffer *text, const char *word, unsigned people)
{
    bool first = true;
    for (unsigned who = 0; who < PEOPLE; who++)
        if (people >> who & 1) {
            buffer_printf(text, "%swho%u", first ? word : ", ", who);
            first = false;
        }
}

static bool is_held(const struct claim *claim, unsigned who)
{
    return claim->holders ? claim->holders >> who & 1 : !(claim->deniers >> who & 1);
}

/* All links and whose they are; or without that only those of one. */
static void put_map(struct buffer *text, const char *name, const struct claim *claims, size_t count,
                    int only)
{
    buffer_printf(text, "causal-map %s \"A map\" {\n", name);
    for (unsigned i = 0; i < VARIABLES; i++)
        buffer_printf(text, "variable v%u\n", i);
    for (size_t i = 0; i < count; i++) {
        const struct claim *claim = &claims[i];
        if (only >= 0 && !is_held(claim, (unsigned)only))
            continue;
        buffer_printf(text, "v%u %s v%u%s", claim->from, claim->verb, claim->to, claim->after);
        if (only < 0) {
            put_people(text, " according to ", claim->holders);
            put_people(text, " disputed by ", claim->deniers);
        }
        buffer_byte(text, '\n');
    }
    buffer_put(text, "}\n");
}

/* The map of all, and of each of the people a map with only what is theirs. */
static void put_model(struct buffer *text, uint32_t state)
{
    struct claim claims[MOST_LINKS];
    size_t count = 4 + draw(&state, MOST_LINKS - 3);
    for (size_t i = 0; i < count; i++)
        draw_claim(&state, &claims[i]);
    claims[0].holders = EVERYBODY; /* so that all have part in the map */
    claims[0].deniers = 0;
    buffer_put(text, "model chance \"By chance\"\nstakeholder nobody \"Nobody\"\n");
    for (unsigned who = 0; who < PEOPLE; who++)
        buffer_printf(text, "stakeholder who%u \"Group %u\"\n", who, who);
    put_map(text, "all", claims, count, -1);
    for (int who = 0; who < PEOPLE; who++)
        put_map(text, arena_printf(text->arena, "own%d", who), claims, count, who);
}

/* ---- Holding one against the other ------------------------------------------------------------
 */

static const struct item *called(const struct model *model, enum kind kind, const char *name)
{
    FOR_ITEMS_OF (model, kind, item)
        if (item->name && !strcmp(item->name->text, name))
            return item;
    return NULL;
}

static bool is_same(const struct loops *a, const struct loops *b)
{
    bool same = a->count == b->count && a->listed_count == b->listed_count &&
                a->independent == b->independent;
    for (size_t i = 0; same && i < a->listed_count; i++)
        same = a->listed[i].length == b->listed[i].length &&
               a->listed[i].type == b->listed[i].type &&
               a->listed[i].delayed == b->listed[i].delayed &&
               !memcmp(a->listed[i].vertices, b->listed[i].vertices,
                       a->listed[i].length * sizeof *a->listed[i].vertices);
    return same;
}

/* In how many rows somebody stands in one of these columns. */
static size_t count_rows(struct arena *arena, const struct table *table, const char *title,
                         const char *key)
{
    size_t count = 0;
    for (size_t i = 0; table && i < table->rows.count; i++)
        for (size_t j = 0; j < table->column_count; j++)
            count += !strcmp(table->columns[j].key, key) &&
                     strstr(runs_text(arena, &table->rows.items[i].cells[j].runs), title);
    return count;
}

static const struct table *table_called(const struct table *table, const char *id)
{
    while (table && strcmp(table->id, id) != 0)
        table = table->next;
    return table;
}

/* Whether the table of contested loops, and the loops that all see alike, are together those of
   each; where the loops of all are few enough to be told. */
static bool tells_the_same(struct viewer *viewer, const struct item *map,
                           const struct loops *const *loops)
{
    struct arena *arena = viewer->arena;
    const struct table *table =
        table_called(tabulate_viewpoints(viewer, &map, 1), "viewpoints.all.loops");
    size_t alike[PEOPLE][UNDETERMINED + 1];
    if (table && table->rows.count >= 20)
        return true;
    for (unsigned who = 0; who < PEOPLE; who++)
        for (enum loop_type type = REINFORCING; type <= UNDETERMINED; type++) {
            size_t rows = count_rows(arena, table, arena_printf(arena, "Group %u", who),
                                     loop_type_words[type]);
            alike[who][type] = (size_t)loops[who]->of_type[type] - rows;
            if (rows > loops[who]->of_type[type] || alike[who][type] != alike[0][type])
                return false;
        }
    return true;
}

/* How many loops were found the same; 0 where some are not, and 1 is added to tell. */
static size_t judge(const struct model *model)
{
    struct viewer viewer = viewer_new(model, true);
    const struct item *map = called(model, KIND_CAUSAL_MAP, "all");
    const struct loops *loops[PEOPLE];
    size_t judged = 1;
    for (unsigned who = 0; who < PEOPLE; who++) {
        const char *person = arena_printf(model->arena, "who%u", who);
        const char *own = arena_printf(model->arena, "own%u", who);
        loops[who] = find_loops(
            model->arena, map_graph(&viewer, map, called(model, KIND_STAKEHOLDER, person), NULL),
            ENOUGH);
        if (!is_same(loops[who],
                     find_loops(model->arena,
                                graph_of_map(model->arena, called(model, KIND_CAUSAL_MAP, own)),
                                ENOUGH)))
            return 0;
        judged += (size_t)loops[who]->count;
    }
    return tells_the_same(&viewer, map, loops) ? judged : 0;
}

static size_t judge_model(uint32_t seed)
{
    jmp_buf exhausted;
    struct compilation compilation;
    if (setjmp(exhausted))
        return 0;
    compilation_start(&compilation, &exhausted);
    struct buffer text = {.arena = compilation.arena};
    put_model(&text, seed);
    compile_text(&compilation, "chance.catwoe", buffer_text(&text), text.count, GOAL_RESOLVED,
                 &check_all);
    size_t faults = diagnostics_count(&compilation.model.diagnostics, ERROR);
    size_t judged = faults ? 0 : judge(&compilation.model);
    if (!judged)
        printf("FAIL viewpoints: model %u%s\n%s", (unsigned)seed, faults ? " has faults" : "",
               buffer_text(&text));
    compilation_end(&compilation);
    return judged;
}

int main(void)
{
    size_t judged = 0;
    for (uint32_t seed = 0; seed < MODELS; seed++) {
        size_t loops = judge_model(seed * 7919);
        if (!loops)
            return 1;
        judged += loops - 1;
    }
    printf("%s viewpoints: %zu loops are those of maps with only one's own links\n",
           judged > MODELS ? "ok" : "FAIL", judged);
    return judged <= MODELS;
}
