#ifndef CATWOE_EMIT_PPTX_H
#define CATWOE_EMIT_PPTX_H

#include "base/listing.h"
#include "emit/formats.h"
#include "emit/ooxml.h"

/* A document as slides, within emit/pptx*.c. Lengths are points on a slide of 960 by 540, from its
   top left corner. What is read on all slides stands in the layouts, with real placeholders, so
   that whoever restyles the master restyles all of it. */

enum { SLIDE_WIDTH = 960, SLIDE_HEIGHT = 540, SLIDE_MARGIN = 48 };

/* Layouts and their placeholders; pptx_holders.def has a row for each. */
enum slide_layout {
#define LAYOUT(id, ...) LAYOUT_##id,
#define HOLDER(...)
#include "emit/pptx_holders.def"
    LAYOUT_COUNT
};
enum slide_holder {
#define LAYOUT(...)
#define HOLDER(layout, id, ...) HOLDER_##layout##_##id,
#include "emit/pptx_holders.def"
    HOLDER_COUNT
};

/* A placeholder of a layout. */
struct holder {
    enum slide_layout layout;
    const char *type; /* title, body … */
    int index;        /* of those of one type; 0: it has none */
    const char *name, *hint;
    struct box box;
    double size; /* of its letters */
    enum face face;
    enum ink ink;
    char anchor;            /* of its text, up and down: t, ctr, b by the first letter */
    bool capitals, numbers; /* numbers: before its paragraphs */
};
extern const struct holder slide_holders[HOLDER_COUNT];

struct deck {
    struct arena *arena;
    const struct document *document;
    struct ruler *ruler;
    struct ooxml_package package;
    struct ooxml_part *presentation, *notes_master, *layouts[LAYOUT_COUNT];
    struct {
        struct ooxml_part **items;
        size_t count, capacity;
    } slides;
    const char *language;
    struct listing small; /* pictures whose letters cannot be read from a chair */
};

struct slide {
    struct deck *deck;
    struct ooxml_part *part;
    struct buffer *out;
    unsigned shapes; /* numbers given so far: each shape has one of its own */
};

/* ---- The frame: theme, master, layouts; and what holds the slides together ------------------- */

void deck_add_frame(struct deck *);
void deck_end(struct deck *);

/* A number for every part of its kind: its name in the package. */
const char *deck_part_name(struct deck *, const char *folder, const char *name, size_t number);

extern const char slide_namespaces[], slide_tree[];

/* The colour of an ink that the theme has, so that it changes with the theme. */
void slide_put_theme_ink(struct buffer *, enum ink);

/* Footer and number, of the frame or of a slide. */
void slide_put_foot(struct slide *, bool of_frame);

/* ---- Slides ---------------------------------------------------------------------------------- */

/* A slide behind the last, with its title; kicker, where it stands in the document, may be NULL. */
struct slide slide_begin(struct deck *, enum slide_layout, const char *kicker, const char *title);

/* Its end; notes, to be read aloud, are lines, or NULL. */
struct speech {
    const char **items;
    size_t count, capacity;
};
void slide_end(struct slide *, const struct speech *);

/* A shape: <p:sp> and what it is called; gives its number. `text` is for whoever cannot see it, or
   NULL. The shape goes on with <p:spPr>. */
unsigned slide_open_shape(struct slide *, const char *name, const char *text);

/* The same of a placeholder; it goes on with its text, in the place of its layout unless one is
   given. */
void slide_open_holder(struct slide *, enum slide_holder, const struct box *place);
void slide_close_holder(struct slide *);
void slide_fill_holder(struct slide *, enum slide_holder, const char *text);
void slide_fill_holder_at(struct slide *, enum slide_holder, const struct box *place,
                          const char *text);

/* What every placeholder begins with: it goes on with <p:spPr>. Of notes: the slide's image, or
   their text. */
void slide_begin_holder(struct slide *, enum slide_holder);
void slide_begin_note_holder(struct slide *notes, bool image);

/* <p:cNvPr>, with a number of its own, which it gives. */
unsigned slide_put_naming(struct slide *, const char *name, const char *text);

/* ---- Texts ----------------------------------------------------------------------------------- */

/* How letters look where they differ from those of their place; 0, INK_NONE: they do not. */
struct type_look {
    double size;
    enum ink ink;
    bool bold, italic, book;
    const char *family; /* of its font; NULL: as its place says */
};

/* A paragraph, or the beginning of one: <a:p> with what it says of itself. A text from right to
   left stands on the right. */
struct type_line {
    char align;      /* l, c, r; 0: as its place says */
    unsigned level;  /* of the outline: 1 has bullets */
    unsigned starts; /* its list's first number; 0: as its place says */
    double above;    /* room, in points; 0: as its place says */
    bool tight;      /* lines as close as in pictures */
};
void type_open(struct slide *, const struct type_line *, const char *first);
void type_close(struct slide *);
void type_run(struct slide *, const char *text, const struct type_look *);
void type_break(struct slide *, const struct type_look *);
void type_runs(struct slide *, const struct runs *, const struct type_look *);

