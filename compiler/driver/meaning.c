/* What a word means: a rule, a kind, a key, a clause word, a verb; see meaning.h. */
#include "driver/meaning.h"

#include "base/embedded.h"
#include "base/listing.h"
#include "base/utf8.h"
#include "check/check.h"
#include "driver/rules.h"
#include "view/view.h"
#include "view/words.h"

#include <string.h>

struct meaning *meaning_new(struct meanings *meanings, struct arena *arena, const char *word,
                            const char *what, const char *doc)
{
    struct meaning *meaning = array_add(arena, meanings);
    *meaning = (struct meaning){.word = word, .what = what, .doc = doc};
    meaning->details.arena = arena;
    return meaning;
}

void meaning_add_row(struct meaning *meaning, struct arena *arena, const char *word,
                     const char *doc)
{
    *array_add(arena, &meaning->rows) = (struct meaning_row){word, doc};
}

/* ---- Rules ------------------------------------------------------------------------------------
 */

static const char *case_of(struct arena *arena, const char *rule, const char *name)
{
    const struct embedded *file =
        embedded_find(arena_printf(arena, "tests/checks/%s/%s.catwoe", rule, name));
    return file ? file->text : NULL;
}

void add_meaning_of_rule(struct meanings *meanings, struct arena *arena, const struct rule *rule)
{
    struct meaning *meaning = meaning_new(
        meanings, arena, rule->name,
        arena_printf(arena, "a rule (%s)", severity_words[rule->severity]), rule->summary);
    buffer_printf(&meaning->details, "%s\n", rule->why);
    if (rule->stage > FINDING_OUT)
        buffer_printf(&meaning->details, "It speaks from stage %s on.\n", stage_words[rule->stage]);
    buffer_printf(&meaning->details, "Source: %s.\n", rule->source);
    meaning->bad = case_of(arena, rule->name, "fires");
    meaning->good = case_of(arena, rule->name, "silent");
}

static void explain_rule(struct meanings *meanings, struct arena *arena, const char *word)
{
    const struct rule *rule = find_rule(word);
    if (!rule)
        return;
    add_meaning_of_rule(meanings, arena, rule);
    for (const struct reference *work = references; work->key; work++)
        if (strstr(rule->source, work->key))
            buffer_printf(&meanings->items[meanings->count - 1].details, "%s: %s.\n", work->key,
                          work->full);
}

/* ---- Kinds, keys, clause words, verbs ---------------------------------------------------------
 */

const char *lines_of(const struct model *model, struct span span)
{
    const struct source *source = source_at(&model->sources, span.start);
    uint32_t start = span.start - source->base, end = span.end - source->base;
    while (start && source->text[start - 1] != '\n')
        start--;
    while (end < source->length && source->text[end] != '\n')
        end++;
    return arena_copy(model->arena, source->text + start, end - start);
}

const char *declaration_of(const struct model *model, const struct item *item)
{
    struct span span = statement_at(item->statement);
    const struct block *block = statement_block(item->statement);
    if (block)
        span.end = block->close.end;
    return lines_of(model, span);
}

/* The first declaration of a kind in the specimen, or the first line with a key, as it stands. */
static const char *example_of_kind(const struct model *model, enum kind kind)
{
    FOR_ITEMS_OF (model, kind, item) {
        if (!item->file->source->library)
            return declaration_of(model, item);
    }
    return NULL;
}

static const char *example_of_key(const struct model *model, enum attribute attribute)
{
    for (size_t i = 0; i < model->all.count; i++) {
        const struct item *item = model->all.items[i];
        enum kind kind = attribute_specs[attribute].kind;
        if (item->file->source->library || (item->kind != kind && kind != KIND_COMMON))
            continue;
        const struct slot *slot = item_slot(item, attribute);
        if (slot)
            return lines_of(model, slot->at);
    }
    return NULL;
}

