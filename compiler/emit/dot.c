/* Pictures as plain Graphviz input, for whoever lays them out by other means. Texts stand in quoted
   strings only, never in labels like HTML; that the file names a layout of its own makes every
   program of Graphviz draw it alike. */
#include "emit/dot.h"
#include "emit/formats.h"

#include "base/utf8.h"
#include "base/wrap.h"

#include <string.h>

enum { LABEL_CELLS = 20, NOTE_CELLS = 26, CAPTION_CELLS = 80 };

/* Graphviz reads \N, \G and others inside a label, and entities such as &amp; everywhere. */
static void put_escaped(struct buffer *out, const char *text, size_t length)
{
    size_t bytes;
    for (size_t at = 0; at < length; at += bytes) {
        int32_t code_point = utf8_next(text + at, length - at, &bytes);
        if (code_point == '"' || code_point == '\\')
            buffer_printf(out, "\\%c", (char)code_point);
        else if (code_point == '&')
            buffer_put(out, "&amp;");
        else if (code_point == '\n')
            buffer_put(out, "\\n");
        else
            utf8_put_safely(out, text + at, bytes);
    }
}

void dot_put_quoted(struct buffer *out, const char *text)
{
    buffer_byte(out, '"');
    put_escaped(out, text, strlen(text));
    buffer_byte(out, '"');
}

/* The text in lines, with line ends of Graphviz between them and behind the last: \n centres the
   line before it, \l sets it to the left. */
static void put_lines(struct buffer *out, const char *text, size_t cells, const char *between,
                      const char *behind)
{
    struct cell_lines lines = wrap_cells(out->arena, text, cells);
    for (size_t i = 0; i < lines.count; i++) {
        put_escaped(out, lines.items[i].text, lines.items[i].length);
        buffer_put(out, i + 1 < lines.count ? between : behind);
    }
}

static void put_attribute(struct buffer *out, const char *name, const char *text)
{
    buffer_printf(out, ", %s=", name);
    dot_put_quoted(out, text);
}

/* ---- Nodes ----------------------------------------------------------------------------------- */

/* Of those that are no boxes. */
static const char *const shapes[PART_COUNT] = {[PART_PARTY] = "plaintext",
                                               [PART_OBSERVER] = "plaintext",
                                               [PART_MATTER] = "plaintext",
                                               [PART_VARIABLE] = "plaintext",
                                               [PART_MOVED] = "plaintext",
                                               [PART_UNMOVED] = "plaintext",
                                               [PART_ICON] = "plaintext",
                                               [PART_DRESS] = "plaintext",
                                               [PART_MOOD] = "plaintext",
                                               [PART_THING] = "note",
                                               [PART_CLOUD] = "egg",
                                               [PART_ISSUE] = "septagon",
                                               [PART_HUB] = "box, peripheries=2",
                                               [PART_BROKER] = "hexagon",
                                               [PART_MEMBER] = "box, style=rounded",
                                               [PART_UNTIED] = "box, style=dashed",
                                               [PART_MEANT_SHAPE] = "note",
                                               [PART_FOUND_SHAPE] = "note",
                                               [PART_DEPARTURE] = "plaintext",
                                               [PART_TRAVELLER] = "plaintext",
                                               [PART_LANE] = "ellipse",
                                               [PART_FEELING] = "plaintext",
                                               [PART_SAYING] = "note",
                                               [PART_WAIT] = "hexagon",
                                               [PART_ACTIVITY] = "ellipse",
                                               [PART_SYSTEM] = "ellipse",
                                               [PART_CLAIM] = "ellipse",
                                               [PART_RUNG] = "ellipse",
                                               [PART_HAND] = "plaintext",
                                               [PART_SERVED] = "plaintext",
                                               [PART_UNNAMED] = "plaintext",
                                               [PART_STAGE] = "cds",
                                               [PART_COMES_BACK] = "cds",
                                               [PART_OPENED] = "ellipse, peripheries=2",
                                               [PART_STUDY] = "ellipse, style=dashed",
                                               [PART_PURPOSE] = "ellipse",
                                               [PART_NEED] = "ellipse",
                                               [PART_WHOLE] = "plaintext",
                                               [PART_HOLDER] = "plaintext",
                                               [PART_OUTER] = "plaintext",
                                               [PART_WITHIN] = "ellipse",
                                               [PART_AROUND] = "ellipse, style=dashed",
                                               [PART_LEVEL] = "plaintext",
                                               [PART_ASKED] = "plaintext",
                                               [PART_STANDING] = "plaintext",
                                               [PART_GIVEN] = "box, style=dashed",
                                               [PART_DEED] = "ellipse",
                                               [PART_GAP] = "box, style=dashed",
                                               [PART_LEFT_SO] = "box, style=dotted",
                                               [PART_PROBLEM] = "septagon"};

