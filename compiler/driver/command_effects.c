/* effects: what changes move through the causal maps that they act on. */
#include "driver/command.h"

#include "analysis/touched.h"
#include "base/json.h"
#include "base/listing.h"
#include "driver/effects_text.h"
#include "driver/plain_text.h"

struct job {
    const struct model *model;
    struct viewer viewer; /* for those who write the model: it shows all */
    struct buffer *out;
    struct subjects wanted; /* none: all changes */
    struct effects_text *text;
};

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
        put_effects_text(job->text, &list.items[i]);
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
        job.text = effects_text_new(&job.viewer, &out);
        put_changes(&job, format);
        status = write_made(invocation, model, &out);
    }
    compilation_end(&compilation);
    return status;
}
