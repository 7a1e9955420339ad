/* The report's last part: what was agreed on, what came of it, and what is still open. */
#include "base/listing.h"
#include "view/answer.h"
#include "view/outcomes.h"
#include "view/effect_words.h"
#include "view/report.h"

/* ---- Changes -------------------------------------------------------------------------------- */

static bool is_agreed(struct viewer *viewer, const struct item *change)
{
    return tone_of(viewer, change, CHANGE_DESIRABLE) == TONE_YES &&
           tone_of(viewer, change, CHANGE_FEASIBLE) == TONE_YES;
}

static bool is_contested(struct viewer *viewer, const struct item *change)
{
    return tone_of(viewer, change, CHANGE_DESIRABLE) == TONE_PARTLY ||
           tone_of(viewer, change, CHANGE_FEASIBLE) == TONE_PARTLY;
}

/* How many are agreed on, where there are several. */
static void add_changes_lead(struct report *report, struct section *section)
{
    size_t agreed = 0, contested = 0;
    struct buffer lead = {.arena = report->arena};
    FOR_SHOWN (report->viewer, KIND_CHANGE, change) {
        agreed += is_agreed(report->viewer, change);
        contested += is_contested(report->viewer, change);
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
    report_whole(report, section, describe_options);
    report_tables(report, section, actions);
    report_whole(report, section, describe_problem_solution);
    report_tables(report, section, tabulate_aims(report->viewer));
    FOR_ITEMS_OF (report->viewer->model, KIND_FRAMEWORK, framework)
        report_figure(report, section, describe_coverage_matrix(report->viewer, framework));
    report_tables(report, section, coverage);
}

/* ---- What came of them ---------------------------------------------------------------------- */

void report_outcomes(struct report *report)
{
    const struct table *stocktakes = report_stocktakes(report->viewer);
    const char *outcomes = outcomes_in_words(report->viewer);
    if (!stocktakes)
        return;
    struct section *section = report_section(report, "outcomes", "Outcomes",
                                             outcomes ? outcomes : "What became of the changes");
    report_whole(report, section, describe_outcomes);
    report_tables(report, section, stocktakes);
    FOR_SHOWN (report->viewer, KIND_STOCKTAKE, stocktake)
        report_figure(report, section, describe_double_loop(report->viewer, stocktake));
}

/* ---- From issue to outcome ------------------------------------------------------------------ */

/* Only where something follows: before there are changes, each issue stands with its system above.
 */
void report_trace(struct report *report)
{
    if (!count_shown(report->viewer, KIND_CHANGE))
        return;
    const struct table *trace = tabulate_trace(report->viewer, NULL, 0);
    if (!trace)
        return;
    struct section *section = report_section(report, "trace", "From issue to outcome",
                                             "What became of what worried people");
    section_say(
        report->arena, section, PIECE_LEAD,
        "Follow the thread from what somebody worried about, by way of the systems and what "
        "was found of them, to the changes; and look where it breaks off.");
    report_whole(report, section, describe_thread);
    report_tables(report, section, trace);
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
