/* Documents for Word: whatever a document holds, all its words are there in their order, below real
   headings, heads of tables stand again on each page, every picture has a text for whoever cannot
   see it, and sections end inside paragraphs.

       docx OFFICE CAIRO      the paths of catwoe-office.so and catwoe-cairo.so */
#include "draw/draw.h"
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
        printf("FAIL docx: %s: %s\n", what, about);
}

struct bench {
    struct arena *arena;
    struct office *office;
    struct canvas *canvas;
    unsigned words; /* made so far: each has a number, by which it is found again */
};

/* ---- A document ------------------------------------------------------------------------------ */

/* What no text may do: end an element, turn what stands around it, hold what XML cannot. */
static const char hostile[] =
    "</w:t></w:r></w:p>& \"<x>\" \xE2\x80\xAE\xE2\x81\xA6\x01\x0B\xFF\xEF\xBF\xBE]]>";

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

static void add_text(struct bench *bench, struct section *section, enum piece_kind kind)
{
    struct piece *piece = section_add(bench->arena, section, kind);
    piece->head = kind == PIECE_PANEL ? words(bench, 2) : NULL;
    say(bench, &piece->runs, 12);
    if (kind != PIECE_LEAD && kind != PIECE_PARAGRAPH)
        say(bench, &piece->by, 3);
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
        say(bench, &item->by, 3);
    }
}

static struct table *new_table(struct bench *bench, size_t columns, size_t rows)
{
    struct column *heads = arena_alloc(bench->arena, columns * sizeof *heads);
    const char *caption = words(bench, 3);
    for (size_t i = 0; i < columns; i++)
        heads[i] =
            (struct column){.key = "key", .head = words(bench, 1), .weight = 1, .row_head = !i};
    struct table *table = table_new(bench->arena, "t", caption, heads, columns);
    for (size_t i = 0; i < rows; i++) {
        struct row *row = table_add_row(bench->arena, table, "r");
        for (size_t k = 0; k < columns; k++)
            cell_say(bench->arena, &row->cells[k], words(bench, 4));
        row->cells[columns - 1].tone = TONE_PARTLY;
    }
    table->note = words(bench, 2);
    return table;
}

static const char *const choices[] = {"yes", "no", NULL};

/* Its last column asks, and its last cell has boxes to tick. */
static void add_sheet(struct bench *bench, struct section *section)
{
    struct sheet *sheet = arena_new_of(bench->arena, struct sheet);
    *sheet = (struct sheet){.id = "sheet:s", .title = words(bench, 3), .about = "S", .lines = 3};
    sheet->instruction = words(bench, 6);
    sheet->table = new_table(bench, 3, 4);
    sheet->table->columns[2].answer = true;
    sheet->table->columns[2].choices = choices;
    sheet->table->rows.items[3].cells[2].state = CELL_NOT_ASKED;
    bench->words -= 2 + 4; /* of the note, which comes last, and of that cell */
    sheet->more = words(bench, 2);
    sheet->table->note = words(bench, 2);
    section_add(bench->arena, section, PIECE_SHEET)->sheet = sheet;
}

/* ---- Pictures -------------------------------------------------------------------------------- */

static const char picture_text[] = "What this picture shows ";

static struct diagram *describe(struct bench *bench)
{
    struct diagram *diagram = arena_new_of(bench->arena, struct diagram);
    *diagram = (struct diagram){.id = "map", .view = VIEW_CAUSAL_MAP, .title = words(bench, 3)};
    diagram->subtitle = words(bench, 4);
    diagram->description = arena_printf(bench->arena, "%s%s", picture_text, hostile);
    return diagram;
}

/* A frame with a word in it; the smaller its letters are, the larger the sheet that it asks for. */
static struct scene *draw(struct bench *bench, const struct diagram *diagram, double letters)
{
    struct scene *scene = arena_new_of(bench->arena, struct scene);
    struct path path = {0};
    *scene = (struct scene){.arena = bench->arena,
                            .id = diagram->id,
                            .title = diagram->title,
                            .description = diagram->description,
                            .width = 842,
                            .height = 595};
    path_move(bench->arena, &path, (struct point){40, 40});
    path_line(bench->arena, &path, (struct point){800, 40});
    path_line(bench->arena, &path, (struct point){800, 500});
    path_close(bench->arena, &path);
    scene_path(scene, &path, (struct stroke){.fill = INK_SHAPE, .ink = INK_LINE, .width = 2});
    struct text_lines lines = text_wrap(bench->arena, NULL, FACE_PLAIN, letters,
                                        arena_printf(bench->arena, "in%s", hostile), 400);
    scene_lines(scene, &lines, (struct point){400, 200}, draw_leading,
                (struct lettering){FACE_PLAIN, letters, INK_TEXT, ANCHOR_MIDDLE});
    return scene;
}

