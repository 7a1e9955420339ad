#ifndef CATWOE_DRAW_SCENE_H
#define CATWOE_DRAW_SCENE_H

#include "base/buffer.h"
#include "draw/geometry.h"
#include "draw/text.h"

#include <stdbool.h>
#include <stdint.h>

/* A drawn picture: a list of groups, paths and texts in the order in which they are painted, in
   points from the top left corner. Writers replay it; they decide nothing. All belongs to one
   arena. */

/* Colours by what they are for; palette.c has their values by day and by night. */
enum ink {
    INK_NONE,
    INK_PAPER,
    INK_TEXT,
    INK_QUIET,   /* notes, subtitles, badges */
    INK_LINE,    /* outlines and arrows */
    INK_FIELD,   /* inside a boundary */
    INK_SHAPE,   /* inside a blob */
    INK_WATCH,   /* inside a monitor */
    INK_CONTROL, /* inside a control */
    INK_PLUS,
    INK_MINUS,
    INK_UNKNOWN,
    INK_COUNT
};

/* The value of an ink as #rrggbb, and its name in style sheets. */
struct ink_value {
    const char *name, *day, *night;
};
extern const struct ink_value inks[INK_COUNT];

enum dash { DASH_NONE, DASH_LONG };

/* A path: to[0] of a move or line; to[0], to[1] and to[2] of a cubic curve. */
struct segment {
    enum { SEGMENT_MOVE, SEGMENT_LINE, SEGMENT_CURVE, SEGMENT_CLOSE } form;
    struct point to[3];
};

struct path {
    struct segment *items;
    size_t count, capacity;
};

struct stroke {
    enum ink fill, ink; /* INK_NONE: not filled, not drawn */
    double width;
    enum dash dash;
};

enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

struct lettering {
    enum face face;
    double size;
    enum ink ink;
    enum anchor anchor;
};

struct mark { /* one entry of the list */
    enum { MARK_GROUP, MARK_END, MARK_PATH, MARK_TEXT } form;
    union {
        struct {
            const char *id, *kind; /* id: path in the model; kind: its class */
            const char *title, *sentence;
        } group;
        struct {
            struct path path;
            struct stroke stroke;
        } drawn;
        struct {
            const char *text;
            struct point at; /* on the base line */
            struct lettering lettering;
            double width;
        } text;
    };
};

struct scene {
    struct arena *arena;
    const char *id, *title, *description;
    double width, height; /* of the page */
    bool crowded;         /* something could not be kept clear of something else */
    struct {
        struct mark *items;
        size_t count, capacity;
    } marks;
};

/* A group for one thing of the model: what is added until it is closed belongs to it. */
void scene_open(struct scene *, const char *id, const char *kind, const char *title,
                const char *sentence);
void scene_close(struct scene *);
void scene_path(struct scene *, const struct path *, struct stroke);
void scene_text(struct scene *, const char *text, struct point at, struct lettering);

/* Lines around a centre, `leading` times the size apart. */
void scene_lines(struct scene *, const struct text_lines *, struct point centre, double leading,
                 struct lettering);

void path_move(struct arena *, struct path *, struct point);
void path_line(struct arena *, struct path *, struct point);
void path_curve(struct arena *, struct path *, struct point, struct point, struct point);
void path_close(struct arena *, struct path *);

#endif
