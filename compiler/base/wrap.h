#ifndef CATWOE_BASE_WRAP_H
#define CATWOE_BASE_WRAP_H

#include "base/arena.h"

#include <stddef.h>

/* Text in lines of so many cells, for terminals and other places with letters of one width. */
struct cell_line {
    const char *text; /* of the text that was wrapped; `length` bytes of it */
    size_t length, cells;
};

struct cell_lines {
    struct cell_line *items;
    size_t count, capacity;
    size_t cells; /* of the widest */
};

/* The text in lines of at most `most` cells, but at least 2. Lines end at blanks, at line ends, and
   where East Asian writing and emoji need no blank; a word that is wider than a line is broken
   between grapheme clusters. Blanks at both ends of a line are left out. The empty text has one
   empty line. What a terminal must not see has to be replaced before. */
struct cell_lines wrap_cells(struct arena *, const char *text, size_t most);

/* Cells of the widest part that wrap_cells would keep together if it could, among those of no more
   than `most` cells. */
size_t widest_word(const char *text, size_t most);

#endif
