/* Rules that read how an activity is worded. They never say more than a warning.

   activity-imperative takes a word that it does not know for no verb, unless the or each stands
   behind it, so its lists are long.
   activity-one-verb looks for two verbs joined by and, not for two nouns, and not at what others
   are to do: teach children to read and write. activity-what-not-how speaks only of means that are
   listed, behind a word such as by or behind the verb itself, where that is to use or to send; what
   the system's how names is no surprise. */
#include "check/wording.h"

#include <string.h>

/* "Where needs are urgent, refer": the verb stands behind the comma. */
static struct phrase main_clause(const struct check_run *run, const struct item *activity)
{
    struct phrase phrase = wording_of_item(run, activity);
    size_t first = first_word(run, phrase);
    if (first >= phrase.count || is_verb(run->words, phrase.words[first]) ||
        is_content(run->words, phrase.words[first]))
        return phrase;
    const char *comma = strchr(model_text(run->model, activity->statement->label), ',');
    return comma && comma[1] ? words_phrase(run->words, comma + 1) : phrase;
}

/* To obtain materials: behind what makes an aim. */
static size_t verb_place(const struct check_run *run, struct phrase phrase)
{
    size_t first = first_word(run, phrase);
    if (first < phrase.count) {
        struct word_match aim = words_match(run->words, LIST_AIM_WORDS, phrase, first);
        if (first + aim.count < phrase.count &&
            is_verb(run->words, phrase.words[first + aim.count]))
            first += aim.count;
    }
    return first;
}

/* Whatever stands in front of "the" or "each" is no noun: stook the sheaves. */
static bool acts_on_something(const struct check_run *run, struct phrase phrase, size_t at)
{
    return at + 1 < phrase.count && is_content(run->words, phrase.words[at]) &&
           is_listed(run, LIST_DETERMINERS, phrase.words[at + 1]);
}

void check_activity_imperative(struct check_run *run, const struct item *activity)
{
    struct phrase phrase = main_clause(run, activity);
    if (!phrase.count)
        return;
    size_t first = verb_place(run, phrase);
    const char *word = phrase.words[first];
    if (is_verb(run->words, word) || is_compound_verb(run->words, word) ||
        acts_on_something(run, phrase, first))
        return;
    struct diagnostic *diagnostic =
        finding(run, activity, activity->statement->label,
                "'%s' is no verb, and an activity begins with one", word);
    finding_help(run, diagnostic, "say what is to be done: Assess need, not Assessment of need");
    if (first + 1 < phrase.count && is_content(run->words, phrase.words[first + 1]) &&
        !is_listed(run, LIST_NOUNS, word)) /* chit seed potatoes */
        finding_help(run, diagnostic,
                     "if it is a verb of your field: vocabulary ours { verbs: \"%s\" }", word);
}

/* ---- Two in one -------------------------------------------------------------------------------
 */

static bool is_deed(const struct check_run *run, const char *word)
{
    return is_verb(run->words, word) || is_compound_verb(run->words, word);
}

/* What follows is one thing that others do: teach children to read and write. */
static bool leads_elsewhere(const struct check_run *run, struct phrase phrase, size_t at)
{
    if (is_listed(run, LIST_SUBORDINATORS, phrase.words[at]))
        return true;
    size_t aim = words_match(run->words, LIST_AIM_WORDS, phrase, at).count;
    return aim && at + aim < phrase.count && is_deed(run, phrase.words[at + aim]);
}

/* Whether nothing but verbs stands between: sow, weed and harvest. */
static bool are_deeds(const struct check_run *run, struct phrase phrase, size_t from, size_t to)
{
    while (from < to && is_deed(run, phrase.words[from]))
        from++;
    return from == to;
}

/* `plan and paint`, `assess need and match each to a course`; but not `give advice and support`,
   nor `open and close`, which is one work. */
