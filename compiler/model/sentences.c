/* Sentences: subject, verb, object as far as given; and lines that only look like one because a
   kind or a key was mistyped. */
#include "model/bind.h"

#include "base/buffer.h"
#include "base/suggest.h"
#include "model/scope.h"

#include <stdlib.h>
#include <string.h>

struct line {
    struct model *model;
    const struct file *file;
    struct item *owner;
    const struct statement *statement;
};

static struct span word_at(const struct line *line, unsigned number)
{
    return file_word(line->file, line->statement->first, number);
}

static int length_of(struct span span)
{
    return (int)(span.end - span.start);
}

static const char *text_at(const struct line *line, struct span span)
{
    return model_source(line->model, span);
}

static struct diagnostic *tell(const struct line *line, enum message rule, struct span at,
                               const char *format, const char *word, int length)
{
    return diagnose(&line->model->diagnostics, &message_rules[rule], at, format, length, word);
}

/* ---- A kind that was mistyped, or one that cannot stand here ----------------------------------
 */

static void suggest_kinds(const struct line *line, struct span word, struct suggest *suggest)
{
    suggest_start(suggest, text_at(line, word), (size_t)length_of(word));
    for (enum kind kind = KIND_COMMON + 1; kind < KIND_SENTENCE; kind++)
        if (schema_holds(line->owner->kind, kind))
            suggest_offer(suggest, kind_specs[kind].word, &kind_specs[kind]);
}

/* Bind the line as the declaration that it was to be, so that its name and block are not lost. */
static void recover(const struct line *line, enum kind kind, struct span name)
{
    struct statement *mended = arena_new_of(line->model->arena, struct statement);
    *mended = *line->statement;
    mended->next = NULL;
    mended->type = STATEMENT_DECLARATION;
    mended->kind = (uint8_t)kind;
    mended->name = name;
    mended->faulty = true;
    bind_declaration(line->model, line->file, line->owner, kind, mended);
}

static struct span second_word(const struct line *line)
{
    return line->statement->words > 1 ? word_at(line, 1) : (struct span){0, 0};
}

static bool mistyped_kind(const struct line *line)
{
    struct span word = word_at(line, 0);
    struct suggest suggest;
    suggest_kinds(line, word, &suggest);
    if (!suggest.count || line->statement->words > 2)
        return false;
    struct diagnostic *diagnostic =
        tell(line, MESSAGE_UNKNOWN_KIND, word, "there is no kind '%.*s'", text_at(line, word),
             length_of(word));
    tell_suggestions(line->model, diagnostic, word, &suggest);
    recover(line, (enum kind)((const struct kind_spec *)suggest.bearer[0] - kind_specs),
            second_word(line));
    return true;
}

static const char *places_of(struct model *model, enum kind kind)
{
    struct buffer places = {.arena = model->arena};
    for (enum kind owner = KIND_FILE; owner < KIND_SENTENCE; owner++)
        if (schema_holds(owner, kind))
            buffer_printf(&places, "%s%s", places.count ? " or in " : "",
                          owner == KIND_FILE ? "the file itself, outside every block"
                                             : arena_printf(model->arena, "the block of %s %s",
                                                            schema_article(kind_specs[owner].word),
                                                            kind_specs[owner].word));
    return buffer_text(&places);
}

static enum kind kind_of_first(const struct line *line)
{
    struct span word = word_at(line, 0);
    return schema_kind(text_at(line, word), (size_t)length_of(word));
}

/* A kind that stands where it cannot: its names are declared all the same. */
static bool misplaced_kind(const struct line *line)
{
    enum kind kind = kind_of_first(line);
    if (kind == KIND_NONE || schema_holds(line->owner->kind, kind) || line->statement->words > 2)
        return false;
    struct span word = word_at(line, 0);
    struct diagnostic *diagnostic =
        tell(line, MESSAGE_UNKNOWN_KIND, word, "no '%.*s' can stand here", text_at(line, word),
             length_of(word));
    diagnostic_help(&line->model->diagnostics, diagnostic, "it stands in %s",
                    places_of(line->model, kind));
    recover(line, kind, second_word(line));
    return true;
}

