/* Rules about stories of loops: a model's claim that a known archetype is at work in a map.

   A claim is checked by what makes an archetype one: which loops it has, of which type, and which
   of them are slow; see analysis/stories.h for what is held against it and what is not. Where there
   are more ways between the players than can be walked, every doubt is in the story's favour.

   Left out: that one fix bred the next, which is a story that no map tells. */
#include "analysis/stories.h"
#include "check/causal_map.h"

/* ---- Who plays what ---------------------------------------------------------------------------
 */

static struct story_reading reading_of(struct check_run *run, const struct item *story)
{
    return read_story(run->model->arena, check_graph(run, story->owner), story);
}

static const char *player_called(const struct check_run *run, const struct story_reading *reading,
                                 uint32_t role)
{
    return item_called(run->model, reading->players[role]);
}

/* What a role is, in the archetype's own words. */
static const char *role_told(const struct model *model, const struct item *role)
{
    struct span label = role->statement->label;
    return span_is_empty(label) ? item_called(model, role) : model_text(model, label);
}

static void tell_other_map(struct check_run *run, const struct story_reading *reading)
{
    const struct item *player = reading->miscast->subject;
    struct diagnostic *diagnostic =
        finding(run, reading->story, statement_at(reading->miscast->statement),
                "%s is a variable of %s, not of the map of this story",
                item_called(run->model, player), item_called(run->model, player->owner));
    finding_help(run, diagnostic, "a story is told of one map: name a variable of this one");
}

static void tell_miscast(struct check_run *run, const struct story_reading *reading)
{
    struct model *model = run->model;
    const struct link *link = reading->miscast;
    const char *player = item_called(model, link->subject);
    struct span at = statement_at(link->statement);
    uint32_t role = story_role_of(reading, link->object), other = 0;
    while (other < reading->pattern->vertex_count && reading->players[other] != link->subject)
        other++;
    if (link->subject->owner != reading->story->owner) {
        tell_other_map(run, reading);
        return;
    }
    bool same_role = reading->players[role] != NULL;
    struct diagnostic *diagnostic =
        same_role
            ? finding(run, reading->story, at, "%s is to play %s, and %s plays it already", player,
                      item_called(model, link->object), player_called(run, reading, role))
            : finding(run, reading->story, at, "%s plays two roles: %s and %s", player,
                      item_called(model, reading->pattern->variables[other]),
                      item_called(model, link->object));
    finding_remark(run, diagnostic,
                   statement_at(reading->sentences[same_role ? role : other]->statement),
                   "the first is here");
    finding_help(run, diagnostic, "each role has one player, and each player one role");
}

static void tell_open(struct check_run *run, const struct story_reading *reading)
{
    struct listing open = {0};
    const struct item *first = NULL;
    for (size_t role = 0; role < reading->pattern->vertex_count; role++) {
        if (!story_role_is_open(reading, role))
            continue;
        first = first ? first : reading->pattern->variables[role];
        listing_add(&open, run->model->arena,
                    item_called(run->model, reading->pattern->variables[role]));
    }
    struct diagnostic *diagnostic =
        finding(run, reading->story, item_at(reading->story), "nothing in %s plays %s of %s",
                item_called(run->model, reading->story), listing_text(&open, "or"),
                item_called(run->model, reading->archetype));
    finding_help(run, diagnostic, "%s: which variable is it? Add: NAME plays %s",
                 role_told(run->model, first), first->name->text);
}

void check_archetype_roles(struct check_run *run, const struct item *story)
{
    struct story_reading reading = reading_of(run, story);
    if (reading.standing == STORY_MISCAST)
        tell_miscast(run, &reading);
    else if (reading.standing == STORY_OPEN)
        tell_open(run, &reading);
}

/* ---- Whether its loops are there, and slow where they are to be -------------------------------
 */

static const char *loop_called(const struct check_run *run, const struct story_reading *reading)
{
    struct listing players = {0};
    for (uint32_t i = 0; i < reading->loop->length; i++)
        listing_add(&players, run->model->arena,
                    player_called(run, reading, reading->loop->vertices[i]));
    return listing_text(&players, "and");
}

static void tell_broken(struct check_run *run, const struct story_reading *reading)
{
    struct diagnostic *diagnostic =
        finding(run, reading->story, item_at(reading->story),
                "%s has a %s loop of %s, and here it does not close: nothing leads from %s to %s",
                item_called(run->model, reading->archetype), loop_type_words[reading->loop->type],
                loop_called(run, reading), player_called(run, reading, reading->step->from),
                player_called(run, reading, reading->step->to));
    finding_help(run, diagnostic,
                 "put in the link that is missing, let other variables play the roles, or tell "
                 "another story");
}

