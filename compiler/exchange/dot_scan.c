/* The words of DOT. */
#include "exchange/dot_scan.h"

#include "base/buffer.h"

#include <string.h>
#include <strings.h>

struct dot_scanner dot_scan(struct arena *arena, const char *text, size_t size)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t begins = size >= 3 && memcmp(text, mark, 3) == 0 ? 3 : 0;
    return (struct dot_scanner){
        .arena = arena, .text = text, .size = size, .at = begins, .line = 1};
}

/* The byte so far ahead, 0 behind the end. */
static char ahead(const struct dot_scanner *scanner, size_t bytes)
{
    size_t at = scanner->at + bytes;
    return at < scanner->size ? scanner->text[at] : '\0';
}

static void skip(struct dot_scanner *scanner, size_t bytes)
{
    for (; bytes && scanner->at < scanner->size; bytes--)
        scanner->line += scanner->text[scanner->at++] == '\n';
}

/* ---- What lies between words ----------------------------------------------------------------- */

static void skip_line(struct dot_scanner *scanner)
{
    while (scanner->at < scanner->size && ahead(scanner, 0) != '\n')
        scanner->at++;
}

static void skip_remark(struct dot_scanner *scanner)
{
    skip(scanner, 2);
    while (scanner->at < scanner->size && !(ahead(scanner, 0) == '*' && ahead(scanner, 1) == '/'))
        skip(scanner, 1);
    skip(scanner, 2);
}

static bool begins_a_line(const struct dot_scanner *scanner)
{
    return scanner->at == 0 || scanner->text[scanner->at - 1] == '\n';
}

static void skip_gaps(struct dot_scanner *scanner)
{
    for (;;) {
        char byte = ahead(scanner, 0);
        if (byte && strchr(" \t\r\n\f\v", byte))
            skip(scanner, 1);
        else if (byte == '/' && ahead(scanner, 1) == '*')
            skip_remark(scanner);
        else if ((byte == '/' && ahead(scanner, 1) == '/') ||
                 (byte == '#' && begins_a_line(scanner)))
            skip_line(scanner);
        else
            return;
    }
}

/* ---- Words ----------------------------------------------------------------------------------- */

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
           (unsigned char)byte > 127;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static void take_id(struct dot_scanner *scanner, size_t length)
{
    scanner->kind = DOT_ID;
    scanner->id = arena_copy(scanner->arena, scanner->text + scanner->at, length);
    scanner->at += length;
}

static void take_word(struct dot_scanner *scanner)
{
    size_t length = 1;
    while (is_letter(ahead(scanner, length)) || is_digit(ahead(scanner, length)))
        length++;
    take_id(scanner, length);
}

static bool begins_number(const struct dot_scanner *scanner)
{
    size_t at = ahead(scanner, 0) == '-';
    return is_digit(ahead(scanner, at)) ||
           (ahead(scanner, at) == '.' && is_digit(ahead(scanner, at + 1)));
}

static void take_number(struct dot_scanner *scanner)
{
    size_t length = ahead(scanner, 0) == '-';
    while (is_digit(ahead(scanner, length)))
        length++;
    length += ahead(scanner, length) == '.';
    while (is_digit(ahead(scanner, length)))
        length++;
    take_id(scanner, length);
}

static void take_strange(struct dot_scanner *scanner)
{
    scanner->kind = DOT_STRANGE;
    scanner->mark = ahead(scanner, 0);
    skip(scanner, 1);
}

/* One text in quotes: \" is a quote, and a backslash before a line end joins the lines. */
static bool take_quoted_part(struct dot_scanner *scanner, struct buffer *text)
{
    skip(scanner, 1);
    while (scanner->at < scanner->size && ahead(scanner, 0) != '"') {
        size_t bytes = 1;
        if (ahead(scanner, 0) == '\\' && ahead(scanner, 1) == '"')
            skip(scanner, 1);
        else if (ahead(scanner, 0) == '\\' && ahead(scanner, 1) == '\n')
            bytes = 0;
        else if (ahead(scanner, 0) == '\\' && ahead(scanner, 1) == '\\')
            bytes = 2;
        buffer_add(text, scanner->text + scanner->at, bytes);
        skip(scanner, bytes ? bytes : 2);
    }
    bool closed = ahead(scanner, 0) == '"';
    skip(scanner, 1);
    return closed;
}

