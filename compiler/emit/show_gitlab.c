/* GitLab's code quality report: an array of issues in the form of Code Climate. A merge request
   shows those whose fingerprint is new. What the model waives is no issue. */
#include "emit/formats.h"

#include "base/json.h"

static const char *const severities[] = {"info", "minor", "major"};

static void put_location(struct json *json, const struct place *place)
{
    json_key(json, "location");
    json_open(json, '{');
    json_key(json, "path");
    json_text(json, place->path);
    json_key(json, "lines");
    json_open(json, '{');
    json_key(json, "begin");
    json_number(json, place->start.line);
    json_key(json, "end");
    json_number(json, place->end.line);
    json_close(json, '}');
    json_close(json, '}');
}

static void put_issue(struct json *json, const struct show *show,
                      const struct diagnostic *diagnostic)
{
    const char *const texts[][2] = {
        {"description", show_safely(show, diagnostic->message)},
        {"check_name", diagnostic->rule->name},
        {"fingerprint", diagnostic->fingerprint},
        {"severity", severities[diagnostic->rule->severity]},
    };
    struct place place = show_place(show, diagnostic->at);
    json_open(json, '{');
    json_key(json, "type");
    json_text(json, "issue");
    json_pairs(json, texts, sizeof texts / sizeof *texts);
    json_key(json, "categories");
    json_open(json, '[');
    json_text(json, "Clarity");
    json_close(json, ']');
    json_key(json, "content");
    json_open(json, '{');
    json_key(json, "body");
    json_text(json, show_text(show, diagnostic));
    json_close(json, '}');
    put_location(json, &place);
    json_close(json, '}');
}

static void show_gitlab(const struct show *show, struct buffer *body)
{
    struct json json = {.out = body, .behind_value = body->count > 0};
    for (size_t i = 0; i < show->diagnostics->count; i++)
        if (!show->diagnostics->items[i]->accepted) {
            json_line(&json);
            put_issue(&json, show, show->diagnostics->items[i]);
        }
}

static void show_gitlab_whole(const struct totals *totals, const struct buffer *body,
                              struct buffer *out)
{
    (void)totals;
    buffer_byte(out, '[');
    buffer_add(out, body->items, body->count);
    buffer_put(out, body->count ? "\n]\n" : "]\n");
}

const struct writers gitlab_writers = {.findings = show_gitlab,
                                       .findings_whole = show_gitlab_whole};
