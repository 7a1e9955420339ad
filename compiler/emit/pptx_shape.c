/* Things of a picture as shapes that can be edited: an outline that PowerPoint knows, with the
   words in it as one text that flows anew when it is changed. */
#include "emit/pptx.h"

#include <string.h>

/* ---- Outlines -------------------------------------------------------------------------------- */

static bool is_closed(const struct path *path)
{
    return path->count > 3 && path->items[path->count - 1].form == SEGMENT_CLOSE;
}

static size_t count_of(const struct path *path, unsigned form)
{
    size_t count = 0;
    for (size_t i = 0; i < path->count; i++)
        count += path->items[i].form == form;
    return count;
}

/* How round the corners of a frame are: where its upper edge begins. */
static double radius_of(const struct path *path, struct box box)
{
    double radius = smaller(box.width, box.height) / 2;
    struct point corner = box_corner(box, 0);
    for (size_t i = 0; i < path->count; i++) {
        const struct segment *segment = &path->items[i];
        struct point to = segment->to[segment->form == SEGMENT_CURVE ? 2 : 0];
        if (segment->form != SEGMENT_CLOSE && fabs(to.y - corner.y) < 0.01)
            radius = smaller(radius, to.x - corner.x);
    }
    return larger(radius, 0);
}

enum outline_kind { KIND_NONE, KIND_BOX, KIND_FRAME, KIND_OVAL, KIND_OTHER };

static enum outline_kind kind_of(const struct path *path)
{
    size_t curves = path ? count_of(path, SEGMENT_CURVE) : 0,
           lines = path ? count_of(path, SEGMENT_LINE) : 0;
    if (!path)
        return KIND_NONE;
    if (!curves)
        return lines == 3 || lines == 4 ? KIND_BOX : KIND_OTHER;
    if (curves != 4 || count_of(path, SEGMENT_MOVE) != 1)
        return KIND_OTHER;
    return lines ? KIND_FRAME : KIND_OVAL;
}

/* ---- Sites ----------------------------------------------------------------------------------- */

static void add_site(struct held_shape *held, double across, double down, double way_x,
                     double way_y, bool corner)
{
    struct box box = held->box;
    held->sites[held->site_count++] =
        (struct site){{box.centre.x + across * box.width / 2, box.centre.y + down * box.height / 2},
                      {way_x, way_y},
                      corner,
                      0};
}

/* As the presets of ECMA-376 number them: against the clock from above; an ellipse has those
   between them, too. */
static void add_sites(struct held_shape *held, enum outline_kind kind)
{
    static const double slant = 0.70710678118654752;
    bool oval = kind == KIND_OVAL;
    held->site_count = 0;
    add_site(held, 0, -1, 0, -1, false);
    if (oval)
        add_site(held, -slant, -slant, -1, 0, true);
    add_site(held, -1, 0, -1, 0, false);
    if (oval)
        add_site(held, -slant, slant, 0, 1, true);
    add_site(held, 0, 1, 0, 1, false);
    if (oval)
        add_site(held, slant, slant, 1, 0, true);
    add_site(held, 1, 0, 1, 0, false);
    if (oval)
        add_site(held, slant, -slant, 0, -1, true);
}

/* The same four for an outline of its own. */
static const char own_sites[] =
    "<a:cxnLst><a:cxn ang=\"3cd4\"><a:pos x=\"hc\" y=\"t\"/></a:cxn><a:cxn ang=\"cd2\">"
    "<a:pos x=\"l\" y=\"vc\"/></a:cxn><a:cxn ang=\"cd4\"><a:pos x=\"hc\" y=\"b\"/></a:cxn>"
    "<a:cxn ang=\"0\"><a:pos x=\"r\" y=\"vc\"/></a:cxn></a:cxnLst>";

/* ---- What a shape is made of ----------------------------------------------------------------- */

struct figure_shape {
    struct mark_range span;
    const struct mark *outline; /* or NULL: it is words alone */
    struct mark_range words;    /* lines one below another, that flow in it */
    struct box box, text;       /* in the scene */
    enum outline_kind kind;
};

/* The largest closed path, where it goes round the middle of every text. */
static bool find_outline(const struct scene *scene, struct figure_shape *shape)
{
    double most = 0;
    for (size_t i = shape->span.from; i < shape->span.to; i++) {
        const struct mark *mark = &scene->marks.items[i];
        struct box box = picture_mark_box(mark);
        if (mark->form != MARK_PATH || !is_closed(&mark->drawn.path) ||
            box.width * box.height <= most)
            continue;
        most = box.width * box.height;
        shape->outline = mark;
        shape->box = box;
    }
    shape->kind = kind_of(shape->outline ? &shape->outline->drawn.path : NULL);
    for (size_t i = shape->span.from; i < shape->span.to && shape->outline; i++)
        if (scene->marks.items[i].form == MARK_TEXT &&
            !box_holds(shape->box, picture_mark_box(&scene->marks.items[i]).centre, 0))
            return false;
    return true;
}

