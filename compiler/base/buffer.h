#ifndef CATWOE_BASE_BUFFER_H
#define CATWOE_BASE_BUFFER_H

#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>

/* Text that grows; what a command prints is made here whole and written once. UTF-8. */
struct buffer {
    struct arena *arena;
    char *items; /* not NUL-terminated; see buffer_text */
    size_t count, capacity;
};

void buffer_add(struct buffer *, const char *text, size_t length);

/* The same for those who must not be jumped over, as other people's libraries: false where there is
   no more memory, and nothing has been added. */
bool buffer_try_add(struct buffer *, const char *text, size_t length);

void buffer_put(struct buffer *, const char *text);
void buffer_byte(struct buffer *, char byte);
void buffer_repeat(struct buffer *, char byte, size_t times);
void buffer_printf(struct buffer *, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The text so far with a NUL behind it; it belongs to the arena and moves when more is added. */
const char *buffer_text(struct buffer *);

/* A formatted text in the arena. */
char *arena_vprintf(struct arena *, const char *format, va_list);
char *arena_printf(struct arena *, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
