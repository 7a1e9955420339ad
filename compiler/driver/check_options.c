/* What the command line asks `check` for. */
#include "driver/check_job.h"

#include "driver/rules.h"

#include <string.h>
#include <sys/stat.h>

static int word_among(const char *word, const char *const *words, int count)
{
    for (int i = 0; i < count; i++)
        if (!strcmp(words[i], word))
            return i;
    return -1;
}

static bool read_fail_on(struct check_job *job)
{
    const char *value = option_value(job->invocation, OPTION_FAIL_ON);
    job->totals.fail_on = value ? fail_on_named(value, strlen(value)) : -1;
    if (value && job->totals.fail_on < 0)
        usage_error("--fail-on wants error, warning, advice or never, not '%s'", value);
    return !value || job->totals.fail_on >= 0;
}

static bool read_stage(struct check_job *job)
{
    const char *value = option_value(job->invocation, OPTION_STAGE);
    int stage = value ? word_among(value, stage_words, ACTING + 1) : (int)ALWAYS;
    if (value && stage <= (int)ALWAYS) {
        usage_error("--stage wants finding-out, modelling, comparing or acting, not '%s'", value);
        return false;
    }
    job->settings.asked.wish.stage = (enum stage)stage;
    return true;
}

static void tell_no_rule(const char *name)
{
    struct suggest suggest;
    suggest_start(&suggest, name, strlen(name));
    suggest_rules(&suggest);
    if (suggest.count)
        usage_error("there is no rule '%s'; did you mean %s?", name, suggest.found[0]);
    else
        usage_error("there is no rule '%s'; catwoe rules lists them", name);
}

/* The rules that a comma list names. */
static bool add_rules(struct arena *arena, struct rule_list *list, const char *names)
{
    while (*names) {
        size_t length = strcspn(names, ",");
        const char *name = arena_copy(arena, names, length);
        const struct rule *rule = find_rule(name);
        if (length && !rule) {
            tell_no_rule(name);
            return false;
        }
        if (length)
            *array_add(arena, list) = rule;
        names += length + (names[length] == ',');
    }
    return true;
}

static bool read_rules(struct check_job *job, enum option_id id, struct rule_list *list)
{
    const struct invocation *invocation = job->invocation;
    for (size_t i = 0; i < invocation->option_count; i++)
        if (invocation->options[i].id == id &&
            !add_rules(invocation->arena, list, invocation->options[i].value))
            return false;
    if (option_value(invocation, id) && !list->count) {
        usage_error("%s wants the name of a rule", options[id].name);
        return false;
    }
    return true;
}

static bool read_threads(struct check_job *job)
{
    const char *value = option_value(job->invocation, OPTION_JOBS);
    long number = value && !*value ? 0 : option_number(job->invocation, OPTION_JOBS, 0, 1);
    job->threads = number ? (unsigned)number : processor_count();
    if (job->threads > MOST_THREADS)
        job->threads = MOST_THREADS;
    return number >= 0;
}

static bool read_baselines(struct check_job *job)
{
    const char *known = option_value(job->invocation, OPTION_BASELINE);
    const char *written = option_value(job->invocation, OPTION_WRITE_BASELINE);
    if (written)
        job->written = baseline_new(job->invocation, written);
    else if (known)
        job->known = baseline_read(job->invocation, known);
    return job->written || job->known || !(written || known);
}

/* The format and the status belong to the whole run: the settings of what is named first tell. */
static bool read_settings_of_run(struct check_job *job)
{
    struct stat status;
    const char *path = job->invocation->operands[0];
    bool folder = strcmp(path, "-") != 0 && !stat(path, &status) && S_ISDIR(status.st_mode);
    const struct settings *settings = settings_for(&job->settings, path, folder);
    if (!settings)
        return false;
    job->format = settings->format ? settings->format : "human";
    if (job->totals.fail_on < 0)
        job->totals.fail_on = settings->fail_on < 0 ? (int)ERROR : settings->fail_on;
    return true;
}

/* Only one thing can go to the output. */
static bool output_is_free(const struct check_job *job)
{
    bool input = false;
    for (size_t i = 0; i < job->invocation->operand_count; i++)
        input = input || !strcmp(job->invocation->operands[i], "-");
    if (!input || !option_value(job->invocation, OPTION_FIX))
        return true;
    for (size_t i = 0; i < job->sink_count; i++)
        if (!job->sinks[i].path && job->sinks[i].format != &formats[FORMAT_HUMAN]) {
            usage_error("the mended text goes to the output; name a file for the findings: "
                        "--format %s:FILE",
                        job->sinks[i].format->name);
            return false;
        }
    return true;
}

bool check_read_options(struct check_job *job)
{
    static const char *const whens[] = {"auto", "always", "never"};
    const char *colour = option_value(job->invocation, OPTION_COLOR);
    struct settings *asked = &job->settings.asked;
    job->settings.arena = job->invocation->arena;
    job->settings.invocation = job->invocation;
    if (colour && word_among(colour, whens, 3) < 0) {
        usage_error("--color wants auto, always or never, not '%s'", colour);
        return false;
    }
    job->most = option_number(job->invocation, OPTION_MAX, 0, 50);
    return job->most >= 0 && read_fail_on(job) && read_stage(job) && read_threads(job) &&
           read_rules(job, OPTION_ONLY, &asked->only) &&
           read_rules(job, OPTION_SKIP, &asked->skip) && read_settings_of_run(job) &&
           check_read_sinks(job) && output_is_free(job) && read_baselines(job);
}
