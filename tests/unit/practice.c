/* Models of a practice made by chance; see practice.h. */
#include "practice.h"

#include "model/series.h"

enum { MOST_SYSTEMS = 4 };

struct practice {
    struct buffer *out;
    unsigned state;
    unsigned people, roles, issues, systems, aspects, changes, steps;
    unsigned activities[MOST_SYSTEMS];
    chance_function *chance;
    label_function *put_label;
};

/* ---- Words, names and numbers ---------------------------------------------------------------- */

/* One to fourteen, and now and then a great many. */
static unsigned how_many(struct practice *practice)
{
    return practice->chance(&practice->state, 12) ? 1 + practice->chance(&practice->state, 14) : 30;
}

/* Once in so many times. */
static bool happens(struct practice *practice, unsigned times)
{
    return !practice->chance(&practice->state, times);
}

static const char *one_of(struct practice *practice, const char *const *words, unsigned count)
{
    return words[practice->chance(&practice->state, count)];
}
#define ONE_OF(practice, words) one_of((practice), (words), sizeof(words) / sizeof *(words))

static void put(struct practice *practice, const char *text)
{
    buffer_put(practice->out, text);
}

static void put_text(struct practice *practice, const char *before, const char *behind)
{
    put(practice, before);
    practice->put_label(practice->out, &practice->state);
    put(practice, behind);
}

/* Now and then more than one text. */
static void put_texts(struct practice *practice, const char *key)
{
    if (happens(practice, 3))
        return;
    put_text(practice, key, "");
    for (unsigned i = practice->chance(&practice->state, 6); i > 3; i--)
        put_text(practice, ",", "");
    put(practice, "\n");
}

/* The names of one to three of so many, as "p3, p0". */
static void put_names(struct practice *practice, const char *before, const char *letter,
                      unsigned among, const char *behind)
{
    unsigned more = practice->chance(&practice->state, 5);
    buffer_printf(practice->out, "%s %s%u", before, letter,
                  practice->chance(&practice->state, among));
    for (; more > 2; more--)
        buffer_printf(practice->out, ", %s%u", letter, practice->chance(&practice->state, among));
    put(practice, behind);
}

static void put_some(struct practice *practice, const char *key, const char *letter, unsigned among)
{
    if (among && !happens(practice, 3))
        put_names(practice, key, letter, among, "\n");
}

static void put_word(struct practice *practice, const char *key, const char *word)
{
    if (!happens(practice, 4))
        buffer_printf(practice->out, "%s %s\n", key, word);
}

static void put_head(struct practice *practice, const char *kind, const char *letter,
                     unsigned number)
{
    buffer_printf(practice->out, "%s %s%u", kind, letter, number);
    practice->put_label(practice->out, &practice->state);
}

/* ---- Who is in it, and what worries them ----------------------------------------------------- */

static void put_person(struct practice *practice, unsigned number)
{
    static const char *const sorts[] = {"person", "group", "organisation"};
    static const char *const positions[] = {"top", "middle", "bottom", "customer"};
    put_head(practice, "stakeholder", "p", number);
    buffer_printf(practice->out, " {\nis: %s\n", ONE_OF(practice, sorts));
    if (number && happens(practice, 2))
        buffer_printf(practice->out, "part-of: p%u\n", practice->chance(&practice->state, number));
    if (!number || !happens(practice, 3)) {
        buffer_printf(practice->out, "position: %s", ONE_OF(practice, positions));
        if (happens(practice, 2))
            buffer_printf(practice->out, " towards p%u",
                          practice->chance(&practice->state, practice->people));
        put(practice, "\n");
    }
    put_texts(practice, "wants:");
    put(practice, happens(practice, 15) ? "confidential: yes\n}\n" : "}\n");
}

/* Some are about a change: it bred them. */
static void put_issue(struct practice *practice, unsigned number)
{
    put_head(practice, "issue", "i", number);
    if (!happens(practice, 4))
        put_names(practice, " raised by", "p", practice->people, "");
    if (happens(practice, 2))
        put_names(practice, " about", "h", practice->changes, "");
    put(practice, happens(practice, 9) ? " { parked: \"for later\" }\n" : "\n");
}

static void put_people(struct practice *practice)
{
    for (unsigned i = 0; i < practice->people; i++)
        put_person(practice, i);
    for (unsigned i = 0; i < practice->roles; i++) {
        put_head(practice, "role", "r", i);
        put_names(practice, " held by", "p", practice->people, "\n");
    }
    for (unsigned i = 0; i < practice->issues; i++)
        put_issue(practice, i);
}

