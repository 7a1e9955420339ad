/* What several groups have found of one system; see group_answers.h. */
#include "view/group_answers.h"
#include "view/sheet.h"
#include "view/words.h"

#include <string.h>

bool groups_answer(struct viewer *viewer, const struct item *system, struct group_answers *told)
{
    *told = (struct group_answers){.system = system};
    FOR_SHOWN (viewer, KIND_COMPARISON, comparison)
        if (item_named(comparison, COMPARISON_OF) == system)
            *array_add(viewer->arena, &told->groups) = comparison;
    told->activities = activities_of(viewer, system);
    return told->groups.count > 1 && told->activities.count;
}

bool is_beside_others(struct viewer *viewer, const struct item *comparison)
{
    struct group_answers told;
    const struct item *system = item_named(comparison, COMPARISON_OF);
    return system && viewer_shows(viewer, system) && groups_answer(viewer, system, &told);
}

const char *group_title(struct viewer *viewer, const struct item *comparison)
{
    const char *by = titles_of(viewer, comparison, COMPARISON_BY);
    return by ? with_capital(viewer->arena, by) : item_title(viewer->model, comparison);
}

const struct item *group_finding(struct viewer *viewer, const struct item *comparison,
                                 const struct item *activity)
{
    FOR_MEMBERS (comparison, finding)
        if (finding->kind == KIND_FINDING && finding->refers == activity &&
            viewer_shows(viewer, finding))
            return finding;
    return NULL;
}

const char *finding_words(struct viewer *viewer, const struct item *finding)
{
    const struct answer *answer = finding ? answer_of(viewer, finding, FINDING_EXISTS) : NULL;
    const char *note = answer ? titles_of(viewer, finding, COMMON_NOTE) : NULL;
    const char *start =
        arena_printf(viewer->arena, SHEET_KEPT_ANSWER, comparison_columns[ASKED_EXISTS].head);
    if (note && !strncmp(note, start, strlen(start)) && is_answer(finding))
        return note + strlen(start);
    return answer ? answer->words : NULL;
}

const char *missed_activities(struct viewer *viewer, const struct group_answers *told)
{
    struct buffer out = {.arena = viewer->arena};
    for (size_t i = 0; i < told->groups.count; i++) {
        const struct item *group = told->groups.items[i];
        const struct todo *todo = group->body ? group->body->todos : NULL;
        for (; todo; todo = todo->next) {
            size_t start = strlen(sheet_missing_activity);
            const char *text = model_text(viewer->model, todo->text);
            if (strncmp(text, sheet_missing_activity, start) != 0)
                continue;
            buffer_printf(&out, "%s%s misses an activity:%s", out.count ? "\n" : "",
                          group_title(viewer, group), text + start);
        }
    }
    return out.count ? buffer_text(&out) : NULL;
}

/* ---- How they stand to each other --------------------------------------------------------------
 */

struct agreement agreement_on(struct viewer *viewer, const struct group_answers *told,
                              const struct item *activity)
{
    struct agreement agreement = {.answered = 0};
    for (size_t i = 0; i < told->groups.count; i++) {
        const struct item *finding = group_finding(viewer, told->groups.items[i], activity);
        enum tone tone = finding ? tone_of(viewer, finding, FINDING_EXISTS) : TONE_NONE;
        agreement.counts[tone]++;
        agreement.answered += tone != TONE_NONE;
        agreement.known += tone != TONE_NONE && tone != TONE_UNKNOWN;
    }
    for (enum tone tone = TONE_YES; tone < TONE_UNKNOWN; tone++)
        agreement.differ |= agreement.counts[tone] && agreement.counts[tone] < agreement.known;
    return agreement;
}

const char *agreement_counts(struct arena *arena, const struct agreement *agreement)
{
    static const char *const words[] = {
        [TONE_YES] = "yes", [TONE_PARTLY] = "partly", [TONE_NO] = "no", [TONE_UNKNOWN] = "unknown"};
    struct buffer text = {.arena = arena};
    for (enum tone tone = TONE_YES; tone <= TONE_UNKNOWN; tone++)
        if (agreement->counts[tone])
            buffer_printf(&text, "%s%zu %s", text.count ? ", " : "", agreement->counts[tone],
                          answer_called(words[tone])->words);
    return text.count ? buffer_text(&text) : NULL;
}

const char *agreement_words(const struct agreement *agreement)
{
    if (agreement->known < 2)
        return NULL;
    return agreement->differ ? "They differ" : "They agree";
}

const char *agreement_summary(struct viewer *viewer, const struct group_answers *told)
{
    struct arena *arena = viewer->arena;
    size_t differing = 0, all = told->activities.count;
    for (size_t i = 0; i < all; i++) {
        struct agreement agreement = agreement_on(viewer, told, told->activities.items[i]);
        differing += agreement.differ;
    }
    if (!differing)
        return "They differ nowhere.";
    return arena_printf(arena, "They differ on %s of %s.", number_in_words(arena, differing),
                        count_in_words(arena, all, "activity", "activities"));
}
