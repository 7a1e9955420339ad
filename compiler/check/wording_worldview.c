/* Rules that read how a worldview is worded. They never say more than a warning.

   worldview-is-belief speaks of an aim, which a verb begins, and of a heading of a few words; of a
   longer text it cannot tell whether it is a sentence. worldview-not-echo counts words and leaves
   out those that only praise. */
#include "check/wording.h"

#include <string.h>

/* Words that begin an aim: `to help` and, where the rest states nothing, `improve`. */
static size_t aim_length(const struct check_run *run, struct phrase phrase)
{
    if (phrase.count < 2)
        return 0;
    size_t aim = words_match(run->words, LIST_AIM_WORDS, phrase, 0).count;
    if (aim && aim < phrase.count && is_verb(run->words, phrase.words[aim]))
        return states_something(run, phrase, aim + 1) ? 0 : aim + 1;
    return is_nothing_but_verb(run->words, phrase.words[0]) && !is_statement(run, phrase);
}

/* A few words that state nothing. */
static bool is_heading(const struct check_run *run, struct phrase phrase)
{
    enum { SHORT_PHRASE = 4 };
    return phrase.count <= SHORT_PHRASE && !is_statement(run, phrase);
}

void check_worldview_is_belief(struct check_run *run, const struct item *system)
{
    struct span at;
    struct phrase phrase = wording_of_slot(run, system, SYSTEM_WORLDVIEW, &at);
    size_t aim = aim_length(run, phrase);
    if (!phrase.count || (!aim && !is_heading(run, phrase)))
        return;
    struct diagnostic *diagnostic =
        finding(run, system, at,
                aim ? "a worldview says what is believed, and this begins with '%s': it is an aim"
                    : "this is no sentence yet: '%s …' what?",
                phrase_text(run->words, phrase, 0, aim ? aim : 1));
    finding_help(run, diagnostic, "finish this: it is worth doing because we believe that …");
}

/* ---- A belief, not the transformation again ---------------------------------------------------
 */

static struct phrase without_praise(const struct check_run *run, struct phrase phrase)
{
    struct phrase rest = {arena_alloc(run->model->arena, (phrase.count + 1) * sizeof *phrase.words),
                          0};
    for (size_t i = 0; i < phrase.count; i++)
        if (is_content(run->words, phrase.words[i]) &&
            !words_match(run->words, LIST_PRAISE, phrase, i).count)
            rest.words[rest.count++] = phrase.words[i];
    return rest;
}

/* Words of a phrase that the transformation has, before or after. */
static size_t found_in(const struct check_run *run, struct phrase phrase, struct phrase before,
                       struct phrase after)
{
    size_t count = 0;
    for (size_t i = 0; i < phrase.count; i++) {
        struct phrase word = {phrase.words + i, 1};
        count += content_shared(run, word, before) || content_shared(run, word, after);
    }
    return count;
}

/* Nearly all that it says stands in the transformation, and that is half of what comes out. */
static bool is_echo(const struct check_run *run, struct phrase belief, struct phrase before,
                    struct phrase after)
{
    size_t again = content_shared(run, after, belief);
    return belief.count > 1 && found_in(run, belief, before, after) * 5 > belief.count * 4 &&
           again && again * 2 >= content_count(run, after);
}

void check_worldview_not_echo(struct check_run *run, const struct item *system)
{
    struct span at, here;
    const struct value *state = item_values(system, SYSTEM_TRANSFORMATION);
    struct phrase said = wording_of_slot(run, system, SYSTEM_WORLDVIEW, &at);
    struct phrase before = wording_of_slot(run, system, SYSTEM_TRANSFORMATION, &here);
    struct phrase after = state && state->to ? wording_of(run, state->to->at) : before;
    struct phrase belief = without_praise(run, said);
    if (!is_echo(run, belief, before, after) || aim_length(run, said) || is_heading(run, said))
        return;
    struct diagnostic *diagnostic =
        finding(run, system, at, "this says the transformation once more: '%s'",
                phrase_text(run->words, belief, 0, belief.count));
    finding_help(run, diagnostic,
                 "what must be believed, so that this is worth doing? It is, because …");
}