/* Lines stand below one another where they share an edge or their middle. */
static bool is_below(const struct mark *before, const struct mark *mark)
{
    return mark->form == MARK_TEXT &&
           before->text.lettering.anchor == mark->text.lettering.anchor &&
           mark->text.lettering.anchor != ANCHOR_UPWARD &&
           fabs(mark->text.at.x - before->text.at.x) < 2 && mark->text.at.y > before->text.at.y;
}

static void find_words(const struct scene *scene, struct figure_shape *shape)
{
    size_t from = shape->span.from;
    while (from < shape->span.to && scene->marks.items[from].form != MARK_TEXT &&
           scene->marks.items[from].form != MARK_GROUP)
        from++;
    bool any = from < shape->span.to && scene->marks.items[from].form == MARK_TEXT &&
               scene->marks.items[from].text.lettering.anchor != ANCHOR_UPWARD;
    size_t to = from + any;
    while (any && to < shape->span.to &&
           is_below(&scene->marks.items[to - 1], &scene->marks.items[to]))
        to++;
    shape->words = (struct mark_range){from, to};
    shape->text = picture_marks_box(scene, shape->words);
}

/* A person, a cloud of signs: more strokes than a shape has. */
static bool is_plain(const struct scene *scene, const struct figure_shape *shape)
{
    enum { MOST_STROKES = 24 };
    size_t strokes = 0, outside = 0;
    struct box room = shape->outline ? shape->box : shape->text;
    for (size_t i = shape->span.from; i < shape->span.to; i++) {
        const struct mark *mark = &scene->marks.items[i];
        strokes += mark->form == MARK_PATH;
        outside += mark->form == MARK_PATH && !box_holds(room, picture_mark_box(mark).centre, 14);
    }
    return strokes <= MOST_STROKES && !outside &&
           (shape->outline || shape->words.to > shape->words.from);
}

static bool find_shape(const struct scene *scene, size_t begin, struct figure_shape *shape)
{
    *shape = (struct figure_shape){.span = picture_group(scene, begin)};
    if (!find_outline(scene, shape))
        return false;
    find_words(scene, shape);
    if (!is_plain(scene, shape))
        return false;
    if (!shape->outline)
        shape->box =
            (struct box){shape->text.centre, shape->text.width + 12, shape->text.height + 6};
    return true;
}

/* ---- Room for the words ---------------------------------------------------------------------- */

/* How the words stand in their shape, on the slide. */
struct setting_in {
    double left, top, right; /* room kept free; all 0: in the middle */
    bool middle;             /* up and down */
    double letters;          /* so many times as large */
};

/* PowerPoint keeps an ellipse's words within the box between its slants: a little larger, or with
   smaller letters, it holds them in the same lines. */
static void make_room(struct box *box, double text_width_there, struct setting_in *set)
{
    static const double share = 0.70710678118654752, most = 1.12, least = 0.8, spare = 1.05;
    double needed = text_width_there * spare + 2;
    double grow = number_within(needed / (share * box->width), 1, most);
    box->width *= grow;
    box->height *= smaller(grow, 1.05);
    set->letters = number_within(share * box->width / needed, least, 1);
}

static struct setting_in setting_of(const struct picture *picture, const struct figure_shape *shape,
                                    struct box *box)
{
    struct setting_in set = {.middle = true, .letters = 1};
    if (shape->words.from == shape->words.to)
        return set;
    struct box text = picture_box(picture, shape->text);
    const struct mark *first = &picture->scene->marks.items[shape->words.from];
    if (shape->kind == KIND_OVAL) {
        make_room(box, text.width, &set);
        return set;
    }
    set.middle = fabs(text.centre.y - box->centre.y) < 0.1 * box->height;
    if (first->text.lettering.anchor != ANCHOR_MIDDLE ||
        fabs(text.centre.x - box->centre.x) > 0.05 * box->width)
        set.left = larger(text.centre.x - text.width / 2 - (box->centre.x - box->width / 2), 0);
    if (set.left > 0)
        set.right = number_within(box->width - set.left - text.width * 1.05 - 2, 0, set.left);
    if (!set.middle)
        set.top = larger(text.centre.y - text.height / 2 - (box->centre.y - box->height / 2), 0);
    return set;
}

/* ---- Writing --------------------------------------------------------------------------------- */

static void put_geometry(struct picture *picture, const struct figure_shape *shape, struct box box)
{
    static const char *const presets[] = {[KIND_NONE] = "rect",
                                          [KIND_BOX] = "rect",
                                          [KIND_FRAME] = "roundRect",
                                          [KIND_OVAL] = "ellipse"};
    struct buffer *out = picture->slide->out;
    ooxml_put_place(out, "a:xfrm", box);
    if (shape->kind == KIND_OTHER) {
        struct path path = picture_path(picture, &shape->outline->drawn.path);
        ooxml_put_path(out, &path, box, own_sites);
    } else {
        buffer_printf(out, "<a:prstGeom prst=\"%s\"><a:avLst>", presets[shape->kind]);
        if (shape->kind == KIND_FRAME)
            buffer_printf(out, "<a:gd name=\"adj\" fmla=\"val %.0f\"/>",
                          100000 * radius_of(&shape->outline->drawn.path, shape->box) /
                              smaller(shape->box.width, shape->box.height));
        buffer_put(out, "</a:avLst></a:prstGeom>");
    }
    struct stroke none = {0};
    const struct stroke *stroke = shape->outline ? &shape->outline->drawn.stroke : &none;
    ooxml_put_fill(out, stroke->fill);
    ooxml_put_line(out, stroke, picture->scale, (struct ooxml_heads){NULL, NULL});
}

