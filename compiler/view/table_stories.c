/* The stories of loops that are told of each causal map, how they stand, and, apart from these,
   what else a map looks like. */
#include "analysis/candidates.h"
#include "analysis/stories.h"
#include "base/listing.h"
#include "view/map_loops.h"
#include "view/view.h"

/* What a row says of an archetype, told or seen. */
static const char *archetype_tells(struct viewer *viewer, const struct item *archetype)
{
    const char *reads = item_text(viewer, archetype, ARCHETYPE_READS);
    const char *warns = item_text(viewer, archetype, ARCHETYPE_WARNS);
    if (!warns)
        return reads;
    return arena_printf(viewer->arena, "%s%sIt shows in this: “%s”", reads ? reads : "",
                        reads ? "\n" : "", warns);
}

static void list_player(struct viewer *viewer, struct cell *cell, const struct item *role,
                        const struct item *player, const char *turned)
{
    cell_list(viewer->arena, cell,
              arena_printf(viewer->arena, "%s: %s%s", item_title(viewer->model, role),
                           item_title(viewer->model, player), turned),
              item_id(viewer->model, player));
}

/* ---- Stories that are told --------------------------------------------------------------------
 */

enum { STORY, PLAYERS, TELLS, STANDING, LEVER, STORY_COLUMN_COUNT };

static const struct column story_columns[STORY_COLUMN_COUNT] = {
    [STORY] = {"story", "Story", .weight = 3, .row_head = true},
    [PLAYERS] = {"plays", "Who plays what", .weight = 6},
    [TELLS] = {"tells", "What the pattern tells", .weight = 6, .optional = true},
    [STANDING] = {"stands", "Whether the map bears it out", .weight = 4, .optional = true},
    [LEVER] = {"leverage", "Where a little moves much", .weight = 4, .optional = true},
};

static void say_players(struct viewer *viewer, struct cell *cell, const struct item *story)
{
    FOR_LINKS (story, link)
        if (link->subject && link->object && viewer_shows_link(viewer, link))
            list_player(viewer, cell, link->object, link->subject, "");
}

/* The variable that plays a role, or the role itself where none does; NULL: one that is not shown.
 */
static const struct item *player_of(struct viewer *viewer, const struct item *story,
                                    const struct item *role)
{
    FOR_LINKS (story, link)
        if (link->object == role && link->subject)
            return viewer_shows_link(viewer, link) ? link->subject : NULL;
    return role;
}

static void say_levers(struct viewer *viewer, struct cell *cell, const struct item *story,
                       const struct item *archetype)
{
    for (const struct value *role = item_values(archetype, ARCHETYPE_LEVERAGE); role;
         role = role->next) {
        const struct item *player = role->item ? player_of(viewer, story, role->item) : NULL;
        if (player)
            cell_list(viewer->arena, cell, item_title(viewer->model, player),
                      item_id(viewer->model, player));
    }
}

static const char *title_of_role(struct viewer *viewer, const struct story_reading *reading,
                                 uint32_t role)
{
    return item_title(viewer->model, reading->pattern->variables[role]);
}

static const char *open_roles(struct viewer *viewer, const struct story_reading *reading)
{
    struct listing open = {0};
    for (uint32_t role = 0; role < reading->pattern->vertex_count; role++)
        if (story_role_is_open(reading, role))
            listing_add(&open, viewer->arena,
                        arena_printf(viewer->arena, "“%s”", title_of_role(viewer, reading, role)));
    return listing_text(&open, "or");
}

/* Told by roles alone: a player may be one that is not shown. */
static const char *standing_told(struct viewer *viewer, const struct story_reading *reading)
{
    const struct edge *step = reading->step;
    switch (reading->standing) {
    case STORY_NOT_READ:
        return NULL;
    case STORY_MISCAST:
        return "not yet clear: each role has one player, and each player one role";
    case STORY_OPEN:
        return arena_printf(viewer->arena, "not yet whole: nobody plays %s",
                            open_roles(viewer, reading));
    case STORY_LOOPLESS:
        return "not yet clear: the pattern has no loop of these roles to look for";
    case STORY_BROKEN:
        return arena_printf(
            viewer->arena, "no: a loop does not close, for nothing leads from “%s” to “%s”",
            title_of_role(viewer, reading, step->from), title_of_role(viewer, reading, step->to));
    case STORY_TURNED:
        return arena_printf(viewer->arena, "no: a loop that is %s in the pattern is not so here",
                            loop_type_words[reading->loop->type]);
    case STORY_PROMPT:
        return arena_printf(viewer->arena, "in part: no wait is marked between “%s” and “%s”",
                            title_of_role(viewer, reading, step->from),
                            title_of_role(viewer, reading, step->to));
    case STORY_HOLDS:
        return "yes: all its loops are there";
    }
    return NULL;
}

