/* Where a model is spread over several files: `use NAME` is a part of the library, `use "path"` a
   file beside the one that says so. A file is loaded once; no path leaves the root file's folder.
 */
#include "model/model.h"

#include "base/buffer.h"
#include "base/embedded.h"
#include "base/suggest.h"
#include "model/beside.h"
#include "model/bind.h"

#include <errno.h>
#include <string.h>

static struct diagnostic *tell(struct model *model, enum message rule, struct span at,
                               const char *what, const char *name)
{
    return diagnose(&model->diagnostics, &message_rules[rule], at, "%s '%s'", what, name);
}

static bool is_loaded(const struct model *model, const char *real, bool library)
{
    for (size_t i = 0; i < model->sources.count; i++) {
        const struct source *source = model->sources.items[i];
        const char *known = library ? source->path : source->real;
        if (source->library == library && known && !strcmp(known, real))
            return true;
    }
    return false;
}

/* ---- The library ------------------------------------------------------------------------------
 */

static void suggest_parts(struct suggest *suggest, const struct model *model)
{
    for (const struct embedded *file = embedded_files; file->path; file++) {
        const char *name = strrchr(file->path, '/'), *end = strrchr(file->path, '.');
        if (!strncmp(file->path, "stdlib/", 7) && name == file->path + 6 && end &&
            !strcmp(end, ".catwoe"))
            suggest_offer(suggest, arena_copy(model->arena, name + 1, (size_t)(end - name - 1)),
                          NULL);
    }
}

bool is_library_part(const char *name, size_t length)
{
    for (const struct embedded *file = embedded_files; file->path; file++)
        if (!strncmp(file->path, "stdlib/", 7) && !strncmp(file->path + 7, name, length) &&
            !strcmp(file->path + 7 + length, ".catwoe"))
            return true;
    return false;
}

/* What one line of a part declares, where it does: `archetype escalation "Escalation" {`. */
static const char *name_in_line(struct arena *arena, kind_set kinds, const char *line)
{
    size_t head = strcspn(line, " \n");
    enum kind kind = schema_kind(line, head);
    bool names = kind != KIND_NONE && kinds_hold(kinds, kind) && line[head] == ' ';
    return names ? arena_copy(arena, line + head + 1, strcspn(line + head + 1, " \n")) : NULL;
}

/* The name of the part that an embedded file is, or NULL: stdlib/relations.catwoe is relations. */
static const char *part_in(struct arena *arena, const struct embedded *file)
{
    static const char before[] = "stdlib/", behind[] = ".catwoe";
    size_t length = strlen(file->path), around = strlen(before) + strlen(behind);
    if (length <= around || strncmp(file->path, before, strlen(before)) != 0 ||
        strcmp(file->path + length - strlen(behind), behind) != 0)
        return NULL;
    return arena_copy(arena, file->path + strlen(before), length - around);
}

/* Parts that are not in use have not been parsed: their declarations begin their lines. */
const char *library_part_with(struct arena *arena, kind_set kinds, const char *name, size_t length,
                              const char **near)
{
    struct suggest suggest;
    suggest_start(&suggest, name, length);
    kinds &= ~(OF(ICON) | OF(RELATION)); /* the ones are in every model, the others are verbs */
    for (const struct embedded *file = embedded_files; file->path; file++) {
        const char *part = part_in(arena, file), *line = part ? file->text : NULL;
        for (; line && *line; line += strcspn(line, "\n"), line += *line == '\n') {
            const char *declared = name_in_line(arena, kinds, line);
            if (declared)
                suggest_offer(&suggest, declared, part);
        }
    }
    *near = suggest.count ? suggest.found[0] : NULL;
    return suggest.count ? suggest.bearer[0] : NULL;
}

/* Whether the library has it. */
static bool load_part(struct model *model, const char *path)
{
    const struct embedded *part = embedded_find(path);
    struct source *source = part && !is_loaded(model, path, true)
                                ? source_add(&model->sources, path, part->text, part->length)
                                : NULL;
    if (source)
        source->library = true;
    return part != NULL;
}

bool model_names_icons(const struct model *model)
{
    for (size_t i = 0; i < model->all.count; i++) {
        const struct item *item = model->all.items[i];
        if (item->file->source->library)
            continue;
        if ((item->kind == KIND_STAKEHOLDER && item_slot(item, STAKEHOLDER_ICON)) ||
            (item->kind == KIND_RELATION && item_slot(item, RELATION_ICON)))
            return true;
    }
    return false;
}