static bool same_lettering(const struct lettering *a, const struct lettering *b)
{
    return a->face == b->face && a->ink == b->ink && !(a->size < b->size) && !(a->size > b->size);
}

/* Whether this is a whole note of the node, behind which another begins. */
static bool is_note(const struct diagram_node *node, struct buffer *text)
{
    for (size_t i = 0; node && i < node->note_count; i++)
        if (!strcmp(node->notes[i], buffer_text(text)))
            return true;
    return false;
}

/* Lines of one look as one text, with blanks where the whole has them; gives the line behind it. */
static size_t gather(const struct picture *picture, const struct diagram_node *node,
                     struct mark_range words, const char *whole, struct buffer *text)
{
    const struct mark *marks = picture->scene->marks.items;
    size_t to = words.from;
    for (; to < words.to; to++) {
        const char *line = marks[to].text.text;
        if (to > words.from &&
            (is_note(node, text) ||
             !same_lettering(&marks[words.from].text.lettering, &marks[to].text.lettering)))
            break;
        const char *joined = arena_printf(text->arena, "%s%s", buffer_text(text), line);
        buffer_printf(text, "%s%s", to == words.from || strstr(whole, joined) ? "" : " ", line);
    }
    return to;
}

static void put_words(struct picture *picture, const struct diagram_node *node,
                      struct mark_range words, const char *whole, double letters)
{
    struct slide *slide = picture->slide;
    while (words.from < words.to) {
        const struct lettering *lettering = &picture->scene->marks.items[words.from].text.lettering;
        struct type_look look = picture_look(picture, lettering);
        struct buffer text = {.arena = slide->deck->arena};
        words.from = gather(picture, node, words, whole, &text);
        look.size *= letters;
        type_paragraph(
            slide,
            &(struct type_line){.align = picture_alignment(lettering->anchor), .tight = true},
            buffer_text(&text), &look);
    }
}

static void put_text_body(struct picture *picture, const struct diagram_node *node,
                          const struct figure_shape *shape, const char *whole,
                          struct setting_in set)
{
    struct buffer *out = picture->slide->out;
    if (shape->words.from == shape->words.to)
        return;
    buffer_put(out, "<p:txBody><a:bodyPr wrap=\"square\"");
    ooxml_put_emu(out, "lIns", set.left);
    ooxml_put_emu(out, "tIns", set.top);
    ooxml_put_emu(out, "rIns", set.right);
    buffer_printf(out,
                  " bIns=\"0\" anchor=\"%s\" rtlCol=\"0\"><a:noAutofit/></a:bodyPr>"
                  "<a:lstStyle/>",
                  set.middle ? "ctr" : "t");
    put_words(picture, node, shape->words, whole, set.letters);
    buffer_put(out, "</p:txBody>");
}

/* Signs and further words beside the text. */
static bool is_extra(const struct picture *picture, const struct figure_shape *shape, size_t mark)
{
    return (mark < shape->words.from || mark >= shape->words.to) &&
           &picture->scene->marks.items[mark] != shape->outline;
}

static bool has_extras(const struct picture *picture, const struct figure_shape *shape)
{
    for (size_t i = shape->span.from; i < shape->span.to; i++)
        if (is_extra(picture, shape, i))
            return true;
    return false;
}

static void put_extras(struct picture *picture, const struct figure_shape *shape)
{
    size_t from = shape->span.from;
    while (from < shape->span.to) {
        size_t to = from;
        while (to < shape->span.to && is_extra(picture, shape, to))
            to++;
        picture_put_marks(picture, (struct mark_range){from, to});
        from = to + 1;
    }
}

bool picture_put_shape(struct picture *picture, size_t begin, const struct diagram_node *node,
                       struct held_shape *held)
{
    struct figure_shape shape;
    const struct mark *mark = &picture->scene->marks.items[begin];
    struct slide *slide = picture->slide;
    if (!find_shape(picture->scene, begin, &shape))
        return false;
    const char *name = mark->group.title ? mark->group.title : mark->group.kind;
    bool grouped = has_extras(picture, &shape);
    struct box box = picture_box(picture, shape.box);
    struct setting_in set = setting_of(picture, &shape, &box);
    if (grouped)
        picture_open_group(picture, box, name, mark->group.sentence);
    *held = (struct held_shape){.id = mark->group.id, .box = box};
    held->number = slide_open_shape(slide, name, mark->group.sentence);
    buffer_put(slide->out, "<p:spPr>");
    put_geometry(picture, &shape, box);
    buffer_put(slide->out, "</p:spPr>");
    put_text_body(picture, node, &shape, name, set);
    buffer_put(slide->out, "</p:sp>");
    add_sites(held, shape.kind);
    put_extras(picture, &shape);
    if (grouped)
        picture_close_group(picture);
    return true;
}
