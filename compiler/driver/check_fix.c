/* check --fix: what can be mended without a question is mended in the files themselves. */
#include "driver/check_job.h"

#include "source/mend.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* What one round mends may let another fix be seen; more rounds than this never were needed. */
enum { MOST_ROUNDS = 10 };

struct edits {
    struct edit *items;
    size_t count, capacity;
};

static const struct fix *safe_fix(const struct diagnostic *diagnostic)
{
    const struct fix *fix = diagnostic->accepted ? NULL : diagnostic->fixes;
    while (fix && !fix->safe)
        fix = fix->next;
    return fix;
}

/* The safe fixes of what is shown, one a finding, in one file. */
static struct edits edits_in(const struct check_task *task, const struct source *source)
{
    const struct model *model = &task->compilation.model;
    struct edits edits = {0};
    for (size_t i = 0; i < model->diagnostics.count; i++) {
        const struct diagnostic *diagnostic = model->diagnostics.items[i];
        const struct fix *fix = safe_fix(diagnostic);
        if (fix && settings_show(task->settings, diagnostic->rule) &&
            source_at(&model->sources, fix->at.start) == source)
            *array_add(model->arena, &edits) = (struct edit){.start = fix->at.start - source->base,
                                                             .end = fix->at.end - source->base,
                                                             .replacement = fix->replacement,
                                                             .bearer = diagnostic};
    }
    return edits;
}

static bool is_human(const struct check_job *job)
{
    for (size_t i = 0; i < job->sink_count; i++)
        if (job->sinks[i].format == &formats[FORMAT_HUMAN])
            return true;
    return false;
}

static void count_file(struct check_job *job, const char *path)
{
    struct arena *arena = job->invocation->arena;
    struct paths *files = &job->mended.files;
    for (size_t i = 0; i < files->count; i++)
        if (!strcmp(files->items[i], path))
            return;
    *array_add(arena, files) = arena_copy(arena, path, strlen(path));
}

static void tell_mended(struct check_job *job, const struct check_task *task,
                        const struct source *source, const struct edits *edits)
{
    const struct sources *sources = &task->compilation.model.sources;
    count_file(job, source->path);
    for (size_t i = 0; i < edits->count; i++) {
        const struct diagnostic *diagnostic = edits->items[i].bearer;
        struct position at = source_position(sources, diagnostic->at.start);
        if (!edits->items[i].made)
            continue;
        job->mended.count++;
        if (is_human(job))
            tell("%s:%u:%u: mended: %s [%s]", source->path, at.line, at.column.value,
                 safe_fix(diagnostic)->title, diagnostic->rule->name);
    }
}

/* A source as it is after its edits, with the byte order mark that it had. */
static size_t mend_source(const struct source *source, struct edits *edits, struct buffer *out)
{
    if (source->mark)
        buffer_put(out, "\xEF\xBB\xBF");
    return mend_text(source->text, source->length, edits->items, edits->count, out);
}

/* Whether anything was mended in this source. */
static bool fix_source(struct check_job *job, struct check_task *task, const struct source *source)
{
    struct arena *arena = job->invocation->arena;
    struct edits edits = edits_in(task, source);
    struct buffer mended = {.arena = source->real ? task->compilation.arena : arena};
    if (!edits.count || source->library || !mend_source(source, &edits, &mended))
        return false;
    if (!source->real) {
        task->text = arena_new_of(arena, struct buffer);
        *task->text = mended;
    } else if (write_file(task->compilation.arena, source->path, &mended) != EXIT_CLEAN) {
        job->totals.unreadable = true;
        return false;
    }
    tell_mended(job, task, source, &edits);
    return true;
}

/* Standard input can be read but once. */
static void keep_input(struct check_job *job, struct check_task *task)
{
    const struct source *root = task->compilation.model.sources.items[0];
    struct edits none = {0};
    if (task->text || root->real)
        return;
    task->text = arena_new_of(job->invocation->arena, struct buffer);
    task->text->arena = job->invocation->arena;
    mend_source(root, &none, task->text);
}

static bool fix_once(struct check_job *job, struct check_task *task, bool parts)
{
    const struct sources *sources = &task->compilation.model.sources;
    bool mended = false;
    if (task->result != LOAD_OK || task->exhausted)
        return false;
    keep_input(job, task);
    for (size_t i = 0; i < sources->count && (parts || task->compilation.model.about); i++)
        mended |= fix_source(job, task, sources->items[i]);
    return mended;
}

void check_fix(struct check_job *job, struct check_task *task, bool parts)
{
    bool mended = true;
    for (unsigned round = 0; mended && round < MOST_ROUNDS; round++) {
        check_make(job, task, &job->words);
        mended = fix_once(job, task, parts);
        compilation_end(&task->compilation);
        task->compilation = (struct compilation){0};
    }
    task->exhausted = false;
    if (task->text)
        fwrite(task->text->items, 1, task->text->count, stdout);
}