static void say_standing(struct viewer *viewer, struct cell *cell,
                         const struct story_reading *reading)
{
    const char *told = standing_told(viewer, reading);
    if (!told)
        return;
    cell_say(viewer->arena, cell, told);
    cell->tone = reading->standing == STORY_HOLDS    ? TONE_YES
                 : reading->standing == STORY_PROMPT ? TONE_PARTLY
                 : reading->standing < STORY_BROKEN  ? TONE_UNKNOWN
                                                     : TONE_NO;
}

static void add_story(struct viewer *viewer, struct table *table, const struct graph *graph,
                      const struct item *story)
{
    const struct item *archetype = item_named(story, STORY_OF);
    const char *id = item_id(viewer->model, story), *tells;
    struct cell *cells = table_add_row(viewer->arena, table, id)->cells;
    cell_list(viewer->arena, &cells[STORY], item_title(viewer->model, story), id);
    say_players(viewer, &cells[PLAYERS], story);
    if (!archetype || !viewer_shows(viewer, archetype))
        return;
    runs_add(viewer->arena, &cells[STORY].runs, RUN_BREAK, "\n", NULL);
    runs_add(viewer->arena, &cells[STORY].runs, RUN_EMPHASIS, item_title(viewer->model, archetype),
             NULL);
    if ((tells = archetype_tells(viewer, archetype)))
        cell_say(viewer->arena, &cells[TELLS], tells);
    say_levers(viewer, &cells[LEVER], story, archetype);
    struct story_reading reading = read_story(viewer->arena, graph, story);
    say_standing(viewer, &cells[STANDING], &reading);
}

/* NULL where none is told of the map. */
static struct table *stories_of(struct viewer *viewer, const struct item *map)
{
    const struct graph *graph = graph_of_map(viewer->arena, map);
    struct table *table = table_new(
        viewer->arena, arena_printf(viewer->arena, "stories.%s", item_id(viewer->model, map)),
        arena_printf(viewer->arena, "%s: known stories that it tells",
                     item_title(viewer->model, map)),
        story_columns, STORY_COLUMN_COUNT);
    FOR_MEMBERS (map, story)
        if (story->kind == KIND_STORY && viewer_shows(viewer, story))
            add_story(viewer, table, graph, story);
    table_leave_out_empty(table);
    return table->rows.count ? table : NULL;
}

/* ---- What else a map looks like ---------------------------------------------------------------
 */

enum { LOOKS, WOULD_PLAY, WOULD_TELL, FOR_IT, AGAINST, WOULD_LEVER, CANDIDATE_COLUMN_COUNT };
enum { STEPS = 4000000 };

static const struct column candidate_columns[CANDIDATE_COLUMN_COUNT] = {
    [LOOKS] = {"looks-like", "It looks like", .weight = 3, .row_head = true},
    [WOULD_PLAY] = {"would-play", "Who would play what", .weight = 6},
    [WOULD_TELL] = {"tells", "What the pattern tells", .weight = 6, .optional = true},
    [FOR_IT] = {"for", "What speaks for it", .weight = 4, .optional = true},
    [AGAINST] = {"open", "What is still open", .weight = 4, .optional = true},
    [WOULD_LEVER] = {"leverage", "Where a little would move much", .weight = 4, .optional = true},
};

struct likeness {
    struct viewer *viewer;
    const struct graph *graph;
    const struct candidate *candidate;
};

static const struct item *would_play(const struct likeness *likeness, uint32_t role)
{
    uint32_t player = likeness->candidate->players[role];
    return player == NOBODY_PLAYS ? NULL : likeness->graph->variables[player];
}

static void say_would_play(const struct likeness *likeness, struct cell *cell)
{
    const struct candidate *candidate = likeness->candidate;
    const struct graph *pattern = candidate->pattern->graph;
    for (uint32_t role = 0; role < pattern->vertex_count; role++)
        if (would_play(likeness, role))
            list_player(likeness->viewer, cell, pattern->variables[role],
                        would_play(likeness, role),
                        candidate->turned[role] ? " (the less of it)" : "");
}

static void say_for_it(const struct likeness *likeness, struct cell *cell)
{
    const struct candidate *candidate = likeness->candidate;
    const struct {
        bool speaks;
        const char *words;
    } reasons[] = {
        {candidate->waits == WAITS_AS_TOLD, "the wait is where the story has it"},
        {candidate->marked > 0, "a gap is said to be one"},
        {candidate->given > 0, "what is given from outside is there"},
        {candidate->covers_the_map, "most of what is on loops here belongs to it"},
    };
    bool speaks = false;
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        speaks |= reasons[i].speaks;
        if (reasons[i].speaks)
            cell_list(likeness->viewer->arena, cell, reasons[i].words, NULL);
    }
    if (!speaks)
        cell_list(likeness->viewer->arena, cell, "each link goes the way the story tells it", NULL);
}

