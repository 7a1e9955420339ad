/* What a group holds against a system, as a comparison of its own. */
#include "exchange/answers.h"

#include "exchange/statement_text.h"
#include "view/answer.h"

#include <string.h>

/* The word of the model that an answer means, as people say it or as it is written; NULL: it is
   none of them. */
static const char *exists_word(struct arena *arena, const char *text)
{
    const char *words = attribute_specs[FINDING_EXISTS].value.words;
    for (size_t i = 0; i < ANSWER_COUNT; i++) {
        const char *chosen = answers[i].chosen;
        if (schema_choice(words, chosen, strlen(chosen)) >= 0 &&
            (means_same(arena, text, chosen) || means_same(arena, text, answers[i].words)))
            return chosen;
    }
    return NULL;
}

/* Where an answer goes on behind the word: “yes, once”. A blank alone does not part them: “no idea”
   is no “no”. */
static size_t word_length(const char *text)
{
    static const char *const ends[] = {",",  ";",  ".",  ":",  "!",  "(", "/", "\n",
                                       " (", " -", " –", " —", " /", "–", "—"};
    size_t least = strlen(text);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *end = strstr(text, ends[i]);
        if (end && (size_t)(end - text) < least)
            least = (size_t)(end - text);
    }
    return least;
}

static const char *first_word(struct arena *arena, const char *text)
{
    return exists_word(arena, arena_copy(arena, text, word_length(text)));
}

/* Whether it happens has to be said: where it is not, that it is unknown, and that is told. */
static void add_exists(struct answering *answering, struct statements *statements,
                       const struct returned *returned, const struct returned_row *row)
{
    size_t column = returned_column(returned, "exists");
    const char *text = answer_in(returned, row, "exists");
    const char *word = exists_word(answering->arena, text);
    const char *first = word ? word : first_word(answering->arena, text);
    statements_add(answering, statements,
                   arena_printf(answering->arena, "exists: %s", first ? first : "unknown"));
    if (word || column == returned->sheet->table->column_count)
        return;
    const char *place = returned_place(answering->arena, returned, row->number, column);
    const char *head = returned->sheet->table->columns[column].head;
    if (*text) {
        answering_keep(answering, statements, head, text);
        notice(answering->notices,
               "%s: “%s” is none of the words to pick from; it is kept in a note and shown as it "
               "stands, and whether it happens is written as %s",
               place, text, first ? first : "unknown");
    } else {
        notice(answering->notices,
               "%s is empty, though its row has other answers; whether it happens is written as "
               "unknown",
               place);
    }
}

static void add_who(struct answering *answering, struct statements *statements,
                    const struct returned *returned, const struct returned_row *row)
{
    size_t column = returned_column(returned, "who");
    if (!*answer_in(returned, row, "who"))
        return;
    const char *names = answering_people(answering, returned, row, column);
    if (names)
        statements_add(answering, statements, arena_printf(answering->arena, "who: %s", names));
    else
        answering_keep(answering, statements, returned->sheet->table->columns[column].head,
                       row->answers[column]);
}

static void put_finding(struct answering *answering, const struct returned *returned,
                        const struct returned_row *row, const char *name)
{
    static const char *const texts[] = {"how", "judged", "idea"};
    static const char *const keys[] = {"exists", "how", "who", "judged", "idea", NULL};
    struct statements statements = {0};
    add_exists(answering, &statements, returned, row);
    add_who(answering, &statements, returned, row);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *text = answer_in(returned, row, texts[i]);
        if (*text)
            statements_add(answering, &statements, answering_said(answering, texts[i], text));
    }
    answering_note_others(answering, &statements, returned, row, keys);
    statements_put(&answering->body, arena_printf(answering->arena, "finding %s", name),
                   &statements);
}

/* Nothing can refer to what has no name. */
static void put_nameless(struct answering *answering, const struct returned *returned,
                         const struct returned_row *row, const char *title)
{
    const struct table *table = returned->sheet->table;
    struct buffer out = {.arena = answering->arena};
    buffer_put(&out, title);
    for (size_t i = 0; i < table->column_count; i++)
        if (*row->answers[i]) {
            buffer_put(&out, "; ");
            returned_put_answer(&out, table->columns[i].head, row->answers[i]);
        }
    answering_put_todo(&answering->body, buffer_text(&out));
    notice(answering->notices,
           "%s: “%s” has no name in the model, so these answers are kept as an open point; give it "
           "one (activity NAME \"…\"), and write them as finding NAME { … }",
           returned_row_place(answering->arena, returned, row->number), title);
}

static void put_row(struct answering *answering, const struct returned *returned,
                    const struct returned_row *row)
{
    const struct item *activity = answering_item(answering, row->row->id);
    if (activity && activity->name)
        put_finding(answering, returned, row, activity->name->text);
    else
        put_nameless(answering, returned, row,
                     activity ? item_title(answering->model, activity) : row->row->id);
}

/* The system that was asked about, itself or by way of a comparison. */
static const struct item *system_of(const struct item *subject)
{
    bool compares = subject && subject->kind == KIND_COMPARISON;
    return compares ? item_named(subject, COMPARISON_OF) : subject;
}

static void put_by(struct answering *answering)
{
    const char *name = answering_person(answering, answering->group->group);
    if (name)
        buffer_put(&answering->body, name);
    else
        statement_put_text(&answering->body, answering->group->group);
}

void answer_comparison(struct answering *answering, const struct returned *returned)
{
    struct buffer *out = &answering->body;
    const char *subject = returned->sheet->subject;
    const struct item *system = system_of(answering_item(answering, subject));
    if (!system || !system->name) {
        notice(
            answering->notices,
            "%s: the system that it asks about has no name in the model, so no comparison can be "
            "written; give it one (system NAME \"…\"), and fill the sheet in again",
            returned->file->path);
        return;
    }
    const char *label = arena_printf(answering->arena, "%s %s", subject, answering->group->stem);
    buffer_printf(out, "\ncomparison %s ", statement_name(&answering->taken, label, "comparison"));
    statement_put_text(out, answering->group->group);
    buffer_printf(out, " of %s by ", system->name->text);
    put_by(answering);
    buffer_printf(out, " {\n%s\n\n", answering_said(answering, "source", returned->file->name));
    for (size_t i = 0; i < returned->rows.count; i++)
        put_row(answering, returned, &returned->rows.items[i]);
    answering_keep_lines(out, returned);
    buffer_put(out, "}\n");
}
