/* From statements to items: each kind, key and clause by what schema.def says of it. */
#include "model/bind.h"

#include "base/buffer.h"
#include "base/suggest.h"
#include "model/scope.h"
#include "syntax/terminal.h"

#include <string.h>

static size_t length_of(struct span span)
{
    return span.end - span.start;
}

static struct diagnostic *tell(struct model *model, enum message rule, struct span at,
                               const char *message)
{
    return diagnose(&model->diagnostics, &message_rules[rule], at, "%s", message);
}

static bool holds(const char *text, size_t length, const char *word)
{
    size_t wanted = strlen(word);
    for (size_t at = 0; at + wanted <= length; at++)
        if (!memcmp(text + at, word, wanted))
            return true;
    return false;
}

/* A `use` that went wrong would have brought names: `relations`, or `"people.catwoe"`. */
static bool looks_like_use(const struct model *model, const struct file *file,
                           const struct statement *statement)
{
    const struct tokens *tokens = file->tokens;
    uint32_t token = file->terminals->items[statement->first].token;
    for (; tokens->items[token].kind != TOKEN_END_OF_FILE; token++) {
        struct span at = token_span(file->source, tokens, token);
        const char *text = model_source(model, at);
        if (at.start >= statement->end)
            break;
        if (tokens->items[token].kind == TOKEN_NAME && is_library_part(text, length_of(at)))
            return true;
        if (tokens->items[token].kind == TOKEN_TEXT &&
            (holds(text, length_of(at), ".catwoe") ||
             (tokens->items[token].faulty && holds(text, length_of(at), "use "))))
            return true;
    }
    return false;
}

void bind_lost(struct model *model, const struct file *file, struct item *owner,
               const struct statement *statement)
{
    *array_add(model->arena, &model->lost) = (struct lost_statement){file, statement, owner};
    owner->damaged = true;
    if (owner == model->top && looks_like_use(model, file, statement))
        model->unsound = true;
}

/* A statement has one message: what came behind its first is taken back. */
static void keep_one_message(struct model *model, size_t before, bool told)
{
    size_t most = before + !told;
    if (model->diagnostics.count > most)
        model->diagnostics.count = most;
}

/* ---- Items and their names --------------------------------------------------------------------
 */

static struct body *body_of(struct model *model, struct item *item)
{
    if (!item->body)
        item->body = arena_new_of(model->arena, struct body);
    return item->body;
}

struct item *bind_item(struct model *model, const struct file *file, struct item *owner,
                       enum kind kind, const struct statement *statement)
{
    struct item *item = arena_new_of(model->arena, struct item);
    item->kind = (uint8_t)kind;
    item->owner = owner;
    item->file = file;
    item->statement = statement;
    item->damaged = statement->faulty;
    if (!file->source->library)
        model->declared |= UINT64_C(1) << kind;
    else if (kind != KIND_VARIABLE) /* the library's are roles of archetypes */
        model->brought |= UINT64_C(1) << kind;
    item->index = (uint32_t)model->all.count;
    *array_add(model->arena, &model->all) = item;
    struct body *body = body_of(model, owner);
    item->place = body->last_member ? body->last_member->place + 1 : 0;
    if (body->last_member)
        body->last_member->next = item;
    else
        body->members = item;
    body->last_member = item;
    return item;
}

static void tell_declared_twice(struct model *model, struct item *item, const struct item *first)
{
    struct span at = item_at(item);
    bool same = item->name == first->name;
    struct diagnostic *diagnostic =
        same ? diagnose(&model->diagnostics, &message_rules[MESSAGE_NAME_DECLARED_TWICE], at,
                        "'%s' is declared twice", item->name->text)
             : diagnose(&model->diagnostics, &message_rules[MESSAGE_NAME_CASE], at,
                        "'%s' and '%s' differ in capital letters alone", item->name->text,
                        first->name->text);
    diagnostic_label(&model->diagnostics, diagnostic, same ? "again here" : "the second one");
    diagnostic_remark(&model->diagnostics, diagnostic, item_at(first),
                      same ? "first declared here" : "the first one");
    diagnostic_help(&model->diagnostics, diagnostic,
                    same ? "give one of the two another name, or join them"
                         : "use one spelling, or two names that differ by more");
    item->damaged = true;
}

