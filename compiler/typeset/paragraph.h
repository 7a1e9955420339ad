#ifndef CATWOE_TYPESET_PARAGRAPH_H
#define CATWOE_TYPESET_PARAGRAPH_H

#include "draw/scene.h"
#include "view/table.h"

/* Runs set in lines: several faces in one line, broken where draw/text.h breaks a text. All lengths
   are in points. */

enum type_id {
#define TYPE(id, ...) TYPE_##id,
#include "typeset/types.def"
#undef TYPE
    TYPE_COUNT
};

/* What a kind of text looks like; types.def has a row for each. */
struct type {
    enum face plain, strong, emphasis;
    double size, leading;
    enum ink ink;
    double strong_size;
    enum ink strong_ink;
};
extern const struct type types[TYPE_COUNT];

/* From the top of a line to that of the next. */
double type_line(enum type_id);

/* What stands in one face in one line. */
struct line_span {
    const char *text; /* in the arena; what runs the other way begins with a mark of direction */
    enum run_style style;
    double x, width; /* from the left end of its line */
};

struct paragraph_line {
    struct line_span *items; /* from left to right */
    size_t count, capacity;
    double width;
};

struct paragraph {
    enum type_id type;
    bool leftward; /* it runs from right to left, and its lines end at the right side */
    double most;   /* the room that it was given */
    double width;  /* of its widest line */
    struct {
        struct paragraph_line *items;
        size_t count, capacity;
    } lines;
};

/* Lines no wider than `most`; only a single grapheme cluster may be wider. Without a word there is
   no line. */
struct paragraph paragraph_of_runs(struct arena *, struct ruler *, enum type_id,
                                   const struct runs *, double most);

/* The same of one plain text, which may be NULL. */
struct paragraph paragraph_of_text(struct arena *, struct ruler *, enum type_id, const char *text,
                                   double most);

double paragraph_height(const struct paragraph *);

/* How wide a text is in the plain face of its kind. */
double type_width(struct ruler *, enum type_id, const char *text);

/* The widest part of these runs that is never broken unless it has to be. */
double runs_widest_part(struct arena *, struct ruler *, enum type_id, const struct runs *);

/* Write `count` lines from `first` on, below a point at the left end of the room. Gives how far
   down they reach. */
double paragraph_draw(struct scene *, const struct paragraph *, size_t first, size_t count,
                      struct point top);

#endif
