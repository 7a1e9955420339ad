/* A text and the changes to make in it. */
#include "source/mend.h"

#include <stdlib.h>
#include <string.h>

static int by_place(const void *left, const void *right)
{
    const struct edit *a = left, *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    if (a->end != b->end)
        return a->end < b->end ? -1 : 1;
    return strcmp(a->replacement, b->replacement);
}

size_t mend_text(const char *text, size_t length, struct edit *edits, size_t count,
                 struct buffer *out)
{
    size_t made = 0, at = 0;
    if (count)
        qsort(edits, count, sizeof *edits, by_place);
    for (size_t i = 0; i < count; i++) {
        struct edit *edit = &edits[i];
        edit->made = (!made || edit->start > at) && edit->end <= length;
        if (!edit->made)
            continue;
        buffer_add(out, text + at, edit->start - at);
        buffer_put(out, edit->replacement);
        at = edit->end;
        made++;
    }
    buffer_add(out, text + at, length - at);
    return made;
}
