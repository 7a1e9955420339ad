/* Rules about the model of a system held against what happens.

   That the dependencies be compared too (comparison-links) is not asked: a comparison has rows for
   activities alone, so nobody could answer. Monitoring and control need no row: in few situations
   are they anybody's work, and a group that finds so says it in a row of its own. */
#include "check/changes.h"

static const struct item *system_of(const struct item *comparison)
{
    const struct value *of = item_values(comparison, COMPARISON_OF);
    return of ? of->item : NULL;
}

/* Whether it says something of an activity. */
static bool is_row(const struct item *member)
{
    return member->kind == KIND_FINDING && member->refers;
}

/* ---- Every activity has a row -----------------------------------------------------------------
 */

/* Which activities of the system the comparison has a row for, by their places in its block. */
static const bool *rows_of(struct check_run *run, const struct item *comparison,
                           const struct item *system)
{
    size_t members = 0;
    FOR_MEMBERS (system, member)
        members++;
    bool *rows = arena_alloc(run->model->arena, members + 1);
    FOR_MEMBERS (comparison, row)
        if (is_row(row) && row->refers->owner == system)
            rows[row->refers->place] = true;
    return rows;
}

/* The rows that are missing, to be filled in; a row needs the name of its activity. */
static void offer_rows(struct check_run *run, struct diagnostic *diagnostic,
                       const struct item *comparison, const char *rows)
{
    const struct block *block = statement_block(comparison->statement);
    if (!*rows || !block || span_is_empty(block->close))
        return;
    struct span at = {block->close.start, block->close.start};
    finding_fix(run, diagnostic, at, false, "Add the rows, to be filled in", rows);
}

void check_comparison_complete(struct check_run *run, const struct item *comparison)
{
    const struct item *system = system_of(comparison);
    struct listing missing = {0};
    struct buffer rows = {.arena = run->model->arena};
    if (!system || system->damaged)
        return;
    const bool *has_row = rows_of(run, comparison, system);
    FOR_MEMBERS (system, member) {
        if (member->kind != KIND_ACTIVITY || has_row[member->place])
            continue;
        listing_add(&missing, run->model->arena, item_called(run->model, member));
        if (member->name)
            buffer_printf(&rows, "  finding %s { exists: unknown }\n", member->name->text);
    }
    if (!missing.count)
        return;
    struct diagnostic *diagnostic =
        finding(run, comparison, item_at(comparison), "%s says nothing yet of %s",
                item_called(run->model, comparison), listing_text(&missing, "and"));
    finding_help(run, diagnostic,
                 "does it happen? Add a line for each: finding NAME { exists: yes }, or no, partly "
                 "or unknown");
    offer_rows(run, diagnostic, comparison, buffer_text(&rows));
}

/* ---- What happens is told in full -------------------------------------------------------------
 */

/* What a row leaves open of an activity that happens; NULL: nothing. */
static const char *open_columns(struct check_run *run, const struct item *row)
{
    static const struct {
        enum attribute attribute;
        const char *asks;
    } columns[] = {
        {FINDING_HOW, "how it is done"},
        {FINDING_WHO, "who does it"},
        {FINDING_JUDGED, "how it is judged"},
    };
    int exists = is_row(row) ? item_choice(row, FINDING_EXISTS) : -1;
    struct listing open = {0};
    if (exists != FINDING_EXISTS_YES && exists != FINDING_EXISTS_PARTLY)
        return NULL;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (!item_slot(row, columns[i].attribute))
            listing_add(&open, run->model->arena, columns[i].asks);
    return open.count ? listing_text(&open, "and") : NULL;
}

static struct diagnostic *tell_columns(struct check_run *run, const struct item *row,
                                       const char *open)
{
    struct diagnostic *diagnostic =
        finding(run, row, item_at(row), "%s happens, and it is left open %s",
                item_called(run->model, row->refers), open);
    finding_help(run, diagnostic, "ask those who do it: how: \"…\"; who: NAME; judged: \"…\"");
    return diagnostic;
}

void check_comparison_columns(struct check_run *run, const struct item *comparison)
{
    struct diagnostic *first = NULL;
    unsigned told = 0;
    FOR_MEMBERS (comparison, row) {
        const char *open = open_columns(run, row);
        if (!open)
            continue;
        if (item_waives(row, &run->check->rule))
            tell_columns(run, row, open);
        else if (!first)
            first = tell_columns(run, row, open);
        else if (told++ < MOST_REMARKS)
            finding_remark(run, first, item_at(row), "left open here: %s", open);
    }
}

/* ---- A comparison in which nothing differs ----------------------------------------------------
 */

void check_comparison_no_gap(struct check_run *run, const struct item *comparison)
{
    enum { FEWEST_ROWS = 3 };
    unsigned rows = 0;
    FOR_MEMBERS (comparison, row) {
        if (!is_row(row) || item_choice(row, FINDING_EXISTS) != FINDING_EXISTS_YES ||
            item_slot(row, FINDING_IDEA))
            return;
        rows++;
    }
    if (rows < FEWEST_ROWS)
        return;
    struct diagnostic *diagnostic =
        finding(run, comparison, item_at(comparison), "%s finds no difference: all of it happens",
                item_called(run->model, comparison));
    finding_help(run, diagnostic,
                 "does it happen well? Say partly where it does not, or idea: \"…\"; and does the "
                 "system say more than what is there already?");
}

/* ---- What does not happen leads to a change ---------------------------------------------------
 */

static bool is_open_gap(struct check_run *run, const struct item *row)
{
    int exists = is_row(row) ? item_choice(row, FINDING_EXISTS) : -1;
    return (exists == FINDING_EXISTS_NO || exists == FINDING_EXISTS_PARTLY) &&
           !is_taken_up(run, row) && !is_taken_up(run, row->refers);
}

/* There is no change yet: that is told once a comparison. */
static void tell_no_change(struct check_run *run, const struct item *comparison,
                           const struct item *first)
{
    struct diagnostic *diagnostic =
        finding(run, first, item_at(first),
                "nothing follows yet from what %s finds: there is no change in the model",
                item_called(run->model, comparison));
    finding_help(run, diagnostic, "begin with one: change NAME \"…\" { answers: %s }",
                 item_path(run->model, first->refers));
}

static void tell_gap(struct check_run *run, const struct item *row)
{
    struct diagnostic *diagnostic =
        finding(run, row, item_at(row), "%s %s, and nothing follows from it",
                item_called(run->model, row->refers),
                item_choice(row, FINDING_EXISTS) == FINDING_EXISTS_NO ? "does not happen"
                                                                      : "happens in part only");
    finding_help(run, diagnostic, "let a change answer it: answers: %s",
                 item_path(run->model, row->refers));
}

void check_gap_becomes_change(struct check_run *run, const struct item *comparison)
{
    const struct changes *changes = changes_of(run);
    if (changes->unsure)
        return;
    FOR_MEMBERS (comparison, row) {
        if (!is_open_gap(run, row))
            continue;
        if (changes->begun || item_waives(row, &run->check->rule)) {
            tell_gap(run, row);
            continue;
        }
        tell_no_change(run, comparison, row);
        return;
    }
}
