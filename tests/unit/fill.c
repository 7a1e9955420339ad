/* Sheets that went out and came back: whatever a group writes into them is found again in the model
   that is made of it: 500 sheets by chance, as workbooks and as values.

       fill OBJECT [FOLDER]   OBJECT is the path of catwoe-office.so; 20 of the workbooks are
   written to the folder, each with its model, for other programs to rewrite */
#include "base/utf8.h"
#include "driver/compile.h"
#include "emit/formats.h"
#include "emit/office.h"
#include "exchange/answers.h"
#include "exchange/workbook_reader.h"
#include "view/ask.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failed;

static void judge(bool good, const char *what, const char *about)
{
    failed += !good;
    printf("%s fill: %s%s%s\n", good ? "ok" : "FAIL", what, *about ? ": " : "", about);
}

struct bench {
    jmp_buf *exhausted;
    struct arena *arena;
    struct office *office;
    uint32_t chance;
};

static uint32_t draw(struct bench *bench, uint32_t below)
{
    bench->chance = bench->chance * 1664525u + 1013904223u;
    return (bench->chance >> 8) % below;
}

/* ---- Models and what groups write ------------------------------------------------------------ */

enum { ACTIVITY_COUNT = 8, TABLE_COLUMNS = 8 };

static const char model_text_before[] =
    "model park \"A park\" { stage: comparing }\n"
    "stakeholder council \"The council\" { is: organisation }\n"
    "stakeholder porters \"Porters, by day and night\" { is: group }\n"
    "role warden \"Warden\"\n";

static const char *model_of(struct bench *bench)
{
    struct buffer out = {.arena = bench->arena};
    buffer_put(&out, model_text_before);
    buffer_put(&out, "system keep \"Keep the park open\" {\n");
    for (unsigned i = 0; i < ACTIVITY_COUNT; i++)
        buffer_printf(&out, "activity do-%u \"Do the %u. thing, at last\"\n", i, i);
    buffer_put(&out, "monitor watch \"Watch it\"\n}\n");
    return buffer_text(&out);
}

static const char *const nasty[] = {"=cmd|' /C calc'!A0",
                                    "<b>&amp; \"quotes\"</b> ]]>",
                                    "two\nlines",
                                    "a\n\nb \n c",
                                    "😀 and 👩‍👩‍👧‍👦",
                                    "שלום עולם, 12 (3)",
                                    "\u200fمرحبا",
                                    "'with an apostrophe",
                                    "''with two",
                                    "+44 20 7946 0018",
                                    "-not sure",
                                    "@home",
                                    "don't know",
                                    "C:\\new\\n",
                                    "ends in \\",
                                    "} # { ; \"",
                                    "“curly” and «so»",
                                    "_x0041_ is none",
                                    "a\tb  c",
                                    "100%",
                                    "2026-03-01",
                                    "0",
                                    "TRUE",
                                    "…",
                                    "catwoe",
                                    "“",
                                    "\\\"",
                                    "# no",
                                    "＝wide",
                                    "none",
                                    "to by of",
                                    "naïve café – œuvre"};
enum { NASTY_COUNT = sizeof nasty / sizeof *nasty };

static const char *long_text(struct bench *bench)
{
    struct buffer out = {.arena = bench->arena};
    while (out.count < 30000)
        buffer_printf(&out, "%u long & \"winding\" ", (unsigned)out.count);
    return buffer_text(&out);
}

static const char *any_text(struct bench *bench)
{
    uint32_t which = draw(bench, 100);
    if (which == 0)
        return long_text(bench);
    if (which < 35)
        return "";
    return nasty[draw(bench, NASTY_COUNT)];
}

static const char *any_exists(struct bench *bench)
{
    static const char *const words[] = {"yes",        "No.", "Partly",  "don't know",
                                        "don’t know", "",    "unknown", "sometimes, \"in\" spring",
                                        "=1+1"};
    return words[draw(bench, sizeof words / sizeof *words)];
}

/* Who may be named, and the titles of those who are found or declared; NULL: it names nobody, and
   is kept as it is. */
