/* Who is in it: what they want, what say they have, and where in the model they appear. */
#include "base/listing.h"
#include "view/view.h"

#include <string.h>

enum { WHO, WANTS, SAY, INTEREST, STANCE, INVOLVED, APPEARS, COLUMN_COUNT };

/* How much say somebody has, and where they stand, is for those who make the model: whoever gets a
   handout may be one of them. */
static const struct column columns[COLUMN_COUNT] = {
    [WHO] = {"who", "Who", .weight = 3, .row_head = true},
    [WANTS] = {"wants", "What they want", .weight = 4},
    [SAY] = {"power", "How much say they have", COLUMN_CHOICE, .weight = 2, .makers_only = true},
    [INTEREST] = {"interest", "How much it matters to them", COLUMN_CHOICE, .weight = 2,
                  .makers_only = true},
    [STANCE] = {"stance", "Where they stand", COLUMN_CHOICE, .weight = 2, .optional = true,
                .makers_only = true},
    [INVOLVED] = {"involved", "How they are involved", .weight = 3, .optional = true},
    [APPEARS] = {"appears", "Where they appear", .weight = 7, .makers_only = true},
};

/* ---- What is said of them -------------------------------------------------------------------- */

/* "high", or "7 of 10". */
static void say_rating(struct viewer *viewer, struct cell *cell, const struct item *who,
                       enum attribute attribute)
{
    const struct value *value = item_values(who, attribute);
    const char *word = item_word(viewer, who, attribute);
    if (value && value->form == VALUE_NUMBER)
        word = arena_printf(viewer->arena, "%s of 10", word);
    cell_say(viewer->arena, cell, word);
}

/* Now, and how they ought to be where that is something else; whether it is. */
static bool say_involved(struct viewer *viewer, struct cell *cell, const struct item *who)
{
    const char *now = item_word(viewer, who, STAKEHOLDER_INVOLVED);
    const char *wanted = item_word(viewer, who, STAKEHOLDER_INVOLVED_WANTED);
    bool differs = wanted && item_choice(who, STAKEHOLDER_INVOLVED) !=
                                 item_choice(who, STAKEHOLDER_INVOLVED_WANTED);
    cell_say(viewer->arena, cell, now ? now : wanted ? "not said" : NULL);
    if (!differs)
        return false;
    runs_add(viewer->arena, &cell->runs, RUN_ARROW, " → ", NULL);
    cell_say(viewer->arena, cell, wanted);
    return true;
}

/* ---- Where they appear ----------------------------------------------------------------------- */

/* Where a thing names people, and how to say that it does: with its own name, or in numbers. */
struct place {
    enum kind kind;
    enum attribute attribute;
    const char *words, *one, *several; /* NULL: by their names */
};

static const struct place places[] = {
    {KIND_MODEL, MODEL_CLIENT, "client of the study", "", NULL},
    {KIND_MODEL, MODEL_PRACTITIONER, "practitioner", "", NULL},
    {KIND_MODEL, MODEL_ISSUE_OWNERS, "issue owner", "", NULL},
    {KIND_SYSTEM, SYSTEM_CUSTOMERS, "customer in", NULL, NULL},
    {KIND_SYSTEM, SYSTEM_VICTIMS, "victim in", NULL, NULL},
    {KIND_SYSTEM, SYSTEM_ACTORS, "actor in", NULL, NULL},
    {KIND_SYSTEM, SYSTEM_OWNERS, "owner of", NULL, NULL},
    {KIND_SYSTEM, SYSTEM_WORLDVIEW, "holds the worldview of", NULL, NULL},
    {KIND_ISSUE, ISSUE_RAISED_BY, "raised", "issue", "issues"},
    {KIND_CONFLICT, CONFLICT_BETWEEN, "in", "conflict", "conflicts"},
    {KIND_JOURNEY, JOURNEY_OF, "on", "journey", "journeys"},
    {KIND_STEP, STEP_WITH, "met at", "step of a journey", "steps of journeys"},
    {KIND_STAGE, STAGE_BY, "does", "stage of a chain", "stages of chains"},
    {KIND_NETWORK, NETWORK_OF, "in", "network", "networks"},
    {KIND_CHANGE, CHANGE_OWNER, "answers for", "change", "changes"},
    {KIND_CHANGE, CHANGE_GAINS, "gains by", "change", "changes"},
    {KIND_CHANGE, CHANGE_LOSES, "loses by", "change", "changes"},
    {KIND_CHANGE, CHANGE_CANNOT_LIVE, "cannot live with", "change", "changes"},
};

static const struct value *named_in(const struct item *item, const struct place *place)
{
    if (place->attribute != SYSTEM_WORLDVIEW)
        return item_values(item, place->attribute);
    const struct qualifier *held =
        slot_qualifier(item_slot(item, SYSTEM_WORLDVIEW), CLAUSE_HELD_BY);
    return held ? held->values : NULL;
}

/* The table with what one place after the other says of those in its rows. */
struct people {
    struct viewer *viewer;
    struct table *table;
    uint32_t *row_of; /* by index of the stakeholder: the row, from 1 */
    struct mentions {
        struct listing names;
        const struct item *last;
    } * mentions; /* of each row, at the place at hand */
};

