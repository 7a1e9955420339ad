/* Text in lines of so many cells. */
#include "base/wrap.h"

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

/* ---- Words ----------------------------------------------------------------------------------- */

/* What is kept together, with what stands before it. */
struct word {
    const char *text;
    size_t length, cells;
    size_t gap;       /* cells of the blanks before it */
    size_t line_ends; /* before it */
};

static void skip_blanks(const char **at, const char *end, struct word *word)
{
    size_t bytes;
    word->gap = word->line_ends = 0;
    while (*at < end && utf8_is_blank(utf8_next(*at, (size_t)(end - *at), &bytes))) {
        word->gap += utf8_cells(*at, bytes);
        word->line_ends += **at == '\n';
        *at += bytes;
    }
}

/* The last code point of a cluster decides, with the first of the next, where a line may end. */
static int32_t last_of(const char *text, size_t length)
{
    size_t bytes;
    int32_t code_point = 0;
    for (size_t at = 0; at < length; at += bytes)
        code_point = utf8_next(text + at, length - at, &bytes);
    return code_point;
}

static bool next_word(const char **at, const char *end, struct word *word)
{
    size_t bytes;
    int32_t before = 0;
    skip_blanks(at, end, word);
    word->text = *at;
    word->cells = 0;
    for (; *at < end; *at += bytes) {
        int32_t first = utf8_next(*at, (size_t)(end - *at), &bytes);
        if (utf8_is_blank(first) || (*at > word->text && utf8_may_part(before, first)))
            break;
        bytes = utf8_cluster(*at, (size_t)(end - *at));
        before = last_of(*at, bytes);
        word->cells += utf8_cells(*at, bytes);
    }
    word->length = (size_t)(*at - word->text);
    return word->length > 0;
}

size_t widest_word(const char *text, size_t most)
{
    const char *at = text, *end = text + strlen(text);
    struct word word;
    size_t widest = 0;
    while (next_word(&at, end, &word))
        if (word.cells > widest && word.cells <= most)
            widest = word.cells;
    return widest;
}

/* ---- Lines ----------------------------------------------------------------------------------- */

struct wrapping {
    struct arena *arena;
    struct cell_lines lines;
    struct cell_line line; /* the one that is being filled */
    size_t most;
};

static void end_line(struct wrapping *wrapping, const char *next)
{
    if (wrapping->line.cells > wrapping->lines.cells)
        wrapping->lines.cells = wrapping->line.cells;
    *array_add(wrapping->arena, &wrapping->lines) = wrapping->line;
    wrapping->line = (struct cell_line){.text = next};
}

/* Put a word or a part of one behind what the line has, or into the next. */
static void add_to_line(struct wrapping *wrapping, const struct word *word)
{
    struct cell_line *line = &wrapping->line;
    if (line->length && line->cells + word->gap + word->cells > wrapping->most)
        end_line(wrapping, word->text);
    if (!line->length)
        *line = (struct cell_line){word->text, word->length, word->cells};
    else
        *line = (struct cell_line){line->text, (size_t)(word->text + word->length - line->text),
                                   line->cells + word->gap + word->cells};
}

static void add_in_parts(struct wrapping *wrapping, const struct word *word)
{
    struct word part = {0};
    if (wrapping->line.length)
        end_line(wrapping, word->text);
    for (size_t at = 0; at < word->length; at += part.length) {
        part.text = word->text + at;
        part.length = utf8_cluster(part.text, word->length - at);
        part.cells = utf8_cells(part.text, part.length);
        add_to_line(wrapping, &part);
    }
}

struct cell_lines wrap_cells(struct arena *arena, const char *text, size_t most)
{
    const char *at = text, *end = text + strlen(text);
    struct wrapping wrapping = {
        .arena = arena, .line = {.text = text}, .most = most > 2 ? most : 2};
    struct word word;
    while (next_word(&at, end, &word)) {
        for (; word.line_ends; word.line_ends--)
            end_line(&wrapping, word.text);
        if (word.cells > wrapping.most)
            add_in_parts(&wrapping, &word);
        else
            add_to_line(&wrapping, &word);
    }
    end_line(&wrapping, end);
    return wrapping.lines;
}
