/* What a Vensim model's text is made of: lines, and the words of its equations. */
#include "exchange/vensim.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* ---- Slices -----------------------------------------------------------------------------------
 */

static bool is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

bool vensim_next_line(struct slice *text, struct slice *line)
{
    if (!text->length)
        return false;
    *line = (struct slice){text->at, 0};
    while (line->length < text->length && !is_line_end(line->at[line->length]))
        line->length++;
    size_t taken = line->length;
    if (taken < text->length)
        taken += text->length - taken > 1 && !memcmp(line->at + taken, "\r\n", 2) ? 2 : 1;
    text->at += taken;
    text->length -= taken;
    return true;
}

struct slice slice_trimmed(struct slice slice)
{
    while (slice.length && strchr(" \t\r\n\\", slice.at[0])) {
        slice.at++;
        slice.length--;
    }
    while (slice.length && strchr(" \t\r\n\\", slice.at[slice.length - 1]))
        slice.length--;
    return slice;
}

bool slice_begins(struct slice slice, const char *text)
{
    return slice.length >= strlen(text) && !strncasecmp(slice.at, text, strlen(text));
}

bool slice_is(struct slice slice, const char *text)
{
    return slice.length == strlen(text) && slice_begins(slice, text);
}

struct slice slice_skipped(struct slice text, size_t length)
{
    length = length < text.length ? length : text.length;
    return (struct slice){text.at + length, text.length - length};
}

size_t slice_length_up_to(struct slice text, char end)
{
    const char *found = memchr(text.at, end, text.length);
    return found ? (size_t)(found + 1 - text.at) : text.length;
}

/* ---- Words ------------------------------------------------------------------------------------
 */

static bool is_name_byte(char byte)
{
    return !strchr("+-*/^()=<>,[]{}~|;:!&\"", byte) && byte;
}

static size_t length_of_quoted(struct slice text)
{
    size_t length = 1;
    while (length < text.length && text.at[length] != '"')
        length += text.at[length] == '\\' && length + 1 < text.length ? 2 : 1;
    return length < text.length ? length + 1 : text.length;
}

/* The bytes of `:AND:` and its like at the start, or 0. */
static size_t length_of_keyword(struct slice text)
{
    size_t length = 1;
    while (length < text.length &&
           (text.at[length] == ' ' || isalpha((unsigned char)text.at[length])))
        length++;
    return length > 1 && length < text.length && text.at[length] == ':' ? length + 1 : 0;
}

/* The bytes at the start that name nothing: a remark, subscripts, a text in single quotes. */
static size_t length_of_aside(struct slice text)
{
    if (!text.length)
        return 0;
    return *text.at == '{'    ? slice_length_up_to(text, '}')
           : *text.at == '['  ? slice_length_up_to(text, ']')
           : *text.at == '\'' ? 1 + slice_length_up_to(slice_skipped(text, 1), '\'')
                              : 0;
}

static struct vensim_word first_word(struct slice text)
{
    struct vensim_word word = {{text.at, 0}, WORD_END};
    if (!text.length)
        return word;
    word.kind = WORD_SIGN;
    word.text.length = 1;
    if (*text.at == '"') {
        word.kind = WORD_NAME;
        word.text.length = length_of_quoted(text);
    } else if (*text.at == ':') {
        size_t length = length_of_keyword(text);
        word.text.length = length ? length : 1;
    } else if (is_name_byte(*text.at)) {
        word.kind = strchr("0123456789.", *text.at) ? WORD_NUMBER : WORD_NAME;
        while (word.text.length < text.length && is_name_byte(text.at[word.text.length]))
            word.text.length++;
    }
    return word;
}

struct vensim_word vensim_take_word(struct slice *text)
{
    size_t aside;
    *text = slice_trimmed(*text);
    while ((aside = length_of_aside(*text)) > 0)
        *text = slice_trimmed(slice_skipped(*text, aside));
    struct vensim_word word = first_word(*text);
    *text = slice_skipped(*text, word.text.length);
    word.text = slice_trimmed(word.text);
    return word;
}
