/* Where the findings of `check` go: formats, each to its file or to the output. */
#include "driver/check_job.h"

#include "base/listing.h"

#include <stdio.h>
#include <string.h>

/* "human, short … or checkstyle" */
static const char *names_of_formats(struct arena *arena)
{
    struct listing list = {0};
    for (enum format_id id = 0; id < FORMAT_COUNT; id++)
        if (formats[id].writes->findings)
            listing_add(&list, arena, formats[id].name);
    return listing_text(&list, "or");
}

static bool is_human(const struct sink *sink)
{
    return sink->format == &formats[FORMAT_HUMAN];
}

/* Two formats in one place would spoil each other; a model is nothing to be written over. */
static bool may_go_there(const struct check_job *job, const struct sink *sink)
{
    const char *ending = sink->path ? strrchr(sink->path, '.') : NULL;
    for (size_t i = 0; i < job->sink_count; i++) {
        const struct sink *other = &job->sinks[i];
        if (sink->path && other->path && !strcmp(sink->path, other->path))
            return !usage_error("two formats cannot go to '%s'", sink->path);
        if (!sink->path && !other->path && is_human(sink) == is_human(other))
            return !usage_error("two formats cannot go to one place; name a file: --format %s:FILE",
                                sink->format->name);
    }
    if (ending && !strcmp(ending, ".catwoe"))
        return !usage_error("'%s' is a model; name another file", sink->path);
    return true;
}

static bool add_sink(struct check_job *job, const char *value)
{
    struct arena *arena = job->invocation->arena;
    size_t length = strcspn(value, ":");
    const char *path = value[length] ? value + length + 1 : NULL;
    enum format_id id = format_named(value, length);
    if (id == FORMAT_COUNT || !formats[id].writes->findings)
        return !usage_error("there is no format '%.*s' for findings; it is %s", (int)length, value,
                            names_of_formats(arena));
    if (job->sink_count == MOST_FORMATS)
        return !usage_error("at most %d formats at once", MOST_FORMATS);
    if (path && !*path)
        return !usage_error("behind '%s' a file is missing", value);
    struct sink sink = {&formats[id], path && !strcmp(path, "-") ? NULL : path, {.arena = arena}};
    if (!may_go_there(job, &sink))
        return false;
    job->sinks[job->sink_count++] = sink;
    return true;
}

bool check_read_sinks(struct check_job *job)
{
    for (size_t i = 0; i < job->invocation->option_count; i++)
        if (job->invocation->options[i].id == OPTION_FORMAT &&
            !add_sink(job, job->invocation->options[i].value))
            return false;
    return job->sink_count || add_sink(job, job->format);
}

void check_show(struct check_job *job, struct model *model)
{
    struct show show = {.sources = &model->sources,
                        .diagnostics = &model->diagnostics,
                        .totals = &job->totals,
                        .most = (size_t)job->most};
    show.accepted = option_value(job->invocation, OPTION_SHOW_ACCEPTED) != NULL;
    show.clean = totals_add(&job->totals, &job->told, &model->sources, &model->diagnostics);
    job->totals.todos += model_todos(model);
    for (size_t i = 0; i < job->sink_count; i++) {
        struct sink *sink = &job->sinks[i];
        show.colour = !sink->path && wants_colour(job->invocation);
        show.width = sink->path ? 0 : terminal_width();
        sink->format->writes->findings(&show, &sink->body);
    }
}

bool check_may_write(struct check_job *job, const char *path)
{
    for (size_t i = 0; i < job->inputs.count; i++)
        if (is_one_file(path, job->inputs.items[i]))
            return !usage_error("'%s' is what this is made of; name another file", path);
    for (size_t i = 0; i < job->made.count; i++)
        if (is_one_file(path, job->made.items[i]))
            return !usage_error("'%s' is written already; name another file", path);
    *array_add(job->invocation->arena, &job->made) = path;
    return true;
}

static enum exit_status write_sink(struct check_job *job, struct sink *sink)
{
    struct buffer whole = {.arena = job->invocation->arena}, *out = &sink->body;
    if (sink->format->writes->findings_whole) {
        sink->format->writes->findings_whole(&job->totals, &sink->body, &whole);
        out = &whole;
    }
    if (sink->path && !check_may_write(job, sink->path))
        return EXIT_USAGE;
    if (sink->path)
        return write_product_to(job->invocation, sink->path, out);
    if (out->count)
        fwrite(out->items, 1, out->count, is_human(sink) ? stderr : stdout);
    return EXIT_CLEAN;
}

enum exit_status check_write_sinks(struct check_job *job, enum exit_status status)
{
    for (size_t i = 0; i < job->sink_count; i++) {
        job->totals.exit_status = (int)status;
        if (write_sink(job, &job->sinks[i]) != EXIT_CLEAN)
            status = EXIT_USAGE;
    }
    return status;
}