/* Relations and icons stand among their like. A group's own hides the library's. */
static void declare_apart(struct model *model, struct item *item, const struct item *owner,
                          struct name *name)
{
    struct item *first = scope_add(model, owner, name, item);
    if (!first || first == item)
        return;
    bool first_is_library = first->file->source->library;
    if (first_is_library == item->file->source->library)
        tell_declared_twice(model, item, first);
    else if (first_is_library)
        scope_replace(model, owner, name, item);
    (first_is_library ? item : first)->refers = first_is_library ? first : item;
}

/* A relation stands there with both its forms. */
static void declare_verbs(struct model *model, struct item *relation)
{
    declare_apart(model, relation, model->verbs, relation->name);
    const struct value *plural = item_values(relation, RELATION_PLURAL);
    if (plural)
        declare_apart(
            model, relation, model->verbs,
            name_of(&model->names, model_source(model, plural->at), length_of(plural->at)));
}

/* Where one of its kind may be named, the word says that there is none. */
static void refuse_none(struct model *model, const struct item *item)
{
    bool could_be_meant = false;
    for (enum attribute at = 0; at < ATTRIBUTE_COUNT; at++)
        could_be_meant =
            could_be_meant || (attribute_specs[at].value.type == TYPE_REFERENCE_OR_NONE &&
                               kinds_hold(attribute_specs[at].value.kinds, item->kind));
    if (!could_be_meant || strcmp(item->name->text, "none") != 0)
        return;
    struct diagnostic *diagnostic =
        diagnose(&model->diagnostics, &message_rules[MESSAGE_NAME_DECLARED_TWICE],
                 item->statement->name, "'none' is no name for %s %s: it says that there is none",
                 schema_article(kind_specs[item->kind].word), kind_specs[item->kind].word);
    diagnostic_help(&model->diagnostics, diagnostic, "give it another name");
}

static void declare(struct model *model, struct item *item)
{
    struct span span = item->statement->name;
    const char *text = model_source(model, span);
    item->name = name_of(&model->names, text, length_of(span));
    if (memchr(text, '.', length_of(span))) {
        struct diagnostic *diagnostic =
            tell(model, MESSAGE_UNEXPECTED_WORD, span, "a name that is declared has no dot in it");
        diagnostic_help(&model->diagnostics, diagnostic,
                        "dots only refer: OWNER.NAME; use a hyphen here");
        return;
    }
    refuse_none(model, item);
    if (item->kind == KIND_RELATION)
        return; /* its forms are known when its block is bound */
    if (item->kind == KIND_ICON) {
        declare_apart(model, item, model->icons, item->name);
        return;
    }
    struct item *first = scope_add(model, item->owner, item->name, item);
    if (first && first->kind == KIND_MODEL && item->file->source->library)
        scope_replace(model, item->owner, item->name, item); /* nothing refers to the model */
    else if (first)
        tell_declared_twice(model, item, first);
}

static void choose_name(struct model *model, struct item *item)
{
    struct span span = item->statement->name;
    const struct kind_spec *spec = &kind_specs[item->kind];
    int choice = schema_choice(spec->words, model_source(model, span), length_of(span));
    item->choice = choice < 0 ? UINT8_MAX : (uint8_t)choice;
    if (choice >= 0)
        return;
    struct suggest suggest;
    struct diagnostic *diagnostic =
        diagnose(&model->diagnostics, &message_rules[MESSAGE_VALUE_WORD], span, "'%.*s' is no %s",
                 (int)length_of(span), model_source(model, span), spec->word);
    suggest_start(&suggest, model_source(model, span), length_of(span));
    suggest_words(&suggest, model, spec->words);
    tell_suggestions(model, diagnostic, span, &suggest);
    diagnostic_help(&model->diagnostics, diagnostic, "it is %s", list_of_words(model, spec->words));
    item->damaged = true;
}

