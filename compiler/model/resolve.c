/* What every name refers to. A name that nothing declares is told once, with the nearest that would
   fit there; it never becomes a thing of its own. */
#include "model/model.h"

#include "base/buffer.h"
#include "base/listing.h"
#include "base/suggest.h"
#include "model/bind.h"
#include "model/scope.h"
#include "syntax/terminal.h"

#include <string.h>

enum { MOST_SUGGESTED = 50, MOST_REMARKS = 6 };

struct resolving {
    struct model *model;
    unsigned suggested;      /* how often near names were looked for */
    struct diagnostic *none; /* told last: nothing of these kinds is declared */
    kind_set none_kinds;
    const struct file *cut; /* a file that ends in a statement that was not understood */
};

/* What is asked for at one place. */
struct question {
    struct item *item; /* where it is asked */
    const char *word;  /* behind which it is asked; NULL in a sentence */
    size_t word_length;
    kind_set kinds;
    struct span at;
    bool damaged; /* the answer: it could not be resolved */
};

static int length_of(struct span span)
{
    return (int)(span.end - span.start);
}

/* ---- Statements that were not understood ------------------------------------------------------
 */

/* In place of a diagnostic: the name stands in a statement that has had its message. */
static const char in_lost_statement;

/* What they mention may have been meant: nobody is told that nothing takes it up. What they were to
   declare is not told to be missing. */
static void mention(struct resolving *resolving, struct span word)
{
    struct model *model = resolving->model;
    struct name *name = name_of(&model->names, model_source(model, word), (size_t)length_of(word));
    name->missed = (void *)&in_lost_statement;
    for (struct item *item = name->folded->bears; item; item = item->same_name)
        item->touched = true;
}

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || (unsigned char)c >= 0x80;
}

/* A quote too many turns names into text. */
static void mention_words_of(struct resolving *resolving, struct span text)
{
    const char *bytes = model_source(resolving->model, text);
    size_t length = (size_t)length_of(text);
    for (size_t at = 0; at < length;) {
        size_t start = at;
        while (at < length && is_word_byte(bytes[at]))
            at++;
        if (at > start)
            mention(resolving,
                    (struct span){text.start + (uint32_t)start, text.start + (uint32_t)at});
        else
            at++;
    }
}

static void mark_mentioned(struct resolving *resolving, const struct lost_statement *lost)
{
    const struct tokens *tokens = lost->file->tokens;
    const struct block *block = statement_block(lost->statement);
    uint32_t end = block ? block->close.end : lost->statement->end;
    uint32_t token = lost->file->terminals->items[lost->statement->first].token;
    for (; tokens->items[token].kind != TOKEN_END_OF_FILE; token++) {
        struct span at = token_span(lost->file->source, tokens, token);
        enum token_kind kind = tokens->items[token].kind;
        if (at.start >= end)
            break;
        if (kind == TOKEN_NAME)
            mention(resolving, at);
        if (kind == TOKEN_TEXT)
            mention_words_of(resolving, at);
    }
}

/* It stands outside every block, and nothing behind it. */
static bool ends_file(const struct model *model, const struct item *owner,
                      const struct statement *statement)
{
    return owner == model->top && !statement->next;
}

static const struct file *find_cut(const struct model *model)
{
    const struct file *cut = NULL;
    for (size_t i = 0; i < model->lost.count; i++)
        if (ends_file(model, model->lost.items[i].owner, model->lost.items[i].statement))
            cut = model->lost.items[i].file;
    FOR_MEMBERS (model->top, member)
        if (member->damaged && ends_file(model, member->owner, member->statement))
            cut = member->file;
    return cut;
}

/* What other files lack may stand in the rest of one that breaks off. */
static bool is_perhaps_cut(const struct resolving *resolving, const struct question *question)
{
    const struct source *asking = source_at(&resolving->model->sources, question->at.start);
    return resolving->cut && asking != resolving->cut->source;
}

/* ---- Telling ----------------------------------------------------------------------------------
 */

