/* What a change moves, in text; see effects_text.h. */
#include "driver/effects_text.h"

#include "base/listing.h"
#include "driver/plain_text.h"
#include "view/effect_tree.h"
#include "view/loop_story.h"
#include "view/map_loops.h"

#include <string.h>

/* Of what nobody asked for; JSON has all. And loops. */
enum { MOST_SIDE_EFFECTS = 40, MOST_LOOPS = 12 };

struct effects_text {
    struct viewer *viewer;
    struct buffer *out;
    const struct map_loops **loops; /* by index of a map, once they are found */
    bool explained;                 /* how answers that weigh loops are to be read */
};

struct effects_text *effects_text_new(struct viewer *viewer, struct buffer *out)
{
    struct effects_text *made = arena_new_of(viewer->arena, struct effects_text);
    size_t items = viewer->model->all.count;
    *made = (struct effects_text){.viewer = viewer, .out = out};
    made->loops = arena_alloc(viewer->arena, (items + 1) * sizeof *made->loops);
    return made;
}

/* Texts that have been told. */
struct known_texts {
    const char **items;
    size_t count, capacity;
};

static bool is_new_text(struct arena *arena, struct known_texts *known, const char *text)
{
    for (size_t i = 0; i < known->count; i++)
        if (!strcmp(known->items[i], text))
            return false;
    *array_add(arena, known) = text;
    return true;
}

static const char *quoted_title(const struct effects_text *made, const struct item *variable)
{
    return arena_printf(made->viewer->arena, "“%s”", item_title(made->viewer->model, variable));
}

/* ---- What it is meant to move ------------------------------------------------------------------
 */

static void put_runs(struct effects_text *made, const char *before, const struct runs *runs)
{
    put_line(made->out, before, runs_text(made->viewer->arena, runs));
}

/* "january-starts “Courses that also start in January”" */
static void put_called(struct effects_text *made, const char *before, const struct item *item)
{
    buffer_put(made->out, before);
    if (item->name)
        buffer_printf(made->out, "%s ", item->name->text);
    buffer_put(made->out, "“");
    put_safely(made->out, item_title(made->viewer->model, item));
    buffer_put(made->out, "”\n");
}

static void put_acts_on(struct effects_text *made, const struct change_effects *change)
{
    if (!change->in.push_count)
        buffer_put(made->out, "  it acts on nothing in this map: write what it moves first, "
                              "acts-on: NAME rises\n");
    for (size_t i = 0; i < change->in.push_count; i++) {
        const struct push *push = &change->in.pushes[i];
        put_line(
            made->out, "  acts on ",
            arena_printf(made->viewer->arena, "“%s”: it %s",
                         item_title(made->viewer->model, change->graph->variables[push->vertex]),
                         movement_words[push->movement]));
    }
}

static void put_paths(struct effects_text *made, const struct change_effects *change,
                      const struct effect *effect)
{
    struct runs path = {NULL, NULL}, against = {NULL, NULL};
    const char *settling = settling_in_words(made->viewer, change->effects, effect);
    if (effect->path.length) {
        runs_add_path(made->viewer, &path, change->effects, &effect->path);
        put_runs(made, "      ", &path);
    }
    if (effect->against.length) {
        runs_add_path(made->viewer, &against, change->effects, &effect->against);
        put_runs(made, "      but ", &against);
    }
    if (settling)
        put_line(made->out, "      to be found out: ", settling);
}

static void put_sureness(struct effects_text *made, const struct change_effects *change,
                         const struct effect *effect)
{
    const struct press_answer *press = press_answer_of(change->press, effect->vertex);
    const char *sureness = sureness_in_words(effect);
    const char *contested = contested_in_words(made->viewer, change->effects, &effect->path);
    if (sureness)
        put_line(made->out, "      how sure: ", sureness);
    if (contested)
        put_line(made->out, "      not all believe in: ", contested);
    if (press)
        put_line(made->out,
                 "      with loops weighed: ", press_in_words(made->viewer->arena, press, effect));
}

