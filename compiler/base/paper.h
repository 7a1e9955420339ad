#ifndef CATWOE_BASE_PAPER_H
#define CATWOE_BASE_PAPER_H

#include <stdbool.h>

/* Sizes of paper. */
enum paper {
#define PAPER(id, ...) PAPER_##id,
#include "base/paper.def"
#undef PAPER
    PAPER_COUNT
};

struct paper_size {
    const char *name, *word; /* for readers: A4; in a model: a4 */
    double width, height;    /* in millimetres, upright */
};
extern const struct paper_size paper_sizes[PAPER_COUNT];

/* The paper of this word, or PAPER_COUNT. */
enum paper paper_named(const char *word);

/* A sheet, and how it is held. */
struct paper_sheet {
    enum paper paper;
    bool landscape;
};

/* What words say, with blanks or hyphens between them: a3 landscape, letter-portrait, a4. What they
   do not say stays as it is. False where one of them is none of these; then nothing is changed. */
bool paper_sheet_read(const char *words, struct paper_sheet *);

/* The smallest that is both wider and higher; the largest itself. */
enum paper paper_larger(enum paper);

bool paper_is_same(struct paper_sheet, struct paper_sheet);

#define POINTS_A_MILLIMETRE (72 / 25.4)

/* How wide and how high it is, in points (1/72 inch). */
struct paper_extent {
    double width, height;
};
struct paper_extent paper_extent_of(struct paper_sheet);

#endif
