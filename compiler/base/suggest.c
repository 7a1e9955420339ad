#include "base/suggest.h"

#include <string.h>

enum { LONGEST = 32 };

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Three rows of the alignment are enough: this letter's, the last one's and the one before it. */
static unsigned distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    unsigned rows[3][LONGEST + 1];
    for (unsigned j = 0; j <= b_length; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        unsigned *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= b_length; j++) {
            unsigned change = lower(a[i - 1]) != lower(b[j - 1]);
            row[j] = least(least(above[j] + 1, row[j - 1] + 1), above[j - 1] + change);
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                lower(a[i - 2]) == lower(b[j - 1]))
                row[j] = least(row[j], before[j - 2] + 1);
        }
    }
    return rows[a_length % 3][b_length];
}

void suggest_start(struct suggest *suggest, const char *wanted, size_t length)
{
    *suggest = (struct suggest){.wanted = wanted, .length = length};
    suggest->distance = length <= LONGEST ? (unsigned)(length < 3 ? 1 : length / 3) : 0;
}

void suggest_offer(struct suggest *suggest, const char *word, const void *bearer)
{
    size_t length = strlen(word);
    size_t gap = length > suggest->length ? length - suggest->length : suggest->length - length;
    if (suggest->length > LONGEST || length > LONGEST || gap > suggest->distance)
        return;
    unsigned found = distance(suggest->wanted, suggest->length, word, length);
    if (found > suggest->distance || (found >= length && found))
        return;
    if (found < suggest->distance)
        suggest->count = 0;
    for (unsigned i = 0; i < suggest->count; i++)
        if (!strcmp(suggest->found[i], word))
            return;
    suggest->distance = found;
    if (suggest->count == SUGGEST_MOST)
        return;
    suggest->found[suggest->count] = word;
    suggest->bearer[suggest->count++] = bearer;
}
