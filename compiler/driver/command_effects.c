/* effects: what changes move through the causal maps that they act on. */
#include "driver/command.h"

#include "analysis/touched.h"
#include "base/json.h"
#include "base/listing.h"
#include "base/utf8.h"
#include "view/effect_words.h"
#include "view/loop_story.h"
#include "view/map_loops.h"

#include <string.h>

/* Of what nobody asked for, in text; JSON has all. And loops. */
enum { MOST_SIDE_EFFECTS = 40, MOST_LOOPS = 12 };

struct job {
    const struct model *model;
    struct viewer viewer; /* for those who write the model: it shows all */
    struct buffer *out;
    struct subjects wanted;         /* none: all changes */
    const struct map_loops **loops; /* by index of a map, once they are found */
};

/* The name that other statements could use; what has none is known by its text. */
static const char *name_of_item(const struct model *model, const struct item *item)
{
    return item->name ? item->name->text : model_text(model, item->statement->label);
}

/* ---- JSON: its shape is a promise to other programs -------------------------------------------
 */

static void put_key_text(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_text(json, text);
}

static const char *movement_or_null(enum movement movement)
{
    return movement ? movement_words[movement] : NULL;
}

static void put_path(struct json *json, const struct job *job, const struct graph *graph,
                     const char *key, const struct signed_path *path)
{
    json_key(json, key);
    json_open(json, '[');
    for (uint32_t i = 0; i < path->length; i++)
        json_text(json, name_of_item(job->model, graph->variables[path->vertices[i]]));
    json_close(json, ']');
}

static void put_press_answer(struct json *json, const struct press_answer *answer,
                             enum movement direct)
{
    json_key(json, "press");
    if (!answer) {
        json_text(json, NULL);
        return;
    }
    json_open(json, '{');
    put_key_text(json, "moves", movement_words[answer->moves]);
    json_key(json, "weight");
    json_share(json, answer->weight);
    json_key(json, "agrees");
    json_bool(json, answer->moves == direct);
    json_close(json, '}');
}

