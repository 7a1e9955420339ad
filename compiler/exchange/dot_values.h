#ifndef CATWOE_EXCHANGE_DOT_VALUES_H
#define CATWOE_EXCHANGE_DOT_VALUES_H

#include "exchange/foreign.h"

/* The attributes of DOT that say something of a causal map: some are Graphviz's, some are those
   that people make up beside. */
enum dot_attribute {
    DOT_LABEL,
    DOT_XLABEL,
    DOT_HEADLABEL,
    DOT_TAILLABEL,
    DOT_POLARITY,
    DOT_SIGN,
    DOT_ARROWHEAD,
    DOT_DIR,
    DOT_WEIGHT,
    DOT_DELAYED,
    DOT_DELAY,
    DOT_BECAUSE,
    DOT_NOTE,
    DOT_COMMENT,
    DOT_TOOLTIP,
    DOT_UNIT,
    DOT_IS,
    DOT_POS,
    DOT_SHAPE,
    DOT_LOOPS,
    DOT_ATTRIBUTE_COUNT
};

struct dot_values {
    const char *said[DOT_ATTRIBUTE_COUNT]; /* with their escapes; NULL where nothing is said */
};

/* The attribute of this name, whatever its case; DOT_ATTRIBUTE_COUNT for all others. */
enum dot_attribute dot_attribute_named(const char *name);

/* What a value shows, folded; NULL for none. `node` and `graph` are what \N and \G stand for. */
const char *dot_shown(struct arena *, const char *value, const char *node, const char *graph);

/* What is said of a node now; what has been said of it before stays. */
void dot_describe_node(struct foreign_map *, struct foreign_variable *, const struct dot_values *,
                       const char *graph);

/* What is said of an edge; its sign is by what says it most plainly: polarity, what stands beside
   the arrow, its head. */
void dot_describe_link(struct foreign_map *, struct foreign_link *, const struct dot_values *);

#endif
