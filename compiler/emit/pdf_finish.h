#ifndef CATWOE_EMIT_PDF_FINISH_H
#define CATWOE_EMIT_PDF_FINISH_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>

/* The last touch on the PDF of a document, by libqpdf: what cairo has no word for and whoever has
   a page read aloud needs. It lives in a shared object of its own, opened only when a document is
   made; without it the document is good for all others. */

/* What a document says of itself. */
struct pdf_traits {
    const char *language; /* BCP 47: en */
    /* What is told of each figure instead of it, in the order in which the figures were tagged. */
    struct {
        const char **items;
        size_t count, capacity;
    } alternatives;
};

/* The way to it. Once opened it stays open as long as the program runs. */
struct pdf_finisher {
    struct arena *arena;
    const char *path;                         /* of the shared object */
    const struct pdf_finisher_object *object; /* NULL: not opened yet */
    const char *problem; /* why some document has not been finished, for the reader, or NULL */
};

/* Put the finished file into `out`: with its language, its title shown in place of the file's name,
   a text for each figure, and an identifier that depends on nothing but what is in it (ISO 32000-1,
   14.9.2, 12.2, 14.9.3, 14.4). Where that cannot be, the file is put there as it is, and the
   finisher's problem says why. */
void pdf_finish(struct pdf_finisher *, const struct buffer *file, const struct pdf_traits *,
                struct buffer *out);

/* ---- What the shared object offers under the name `catwoe_pdf_finisher` ---------------------- */

/* One file being finished. */
struct pdf_finishing {
    const char *bytes;
    size_t count;
    const struct pdf_traits *traits;
    struct buffer *out;
    bool (*put)(struct buffer *out, const char *bytes, size_t count); /* as buffer_try_add */
    bool exhausted; /* set where that had no more memory: then nothing is put out */
};

enum { PDF_FINISHER_VERSION = 1 };

struct pdf_finisher_object {
    int version;
    /* False where libqpdf cannot read what it was given, or write it. */
    bool (*finish)(struct pdf_finishing *);
};

#endif
