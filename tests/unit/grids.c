/* What comes back as rows and columns of texts: workbooks as other programs write them, files of
   values, and those that were made to do harm. */
#include "exchange/workbook_reader.h"

#include <stdio.h>
#include <string.h>

static int failed;

static void judge(bool good, const char *what, const char *about)
{
    failed += !good;
    printf("%s grids: %s%s%s\n", good ? "ok" : "FAIL", what, *about ? ": " : "", about);
}

struct bench {
    struct arena *arena;
};

/* ---- Workbooks as other programs write them ---------------------------------------------------
 */

static void add_part(struct bench *bench, struct parts *parts, const char *name, const char *text)
{
    *array_add(bench->arena, parts) = (struct part){name, text, strlen(text)};
}

/* A workbook whose sheets and files bear names that say nothing. */
static struct parts book_of(struct bench *bench, const char *texts, const char *looks,
                            const char *rows)
{
    struct parts parts = {0};
    add_part(
        bench, &parts, "_rels/.rels",
        "<Relationships><Relationship Id=\"r9\" Type=\"http://x/relationships/officeDocument\" "
        "Target=\"/odd/book.xml\"/></Relationships>");
    add_part(bench, &parts, "odd/_rels/book.xml.rels",
             "<Relationships><Relationship Id=\"a\" Type=\"http://x/worksheet\" "
             "Target=\"../far/third.xml\"/><Relationship Id=\"b\" Type=\"http://x/sharedStrings\" "
             "Target=\"texts.xml\"/><Relationship Id=\"c\" Type=\"http://x/styles\" "
             "Target=\"looks.xml\"/></Relationships>");
    add_part(bench, &parts, "odd/book.xml",
             "<w:workbook xmlns:w=\"w\" xmlns:r=\"r\"><w:workbookPr/><w:sheets><w:sheet "
             "w:name=\"One\" r:id=\"a\"/></w:sheets>"
             "</w:workbook>");
    add_part(bench, &parts, "odd/texts.xml", arena_printf(bench->arena, "<sst>%s</sst>", texts));
    add_part(bench, &parts, "odd/looks.xml", arena_printf(bench->arena, "<s>%s</s>", looks));
    add_part(bench, &parts, "far/third.xml",
             arena_printf(bench->arena,
                          "<worksheet><dimension ref=\"A1:XFD9\"/><sheetData>%s"
                          "</sheetData><mergeCells><mergeCell ref=\"B2:B4\"/>"
                          "</mergeCells></worksheet>",
                          rows));
    return parts;
}

static const char *cell_at(const struct grid *grid, uint32_t number, uint32_t column)
{
    for (size_t i = 0; grid && i < grid->rows.count; i++)
        if (grid->rows.items[i].number == number)
            return grid_text(grid, &grid->rows.items[i], column);
    return "";
}