static const struct {
    const char *words, *titles;
} people[] = {
    {"", ""},
    {"council", "The council"},
    {"the Council; Warden", "The council|Warden"},
    {"Porters, by day and night", "Porters, by day and night"},
    {"warden,council\nPORTERS;Warden", "Warden|The council|Porters, by day and night"},
    {"nobody", NULL},
    {"the cat", "the cat"},
    {"A \"gang\", =SUM(A1)\nשלום", "A \"gang\"|=SUM(A1)|שלום"},
    {"whoever has the key that day and does not mind the rain or the dark", NULL},
};
enum { PEOPLE_COUNT = sizeof people / sizeof *people };

static const char *any_who(struct bench *bench)
{
    return people[draw(bench, PEOPLE_COUNT)].words;
}

/* What a group writes into a row: NULL where the column is not theirs. */
struct filled_row {
    const char *answers[TABLE_COLUMNS];
};

static void fill_row(struct bench *bench, const struct table *table, struct filled_row *row)
{
    for (size_t i = 0; i < table->column_count; i++)
        row->answers[i] = !table->columns[i].answer                  ? NULL
                          : !strcmp(table->columns[i].key, "exists") ? any_exists(bench)
                          : !strcmp(table->columns[i].key, "who")    ? any_who(bench)
                                                                     : any_text(bench);
}

/* ---- Cells filled in, as a spreadsheet does ---------------------------------------------------
 */

static void put_escaped(struct buffer *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '&')
            buffer_put(out, "&amp;");
        else if (*text == '<')
            buffer_put(out, "&lt;");
        else if (*text == '>')
            buffer_put(out, "&gt;");
        else if (!strncmp(text, "_x0041_", 7))
            buffer_put(out, "_x005F_");
        else
            buffer_byte(out, *text);
    }
}

static const struct part *worksheet_of(const struct parts *parts)
{
    for (size_t i = 0; i < parts->count; i++)
        if (!strcmp(parts->items[i].name, "xl/worksheets/sheet1.xml"))
            return &parts->items[i];
    return NULL;
}

/* One blank cell of a worksheet with a text in it, rich text now and then. */
static void fill_cell(struct bench *bench, struct parts *parts, const char *place, const char *text)
{
    struct part *part = (struct part *)worksheet_of(parts);
    struct buffer out = {.arena = bench->arena};
    const char *at = strstr(part->bytes, arena_printf(bench->arena, "<c r=\"%s\" ", place));
    const char *end = at ? strstr(at, "/>") : NULL;
    if (!end) {
        judge(false, "a blank cell is there", place);
        return;
    }
    buffer_add(&out, part->bytes, (size_t)(end - part->bytes));
    buffer_put(&out, " t=\"inlineStr\"><is>");
    buffer_put(&out,
               draw(bench, 4) ? "" : "<r><t></t></r><rPh sb=\"0\" eb=\"1\"><t>spoken</t></rPh>");
    buffer_put(&out, "<t xml:space=\"preserve\">");
    put_escaped(&out, text);
    buffer_printf(&out, "</t></is></c>%s", end + 2);
    part->bytes = buffer_text(&out);
    part->size = out.count;
}

static const char *place_in(struct arena *arena, uint32_t row, uint32_t column)
{
    return arena_printf(arena, "%c%u", 'A' + (int)column, row);
}

static const struct grid_row *row_called(const struct grid *grid, const char *id)
{
    for (size_t i = 0; i < grid->rows.count; i++)
        if (!strcmp(grid_text(grid, &grid->rows.items[i], 0), id))
            return &grid->rows.items[i];
    return NULL;
}

