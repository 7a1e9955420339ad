/* Where a group draws the line: Ulrich's questions, in a system of the group's own. They belong to
   a way of seeing and not to the system that was asked about: another group draws the line
   elsewhere, and each of the twelve is answered once a system (Ulrich 1983). */
#include "exchange/answers.h"

#include <string.h>

/* A stakeholder where the words name one, else the words. */
static void add_answer(struct answering *answering, struct statements *statements,
                       const struct returned *returned, const struct returned_row *row,
                       const char *key)
{
    const char *text = answer_in(returned, row, key);
    const char *name = *text ? answering_person(answering, text) : NULL;
    if (name)
        statements_add(answering, statements, arena_printf(answering->arena, "%s: %s", key, name));
    else if (*text)
        statements_add(answering, statements, answering_said(answering, key, text));
}

static bool is_question(const char *word)
{
    return schema_choice(kind_specs[KIND_QUESTION].words, word, strlen(word)) >= 0;
}

void answer_boundary_questions(struct answering *answering, const struct returned *returned)
{
    static const char *const keys[] = {"is", "ought", NULL}, *const none[] = {NULL};
    struct buffer *inside = answering_system(answering, returned);
    for (size_t i = 0; i < returned->rows.count; i++) {
        const struct returned_row *row = &returned->rows.items[i];
        struct statements statements = {0};
        bool known = is_question(question_word(row));
        if (known) {
            add_answer(answering, &statements, returned, row, "is");
            add_answer(answering, &statements, returned, row, "ought");
        }
        answering_note_others(answering, &statements, returned, row, known ? keys : none);
        if (known)
            statements_put(inside,
                           arena_printf(answering->arena, "question %s", question_word(row)),
                           &statements);
        else
            statements_put_lines(inside, &statements);
    }
    answering_keep_lines(inside, returned);
}
