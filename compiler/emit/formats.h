#ifndef CATWOE_EMIT_FORMATS_H
#define CATWOE_EMIT_FORMATS_H

#include "draw/scene.h"
#include "emit/canvas.h"
#include "emit/show.h"
#include "view/diagram.h"
#include "view/document.h"
#include "view/sheet.h"
#include "view/table.h"

enum format_id {
#define FORMAT(id, ...) FORMAT_##id,
#include "emit/formats.def"
#undef FORMAT
    FORMAT_COUNT
};

/* For whoever asked for a product: sentences that begin with a small letter, without full stop. */
struct notes {
    const char **items;
    size_t count, capacity;
};

/* How a product is to be written. */
struct setting {
    unsigned width;        /* of text, in cells */
    bool plain;            /* no signs but those of a typewriter, except in words */
    struct canvas *canvas; /* for what is painted */
    struct office *office; /* for what is packed: see office.h */
    struct print print;
    enum paper paper;    /* of sheets to fill in */
    struct ruler *ruler; /* for what is set on pages: see draw/text.h; or NULL */
    struct notes *notes; /* what should be known of what was written is added; or NULL */
};

/* All escape every text of the model for their format. Text is UTF-8. Where a writer gives a text,
   that says why nothing could be written, for the reader; NULL: it is written. */
typedef void write_diagram(const struct diagram *, const struct setting *, struct buffer *out);
/* The same scene gives the same bytes, where it is painted by the same fonts. */
typedef const char *write_scene(const struct scene *, const struct setting *, struct buffer *out);
typedef const char *write_tables(const struct table *, const struct setting *, struct buffer *out);
/* Sheets to fill in: all of them in one file. */
typedef const char *write_sheets(const struct sheet *, const struct setting *, struct buffer *out);
/* The scenes are those of the document's figures in their order; one may be NULL: it could not be
   drawn, and is told in words. */
typedef const char *write_document(const struct document *, const struct scene *const *scenes,
                                   const struct setting *, struct buffer *out);

/* Pages that have been set. */
typedef const char *write_pages(const struct pages *, const struct setting *, struct buffer *out);

/* What writes in a format; what is not named cannot be written in it. */
struct writers {
    show_findings *findings;    /* of a model */
    show_whole *findings_whole; /* of a run; NULL: the body is all */
    bool lists;             /* lists and analyses (effects, list, rules …) can be written in it */
    bool loops;             /* the loops of causal maps can */
    bool reading;           /* plain text for people: what is empty says so in a sentence */
    write_diagram *diagram; /* a picture as it was described */
    write_scene *scene;     /* a picture as it is drawn */
    bool painted;           /* by the setting's canvas: bytes, no text for a terminal */
    bool packed;            /* by the setting's office: likewise */
    bool pictured;          /* pictures of documents are painted by the setting's canvas */
    bool upright;           /* of documents, pictures may stand in a column of text: they come with
                               what scene.h calls in_column */
    write_tables *tables;
    write_sheets *sheets;
    write_document *document; /* a whole page */
    write_pages *pages;
};

#define FORMAT(id, name, ending, writes, doc) extern const struct writers writes;
#include "emit/formats.def"
#undef FORMAT

/* Of the formats whose findings have a file of their own. */
show_findings show_json;
show_whole show_json_whole;

struct format {
    const char *name, *ending; /* ending: of a file in it, or NULL */
    const struct writers *writes;
    const char *doc;
};

extern const struct format formats[FORMAT_COUNT];

/* What can be asked for, and whether it can be written in a format. */
enum product {
    PRODUCT_NONE,
    PRODUCT_LIST,
    PRODUCT_LOOPS,
    PRODUCT_PICTURE,
    PRODUCT_TABLES,
    PRODUCT_SHEETS,
    PRODUCT_PAGE,
    PRODUCT_SLIDES,
    PRODUCT_POSTER
};
bool format_writes(enum format_id, enum product);

/* The format of this name (of so many bytes), or FORMAT_COUNT. */
enum format_id format_named(const char *name, size_t length);

/* The format that the file's ending tells, or FORMAT_COUNT. */
enum format_id format_of_file(const char *path);

#endif
