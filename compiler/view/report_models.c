/* The report's middle: ways to see the situation, the activities they need, how those compare with
   what happens, and the loops that keep it going. */
#include "view/group_answers.h"
#include "view/report.h"

/* ---- Relevant systems ----------------------------------------------------------------------- */

/* The issues that each system takes up stand with its definition. */
static void add_taken_up(struct report *report, struct runs *by, const struct item *system)
{
    struct arena *arena = report->arena;
    for (const struct value *value = item_values(system, SYSTEM_ANSWERS); value;
         value = value->next) {
        const char *title = value_title(report->viewer, value);
        if (!title)
            continue;
        runs_add(arena, by, RUN_PLAIN, by->first ? "; " : "takes up: ", NULL);
        runs_add(arena, by, RUN_PLAIN, title, value_target(report->viewer, value));
    }
}

/* Root definitions stand in panels above the table, which then need not repeat them. */
static void add_definitions(struct report *report, struct section *section)
{
    FOR_SHOWN (report->viewer, KIND_SYSTEM, system) {
        struct runs definition = {NULL, NULL};
        if (!runs_add_root_definition(report->viewer, &definition, system))
            continue;
        struct piece *panel = section_add(report->arena, section, PIECE_PANEL);
        panel->head = system_purpose(report->viewer->model, system);
        panel->runs = definition;
        add_taken_up(report, &panel->by, system);
    }
}

static const char *systems_heading(struct report *report, size_t systems)
{
    if (systems == 1)
        return "One way to see it";
    if (systems == 2)
        return "The same situation, seen two ways";
    return arena_printf(report->arena, "The same situation, seen in %s ways",
                        number_in_words(report->arena, systems));
}

static const char *systems_lead(struct report *report, size_t systems)
{
    if (systems == 1)
        return "It is a way of looking, not a plan: ask what would follow if it were taken in "
               "earnest.";
    return arena_printf(report->arena,
                        "%s of them is the true one. Read across each row, and ask what would "
                        "follow if that way of seeing were taken in earnest.",
                        systems == 2 ? "Neither" : "None");
}

void report_systems(struct report *report)
{
    struct table *catwoe = tabulate_catwoe(report->viewer, NULL, 0);
    size_t systems = count_shown(report->viewer, KIND_SYSTEM);
    if (!catwoe)
        return;
    struct section *section =
        report_section(report, "systems", "Ways to see it", systems_heading(report, systems));
    section_say(report->arena, section, PIECE_LEAD, systems_lead(report, systems));
    add_definitions(report, section);
    table_leave_out(report->arena, catwoe, "definition");
    report_tables(report, section, catwoe);
    FOR_SHOWN (report->viewer, KIND_SYSTEM, system)
        report_figure(report, section, describe_systems_map(report->viewer, system));
    report_whole(report, section, describe_levels);
    report_tables(report, section, tabulate_boundary_questions(report->viewer, NULL, 0));
}

/* ---- Activities ----------------------------------------------------------------------------- */

static const char *activities_heading(struct report *report)
{
    size_t activities = count_shown(report->viewer, KIND_ACTIVITY);
    if (!activities)
        return "How we would know whether it works";
    if (count_shown(report->viewer, KIND_SYSTEM) > 1)
        return "What each of them would need somebody to do";
    return arena_printf(report->arena, "What it would need somebody to do: %s",
                        count_in_words(report->arena, activities, "activity", "activities"));
}

static struct section *activities_section(struct report *report)
{
    struct section *section =
        report_section(report, "activities", "Activities", activities_heading(report));
    if (count_shown(report->viewer, KIND_ACTIVITY))
        section_say(report->arena, section, PIECE_LEAD,
                    "What would have to be done for each system to be what its definition says. A "
                    "model to hold against what happens, not a picture of anybody’s department.");
    return section;
}

/* All pictures first: on paper each has a sheet of its own. */
void report_activities(struct report *report)
{
    struct section *section = NULL;
    const struct table *measures = tabulate_measures(report->viewer, NULL, 0);
    const struct table *formal = tabulate_formal_system(report->viewer, NULL, 0);
    FOR_SHOWN (report->viewer, KIND_SYSTEM, system) {
        struct diagram *diagram = describe_activity_model(report->viewer, system);
        if (!section && diagram)
            section = activities_section(report);
        report_figure(report, section, diagram);
    }
    if (!section && measures)
        section = activities_section(report);
    FOR_SHOWN (report->viewer, KIND_MEASURE, measure)
        report_figure(report, section, describe_behaviour(report->viewer, measure));
    report_tables(report, section, measures);
    if (section)
        report_tables(report, section, formal);
}

/* ---- Comparison ----------------------------------------------------------------------------- */

struct shares {
    size_t all, yes, partly, no, unknown;
};

/* What several groups have said of one activity is not counted as if it were several. */
static struct shares count_shares(struct viewer *viewer)
{
    struct shares shares = {0};
    FOR_SHOWN (viewer, KIND_FINDING, finding) {
        if (is_beside_others(viewer, finding->owner))
            continue;
        enum tone tone = tone_of(viewer, finding, FINDING_EXISTS);
        shares.yes += tone == TONE_YES;
        shares.partly += tone == TONE_PARTLY;
        shares.no += tone == TONE_NO;
        shares.unknown += tone == TONE_UNKNOWN;
        shares.all += tone != TONE_NONE;
    }
    return shares;
}

