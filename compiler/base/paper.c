/* Sizes of paper, and their names. */
#include "base/paper.h"

#include <string.h>

const struct paper_size paper_sizes[PAPER_COUNT] = {
#define PAPER(id, ...) {__VA_ARGS__},
#include "base/paper.def"
#undef PAPER
};

enum paper paper_named(const char *word)
{
    enum paper paper = 0;
    while (paper < PAPER_COUNT && strcmp(paper_sizes[paper].word, word) != 0)
        paper++;
    return paper;
}

static bool read_word(const char *word, size_t length, struct paper_sheet *sheet)
{
    static const char *const held[] = {"portrait", "landscape"};
    for (enum paper paper = 0; paper < PAPER_COUNT; paper++)
        if (strlen(paper_sizes[paper].word) == length &&
            !strncmp(paper_sizes[paper].word, word, length)) {
            sheet->paper = paper;
            return true;
        }
    for (unsigned i = 0; i < sizeof held / sizeof *held; i++)
        if (strlen(held[i]) == length && !strncmp(held[i], word, length)) {
            sheet->landscape = i;
            return true;
        }
    return false;
}

bool paper_sheet_read(const char *words, struct paper_sheet *sheet)
{
    static const char between[] = " \t-";
    struct paper_sheet read = *sheet;
    while (*(words += strspn(words, between))) {
        size_t length = strcspn(words, between);
        if (!read_word(words, length, &read))
            return false;
        words += length;
    }
    *sheet = read;
    return true;
}

enum paper paper_larger(enum paper than)
{
    const struct paper_size *size = &paper_sizes[than];
    enum paper larger = than;
    for (enum paper paper = 0; paper < PAPER_COUNT; paper++) {
        const struct paper_size *other = &paper_sizes[paper];
        if (other->width > size->width && other->height > size->height &&
            (larger == than || other->width < paper_sizes[larger].width))
            larger = paper;
    }
    return larger;
}

bool paper_is_same(struct paper_sheet a, struct paper_sheet b)
{
    return a.paper == b.paper && a.landscape == b.landscape;
}

struct paper_extent paper_extent_of(struct paper_sheet sheet)
{
    const struct paper_size *size = &paper_sizes[sheet.paper];
    struct paper_extent upright = {size->width * POINTS_A_MILLIMETRE,
                                   size->height * POINTS_A_MILLIMETRE};
    return sheet.landscape ? (struct paper_extent){upright.height, upright.width} : upright;
}
