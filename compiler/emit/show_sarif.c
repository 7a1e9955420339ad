/* SARIF 2.1.0 (OASIS 2020), one run: what code scanning services read. Rules are those that have
   spoken. What the model waives is there as suppressed, fixes as proposals. */
#include "emit/formats.h"

#include "base/json.h"
#include "base/version.h"

#include <string.h>

static const char *const levels[] = {"note", "warning", "error"};

static void put_pair(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_text(json, text);
}

/* A text as SARIF has them: an object. */
static void put_message(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_open(json, '{');
    put_pair(json, "text", text);
    json_close(json, '}');
}

/* ---- Places -----------------------------------------------------------------------------------
 */

/* RFC 3986: what is no unreserved character is written as its bytes; a colon would make what is
   before it a scheme. */
static bool stands_for_itself(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || (byte && strchr("-._~/", byte));
}

static void put_file(struct json *json, const char *path)
{
    struct buffer uri = {.arena = json->out->arena};
    buffer_put(&uri, *path == '/' ? "file://" : "");
    for (; *path; path++)
        if (stands_for_itself(*path))
            buffer_byte(&uri, *path);
        else
            buffer_printf(&uri, "%%%02X", (unsigned char)*path);
    json_key(json, "artifactLocation");
    json_open(json, '{');
    put_pair(json, "uri", buffer_text(&uri));
    json_close(json, '}');
}

static void put_region(struct json *json, const char *key, const struct place *place)
{
    const struct {
        const char *key;
        uint32_t value;
    } numbers[] = {{"startLine", place->start.line},
                   {"startColumn", place->start.column.value},
                   {"endLine", place->end.line},
                   {"endColumn", place->end.column.value}};
    json_key(json, key);
    json_open(json, '{');
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        json_key(json, numbers[i].key);
        json_number(json, numbers[i].value);
    }
    json_close(json, '}');
}

static void put_physical(struct json *json, const struct show *show, struct span span)
{
    struct place place = show_place(show, span);
    json_key(json, "physicalLocation");
    json_open(json, '{');
    put_file(json, place.path);
    put_region(json, "region", &place);
    json_close(json, '}');
}

static void put_related(struct json *json, const struct show *show, const struct remark *remark)
{
    json_key(json, "relatedLocations");
    json_open(json, '[');
    for (unsigned id = 1; remark; remark = remark->next, id++) {
        json_open(json, '{');
        json_key(json, "id");
        json_number(json, id);
        put_physical(json, show, remark->at);
        put_message(json, "message", show_safely(show, remark->text));
        json_close(json, '}');
    }
    json_close(json, ']');
}

/* ---- Results ----------------------------------------------------------------------------------
 */

static void put_fix(struct json *json, const struct show *show, const struct fix *fix)
{
    struct place place = show_place(show, fix->at);
    json_open(json, '{');
    put_message(json, "description", show_safely(show, fix->title));
    json_key(json, "artifactChanges");
    json_open(json, '[');
    json_open(json, '{');
    put_file(json, place.path);
    json_key(json, "replacements");
    json_open(json, '[');
    json_open(json, '{');
    put_region(json, "deletedRegion", &place);
    put_message(json, "insertedContent", fix->replacement);
    json_close(json, '}');
    json_close(json, ']');
    json_close(json, '}');
    json_close(json, ']');
    json_close(json, '}');
}

static void put_fixes(struct json *json, const struct show *show, const struct fix *fix)
{
    json_key(json, "fixes");
    json_open(json, '[');
    for (; fix; fix = fix->next)
        put_fix(json, show, fix);
    json_close(json, ']');
}

