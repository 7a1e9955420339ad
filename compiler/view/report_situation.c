/* The report's first part: what people say and worry about, and who they are. */
#include "view/report.h"
#include "view/sentence.h"

/* ---- What is said --------------------------------------------------------------------------- */

static bool is_speech(struct viewer *viewer, const struct link *link)
{
    return (link->verb == VERB_SAYS || link->verb == VERB_THINKS) && !link->damaged &&
           link->subject && !span_is_empty(link->statement->label) &&
           viewer_shows_link(viewer, link);
}

static size_t count_speech(struct viewer *viewer)
{
    size_t count = 0;
    FOR_SHOWN (viewer, KIND_PICTURE, picture)
        FOR_LINKS (picture, link)
            count += is_speech(viewer, link);
    return count;
}

/* Who feels what in a picture: by the item's index, the sentence that says it. */
static void set_moods(struct viewer *viewer, const struct item *picture, const struct link **moods,
                      bool known)
{
    FOR_LINKS (picture, link)
        if (link->verb == VERB_FEELS && !link->damaged && link->subject &&
            viewer_shows_link(viewer, link))
            moods[link->subject->index] = known ? link : NULL;
}

/* "Readers, to the council · worried" */
static void name_speaker(struct viewer *viewer, struct runs *by, const struct link *link,
                         const struct link *mood)
{
    const struct qualifier *to = link_qualifier(link, CLAUSE_TO);
    runs_add(viewer->arena, by, RUN_PLAIN, item_title(viewer->model, link->subject),
             item_id(viewer->model, link->subject));
    if (link->verb == VERB_THINKS)
        runs_add(viewer->arena, by, RUN_PLAIN, ", in thought", NULL);
    if (to)
        runs_add_titles(viewer, by, ", to ", to->values);
    if (mood)
        runs_add(viewer->arena, by, RUN_PLAIN,
                 arena_printf(viewer->arena, " · %s", feeling_in_words(viewer, mood)), NULL);
}

static void add_speech(struct report *report, struct section *section, const struct item *picture,
                       const struct link **moods)
{
    struct viewer *viewer = report->viewer;
    FOR_LINKS (picture, link) {
        if (!is_speech(viewer, link))
            continue;
        const char *text = model_text(viewer->model, link->statement->label);
        struct piece *quote = section_say(report->arena, section, PIECE_QUOTE,
                                          arena_printf(report->arena, "“%s”", text));
        name_speaker(viewer, &quote->by, link, moods[link->subject->index]);
    }
}

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

static void add_picture(struct report *report, struct section *section, const struct item *picture,
                        const struct link **moods)
{
    struct viewer *viewer = report->viewer;
    struct diagram *diagram = describe_rich_picture(viewer, picture);
    report_figure(report, section, diagram);
    if (!diagram)
        add_viewpoint(report, section, picture);
    set_moods(viewer, picture, moods, true);
    add_speech(report, section, picture, moods);
    set_moods(viewer, picture, moods, false);
    add_relations(report, section, picture, diagram);
}

static void add_pictures(struct report *report, struct section *section)
{
    struct viewer *viewer = report->viewer;
    const struct link **moods =
        arena_alloc(report->arena, (viewer->model->all.count + 1) * sizeof(struct link *));
    FOR_SHOWN (viewer, KIND_PICTURE, picture)
        add_picture(report, section, picture, moods);
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
    const struct table *journeys = report_journeys(viewer), *chains = report_chains(viewer);
    if (!issues && !conflicts && !journeys && !chains && !workshops &&
        !count_shown(viewer, KIND_PICTURE))
        return;
    struct section *section = report_section(
        report, "situation", "Situation", situation_heading(report, issues, count_speech(viewer)));
    add_pictures(report, section);
    if (issues)
        add_issues(report, section);
    if (conflicts)
        add_conflicts(report, section);
    if (workshops)
        add_workshops(report, section);
    report_tables(report, section, journeys);
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
                                          describe_involvement};
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