static struct diagram *add_figure(struct bench *bench, struct section *section)
{
    struct diagram *diagram = describe(bench);
    section_add(bench->arena, section, PIECE_FIGURE)->diagram = diagram;
    return diagram;
}

/* ---- What came of it ------------------------------------------------------------------------- */

/* What was read of a file. */
struct found {
    struct arena *arena;
    struct buffer text, headings; /* headings: 1, 2, 3 in their order */
    size_t tables, heads, rows, whole_rows, sections, inner_sections, pictures, told, images;
    size_t numbers, lines;
    bool in_paragraph; /* in what one says of itself */
};

static const char *attribute(const char **attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (!strcmp(attributes[0], name))
            return attributes[1];
    return "";
}

static void note_style(struct found *found, const char *style)
{
    if (!strncmp(style, "Heading", 7))
        buffer_put(&found->headings, style + 7);
    found->lines += !strcmp(style, "LineToWriteOn");
}

static void XMLCALL begin(void *data, const char *name, const char **attributes)
{
    struct found *found = data;
    const char *text = attribute(attributes, "descr");
    if (!strcmp(name, "w:pStyle"))
        note_style(found, attribute(attributes, "w:val"));
    if (!strcmp(name, "wp:docPr")) {
        found->pictures++;
        found->told += !strncmp(text, picture_text, sizeof picture_text - 1);
    }
    found->tables += !strcmp(name, "w:tbl");
    found->rows += !strcmp(name, "w:tr");
    found->whole_rows += !strcmp(name, "w:cantSplit");
    found->heads += !strcmp(name, "w:tblHeader");
    found->sections += !strcmp(name, "w:sectPr");
    found->in_paragraph |= !strcmp(name, "w:pPr");
    found->inner_sections += !strcmp(name, "w:sectPr") && found->in_paragraph;
    found->images += !strcmp(name, "a:blip") || !strcmp(name, "asvg:svgBlip");
    found->numbers += !strcmp(name, "w:numId");
}

static void XMLCALL end(void *data, const char *name)
{
    struct found *found = data;
    found->in_paragraph &= strcmp(name, "w:pPr") != 0;
    if (!strcmp(name, "w:p"))
        buffer_byte(&found->text, '\n');
}

static void XMLCALL characters(void *data, const char *text, int length)
{
    buffer_add(&((struct found *)data)->text, text, (size_t)length);
}

static bool is_xml(const char *name)
{
    const char *ending = strrchr(name, '.');
    return ending && strcmp(ending, ".png") != 0;
}

/* Expat refuses what XML forbids. */
static void read_part(const struct part *part, struct found *found)
{
    struct found other = {.arena = found->arena,
                          .text = {.arena = found->arena},
                          .headings = {.arena = found->arena}};
    XML_Parser parser = XML_ParserCreate(NULL);
    XML_SetUserData(parser, strcmp(part->name, "word/document.xml") ? &other : found);
    XML_SetElementHandler(parser, begin, end);
    XML_SetCharacterDataHandler(parser, characters);
    judge(XML_Parse(parser, part->bytes, (int)part->size, 1) == XML_STATUS_OK, "no XML",
          part->name);
    XML_ParserFree(parser);
    judge(!strstr(part->bytes, "\xE2\x80\xAE") && !strstr(part->bytes, "\xE2\x81\xA6"),
          "a text turns round what stands about it", part->name);
}

static struct buffer write(struct bench *bench, const struct document *document,
                           const struct scene *const *scenes, const struct table *tables)
{
    struct setting setting = {
        .office = bench->office, .canvas = bench->canvas, .print.date = "2007-10-05T12:00:00Z"};
    struct buffer out = {.arena = bench->arena};
    const struct writers *writes = formats[FORMAT_DOCX].writes;
    const char *problem = document ? writes->document(document, scenes, &setting, &out)
                                   : writes->tables(tables, &setting, &out);
    judge(!problem, "is written", problem ? problem : "");
    return out;
}

