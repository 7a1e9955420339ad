/* What is said of a statement that does not parse: one message, told by what stands before the
   terminal that does not fit. */
#include "base/buffer.h"
#include "syntax/build.h"
#include "syntax/parse.h"
#include "syntax/scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct error {
    struct parser *parser;
    uint32_t at; /* the terminal that does not fit */
    char here[64], before[64];
    const char *const *expected;
    int expected_count;
};

static enum symbol symbol_at(const struct parser *parser, uint32_t at)
{
    return parser->file->terminals->items[at].symbol;
}

static struct span span_at(const struct parser *parser, uint32_t at)
{
    const struct terminal *terminal = &parser->file->terminals->items[at];
    struct span span = token_span(parser->file->source, parser->file->tokens, terminal->token);
    if (terminal->put_in) { /* at the end of what stands before it */
        span = at ? span_at(parser, at - 1) : span;
        span.start = span.end;
    }
    return span;
}

static const char *text_of(const struct parser *parser, struct span span)
{
    return parser->file->source->text + (span.start - parser->file->source->base);
}

/* A terminal's text as a message quotes it: one line, not too long. */
static void quote(char into[64], const struct parser *parser, uint32_t at)
{
    struct span span = span_at(parser, at);
    const char *text = text_of(parser, span);
    size_t length = span.end - span.start;
    const char *line = memchr(text, '\n', length);
    if (line)
        length = (size_t)(line - text);
    bool cut = length > 40;
    if (cut)
        for (length = 40; length && ((unsigned char)text[length] & 0xC0) == 0x80;)
            length--;
    snprintf(into, 64, "%.*s%s", (int)length, text, cut ? "…" : "");
}

static struct diagnostic *tell(struct error *error, enum message rule, uint32_t at,
                               const char *message, const char *help)
{
    struct diagnostics *diagnostics = error->parser->diagnostics;
    struct diagnostic *diagnostic =
        diagnose(diagnostics, &message_rules[rule], span_at(error->parser, at), "%s", message);
    diagnostic_help(diagnostics, diagnostic, "%s", help);
    return diagnostic;
}

/* A fix that is somebody's to decide. */
static void offer(struct error *error, struct diagnostic *diagnostic, struct span at,
                  const char *title, const char *replacement)
{
    diagnostic_fix(error->parser->diagnostics, diagnostic, at, false, title, replacement);
}

bool looks_like_a_row(const char *line, const char *end)
{
    unsigned tabs = 0;
    for (; line < end && *line != '\n'; line++)
        tabs += *line == '\t';
    return tabs > 1;
}

static bool is_row(const struct parser *parser)
{
    const struct file *file = parser->file;
    uint32_t token = file->terminals->items[parser->statement].token;
    return looks_like_a_row(file->source->text + file->tokens->items[token].start,
                            file->source->text + file->source->length);
}

static void tell_row(struct error *error)
{
    tell(error, MESSAGE_UNEXPECTED_WORD, error->parser->statement, ROW_MESSAGE, ROW_HELP);
}

static void tell_comma_between_keys(struct error *error)
{
    struct span comma = span_at(error->parser, error->at - 1);
    struct diagnostic *diagnostic =
        tell(error, MESSAGE_UNEXPECTED_WORD, error->at - 1,
             "between a key with its value and the next key stands a semicolon, not a comma",
             "write `;` for this comma: commas stand between several values of one key");
    diagnostic_fix(
        error->parser->diagnostics, diagnostic, comma,
        schema_is_key(error->here, key_word_length(error->here, (uint32_t)strlen(error->here))),
        "Put a `;` here", ";");
}

