/* Rules about the activities that a system would need. */
#include "check/check.h"

#include <string.h>

enum { FEWEST_ACTIVITIES = 5, MOST_ACTIVITIES = 9 };

static unsigned count_of(const struct item *system, enum kind kind)
{
    unsigned count = 0;
    FOR_MEMBERS (system, member)
        count += member->kind == kind;
    return count;
}

/* ---- Actors -----------------------------------------------------------------------------------
 */

static const struct value *holders_of(const struct item *item)
{
    return item->kind == KIND_ROLE ? item_values(item, ROLE_HELD_BY) : NULL;
}

/* The same, or one holds the other as a role: a tutor's work is the work of the college. */
static bool acts_for(const struct item *one, const struct item *other)
{
    if (one == other)
        return true;
    for (const struct value *holder = holders_of(one); holder; holder = holder->next)
        if (holder->item == other)
            return true;
    for (const struct value *holder = holders_of(other); holder; holder = holder->next)
        if (holder->item == one)
            return true;
    return false;
}

static bool among(const struct value *values, const struct item *item)
{
    for (; values; values = values->next)
        if (values->item && acts_for(values->item, item))
            return true;
    return false;
}

static bool does_something(const struct item *system, const struct item *actor)
{
    FOR_MEMBERS (system, member)
        if (member->kind == KIND_ACTIVITY && among(item_values(member, ACTIVITY_ACTORS), actor))
            return true;
    return false;
}

static void tell_idle_actors(struct check_run *run, const struct item *system)
{
    for (const struct value *actor = item_values(system, SYSTEM_ACTORS); actor;
         actor = actor->next) {
        if (!actor->item || does_something(system, actor->item))
            continue;
        struct diagnostic *diagnostic =
            finding(run, system, actor->at, "%s is an actor of %s and does none of its activities",
                    item_called(run->model, actor->item), item_called(run->model, system));
        finding_help(run, diagnostic, "give them an activity, by %s, or take the name out",
                     actor->item->name ? actor->item->name->text : "NAME");
    }
}

void check_actors_do_activities(struct check_run *run, const struct item *system)
{
    const struct value *actors = item_values(system, SYSTEM_ACTORS);
    if (!actors || actors->form == VALUE_NONE || item_slot(system, SYSTEM_ACTORS)->lost ||
        !count_of(system, KIND_ACTIVITY))
        return;
    tell_idle_actors(run, system);
    FOR_MEMBERS (system, member) {
        if (member->kind != KIND_ACTIVITY)
            continue;
        for (const struct value *by = item_values(member, ACTIVITY_ACTORS); by; by = by->next) {
            if (!by->item || among(actors, by->item))
                continue;
            struct diagnostic *diagnostic =
                finding(run, member, by->at, "%s does this and is not among the actors of %s",
                        item_called(run->model, by->item), item_called(run->model, system));
            diagnostic_remark(&run->model->diagnostics, diagnostic,
                              item_slot(system, SYSTEM_ACTORS)->at, "the actors are named here");
            finding_help(run, diagnostic, "add them to the actors, or let an actor do it");
        }
    }
}

/* ---- The activities ---------------------------------------------------------------------------
 */

void check_activity_count(struct check_run *run, const struct item *system)
{
    unsigned count = count_of(system, KIND_ACTIVITY);
    bool modelled = count || count_of(system, KIND_MONITOR) || count_of(system, KIND_CONTROL);
    if (!modelled || (count >= FEWEST_ACTIVITIES && count <= MOST_ACTIVITIES))
        return;
    struct diagnostic *diagnostic = finding(
        run, system, item_at(system), "%s has %u activit%s; five to nine can be held in mind",
        item_called(run->model, system), count, count == 1 ? "y" : "ies");
    finding_help(run, diagnostic,
                 count < FEWEST_ACTIVITIES
                     ? "what else would it have to do? Obtain, decide, tell, put right …"
                     : "join some, or open one into a system of its own with expands: NAME");
}

static bool is_among(const char *word, const char *const *words)
{
    while (*words && strcmp(*words, word) != 0)
        words++;
    return *words != NULL;
}

/* A number, a mark or an adverb may stand before the verb: 1. Assess, always check, regularly
 * review. */
static bool stands_before_verb(const char *word)
{
    static const char *const adverbs[] = {"always", "never",   "only", "first", "then", "don't",
                                          "do",     "not",     "also", "again", "next", "soon",
                                          "often",  "finally", "once", NULL};
    static const char *const no_adverbs[] = {"apply",  "supply",  "reply",    "multiply", "weekly",
                                             "daily",  "monthly", "yearly",   "early",    "timely",
                                             "family", "elderly", "friendly", NULL};
    size_t length = strlen(word);
    if (length < 2 || strspn(word, "0123456789") == length)
        return true;
    if (is_among(word, adverbs))
        return true;
    return length > 4 && !strcmp(word + length - 2, "ly") && !is_among(word, no_adverbs);
}