static void test_cells(struct bench *bench)
{
    static const struct {
        uint32_t row, column;
        const char *text;
    } wanted[] = {
        {1, 0, "rich text"},        {1, 1, "two\nlines"}, {2, 1, "_x0041_"},
        {2, 2, "2026-03-01"},       {2, 3, "14:30"},      {2, 4, "25%"},
        {2, 5, "2026-03-01 12:00"}, {3, 0, "TRUE"},       {3, 1, "=-not sure"},
        {3, 2, "worked out"},       {3, 3, "0.1"},        {3, 4, "1234567"},
        {9, 0, "no place"},         {9, 1, "behind it"},  {10, 0, "next row"},
        {10, 27, "far right"},      {3, 6, "=SUM(A1)"},   {3, 7, ""},
    };
    const char *texts = "<si><r><t>rich</t></r><r><rPr/><t xml:space=\"preserve\"> text</t></r>"
                        "<rPh sb=\"0\" eb=\"1\"><t>spoken</t></rPh><phoneticPr/></si>"
                        "<si><t>two_x000D_\nlines</t></si><si><t>_x005F_x0041_</t></si>";
    const char *looks = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-F400]h:mm:ss\\ AM/PM\"/>"
                        "<numFmt numFmtId=\"171\" formatCode=\"&quot;day &quot;d/m/yy\\ hh:mm\"/>"
                        "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"
                        "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/>"
                        "<xf numFmtId=\"9\"/><xf numFmtId=\"171\"/></cellXfs>";
    const char *rows =
        "<row r=\"1\" hidden=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
        "</row><row r=\"2\"><c r=\"B2\" t=\"s\"><v>2</v></c><c r=\"C2\" s=\"1\"><v>46082</v></c>"
        "<c r=\"D2\" s=\"2\"><v>0.604166666666667</v></c><c r=\"E2\" s=\"3\"><v>0.25</v></c>"
        "<c r=\"F2\" s=\"4\"><v>46082.5</v></c></row>"
        "<row r=\"3\"><c r=\"A3\" t=\"b\"><v>1</v></c><c r=\"B3\" t=\"e\"><f>-not sure</f>"
        "<v>#NAME?</v></c><c r=\"C3\" t=\"str\"><f>A1</f><v>worked out</v></c><c r=\"D3\">"
        "<v>0.1</v></c><c r=\"E3\"><v>1.234567E6</v></c><c r=\"F3\" t=\"s\"/>"
        "<c r=\"G3\"><f>SUM(A1)</f></c><c r=\"H3\" t=\"str\"><f>A9</f><v/></c></row>"
        "<row r=\"9\"><c t=\"inlineStr\"><is><t>no place</t></is></c><c t=\"inlineStr\"><is>"
        "<t> behind it </t></is></c></row><row><c t=\"inlineStr\"><is><t>next row</t></is></c>"
        "<c r=\"AB10\" t=\"inlineStr\"><is><t>far right</t></is></c></row>";
    struct parts parts = book_of(bench, texts, looks, rows);
    struct grid *grid = NULL;
    const char *problem = workbook_read_parts(bench->arena, &parts, &grid);
    judge(!problem && grid && !strcmp(grid->name, "One") && !grid->next, "an odd workbook is read",
          problem ? problem : "");
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        const char *text = cell_at(grid, wanted[i].row, wanted[i].column);
        if (strcmp(text, wanted[i].text) != 0)
            judge(false, wanted[i].text, text);
    }
    judge(grid && grid->merges.count == 1 && grid->merges.items[0].last_row == 4,
          "cells that were joined", "");
}

/* ---- Made to do harm ------------------------------------------------------------------------- */

static void expect_refusal(struct bench *bench, const struct parts *parts, const char *what,
                           const char *words)
{
    struct grid *grid;
    const char *problem = workbook_read_parts(bench->arena, parts, &grid);
    judge(problem && strstr(problem, words), what, problem ? problem : "let in");
}

static void expect_rows_refused(struct bench *bench, const char *rows, const char *what,
                                const char *words)
{
    struct parts parts = book_of(bench, "", "", rows);
    expect_refusal(bench, &parts, what, words);
}

static const char *repeated(struct bench *bench, const char *text, size_t times)
{
    struct buffer out = {.arena = bench->arena};
    for (size_t i = 0; i < times; i++)
        buffer_put(&out, text);
    return buffer_text(&out);
}

static void test_giants(struct bench *bench)
{
    const char *letters = repeated(bench, "x", GRID_LONGEST_TEXT + 1);
    const char *emoji = repeated(bench, "😀", GRID_LONGEST_TEXT);
    struct arena *arena = bench->arena;
    expect_rows_refused(bench,
                        arena_printf(arena,
                                     "<row r=\"7\"><c r=\"C7\" t=\"inlineStr\"><is><t>%s</t>"
                                     "</is></c></row>",
                                     letters),
                        "a giant cell", "cell C7");
    struct parts parts =
        book_of(bench, arena_printf(arena, "<si><t>%s</t></si>", repeated(bench, letters, 9)), "",
                "<row r=\"8\"><c r=\"D8\" t=\"s\"><v>0</v></c></row>");
    expect_refusal(bench, &parts, "a giant shared text", "cell D8");
    struct grid *grid = NULL;
    parts = book_of(bench, "", "",
                    arena_printf(arena,
                                 "<row r=\"7\"><c r=\"C7\" t=\"inlineStr\"><is><t>%s</t>"
                                 "</is></c></row>",
                                 emoji));
    judge(!workbook_read_parts(arena, &parts, &grid) && !strcmp(cell_at(grid, 7, 2), emoji),
          "what a cell can hold is let in", "");
    expect_rows_refused(
        bench, repeated(bench, "<row><c t=\"str\"><v>x</v></c></row>", GRID_MOST_CELLS + 1),
        "very many cells", "copy the answers");
    parts = book_of(bench, "", "", repeated(bench, "<row/>", GRID_MOST_ROWS));
    judge(!workbook_read_parts(arena, &parts, &grid) && grid && !grid->rows.count,
          "a million empty rows cost nothing", "");
    expect_rows_refused(bench, repeated(bench, "<row/>", 2 * GRID_MOST_ROWS), "two million rows",
                        "no spreadsheet has");
}

