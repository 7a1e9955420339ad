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

/* Each input is a target of its own too, so that nothing is wrong where one has gone. */
static void put_rule(struct buffer *out, const struct paths *inputs, const struct paths *made)
{
    for (size_t i = 0; i < made->count; i++) {
        if (i)
            buffer_byte(out, ' ');
        put_path(out, made->items[i]);
    }
    buffer_byte(out, ':');
    for (size_t i = 0; i < inputs->count; i++) {
        buffer_put(out, " \\\n  ");
        put_path(out, inputs->items[i]);
    }
    buffer_byte(out, '\n');
    for (size_t i = 0; i < inputs->count; i++) {
        put_path(out, inputs->items[i]);
        buffer_put(out, ":\n");
    }
}

void add_input(struct arena *arena, struct paths *inputs, const char *path)
{
    *array_add(arena, inputs) = arena_copy(arena, path, strlen(path));
}

void add_inputs(struct arena *arena, struct paths *inputs, const struct sources *sources)
{
    for (size_t i = 0; i < sources->count; i++)
        if (sources->items[i]->real)
            add_input(arena, inputs, sources->items[i]->path);
}

static enum exit_status write_rule(const struct invocation *invocation, const char *path,
                                   const struct paths *inputs, const struct paths *made)
{
    struct buffer out = {.arena = invocation->arena};
    put_rule(&out, inputs, made);
    return write_product_to(invocation, path, &out);
}

enum exit_status write_depfile(const struct invocation *invocation, const struct model *model,
                               const struct paths *targets)
{
    const char *path = option_value(invocation, OPTION_DEPFILE);
    struct paths inputs = {0};
    if (!path || !targets->count)
        return EXIT_CLEAN;
    for (size_t i = 0; i < targets->count; i++)
        if (!strcmp(targets->items[i], path))
            return usage_error("'%s' is what --depfile is to tell of; name another file", path);
    add_inputs(invocation->arena, &inputs, &model->sources);
    return write_rule(invocation, path, &inputs, targets);
}

/* `stamp.d` tells of stamp. */
static size_t length_of_told(const char *path)
{
    size_t length = strlen(path);
    bool fits = length > 2 && !strcmp(path + length - 2, ".d") && path[length - 3] != '/';
    return fits ? length - 2 : 0;
}

bool depfile_may_be_told(const struct invocation *invocation)
{
    const char *path = option_value(invocation, OPTION_DEPFILE);
    if (!path || length_of_told(path))
        return true;
    usage_error("--depfile of check wants a name that ends in .d: NAME.d tells of NAME");
    return false;
}

enum exit_status write_depfile_of_check(const struct invocation *invocation, struct paths *inputs)
{
    const char *path = option_value(invocation, OPTION_DEPFILE);
    if (!path)
        return EXIT_CLEAN;
    const char *told = arena_copy(invocation->arena, path, length_of_told(path));
    struct paths made = {&told, 1, 1};
    paths_sort(inputs); /* several models may have one part */
    return write_rule(invocation, path, inputs, &made);
}

enum exit_status write_made(const struct invocation *invocation, const struct model *model,
                            struct buffer *buffer)
{
    const char *path = option_value(invocation, OPTION_OUTPUT);
    struct paths made = {&path, 1, 1};
    if (option_value(invocation, OPTION_DEPFILE) && (!path || !strcmp(path, "-")))
        return usage_error("--depfile tells what a file is made of; name that file with -o");
    enum exit_status status = write_product(invocation, buffer);
    return status == EXIT_CLEAN ? write_depfile(invocation, model, &made) : status;
}
