/* The report's last part: what was agreed on, what came of it, and what is still open. */
#include "view/report.h"

/* ---- Changes -------------------------------------------------------------------------------- */

enum { YES, CONTESTED = 2 }; /* places among the words of desirable and feasible */

static bool is_agreed(const struct item *change)
{
    return item_choice(change, CHANGE_DESIRABLE) == YES &&
           item_choice(change, CHANGE_FEASIBLE) == YES;
}

static bool is_contested(const struct item *change)
{
    return item_choice(change, CHANGE_DESIRABLE) == CONTESTED ||
           item_choice(change, CHANGE_FEASIBLE) == CONTESTED;
}

/* How many are agreed on, where there are several. */
static void add_changes_lead(struct report *report, struct section *section)
{
    size_t agreed = 0, contested = 0;
    struct buffer lead = {.arena = report->arena};
    FOR_SHOWN (report->viewer, KIND_CHANGE, change) {
        agreed += is_agreed(change);
        contested += is_contested(change);
    }
    if (agreed)
        buffer_printf(
            &lead, "%s held to be desirable and feasible. ",
            with_capital(report->arena, count_in_words(report->arena, agreed, "is", "are")));
    if (contested)
        buffer_printf(&lead, "People differ about %s of them.",
                      number_in_words(report->arena, contested));
    if (lead.count)
        section_say(report->arena, section, PIECE_LEAD, buffer_text(&lead));
}

void report_changes(struct report *report)
{
    size_t changes = count_shown(report->viewer, KIND_CHANGE);
    const struct table *actions = tabulate_actions(report->viewer, NULL, 0);
    const struct table *coverage = tabulate_coverage(report->viewer, NULL, 0);
    if (!actions && !coverage)
        return;
    const char *heading = changes == 1
                              ? "The change agreed on, and who answers for it"
                              : arena_printf(report->arena, "%s changes, and who answers for each",
                                             number_in_words(report->arena, changes));
    struct section *section = report_section(report, "changes", "Changes", heading);
    if (changes > 1)
        add_changes_lead(report, section);
    report_tables(report, section, actions);
    report_tables(report, section, coverage);
}

/* ---- What came of them ---------------------------------------------------------------------- */

enum { OUTCOME_WORDS = 5 };

/* The last outcome of each change counts. */
static void count_outcomes(struct viewer *viewer, size_t counts[OUTCOME_WORDS])
{
    bool *seen = arena_alloc(viewer->arena, viewer->model->all.count + 1);
    for (size_t i = viewer->model->all.count; i-- > 0;) {
        const struct item *outcome = viewer->model->all.items[i];
        int how = outcome->kind == KIND_OUTCOME ? item_choice(outcome, OUTCOME_IS) : -1;
        if (how < 0 || !outcome->refers || seen[outcome->refers->index] ||
            !viewer_shows(viewer, outcome))
            continue;
        seen[outcome->refers->index] = true;
        counts[how]++;
    }
}

/* "four succeeded and two are still going", of several changes. */
static const char *outcomes_in_words(struct arena *arena, const size_t counts[OUTCOME_WORDS])
{
    static const char *const verbs[OUTCOME_WORDS][2] = {
        {"succeeded", "succeeded"},
        {"stalled", "stalled"},
        {"failed", "failed"},
        {"was stopped", "were stopped"},
        {"is still going", "are still going"},
    };
    struct buffer words = {.arena = arena};
    const char *pending = NULL;
    for (size_t i = 0; i < OUTCOME_WORDS; i++) {
        if (!counts[i])
            continue;
        if (pending)
            buffer_printf(&words, "%s%s", words.count ? ", " : "", pending);
        pending = count_in_words(arena, counts[i], verbs[i][0], verbs[i][1]);
    }
    buffer_printf(&words, "%s%s", words.count ? " and " : "", pending);
    return buffer_text(&words);
}

static const char *outcomes_heading(struct report *report)
{
    size_t counts[OUTCOME_WORDS] = {0}, all = 0;
    count_outcomes(report->viewer, counts);
    for (size_t i = 0; i < OUTCOME_WORDS; i++)
        all += counts[i];
    if (!all)
        return "What became of the changes";
    if (all == 1)
        return arena_printf(report->arena, "Of the changes, %s",
                            outcomes_in_words(report->arena, counts));
    return arena_printf(report->arena, "Of %s, %s",
                        count_in_words(report->arena, all, "change", "changes"),
                        outcomes_in_words(report->arena, counts));
}

void report_outcomes(struct report *report)
{
    const struct table *stocktakes = report_stocktakes(report->viewer);
    if (!stocktakes)
        return;
    struct section *section =
        report_section(report, "outcomes", "Outcomes", outcomes_heading(report));
    report_tables(report, section, stocktakes);
}

/* ---- What is open --------------------------------------------------------------------------- */

static size_t count_rows(const struct table *table)
{
    size_t count = 0;
    for (; table; table = table->next)
        count += table->rows.count;
    return count;
}

void report_open_points(struct report *report)
{
    const struct table *points = tabulate_open_points(report->viewer, NULL, 0);
    if (!points)
        return;
    struct section *section =
        report_section(report, "open", "Open points",
                       count_in_words(report->arena, count_rows(points), "thing still to settle",
                                      "things still to settle"));
    report_tables(report, section, points);
}