/* All results have the list: an empty one says that the finding is not waived. */
static void put_suppressions(struct json *json, const struct show *show,
                             const struct diagnostic *diagnostic)
{
    json_key(json, "suppressions");
    json_open(json, '[');
    if (diagnostic->accepted) {
        json_open(json, '{');
        put_pair(json, "kind", "inSource");
        put_pair(json, "justification", show_safely(show, diagnostic->accepted));
        json_key(json, "location");
        json_open(json, '{');
        put_physical(json, show, diagnostic->accepted_at);
        json_close(json, '}');
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_result(struct json *json, const struct show *show,
                       const struct diagnostic *diagnostic)
{
    json_open(json, '{');
    put_pair(json, "ruleId", diagnostic->rule->name);
    json_key(json, "ruleIndex");
    json_number(json, totals_rule(show->totals, diagnostic->rule));
    put_pair(json, "level", levels[diagnostic->rule->severity]);
    put_message(json, "message", show_text(show, diagnostic));
    json_key(json, "locations");
    json_open(json, '[');
    json_open(json, '{');
    put_physical(json, show, diagnostic->at);
    json_close(json, '}');
    json_close(json, ']');
    put_related(json, show, diagnostic->remarks);
    json_key(json, "partialFingerprints");
    json_open(json, '{');
    put_pair(json, "primaryLocationLineHash", diagnostic->fingerprint);
    json_close(json, '}');
    put_fixes(json, show, diagnostic->fixes);
    put_suppressions(json, show, diagnostic);
    json_close(json, '}');
}

static void show_sarif(const struct show *show, struct buffer *body)
{
    struct json json = {.out = body, .behind_value = body->count > 0};
    for (size_t i = 0; i < show->diagnostics->count; i++) {
        json_line(&json);
        put_result(&json, show, show->diagnostics->items[i]);
    }
}

/* ---- The whole --------------------------------------------------------------------------------
 */

static void put_rule(struct json *json, const struct rule *rule)
{
    const char *help = arena_printf(json->out->arena,
                                    "%s\n\n`catwoe explain %s` shows it wrong and right. "
                                    "Source: %s.",
                                    rule->why, rule->name, rule->source);
    json_line(json);
    json_open(json, '{');
    put_pair(json, "id", rule->name);
    put_message(json, "shortDescription", rule->summary);
    put_message(json, "fullDescription", rule->why);
    put_message(json, "help", help);
    json_key(json, "defaultConfiguration");
    json_open(json, '{');
    put_pair(json, "level", levels[rule->severity]);
    json_close(json, '}');
    json_close(json, '}');
}

static void put_tool(struct json *json, const struct totals *totals)
{
    json_key(json, "tool");
    json_open(json, '{');
    json_key(json, "driver");
    json_open(json, '{');
    put_pair(json, "name", "catwoe");
    put_pair(json, "semanticVersion", CATWOE_VERSION);
    json_key(json, "rules");
    json_open(json, '[');
    for (size_t i = 0; i < totals->rules.count; i++)
        put_rule(json, totals->rules.items[i]);
    json_close(json, ']');
    json_close(json, '}');
    json_close(json, '}');
}

static void put_invocation(struct json *json, const struct totals *totals)
{
    json_key(json, "invocations");
    json_open(json, '[');
    json_open(json, '{');
    json_key(json, "executionSuccessful");
    json_bool(json, !totals->unreadable);
    json_key(json, "exitCode");
    json_number(json, (unsigned long long)totals->exit_status);
    json_close(json, '}');
    json_close(json, ']');
}

static void show_sarif_whole(const struct totals *totals, const struct buffer *body,
                             struct buffer *out)
{
    struct json json = {.out = out};
    json_open(&json, '{');
    put_pair(&json, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    put_pair(&json, "version", "2.1.0");
    json_key(&json, "runs");
    json_open(&json, '[');
    json_open(&json, '{');
    put_tool(&json, totals);
    put_invocation(&json, totals);
    put_pair(&json, "columnKind", "unicodeCodePoints");
    json_key(&json, "results");
    json_open(&json, '[');
    buffer_add(out, body->items, body->count);
    json_line(&json);
    json_close(&json, ']');
    json_close(&json, '}');
    json_close(&json, ']');
    json_close(&json, '}');
    buffer_byte(out, '\n');
}

const struct writers sarif_writers = {.findings = show_sarif, .findings_whole = show_sarif_whole};
