/* Texts of a model for reading; see plain_text.h. */
#include "driver/plain_text.h"

#include "base/utf8.h"

#include <string.h>

void put_safely(struct buffer *out, const char *text)
{
    utf8_put_safely(out, text, strlen(text));
}

void put_line(struct buffer *out, const char *before, const char *text)
{
    buffer_put(out, before);
    put_safely(out, text);
    buffer_byte(out, '\n');
}

void put_label(struct buffer *out, const struct model *model, const struct item *item)
{
    if (!item->name || span_is_empty(item->statement->label))
        return;
    buffer_put(out, " “");
    put_safely(out, model_text(model, item->statement->label));
    buffer_put(out, "”");
}