static void test_lies(struct bench *bench)
{
    static const char *const places[] = {
        "A0", "A1048577", "XFE1", "ZZZZZZ1", "1", "A", "", "a1", "A-1", "A99999999999999999999"};
    struct arena *arena = bench->arena;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        expect_rows_refused(
            bench, arena_printf(arena, "<row r=\"1\"><c r=\"%s\"><v>1</v></c></row>", places[i]),
            arena_printf(arena, "a cell at “%s”", places[i]), "no spreadsheet has");
    expect_rows_refused(bench, "<row r=\"0\"/>", "row 0", "no spreadsheet has");
    expect_rows_refused(bench, "<row r=\"8\"><c r=\"D8\" t=\"s\"><v>7</v></c></row>",
                        "a shared text that is not there", "cell D8 has a text that is not");
    struct parts parts = book_of(bench, "", "", "");
    parts.items[5] = (struct part){"far/third.xml", "<worksheet><sheetData>", 22};
    expect_refusal(bench, &parts, "cut off", "far/third.xml");
    static const char laughs[] =
        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><worksheet>&b;</worksheet>";
    parts.items[5] = (struct part){"far/third.xml", laughs, sizeof laughs - 1};
    expect_refusal(bench, &parts, "entities", "DOCTYPE");
    static const char outside[] =
        "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><worksheet><sheetData/></worksheet>";
    parts.items[5] = (struct part){"far/third.xml", outside, sizeof outside - 1};
    expect_refusal(bench, &parts, "a document type", "DOCTYPE");
    const char *deep = repeated(bench, "<a>", 100000);
    parts.items[5] = (struct part){"far/third.xml", deep, strlen(deep)};
    expect_refusal(bench, &parts, "elements without end", "nested too deep");
    parts.count = 5;
    expect_refusal(bench, &parts, "a worksheet that is not there", "“One” is not in the file");
    static const char none[] = "<workbook><sheets/></workbook>";
    parts.items[2] = (struct part){"odd/book.xml", none, sizeof none - 1};
    expect_refusal(bench, &parts, "no worksheet", "no worksheet");
    parts.count = 1;
    expect_refusal(bench, &parts, "no workbook", "save it as .xlsx");
    parts.items[0] = (struct part){"content.xml", "<x/>", 4};
    expect_refusal(bench, &parts, "a file of OpenDocument", "LibreOffice");
}

static void test_values(struct bench *bench)
{
    static const struct {
        const char *bytes;
        size_t size;
        const char *words;
    } bad[] = {
        {"", 0, "empty"},        {"a,b\n\"c", 6, "quote"}, {"\xFF\xFE\x61\x00", 4, "UTF-16"},
        {"a\0b\n", 4, "nought"}, {"%PDF-1.7\n", 9, "PDF"},
    };
    bool guessed;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct grid grid = {0};
        const char *problem =
            grid_read_values(bench->arena, bad[i].bytes, bad[i].size, &grid, &guessed);
        judge(problem && strstr(problem, bad[i].words), "values are refused",
              problem ? problem : "let in");
    }
    static const char semicolons[] =
        "Who, or what, is this?\r\ncatwoe:sheet a:b;x;y\r\n'=1;caf\xE9\r\n";
    struct grid grid = {0};
    const char *problem =
        grid_read_values(bench->arena, semicolons, sizeof semicolons - 1, &grid, &guessed);
    judge(!problem && guessed && !strcmp(cell_at(&grid, 2, 2), "y") &&
              !strcmp(cell_at(&grid, 3, 0), "=1") && !strcmp(cell_at(&grid, 3, 1), "café"),
          "separator, writing and guard are found out", problem ? problem : "");
}

int main(void)
{
    jmp_buf exhausted;
    if (setjmp(exhausted))
        return 2;
    struct bench bench = {arena_new(&exhausted)};
    test_cells(&bench);
    test_giants(&bench);
    test_lies(&bench);
    test_values(&bench);
    arena_free(bench.arena);
    return failed != 0;
}