/* In inches; what has no place yet is left to the layout. */
static void put_place(struct buffer *out, const struct diagram_node *node)
{
    static const double wide = 11, high = 7;
    if (node->part != PART_NOT_PLACED)
        buffer_printf(out, ", pos=\"%.2f,%.2f!\"", node->across * wide, node->up * high);
}

static void put_node(struct buffer *out, const struct diagram *diagram,
                     const struct diagram_node *node, const char *indent)
{
    const char *text =
        node->number ? arena_printf(out->arena, "%s. %s", node->number, node->text) : node->text;
    buffer_put(out, indent);
    dot_put_quoted(out, node->id);
    buffer_printf(out, " [shape=%s, label=\"", shapes[node->part] ? shapes[node->part] : "box");
    put_lines(out, text, LABEL_CELLS, "\\n", node->note_count ? "\\n" : "");
    for (size_t i = 0; i < node->note_count; i++)
        put_lines(out, node->notes[i], NOTE_CELLS, "\\n", i + 1 < node->note_count ? "\\n" : "");
    buffer_byte(out, '"');
    if (diagram->has_axes)
        put_place(out, node);
    put_attribute(out, "tooltip", node->sentence);
    buffer_put(out, "];\n");
}

/* The boundary is a cluster. Lines cannot end at one: they end at what is in it, the first of it or
   the last, and are cut off where they meet it; where nothing is in it, an anchor of its name is.
 */
static const char *cluster_name(struct buffer *out, const struct diagram *diagram)
{
    return arena_printf(out->arena, "cluster %s", diagram->id);
}

static bool is_empty_inside(const struct diagram *diagram)
{
    for (size_t i = 0; i < diagram->nodes.count; i++)
        if (diagram->nodes.items[i].inside)
            return false;
    return true;
}

static const char *node_inside(struct buffer *out, const struct diagram *diagram, bool last)
{
    const char *id = NULL;
    for (size_t i = 0; i < diagram->nodes.count; i++)
        if (diagram->nodes.items[i].inside && (last || !id))
            id = diagram->nodes.items[i].id;
    return id ? id : cluster_name(out, diagram);
}

static void put_boundary(struct buffer *out, const struct diagram *diagram)
{
    buffer_put(out, "    subgraph ");
    dot_put_quoted(out, cluster_name(out, diagram));
    buffer_put(out, " {\n        graph [style=rounded, label=\"\"");
    put_attribute(out, "tooltip", diagram->boundary);
    buffer_put(out, "];\n");
    for (size_t i = 0; i < diagram->nodes.count; i++)
        if (diagram->nodes.items[i].inside)
            put_node(out, diagram, &diagram->nodes.items[i], "        ");
    if (is_empty_inside(diagram)) {
        buffer_put(out, "        ");
        dot_put_quoted(out, cluster_name(out, diagram));
        buffer_put(out, " [style=invis];\n");
    }
    buffer_put(out, "    }\n");
}

/* Whether somebody stands within this one, by its number; of 0, whether anybody stands in anything.
 */
static bool holds_others(const struct diagram *diagram, size_t number)
{
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        uint32_t within = diagram->nodes.items[i].within;
        if (number ? within == number : within != 0)
            return true;
    }
    return false;
}

