#ifndef CATWOE_VIEW_ASK_H
#define CATWOE_VIEW_ASK_H

#include "view/sheet.h"
#include "view/view.h"

/* From the model to sheets to fill in: sheets.def has a row for each kind, and each row an asker in
   a file of its own. The rows of a sheet are

       comparison           the activities of the system, each by its item_id; its columns are those
                            of comparison.h
       catwoe               the catwoe_questions below, in their order; one column `answer`
       boundary-questions   boundary_questions of analysis/, in their order; `is` and `ought`
       loops                what is asked beside the ring of boxes; one column `answer` */

/* A sheet about one thing; NULL where there is nothing to ask about it. */
typedef struct sheet *ask_function(struct viewer *, const struct item *subject);

#define SHEET(id, name, title, kinds, way, ask, ...) ask_function ask;
#include "view/sheets.def"
#undef SHEET

/* Whether what is filled in comes back, or the sheet is for paper only. */
enum sheet_way { SHEET_RETURNED, SHEET_KEPT };

struct sheet_kind {
    const char *title; /* for readers: Comparison sheet */
    kind_set subjects; /* kinds of which a thing may be named */
    enum sheet_way way;
    ask_function *ask;
    const char *doc;
};
extern const struct sheet_kind sheet_kinds[SHEET_COUNT];

/* The sheets of this kind about these subjects, or about all that it can be asked of where none is
   named, without what came back on sheets: one of each id, in the order of the model. NULL where
   there is nothing to ask about. */
struct sheet *ask_for(struct viewer *, enum sheet_id, const struct item *const *subjects,
                      size_t count);

/* All sheets that can be asked of the model, of every kind that comes back; where it is said, also
   about what groups have written on such sheets: they may have been asked for by name. */
struct sheet *ask_for_all(struct viewer *, bool answers_too);

/* A sheet with an empty table of these columns, with the words of the model on it. */
struct sheet *sheet_new(struct viewer *, enum sheet_id, const struct item *subject,
                        const struct column *columns, size_t column_count);

/* A row for a question, in the first two columns: its sign, then its name and the question itself.
   Its id is TABLE..WORD; the answers in all other columns are open. */
void sheet_add_question(struct viewer *, struct sheet *, const char *word, const char *sign,
                        const char *name, const char *asks);

/* What a group is asked for its own way to see it. */
struct catwoe_question {
    enum attribute attribute; /* that holds the answer, and whose word is that of its row */
    const char *letter;       /* or "" */
    const char *name, *asks;
};
enum { CATWOE_QUESTION_COUNT = 10 };
extern const struct catwoe_question catwoe_questions[CATWOE_QUESTION_COUNT];

#endif
