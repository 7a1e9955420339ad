/* Slides: whatever a document holds, all its words are there, each shape has a number of its own,
   and connectors are glued to shapes of their slide at both ends.

       pptx OBJECT      OBJECT is the path of catwoe-office.so */
#include "draw/draw.h"
#include "draw/shape.h"
#include "emit/formats.h"
#include "emit/office.h"

#include <expat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failed;

static void judge(bool good, const char *what, const char *about)
{
    failed += !good;
    if (!good)
        printf("FAIL pptx: %s: %s\n", what, about);
}

struct bench {
    struct arena *arena;
    struct office *office;
    unsigned words; /* made so far: each has a number, by which it is found again */
};

/* ---- A document ------------------------------------------------------------------------------ */

/* What no text may do to the slides: end an element, turn what stands around it, hold what XML
   cannot. */
static const char hostile[] = "</a:t></a:r>& \"<x>\" \xE2\x80\xAE\x01\xFF]]>";

static const char *words(struct bench *bench, unsigned count)
{
    struct buffer text = {.arena = bench->arena};
    for (unsigned i = 0; i < count; i++)
        buffer_printf(&text, "%sw%uw%s", i ? " " : "", bench->words++, i % 7 ? "" : hostile);
    return buffer_text(&text);
}

static void say(struct bench *bench, struct runs *runs, unsigned count)
{
    runs_add(bench->arena, runs, RUN_PLAIN, words(bench, count), NULL);
    runs_add(bench->arena, runs, RUN_STRONG, words(bench, 2), NULL);
    runs_add(bench->arena, runs, RUN_BREAK, "\n", NULL);
    runs_add(bench->arena, runs, RUN_EMPHASIS, words(bench, 1), NULL);
}

static void add_items(struct bench *bench, struct section *section, enum piece_kind kind,
                      unsigned count)
{
    struct piece *piece = section_add(bench->arena, section, kind);
    piece->head = words(bench, 2);
    for (unsigned i = 0; i < count; i++) {
        struct list_item *item = piece_add_item(bench->arena, piece);
        item->head = kind == PIECE_PROMPTS ? NULL : words(bench, 1);
        say(bench, &item->runs, 9);
        if (kind != PIECE_COLUMNS)
            say(bench, &item->by, 3);
    }
}

static void add_table(struct bench *bench, struct section *section, size_t columns, size_t rows)
{
    struct column *heads = arena_alloc(bench->arena, columns * sizeof *heads);
    for (size_t i = 0; i < columns; i++)
        heads[i] =
            (struct column){.key = "key", .head = words(bench, 1), .weight = 1, .row_head = !i};
    struct table *table = table_new(bench->arena, "t", words(bench, 3), heads, columns);
    for (size_t i = 0; i < rows; i++) {
        struct row *row = table_add_row(bench->arena, table, "r");
        for (size_t k = 0; k < columns; k++)
            cell_say(bench->arena, &row->cells[k], words(bench, 4));
    }
    section_add(bench->arena, section, PIECE_TABLE)->table = table;
}

/* ---- Pictures -------------------------------------------------------------------------------- */

enum { NODES = 4, LINES = 5 };
static const struct box places[NODES] = {
    {{200, 150}, 160, 70}, {{600, 160}, 170, 80}, {{610, 420}, 120, 40}, {{220, 430}, 150, 90}};
static const uint32_t ends[LINES][2] = {{0, 1}, {1, 2}, {2, 3}, {3, 0}, {0, 2}};

static void draw_node(struct bench *bench, struct scene *scene, struct diagram_node *node, int i,
                      enum face face)
{
    struct stroke stroke = {.fill = INK_SHAPE, .ink = INK_LINE, .width = 1.5};
    struct path outlines[] = {path_of_blob(bench->arena, places[i]),
                              path_of_frame(bench->arena, places[i], 9),
                              {0},
                              path_of_burst(bench->arena, places[i])};
    draw_open_node(scene, node);
    if (outlines[i].count)
        scene_path(scene, &outlines[i], stroke);
    struct text_lines lines =
        text_wrap(bench->arena, NULL, face, 13, node->text, places[i].width * 0.8);
    scene_lines(scene, &lines, places[i].centre, draw_leading,
                (struct lettering){face, 13, INK_TEXT, ANCHOR_MIDDLE});
    scene_close(scene);
}