const char *form_in_words(struct model *model, const struct value_spec *value, bool many)
{
    static const char *const forms[] = {
        [TYPE_TEXT] = "a text in quotes",
        [TYPE_TEXT_OR_NONE] = "none, or a text in quotes",
        [TYPE_WORD] = "a word",
        [TYPE_CHOICE] = "one of",
        [TYPE_CHOICES] = "words of",
        [TYPE_PAINTED] = "a paint and an outline in quotes, the paint one of",
        [TYPE_RATING] = "low, medium, high or 0 to 10",
        [TYPE_FEELING] = "a text in quotes, or one of",
        [TYPE_DATE] = "a date",
        [TYPE_NUMBER] = "a number",
        [TYPE_QUANTITY] = "a number with a unit, or a text",
        [TYPE_REFERENCE] = "the name of",
        [TYPE_REFERENCE_OR_TEXT] = "a text in quotes, or the name of",
        [TYPE_REFERENCE_OR_NONE] = "none, or the name of",
        [TYPE_CHANGE_OF_STATE] = "\"before\" -> \"after\"",
        [TYPE_EFFECT] = "NAME rises or NAME falls, of",
        [TYPE_POSITION] = "one of",
        [TYPE_CLAUSE_WORDS] = "clause words",
    };
    struct buffer form = {.arena = model->arena};
    buffer_put(&form, forms[value->type]);
    if (value->words && value->type != TYPE_RATING && value->type != TYPE_EFFECT)
        buffer_printf(&form, " %s", list_of_words(model, value->words));
    if (value->kinds == ANY)
        buffer_put(&form, " anything");
    for (enum kind kind = KIND_COMMON + 1, count = 0;
         kind < KIND_SENTENCE && value->kinds != ANY && value->type != TYPE_POSITION; kind++)
        if (kinds_hold(value->kinds, kind))
            buffer_printf(&form, "%s%s %s", count++ ? " or " : " ",
                          schema_article(kind_specs[kind].word), kind_specs[kind].word);
    if (many)
        buffer_put(&form, "; several with commas");
    return buffer_text(&form);
}

static const char *doc_of_key(struct model *model, const struct attribute_spec *spec)
{
    const char *required = spec->required ? " Required." : "", *line = "";
    if (spec->clause != NO_CLAUSE)
        line = arena_printf(model->arena, " On the line: %s …", clause_specs[spec->clause].words);
    return arena_printf(model->arena, "%s%s%s (%s)", spec->doc, required, line,
                        form_in_words(model, &spec->value, spec->many));
}

/* Its keys, then the kinds that its block may hold. */
static void add_rows(struct meaning *meaning, struct model *model, enum kind kind)
{
    struct arena *arena = model->arena;
    for (enum attribute at = schema_first(kind); at < schema_end(kind); at++)
        meaning_add_row(meaning, arena, attribute_specs[at].word,
                        doc_of_key(model, &attribute_specs[at]));
    for (enum kind member = KIND_COMMON + 1; member < KIND_SENTENCE; member++)
        if (kinds_hold(kind_specs[member].in, kind))
            meaning_add_row(meaning, arena, arena_printf(arena, "%s …", kind_specs[member].word),
                            kind_specs[member].doc);
}

void add_meaning_of_kind(struct meanings *meanings, struct model *model, enum kind kind)
{
    struct arena *arena = model->arena;
    struct meaning *meaning =
        meaning_new(meanings, arena, kind_specs[kind].word, "a kind", kind_specs[kind].doc);
    struct buffer *details = &meaning->details;
    buffer_put(details, "It stands in");
    for (enum kind owner = KIND_FILE, count = 0; owner < KIND_SENTENCE; owner++)
        if (schema_holds(owner, kind))
            buffer_printf(details, "%s %s", count++ ? " or" : "",
                          owner == KIND_FILE ? "the file, outside every block"
                                             : arena_printf(arena, "the block of %s %s",
                                                            schema_article(kind_specs[owner].word),
                                                            kind_specs[owner].word));
    buffer_put(details, ".\n");
    if (kind_specs[kind].words)
        buffer_printf(details, "Its name is one of: %s.\n", kind_specs[kind].words);
    add_library(details, model, kind);
    add_rows(meaning, model, kind);
    meaning->example = example_of_kind(model, kind);
}

