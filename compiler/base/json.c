#include "base/json.h"

#include "base/utf8.h"

#include <math.h>
#include <string.h>

void json_line(struct json *json)
{
    json->line_due = true;
}

static void end_line(struct json *json)
{
    if (json->line_due)
        buffer_byte(json->out, '\n');
    json->line_due = false;
}

static void value(struct json *json)
{
    if (json->behind_value)
        buffer_byte(json->out, ',');
    end_line(json);
    json->behind_value = true;
}

void json_open(struct json *json, char bracket)
{
    value(json);
    buffer_byte(json->out, bracket);
    json->behind_value = false;
}

void json_close(struct json *json, char bracket)
{
    end_line(json);
    buffer_byte(json->out, bracket);
    json->behind_value = true;
}

static bool is_escaped(int32_t code_point)
{
    return code_point == '"' || code_point == '\\' || code_point == '\t' || code_point == 0xFFFD ||
           utf8_is_unsafe(code_point);
}

static void put_escaped(struct buffer *out, int32_t code_point)
{
    if (code_point == '"' || code_point == '\\')
        buffer_printf(out, "\\%c", (char)code_point);
    else if (code_point == '\n')
        buffer_put(out, "\\n");
    else
        buffer_printf(out, "\\u%04x", (unsigned)code_point);
}

static void quoted(struct buffer *out, const char *text)
{
    size_t length = strlen(text), copied = 0, bytes;
    buffer_byte(out, '"');
    for (size_t at = 0; at < length; at += bytes) {
        int32_t code_point = utf8_next(text + at, length - at, &bytes);
        if (!is_escaped(code_point))
            continue;
        buffer_add(out, text + copied, at - copied);
        put_escaped(out, code_point);
        copied = at + bytes;
    }
    buffer_add(out, text + copied, length - copied);
    buffer_byte(out, '"');
}

void json_key(struct json *json, const char *key)
{
    value(json);
    quoted(json->out, key);
    buffer_byte(json->out, ':');
    json->behind_value = false;
}

void json_text(struct json *json, const char *text)
{
    value(json);
    if (text)
        quoted(json->out, text);
    else
        buffer_put(json->out, "null");
}

void json_said(struct json *json, const char *key, const char *text)
{
    if (!text)
        return;
    json_key(json, key);
    json_text(json, text);
}

void json_list(struct json *json, const char *key)
{
    json_line(json);
    json_key(json, key);
    json_open(json, '[');
}

void json_list_end(struct json *json)
{
    json_line(json);
    json_close(json, ']');
}

void json_whole(struct json *json, long number)
{
    value(json);
    buffer_printf(json->out, "%ld", number);
}

void json_number(struct json *json, unsigned long long number)
{
    value(json);
    buffer_printf(json->out, "%llu", number);
}

void json_share(struct json *json, double share)
{
    unsigned thousandths = (unsigned)(share * 1000 + 0.5);
    value(json);
    buffer_printf(json->out, "%u.%03u", thousandths / 1000, thousandths % 1000);
}

void json_decimal(struct json *json, double number)
{
    if (!isfinite(number)) {
        json_text(json, NULL);
        return;
    }
    value(json);
    buffer_printf(json->out, "%.12g", number);
}

void json_bool(struct json *json, bool truth)
{
    value(json);
    buffer_put(json->out, truth ? "true" : "false");
}

void json_pairs(struct json *json, const char *const (*pairs)[2], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        json_key(json, pairs[i][0]);
        json_text(json, pairs[i][1]);
    }
}

void json_texts(struct json *json, const char *const (*pairs)[2], size_t count)
{
    json_open(json, '{');
    json_pairs(json, pairs, count);
    json_close(json, '}');
}