static void bind_name(struct model *model, struct item *item)
{
    const struct statement *statement = item->statement;
    const struct kind_spec *spec = &kind_specs[item->kind];
    bool needs_name =
        spec->naming != NAMING_DECLARES || item->kind == KIND_RELATION || item->kind == KIND_ICON;
    if (span_is_empty(statement->name)) {
        if (statement->faulty || (!needs_name && !span_is_empty(statement->label)))
            return;
        struct diagnostic *diagnostic =
            diagnose(&model->diagnostics, &message_rules[MESSAGE_MISSING_NAME], statement->head,
                     "this %s has no name%s", spec->word, needs_name ? "" : " and no text");
        diagnostic_help(&model->diagnostics, diagnostic,
                        spec->naming == NAMING_REFERS ? "name the one that it is about"
                        : needs_name                  ? "put its name behind the word"
                                     : "put a name or a text in quotes behind the word");
        item->damaged = true;
        return;
    }
    if (spec->naming == NAMING_CHOICE)
        choose_name(model, item);
    if (spec->naming == NAMING_REFERS) {
        item->name = name_of(&model->names, model_source(model, statement->name),
                             length_of(statement->name));
        struct item *first = scope_add(model, item->owner, item->name, item);
        if (first)
            tell_declared_twice(model, item, first);
    }
    if (spec->naming == NAMING_DECLARES || spec->naming == NAMING_CHOICE)
        declare(model, item);
}

/* ---- Attributes -------------------------------------------------------------------------------
 */

struct slot *bind_slot(struct model *model, struct item *item, enum attribute attribute,
                       struct span at)
{
    if (!item->slots)
        item->slots =
            arena_alloc(model->arena, schema_slot_count(item->kind) * sizeof *item->slots);
    struct slot **slot = &item->slots[schema_slot(attribute)];
    if (!*slot) {
        *slot = arena_new_of(model->arena, struct slot);
        (*slot)->at = at;
    }
    return *slot;
}

static bool may_be_repeated(enum attribute attribute)
{
    return attribute == COMMON_NOTE || attribute == COMMON_SOURCE;
}

static void lose_slot(struct model *model, struct item *item, enum attribute attribute,
                      struct span at)
{
    bind_slot(model, item, attribute, at)->lost = true;
    model->lost_kinds |= attribute_specs[attribute].value.kinds;
}

/* Values that were not understood. Where they run over several lines, a key was lost on the way. */
static void lose_values(struct model *model, const struct file *file, struct item *item,
                        enum attribute attribute, struct span at, const struct operand *operands)
{
    bool damaged = item->damaged;
    const struct operand *last = operands;
    while (last->next)
        last = last->next;
    struct statement *lost = arena_new_of(model->arena, struct statement);
    *lost = (struct statement){.type = STATEMENT_ATTRIBUTE,
                               .head = at,
                               .first = operands->first,
                               .end = last->to ? last->to->at.end : last->at.end};
    const char *text = model_source(model, at);
    lose_slot(model, item, attribute, at);
    bind_lost(model, file, item, lost);
    item->damaged = damaged || memchr(text, '\n', lost->end - at.start);
}

/* Said twice in the same words: one of the two can go. */
static void offer_once(struct model *model, struct diagnostic *diagnostic, const struct slot *slot,
                       const struct operand *operands)
{
    struct span at = diagnostic->at;
    while (operands->next)
        operands = operands->next;
    operands = operands->to ? operands->to : operands;
    at.end = span_is_empty(operands->why) ? operands->at.end : operands->why.end;
    const char *first = model_source(model, slot->at), *second = model_source(model, at);
    if (source_at(&model->sources, slot->at.start) == source_at(&model->sources, at.start) &&
        !strncmp(first, second, length_of(at)) && strchr(" \t\r\n;}", first[length_of(at)]))
        diagnostic_fix(&model->diagnostics, diagnostic, source_removal(&model->sources, at), true,
                       "Take the second out", "");
}

