/* A model for the commands that work on a sound one. */
#include "driver/settings.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

const char *load_problem(enum load_result result, int error)
{
    switch (result) {
    case LOAD_NOT_A_FILE:
        return "it is no file";
    case LOAD_TOO_LARGE:
        return "it is larger than 256 MB, the most that a file may have";
    case LOAD_UNREADABLE:
        return strerror(error);
    case LOAD_OK:
        break;
    }
    return "";
}

static void keep_errors(struct diagnostics *diagnostics)
{
    size_t kept = 0;
    for (size_t i = 0; i < diagnostics->count; i++)
        if (diagnostics->items[i]->rule->severity == ERROR)
            diagnostics->items[kept++] = diagnostics->items[i];
    diagnostics->count = kept;
}

static enum exit_status tell_errors(const struct invocation *invocation, struct model *model)
{
    enum { MOST_SHOWN = 10 };
    struct buffer out = {.arena = invocation->arena};
    struct show show = {.sources = &model->sources,
                        .diagnostics = &model->diagnostics,
                        .colour = wants_colour(invocation),
                        .width = terminal_width(),
                        .most = MOST_SHOWN};
    keep_errors(&model->diagnostics);
    human_writers.findings(&show, &out);
    fwrite(out.items, 1, out.count, stderr);
    usage_error("%s needs a model without errors", invocation->command->name);
    return EXIT_FINDINGS;
}

static enum exit_status load(const struct invocation *invocation, struct compilation *compilation,
                             const char *path, enum goal goal, const struct check_wish *wish)
{
    compilation->shown = true;
    enum load_result result = compile(compilation, path, goal, wish);
    invocation->inputs->sources = &compilation->model.sources;
    invocation->inputs->model = &compilation->model;
    if (result != LOAD_OK)
        return usage_error("cannot read '%s': %s", path, load_problem(result, errno));
    return diagnostics_count(&compilation->model.diagnostics, ERROR)
               ? tell_errors(invocation, &compilation->model)
               : EXIT_CLEAN;
}

enum exit_status load_model(const struct invocation *invocation, struct compilation *compilation,
                            const char *path)
{
    return load(invocation, compilation, path, GOAL_RESOLVED, &check_all);
}

/* With the settings that hold for it. */
static enum exit_status load_as_settled(const struct invocation *invocation,
                                        struct compilation *compilation, const char *path,
                                        enum goal goal)
{
    struct all_settings all = {.arena = invocation->arena, .invocation = invocation};
    const struct settings *settings = settings_for(&all, path, false);
    if (!settings)
        return EXIT_USAGE;
    enum exit_status status = load(invocation, compilation, path, goal, &settings->wish);
    settings_apply(settings, &compilation->model.diagnostics);
    return status;
}

enum exit_status load_measured_model(const struct invocation *invocation,
                                     struct compilation *compilation, const char *path)
{
    return load_as_settled(invocation, compilation, path, GOAL_MEASURED);
}

enum exit_status load_checked_model(const struct invocation *invocation,
                                    struct compilation *compilation, const char *path)
{
    return load_as_settled(invocation, compilation, path, GOAL_CHECKED);
}
