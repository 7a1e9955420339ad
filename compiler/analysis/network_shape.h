#ifndef CATWOE_ANALYSIS_NETWORK_SHAPE_H
#define CATWOE_ANALYSIS_NETWORK_SHAPE_H

#include "analysis/ties.h"

/* The shape of a network, as its ties make it and as it is meant. Ties count without their
   direction. All shapes hang together, and have three members or more.

   hub-and-spoke: whoever is no hub is tied to one, and to nobody else.
   ring: everybody is tied to two others.
   tree: no tie closes a circle.
   mesh: nobody holds it together alone, and it is no mere ring of four or more. */
enum departure_kind {
    NO_HUB,      /* none is named, and none is tied to all others */
    PAST_HUB,    /* a tie between two who are no hubs */
    NOT_AT_HUB,  /* a member tied to no hub */
    RING_OPEN,   /* tied to one other only, or to none */
    RING_BRANCH, /* tied to more than two */
    CIRCLE,      /* a tie between two who are joined by others already, in a tree */
    HOLDS_ALONE, /* a mesh would fall apart without the member */
    ONLY_RING,   /* a mesh that is a ring */
    APART,       /* no tie leads from the first part to the one of this member */
};

struct departure {
    enum departure_kind kind;
    uint32_t member, other;  /* other: of a tie */
    const struct link *link; /* of a tie, the first between the two; else NULL */
};

/* In order of the ties and of the members. */
struct departures {
    struct departure *items;
    size_t count, capacity;
};

/* The hubs that a network names; where it names none, whoever is tied to all others and no second
   is; else none. By member. */
const bool *network_hubs(struct arena *, const struct ties *, const struct item *network);

/* In what the ties depart from a shape, one of the words of NETWORK_SHAPE. */
struct departures departures_from(struct arena *, const struct ties *, int shape, const bool *hubs);

/* The shape that they make: one of those words, the first of them that fits, or -1. */
int shape_of_ties(struct arena *, const struct ties *, const bool *hubs);

/* How readers know those of whom a departure tells. */
struct departure_names {
    const char *member, *other;
    const char *first; /* the first of all members */
    const char *hubs;  /* all hubs: "the bank or the church"; NULL: they are told elsewhere */
};

/* As it stands behind "but" or "and". */
const char *departure_in_words(struct arena *, const struct departure *,
                               const struct departure_names *);

#endif
