/* One JSON object a line: each finding, then a summary. Lines and columns count from 1, columns in
   code points; bytes count from 0; ends are behind the last. */
#include "emit/formats.h"

#include "base/json.h"

static void put_position(struct json *json, const struct show *show, const char *key,
                         uint32_t offset)
{
    struct position at = source_position(show->sources, offset);
    json_key(json, key);
    json_open(json, '{');
    json_key(json, "line");
    json_number(json, at.line);
    json_key(json, "column");
    json_number(json, at.column.value);
    json_key(json, "byte");
    json_number(json, at.byte.value);
    json_close(json, '}');
}

static void put_place(struct json *json, const struct show *show, struct span span)
{
    json_key(json, "file");
    json_text(json, source_at(show->sources, span.start)->path);
    json_key(json, "range");
    json_open(json, '{');
    put_position(json, show, "start", span.start);
    put_position(json, show, "end", span.end);
    json_close(json, '}');
}

static void put_related(struct json *json, const struct show *show, const struct remark *remark)
{
    json_key(json, "related");
    json_open(json, '[');
    for (; remark; remark = remark->next) {
        json_open(json, '{');
        put_place(json, show, remark->at);
        json_key(json, "message");
        json_text(json, remark->text);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_help(struct json *json, const struct help *help)
{
    struct buffer text = {.arena = json->out->arena};
    if (!help)
        return;
    for (; help; help = help->next)
        buffer_printf(&text, "%s%s", text.count ? "\n" : "", help->text);
    json_key(json, "help");
    json_text(json, buffer_text(&text));
}

static void put_fixes(struct json *json, const struct show *show, const struct fix *fix)
{
    json_key(json, "fixes");
    json_open(json, '[');
    for (; fix; fix = fix->next) {
        json_open(json, '{');
        json_key(json, "title");
        json_text(json, fix->title);
        json_key(json, "safe");
        json_bool(json, fix->safe);
        json_key(json, "edits");
        json_open(json, '[');
        json_open(json, '{');
        put_place(json, show, fix->at);
        json_key(json, "text");
        json_text(json, fix->replacement);
        json_close(json, '}');
        json_close(json, ']');
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_finding(struct json *json, const struct show *show,
                        const struct diagnostic *diagnostic)
{
    json_key(json, "type");
    json_text(json, "diagnostic");
    json_key(json, "version");
    json_number(json, 1);
    json_key(json, "severity");
    json_text(json, severity_words[diagnostic->rule->severity]);
    json_key(json, "rule");
    json_text(json, diagnostic->rule->name);
    json_key(json, "message");
    json_text(json, diagnostic->message);
    put_place(json, show, diagnostic->at);
    if (diagnostic->label) {
        json_key(json, "label");
        json_text(json, diagnostic->label);
    }
    put_related(json, show, diagnostic->remarks);
    put_help(json, diagnostic->helps);
    put_fixes(json, show, diagnostic->fixes);
}

static void put_accepted(struct json *json, const struct show *show,
                         const struct diagnostic *diagnostic)
{
    json_key(json, "type");
    json_text(json, "accepted");
    json_key(json, "rule");
    json_text(json, diagnostic->rule->name);
    json_key(json, "reason");
    json_text(json, diagnostic->accepted);
    put_place(json, show, diagnostic->at);
}

static void put_line(const struct show *show, struct buffer *out,
                     const struct diagnostic *diagnostic)
{
    struct json json = {.out = out};
    json_open(&json, '{');
    if (diagnostic->accepted)
        put_accepted(&json, show, diagnostic);
    else
        put_finding(&json, show, diagnostic);
    json_close(&json, '}');
    buffer_byte(out, '\n');
}

void show_json(const struct show *show, struct buffer *out)
{
    for (size_t i = 0; i < show->diagnostics->count; i++)
        put_line(show, out, show->diagnostics->items[i]);
}

void show_json_whole(const struct totals *totals, const struct buffer *body, struct buffer *out)
{
    struct json json = {.out = out};
    buffer_add(out, body->items, body->count);
    json_open(&json, '{');
    json_key(&json, "type");
    json_text(&json, "summary");
    json_key(&json, "version");
    json_number(&json, 1);
    json_key(&json, "files");
    json_number(&json, totals->files);
    json_key(&json, "errors");
    json_number(&json, totals->errors);
    json_key(&json, "warnings");
    json_number(&json, totals->warnings);
    json_key(&json, "advice");
    json_number(&json, totals->advice);
    json_key(&json, "accepted");
    json_number(&json, totals->accepted);
    json_key(&json, "todos");
    json_number(&json, totals->todos);
    json_key(&json, "exit");
    json_number(&json, (unsigned long long)totals->exit_status);
    json_close(&json, '}');
    buffer_byte(out, '\n');
}
