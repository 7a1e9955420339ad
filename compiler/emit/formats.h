#ifndef CATWOE_EMIT_FORMATS_H
#define CATWOE_EMIT_FORMATS_H

#include "source/show.h"

enum format_id {
#define FORMAT(id, ...) FORMAT_##id,
#include "emit/formats.def"
#undef FORMAT
    FORMAT_COUNT
};

struct format {
    const char *name, *ending; /* ending: of a file in it, or NULL */
    show_findings *findings;   /* NULL: findings cannot be shown in it */
    show_summary *summary;     /* NULL: a run ends without one */
    bool product;              /* lists and analyses can be written in it */
    const char *doc;
};

extern const struct format formats[FORMAT_COUNT];

/* The format of this name (of so many bytes), or FORMAT_COUNT. */
enum format_id format_named(const char *name, size_t length);

/* The format that the file's ending tells, or FORMAT_COUNT. */
enum format_id format_of_file(const char *path);

#endif
