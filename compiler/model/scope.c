#include "model/scope.h"

#include <string.h>

static struct entry *entry_of(const struct scope *scope, const struct item *owner,
                              const struct name *name)
{
    size_t mask = scope->size - 1;
    size_t at = (name->folded->hash ^ (uint32_t)((uintptr_t)owner >> 4) * 0x9E3779B1u) & mask;
    while (scope->entries[at].name &&
           (scope->entries[at].owner != owner || scope->entries[at].name->folded != name->folded))
        at = (at + 1) & mask;
    return &scope->entries[at];
}

static void grow(struct model *model)
{
    struct scope old = model->scope, *scope = &model->scope;
    scope->size = old.size ? old.size * 2 : 256;
    scope->entries = arena_alloc(model->arena, scope->size * sizeof *scope->entries);
    for (size_t i = 0; i < old.size; i++)
        if (old.entries[i].name)
            *entry_of(scope, old.entries[i].owner, old.entries[i].name) = old.entries[i];
    arena_discard(model->arena, old.entries, old.size * sizeof *old.entries);
}

/* The first item that declares this name, whatever its case. */
static struct item *first_bearer(const struct name *name)
{
    return name->folded->bears;
}

static struct item *declared_by(const struct model *model, const struct item *owner,
                                const struct name *name)
{
    struct item *first = first_bearer(name);
    if (first && first->owner == owner)
        return first;
    return model->scope.size ? entry_of(&model->scope, owner, name)->item : NULL;
}

struct item *scope_find(const struct model *model, const struct item *owner,
                        const struct name *name)
{
    struct item *first = first_bearer(name);
    if (first && first->owner == owner)
        return first->name == name ? first : NULL;
    if (!model->scope.size)
        return NULL;
    const struct entry *entry = entry_of(&model->scope, owner, name);
    return entry->name == name ? entry->item : NULL;
}

static void enter(struct model *model, const struct item *owner, struct name *name,
                  struct item *item)
{
    if (model->scope.count * 2 >= model->scope.size)
        grow(model);
    *entry_of(&model->scope, owner, name) = (struct entry){owner, name, item};
    model->scope.count++;
}

struct item *scope_add(struct model *model, const struct item *owner, struct name *name,
                       struct item *item)
{
    struct item *there = declared_by(model, owner, name), *first = first_bearer(name);
    bool declares = owner != model->verbs && owner != model->icons &&
                    kind_specs[item->kind].naming == NAMING_DECLARES;
    if (there)
        return there;
    if (declares && !first) {
        name->folded->bears = item;
        return NULL;
    }
    if (declares) {
        item->same_name = first->same_name;
        first->same_name = item;
    }
    enter(model, owner, name, item);
    return NULL;
}

void scope_replace(struct model *model, const struct item *owner, struct name *name,
                   struct item *item)
{
    struct item *first = first_bearer(name);
    if (!first || first->owner != owner) {
        *entry_of(&model->scope, owner, name) = (struct entry){owner, name, item};
        return;
    }
    item->same_name = first->same_name;
    name->folded->bears = item;
}

static bool is_of(const struct item *item, kind_set kinds)
{
    return kinds_hold(kinds, item->kind);
}

struct search {
    struct model *model;
    kind_set kinds;
    bool dotted; /* what is looked for holds members */
    struct item *found, *other, *wrong;
};

/* A finding or an outcome bears the name of what it is about, and declares nothing: who looks for a
   change has not met it in an outcome. */
static void note_wrong(struct search *search, struct item *item)
{
    if (!search->wrong && kind_specs[item->kind].naming != NAMING_REFERS)
        search->wrong = item;
}

static bool consider(struct search *search, struct item *item)
{
    if (item && is_of(item, search->kinds) && (!search->dotted || item->body)) {
        search->found = item;
        return true;
    }
    if (item)
        note_wrong(search, item);
    return false;
}

static bool in_blocks_around(struct search *search, const struct item *from,
                             const struct name *name)
{
    for (const struct item *block = from; block; block = block->owner)
        if (consider(search, scope_find(search->model, block, name)))
            return true;
    return from != search->model->top &&
           consider(search, scope_find(search->model, search->model->top, name));
}

static bool among_members(struct search *search, const struct name *name)
{
    for (struct item *item = first_bearer(name); item && !search->other; item = item->same_name) {
        if (item->file->source->library || item->name != name)
            continue; /* members of the library are reached by its name only */
        if (!is_of(item, search->kinds)) {
            note_wrong(search, item);
        } else if (!search->found) {
            search->found = item;
        } else {
            search->other = item;
        }
    }
    return search->found && !search->other;
}

static struct name *name_at(struct model *model, struct span span)
{
    return name_known(&model->names, model_source(model, span), span.end - span.start);
}

/* The part up to the next dot; what is left begins behind it. */
static struct span cut_part(const struct model *model, struct span *left)
{
    const char *text = model_source(model, *left);
    const char *dot = memchr(text, '.', left->end - left->start);
    struct span part = *left;
    if (dot)
        part.end = left->start + (uint32_t)(dot - text);
    left->start = dot ? part.end + 1 : left->end;
    return part;
}

/* The parts behind the first are members of what the part before has named. */
static struct item *descend(struct model *model, struct item *item, struct span left)
{
    while (item && !span_is_empty(left)) {
        struct name *name = name_at(model, cut_part(model, &left));
        item = name ? scope_find(model, item, name) : NULL;
    }
    return item;
}

struct item *model_icon(const struct model *model, const char *name, size_t length)
{
    const struct name *known = name_known(&model->names, name, length);
    return known ? scope_find(model, model->icons, known) : NULL;
}

enum look_up model_look_up(struct model *model, const struct item *from, kind_set kinds,
                           struct span span, struct item **found, struct item **other)
{
    struct span left = span;
    struct name *first = name_at(model, cut_part(model, &left));
    bool dotted = !span_is_empty(left);
    struct search search = {.model = model, .kinds = dotted ? ANY : kinds, .dotted = dotted};
    *found = *other = NULL;
    struct item *icon = model_icon(model, model_source(model, span), span.end - span.start);
    if (kinds == OF(ICON) && icon) {
        *found = icon;
        return FOUND;
    }
    if (!first)
        return NOT_FOUND;
    if (!in_blocks_around(&search, from, first))
        among_members(&search, first);
    if (dotted) {
        struct item *item = search.found ? descend(model, search.found, left) : NULL;
        *found = item;
        return !item ? NOT_FOUND : is_of(item, kinds) ? FOUND : WRONG_KIND;
    }
    if (!search.found && !search.wrong && icon && !icon->file->source->library)
        search.wrong = icon;
    *found = search.found ? search.found : search.wrong;
    *other = search.other;
    if (search.other)
        return AMBIGUOUS;
    return search.found ? FOUND : search.wrong ? WRONG_KIND : NOT_FOUND;
}

enum verb model_verb(struct model *model, enum sentences sentences, struct span word,
                     struct item **relation)
{
    const char *text = model_source(model, word);
    size_t length = word.end - word.start;
    *relation = NULL;
    for (enum verb verb = 0; verb < VERB_COUNT; verb++)
        for (int form = 0; form < 2; form++)
            if (verb_specs[verb].sentences == sentences &&
                strlen(verb_specs[verb].forms[form]) == length &&
                !memcmp(verb_specs[verb].forms[form], text, length))
                return verb;
    struct name *name = name_at(model, word);
    if (sentences == SENTENCES_RELATIONS && name)
        *relation = scope_find(model, model->verbs, name);
    return VERB_COUNT;
}
