#ifndef CATWOE_VIEW_TABLE_H
#define CATWOE_VIEW_TABLE_H

#include "base/buffer.h"

#include <stdbool.h>

/* A table before it is written in any format: texts as runs, never as markup; the emitters of emit/
   need nothing else to write it. All belongs to one arena; all texts are UTF-8. */

enum run_style {
    RUN_PLAIN,
    RUN_STRONG,
    RUN_EMPHASIS,
    RUN_ARROW, /* before -> after; its text is " → " */
    RUN_BREAK, /* the next run begins a line of its own; its text is "\n" */
};

struct run {
    struct run *next;
    const char *text;
    const char *target; /* item_id of what it names, or NULL */
    enum run_style style;
};

/* Runs in their order. */
struct runs {
    struct run *first, *last;
};

/* A blank cell is information: what was never asked differs from what was asked and not answered.
 */
enum cell_state {
    CELL_NOT_ASKED, /* the question does not arise here, or its answer is not shown: left blank */
    CELL_UNSAID,    /* asked, and the model says nothing: shown as "not said" */
    CELL_SAID,
};

/* How an answer is shown beside its word; never by colour alone. */
enum tone { TONE_NONE, TONE_YES, TONE_PARTLY, TONE_NO, TONE_UNKNOWN };

struct cell {
    struct runs runs;
    enum cell_state state;
    enum tone tone;
    bool differs; /* says something else than its neighbours in a row that compares them */
};

enum column_kind { COLUMN_TEXT, COLUMN_NUMBER, COLUMN_CHOICE, COLUMN_DATE };

struct column {
    const char *key, *head; /* key: stable, for programs; head: for readers */
    enum column_kind kind;
    unsigned weight; /* its share of the width */
    bool row_head;
    bool sign;                  /* stands before the head of its row: a number or a letter */
    bool optional;              /* left out where no row says anything; others are always asked */
    bool makers_only;           /* for those who make the model, not for whom it tells about */
    bool answer;                /* of a sheet (sheet.h): to be filled in */
    const char *const *choices; /* of COLUMN_CHOICE in a sheet: what may be ticked, NULL behind the
                                   last; else NULL */
    const enum tone *tones; /* of each choice, or NULL: how an answer is shown beside its word */
};

struct row {
    const char *id;     /* stable: the item_id of what it is about */
    struct cell *cells; /* one a column */
};

struct table {
    struct table *next; /* of the same view: one a comparison, one a map … */
    const char *id;     /* stable: comparison.keeping */
    const char *caption;
    const char *note; /* below it, or NULL */
    struct column *columns;
    size_t column_count;
    struct {
        struct row *items;
        size_t count, capacity;
    } rows;

    /* Of the first table, about all of them. */
    size_t left_out, exposed; /* confidential things that they do not show, or show */
    const char *language;     /* as the model says it; NULL: en */
    const char *date;         /* that of the model: 2007-10-05; or NULL */
};

/* What is said of cells to readers, in words that are the same in every format: the sign of a
   difference, what it means, and what stands where the model says nothing. */
extern const char differs_sign[], differs_words[], unsaid_words[];

/* "2 confidential things are left out", "Shows 2 confidential things: not to be passed on"; NULL
   where there are none. */
const char *confidential_words(struct arena *, size_t left_out, size_t exposed);

/* ---- Making one --------------------------------------------------------------------------------
 */

struct table *table_new(struct arena *, const char *id, const char *caption,
                        const struct column *columns, size_t column_count);

/* Put one at the end of a list, and give the new end; NULL adds nothing. */
struct table **table_append(struct table **end, struct table *);

/* A row whose cells are not asked; its address holds until the next. The id is that of the item it
   is about. */
struct row *table_add_row(struct arena *, struct table *, const char *id);

/* The same, about no item: its id is TABLE..WORD, which no item has. */
struct row *table_add_question(struct arena *, struct table *, const char *word);

/* Take out such a row. */
void table_leave_out(struct arena *, struct table *, const char *word);

/* Take out the optional columns in which no cell says anything. */
void table_leave_out_empty(struct table *);

/* Take out the columns that are for those who make the model, of this table and all behind it;
   gives it. */
struct table *table_for_readers(struct table *);

/* A text with line ends in it becomes runs with breaks between them; an empty one none at all. */
void runs_add(struct arena *, struct runs *, enum run_style, const char *text, const char *target);

/* A text in a cell; makes the cell CELL_SAID, or CELL_UNSAID where the text is empty or NULL and
   nothing was said before. */
void cell_say(struct arena *, struct cell *, const char *text);

/* One more thing of a list: "; " before it where it is not the first. Titles hold commas. */
void cell_list(struct arena *, struct cell *, const char *text, const char *target);

/* The first column that is the head of its row; the last of all where none is. */
size_t table_head_column(const struct table *);

/* Whether any cell differs from its neighbours, and whether the sign of that stands before this
   one: before each that differs, or before the row head alone where all do. */
bool table_differs(const struct table *);
bool cell_is_marked(const struct table *, const struct row *, size_t column);

/* All of it as one plain text, in the arena; a break becomes a line end. */
const char *runs_text(struct arena *, const struct runs *);

#endif
