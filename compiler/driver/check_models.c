/* The models that `check` is asked about: files, and folders of them. */
#include "driver/check_job.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DEEPEST_FOLDER = 64 };

static void apply_baseline(struct check_job *job, struct model *model,
                           const struct settings *settings)
{
    if (job->written)
        job->known_count += baseline_take_all(job->written, model);
    else if (job->known)
        job->known_count += baseline_take_known(job->known, model, settings);
}

static void remember_used(struct check_job *job, const struct model *model)
{
    for (size_t i = 1; i < model->sources.count; i++) {
        const char *real = model->sources.items[i]->real;
        if (real)
            *array_add(job->invocation->arena, &job->used) =
                arena_copy(job->invocation->arena, real, strlen(real));
    }
}

static void note_inputs(struct check_job *job, const struct check_task *task)
{
    struct arena *arena = job->invocation->arena;
    add_inputs(arena, &job->inputs, &task->compilation.model.sources);
    if (task->settings->path)
        add_input(arena, &job->inputs, task->settings->path);
}

static void tell_problem(struct check_job *job, const struct check_task *task)
{
    if (task->exhausted)
        usage_error("cannot check '%s': this machine has not enough memory for it", task->path);
    else
        usage_error("cannot read '%s': %s", task->path, load_problem(task->result, task->problem));
    job->exhausted |= task->exhausted;
    job->totals.unreadable = true;
}

static void take_any(struct check_job *job, struct check_task *task)
{
    struct model *model = &task->compilation.model;
    if (task->exhausted || task->result != LOAD_OK) {
        tell_problem(job, task);
        return;
    }
    remember_used(job, model);
    note_inputs(job, task);
    settings_apply(task->settings, &model->diagnostics);
    apply_baseline(job, model, task->settings);
    check_show(job, model);
}

/* A part alone is not shown: its findings come with the model that uses it. */
static void take_model(struct check_job *job, struct check_task *task)
{
    bool part = !task->exhausted && task->result == LOAD_OK && !task->compilation.model.about;
    if (part)
        *array_add(job->invocation->arena, &job->parts) = task->path;
    else
        take_any(job, task);
}

static void check_paths(struct check_job *job, const char *const *paths, size_t count,
                        take_task *take)
{
    struct check_task *tasks = arena_alloc(job->invocation->arena, (count + 1) * sizeof *tasks);
    size_t sound = 0;
    for (size_t i = 0; i < count; i++) {
        const struct settings *settings = settings_for(&job->settings, paths[i], false);
        if (!settings)
            job->totals.unreadable = true;
        else
            tasks[sound++] = (struct check_task){.path = paths[i], .settings = settings};
    }
    bool fix = option_value(job->invocation, OPTION_FIX) != NULL;
    for (size_t i = 0; fix && i < sound; i++)
        check_fix(job, &tasks[i], take == take_any);
    check_each(job, tasks, sound, take);
}

void check_files(struct check_job *job, const char *const *paths, size_t count)
{
    check_paths(job, paths, count, take_any);
}

/* ---- Folders ----------------------------------------------------------------------------------
 */

static bool ends_in_catwoe(const char *name)
{
    size_t length = strlen(name);
    return length > 7 && !strcmp(name + length - 7, ".catwoe");
}

static void walk_folder(struct check_job *job, struct paths *models, const char *folder,
                        unsigned depth)
{
    struct arena *arena = job->invocation->arena;
    DIR *directory = opendir(folder);
    struct paths entries = {0};
    if (!directory) {
        usage_error("cannot read '%s': %s", folder, strerror(errno));
        job->totals.unreadable = true;
        return;
    }
    for (struct dirent *entry; (entry = readdir(directory));)
        if (entry->d_name[0] != '.')
            *array_add(arena, &entries) = path_in_folder(arena, folder, entry->d_name, "");
    closedir(directory);
    paths_sort(&entries);
    for (size_t i = 0; i < entries.count; i++) {
        struct stat status;
        if (lstat(entries.items[i], &status))
            continue;
        if (S_ISDIR(status.st_mode) && depth < DEEPEST_FOLDER)
            walk_folder(job, models, entries.items[i], depth + 1);
        else if (S_ISREG(status.st_mode) && ends_in_catwoe(entries.items[i]))
            *array_add(arena, models) = entries.items[i];
    }
}

/* `used` is sorted. */
static bool is_used(const struct check_job *job, const char *path)
{
    char *real = realpath(path, NULL);
    bool used = real && paths_have(&job->used, real);
    free(real);
    return used;
}

/* Models first; then the parts that none of them has used, each by itself. */
void check_folder(struct check_job *job, const char *folder)
{
    struct paths models = {0}, unused = {0};
    job->parts.count = 0;
    walk_folder(job, &models, folder, 0);
    if (!models.count && !job->totals.unreadable) {
        usage_error("there is no .catwoe file in '%s'", folder);
        job->totals.unreadable = true;
    }
    check_paths(job, models.items, models.count, take_model);
    paths_sort(&job->used);
    for (size_t i = 0; i < job->parts.count; i++)
        if (!is_used(job, job->parts.items[i]))
            *array_add(job->invocation->arena, &unused) = job->parts.items[i];
    check_paths(job, unused.items, unused.count, take_any);
}
