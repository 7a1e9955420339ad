#ifndef CATWOE_EXCHANGE_VENSIM_H
#define CATWOE_EXCHANGE_VENSIM_H

#include "exchange/foreign.h"

/* What the files about Vensim's models share. A variable's id is its name without case, with single
   blanks for blanks and `_`, and without quotes: by that Vensim knows it. */
struct slice {
    const char *at;
    size_t length;
};

/* Names as they are looked up: what each takes is given back for the next. */
struct vensim_names {
    struct foreign_map *map;
    struct buffer shown, id;
};

/* The variable of this name, added where there is none yet; FOREIGN_NONE for an empty name. */
uint32_t vensim_variable(struct vensim_names *, struct slice name);

/* The same, but not added; FOREIGN_NONE where there is none. */
uint32_t vensim_known(struct vensim_names *, struct slice name);

/* A name or a remark as people read it: without the quotes around it, on one line. */
void vensim_show(struct buffer *, struct slice);

/* The arrows and variables of the sketches; `text` begins behind the equations. An arrow that
   several views show is one link. */
void vensim_read_sketch(struct vensim_names *, struct slice text, size_t first_line);

/* What the equations add to that: variables that no sketch shows, links that none draws, and signs
   and delays that an equation alone tells. Which way a flow goes its stock's equation tells. */
void vensim_read_equations(struct vensim_names *, struct slice text);

/* A line without its end, and the text goes on behind it; false at the end of the text. */
bool vensim_next_line(struct slice *text, struct slice *line);

/* Without white space at its ends, and without the backslash of a line that goes on. */
struct slice slice_trimmed(struct slice);
struct slice slice_skipped(struct slice, size_t bytes); /* at most all of them */
size_t slice_length_up_to(struct slice, char end);      /* and with it; all where it is not */
bool slice_is(struct slice, const char *text);          /* whatever the case */
bool slice_begins(struct slice, const char *text);

/* A word of an expression, and the text goes on behind it. Passed over are blanks, remarks,
   subscripts and texts in single quotes. `:AND:` and its like are signs. */
struct vensim_word {
    struct slice text;
    enum { WORD_NAME, WORD_NUMBER, WORD_SIGN, WORD_END } kind;
};
struct vensim_word vensim_take_word(struct slice *text);

#endif