/* Bowed to its left, with a head, and a + beside it. */
static void draw_line(struct bench *bench, struct scene *scene, const struct diagram *diagram,
                      int i)
{
    const struct diagram_line *line = &diagram->lines.items[i];
    struct point from = places[line->from].centre, to = places[line->to].centre;
    struct point off = point_times(point_turned(point_unit(point_minus(to, from))), 40);
    struct point start = point_between(from, to, 0.3), end = point_between(from, to, 0.7);
    struct point curve[] = {start, point_add(start, off), point_add(end, off), end};
    struct path plus = {0};
    struct point at = point_add(point_between(from, to, 0.6), off);
    path_move(bench->arena, &plus, (struct point){at.x - 5, at.y});
    path_line(bench->arena, &plus, (struct point){at.x + 5, at.y});
    draw_open_line(scene, diagram, line, line->sentence, line->sentence);
    draw_arrow(scene, curve, (struct stroke){.ink = INK_PLUS, .width = 2}, 10);
    scene_path(scene, &plus, (struct stroke){.ink = INK_PLUS, .width = 2});
    scene_close(scene);
}

static struct diagram *describe(struct bench *bench)
{
    struct diagram *diagram = arena_new_of(bench->arena, struct diagram);
    *diagram = (struct diagram){.id = "map",
                                .view = VIEW_CAUSAL_MAP,
                                .title = words(bench, 4),
                                .subtitle = words(bench, 6),
                                .description = words(bench, 9)};
    for (int i = 0; i < NODES; i++)
        *array_add(bench->arena, &diagram->nodes) =
            (struct diagram_node){.id = arena_printf(bench->arena, "map.n%d", i),
                                  .part = PART_VARIABLE,
                                  .text = words(bench, 3),
                                  .sentence = words(bench, 4)};
    for (int i = 0; i < LINES; i++)
        *array_add(bench->arena, &diagram->lines) =
            (struct diagram_line){.id = arena_printf(bench->arena, "map..%d", i),
                                  .part = PART_LINK,
                                  .polarity = POLARITY_PLUS,
                                  .from = ends[i][0],
                                  .to = ends[i][1],
                                  .sentence = words(bench, 4)};
    return diagram;
}

static const struct scene *draw(struct bench *bench, struct diagram *diagram, enum face face)
{
    struct scene *scene = arena_new_of(bench->arena, struct scene);
    *scene = (struct scene){.arena = bench->arena,
                            .id = diagram->id,
                            .title = diagram->title,
                            .description = diagram->description,
                            .width = 842,
                            .height = 595};
    for (int i = 0; i < LINES; i++)
        draw_line(bench, scene, diagram, i);
    for (int i = 0; i < NODES; i++)
        draw_node(bench, scene, &diagram->nodes.items[i], i, face);
    return scene;
}

static void add_figure(struct bench *bench, struct section *section, struct diagram *diagram)
{
    section_add(bench->arena, section, PIECE_FIGURE)->diagram = diagram;
}

/* ---- What came of it ------------------------------------------------------------------------- */

/* The numbers of a slide's shapes, and of those to which its connectors are glued. */
struct numbers {
    struct {
        unsigned *items;
        size_t count, capacity;
    } shapes, groups, held;
    size_t connectors, ellipses, frames, own, tables;
    struct arena *arena;
    struct buffer *text;
    bool in_shape;
};

static const char *attribute(const char **attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (!strcmp(attributes[0], name))
            return attributes[1];
    return "";
}

