/* check: models in, findings out, in as many formats at once as are asked for. */
#include "driver/command.h"

#include "check/check.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_FORMATS = 8, DEEPEST_FOLDER = 64 };

/* One place that findings go to. */
struct sink {
    const struct format *format;
    const char *path; /* NULL: the output; of `human` the error output */
    struct buffer out;
};

struct paths {
    const char **items;
    size_t count, capacity;
};

struct check_job {
    struct invocation *invocation;
    struct sink sinks[MOST_FORMATS];
    size_t sink_count;
    struct totals totals;
    struct paths models, used; /* used: real paths of parts that a model has used */
    enum stage stage;
    int fail_on; /* enum severity, or one more for never */
    long most;
    bool unreadable;
};

/* ---- Options ----------------------------------------------------------------------------------
 */

static bool add_sink(struct check_job *job, const char *value)
{
    const char *colon = strchr(value, ':');
    size_t length = colon ? (size_t)(colon - value) : strlen(value);
    enum format_id id = format_named(value, length);
    if (id == FORMAT_COUNT || !formats[id].writes->findings) {
        usage_error("there is no format '%.*s' for findings; it is human, short or json",
                    (int)length, value);
        return false;
    }
    if (job->sink_count == MOST_FORMATS) {
        usage_error("at most %d formats at once", MOST_FORMATS);
        return false;
    }
    job->sinks[job->sink_count++] =
        (struct sink){&formats[id], colon ? colon + 1 : NULL, {.arena = job->invocation->arena}};
    return true;
}

static bool read_sinks(struct check_job *job)
{
    for (size_t i = 0; i < job->invocation->option_count; i++)
        if (job->invocation->options[i].id == OPTION_FORMAT &&
            !add_sink(job, job->invocation->options[i].value))
            return false;
    return job->sink_count || add_sink(job, "human");
}

static int word_among(const char *word, const char *const *words, int count)
{
    for (int i = 0; i < count; i++)
        if (!strcmp(words[i], word))
            return i;
    return -1;
}

static bool read_severity(struct check_job *job)
{
    static const char *const words[] = {"advice", "warning", "error", "never"};
    const char *value = option_value(job->invocation, OPTION_FAIL_ON);
    job->fail_on = value ? word_among(value, words, 4) : (int)ERROR;
    if (job->fail_on < 0)
        usage_error("--fail-on wants error, warning, advice or never, not '%s'", value);
    return job->fail_on >= 0;
}

static bool read_stage(struct check_job *job)
{
    const char *value = option_value(job->invocation, OPTION_STAGE);
    int stage = value ? word_among(value, stage_words, ACTING + 1) : (int)ALWAYS;
    if (value && stage <= (int)ALWAYS) {
        usage_error("--stage wants finding-out, modelling, comparing or acting, not '%s'", value);
        return false;
    }
    job->stage = (enum stage)stage;
    return true;
}

/* Whether a comma list of an option holds the rule's name. */
static bool lists(const struct invocation *invocation, enum option_id id, const char *name)
{
    for (size_t i = 0; i < invocation->option_count; i++) {
        const char *at = invocation->options[i].id == id ? invocation->options[i].value : "";
        while (*at) {
            size_t length = strcspn(at, ",");
            const struct rule *rule = rule_named(arena_copy(invocation->arena, at, length));
            if (rule && !strcmp(rule->name, name))
                return true;
            at += length;
            at += *at == ',';
        }
    }
    return false;
}

static bool names_are_rules(const struct invocation *invocation, enum option_id id)
{
    for (size_t i = 0; i < invocation->option_count; i++) {
        const char *at = invocation->options[i].id == id ? invocation->options[i].value : "";
        while (*at) {
            size_t length = strcspn(at, ",");
            char *name = arena_copy(invocation->arena, at, length);
            if (length && !rule_named(name)) {
                usage_error("there is no rule '%s'; catwoe rules lists them", name);
                return false;
            }
            at += length;
            at += *at == ',';
        }
    }
    return true;
}

static bool read_options(struct check_job *job)
{
    const char *colour = option_value(job->invocation, OPTION_COLOR);
    static const char *const whens[] = {"auto", "always", "never"};
    if (colour && word_among(colour, whens, 3) < 0) {
        usage_error("--color wants auto, always or never, not '%s'", colour);
        return false;
    }
    job->most = option_number(job->invocation, OPTION_MAX, 0, 50);
    return read_sinks(job) && read_severity(job) && read_stage(job) && job->most >= 0 &&
           names_are_rules(job->invocation, OPTION_ONLY) &&
           names_are_rules(job->invocation, OPTION_SKIP);
}

/* ---- One model --------------------------------------------------------------------------------
 */

static void filter(const struct check_job *job, struct diagnostics *diagnostics)
{
    bool only = option_value(job->invocation, OPTION_ONLY) != NULL;
    size_t kept = 0;
    for (size_t i = 0; i < diagnostics->count; i++) {
        const char *name = diagnostics->items[i]->rule->name;
        if ((!only || lists(job->invocation, OPTION_ONLY, name)) &&
            !lists(job->invocation, OPTION_SKIP, name))
            diagnostics->items[kept++] = diagnostics->items[i];
    }
    diagnostics->count = kept;
}

