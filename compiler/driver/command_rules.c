/* rules: all of them, with where they come from. */
#include "driver/command.h"

#include "base/json.h"
#include "check/check.h"
#include "draw/quality.h"
#include "driver/meaning.h"
#include "driver/rules.h"

static void put_json(struct buffer *out)
{
    struct json json = {.out = out};
    buffer_put(out, "{\"version\":1,\"rules\":");
    json_open(&json, '[');
    const struct rule *rule;
    for (size_t i = 0; (rule = listed_rule(i)); i++) {
        const char *const fields[][2] = {{"rule", rule->name},
                                         {"severity", severity_words[rule->severity]},
                                         {"stage", stage_words[rule->stage]},
                                         {"summary", rule->summary},
                                         {"source", rule->source}};
        json_texts(&json, fields, sizeof fields / sizeof *fields);
    }
    json_close(&json, ']');
    buffer_put(out, "}\n");
}

static void put_lines(struct buffer *out)
{
    const struct rule *rule;
    for (size_t i = 0; (rule = listed_rule(i)); i++)
        buffer_printf(out, "%-28s %-12s %-12s %s %s\n", rule->name, severity_words[rule->severity],
                      stage_words[rule->stage], rule->summary, rule->source);
}

/* ---- The reference ----------------------------------------------------------------------------
 */

/* The rows of checks.def in their order: a theme, or a rule of the theme above it. */
static const struct {
    const char *title, *doc;
    const struct rule *rule;
} rows[] = {
#define RULE(name, severity, stage, subjects, needs, function, ...) \
    {NULL, NULL, &checks[NUMBER_OF_##function].rule},
#define THEME(title, doc) {title, doc, NULL},
#include "check/checks.def"
#undef RULE
};

static void put_theme(struct buffer *out, const char *title, const char *doc)
{
    buffer_printf(out, "\n## %s\n\n%s\n", title, doc);
}

static void put_rule(struct buffer *out, const struct rule *rule)
{
    struct meanings meanings = {0};
    add_meaning_of_rule(&meanings, out->arena, rule);
    buffer_printf(out, "\n### %s (%s)\n\n", rule->name, severity_words[rule->severity]);
    write_meaning_body(out, meanings.items, true);
}

/* Every rule with its reason, its source, and its two test cases as examples. */
static void put_reference(struct buffer *out)
{
    buffer_put(
        out,
        "# Reference of the rules\n\n"
        "Made by `make reference` of compiler/check/checks.def, compiler/source/messages.def,\n"
        "compiler/draw/faults.def and of the test cases in tests/checks. What stands below\n"
        "“It speaks here” and “And not here” is tested to do so; where only some lines of the\n"
        "second are different from the first, those are shown: - goes, + comes.\n");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].rule)
            put_rule(out, rows[i].rule);
        else
            put_theme(out, rows[i].title, rows[i].doc);
    put_theme(out, "The language itself", "What every text has to hold to, at every stage.");
    for (size_t i = 0; i < MESSAGE_COUNT; i++)
        put_rule(out, &message_rules[i]);
    put_theme(out, "Pictures as they are drawn", "Told by `draw` and `build`, not by `check`.");
    for (size_t i = 0; i < FAULT_COUNT; i++)
        put_rule(out, &fault_rules[i]);
    put_theme(out, "Sources", "The works that the rules rest on, as they are named there.");
    buffer_byte(out, '\n');
    for (const struct reference *work = references; work->key; work++)
        buffer_printf(out, "- %s: %s.\n", work->key, work->full);
}

enum exit_status command_rules(struct invocation *invocation)
{
    enum format_id format = product_format(invocation, FORMAT_TEXT);
    struct buffer out = {.arena = invocation->arena};
    if (format == FORMAT_COUNT)
        return EXIT_USAGE;
    if (format == FORMAT_JSON)
        put_json(&out);
    else if (format == FORMAT_MARKDOWN)
        put_reference(&out);
    else
        put_lines(&out);
    return write_product(invocation, &out);
}
