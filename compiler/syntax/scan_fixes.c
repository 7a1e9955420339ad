/* How a token that is wrong by itself can be mended. Safe is only what reads as it did before. */
#include "syntax/scan.h"

#include "base/buffer.h"

#include <stdio.h>
#include <string.h>

/* A fault and its token. */
struct fault {
    struct diagnostics *diagnostics;
    struct diagnostic *diagnostic;
    struct span at;
    const char *text; /* of the token, in the file */
    size_t length;
};

static void offer(const struct fault *fault, bool safe, const char *title, const char *replacement)
{
    diagnostic_fix(fault->diagnostics, fault->diagnostic, fault->at, safe, title, replacement);
}

/* A change of the last bytes only, or behind them. */
static void offer_at_end(const struct fault *fault, size_t taken, bool safe, const char *title,
                         const char *replacement)
{
    struct span end = {fault->at.end - (uint32_t)taken, fault->at.end};
    diagnostic_fix(fault->diagnostics, fault->diagnostic, end, safe, title, replacement);
}

static void offer_printf_date(const struct fault *fault, bool safe, int year, int month, int day)
{
    struct arena *arena = fault->diagnostics->arena;
    const char *date = arena_printf(arena, "%04d-%02d-%02d", year, month, day);
    if (scan_is_date(year, month, day))
        offer(fault, safe, arena_printf(arena, "Write %s", date), date);
}

/* With the year at one end; where day and month could be taken for each other, both are offered. */
static void mend_date(const struct fault *fault)
{
    int first, second, third;
    char text[16];
    if (fault->length >= sizeof text)
        return;
    memcpy(text, fault->text, fault->length);
    text[fault->length] = 0;
    if (sscanf(text, "%d%*[-/.]%d%*[-/.]%d", &first, &second, &third) != 3)
        return;
    bool plain = scan_is_date(third, second, first), american = scan_is_date(third, first, second);
    if (first > 999) {
        offer_printf_date(fault, true, first, second, third);
    } else if (third > 999) {
        offer_printf_date(fault, !american || first == second, third, second, first);
        if (first != second)
            offer_printf_date(fault, !plain, third, first, second);
    }
}

/* 1,000 is a thousand; 7,5 is written with a point. */
static void mend_number(const struct fault *fault)
{
    struct buffer number = {.arena = fault->diagnostics->arena};
    const char *comma = memchr(fault->text, ',', fault->length);
    size_t behind = fault->length - (size_t)(comma + 1 - fault->text);
    size_t digits = strspn(comma + 1, "0123456789");
    bool thousands = digits == 3 || memchr(comma + 1, ',', behind);
    for (size_t i = 0; i < fault->length; i++)
        if (fault->text[i] != ',')
            buffer_byte(&number, fault->text[i]);
        else if (!thousands)
            buffer_byte(&number, '.');
    offer(fault, false, arena_printf(number.arena, "Write %s", buffer_text(&number)),
          buffer_text(&number));
}

static bool is_joint(const char *text, size_t *bytes)
{
    bool dash = !memcmp(text, "\xE2\x80", 2) && (unsigned char)text[2] >= 0x90 &&
                (unsigned char)text[2] <= 0x95;
    *bytes = dash ? 3 : 1;
    return dash || strchr("-_.", *text);
}

/* One hyphen, or one point, between the parts of a name, and none behind the last. */
static void mend_hyphens(const struct fault *fault)
{
    struct buffer name = {.arena = fault->diagnostics->arena};
    const char *end = fault->text + fault->length;
    for (const char *at = fault->text; at < end;) {
        size_t bytes;
        bool points = true;
        const char *joint = at;
        while (at < end && is_joint(at, &bytes)) {
            points = points && *at == '.';
            at += bytes;
        }
        if (at > joint && at < end)
            buffer_byte(&name, points ? '.' : '-');
        if (at < end && !is_joint(at, &bytes))
            buffer_byte(&name, *at++);
    }
    offer(fault, false, arena_printf(name.arena, "Write %s", buffer_text(&name)),
          buffer_text(&name));
}

static void mend_full_stop(const struct fault *fault)
{
    size_t stops = 0;
    while (stops < fault->length && fault->text[fault->length - stops - 1] == '.')
        stops++;
    offer_at_end(fault, stops, true, "Take the full stop out", "");
}

static void mend_quotes(const struct fault *fault)
{
    size_t mark = fault->text[0] == '\'' ? 1 : 3;
    if (fault->length >= 2 * mark && !memchr(fault->text, '\\', fault->length))
        offer(fault, true, "Put it in double quotes",
              arena_printf(fault->diagnostics->arena, "\"%.*s\"", (int)(fault->length - 2 * mark),
                           fault->text + mark));
}

static void mend_unquoted(const struct fault *fault)
{
    bool plain = fault->text[fault->length - 1] != ':';
    for (size_t i = 0; i < fault->length; i++)
        plain = plain && !strchr("\"\\\n\r", fault->text[i]);
    if (plain)
        offer(fault, false, "Put it in quotes",
              arena_printf(fault->diagnostics->arena, "\"%.*s\"", (int)fault->length, fault->text));
}