static void put_effect(struct effects_text *made, const struct change_effects *change,
                       const struct effect *effect)
{
    const struct item *variable = change->graph->variables[effect->vertex];
    struct runs measures = {NULL, NULL};
    put_line(made->out, "    ",
             arena_printf(made->viewer->arena, "“%s” %s", item_title(made->viewer->model, variable),
                          standing_in_words(made->viewer->arena, effect)));
    put_paths(made, change, effect);
    put_sureness(made, change, effect);
    if (runs_add_measures(made->viewer, &measures, variable))
        put_runs(made, "      shown by ", &measures);
}

static void put_intended(struct effects_text *made, const struct change_effects *change)
{
    const char *head = "\n  What it is meant to move\n";
    for (size_t i = 0; i < change->effects->count; i++) {
        if (!change->effects->items[i].intended)
            continue;
        buffer_put(made->out, head);
        put_effect(made, change, &change->effects->items[i]);
        head = "";
    }
}

/* ---- Side effects: what is sure as one story, what is doubtful in brief ------------------------
 */

static bool is_side_effect(const struct effect *effect)
{
    return !effect->intended && effect->direct;
}

static void put_step(struct effects_text *made, const struct change_effects *change,
                     const struct effect_step *step)
{
    const struct item *variable = change->graph->variables[step->vertex];
    struct runs runs = {NULL, NULL}, measures = {NULL, NULL};
    bool measured = runs_add_measures(made->viewer, &measures, variable);
    buffer_printf(made->out, "    %*s", (int)(2 * step->depth), "");
    runs_add_step(made->viewer, &runs, step->edge, variable, step->moves);
    put_safely(made->out, runs_text(made->viewer->arena, &runs));
    if (step->depth && !step->effect)
        buffer_put(made->out, ", by this way");
    if (step->effect && step->effect->verdict == REACHED)
        buffer_put(made->out, ", as intended");
    else if (step->effect && step->effect->intended)
        buffer_printf(made->out, "; it is meant to %s", intent_words[step->effect->intended]);
    else if (measured)
        put_safely(made->out, arena_printf(made->viewer->arena, ", shown by %s",
                                           runs_text(made->viewer->arena, &measures)));
    buffer_byte(made->out, '\n');
}

/* What loops may make of it, said once for all that is sure and nobody asked for. */
static void put_doubts(struct effects_text *made, const struct change_effects *change)
{
    struct listing kept = {0};
    unsigned turned = 0;
    for (size_t i = 0; i < change->effects->count; i++) {
        const struct effect *effect = &change->effects->items[i];
        const struct item *variable = change->graph->variables[effect->vertex];
        if (!is_side_effect(effect) || !goes_one_way(effect))
            continue;
        if (effect->feedback == effect->direct)
            listing_add(&kept, made->viewer->arena, quoted_title(made, variable));
        else
            turned++;
    }
    if (!turned)
        buffer_put(made->out, "    No loop turns any of this.\n");
    else if (!kept.count)
        buffer_put(made->out, "    Loops that it sets going may turn any of this.\n");
    else
        put_line(made->out, "    Loops that it sets going may turn all of this but ",
                 arena_printf(made->viewer->arena, "%s.", listing_text(&kept, "and")));
}

/* Where loops, weighed, say something else than the paths. */
static void put_weighed(struct effects_text *made, const struct change_effects *change)
{
    for (size_t i = 0; i < change->effects->count; i++) {
        const struct effect *effect = &change->effects->items[i];
        const struct press_answer *press = press_answer_of(change->press, effect->vertex);
        if (!press || !is_side_effect(effect) || !goes_one_way(effect) ||
            press->moves == effect->direct)
            continue;
        put_line(
            made->out, "    With loops weighed: ",
            arena_printf(made->viewer->arena, "“%s” %s",
                         item_title(made->viewer->model, change->graph->variables[effect->vertex]),
                         press_in_words(made->viewer->arena, press, effect)));
    }
}

static size_t count_side_effects(const struct change_effects *change, bool one_way)
{
    size_t count = 0;
    for (size_t i = 0; i < change->effects->count; i++)
        count += is_side_effect(&change->effects->items[i]) &&
                 goes_one_way(&change->effects->items[i]) == one_way;
    return count;
}

