#ifndef CATWOE_DRAW_JOURNEY_PICTURE_H
#define CATWOE_DRAW_JOURNEY_PICTURE_H

#include "draw/card.h"
#include "draw/person.h"

/* A journey on its page: in each band of the page, from above to below, the feelings as a line with
   faces, the line of time with the number of each step and the waits as gaps in it, and the lanes
   of those who meet whoever is on the way, with a card for each step. Each step has a column of its
   own; a long journey goes on in a second band. Lengths are points.

       compose_journey.c    what stands where, and the whole
       journey_feelings.c   the line, and what is said along it
       journey_ways.c       from card to card, and what is handed on
       journey_draw.c       what it is drawn on, and the legend */

struct stop { /* a step in its column */
    size_t node;
    const char *number;
    struct card card;
    struct {
        uint32_t *items; /* the lanes of those who meet them, from 1 */
        size_t count, capacity;
    } lanes;
    uint32_t feeling, wait; /* nodes, from 1; 0: there is none */
    struct {
        uint32_t *items;
        size_t count, capacity;
    } said;
    struct card words; /* how it feels, where something is said of it */
    struct cards bubbles;
    struct point face; /* its middle, counted from that of the happiest; of who has none the line */
    struct card pause; /* the wait */
    double x;          /* the middle of its column */
    struct gap {       /* behind it, from left to right */
        double width;
        double paused;   /* for a wait */
        size_t leaving;  /* lines that turn there upwards or downwards: the more of both */
        double labelled; /* so much is for what is handed on, where that has no room elsewhere */
        bool turns;      /* the way goes on in the next band */
        double arrival;  /* for the head at the next stop, or a sign that it comes from afar */
        size_t arriving; /* lines that come to the next from between the lanes, likewise */
    } gap;
    struct text_lines label; /* what is handed on */
    bool label_in_cell;      /* of the next column, where no card stands in this lane */
};

/* From one stop to another: to that in the next column, also where that is the first of the next
   band; past others, between the lanes; or to one in another band, by a sign here and there. */
enum way_form { WAY_NEXT, WAY_TURNS, WAY_PASSES, WAY_FAR };

struct way {
    size_t line, from, to;
    enum way_form form;
    bool labelled;     /* of several from one stop one says what is handed on */
    int leaves, comes; /* twice the lane to which it leaves, from which it comes; odd: below one */
    double below[2];   /* the cards of the lane, there: so far runs it */
    struct point ends[2]; /* at the cards */
    size_t turn, arrival; /* its place among those that turn in the same gap */
};

struct track {     /* a lane in a band */
    uint32_t lane; /* node, from 1 */
    struct card head;
    double top, high, middle; /* of its cards */
    double below;             /* room for lines below them */
};

struct band {
    size_t first, end; /* stops */
    struct gap lead;   /* before the first */
    struct track *tracks;
    size_t track_count;
    double top, happiest, time, lanes, bottom; /* from above to below */
};

struct journey_picture {
    struct drawing *drawing;
    struct legend legend;
    struct page page;
    struct stop *stops;
    size_t stop_count;
    struct way *ways;
    size_t way_count;
    struct band *bands;
    size_t band_count;
    uint32_t traveller; /* node, from 1; 0: nobody is named */
    struct person *person;
    double heads;      /* how wide the heads of the lanes are */
    double card_width; /* of all steps */
    double air;        /* 0 to 1: how much of the spare height is taken */
};

static const double face_room = 56, beside_pause = 10 /* on both sides of the stripe */,
                    pause_inset = 6, glass_room = 24 /* above the words of a wait */;

/* The band in which a stop is. */
struct band *band_of(const struct journey_picture *, size_t stop);

/* Its lane there, counted from 0. */
size_t track_of(const struct band *, uint32_t lane);

/* The lanes between which the cards of a stop stand. */
struct reach {
    size_t first, last;
} reach_of(const struct journey_picture *, size_t stop);

/* ---- Feelings --------------------------------------------------------------------------------
 */

/* How large words and bubbles are beside cards of this width. */
void measure_feelings(struct journey_picture *);

/* Set faces, words and bubbles of a band; gives how far they reach above and below the middle of
   the happiest face there could be. */
struct leeway set_feelings(struct journey_picture *, struct band *);
void draw_feelings(struct journey_picture *, const struct band *);

/* The line itself, through all bands. */
void draw_swings(struct journey_picture *);
extern const struct stroke swing_stroke;

/* ---- Ways ------------------------------------------------------------------------------------
 */

/* Which stops and lanes they join, once the bands are known. */
void sort_ways(struct journey_picture *);

/* How wide all gaps of a band must be. */
void measure_gaps(struct journey_picture *, struct band *);

/* What is handed on, in lines for the room that there is; to be called once cards have their width
   and columns their places. */
void wrap_labels(struct journey_picture *, struct band *);

/* How high a lane must be for what is handed on at a stop. */
double label_room(const struct journey_picture *, size_t stop);

/* Where they meet the cards; to be called last of all. */
void place_ways(struct journey_picture *);
void draw_ways(struct journey_picture *);
const struct stroke *way_stroke(enum diagram_part);

/* The number of a stop in another band, in a ring. */
void draw_way_number(struct drawing *, const char *number, struct point);

/* Where the wait behind a stop stands in its gap: its left edge. */
double pause_left(const struct journey_picture *, const struct stop *);

/* ---- On the page -----------------------------------------------------------------------------
 */

struct legend journey_legend(struct journey_picture *, bool has_bands);
void draw_journey(struct journey_picture *);

#endif