static void mend_escapes(const struct fault *fault)
{
    struct buffer text = {.arena = fault->diagnostics->arena};
    for (size_t i = 0; i < fault->length; i++) {
        bool last = i + 1 == fault->length;
        buffer_byte(&text, fault->text[i]);
        if (fault->text[i] != '\\')
            continue;
        if (!last && strchr("\"\\n", fault->text[i + 1]))
            buffer_byte(&text, fault->text[++i]);
        else
            buffer_byte(&text, '\\');
    }
    offer(fault, false, "Double the backslash", buffer_text(&text));
}

/* The mark that closes a text, by the one that opens it. */
static const char *closing_mark(const char *text)
{
    if (text[0] == '"')
        return "\"";
    if ((unsigned char)text[0] == 0xC2)
        return "\xC2\xBB";
    return !memcmp(text, "\xE2\x80\x9C", 3) ? "\xE2\x80\x9D" : "\xE2\x80\x9C";
}

/* Bytes of a closing mark at the end of a text that closes none of its kind: that of another text.
 */
static size_t other_mark_at_end(const struct fault *fault)
{
    static const char *const pairs[][2] = {
        {"\"", "\""}, {"\xE2\x80\x9C", "\xE2\x80\x9D"}, {"\xC2\xAB", "\xC2\xBB"}};
    size_t opening = text_mark_length(fault->text);
    const char *inside = fault->text + opening;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        size_t mark = strlen(pairs[i][1]), length = fault->length - opening;
        if (length <= mark || memcmp(inside + length - mark, pairs[i][1], mark) != 0)
            continue;
        for (size_t at = 0; at + mark < length; at++)
            if (!memcmp(inside + at, pairs[i][0], mark))
                return 0; /* it closes what is quoted inside */
        return mark;
    }
    return 0;
}

static void mend_unclosed(const struct fault *fault)
{
    size_t other = other_mark_at_end(fault);
    if (other)
        offer_at_end(fault, other, true, "Use the closing mark that fits",
                     closing_mark(fault->text));
    else if (fault->length > text_mark_length(fault->text))
        offer_at_end(fault, 0, false, "Close the text here", closing_mark(fault->text));
}

/* What stands straight behind the token can go. */
static void offer_behind(const struct fault *fault, uint32_t taken, const char *title)
{
    struct span behind = {fault->at.end, fault->at.end + taken};
    diagnostic_fix(fault->diagnostics, fault->diagnostic, behind, true, title, "");
}

/* A closing mark that stands twice, a full stop, or a blank that is missing. */
static void mend_glued(const struct fault *fault)
{
    const char *mark = closing_mark(fault->text), *behind = fault->text + fault->length;
    size_t length = strlen(mark);
    if (!strncmp(behind, mark, length) && strchr(" \t\r\n,;{}", behind[length]))
        offer_behind(fault, (uint32_t)length, "Take the second mark out");
    else if (behind[0] == '.' && strchr(" \t\r\n,;{}", behind[1]))
        offer_behind(fault, 1, "Take the full stop out");
    else
        offer_at_end(fault, 0, false, "Put a blank here", " ");
}

/* A dot or a dash that a word processor puts before each line. */
static void mend_bullet(const struct fault *fault, const struct tokens *tokens, uint32_t token)
{
    uint32_t before = token;
    if (before && tokens->items[before - 1].kind == TOKEN_BLANK)
        before--;
    if (!before || tokens->items[before - 1].kind == TOKEN_NEWLINE)
        offer(fault, true, "Take it out", "");
}

void scan_offer_fix(struct diagnostics *diagnostics, struct diagnostic *diagnostic,
                    const struct source *source, const struct tokens *tokens,
                    const struct scan_fault *found)
{
    struct span at = token_span(source, tokens, found->token);
    struct fault fault = {diagnostics, diagnostic, at, source->text + (at.start - source->base),
                          at.end - at.start};
    static void (*const menders[])(const struct fault *) = {
        [SCAN_UNCLOSED_TEXT] = mend_unclosed,
        [SCAN_TEXT_GLUED] = mend_glued,
        [SCAN_ESCAPE] = mend_escapes,
        [SCAN_QUOTE_IT] = mend_unquoted,
        [SCAN_SINGLE_QUOTES] = mend_quotes,
        [SCAN_HYPHENS] = mend_hyphens,
        [SCAN_NO_LETTER] = mend_unquoted,
        [SCAN_NUMBER_COMMA] = mend_number,
        [SCAN_DATE_FORM] = mend_date,
        [SCAN_FULL_STOP] = mend_full_stop,
        [SCAN_NO_MEANING] = NULL,
    };
    if (found->problem == SCAN_ARROW_FORM)
        offer(&fault, true, "Write ->", "->");
    else if (found->problem == SCAN_NO_MEANING)
        mend_bullet(&fault, tokens, found->token);
    else if (menders[found->problem])
        menders[found->problem](&fault);
}