static void show_model(struct check_job *job, const struct model *model)
{
    bool accepted = option_value(job->invocation, OPTION_SHOW_ACCEPTED) != NULL;
    for (size_t i = 0; i < job->sink_count; i++) {
        struct sink *sink = &job->sinks[i];
        bool terminal = !sink->path;
        struct show show = {&model->sources,
                            &model->diagnostics,
                            terminal && wants_colour(job->invocation),
                            terminal ? terminal_width() : 0,
                            (size_t)job->most,
                            accepted};
        sink->format->writes->findings(&show, &sink->out);
    }
    job->totals.files++;
    job->totals.errors += diagnostics_count(&model->diagnostics, ERROR);
    job->totals.warnings += diagnostics_count(&model->diagnostics, WARNING);
    job->totals.advice += diagnostics_count(&model->diagnostics, ADVICE);
    job->totals.accepted += diagnostics_accepted(&model->diagnostics);
    job->totals.todos += model_todos(model);
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

/* Check one file. A part is not shown where `parts` says so: its findings come with the model that
   uses it. Returns whether the file is a model by itself. */
static bool check_file(struct check_job *job, const char *path, bool parts)
{
    struct compilation compilation;
    compilation_start(&compilation, job->invocation->exhausted);
    enum load_result result = compile(&compilation, path, GOAL_CHECKED, job->stage);
    bool root = compilation.model.about != NULL;
    if (result != LOAD_OK) {
        usage_error("cannot read '%s': %s", path, load_problem(result, errno));
        job->unreadable = true;
    } else if (root || parts) {
        filter(job, &compilation.model.diagnostics);
        show_model(job, &compilation.model);
        remember_used(job, &compilation.model);
    }
    compilation_end(&compilation);
    return root || result != LOAD_OK;
}

/* ---- Folders ----------------------------------------------------------------------------------
 */

static bool ends_in_catwoe(const char *name)
{
    size_t length = strlen(name);
    return length > 7 && !strcmp(name + length - 7, ".catwoe");
}

static int by_text(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void walk_folder(struct check_job *job, const char *folder, unsigned depth)
{
    DIR *directory = opendir(folder);
    struct paths entries = {0};
    if (!directory) {
        usage_error("cannot read '%s': %s", folder, strerror(errno));
        job->unreadable = true;
        return;
    }
    for (struct dirent *entry; (entry = readdir(directory));)
        if (entry->d_name[0] != '.')
            *array_add(job->invocation->arena, &entries) =
                arena_printf(job->invocation->arena, "%s/%s", folder, entry->d_name);
    closedir(directory);
    if (entries.count)
        qsort(entries.items, entries.count, sizeof *entries.items, by_text);
    for (size_t i = 0; i < entries.count; i++) {
        struct stat status;
        if (lstat(entries.items[i], &status))
            continue;
        if (S_ISDIR(status.st_mode) && depth < DEEPEST_FOLDER)
            walk_folder(job, entries.items[i], depth + 1);
        else if (S_ISREG(status.st_mode) && ends_in_catwoe(entries.items[i]))
            *array_add(job->invocation->arena, &job->models) = entries.items[i];
    }
}

static bool is_used(const struct check_job *job, const char *path)
{
    char *real = realpath(path, NULL);
    bool used = false;
    for (size_t i = 0; real && i < job->used.count && !used; i++)
        used = !strcmp(job->used.items[i], real);
    free(real);
    return used;
}

/* Models first; then the parts that none of them has used, each by itself. */
static void check_folder(struct check_job *job, const char *folder)
{
    struct paths parts = {0};
    job->models.count = 0;
    walk_folder(job, folder, 0);
    for (size_t i = 0; i < job->models.count; i++)
        if (!check_file(job, job->models.items[i], false))
            *array_add(job->invocation->arena, &parts) = job->models.items[i];
    for (size_t i = 0; i < parts.count; i++)
        if (!is_used(job, parts.items[i]))
            check_file(job, parts.items[i], true);
    if (!job->models.count && !job->unreadable) {
        usage_error("there is no .catwoe file in '%s'", folder);
        job->unreadable = true;
    }
}

/* ---- The command ------------------------------------------------------------------------------
 */

static enum exit_status status_of(const struct check_job *job)
{
    const size_t counts[] = {job->totals.advice, job->totals.warnings, job->totals.errors};
    if (job->unreadable)
        return EXIT_USAGE;
    for (int severity = job->fail_on; severity <= (int)ERROR; severity++)
        if (counts[severity])
            return EXIT_FINDINGS;
    return EXIT_CLEAN;
}

static enum exit_status write_sinks(struct check_job *job, enum exit_status status)
{
    for (size_t i = 0; i < job->sink_count; i++) {
        struct sink *sink = &job->sinks[i];
        job->totals.exit_status = (int)status;
        if (sink->format->writes->summary)
            sink->format->writes->summary(&job->totals, &sink->out);
        if (sink->path) {
            if (write_product_to(job->invocation, sink->path, &sink->out) != EXIT_CLEAN)
                status = EXIT_USAGE;
        } else if (sink->out.count) {
            FILE *stream = sink->format == &formats[FORMAT_HUMAN] ? stderr : stdout;
            fwrite(sink->out.items, 1, sink->out.count, stream);
        }
    }
    return status;
}

enum exit_status command_check(struct invocation *invocation)
{
    struct check_job job = {.invocation = invocation};
    if (!invocation->operand_count)
        return usage_error("check wants a file or a folder; see catwoe check --help");
    if (!read_options(&job))
        return EXIT_USAGE;
    for (size_t i = 0; i < invocation->operand_count; i++) {
        struct stat status;
        const char *path = invocation->operands[i];
        if (strcmp(path, "-") != 0 && !stat(path, &status) && S_ISDIR(status.st_mode))
            check_folder(&job, path);
        else
            check_file(&job, path, true);
    }
    if (!job.totals.files && job.unreadable)
        return EXIT_USAGE;
    return write_sinks(&job, status_of(&job));
}