/* Something was begun and nothing follows. Returns whether that is the case. */
static bool tell_missing(struct error *error)
{
    char message[128];
    uint32_t before = error->at - 1;
    switch (symbol_at(error->parser, before)) {
    case SYMBOL_COMMA:
        if (symbol_at(error->parser, error->at) == SYMBOL_KEY &&
            symbol_at(error->parser, error->parser->statement) == SYMBOL_KEY) {
            tell_comma_between_keys(error);
            return true;
        }
        offer(error,
              tell(error, MESSAGE_UNEXPECTED_WORD, before,
                   "behind this comma something is missing, or it is one too many",
                   "take the comma out, or say what comes next"),
              span_at(error->parser, before), "Take the comma out", "");
        return true;
    case SYMBOL_ARROW:
        tell(error, MESSAGE_MISSING_VALUE, before, "behind the arrow something is missing",
             "say what it becomes: \"before\" -> \"after\"");
        return true;
    case SYMBOL_KEY:
        snprintf(message, sizeof message, "'%s' has no value", error->before);
        tell(error, MESSAGE_MISSING_VALUE, before, message, "say it, or take the line out");
        return true;
    case SYMBOL_CLAUSE:
        snprintf(message, sizeof message, "behind '%s' something is missing", error->before);
        tell(error, MESSAGE_MISSING_VALUE, before, message, "say it, or take the word out");
        return true;
    case SYMBOL_BECAUSE:
        tell(error, MESSAGE_MISSING_VALUE, before, "behind 'because' the reason is missing",
             "give it as a text: because \"…\"");
        return true;
    default:
        return false;
    }
}

static bool is_value(enum symbol symbol)
{
    return symbol == SYMBOL_TEXT || symbol == SYMBOL_NUMBER || symbol == SYMBOL_DATE ||
           symbol == SYMBOL_NAME;
}

/* The month that a word names, 1 to 12, or 0: Jun, June. */
static unsigned month_of(const char *word)
{
    static const char *const months[] = {"january",   "february", "march",    "april",
                                         "may",       "june",     "july",     "august",
                                         "september", "october",  "november", "december"};
    size_t length = strlen(word);
    for (unsigned i = 0; length >= 3 && i < sizeof months / sizeof *months; i++)
        if (!strncasecmp(word, months[i], length))
            return i + 1;
    return 0;
}

/* 1 June 2026: a day, a month, and a year behind it. */
static bool tell_date(struct error *error)
{
    const struct parser *parser = error->parser;
    struct arena *arena = parser->diagnostics->arena;
    unsigned month = month_of(error->before);
    if (symbol_at(parser, error->at) != SYMBOL_NUMBER || strlen(error->here) != 4 || !month)
        return false;
    struct diagnostic *diagnostic =
        tell(error, MESSAGE_UNEXPECTED_WORD, error->at - 1, "this is not how a date is written",
             arena_printf(arena, "write the year, the month and the day, as %s-%02u-01",
                          error->here, month));
    if (error->at < 2 || symbol_at(parser, error->at - 2) != SYMBOL_NUMBER)
        return true;
    struct span at = {span_at(parser, error->at - 2).start, span_at(parser, error->at).end};
    int day = atoi(text_of(parser, at)), year = atoi(error->here);
    const char *date = arena_printf(arena, "%04d-%02u-%02d", year, month, day);
    if (scan_is_date(year, (int)month, day))
        diagnostic_fix(parser->diagnostics, diagnostic, at, true,
                       arena_printf(arena, "Write %s", date), date);
    return true;
}

/* Inside `key: …`: two values without a comma between them. */
static bool tell_missing_comma(struct error *error)
{
    enum symbol here = symbol_at(error->parser, error->at);
    enum symbol before = symbol_at(error->parser, error->at - 1);
    enum symbol first = symbol_at(error->parser, error->parser->statement);
    if (first != SYMBOL_KEY || !is_value(here) || !is_value(before))
        return false;
    struct span end = span_at(error->parser, error->at - 1);
    end.start = end.end;
    offer(error,
          tell(error, MESSAGE_UNEXPECTED_WORD, error->at,
               "between this and what stands before it a comma is missing",
               "put a comma between the two; a text that holds quotes writes them \\\""),
          end, "Put a comma here", ",");
    return true;
}

/* The text of these terminals, and of what stands between them, for a message to repeat: "…" where
   it would be long. */