/* And others joined to it by +. */
static void take_quoted(struct dot_scanner *scanner)
{
    struct buffer text = {.arena = scanner->arena};
    bool closed = take_quoted_part(scanner, &text);
    struct dot_scanner behind = *scanner;
    for (skip_gaps(&behind); closed && ahead(&behind, 0) == '+'; skip_gaps(&behind)) {
        skip(&behind, 1);
        skip_gaps(&behind);
        if (ahead(&behind, 0) != '"')
            break;
        closed = take_quoted_part(&behind, &text);
        *scanner = behind;
    }
    scanner->kind = closed ? DOT_ID : DOT_STRANGE;
    scanner->mark = '"';
    scanner->quoted = true;
    scanner->id = buffer_text(&text);
}

static void take_html(struct dot_scanner *scanner)
{
    size_t begins = scanner->at + 1, open = 0;
    do {
        open += ahead(scanner, 0) == '<';
        open -= ahead(scanner, 0) == '>';
        skip(scanner, 1);
    } while (open && scanner->at < scanner->size);
    size_t length = scanner->at - begins - (open == 0);
    scanner->kind = open ? DOT_STRANGE : DOT_HTML;
    scanner->mark = '<';
    scanner->id = arena_copy(scanner->arena, scanner->text + begins, length);
}

static void take_mark(struct dot_scanner *scanner, enum dot_kind kind, size_t length)
{
    scanner->kind = kind;
    scanner->mark = ahead(scanner, 0);
    skip(scanner, length);
}

void dot_next(struct dot_scanner *scanner)
{
    skip_gaps(scanner);
    char byte = ahead(scanner, 0), next = ahead(scanner, 1);
    scanner->begins_line = scanner->line;
    scanner->quoted = false;
    if (scanner->at >= scanner->size)
        scanner->kind = DOT_END;
    else if (is_letter(byte))
        take_word(scanner);
    else if (byte == '-' && next == '>')
        take_mark(scanner, DOT_ARROW, 2);
    else if (byte == '-' && next == '-')
        take_mark(scanner, DOT_LINE, 2);
    else if (begins_number(scanner))
        take_number(scanner);
    else if (byte == '"')
        take_quoted(scanner);
    else if (byte == '<')
        take_html(scanner);
    else if (byte && strchr("{}[];,=:", byte))
        take_mark(scanner, DOT_MARK, 1);
    else
        take_strange(scanner);
}

bool dot_is_mark(const struct dot_scanner *scanner, char mark)
{
    return scanner->kind == DOT_MARK && scanner->mark == mark;
}

bool dot_is_keyword(const struct dot_scanner *scanner, const char *keyword)
{
    return scanner->kind == DOT_ID && !scanner->quoted && strcasecmp(scanner->id, keyword) == 0;
}

/* ---- How a graph begins ---------------------------------------------------------------------- */

/* Past this word and what lies behind it; false, and nothing is passed, where another stands. */
static bool pass_word(struct dot_scanner *scanner, const char *word)
{
    size_t length = strlen(word);
    char behind = ahead(scanner, length);
    if (scanner->size - scanner->at < length || is_letter(behind) || is_digit(behind) ||
        strncasecmp(scanner->text + scanner->at, word, length) != 0)
        return false;
    skip(scanner, length);
    skip_gaps(scanner);
    return true;
}

bool dot_begins(const char *text, size_t size)
{
    struct dot_scanner scanner = dot_scan(NULL, text, size);
    skip_gaps(&scanner);
    pass_word(&scanner, "strict");
    if (!pass_word(&scanner, "graph") && !pass_word(&scanner, "digraph"))
        return false;
    if (ahead(&scanner, 0) == '"' || ahead(&scanner, 0) == '<')
        return true;
    while (is_letter(ahead(&scanner, 0)) || is_digit(ahead(&scanner, 0)) ||
           ahead(&scanner, 0) == '-' || ahead(&scanner, 0) == '.')
        skip(&scanner, 1);
    skip_gaps(&scanner);
    return ahead(&scanner, 0) == '{';
}