static const char *kinds_in_words(struct model *model, kind_set kinds)
{
    struct buffer words = {.arena = model->arena};
    kind_set left = kinds;
    unsigned count = 0;
    for (enum kind kind = KIND_COMMON + 1; kind < KIND_SENTENCE; kind++) {
        if (!kinds_hold(kinds, kind))
            continue;
        left &= ~(UINT64_C(1) << kind);
        bool final = count && !(left & ((UINT64_C(1) << KIND_SENTENCE) - (UINT64_C(2) << kind)));
        buffer_printf(&words, "%s%s %s",
                      !count  ? ""
                      : final ? " or "
                              : ", ",
                      schema_article(kind_specs[kind].word), kind_specs[kind].word);
        count++;
    }
    return buffer_text(&words);
}

static const char *who_asks(struct model *model, const struct question *question)
{
    return question->word
               ? arena_printf(model->arena, "`%.*s`", (int)question->word_length, question->word)
               : "this sentence";
}

static void tell_near(struct resolving *resolving, const struct question *question,
                      struct diagnostic *diagnostic, const char *text, size_t length)
{
    struct model *model = resolving->model;
    struct suggest suggest;
    if (resolving->suggested++ >= MOST_SUGGESTED)
        return;
    suggest_start(&suggest, text, length);
    for (size_t i = 0; i < model->all.count; i++) {
        struct item *item = model->all.items[i];
        if (item->name && !item->statement->faulty && kinds_hold(question->kinds, item->kind) &&
            (item->kind == KIND_ICON) == (question->kinds == OF(ICON)) &&
            (!item->file->source->library || item->owner == model->top))
            suggest_offer(&suggest, item->name->text, item);
    }
    for (unsigned i = 0; i < suggest.count; i++)
        for (struct item *item = ((struct item *)suggest.bearer[i])->name->folded->bears; item;
             item = item->same_name)
            item->touched = true;
    tell_suggestions(model, diagnostic, question->at, &suggest);
    if (question->kinds != ANY)
        diagnostic_help(&model->diagnostics, diagnostic, "%s wants the name of %s",
                        who_asks(model, question), kinds_in_words(model, question->kinds));
}

/* A name is told of once; where else it is used stands under the first. */
static void add_place(struct model *model, struct diagnostic *told, struct span at,
                      const char *text)
{
    unsigned remarks = 0;
    for (struct remark *remark = told->remarks; remark && remarks < MOST_REMARKS;
         remark = remark->next)
        remarks++;
    if (remarks < MOST_REMARKS)
        diagnostic_remark(&model->diagnostics, told, at, "%s", text);
}

static bool none_declared(const struct model *model, kind_set kinds)
{
    return kinds != OF(ICON) && /* the library has icons */
           !((model->declared | model->brought) & kinds);
}

/* It may stand in a part of the library that is not in use. Of what is looked for only by the way
   to it, a framework alone stands there. */
static void tell_library(struct model *model, struct diagnostic *told,
                         const struct question *question, const struct name *name)
{
    const struct source *source = source_at(&model->sources, question->at.start);
    kind_set kinds =
        question->kinds == ANY ? OF(FRAMEWORK) : question->kinds & (OF(ARCHETYPE) | OF(FRAMEWORK));
    const char *near, *part;
    if (!kinds || told->fixes)
        return;
    part = library_part_with(model->arena, kinds, name->text, name->length, &near);
    if (!part)
        return;
    diagnostic_help(&model->diagnostics, told, "use %s brings '%s'", part, near);
    if (!strcmp(near, name->text))
        diagnostic_fix(&model->diagnostics, told, (struct span){source->base, source->base}, false,
                       arena_printf(model->arena, "Begin the file with use %s", part),
                       arena_printf(model->arena, "use %s\n", part));
}

/* Whoever was forgotten can be declared at the end of the file. */
static void offer_stakeholder(struct model *model, struct diagnostic *told,
                              const struct question *question, const struct name *name)
{
    const struct source *source = source_at(&model->sources, question->at.start);
    struct span end = {source->base + source->length, source->base + source->length};
    bool line_due = source->length && source->text[source->length - 1] != '\n';
    if (question->kinds == ANY || !(question->kinds & OF(STAKEHOLDER)) || strchr(name->text, '.'))
        return;
    diagnostic_fix(
        &model->diagnostics, told, end, false,
        arena_printf(model->arena, "Declare the stakeholder '%s'", name->text),
        arena_printf(model->arena, "%sstakeholder %s\n", line_due ? "\n" : "", name->text));
}

