/* Every fix that is offered for these models, each made alone: what it was offered for is gone, and
   there are no more errors than before. And safe fixes made in rounds, as --fix makes them, come to
   an end. The models are taken as they are and with small mistakes put in.

       fixes MISTAKES MODEL …     so many mistakes for each model, one at a time */
#include "driver/compile.h"
#include "source/mend.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_ROUNDS = 10, MOST_SHOWN = 20 };

static size_t tried, failed;

struct text {
    char *items;
    size_t length;
};

static jmp_buf exhausted;

static void compile_one(struct compilation *compilation, const char *name, struct text text)
{
    compilation_start(compilation, &exhausted);
    compile_text(compilation, name, text.items, text.length, GOAL_CHECKED, &check_all);
}

/* The text with this one edit; to be freed. */
static struct text edited(struct text text, const struct fix *fix, uint32_t mark)
{
    size_t length = strlen(fix->replacement), start = fix->at.start + mark,
           end = fix->at.end + mark;
    struct text result = {malloc(text.length + length + 1), text.length - (end - start) + length};
    memcpy(result.items, text.items, start);
    memcpy(result.items + start, fix->replacement, length);
    memcpy(result.items + start + length, text.items + end, text.length - end);
    return result;
}

/* Where a place stands after the fix. */
static uint32_t moved(uint32_t at, const struct fix *fix)
{
    if (at < fix->at.end)
        return at;
    return at - (fix->at.end - fix->at.start) + (uint32_t)strlen(fix->replacement);
}

static bool is_still_there(const struct diagnostics *found, const struct diagnostic *wanted,
                           const struct fix *fix)
{
    for (size_t i = 0; i < found->count; i++)
        if (found->items[i]->rule == wanted->rule &&
            found->items[i]->at.start == moved(wanted->at.start, fix) &&
            !strcmp(found->items[i]->message, wanted->message))
            return true;
    return false;
}

static void complain(const char *name, const struct diagnostic *diagnostic, const struct fix *fix,
                     const char *why, struct text text)
{
    if (++failed > MOST_SHOWN)
        return;
    printf("FAIL fixes: %s: [%s] %s: %s%s: %s\n%.*s\n----\n", name, diagnostic->rule->name,
           diagnostic->message, fix->safe ? "safe: " : "", fix->title, why,
           text.length > 3000 ? 0 : (int)text.length, text.items);
}

static void try_fix(const char *name, struct text text, const struct compilation *before,
                    const struct diagnostic *diagnostic, const struct fix *fix)
{
    const struct source *root = before->model.sources.items[0];
    struct compilation after;
    if (source_at(&before->model.sources, fix->at.start) != root)
        return;
    struct text mended = edited(text, fix, root->mark);
    compile_one(&after, name, mended);
    size_t errors = diagnostics_count(&before->model.diagnostics, ERROR);
    if (is_still_there(&after.model.diagnostics, diagnostic, fix))
        complain(name, diagnostic, fix, "it is still there", mended);
    else if (diagnostics_count(&after.model.diagnostics, ERROR) > errors)
        complain(name, diagnostic, fix, "it brings an error", mended);
    tried++;
    compilation_end(&after);
    free(mended.items);
}

/* One round of safe fixes; whether anything was mended. */
static bool mend_once(const char *name, struct text *text)
{
    struct compilation compilation;
    compile_one(&compilation, name, *text);
    const struct model *model = &compilation.model;
    const struct source *root = model->sources.items[0];
    struct edit *edits = calloc(model->diagnostics.count + 1, sizeof *edits);
    struct buffer out = {.arena = compilation.arena};
    size_t count = 0;
    for (size_t i = 0; i < model->diagnostics.count; i++) {
        const struct fix *fix =
            model->diagnostics.items[i]->accepted ? NULL : model->diagnostics.items[i]->fixes;
        while (fix && !fix->safe)
            fix = fix->next;
        if (fix && source_at(&model->sources, fix->at.start) == root)
            edits[count++] = (struct edit){.start = fix->at.start + root->mark,
                                           .end = fix->at.end + root->mark,
                                           .replacement = fix->replacement};
    }
    size_t made = mend_text(text->items, text->length, edits, count, &out);
    text->items = realloc(text->items, out.count + 1);
    memcpy(text->items, out.count ? out.items : "", out.count);
    text->length = out.count;
    free(edits);
    compilation_end(&compilation);
    return made > 0;
}