/* All words from one number up to another stand there, each behind the one before it. */
static void judge_words(struct bench *bench, const char *text, unsigned first)
{
    const char *at = text;
    for (unsigned i = first; i < bench->words; i++) {
        const char *word = arena_printf(bench->arena, "w%uw", i);
        const char *next = strstr(at, word);
        judge(next, strstr(text, word) ? "a word out of its order" : "a word is missing", word);
        if (!next)
            return;
        at = next;
    }
}

static struct found read_back(struct bench *bench, const struct buffer *out, unsigned first)
{
    struct parts parts;
    struct found found = {.arena = bench->arena,
                          .text = {.arena = bench->arena},
                          .headings = {.arena = bench->arena}};
    const char *problem =
        office_unpack(bench->office, bench->arena, out->items, out->count, &parts);
    judge(!problem, "is a package", problem ? problem : "");
    for (size_t i = 0; i < parts.count; i++)
        if (is_xml(parts.items[i].name))
            read_part(&parts.items[i], &found);
    judge_words(bench, buffer_text(&found.text), first);
    return found;
}

static void judge_count(struct bench *bench, const char *what, size_t is, size_t wanted)
{
    judge(is == wanted, what, arena_printf(bench->arena, "%zu, not %zu", is, wanted));
}

static void judge_headings(const struct found *found, const char *wanted)
{
    struct buffer headings = found->headings;
    judge(!strcmp(buffer_text(&headings), wanted), "headings in their order",
          buffer_text(&headings));
}

static void judge_rows(struct bench *bench, const struct found *found, size_t tables)
{
    judge_count(bench, "tables", found->tables, tables);
    judge_count(bench, "heads that stand again", found->heads, tables);
    judge_count(bench, "rows that are not cut", found->whole_rows, found->rows);
}

/* ---- Tests ----------------------------------------------------------------------------------- */

static struct document *new_document(struct bench *bench)
{
    struct document *document = arena_new_of(bench->arena, struct document);
    *document = (struct document){.kicker = words(bench, 1), .language = "en", .footer = hostile};
    document->title = words(bench, 5);
    document->standfirst = words(bench, 12);
    document->day = words(bench, 1);
    return document;
}

static void test_whole(struct bench *bench)
{
    unsigned first = bench->words;
    struct document *document = new_document(bench);
    struct section *section =
        document_add_section(bench->arena, document, "s", "S", words(bench, 4));
    add_text(bench, section, PIECE_LEAD);
    struct diagram *diagram = add_figure(bench, section);
    add_text(bench, section, PIECE_PANEL);
    add_items(bench, section, PIECE_COLUMNS, 6);
    add_text(bench, section, PIECE_PARAGRAPH);
    add_text(bench, section, PIECE_QUOTE);
    add_items(bench, section, PIECE_LIST, 5);
    add_items(bench, section, PIECE_PROMPTS, 4);
    section_add(bench->arena, section, PIECE_TABLE)->table = new_table(bench, 4, 30);
    section_add(bench->arena, section, PIECE_TABLE)->table = new_table(bench, 2, 3);
    section = document_add_section(bench->arena, document, "z", "Z", words(bench, 2));
    add_sheet(bench, section);
    document->source = words(bench, 4);
    const struct scene *scenes[] = {draw(bench, diagram, 18)};
    struct buffer out = write(bench, document, scenes, NULL);
    struct found found = read_back(bench, &out, first);
    judge_headings(&found, "122212");
    judge_rows(bench, &found, 3);
    judge_count(bench, "pictures", found.pictures, 1);
    judge_count(bench, "pictures that are told", found.told, 1);
    judge_count(bench, "an image and vectors", found.images, 2);
    judge_count(bench, "questions with numbers", found.numbers, 4);
    judge_count(bench, "lines to write on", found.lines, 4 * 2 + 2);
    judge(strstr(buffer_text(&found.text), "Figure  SEQ Figure"), "a caption counts", "Figure");
    judge(strstr(buffer_text(&found.text), "\xE2\x98\x90 yes"), "boxes to tick", "yes");
    struct buffer again = write(bench, document, scenes, NULL);
    judge(again.count == out.count && !memcmp(again.items, out.items, out.count), "same bytes", "");
}

