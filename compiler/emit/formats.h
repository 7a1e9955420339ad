#ifndef CATWOE_EMIT_FORMATS_H
#define CATWOE_EMIT_FORMATS_H

#include "draw/scene.h"
#include "source/show.h"
#include "view/diagram.h"
#include "view/document.h"
#include "view/table.h"

enum format_id {
#define FORMAT(id, ...) FORMAT_##id,
#include "emit/formats.def"
#undef FORMAT
    FORMAT_COUNT
};

/* How a product is to be written. */
struct setting {
    unsigned width; /* of text, in cells */
    bool plain;     /* in ASCII: no lines of box drawing */
};

/* What tables for readers say of cells, in words that are the same in every format: the sign of a
   difference, what it means, and what stands where the model says nothing. */
extern const char differs_sign[], differs_words[], unsaid_words[];

/* What writes in a format: one file a format, each with functions of these forms. All write UTF-8,
   escape every text of the model for their format, and never fail. */
typedef void write_diagram(const struct diagram *, struct buffer *out);
typedef void write_scene(const struct scene *, struct buffer *out);
typedef void write_tables(const struct table *, const struct setting *, struct buffer *out);
typedef void write_document(const struct document *, struct buffer *out);

write_diagram json_diagram, text_diagram, dot_diagram;
write_scene svg_scene;
write_tables json_tables, text_tables, markdown_tables, html_tables;
write_document html_document;

struct format {
    const char *name, *ending; /* ending: of a file in it, or NULL */
    struct writers {
        show_findings *findings; /* NULL: findings cannot be shown in it */
        show_summary *summary;   /* NULL: a run ends without one */
        bool lists;              /* lists and analyses can be written in it */
        write_diagram *diagram;
        write_scene *scene;
        write_tables *tables;
        write_document *document;
    } writes;
    const char *doc;
};

extern const struct format formats[FORMAT_COUNT];

/* What can be asked for, and whether it can be written in a format. */
enum product { PRODUCT_LIST, PRODUCT_PICTURE, PRODUCT_TABLES, PRODUCT_PAGE };
bool format_writes(enum format_id, enum product);

/* The format of this name (of so many bytes), or FORMAT_COUNT. */
enum format_id format_named(const char *name, size_t length);

/* The format that the file's ending tells, or FORMAT_COUNT. */
enum format_id format_of_file(const char *path);

#endif
