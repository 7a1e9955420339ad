/* Another way to see it: a system of the group's own, held by the group. */
#include "exchange/answers.h"

#include <string.h>

/* The column that is answered first in a row, or that count where none is. */
static size_t answered_column(const struct returned *returned, const struct returned_row *row)
{
    size_t column = 0;
    while (column < returned->sheet->table->column_count && !*row->answers[column])
        column++;
    return column;
}

typedef void put_element(struct answering *, struct statements *, const struct returned *,
                         const struct returned_row *, size_t column);

/* That there is nobody is an answer; what tells a tale is kept as it is. */
static void put_people(struct answering *answering, struct statements *statements,
                       const struct returned *returned, const struct returned_row *row,
                       size_t column)
{
    const char *text = row->answers[column], *key = question_word(row);
    const char *names = answering_people(answering, returned, row, column);
    if (names)
        statements_add(answering, statements, arena_printf(answering->arena, "%s: %s", key, names));
    else if (answering_says_none(answering->arena, text))
        statements_add(
            answering, statements,
            arena_printf(answering->arena, "%s: none %s", key, answering_quoted(answering, text)));
    else
        answering_keep(answering, statements, key, text);
}

/* What becomes of what: “a → b”, or what it becomes alone. */
static void put_transformation(struct answering *answering, struct statements *statements,
                               const struct returned *returned, const struct returned_row *row,
                               size_t column)
{
    static const char *const arrows[] = {"→", "->", "=>", "⇒", "—>", "–>"};
    struct arena *arena = answering->arena;
    const char *text = row->answers[column], *found = NULL;
    (void)returned;
    for (size_t i = 0; i < sizeof arrows / sizeof *arrows && !found; i++) {
        found = strstr(text, arrows[i]);
        if (!found)
            continue;
        size_t before = (size_t)(found - text), start = strspn(text, " \n");
        const char *behind = found + strlen(arrows[i]);
        behind += strspn(behind, " \n");
        while (before > start && strchr(" \n", text[before - 1]))
            before--;
        if (before <= start || !*behind)
            break;
        statements_add(answering, statements,
                       arena_printf(arena, "transformation: %s -> %s",
                                    answering_quoted(
                                        answering, arena_copy(arena, text + start, before - start)),
                                    answering_quoted(answering, behind)));
        return;
    }
    statements_add(answering, statements, answering_said(answering, "transformation", text));
}

static void put_worldview(struct answering *answering, struct statements *statements,
                          const struct returned *returned, const struct returned_row *row,
                          size_t column)
{
    (void)returned;
    statements_add(answering, statements,
                   arena_printf(answering->arena, "worldview: %s held by %s",
                                answering_quoted(answering, row->answers[column]),
                                answering_holder(answering)));
}

static void put_text(struct answering *answering, struct statements *statements,
                     const struct returned *returned, const struct returned_row *row, size_t column)
{
    (void)returned;
    statements_add(answering, statements,
                   answering_said(answering, question_word(row), row->answers[column]));
}

/* Several, one behind the other. */
static void put_texts(struct answering *answering, struct statements *statements,
                      const struct returned *returned, const struct returned_row *row,
                      size_t column)
{
    const char *texts = answering_texts(answering, row->answers[column]);
    (void)returned;
    if (texts)
        statements_add(answering, statements,
                       arena_printf(answering->arena, "%s: %s", question_word(row), texts));
}

/* The elements that a sheet may ask for, by the last word of the row's id. */
static const struct element {
    enum attribute attribute;
    put_element *put;
} elements[] = {
    {SYSTEM_CUSTOMERS, put_people},
    {SYSTEM_VICTIMS, put_people},
    {SYSTEM_ACTORS, put_people},
    {SYSTEM_TRANSFORMATION, put_transformation},
    {SYSTEM_WORLDVIEW, put_worldview},
    {SYSTEM_OWNERS, put_people},
    {SYSTEM_ENVIRONMENT, put_texts},
    {SYSTEM_WHAT, put_text},
    {SYSTEM_HOW, put_text},
    {SYSTEM_WHY, put_text},
};

static const struct element *element_of(const struct returned_row *row)
{
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (!strcmp(attribute_specs[elements[i].attribute].word, question_word(row)))
            return &elements[i];
    return NULL;
}

static void put_row(struct answering *answering, struct statements *statements,
                    const struct returned *returned, const struct returned_row *row)
{
    const struct table *table = returned->sheet->table;
    const struct element *element = element_of(row);
    size_t column = answered_column(returned, row);
    if (element) {
        const char *const keys[] = {table->columns[column].key, NULL};
        element->put(answering, statements, returned, row, column);
        answering_note_others(answering, statements, returned, row, keys);
        return;
    }
    for (; column < table->column_count; column++)
        if (*row->answers[column])
            answering_keep(answering, statements, question_word(row), row->answers[column]);
}

void answer_catwoe(struct answering *answering, const struct returned *returned)
{
    struct statements statements = {0};
    struct buffer *inside = answering_system(answering, returned);
    for (size_t i = 0; i < returned->rows.count; i++)
        put_row(answering, &statements, returned, &returned->rows.items[i]);
    statements_put_lines(inside, &statements);
    answering_keep_lines(inside, returned);
}
