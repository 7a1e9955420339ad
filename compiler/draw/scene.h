#ifndef CATWOE_DRAW_SCENE_H
#define CATWOE_DRAW_SCENE_H

#include "base/buffer.h"
#include "base/paper.h"
#include "draw/geometry.h"
#include "draw/text.h"

#include <stdbool.h>
#include <stdint.h>

/* A drawn picture: a list of groups, paths and texts in the order in which they are painted, in
   points from the top left corner. Writers replay it; they decide nothing. All belongs to one
   arena. */

/* Colours by what they are for; inks.def has a row for each. */
enum ink {
    INK_NONE,
#define INK(id, name, day, night) INK_##id,
#include "draw/inks.def"
#undef INK
    INK_COUNT
};

/* The value of an ink as #rrggbb, and its name in style sheets. */
struct ink_value {
    const char *name, *day, *night;
};
extern const struct ink_value inks[INK_COUNT];

/* The ink of this name, or INK_NONE. */
enum ink ink_named(const char *name);

enum dash { DASH_NONE, DASH_LONG, DASH_SHORT, DASH_DOTS, DASH_BOUNDARY, DASH_WRITING };

/* The dash and the gap behind it, in points, of each. */
extern const double dash_lengths[][2];

/* How a pencil follows a path in the sketch look. */
enum hand {
    HAND_LINE,  /* with a light wobble */
    HAND_BLOB,  /* round about it */
    HAND_FRAME, /* twice, with a pen that wanders */
    HAND_STILL, /* exactly: small signs */
};

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
    double width;       /* in points */
    enum dash dash;
    enum hand hand;
};

/* ANCHOR_UPWARD: around its middle, and written from below to above. */
enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END, ANCHOR_UPWARD };

struct lettering {
    enum face face;
    double size; /* in points */
    enum ink ink;
    enum anchor anchor;
};

struct drawn {
    struct path path;
    struct stroke stroke;
};

/* What a group is to whoever has a page read aloud; roles.def has a row for each. */
enum role {
    ROLE_NONE,
#define ROLE(id, tag) ROLE_##id,
#include "draw/roles.def"
#undef ROLE
    ROLE_COUNT
};
extern const char *const role_tags[ROLE_COUNT];

struct mark { /* one entry of the list */
    enum { MARK_GROUP, MARK_END, MARK_PATH, MARK_TEXT, MARK_SCENE } form;
    union {
        struct {
            const char *id, *kind; /* id: path in the model, NULL: of none; kind: its class */
            const char *title, *sentence;
            const char *from; /* of a line: the id of the group where it begins; else NULL */
            enum role role;   /* of documents; in pictures none */
        } group;
        struct { /* a picture as part of a page */
            const struct scene *scene;
            struct point at; /* its top left corner */
            double scale;
            struct box window; /* of the page, through which it is seen; without a width: all */
        } placed;
        struct drawn drawn;
        struct {
            const char *text;
            struct point at; /* on the base line */
            struct lettering lettering;
            double width; /* in points, by the tables of text.h */
        } text;
    };
};

/* What is wrong with how a picture reads: faults.def says it of each; quality.h counts them. */
enum fault_kind {
#define FAULT(id, ...) FAULT_##id,
#include "draw/faults.def"
#undef FAULT
    FAULT_COUNT
};

struct fault {
    enum fault_kind kind;
    const char *id, *title;             /* of the thing */
    const char *other_id, *other_title; /* of what is in its way; NULL where nothing is */
    double amount; /* FAULT_SMALL_PRINT: points in print; FAULT_CROSSINGS: how many */
};

struct faults {
    struct fault *items;
    size_t count, capacity;
};

struct scene {
    struct arena *arena;
    struct ruler *ruler; /* for its texts, or NULL: see text.h */
    const char *id, *title, *description;
    double width, height; /* of the page */
    double head;          /* title and subtitle stand above this height */
    enum paper paper;     /* that such pictures usually have, landscape: A4 or A3; inks and texts
                             keep their size on each */
    bool simple;          /* too large to be drawn with care: straight lines, no search */
    bool stopped;         /* the search for a clear form has taken as many steps as it may */
    struct faults faults;
    const struct scene *in_column; /* the same without its title, for a column of text, where the
                                      picture can be drawn so and that was asked for; else NULL */
    struct {
        struct mark *items;
        size_t count, capacity;
    } marks;
};

/* A group for one thing of the model: what is added until it is closed belongs to it. */
void scene_open(struct scene *, const char *id, const char *kind, const char *title,
                const char *sentence);

/* A group for a line that begins at the group `from`, or at none where that is NULL. */
void scene_open_line(struct scene *, const char *id, const char *kind, const char *from,
                     const char *title, const char *sentence);

/* A group of a document; ROLE_NONE opens none, and is closed alike. */
void scene_open_role(struct scene *, enum role);
void scene_close_role(struct scene *, enum role);

void scene_close(struct scene *);

/* Another scene, with its top left corner here and so many times as large. It is not copied. */
void scene_place(struct scene *, const struct scene *, struct point at, double scale);

/* The same, of which only what lies in this box of the page is seen. */
void scene_place_behind(struct scene *, const struct scene *, struct point at, double scale,
                        struct box window);
void scene_path(struct scene *, const struct path *, struct stroke);
void scene_text(struct scene *, const char *text, struct point at, struct lettering);

/* Lines around a centre, `leading` times the size apart. */
void scene_lines(struct scene *, const struct text_lines *, struct point centre, double leading,
                 struct lettering);

/* The same below this point, which is above the middle or the end of each that its anchor names.
   Gives how far down they reach. */
double scene_lines_below(struct scene *, const struct text_lines *, struct point top,
                         double leading, struct lettering);

void path_move(struct arena *, struct path *, struct point);
void path_line(struct arena *, struct path *, struct point);
void path_curve(struct arena *, struct path *, struct point, struct point, struct point);
void path_close(struct arena *, struct path *);

/* The least size, in points on its paper, in which a picture's letters are printed without a
   word. */
static const double least_letters = 8.5;

#endif