static void add_share(struct report *report, struct buffer *lead, size_t count, const char *what)
{
    if (count)
        buffer_printf(lead, "%s%s %s", lead->count ? ", " : "",
                      number_in_words(report->arena, count), what);
}

/* "Of fourteen activities six happen, four in part, four not at all." */
static void add_comparison_lead(struct report *report, struct section *section,
                                const struct shares *shares)
{
    struct buffer lead = {.arena = report->arena};
    if (!shares->all)
        return;
    add_share(report, &lead, shares->yes, shares->yes == 1 ? "happens" : "happen");
    add_share(report, &lead, shares->partly,
              shares->yes           ? "in part"
              : shares->partly == 1 ? "happens in part"
                                    : "happen in part");
    add_share(report, &lead, shares->no, "not at all");
    add_share(report, &lead, shares->unknown, "nobody knows of");
    section_say(report->arena, section, section->pieces ? PIECE_PARAGRAPH : PIECE_LEAD,
                arena_printf(report->arena,
                             "Of %s looked at, %s. Where model and life differ there is something "
                             "to talk about.",
                             count_in_words(report->arena, shares->all,
                                            section->pieces ? "other activity" : "activity",
                                            section->pieces ? "other activities" : "activities"),
                             buffer_text(&lead)));
}

/* The comparisons that stand alone have a table each. */
static void add_comparisons(struct report *report, struct section *section)
{
    FOR_SHOWN (report->viewer, KIND_COMPARISON, comparison) {
        const struct item *const subject[] = {comparison};
        if (!is_beside_others(report->viewer, comparison))
            report_tables(report, section, tabulate_comparison(report->viewer, subject, 1));
    }
}

/* Where several groups have answered, their answers stand side by side. */
static void add_answers(struct report *report, struct section *section)
{
    FOR_SHOWN (report->viewer, KIND_SYSTEM, system) {
        const struct item *const subject[] = {system};
        struct group_answers told;
        if (!groups_answer(report->viewer, system, &told))
            continue;
        section_say(report->arena, section, section->pieces ? PIECE_PARAGRAPH : PIECE_LEAD,
                    arena_printf(
                        report->arena, "%s have held “%s” against what happens. %s",
                        with_capital(report->arena, count_in_words(report->arena, told.groups.count,
                                                                   "group", "groups")),
                        system_purpose(report->viewer->model, system),
                        agreement_summary(report->viewer, &told)));
        report_figure(report, section, describe_answers(report->viewer, system));
        report_tables(report, section, tabulate_answers(report->viewer, subject, 1));
    }
}

void report_comparisons(struct report *report)
{
    struct shares shares = count_shares(report->viewer);
    if (!tabulate_comparison(report->viewer, NULL, 0))
        return;
    struct section *section = report_section(report, "comparison", "Comparison",
                                             "What of it happens today, and what does not");
    add_answers(report, section);
    add_comparison_lead(report, section, &shares);
    add_comparisons(report, section);
}

/* ---- Loops ---------------------------------------------------------------------------------- */

static void count_loops(struct viewer *viewer, size_t counts[LOOP_IS_COUNT])
{
    FOR_SHOWN (viewer, KIND_LOOP, loop) {
        int type = item_choice(loop, LOOP_IS);
        if (type >= 0)
            counts[type]++;
    }
}

static const char *loops_heading(const size_t counts[LOOP_IS_COUNT])
{
    if (counts[LOOP_IS_REINFORCING] && counts[LOOP_IS_BALANCING])
        return "What keeps it going, and what holds it back";
    if (counts[LOOP_IS_REINFORCING])
        return "What keeps it going";
    return counts[LOOP_IS_BALANCING] ? "What holds it back" : "What moves what";
}

static void add_loops_lead(struct report *report, struct section *section,
                           const size_t counts[LOOP_IS_COUNT])
{
    struct arena *arena = report->arena;
    size_t reinforcing = counts[LOOP_IS_REINFORCING], balancing = counts[LOOP_IS_BALANCING];
    struct buffer lead = {.arena = arena};
    buffer_put(&lead, "Of the loops that have a name, ");
    if (reinforcing)
        buffer_printf(&lead, "%s: more leads to more, and less to less. ",
                      count_in_words(arena, reinforcing, "feeds on itself", "feed on themselves"));
    if (balancing) {
        const char *share = count_in_words(arena, balancing, "seeks a balance", "seek a balance");
        buffer_printf(&lead, "%s: what moves it is brought back.",
                      reinforcing ? with_capital(arena, share) : share);
    }
    if (reinforcing || balancing)
        section_say(arena, section, PIECE_LEAD, buffer_text(&lead));
}

void report_loops(struct report *report)
{
    struct viewer *viewer = report->viewer;
    struct section *section = NULL;
    size_t counts[LOOP_IS_COUNT] = {0};
    count_loops(viewer, counts);
    FOR_SHOWN (viewer, KIND_CAUSAL_MAP, map) {
        const struct item *const subject[] = {map};
        struct diagram *diagram = describe_causal_map(viewer, map);
        const struct table *loops = tabulate_loops(viewer, subject, 1);
        if (!section && (diagram || loops)) {
            section = report_section(report, "loops", "Loops", loops_heading(counts));
            add_loops_lead(report, section, counts);
        }
        report_figure(report, section, diagram);
        report_tables(report, section, loops);
        report_tables(report, section, tabulate_stories(viewer, subject, 1));
        report_tables(report, section, tabulate_viewpoints(viewer, subject, 1));
    }
}