void model_add_icons(struct model *model)
{
    size_t before = model->sources.count;
    load_part(model, "stdlib/icons.catwoe");
    for (size_t i = before; i < model->sources.count; i++) {
        struct file *file = parse(model->arena, &model->diagnostics, model->sources.items[i]);
        *array_add(model->arena, &model->files) = file;
        bind_block(model, file, model->top, file->statements);
    }
    model->has_icons = true;
}

static void use_library(struct model *model, struct span at)
{
    const char *name =
        arena_printf(model->arena, "%.*s", (int)(at.end - at.start), model_source(model, at));
    if (load_part(model, arena_printf(model->arena, "stdlib/%s.catwoe", name)))
        return;
    struct suggest suggest;
    struct diagnostic *diagnostic =
        tell(model, MESSAGE_USE_MISSING, at, "the library has no part", name);
    suggest_start(&suggest, name, strlen(name));
    suggest_parts(&suggest, model);
    tell_suggestions(model, diagnostic, at, &suggest);
    diagnostic_help(&model->diagnostics, diagnostic,
                    "a file of your own stands in quotes: use \"%s.catwoe\"", name);
    model->unsound = true;
}

/* ---- Files beside -----------------------------------------------------------------------------
 */

static void tell_outside(struct model *model, struct span at, const char *path)
{
    struct diagnostic *diagnostic =
        tell(model, MESSAGE_USE_OUTSIDE, at, "a model reads only inside its own folder, not", path);
    diagnostic_help(&model->diagnostics, diagnostic,
                    "copy the file into the folder of the root file, and use it from there");
    model->unsound = true;
}

static void tell_missing(struct model *model, struct span at, const char *path,
                         enum load_result result, int error)
{
    const char *why = result == LOAD_NOT_A_FILE  ? "it is no file"
                      : result == LOAD_TOO_LARGE ? "it is larger than a file or model may be"
                      : error == ENOENT          ? "there is no such file"
                                                 : strerror(error);
    struct diagnostic *diagnostic =
        diagnose(&model->diagnostics, &message_rules[MESSAGE_USE_MISSING], at,
                 "cannot read '%s': %s", path, why);
    diagnostic_help(&model->diagnostics, diagnostic,
                    "the path is written from the folder of this file, with / between folders");
    if (is_library_part(path, strlen(path)))
        diagnostic_fix(&model->diagnostics, diagnostic, at, true, "Take the quotes away", path);
    model->unsound = true;
}

static void use_file(struct model *model, const struct file *file, struct span at)
{
    const char *path = model_text(model, at);
    struct beside beside;
    enum beside_result found = model_file_beside(model, file->source, path, &beside);
    if (found == BESIDE_OUTSIDE)
        tell_outside(model, at, path);
    if (found == BESIDE_MISSING)
        tell_missing(model, at, path, LOAD_UNREADABLE, errno);
    if (found != BESIDE_FOUND || is_loaded(model, beside.real, false))
        return;
    struct source *source;
    enum load_result result = source_load(&model->sources, beside.shown, &source);
    if (result != LOAD_OK)
        tell_missing(model, at, path, result, errno);
}

static void use_operand(struct model *model, const struct file *file, const struct operand *operand)
{
    if (operand->faulty)
        return;
    bool glued = !span_is_empty(operand->why) || operand->to;
    if (operand->form == OPERAND_TEXT && !file->source->library) {
        use_file(model, file, operand->at);
    } else if (operand->form == OPERAND_WORDS && operand->words == 1 && !glued) {
        use_library(model, operand->at);
    } else {
        model->unsound = true;
        struct diagnostic *diagnostic =
            diagnose(&model->diagnostics, &message_rules[MESSAGE_VALUE_TYPE], operand->at,
                     "`use` wants the name of a library part or a path in quotes");
        diagnostic_help(&model->diagnostics, diagnostic,
                        "write use relations, or use \"people.catwoe\"; several with commas");
    }
}

void model_use(struct model *model, const struct file *file)
{
    for (const struct statement *at = file->statements; at; at = at->next) {
        if (at->type != STATEMENT_USE)
            continue;
        model->unsound |= at->faulty; /* what was to be used is not known */
        for (const struct operand *operand = at->operands; operand; operand = operand->next)
            use_operand(model, file, operand);
    }
}
