/* What the scanner does with what it has matched: file it, and look closer where a pattern cannot.
 */
#include "syntax/scan.h"

#include "base/utf8.h"
#include "schema/schema.h"

#include <string.h>

/* `%s` is the token as it was typed. */
static const struct {
    enum message rule;
    const char *message, *label, *help;
} problems[] = {
    [SCAN_UNCLOSED_TEXT] = {MESSAGE_UNCLOSED_TEXT, "this text is never closed",
                            "it begins here, and the line ends without its closing mark",
                            "put the closing mark where the text ends"},
    [SCAN_TEXT_GLUED] = {MESSAGE_UNEXPECTED_WORD,
                         "the text ends here, but the line goes straight on",
                         "a blank is missing behind it, or it was not meant to end",
                         "a quote inside a text is written \\\", or use the other marks: “ ”"},
    [SCAN_ESCAPE] = {MESSAGE_UNEXPECTED_WORD,
                     "a backslash in a text stands before \", \\ or n only", NULL,
                     "write \\\\ for a backslash, or / in a path"},
    [SCAN_QUOTE_IT] =
        {MESSAGE_UNEXPECTED_WORD, "%s is no plain name", NULL,
         "a name has letters, digits and single hyphens; anything else goes in quotes"},
    [SCAN_REMARK] = {MESSAGE_UNEXPECTED_WORD, "a remark in brackets has no place here", NULL,
                     "say it in a note: note: \"…\", or behind a # at the end of the line"},
    [SCAN_SINGLE_QUOTES] = {MESSAGE_UNEXPECTED_WORD, "a text stands in double quotes", NULL,
                            "write it as \"…\""},
    [SCAN_STRAY_QUOTE] = {MESSAGE_UNCLOSED_TEXT, "this closing mark closes no text", NULL,
                          "put the fitting opening mark before the text, or use \"…\""},
    [SCAN_HYPHENS] = {MESSAGE_UNEXPECTED_WORD, "%s is not a name", NULL,
                      "between the parts of a name stands one plain hyphen, as in drop-out"},
    [SCAN_NO_LETTER] = {MESSAGE_UNEXPECTED_WORD, "%s is no name, no number and no date", NULL,
                        "a name has a letter in it, a date is written 2008-05-01; anything else "
                        "goes in quotes"},
    [SCAN_NUMBER_COMMA] = {MESSAGE_UNEXPECTED_WORD, "a number is written without a comma", NULL,
                           "write 1000 or 7.5; in a list put a blank behind each comma"},
    [SCAN_DATE_FORM] = {MESSAGE_UNEXPECTED_WORD, "%s is not how a date is written", NULL,
                        "write the year, the month and the day, as 2008-05-01"},
    [SCAN_NO_SUCH_DAY] = {MESSAGE_UNEXPECTED_WORD, "there is no %s in the calendar", NULL,
                          "a date is year, month, day, as 2008-05-01"},
    [SCAN_ARROW_FORM] =
        {MESSAGE_UNEXPECTED_WORD, "an arrow is written ->", NULL,
         "it stands in a transformation: \"before\" -> \"after\"; a sentence has a verb "
         "instead"},
    [SCAN_FULL_STOP] = {MESSAGE_UNEXPECTED_WORD, "a line ends without a full stop", NULL,
                        "take the full stop out"},
    [SCAN_COLON] = {MESSAGE_UNEXPECTED_WORD, "this colon stands behind no key", NULL,
                    "a key is one word with the colon straight behind it, as `power: high`"},
    [SCAN_NO_MEANING] = {MESSAGE_UNEXPECTED_WORD, "%s has no meaning here", NULL,
                         "take it out, or put what it belongs to in quotes"},
};

struct diagnostic *scan_tell(struct diagnostics *diagnostics, const struct source *source,
                             const struct tokens *tokens, const struct scan_fault *fault)
{
    enum scan_problem problem = fault->problem;
    struct span at = token_span(source, tokens, fault->token);
    const char *text = source->text + (at.start - source->base);
    const char *pattern = problems[problem].message, *hole = strstr(pattern, "%s");
    int before = hole ? (int)(hole - pattern) : (int)strlen(pattern);
    int shown = at.end - at.start > 60 ? 57 : (int)(at.end - at.start);
    while (shown > 1 && ((unsigned char)text[shown] & 0xC0) == 0x80)
        shown--;
    struct diagnostic *diagnostic = diagnose(
        diagnostics, &message_rules[problems[problem].rule], at, "%.*s%s%.*s%s%s", before, pattern,
        hole ? "'" : "", hole ? shown : 0, text, hole ? "'" : "", hole ? hole + 2 : "");
    if (problems[problem].label)
        diagnostic_label(diagnostics, diagnostic, "%s", problems[problem].label);
    diagnostic_help(diagnostics, diagnostic, "%s", problems[problem].help);
    scan_offer_fix(diagnostics, diagnostic, source, tokens, fault);
    return diagnostic;
}