/* ---- Systems --------------------------------------------------------------------------------- */

static void put_parties(struct practice *practice, const char *key)
{
    if (happens(practice, 8))
        put_text(practice, arena_printf(practice->out->arena, "%s none because", key), "\n");
    else
        put_some(practice, key, "p", practice->people);
}

static void put_catwoe(struct practice *practice)
{
    put_parties(practice, "customers:");
    put_parties(practice, "victims:");
    put_parties(practice, "actors:");
    if (!happens(practice, 4))
        put_text(practice, "transformation: \"before\" ->", "\n");
    if (!happens(practice, 4)) {
        put_text(practice, "worldview:", "");
        put_names(practice, " held by", "p", practice->people, "\n");
    }
    put_parties(practice, "owners:");
    put_texts(practice, "environment:");
    put_texts(practice, "emergent:");
}

static void put_definition(struct practice *practice)
{
    if (happens(practice, 4))
        put_text(practice, "definition:", "\n");
    put_texts(practice, "resources:");
    if (!happens(practice, 4))
        put_text(practice, "what:", "\n");
    if (!happens(practice, 3))
        put_text(practice, "how:", "\n");
    if (!happens(practice, 3))
        put_text(practice, "why:", "\n");
}

/* Each opens up an activity of the one before, so that levels lie within levels. */
static void put_system(struct practice *practice, unsigned number)
{
    unsigned activities = 1 + practice->chance(&practice->state, 5);
    practice->activities[number] = activities;
    put_head(practice, "system", "s", number);
    put(practice, " {\n");
    if (number && !happens(practice, 3))
        buffer_printf(practice->out, "expands: s%u.a0\n", number - 1);
    put_some(practice, "answers:", "i", practice->issues);
    put_catwoe(practice);
    if (!happens(practice, 6))
        put_definition(practice);
    for (unsigned i = 0; i < activities; i++) {
        put_head(practice, "activity", "a", i);
        buffer_printf(practice->out, i ? " after a%u\n" : "\n",
                      practice->chance(&practice->state, i ? i : 1));
    }
    put(practice, "}\n");
}

/* ---- What groups found ----------------------------------------------------------------------- */

static void put_finding(struct practice *practice, unsigned activity)
{
    static const char *const words[] = {"yes", "no", "partly", "unknown"};
    buffer_printf(practice->out, "finding a%u {\n exists: %s\n", activity, ONE_OF(practice, words));
    put_texts(practice, "idea:");
    if (happens(practice, 3))
        put_text(practice, "how:", "\n");
    if (happens(practice, 3))
        put_names(practice, "who:", "p", practice->people, "\n");
    put(practice, "}\n");
}

/* Several hold one system against what happens, each by itself. */
static void put_group(struct practice *practice, unsigned system, unsigned number)
{
    buffer_printf(practice->out, "comparison g%u-%u", system, number);
    practice->put_label(practice->out, &practice->state);
    buffer_printf(practice->out, " of s%u ", system);
    if (happens(practice, 3))
        put_names(practice, "by", "p", practice->people, " {\n");
    else
        put_text(practice, "by", " {\n");
    for (unsigned i = 0; i < practice->activities[system]; i++)
        if (!happens(practice, 6))
            put_finding(practice, i);
    put(practice, "}\n");
}

static void put_groups(struct practice *practice)
{
    for (unsigned i = 0; i < practice->systems; i++)
        for (unsigned k = practice->chance(&practice->state, 6); k; k--)
            put_group(practice, i, k);
}

/* ---- Changes, and what became of them -------------------------------------------------------- */

static void put_judgement(struct practice *practice, const char *key)
{
    static const char *const words[] = {"yes", "no", "contested"};
    if (happens(practice, 3))
        return;
    buffer_printf(practice->out, "%s %s", key, ONE_OF(practice, words));
    practice->put_label(practice->out, &practice->state);
    put_names(practice, " according to", "p", practice->people, "\n");
}

static void put_links(struct practice *practice)
{
    if (happens(practice, 3))
        put_names(practice, "answers:", "i", practice->issues, "\n");
    else if (happens(practice, 2))
        buffer_printf(practice->out, "answers: s%u.a0, i0\n",
                      practice->chance(&practice->state, practice->systems));
    put_some(practice, "needs:", "h", practice->changes);
    put_some(practice, "within:", "f.x", practice->aspects);
}