static void tell_twice(struct model *model, const struct slot *slot, const char *word,
                       struct span at, const struct operand *operands)
{
    struct diagnostic *diagnostic =
        diagnose(&model->diagnostics, &message_rules[MESSAGE_ATTRIBUTE_TWICE], at,
                 "`%s` is said twice", word);
    diagnostic_remark(&model->diagnostics, diagnostic, slot->at, "first here");
    diagnostic_help(&model->diagnostics, diagnostic,
                    "keep one of the two; several values go in one line with commas");
    if (operands)
        offer_once(model, diagnostic, slot, operands);
}

/* Clauses behind a value: only those that the attribute takes. */
static void bind_taken_clauses(struct model *model, const struct file *file, struct slot *slot,
                               enum attribute attribute, const struct clause *clause)
{
    struct qualifier **end = &slot->qualifiers;
    for (; clause; clause = clause->next) {
        if (attribute_specs[attribute].takes >> clause->word & 1) {
            *end = bind_qualifier(model, file, clause);
            end = &(*end)->next;
            continue;
        }
        struct diagnostic *diagnostic =
            diagnose(&model->diagnostics, &message_rules[MESSAGE_ATTRIBUTE_NOT_HERE], clause->at,
                     "`%s` takes no `%s`", attribute_specs[attribute].word,
                     clause_specs[clause->word].words);
        diagnostic_help(&model->diagnostics, diagnostic,
                        "take it out, or put the whole in quotes if it is one text");
    }
}

static void bind_attribute_values(struct model *model, const struct file *file, struct item *item,
                                  enum attribute attribute, struct span at,
                                  const struct operand *operands, const struct clause *clauses)
{
    const struct attribute_spec *spec = &attribute_specs[attribute];
    struct slot *slot = bind_slot(model, item, attribute, at);
    if (slot->values && !may_be_repeated(attribute)) {
        tell_twice(model, slot, spec->word, at, clauses ? NULL : operands);
        return;
    }
    struct value **end = slot->last ? &slot->last->next : &slot->values;
    *end = bind_values(model, file, &spec->value, model_source(model, at), length_of(at), operands);
    size_t given = 0, understood = 0;
    for (const struct operand *operand = operands; operand; operand = operand->next)
        given++;
    for (struct value *value = *end; value; value = value->next) {
        understood++;
        slot->last = value;
    }
    if (understood < given)
        lose_values(model, file, item, attribute, at, operands);
    bind_taken_clauses(model, file, slot, attribute, clauses);
    if (spec->many || given < 2 || !operands->next)
        return;
    struct diagnostic *diagnostic =
        diagnose(&model->diagnostics, &message_rules[MESSAGE_VALUE_TYPE], operands->next->at,
                 "`%s` wants one value", spec->word);
    diagnostic_help(&model->diagnostics, diagnostic, "keep one, or say the others in a note");
}

/* The key's word, without its colon and the blanks before it. */
static struct span key_word(const struct model *model, struct span key)
{
    key.end = key.start + key_word_length(model_source(model, key), key.end - key.start);
    return key;
}

static void list_keys(struct model *model, struct diagnostic *diagnostic, enum kind kind)
{
    struct buffer list = {.arena = model->arena};
    for (enum attribute at = schema_first(kind); at < schema_end(kind); at++)
        buffer_printf(&list, "%s%s", at > schema_first(kind) ? ", " : "", attribute_specs[at].word);
    if (list.count)
        diagnostic_help(
            &model->diagnostics, diagnostic, "%s %s has: %s; and note, source, confidential",
            schema_article(kind_specs[kind].word), kind_specs[kind].word, buffer_text(&list));
    else
        diagnostic_help(&model->diagnostics, diagnostic,
                        "%s %s has only note, source and confidential",
                        schema_article(kind_specs[kind].word), kind_specs[kind].word);
}

static const char *kinds_with(struct model *model, const char *word, size_t length)
{
    struct buffer kinds = {.arena = model->arena};
    unsigned count = 0;
    for (enum kind kind = KIND_COMMON + 1; kind < KIND_SENTENCE; kind++)
        for (enum attribute at = schema_first(kind); at < schema_end(kind); at++)
            if (strlen(attribute_specs[at].word) == length &&
                !memcmp(attribute_specs[at].word, word, length) && count++ < 4)
                buffer_printf(&kinds, "%s%s %s", count > 1 ? ", " : "",
                              schema_article(kind_specs[kind].word), kind_specs[kind].word);
    return count ? buffer_text(&kinds) : NULL;
}

