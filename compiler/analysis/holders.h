#ifndef CATWOE_ANALYSIS_HOLDERS_H
#define CATWOE_ANALYSIS_HOLDERS_H

#include "analysis/graph.h"

/* Whose a link of a causal map is. People who look at one situation draw different maps of it, and
   where these differ is what they have to talk about (Eden 1988). */

/* Whether somebody holds a link: it is said according to them, or according to nobody and they do
   not dispute it. NULL: whoever says nothing of their own, and so holds all that is according to
   nobody. */
bool is_link_according_to(const struct link *, const struct item *person);

/* What somebody says of how one variable acts on another: of several links that they hold and that
   differ in sign, it is unknown. */
struct stance {
    bool held;
    enum sign sign;
};
struct stance stance_of(const struct edge *, const struct item *person);

/* Those according to whom links of a map are, and those who dispute some, in the order of the
   links. */
struct holders {
    const struct item **items;
    size_t count, capacity;
};

/* Of the links that the filter lets pass; of all where it is NULL. */
struct holders holders_of_links(struct arena *, const struct item *map, const struct link_filter *);

#endif
