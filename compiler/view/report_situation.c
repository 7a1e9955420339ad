/* The report's first part: what people say and worry about, and who they are. */
#include "view/report.h"
#include "view/sentence.h"
#include "view/speech.h"

/* ---- Pictures ------------------------------------------------------------------------------- */

/* "The autumn before, drawn on 16 October 2006 by the planning team and Front-line staff." */
static void add_viewpoint(struct report *report, struct section *section,
                          const struct item *picture)
{
    struct arena *arena = report->arena;
    struct runs *runs = &section_add(arena, section, PIECE_PARAGRAPH)->runs;
    const struct value *by = item_values(picture, PICTURE_BY);
    const struct value *on = item_values(picture, PICTURE_ON);
    runs_add(arena, runs, RUN_STRONG, item_title(report->viewer->model, picture), NULL);
    runs_add(arena, runs, RUN_PLAIN, on || by ? ", drawn" : "", NULL);
    if (on && on->form == VALUE_DATE)
        runs_add(arena, runs, RUN_PLAIN,
                 arena_printf(arena, " on %s", day_in_words(arena, on->number)), NULL);
    runs_add_titles(report->viewer, runs, " by ", by);
    runs_add(arena, runs, RUN_PLAIN, ".", NULL);
}

/* What goes on between people, in the order in which the picture says it; without what its figure
   tells, where it has one. */
static void add_relations(struct report *report, struct section *section,
                          const struct item *picture, const struct diagram *diagram)
{
    struct piece *list = NULL;
    FOR_LINKS (picture, link) {
        if (link->verb != VERB_COUNT || link->damaged || !link->subject ||
            !viewer_shows_link(report->viewer, link) ||
            (diagram && is_line_of_picture(report->viewer, link)))
            continue;
        if (!list) {
            list = section_add(report->arena, section, PIECE_LIST);
            list->head = diagram ? "What else goes on" : "What goes on between them";
        }
        runs_add_sentence(report->viewer, &piece_add_item(report->arena, list)->runs, link);
    }
}

static void add_picture(struct report *report, struct section *section, const struct item *picture)
{
    struct viewer *viewer = report->viewer;
    struct diagram *diagram = describe_rich_picture(viewer, picture);
    report_figure(report, section, diagram);
    if (!diagram)
        add_viewpoint(report, section, picture);
    section_add_speech(viewer, section, picture);
    add_relations(report, section, picture, diagram);
}

static void add_pictures(struct report *report, struct section *section)
{
    FOR_SHOWN (report->viewer, KIND_PICTURE, picture)
        add_picture(report, section, picture);
}

/* ---- What worries people -------------------------------------------------------------------- */

static struct list_item *add_entry(struct report *report, struct piece *list,
                                   const struct item *item)
{
    const struct model *model = report->viewer->model;
    struct list_item *entry = piece_add_item(report->arena, list);
    entry->id = item_id(model, item);
    runs_add(report->arena, &entry->runs, RUN_PLAIN, item_title(model, item), NULL);
    return entry;
}

static void add_parked(struct report *report, struct list_item *entry, const char *why)
{
    if (!why)
        return;
    runs_add(report->arena, &entry->runs, RUN_BREAK, "\n", NULL);
    runs_add(report->arena, &entry->runs, RUN_EMPHASIS,
             arena_printf(report->arena, "set aside: %s", why), NULL);
}

static void add_issues(struct report *report, struct section *section)
{
    struct viewer *viewer = report->viewer;
    struct piece *list = section_add(report->arena, section, PIECE_LIST);
    list->head = "What worries people";
    FOR_SHOWN (viewer, KIND_ISSUE, issue) {
        struct list_item *entry = add_entry(report, list, issue);
        const char *word = item_word(viewer, issue, ISSUE_IS);
        bool raised =
            runs_add_titles(viewer, &entry->by, "raised by ", item_values(issue, ISSUE_RAISED_BY));
        add_parked(report, entry, item_text(viewer, issue, ISSUE_PARKED));
        if (word)
            runs_add(report->arena, &entry->by, RUN_PLAIN,
                     arena_printf(report->arena, "%sa %s", raised ? " · " : "", word), NULL);
    }
}

static void add_conflicts(struct report *report, struct section *section)
{
    struct viewer *viewer = report->viewer;
    struct piece *list = section_add(report->arena, section, PIECE_LIST);
    list->head = "Where it pulls in two directions";
    FOR_SHOWN (viewer, KIND_CONFLICT, conflict) {
        struct list_item *entry = add_entry(report, list, conflict);
        add_parked(report, entry, item_text(viewer, conflict, CONFLICT_PARKED));
        runs_add_titles(viewer, &entry->by, "between ", item_values(conflict, CONFLICT_BETWEEN));
    }
}

