#include "model/scope.h"

#include <string.h>

static size_t place_of(const struct scope *scope, const struct item *owner,
                       const struct name *folded)
{
    size_t mask = scope->size - 1;
    size_t at = (folded->hash ^ ((uintptr_t)owner >> 4) * 0x9E3779B1u) & mask;
    while (scope->names[at] && (scope->owners[at] != owner || scope->names[at]->folded != folded))
        at = (at + 1) & mask;
    return at;
}

static void grow(struct model *model)
{
    struct scope old = model->scope, *scope = &model->scope;
    scope->size = old.size ? old.size * 2 : 256;
    scope->owners = arena_alloc(model->arena, scope->size * sizeof *scope->owners);
    scope->names = arena_alloc(model->arena, scope->size * sizeof *scope->names);
    scope->items = arena_alloc(model->arena, scope->size * sizeof *scope->items);
    for (size_t i = 0; i < old.size; i++) {
        if (!old.names[i])
            continue;
        size_t at = place_of(scope, old.owners[i], old.names[i]->folded);
        scope->owners[at] = old.owners[i];
        scope->names[at] = old.names[i];
        scope->items[at] = old.items[i];
    }
}

struct item *scope_find(const struct model *model, const struct item *owner,
                        const struct name *name)
{
    if (!model->scope.size)
        return NULL;
    size_t at = place_of(&model->scope, owner, name->folded);
    return model->scope.names[at] == name ? model->scope.items[at] : NULL;
}

struct item *scope_add(struct model *model, const struct item *owner, struct name *name,
                       struct item *item)
{
    if (model->scope.count * 2 >= model->scope.size)
        grow(model);
    struct scope *scope = &model->scope;
    size_t at = place_of(scope, owner, name->folded);
    if (scope->names[at])
        return scope->items[at];
    scope->owners[at] = owner;
    scope->names[at] = name;
    scope->items[at] = item;
    scope->count++;
    return NULL;
}

void scope_replace(struct model *model, const struct item *owner, struct name *name,
                   struct item *item)
{
    size_t at = place_of(&model->scope, owner, name->folded);
    model->scope.names[at] = name;
    model->scope.items[at] = item;
}

static bool is_of(const struct item *item, kind_set kinds)
{
    return kinds >> item->kind & 1;
}

struct search {
    struct model *model;
    kind_set kinds;
    struct item *found, *other, *wrong;
};

static bool consider(struct search *search, struct item *item)
{
    if (item && is_of(item, search->kinds)) {
        search->found = item;
        return true;
    }
    if (item && !search->wrong)
        search->wrong = item;
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
    for (struct item *item = name->bears; item && !search->other; item = item->same_name) {
        if (item->file->source->library) /* its members are reached by its name only */
            continue;
        if (!is_of(item, search->kinds)) {
            if (!search->wrong)
                search->wrong = item;
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

enum look_up model_look_up(struct model *model, const struct item *from, kind_set kinds,
                           struct span span, struct item **found, struct item **other)
{
    struct span left = span;
    struct name *first = name_at(model, cut_part(model, &left));
    bool dotted = !span_is_empty(left);
    struct search search = {.model = model, .kinds = dotted ? ANY : kinds};
    *found = *other = NULL;
    if (!first)
        return NOT_FOUND;
    if (!in_blocks_around(&search, from, first))
        among_members(&search, first);
    if (dotted) {
        struct item *item = search.found ? descend(model, search.found, left) : NULL;
        *found = item;
        return !item ? NOT_FOUND : is_of(item, kinds) ? FOUND : WRONG_KIND;
    }
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