/* A role's holders are meant with it: a tutor's work is the work of the college. */
static void mention(struct people *people, const struct item *item, const struct value *values)
{
    for (; values; values = values->next) {
        const struct item *who = values->item;
        uint32_t row = who ? people->row_of[who->index] : 0;
        struct mentions *mentions = row ? &people->mentions[row - 1] : NULL;
        if (who && who->kind == KIND_ROLE && viewer_shows(people->viewer, who))
            mention(people, item, item_values(who, ROLE_HELD_BY));
        if (!mentions || mentions->last == item)
            continue;
        mentions->last = item;
        listing_add(&mentions->names, people->viewer->arena,
                    arena_printf(people->viewer->arena, "“%s”",
                                 system_purpose(people->viewer->model, item)));
    }
}

/* "customer in “Keep people learning”", "raised 2 issues" */
static const char *say_place(struct arena *arena, const struct place *place,
                             struct mentions *mentions)
{
    unsigned count = mentions->names.count;
    if (place->kind == KIND_MODEL)
        return place->words;
    if (!place->one)
        return arena_printf(arena, "%s %s", place->words, listing_text(&mentions->names, "and"));
    return arena_printf(arena, "%s %u %s", place->words, count,
                        count == 1 ? place->one : place->several);
}

static void look_at_place(struct people *people, const struct place *place)
{
    struct arena *arena = people->viewer->arena;
    struct table *table = people->table;
    memset(people->mentions, 0, table->rows.count * sizeof *people->mentions);
    FOR_SHOWN_OWN (people->viewer, place->kind, item)
        mention(people, item, named_in(item, place));
    for (size_t i = 0; i < table->rows.count; i++)
        if (people->mentions[i].last)
            cell_list(arena, &table->rows.items[i].cells[APPEARS],
                      say_place(arena, place, &people->mentions[i]), NULL);
}

static void meet(struct people *people, const struct item *who, const struct item *picture)
{
    if (who && people->row_of[who->index])
        people->mentions[people->row_of[who->index] - 1].last = picture;
}

/* Whoever has part in a sentence: as its subject, its object, or behind a clause word. */
static void meet_all(struct people *people, const struct link *link, const struct item *picture)
{
    meet(people, link->subject, picture);
    meet(people, link->object, picture);
    for (const struct qualifier *clause = link->qualifiers; clause; clause = clause->next)
        for (const struct value *value = clause->values; value; value = value->next)
            meet(people, value->form == VALUE_ITEM ? value->item : NULL, picture);
}

/* Those of whom nothing else is said may at least stand in a picture. */
static void look_at_pictures(struct people *people)
{
    memset(people->mentions, 0, people->table->rows.count * sizeof *people->mentions);
    FOR_SHOWN (people->viewer, KIND_PICTURE, picture)
        FOR_LINKS (picture, link)
            if (viewer_shows_link(people->viewer, link))
                meet_all(people, link, picture);
    for (size_t i = 0; i < people->table->rows.count; i++) {
        struct cell *cell = &people->table->rows.items[i].cells[APPEARS];
        if (!cell->runs.first)
            cell_say(people->viewer->arena, cell,
                     people->mentions[i].last ? "in pictures only" : "nowhere yet");
    }
}

/* ---- The table ------------------------------------------------------------------------------- */

static void add_stakeholder(struct people *people, const struct item *who)
{
    struct viewer *viewer = people->viewer;
    struct table *table = people->table;
    const char *id = item_id(viewer->model, who);
    struct cell *cells = table_add_row(viewer->arena, table, id)->cells;
    people->row_of[who->index] = (uint32_t)table->rows.count;
    cell_list(viewer->arena, &cells[WHO], item_title(viewer->model, who), id);
    cell_say_values(viewer, &cells[WANTS], who, STAKEHOLDER_WANTS);
    say_rating(viewer, &cells[SAY], who, STAKEHOLDER_POWER);
    say_rating(viewer, &cells[INTEREST], who, STAKEHOLDER_INTEREST);
    cell_say_values(viewer, &cells[STANCE], who, STAKEHOLDER_STANCE);
    if (say_involved(viewer, &cells[INVOLVED], who))
        table->columns[INVOLVED].head = "Involved now → wanted";
}

struct table *tabulate_stakeholders(struct viewer *viewer, const struct item *const *subjects,
                                    size_t count)
{
    struct people people = {
        .viewer = viewer,
        .table = table_new(viewer->arena, "stakeholders", "Who is in it, and what they want",
                           columns, COLUMN_COUNT),
    };
    people.row_of =
        arena_alloc(viewer->arena, (viewer->model->all.count + 1) * sizeof *people.row_of);
    FOR_SHOWN (viewer, KIND_STAKEHOLDER, who)
        if (is_subject(who, subjects, count))
            add_stakeholder(&people, who);
    if (!people.table->rows.count)
        return NULL;
    people.mentions =
        arena_alloc(viewer->arena, people.table->rows.count * sizeof *people.mentions);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        look_at_place(&people, &places[i]);
    look_at_pictures(&people);
    table_leave_out_empty(people.table);
    return people.table;
}