static const char *text_between(char into[64], const struct parser *parser, uint32_t first,
                                uint32_t behind)
{
    uint32_t start = span_at(parser, first).start, end = span_at(parser, behind - 1).end;
    const char *text = parser->file->source->text + (start - parser->file->source->base);
    bool is_short = end - start < 60 && !memchr(text, '\n', end - start);
    snprintf(into, 64, "%.*s", is_short ? (int)(end - start) : 3, is_short ? text : "…");
    return into;
}

static uint32_t end_of_line(const struct parser *parser, uint32_t at)
{
    enum symbol symbol;
    do
        symbol = symbol_at(parser, ++at);
    while (symbol != SYMBOL_END && symbol != SYMBOL_OPEN && symbol != SYMBOL_CLOSE &&
           symbol != SYMBOL_END_OF_FILE);
    return at;
}

/* `boundary "…" around kids`: the word of a key in the line of a declaration. */
static bool tell_key_without_braces(struct error *error, enum kind kind)
{
    char message[128], help[256], head[64], rest[64];
    uint32_t at = error->at, end = end_of_line(error->parser, at);
    if (schema_attribute(kind, error->here, strlen(error->here)) == ATTRIBUTE_COUNT)
        return false;
    snprintf(message, sizeof message, "'%s' stands in braces, with a colon behind it", error->here);
    snprintf(help, sizeof help, "write %s { %s: %s }",
             text_between(head, error->parser, error->parser->statement, at), error->here,
             end > at + 1 ? text_between(rest, error->parser, at + 1, end) : "…");
    struct diagnostic *diagnostic = tell(error, MESSAGE_UNEXPECTED_WORD, at, message, help);
    struct span whole = {span_at(error->parser, at).start, span_at(error->parser, end - 1).end};
    if (end > at + 1 && symbol_at(error->parser, end) != SYMBOL_OPEN && strcmp(rest, "…") != 0)
        offer(error, diagnostic, whole, "Put it in braces",
              arena_printf(error->parser->diagnostics->arena, "{ %s: %s }", error->here, rest));
    return true;
}

/* `cloud "…" presses kids`: a sentence in the line of a declaration. */
static bool tell_sentence_behind(struct error *error, enum kind kind)
{
    char message[128], help[320], label[64], rest[64], name[64] = "NAME";
    uint32_t first = error->parser->statement, at = error->at;
    if (symbol_at(error->parser, first + 1) == SYMBOL_NAME)
        quote(name, error->parser, first + 1);
    text_between(rest, error->parser, at, end_of_line(error->parser, at));
    snprintf(message, sizeof message, "what the %s does stands on a line of its own",
             kind_specs[kind].word);
    snprintf(help, sizeof help, "write %s %s %s, and on the next line %s %s", kind_specs[kind].word,
             name, text_between(label, error->parser, at - 1, at), name, rest);
    tell(error, MESSAGE_UNEXPECTED_WORD, at, message, help);
    return true;
}

/* Plain words behind the text of a declaration. */
static bool tell_words_behind_text(struct error *error)
{
    const struct terminal *first = &error->parser->file->terminals->items[error->parser->statement];
    if (first->symbol != SYMBOL_KIND || symbol_at(error->parser, error->at) != SYMBOL_NAME ||
        symbol_at(error->parser, error->at - 1) != SYMBOL_TEXT)
        return false;
    enum kind kind = (enum kind)first->kind;
    return tell_key_without_braces(error, kind) ||
           (symbol_at(error->parser, error->at + 1) == SYMBOL_NAME &&
            (kind == KIND_CLOUD || kind == KIND_VARIABLE || kind == KIND_STAKEHOLDER) &&
            tell_sentence_behind(error, kind));
}

