#ifndef CATWOE_SOURCE_SHOW_H
#define CATWOE_SOURCE_SHOW_H

#include "base/buffer.h"
#include "source/diagnostic.h"
#include "source/source.h"
#include "source/totals.h"

/* How findings are shown: one file a format, each with functions of these forms. All write UTF-8.
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

show_findings show_human, show_short, show_json, show_sarif, show_github, show_gitlab, show_junit,
    show_checkstyle;
show_whole show_human_whole, show_json_whole, show_sarif_whole, show_github_whole,
    show_gitlab_whole, show_junit_whole, show_checkstyle_whole;

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
