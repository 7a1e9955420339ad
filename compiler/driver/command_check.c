/* check: models in, findings out, in as many formats at once as are asked for. */
#include "driver/check_job.h"

#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum exit_status status_of(const struct check_job *job)
{
    const struct totals *totals = &job->totals;
    if (job->exhausted)
        return EXIT_FAULT;
    if (totals->unreadable)
        return EXIT_USAGE;
    return totals_failures(totals) ? EXIT_FINDINGS : EXIT_CLEAN;
}

/* The folder that the command was called in, or NULL. */
static const char *this_folder(struct arena *arena)
{
    char folder[PATH_MAX];
    return getcwd(folder, sizeof folder) ? arena_copy(arena, folder, strlen(folder)) : NULL;
}

static bool is_folder_of_models(const char *path)
{
    struct stat status;
    return strcmp(path, "-") != 0 && !stat(path, &status) && S_ISDIR(status.st_mode);
}

/* Files that stand beside each other are checked together. */
static void check_operands(struct check_job *job)
{
    const char *const *operands = job->invocation->operands;
    size_t count = job->invocation->operand_count, first = 0;
    for (size_t i = 0; i <= count; i++) {
        bool folder = i < count && is_folder_of_models(operands[i]);
        if (!folder && i < count)
            continue;
        if (i > first)
            check_files(job, operands + first, i - first);
        if (folder)
            check_folder(job, operands[i]);
        first = i + 1;
    }
}

static void tell_mended(const struct check_job *job)
{
    size_t count = job->mended.count, files = job->mended.files.count;
    if (count)
        tell("%zu finding%s mended in %zu file%s", count, count == 1 ? "" : "s", files,
             files == 1 ? "" : "s");
    else if (option_value(job->invocation, OPTION_FIX) && !job->totals.unreadable)
        tell("there is nothing to mend without a question");
}

static void tell_known(const struct check_job *job)
{
    size_t count = job->known_count;
    if (job->known)
        baseline_tell_stale(job->known);
    if (count)
        tell("%zu known finding%s in the baseline", count, count == 1 ? " is" : "s are");
}

/* The baseline and the depfile. */
static bool write_beside_findings(struct check_job *job)
{
    const char *baseline = option_value(job->invocation, OPTION_WRITE_BASELINE);
    const char *depfile = option_value(job->invocation, OPTION_DEPFILE);
    bool written = true;
    if (job->written)
        written = check_may_write(job, baseline) && baseline_write(job->written) == EXIT_CLEAN;
    if (depfile)
        written = check_may_write(job, depfile) &&
                  write_depfile_of_check(job->invocation, &job->inputs) == EXIT_CLEAN && written;
    return written;
}

enum exit_status command_check(struct invocation *invocation)
{
    struct check_job job = {.invocation = invocation,
                            .totals = {.folder = this_folder(invocation->arena)},
                            .told = told_nothing(invocation->arena)};
    if (!invocation->operand_count)
        return usage_error("check wants a file or a folder; see catwoe check --help");
    if (!check_read_options(&job) || !depfile_may_be_told(invocation))
        return EXIT_USAGE;
    check_operands(&job);
    if (job.known)
        add_input(invocation->arena, &job.inputs, option_value(invocation, OPTION_BASELINE));
    tell_mended(&job);
    enum exit_status status = check_write_sinks(&job, status_of(&job));
    tell_known(&job);
    if (!write_beside_findings(&job))
        status = EXIT_USAGE;
    thread_words_end(&job.words);
    return status;
}
