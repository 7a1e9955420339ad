/* The things of a model that a command line names. */
#include "driver/command.h"

#include "base/listing.h"
#include "base/suggest.h"

#include <string.h>

static bool is_of(const struct item *item, kind_set kinds)
{
    return kinds_hold(kinds, item->kind);
}

static bool is_called(const struct model *model, const struct item *item, const char *operand)
{
    return item->name && (!strcmp(item->name->text, operand) ||
                          (strchr(operand, '.') && !strcmp(item_path(model, item), operand)));
}

const char *kinds_in_words(struct arena *arena, kind_set kinds)
{
    struct listing words = {0};
    for (enum kind kind = KIND_COMMON + 1; kind < KIND_SENTENCE; kind++)
        if (kinds_hold(kinds, kind))
            listing_add(&words, arena,
                        arena_printf(arena, "%s %s", schema_article(kind_specs[kind].word),
                                     kind_specs[kind].word));
    return listing_text(&words, "or");
}

/* How a thing of this kind can be shown: as a picture, else in a table. Empty where it is neither.
 */
static const char *other_way(const struct invocation *invocation, enum kind kind,
                             const char *operand)
{
    const char *file = invocation->operands[0];
    for (enum view_id id = 0; id < VIEW_COUNT; id++)
        if (view_pictures(id, kind))
            return arena_printf(invocation->arena, "; catwoe draw %s %s shows it as %s", file,
                                operand, view_names[id]);
    for (enum view_id id = 0; id < VIEW_COUNT; id++)
        if (views[id].tabulate && kinds_hold(views[id].subjects, kind))
            return arena_printf(invocation->arena, "; catwoe table %s %s %s shows it", file,
                                view_names[id], operand);
    return "";
}

/* The name of a table or a picture is none of a thing: of a table's the picture that shows the same
   begins so, as answers-matrix does. NULL: it is none, or has no picture. */
static const char *picture_called(const char *operand)
{
    size_t length = strlen(operand);
    for (enum view_id id = 0; id < VIEW_COUNT; id++)
        if (views[id].describe &&
            (!strcmp(view_names[id], operand) ||
             (!strncmp(view_names[id], operand, length) && view_names[id][length] == '-')))
            return view_names[id];
    return NULL;
}

static const char *as_picture(const struct invocation *invocation, const char *operand, bool shown)
{
    const char *picture = shown ? picture_called(operand) : NULL;
    return picture ? arena_printf(invocation->arena, "; catwoe draw %s --as %s draws that picture",
                                  invocation->operands[0], picture)
                   : "";
}

/* What is called so is of another kind, or something else has nearly that name, or nothing has. */
static enum exit_status tell_missing(const struct invocation *invocation, const struct model *model,
                                     const char *operand, kind_set kinds, const char *wanted,
                                     bool shown)
{
    const char *words = kinds_in_words(invocation->arena, kinds);
    struct suggest suggest;
    suggest_start(&suggest, operand, strlen(operand));
    for (size_t i = 0; i < model->all.count; i++) {
        const struct item *item = model->all.items[i];
        const char *kind = kind_specs[item->kind].word;
        if (is_called(model, item, operand))
            return usage_error("'%s' is %s %s; %s %s%s%s", operand, schema_article(kind), kind,
                               wanted, words,
                               shown ? other_way(invocation, item->kind, operand) : "",
                               as_picture(invocation, operand, shown));
        if (is_of(item, kinds) && item->name)
            suggest_offer(&suggest, item->name->text, NULL);
    }
    if (shown && picture_called(operand))
        return usage_error("nothing is called '%s'%s", operand,
                           as_picture(invocation, operand, shown));
    if (suggest.count)
        return usage_error("nothing is called '%s'; did you mean '%s'?", operand, suggest.found[0]);
    return usage_error("nothing is called '%s'; %s %s, and catwoe list %s has their names", operand,
                       wanted, words, invocation->operands[0]);
}

/* Things of the library count: its frameworks are shown too. */
const struct item *subject_called(const struct model *model, const char *operand, kind_set kinds)
{
    for (size_t i = 0; i < model->all.count; i++)
        if (is_of(model->all.items[i], kinds) && is_called(model, model->all.items[i], operand))
            return model->all.items[i];
    return NULL;
}

const char *name_of_item(const struct model *model, const struct item *item)
{
    return item->name ? item->name->text : model_text(model, item->statement->label);
}

enum exit_status find_subject(const struct invocation *invocation, const struct model *model,
                              const char *name, kind_set kinds, const char *wanted,
                              const struct item **subject)
{
    *subject = subject_called(model, name, kinds);
    return *subject ? EXIT_CLEAN : tell_missing(invocation, model, name, kinds, wanted, false);
}

enum exit_status find_subjects(const struct invocation *invocation, const struct model *model,
                               size_t first, kind_set kinds, const char *shown,
                               struct subjects *subjects)
{
    for (size_t i = first; i < invocation->operand_count; i++) {
        const char *name = invocation->operands[i];
        const struct item *item = subject_called(model, name, kinds);
        if (!item)
            return tell_missing(invocation, model, name, kinds, shown, true);
        *array_add(invocation->arena, subjects) = item;
    }
    return EXIT_CLEAN;
}

struct viewer viewer_for(const struct invocation *invocation, const struct model *model)
{
    return viewer_new(model, option_value(invocation, OPTION_CONFIDENTIAL) != NULL);
}

void tell_left_out(size_t count)
{
    if (count)
        tell("%zu confidential thing%s left out; --confidential shows %s", count,
             count == 1 ? " is" : "s are", count == 1 ? "it" : "them");
}
