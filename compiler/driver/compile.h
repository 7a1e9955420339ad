#ifndef CATWOE_DRIVER_COMPILE_H
#define CATWOE_DRIVER_COMPILE_H

#include "check/check.h"
#include "model/model.h"

/* A model on its way from text to findings. */
struct compilation {
    struct arena *arena;
    struct model model;
    bool shown; /* pictures may be made of it: it has the library's icons */
};

enum goal { GOAL_PARSED, GOAL_RESOLVED, GOAL_MEASURED, GOAL_CHECKED };

/* Where memory runs out, control jumps to `exhausted`. */
void compilation_start(struct compilation *, jmp_buf *exhausted);

/* Make a model of the file at `path` ("-" is standard input) as far as the goal. Findings are in
   the model's diagnostics, sorted. Returns LOAD_OK, or why the root file could not be read. */
enum load_result compile(struct compilation *, const char *path, enum goal,
                         const struct check_wish *);

/* The same with texts beside the file, as if it used them: each stands at `real`, or is to. */
struct added_text {
    const char *path, *real; /* real: as the system knows it; NULL: it knows none */
    const char *text;
    size_t length;
};
enum load_result compile_with(struct compilation *, const char *path, enum goal,
                              const struct check_wish *, const struct added_text *, size_t count);

/* The same for a text that is in memory; `path` is how findings call it. */
void compile_text(struct compilation *, const char *path, const char *text, size_t length,
                  enum goal, const struct check_wish *);

/* Frees all that belongs to it. */
void compilation_end(struct compilation *);

#endif
