/* The picture of the thread agrees with its analysis, and so with the table: in models made by
   chance it misses neither less nor more, each line is a step of the thread or leads along one, and
   what follows stands in a later column. */
#include "check/check.h"
#include "practice.h"
#include "view/thread.h"

#include "driver/compile.h"

#include <stdio.h>
#include <string.h>

enum { MODELS = 120 };

static unsigned chance(unsigned *state, unsigned below)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % below;
}

static void put_label(struct buffer *out, unsigned *state)
{
    buffer_printf(out, " \"Thing %u\"", chance(state, 1000));
}

/* ---- What is missing --------------------------------------------------------------------------
 */

static size_t count_bits(unsigned bits)
{
    size_t count = 0;
    for (; bits; bits >>= 1)
        count += bits & 1;
    return count;
}

static bool has_card(const struct diagram *diagram, const char *id)
{
    for (size_t i = 0; i < diagram->nodes.count; i++)
        if (!strcmp(diagram->nodes.items[i].id, id))
            return true;
    return false;
}

/* Activities that nobody has asked about stand on one card of their system, under the name of the
   first; but one that a change answers has a card, and a gap, of its own. */
static size_t count_unasked(const struct model *model, const struct trace *trace,
                            const struct diagram *diagram, const struct item *system, bool left)
{
    size_t cards = 0;
    bool any = false;
    FOR_MEMBERS (system, member)
        if ((left ? trace_leaves : trace_lacks)(trace, member, TRACE_NO_FINDING)) {
            any = true;
            cards += has_card(diagram, item_id(model, member));
        }
    return cards ? cards : any;
}

static size_t count_gaps(const struct model *model, const struct trace *trace,
                         const struct diagram *diagram, const struct item *item, bool left)
{
    const struct trace_node *node = trace_node(trace, item);
    unsigned gaps = (left ? node->left : node->gaps) & ~(1u << TRACE_NO_FINDING);
    bool parked = left && ((item->kind == KIND_ISSUE && item_slot(item, ISSUE_PARKED)) ||
                           (item->kind == KIND_CONFLICT && item_slot(item, CONFLICT_PARKED)));
    return count_bits(gaps) + parked +
           (item->kind == KIND_SYSTEM ? count_unasked(model, trace, diagram, item, left) : 0);
}

static size_t count_all_gaps(const struct model *model, const struct trace *trace,
                             const struct diagram *diagram, bool left)
{
    size_t count = 0;
    for (size_t i = 0; i < model->all.count; i++)
        if (trace_holds(model->all.items[i]))
            count += count_gaps(model, trace, diagram, model->all.items[i], left);
    return count;
}

static size_t count_nodes(const struct diagram *diagram, enum diagram_part part)
{
    size_t count = 0;
    for (size_t i = 0; i < diagram->nodes.count; i++)
        count += diagram->nodes.items[i].part == part;
    return count;
}

/* ---- What follows -----------------------------------------------------------------------------
 */

static const struct item *item_of(const struct model *model, const char *id)
{
    for (size_t i = 0; i < model->all.count; i++)
        if (!strcmp(item_id(model, model->all.items[i]), id))
            return model->all.items[i];
    return NULL;
}

static bool is_reached(struct arena *arena, const struct trace *trace, const struct item *from,
                       const struct item *to)
{
    struct trace_links reach = trace_reach(arena, trace, from, true);
    for (size_t i = 0; i < reach.count; i++)
        if (reach.items[i] == to)
            return true;
    return false;
}

static bool lines_follow(const struct model *model, const struct trace *trace,
                         const struct diagram *diagram)
{
    for (size_t i = 0; i < diagram->lines.count; i++) {
        const struct diagram_line *line = &diagram->lines.items[i];
        const struct diagram_node *from = &diagram->nodes.items[line->from];
        const struct diagram_node *to = &diagram->nodes.items[line->to];
        if (from->column >= to->column)
            return false;
        if (line->part == PART_FOLLOWS &&
            !is_reached(model->arena, trace, item_of(model, from->id), item_of(model, to->id)))
            return false;
    }
    return true;
}

static bool agrees(struct model *model, const char *name)
{
    struct viewer viewer = viewer_new(model, true);
    const struct diagram *diagram = describe_thread(&viewer, model->about);
    const struct trace *trace = trace_of(model->arena, model);
    if (!diagram)
        return true;
    bool gaps = count_nodes(diagram, PART_GAP) == count_all_gaps(model, trace, diagram, false);
    bool left = count_nodes(diagram, PART_LEFT_SO) == count_all_gaps(model, trace, diagram, true);
    bool lines = lines_follow(model, trace, diagram);
    if (!gaps || !left || !lines)
        printf("FAIL thread: in %s %s\n", name,
               !gaps   ? "other things are missing than in the analysis"
               : !left ? "other things are left so than in the analysis"
                       : "a line leads where nothing follows");
    return gaps && left && lines;
}

/* The model of a file, or one made by chance where there is none. */
static bool try_model(const char *file, unsigned seed)
{
    jmp_buf exhausted;
    struct compilation compilation;
    if (setjmp(exhausted))
        return false;
    compilation_start(&compilation, &exhausted);
    struct buffer text = {.arena = compilation.arena};
    const char *name = file ? file : arena_printf(compilation.arena, "model %u", seed);
    if (file) {
        compile(&compilation, file, GOAL_RESOLVED, &check_all);
    } else {
        put_practice(&text, seed, chance, put_label);
        compile_text(&compilation, "chance.catwoe", buffer_text(&text), text.count, GOAL_RESOLVED,
                     &check_all);
    }
    bool good = !compilation.model.about || agrees(&compilation.model, name);
    compilation_end(&compilation);
    return good;
}

int main(int count, char **files)
{
    unsigned good = 0, all = MODELS + (unsigned)count - 1;
    for (unsigned seed = 0; seed < MODELS; seed++)
        good += try_model(NULL, seed);
    for (int i = 1; i < count; i++)
        good += try_model(files[i], 0);
    if (good == all)
        printf("ok thread: the pictures of %u models agree with the analysis\n", good);
    return good != all;
}
