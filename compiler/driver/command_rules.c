/* rules: all of them, with where they come from. */
#include "driver/command.h"

#include "base/json.h"
#include "check/check.h"
#include "draw/quality.h"

const struct rule *listed_rule(size_t number)
{
    if (number < CHECK_COUNT)
        return &checks[number].rule;
    number -= CHECK_COUNT;
    if (number < MESSAGE_COUNT)
        return &message_rules[number];
    number -= MESSAGE_COUNT;
    return number < FAULT_COUNT ? &fault_rules[number] : NULL;
}

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

static void put_lines(struct buffer *out, const char *head, const char *form)
{
    buffer_put(out, head);
    const struct rule *rule;
    for (size_t i = 0; (rule = listed_rule(i)); i++) {
        const char *const fields[] = {rule->name, severity_words[rule->severity],
                                      stage_words[rule->stage], rule->summary, rule->source};
        size_t field = 0;
        for (const char *at = form; *at; at++) {
            if (*at != '@') {
                buffer_byte(out, *at);
                continue;
            }
            int width = field == 0 ? 28 : field < 3 ? 12 : 0;
            buffer_printf(out, "%-*s", form[0] == '|' ? 0 : width, fields[field++]);
        }
    }
}

enum exit_status command_rules(struct invocation *invocation)
{
    enum format_id format = product_format(invocation, PRODUCT_LIST, FORMAT_TEXT);
    struct buffer out = {.arena = invocation->arena};
    if (format == FORMAT_COUNT)
        return EXIT_USAGE;
    if (format == FORMAT_JSON)
        put_json(&out);
    else if (format == FORMAT_MARKDOWN)
        put_lines(&out,
                  "| rule | severity | from stage | what it looks at | source |\n"
                  "| --- | --- | --- | --- | --- |\n",
                  "| @ | @ | @ | @ | @ |\n");
    else
        put_lines(&out, "", "@ @ @ @\n");
    return write_product(invocation, &out);
}