/* The same name is asked for as something that a stakeholder is not. */
static void withdraw_stakeholder(struct diagnostic *told)
{
    for (struct fix **at = &told->fixes; *at;)
        if (span_is_empty((*at)->at))
            *at = (*at)->next;
        else
            at = &(*at)->next;
}

/* Nothing of the kinds is declared yet: that is told once, not once a name. */
static void tell_none_declared(struct resolving *resolving, const struct question *question,
                               struct name *name)
{
    struct model *model = resolving->model;
    const char *kinds = kinds_in_words(model, question->kinds);
    if (resolving->none && resolving->none_kinds == question->kinds) {
        name->missed = resolving->none;
        add_place(model, resolving->none, question->at,
                  arena_printf(model->arena, "nor '%s'", name->text));
        return;
    }
    resolving->none = diagnose(&model->diagnostics, &message_rules[MESSAGE_REFERENCE_UNRESOLVED],
                               question->at, "nothing is called '%s'", name->text);
    resolving->none_kinds = question->kinds;
    name->missed = resolving->none;
    diagnostic_help(
        &model->diagnostics, resolving->none,
        "it would be %s, and none is declared yet; use \"FILE\" brings those of another "
        "file",
        kinds);
    tell_library(model, resolving->none, question, name);
    offer_stakeholder(model, resolving->none, question, name);
}

/* Of retain.contact and retain.match, where there is no retain, it alone is missing. */
static struct question what_is_missing(struct model *model, const struct question *question)
{
    struct item *found, *other;
    struct question asked = *question;
    const char *text = model_source(model, question->at);
    const char *dot = memchr(text, '.', (size_t)length_of(question->at));
    asked.at.end = dot ? question->at.start + (uint32_t)(dot - text) : question->at.end;
    asked.kinds = ANY;
    return dot && model_look_up(model, asked.item, ANY, asked.at, &found, &other) == NOT_FOUND
               ? asked
               : *question;
}

/* The owner is known, and has no such member: retain.contct, a role of a story. */
static struct diagnostic *tell_no_member(struct model *model, const struct item *owner,
                                         kind_set kinds, const char *what, struct span at)
{
    struct suggest suggest;
    struct listing members = {0};
    struct diagnostic *told = diagnose(
        &model->diagnostics, &message_rules[MESSAGE_REFERENCE_UNRESOLVED], at, "%s has %s '%.*s'",
        item_called(model, owner), what, length_of(at), model_source(model, at));
    suggest_start(&suggest, model_source(model, at), (size_t)length_of(at));
    FOR_MEMBERS (owner, member) {
        if (!kinds_hold(kinds, member->kind) || !member->name)
            continue;
        suggest_offer(&suggest, member->name->text, member);
        listing_add(&members, model->arena, member->name->text);
    }
    for (unsigned i = 0; i < suggest.count; i++)
        ((struct item *)suggest.bearer[i])->touched = true;
    tell_suggestions(model, told, at, &suggest);
    if (members.count)
        diagnostic_help(&model->diagnostics, told, "it has %s", listing_text(&members, "and"));
    return told;
}

/* What stands before the last dot, where that is known: *member is what stands behind it. */
static const struct item *owner_named(struct model *model, const struct question *question,
                                      struct span *member)
{
    struct item *found, *other;
    struct span owner = question->at;
    const char *text = model_source(model, question->at);
    while (owner.end > owner.start && text[owner.end - owner.start - 1] != '.')
        owner.end--;
    *member = (struct span){owner.end, question->at.end};
    if (span_is_empty(owner))
        return NULL;
    owner.end--;
    return model_look_up(model, question->item, ANY, owner, &found, &other) == FOUND ? found : NULL;
}

