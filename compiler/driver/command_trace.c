/* trace: what leads from issues to systems, activities, findings, changes and what came of them,
   and where the thread breaks off. */
#include "driver/command.h"

#include "analysis/trace.h"
#include "base/json.h"
#include "driver/plain_text.h"

#include <string.h>

/* What is shown: all of the thread, or what leads to one thing and what follows from it. */
struct thread {
    const struct model *model;
    const struct trace *trace;
    const struct item *subject; /* NULL: all of it */
    struct trace_links before, after;
};

/* ---- JSON: its shape is a promise to other programs -------------------------------------------
 */

static void put_ids(struct json *json, const struct model *model, const char *key,
                    const struct trace_links *links)
{
    json_key(json, key);
    json_open(json, '[');
    for (size_t i = 0; i < links->count; i++)
        json_text(json, item_id(model, links->items[i]));
    json_close(json, ']');
}

static void put_gaps(struct json *json, const struct thread *thread, const struct item *item)
{
    json_key(json, "gaps");
    json_open(json, '[');
    for (enum trace_gap gap = 0; gap < TRACE_GAP_COUNT; gap++)
        if (trace_lacks(thread->trace, item, gap))
            json_text(json, trace_gaps[gap].word);
    json_close(json, ']');
}

/* What is left so, and why; only where something is. */
static void put_left(struct json *json, const struct thread *thread, const struct item *item)
{
    if (!trace_node(thread->trace, item)->left)
        return;
    json_key(json, "left");
    json_open(json, '[');
    for (enum trace_gap gap = 0; gap < TRACE_GAP_COUNT; gap++) {
        if (!trace_leaves(thread->trace, item, gap))
            continue;
        json_open(json, '{');
        json_key(json, "gap");
        json_text(json, trace_gaps[gap].word);
        json_key(json, "because");
        json_text(json, trace_reason(thread->trace, item, gap));
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_json_item(struct json *json, const struct thread *thread, const struct item *item)
{
    const struct trace_node *node = trace_node(thread->trace, item);
    const char *label = item->refers ? item_title(thread->model, item)
                                     : model_text(thread->model, item->statement->label);
    json_line(json);
    json_open(json, '{');
    json_key(json, "id");
    json_text(json, item_id(thread->model, item));
    json_key(json, "kind");
    json_text(json, kind_specs[item->kind].word);
    json_key(json, "label");
    json_text(json, label);
    put_ids(json, thread->model, "from", &node->from);
    put_ids(json, thread->model, "to", &node->to);
    put_gaps(json, thread, item);
    put_left(json, thread, item);
    json_close(json, '}');
}

static void put_json_items(struct json *json, const struct thread *thread,
                           const struct trace_links *links)
{
    for (size_t i = 0; i < links->count; i++)
        put_json_item(json, thread, links->items[i]);
}

static void put_json(struct buffer *out, const struct thread *thread)
{
    struct json json = {.out = out};
    json_open(&json, '{');
    json_key(&json, "version");
    json_number(&json, 1);
    json_key(&json, "of");
    json_text(&json, thread->subject ? item_id(thread->model, thread->subject) : NULL);
    json_key(&json, "items");
    json_open(&json, '[');
    put_json_items(&json, thread, &thread->before);
    if (thread->subject)
        put_json_item(&json, thread, thread->subject);
    put_json_items(&json, thread, &thread->after);
    json_close(&json, ']');
    json_close(&json, '}');
    buffer_byte(out, '\n');
}

/* ---- Text -------------------------------------------------------------------------------------
 */

/* What was found, or what came of it, as the model says it; NULL of all else. */
static const struct value *verdict_of(const struct item *item)
{
    return item->kind == KIND_FINDING   ? item_values(item, FINDING_EXISTS)
           : item->kind == KIND_OUTCOME ? item_values(item, OUTCOME_IS)
                                        : NULL;
}

/* "issue drop-out “They leave at Christmas”", "finding spring.ring “Keep in touch”: no" */
static void put_item(struct buffer *out, const struct thread *thread, const struct item *item)
{
    const struct value *verdict = verdict_of(item);
    buffer_printf(out, "%s ", kind_specs[item->kind].word);
    put_safely(out, item_id(thread->model, item));
    buffer_put(out, " “");
    put_safely(out, item_title(thread->model, item));
    buffer_put(out, "”");
    if (verdict) {
        buffer_put(out, ": ");
        buffer_add(out, model_source(thread->model, verdict->at),
                   verdict->at.end - verdict->at.start);
    }
    buffer_byte(out, '\n');
}

static void put_missing(struct buffer *out, const struct thread *thread, const struct item *item)
{
    for (enum trace_gap gap = 0; gap < TRACE_GAP_COUNT; gap++) {
        if (trace_lacks(thread->trace, item, gap))
            buffer_printf(out, "    missing: %s\n", trace_gaps[gap].sentence);
        if (!trace_leaves(thread->trace, item, gap))
            continue;
        put_line(out, "    left, because ", trace_reason(thread->trace, item, gap));
    }
}

static void put_stretch(struct buffer *out, const struct thread *thread, const char *head,
                        const struct trace_links *links)
{
    buffer_printf(out, "\n%s\n", head);
    for (size_t i = 0; i < links->count; i++) {
        buffer_put(out, "  ");
        put_item(out, thread, links->items[i]);
        put_missing(out, thread, links->items[i]);
    }
}

static void put_one(struct buffer *out, const struct thread *thread)
{
    put_item(out, thread, thread->subject);
    put_missing(out, thread, thread->subject);
    put_stretch(out, thread, thread->before.count ? "What leads to it" : "Nothing leads to it.",
                &thread->before);
    put_stretch(out, thread, thread->after.count ? "What follows" : "Nothing follows from it yet.",
                &thread->after);
}

/* What follows each at the next step. */
static void put_next(struct buffer *out, const struct thread *thread, const struct item *item)
{
    const struct trace_links *to = &trace_node(thread->trace, item)->to;
    for (size_t i = 0; i < to->count; i++) {
        buffer_put(out, i ? ", " : "    leads to ");
        put_safely(out, item_id(thread->model, to->items[i]));
    }
    buffer_put(out, to->count ? "\n" : "");
}

/* What only stands in a system is told with the system. */
static bool is_told(const struct item *item, const struct trace_node *node)
{
    const kind_set parts = OF(MONITOR) | OF(CONTROL) | OF(QUESTION) | OF(MEASURE);
    return node->gaps || node->left || node->to.count ||
           (node->from.count && !kinds_hold(parts, item->kind));
}

static void put_all(struct buffer *out, const struct thread *thread)
{
    size_t broken = 0, shown = 0;
    for (size_t i = 0; i < thread->after.count; i++) {
        const struct item *item = thread->after.items[i];
        const struct trace_node *node = trace_node(thread->trace, item);
        if (!is_told(item, node))
            continue;
        put_item(out, thread, item);
        put_next(out, thread, item);
        put_missing(out, thread, item);
        broken += node->gaps != 0;
        shown++;
    }
    if (!shown)
        buffer_put(out, "There is no issue, system or change in this model yet.\n");
    else if (broken)
        buffer_printf(out, "\nThe thread breaks off at %zu of %zu things.\n", broken, shown);
    else
        buffer_printf(out, "\nThe thread runs through all %zu things.\n", shown);
}

/* ---- The command ------------------------------------------------------------------------------
 */

/* A finding or an outcome has no name of its own, and is asked for by its path. */
static const struct item *thing_called(const struct model *model, const char *name)
{
    const struct item *found = subject_called(model, name, trace_kinds);
    for (size_t i = 0; !found && i < model->all.count; i++)
        if (trace_holds(model->all.items[i]) && !strcmp(item_id(model, model->all.items[i]), name))
            found = model->all.items[i];
    return found;
}

static enum exit_status find_thread(const struct invocation *invocation, struct thread *thread)
{
    struct arena *arena = thread->model->arena;
    enum exit_status status = EXIT_CLEAN;
    if (invocation->operand_count > 1) {
        thread->subject = thing_called(thread->model, invocation->operands[1]);
        if (!thread->subject)
            status = find_subject(invocation, thread->model, invocation->operands[1], trace_kinds,
                                  "trace follows", &thread->subject);
        if (!thread->subject)
            return status;
        thread->before = trace_reach(arena, thread->trace, thread->subject, false);
    }
    thread->after = trace_reach(arena, thread->trace, thread->subject, true);
    return status;
}

static enum exit_status make_trace(const struct invocation *invocation, const struct model *model,
                                   enum format_id format)
{
    struct buffer out = {.arena = invocation->arena};
    struct thread thread = {.model = model, .trace = trace_of(model->arena, model)};
    enum exit_status status = find_thread(invocation, &thread);
    if (status != EXIT_CLEAN)
        return status;
    if (format == FORMAT_JSON)
        put_json(&out, &thread);
    else if (thread.subject)
        put_one(&out, &thread);
    else
        put_all(&out, &thread);
    return write_made(invocation, model, &out);
}

enum exit_status command_trace(struct invocation *invocation)
{
    enum format_id format = product_format(invocation, FORMAT_TEXT);
    if (invocation->operand_count < 1 || invocation->operand_count > 2)
        return usage_error("trace wants a file and at most one name; see catwoe trace --help");
    if (format == FORMAT_COUNT)
        return EXIT_USAGE;
    struct compilation compilation;
    compilation_start(&compilation, invocation->exhausted);
    enum exit_status status = load_model(invocation, &compilation, invocation->operands[0]);
    if (status == EXIT_CLEAN)
        status = make_trace(invocation, &compilation.model, format);
    compilation_end(&compilation);
    return status;
}
