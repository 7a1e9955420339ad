#ifndef CATWOE_SOURCE_SOURCE_H
#define CATWOE_SOURCE_SOURCE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A stretch of text. All files of a compilation share one space of byte offsets, so eight bytes say
   file, start and end. */
struct span {
    uint32_t start, end;
};

/* Bytes, code points, UTF-16 units and terminal cells count a line differently; each has its type.
 */
struct byte_column {
    uint32_t value;
};
struct point_column { /* 1-based */
    uint32_t value;
};
struct position {
    uint32_t line; /* 1-based */
    struct point_column column;
    struct byte_column byte; /* offset in the file */
};

struct source {
    const char *path; /* as it is shown */
    const char *real; /* as the system knows it; NULL for standard input and the library */
    char *text;       /* two NULs behind it, as flex wants */
    uint32_t base, length;
    uint32_t mark; /* bytes of a byte order mark before the text */
    bool library;  /* of the embedded library */
    bool unsound;  /* could not be read as text: nothing may be concluded from what it lacks */
    uint32_t *lines, line_count; /* see source.c */
};

struct sources {
    struct arena *arena;
    struct source **items;
    size_t count, capacity;
    uint64_t next_base;
};

enum load_result {
    LOAD_OK,
    LOAD_UNREADABLE, /* errno tells why */
    LOAD_NOT_A_FILE, /* a folder or a device */
    LOAD_TOO_LARGE,
};

enum { LARGEST_FILE = 256 * 1024 * 1024, LARGEST_MODEL = 1024 * 1024 * 1024 };

/* Read a whole file, or standard input where path is "-". On failure *made is NULL. A byte order
   mark is left out of the text. */
enum load_result source_load(struct sources *, const char *path, struct source **made);

/* A text that is in memory already; it is copied. NULL where the model would be too large. */
struct source *source_add(struct sources *, const char *path, const char *text, size_t length);

const struct source *source_at(const struct sources *, uint32_t offset);
struct position source_position(const struct sources *, uint32_t offset);

/* The bytes of a line without its end; line is 1-based. */
struct span source_line(const struct sources *, const struct source *, uint32_t line);

/* What goes when something is taken out: its whole line where it stands alone on it, else the `;`
   or the blanks behind it, too. */
struct span source_removal(const struct sources *, struct span);

const char *source_text(const struct sources *, struct span);

#endif
