#ifndef CATWOE_DRAW_TEXT_H
#define CATWOE_DRAW_TEXT_H

#include "base/arena.h"

#include <stddef.h>

/* How wide a text is, by tables of the fonts' own advance widths, so that a picture is laid out the
   same on every machine, with or without the fonts. Lengths are points (1/72 inch). */

enum face {
    FACE_HAND,        /* Comic Neue Regular */
    FACE_HAND_BOLD,   /* Comic Neue Bold */
    FACE_HAND_ITALIC, /* Comic Neue Italic */
    FACE_PLAIN,       /* Noto Sans Regular */
    FACE_PLAIN_BOLD,  /* Noto Sans Bold */
    FACE_PLAIN_ITALIC,
    FACE_COUNT
};

/* Width of `length` bytes of UTF-8 set in `size` points. A character that the face does not have
   counts 0.6 of the size, a wide one (CJK, emoji) 1, a combining mark 0. */
double text_width(enum face, double size, const char *text, size_t length);

struct text_line {
    const char *text; /* NUL-terminated, in the arena */
    double width;
};

struct text_lines {
    struct text_line *items;
    size_t count, capacity;
    double width; /* of the widest */
};

/* The text in lines no wider than `most`, broken at blanks, East Asian writing and emoji also
   between characters; blanks between words become one. A word that alone is wider is broken behind
   its hyphens or else between grapheme clusters, and only a single cluster may be wider than
   `most`, whatever that is. Lines are balanced: as narrow as their number allows. "\n" ends a line.
   The empty text has no line. */
struct text_lines text_wrap(struct arena *, enum face, double size, const char *text, double most);

#endif