void scan_fault(struct scanner *scanner, const char *matched, enum token_kind kind,
                enum scan_problem problem)
{
    scan_add(scanner, matched, kind)->faulty = true;
    *array_add(scanner->arena, scanner->faults) =
        (struct scan_fault){(uint32_t)scanner->tokens->count - 1, problem};
}

static bool is_ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Each part of a dotted name has a letter; characters beyond ASCII really belong to words. */
static enum { SOUND, NO_LETTER, FOREIGN_SIGN } soundness(const char *word, int length)
{
    bool letter = false;
    for (int at = 0; at < length;) {
        size_t bytes = 1;
        if ((unsigned char)word[at] >= 0x80) {
            if (!utf8_is_word(utf8_next(word + at, (size_t)(length - at), &bytes)))
                return FOREIGN_SIGN;
            letter = true;
        } else if (is_ascii_letter(word[at])) {
            letter = true;
        } else if (word[at] == '.') {
            if (!letter)
                return NO_LETTER;
            letter = false;
        }
        at += (int)bytes;
    }
    return letter ? SOUND : NO_LETTER;
}

void scan_word(struct scanner *scanner, const char *matched, int length)
{
    enum clause_word clause = NO_CLAUSE;
    if (length <= 7 && strchr("abfotw", matched[0]))
        clause = schema_clause(matched, (size_t)length);
    if (clause != NO_CLAUSE) {
        scan_clause(scanner, matched, length);
        return;
    }
    if (is_ascii_letter(matched[0]) && !memchr(matched, '.', (size_t)length)) {
        int at = 1;
        while (at < length && (unsigned char)matched[at] < 0x80)
            at++;
        if (at == length) {
            scan_add(scanner, matched, TOKEN_NAME);
            return;
        }
    }
    switch (soundness(matched, length)) {
    case SOUND:
        scan_add(scanner, matched, TOKEN_NAME);
        break;
    case NO_LETTER:
        scan_fault(scanner, matched, TOKEN_NAME, SCAN_NO_LETTER);
        break;
    case FOREIGN_SIGN:
        scan_fault(scanner, matched, TOKEN_TEXT, SCAN_QUOTE_IT);
        break;
    }
}

void scan_clause(struct scanner *scanner, const char *matched, int length)
{
    scan_add(scanner, matched, TOKEN_CLAUSE)->clause =
        (uint8_t)schema_clause(matched, (size_t)length);
}

static int two_digits(const char *text)
{
    return (text[0] - '0') * 10 + (text[1] - '0');
}

bool scan_is_date(int year, int month, int day)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return year >= 0 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
           day <= days[month - 1] && !(month == 2 && day == 29 && !leap);
}

void scan_date(struct scanner *scanner, const char *matched)
{
    int year = two_digits(matched) * 100 + two_digits(matched + 2);
    int month = two_digits(matched + 5), day = two_digits(matched + 8);
    if (scan_is_date(year, month, day))
        scan_add(scanner, matched, TOKEN_DATE);
    else
        scan_fault(scanner, matched, TOKEN_DATE, SCAN_NO_SUCH_DAY);
}

uint32_t key_word_length(const char *key, uint32_t length)
{
    for (;;) {
        if (length && strchr(": \t", key[length - 1]))
            length--;
        else if (length > 1 && !memcmp(key + length - 2, "\xC2\xA0", 2))
            length -= 2;
        else if (length > 2 && !memcmp(key + length - 3, "\xE2\x80\xAF", 3))
            length -= 3;
        else
            return length;
    }
}

void scan_key(struct scanner *scanner, const char *matched, int length)
{
    if (soundness(matched, (int)key_word_length(matched, (uint32_t)length)) == SOUND)
        scan_add(scanner, matched, TOKEN_KEY);
    else
        scan_fault(scanner, matched, TOKEN_TEXT, SCAN_QUOTE_IT);
}