/* Of an owner in which nothing is declared, that is told once, not once a member. */
static struct diagnostic *tell_missing_member(struct model *model, const struct item *owner,
                                              kind_set kinds, struct span member)
{
    const struct name *name =
        name_known(&model->names, model_source(model, member), (size_t)length_of(member));
    if (name && name->missed == &in_lost_statement)
        return NULL;
    bool empty = owner->name && (!owner->body || !owner->body->members);
    struct diagnostic *told =
        empty && owner->name->missed != &in_lost_statement ? owner->name->missed : NULL;
    if (told) {
        add_place(model, told, member,
                  arena_printf(model->arena, "nor '%.*s'", length_of(member),
                               model_source(model, member)));
        return told;
    }
    told = tell_no_member(model, owner, kinds, "nothing called", member);
    if (empty)
        owner->name->missed = told;
    return told;
}

static void tell_not_found(struct resolving *resolving, const struct question *question)
{
    struct model *model = resolving->model;
    const char *text = model_source(model, question->at);
    size_t length = (size_t)length_of(question->at);
    struct name *name = name_of(&model->names, text, length);
    struct diagnostic *told = name->missed;
    if (model->unsound || name->missed == &in_lost_statement || is_perhaps_cut(resolving, question))
        return;
    if (told) {
        if (!(question->kinds & OF(STAKEHOLDER)))
            withdraw_stakeholder(told);
        add_place(model, told, question->at, "here too");
        return;
    }
    struct span member;
    const struct item *owner = owner_named(model, question, &member);
    if (owner) {
        name->missed = tell_missing_member(model, owner, question->kinds, member);
        return;
    }
    if (none_declared(model, question->kinds)) {
        tell_none_declared(resolving, question, name);
        return;
    }
    told = diagnose(&model->diagnostics, &message_rules[MESSAGE_REFERENCE_UNRESOLVED], question->at,
                    "nothing is called '%s'", name->text);
    name->missed = told;
    tell_near(resolving, question, told, text, length);
    tell_library(model, told, question, name);
    if (!told->fixes)
        offer_stakeholder(model, told, question, name);
}

/* Like a name that is missing, one that does not fit is told of once. */
static void tell_wrong_kind(struct resolving *resolving, const struct question *question,
                            struct item *found)
{
    struct model *model = resolving->model;
    struct diagnostic *told = found->name->missed;
    const char *word = kind_specs[found->kind].word;
    const char *wanted = question->kinds == ANY ? "somebody or something that has part in it"
                                                : kinds_in_words(model, question->kinds);
    if (found->name->missed == &in_lost_statement)
        return;
    if (told) {
        add_place(model, told, question->at,
                  arena_printf(model->arena, "%s wants %s too", who_asks(model, question), wanted));
        return;
    }
    told = diagnose(&model->diagnostics, &message_rules[MESSAGE_REFERENCE_WRONG_KIND], question->at,
                    "'%.*s' is %s %s, and %s wants %s", length_of(question->at),
                    model_source(model, question->at), schema_article(word), word,
                    who_asks(model, question), wanted);
    found->name->missed = told;
    found->touched = true;
    if (!found->file->source->library)
        diagnostic_remark(&model->diagnostics, told, item_at(found), "declared here");
    if (question->kinds == OF(VARIABLE))
        diagnostic_help(&model->diagnostics, told, "declare it in the map too: variable %.*s \"…\"",
                        length_of(question->at), model_source(model, question->at));
    else
        diagnostic_help(&model->diagnostics, told,
                        "use the name of one, or declare one by another name");
}

/* The name with its owner's before it, where the owner has one. */
static void offer_path(struct model *model, struct diagnostic *diagnostic, struct span at,
                       const struct item *item)
{
    const char *path = item_path(model, item);
    if (!strchr(path, '"'))
        diagnostic_fix(&model->diagnostics, diagnostic, at, false,
                       arena_printf(model->arena, "Write %s", path), path);
}

