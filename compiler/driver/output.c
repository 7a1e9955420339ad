/* Where products go, and how files are written: beside, then renamed. */
#include "driver/command.h"

#include "base/listing.h"
#include "model/series.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- Folders -------------------------------------------------------------------------------- */

bool is_folder(const char *path)
{
    struct stat status;
    size_t length = strlen(path);
    return (length && path[length - 1] == '/') || (!stat(path, &status) && S_ISDIR(status.st_mode));
}

enum exit_status make_folder(struct arena *arena, const char *path)
{
    char *part = arena_copy(arena, path, strlen(path));
    for (char *slash = strchr(part + 1, '/');; slash = strchr(slash + 1, '/')) {
        if (slash)
            *slash = 0;
        if (mkdir(part, 0777) && errno != EEXIST)
            return usage_error("cannot make the folder '%s': %s; name another: -o DIR/", part,
                               strerror(errno));
        if (!slash || !slash[1])
            return EXIT_CLEAN;
        *slash = '/';
    }
}

/* ---- Formats -------------------------------------------------------------------------------- */

const char *formats_for(struct arena *arena, enum product product, bool endings)
{
    struct listing list = {0};
    for (enum format_id id = 0; id < FORMAT_COUNT; id++)
        if (format_writes(id, product))
            listing_add(&list, arena, endings ? formats[id].ending : formats[id].name);
    return listing_text(&list, "or");
}

static bool is_terminal(const char *path)
{
    struct stat status;
    if (stat(path, &status) || !S_ISCHR(status.st_mode))
        return false;
    int file = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    bool terminal = file >= 0 && isatty(file);
    if (file >= 0)
        close(file);
    return terminal;
}

/* Whether a terminal would get bytes that are no text. */
static bool spoils_terminal(const struct invocation *invocation, enum format_id id)
{
    const char *path = option_value(invocation, OPTION_OUTPUT);
    bool named = path && strcmp(path, "-") != 0;
    return (formats[id].writes->painted || formats[id].writes->packed) &&
           (named ? is_terminal(path) : isatty(STDOUT_FILENO));
}

/* What each is called, and what a file with it might be called. */
static const struct {
    const char *name, *file;
} products[] = {
    [PRODUCT_LIST] = {"a list", "list"},          [PRODUCT_LOOPS] = {"a list", "loops"},
    [PRODUCT_PICTURE] = {"a picture", "picture"}, [PRODUCT_TABLES] = {"a table", "table"},
    [PRODUCT_SHEETS] = {"a sheet", "sheet"},      [PRODUCT_PAGE] = {"a page", "page"},
    [PRODUCT_SLIDES] = {"slides", "slides"},      [PRODUCT_POSTER] = {"a poster", "poster"},
};

enum format_id format_of_product(const struct invocation *invocation, enum product product,
                                 enum format_id otherwise)
{
    const char *to = option_value(invocation, OPTION_TO);
    const char *path = option_value(invocation, OPTION_OUTPUT);
    enum format_id id = otherwise;
    if (to)
        id = format_named(to, strlen(to));
    else if (path && strcmp(path, "-") != 0 && !is_folder(path))
        id = format_of_file(path);
    bool writes = id < FORMAT_COUNT && format_writes(id, product);
    if (writes && !spoils_terminal(invocation, id))
        return id;
    if (writes)
        usage_error("a terminal cannot show %s; name a file: -o %s%s", formats[id].name,
                    products[product].file, formats[id].ending);
    else if (to)
        usage_error("%s cannot write '%s'; it writes %s", invocation->command->name, to,
                    formats_for(invocation->arena, product, false));
    else
        usage_error("the ending of '%s' tells no format in which %s can be written; use %s%s", path,
                    products[product].name, formats_for(invocation->arena, product, true),
                    invocation->command->options >> OPTION_TO & 1 ? ", or --to" : "");
    return FORMAT_COUNT;
}

enum format_id product_format(const struct invocation *invocation, enum format_id otherwise)
{
    return format_of_product(invocation, invocation->command->product, otherwise);
}

