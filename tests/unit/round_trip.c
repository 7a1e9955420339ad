/* What the formatter must keep: formatting twice is formatting once; the tree of the formatted text
   is the tree of the text; no comment is lost. And of every file, sound or not: the tokens tile it.

       round_trip FILE … */
#include "syntax/format.h"
#include "syntax/terminal.h"
#include "tree_text.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct file *parse_text(struct arena *arena, struct diagnostics *diagnostics,
                               struct sources *sources, const char *text, size_t length)
{
    return parse(arena, diagnostics, source_add(sources, "text", text, length));
}

static bool same(const struct buffer *a, const struct buffer *b)
{
    return a->count == b->count && !memcmp(a->items, b->items, a->count);
}

static int by_line(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* A text that moves may take its comment to another place: the comments are compared as a set. */
static void sort_lines(struct arena *arena, struct buffer *text)
{
    struct {
        char **items;
        size_t count, capacity;
    } lines = {0};
    for (char *line = strtok(text->items, "\n"); line; line = strtok(NULL, "\n"))
        *array_add(arena, &lines) = line;
    if (lines.count)
        qsort(lines.items, lines.count, sizeof *lines.items, by_line);
    struct buffer sorted = {.arena = arena};
    for (size_t i = 0; i < lines.count; i++)
        buffer_printf(&sorted, "%s\n", lines.items[i]);
    buffer_text(&sorted);
    *text = sorted;
}

static const char *tiles(const struct file *file)
{
    const struct tokens *tokens = file->tokens;
    if (file->source->unsound && !tokens->count)
        return NULL;
    if (tokens->items[0].start != 0 && tokens->count > 1)
        return "the first token does not begin the file";
    for (size_t i = 1; i < tokens->count; i++)
        if (tokens->items[i].start < tokens->items[i - 1].start ||
            (tokens->items[i].start == tokens->items[i - 1].start && i + 1 < tokens->count))
            return "tokens overlap or are empty";
    if (tokens->items[tokens->count - 1].start != file->source->length)
        return "the last token does not end the file";
    return NULL;
}

const char *round_trip(const char *text, size_t length);

/* NULL where all holds, else what does not. */
const char *round_trip(const char *text, size_t length)
{
    jmp_buf exhausted;
    if (setjmp(exhausted))
        return "out of memory";
    struct arena *arena = arena_new(&exhausted);
    struct sources sources = {.arena = arena};
    struct diagnostics diagnostics = {.arena = arena};
    struct buffer once = {.arena = arena}, twice = once, tree = once, tree_again = once;
    struct buffer comments = once, comments_again = once;
    const struct file *file = parse_text(arena, &diagnostics, &sources, text, length);
    const char *fault = tiles(file);
    if (!fault && !diagnostics.count) {
        format_file(file, &once);
        buffer_text(&once);
        const struct file *again =
            parse_text(arena, &diagnostics, &sources, once.items, once.count);
        format_file(again, &twice);
        buffer_text(&twice);
        tree_text(file, &tree);
        tree_text(again, &tree_again);
        comments_text(file, &comments);
        comments_text(again, &comments_again);
        sort_lines(arena, &comments);
        sort_lines(arena, &comments_again);
        if (getenv("SHOW"))
            printf("%s\n---- formatted\n%s\n---- again\n%s\n---- tree\n%s\n---- tree again\n%s\n",
                   text, once.items, twice.items, tree.items, tree_again.items);
        fault = diagnostics.count                   ? "the formatted text has faults"
                : !same(&tree, &tree_again)         ? "the formatted text means something else"
                : !same(&once, &twice)              ? "formatting twice is not formatting once"
                : !same(&comments, &comments_again) ? "a comment was lost or changed"
                                                    : NULL;
    }
    arena_free(arena);
    return fault;
}

#ifndef FUZZING
int main(int count, char **paths)
{
    int failed = 0;
    for (int i = 1; i < count; i++) {
        FILE *file = fopen(paths[i], "rb");
        char *text = calloc(1, 1 << 22);
        if (!file || !text)
            return 2;
        size_t length = fread(text, 1, 1 << 22, file);
        const char *fault = round_trip(text, length);
        printf("%s round trip %s%s%s\n", fault ? "FAIL" : "ok", paths[i], fault ? ": " : "",
               fault ? fault : "");
        failed += fault != NULL;
        fclose(file);
        free(text);
    }
    return failed != 0;
}
#endif
