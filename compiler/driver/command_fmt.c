/* fmt: the canonical layout. */
#include "driver/command.h"

#include "syntax/format.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

struct formatted {
    struct source *source;
    struct buffer text;
};

static void show_faults(const struct invocation *invocation, const struct model *model)
{
    struct buffer out = {.arena = invocation->arena};
    struct show show = {.sources = &model->sources,
                        .diagnostics = &model->diagnostics,
                        .colour = wants_colour(invocation),
                        .width = terminal_width(),
                        .most = 10};
    human_writers.findings(&show, &out);
    fwrite(out.items, 1, out.count, stderr);
}

/* One file, parsed by itself: what it uses does not matter to its layout. */
static enum exit_status format_path(struct invocation *invocation, struct model *model,
                                    const char *path, struct formatted *formatted)
{
    enum load_result result = source_load(&model->sources, path, &formatted->source);
    if (result != LOAD_OK)
        return usage_error("cannot read '%s': %s", path, load_problem(result, errno));
    const struct file *file = parse(model->arena, &model->diagnostics, formatted->source);
    diagnostics_sort(&model->diagnostics);
    if (model->diagnostics.count) {
        show_faults(invocation, model);
        usage_error("'%s' is left as it is: mend what is shown first", path);
        return EXIT_FINDINGS;
    }
    format_file(file, &formatted->text);
    return EXIT_CLEAN;
}

/* ---- Differences, line by line ----------------------------------------------------------------
 */

struct line {
    const char *text;
    size_t length;
};

static struct line next_line(const char **at, const char *end)
{
    const char *start = *at, *stop = memchr(start, '\n', (size_t)(end - start));
    *at = stop ? stop + 1 : end;
    return (struct line){start, (size_t)((stop ? stop : end) - start)};
}

static void put_diff_line(struct buffer *out, char sign, struct line line)
{
    buffer_byte(out, sign);
    buffer_add(out, line.text, line.length);
    buffer_byte(out, '\n');
}

static bool same_line(struct line a, struct line b)
{
    return a.length == b.length && !memcmp(a.text, b.text, a.length);
}

/* The formatter keeps the order of lines, so a look a few lines ahead finds where both go on. */
static bool find_again(const char *at, const char *end, struct line wanted, unsigned *skipped)
{
    enum { LOOK_AHEAD = 20 };
    for (*skipped = 0; at < end && *skipped < LOOK_AHEAD; ++*skipped)
        if (same_line(next_line(&at, end), wanted))
            return true;
    return false;
}

static void put_diff(struct buffer *out, const struct formatted *formatted)
{
    const char *old = formatted->source->text, *old_end = old + formatted->source->length;
    const char *new = formatted->text.items, *new_end = new + formatted->text.count;
    buffer_printf(out, "--- %s\n+++ %s, laid out\n", formatted->source->path,
                  formatted->source->path);
    while (old < old_end || new < new_end) {
        const char *old_next = old, *new_next = new;
        struct line a = old < old_end ? next_line(&old_next, old_end) : (struct line){NULL, 0};
        struct line b = new < new_end ? next_line(&new_next, new_end) : (struct line){NULL, 0};
        unsigned in_new = 0, in_old = 0;
        bool both = a.text && b.text;
        if (both && same_line(a, b)) {
            old = old_next;
            new = new_next;
        } else if (a.text && (!b.text || !find_again(new, new_end, a, &in_new) ||
                              (find_again(old, old_end, b, &in_old) && in_old < in_new))) {
            put_diff_line(out, '-', a);
            old = old_next;
        } else {
            put_diff_line(out, '+', b);
            new = new_next;
        }
    }
}

/* ---- The command ------------------------------------------------------------------------------
 */

static bool is_laid_out(const struct formatted *formatted)
{
    return formatted->text.count == formatted->source->length &&
           !memcmp(formatted->text.items, formatted->source->text, formatted->text.count);
}

static enum exit_status put_result(struct invocation *invocation, const char *path,
                                   struct formatted *formatted)
{
    struct buffer out = {.arena = invocation->arena};
    bool same = is_laid_out(formatted);
    bool looks =
        option_value(invocation, OPTION_CHECK_ONLY) || option_value(invocation, OPTION_DIFF);
    if (!looks && option_value(invocation, OPTION_WRITE) && strcmp(path, "-") != 0)
        return same ? EXIT_CLEAN : write_file(invocation->arena, path, &formatted->text);
    if (!looks)
        return write_product(invocation, &formatted->text);
    if (same)
        return EXIT_CLEAN;
    if (option_value(invocation, OPTION_DIFF))
        put_diff(&out, formatted);
    else
        buffer_printf(&out, "%s\n", formatted->source->path);
    fwrite(out.items, 1, out.count, stdout);
    return EXIT_FINDINGS;
}

static enum exit_status format_one(struct invocation *invocation, const char *path)
{
    struct compilation compilation;
    compilation_start(&compilation, invocation->exhausted);
    struct formatted formatted = {.text = {.arena = compilation.arena}};
    enum exit_status status = format_path(invocation, &compilation.model, path, &formatted);
    buffer_text(&formatted.text);
    if (status == EXIT_CLEAN)
        status = put_result(invocation, path, &formatted);
    compilation_end(&compilation);
    return status;
}

enum exit_status command_fmt(struct invocation *invocation)
{
    enum exit_status worst = EXIT_CLEAN;
    const char *input = "-";
    const char *const *paths = invocation->operand_count ? invocation->operands : &input;
    size_t count = invocation->operand_count ? invocation->operand_count : 1;
    bool several_allowed = option_value(invocation, OPTION_WRITE) ||
                           option_value(invocation, OPTION_CHECK_ONLY) ||
                           option_value(invocation, OPTION_DIFF);
    if (count > 1 && !several_allowed)
        return usage_error("fmt writes one file to the output; use --write for several");
    for (size_t i = 0; i < count; i++) {
        enum exit_status status = format_one(invocation, paths[i]);
        if (status > worst)
            worst = status;
    }
    return worst;
}
