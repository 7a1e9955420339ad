/* Rules that read how pictures and issues are worded, and what a handout would say to those who get
   it. They only advise.

   picture-avoids-system-word looks at what is drawn, not at what people say, and leaves alone what
   can be touched: a computer system. issue-not-solution speaks of what a text asks for at its head,
   of what it misses only where that is a listed means (no portal, but not no beds), and of a listed
   means that stands by itself: funding. */
#include "check/wording.h"

#include <string.h>

/* ---- Pictures ---------------------------------------------------------------------------------
 */

void check_picture_avoids_system_word(struct check_run *run, const struct item *drawn)
{
    struct phrase phrase = wording_of_item(run, drawn);
    struct word_match word = words_find(run->words, LIST_SYSTEM_WORDS, phrase, 0);
    if (!word.count || !is_head(run->words, phrase, word.at + word.count))
        return;
    struct diagnostic *diagnostic = finding(
        run, drawn, item_at(drawn), "“%s” is already called a '%s', before anybody has looked",
        model_text(run->model, drawn->statement->label),
        phrase_text(run->words, phrase, word.at, word.count));
    finding_help(run, diagnostic,
                 "draw what a visitor would see there: the desk, the forms, the people");
}

/* ---- Issues -----------------------------------------------------------------------------------
 */

/* We need a portal; GPs should have a portal: within the first words, before anything is stated. */
static struct word_match demand_in(const struct check_run *run, struct phrase phrase)
{
    enum { SUBJECT = 4 };
    for (size_t i = 0; i < phrase.count && i <= SUBJECT; i++) {
        struct word_match demand = words_match(run->words, LIST_DEMANDS, phrase, i);
        if (demand.count && (i == 0 || *demand.meaning))
            return states_something(run, phrase, i + demand.count) ? (struct word_match){0}
                                                                   : demand;
        if (is_listed(run, LIST_SUBORDINATORS, phrase.words[i]) ||
            is_listed(run, LIST_FINITE, phrase.words[i]) ||
            words_match(run->words, LIST_LACKS, phrase, i).count)
            break;
    }
    return (struct word_match){0};
}

/* No portal, lack of a shared record: what is missed is a means. */
static struct word_match lack_in(const struct check_run *run, struct phrase phrase)
{
    enum { FAR = 3 };
    struct word_match lack =
        phrase.count ? words_match(run->words, LIST_LACKS, phrase, 0) : (struct word_match){0};
    for (size_t i = lack.count; lack.count && i < phrase.count && i <= lack.count + FAR; i++) {
        struct word_match solution = words_match(run->words, LIST_SOLUTIONS, phrase, i);
        size_t end = i + solution.count;
        if (solution.count && is_head(run->words, phrase, end) &&
            !states_something(run, phrase, end))
            return (struct word_match){0, end, ""};
        if (is_listed(run, LIST_FINITE, phrase.words[i]))
            break;
    }
    return (struct word_match){0};
}

/* Nothing but means: funding; staff and training. */
static struct word_match bare_in(const struct check_run *run, struct phrase phrase)
{
    for (size_t i = 0, count; i < phrase.count; i += count) {
        count = words_match(run->words, LIST_SOLUTIONS, phrase, i).count;
        if (!count && i)
            count = words_match(run->words, LIST_JOINING_WORDS, phrase, i).count;
        if (!count)
            return (struct word_match){0};
    }
    return (struct word_match){0, phrase.count, ""};
}

static bool is_question(const struct check_run *run, const struct item *issue)
{
    const char *text = model_text(run->model, issue->statement->label);
    return *text && text[strlen(text) - 1] == '?';
}

void check_issue_not_solution(struct check_run *run, const struct item *issue)
{
    struct phrase phrase = wording_of_item(run, issue);
    if (!phrase.count || is_question(run, issue))
        return;
    struct word_match found = demand_in(run, phrase);
    if (!found.count)
        found = lack_in(run, phrase);
    if (!found.count)
        found = bare_in(run, phrase);
    if (!found.count)
        return;
    struct diagnostic *diagnostic =
        finding(run, issue, item_at(issue), "'%s' may be a solution in disguise",
                phrase_text(run->words, phrase, found.at, found.count));
    finding_help(
        run, diagnostic,
        "what trouble would that relieve, and whose is it? Write the trouble as the issue, "
        "and leave open what to do about it");
}

/* ---- Handouts ---------------------------------------------------------------------------------
 */

struct term {
    struct phrase phrase;
    struct word_match match;
};

static bool speaks_jargon(const struct check_run *run, struct span at, struct term *term)
{
    term->phrase = wording_of(run, at);
    term->match = words_find(run->words, LIST_JARGON, term->phrase, 0);
    return term->match.count != 0;
}

static void tell_jargon(struct check_run *run, const struct item *handout, struct span shown,
                        struct span at)
{
    struct term term;
    if (!speaks_jargon(run, at, &term))
        return;
    struct diagnostic *diagnostic = finding(
        run, handout, at, "those who get %s may not know '%s'", item_called(run->model, handout),
        phrase_text(run->words, term.phrase, term.match.at, term.match.count));
    if (!span_is_empty(shown))
        finding_remark(run, diagnostic, shown, "it is shown here");
    if (*term.match.meaning)
        finding_help(run, diagnostic, "say “%s”", term.match.meaning);
}

static void read_shown(struct check_run *run, const struct item *handout, const struct value *value)
{
    static const enum attribute texts[] = {SYSTEM_WHAT, SYSTEM_HOW, SYSTEM_WHY, SYSTEM_DEFINITION,
                                           SYSTEM_WORLDVIEW};
    const struct item *shown = value->item;
    tell_jargon(run, handout, value->at, shown->statement->label);
    for (size_t i = 0; shown->kind == KIND_SYSTEM && i < sizeof texts / sizeof *texts; i++)
        if (item_values(shown, texts[i]))
            tell_jargon(run, handout, value->at, item_values(shown, texts[i])->at);
    FOR_MEMBERS (shown, member)
        tell_jargon(run, handout, value->at, member->statement->label);
    FOR_LINKS (shown, link)
        tell_jargon(run, handout, value->at, link->statement->label);
}

void check_jargon_in_handout(struct check_run *run, const struct item *handout)
{
    static const enum attribute shows[] = {HANDOUT_SHOW, HANDOUT_BLANK};
    struct span nowhere = {0};
    tell_jargon(run, handout, nowhere, handout->statement->label);
    if (item_values(handout, HANDOUT_FOOTER))
        tell_jargon(run, handout, nowhere, item_values(handout, HANDOUT_FOOTER)->at);
    for (size_t i = 0; i < sizeof shows / sizeof *shows; i++)
        for (const struct value *at = item_values(handout, shows[i]); at; at = at->next)
            if (at->item)
                read_shown(run, handout, at);
}
