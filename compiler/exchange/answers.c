/* A group's answers as the text of a model; see answers.h. */
#include "exchange/answers.h"

#include "base/listing.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "exchange/statement_text.h"
#include "view/view.h"

#include <string.h>

const char answers_head_end[] = ". Yours to work over: only --force writes it anew.";

/* ---- Finding one's way -----------------------------------------------------------------------
 */

const struct item *answering_item(const struct answering *answering, const char *id)
{
    const struct model *model = answering->model;
    for (size_t i = 0; i < model->all.count; i++)
        if (!model->all.items[i]->file->source->library &&
            !strcmp(item_id(model, model->all.items[i]), id))
            return model->all.items[i];
    return NULL;
}

const char *answer_in(const struct returned *returned, const struct returned_row *row,
                      const char *key)
{
    size_t column = returned_column(returned, key);
    return column < returned->sheet->table->column_count ? row->answers[column] : "";
}

const char *question_word(const struct returned_row *row)
{
    const char *dot = strrchr(row->row->id, '.');
    return dot ? dot + 1 : row->row->id;
}

/* ---- Statements ------------------------------------------------------------------------------
 */

const char *answering_quoted(struct answering *answering, const char *text)
{
    struct buffer out = {.arena = answering->arena};
    statement_put_text(&out, text);
    return buffer_text(&out);
}

const char *answering_said(struct answering *answering, const char *key, const char *text)
{
    return arena_printf(answering->arena, "%s: %s", key, answering_quoted(answering, text));
}

void statements_add(struct answering *answering, struct statements *statements,
                    const char *statement)
{
    *array_add(answering->arena, statements) = statement;
    statements->size += strlen(statement) + 2;
}

void statements_put(struct buffer *out, const char *head, const struct statements *statements)
{
    enum { LONGEST_LINE = 100 };
    bool one_line = strlen(head) + statements->size < LONGEST_LINE;
    buffer_printf(out, "%s {%s", head, one_line ? " " : "\n");
    for (size_t i = 0; i < statements->count; i++)
        buffer_printf(out, "%s%s", i ? (one_line ? "; " : "\n") : "", statements->items[i]);
    buffer_put(out, one_line ? " }\n" : "\n}\n");
}

void statements_put_lines(struct buffer *out, const struct statements *statements)
{
    for (size_t i = 0; i < statements->count; i++)
        buffer_printf(out, "%s\n", statements->items[i]);
}

void answering_keep(struct answering *answering, struct statements *statements,
                    const char *question, const char *answer)
{
    statements_add(
        answering, statements,
        answering_said(answering, "note",
                       arena_printf(answering->arena, SHEET_KEPT_ANSWER "%s", question, answer)));
}

void answering_note_others(struct answering *answering, struct statements *statements,
                           const struct returned *returned, const struct returned_row *row,
                           const char *const *keys)
{
    const struct table *table = returned->sheet->table;
    for (size_t i = 0; i < table->column_count; i++) {
        const char *const *key = keys;
        while (*key && strcmp(*key, table->columns[i].key) != 0)
            key++;
        if (!*key && *row->answers[i])
            answering_keep(answering, statements, table->columns[i].head, row->answers[i]);
    }
}

void answering_put_todo(struct buffer *out, const char *text)
{
    buffer_put(out, "todo ");
    statement_put_text(out, text);
    buffer_byte(out, '\n');
}

void answering_keep_lines(struct buffer *out, const struct returned *returned)
{
    for (size_t i = 0; i < returned->lines.count; i++)
        answering_put_todo(out, returned->lines.items[i].text);
}

/* ---- People ----------------------------------------------------------------------------------
 */

/* In a file that fill has made it declares what one group said: others do not refer to that. */
static bool is_somebody(const struct item *item)
{
    return (item->kind == KIND_STAKEHOLDER || item->kind == KIND_ROLE) && item->name &&
           !item->file->source->library && !is_answer(item);
}

/* Whoever writes "the college" means "College". */
static const char *without_article(const char *words)
{
    static const char *const articles[] = {"the ", "The ", "a ", "A ", "an ", "An "};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (!strncmp(words, articles[i], strlen(articles[i])))
            return words + strlen(articles[i]);
    return words;
}

static bool calls(const struct answering *answering, const char *words, const struct item *item)
{
    return means_same(answering->arena, words, item->name->text) ||
           means_same(answering->arena, without_article(words),
                      without_article(item_title(answering->model, item)));
}

const char *answering_person(struct answering *answering, const char *words)
{
    const struct model *model = answering->model;
    for (size_t i = 0; i < model->all.count; i++)
        if (is_somebody(model->all.items[i]) && calls(answering, words, model->all.items[i]))
            return model->all.items[i]->name->text;
    for (size_t i = 0; i < answering->declared.count; i++)
        if (means_same(answering->arena, words, answering->declared.items[i].words))
            return answering->declared.items[i].name;
    return NULL;
}

/* Whether a word of four letters or more stands in both: “Children and parents” and “Children aged
   5 to 11”. */