static void tell_turned(struct check_run *run, const struct story_reading *reading)
{
    enum loop_type type = reading->loop->type;
    const char *comes_out = loop_type_words[type == BALANCING ? REINFORCING : BALANCING];
    struct diagnostic *diagnostic =
        finding(run, reading->story, item_at(reading->story),
                "the loop of %s comes out %s, and in %s it is %s", loop_called(run, reading),
                comes_out, item_called(run->model, reading->archetype), loop_type_words[type]);
    finding_help(run, diagnostic,
                 "look at the signs of its links once more, or at who plays what; it may be "
                 "another story");
}

void check_archetype_signature(struct check_run *run, const struct item *story)
{
    struct story_reading reading = reading_of(run, story);
    if (!map_is_understood(run, story->owner))
        return;
    if (reading.standing == STORY_BROKEN)
        tell_broken(run, &reading);
    else if (reading.standing == STORY_TURNED)
        tell_turned(run, &reading);
}

void check_archetype_delay(struct check_run *run, const struct item *story)
{
    struct story_reading reading = reading_of(run, story);
    if (reading.standing != STORY_PROMPT)
        return;
    struct diagnostic *diagnostic =
        finding(run, story, item_at(story),
                "%s needs a wait, and nothing takes time on the way from %s to %s",
                item_called(run->model, reading.archetype),
                player_called(run, &reading, reading.step->from),
                player_called(run, &reading, reading.step->to));
    finding_help(run, diagnostic,
                 "how long is it before anybody notices? Write it behind the link: after \"some "
                 "months\"");
}

/* ---- Where changes act on it ------------------------------------------------------------------
 */

/* The variables that changes act on: by the item's index, and each once. */
struct acting {
    bool *acted_on;
    const struct item **items;
    size_t count, capacity;
};

static const struct acting *acting_of(struct check_run *run)
{
    struct model *model = run->model;
    if (run->acting)
        return run->acting;
    struct acting *acting = arena_new_of(model->arena, struct acting);
    acting->acted_on = arena_alloc(model->arena, model->all.count + 1);
    FOR_ITEMS_OF (model, KIND_CHANGE, change) {
        const struct value *value = item_values(change, CHANGE_ACTS_ON);
        for (; value; value = value->next) {
            if (!value->item || acting->acted_on[value->item->index])
                continue;
            acting->acted_on[value->item->index] = true;
            *array_add(model->arena, acting) = value->item;
        }
    }
    return run->acting = acting;
}

static bool plays_a_role(const struct story_reading *reading, const struct item *variable)
{
    for (size_t role = 0; role < reading->pattern->vertex_count; role++)
        if (reading->players[role] == variable)
            return true;
    return false;
}

/* Acted on itself, or by way of a variable that plays no role and moves it. */
static bool is_worked_at(const struct acting *acting, const struct story_reading *reading,
                         const struct item *lever)
{
    for (size_t i = 0; i < acting->count; i++)
        if (acting->items[i] == lever || (!plays_a_role(reading, acting->items[i]) &&
                                          graph_edge(reading->map, acting->items[i], lever)))
            return true;
    return false;
}

void check_archetype_leverage(struct check_run *run, const struct item *story)
{
    const struct acting *acting = acting_of(run);
    struct story_reading reading = {0};
    if (acting->count)
        reading = reading_of(run, story);
    if (reading.standing < STORY_BROKEN)
        return;
    struct listing touched = {0};
    const struct item *lever = NULL;
    for (uint32_t role = 0; role < reading.pattern->vertex_count; role++)
        if (reading.players[role] && acting->acted_on[reading.players[role]->index])
            listing_add(&touched, run->model->arena, player_called(run, &reading, role));
    for (const struct value *value = item_values(reading.archetype, ARCHETYPE_LEVERAGE); value;
         value = value->next) {
        if (!value->item || value->item->owner != reading.archetype)
            return;
        const struct item *player = reading.players[story_role_of(&reading, value->item)];
        if (!player || is_worked_at(acting, &reading, player))
            return;
        lever = lever ? lever : player;
    }
    if (!lever || !touched.count)
        return;
    struct diagnostic *diagnostic = finding(
        run, story, item_at(story), "changes act on %s, and none where %s is best worked at: %s",
        listing_text(&touched, "and"), item_called(run->model, reading.archetype),
        item_called(run->model, lever));
    finding_help(run, diagnostic,
                 "what would it take there? Let a change act on it: acts-on: %s rises, or falls",
                 lever->name->text);
}