static void put_more(struct effects_text *made, size_t count)
{
    if (count > MOST_SIDE_EFFECTS)
        buffer_printf(made->out, "    … and %zu more; --to json has all\n",
                      count - MOST_SIDE_EFFECTS);
}

static void put_sure(struct effects_text *made, const struct change_effects *change)
{
    size_t count = count_side_effects(change, true);
    struct effect_tree tree =
        effect_tree_of(made->viewer->arena, change->effects, MOST_SIDE_EFFECTS);
    if (!count)
        return;
    buffer_put(made->out, "\n  What else moves: one thing leads to the next\n");
    for (size_t i = 0; i < tree.count; i++)
        put_step(made, change, &tree.items[i]);
    put_more(made, count);
    put_doubts(made, change);
    put_weighed(made, change);
}

/* Each link that would settle one of them, once; what settles an intent stands there. */
static void put_to_be_found_out(struct effects_text *made, const struct change_effects *change)
{
    struct known_texts found = {NULL, 0, 0};
    for (int intended = 1; intended >= 0; intended--)
        for (size_t i = 0; i < change->effects->count; i++) {
            const struct effect *effect = &change->effects->items[i];
            const char *settling = !effect->intended == !intended
                                       ? settling_in_words(made->viewer, change->effects, effect)
                                       : NULL;
            if (settling && is_new_text(made->viewer->arena, &found, settling) && !intended)
                put_line(made->out, "    to be found out: ", settling);
        }
}

/* The names of those doubtful side effects that loops, weighed, move in one of these ways, as bits;
   counts what is told. */
static void put_doubtful_names(struct effects_text *made, const struct change_effects *change,
                               const char *before, unsigned movements, size_t *told)
{
    struct listing names = {0};
    for (size_t i = 0; i < change->effects->count && *told < MOST_SIDE_EFFECTS; i++) {
        const struct effect *effect = &change->effects->items[i];
        const struct item *variable = change->graph->variables[effect->vertex];
        const struct press_answer *press = press_answer_of(change->press, effect->vertex);
        if (!is_side_effect(effect) || goes_one_way(effect) ||
            !(movements >> (press ? press->moves : AMBIGUOUS) & 1))
            continue;
        listing_add(&names, made->viewer->arena, quoted_title(made, variable));
        (*told)++;
    }
    if (names.count)
        put_line(made->out, before, listing_text(&names, "and"));
}

/* Their paths would be longer than all else. */
static void put_doubtful(struct effects_text *made, const struct change_effects *change)
{
    enum { OPEN = 1U << MOVES_NOT | 1U << AMBIGUOUS };
    size_t count = count_side_effects(change, false), told = 0;
    if (!count)
        return;
    buffer_put(made->out, "\n  What may rise or fall (the paths: catwoe table FILE effects)\n");
    put_doubtful_names(made, change, "    with loops weighed it rises: ", 1U << RISES, &told);
    put_doubtful_names(made, change, "    with loops weighed it falls: ", 1U << FALLS, &told);
    put_doubtful_names(made, change, change->press->count ? "    open: " : "    ", OPEN, &told);
    put_more(made, count);
    put_to_be_found_out(made, change);
}

/* ---- Feedback -------------------------------------------------------------------------------- */

static bool *reached_by(struct arena *arena, const struct change_effects *change)
{
    bool *reached = arena_alloc(arena, change->graph->vertex_count + 1);
    for (size_t i = 0; i < change->in.push_count; i++)
        reached[change->in.pushes[i].vertex] = true;
    for (size_t i = 0; i < change->effects->count; i++)
        if (change->effects->items[i].direct)
            reached[change->effects->items[i].vertex] = true;
    return reached;
}

/* "R1 “Through the wrong door”: reinforcing, and takes time" */
static void put_loop(struct effects_text *made, const struct named_loop *named)
{
    const struct found_loop *loop = &named->loop;
    put_line(made->out, "    ",
             arena_printf(made->viewer->arena, "%s “%s”: %s%s", named->mark,
                          item_title(made->viewer->model, loop->declared),
                          loop_type_words[loop->type], loop->delayed ? ", and takes time" : ""));
}