static void explain_keys(struct meanings *meanings, struct model *model, const char *word)
{
    struct arena *arena = model->arena;
    for (enum attribute at = 0; at < ATTRIBUTE_COUNT; at++) {
        const struct attribute_spec *spec = &attribute_specs[at];
        if (strcmp(spec->word, word) != 0)
            continue;
        const char *kind = kind_specs[spec->kind].word;
        struct meaning *meaning = meaning_new(
            meanings, arena, spec->word,
            arena_printf(arena, "a key of %s %s",
                         spec->kind == KIND_COMMON ? "every" : schema_article(kind), kind),
            spec->doc);
        buffer_printf(&meaning->details, "Its value: %s.\n",
                      form_in_words(model, &spec->value, spec->many));
        meaning->example = example_of_key(model, at);
    }
}

/* The first sentence of the specimen with this verb. */
static const char *example_of_verb(const struct model *model, enum verb verb)
{
    for (size_t i = 0; i < model->all.count; i++)
        FOR_LINKS (model->all.items[i], link)
            if (link->verb == verb && !link->damaged)
                return lines_of(model, statement_at(link->statement));
    return NULL;
}

const char *object_in_words(struct model *model, const struct value_spec *object)
{
    switch (object->type) {
    case TYPE_OBJECT_SPEECH:
        return "a text in quotes";
    case TYPE_OBJECT_MOOD:
        return arena_printf(model->arena, "%s, or a text in quotes",
                            list_of_words(model, object->words));
    case TYPE_OBJECT_PLACE:
        return list_of_words(model, object->words);
    case TYPE_OBJECT_VARIABLE:
        return "the name of a variable";
    default:
        return "a role of the archetype";
    }
}

/* "Then: to … or about …", the clauses that a built-in verb takes. */
static void add_clauses(struct buffer *details, const struct verb_spec *spec)
{
    struct listing clauses = {0};
    for (enum clause_word clause = 0; clause < CLAUSE_COUNT; clause++)
        if (spec->takes >> clause & 1)
            listing_add(&clauses, details->arena, clause_specs[clause].words);
    if (clauses.count)
        buffer_printf(details, "It may go on with %s.\n", listing_text(&clauses, "or"));
}

static void explain_verbs(struct meanings *meanings, struct model *model, const char *word)
{
    for (enum verb verb = 0; verb < VERB_COUNT; verb++) {
        const struct verb_spec *spec = &verb_specs[verb];
        if (strcmp(spec->forms[0], word) != 0 && strcmp(spec->forms[1], word) != 0)
            continue;
        struct meaning *meaning =
            meaning_new(meanings, model->arena, word, "a built-in verb", spec->doc);
        buffer_printf(&meaning->details, "Behind it: %s.\n", object_in_words(model, &spec->object));
        add_clauses(&meaning->details, spec);
        meaning->example = example_of_verb(model, verb);
    }
}

/* The first line of the specimen that holds such a clause: of a sentence, or of a declaration. */
static const char *example_of_clause(const struct model *model, enum clause_word word)
{
    for (size_t i = 0; i < model->all.count; i++) {
        const struct item *item = model->all.items[i];
        if (item->file->source->library)
            continue;
        FOR_LINKS (item, link)
            if (link_qualifier(link, word))
                return lines_of(model, statement_at(link->statement));
        for (const struct clause *clause = item->statement ? item->statement->clauses : NULL;
             clause; clause = clause->next)
            if (clause->word == word)
                return lines_of(model, clause->at);
    }
    return NULL;
}

/* The word is the clause's words, or the first of them: disputed. */
static bool is_of_clause(const char *words, const char *word)
{
    size_t length = strlen(word);
    return !strncmp(words, word, length) && (!words[length] || words[length] == ' ');
}