static void put_change(struct practice *practice, unsigned number)
{
    static const char *const horizons[] = {"short", "medium", "long"};
    put_head(practice, "change", "h", number);
    put(practice, " {\n");
    put_links(practice);
    put_judgement(practice, "desirable:");
    put_judgement(practice, "feasible:");
    put_parties(practice, "gains:");
    put_parties(practice, "loses:");
    put_some(practice, "can-live:", "p", practice->people);
    put_some(practice, "cannot-live:", "p", practice->people);
    if (!happens(practice, 4))
        buffer_printf(practice->out, "owner: p%u\n",
                      practice->chance(&practice->state, practice->people));
    put_word(practice, "horizon:", ONE_OF(practice, horizons));
    put_texts(practice, "may-also:");
    put(practice, "}\n");
}

static void put_outcome(struct practice *practice, unsigned change)
{
    static const char *const ends[] = {"succeeded", "stalled", "failed", "stopped", "going"};
    buffer_printf(practice->out, "outcome h%u {\nis: %s\n", change, ONE_OF(practice, ends));
    if (!happens(practice, 3))
        put_text(practice, "expected:", "\n");
    if (!happens(practice, 3))
        put_text(practice, "observed:", "\n");
    put_texts(practice, "doubts:");
    put(practice, "}\n");
}

static void put_stocktake(struct practice *practice, unsigned number)
{
    put_head(practice, "stocktake", "t", number);
    buffer_printf(practice->out, " on %u-06-01 {\n", 2001 + number);
    for (unsigned i = 0; i < practice->changes; i++)
        if (!number || !happens(practice, 3))
            put_outcome(practice, i);
    put(practice, "}\n");
}

/* A stocktake is a picture of its own: a few will do. */
static void put_changes(struct practice *practice)
{
    unsigned stocktakes = 1 + practice->chance(&practice->state, 3);
    put_text(practice, "framework f", " {\n");
    for (unsigned i = 0; i < practice->aspects; i++) {
        put_head(practice, "aspect", "x", i);
        put(practice, "\n");
    }
    put(practice, "}\n");
    for (unsigned i = 0; i < practice->changes; i++)
        put_change(practice, i);
    for (unsigned i = 0; i < stocktakes; i++)
        put_stocktake(practice, i);
}

/* ---- Measures -------------------------------------------------------------------------------- */

static void put_measures(struct practice *practice)
{
    static const char *const ways[] = {"up", "down"};
    put_text(practice, "measure m", " for effectiveness {\ndata: \"values.csv\"\n");
    if (!happens(practice, 3))
        buffer_printf(practice->out, "target: %u%s\n", practice->chance(&practice->state, 120),
                      happens(practice, 2) ? " on 2009-01-01" : "");
    put_word(practice, "better:", ONE_OF(practice, ways));
    put_texts(practice, "gamed-by:");
    if (happens(practice, 2))
        put_text(practice, "purpose:", "\n");
    put(practice, happens(practice, 3) ? "unit: \"per cent\"\n}\n" : "}\n");
}

/* From no variation at all to leaps of thousands, with a shift in the middle of some. */
static double value_at(unsigned *state, unsigned seed, unsigned place, chance_function *chance)
{
    static const unsigned spans[] = {1, 7, 40, 40, 9000};
    unsigned span = spans[seed % (sizeof spans / sizeof *spans)];
    double value = chance(state, span) + (seed % 3 ? 0 : 0.25);
    return (seed % 7 ? value : -value) + (place > 14 && seed % 2 ? span : 0);
}

static struct series *make_series(struct model *model, const struct item *measure, unsigned seed,
                                  chance_function *chance)
{
    struct series *series = arena_new_of(model->arena, struct series);
    unsigned state = seed, count = seed % 11 ? 1 + seed * 5 % 37 : 100;
    series->source = measure->file->source;
    for (unsigned i = 0; i < count; i++)
        *array_add(model->arena, &series->points) = (struct series_point){
            .value = value_at(&state, seed, i, chance),
            .date = (2001 + i / 12) * 10000 + (1 + i % 12) * 100 + 1,
        };
    return series;
}

void give_series(struct model *model, unsigned seed, chance_function *chance)
{
    if (!model->data.of)
        return;
    FOR_ITEMS_OF (model, KIND_MEASURE, measure)
        if (item_slot(measure, MEASURE_DATA))
            model->data.of[measure->index] = make_series(model, measure, seed, chance);
}

/* ---- Ways through services, chains, networks ------------------------------------------------- */

