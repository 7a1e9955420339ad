#ifndef CATWOE_EXCHANGE_ANSWERS_H
#define CATWOE_EXCHANGE_ANSWERS_H

#include "base/tally.h"
#include "exchange/returned.h"
#include "model/model.h"

/* What a group has answered, as the text of a model in a file of its own. The file refers to the
   model and declares what that does not know; every text that was written stands in it. */
struct answered_group {
    const char *group;  /* its name */
    const char *stem;   /* of the file that is made, and of the names in it: table-4 */
    const char *real;   /* where it will stand, as the system knows it, or NULL: what an earlier one
                           there declares does not count */
    const char *source; /* the files that came back: table-4.xlsx, table-4-catwoe.xlsx */
    const struct returned *const *sheets;
    size_t sheet_count;
};

/* The text, laid out as by the formatter; false where it does not parse: the fault is ours. What it
   declares, and what becomes of words that are no answer, is told. */
bool answers_write(struct notices *, const struct model *, const struct answered_group *,
                   struct buffer *out);

/* What stands in its first line behind answers_mark and the names of the files that came back: it
   can be made anew. */
extern const char answers_head_end[];

/* ---- For the kinds of sheets: see view/sheets.def ----------------------------------------------
 */

/* A file being made. */
struct answering {
    struct arena *arena;
    struct notices *notices;
    const struct model *model;
    const struct answered_group *group;
    struct tally taken;   /* names of the model and of this file */
    struct buffer people; /* declared because somebody wrote their names */
    struct buffer body;
    struct {
        struct declared_person {
            const char *words, *name;
        } * items;
        size_t count, capacity;
    } declared;
    struct {
        struct seen_system {
            const char *subject; /* id of the system that was asked about */
            const char *title;
            const char *source; /* the files that came back */
            unsigned sheets;    /* kinds of those that it was made of: a bit each */
            struct buffer inside;
        } * items;
        size_t count, capacity;
    } systems; /* as the group sees them: from its CATWOE and its boundary questions */
};

typedef void answer_function(struct answering *, const struct returned *);
answer_function answer_comparison, answer_catwoe, answer_boundary_questions;

/* The thing of the model with this id, or NULL. */
const struct item *answering_item(const struct answering *, const char *id);

/* What stands in the column with this key of a row; "" where nothing. */
const char *answer_in(const struct returned *, const struct returned_row *, const char *key);

/* The word behind the last dot of a row's id: what it asks. */
const char *question_word(const struct returned_row *);

/* A text in quotes. In the arena. */
const char *answering_quoted(struct answering *, const char *text);

/* A key and a text: `how: "…"`. In the arena. */
const char *answering_said(struct answering *, const char *key, const char *text);

/* Statements of a block, as they are added. */
struct statements {
    const char **items;
    size_t count, capacity, size;
};
void statements_add(struct answering *, struct statements *, const char *statement);

/* Put a block of them, on one line where there is room for it. */
void statements_put(struct buffer *, const char *head, const struct statements *);

/* Put each on a line of its own. */
void statements_put_lines(struct buffer *, const struct statements *);

/* What was answered in columns that the model has no key for, as notes; `keys` are the others, NULL
   behind the last. */
void answering_note_others(struct answering *, struct statements *, const struct returned *,
                           const struct returned_row *, const char *const *keys);

/* A note that keeps an answer in the words in which it was given: To “Does it happen?”: sometimes.
 */
void answering_keep(struct answering *, struct statements *, const char *question,
                    const char *answer);

/* All lines that are no answers, as open points. */
void answering_keep_lines(struct buffer *, const struct returned *);

/* One open point. */
void answering_put_todo(struct buffer *, const char *text);

/* Who was named in an answer, as names of stakeholders and roles with commas between; those whom
   the model does not know are declared, and that is told. NULL where it names nobody, or does not
   look like names: then it is to be kept as it is. */
const char *answering_people(struct answering *, const struct returned *,
                             const struct returned_row *, size_t column);

/* Whether an answer says that it is nobody, or nothing. */
bool answering_says_none(struct arena *, const char *text);

/* The texts between semicolons and line ends, in quotes with commas between. In the arena. */
const char *answering_texts(struct answering *, const char *text);

/* The name of one whom these words call, or NULL. */
const char *answering_person(struct answering *, const char *words);

/* The group as a stakeholder, declared where the model does not know it. */
const char *answering_holder(struct answering *);

/* The inside of the block of a system of the group's own, about the same as the sheet: one for all
   that it was asked of it, and a second one where the same was asked and answered twice. */
struct buffer *answering_system(struct answering *, const struct returned *);

#endif
