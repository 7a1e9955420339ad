/* The rule about what a map looks like, where nobody has told the story yet.

   Narrowed: it is advice, told once a map, of the largest archetype alone, and only in models that
   have archetypes and in maps that a group can read. Two loops that share a variable are in nearly
   every map: see analysis/candidates.c for what else has to speak for a story. What a story that
   was told covers is not told again, and a story that is not yet clear comes first. */
#include "analysis/candidates.h"
#include "analysis/stories.h"
#include "check/causal_map.h"
#include "check/limits.h"

/* Steps of the search: what a map may cost, and what all maps of a model may. */
enum { STEPS_OF_MAP = 300000, STEPS_OF_MODEL = 3000000 };

struct likeness {
    const struct patterns *patterns;
    int64_t steps; /* left of the model's */
};

static struct likeness *likeness_of(struct check_run *run)
{
    if (run->likeness)
        return run->likeness;
    struct likeness *likeness = arena_new_of(run->model->arena, struct likeness);
    likeness->patterns = patterns_of(run->model->arena, run->model);
    likeness->steps = STEPS_OF_MODEL;
    return run->likeness = likeness;
}

/* By its title, as people know it. */
static const char *title_of(struct check_run *run, const struct pattern *pattern)
{
    struct span label = pattern->archetype->statement->label;
    return span_is_empty(label)
               ? item_called(run->model, pattern->archetype)
               : arena_printf(run->model->arena, "“%s”", model_text(run->model, label));
}

/* "“Escalation” or “Eroding goals”" where the links tell both. */
static const char *archetypes_called(struct check_run *run, const struct candidate *candidate)
{
    struct listing names = {0};
    const struct pattern *pattern = candidate->pattern;
    listing_add(&names, run->model->arena, title_of(run, pattern));
    for (size_t i = 0; !candidate->marked && i < pattern->alike.count; i++)
        listing_add(&names, run->model->arena, title_of(run, pattern->alike.items[i]));
    return listing_text(&names, "or");
}

/* "story NAME of fixes-that-fail { mud plays symptom; gravel plays fix }" */
static const char *story_to_paste(struct check_run *run, const struct graph *map,
                                  const struct candidate *candidate)
{
    struct buffer story = {.arena = run->model->arena};
    const struct graph *pattern = candidate->pattern->graph;
    const char *before = " ";
    buffer_printf(&story, "story NAME of %s {", candidate->pattern->archetype->name->text);
    for (size_t role = 0; role < pattern->vertex_count; role++) {
        if (candidate->players[role] == NOBODY_PLAYS)
            continue;
        buffer_printf(&story, "%s%s plays %s", before,
                      map->variables[candidate->players[role]]->name->text,
                      pattern->variables[role]->name->text);
        before = "; ";
    }
    buffer_put(&story, " }");
    return buffer_text(&story);
}

/* Players that stand for the opposite of their roles, or NULL. */
static const char *turned_players(struct check_run *run, const struct graph *map,
                                  const struct candidate *candidate)
{
    struct listing names = {0};
    for (size_t role = 0; role < candidate->pattern->graph->vertex_count; role++)
        if (candidate->players[role] != NOBODY_PLAYS && candidate->turned[role])
            listing_add(&names, run->model->arena,
                        map->variables[candidate->players[role]]->name->text);
    return names.count ? listing_text(&names, "and") : NULL;
}

static void tell_likeness(struct check_run *run, const struct graph *map,
                          const struct candidate *candidate)
{
    struct diagnostic *diagnostic = finding(
        run, map->map, item_at(map->map), "%s looks like %s: do people recognise the story?",
        item_called(run->model, map->map), archetypes_called(run, candidate));
    const struct value *reads = item_values(candidate->pattern->archetype, ARCHETYPE_READS);
    const char *turned = turned_players(run, map, candidate);
    bool both = candidate->pattern->alike.count && !candidate->marked;
    if (both)
        finding_help(run, diagnostic,
                     "the links alone cannot tell these apart: is it about a goal that slides, or "
                     "about two sides?");
    else if (reads)
        finding_help(run, diagnostic, "it goes: %s", model_text(run->model, reads->at));
    finding_help(run, diagnostic, "if they do, say so: %s", story_to_paste(run, map, candidate));
    if (turned)
        finding_help(run, diagnostic, "%s: here it is the less of it that plays the role", turned);
    if (candidate->pattern->is_slow && candidate->waits == WAITS_UNSAID)
        finding_help(run, diagnostic,
                     "the story also needs a wait: what takes time here? after \"some months\"");
}

static bool has_unread_story(struct check_run *run, const struct graph *graph)
{
    FOR_MEMBERS (graph->map, story)
        if (story->kind == KIND_STORY &&
            read_story(run->model->arena, graph, story).standing < STORY_BROKEN)
            return true;
    return false;
}

void check_archetype_candidate(struct check_run *run, const struct item *map)
{
    const struct graph *graph = check_graph(run, map);
    if (graph->vertex_count > MOST_SEARCHED_VARIABLES || !map_is_understood(run, map))
        return;
    struct likeness *likeness = likeness_of(run);
    if (!likeness->patterns->count || likeness->steps <= 0 || has_unread_story(run, graph))
        return;
    const struct candidates *candidates =
        find_candidates(run->model->arena, likeness->patterns, graph, STEPS_OF_MAP);
    likeness->steps -= candidates->steps;
    if (candidates->count)
        tell_likeness(run, graph, &candidates->items[0]);
}