/* ---- When people came together --------------------------------------------------------------- */

static void add_workshops(struct report *report, struct section *section)
{
    struct viewer *viewer = report->viewer;
    struct piece *list = section_add(report->arena, section, PIECE_LIST);
    list->head = "When people came together";
    FOR_SHOWN (viewer, KIND_WORKSHOP, workshop) {
        struct list_item *entry = add_entry(report, list, workshop);
        const struct value *on = item_values(workshop, WORKSHOP_ON);
        bool dated = on && on->form == VALUE_DATE;
        if (dated)
            runs_add(report->arena, &entry->by, RUN_PLAIN, day_in_words(report->arena, on->number),
                     NULL);
        runs_add_titles(viewer, &entry->by, dated ? " · with " : "with ",
                        item_values(workshop, WORKSHOP_WITH));
    }
}

/* ---- Who is tied to whom --------------------------------------------------------------------- */

static bool has_networks(struct viewer *viewer)
{
    FOR_SHOWN (viewer, KIND_NETWORK, network)
        if (describe_network(viewer, network))
            return true;
    return false;
}

static void add_networks(struct report *report, struct section *section)
{
    FOR_SHOWN (report->viewer, KIND_NETWORK, network)
        report_figure(report, section, describe_network(report->viewer, network));
}

/* ---- The sections --------------------------------------------------------------------------- */

static const char *situation_heading(struct report *report, size_t issues, size_t speech)
{
    const char *things = issues == 1 ? "thing that worries" : "things that worry";
    const char *number = number_in_words(report->arena, issues);
    if (issues && speech)
        return arena_printf(report->arena, "What people say, and the %s %s them", number, things);
    if (issues)
        return arena_printf(report->arena, "%s %s people here", number, things);
    return speech ? "What people here say" : "What is going on";
}

void report_situation(struct report *report)
{
    struct viewer *viewer = report->viewer;
    size_t issues = count_shown(viewer, KIND_ISSUE), conflicts = count_shown(viewer, KIND_CONFLICT);
    size_t workshops = count_shown(viewer, KIND_WORKSHOP);
    size_t steps = count_shown(viewer, KIND_STEP);
    const struct table *chains = report_chains(viewer);
    if (!issues && !conflicts && !steps && !chains && !workshops &&
        !count_shown(viewer, KIND_PICTURE) && !has_networks(viewer))
        return;
    struct section *section = report_section(
        report, "situation", "Situation", situation_heading(report, issues, count_speech(viewer)));
    add_pictures(report, section);
    add_networks(report, section);
    if (issues)
        add_issues(report, section);
    if (conflicts)
        add_conflicts(report, section);
    if (workshops)
        add_workshops(report, section);
    FOR_SHOWN (viewer, KIND_JOURNEY, journey)
        report_figure(report, section, describe_journey(viewer, journey));
    FOR_SHOWN (viewer, KIND_DELIVERY_CHAIN, chain)
        report_figure(report, section, describe_delivery_chain(viewer, chain));
    report_tables(report, section, chains);
}

static const char *people_heading(struct report *report)
{
    size_t people = count_shown(report->viewer, KIND_STAKEHOLDER);
    if (!people)
        return "Roles, and what gives them a say";
    if (people == 1)
        return "Who is in it, and what say they have";
    return arena_printf(report->arena, "The %s who are in it, and what say they have",
                        number_in_words(report->arena, people));
}

static struct section *people_section(struct report *report)
{
    return report_section(report, "people", "People", people_heading(report));
}

void report_people(struct report *report)
{
    describe_function *const figures[] = {describe_stakeholder_grid, describe_salience,
                                          describe_involvement, describe_positions};
    tabulate_function *const parts[] = {tabulate_stakeholders, tabulate_voices,
                                        tabulate_analysis_one, tabulate_analysis_two,
                                        tabulate_analysis_three};
    const struct item *about = report->viewer->model->about;
    bool shown = about && viewer_shows(report->viewer, about);
    struct section *section = NULL;
    for (size_t i = 0; shown && i < sizeof figures / sizeof *figures; i++) {
        struct diagram *diagram = figures[i](report->viewer, about);
        if (diagram && !section)
            section = people_section(report);
        report_figure(report, section, diagram);
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const struct table *table = parts[i](report->viewer, NULL, 0);
        if (table && !section)
            section = people_section(report);
        report_tables(report, section, table);
    }
}
