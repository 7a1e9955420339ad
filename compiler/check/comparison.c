/* Rules about the model of a system held against what happens.

   That the dependencies be compared too (comparison-links) is not asked: a comparison has rows for
   activities alone, so nobody could answer. Monitoring and control need no row: in few situations
   are they anybody's work, and a group that finds so says it in a row of its own.

   Where several groups hold one system against what happens, each with a comparison of its own
   (`by`), they are read as one: what one group leaves open another may tell, and what they all
   find is told once, of the first. */
#include "check/changes.h"

/* Whether it says something of an activity. */
static bool is_row(const struct item *member)
{
    return member->kind == KIND_FINDING && member->refers;
}

/* ---- What several groups have compared ---------------------------------------------------------
 */

static bool is_by_group(const struct item *comparison)
{
    return item_slot(comparison, COMPARISON_BY) != NULL;
}

/* Whether two comparisons are read as one; each is, with itself. */
static bool go_together(const struct item *comparison, const struct item *other)
{
    return other == comparison ||
           (is_by_group(comparison) && is_by_group(other) &&
            item_named(comparison, COMPARISON_OF) == item_named(other, COMPARISON_OF));
}

#define FOR_TOGETHER(run, comparison, each) \
    FOR_ITEMS_OF ((run)->model, KIND_COMPARISON, each) \
        if (go_together(comparison, each))

static size_t count_together(struct check_run *run, const struct item *comparison)
{
    size_t count = 0;
    FOR_TOGETHER(run, comparison, each)
    count++;
    return count;
}

typedef bool row_test(struct check_run *, const struct item *row);

/* The first of them with a row that passes the test, of this activity, or of any where that is
   NULL. */
static const struct item *first_with(struct check_run *run, const struct item *comparison,
                                     const struct item *activity, row_test *test)
{
    FOR_TOGETHER(run, comparison, each)
    FOR_MEMBERS (each, row)
        if (is_row(row) && (!activity || row->refers == activity) && test(run, row))
            return each;
    return NULL;
}

/* ---- Every activity has a row -----------------------------------------------------------------
 */

/* Which activities of the system have a row, by their places in its block. */
static const bool *rows_of(struct check_run *run, const struct item *comparison,
                           const struct item *system)
{
    size_t members = 0;
    FOR_MEMBERS (system, member)
        members++;
    bool *rows = arena_alloc(run->model->arena, members + 1);
    FOR_TOGETHER(run, comparison, each)
    FOR_MEMBERS (each, row)
        if (is_row(row) && row->refers->owner == system)
            rows[row->refers->place] = true;
    return rows;
}

/* Whether it speaks for all of them: it is the first, and none has a row that was not understood
   and may be the one that seems to be missing. */
static bool speaks_for_all(struct check_run *run, const struct item *comparison)
{
    const struct item *first = NULL;
    FOR_TOGETHER(run, comparison, each)
    {
        first = first ? first : each;
        if (each->damaged)
            return false;
    }
    return first == comparison;
}

/* The rows that are missing, to be filled in; a row needs the name of its activity. */
static void offer_rows(struct check_run *run, struct diagnostic *diagnostic,
                       const struct item *comparison, const char *rows)
{
    const struct block *block = statement_block(comparison->statement);
    if (!*rows || is_by_group(comparison) || !block || span_is_empty(block->close))
        return; /* nobody answers for a group */
    struct span at = {block->close.start, block->close.start};
    finding_fix(run, diagnostic, at, false, "Add the rows, to be filled in", rows);
}

void check_comparison_complete(struct check_run *run, const struct item *comparison)
{
    const struct item *system = item_named(comparison, COMPARISON_OF);
    struct listing missing = {0};
    struct buffer rows = {.arena = run->model->arena};
    if (!system || system->damaged || !speaks_for_all(run, comparison))
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
    bool alone = count_together(run, comparison) == 1;
    struct diagnostic *diagnostic = finding(
        run, comparison, item_at(comparison), "%s nothing yet of %s",
        alone ? arena_printf(run->model->arena, "%s says", item_called(run->model, comparison))
              : "the groups say",
        listing_text(&missing, "and"));
    finding_help(run, diagnostic,
                 "does it happen? Add a line for each: finding NAME { exists: yes }, or no, partly "
                 "or unknown");
    offer_rows(run, diagnostic, comparison, buffer_text(&rows));
}

/* ---- What happens is told in full -------------------------------------------------------------
 */

static bool happens(struct check_run *run, const struct item *row)
{
    int exists = item_choice(row, FINDING_EXISTS);
    (void)run;
    return exists == FINDING_EXISTS_YES || exists == FINDING_EXISTS_PARTLY;
}

/* Whether this row tells it, or that of another group. */
static bool is_told(struct check_run *run, const struct item *row, enum attribute attribute)
{
    FOR_TOGETHER(run, row->owner, each)
    FOR_MEMBERS (each, other)
        if (is_row(other) && other->refers == row->refers && item_slot(other, attribute))
            return true;
    return false;
}

/* What is left open of an activity that happens; NULL: nothing, or that is told elsewhere. */
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
    struct listing open = {0};
    if (!is_row(row) || !happens(run, row) ||
        first_with(run, row->owner, row->refers, happens) != row->owner)
        return NULL;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (!is_told(run, row, columns[i].attribute))
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
    FOR_TOGETHER(run, comparison, each)
    FOR_MEMBERS (each, row) {
        if (!is_row(row) || item_choice(row, FINDING_EXISTS) != FINDING_EXISTS_YES ||
            item_slot(row, FINDING_IDEA))
            return;
        rows++;
    }
    if (rows < FEWEST_ROWS || !speaks_for_all(run, comparison))
        return;
    bool alone = count_together(run, comparison) == 1;
    struct diagnostic *diagnostic = finding(
        run, comparison, item_at(comparison), "%s no difference: all of it happens",
        alone ? arena_printf(run->model->arena, "%s finds", item_called(run->model, comparison))
              : "the groups find");
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
           !is_taken_up(run, row->refers) && !first_with(run, row->owner, row->refers, is_taken_up);
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
        if (!is_open_gap(run, row) ||
            first_with(run, comparison, row->refers, is_open_gap) != comparison)
            continue;
        if (changes->begun || item_waives(row, &run->check->rule)) {
            tell_gap(run, row);
            continue;
        }
        if (first_with(run, comparison, NULL, is_open_gap) == comparison)
            tell_no_change(run, comparison, row);
        return;
    }
}