static void try_rounds(const char *name, struct text text)
{
    struct text mended = {malloc(text.length + 1), text.length};
    unsigned rounds = 0;
    memcpy(mended.items, text.items, text.length);
    while (rounds < MOST_ROUNDS && mend_once(name, &mended))
        rounds++;
    if (rounds == MOST_ROUNDS && ++failed <= MOST_SHOWN)
        printf("FAIL fixes: %s: ten rounds are not enough\n%.*s\n----\n", name, (int)mended.length,
               mended.items);
    free(mended.items);
}

static void try_all(const char *name, struct text text)
{
    struct compilation before;
    bool safe = false;
    compile_one(&before, name, text);
    for (size_t i = 0; i < before.model.diagnostics.count; i++) {
        const struct diagnostic *diagnostic = before.model.diagnostics.items[i];
        const struct fix *fix = diagnostic->accepted ? NULL : diagnostic->fixes;
        for (; fix; fix = fix->next) {
            try_fix(name, text, &before, diagnostic, fix);
            safe = safe || fix->safe;
        }
    }
    if (safe)
        try_rounds(name, text);
    compilation_end(&before);
}

/* ---- Mistakes ---------------------------------------------------------------------------------
 */

/* Linear congruential generator (Knuth, MMIX). */
static uint64_t state = 1;

static size_t below(size_t limit)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return limit ? (size_t)(state >> 33) % limit : 0;
}

static const struct {
    const char *was, *becomes;
} mistakes[] = {
    {"->", "=>"},
    {"\"\n", "\"\"\n"},
    {"\"\n", "\n"},
    {"\n", ".\n"},
    {"\"\n", "\xE2\x80\x9D\n"},
    {" \"", " \xE2\x80\x9C"},
    {"-", "--"},
    {"-", "\xE2\x80\x93"},
    {": ", " "},
    {":", ""},
    {";", ","},
    {"; ", " "},
    {", ", " "},
    {"{", ""},
    {"}", ""},
    {"}", "}}"},
    {"\n  ", "\n  \xE2\x80\xA2 "},
    {"e", ""},
    {"a", "aa"},
    {"use ", ""},
    {"by ", "by: "},
    {"\"", "'"},
    {"2026-03-01", "1 March 2026"},
    {" yes", " \"yes\""},
    {"\n", " \\ \n"},
    {", ", ","},
    {"  is: ", "  is: issue-based\n  is: "},
};

enum { MISTAKES = sizeof mistakes / sizeof *mistakes };

/* The text with the number-th `was` replaced; to be freed; NULL where there is none. */
static struct text with_mistake(struct text text, size_t which)
{
    const char *was = mistakes[which].was, *becomes = mistakes[which].becomes;
    size_t length = strlen(was), count = 0, at = 0;
    for (size_t i = 0; i + length <= text.length; i++)
        count += !memcmp(text.items + i, was, length);
    size_t wanted = below(count);
    for (size_t i = 0; i + length <= text.length; i++)
        if (!memcmp(text.items + i, was, length) && wanted-- == 0)
            at = i;
    struct fix fix = {.at = {(uint32_t)at, (uint32_t)(at + length)}, .replacement = becomes};
    return count ? edited(text, &fix, 0) : (struct text){NULL, 0};
}

static struct text read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    struct text text = {malloc(1 << 20), 0};
    if (file) {
        text.length = fread(text.items, 1, 1 << 20, file);
        fclose(file);
    }
    return text;
}

int main(int count, char **arguments)
{
    size_t wanted = count > 1 ? strtoul(arguments[1], NULL, 10) : 0;
    if (setjmp(exhausted)) {
        puts("FAIL fixes: memory ran out");
        return 1;
    }
    for (int i = 2; i < count; i++) {
        struct text text = read_file(arguments[i]);
        try_all(arguments[i], text);
        for (size_t j = 0; j < wanted; j++) {
            struct text wrong = with_mistake(text, below(MISTAKES));
            if (wrong.items)
                try_all(arguments[i], wrong);
            free(wrong.items);
        }
        free(text.items);
    }
    if (!failed)
        printf("ok %s: %zu fixes mend what they are offered for\n",
               wanted ? "models with mistakes" : "models as they are", tried);
    return failed != 0;
}
