#ifndef CATWOE_VIEW_DIAGRAM_H
#define CATWOE_VIEW_DIAGRAM_H

#include "base/buffer.h"
#include "base/outline.h"
#include "view/table.h"

#include <stdbool.h>
#include <stdint.h>

/* A picture before it is drawn: what it shows and how that hangs together. Of places it knows only
   those that mean something, as ratings on an axis and what a model wishes; of shapes and colours
   those of icons. Sizes and all other places come from draw/; emit/ writes it as sentences, JSON or
   DOT as it is. All belongs to one arena; all texts are UTF-8. */

/* What can be shown of a model: diagrams and tables; each has a row in views.def, and a name. */
enum view_id {
#define DIAGRAM(id, ...) VIEW_##id,
#define TABLE(id, ...)   VIEW_##id,
#include "view/views.def"
#undef TABLE
#undef DIAGRAM
    VIEW_COUNT
};
extern const char *const view_names[VIEW_COUNT];

/* What a part of a picture is; parts.def says what these tables tell of each. */
enum diagram_part {
#define PART(id, ...) PART_##id,
#include "view/parts.def"
#undef PART
    PART_COUNT
};
enum part_layer { LAYER_GROUND, LAYER_SOLID, LAYER_THIN };
extern const char *const part_words[PART_COUNT];
extern const enum part_layer part_layers[PART_COUNT];
extern const char *const part_chapters[PART_COUNT]; /* or NULL */

/* ---- Who and what stands in it --------------------------------------------------------------- */

/* One stroke or area of an icon. `paint` names what it is filled with, or is line, fine or bold: a
   stroke that is not filled. */
struct diagram_shape {
    const char *paint;
    struct outline outline;
};

/* A building or a thing, or how somebody is dressed. */
struct diagram_icon {
    const char *name;
    struct {
        struct diagram_shape *items;
        size_t count, capacity;
    } shapes; /* none where it only dresses people */
    struct {
        const char **items;
        size_t count, capacity;
    } wears; /* what its people wear: of hair and what goes on the head each has one, of all
                else everything */
    const char *coat; /* paint of what they have on, or NULL */
};

enum mood { MOOD_NONE, MOOD_CALM, MOOD_HAPPY, MOOD_WORRIED, MOOD_ANGRY, MOOD_SAD, MOOD_CONFUSED };

/* The word for it in a model, or none. */
const char *mood_word(struct arena *, enum mood);

/* How somebody is drawn: beside an icon or alone, one person or several. */
struct diagram_figure {
    const struct diagram_icon *icon; /* or NULL */
    unsigned people;                 /* 0 to 3 */
    enum mood mood;
    const char *whose; /* id of whoever they are; NULL: that of their node */
};

/* What somebody says or thinks. */
struct diagram_voice {
    const char *id, *text, *sentence;
    bool thought;
};

/* Where it would best stand, in ninths of the page; HINT_NONE where nobody has said. */
enum hint {
    HINT_NONE,
    HINT_NORTH,
    HINT_NORTH_EAST,
    HINT_EAST,
    HINT_SOUTH_EAST,
    HINT_SOUTH,
    HINT_SOUTH_WEST,
    HINT_WEST,
    HINT_NORTH_WEST,
    HINT_CENTRE
};

/* What passes along a line of a rich picture. */
enum cargo {
    CARGO_NONE,
    CARGO_MONEY,
    CARGO_PEOPLE,
    CARGO_INFORMATION,
    CARGO_GOODS,
    CARGO_SERVICE,
    CARGO_TRUST,
    CARGO_AUTHORITY,
    CARGO_OTHER
};

/* Likewise. */
const char *cargo_word(struct arena *, enum cargo);

enum polarity { POLARITY_NONE, POLARITY_PLUS, POLARITY_MINUS, POLARITY_UNKNOWN };
extern const char *const polarity_words[];

/* How a change moves a variable of a causal map, along paths that come by nothing twice. */
enum motion { MOTION_NONE, MOTION_RISES, MOTION_FALLS, MOTION_EITHER_WAY };
extern const char *const motion_words[];

/* What comes of what a change intends there. */
enum aim { AIM_NONE, AIM_REACHED, AIM_REVERSED, AIM_UNSURE, AIM_NOT_REACHED };
extern const char *const aim_words[];

struct diagram_effect {
    enum motion pushed;   /* by the change itself */
    enum motion moves;    /* as far as it comes to it */
    enum motion feedback; /* and with what loops bring back */
    enum motion intended;
    enum aim aim;
    bool delayed;
    uint32_t *way; /* the nodes by which it comes, from one that is pushed */
    size_t way_count;
};

/* In what shape a network hangs together, as its ties make it and as it is meant. */
enum tie_shape {
    SHAPE_NONE,
    SHAPE_HUB_AND_SPOKE,
    SHAPE_RING,
    SHAPE_MESH,
    SHAPE_TREE,
    SHAPE_APART /* none of the four, and in parts that no tie joins */
};
extern const char *const tie_shape_words[];

/* What makes a tie a strong one. */
enum tie_quality {
    QUALITY_INTERDEPENDENT,
    QUALITY_REPEATED,
    QUALITY_TRUSTING,
    QUALITY_RECIPROCAL,
    QUALITY_COUNT
};

/* Likewise. */
const char *quality_word(struct arena *, enum tie_quality);

/* What is to be noticed about a node: a set of these. badges.def says what each means. */
enum diagram_badge {
#define BADGE(id, ...) BADGE_##id,
#include "view/badges.def"
#undef BADGE
    BADGE_COUNT
};
extern const char *const badge_words[BADGE_COUNT];