static void explain_clauses(struct meanings *meanings, struct model *model, const char *word)
{
    for (enum clause_word clause = 0; clause < CLAUSE_COUNT; clause++) {
        const struct clause_spec *spec = &clause_specs[clause];
        if (!is_of_clause(spec->words, word))
            continue;
        struct meaning *meaning =
            meaning_new(meanings, model->arena, spec->words, "a clause word", spec->doc);
        buffer_printf(&meaning->details, "Behind it: %s.\n",
                      form_in_words(model, &spec->value, true));
        meaning->example = example_of_clause(model, clause);
    }
}

/* A word that is one of those a key takes, such as contested: the keys that take it. */
static void explain_choices(struct meanings *meanings, struct model *model, const char *word)
{
    struct meaning *meaning = NULL;
    for (enum attribute at = 0; at < ATTRIBUTE_COUNT; at++) {
        const struct attribute_spec *spec = &attribute_specs[at];
        if (schema_choice(spec->value.words, word, strlen(word)) < 0)
            continue;
        if (!meaning)
            meaning = meaning_new(meanings, model->arena, word, "a word that stands behind a key",
                                  "It may be said of:");
        const char *kind = kind_specs[spec->kind].word;
        meaning_add_row(meaning, model->arena, spec->word,
                        arena_printf(model->arena, "%s (of %s %s; %s)", spec->doc,
                                     schema_article(kind), kind,
                                     form_in_words(model, &spec->value, spec->many)));
    }
}

/* Words of the language that are no kind, and of the field that are no word of it. */
static void explain_words(struct meanings *meanings, struct arena *arena, const char *word)
{
    static const char *const words[][3] = {
        {"use", "a statement",
         "Brings a part of the library (use relations, use archetypes, use think-family) or "
         "another "
         "file (use \"people.catwoe\"). It stands at the head of a file."},
        {"accept", "a statement",
         "Leaves a warning as it is, with the reason: accept RULE because \"…\". It stands in the "
         "block of the declaration that the warning is about, or of the model."},
        {"todo", "a statement",
         "An open point: todo \"…\". It may stand anywhere; check counts them."},
        {"catwoe", "six keys of a system",
         "Customers (and victims), actors, transformation, worldview, owners, environment: see "
         "`catwoe explain system`."},
        {"root-definition", "keys of a system",
         "A relevant system in words: what it does, how, and why, with its CATWOE: see `catwoe "
         "explain system`."},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(words[i][0], word))
            meaning_new(meanings, arena, words[i][0], words[i][1], words[i][2]);
}

/* Pictures and tables that are called so. */
static void explain_views(struct meanings *meanings, struct arena *arena, const char *word)
{
    for (enum view_id id = 0; id < VIEW_COUNT; id++) {
        const struct view *view = &views[id];
        if (strcmp(view_names[id], word) != 0)
            continue;
        struct meaning *meaning =
            meaning_new(meanings, arena, word, view->describe ? "a picture" : "a table",
                        arena_printf(arena, "%s.", with_capital(arena, view->doc)));
        buffer_printf(&meaning->details, "It wants %s.\n", view->needs);
        buffer_printf(&meaning->details,
                      view->describe ? "Drawn by catwoe draw FILE --as %s.\n"
                                     : "Made by catwoe table FILE %s.\n",
                      word);
    }
}

static void add_meanings_of(struct meanings *meanings, struct model *model, const char *word)
{
    enum kind kind = schema_kind(word, strlen(word));
    explain_rule(meanings, model->arena, word);
    if (kind != KIND_NONE)
        add_meaning_of_kind(meanings, model, kind);
    explain_keys(meanings, model, word);
    explain_verbs(meanings, model, word);
    explain_clauses(meanings, model, word);
    explain_library(meanings, model, word);
    explain_words(meanings, model->arena, word);
    explain_views(meanings, model->arena, word);
    if (!meanings->count)
        explain_choices(meanings, model, word);
}

/* Whoever writes CATWOE means catwoe. */
void add_meanings(struct meanings *meanings, struct model *model, const char *word)
{
    size_t length = strlen(word);
    add_meanings_of(meanings, model, word);
    if (!meanings->count && utf8_valid(word, length) == length)
        add_meanings_of(meanings, model, utf8_folded(model->arena, word, length, &length));
}
