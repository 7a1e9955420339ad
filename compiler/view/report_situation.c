/* The report's first part: what people say and worry about, and who they are. */
#include "view/report.h"

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

/* How somebody feels in a picture, in a word or a text; NULL where it does not say. */
static const char *mood_of(struct viewer *viewer, const struct item *picture,
                           const struct item *subject)
{
    FOR_LINKS (picture, link) {
        size_t length;
        if (link->verb != VERB_FEELS || link->damaged || link->subject != subject ||
            !viewer_shows_link(viewer, link))
            continue;
        if (!span_is_empty(link->statement->label))
            return model_text(viewer->model, link->statement->label);
        const char *word = schema_word(verb_specs[VERB_FEELS].object.words, link->choice, &length);
        return arena_copy(viewer->arena, word, length);
    }
    return NULL;
}

/* "Readers, to The council · worried" */
static const char *speaker(struct viewer *viewer, const struct item *picture,
                           const struct link *link)
{
    struct buffer by = {.arena = viewer->arena};
    const struct qualifier *to = link_qualifier(link, CLAUSE_TO);
    const char *hearer = to && to->values ? value_title(viewer, to->values) : NULL;
    const char *mood = mood_of(viewer, picture, link->subject);
    buffer_put(&by, item_title(viewer->model, link->subject));
    if (link->verb == VERB_THINKS)
        buffer_put(&by, ", in thought");
    if (hearer)
        buffer_printf(&by, ", to %s", hearer);
    if (mood)
        buffer_printf(&by, " · %s", mood);
    return buffer_text(&by);
}

/* "The autumn before, drawn on 16 October 2006 by the planning team and Front-line staff." */
static void add_viewpoint(struct report *report, struct section *section,
                          const struct item *picture)
{
    struct piece *piece = section_add(report->arena, section, PIECE_PARAGRAPH);
    const char *by = titles_of(report->viewer, picture, PICTURE_BY);
    const struct value *on = item_values(picture, PICTURE_ON);
    struct buffer rest = {.arena = report->arena};
    if (by || on)
        buffer_put(&rest, ", drawn");
    if (on && on->form == VALUE_DATE)
        buffer_printf(&rest, " on %s", day_in_words(report->arena, on->number));
    if (by)
        buffer_printf(&rest, " by %s", by);
    buffer_byte(&rest, '.');
    runs_add(report->arena, &piece->runs, RUN_STRONG, item_title(report->viewer->model, picture),
             NULL);
    runs_add(report->arena, &piece->runs, RUN_PLAIN, buffer_text(&rest), NULL);
}

static void add_pictures(struct report *report, struct section *section)
{
    struct viewer *viewer = report->viewer;
    FOR_SHOWN (viewer, KIND_PICTURE, picture) {
        add_viewpoint(report, section, picture);
        FOR_LINKS (picture, link) {
            if (!is_speech(viewer, link))
                continue;
            const char *text = model_text(viewer->model, link->statement->label);
            section_say(report->arena, section, PIECE_QUOTE,
                        arena_printf(report->arena, "“%s”", text))
                ->by = speaker(viewer, picture, link);
        }
    }
}

/* ---- What worries people -------------------------------------------------------------------- */

static struct list_item *add_concern(struct report *report, struct piece *list,
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

static const char *holders(struct report *report, const char *before, const char *titles,
                           const char *word)
{
    struct buffer text = {.arena = report->arena};
    if (titles)
        buffer_printf(&text, "%s %s", before, titles);
    if (word)
        buffer_printf(&text, "%sa %s", titles ? " · " : "", word);
    return text.count ? buffer_text(&text) : NULL;
}

static void add_issues(struct report *report, struct section *section)
{
    struct viewer *viewer = report->viewer;
    struct piece *list = section_add(report->arena, section, PIECE_LIST);
    list->head = "What worries people";
    FOR_SHOWN (viewer, KIND_ISSUE, issue) {
        struct list_item *entry = add_concern(report, list, issue);
        add_parked(report, entry, item_text(viewer, issue, ISSUE_PARKED));
        entry->by = holders(report, "raised by", titles_of(viewer, issue, ISSUE_RAISED_BY),
                            item_word(viewer, issue, ISSUE_IS));
    }
}

static void add_conflicts(struct report *report, struct section *section)
{
    struct viewer *viewer = report->viewer;
    struct piece *list = section_add(report->arena, section, PIECE_LIST);
    list->head = "Where it pulls in two directions";
    FOR_SHOWN (viewer, KIND_CONFLICT, conflict) {
        struct list_item *entry = add_concern(report, list, conflict);
        add_parked(report, entry, item_text(viewer, conflict, CONFLICT_PARKED));
        entry->by = holders(report, "between", titles_of(viewer, conflict, CONFLICT_BETWEEN), NULL);
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
    const struct table *journeys = report_journeys(viewer), *chains = report_chains(viewer);
    if (!issues && !conflicts && !journeys && !chains && !count_shown(viewer, KIND_PICTURE))
        return;
    struct section *section = report_section(
        report, "situation", "Situation", situation_heading(report, issues, count_speech(viewer)));
    add_pictures(report, section);
    if (issues)
        add_issues(report, section);
    if (conflicts)
        add_conflicts(report, section);
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

void report_people(struct report *report)
{
    tabulate_function *const parts[] = {tabulate_stakeholders, tabulate_analysis_one,
                                        tabulate_analysis_two, tabulate_analysis_three};
    struct section *section = NULL;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const struct table *table = parts[i](report->viewer, NULL, 0);
        if (table && !section)
            section = report_section(report, "people", "People", people_heading(report));
        report_tables(report, section, table);
    }
}
