/* The lines of a rich picture; see flow.h. */
#include "draw/flow.h"

#include "draw/curve.h"
#include "draw/figure.h"
#include "draw/shape.h"

#include <string.h>

static const double text_size = 13, text_width_most = 96, sign_size = 17, sign_gap = 4;
static const double matter_size = 14.5, matter_width_most = 130;
static const double head_size = 13;

/* ---- How they look --------------------------------------------------------------------------- */

struct manner {
    enum ink ink;
    double width;
    enum dash dash;
    const char *words;
};

static const struct manner *manner_of(const struct diagram_line *line)
{
    static const struct manner flows[] = {
        [CARGO_NONE] = {INK_OTHER, 2.2, DASH_NONE, "passes"},
        [CARGO_MONEY] = {INK_MONEY, 3.4, DASH_NONE, "money"},
        [CARGO_PEOPLE] = {INK_PEOPLE, 2.3, DASH_NONE, "people"},
        [CARGO_INFORMATION] = {INK_INFORMATION, 2.3, DASH_LONG, "information"},
        [CARGO_GOODS] = {INK_GOODS, 2.3, DASH_BOUNDARY, "goods"},
        [CARGO_SERVICE] = {INK_SERVICE, 2.6, DASH_SHORT, "service"},
        [CARGO_TRUST] = {INK_TRUST, 2.6, DASH_DOTS, "trust"},
        [CARGO_AUTHORITY] = {INK_AUTHORITY, 3.4, DASH_NONE, "authority"},
        [CARGO_OTHER] = {INK_OTHER, 2, DASH_NONE, "something else"}};
    static const struct manner bond = {INK_OTHER, 1.8, DASH_NONE, "a tie"},
                               gaze = {INK_QUIET, 1.9, DASH_DOTS, "watches"},
                               pressure = {INK_OTHER, 3, DASH_NONE, "presses"},
                               conflict = {INK_CONFLICT, 2.6, DASH_NONE, "conflict"};
    switch (line->part) {
    case PART_BOND:
        return &bond;
    case PART_GAZE:
        return &gaze;
    case PART_PRESSURE:
        return &pressure;
    case PART_CONFLICT:
        return &conflict;
    default:
        return &flows[line->cargo];
    }
}

const char *flow_words(const struct diagram_line *line)
{
    return manner_of(line)->words;
}

bool flows_are_alike(const struct diagram_line *a, const struct diagram_line *b)
{
    return manner_of(a) == manner_of(b);
}

static bool has_head(const struct diagram_line *line)
{
    return line->part == PART_FLOW || line->part == PART_PRESSURE;
}

/* ---- Labels ---------------------------------------------------------------------------------- */

static bool is_conflict(const struct diagram_line *line)
{
    return line->part == PART_CONFLICT;
}

/* Sizes are rounded up, so that another word moves nothing else. */
struct flow_label flow_label_of(const struct drawing *drawing, const struct diagram_line *line)
{
    struct flow_label label = {.box = {{0, 0}, 0, 0}};
    if (!line->text) {
        label.box.width = label.box.height = line->sign ? sign_size : 0;
        return label;
    }
    if (is_conflict(line)) {
        label.lines =
            draw_wrap(drawing, look_clean.bold, matter_size, line->text, matter_width_most);
        double words = draw_lines_height(&label.lines, matter_size);
        label.box.width = size_in_steps(larger(SWORDS_SIZE, label.lines.width));
        label.box.height = size_in_steps(SWORDS_SIZE + words);
        label.from_line.y = (label.box.height - SWORDS_SIZE) / 2;
        return label;
    }
    label.lines = draw_wrap(drawing, look_clean.italic, text_size, line->text, text_width_most);
    label.box.width = size_in_steps(label.lines.width + (line->sign ? sign_size + sign_gap : 0));
    label.box.height = size_in_steps(larger(sign_size, draw_lines_height(&label.lines, text_size)));
    return label;
}

static void draw_matter(struct drawing *drawing, const struct diagram_line *line,
                        const struct flow_label *label)
{
    struct point swords = label->box.centre, matter = label->box.centre;
    swords.y -= (label->box.height - SWORDS_SIZE) / 2;
    matter.y += SWORDS_SIZE / 2.0;
    if (line->sign)
        draw_icon(drawing, line->sign, (struct box){swords, SWORDS_SIZE, SWORDS_SIZE});
    scene_lines(drawing->scene, &label->lines, matter, draw_leading,
                (struct lettering){drawing->look->bold, matter_size, INK_CONFLICT, ANCHOR_MIDDLE});
}

/* As wide as it is in the picture's own lettering, which may be narrower than that it is measured
   by. */
static double lettered_width(const struct drawing *drawing, const struct text_lines *lines)
{
    double widest = 0;
    for (size_t i = 0; i < lines->count; i++)
        widest = larger(widest, text_width(drawing->ruler, drawing->look->italic, text_size,
                                           lines->items[i].text, strlen(lines->items[i].text)));
    return widest;
}