static bool share_word(struct arena *arena, const char *text, const char *other)
{
    enum { FEWEST_LETTERS = 4 };
    size_t length, other_length;
    const char *first = utf8_folded(arena, text, strlen(text), &length);
    const char *second = utf8_folded(arena, other, strlen(other), &other_length);
    for (size_t size; *first; first += size + (first[size] != 0)) {
        size = strcspn(first, " ,;/");
        const char *word = arena_printf(arena, " %.*s ", (int)size, first);
        if (utf8_count(first, size) >= FEWEST_LETTERS &&
            strstr(arena_printf(arena, " %s ", second), word))
            return true;
    }
    return false;
}

/* "; the model knows “Children aged 5 to 11” (children) and “Parents and carers” (parents)" */
static const char *people_sharing_word(struct answering *answering, const char *words)
{
    enum { MOST = 3 };
    const struct model *model = answering->model;
    struct listing near = {0};
    for (size_t i = 0; i < model->all.count && near.count < MOST; i++) {
        const struct item *item = model->all.items[i];
        const char *title = item_title(model, item);
        if (is_somebody(item) && share_word(answering->arena, words, title))
            listing_add(&near, answering->arena,
                        arena_printf(answering->arena, "“%s” (%s)", title, item->name->text));
    }
    if (!near.count)
        return "";
    return arena_printf(answering->arena,
                        "; it knows %s: where they are meant, write their names there instead",
                        listing_text(&near, "and"));
}

/* "; if “The porter” is meant, write porter there instead" */
static const char *nearest_person(struct answering *answering, const char *words)
{
    const struct model *model = answering->model;
    struct suggest suggest;
    const char *plain = without_article(words);
    suggest_start(&suggest, plain, strlen(plain));
    for (size_t i = 0; i < model->all.count; i++) {
        const struct item *item = model->all.items[i];
        if (!is_somebody(item))
            continue;
        suggest_offer(&suggest, without_article(item_title(model, item)), item);
        suggest_offer(&suggest, item->name->text, item);
    }
    if (!suggest.count)
        return people_sharing_word(answering, plain);
    const struct item *near = suggest.bearer[0];
    return arena_printf(answering->arena, "; if “%s” is meant, write %s there instead",
                        item_title(model, near), near->name->text);
}

static const char *declare(struct answering *answering, const char *words, const char *label,
                           const char *more)
{
    const char *name = statement_name(&answering->taken, label, "group");
    *array_add(answering->arena, &answering->declared) = (struct declared_person){words, name};
    buffer_printf(&answering->people, "stakeholder %s ", name);
    statement_put_text(&answering->people, words);
    buffer_printf(&answering->people, "%s\n", more);
    return name;
}

/* Its name ends with the group's, so that another group may name the same. */
static const char *declare_person(struct answering *answering, const char *words, const char *place)
{
    const char *near = nearest_person(answering, words);
    const char *name = declare(
        answering, words,
        arena_printf(answering->arena, "%s %s", without_article(words), answering->group->stem),
        "");
    notice(answering->notices,
           "%s: the model knows nobody called “%s”, so %s.catwoe declares them as %s%s", place,
           words, answering->group->stem, name, near);
    return name;
}

const char *answering_holder(struct answering *answering)
{
    const char *group = answering->group->group, *name = answering_person(answering, group);
    return name ? name : declare(answering, group, answering->group->stem, " { is: group }");
}

/* ---- Names in an answer ----------------------------------------------------------------------
 */

struct words_list {
    const char **items;
    size_t count, capacity;
};

static bool is_one_of(struct arena *arena, const char *text, const char *const *words)
{
    while (*words && !means_same(arena, text, *words))
        words++;
    return *words;
}

bool answering_says_none(struct arena *arena, const char *text)
{
    static const char *const none[] = {"nobody", "no one", "no-one", "none", "nothing", NULL};
    return is_one_of(arena, text, none);
}

/* What stands for a name and is none. */
static bool is_nobody(struct arena *arena, const char *words)
{
    static const char *const open[] = {
        "-",        "–",       "—",         "?",          "n/a",          "unknown", "don't know",
        "not sure", "anybody", "everybody", "it depends", "nobody knows", NULL};
    return answering_says_none(arena, words) || is_one_of(arena, words, open);
}

/* Long ones are no names but a tale. */
static bool may_be_name(struct arena *arena, const char *words)
{
    enum { LONGEST = 60 };
    return utf8_count(words, strlen(words)) <= LONGEST && !is_nobody(arena, words);
}

/* Texts between these separators, without blanks around them. */
static void split(struct arena *arena, struct words_list *list, const char *text,
                  const char *separators)
{
    while (*text) {
        size_t length = strcspn(text, separators), skipped = strspn(text, " \t\n");
        size_t end = length;
        while (end > skipped && strchr(" \t\n", text[end - 1]))
            end--;
        if (end > skipped)
            *array_add(arena, list) = arena_copy(arena, text + skipped, end - skipped);
        text += length + (text[length] != 0);
    }
}

