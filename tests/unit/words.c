/* What the rules that read texts say to texts as people write them, held against what they should
   say: tests/words/README tells how the tables are written.

       words TABLE ... */
#include "base/buffer.h"
#include "driver/compile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct table {
    struct arena *arena;
    const char *path, *model, *rules;
    struct word_library *words;
    unsigned texts, failed;
};

static char *read_file(struct arena *arena, const char *path)
{
    struct buffer text = {.arena = arena};
    FILE *file = fopen(path, "rb");
    for (int byte; file && (byte = getc(file)) != EOF;)
        buffer_byte(&text, (char)byte);
    if (file)
        fclose(file);
    return (char *)buffer_text(&text);
}

/* The model with the text in the place of %; an arrow in the text parts it in two. */
static const char *model_with(const struct table *table, const char *text)
{
    struct buffer model = {.arena = table->arena};
    for (const char *at = table->model; *at; at++) {
        const char *arrow = strstr(text, " -> ");
        if (*at != '%')
            buffer_byte(&model, *at);
        else if (arrow)
            buffer_printf(&model, "%.*s\" -> \"%s", (int)(arrow - text), text, arrow + 4);
        else
            buffer_put(&model, text);
    }
    return buffer_text(&model);
}

static bool is_named(const char *rules, const char *rule)
{
    size_t length = strlen(rule);
    for (const char *at = rules; (at = strstr(at, rule)); at += length)
        if ((at == rules || at[-1] == ' ') && (!at[length] || at[length] == ' '))
            return true;
    return false;
}

/* Whether one of the expected "rule words", with ; between them, is this finding. */
static bool is_expected(struct arena *arena, const char *expected,
                        const struct diagnostic *diagnostic)
{
    size_t length = strlen(diagnostic->rule->name);
    for (const char *at = expected; *at; at += strspn(at, "; ")) {
        const char *end = at + strcspn(at, ";");
        if ((size_t)(end - at) > length && !strncmp(at, diagnostic->rule->name, length) &&
            at[length] == ' ' &&
            strstr(diagnostic->message,
                   arena_copy(arena, at + length + 1, (size_t)(end - at) - length - 1)))
            return true;
        at = end;
    }
    return false;
}

static unsigned count_expected(const char *expected)
{
    unsigned count = *expected != 0;
    for (const char *at = expected; (at = strchr(at, ';')); at++)
        count++;
    return count;
}

static void tell(struct table *table, unsigned line, const char *text, const char *what,
                 const char *more)
{
    table->failed++;
    printf("FAIL %s:%u: “%s”: %s%s\n", table->path, line, text, what, more);
}

static void try_text(struct table *table, unsigned line, const char *text, const char *expected)
{
    jmp_buf exhausted;
    struct compilation compilation;
    struct check_wish wish = check_all;
    unsigned found = 0;
    if (setjmp(exhausted))
        exit(2);
    wish.words = table->words;
    const char *model = model_with(table, text);
    compilation_start(&compilation, &exhausted);
    compile_text(&compilation, "text", model, strlen(model), GOAL_CHECKED, &wish);
    for (size_t i = 0; i < compilation.model.diagnostics.count; i++) {
        const struct diagnostic *diagnostic = compilation.model.diagnostics.items[i];
        if (diagnostic->rule->severity == ERROR)
            tell(table, line, text, "an error: ", diagnostic->message);
        if (!is_named(table->rules, diagnostic->rule->name))
            continue;
        found++;
        if (!is_expected(table->arena, expected, diagnostic))
            tell(
                table, line, text, "not expected: ",
                arena_printf(table->arena, "%s [%s]", diagnostic->message, diagnostic->rule->name));
    }
    if (found < count_expected(expected))
        tell(table, line, text, "nothing says: ", expected);
    table->texts++;
    compilation_end(&compilation);
}

static void try_line(struct table *table, unsigned line, char *text)
{
    char *bar = strchr(text, '|'), *end = bar ? bar : text + strlen(text);
    while (end > text && end[-1] == ' ')
        end--;
    *end = 0;
    if (!strncmp(text, "model: ", 7))
        table->model = arena_printf(table->arena, "%s%s\n", table->model, text + 7);
    else if (!strncmp(text, "rules: ", 7))
        table->rules = text + 7;
    else if (*text && *text != '#')
        try_text(table, line, text, bar ? bar + 1 + strspn(bar + 1, " ") : "");
}

static unsigned try_table(struct arena *arena, struct word_library *words, const char *path)
{
    struct table table = {.arena = arena, .path = path, .model = "", .rules = "", .words = words};
    char *text = read_file(arena, path), *next;
    unsigned line = 0;
    for (; *text; text = next) {
        size_t length = strcspn(text, "\n");
        next = text + length + (text[length] != 0);
        text[length] = 0;
        try_line(&table, ++line, text);
    }
    if (!table.texts || table.failed)
        printf("FAIL %s: %u of %u texts\n", path, table.failed, table.texts);
    else
        printf("ok %s: %u texts\n", path, table.texts);
    return table.failed + !table.texts;
}

int main(int count, char **paths)
{
    jmp_buf exhausted;
    unsigned failed = 0;
    if (setjmp(exhausted))
        return 2;
    struct arena *arena = arena_new(&exhausted);
    struct word_library *words = word_library_new(arena);
    for (int i = 1; i < count; i++)
        failed += try_table(arena, words, paths[i]);
    arena_free(arena);
    return failed != 0;
}
