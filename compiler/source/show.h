#ifndef CATWOE_SOURCE_SHOW_H
#define CATWOE_SOURCE_SHOW_H

#include "base/buffer.h"
#include "source/diagnostic.h"
#include "source/source.h"

/* How findings are shown: one file a format, each with functions of these forms. All write UTF-8.
 */
struct show {
    const struct sources *sources;
    const struct diagnostics *diagnostics; /* sorted */
    bool colour;
    unsigned width; /* of the terminal in cells; 0 where it is none */
    size_t most;    /* findings that `human` shows at most; 0: all */
    bool accepted;  /* show those that the model waives too */
};

/* Of all models that one run has checked. */
struct totals {
    size_t files, errors, warnings, advice, accepted, todos;
    int exit_status;
};

typedef void show_findings(const struct show *, struct buffer *out);
typedef void show_summary(const struct totals *, struct buffer *out);

show_findings show_human, show_short, show_json;
show_summary show_human_summary, show_json_summary;

#endif