/* Where an arrow begins in the run, or -1: `a->b` is a name, an arrow and a name. */
static int arrow_in(const char *run, int length, int *arrow_length)
{
    for (int at = 0; at < length; at++) {
        int dashes = 0;
        while (at + dashes < length && run[at + dashes] == '-')
            dashes++;
        if (dashes && dashes <= 3 && at + dashes < length && run[at + dashes] == '>') {
            *arrow_length = dashes + 1;
            return at;
        }
        if (length - at >= 3 &&
            (!memcmp(run + at, "\xE2\x86\x92", 3) || !memcmp(run + at, "\xE2\x87\x92", 3))) {
            *arrow_length = 3;
            return at;
        }
    }
    return -1;
}

int scan_odd(struct scanner *scanner, const char *matched, int length)
{
    int arrow_length, arrow = arrow_in(matched, length, &arrow_length);
    if (arrow == 0) {
        scan_add(scanner, matched, TOKEN_ARROW);
        return arrow_length;
    }
    if (arrow > 0)
        length = arrow;
    if (length == 1 && matched[0] == '.') {
        scan_fault(scanner, matched, TOKEN_STRAY, SCAN_FULL_STOP);
        return length;
    }
    int word = length;
    while (word && matched[word - 1] == '.')
        word--;
    bool plain = word > 0 && soundness(matched, word) == SOUND;
    for (int at = 0; at < word; at++)
        plain = plain && ((unsigned char)matched[at] >= 0x80 || is_ascii_letter(matched[at]) ||
                          strchr("0123456789-_.", matched[at]));
    if (plain && word < length)
        scan_fault(scanner, matched, TOKEN_NAME, SCAN_FULL_STOP);
    else if (plain)
        scan_word(scanner, matched, length);
    else
        scan_fault(scanner, matched, TOKEN_TEXT, SCAN_QUOTE_IT);
    return length;
}

uint32_t text_mark_length(const char *text)
{
    return text[0] == '"' ? 1 : (unsigned char)text[0] == 0xC2 ? 2 : 3;
}

/* What may stand straight behind a closing mark: the byte, and those behind it in the text. */
static bool may_follow(int next, const char *behind)
{
    if (next == 0xC2)
        return (unsigned char)behind[0] == 0xA0;
    if (next == 0xE2)
        return !strncmp(behind, "\x80\xAF", 2);
    return strchr(" \t\r\n,;{}", next) != NULL; /* the NUL at the end of the file too */
}

/* A text that is not closed ends on its first line, before any brace, semicolon or comment. */
static int first_line_of(const char *text, int length)
{
    int end = (int)text_mark_length(text);
    while (end < length && !strchr("\n{};", text[end]) &&
           !(text[end] == '#' && strchr(" \t", text[end - 1])))
        end++;
    while (end > (int)text_mark_length(text) && strchr(" \t\r", text[end - 1]))
        end--;
    return end;
}

static bool escapes_well(const char *text, int length)
{
    for (int at = 0; at + 1 < length; at++)
        if (text[at] == '\\' && !strchr("\"\\n", text[++at]))
            return false;
    return true;
}

int scan_text(struct scanner *scanner, const char *matched, int length, int next)
{
    bool lines = memchr(matched, '\n', (size_t)length) != NULL;
    bool glued = next != UNCLOSED && !may_follow(next, matched + length + 1);
    if (next == UNCLOSED || (glued && lines)) {
        scan_fault(scanner, matched, TOKEN_TEXT, SCAN_UNCLOSED_TEXT);
        return first_line_of(matched, length);
    }
    if (glued)
        scan_fault(scanner, matched, TOKEN_TEXT, SCAN_TEXT_GLUED);
    else if (!escapes_well(matched, length))
        scan_fault(scanner, matched, TOKEN_TEXT, SCAN_ESCAPE);
    else
        scan_add(scanner, matched, TOKEN_TEXT);
    return length;
}

void scan(struct arena *arena, const struct source *source, struct tokens *tokens,
          struct scan_faults *faults)
{
    struct scanner scanner = {arena, source->text, source->length, tokens, faults};
    scan_all(&scanner, source->text, source->length);
    scan_add(&scanner, source->text + source->length, TOKEN_END_OF_FILE);
}