static void tell_ambiguous(struct resolving *resolving, const struct question *question,
                           const struct item *found, const struct item *other)
{
    struct model *model = resolving->model;
    struct diagnostic *diagnostic =
        diagnose(&model->diagnostics, &message_rules[MESSAGE_REFERENCE_AMBIGUOUS], question->at,
                 "'%.*s' is the name of more than one thing", length_of(question->at),
                 model_source(model, question->at));
    const struct item *first = found->index < other->index ? found : other;
    const struct item *second = first == found ? other : found;
    diagnostic_remark(&model->diagnostics, diagnostic, item_at(first), "one is here");
    diagnostic_remark(&model->diagnostics, diagnostic, item_at(second), "another is here");
    diagnostic_help(&model->diagnostics, diagnostic, "write %s or %s", item_path(model, first),
                    item_path(model, second));
    offer_path(model, diagnostic, question->at, first);
    offer_path(model, diagnostic, question->at, second);
}

/* ---- Asking -----------------------------------------------------------------------------------
 */

static struct item *answer(struct resolving *resolving, struct question *question)
{
    struct model *model = resolving->model;
    struct item *found, *other;
    struct question missing;
    switch (model_look_up(model, question->item, question->kinds, question->at, &found, &other)) {
    case FOUND:
        return found;
    case NOT_FOUND:
        model->lost_kinds |= question->kinds != ANY ? question->kinds : 0;
        missing = what_is_missing(model, question);
        tell_not_found(resolving, &missing);
        break;
    case WRONG_KIND:
        tell_wrong_kind(resolving, question, found);
        break;
    case AMBIGUOUS:
        tell_ambiguous(resolving, question, found, other);
        break;
    }
    question->damaged = true;
    return NULL;
}

static bool refers(enum value_type type)
{
    return type == TYPE_REFERENCE || type == TYPE_REFERENCE_OR_TEXT ||
           type == TYPE_REFERENCE_OR_NONE || type == TYPE_EFFECT || type == TYPE_POSITION;
}

/* True where all of them could be resolved. */
static bool resolve_values(struct resolving *resolving, struct item *item,
                           const struct value_spec *spec, const char *word, size_t word_length,
                           struct value *value)
{
    struct question question = {
        .item = item, .word = word, .word_length = word_length, .kinds = spec->kinds};
    bool unknown = spec->kinds == OF(ICON) && !resolving->model->has_icons;
    if (!refers(spec->type) || unknown)
        return true;
    for (; value; value = value->next) {
        struct value *reference = spec->type == TYPE_POSITION ? value->to : value;
        if (!reference || reference->form != VALUE_ITEM)
            continue;
        question.at = reference->at;
        reference->item = answer(resolving, &question);
    }
    return !question.damaged;
}

static void resolve_qualifiers(struct resolving *resolving, struct item *item,
                               struct qualifier *qualifier, bool *damaged)
{
    for (; qualifier; qualifier = qualifier->next) {
        const struct clause_spec *spec = &clause_specs[qualifier->word];
        if (!resolve_values(resolving, item, &spec->value, spec->words, strlen(spec->words),
                            qualifier->values))
            *damaged = true;
    }
}

static void resolve_slots(struct resolving *resolving, struct item *item)
{
    if (!item->slots)
        return;
    for (enum attribute at = schema_first(item->kind); at < schema_end(item->kind); at++) {
        struct slot *slot = item->slots[schema_slot(at)];
        const struct attribute_spec *spec = &attribute_specs[at];
        if (!slot)
            continue;
        if (!resolve_values(resolving, item, &spec->value, model_source(resolving->model, slot->at),
                            (size_t)length_of(slot->at), slot->values))
            slot->lost = item->damaged = true;
        resolve_qualifiers(resolving, item, slot->qualifiers, &item->damaged);
    }
}

/* The item whose members a name in this block refers to first: a comparison's system, a story's
   archetype. */
static const struct item *other_block(const struct item *block)
{
    if (block->kind == KIND_COMPARISON)
        return item_named(block, COMPARISON_OF);
    return block->kind == KIND_STORY ? item_named(block, STORY_OF) : NULL;
}

static struct item *resolve_in(struct resolving *resolving, struct question *question)
{
    struct model *model = resolving->model;
    const struct item *block = other_block(question->item);
    struct name *name = name_known(&model->names, model_source(model, question->at),
                                   (size_t)length_of(question->at));
    struct item *found = block && name ? scope_find(model, block, name) : NULL;
    if (found && kinds_hold(question->kinds, found->kind))
        return found;
    if (!block || block->damaged) { /* what it was to hold is not known */
        question->damaged = true;
        return NULL;
    }
    if (question->item->kind == KIND_STORY) { /* a role is a role of this archetype */
        question->damaged = true;
        tell_no_member(model, block, OF(VARIABLE), "no role", question->at);
        return NULL;
    }
    question->item = model->top; /* a row declares nothing: it is not what it refers to */
    return answer(resolving, question);
}