/* Most steps come after the one before, some after several or after none, and some in a circle. */
static void put_step(struct practice *practice, unsigned number)
{
    static const char *const moods[] = {"calm", "happy", "worried", "angry", "sad", "confused"};
    put_head(practice, "step", "e", number);
    if (!happens(practice, 5))
        put_names(practice, " with", happens(practice, 6) && practice->roles ? "r" : "p",
                  practice->roles < practice->people && practice->roles ? practice->roles
                                                                        : practice->people,
                  "");
    if (number && !happens(practice, 4))
        buffer_printf(practice->out, " after e%u", number - 1);
    else if (happens(practice, 3))
        put_names(practice, " after", "e", practice->steps, "");
    put(practice, " {\n");
    if (happens(practice, 5))
        put_text(practice, "feels:", "\n");
    else
        put_word(practice, "feels:", ONE_OF(practice, moods));
    put_texts(practice, "says:");
    put_texts(practice, "hands-over:");
    if (happens(practice, 2))
        buffer_printf(practice->out, "waits: %u weeks\n", practice->chance(&practice->state, 20));
    if (happens(practice, 3))
        buffer_printf(practice->out, "period: %u days\n", practice->chance(&practice->state, 90));
    put(practice, "}\n");
}

static void put_journey(struct practice *practice)
{
    put_text(practice, "journey j", " of p0 {\n");
    for (unsigned i = 0; i < practice->steps; i++)
        put_step(practice, i);
    put(practice, "}\n");
}

static void put_chain(struct practice *practice)
{
    static const char *const moves[] = {"aligned", "misaligned"};
    unsigned stages = how_many(practice);
    put_text(practice, "delivery-chain d", "");
    put_names(practice, " for", "i", practice->issues, " {\n");
    for (unsigned i = 0; i < stages; i++) {
        put_head(practice, "stage", "g", i);
        if (!happens(practice, 6))
            put_names(practice, " by", "p", practice->people, "");
        if (!happens(practice, 6))
            put_names(practice, " to", "p", practice->people, "");
        put(practice, " {\n");
        put_texts(practice, "gives:");
        if (!happens(practice, 3)) {
            buffer_printf(practice->out, "incentive: %s", ONE_OF(practice, moves));
            put_text(practice, "", "\n");
        }
        if (happens(practice, 3))
            put_text(practice, "bottleneck:", "\n");
        put(practice, "}\n");
    }
    put(practice, "}\n");
}

static void put_network(struct practice *practice)
{
    static const char *const shapes[] = {"hub-and-spoke", "ring", "mesh", "tree"};
    static const char *const verbs[] = {"fund", "tell", "help", "watch", "trust", "advise"};
    put_text(practice, "network n", " of p0");
    for (unsigned i = 1; i < practice->people; i++)
        if (!happens(practice, 9))
            buffer_printf(practice->out, ", p%u", i);
    put(practice, " {\n");
    put_word(practice, "shape:", ONE_OF(practice, shapes));
    put_some(practice, "hub:", "p", practice->people);
    put_some(practice, "brokers:", "p", practice->people);
    put_some(practice, "coordinates:", "p", practice->people);
    for (unsigned i = 1; i < practice->people; i++) {
        unsigned near = 1 + practice->chance(&practice->state, i < 6 ? i : 6);
        buffer_printf(practice->out, "p%u %s p%u\n", i, ONE_OF(practice, verbs), i - near);
        for (unsigned more = practice->chance(&practice->state, 5); more > 2; more--)
            buffer_printf(practice->out, "p%u %s p%u\n",
                          practice->chance(&practice->state, practice->people),
                          ONE_OF(practice, verbs), i);
    }
    put(practice, "}\n");
}

/* ---- The whole ------------------------------------------------------------------------------- */

void put_practice(struct buffer *out, unsigned seed, chance_function *chance,
                  label_function *put_label)
{
    struct practice practice = {
        .out = out, .state = seed * 2654435761u, .chance = chance, .put_label = put_label};
    practice.people = how_many(&practice);
    practice.roles = chance(&practice.state, 4);
    practice.issues = how_many(&practice);
    practice.systems = 1 + chance(&practice.state, MOST_SYSTEMS);
    practice.aspects = how_many(&practice);
    practice.changes = how_many(&practice);
    practice.steps = how_many(&practice);
    put(&practice, "use relations\n");
    put_text(&practice, "model practice", "\n");
    put_people(&practice);
    for (unsigned i = 0; i < practice.systems; i++)
        put_system(&practice, i);
    put_changes(&practice);
    put_measures(&practice);
    put_journey(&practice);
    put_chain(&practice);
    put_network(&practice);
    put_groups(&practice);
}