static void XMLCALL begin(void *data, const char *name, const char **attributes)
{
    struct numbers *numbers = data;
    const char *preset = attribute(attributes, "prst");
    if (!strcmp(name, "p:cNvPr")) {
        unsigned number = (unsigned)strtoul(attribute(attributes, "id"), NULL, 10);
        *array_add(numbers->arena, &numbers->groups) = number;
        if (numbers->in_shape)
            *array_add(numbers->arena, &numbers->shapes) = number;
        buffer_printf(numbers->text, " %s ", attribute(attributes, "descr"));
    }
    if (!strcmp(name, "p:sp") || !strcmp(name, "p:cxnSp") || !strcmp(name, "p:grpSp"))
        numbers->in_shape = !strcmp(name, "p:sp");
    if (!strcmp(name, "a:stCxn") || !strcmp(name, "a:endCxn"))
        *array_add(numbers->arena, &numbers->held) =
            (unsigned)strtoul(attribute(attributes, "id"), NULL, 10);
    numbers->connectors += !strcmp(name, "p:cxnSp");
    numbers->tables += !strcmp(name, "a:tbl");
    numbers->own += !strcmp(name, "a:custGeom");
    numbers->ellipses += !strcmp(preset, "ellipse");
    numbers->frames += !strcmp(preset, "roundRect");
}

static void XMLCALL characters(void *data, const char *text, int length)
{
    buffer_add(((struct numbers *)data)->text, text, (size_t)length);
}

static void judge_numbers(const struct numbers *numbers, const char *name)
{
    for (size_t i = 0; i < numbers->groups.count; i++)
        for (size_t k = 0; k < i; k++)
            judge(numbers->groups.items[i] != numbers->groups.items[k], "a number twice", name);
    judge(numbers->held.count == 2 * numbers->connectors, "glued at both ends", name);
    for (size_t i = 0; i < numbers->held.count; i++) {
        bool any = false;
        for (size_t k = 0; k < numbers->shapes.count; k++)
            any |= numbers->shapes.items[k] == numbers->held.items[i];
        judge(any, "glued to a shape of the slide", name);
    }
}

/* Reads a part as XML; counts what is on slides. */
static void read_part(struct bench *bench, const struct part *part, struct numbers *all,
                      struct buffer *text)
{
    struct numbers numbers = {.arena = bench->arena, .text = text};
    XML_Parser parser = XML_ParserCreate(NULL);
    XML_SetUserData(parser, &numbers);
    XML_SetStartElementHandler(parser, begin);
    XML_SetCharacterDataHandler(parser, characters);
    judge(XML_Parse(parser, part->bytes, (int)part->size, 1) == XML_STATUS_OK, "no XML",
          part->name);
    XML_ParserFree(parser);
    judge(!strstr(part->bytes, "\xE2\x80\xAE"), "a text turns round what stands about it",
          part->name);
    judge_numbers(&numbers, part->name);
    if (strncmp(part->name, "ppt/slides/slide", 16) != 0)
        return;
    all->connectors += numbers.connectors;
    all->ellipses += numbers.ellipses;
    all->frames += numbers.frames;
    all->own += numbers.own;
    all->tables += numbers.tables;
}

static struct buffer write_slides(struct bench *bench, const struct document *document,
                                  const struct scene *const *scenes)
{
    struct setting setting = {.office = bench->office, .print.date = "2007-10-05T12:00:00Z"};
    struct buffer out = {.arena = bench->arena};
    const char *problem = formats[FORMAT_PPTX].writes->document(document, scenes, &setting, &out);
    judge(!problem, "is written", problem ? problem : "");
    return out;
}

/* All words of it: those from one number up to another. */
static struct numbers read_slides(struct bench *bench, const struct buffer *out, unsigned first,
                                  unsigned behind)
{
    struct parts parts;
    struct numbers all = {.arena = bench->arena};
    struct buffer text = {.arena = bench->arena};
    const char *problem =
        office_unpack(bench->office, bench->arena, out->items, out->count, &parts);
    judge(!problem, "is a package", problem ? problem : "");
    for (size_t i = 0; i < parts.count; i++)
        read_part(bench, &parts.items[i], &all, &text);
    const char *missing = NULL;
    for (unsigned i = first; i < behind && !missing; i++) {
        const char *word = arena_printf(bench->arena, "w%uw", i);
        missing = strstr(buffer_text(&text), word) ? NULL : word;
    }
    judge(!missing, "a word is missing", missing ? missing : "");
    return all;
}

