/* One small fault anywhere in a sound model gives one message, or none, or in bad cases a few.

       mutate truncate|delete|insert FILE

   truncate  the first n bytes, for every n: at most 3 errors each. Warnings and advice do not
   count: it is a shorter model, of which the rules of the practice say what is true delete    one
   token taken out, for every token: at most 3 findings, 1.1 on average insert    one token put in
   before every token, of a dozen: the same

   Findings of the untouched file count as none. Works in memory, in the folder of the file. */
#include "driver/compile.h"
#include "emit/formats.h"
#include "syntax/token.h"

#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_FINDINGS = 3 };
static const double most_on_average = 1.1;

static const char *const insertions[] = {"{",  "}",    "\"", ",",  ":",        ";",
                                         "->", "word", "90", "by", "\"text\"", "."};

struct counts {
    size_t cases, findings, worst, over;
    size_t baseline;
    bool verbose, cuts;
    struct check_wish wish; /* with the words read so far, as where many files are checked */
};

static size_t count_findings(const struct counts *tally, const char *text, size_t length, bool cut,
                             bool show)
{
    jmp_buf exhausted;
    struct compilation compilation;
    if (setjmp(exhausted))
        exit(3);
    compilation_start(&compilation, &exhausted);
    compile_text(&compilation, "mutated.catwoe", text, length, GOAL_CHECKED, &tally->wish);
    struct diagnostics *diagnostics = &compilation.model.diagnostics;
    size_t count = diagnostics->count - diagnostics_accepted(diagnostics);
    if (cut)
        count = diagnostics_count(diagnostics, ERROR);
    if (show) {
        struct buffer out = {.arena = compilation.arena};
        struct show options = {.sources = &compilation.model.sources, .diagnostics = diagnostics};
        short_writers.findings(&options, &out);
        fwrite(out.items, 1, out.count, stdout);
    }
    compilation_end(&compilation);
    return count;
}

static void try(struct counts *tally, const char *text, size_t length, const char *what,
                size_t offset)
{
    size_t found = count_findings(tally, text, length, tally->cuts, false);
    found = found > tally->baseline ? found - tally->baseline : 0;
    tally->cases++;
    tally->findings += found;
    tally->worst = found > tally->worst ? found : tally->worst;
    if (found <= MOST_FINDINGS)
        return;
    tally->over++;
    if (tally->over <= 5 || tally->verbose) {
        printf("-- %zu findings: %s at byte %zu\n", found, what, offset);
        count_findings(tally, text, length, tally->cuts, true);
    }
}

static void truncate_all(struct counts *tally, const char *text, size_t length)
{
    for (size_t end = 0; end <= length; end++)
        try(tally, text, end, "cut", end);
}

/* The text with `inserted` in place of the bytes from `start` to `end`. */
static void replace(struct counts *tally, const char *text, size_t length, size_t start, size_t end,
                    const char *inserted)
{
    char *changed = malloc(length + strlen(inserted) + 3);
    size_t made = 0;
    memcpy(changed, text, start);
    made = start;
    if (*inserted)
        made += (size_t)sprintf(changed + made, "%s ", inserted);
    memcpy(changed + made, text + end, length - end);
    try(tally, changed, made + length - end, *inserted ? inserted : "deleted", start);
    free(changed);
}

static void mutate_tokens(struct counts *tally, struct arena *arena, char *text, size_t length,
                          bool insert)
{
    struct source source = {.path = "", .text = text, .length = (uint32_t)length};
    struct tokens tokens = {0};
    struct scan_faults faults = {0};
    scan(arena, &source, &tokens, &faults);
    for (uint32_t at = 0; at + 1 < tokens.count; at++) {
        uint32_t start = tokens.items[at].start, end = tokens.items[at + 1].start;
        if (tokens.items[at].kind < TOKEN_NAME)
            continue;
        if (!insert)
            replace(tally, text, length, start, end, "");
        for (size_t i = 0; insert && i < sizeof insertions / sizeof *insertions; i++)
            replace(tally, text, length, start, start, insertions[i]);
    }
}

static char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    char *text = calloc(1, 1 << 22);
    if (!file) {
        perror(path);
        exit(2);
    }
    *length = fread(text, 1, (1 << 22) - 2, file);
    fclose(file);
    return text;
}

int main(int count, char **arguments)
{
    jmp_buf exhausted;
    size_t length;
    if (count < 3) {
        fputs("usage: mutate truncate|delete|insert FILE [-v]\n", stderr);
        return 2;
    }
    char *text = read_file(arguments[2], &length);
    char *path = strdup(arguments[2]);
    if (chdir(dirname(path)) || setjmp(exhausted))
        return 2;
    struct counts tally = {.verbose = count > 3, .wish = check_all};
    struct arena *arena = arena_new(&exhausted);
    tally.wish.words = word_library_new(arena);
    tally.baseline = count_findings(&tally, text, length, false, false);
    tally.cuts = !strcmp(arguments[1], "truncate");
    if (tally.cuts)
        truncate_all(&tally, text, length);
    else
        mutate_tokens(&tally, arena, text, length, !strcmp(arguments[1], "insert"));
    double average = (double)tally.findings / (double)tally.cases;
    bool good = !tally.over && (average <= most_on_average || tally.cuts);
    printf("%s %s %s: %zu cases, %.3f findings on average, %zu at most, %zu over %d\n",
           good ? "ok" : "FAIL", arguments[1], arguments[2], tally.cases, average, tally.worst,
           tally.over, MOST_FINDINGS);
    arena_free(arena);
    free(text);
    free(path);
    return !good;
}
