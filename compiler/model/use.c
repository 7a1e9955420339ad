/* Where a model is spread over several files: `use NAME` is a part of the library, `use "path"` a
   file beside the one that says so. A file is loaded once; no path leaves the root file's folder.
 */
#include "model/model.h"

#include "base/buffer.h"
#include "base/embedded.h"
#include "base/suggest.h"
#include "model/bind.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
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

static const char *folder_of(struct model *model, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? arena_copy(model->arena, path, (size_t)(slash - path)) : ".";
}

/* Whether going along the path climbs above where it starts, seen from a folder so deep. */
static bool climbs(const char *path, long depth)
{
    if (path[0] == '/')
        return true;
    for (const char *part = path; *part;) {
        size_t length = strcspn(part, "/");
        if (length == 2 && !strncmp(part, "..", 2))
            depth--;
        else if (length && !(length == 1 && *part == '.'))
            depth++;
        if (depth < 0)
            return true;
        part += length;
        part += *part == '/';
    }
    return false;
}

static bool is_inside(const char *real, const char *folder)
{
    size_t length = strlen(folder);
    return !strncmp(real, folder, length) && (real[length] == '/' || length == 1);
}

/* How many folders below the root's the using file stands. */
static long depth_below(const char *folder, const char *real_folder)
{
    long depth = 0;
    size_t length = strlen(folder);
    if (strncmp(real_folder, folder, length) != 0)
        return 0;
    for (const char *at = real_folder + length; *at; at++)
        depth += *at == '/';
    return depth;
}

static const char *real_folder_of(struct model *model, const struct source *source)
{
    char real[PATH_MAX];
    if (source->real)
        return folder_of(model, source->real);
    return realpath(".", real) ? arena_copy(model->arena, real, strlen(real)) : "/";
}

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
    model->unsound = true;
}

static void use_file(struct model *model, const struct file *file, struct span at)
{
    const char *path = model_text(model, at);
    const char *root = real_folder_of(model, model->files.items[0]->source);
    const char *folder = real_folder_of(model, file->source);
    const char *full = arena_printf(model->arena, "%s/%s", folder, path);
    char real[PATH_MAX];
    if (climbs(path, depth_below(root, folder))) {
        tell_outside(model, at, path);
        return;
    }
    if (!realpath(full, real)) {
        tell_missing(model, at, path, LOAD_UNREADABLE, errno);
        return;
    }
    if (!is_inside(real, root)) {
        tell_outside(model, at, path);
        return;
    }
    if (is_loaded(model, real, false))
        return;
    const char *shown_folder = folder_of(model, file->source->path);
    bool beside = !strcmp(shown_folder, ".") || !file->source->real;
    const char *shown = beside ? path : arena_printf(model->arena, "%s/%s", shown_folder, path);
    struct source *source;
    enum load_result result = source_load(&model->sources, shown, &source);
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