void draw_flow_label(struct drawing *drawing, const struct diagram_line *line,
                     const struct flow_label *label)
{
    if (!(label->box.width > 0)) /* a text of nothing that is seen: it has no place */
        return;
    if (is_conflict(line)) {
        draw_matter(drawing, line, label);
        return;
    }
    double wide = lettered_width(drawing, &label->lines), sign = sign_size / 2.0;
    struct point text = label->box.centre, at = label->box.centre;
    if (line->sign) {
        text.x += label->lines.count ? (sign_size + sign_gap) / 2 : 0;
        at.x = text.x - wide / 2 - (label->lines.count ? sign_gap + sign : 0);
        draw_icon(drawing, line->sign, (struct box){at, sign_size, sign_size});
    }
    scene_lines(drawing->scene, &label->lines, text, draw_leading,
                (struct lettering){drawing->look->italic, text_size, INK_TEXT, ANCHOR_MIDDLE});
}

/* ---- Lines ----------------------------------------------------------------------------------- */

static struct stroke stroke_of(const struct diagram_line *line)
{
    const struct manner *manner = manner_of(line);
    return (struct stroke){.ink = manner->ink, .width = manner->width, .dash = manner->dash};
}

static void draw_piece(struct drawing *drawing, const struct diagram_line *line,
                       const struct point curve[4], double from, double to)
{
    struct point piece[4] = {curve[0], curve[1], curve[2], curve[3]};
    struct path path = {0};
    curve_cut(piece, from, to);
    if (is_conflict(line))
        path = path_of_strife(drawing->arena, piece);
    else {
        path_move(drawing->arena, &path, piece[0]);
        path_curve(drawing->arena, &path, piece[1], piece[2], piece[3]);
    }
    scene_path(drawing->scene, &path, stroke_of(line));
}

static void draw_open_head(struct drawing *drawing, const struct diagram_line *line,
                           const struct point curve[4], bool at_end)
{
    double length = curve_length(curve), back = length > head_size ? head_size / length : 1;
    struct point tip = curve[at_end ? 3 : 0];
    struct point from = curve_at(curve, at_end ? 1 - back : back);
    struct path head =
        path_of_head(drawing->arena, tip, point_unit(point_minus(tip, from)), head_size);
    struct stroke stroke = stroke_of(line);
    stroke.dash = DASH_NONE;
    scene_path(drawing->scene, &head, stroke);
}

/* What of a line its label hides: all of its box, but of a conflict swords and words apart. */
static bool is_hidden(const struct diagram_line *line, const struct flow_label *label,
                      struct point point)
{
    static const double room = 3;
    struct box swords = {point_minus(label->box.centre, label->from_line), SWORDS_SIZE,
                         SWORDS_SIZE};
    struct box words = {{swords.centre.x, swords.centre.y + label->box.height / 2},
                        label->lines.width,
                        label->box.height - SWORDS_SIZE};
    if (!(label->box.width > 0))
        return false;
    if (!is_conflict(line))
        return box_holds(label->box, point, room);
    return box_holds(swords, point, -room) || box_holds(words, point, 3 * room);
}

/* The line in pieces, without those that its label hides. */
static void draw_pieces(struct drawing *drawing, const struct diagram_line *line,
                        const struct point curve[4], const struct flow_label *label)
{
    enum { LOOKS = 100 };
    double least = (is_conflict(line) ? 22 : 9) / larger(curve_length(curve), 1), start = 0;
    double shortest = larger(least, 1.5 / LOOKS); /* of a piece that is drawn: no scraps */
    for (int look = 0; look <= LOOKS; look++) {
        double share = (double)look / LOOKS;
        bool hidden = is_hidden(line, label, curve_at(curve, share));
        if ((hidden || look == LOOKS) && share - start > shortest)
            draw_piece(drawing, line, curve, start, share);
        if (hidden)
            start = share;
    }
}

void draw_flow(struct drawing *drawing, const struct diagram_line *line,
               const struct point curve[4], const struct flow_label *label)
{
    draw_pieces(drawing, line, curve, label);
    if (has_head(line))
        draw_open_head(drawing, line, curve, true);
    if (line->both_ways)
        draw_open_head(drawing, line, curve, false);
}

void draw_flow_sample(struct drawing *drawing, const void *context, struct point at)
{
    static const double small = 18;
    const struct diagram_line *line = context;
    struct point curve[4], from = {at.x + (line->sign ? small + 5 : 0), at.y};
    if (line->sign)
        draw_icon(drawing, line->sign, (struct box){{at.x + small / 2, at.y}, small, small});
    curve_bowed(curve, from, (struct point){at.x + FLOW_SAMPLE - 10, at.y}, 0);
    draw_piece(drawing, line, curve, 0, 1);
    if (has_head(line))
        draw_open_head(drawing, line, curve, true);
}