static struct word_match second_verb(const struct check_run *run, struct phrase phrase)
{
    size_t first = verb_place(run, phrase);
    for (size_t i = first + 1; i < phrase.count; i++) {
        if (leads_elsewhere(run, phrase, i - 1))
            break;
        struct word_match joining = words_match(run->words, LIST_JOINING_WORDS, phrase, i);
        size_t next = i + joining.count;
        if (!joining.count || next >= phrase.count || !is_deed(run, phrase.words[next]) ||
            words_are_one_thing(run->words, phrase, i))
            continue;
        bool has_object =
            next + 1 < phrase.count && is_listed(run, LIST_DETERMINERS, phrase.words[next + 1]);
        if (!is_listed(run, LIST_NOUNS, phrase.words[next]) || has_object ||
            are_deeds(run, phrase, first, i))
            return (struct word_match){i, joining.count + 1, ""};
    }
    return (struct word_match){0};
}

void check_activity_one_verb(struct check_run *run, const struct item *activity)
{
    struct phrase phrase = main_clause(run, activity);
    struct word_match second = second_verb(run, phrase);
    if (!second.count)
        return;
    struct diagnostic *diagnostic =
        finding(run, activity, activity->statement->label, "two activities in one: '%s'",
                phrase_text(run->words, phrase, second.at, second.count));
    finding_help(run, diagnostic, "write a line for each, the second after the first");
}

/* ---- What, not how ----------------------------------------------------------------------------
 */

/* The means that the phrase names behind an opener: by e-mail, in a shared spreadsheet. */
static struct word_match means_behind(const struct check_run *run, struct phrase phrase,
                                      struct word_match opener)
{
    enum { FAR = 3 }; /* words of a means that may stand before its own: the new online form */
    size_t next = opener.at + opener.count, far = next + FAR;
    if (*opener.meaning && next < phrase.count)
        return (struct word_match){opener.at, phrase.count - opener.at, ""};
    for (size_t i = next; i < phrase.count && i <= far; i++) {
        struct word_match tool = words_match(run->words, LIST_TOOLS, phrase, i);
        if (!tool.count)
            tool = words_match(run->words, LIST_PRODUCTS, phrase, i);
        size_t end = i + tool.count;
        if (tool.count && is_head(run->words, phrase, end) &&
            !words_are_one_thing(run->words, phrase, i))
            return (struct word_match){opener.at, end - opener.at, ""};
    }
    return (struct word_match){0};
}

/* By e-mail, wherever it stands; use and send only as what the activity itself does. */
static struct word_match opener_at(const struct check_run *run, struct phrase phrase, size_t at)
{
    struct word_match opener = words_match(run->words, LIST_TOOL_OPENERS, phrase, at);
    bool first = at == verb_place(run, phrase);
    return first == is_verb(run->words, phrase.words[at]) ? opener : (struct word_match){0};
}

static struct word_match means_of(const struct check_run *run, struct phrase phrase)
{
    for (size_t i = 0; i + 1 < phrase.count; i++) {
        struct word_match opener = opener_at(run, phrase, i);
        struct word_match means =
            opener.count ? means_behind(run, phrase, opener) : (struct word_match){0};
        if (means.count)
            return means;
    }
    return (struct word_match){0};
}

void check_activity_what_not_how(struct check_run *run, const struct item *activity)
{
    struct span at;
    const char *text = model_text(run->model, activity->statement->label);
    struct phrase phrase = wording_of_item(run, activity);
    struct word_match means = means_of(run, phrase);
    if (!means.count)
        return;
    struct phrase named = {phrase.words + means.at, means.count};
    struct phrase how = wording_of_slot(run, activity->owner, SYSTEM_HOW, &at);
    if (share_content(run->words, named, how))
        return;
    struct diagnostic *diagnostic =
        finding(run, activity, activity->statement->label,
                "'%s' says how it is done; an activity says what",
                wording_as_written(run, text, phrase, means.at, means.count));
    finding_help(run, diagnostic,
                 "leave the means open, so that others can be thought of; where it is the point, "
                 "it belongs to the system's how");
}
