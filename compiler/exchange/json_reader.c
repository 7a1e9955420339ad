/* JSON files of other tools, read by jansson within bounds. */
#include "exchange/json_reader.h"

#include "exchange/kept.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Each value costs jansson a hundred bytes and more, however short its text. */
enum { MOST_VALUES = 4000000 };

/* ---- Bounds -----------------------------------------------------------------------------------
 */

/* The quote that ends the text beginning behind `at`, or the end. */
static size_t end_of_text(const char *text, size_t size, size_t at)
{
    for (at++; at < size && text[at] != '"'; at++)
        if (text[at] == '\\')
            at++;
    return at;
}

/* Whether depth and number of values are such as a map would have. */
static bool is_bounded(struct foreign_map *map, const char *text, size_t size)
{
    size_t depth = 0, values = 0, line = 1;
    for (size_t at = 0; at < size; at++) {
        char byte = text[at];
        if (byte == '"')
            at = end_of_text(text, size, at);
        line += byte == '\n';
        values += byte == ',' || byte == '[' || byte == '{';
        if (byte == '[' || byte == '{')
            depth++;
        else if (byte == ']' || byte == '}')
            depth -= depth > 0;
        if (depth > FOREIGN_DEEPEST)
            foreign_fail(map, line, "brackets stand more than %d deep within each other",
                         FOREIGN_DEEPEST);
        if (values > MOST_VALUES)
            foreign_fail(map, line, "it holds more than %d values, the most that are read",
                         MOST_VALUES);
        if (map->problem)
            return false;
    }
    return true;
}

/* ---- Reading ----------------------------------------------------------------------------------
 */

static const char *problem_of(const json_error_t *error)
{
    switch (json_error_code(error)) {
    case json_error_out_of_memory:
        return NULL;
    case json_error_invalid_utf8:
        return "this is not in UTF-8";
    case json_error_duplicate_key:
        return "an object holds the same key twice";
    case json_error_numeric_overflow:
        return "this number is too large";
    case json_error_premature_end_of_input:
        return "the text ends before its brackets are closed";
    case json_error_end_of_input_expected:
        return "something stands behind the end";
    default:
        return "this is no sound JSON";
    }
}

json_t *json_read(struct foreign_map *map, const char *text, size_t size)
{
    json_error_t error;
    if (!is_bounded(map, text, size))
        return NULL;
    json_t *tree =
        json_loadb(text, size, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL | JSON_DECODE_ANY, &error);
    if (tree)
        return tree;
    const char *problem = problem_of(&error);
    if (!problem)
        arena_give_up(map->arena);
    foreign_fail(map, error.line > 0 ? (size_t)error.line : 1, "%s", problem);
    return NULL;
}

void json_fail_shape(struct foreign_map *map, const char *wanted)
{
    foreign_fail(map, 0, "it is JSON, but does not hold %s", wanted);
}

/* ---- Values -----------------------------------------------------------------------------------
 */

const char *json_words(struct foreign_map *map, const json_t *value)
{
    if (json_is_string(value))
        return foreign_fold(map->arena, json_string_value(value), json_string_length(value));
    if (json_is_integer(value))
        return arena_printf(map->arena, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    if (json_is_real(value))
        return arena_printf(map->arena, "%.15g", json_real_value(value));
    if (json_is_boolean(value))
        return json_is_true(value) ? "yes" : "no";
    return NULL;
}

const char *json_member(struct foreign_map *map, const json_t *object, const char *key)
{
    return json_words(map, json_object_get(object, key));
}

const char *json_member_of(struct foreign_map *map, const json_t *object, const char *keys)
{
    const char *words = NULL;
    while (*keys && !words) {
        size_t length = strcspn(keys, "|");
        words = json_words(map, json_object_getn(object, keys, length));
        keys += length + (keys[length] != 0);
    }
    return words;
}

bool json_amount(const json_t *value, double *amount)
{
    if (json_is_number(value)) {
        *amount = json_number_value(value);
        return true;
    }
    const char *text = json_string_value(value);
    char *end = NULL;
    if (!text || text[strspn(text, "+-.0123456789eE")])
        return false;
    *amount = strtod(text, &end);
    return end > text && !*end && isfinite(*amount);
}

bool json_holds(struct foreign_map *map, const json_t *object, const char *key)
{
    const char *said = json_member(map, object, key);
    return said && is_yes(said);
}

/* ---- Looking, without reading -----------------------------------------------------------------
 */

char json_text_begins(const char *text, size_t size)
{
    size_t at = 0;
    while (at < size && strchr(" \t\r\n", text[at]) && text[at])
        at++;
    return at < size ? text[at] : 0;
}

bool json_text_has(const char *text, size_t size, const char *key)
{
    size_t length = strlen(key);
    if (json_text_begins(text, size) != '{')
        return false;
    for (size_t at = 0; at < size; at++) {
        if (text[at] != '"')
            continue;
        size_t end = end_of_text(text, size, at), behind = end + 1;
        while (behind < size && text[behind] && strchr(" \t\r\n", text[behind]))
            behind++;
        if (end - at == length + 1 && behind < size && text[behind] == ':' &&
            !memcmp(text + at + 1, key, length))
            return true;
        at = end;
    }
    return false;
}
