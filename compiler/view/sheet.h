#ifndef CATWOE_VIEW_SHEET_H
#define CATWOE_VIEW_SHEET_H

#include "view/table.h"

/* A sheet to fill in, by hand or in a spreadsheet: a table whose cells in some columns are asked
   and not answered yet. Its columns with `answer` are for whoever fills it in, all others are
   questions and stay as they are. A sheet that comes back is known by its id, and each answer by
   the id of its row and the key of its column, whatever became of their places. All belongs to one
   arena; all texts are UTF-8.

   sheets.def has a row for each kind of sheet. */
enum sheet_id {
#define SHEET(id, ...) SHEET_##id,
#include "view/sheets.def"
#undef SHEET
    SHEET_COUNT
};

struct sheet {
    struct sheet *next;
    enum sheet_id kind;
    const char *id;          /* its kind's name, a colon and the item_id of what it is about:
                                "comparison:retain" */
    const char *subject;     /* that item_id alone: what stands behind the colon */
    const char *title;       /* a question to whoever fills it in: Does this happen here, today? */
    const char *about;       /* the title of what it is about */
    const char *instruction; /* For each activity tick one box … */
    const char *model;       /* the title of the model, or NULL */
    const char *day;         /* of the model, or NULL: 5 October 2007 */
    const char *language;    /* as the model says it: en */
    struct table *table;
    const char *more;    /* what is asked below the last row, as one row more: Is an activity
                            missing? Name it: or NULL. Its id is sheet_more */
    unsigned lines;      /* by hand: so many lines to write on in each row, at least */
    const char *offered; /* what `offers` are: Variables on the map; or NULL */
    struct {
        const char **items;
        size_t count, capacity;
    } offers; /* words to choose from while it is filled in */
};

/* The id of the row that asks for what is missing, and what a comparison's asks there. */
extern const char sheet_more[], sheet_missing_activity[];

/* How a note begins that keeps an answer to a question in the words in which it was given. */
#define SHEET_KEPT_ANSWER "To “%s”: "

/* Its name on the command line, also of the table that shows the answers; SHEET_COUNT where there
   is none. */
extern const char *const sheet_names[SHEET_COUNT];
enum sheet_id sheet_named(const char *name);

#endif
