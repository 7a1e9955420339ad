#ifndef CATWOE_BASE_UTF8_H
#define CATWOE_BASE_UTF8_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stdint.h>

/* Unicode, by utf8proc. Every text in here is UTF-8 given by its start and its length in bytes. */

/* Offset of the first byte that is not UTF-8, or `length`. */
size_t utf8_valid(const char *text, size_t length);

/* The code point at `text` and its length in bytes (at least 1, also where it is broken). */
int32_t utf8_next(const char *text, size_t length, size_t *bytes);

size_t utf8_count(const char *text, size_t length); /* code points */

/* Bytes of the first grapheme cluster, what a reader takes for one character: a letter with its
   marks, an emoji of several parts, a flag. A blank is one by itself, whatever follows: a line may
   end there. At least 1 where there is text. */
size_t utf8_cluster(const char *text, size_t length);

/* Cells on a terminal: wide characters and emoji of several parts take two, combining marks none.
 */
size_t utf8_cells(const char *text, size_t length);

/* The room that a character takes in a line of a picture. */
enum utf8_room {
    ROOM_NONE,  /* marks that sit on another character, joiners, selectors, controls */
    ROOM_OWN,   /* what its face says */
    ROOM_SQUARE /* East Asian writing, emoji */
};
enum utf8_room utf8_room(int32_t code_point);

/* White space at which a line may end; the no-break spaces are none. */
bool utf8_is_blank(int32_t code_point);

/* Whether a line may end between two characters without a blank: beside East Asian writing and
   emoji, but not behind an opening bracket nor in front of what closes. */
bool utf8_may_part(int32_t before, int32_t after);

/* Whether a text runs from right to left: its first letter of any direction does, as in Arabic and
   Hebrew (Unicode Standard Annex 9, P2 and P3). */
bool utf8_runs_leftward(const char *text, size_t length);

/* A letter, a digit or a mark that belongs to one: what a name is made of. */
bool utf8_is_word(int32_t code_point);

/* Whether a terminal must not see it: controls and marks that change the direction of writing. */
bool utf8_is_unsafe(int32_t code_point);

/* Whether it stands for no character, now and for ever: the last two of each plane, and U+FDD0 to
   U+FDEF. */
bool utf8_is_no_character(int32_t code_point);

/* A text as a terminal may see it: a tab as blanks, what would steer the terminal and what is no
   character as U+FFFD. */
enum { UTF8_TAB_CELLS = 4 };
void utf8_put_safely(struct buffer *, const char *text, size_t length);

/* In canonical composition (NFC), or folded for comparison without case. In the arena. */
char *utf8_composed(struct arena *, const char *text, size_t length, size_t *result_length);
char *utf8_folded(struct arena *, const char *text, size_t length, size_t *result_length);

#endif
