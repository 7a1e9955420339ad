/* What the library means by a word: one of its parts, or what a part declares. All is read from the
   declarations and the head comments of the parts that the specimen uses. */
#include "driver/meaning.h"

#include "base/listing.h"
#include "base/suggest.h"

#include <string.h>

/* "archetypes" of stdlib/archetypes.catwoe; NULL for a group's own file. */
static const char *part_of(const struct model *model, const struct file *file)
{
    const char *path = file->source->path, *name = strrchr(path, '/');
    if (!file->source->library || !name)
        return NULL;
    return arena_copy(model->arena, name + 1, strcspn(name + 1, "."));
}

/* What a model writes to have it. */
static const char *bringing(const struct model *model, const char *part)
{
    return strcmp(part, "icons") != 0 ? arena_printf(model->arena, "use %s", part)
                                      : "every model has it";
}

/* The comment at its head: its paragraphs, a line each. */
static const char *head_of(const struct model *model, const struct file *file)
{
    struct buffer head = {.arena = model->arena};
    for (const char *line = file->source->text; *line == '#'; line += line[0] == '\n') {
        size_t length = strcspn(line, "\n");
        if (length > 2)
            buffer_add(&head, line + 2, length - 2);
        bool ends = length <= 2 || line[length] != '\n' || line[length + 1] != '#' ||
                    line[length + 2] == '\n';
        buffer_put(&head, ends ? "\n" : " ");
        line += length;
    }
    return buffer_text(&head);
}

static const char *label_of(struct model *model, const struct item *item)
{
    struct span label = item->statement->label;
    return span_is_empty(label) ? "" : model_text(model, label);
}

/* ---- A part -----------------------------------------------------------------------------------
 */

/* What it declares: with their texts a line each, without in one. */
static void add_part(struct meanings *meanings, struct model *model, const struct file *file,
                     const char *part)
{
    struct arena *arena = model->arena;
    struct meaning *meaning =
        meaning_new(meanings, arena, part,
                    arena_printf(arena, "a part of the library: %s", bringing(model, part)), "");
    struct listing plain = {0};
    meaning->doc = head_of(model, file);
    FOR_MEMBERS (model->top, item) {
        if (item->file != file || !item->name)
            continue;
        if (!span_is_empty(item->statement->label))
            meaning_add_row(meaning, arena, item->name->text, label_of(model, item));
        else
            listing_add(&plain, arena, item->name->text);
    }
    if (plain.count)
        buffer_printf(&meaning->details, "%s\n", listing_text(&plain, "and"));
    else
        buffer_put(&meaning->details, "`catwoe explain NAME` tells each:\n");
}

/* ---- What a part declares ---------------------------------------------------------------------
 */

/* How a model writes of it. */
static const char *usage_of(const struct model *model, const struct item *item)
{
    struct buffer usage = {.arena = model->arena};
    const char *name = item->name->text;
    if (item->kind == KIND_ARCHETYPE)
        buffer_printf(&usage, "# in a causal map\nstory NAME \"…\" of %s {\n", name);
    if (item->kind == KIND_ICON)
        buffer_printf(&usage, "# in a stakeholder or a relation\nicon: %s\n", name);
    if (item->kind == KIND_RELATION)
        buffer_printf(&usage, "# in a picture or a network\nNAME %s NAME\n", name);
    if (item->kind == KIND_FRAMEWORK)
        buffer_put(&usage, "# in a change\n");
    FOR_MEMBERS (item, member) {
        if (member->kind == KIND_VARIABLE)
            buffer_printf(&usage, "  VARIABLE plays %s\n", member->name->text);
        if (member->kind == KIND_ASPECT)
            buffer_printf(&usage, "within: %s.%s\n", name, member->name->text);
    }
    buffer_put(&usage, item->kind == KIND_ARCHETYPE ? "}\n" : "");
    return buffer_text(&usage);
}

static bool is_form_of(const struct model *model, const struct item *item, const char *word)
{
    const struct value *plural =
        item->kind == KIND_RELATION ? item_values(item, RELATION_PLURAL) : NULL;
    size_t length = plural ? plural->at.end - plural->at.start : 0;
    return !strcmp(item->name->text, word) ||
           (plural && length == strlen(word) &&
            !memcmp(model_source(model, plural->at), word, length));
}

static void add_declared(struct meanings *meanings, struct model *model, const struct item *item,
                         const char *part)
{
    const char *kind = kind_specs[item->kind].word;
    struct meaning *meaning =
        meaning_new(meanings, model->arena, item->name->text,
                    arena_printf(model->arena, "%s %s of the library: %s", schema_article(kind),
                                 kind, bringing(model, part)),
                    label_of(model, item));
    if (!*meaning->doc)
        meaning->doc = kind_specs[item->kind].doc;
    meaning->declared = declaration_of(model, item);
    meaning->example = usage_of(model, item);
}

void explain_library(struct meanings *meanings, struct model *model, const char *word)
{
    const struct file *told = NULL;
    FOR_MEMBERS (model->top, item) {
        const char *part = part_of(model, item->file);
        if (!part || !item->name)
            continue;
        if (told != item->file && !strcmp(part, word))
            add_part(meanings, model, told = item->file, part);
        if (is_form_of(model, item, word))
            add_declared(meanings, model, item, part);
    }
}

/* ---- What leads to it -------------------------------------------------------------------------
 */

static bool is_named_by_key(enum kind kind, enum kind named)
{
    for (enum attribute at = schema_first(kind); at < schema_end(kind); at++)
        if (attribute_specs[at].value.kinds == UINT64_C(1) << named)
            return true;
    return false;
}

void add_library(struct buffer *details, struct model *model, enum kind kind)
{
    FOR_MEMBERS (model->top, item) {
        const char *part = part_of(model, item->file);
        if (!part || (item->kind != kind && !is_named_by_key(kind, item->kind)))
            continue;
        buffer_printf(details, "The library has %s: `catwoe explain %s`.\n", part, part);
        return;
    }
}

void suggest_library(struct suggest *suggest, const struct model *model)
{
    const struct file *offered = NULL;
    FOR_MEMBERS (model->top, item) {
        const char *part = part_of(model, item->file);
        if (!part || !item->name)
            continue;
        if (offered != item->file)
            suggest_offer(suggest, part, NULL);
        offered = item->file;
        suggest_offer(suggest, item->name->text, NULL);
    }
}