/* Others that the links cannot tell from it. */
static bool may_be_another(const struct candidate *candidate)
{
    return candidate->pattern->alike.count && !candidate->marked;
}

static void say_open(const struct likeness *likeness, struct cell *cell)
{
    struct arena *arena = likeness->viewer->arena;
    const struct candidate *candidate = likeness->candidate;
    if (may_be_another(candidate))
        cell_list(arena, cell, "which of these it is, the links alone cannot tell", NULL);
    if (candidate->pattern->is_slow && candidate->waits != WAITS_AS_TOLD)
        cell_list(arena, cell, "a wait is not marked yet", NULL);
    if (candidate->unknown)
        cell_list(arena, cell,
                  arena_printf(arena, "of %u link%s nobody knows yet which way", candidate->unknown,
                               candidate->unknown == 1 ? "" : "s"),
                  NULL);
}

static void say_likeness(const struct likeness *likeness, struct cell *cell)
{
    const struct pattern *pattern = likeness->candidate->pattern;
    struct listing names = {0};
    listing_add(&names, likeness->viewer->arena,
                item_title(likeness->viewer->model, pattern->archetype));
    for (size_t i = 0; may_be_another(likeness->candidate) && i < pattern->alike.count; i++)
        listing_add(&names, likeness->viewer->arena,
                    item_title(likeness->viewer->model, pattern->alike.items[i]->archetype));
    cell_say(likeness->viewer->arena, cell, listing_text(&names, "or"));
}

static void say_would_lever(const struct likeness *likeness, struct cell *cell)
{
    const struct model *model = likeness->viewer->model;
    const struct pattern *pattern = likeness->candidate->pattern;
    for (const struct value *role = item_values(pattern->archetype, ARCHETYPE_LEVERAGE); role;
         role = role->next) {
        if (!role->item || role->item->owner != pattern->archetype)
            continue;
        const struct item *player =
            would_play(likeness, pattern->graph->vertex_of[role->item->place]);
        if (player)
            cell_list(likeness->viewer->arena, cell, item_title(model, player),
                      item_id(model, player));
    }
}

static void add_candidate(const struct likeness *likeness, struct table *table)
{
    struct viewer *viewer = likeness->viewer;
    const struct item *archetype = likeness->candidate->pattern->archetype;
    const char *number = arena_printf(viewer->arena, "%zu", table->rows.count + 1);
    struct cell *cells = table_add_question(viewer->arena, table, number)->cells;
    const char *tells = archetype_tells(viewer, archetype);
    say_likeness(likeness, &cells[LOOKS]);
    say_would_play(likeness, &cells[WOULD_PLAY]);
    if (tells)
        cell_say(viewer->arena, &cells[WOULD_TELL], tells);
    say_for_it(likeness, &cells[FOR_IT]);
    say_open(likeness, &cells[AGAINST]);
    say_would_lever(likeness, &cells[WOULD_LEVER]);
}

/* NULL where it looks like nothing that is not told. */
static struct table *candidates_of(struct viewer *viewer, const struct patterns *patterns,
                                   const struct item *map)
{
    const struct graph *graph = map_graph(viewer, map, viewer->according_to[0], NULL);
    const struct candidates *candidates = find_candidates(viewer->arena, patterns, graph, STEPS);
    struct table *table = table_new(
        viewer->arena,
        arena_printf(viewer->arena, "stories.%s.candidates", item_id(viewer->model, map)),
        arena_printf(viewer->arena, "%s: what else it looks like. Do people recognise the story?",
                     item_title(viewer->model, map)),
        candidate_columns, CANDIDATE_COLUMN_COUNT);
    for (size_t i = 0; i < candidates->count; i++) {
        struct likeness likeness = {viewer, graph, &candidates->items[i]};
        if (viewer_shows(viewer, likeness.candidate->pattern->archetype))
            add_candidate(&likeness, table);
    }
    table->note = candidates->exhaustive
                      ? "Nobody has told these stories yet. What most speaks for comes first."
                      : "Nobody has told these stories yet. What most speaks for comes first; the "
                        "map is too large to be looked through to the end.";
    table_leave_out_empty(table);
    return table->rows.count ? table : NULL;
}

struct table *tabulate_stories(struct viewer *viewer, const struct item *const *subjects,
                               size_t count)
{
    struct table *first = NULL, **end = &first;
    const struct patterns *patterns = patterns_of(viewer->arena, viewer->model);
    FOR_SHOWN (viewer, KIND_CAUSAL_MAP, map) {
        if (!is_subject(map, subjects, count))
            continue;
        end = table_append(end, stories_of(viewer, map));
        if (patterns->count)
            end = table_append(end, candidates_of(viewer, patterns, map));
    }
    return first;
}
