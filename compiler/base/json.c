#include "base/json.h"

#include <string.h>

static void value(struct json *json)
{
    if (json->behind_value)
        buffer_byte(json->out, ',');
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
    buffer_byte(json->out, bracket);
    json->behind_value = true;
}

static void quoted(struct buffer *out, const char *text)
{
    buffer_byte(out, '"');
    for (; *text; text++) {
        size_t plain = strcspn(text, "\"\\\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f"
                                     "\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e"
                                     "\x1f\x7f");
        buffer_add(out, text, plain);
        text += plain;
        if (!*text)
            break;
        if (*text == '"' || *text == '\\')
            buffer_printf(out, "\\%c", *text);
        else if (*text == '\n')
            buffer_put(out, "\\n");
        else
            buffer_printf(out, "\\u%04x", (unsigned)(unsigned char)*text);
    }
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
    if (!text) {
        json_null(json);
        return;
    }
    value(json);
    quoted(json->out, text);
}

void json_number(struct json *json, unsigned long long number)
{
    value(json);
    buffer_printf(json->out, "%llu", number);
}

void json_bool(struct json *json, bool truth)
{
    value(json);
    buffer_put(json->out, truth ? "true" : "false");
}

void json_null(struct json *json)
{
    value(json);
    buffer_put(json->out, "null");
}

void json_texts(struct json *json, const char *const (*pairs)[2], size_t count)
{
    json_open(json, '{');
    for (size_t i = 0; i < count; i++) {
        json_key(json, pairs[i][0]);
        json_text(json, pairs[i][1]);
    }
    json_close(json, '}');
}
