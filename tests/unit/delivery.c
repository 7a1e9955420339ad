/* Delivery chains: in whatever order its stages are declared, a chain is followed the same way; and
   in chains made by chance, every stage that does not go back comes after those before it. */
#include "analysis/delivery.h"

#include "driver/compile.h"

#include <stdio.h>
#include <string.h>

enum { HANDS = 7, STAGES = HANDS, ORDERS = 200, MODELS = 400, MOST = 14 };

static unsigned draw(uint32_t *state, unsigned below)
{
    *state = *state * 1664525U + 1013904223U;
    return (*state >> 16) % below;
}

static void put_people(struct buffer *text)
{
    for (int i = 0; i < HANDS; i++)
        buffer_printf(text, "stakeholder p%d \"Hand %d\" { is: group }\n", i, i);
    buffer_printf(text, "system s \"A system to serve\" { customers: p%d }\n", HANDS - 1);
    buffer_put(text, "delivery-chain chain \"A chain\" for s {\n");
}

/* From hand to hand to the last, and from the middle back to the first; shuffled. */
static void put_line(struct buffer *text, uint32_t state)
{
    int order[STAGES];
    for (int i = 0; i < STAGES; i++) {
        int at = (int)draw(&state, (unsigned)i + 1);
        order[i] = order[at];
        order[at] = i;
    }
    for (int i = 0; i < STAGES; i++)
        if (order[i] == STAGES - 1)
            buffer_printf(text, "stage g%d by p%d to p0\n", order[i], HANDS / 2);
        else
            buffer_printf(text, "stage g%d by p%d to p%d\n", order[i], order[i], order[i] + 1);
    buffer_put(text, "}\n");
}

static void put_tangle(struct buffer *text, uint32_t state)
{
    unsigned stages = 1 + draw(&state, MOST);
    for (unsigned i = 0; i < stages; i++) {
        buffer_printf(text, "stage g%u by p%u, p%u", i, draw(&state, HANDS), draw(&state, HANDS));
        buffer_printf(text, " to p%u, p%u\n", draw(&state, HANDS), draw(&state, HANDS));
    }
    buffer_put(text, "}\n");
}

/* ---- What must hold -------------------------------------------------------------------------- */

static bool is_followed(const struct delivery *delivery)
{
    for (size_t i = 0; i < delivery->count; i++) {
        const struct delivery_stage *stage = &delivery->stages[i];
        size_t number = (size_t)(stage->item->name->text[1] - '0');
        bool back = number == STAGES - 1;
        if (stage->back != back || !stage->leads || (!back && stage->rank != number))
            return false;
    }
    return delivery->complete && delivery->served && !delivery_end(delivery);
}

static bool goes_forward(const struct delivery *delivery)
{
    for (size_t i = 0; i < delivery->count; i++)
        for (size_t k = 0; k < delivery->count; k++) {
            const struct delivery_stage *stage = &delivery->stages[i], *next = &delivery->stages[k];
            if (!stage->back && !next->back && delivery_goes_on(stage, next) &&
                next->rank <= stage->rank)
                return false;
        }
    return true;
}

static bool try_chain(uint32_t seed, bool tangled)
{
    jmp_buf exhausted;
    struct compilation compilation;
    volatile bool holds = false;
    if (setjmp(exhausted))
        return false;
    compilation_start(&compilation, &exhausted);
    struct buffer text = {.arena = compilation.arena};
    put_people(&text);
    (tangled ? put_tangle : put_line)(&text, seed);
    compile_text(&compilation, "chance.catwoe", buffer_text(&text), text.count, GOAL_RESOLVED,
                 &check_all);
    const struct model *model = &compilation.model;
    FOR_ITEMS_OF (model, KIND_DELIVERY_CHAIN, chain) {
        struct delivery delivery = delivery_of(compilation.arena, model, chain);
        holds = tangled ? goes_forward(&delivery) : is_followed(&delivery);
    }
    compilation_end(&compilation);
    return holds;
}

int main(void)
{
    unsigned failed = 0;
    for (uint32_t seed = 0; seed < ORDERS; seed++)
        failed += !try_chain(seed, false);
    for (uint32_t seed = 0; seed < MODELS; seed++)
        failed += !try_chain(seed, true);
    printf("%s delivery chains: %d orders of one, %d made by chance, %u not followed as they are\n",
           failed ? "FAIL" : "ok", ORDERS, MODELS, failed);
    return failed != 0;
}
