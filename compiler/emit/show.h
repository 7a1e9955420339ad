#ifndef CATWOE_EMIT_SHOW_H
#define CATWOE_EMIT_SHOW_H

#include "base/buffer.h"
#include "source/diagnostic.h"
#include "source/source.h"

/* What one run has come to, over all the models that it has checked. */
struct totals {
    const char *folder;  /* that it began in; NULL where nobody knows */
    int fail_on;         /* enum severity, or one more for never */
    size_t files, clean; /* models, and those in which nothing is found */
    size_t errors, warnings, advice, accepted, todos;
    struct rules { /* that have spoken, in the order of their first finding */
        const struct rule **items;
        size_t count, capacity;
    } rules;
    bool unreadable; /* something could not be read, and that has been told */
    int exit_status;
};

/* A path as other programs know it: from the folder that the run began in, where it leads down from
   there, without empty steps and those that stay. */
const char *totals_path(const struct totals *, struct arena *, const char *path);

/* The rule's number among those that have spoken. */
size_t totals_rule(const struct totals *, const struct rule *);

/* How many findings make the run fail. */
size_t totals_failures(const struct totals *);

/* How findings are shown: functions of these forms in the file of each format. All write UTF-8.
   What is told of one model goes to the body of its format, behind that of the models before; when
   all have been told, the whole is made of the body. A body that is empty makes a whole that its
   readers take, too. */
struct show {
    const struct sources *sources;
    const struct diagnostics *diagnostics; /* sorted */
    const struct totals *totals;           /* so far; human and short do without */
    bool clean; /* nothing is found in the model, nor has been told of it before */
    bool colour;
    unsigned width; /* of the terminal in cells; 0 where it is none */
    size_t most;    /* findings that `human` shows at most; 0: all */
    bool accepted;  /* show those that the model waives too */
};

typedef void show_findings(const struct show *, struct buffer *body);
typedef void show_whole(const struct totals *, const struct buffer *body, struct buffer *out);

/* ---- For the formats that other programs read -------------------------------------------------
 */

/* Where something stands: the path from the folder that the run began in, as far as it leads down
   from there, and lines and columns. */
struct place {
    const char *path;
    struct position start, end; /* the end is behind the last */
};

struct place show_place(const struct show *, struct span);
const char *show_path(const struct show *, const struct source *);

/* The message, and each help in a line of its own behind "help: ". What would steer a terminal or
   turn the direction of writing is U+FFFD, and so in show_safely. */
const char *show_text(const struct show *, const struct diagnostic *);
const char *show_safely(const struct show *, const char *text);

#endif
