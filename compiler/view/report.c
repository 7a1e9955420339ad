/* The report: all that a model holds on one page, in the order of the work. */
#include "view/report.h"

#include <string.h>

size_t count_shown(struct viewer *viewer, enum kind kind)
{
    size_t count = 0;
    FOR_SHOWN (viewer, kind, item)
        count++;
    return count;
}

/* ---- Sections ------------------------------------------------------------------------------- */

struct section *report_section(struct report *report, const char *id, const char *name,
                               const char *heading)
{
    return document_add_section(report->arena, report->document, id, name,
                                with_capital(report->arena, heading));
}

/* What a figure leaves out is told once, at the foot of the page. */
void report_figure(struct report *report, struct section *section, struct diagram *diagram)
{
    if (!diagram)
        return;
    diagram->left_out = diagram->exposed = 0;
    section_add(report->arena, section, PIECE_FIGURE)->diagram = diagram;
}

void report_whole(struct report *report, struct section *section, describe_function *picture)
{
    const struct item *about = report->viewer->model->about;
    if (about && viewer_shows(report->viewer, about))
        report_figure(report, section, picture(report->viewer, about));
}

void report_tables(struct report *report, struct section *section, const struct table *table)
{
    for (; table; table = table->next)
        section_add(report->arena, section, PIECE_TABLE)->table = table;
}

/* ---- The head ------------------------------------------------------------------------------- */

static void add_fact(struct report *report, const char *fact)
{
    *array_add(report->arena, &report->document->facts) = fact;
}

static void add_people_fact(struct report *report, const char *format, enum attribute attribute)
{
    const char *titles = titles_of(report->viewer, report->viewer->model->about, attribute);
    if (titles)
        add_fact(report, arena_printf(report->arena, format, titles));
}

static void add_count(struct report *report, struct buffer *counts, enum kind kind, const char *one,
                      const char *several)
{
    size_t count = count_shown(report->viewer, kind);
    if (count)
        buffer_printf(counts, "%s%zu %s", counts->count ? " · " : "", count,
                      count == 1 ? one : several);
}

static void add_counts(struct report *report)
{
    struct buffer counts = {.arena = report->arena};
    add_count(report, &counts, KIND_STAKEHOLDER, "stakeholder", "stakeholders");
    add_count(report, &counts, KIND_SYSTEM, "way to see it", "ways to see it");
    add_count(report, &counts, KIND_ACTIVITY, "activity", "activities");
    add_count(report, &counts, KIND_LOOP, "loop", "loops");
    add_count(report, &counts, KIND_CHANGE, "change", "changes");
    if (counts.count)
        add_fact(report, buffer_text(&counts));
}

/* ---- The whole ------------------------------------------------------------------------------ */

struct document *describe_report(struct viewer *viewer)
{
    struct report report = {viewer, viewer->arena,
                            document_of_model(viewer, "Soft systems report")};
    const struct item *about = viewer->model->about;
    if (about && viewer_shows(viewer, about)) {
        add_people_fact(&report, "Asked for by %s", MODEL_CLIENT);
        add_people_fact(&report, "Carried out by %s", MODEL_PRACTITIONER);
    }
    add_counts(&report);
    report_situation(&report);
    report_people(&report);
    report_systems(&report);
    report_activities(&report);
    report_comparisons(&report);
    report_loops(&report);
    report_changes(&report);
    report_outcomes(&report);
    report_trace(&report);
    report_open_points(&report);
    report_findings(&report);
    report.document->left_out = viewer_left_out(viewer);
    report.document->exposed = viewer_exposed(viewer);
    return report.document;
}