static void put_touched(struct json *json, const struct job *job, const struct item *variable)
{
    struct touched_list list = touched_by(job->viewer.arena, variable);
    json_key(json, "touches");
    json_open(json, '[');
    for (size_t i = 0; i < list.count; i++) {
        const struct touched *touched = &list.items[i];
        json_open(json, '{');
        put_key_text(json, "who", name_of_item(job->model, touched->who));
        json_key(json, "as");
        json_open(json, '[');
        for (unsigned as = 0; as < TOUCHED_AS_COUNT; as++)
            if (touched->as >> as & 1)
                json_text(json, touched_words[as][0]);
        json_close(json, ']');
        put_key_text(json, "measure", name_of_item(job->model, touched->measure));
        put_key_text(json, "system", name_of_item(job->model, touched->system));
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_effect_json(struct json *json, const struct job *job,
                            const struct change_effects *change, const struct effect *effect)
{
    const struct item *variable = change->graph->variables[effect->vertex];
    json_line(json);
    json_open(json, '{');
    put_key_text(json, "variable", name_of_item(job->model, variable));
    put_key_text(json, "direct", movement_or_null(effect->direct));
    put_key_text(json, "feedback", movement_or_null(effect->feedback));
    json_key(json, "delayed");
    json_bool(json, effect->delayed);
    put_key_text(json, "intended", movement_or_null(effect->intended));
    put_key_text(json, "verdict", verdict_words[effect->verdict]);
    put_path(json, job, change->graph, "path", &effect->path);
    put_path(json, job, change->graph, "against", &effect->against);
    json_key(json, "settled");
    json_bool(json, effect->settled);
    put_press_answer(json, press_answer_of(change->press, effect->vertex), effect->direct);
    put_touched(json, job, variable);
    json_close(json, '}');
}

static void put_pushes_json(struct json *json, const struct job *job,
                            const struct change_effects *change)
{
    json_key(json, "acts_on");
    json_open(json, '[');
    for (size_t i = 0; i < change->in.push_count; i++) {
        const struct push *push = &change->in.pushes[i];
        json_open(json, '{');
        put_key_text(json, "variable",
                     name_of_item(job->model, change->graph->variables[push->vertex]));
        put_key_text(json, "moves", movement_words[push->movement]);
        json_close(json, '}');
    }
    json_close(json, ']');
}

/* Whether loops were weighed, and what the answer rests on. */
static void put_press_json(struct json *json, const struct press *press)
{
    json_key(json, "press");
    json_open(json, '{');
    json_key(json, "answered");
    json_bool(json, press->state == PRESS_ANSWERED);
    put_key_text(json, "because", press_missing(press));
    json_key(json, "settles");
    json_bool(json, press->settles);
    json_key(json, "tries");
    json_number(json, press->tries);
    json_close(json, '}');
}

static void put_change_json(struct json *json, const struct job *job,
                            const struct change_effects *change)
{
    json_line(json);
    json_open(json, '{');
    put_key_text(json, "change", name_of_item(job->model, change->in.change));
    put_key_text(json, "map", name_of_item(job->model, change->in.map));
    put_pushes_json(json, job, change);
    put_press_json(json, change->press);
    json_key(json, "effects");
    json_open(json, '[');
    for (size_t i = 0; i < change->effects->count; i++)
        put_effect_json(json, job, change, &change->effects->items[i]);
    json_close(json, ']');
    json_close(json, '}');
}

/* ---- Text -------------------------------------------------------------------------------------
 */

/* A text of the model as a terminal may see it. */
static void put_safely(struct buffer *out, const char *text)
{
    utf8_put_safely(out, text, strlen(text));
}

static void put_line(struct buffer *out, const char *before, const char *text)
{
    buffer_put(out, before);
    put_safely(out, text);
    buffer_byte(out, '\n');
}

static void put_runs(const struct job *job, const char *before, const struct runs *runs)
{
    put_line(job->out, before, runs_text(job->viewer.arena, runs));
}

/* "january-starts “Courses that also start in January”" */
static void put_called(const struct job *job, const char *before, const struct item *item)
{
    buffer_put(job->out, before);
    if (item->name)
        buffer_printf(job->out, "%s ", item->name->text);
    buffer_put(job->out, "“");
    put_safely(job->out, item_title(job->model, item));
    buffer_put(job->out, "”\n");
}

static void put_acts_on(const struct job *job, const struct change_effects *change)
{
    if (!change->in.push_count)
        buffer_put(job->out, "  it acts on nothing in this map: write what it moves first, "
                             "acts-on: NAME rises\n");
    for (size_t i = 0; i < change->in.push_count; i++) {
        const struct push *push = &change->in.pushes[i];
        put_line(job->out, "  acts on ",
                 arena_printf(job->viewer.arena, "“%s”: it %s",
                              item_title(job->model, change->graph->variables[push->vertex]),
                              movement_words[push->movement]));
    }
}

static void put_paths(struct job *job, const struct change_effects *change,
                      const struct effect *effect)
{
    struct runs path = {NULL, NULL}, against = {NULL, NULL};
    const char *settling = settling_in_words(&job->viewer, change->effects, effect);
    if (effect->path.length) {
        runs_add_path(&job->viewer, &path, change->effects, &effect->path);
        put_runs(job, "      ", &path);
    }
    if (effect->against.length) {
        runs_add_path(&job->viewer, &against, change->effects, &effect->against);
        put_runs(job, "      but ", &against);
    }
    if (settling)
        put_line(job->out, "      to be found out: ", settling);
}

static void put_sureness(struct job *job, const struct change_effects *change,
                         const struct effect *effect)
{
    const struct press_answer *press = press_answer_of(change->press, effect->vertex);
    const char *sureness = sureness_in_words(effect);
    if (sureness)
        put_line(job->out, "      how sure: ", sureness);
    if (press)
        put_line(job->out,
                 "      with loops weighed: ", press_in_words(job->viewer.arena, press, effect));
}

static void put_touches(struct job *job, const struct item *variable)
{
    struct runs touched = {NULL, NULL}, measures = {NULL, NULL};
    if (runs_add_touched(&job->viewer, &touched, variable))
        put_runs(job, "      whom it touches: ", &touched);
    if (runs_add_measures(&job->viewer, &measures, variable))
        put_runs(job, "      shown by ", &measures);
}

static void put_effect(struct job *job, const struct change_effects *change,
                       const struct effect *effect)
{
    const struct item *variable = change->graph->variables[effect->vertex];
    put_line(job->out, "    ",
             arena_printf(job->viewer.arena, "“%s” %s", item_title(job->model, variable),
                          standing_in_words(job->viewer.arena, effect)));
    put_paths(job, change, effect);
    put_sureness(job, change, effect);
    put_touches(job, variable);
}

/* Those that are intended, or all others. */
static void put_effects(struct job *job, const struct change_effects *change, bool intended,
                        const char *head)
{
    size_t count = 0;
    for (size_t i = 0; i < change->effects->count; i++) {
        const struct effect *effect = &change->effects->items[i];
        if ((effect->intended != MOVES_NOT) != intended)
            continue;
        if (!count++)
            buffer_printf(job->out, "\n  %s\n", head);
        if (intended || count <= MOST_SIDE_EFFECTS)
            put_effect(job, change, effect);
    }
    if (!intended && count > MOST_SIDE_EFFECTS)
        buffer_printf(job->out, "    … and %zu more; --to json has all\n",
                      count - MOST_SIDE_EFFECTS);
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
static void put_loop(struct job *job, const struct map_loops *map, const struct named_loop *named)
{
    struct arena *arena = job->viewer.arena;
    const struct found_loop *loop = &named->loop;
    const char *title = loop->declared ? item_title(job->model, loop->declared) : NULL;
    struct runs through = {NULL, NULL};
    runs_add_loop(&job->viewer, &through, map->graph, loop, item_title);
    put_line(job->out, "    ",
             arena_printf(arena, "%s %s: %s%s", named->mark,
                          title ? arena_printf(arena, "“%s”", title) : runs_text(arena, &through),
                          loop_type_words[loop->type], loop->delayed ? ", and takes time" : ""));
}

/* Loops take longer to find than all else. */
static const struct map_loops *loops_of(struct job *job, const struct item *map)
{
    if (!job->loops[map->index])
        job->loops[map->index] = map_loops_of(&job->viewer, map, MOST_LOOPS);
    return job->loops[map->index];
}

/* What reaches one variable of a loop goes round it. */
static void put_feedback(struct job *job, const struct change_effects *change)
{
    const bool *reached = reached_by(job->viewer.arena, change);
    const struct map_loops *map = loops_of(job, change->in.map);
    bool any = false;
    for (size_t i = 0; i < map->loops.count; i++) {
        if (!reached[map->loops.items[i].loop.vertices[0]])
            continue;
        if (!any)
            buffer_put(job->out, "\n  Loops that it sets going, as loops and pictures call them\n");
        put_loop(job, map, &map->loops.items[i]);
        any = true;
    }
    if (map->count > map->loops.count)
        buffer_put(job->out,
                   "    The map has more loops than these: catwoe loops tells of them.\n");
    if (!any && map->count <= map->loops.count)
        buffer_put(job->out, "\n  It sets no loop going: nothing comes back.\n");
}

static void put_change(struct job *job, const struct change_effects *change)
{
    put_called(job, "", change->in.change);
    put_called(job, "  in ", change->in.map);
    put_acts_on(job, change);
    put_effects(job, change, true, "What it is meant to move");
    put_effects(job, change, false, "What else moves");
    if (!change->in.push_count)
        return;
    put_feedback(job, change);
    buffer_printf(job->out, "\n  %s\n", press_note(job->viewer.arena, change->press));
}

/* ---- The command ------------------------------------------------------------------------------
 */

static bool is_wanted(const struct job *job, const struct item *change)
{
    return change->kind == KIND_CHANGE && !change->file->source->library &&
           is_subject(change, job->wanted.items, job->wanted.count);
}

/* The changes that were not followed, and what to write. */
static void tell_idle(const struct job *job, struct listing *idle, size_t followed)
{
    static const char advice[] =
        "write in its block what it moves first in a causal map, and what it is meant to move in "
        "the end: acts-on: NAME rises, and intends: NAME falls";
    unsigned count = idle->count;
    const char *names = count ? listing_text(idle, "and") : NULL;
    if (!followed && !count)
        tell("there is no change in this model: declare one, and %s", advice);
    else if (!followed && !job->wanted.count)
        tell("no change acts on a variable: %s", advice);
    else if (count && job->wanted.count)
        tell("%s %s on no variable: %s", names, count == 1 ? "acts" : "act", advice);
}

static size_t put_change_in_maps(struct job *job, const struct item *change, struct json *json,
                                 bool behind)
{
    struct change_effects_list list = change_effects_of(&job->viewer, change);
    for (size_t i = 0; i < list.count; i++) {
        if (json) {
            put_change_json(json, job, &list.items[i]);
            continue;
        }
        buffer_put(job->out, behind || i ? "\n" : "");
        put_change(job, &list.items[i]);
    }
    return list.count;
}

static void put_changes(struct job *job, enum format_id format)
{
    struct json json = {.out = job->out};
    struct listing idle = {0};
    size_t followed = 0;
    if (format == FORMAT_JSON) {
        buffer_put(job->out, "{\"version\":1,\"changes\":");
        json_open(&json, '[');
    }
    for (size_t i = 0; i < job->model->all.count; i++) {
        const struct item *change = job->model->all.items[i];
        if (!is_wanted(job, change))
            continue;
        size_t maps =
            put_change_in_maps(job, change, format == FORMAT_JSON ? &json : NULL, followed != 0);
        if (!maps)
            listing_add(&idle, job->viewer.arena, item_called(job->model, change));
        followed += maps;
    }
    if (format == FORMAT_JSON) {
        json_close(&json, ']');
        buffer_put(job->out, "}\n");
    }
    tell_idle(job, &idle, followed);
}

enum exit_status command_effects(struct invocation *invocation)
{
    enum format_id format = product_format(invocation, FORMAT_TEXT);
    if (!invocation->operand_count)
        return usage_error("effects wants a file; see catwoe effects --help");
    if (format == FORMAT_COUNT)
        return EXIT_USAGE;
    struct compilation compilation;
    compilation_start(&compilation, invocation->exhausted);
    struct buffer out = {.arena = invocation->arena};
    enum exit_status status = load_model(invocation, &compilation, invocation->operands[0]);
    const struct model *model = &compilation.model;
    struct job job = {.model = model, .out = &out};
    if (status == EXIT_CLEAN)
        status = find_subjects(invocation, model, 1, OF(CHANGE), "effects follows", &job.wanted);
    if (status == EXIT_CLEAN) {
        job.viewer = viewer_new(model, true);
        job.loops = arena_alloc(invocation->arena, model->all.count * sizeof *job.loops);
        put_changes(&job, format);
        status = write_made(invocation, model, &out);
    }
    compilation_end(&compilation);
    return status;
}
