#ifndef CATWOE_TESTS_COLOUR_H
#define CATWOE_TESTS_COLOUR_H

#include <stdbool.h>

/* Colours as people see them who see colours in other ways, and how far two are apart. */

enum sight {
    SIGHT_USUAL,
    SIGHT_PROTANOPIA,   /* without the receptors for red */
    SIGHT_DEUTERANOPIA, /* for green */
    SIGHT_TRITANOPIA,   /* for blue */
    SIGHT_GREY,         /* as a copier prints it */
    SIGHT_COUNT
};
extern const char *const sight_names[SIGHT_COUNT];

struct colour { /* light, 0 to 1, in the primaries of sRGB */
    double red, green, blue;
};

/* The colour of a value "#rrggbb" to such eyes. Those that lack receptors are simulated after
   Machado, Oliveira and Fernandes 2009 (table 1, severity 1). */
struct colour colour_seen(const char *value, enum sight);

/* From 1 to 21 (Web Content Accessibility Guidelines 2.1, contrast ratio). */
double colour_contrast(struct colour, struct colour);

/* CIEDE2000 (Sharma, Wu and Dalal 2005): about 1 is just seen where two lie side by side. */
double colour_difference(struct colour, struct colour);

/* The difference of two colours given as lightness, a* and b*. */
double lab_difference(const double one[3], const double other[3]);

#endif
