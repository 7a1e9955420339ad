#ifndef CATWOE_TYPESET_BLOCK_H
#define CATWOE_TYPESET_BLOCK_H

#include "typeset/paragraph.h"
#include "typeset/typeset.h"

/* What pages are made of, for documents and for sheets to fill in. All lengths are points of a page
   that is read as A4 is, counted from its top left corner: press_finish enlarges what is read on
   larger paper, from further away. */

struct area {
    double left, top, right, bottom;
};

/* ---- Pages ----------------------------------------------------------------------------------- */

/* What pages are made with. */
struct press {
    struct arena *arena;
    struct ruler *ruler; /* or NULL */
    struct pages *pages;
    double scale; /* points of the paper in one of the page as it is set */
};

/* A press without pages, for what is read on this paper. */
struct press press_new(struct arena *, struct ruler *, enum paper);

/* How large a sheet is as it is set, and where text may stand on it: within its margins, above its
   foot. A document may have sheets of several papers; its letters are those of its own. */
struct paper_extent press_extent(const struct press *, struct paper_sheet);
struct area press_area(const struct press *, struct paper_sheet);

/* Text stands in so many columns side by side: lines across a sheet that is held sideways would be
   too long to read. Where so many of them, from the one of this number on, stand between margins.
 */
unsigned press_columns(struct paper_sheet);
struct area press_columns_area(const struct press *, struct paper_sheet, unsigned first,
                               unsigned count);

/* An empty page behind the last; all blocks are set on its scene. */
struct scene *press_add_page(struct press *, struct paper_sheet);

/* A line of the outline for what stands so far down on the last page; NULL adds nothing. */
void press_add_outline(struct press *, unsigned level, const char *title, double y);

/* Put a foot on each page: this text, and "Page 2 of 5", or none where it is NULL; enlarge the
   pages to their paper. Once, when all is set. */
struct pages *press_finish(struct press *, const char *foot);

/* ---- Blocks ---------------------------------------------------------------------------------- */

/* A text in a column that begins here, so wide. Gives how far down it reaches. */
double set_text(struct scene *, enum type_id, const char *text, struct point top, double width);
double set_runs(struct scene *, enum type_id, const struct runs *, struct point top, double width);

/* A text in one line, which ends here; gives where it begins. */
double set_text_ending(struct scene *, enum type_id, const char *text, double top, double right);

void set_field(struct scene *, struct area, enum ink);

/* The bar along the left edge of what is said or seen by somebody. */
extern const double bar_width;
void set_side_bar(struct scene *, struct area);

/* Straight from here to there: hairlines of tables are rule_thin wide, what opens a column or a
   quote rule_bold. */
extern const double rule_thin, rule_bold;
void set_rule(struct scene *, struct point from, struct point to, double width, enum ink);

/* To be written on: a dotted line, and so many below a top with the same room between them, the
   last at the bottom of the area. Lines stand line_to_write apart or more. */
extern const double line_to_write;
void set_dotted_line(struct scene *, double left, double right, double y);
void set_lines_to_write(struct scene *, struct area, unsigned count);

/* A box to tick with its word behind it; gives how far to the right it reaches. */
double set_tick(struct scene *, const char *word, struct point top);
double tick_width(struct ruler *, const char *word); /* of both */
extern const double tick_step;                       /* from one to the one below it */

/* "Group ______": a word and a line to write on, from left to right; top as that of a line of text.
 */
void set_blank_to_fill(struct scene *, const char *word, double left, double right, double top);

/* A table's head: how high it is with columns of these widths, and its field and texts from a point
   at its top left corner. A head may be NULL. */
struct table_heads {
    const char *const *heads;
    const double *widths;
    size_t count;
};
double table_head_height(const struct press *, const struct table_heads *);
void set_table_head(struct scene *, const struct table_heads *, struct point top, double height);

/* The room between the edge of a cell and what stands in it. */
extern const double cell_pad_x, cell_pad_y;

/* A sheet to fill in, on pages of its own behind the last, on this paper held sideways (sheet.c).
 */
void typeset_sheet(struct press *, const struct sheet *, struct paper_sheet);

#endif