/* What may stand behind the text of a kind: its clause words, and its block. */
static bool tell_what_kind_takes(struct error *error)
{
    char message[160], help[256];
    const struct terminal *first = &error->parser->file->terminals->items[error->parser->statement];
    enum kind kind = (enum kind)first->kind;
    if (first->symbol != SYMBOL_KIND)
        return false;
    snprintf(message, sizeof message, "'%s' does not fit here", error->here);
    int used =
        snprintf(help, sizeof help, "behind the text of %s %s stand keys in braces: { key: value }",
                 schema_article(kind_specs[kind].word), kind_specs[kind].word);
    for (enum attribute at = schema_first(kind); at < schema_end(kind) && used < 200; at++)
        if (attribute_specs[at].clause != NO_CLAUSE)
            used += snprintf(help + used, sizeof help - (size_t)used, ", or %s …",
                             clause_specs[attribute_specs[at].clause].words);
    tell(error, MESSAGE_UNEXPECTED_WORD, error->at, message, help);
    return true;
}

static void tell_does_not_fit(struct error *error)
{
    char message[160], help[256] = "";
    int used = 0;
    snprintf(message, sizeof message, "'%s' does not fit here", error->here);
    for (int i = 0; i < error->expected_count && used >= 0 && used < 200; i++)
        used += snprintf(help + used, sizeof help - (size_t)used, "%s%s",
                         !i                              ? "expected here: "
                         : i + 1 < error->expected_count ? ", "
                                                         : " or ",
                         error->expected[i]);
    tell(error, MESSAGE_UNEXPECTED_WORD, error->at, message,
         used > 0
             ? help
             : "one statement a line: KIND NAME \"text\", or `key: value`, or a sentence; what "
               "is no plain name goes in quotes");
}

/* The rest: a waiver, a use, a todo half said, a key or a brace in a wrong place. */
static void tell_unexpected(struct error *error)
{
    char message[160];
    enum symbol here = symbol_at(error->parser, error->at);
    switch (symbol_at(error->parser, error->parser->statement)) {
    case SYMBOL_ACCEPT:
        tell(error, MESSAGE_MISSING_VALUE, error->parser->statement, "this waiver gives no reason",
             "write accept RULE because \"why the group leaves it so\"");
        return;
    case SYMBOL_USE:
        tell(error, MESSAGE_MISSING_VALUE, error->parser->statement,
             "what is to be used is missing", "write use relations, or use \"people.catwoe\"");
        return;
    case SYMBOL_TODO:
        tell(error, MESSAGE_MISSING_VALUE, error->parser->statement, "what is still to be done?",
             "write todo \"…\"");
        return;
    default:
        break;
    }
    if (here == SYMBOL_KEY) {
        snprintf(message, sizeof message, "'%s' stands in the line of a declaration", error->here);
        tell(error, MESSAGE_UNEXPECTED_WORD, error->at, message,
             "put the keys in braces behind it: { key: value; key: value }");
    } else if (here == SYMBOL_OPEN) {
        tell(error, MESSAGE_UNEXPECTED_WORD, error->at, "no block can begin here",
             "a block stands behind a declaration: KIND NAME \"text\" { … }");
    } else if (here == SYMBOL_END || here == SYMBOL_CLOSE || here == SYMBOL_END_OF_FILE) {
        snprintf(message, sizeof message, "behind '%s' something is missing", error->before);
        tell(error, MESSAGE_MISSING_VALUE, error->at - (error->at > 0), message,
             "finish the line, or take it out");
    } else if (!tell_what_kind_takes(error)) {
        tell_does_not_fit(error);
    }
}

void tell_syntax_error(struct parser *parser, uint32_t terminal, const char *const *expected,
                       int count)
{
    struct terminal *first = &parser->file->terminals->items[parser->statement];
    if (first->told)
        return;
    first->told = true;
    struct error error = {parser, terminal, "", "", expected, count};
    quote(error.here, parser, terminal);
    if (terminal)
        quote(error.before, parser, terminal - 1);
    if (is_row(parser))
        tell_row(&error);
    else if (terminal == parser->statement ||
             !(tell_missing(&error) || tell_date(&error) || tell_missing_comma(&error) ||
               tell_words_behind_text(&error)))
        tell_unexpected(&error);
}
