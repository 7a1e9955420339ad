/* What is read in a label of DOT, be it plain, like HTML, or a record. */
#include "exchange/dot_label.h"

#include "exchange/encoding.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- Entities -------------------------------------------------------------------------------- */

/* "#8594;" or "#x2192;"; gives its length, 0 where it is none. */
static size_t put_numbered(struct buffer *out, const char *text)
{
    char *end;
    bool hexadecimal = text[1] == 'x' || text[1] == 'X';
    const char *digits = text + 1 + hexadecimal;
    if (!strchr("0123456789abcdefABCDEF", *digits) || !*digits)
        return 0;
    unsigned long code_point = strtoul(digits, &end, hexadecimal ? 16 : 10);
    bool is_character =
        code_point >= 0x20 && code_point < 0x110000 && (code_point < 0xD800 || code_point > 0xDFFF);
    if (*end != ';' || end - text > 10 || !is_character)
        return 0;
    encoding_put(out, (uint32_t)code_point);
    return (size_t)(end + 1 - text);
}

static const struct {
    const char *name, *text;
} entities[] = {{"amp;", "&"},    {"lt;", "<"},     {"gt;", ">"},     {"quot;", "\""},
                {"apos;", "'"},   {"nbsp;", " "},   {"minus;", "−"},  {"ndash;", "–"},
                {"mdash;", "—"},  {"plusmn;", "±"}, {"rarr;", "→"},   {"auml;", "ä"},
                {"ouml;", "ö"},   {"uuml;", "ü"},   {"szlig;", "ß"},  {"eacute;", "é"},
                {"Auml;", "Ä"},   {"Ouml;", "Ö"},   {"Uuml;", "Ü"},   {"egrave;", "è"},
                {"agrave;", "à"}, {"ntilde;", "ñ"}, {"ccedil;", "ç"}, {"deg;", "°"}};

/* What follows `&`; gives its length, 0 where it is no entity. */
static size_t put_entity(struct buffer *out, const char *text)
{
    if (*text == '#')
        return put_numbered(out, text);
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (strncmp(text, entities[i].name, strlen(entities[i].name)) == 0) {
            buffer_put(out, entities[i].text);
            return strlen(entities[i].name);
        }
    return 0;
}

/* One character or entity; gives its length. */
static size_t put_plain(struct buffer *out, const char *text)
{
    size_t length = *text == '&' ? put_entity(out, text + 1) : 0;
    if (!length)
        buffer_byte(out, *text);
    return length + 1;
}

/* ---- The three kinds ------------------------------------------------------------------------- */

static void put_escaped(struct buffer *out, char byte, const char *node, const char *graph)
{
    if (strchr("nlr", byte))
        buffer_byte(out, '\n');
    else if (byte == 'N')
        buffer_put(out, node ? node : "");
    else if (byte == 'G')
        buffer_put(out, graph ? graph : "");
    else if (!strchr("EHTL", byte))
        buffer_byte(out, byte);
}

const char *dot_text(struct arena *arena, const char *label, const char *node, const char *graph)
{
    struct buffer out = {.arena = arena};
    while (*label) {
        if (label[0] != '\\' || !label[1]) {
            label += put_plain(&out, label);
            continue;
        }
        put_escaped(&out, label[1], node, graph);
        label += 2;
    }
    return buffer_text(&out);
}

/* Whether a tag stands between words, unlike that in "CO<sub>2</sub>". */
static bool parts_words(const char *tag)
{
    static const char *const within[] = {"b", "i", "u", "o", "s", "sub", "sup", "font"};
    tag += *tag == '/';
    size_t length = strcspn(tag, " \t\r\n/>");
    for (size_t i = 0; i < sizeof within / sizeof *within; i++)
        if (strlen(within[i]) == length && strncasecmp(tag, within[i], length) == 0)
            return false;
    return true;
}

const char *dot_html_text(struct arena *arena, const char *html)
{
    struct buffer out = {.arena = arena};
    while (*html) {
        if (*html != '<') {
            html += put_plain(&out, html);
            continue;
        }
        if (parts_words(html + 1))
            buffer_byte(&out, ' ');
        html += strcspn(html, ">");
        html += *html == '>';
    }
    return buffer_text(&out);
}

const char *dot_record_text(struct arena *arena, const char *label)
{
    struct buffer out = {.arena = arena};
    while (*label) {
        size_t length = 1;
        if (*label == '<')
            length = strcspn(label, ">") + (strchr(label, '>') != NULL);
        else if (strchr("{}|", *label))
            buffer_byte(&out, ' ');
        else
            buffer_add(&out, label, length = label[0] == '\\' && label[1] ? 2 : 1);
        label += length;
    }
    return buffer_text(&out);
}