/* Small letters ask for a sheet of their own: the section before it ends behind a table, and in a
   paragraph all the same. What could not be drawn is told in words. */
static void test_sheets(struct bench *bench)
{
    unsigned first = bench->words;
    struct document *document = new_document(bench);
    struct section *section =
        document_add_section(bench->arena, document, "s", "S", words(bench, 4));
    section_add(bench->arena, section, PIECE_TABLE)->table = new_table(bench, 3, 3);
    section = document_add_section(bench->arena, document, "z", "Z", NULL);
    const struct scene *scenes[] = {draw(bench, add_figure(bench, section), 9), NULL};
    add_figure(bench, section);
    struct buffer out = write(bench, document, scenes, NULL);
    struct found found = read_back(bench, &out, first);
    judge_count(bench, "sections", found.sections, 3);
    judge_count(bench, "those that end in a paragraph", found.inner_sections, 2);
    judge_count(bench, "pictures", found.pictures, 1);
}

/* Text behind a picture that wants a sheet of its own goes before it. */
static void test_waiting(struct bench *bench)
{
    struct document *document = new_document(bench);
    struct section *section =
        document_add_section(bench->arena, document, "s", "S", words(bench, 4));
    const struct scene *scene = draw(bench, add_figure(bench, section), 9);
    unsigned first = bench->words;
    add_text(bench, section, PIECE_PARAGRAPH);
    struct buffer out = write(bench, document, &scene, NULL);
    struct found found = read_back(bench, &out, first);
    const char *caption = strstr(buffer_text(&found.text), "Figure  SEQ");
    const char *last = arena_printf(bench->arena, "w%uw", bench->words - 1);
    judge(caption && !strstr(caption, last), "text goes before", last);
}

/* What no image has room for is told in words. */
static void test_too_large(struct bench *bench)
{
    struct document *document = new_document(bench);
    struct section *section =
        document_add_section(bench->arena, document, "s", "S", words(bench, 4));
    unsigned first = bench->words;
    struct scene *scene = draw(bench, add_figure(bench, section), 9);
    struct path path = {0};
    path_move(bench->arena, &path, (struct point){0, 0});
    path_line(bench->arena, &path, (struct point){40000, 10});
    scene_path(scene, &path, (struct stroke){.ink = INK_LINE, .width = 2});
    const struct scene *scenes[] = {scene};
    struct buffer out = write(bench, document, scenes, NULL);
    struct found found = read_back(bench, &out, first);
    judge_count(bench, "pictures", found.pictures, 0);
    judge(strstr(buffer_text(&found.text), picture_text), "it is told", picture_text);
}

/* A language that runs from right to left; more columns than a page can bear. */
static void test_tables(struct bench *bench)
{
    unsigned first = bench->words;
    struct table *table = new_table(bench, 4, 5);
    table->language = "ar";
    table->next = new_table(bench, 3, 2);
    struct buffer out = write(bench, NULL, NULL, table);
    struct found found = read_back(bench, &out, first);
    judge_headings(&found, "11");
    judge_rows(bench, &found, 2);
    struct table *wide = new_table(bench, 24, 3);
    out = write(bench, NULL, NULL, wide);
    found = read_back(bench, &out, bench->words);
    judge_headings(&found, "1333");
    judge_count(bench, "a card for each row", found.tables, 0);
}

static bool open_both(struct bench *bench, char **paths)
{
    const char *problem = NULL;
    bench->office = office_open(bench->arena, paths[0], &problem);
    judge(bench->office, "the office opens", problem ? problem : "");
    problem = NULL;
    bench->canvas = canvas_open(bench->arena, paths[1], &problem);
    judge(bench->canvas, "the canvas opens", problem ? problem : "");
    return bench->office && bench->canvas;
}

int main(int count, char **arguments)
{
    jmp_buf exhausted;
    if (count < 3 || setjmp(exhausted))
        return 2;
    struct bench bench = {.arena = arena_new(&exhausted)};
    if (open_both(&bench, arguments + 1)) {
        test_whole(&bench);
        test_sheets(&bench);
        test_waiting(&bench);
        test_too_large(&bench);
        test_tables(&bench);
    }
    canvas_close(bench.canvas);
    arena_free(bench.arena);
    return failed > 0;
}