static size_t first_word(struct phrase phrase)
{
    size_t first = 0;
    while (first + 1 < phrase.count && stands_before_verb(phrase.words[first]))
        first++;
    return first;
}

/* co-design, re-offer, follow-up: what counts is the verb in it. */
static bool is_compound_verb(struct words *words, const char *word)
{
    const char *hyphen = strchr(word, '-');
    return hyphen && (words_has(words, LIST_VERBS, word, (size_t)(hyphen - word)) ||
                      words_has(words, LIST_VERBS, hyphen + 1, strlen(hyphen + 1)));
}

void check_activity_imperative(struct check_run *run, const struct item *activity)
{
    if (!texts_can_be_read(run) || span_is_empty(activity->statement->label))
        return;
    struct phrase phrase =
        phrase_of(run->model->arena, model_text(run->model, activity->statement->label));
    const char *word = phrase.count ? phrase.words[first_word(phrase)] : NULL;
    if (!word || is_verb(run->words, word) || is_compound_verb(run->words, word))
        return;
    struct diagnostic *diagnostic =
        finding(run, activity, activity->statement->label,
                "'%s' is no verb, and an activity begins with one", word);
    finding_help(run, diagnostic, "say what is to be done: Assess need, not Assessment of need");
}

static bool is_determiner(const char *word)
{
    static const char *const determiners[] = {
        "a",   "an",  "the", "each", "every", "all",   "any", "them", "their", "it",
        "its", "him", "her", "this", "these", "those", "us",  "our",  NULL};
    return is_among(word, determiners);
}

/* What stands behind these is one thing that others do: teach children to read and write. */
static bool subordinates(const char *word)
{
    static const char *const words[] = {"to",  "how",  "what",  "where", "when",
                                        "why", "who",  "whom",  "that",  "help",
                                        "let", "make", "which", "while", NULL};
    return is_among(word, words);
}

/* `plan and paint`, `assess need and match each to a course`; but not `give advice and support`. */
static const char *second_verb(struct check_run *run, struct phrase phrase)
{
    for (size_t i = first_word(phrase) + 1; i + 1 < phrase.count; i++) {
        const char *word = phrase.words[i + 1];
        if (subordinates(phrase.words[i - 1]) || (i == 1 && subordinates(phrase.words[0])))
            return NULL;
        if (strcmp(phrase.words[i], "and") != 0 || !is_verb(run->words, word))
            continue;
        bool noun = words_has(run->words, LIST_NOUNS, word, strlen(word));
        bool has_object = i + 2 < phrase.count && is_determiner(phrase.words[i + 2]);
        bool behind_verb = i == first_word(phrase) + 1 && is_verb(run->words, phrase.words[i - 1]);
        if (!noun || has_object || behind_verb)
            return word;
    }
    return NULL;
}

void check_activity_one_verb(struct check_run *run, const struct item *activity)
{
    if (!texts_can_be_read(run) || span_is_empty(activity->statement->label))
        return;
    const char *second = second_verb(
        run, phrase_of(run->model->arena, model_text(run->model, activity->statement->label)));
    if (!second)
        return;
    struct diagnostic *diagnostic = finding(run, activity, activity->statement->label,
                                            "two activities in one: 'and %s'", second);
    finding_help(run, diagnostic, "write a line for each, the second after the first");
}

static bool is_needed(const struct item *system, const struct item *activity)
{
    FOR_MEMBERS (system, member) {
        enum attribute after = member->kind == KIND_ACTIVITY  ? ACTIVITY_AFTER
                               : member->kind == KIND_MONITOR ? MONITOR_AFTER
                               : member->kind == KIND_CONTROL ? CONTROL_AFTER
                                                              : ATTRIBUTE_COUNT;
        if (after == ATTRIBUTE_COUNT)
            continue;
        for (const struct value *value = item_values(member, after); value; value = value->next)
            if (value->item == activity)
                return true;
    }
    return false;
}

void check_activity_connected(struct check_run *run, const struct item *system)
{
    if (count_of(system, KIND_ACTIVITY) < 2)
        return;
    FOR_MEMBERS (system, member) {
        if (member->kind != KIND_ACTIVITY || item_slot(member, ACTIVITY_AFTER) ||
            is_needed(system, member))
            continue;
        struct diagnostic *diagnostic = finding(run, member, item_at(member),
                                                "%s hangs loose: nothing needs it, and it needs "
                                                "nothing",
                                                item_called(run->model, member));
        finding_help(run, diagnostic,
                     "what must be done before it? after NAME; or what does it make "
                     "possible?");
    }
}