/* Loops take longer to find than all else. */
static const struct map_loops *loops_of(struct effects_text *made, const struct item *map)
{
    if (!made->loops[map->index])
        made->loops[map->index] = map_loops_of(made->viewer, map, MOST_LOOPS);
    return made->loops[map->index];
}

/* What reaches one variable of a loop goes round it. Those without a name are told by their marks:
   their variables say little without the map. */
static void put_feedback(struct effects_text *made, const struct change_effects *change)
{
    const bool *reached = reached_by(made->viewer->arena, change);
    const struct map_loops *map = loops_of(made, change->in.map);
    const char *head = "\n  Loops that it sets going, as loops and pictures call them\n";
    struct listing nameless = {0};
    size_t told = 0;
    for (size_t i = 0; i < map->loops.count; i++) {
        const struct named_loop *named = &map->loops.items[i];
        if (!reached[named->loop.vertices[0]])
            continue;
        buffer_put(made->out, told++ ? "" : head);
        if (named->loop.declared)
            put_loop(made, named);
        else
            listing_add(&nameless, made->viewer->arena, named->mark);
    }
    if (nameless.count)
        put_line(made->out, nameless.count == 1 ? "    without a name: " : "    without names: ",
                 listing_text(&nameless, "and"));
    if (map->count > map->loops.count)
        buffer_put(made->out,
                   "    The map has more loops than these: catwoe loops tells of them.\n");
    if (!told && map->count <= map->loops.count)
        buffer_put(made->out, "\n  It sets no loop going: nothing comes back.\n");
}

/* How to read the answers that weigh loops is said once. */
static void put_press_note(struct effects_text *made, const struct press *press)
{
    const char *caveat = press_caveat(press);
    if (!made->explained || press_missing(press))
        buffer_printf(made->out, "\n  %s\n", press_note(made->viewer->arena, press));
    else if (*caveat)
        buffer_printf(made->out, "\n  With loops weighed:%s\n", caveat);
    made->explained |= !press_missing(press);
}

/* ---- Whom it touches ---------------------------------------------------------------------------
 */

static const char *touched_in_words(struct effects_text *made, const struct change_effects *change,
                                    const struct effect *effect)
{
    struct runs runs = {NULL, NULL};
    const struct item *variable = change->graph->variables[effect->vertex];
    bool any = effect->direct && runs_add_touched(made->viewer, &runs, variable);
    return any ? runs_text(made->viewer->arena, &runs) : NULL;
}

/* All that touches the same people in the same parts. */
static void put_touching(struct effects_text *made, const struct change_effects *change,
                         const char *whom)
{
    struct listing by = {0};
    for (size_t i = 0; i < change->effects->count; i++) {
        const struct effect *effect = &change->effects->items[i];
        const struct item *variable = change->graph->variables[effect->vertex];
        const char *touched = touched_in_words(made, change, effect);
        if (touched && !strcmp(touched, whom))
            listing_add(&by, made->viewer->arena, quoted_title(made, variable));
    }
    put_line(made->out, "    by ", listing_text(&by, "and"));
    put_line(made->out, "      ", whom);
}

static void put_whom(struct effects_text *made, const struct change_effects *change)
{
    struct known_texts told = {NULL, 0, 0};
    for (size_t i = 0; i < change->effects->count; i++) {
        const char *whom = touched_in_words(made, change, &change->effects->items[i]);
        if (!whom || !is_new_text(made->viewer->arena, &told, whom))
            continue;
        buffer_put(made->out, told.count == 1 ? "\n  Whom it touches\n" : "");
        put_touching(made, change, whom);
    }
}

void put_effects_text(struct effects_text *made, const struct change_effects *change)
{
    put_called(made, "", change->in.change);
    put_called(made, "  in ", change->in.map);
    put_acts_on(made, change);
    put_intended(made, change);
    put_sure(made, change);
    put_doubtful(made, change);
    put_whom(made, change);
    if (!change->in.push_count)
        return;
    put_feedback(made, change);
    put_press_note(made, change->press);
}