const char *read_text(struct arena *arena, const char *path)
{
    struct stat status;
    bool regular = !stat(path, &status) && S_ISREG(status.st_mode); /* a pipe would be waited for */
    FILE *file = regular ? fopen(path, "rb") : NULL;
    char *text = file && !fstat(fileno(file), &status)
                     ? arena_alloc(arena, (size_t)status.st_size + 1)
                     : NULL;
    if (text)
        text[fread(text, 1, (size_t)status.st_size, file)] = 0;
    if (file)
        fclose(file);
    return text;
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

static enum exit_status cannot_write(const char *path, int problem)
{
    if (problem == ENAMETOOLONG)
        return usage_error("cannot write '%s': that is too long for the name of a file; give what "
                           "it shows a shorter name, or name the file: -o FILE",
                           path);
    if (problem == ENOENT || problem == ENOTDIR)
        return usage_error("cannot write '%s': the folder is not there; make it, or name another "
                           "file: -o FILE",
                           path);
    return usage_error("cannot write '%s': %s", path, strerror(problem));
}

/* A pipe or a device is written to as it is; there is nothing to rename. */
static enum exit_status write_through(const char *path, const struct buffer *buffer)
{
    int file = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    bool written = file >= 0 && write_all(file, buffer);
    if (file >= 0)
        written = !close(file) && written;
    return written ? EXIT_CLEAN : cannot_write(path, errno);
}

static enum exit_status write_beside(struct arena *arena, const char *path,
                                     const struct buffer *buffer)
{
    char *beside = arena_printf(arena, "%s.XXXXXX", path);
    mode_t mode = mode_for(path);
    int file = mkstemp(beside), problem = 0;
    if (file < 0)
        return cannot_write(path, errno);
    if (!write_all(file, buffer) || fchmod(file, mode))
        problem = errno;
    if (close(file) && !problem)
        problem = errno;
    if (!problem && !rename(beside, path))
        return EXIT_CLEAN;
    cannot_write(path, problem ? problem : errno);
    unlink(beside);
    return EXIT_USAGE;
}

enum exit_status write_file(struct arena *arena, const char *path, struct buffer *buffer)
{
    struct stat status;
    char real[PATH_MAX];
    buffer_text(buffer);
    if (!stat(path, &status) && !S_ISREG(status.st_mode))
        return write_through(path, buffer);
    if (realpath(path, real)) /* through a link, to what it points to */
        path = arena_copy(arena, real, strlen(real));
    if (is_unchanged(arena, path, buffer))
        return EXIT_CLEAN;
    if (access(path, W_OK) && errno != ENOENT) /* it could be replaced, and was not to be */
        return cannot_write(path, errno);
    return write_beside(arena, path, buffer);
}

static bool is_same_file(const struct stat *product, const char *path)
{
    struct stat other;
    return path && !stat(path, &other) && other.st_ino == product->st_ino &&
           other.st_dev == product->st_dev;
}

bool is_one_file(const char *path, const char *other)
{
    struct stat status;
    return !stat(path, &status) && S_ISREG(status.st_mode) && is_same_file(&status, other);
}

/* What a model counts stands in files of its author's, also where nothing asks for it today. */
static bool holds_data(struct model *model, const struct stat *product)
{
    if (!(model->declared & OF(MEASURE)))
        return false;
    FOR_ITEMS_OF (model, KIND_MEASURE, measure)
        if (is_same_file(product, model_data_file(model, measure)))
            return true;
    return false;
}

/* A product never takes the place of what it was made of: what was named, and all that it uses. */
static bool is_an_input(const struct invocation *invocation, const char *path)
{
    const struct sources *sources = invocation->inputs->sources;
    struct stat product;
    if (stat(path, &product))
        return false;
    for (size_t i = 0; i < invocation->operand_count; i++)
        if (is_same_file(&product, invocation->operands[i]))
            return true;
    for (size_t i = 0; sources && i < sources->count; i++)
        if (is_same_file(&product, sources->items[i]->real))
            return true;
    return invocation->inputs->model && holds_data(invocation->inputs->model, &product);
}

enum exit_status write_product_to(const struct invocation *invocation, const char *path,
                                  struct buffer *buffer)
{
    if (is_an_input(invocation, path))
        return usage_error("'%s' is what this is made of; name another file", path);
    return write_file(invocation->arena, path, buffer);
}

enum exit_status write_product(const struct invocation *invocation, struct buffer *buffer)
{
    const char *path = option_value(invocation, OPTION_OUTPUT);
    if (path && strcmp(path, "-") != 0)
        return write_product_to(invocation, path, buffer);
    if (buffer->count)
        fwrite(buffer->items, 1, buffer->count, stdout); /* main looks whether that went well */
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

/* 0 where the file is no terminal. */
static unsigned width_of(int file)
{
    struct winsize size;
    const char *columns = getenv("COLUMNS");
    if (!isatty(file))
        return 0;
    if (!ioctl(file, TIOCGWINSZ, &size) && size.ws_col)
        return size.ws_col;
    return columns ? (unsigned)strtoul(columns, NULL, 10) : 100;
}

unsigned terminal_width(void)
{
    return width_of(STDERR_FILENO);
}

/* It is written UTF-8, utf8 and otherwise. */
static bool names_utf8(const char *locale)
{
    for (; *locale; locale++)
        if (!strncasecmp(locale, "utf-8", 5) || !strncasecmp(locale, "utf8", 4))
            return true;
    return false;
}

/* Whether the terminal was set to some other writing than UTF-8. */
static bool is_without_utf8(void)
{
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    const char *value = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names && !(value && *value); i++)
        value = getenv(names[i]);
    return value && *value && !names_utf8(value);
}

struct setting text_setting(const struct invocation *invocation)
{
    const char *path = option_value(invocation, OPTION_OUTPUT);
    unsigned width = path && strcmp(path, "-") != 0 ? 0 : width_of(STDOUT_FILENO);
    return (struct setting){.width = width, .plain = width && is_without_utf8()};
}