struct diagram_node {
    const char *id; /* path of the item */
    enum diagram_part part;
    unsigned badges;          /* one bit each */
    bool inside;              /* the boundary */
    const char *number;       /* "3", or NULL */
    const char *text;         /* what is written in it */
    const char *const *notes; /* smaller lines below the text */
    size_t note_count;
    size_t measure_count; /* so many of these, the last, are measures */
    const char *sentence; /* what it says, for whoever cannot see it */
    struct diagram_figure figure;
    struct {
        struct diagram_voice *items;
        size_t count, capacity;
    } voices;
    enum hint hint;
    uint32_t beside;      /* the number of the node that it belongs to, from 1; 0: none */
    uint32_t within;      /* that of the node that holds it; likewise */
    uint32_t row, column; /* those of the nodes that head its row and its column; likewise */
    double across, up;    /* where a picture with axes puts it, 0 to 1; else 0, and where it is not
                             placed */
    struct leeway {
        double least, most;
    } across_leeway,
        up_leeway; /* what may still be said to be there: words are vaguer than numbers */
    struct diagram_effect effect; /* where the picture shows what a change moves */
    enum tie_shape shape;         /* of a network, where the node tells of it */
};

/* An end of a line: the place of a node, or the boundary itself. */
#define END_BOUNDARY UINT32_MAX

/* Where two people's causal maps are held against each other: whose a link is. */
enum held { HELD_NONE, HELD_BY_BOTH, HELD_BY_FIRST, HELD_BY_SECOND, HELD_WITH_OTHER_SIGN };
extern const char *const held_words[];

/* Where a picture shows what a change moves: what a link carries the change to. */
enum leads { LEADS_NOWHERE, LEADS_TO_SIDE_EFFECT, LEADS_TO_INTENT };
extern const char *const leads_words[];

struct diagram_line {
    const char *id;
    enum diagram_part part;
    uint32_t from, to;
    enum polarity polarity;
    bool delayed, contested;
    bool both_ways;
    enum held held;
    enum leads leads;
    enum cargo cargo;
    unsigned count;                  /* sentences that say so; 0: not counted */
    unsigned qualities;              /* a bit for each tie_quality */
    const struct diagram_icon *sign; /* small, on the line; or NULL */
    const char *text;                /* what is written on it, or NULL */
    const char *sentence;
};

enum turn { TURN_REINFORCING, TURN_BALANCING, TURN_UNDETERMINED };
extern const char *const turn_words[];

/* A feedback loop that the picture names. */
struct diagram_loop {
    const char *id;
    const char *mark; /* R1, B2, ?1 */
    const char *text; /* its name for readers, or NULL */
    enum turn turn;
    bool delayed;
    uint32_t *nodes; /* in the order of its links */
    size_t node_count;
    const char *sentence;
};

/* How a measure behaved, value by value, and what may be expected of it: see
   analysis/behaviour.h. */
struct diagram_series {
    struct diagram_value {
        uint32_t date; /* as yyyymmdd */
        double value;
        double step;  /* how far from the one before: its moving range; of the first 0 */
        bool signals; /* it is of a signal */
    } * values;
    size_t count;
    struct diagram_signal {
        uint32_t node; /* the number of the node that tells it, from 1; 0: it is one too many */
        size_t first, last; /* its values */
        bool of_step;       /* not the value calls for a cause, but the step to it */
    } * signals;
    size_t signal_count;
    double mean, lower, upper;    /* natural limits */
    bool has_lower, has_upper;    /* else that is no limit but the end of what can be */
    double step_mean, step_upper; /* of the moving range */
    int digits;                   /* behind the point, at most, with which all these are told */
    bool provisional;             /* too few values for limits that hold */
    bool has_target;
    double target;
    uint32_t target_date; /* or 0 */
    const char *reach;    /* whether it will be met, as things are: a word for programs */
    int better;           /* 1: up, -1: down, 0: not said */
    const char *unit;     /* or NULL */
    const char *file;     /* where the values come from, as the model names it */
};

struct diagram {
    const char *id; /* path of what it shows */
    enum view_id view;
    const char *title, *subtitle;
    const char *description;   /* the whole in a few sentences */
    const char *boundary;      /* its sentence; NULL where the picture has none */
    const char *boundary_text; /* written at it, or NULL */
    struct {
        struct diagram_node *items;
        size_t count, capacity;
    } nodes; /* in order of declaration */
    struct {
        struct diagram_line *items;
        size_t count, capacity;
    } lines;
    struct {
        struct diagram_loop *items;
        size_t count, capacity;
    } loops;
    struct {
        const char **items;
        size_t count, capacity;
    } story; /* told step by step beside the picture; of a line's number, first */
    const struct diagram_series *series; /* of a measure, or NULL */
    const char *people[2];               /* whose maps are held against each other, or NULL */
    struct {
        const struct diagram **items;
        size_t count, capacity;
    } panels; /* pictures that it sets side by side; it then has no parts of its own */
    const struct diagram *ground; /* the causal map in whose places it shows what a change moves,
                                     or NULL */
    bool has_axes;                /* its nodes stand where their ratings put them */
    bool even_columns;            /* of a board: what stands in its columns is compared */
    const char *remark;           /* how it is to be read, said quietly below it; or NULL */
    size_t left_out, exposed;     /* confidential things that it does not show, or shows */
};

/* The sentences of its nodes, lines and loops, for whoever cannot see it or where it could not be
   drawn; none is empty. In the arena. */
struct diagram_sentences {
    const char **items;
    size_t count, capacity;
};
struct diagram_sentences diagram_sentences(struct arena *, const struct diagram *);

#endif