/* `stakeholder town council "…"`: a name of several words. */
static bool name_of_words(const struct line *line)
{
    enum kind kind = kind_of_first(line);
    if (kind == KIND_NONE || line->statement->words < 3)
        return false;
    struct span words = {word_at(line, 1).start, line->statement->head.end};
    struct buffer joined = {.arena = line->model->arena};
    for (unsigned i = 1; i < line->statement->words; i++) {
        buffer_printf(&joined, "%s%.*s", i > 1 ? "-" : "", length_of(word_at(line, i)),
                      text_at(line, word_at(line, i)));
    }
    struct diagnostic *diagnostic = tell(line, MESSAGE_UNEXPECTED_WORD, words,
                                         "'%.*s' is more than one word, and a name is one",
                                         text_at(line, words), length_of(words));
    if (span_is_empty(line->statement->label))
        diagnostic_help(&line->model->diagnostics, diagnostic,
                        "write '%s', or give it one word as a name and the rest as its text in "
                        "quotes",
                        buffer_text(&joined));
    else
        diagnostic_help(&line->model->diagnostics, diagnostic, "write '%s'", buffer_text(&joined));
    diagnostic_fix(&line->model->diagnostics, diagnostic, words, false, "Join the words by hyphens",
                   buffer_text(&joined));
    recover(line, kind, word_at(line, 1));
    return true;
}

/* ---- A key whose colon was forgotten ----------------------------------------------------------
 */

static bool colon_forgotten(const struct line *line)
{
    struct span word = word_at(line, 0);
    enum attribute attribute =
        schema_attribute(line->owner->kind, text_at(line, word), (size_t)length_of(word));
    if (attribute == ATTRIBUTE_COUNT)
        return false;
    struct diagnostic *diagnostic =
        tell(line, MESSAGE_UNEXPECTED_WORD, word, "behind '%.*s' a colon is missing",
             text_at(line, word), length_of(word));
    struct span end = {word.end, word.end};
    diagnostic_help(&line->model->diagnostics, diagnostic, "write `%.*s: …`", length_of(word),
                    text_at(line, word));
    diagnostic_fix(&line->model->diagnostics, diagnostic, end, true, "Put a colon here", ":");
    bind_slot(line->model, line->owner, attribute, word)->lost = true;
    line->model->lost_kinds |= attribute_specs[attribute].value.kinds;
    return true;
}

/* `relations` where `use relations` was meant. */
static bool use_forgotten(const struct line *line)
{
    struct span word = word_at(line, 0);
    if (line->owner != line->model->top || line->statement->words > 2 ||
        !is_library_part(text_at(line, word), (size_t)length_of(word)))
        return false;
    struct diagnostic *diagnostic =
        tell(line, MESSAGE_UNKNOWN_KIND, word, "'%.*s' begins no statement", text_at(line, word),
             length_of(word));
    diagnostic_help(&line->model->diagnostics, diagnostic,
                    "to use this part of the library write: use %.*s", length_of(word),
                    text_at(line, word));
    diagnostic_fix(&line->model->diagnostics, diagnostic, (struct span){word.start, word.start},
                   true, "Put `use` before it", "use ");
    bind_lost(line->model, line->file, line->owner, line->statement);
    return true;
}

static bool row_of_a_spreadsheet(const struct line *line)
{
    const char *head = text_at(line, line->statement->head);
    struct span first = word_at(line, 0);
    if (!looks_like_a_row(head, head + length_of(statement_at(line->statement))))
        return false;
    struct diagnostic *diagnostic =
        diagnose(&line->model->diagnostics, &message_rules[MESSAGE_UNEXPECTED_WORD], first, "%s",
                 ROW_MESSAGE);
    diagnostic_help(&line->model->diagnostics, diagnostic, "%s", ROW_HELP);
    bind_lost(line->model, line->file, line->owner, line->statement);
    return true;
}