static void fill_cells(struct bench *bench, struct parts *parts, const struct sheet *sheet,
                       const struct filled_row *rows)
{
    struct grid *grid;
    const char *problem = workbook_read_parts(bench->arena, parts, &grid);
    if (problem) {
        judge(false, "a blank workbook is read", problem);
        return;
    }
    for (size_t i = 0; i < sheet->table->rows.count; i++) {
        const struct grid_row *row = row_called(grid, sheet->table->rows.items[i].id);
        for (size_t j = 0; row && j < sheet->table->column_count; j++)
            if (rows[i].answers[j] && *rows[i].answers[j])
                fill_cell(bench, parts, place_in(bench->arena, row->number, (uint32_t)j + 1),
                          rows[i].answers[j]);
    }
    const struct grid_row *group = row_called(grid, "catwoe:group");
    if (group)
        fill_cell(bench, parts, place_in(bench->arena, group->number, 2), "Table \"4\"");
}

static struct buffer workbook_filled_in(struct bench *bench, const struct sheet *sheet,
                                        const struct filled_row *rows)
{
    struct buffer blank = {.arena = bench->arena}, out = {.arena = bench->arena};
    const struct setting setting = {.office = bench->office};
    struct parts parts;
    const char *problem = xlsx_writers.sheets(sheet, &setting, &blank);
    if (!problem)
        problem = office_unpack(bench->office, bench->arena, blank.items, blank.count, &parts);
    if (!problem) {
        fill_cells(bench, &parts, sheet, rows);
        problem = office_pack(bench->office, &parts, &out);
    }
    if (problem)
        judge(false, "a workbook is made", problem);
    return out;
}

/* Values are written with the answers in them, guards and all. */
static struct buffer values_filled_in(struct bench *bench, const struct sheet *sheet,
                                      const struct filled_row *rows)
{
    struct buffer out = {.arena = bench->arena};
    const struct setting setting = {.office = bench->office};
    for (size_t i = 0; i < sheet->table->rows.count; i++)
        for (size_t j = 0; j < sheet->table->column_count; j++)
            if (rows[i].answers[j] && *rows[i].answers[j])
                cell_say(bench->arena, &sheet->table->rows.items[i].cells[j], rows[i].answers[j]);
    csv_writers.sheets(sheet, &setting, &out);
    return out;
}

/* ---- What came back -------------------------------------------------------------------------- */

static const char *fill_back(struct bench *bench, const struct model *model,
                             const struct sheet *known, struct grid *grids, const char *name,
                             struct notices *notices)
{
    struct buffer out = {.arena = bench->arena};
    struct returned_file file = {name, name, grids};
    *notices = (struct notices){.arena = bench->arena};
    const struct returned *returned = returned_read(notices, &file, known);
    struct answered_group group = {.group = returned ? returned->group : "",
                                   .stem = "table-4",
                                   .source = name,
                                   .sheets = &returned,
                                   .sheet_count = 1};
    if (!returned)
        return "";
    if (!answers_write(notices, model, &group, &out))
        judge(false, "the answers parse", buffer_text(&out));
    return buffer_text(&out);
}

/* As a text of a model holds it: blanks of any kind as one. */
static const char *as_held(struct arena *arena, const char *text)
{
    struct buffer out = {.arena = arena};
    text += strspn(text, " \t\n");
    for (; *text; text++) {
        char byte = *text == '\t' ? ' ' : *text;
        if (byte != ' ' || !out.count || out.items[out.count - 1] != ' ')
            buffer_byte(&out, byte);
    }
    while (out.count && strchr(" \n", out.items[out.count - 1]))
        out.count--;
    return buffer_text(&out);
}

static bool says(struct bench *bench, const struct model *model, const struct item *item,
                 enum attribute attribute, const char *text)
{
    const struct value *value = item ? item_values(item, attribute) : NULL;
    if (!*text)
        return !value;
    return value && !strcmp(model_text(model, value->at), as_held(bench->arena, text));
}

static bool notes(struct bench *bench, const struct model *model, const struct item *item,
                  const char *text)
{
    const char *wanted = as_held(bench->arena, text);
    for (const struct value *note = item ? item_values(item, COMMON_NOTE) : NULL; note;
         note = note->next)
        if (strstr(model_text(model, note->at), wanted))
            return true;
    return false;
}