const char *answering_texts(struct answering *answering, const char *text)
{
    struct words_list parts = {0};
    struct buffer out = {.arena = answering->arena};
    split(answering->arena, &parts, text, ";\n");
    for (size_t i = 0; i < parts.count; i++) {
        buffer_printf(&out, "%s%s", i ? ", " : "", answering_quoted(answering, parts.items[i]));
    }
    return parts.count ? buffer_text(&out) : NULL;
}

/* A comma may be part of a title: first the whole is looked for. */
static void split_names(struct answering *answering, struct words_list *names, const char *text)
{
    struct words_list parts = {0};
    split(answering->arena, &parts, text, ";\n");
    for (size_t i = 0; i < parts.count; i++)
        split(answering->arena, names, parts.items[i],
              answering_person(answering, parts.items[i]) ? "" : ",");
}

static bool is_named_before(struct arena *arena, const struct words_list *names, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (means_same(arena, names->items[i], names->items[index]))
            return true;
    return false;
}

const char *answering_people(struct answering *answering, const struct returned *returned,
                             const struct returned_row *row, size_t column)
{
    struct words_list names = {0};
    struct buffer out = {.arena = answering->arena};
    const char *text = row->answers[column];
    if (answering_person(answering, text))
        return answering_person(answering, text);
    split_names(answering, &names, text);
    for (size_t i = 0; i < names.count; i++)
        if (!may_be_name(answering->arena, names.items[i]))
            return NULL;
    for (size_t i = 0; i < names.count; i++) {
        const char *name = answering_person(answering, names.items[i]);
        if (is_named_before(answering->arena, &names, i))
            continue;
        if (!name)
            name = declare_person(answering, names.items[i],
                                  returned_place(answering->arena, returned, row->number, column));
        buffer_printf(&out, "%s%s", out.count ? ", " : "", name);
    }
    return out.count ? buffer_text(&out) : NULL;
}

/* ---- Systems of the group's own --------------------------------------------------------------
 */

struct buffer *answering_system(struct answering *answering, const struct returned *returned)
{
    const char *subject = returned->sheet->subject, *source = returned->file->name;
    unsigned sheet = 1u << returned->sheet->kind;
    for (size_t i = 0; i < answering->systems.count; i++) {
        struct seen_system *system = &answering->systems.items[i];
        if (strcmp(system->subject, subject) != 0 || system->sheets & sheet)
            continue;
        system->sheets |= sheet;
        if (!strstr(system->source, source))
            system->source = arena_printf(answering->arena, "%s, %s", system->source, source);
        return &system->inside;
    }
    const char *title = arena_printf(answering->arena, "%s, as %s sees it", returned->sheet->about,
                                     answering->group->group);
    struct seen_system *system = array_add(answering->arena, &answering->systems);
    *system = (struct seen_system){subject, title, source, sheet, {.arena = answering->arena}};
    return &system->inside;
}

static void put_systems(struct answering *answering)
{
    struct buffer *out = &answering->body;
    for (size_t i = 0; i < answering->systems.count; i++) {
        struct seen_system *system = &answering->systems.items[i];
        const char *label = arena_printf(answering->arena, "%s seen by %s", system->subject,
                                         answering->group->stem);
        buffer_printf(out, "\nsystem %s ", statement_name(&answering->taken, label, "system"));
        statement_put_text(out, system->title);
        buffer_printf(out, " {\n%s\n\n%s}\n", answering_said(answering, "source", system->source),
                      buffer_text(&system->inside));
    }
}

/* ---- The whole -------------------------------------------------------------------------------
 */

static void take_names(struct answering *answering)
{
    const char *real = answering->group->real;
    statement_reserve_words(&answering->taken, KIND_FILE);
    FOR_MEMBERS (answering->model->top, item) {
        const char *own = item->file->source->real;
        if (item->name && !(real && own && !strcmp(real, own)))
            statement_take_name(&answering->taken, item->name->text);
    }
}

static void put_sheet(struct answering *answering, const struct returned *returned)
{
    static answer_function *const answer_functions[] = {
#define SHEET(id, name, title, kinds, way, ask, answer, ...) [SHEET_##id] = answer,
#include "view/sheets.def"
#undef SHEET
    };
    answer_function *answer = answer_functions[returned->sheet->kind];
    if (answer)
        answer(answering, returned);
}

bool answers_write(struct notices *notices, const struct model *model,
                   const struct answered_group *group, struct buffer *out)
{
    struct arena *arena = notices->arena;
    struct buffer text = {.arena = arena};
    struct answering answering = {.arena = arena,
                                  .notices = notices,
                                  .model = model,
                                  .group = group,
                                  .taken = {.arena = arena},
                                  .people = {.arena = arena},
                                  .body = {.arena = arena}};
    take_names(&answering);
    for (size_t i = 0; i < group->sheet_count; i++)
        put_sheet(&answering, group->sheets[i]);
    put_systems(&answering);
    buffer_printf(&text, "%s of %s%s\n", answers_mark, group->source, answers_head_end);
    if (answering.people.count)
        buffer_printf(&text, "\n%s", buffer_text(&answering.people));
    buffer_add(&text, answering.body.items, answering.body.count);
    return statements_lay_out(&text, out);
}