/* Whoever holds others is a cluster with them, and stands in it as its own name. */
static void put_nest(struct buffer *out, const struct diagram *diagram, size_t holder,
                     const char *indent)
{
    const char *deeper = arena_printf(out->arena, "%s    ", indent);
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        const struct diagram_node *node = &diagram->nodes.items[i];
        if (node->within != holder)
            continue;
        if (!holds_others(diagram, i + 1)) {
            put_node(out, diagram, node, indent);
            continue;
        }
        buffer_printf(out, "%ssubgraph ", indent);
        dot_put_quoted(out, arena_printf(out->arena, "cluster %s", node->id));
        buffer_printf(out, " {\n%sgraph [style=rounded, label=\"\"];\n", deeper);
        put_node(out, diagram, node, deeper);
        put_nest(out, diagram, i + 1, deeper);
        buffer_printf(out, "%s}\n", indent);
    }
}

static void put_nodes(struct buffer *out, const struct diagram *diagram)
{
    if (!diagram->boundary && holds_others(diagram, 0)) {
        put_nest(out, diagram, 0, "    ");
        return;
    }
    if (diagram->boundary)
        put_boundary(out, diagram);
    for (size_t i = 0; i < diagram->nodes.count; i++)
        if (!diagram->boundary || !diagram->nodes.items[i].inside)
            put_node(out, diagram, &diagram->nodes.items[i], "    ");
}

/* What is felt, said and waited for at a step hangs on it by a thread. */
static void put_threads(struct buffer *out, const struct diagram *diagram)
{
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        const struct diagram_node *node = &diagram->nodes.items[i];
        if (node->part != PART_FEELING && node->part != PART_SAYING && node->part != PART_WAIT)
            continue;
        buffer_put(out, "    ");
        dot_put_quoted(out, diagram->nodes.items[node->beside - 1].id);
        buffer_put(out, " -> ");
        dot_put_quoted(out, node->id);
        buffer_put(out, " [style=dotted, arrowhead=none];\n");
    }
}

/* ---- Lines ----------------------------------------------------------------------------------- */

static void put_end(struct buffer *out, const struct diagram *diagram, uint32_t end, bool from)
{
    dot_put_quoted(out, end == END_BOUNDARY ? node_inside(out, diagram, from)
                                            : diagram->nodes.items[end].id);
}

/* Whose a link is, by its line too. */
static const char *const held_styles[] = {
    [HELD_BY_FIRST] = "dashed", [HELD_BY_SECOND] = "dotted", [HELD_WITH_OTHER_SIGN] = "bold"};

static void put_line(struct buffer *out, const struct diagram *diagram,
                     const struct diagram_line *line)
{
    static const char *const signs[] = {"", "+", "−", "?"};
    buffer_put(out, "    ");
    put_end(out, diagram, line->from, true);
    buffer_put(out, " -> ");
    put_end(out, diagram, line->to, false);
    buffer_printf(out, " [label=\"%s%s%s%s", signs[line->polarity],
                  line->polarity && line->delayed ? " " : "", line->delayed ? "‖" : "",
                  line->polarity && line->text ? " " : "");
    put_lines(out, line->text ? line->text : "", LABEL_CELLS, "\\n", "");
    buffer_byte(out, '"');
    if (line->contested || held_styles[line->held])
        buffer_printf(out, ", style=%s", line->contested ? "dashed" : held_styles[line->held]);
    if (line->leads)
        buffer_printf(out, ", penwidth=%u", 1 + (unsigned)line->leads);
    if (line->part == PART_UNCARRIED || line->part == PART_MET || line->part == PART_SWING)
        buffer_printf(out, ", style=%s", line->part == PART_UNCARRIED ? "dashed" : "dotted");
    if (line->part == PART_PULL)
        buffer_put(out, ", color=red, dir=both");
    if (line->part == PART_TIE)
        buffer_printf(out, ", penwidth=%u, dir=%s", line->count,
                      line->both_ways ? "none" : "forward");
    if (line->from == END_BOUNDARY)
        put_attribute(out, "ltail", cluster_name(out, diagram));
    if (line->to == END_BOUNDARY) {
        put_attribute(out, "lhead", cluster_name(out, diagram));
        buffer_put(out, ", constraint=false");
    }
    put_attribute(out, "tooltip", line->sentence);
    buffer_put(out, "];\n");
}

