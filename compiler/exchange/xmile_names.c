/* Names in XMILE, alone and in equations. */
#include "exchange/xmile.h"

#include "exchange/labels.h"

#include <string.h>
#include <strings.h>

/* ---- Alone ----------------------------------------------------------------------------------- */

/* Without quotes around it and with `\n` and its like resolved. */
static char *plain_name(struct arena *arena, const char *text, size_t length)
{
    while (length && strchr(" \t\r\n", *text)) {
        text++;
        length--;
    }
    while (length && strchr(" \t\r\n", text[length - 1]))
        length--;
    if (length > 1 && text[0] == '"' && text[length - 1] == '"') {
        text++;
        length -= 2;
    }
    char *plain = arena_copy(arena, text, length);
    size_t kept = 0;
    for (size_t at = 0; at < length; at++) {
        bool escaped = text[at] == '\\' && at + 1 < length;
        at += escaped;
        plain[kept++] = escaped && strchr("nrt", text[at]) ? '\n' : text[at];
    }
    plain[kept] = '\0';
    return plain;
}

const char *xmile_name(struct arena *arena, const char *text, size_t length)
{
    return folded_label(arena, plain_name(arena, text, length));
}

const char *xmile_label(struct arena *arena, const char *text)
{
    const char *plain = plain_name(arena, text, strlen(text));
    const char *line = strchr(plain, ' ') ? foreign_fold(arena, plain, strlen(plain))
                                          : label_with_blanks(arena, plain);
    return line ? line : "";
}

/* ---- In equations ---------------------------------------------------------------------------- */

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
           byte == '$' || (unsigned char)byte > 127;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static size_t name_length(const char *text)
{
    size_t length = text[0] == '.' ? 1 : 0;
    while (is_letter(text[length]) || is_digit(text[length]) ||
           (text[length] == '.' && is_letter(text[length + 1])))
        length++;
    return length;
}

static size_t quoted_length(const char *text)
{
    size_t length = 1;
    while (text[length] && text[length] != '"')
        length += text[length] == '\\' && text[length + 1] ? 2 : 1;
    return length + (text[length] == '"');
}

static bool delays(const char *name, size_t length)
{
    static const char *const functions[] = {"delay", "delay1", "delay3", "delayn",
                                            "smth1", "smth3",  "smthn",  "history"};
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        if (strlen(functions[i]) == length && strncasecmp(name, functions[i], length) == 0)
            return true;
    return false;
}

/* Where in the brackets of an equation we are: what a delaying function delays is its first
   argument. */
struct brackets {
    size_t depth, delayed_in; /* 0: in none */
    bool delaying;            /* the name before this was such a function's */
};

static void step_bracket(struct brackets *at, char byte)
{
    if (byte == '(' || byte == '[') {
        at->depth++;
        if (at->delaying && !at->delayed_in)
            at->delayed_in = at->depth;
    } else if (byte == ',' && at->depth == at->delayed_in) {
        at->delayed_in = 0;
    } else if (byte == ')' || byte == ']') {
        at->delayed_in = at->depth == at->delayed_in ? 0 : at->delayed_in;
        at->depth -= at->depth > 0;
    }
}

static size_t number_length(const char *text)
{
    size_t length = 0;
    while (is_digit(text[length]) || is_letter(text[length]) || text[length] == '.')
        length++;
    return length;
}

void xmile_read_equation(const char *text, xmile_take_name *take, void *context)
{
    struct brackets at = {0};
    for (size_t length; *text; text += length) {
        bool is_name = is_letter(*text) || (*text == '.' && is_letter(text[1]));
        length = 1;
        if (is_name || *text == '"') {
            length = is_name ? name_length(text) : quoted_length(text);
            take(context, text, length, at.delayed_in > 0);
            at.delaying = delays(text, length);
            continue;
        }
        if (*text == '{')
            length = strcspn(text, "}") + (strchr(text, '}') != NULL);
        else if (is_digit(*text))
            length = number_length(text);
        else
            step_bracket(&at, *text);
        at.delaying &= strchr(" \t\r\n", *text) != NULL;
    }
}
