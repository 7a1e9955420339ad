#ifndef CATWOE_EMIT_DOCX_H
#define CATWOE_EMIT_DOCX_H

#include "emit/formats.h"
#include "emit/ooxml.h"
#include "typeset/galley.h"

/* A document for Word and LibreOffice, within emit/docx*.c (WordprocessingML, ECMA-376 part 1, 17).
   What it looks like stands in its styles; on which sheet a picture or a table comes to stand is
   chosen as for PDF (typeset/), and where pages end is left to whoever opens it. Lengths are points
   of a page as it is set; `docx_twips` enlarges them to those of its paper. */

/* Styles of paragraphs; docx_styles.def has a row for each. */
enum docx_style {
#define STYLE(id, ...) DOCX_##id,
#include "emit/docx_styles.def"
    DOCX_STYLE_COUNT
};

/* What is being written. */
struct manuscript {
    struct arena *arena;
    const struct setting *setting;
    struct press press; /* chooses sheets; its notes are for whoever asked for the file */
    struct ooxml_package package;
    struct ooxml_part *part; /* the text itself */
    struct buffer *out;      /* of the same */
    const char *language, *title;
    const char *foot;                 /* of each page, before its number; or NULL */
    struct paper_sheet wanted, sheet; /* wanted: for text; sheet: what is written stands on it */
    size_t open_end; /* there the last paragraph takes in the end of a section; 0: the last thing
                        is a table */
    unsigned figures, tables; /* numbers given so far */
    unsigned numberings;      /* lists with numbers so far, each from 1 */
    size_t foot_relation;     /* the number of its part */
};

/* ---- The frame (docx_frame.c): styles, lists, feet, sections --------------------------------- */

/* In twentieths of a point of the paper. */
long docx_twips(const struct manuscript *, double points);

struct manuscript docx_begin(struct arena *, const struct setting *, struct paper_sheet wanted,
                             const char *language, const char *title, const char *foot);
const char *docx_end(struct manuscript *, const char *date, struct buffer *out);

/* What follows stands on this sheet: where it is another, on a page of its own. */
void docx_turn_to(struct manuscript *, struct paper_sheet);

/* How wide the text on the sheet is. */
double docx_width(const struct manuscript *);

/* ---- Texts (docx_text.c) --------------------------------------------------------------------- */

/* How letters look where they differ from those of their style. */
struct docx_look {
    enum ink ink; /* INK_NONE: they do not */
    bool bold, italic;
};

/* How a paragraph differs from those of its style. */
struct docx_line {
    enum docx_style style;
    bool new_page; /* it begins one */
    bool keeps;    /* on the page of what follows, also where its style does not */
    bool numbered; /* in the list that was begun last */
    bool ends;     /* at the right end of its lines, where a text from left to right ends */
};

/* `first` is its text, or the beginning of it, for the direction that it takes. */
void docx_open(struct manuscript *, const struct docx_line *, const char *first);
void docx_close(struct manuscript *);
void docx_run(struct manuscript *, const char *text, const struct docx_look *);
void docx_runs(struct manuscript *, const struct runs *, const struct docx_look *);
void docx_break(struct manuscript *);
void docx_tab(struct manuscript *);

/* A field that whoever opens the file counts anew, and what it says until then. */
void docx_field(struct manuscript *, const char *code, const char *says);

/* A whole paragraph; nothing where there is no text. */
void docx_say(struct manuscript *, enum docx_style, const char *text);
void docx_say_runs(struct manuscript *, enum docx_style, const struct runs *);

/* So many lines to write on. */
void docx_lines_to_write(struct manuscript *, unsigned count);

/* "Figure 3. What it shows. And more of it", with a number of its own among those of this word. */
struct docx_caption {
    const char *title, *rest; /* or NULL */
    bool above;               /* what it is of stands below it */
};
void docx_caption(struct manuscript *, const char *word, unsigned number,
                  const struct docx_caption *);

/* ---- Tables (docx_table.c) and pictures (docx_figure.c) ---------------------------------------
 */

/* The sheet on which a table stands best. */
struct paper_sheet docx_sheet_for_table(const struct manuscript *, const struct table *);

/* The caption above it has a number, or there is none. */
void docx_put_table(struct manuscript *, const struct table *, bool captioned);
void docx_put_sheet(struct manuscript *, const struct sheet *, bool titled);

/* The sheet on which a picture stands best, where what stands above it is so high. */
struct paper_sheet docx_sheet_for_figure(const struct manuscript *, const struct diagram *,
                                         const struct scene *, double before);

/* The picture, and its caption below: `heading` stands above it already. The scene may be NULL: it
   could not be drawn, and is told in words. */
void docx_put_figure(struct manuscript *, const struct diagram *, const struct scene *,
                     const char *heading, double before);

#endif