static void offer_keys(struct suggest *suggest, enum kind kind)
{
    for (enum attribute at = schema_first(kind); at < schema_end(kind); at++)
        suggest_offer(suggest, attribute_specs[at].word, &attribute_specs[at]);
}

/* No such key: say whose it is, or which was meant; what was meant is not told to be missing. */
static void tell_no_such_key(struct model *model, struct item *item, struct span word)
{
    const char *text = model_source(model, word);
    const char *kinds = kinds_with(model, text, length_of(word));
    struct diagnostic *diagnostic;
    struct suggest suggest;
    suggest_start(&suggest, text, length_of(word));
    offer_keys(&suggest, item->kind);
    offer_keys(&suggest, KIND_COMMON);
    if (kinds)
        diagnostic =
            diagnose(&model->diagnostics, &message_rules[MESSAGE_ATTRIBUTE_NOT_HERE], word,
                     "`%.*s` belongs to %s, not to %s %s", (int)length_of(word), text, kinds,
                     schema_article(kind_specs[item->kind].word), kind_specs[item->kind].word);
    else
        diagnostic = diagnose(&model->diagnostics, &message_rules[MESSAGE_UNKNOWN_ATTRIBUTE], word,
                              "there is no key `%.*s`", (int)length_of(word), text);
    tell_suggestions(model, diagnostic, word, &suggest);
    if (!suggest.count)
        list_keys(model, diagnostic, item->kind);
    for (unsigned i = 0; i < suggest.count; i++)
        lose_slot(
            model, item,
            (enum attribute)((const struct attribute_spec *)suggest.bearer[i] - attribute_specs),
            word);
    item->damaged = true;
}

static void bind_attribute(struct model *model, const struct file *file, struct item *item,
                           const struct statement *statement)
{
    struct span word = key_word(model, statement->head);
    if (item == model->top) {
        if (statement->faulty)
            return;
        model->unsound |= length_of(word) == 3 && !memcmp(model_source(model, word), "use", 3);
        struct diagnostic *diagnostic =
            diagnose(&model->diagnostics, &message_rules[MESSAGE_ATTRIBUTE_NOT_HERE], word,
                     "`%.*s` stands outside every declaration", (int)length_of(word),
                     model_source(model, word));
        diagnostic_help(&model->diagnostics, diagnostic,
                        "a key stands in the braces of what it is about: KIND NAME { key: value }");
        return;
    }
    enum attribute attribute =
        schema_attribute(item->kind, model_source(model, word), length_of(word));
    if (statement->faulty && !statement->operands) {
        if (attribute < ATTRIBUTE_COUNT)
            lose_slot(model, item, attribute, word);
        bind_lost(model, file, item, statement);
    } else if (attribute == ATTRIBUTE_COUNT) {
        if (!item->head_lost && !statement->faulty)
            tell_no_such_key(model, item, word);
        bind_lost(model, file, item, statement);
    } else {
        size_t before = model->diagnostics.count;
        bind_attribute_values(model, file, item, attribute, word, statement->operands,
                              statement->clauses);
        keep_one_message(model, before, statement->faulty);
    }
}

