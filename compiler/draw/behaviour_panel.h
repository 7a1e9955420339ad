#ifndef CATWOE_DRAW_BEHAVIOUR_PANEL_H
#define CATWOE_DRAW_BEHAVIOUR_PANEL_H

#include "draw/axis.h"
#include "draw/page.h"

/* One of the two panels of a process behaviour chart: numbers over time, joined by a line; the
   level lines across them, which are named at the right; rings around what is a signal, and its
   number beside it. Lengths and places are points on the page. */

/* A line at one height: a limit, the mean, the target. */
struct panel_level {
    const char *name; /* what its group's id ends with */
    const char *text; /* may have two lines */
    double number;
    struct stroke stroke;
    struct text_lines lines;
    double middle; /* of its text */
};

enum { MOST_LEVELS = 4 };

struct panel {
    const char *name, *heading;
    bool of_steps;
    struct panel_level levels[MOST_LEVELS];
    size_t level_count;
    double low, high; /* numbers at its lower and its upper edge */
    struct box box;   /* without what is written around it */
    struct axis up;
    const struct axis *across;
    struct point *points; /* of all values; of steps the first is not there */
    size_t first, count;
    double spacing;        /* from one to the next, on average */
    struct point *numbers; /* by signal: where its number stands */
    struct {
        struct box *items;
        size_t count, capacity;
    } kept; /* where a ring or a number is */
    struct {
        struct lead {
            struct point from, to;
        } * items;
        size_t count, capacity;
    } leads; /* lines to the numbers that stand farther off */
};

enum {
    PANEL_TEXT_SIZE = 12,
    PANEL_HEADING_ROOM = 21,
    SIGNAL_RADIUS = 8 /* of a number in its circle */
};

/* The panel of the values, or of the steps between them: its numbers and its level lines. */
struct panel panel_of(const struct drawing *, bool of_steps);

/* How much room the texts of its level lines need at the right. */
double panel_room_of_levels(const struct panel *);

/* Set it in this box, its days along this axis. */
void panel_set(const struct drawing *, struct panel *, struct box, const struct axis *across);

/* Draw all of it but the numbers of its signals, for which it finds places. */
void panel_draw(struct drawing *, struct panel *);

/* For it: the rings, and the places of numbers, close to them and clear of the line from value to
   value and of each other. */
void panel_draw_signals(struct drawing *, struct panel *);

/* The number of a signal in a small circle. */
void draw_number_of_signal(struct drawing *, const char *number, struct point);

#endif
