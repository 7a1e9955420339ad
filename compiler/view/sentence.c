/* The sentences of rich pictures in words; see sentence.h. */
#include "view/sentence.h"

#include "view/rating.h"

#include <string.h>

/* It is the sentence's second word. */
const char *verb_as_written(struct viewer *viewer, const struct link *link)
{
    static const char blanks[] = " \t";
    struct span head = link->statement->head;
    const char *words =
        arena_copy(viewer->arena, model_source(viewer->model, head), head.end - head.start);
    const char *verb = words + strcspn(words, blanks);
    verb += strspn(verb, blanks);
    return arena_copy(viewer->arena, verb, strcspn(verb, blanks));
}

/* A relation's form for many, or NULL where it has none. */
static const char *plural_of(struct viewer *viewer, const struct item *relation)
{
    const struct value *plural = item_values(relation, RELATION_PLURAL);
    return plural ? arena_copy(viewer->arena, model_source(viewer->model, plural->at),
                               plural->at.end - plural->at.start)
                  : NULL;
}

const char *verb_in_words(struct viewer *viewer, const struct link *link)
{
    const char *written = verb_as_written(viewer, link);
    if (!is_plural(link->subject))
        return written;
    const char *plural =
        link->relation ? plural_of(viewer, link->relation) : verb_specs[link->verb].forms[1];
    return plural ? plural : written;
}

const char *feeling_in_words(struct viewer *viewer, const struct link *link)
{
    size_t length;
    if (!span_is_empty(link->statement->label))
        return model_text(viewer->model, link->statement->label);
    const char *word = schema_word(verb_specs[VERB_FEELS].object.words, link->choice, &length);
    return arena_copy(viewer->arena, word, length);
}

static void add_clauses(struct viewer *viewer, struct runs *runs, const struct link *link)
{
    for (const struct qualifier *clause = link->qualifiers; clause; clause = clause->next)
        runs_add_titles(viewer, runs,
                        arena_printf(viewer->arena, " %s ", clause_specs[clause->word].words),
                        clause->values);
}

void runs_add_sentence(struct viewer *viewer, struct runs *runs, const struct link *link)
{
    const struct model *model = viewer->model;
    struct arena *arena = viewer->arena;
    const char *text = model_text(model, link->statement->label);
    runs_add(arena, runs, RUN_PLAIN, item_title(model, link->subject),
             item_id(model, link->subject));
    runs_add(arena, runs, RUN_PLAIN, arena_printf(arena, " %s ", verb_in_words(viewer, link)),
             NULL);
    if (link->object)
        runs_add(arena, runs, RUN_PLAIN, title_within(arena, item_title(model, link->object)),
                 item_id(model, link->object));
    else
        runs_add(arena, runs, RUN_PLAIN, text, NULL);
    add_clauses(viewer, runs, link);
    if (link->object && *text)
        runs_add(arena, runs, RUN_PLAIN, arena_printf(arena, ": %s", text), NULL);
}

const char *sentence_in_words(struct viewer *viewer, const struct link *link)
{
    struct runs runs = {NULL, NULL};
    runs_add_sentence(viewer, &runs, link);
    return runs_text(viewer->arena, &runs);
}