/* A clause on the line of a declaration says what an attribute of the kind says. */
static void bind_clause(struct model *model, const struct file *file, struct item *item,
                        const struct clause *clause)
{
    enum attribute attribute = schema_clause_attribute(item->kind, clause->word);
    if (attribute < ATTRIBUTE_COUNT) {
        bind_attribute_values(model, file, item, attribute, clause->at, clause->operands, NULL);
        return;
    }
    const char *kind = kind_specs[item->kind].word, *word = clause_specs[clause->word].words;
    struct buffer own = {.arena = model->arena};
    for (enum attribute at = schema_first(item->kind); at < schema_end(item->kind); at++)
        if (attribute_specs[at].clause != NO_CLAUSE)
            buffer_printf(&own, "%s`%s`", own.count ? ", " : "",
                          clause_specs[attribute_specs[at].clause].words);
    struct diagnostic *diagnostic =
        diagnose(&model->diagnostics, &message_rules[MESSAGE_ATTRIBUTE_NOT_HERE], clause->at,
                 "%s %s takes no `%s`", schema_article(kind), kind, word);
    if (own.count)
        diagnostic_help(&model->diagnostics, diagnostic, "it takes %s", buffer_text(&own));
    list_keys(model, diagnostic, item->kind);
}

void bind_lost_block(struct model *model, struct item *owner, const struct statement *statement)
{
    (void)model;
    if (statement_block(statement) && owner->body && owner->body->last_member)
        owner->body->last_member->damaged = true;
}

/* ---- Statements of a block --------------------------------------------------------------------
 */

static void bind_waiver(struct model *model, const struct file *file, struct item *item,
                        const struct statement *statement)
{
    if (statement->faulty)
        return;
    struct waiver *waiver = arena_new_of(model->arena, struct waiver);
    struct body *body = body_of(model, item);
    waiver->at = statement_at(statement);
    waiver->rule = statement->name;
    waiver->reason = statement->label;
    waiver->owner = item;
    waiver->file = file;
    if (!*model_text(model, waiver->reason)) {
        struct diagnostic *diagnostic =
            tell(model, MESSAGE_MISSING_VALUE, waiver->reason, "this reason is empty");
        diagnostic_help(&model->diagnostics, diagnostic, "say why the group leaves it so");
        return;
    }
    if (body->last_waiver)
        body->last_waiver->next = waiver;
    else
        body->waivers = waiver;
    body->last_waiver = waiver;
}

static void bind_todo(struct model *model, struct item *item, const struct statement *statement)
{
    struct todo *todo = arena_new_of(model->arena, struct todo);
    struct body *body = body_of(model, item);
    todo->text = statement->label;
    if (body->last_todo)
        body->last_todo->next = todo;
    else
        body->todos = todo;
    body->last_todo = todo;
}

static void bind_sentence(struct model *model, const struct file *file, struct item *owner,
                          const struct statement *statement)
{
    struct link *link = arena_new_of(model->arena, struct link);
    struct body *body = body_of(model, owner);
    link->statement = statement;
    link->verb = VERB_COUNT;
    if (body->last_link)
        body->last_link->next = link;
    else
        body->links = link;
    body->last_link = link;
    (void)file;
}

static void bind_use(struct model *model, const struct item *owner,
                     const struct statement *statement)
{
    if (owner == model->top)
        return; /* model_use has followed it */
    struct diagnostic *diagnostic =
        tell(model, MESSAGE_UNEXPECTED_WORD, statement->head, "`use` stands outside every block");
    diagnostic_help(&model->diagnostics, diagnostic, "move it to the head of the file");
}

static void bind_statement(struct model *model, const struct file *file, struct item *owner,
                           const struct statement *statement)
{
    switch ((enum statement_type)statement->type) {
    case STATEMENT_DECLARATION:
        bind_declaration(model, file, owner, statement->kind, statement);
        break;
    case STATEMENT_SENTENCE:
        if (kind_specs[owner->kind].sentences == SENTENCES_NONE)
            bind_stray_sentence(model, file, owner, statement);
        else
            bind_sentence(model, file, owner, statement);
        break;
    case STATEMENT_ATTRIBUTE:
        bind_attribute(model, file, owner, statement);
        break;
    case STATEMENT_USE:
        bind_use(model, owner, statement);
        break;
    case STATEMENT_ACCEPT:
        bind_waiver(model, file, owner, statement);
        break;
    case STATEMENT_TODO:
        bind_todo(model, owner, statement);
        break;
    case STATEMENT_FAULT:
        bind_lost(model, file, owner, statement);
        bind_lost_block(model, owner, statement);
        break;
    }
}