/* One paragraph of one look. */
void type_paragraph(struct slide *, const struct type_line *, const char *text,
                    const struct type_look *);

/* How high a text is in lines of this width. */
double type_height(const struct deck *, enum face, double size, const char *text, double width);
extern const double type_leading;

/* ---- Pieces of a document -------------------------------------------------------------------- */

/* Where a slide stands in the document. */
struct slide_place {
    struct deck *deck;
    const struct section *section;
    const char *kicker; /* of its slides: the section's heading, where their title is another */
    const char *lead;   /* that waits for the next slide, or NULL */
};

/* The second and later slides of one thing: its title and “(continued)”. */
const char *slide_continued(struct deck *, const char *title, size_t number);

/* Text that flows over as many slides as it needs. */
enum flow_form { FLOW_PLAIN, FLOW_HEAD, FLOW_POINT, FLOW_QUOTE };
struct flow {
    struct slide_place *place;
    struct {
        struct flow_line {
            enum flow_form form;
            const char *head;
            const struct runs *runs, *by;
        } * items;
        size_t count, capacity;
    } lines;
};
void flow_add(struct flow *, const struct piece *);
void flow_end(struct flow *, const char *title);

void put_prompts_slide(struct slide_place *, const struct piece *);

void put_panel_slide(struct slide_place *, const struct piece *);
void put_columns_slide(struct slide_place *, const struct piece *);

/* `more` is asked in a row below the last, or NULL. */
void put_table_slides(struct slide_place *, const struct table *, const char *title,
                      const char *more);

/* The scene may be NULL: it could not be drawn, and is told in words. */
void put_figure_slide(struct slide_place *, const struct diagram *, const struct scene *);

/* ---- Pictures -------------------------------------------------------------------------------- */

/* A picture on a slide: where its points come to lie, and how large. */
struct picture {
    struct slide *slide;
    const struct diagram *diagram;
    const struct scene *scene;
    struct point corner; /* of the scene, on the slide */
    double scale;
};
struct point picture_point(const struct picture *, struct point);
struct box picture_box(const struct picture *, struct box);
struct path picture_path(const struct picture *, const struct path *);

/* Marks of the scene: from one up to another. */
struct mark_range {
    size_t from, to;
};

/* The marks within the group that begins here, without its own two. */
struct mark_range picture_group(const struct scene *, size_t begin);

/* The box about marks, or about one; of no size where there are none. */
struct box picture_marks_box(const struct scene *, struct mark_range);
struct box picture_mark_box(const struct mark *);

/* Marks as paths and texts, with a group for each of theirs. Lines of one text stand in one box. */
void picture_put_marks(struct picture *, struct mark_range);

/* A path that lies on the slide already, as a shape without words. */
void picture_put_path(struct picture *, const struct path *, const struct stroke *,
                      const char *name);

/* A text box about a place on the slide. */
void picture_put_label(struct picture *, const char *text, struct point centre,
                       const struct lettering *);

/* A group about a box on the slide. */
void picture_open_group(struct picture *, struct box, const char *name, const char *text);
void picture_close_group(struct picture *);

/* How letters of a picture look on the slide. */
struct type_look picture_look(const struct picture *, const struct lettering *);
char picture_alignment(enum anchor);

/* Shapes with words, and connectors between them; false where the picture is not made of such, and
   nothing is written. */
bool picture_put_network(struct picture *);

/* ---- Shapes and connectors ------------------------------------------------------------------- */

/* Where a shape can be held: on its outline, and which way is out of it. */
struct site {
    struct point at, way; /* way: of length 1 along an axis */
    bool corner;          /* between two axes: only straight lines end there */
    unsigned used;        /* by connectors */
};
enum { MOST_SITES = 8, CONNECTOR_SAMPLES = 25 };
struct held_shape {
    const char *id;
    unsigned number;               /* of its shape */
    struct box box;                /* on the slide */
    struct site sites[MOST_SITES]; /* in the order of their numbers */
    unsigned site_count;
    bool ground; /* others stand on it */
};
struct held_shapes {
    struct held_shape *items;
    size_t count, capacity;
};

/* The group that begins here, which shows this node or none, as a shape with its words; false where
   it is no such shape, and nothing is written. */
bool picture_put_shape(struct picture *, size_t begin, const struct diagram_node *,
                       struct held_shape *);

/* A line as it is drawn, on the slide. */
struct connection {
    struct held_shape *from, *to;
    const char *name, *sentence;
    struct path path;
    struct stroke stroke;
    struct ooxml_heads heads;
};

/* Both ways, in steps of one length each. */
struct connector {
    struct point drawn[CONNECTOR_SAMPLES], runs[CONNECTOR_SAMPLES];
    bool turns_back; /* with corners, as tracks do */
};

/* A connector between two shapes, glued to both where it then runs nearest to the drawn line. */
struct connector picture_put_connector(struct picture *, const struct held_shapes *,
                                       const struct connection *);

/* Where a path or a point beside the drawn line comes to stand beside the connector. */
struct point connector_moves(const struct connector *, struct point);
struct path connector_turns(struct arena *, const struct connector *, const struct path *);

#endif