/* ---- Tests ----------------------------------------------------------------------------------- */

static struct document *new_document(struct bench *bench)
{
    struct document *document = arena_new_of(bench->arena, struct document);
    *document = (struct document){.kicker = words(bench, 1),
                                  .title = words(bench, 5),
                                  .standfirst = words(bench, 12),
                                  .language = "en",
                                  .day = words(bench, 1),
                                  .source = words(bench, 4),
                                  .footer = words(bench, 3)};
    return document;
}

static void test_whole(struct bench *bench)
{
    unsigned first = bench->words;
    struct document *document = new_document(bench);
    struct section *section =
        document_add_section(bench->arena, document, "s", "S", words(bench, 4));
    struct diagram *diagram = describe(bench);
    *array_add(bench->arena, &diagram->loops) =
        (struct diagram_loop){.id = "map..loop", .sentence = words(bench, 4)};
    section_say(bench->arena, section, PIECE_LEAD, words(bench, 8));
    add_figure(bench, section, diagram);
    say(bench, &section_add(bench->arena, section, PIECE_PANEL)->runs, 30);
    add_items(bench, section, PIECE_COLUMNS, 6);
    for (int i = 0; i < 30; i++)
        say(bench, &section_add(bench->arena, section, PIECE_PARAGRAPH)->runs, 40);
    add_items(bench, section, PIECE_LIST, 25);
    add_items(bench, section, PIECE_PROMPTS, 12);
    add_table(bench, section, 4, 30);
    add_table(bench, section, 12, 3);
    add_figure(bench, section, diagram);
    const struct scene *scenes[] = {draw(bench, diagram, FACE_PLAIN), NULL};
    struct buffer out = write_slides(bench, document, scenes);
    struct numbers all = read_slides(bench, &out, first, bench->words);
    judge(all.connectors == LINES, "each line is a connector", "");
    judge(all.ellipses == 1 && all.frames == 1 && all.own == 1, "outlines that PowerPoint knows",
          "");
    judge(all.tables >= 4 + 3, "tables are split, one row a slide where columns are many", "");
    struct buffer again = write_slides(bench, document, scenes);
    judge(again.count == out.count && !memcmp(again.items, out.items, out.count), "same bytes", "");
}

/* By hand an outline is many strokes; where a line ends at no shape there is nothing to glue. */
static void test_vectors(struct bench *bench)
{
    for (int broken = 0; broken < 2; broken++) {
        unsigned first = bench->words;
        struct document *document = new_document(bench);
        struct section *section =
            document_add_section(bench->arena, document, "s", "S", words(bench, 4));
        struct diagram *diagram = describe(bench);
        add_figure(bench, section, diagram);
        const struct scene *scene = draw(bench, diagram, broken ? FACE_PLAIN : FACE_HAND);
        if (broken)
            diagram->nodes.items[1].id = "map.nowhere";
        struct buffer out = write_slides(bench, document, &scene);
        struct numbers all = read_slides(bench, &out, first, bench->words);
        judge(all.connectors == 0 && all.own >= NODES - 1 + LINES, "all of it as vectors",
              broken ? "without an end" : "by hand");
    }
}

int main(int count, char **arguments)
{
    jmp_buf exhausted;
    if (count < 2 || setjmp(exhausted))
        return 2;
    const char *problem;
    struct bench bench = {.arena = arena_new(&exhausted)};
    bench.office = office_open(bench.arena, arguments[1], &problem);
    judge(bench.office, "the shared object opens", problem ? problem : "");
    if (bench.office) {
        test_whole(&bench);
        test_vectors(&bench);
    }
    arena_free(bench.arena);
    return failed > 0;
}
