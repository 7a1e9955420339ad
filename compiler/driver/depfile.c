/* What a product was made of, as a rule for make and ninja. */
#include "driver/command.h"

#include <string.h>

/* A path as make reads it. */
static void put_path(struct buffer *out, const char *path)
{
    for (; *path; path++) {
        if (*path == ' ' || *path == '#')
            buffer_byte(out, '\\');
        if (*path == '$')
            buffer_byte(out, '$');
        buffer_byte(out, *path);
    }
}

/* Each source is a target of its own too, so that nothing is wrong where one has gone. */
static void put_rule(struct buffer *out, const struct model *model, const struct targets *targets)
{
    struct buffer sources = {.arena = out->arena};
    for (size_t i = 0; i < targets->count; i++) {
        if (i)
            buffer_byte(out, ' ');
        put_path(out, targets->items[i]);
    }
    buffer_byte(out, ':');
    for (size_t i = 0; i < model->sources.count; i++) {
        const struct source *source = model->sources.items[i];
        if (!source->real)
            continue;
        buffer_put(out, " \\\n  ");
        put_path(out, source->path);
        put_path(&sources, source->path);
        buffer_put(&sources, ":\n");
    }
    buffer_byte(out, '\n');
    buffer_add(out, sources.items, sources.count);
}

enum exit_status write_depfile(const struct invocation *invocation, const struct model *model,
                               const struct targets *targets)
{
    const char *path = option_value(invocation, OPTION_DEPFILE);
    struct buffer out = {.arena = invocation->arena};
    if (!path || !targets->count)
        return EXIT_CLEAN;
    for (size_t i = 0; i < targets->count; i++)
        if (!strcmp(targets->items[i], path))
            return usage_error("'%s' is what --depfile is to tell of; name another file", path);
    put_rule(&out, model, targets);
    return write_product_to(invocation, path, &out);
}

enum exit_status write_made(const struct invocation *invocation, const struct model *model,
                            struct buffer *buffer)
{
    const char *path = option_value(invocation, OPTION_OUTPUT);
    struct targets made = {&path, 1, 1};
    if (option_value(invocation, OPTION_DEPFILE) && (!path || !strcmp(path, "-")))
        return usage_error("--depfile tells what a file is made of; name that file with -o");
    enum exit_status status = write_product(invocation, buffer);
    return status == EXIT_CLEAN ? write_depfile(invocation, model, &made) : status;
}