static bool names_them(struct bench *bench, const struct model *model, const struct item *item,
                       const char *text)
{
    struct buffer titles = {.arena = bench->arena};
    const char *wanted = NULL;
    for (size_t i = 0; i < PEOPLE_COUNT; i++)
        if (!strcmp(people[i].words, text))
            wanted = people[i].titles;
    for (const struct value *who = item_values(item, FINDING_WHO); who; who = who->next)
        buffer_printf(&titles, "%s%s", titles.count ? "|" : "",
                      who->item ? model_text(model, who->item->statement->label) : "?");
    return wanted ? !strcmp(buffer_text(&titles), wanted)
                  : !titles.count && notes(bench, model, item, text);
}

static bool row_came_back(struct bench *bench, const struct model *model,
                          const struct item *finding, const struct table *table,
                          const struct filled_row *row)
{
    static const struct {
        const char *key;
        enum attribute attribute;
    } texts[] = {{"how", FINDING_HOW}, {"judged", FINDING_JUDGED}, {"idea", FINDING_IDEA}};
    bool good = true, any = false;
    for (size_t i = 0; i < table->column_count; i++) {
        const char *key = table->columns[i].key, *answer = row->answers[i];
        any = any || (answer && *answer);
        for (size_t j = 0; answer && j < 3; j++)
            if (!strcmp(key, texts[j].key))
                good = good && says(bench, model, finding, texts[j].attribute, answer);
        if (answer && *answer && finding && !strcmp(key, "who"))
            good = good && names_them(bench, model, finding, answer);
        if (finding && !strcmp(key, "exists") && (strchr(answer, '=') || strchr(answer, ',')))
            good = good && item_choice(finding, FINDING_EXISTS) == FINDING_EXISTS_UNKNOWN &&
                   notes(bench, model, finding, answer);
        if (finding && !strcmp(key, "exists") && !strcmp(answer, "No."))
            good = good && item_choice(finding, FINDING_EXISTS) == FINDING_EXISTS_NO;
        if (finding && !strcmp(key, "exists") && !strcmp(answer, "Partly"))
            good = good && item_choice(finding, FINDING_EXISTS) == FINDING_EXISTS_PARTLY;
    }
    return good && any == (finding != NULL);
}

static const struct item *finding_of(const struct model *model, size_t row)
{
    static const char watch[] = "watch";
    char name[sizeof "do-00"];
    snprintf(name, sizeof name, "do-%u", (unsigned)(row % 100));
    FOR_ITEMS_OF (model, KIND_FINDING, finding)
        if (finding->name && !strcmp(finding->name->text, row < ACTIVITY_COUNT ? name : watch))
            return finding;
    return NULL;
}

/* The model with the answers beside it is sound, and every answer stands in it. */
static bool all_came_back(struct bench *bench, const char *text, const char *answers,
                          const struct sheet *sheet, const struct filled_row *rows)
{
    struct compilation compilation;
    const char *whole = arena_printf(bench->arena, "%s\n%s", text, answers);
    compilation_start(&compilation, bench->exhausted);
    compile_text(&compilation, "whole.catwoe", whole, strlen(whole), GOAL_RESOLVED, &check_all);
    const struct model *model = &compilation.model;
    bool good = !diagnostics_count(&model->diagnostics, ERROR);
    if (!good)
        puts(model->diagnostics.items[0]->message);
    for (size_t i = 0; good && i < sheet->table->rows.count; i++) {
        good = row_came_back(bench, model, finding_of(model, i), sheet->table, &rows[i]);
        if (!good)
            printf("row %zu\n", i);
    }
    compilation_end(&compilation);
    return good;
}

/* ---- By chance ------------------------------------------------------------------------------- */

static void write_to(const char *folder, unsigned seed, const char *ending, const char *bytes,
                     size_t size)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%u%s", folder, seed, ending);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes, 1, size, file) != size || fclose(file))
        judge(false, "a file is written", path);
}

