#include "source/source.h"

#include "base/path.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct source *source_new(struct sources *sources, const char *path)
{
    struct source *source = arena_new_of(sources->arena, struct source);
    source->path = arena_copy(sources->arena, path, strlen(path));
    return source;
}

static bool starts_with_mark(const char *text, size_t length)
{
    return length >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3);
}

/* Give the text its place in the one space of offsets. */
static enum load_result place(struct sources *sources, struct source *source, char *text,
                              size_t length)
{
    if (length > LARGEST_FILE || sources->next_base + length > LARGEST_MODEL)
        return LOAD_TOO_LARGE;
    if (starts_with_mark(text, length)) {
        text += 3;
        length -= 3;
        source->mark = 3;
    }
    source->text = text;
    source->length = (uint32_t)length;
    source->base = (uint32_t)sources->next_base;
    sources->next_base += length + 1;
    *array_add(sources->arena, sources) = source;
    return LOAD_OK;
}

struct source *source_add(struct sources *sources, const char *path, const char *text,
                          size_t length)
{
    struct source *source = source_new(sources, path);
    char *copy = arena_alloc(sources->arena, length + 2);
    memcpy(copy, text, length);
    return place(sources, source, copy, length) == LOAD_OK ? source : NULL;
}

/* Read until the end; a pipe does not tell its size beforehand, and a file may grow meanwhile. */
static enum load_result read_all(struct sources *sources, int file, size_t expected, char **text,
                                 size_t *length)
{
    size_t room = expected + 3;
    *text = arena_alloc(sources->arena, room);
    *length = 0;
    for (;;) {
        if (*length + 2 >= room) {
            *text = arena_resize(sources->arena, *text, room, room * 2);
            room *= 2;
        }
        ssize_t got = read(file, *text + *length, room - *length - 2);
        if (got < 0 && errno != EINTR)
            return LOAD_UNREADABLE;
        if (got == 0)
            break;
        if (got > 0)
            *length += (size_t)got;
        if (*length > LARGEST_FILE)
            return LOAD_TOO_LARGE;
    }
    (*text)[*length] = (*text)[*length + 1] = 0;
    return LOAD_OK;
}

static enum load_result read_source(struct sources *sources, int file, struct source *source)
{
    struct stat status;
    if (fstat(file, &status))
        return LOAD_UNREADABLE;
    bool regular = S_ISREG(status.st_mode);
    if (!regular && file != STDIN_FILENO)
        return LOAD_NOT_A_FILE;
    if (S_ISDIR(status.st_mode))
        return LOAD_NOT_A_FILE;
    if (regular && status.st_size > LARGEST_FILE)
        return LOAD_TOO_LARGE;
    char *text;
    size_t length;
    enum load_result result =
        read_all(sources, file, regular ? (size_t)status.st_size : 4096, &text, &length);
    return result == LOAD_OK ? place(sources, source, text, length) : result;
}

enum load_result source_load(struct sources *sources, const char *path, struct source **made)
{
    *made = NULL;
    bool input = !strcmp(path, "-");
    struct source *source = source_new(sources, input ? "<standard input>" : path);
    /* O_NONBLOCK: opening a pipe that nobody writes to must not wait for ever. */
    int file = input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (file < 0)
        return LOAD_UNREADABLE;
    enum load_result result = read_source(sources, file, source);
    if (!input)
        close(file);
    if (result != LOAD_OK)
        return result;
    if (!input)
        source->real = real_path(sources->arena, path);
    *made = source;
    return LOAD_OK;
}

const struct source *source_at(const struct sources *sources, uint32_t offset)
{
    size_t low = 0, high = sources->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (sources->items[middle]->base <= offset)
            low = middle;
        else
            high = middle;
    }
    return sources->items[low];
}

/* The start of every so-manieth line is kept: a table of all would cost as much as the text of a
   large file. */
enum { LINES_APART = 32 };

static uint32_t next_line(const struct source *source, uint32_t start)
{
    const char *end = strchr(source->text + start, '\n');
    return end ? (uint32_t)(end + 1 - source->text) : UINT32_MAX;
}

static void make_lines(const struct sources *sources, struct source *source)
{
    uint32_t lines = 0;
    for (uint32_t at = 0; at != UINT32_MAX; at = next_line(source, at))
        lines++;
    source->lines = arena_alloc(sources->arena, (lines / LINES_APART + 1) * sizeof *source->lines);
    for (uint32_t at = 0, line = 0; at != UINT32_MAX; at = next_line(source, at), line++)
        if (line % LINES_APART == 0)
            source->lines[source->line_count++] = at;
}

/* The line that the offset is in, from 1, and where it starts. */
static uint32_t line_of(const struct sources *sources, struct source *source, uint32_t at,
                        uint32_t *start)
{
    if (!source->lines)
        make_lines(sources, source);
    uint32_t low = 0, high = source->line_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (source->lines[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    uint32_t line = low * LINES_APART + 1, next;
    *start = source->lines[low];
    for (; (next = next_line(source, *start)) <= at; *start = next)
        line++;
    return line;
}

struct position source_position(const struct sources *sources, uint32_t offset)
{
    struct source *source = (struct source *)source_at(sources, offset);
    uint32_t at = offset - source->base, start;
    struct position position = {.byte = {at + source->mark}};
    position.line = line_of(sources, source, at, &start);
    position.column.value = (uint32_t)utf8_count(source->text + start, at - start) + 1;
    return position;
}

struct span source_line(const struct sources *sources, const struct source *source, uint32_t line)
{
    uint32_t start;
    line_of(sources, (struct source *)source, 0, &start);
    start = source->lines[(line - 1) / LINES_APART];
    for (uint32_t left = (line - 1) % LINES_APART; left; left--)
        start = next_line(source, start);
    uint32_t next = next_line(source, start);
    uint32_t end = next == UINT32_MAX ? source->length : next;
    while (end > start && (source->text[end - 1] == '\r' || source->text[end - 1] == '\n'))
        end--;
    return (struct span){source->base + start, source->base + end};
}

static uint32_t past_blanks(const struct source *source, uint32_t at)
{
    while (at < source->length && strchr(" \t\r", source->text[at]))
        at++;
    return at;
}

struct span source_removal(const struct sources *sources, struct span span)
{
    const struct source *source = source_at(sources, span.start);
    uint32_t start = span.start - source->base,
             behind = past_blanks(source, span.end - source->base);
    uint32_t line = start;
    while (line && strchr(" \t", source->text[line - 1]))
        line--;
    bool first = !line || source->text[line - 1] == '\n';
    bool last = behind == source->length || source->text[behind] == '\n';
    if (first && last)
        return (struct span){source->base + line,
                             source->base + behind + (behind < source->length)};
    if (behind < source->length && source->text[behind] == ';')
        return (struct span){span.start, source->base + past_blanks(source, behind + 1)};
    return span;
}

const char *source_text(const struct sources *sources, struct span span)
{
    const struct source *source = source_at(sources, span.start);
    return source->text + (span.start - source->base);
}
