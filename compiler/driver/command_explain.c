/* explain: what a rule, a kind, a key, a clause word, a verb, a picture or a table means, with an
   example. */
#include "driver/command.h"

#include "base/embedded.h"
#include "base/json.h"
#include "check/check.h"
#include "driver/meaning.h"
#include "driver/rules.h"
#include "view/view.h"

#include <stdio.h>
#include <string.h>

static void put_meaning(struct json *json, const struct meaning *meaning)
{
    const struct buffer *details = &meaning->details;
    const char *const fields[][2] = {
        {"word", meaning->word},
        {"what", meaning->what},
        {"doc", meaning->doc},
        {"details", arena_copy(json->out->arena, details->items, details->count)},
        {"bad", meaning->bad},
        {"good", meaning->good},
        {"declared", meaning->declared},
        {"example", meaning->example}};
    json_open(json, '{');
    json_pairs(json, fields, sizeof fields / sizeof *fields);
    json_key(json, "rows");
    json_open(json, '[');
    for (size_t i = 0; i < meaning->rows.count; i++) {
        const struct meaning_row *row = &meaning->rows.items[i];
        const char *const texts[][2] = {{"word", row->word}, {"doc", row->doc}};
        json_texts(json, texts, sizeof texts / sizeof *texts);
    }
    json_close(json, ']');
    json_close(json, '}');
}

static void put_json(struct buffer *out, const struct meanings *meanings)
{
    struct json json = {.out = out};
    buffer_put(out, "{\"version\":1,\"meanings\":");
    json_open(&json, '[');
    for (size_t i = 0; i < meanings->count; i++)
        put_meaning(&json, &meanings->items[i]);
    json_close(&json, ']');
    buffer_put(out, "}\n");
}

static void put_overview(struct buffer *out)
{
    buffer_put(out, "The kinds of the language; `catwoe explain KIND` tells more.\n\n");
    for (enum kind kind = KIND_COMMON + 1; kind < KIND_SENTENCE; kind++)
        buffer_printf(out, "  %-15s %s\n", kind_specs[kind].word, kind_specs[kind].doc);
    buffer_put(out,
               "\n`catwoe rules` lists the rules; each of their names can be explained too.\n");
}

/* The reference of the language: every kind with its keys, every clause word and built-in verb. */
static void put_reference(struct buffer *out, struct model *model)
{
    struct meanings meanings = {0};
    buffer_put(
        out,
        "# Reference of the language\n\n"
        "Made of grammar/schema.def and grammar/specimen/specimen.catwoe by `make reference`.\n\n"
        "Every kind also takes `note`, `source` and `confidential`, and in its block "
        "`accept RULE because \"…\"` and `todo \"…\"`.\n\n## Kinds\n");
    for (enum kind kind = KIND_COMMON + 1; kind < KIND_SENTENCE; kind++)
        add_meaning_of_kind(&meanings, model, kind);
    for (size_t i = 0; i < meanings.count; i++) {
        buffer_byte(out, '\n');
        write_meaning(out, &meanings.items[i], true);
    }
    buffer_put(out, "\n## Built-in verbs\n\n| verb | | behind it |\n| --- | --- | --- |\n");
    for (enum verb verb = 0; verb < VERB_COUNT; verb++)
        buffer_printf(out, "| `%s` | %s | %s |\n", verb_specs[verb].forms[0], verb_specs[verb].doc,
                      object_in_words(model, &verb_specs[verb].object));
    buffer_put(out, "\n## Clause words\n\n| word | | behind it |\n| --- | --- | --- |\n");
    for (enum clause_word clause = 0; clause < CLAUSE_COUNT; clause++)
        buffer_printf(out, "| `%s` | %s | %s |\n", clause_specs[clause].words,
                      clause_specs[clause].doc,
                      form_in_words(model, &clause_specs[clause].value, true));
}

static bool is_command(const char *word)
{
    size_t i = 0;
    while (i < command_count && strcmp(commands[i].name, word) != 0)
        i++;
    return i < command_count;
}

static enum exit_status tell_unknown(const struct model *model, const char *word)
{
    if (is_command(word))
        return usage_error("'%s' is a command; catwoe %s --help says what it does", word, word);
    struct suggest suggest;
    struct buffer near = {.arena = model->arena};
    suggest_start(&suggest, word, strlen(word));
    for (enum kind kind = KIND_COMMON + 1; kind < KIND_SENTENCE; kind++)
        suggest_offer(&suggest, kind_specs[kind].word, NULL);
    for (enum attribute at = 0; at < ATTRIBUTE_COUNT; at++)
        suggest_offer(&suggest, attribute_specs[at].word, NULL);
    for (enum verb verb = 0; verb < VERB_COUNT; verb++)
        suggest_offer(&suggest, verb_specs[verb].forms[0], NULL);
    for (enum clause_word clause = 0; clause < CLAUSE_COUNT; clause++)
        suggest_offer(&suggest, clause_specs[clause].words, NULL);
    for (enum view_id id = 0; id < VIEW_COUNT; id++)
        suggest_offer(&suggest, view_names[id], NULL);
    suggest_rules(&suggest);
    suggest_library(&suggest, model);
    for (unsigned i = 0; i < suggest.count; i++)
        buffer_printf(&near, "%s'%s'", i ? " or " : "", suggest.found[i]);
    return usage_error(
        "there is no rule, kind, key, verb, picture or table '%s'%s%s%s", word,
        suggest.count ? "; did you mean " : "", suggest.count ? buffer_text(&near) : "",
        suggest.count ? "?" : "; catwoe explain lists the kinds, catwoe rules the rules");
}

static enum exit_status explain(struct invocation *invocation, struct model *model,
                                enum format_id format)
{
    struct meanings meanings = {0};
    struct buffer out = {.arena = model->arena};
    add_meanings(&meanings, model, invocation->operands[0]);
    if (!meanings.count)
        return tell_unknown(model, invocation->operands[0]);
    if (format == FORMAT_JSON)
        put_json(&out, &meanings);
    for (size_t i = 0; i < meanings.count && format != FORMAT_JSON; i++) {
        buffer_put(&out, i ? "\n" : "");
        write_meaning(&out, &meanings.items[i], format == FORMAT_MARKDOWN);
    }
    if (is_command(invocation->operands[0]) && format == FORMAT_TEXT)
        buffer_printf(&out, "\nIt is a command, too: catwoe %s --help\n", invocation->operands[0]);
    return write_product(invocation, &out);
}

static enum exit_status explain_nothing(struct invocation *invocation, struct model *model,
                                        enum format_id format)
{
    struct buffer out = {.arena = model->arena};
    if (format == FORMAT_MARKDOWN)
        put_reference(&out, model);
    else
        put_overview(&out);
    return write_product(invocation, &out);
}

enum exit_status command_explain(struct invocation *invocation)
{
    enum format_id format = product_format(invocation, FORMAT_TEXT);
    const struct embedded *specimen = embedded_find("grammar/specimen/specimen.catwoe");
    struct compilation compilation;
    if (format == FORMAT_COUNT)
        return EXIT_USAGE;
    if (invocation->operand_count > 1)
        return usage_error("explain wants one word; see catwoe explain --help");
    compilation_start(&compilation, invocation->exhausted);
    if (specimen)
        compile_text(&compilation, specimen->path, specimen->text, specimen->length, GOAL_RESOLVED,
                     &check_all);
    enum exit_status status = invocation->operand_count
                                  ? explain(invocation, &compilation.model, format)
                                  : explain_nothing(invocation, &compilation.model, format);
    compilation_end(&compilation);
    return status;
}
