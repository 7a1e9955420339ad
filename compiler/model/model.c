#include "model/model.h"

#include "base/buffer.h"
#include "syntax/token.h"

#include <string.h>

int item_choice(const struct item *item, enum attribute attribute)
{
    const struct value *value = item_values(item, attribute);
    return value && value->form == VALUE_CHOICE ? value->choice : -1;
}

static const struct qualifier *find_qualifier(const struct qualifier *qualifier,
                                              enum clause_word word)
{
    while (qualifier && qualifier->word != word)
        qualifier = qualifier->next;
    return qualifier;
}

const struct qualifier *slot_qualifier(const struct slot *slot, enum clause_word word)
{
    return slot ? find_qualifier(slot->qualifiers, word) : NULL;
}

const struct qualifier *link_qualifier(const struct link *link, enum clause_word word)
{
    return find_qualifier(link->qualifiers, word);
}

struct span item_at(const struct item *item)
{
    if (!span_is_empty(item->statement->name))
        return item->statement->name;
    return span_is_empty(item->statement->label) ? item->statement->head : item->statement->label;
}

static void add_path(const struct model *model, struct buffer *path, const struct item *item)
{
    if (item->owner && item->owner != model->top) {
        add_path(model, path, item->owner);
        buffer_byte(path, '.');
    }
    if (!span_is_empty(item->statement->name))
        buffer_add(path, model_source(model, item->statement->name),
                   item->statement->name.end - item->statement->name.start);
    else
        buffer_printf(path, "\"%s\"", model_text(model, item->statement->label));
}

const char *item_path(const struct model *model, const struct item *item)
{
    struct buffer path = {.arena = model->arena};
    add_path(model, &path, item);
    return buffer_text(&path);
}

static void add_id(const struct model *model, struct buffer *id, const struct item *item)
{
    if (item->owner && item->owner != model->top) {
        add_id(model, id, item->owner);
        buffer_byte(id, '.');
    }
    if (item->name)
        buffer_put(id, item->name->text);
    else
        buffer_printf(id, "%s.%u", kind_specs[item->kind].word, item->place + 1);
}

const char *item_id(const struct model *model, const struct item *item)
{
    struct buffer id = {.arena = model->arena};
    add_id(model, &id, item);
    return buffer_text(&id);
}

const char *item_called(const struct model *model, const struct item *item)
{
    struct span name = item->statement->name;
    if (!span_is_empty(name))
        return arena_printf(model->arena, "'%.*s'", (int)(name.end - name.start),
                            model_source(model, name));
    if (span_is_empty(item->statement->label))
        return arena_printf(model->arena, "this %s", kind_specs[item->kind].word);
    return arena_printf(model->arena, "“%s”", model_text(model, item->statement->label));
}

static size_t todos_of(const struct item *item)
{
    size_t count = 0;
    for (const struct todo *todo = item->body ? item->body->todos : NULL; todo; todo = todo->next)
        count++;
    return count;
}

size_t model_todos(const struct model *model)
{
    size_t count = todos_of(model->top);
    for (size_t i = 0; i < model->all.count; i++)
        if (!model->all.items[i]->file->source->library)
            count += todos_of(model->all.items[i]);
    return count;
}

/* ---- Waivers ----------------------------------------------------------------------------------
 */

/* Its rule is found where the model is checked; until then it is what was typed. */
static bool waives(const struct model *model, const struct waiver *waiver, const char *rule)
{
    size_t length = waiver->rule.end - waiver->rule.start;
    if (waiver->waives)
        return !strcmp(waiver->waives->name, rule);
    return length == strlen(rule) && !memcmp(model_source(model, waiver->rule), rule, length);
}

/* Of a file: those that stand there; NULL: anywhere. */
static struct waiver *waiver_in(const struct model *model, const struct item *block,
                                const char *rule, const struct file *file)
{
    struct waiver *waiver = block && block->body ? block->body->waivers : NULL;
    while (waiver && (!waives(model, waiver, rule) || (file && waiver->file != file)))
        waiver = waiver->next;
    return waiver;
}

struct waiver *model_waiver(const struct model *model, const struct item *item, const char *rule)
{
    struct waiver *waiver = NULL;
    const struct file *file = item ? item->file : model->files.items[0];
    for (const struct item *block = item; block && !waiver; block = block->owner)
        if (block != model->top)
            waiver = waiver_in(model, block, rule, NULL);
    if (!waiver)
        waiver = waiver_in(model, model->top, rule, file);
    return waiver ? waiver : waiver_in(model, model->about, rule, NULL);
}

/* ---- Texts ------------------------------------------------------------------------------------
 */

const char *model_source(const struct model *model, struct span span)
{
    return source_text(&model->sources, span);
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

const char *model_text(const struct model *model, struct span span)
{
    if (span_is_empty(span))
        return "";
    const char *text = model_source(model, span);
    size_t length = span.end - span.start, mark = text_mark_length(text);
    size_t end = length >= 2 * mark ? length - mark : length;
    char *folded = arena_alloc(model->arena, length + 1), *out = folded;
    for (size_t at = mark < length ? mark : length; at < end; at++) {
        if (is_space(text[at])) {
            if (out > folded && out[-1] != ' ')
                *out++ = ' ';
        } else if (text[at] == '\\' && at + 1 < end) {
            at++;
            *out++ = text[at] == 'n' ? '\n' : text[at];
        } else {
            *out++ = text[at];
        }
    }
    while (out > folded && out[-1] == ' ')
        out--;
    *out = 0;
    return folded;
}

/* ---- What came back on sheets ------------------------------------------------------------------
 */

const char answers_mark[] = "# Made by catwoe fill";

bool is_answer(const struct item *item)
{
    const struct source *source = item->file->source;
    size_t length = sizeof answers_mark - 1;
    return !source->library && source->length >= length &&
           !memcmp(source->text, answers_mark, length);
}