void bind_block(struct model *model, const struct file *file, struct item *owner,
                const struct statement *statement)
{
    for (; statement; statement = statement->next)
        bind_statement(model, file, owner, statement);
}

static void tell_missing_attributes(struct model *model, struct item *item)
{
    if (item->damaged)
        return;
    for (enum attribute at = schema_first(item->kind); at < schema_end(item->kind); at++) {
        const struct attribute_spec *spec = &attribute_specs[at];
        if (!spec->required || item_slot(item, at))
            continue;
        struct diagnostic *diagnostic =
            diagnose(&model->diagnostics, &message_rules[MESSAGE_MISSING_VALUE], item_at(item),
                     "this %s does not say `%s`", kind_specs[item->kind].word,
                     spec->clause != NO_CLAUSE ? clause_specs[spec->clause].words : spec->word);
        diagnostic_help(&model->diagnostics, diagnostic, "%s", spec->doc);
        item->damaged = true;
    }
}

static void bind_head(struct model *model, const struct file *file, struct item *item)
{
    const struct statement *statement = item->statement;
    size_t before = model->diagnostics.count;
    bind_name(model, item);
    for (const struct clause *clause = statement->clauses; clause; clause = clause->next)
        bind_clause(model, file, item, clause);
    item->head_lost = statement->faulty || model->diagnostics.count > before;
    if (model->diagnostics.count > before && !statement->faulty)
        bind_lost(model, file, item, statement);
    keep_one_message(model, before, statement->faulty);
}

void bind_declaration(struct model *model, const struct file *file, struct item *owner,
                      enum kind kind, const struct statement *statement)
{
    struct item *item = bind_item(model, file, owner, kind, statement);
    bind_head(model, file, item);
    const struct block *block = statement_block(statement);
    if (block)
        bind_block(model, file, item, block->first);
    item->damaged |= block && span_is_empty(block->close); /* its end was put in */
    if (statement->faulty)
        bind_lost(model, file, item, statement);
    tell_missing_attributes(model, item);
    if (kind == KIND_RELATION && item->name)
        declare_verbs(model, item);
}

/* ---- The whole model --------------------------------------------------------------------------
 */

static struct item *outermost(struct model *model)
{
    static const struct statement nothing;
    struct item *item = arena_new_of(model->arena, struct item);
    item->kind = KIND_FILE;
    item->statement = &nothing;
    item->body = arena_new_of(model->arena, struct body);
    return item;
}

/* The root file's `model` says what all is about; a second one in a file is one too many. */
static void find_about(struct model *model)
{
    static const char *const told = "a file is about one model, and this is a second";
    static const enum stage stages[] = {[MODEL_STAGE_FINDING_OUT] = FINDING_OUT,
                                        [MODEL_STAGE_MODELLING] = MODELLING,
                                        [MODEL_STAGE_COMPARING] = COMPARING,
                                        [MODEL_STAGE_ACTING] = ACTING};
    for (const struct item *item = model->top->body->members, *last = NULL; item;
         item = item->next) {
        if (item->kind != KIND_MODEL)
            continue;
        if (!model->about && item->file == model->files.items[0])
            model->about = item;
        if (last && last->file == item->file) {
            struct diagnostic *diagnostic =
                tell(model, MESSAGE_NAME_DECLARED_TWICE, item_at(item), told);
            diagnostic_remark(&model->diagnostics, diagnostic, item_at(last), "the first one");
            diagnostic_help(&model->diagnostics, diagnostic,
                            "join them, or put one in a file of its own");
        }
        last = item;
    }
    int stage = model->about ? item_choice(model->about, MODEL_STAGE) : -1;
    model->stage = stage < 0 ? FINDING_OUT : stages[stage];
}

void model_bind(struct model *model)
{
    model->top = outermost(model);
    model->verbs = outermost(model);
    model->icons = outermost(model);
    for (size_t i = 0; i < model->files.count; i++) {
        model->unsound |= model->files.items[i]->source->unsound;
        bind_block(model, model->files.items[i], model->top, model->files.items[i]->statements);
    }
    bind_sentences(model);
    find_about(model);
}
