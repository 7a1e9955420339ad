#ifndef CATWOE_DRAW_TEXT_H
#define CATWOE_DRAW_TEXT_H

#include "base/arena.h"

#include <stdbool.h>
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
    FACE_BOOK, /* P052 Roman: heads and definitions of documents */
    FACE_BOOK_BOLD,
    FACE_BOOK_ITALIC,
    FACE_COUNT
};

/* A family of fonts. */
struct family {
    const char *name;
    const char *stack;   /* itself and what stands in where it is missing, with commas between */
    const char *package; /* of Debian, that has it */
};

struct face_style {
    const struct family *family;
    bool bold, italic;
};
extern const struct face_style face_styles[FACE_COUNT];

/* Measures texts of other scripts, whose widths no table can hold: by the fonts of the machine. */
struct ruler {
    /* The width of `length` bytes of UTF-8 set in this face, in thousandths of its size; -1 where
       it cannot be told. */
    long (*measure)(struct ruler *, enum face, const char *text, size_t length);
};

/* Width of `length` bytes of UTF-8 set in `size` points. A text with a character that the face does
   not have is measured by the ruler, as wide as in the wider of both looks. Without one (NULL) such
   a character counts 0.6 of the size, a wide one (CJK, emoji) 1, a combining mark 0. */
double text_width(struct ruler *, enum face, double size, const char *text, size_t length);

/* From the middle of a line of text down to its base line, as a share of the size: half the height
   of a capital. */
static const double base_below_middle = 0.35;

/* ---- Parts: what is never broken ------------------------------------------------------------- */

enum text_gap { GAP_NONE, GAP_BLANK, GAP_LINE /* a line begins here in any case */ };

struct text_part {
    const char *text;     /* `length` bytes of the text that was cut */
    size_t length, width; /* width: in thousandths of its size */
    enum text_gap before; /* a line may end here, whatever it is */
};

struct text_parts {
    struct text_part *items;
    size_t count, capacity;
};

/* The parts of a text between which lines no wider than `most` (in thousandths of the size) may
   end, broken as text_wrap does. The first begins a line; an empty line has a part of no width. */
struct text_parts text_cut(struct arena *, struct ruler *, enum face, const char *text,
                           size_t most);

/* Points in thousandths of this size: what is no number leaves no room; what fits but for the
   rounding fits. */
size_t text_thousandths(double points, double size);

/* ---- Lines ----------------------------------------------------------------------------------- */

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
   `most`, whatever that is; what a ruler measures may be wider by a hair, for its blanks are those
   of another font. Lines are balanced: as narrow as their number allows. "\n" ends a line. The
   empty text has no line. A line that by itself would run the other way than the whole text, from
   right to left or from left to right, begins with a mark of direction (U+200F, U+200E). */
struct text_lines text_wrap(struct arena *, struct ruler *, enum face, double size,
                            const char *text, double most);

#endif