static void tell_stray(const struct line *line)
{
    struct span head = line->statement->head;
    enum kind owner = line->owner->kind;
    if (owner == KIND_FILE) {
        struct span word = word_at(line, 0);
        struct diagnostic *diagnostic =
            tell(line, MESSAGE_UNKNOWN_KIND, word, "'%.*s' begins no statement",
                 text_at(line, word), length_of(word));
        diagnostic_help(&line->model->diagnostics, diagnostic,
                        "a line begins with a kind such as stakeholder, issue or system; sentences "
                        "stand in pictures and causal maps");
        return;
    }
    struct diagnostic *diagnostic =
        tell(line, MESSAGE_UNEXPECTED_WORD, head, "'%.*s' says nothing here", text_at(line, head),
             length_of(head));
    diagnostic_help(&line->model->diagnostics, diagnostic,
                    "in this block stand lines of the form `key: value`; free remarks go in "
                    "note: \"…\"");
}

void bind_stray_sentence(struct model *model, const struct file *file, struct item *owner,
                         const struct statement *statement)
{
    struct line line = {model, file, owner, statement};
    owner->damaged = owner != model->top || owner->damaged;
    if (statement->faulty) {
        if (kind_of_first(&line) != KIND_NONE)
            recover(&line, kind_of_first(&line), second_word(&line));
        else
            bind_lost(model, file, owner, statement);
        return;
    }
    if (use_forgotten(&line) || row_of_a_spreadsheet(&line) || colon_forgotten(&line) ||
        misplaced_kind(&line) || name_of_words(&line) || mistyped_kind(&line))
        return;
    tell_stray(&line);
    bind_lost(model, file, owner, statement);
    bind_lost_block(model, owner, statement);
}

/* ---- Verbs ------------------------------------------------------------------------------------
 */

static void offer_verbs(const struct line *line, enum sentences sentences, struct suggest *suggest)
{
    for (enum verb verb = 0; verb < VERB_COUNT; verb++)
        if (verb_specs[verb].sentences == sentences)
            for (int form = 0; form < 2; form++)
                suggest_offer(suggest, verb_specs[verb].forms[form], NULL);
    if (sentences != SENTENCES_RELATIONS)
        return;
    for (size_t i = 0; i < line->model->all.count; i++) {
        const struct item *item = line->model->all.items[i];
        if (item->kind != KIND_RELATION || !item->name)
            continue;
        suggest_offer(suggest, item->name->text, item);
        const struct value *plural = item_values(item, RELATION_PLURAL);
        if (plural)
            suggest_offer(suggest,
                          arena_copy(line->model->arena, text_at(line, plural->at),
                                     (size_t)length_of(plural->at)),
                          item);
    }
}

/* Other words for what a link does: the verb itself is offered. */
static void offer_meant(const struct line *line, struct span word, struct suggest *suggest)
{
    static const struct {
        enum verb verb;
        const char *words; /* in the form for one, and for many */
    } meant[] = {
        {VERB_RAISES, "increases increase boosts boost improves improve strengthens strengthen "
                      "drives drive feeds feed grows grow helps help"},
        {VERB_LOWERS, "reduces reduce decreases decrease cuts cut weakens weaken hurts hurt "
                      "limits limit shrinks shrink"},
        {VERB_AFFECTS, "influences influence changes change causes cause"},
    };
    for (size_t i = 0; i < sizeof meant / sizeof *meant; i++) {
        int form = schema_choice(meant[i].words, text_at(line, word), (size_t)length_of(word));
        if (form < 0)
            continue;
        const char *verb = verb_specs[meant[i].verb].forms[form % 2];
        suggest_start(suggest, verb, strlen(verb));
        suggest_offer(suggest, verb, NULL);
    }
}

static bool has_relations(const struct model *model)
{
    FOR_ITEMS_OF (model, KIND_RELATION, relation)
        return true;
    return false;
}