static bool try_seed(struct bench *bench, unsigned seed, const char *folder)
{
    struct compilation compilation;
    struct filled_row rows[ACTIVITY_COUNT + 1];
    struct grid *grids = arena_new_of(bench->arena, struct grid);
    struct notices notices;
    bench->chance = seed * 2654435761u + 1;
    const char *text = model_of(bench), *problem = NULL;
    compilation_start(&compilation, bench->exhausted);
    compile_text(&compilation, "park.catwoe", text, strlen(text), GOAL_RESOLVED, &check_all);
    struct viewer viewer = viewer_new(&compilation.model, true);
    const struct sheet *sheet = ask_for(&viewer, SHEET_COMPARISON, NULL, 0);
    for (size_t i = 0; i < sheet->table->rows.count; i++)
        fill_row(bench, sheet->table, &rows[i]);
    bool values = seed % 2;
    struct buffer file =
        values ? values_filled_in(bench, sheet, rows) : workbook_filled_in(bench, sheet, rows);
    if (values)
        problem = grid_read_values(bench->arena, file.items, file.count, grids, &values);
    else
        problem = workbook_read(bench->office, bench->arena, file.items, file.count, &grids);
    const char *answers = problem ? ""
                                  : fill_back(bench, &compilation.model, ask_for_all(&viewer, true),
                                              grids, "table-4.xlsx", &notices);
    bool good = !problem && all_came_back(bench, text, answers, sheet, rows);
    if (problem)
        puts(problem);
    if (folder && seed % 2 == 0 && seed < 40) {
        write_to(folder, seed / 2, ".xlsx", file.items, file.count);
        write_to(folder, seed / 2, ".catwoe", text, strlen(text));
    }
    compilation_end(&compilation);
    return good;
}

static void test_chance(struct bench *bench, const char *folder)
{
    enum { SEEDS = 500 };
    unsigned good = 0;
    for (unsigned seed = 0; seed < SEEDS; seed++) {
        struct arena *arena = bench->arena;
        bench->arena = arena_new(bench->exhausted);
        bool came = try_seed(bench, seed, folder);
        good += came;
        if (!came)
            printf("FAIL fill: seed %u\n", seed);
        arena_free(bench->arena);
        bench->arena = arena;
    }
    judge(good == SEEDS, "every answer is found again in the model",
          arena_printf(bench->arena, "%u of %d sheets", good, SEEDS));
}

/* What a sheet is about is told by its subject, however its id is written. */
static void test_subject(struct bench *bench)
{
    struct compilation compilation;
    struct notices notices = {.arena = bench->arena};
    struct buffer out = {.arena = bench->arena};
    const char *text = "system s \"A park\" { activity open \"Open the gates\" }\n";
    compilation_start(&compilation, bench->exhausted);
    compile_text(&compilation, "park.catwoe", text, strlen(text), GOAL_RESOLVED, &check_all);
    struct viewer viewer = viewer_new(&compilation.model, true);
    struct sheet sheet = *ask_for(&viewer, SHEET_COMPARISON, NULL, 0);
    struct returned_file file = {"sheet.csv", "sheet.csv", NULL};
    struct returned bare = {.sheet = &sheet, .file = &file, .group = "Bees"};
    const struct returned *sheets[] = {&bare};
    const struct answered_group group = {
        .group = "Bees", .stem = "bees", .source = file.name, .sheets = sheets, .sheet_count = 1};
    sheet.id = "s";
    bool written = answers_write(&notices, &compilation.model, &group, &out);
    judge(written && strstr(buffer_text(&out), "of s by"), "an id without a colon", "");
    compilation_end(&compilation);
}

int main(int count, char **arguments)
{
    jmp_buf exhausted;
    if (count < 2 || setjmp(exhausted))
        return 2;
    struct bench bench = {.exhausted = &exhausted, .arena = arena_new(&exhausted)};
    const char *problem;
    bench.office = office_open(bench.arena, arguments[1], &problem);
    judge(bench.office, "the library is opened", problem ? problem : "");
    if (!bench.office)
        return 1;
    test_subject(&bench);
    test_chance(&bench, count > 2 ? arguments[2] : NULL);
    arena_free(bench.arena);
    return failed != 0;
}