/* ---- Dependencies in a circle -----------------------------------------------------------------
 */

enum colour { WHITE, GREY, BLACK };

struct walk {
    const struct item **stack;
    const struct value **next; /* dependency to be followed next */
    unsigned char *colours;    /* by the activity's place in its block */
    size_t depth;
};

static void push(struct walk *walk, const struct item *activity)
{
    walk->colours[activity->place] = GREY;
    walk->stack[walk->depth] = activity;
    walk->next[walk->depth++] = item_values(activity, ACTIVITY_AFTER);
}

/* The value that closes a circle of activities begun here, or NULL. Monitor and control are not
   followed: what comes back through them is feedback. */
static const struct value *find_circle(struct walk *walk, const struct item *system,
                                       const struct item *from)
{
    push(walk, from);
    while (walk->depth) {
        const struct value *value = walk->next[walk->depth - 1];
        if (!value) {
            walk->colours[walk->stack[--walk->depth]->place] = BLACK;
            continue;
        }
        walk->next[walk->depth - 1] = value->next;
        const struct item *before = value->item;
        if (!before || before->kind != KIND_ACTIVITY || before->owner != system)
            continue;
        if (walk->colours[before->place] == GREY)
            return value;
        if (walk->colours[before->place] == WHITE)
            push(walk, before);
    }
    return NULL;
}

static void tell_circle(struct check_run *run, const struct walk *walk, const struct value *closing)
{
    struct buffer circle = {.arena = run->model->arena};
    size_t start = walk->depth;
    while (start && walk->stack[start - 1] != closing->item)
        start--;
    for (size_t i = walk->depth; i >= start && i; i--)
        buffer_printf(&circle, "%s%s", circle.count ? ", before that " : "",
                      item_called(run->model, walk->stack[i - 1]));
    struct diagnostic *diagnostic =
        finding(run, walk->stack[walk->depth - 1], closing->at,
                "these wait for each other, so that none can begin: %s", buffer_text(&circle));
    finding_help(run, diagnostic,
                 "take one `after` out; what comes back as a correction goes through control");
}

void check_dependency_acyclic(struct check_run *run, const struct item *system)
{
    size_t members = 0;
    FOR_MEMBERS (system, member)
        members++;
    struct walk walk = {arena_alloc(run->model->arena, members * sizeof *walk.stack),
                        arena_alloc(run->model->arena, members * sizeof *walk.next),
                        arena_alloc(run->model->arena, members), 0};
    FOR_MEMBERS (system, member) {
        if (member->kind != KIND_ACTIVITY || walk.colours[member->place] != WHITE)
            continue;
        const struct value *closing = find_circle(&walk, system, member);
        if (!closing)
            continue;
        tell_circle(run, &walk, closing);
        return;
    }
}

/* ---- Monitoring and control -------------------------------------------------------------------
 */

void check_monitor_control(struct check_run *run, const struct item *system)
{
    struct listing missing = {0};
    bool monitor = count_of(system, KIND_MONITOR), control = count_of(system, KIND_CONTROL);
    if (!monitor && !control && !count_of(system, KIND_ACTIVITY))
        return;
    if (!monitor)
        listing_add(&missing, run->model->arena, "monitor");
    if (!control)
        listing_add(&missing, run->model->arena, "control");
    if (!count_of(system, KIND_MEASURE))
        listing_add(&missing, run->model->arena, "measure");
    if (!missing.count)
        return;
    struct diagnostic *diagnostic =
        finding(run, system, item_at(system), "%s has no %s: how would it know how it does?",
                item_called(run->model, system), listing_text(&missing, "and no"));
    finding_help(run, diagnostic,
                 "add monitor \"Monitor …\", control \"Take action to …\" and "
                 "measure \"…\" for efficacy");
}

void check_three_es(struct check_run *run, const struct item *system)
{
    static const char *const es[] = {"efficacy", "efficiency", "effectiveness"};
    struct listing missing = {0};
    if (is_empty(system))
        return; /* another rule says where to begin */
    for (int e = 0; e < 3; e++) {
        bool there = false;
        FOR_MEMBERS (system, member)
            there =
                there || (member->kind == KIND_MEASURE && item_choice(member, MEASURE_FOR) == e);
        if (!there)
            listing_add(&missing, run->model->arena, es[e]);
    }
    if (!missing.count)
        return;
    struct diagnostic *diagnostic =
        finding(run, system, item_at(system), "%s has no measure for %s",
                item_called(run->model, system), listing_text(&missing, "or"));
    finding_help(run, diagnostic,
                 "add a line for each: measure \"…\" for efficacy (does it work?), "
                 "efficiency (at what cost?), effectiveness (to what longer end?)");
}