static void tell_unknown_verb(const struct line *line, enum sentences sentences)
{
    static const char *const helps[] = {
        [SENTENCES_RELATIONS] =
            "`catwoe explain relations` shows the library's verbs; declare your "
            "own outside the picture: relation phones { plural: phone }",
        [SENTENCES_LINKS] = "links are written A raises B, A lowers B or A affects B",
        [SENTENCES_PLAYS] = "a story is told as VARIABLE plays ROLE",
    };
    const char *help = helps[sentences];
    if (sentences == SENTENCES_RELATIONS && !has_relations(line->model))
        help = "says, thinks, feels and at are built in; for more, add the line: use relations";
    struct span word = word_at(line, line->statement->words > 1 ? 1 : 0);
    if (line->model->unsound && sentences == SENTENCES_RELATIONS && line->statement->words > 1)
        return; /* the relation may stand in what could not be read */
    struct suggest suggest;
    struct diagnostic *diagnostic =
        tell(line, MESSAGE_UNKNOWN_VERB, word,
             line->statement->words > 1 ? "'%.*s' is no verb that is known here"
                                        : "'%.*s' alone is no sentence",
             text_at(line, word), length_of(word));
    suggest_start(&suggest, text_at(line, word), (size_t)length_of(word));
    offer_verbs(line, sentences, &suggest);
    if (sentences == SENTENCES_LINKS)
        offer_meant(line, word, &suggest);
    if (line->statement->words > 1)
        tell_suggestions(line->model, diagnostic, word, &suggest);
    diagnostic_help(&line->model->diagnostics, diagnostic, "%s", help);
}

static bool word_is(const struct line *line, unsigned number, const char *word)
{
    struct span at = word_at(line, number);
    return (size_t)length_of(at) == strlen(word) && !memcmp(text_at(line, at), word, strlen(word));
}

static bool too_many_words(const struct line *line)
{
    if (line->statement->words <= 3)
        return false;
    struct span extra = {word_at(line, 3).start, line->statement->head.end};
    struct diagnostic *diagnostic =
        tell(line, MESSAGE_UNEXPECTED_WORD, extra, "this sentence has no room for '%.*s'",
             text_at(line, extra), length_of(extra));
    diagnostic_help(&line->model->diagnostics, diagnostic, "%s",
                    word_is(line, 1, "and")
                        ? "one does something to another: NAME VERB NAME. For two who do the same "
                          "write two lines; where two fight each other, try: conflict \"…\" "
                          "between NAME, NAME"
                        : "one does something to another: NAME VERB NAME, a word each. Join the "
                          "words of a name by hyphens, and put what is said in quotes");
    return true;
}

static bool relation_takes(const struct item *relation, enum clause_word word)
{
    const struct value *takes = item_values(relation, RELATION_TAKES);
    if (!takes || word == CLAUSE_BECAUSE || word == CLAUSE_ACCORDING_TO || word == CLAUSE_ON)
        return true;
    for (; takes; takes = takes->next)
        if (takes->choice == word)
            return true;
    return false;
}

static void bind_link_clauses(const struct line *line, struct link *link)
{
    struct qualifier **end = &link->qualifiers;
    for (const struct clause *clause = line->statement->clauses; clause; clause = clause->next) {
        bool taken = link->relation ? relation_takes(link->relation, clause->word)
                                    : verb_specs[link->verb].takes >> clause->word & 1;
        if (taken) {
            *end = bind_qualifier(line->model, line->file, clause);
            end = &(*end)->next;
            continue;
        }
        struct span verb = word_at(line, 1);
        struct diagnostic *diagnostic =
            diagnose(&line->model->diagnostics, &message_rules[MESSAGE_ATTRIBUTE_NOT_HERE],
                     clause->at, "'%.*s' takes no `%s`", length_of(verb), text_at(line, verb),
                     clause_specs[clause->word].words);
        diagnostic_help(&line->model->diagnostics, diagnostic,
                        "take it out, or say it as the sentence's text in quotes");
    }
}

/* A word of the verb's list as its object: a mood, a place. */
static void bind_chosen_object(const struct line *line, struct link *link)
{
    const struct verb_spec *spec = &verb_specs[link->verb];
    if (line->statement->words < 3)
        return;
    struct span word = word_at(line, 2);
    int choice = schema_choice(spec->object.words, text_at(line, word), (size_t)length_of(word));
    if (choice >= 0) {
        link->choice = (uint8_t)choice;
        return;
    }
    struct suggest suggest;
    struct diagnostic *diagnostic =
        diagnose(&line->model->diagnostics, &message_rules[MESSAGE_VALUE_WORD], word,
                 "'%.*s' is none of the words behind '%s'", length_of(word), text_at(line, word),
                 spec->forms[0]);
    suggest_start(&suggest, text_at(line, word), (size_t)length_of(word));
    suggest_words(&suggest, line->model, spec->object.words);
    tell_suggestions(line->model, diagnostic, word, &suggest);
    diagnostic_help(&line->model->diagnostics, diagnostic, "it is %s%s",
                    list_of_words(line->model, spec->object.words),
                    spec->object.type == TYPE_OBJECT_MOOD ? ", or a text in quotes" : "");
}

