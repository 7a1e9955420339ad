/* Values for spreadsheets, a line each. */
#include "emit/csv.h"

#include "emit/formats.h"

#include <string.h>

void csv_put(struct buffer *out, const char *field)
{
    if (!strpbrk(field, ",;\t\"\r\n") && *field != ' ') {
        buffer_put(out, field);
        return;
    }
    buffer_byte(out, '"');
    for (; *field; field++) {
        if (*field == '"')
            buffer_byte(out, '"');
        buffer_byte(out, *field);
    }
    buffer_byte(out, '"');
}

void csv_put_row(struct buffer *out, const char *const *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buffer_put(out, i ? "," : "");
        bool is_formula = *fields[i] && strchr("=+-@\t\r", *fields[i]);
        csv_put(out, is_formula ? arena_printf(out->arena, "'%s", fields[i]) : fields[i]);
    }
    buffer_put(out, "\r\n");
}

const struct writers csv_writers = {.loops = true};
