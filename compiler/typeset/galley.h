#ifndef CATWOE_TYPESET_GALLEY_H
#define CATWOE_TYPESET_GALLEY_H

#include "typeset/block.h"

/* What is set before it is known on which page it stands: slices from top to bottom, none of which
   is ever cut. A page may end behind each that does not hold on to the next. */

/* Draw `count` parts of a thing (lines of a paragraph, rows of a table) from `first` on. */
typedef void slice_draw(struct scene *, const void *what, size_t first, size_t count, struct area);

/* What slices have in common that stand together. */
struct block {
    enum role role; /* ROLE_NONE: nothing */
    /* What lies behind them on one page, or NULL. */
    void (*behind)(struct scene *, struct area);
    /* What stands above them again on each further page, where it is drawn. */
    slice_draw *head;
    const void *head_of;
    double head_height;
};

struct slice {
    slice_draw *draw; /* NULL: only room */
    const void *what;
    size_t first, count;
    double above; /* room above it, but not at the top of a page */
    double height;
    double indent;             /* from the left end of the page's text */
    bool holds;                /* on to the next: no page ends between them */
    const struct block *block; /* or NULL */
    const char *outline;       /* a line of the outline that leads here, or NULL */
    unsigned level;
    bool asks; /* room that is left on its page is better below it, with lines to write on */
    const struct piece *piece; /* that it is of, where that may have to be set anew; else NULL */
};

struct galley {
    const struct press *press;
    struct paper_sheet sheet; /* on which it is to stand */
    unsigned columns;         /* of that sheet, across so many */
    double width;             /* of these */
    struct {
        struct slice *items;
        size_t count, capacity;
    } slices;
};

/* Across the sheet, or across so many of its columns. */
struct galley galley_new(const struct press *, struct paper_sheet);
struct galley galley_in_columns(const struct press *, struct paper_sheet, unsigned columns);

/* How high the slices are where something stands above them. */
double galley_height(const struct galley *);

/* An empty slice behind the last; its address holds until the next. */
struct slice *galley_add(struct galley *);

/* Lines of runs in a column that is indented from both sides. */
struct lines {
    enum type_id type;
    double indent, narrower;
    double above;
    enum role role;
    const struct block *block;
    bool holds; /* the last line on to what follows; all others hold as is good for reading */
    void (*mark)(struct scene *, const struct lines *, struct point top); /* beside the first */
    const char *label;                                                    /* what it writes */
};
void galley_add_runs(struct galley *, const struct lines *, const struct runs *);
void galley_add_text(struct galley *, const struct lines *, const char *text);

/* A line of the outline leads to this slice, where it stands. */
void galley_lead_to(struct galley *, size_t slice, unsigned level, const char *title);

/* Room that holds on to what follows it, and lies behind the block's slices. */
void galley_add_room(struct galley *, const struct block *, double height);

/* The last slice asks something. */
void galley_ask(struct galley *);

/* The last slice lets go, so that a page may end behind it; it holds on to what follows. */
void galley_let_go(struct galley *);
void galley_hold(struct galley *);

/* The head of a document; the head of a section; a piece that is neither figure nor table nor sheet
   to fill in (piece.c). */
void galley_add_title(struct galley *, const struct document *);
void galley_add_heading(struct galley *, const struct section *);
void galley_add_piece(struct galley *, const struct piece *);

/* What somebody says (quote_set.c): across the page, or two side by side, of which the right one
   may be NULL; false, and nothing is added, where that is too narrow for them. */
void galley_add_quote(struct galley *, const struct piece *);
bool galley_add_quotes(struct galley *, const struct piece *left, const struct piece *right);

/* A table (table_set.c): across the sheet, across one that is held sideways, or with more columns
   than either can bear each row as a card (table_cards.c). */
enum table_way { TABLE_AS_IT_IS, TABLE_TURNED, TABLE_CARDS };
enum table_way table_way(const struct press *, const struct table *, double width, double turned);
void galley_add_table(struct galley *, const struct table *);
void galley_add_cards(struct galley *, const struct table *);

/* How wide each column is where the table is so wide. */
const double *table_widths(const struct press *, const struct table *, double width);

/* What both have: caption and notes; what a cell says, and how; its signs before it, which take so
   much room. */
void galley_add_caption(struct galley *, const struct table *);
void galley_add_table_notes(struct galley *, const struct table *);
struct runs cell_runs(struct arena *, const struct cell *);
double cell_signs_width(const struct table *, const struct row *, size_t column);
void draw_cell_signs(struct scene *, const struct table *, const struct row *, size_t column,
                     struct point top);

#endif
