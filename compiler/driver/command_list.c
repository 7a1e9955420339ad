/* list: what a model declares. */
#include "driver/command.h"

#include "base/json.h"
#include "base/utf8.h"
#include "driver/plain_text.h"

#include <string.h>

static bool is_listed(const struct item *item, enum kind wanted)
{
    return !item->file->source->library && item->kind != KIND_SENTENCE &&
           (wanted == KIND_NONE || item->kind == wanted);
}

static void put_json(struct json *json, const struct model *model, const struct item *item)
{
    struct span at = item_at(item);
    bool named = !span_is_empty(item->statement->name);
    json_open(json, '{');
    json_key(json, "kind");
    json_text(json, kind_specs[item->kind].word);
    json_key(json, "name");
    json_text(json, named ? item_path(model, item) : NULL);
    json_key(json, "label");
    json_text(json, model_text(model, item->statement->label));
    json_key(json, "file");
    json_text(json, item->file->source->path);
    json_key(json, "line");
    json_number(json, source_position(&model->sources, at.start).line);
    json_close(json, '}');
}

static void put_text(struct buffer *out, const struct model *model, const struct item *item)
{
    struct span at = item_at(item);
    bool named = !span_is_empty(item->statement->name);
    const char *name = named ? item_path(model, item) : "-";
    const char *label = model_text(model, item->statement->label);
    size_t cells = utf8_cells(name, strlen(name));
    buffer_printf(out, "%-14s ", kind_specs[item->kind].word);
    put_safely(out, name);
    buffer_repeat(out, ' ', cells < 26 ? 27 - cells : 1);
    put_safely(out, label);
    buffer_put(out, "  (");
    put_safely(out, item->file->source->path);
    buffer_printf(out, ":%u)\n", source_position(&model->sources, at.start).line);
}

static void put_markdown(struct buffer *out, const struct model *model, const struct item *item)
{
    bool named = !span_is_empty(item->statement->name);
    buffer_printf(out, "| %s | %s | ", kind_specs[item->kind].word,
                  named ? item_path(model, item) : "");
    for (const char *at = model_text(model, item->statement->label); *at; at++)
        buffer_printf(out, "%s%c", *at == '|' ? "\\" : "", *at == '\n' ? ' ' : *at);
    buffer_put(out, " |\n");
}

static void put_items(struct buffer *out, const struct model *model, enum kind wanted,
                      enum format_id format)
{
    struct json json = {.out = out};
    if (format == FORMAT_JSON) {
        buffer_put(out, "{\"version\":1,\"items\":");
        json_open(&json, '[');
    } else if (format == FORMAT_MARKDOWN) {
        buffer_put(out, "| kind | name | text |\n| --- | --- | --- |\n");
    }
    for (size_t i = 0; i < model->all.count; i++) {
        const struct item *item = model->all.items[i];
        if (!is_listed(item, wanted))
            continue;
        if (format == FORMAT_JSON)
            put_json(&json, model, item);
        else if (format == FORMAT_MARKDOWN)
            put_markdown(out, model, item);
        else
            put_text(out, model, item);
    }
    if (format == FORMAT_JSON) {
        json_close(&json, ']');
        buffer_put(out, "}\n");
    }
}

enum exit_status command_list(struct invocation *invocation)
{
    enum format_id format = product_format(invocation, FORMAT_TEXT);
    enum kind wanted = KIND_NONE;
    if (invocation->operand_count < 1 || invocation->operand_count > 2)
        return usage_error("list wants a file and at most one kind; see catwoe list --help");
    if (format == FORMAT_COUNT)
        return EXIT_USAGE;
    if (invocation->operand_count == 2) {
        wanted = schema_kind(invocation->operands[1], strlen(invocation->operands[1]));
        if (wanted == KIND_NONE)
            return usage_error("there is no kind '%s'; catwoe explain lists them",
                               invocation->operands[1]);
    }
    struct compilation compilation;
    compilation_start(&compilation, invocation->exhausted);
    struct buffer out = {.arena = invocation->arena};
    enum exit_status status = load_model(invocation, &compilation, invocation->operands[0]);
    if (status == EXIT_CLEAN) {
        put_items(&out, &compilation.model, wanted, format);
        status = write_made(invocation, &compilation.model, &out);
    }
    compilation_end(&compilation);
    return status;
}