static void tell_unquoted_speech(const struct line *line, struct link *link)
{
    struct span word = word_at(line, 2);
    struct diagnostic *diagnostic =
        tell(line, MESSAGE_VALUE_TYPE, word, "'%.*s' stands where a text in quotes is wanted",
             text_at(line, word), length_of(word));
    diagnostic_help(&line->model->diagnostics, diagnostic,
                    "what is said stands in quotes: NAME %s \"…\"; to whom: to NAME",
                    verb_specs[link->verb].forms[0]);
    link->damaged = true;
}

/* What a built-in verb cannot do without. */
static void bind_object(const struct line *line, struct link *link)
{
    const struct statement *statement = line->statement;
    enum value_type type = verb_specs[link->verb].object.type;
    bool said = statement->words > 2;
    if (type == TYPE_OBJECT_SPEECH && statement->words > 2)
        tell_unquoted_speech(line, link);
    if (type == TYPE_OBJECT_SPEECH)
        said = link->damaged || !span_is_empty(statement->label);
    if (type == TYPE_OBJECT_MOOD)
        said = said || !span_is_empty(statement->label);
    if (type == TYPE_OBJECT_MOOD || type == TYPE_OBJECT_PLACE)
        bind_chosen_object(line, link);
    if (said)
        return;
    struct span verb = word_at(line, 1);
    struct diagnostic *diagnostic =
        tell(line, MESSAGE_MISSING_VALUE, verb, "behind '%.*s' something is missing",
             text_at(line, verb), length_of(verb));
    diagnostic_help(&line->model->diagnostics, diagnostic, "%s", verb_specs[link->verb].doc);
    link->damaged = true;
}

static void bind_sentence_block(const struct line *line, struct link *link, bool head_lost)
{
    const struct block *block = statement_block(line->statement);
    if (!block)
        return;
    link->block = bind_item(line->model, line->file, line->owner, KIND_SENTENCE, line->statement);
    link->block->head_lost = head_lost;
    bind_block(line->model, line->file, link->block, block->first);
}

/* A declaration or a key with a slip in it, where sentences may stand too. */
static bool was_no_sentence(const struct line *line)
{
    enum kind kind = kind_of_first(line);
    bool declares = kind != KIND_NONE && schema_holds(line->owner->kind, kind);
    return misplaced_kind(line) || (declares && name_of_words(line)) || mistyped_kind(line) ||
           colon_forgotten(line);
}

static void bind_sentence(const struct line *line, struct link *link)
{
    enum sentences sentences = kind_specs[line->owner->kind].sentences;
    link->damaged = line->statement->faulty;
    if (line->statement->words > 1)
        link->verb = (uint8_t)model_verb(line->model, sentences, word_at(line, 1), &link->relation);
    bool known = link->relation || link->verb < VERB_COUNT;
    if (!known || link->damaged || line->statement->words > 3) {
        link->damaged = true;
        if (!line->statement->faulty && !row_of_a_spreadsheet(line) &&
            !(!known && was_no_sentence(line)) && !too_many_words(line))
            tell_unknown_verb(line, sentences);
        bind_lost(line->model, line->file, line->owner, line->statement);
        return;
    }
    size_t before = line->model->diagnostics.count;
    bind_link_clauses(line, link);
    if (!link->relation)
        bind_object(line, link);
    line->owner->damaged |= link->damaged;
    bind_sentence_block(line, link, line->model->diagnostics.count > before);
}

void bind_sentences(struct model *model)
{

    for (size_t i = 0; i < model->all.count; i++) { /* it grows by what is recovered */
        struct item *owner = model->all.items[i];
        FOR_LINKS (owner, link) {
            struct line line = {model, owner->file, owner, link->statement};
            bind_sentence(&line, link);
        }
    }
}