static void resolve_name(struct resolving *resolving, struct item *item)
{
    if (kind_specs[item->kind].naming != NAMING_REFERS || span_is_empty(item->statement->name))
        return;
    struct question question = {.item = item->owner,
                                .word = kind_specs[item->kind].word,
                                .word_length = strlen(kind_specs[item->kind].word),
                                .kinds = kind_specs[item->kind].names,
                                .at = item->statement->name};
    item->refers = item->kind == KIND_FINDING ? resolve_in(resolving, &question)
                                              : answer(resolving, &question);
    item->damaged |= question.damaged;
}

static struct item *resolve_word(struct resolving *resolving, struct item *owner, struct link *link,
                                 unsigned word, kind_set kinds, bool of_other_block)
{
    struct question question = {
        .item = owner, .kinds = kinds, .at = file_word(owner->file, link->statement->first, word)};
    struct item *item =
        of_other_block ? resolve_in(resolving, &question) : answer(resolving, &question);
    link->damaged |= question.damaged;
    return item;
}

/* A link joins variables of its own map: one of another would be lost from its loops. */
static void tell_other_map(struct resolving *resolving, struct item *owner, struct link *link,
                           unsigned word, const struct item *variable)
{
    struct model *model = resolving->model;
    struct span at = file_word(owner->file, link->statement->first, word);
    if (!variable || variable->owner == owner || variable->owner->damaged ||
        kind_specs[owner->kind].sentences != SENTENCES_LINKS ||
        kind_specs[variable->owner->kind].sentences != SENTENCES_LINKS)
        return;
    struct diagnostic *diagnostic =
        diagnose(&model->diagnostics, &message_rules[MESSAGE_REFERENCE_WRONG_KIND], at,
                 "'%.*s' is a variable of %s, not of this map", length_of(at),
                 model_source(model, at), item_called(model, variable->owner));
    diagnostic_remark(&model->diagnostics, diagnostic, item_at(variable), "declared here");
    diagnostic_help(&model->diagnostics, diagnostic,
                    "declare it in this map too, or draw the link there");
    link->damaged = true;
}

static void resolve_link(struct resolving *resolving, struct item *owner, struct link *link)
{
    if (link->damaged)
        return;
    enum sentences sentences = kind_specs[owner->kind].sentences;
    bool variables = sentences != SENTENCES_RELATIONS;
    link->subject = resolve_word(resolving, owner, link, 0, variables ? OF(VARIABLE) : ANY, false);
    enum value_type object = link->relation ? TYPE_REFERENCE : verb_specs[link->verb].object.type;
    bool named =
        object == TYPE_REFERENCE || object == TYPE_OBJECT_VARIABLE || object == TYPE_OBJECT_ROLE;
    if (link->statement->words > 2 && named)
        link->object = resolve_word(resolving, owner, link, 2, variables ? OF(VARIABLE) : ANY,
                                    object == TYPE_OBJECT_ROLE);
    tell_other_map(resolving, owner, link, 0, link->subject);
    tell_other_map(resolving, owner, link, 2, link->object);
    resolve_qualifiers(resolving, owner, link->qualifiers, &link->damaged);
    owner->damaged |= link->damaged;
}

void model_resolve(struct model *model)
{
    struct resolving resolving = {.model = model, .cut = find_cut(model)};
    for (size_t i = 0; i < model->lost.count; i++)
        mark_mentioned(&resolving, &model->lost.items[i]);
    for (size_t i = 0; i < model->all.count; i++) {
        resolve_slots(&resolving, model->all.items[i]);
        resolve_name(&resolving, model->all.items[i]);
        FOR_LINKS (model->all.items[i], link)
            resolve_link(&resolving, model->all.items[i], link);
    }
}