/* ---- The whole ------------------------------------------------------------------------------- */

/* The title, what the loops are, as a layout by springs has no place for their names, and what of
   it is confidential. */
static void put_caption(struct buffer *out, const struct diagram *diagram)
{
    const char *words = confidential_words(out->arena, diagram->left_out, diagram->exposed);
    buffer_put(out, "    graph [fontname=\"sans-serif\", label=\"");
    put_lines(out, diagram->title, CAPTION_CELLS, "\\n", diagram->loops.count ? "\\n\\n" : "\\n");
    for (size_t i = 0; i < diagram->loops.count; i++)
        put_lines(out, diagram->loops.items[i].sentence, CAPTION_CELLS, "\\l", "\\l");
    if (words)
        buffer_printf(out, "\\n%s.\\l", words);
    buffer_byte(out, '"');
    put_attribute(out, "tooltip", diagram->description);
    buffer_put(out, "];\n");
}

/* A tree: what opens up stands below what is opened. */
static bool is_tree(const struct diagram *diagram)
{
    return diagram->lines.count && diagram->lines.items[0].part == PART_OPENING;
}

static bool is_map(const struct diagram *diagram)
{
    return diagram->lines.count && diagram->lines.items[0].part == PART_LINK;
}

/* A thread or chain, that is read from left to right. */
static bool is_thread(const struct diagram *diagram)
{
    return diagram->lines.count && (diagram->lines.items[0].part == PART_FOLLOWS ||
                                    diagram->lines.items[0].part == PART_ANSWERED);
}

/* Places on axes stay, but for what stands on something else. Layouts by springs know no
   boundaries; by ranks there is one, and time runs downwards. Of those by springs KK makes loops
   rings, but comes to no rest where everybody is tied to the same few. */
static void put_settings(struct buffer *out, const struct diagram *diagram)
{
    if (diagram->boundary || diagram->panels.count || is_tree(diagram) || holds_others(diagram, 0))
        buffer_put(out, "    graph [layout=dot, compound=true, nodesep=0.4];\n");
    else if (diagram->view == VIEW_JOURNEY)
        buffer_put(out, "    graph [layout=dot, rankdir=LR, nodesep=0.4];\n");
    else if (is_thread(diagram))
        buffer_put(out, "    graph [layout=dot, rankdir=LR, nodesep=0.2];\n");
    else if (diagram->has_axes)
        buffer_put(out, "    graph [layout=neato, overlap=vpsc];\n");
    else
        buffer_printf(out,
                      "    graph [layout=neato, %soverlap=prism, sep=\"+14\", splines=line];\n",
                      is_map(diagram) ? "mode=KK, " : "");
    put_caption(out, diagram);
    buffer_put(out, "    node [fontname=\"sans-serif\"];\n"
                    "    edge [fontname=\"sans-serif\", arrowsize=0.7, len=2.6];\n");
}

static void put_picture(struct buffer *out, const struct diagram *diagram)
{
    put_nodes(out, diagram);
    put_threads(out, diagram);
    for (size_t i = 0; i < diagram->lines.count; i++)
        put_line(out, diagram, &diagram->lines.items[i]);
}

static void put_diagram(const struct diagram *diagram, const struct setting *setting,
                        struct buffer *out)
{
    (void)setting; /* nobody reads it as it stands */
    buffer_put(out, "digraph ");
    dot_put_quoted(out, diagram->id);
    buffer_put(out, " {\n");
    put_settings(out, diagram);
    put_picture(out, diagram);
    for (size_t i = 0; i < diagram->panels.count; i++)
        put_picture(out, diagram->panels.items[i]);
    buffer_put(out, "}\n");
}

const struct writers dot_writers = {.diagram = put_diagram};
