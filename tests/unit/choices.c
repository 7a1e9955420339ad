/* The words that code asks about by name, held against those of the schema: both have the same ones
   in the same order. */
#include "schema/choices.h"

#include <stdio.h>
#include <string.h>

/* A list as choices.def has it, with a blank before each word, and as the schema has it. */
struct list {
    const char *name, *rows, *words;
};

static bool is_alike(const struct list *list)
{
    return list->words && !strcmp(list->rows, list->words);
}

int main(void)
{
#define WORD(list, id, word)    " " word
#define LIST(list, words, rows) {#list, &(rows)[1], words},
#define SAME(words, others)     {#words, others, words},
    const struct list lists[] = {
#include "schema/choices.def"
    };
    int failed = 0;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        bool alike = is_alike(&lists[i]);
        printf("%s choices: %s\n", alike ? "ok" : "FAIL", lists[i].name);
        if (!alike)
            printf("    named: %s\n    schema: %s\n", lists[i].rows,
                   lists[i].words ? lists[i].words : "");
        failed += !alike;
    }
    return failed != 0;
}
