/* Where products go, and how files are written: beside, then renamed. */
#include "driver/command.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

enum format_id product_format(const struct invocation *invocation, enum format_id otherwise)
{
    const char *to = option_value(invocation, OPTION_TO);
    const char *path = option_value(invocation, OPTION_OUTPUT);
    enum format_id id = otherwise;
    if (to)
        id = format_named(to, strlen(to));
    else if (path && strcmp(path, "-") != 0)
        id = format_of_file(path);
    if (id < FORMAT_COUNT && formats[id].product)
        return id;
    if (to)
        usage_error("%s cannot write '%s'; it writes text, md or json", invocation->command->name,
                    to);
    else
        usage_error("the ending of '%s' tells no format; use .txt, .md, .json, or --to", path);
    return FORMAT_COUNT;
}

static bool is_unchanged(struct arena *arena, const char *path, const struct buffer *buffer)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    char *old = arena_alloc(arena, buffer->count + 1);
    size_t length = fread(old, 1, buffer->count + 1, file);
    fclose(file);
    return length == buffer->count && !memcmp(old, buffer->items, length);
}

static bool write_all(int file, const struct buffer *buffer)
{
    for (size_t done = 0; done < buffer->count;) {
        ssize_t written = write(file, buffer->items + done, buffer->count - done);
        if (written < 0 && errno != EINTR)
            return false;
        done += written > 0 ? (size_t)written : 0;
    }
    return true;
}

static mode_t mode_for(const char *path)
{
    struct stat status;
    if (!stat(path, &status))
        return status.st_mode & 0777;
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

enum exit_status write_file(struct arena *arena, const char *path, struct buffer *buffer)
{
    buffer_text(buffer);
    if (is_unchanged(arena, path, buffer))
        return EXIT_CLEAN;
    char *beside = arena_printf(arena, "%s.XXXXXX", path);
    int file = mkstemp(beside);
    if (file < 0)
        return usage_error("cannot write '%s': %s", path, strerror(errno));
    bool written = write_all(file, buffer);
    written = !fchmod(file, mode_for(path)) && written;
    written = !close(file) && written;
    if (written && !rename(beside, path))
        return EXIT_CLEAN;
    usage_error("cannot write '%s': %s", path, strerror(errno));
    unlink(beside);
    return EXIT_USAGE;
}

enum exit_status write_product(const struct invocation *invocation, struct buffer *buffer)
{
    const char *path = option_value(invocation, OPTION_OUTPUT);
    if (path && strcmp(path, "-") != 0)
        return write_file(invocation->arena, path, buffer);
    if (buffer->count && fwrite(buffer->items, 1, buffer->count, stdout) != buffer->count)
        return usage_error("the output could not be written");
    return EXIT_CLEAN;
}

bool wants_colour(const struct invocation *invocation)
{
    const char *when = option_value(invocation, OPTION_COLOR), *none = getenv("NO_COLOR");
    const char *terminal = getenv("TERM"), *force = getenv("CLICOLOR_FORCE");
    if (when && strcmp(when, "auto") != 0)
        return !strcmp(when, "always");
    if (none && *none)
        return false;
    if (force && *force && strcmp(force, "0") != 0)
        return true;
    return isatty(STDERR_FILENO) && terminal && strcmp(terminal, "dumb") != 0;
}

unsigned terminal_width(void)
{
    struct winsize size;
    const char *columns = getenv("COLUMNS");
    if (!isatty(STDERR_FILENO))
        return 0;
    if (!ioctl(STDERR_FILENO, TIOCGWINSZ, &size) && size.ws_col)
        return size.ws_col;
    return columns ? (unsigned)strtoul(columns, NULL, 10) : 100;
}
