/* Files of office programs: what is packed comes back, the same on every run; packages that were
   made to do harm are refused; no text becomes a formula, in workbooks and in values; worksheets
   have names that spreadsheets take.

       office OBJECT [FOLDER]   OBJECT is the path of catwoe-office.so; the workbooks are written to
   the folder, for other programs to read */
#include "base/number.h"
#include "base/utf8.h"
#include "emit/csv.h"
#include "emit/formats.h"
#include "emit/office.h"
#include "emit/workbook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failed;

static void judge(bool good, const char *what, const char *about)
{
    failed += !good;
    printf("%s office: %s%s%s\n", good ? "ok" : "FAIL", what, *about ? ": " : "", about);
}

struct bench {
    struct arena *arena;
    struct office *office;
};

/* ---- Packing and unpacking ------------------------------------------------------------------- */

static struct part part_of(const char *name, const char *text)
{
    return (struct part){name, text, strlen(text)};
}

static struct parts small_parts(struct arena *arena)
{
    struct parts parts = {NULL, 0, 0};
    *array_add(arena, &parts) = part_of("[Content_Types].xml", "<Types/>");
    *array_add(arena, &parts) = part_of("xl/workbook.xml", "<workbook>aaaaaaaaaaaaaaaa</workbook>");
    *array_add(arena, &parts) = part_of("xl/empty.xml", "");
    return parts;
}

static struct buffer packed(struct bench *bench, const struct parts *parts)
{
    struct buffer out = {.arena = bench->arena};
    const char *problem = office_pack(bench->office, parts, &out);
    judge(!problem, "packed", problem ? problem : "");
    return out;
}

static bool is_same(const struct parts *parts, const struct parts *others)
{
    bool same = parts->count == others->count;
    for (size_t i = 0; same && i < parts->count; i++) {
        const struct part *part = &parts->items[i], *other = &others->items[i];
        same = !strcmp(part->name, other->name) && part->size == other->size &&
               !memcmp(part->bytes, other->bytes, part->size) && !other->bytes[other->size];
    }
    return same;
}

static void test_round(struct bench *bench)
{
    struct parts parts = small_parts(bench->arena), back;
    struct buffer one = packed(bench, &parts), other = packed(bench, &parts);
    judge(one.count == other.count && !memcmp(one.items, other.items, one.count),
          "twice the same bytes", "");
    judge(!office_unpack(bench->office, bench->arena, one.items, one.count, &back), "unpacked", "");
    judge(is_same(&parts, &back), "what was packed comes back, in its order", "");
}

/* ---- Packages that were made to do harm ------------------------------------------------------ */

static void expect_refusal(struct bench *bench, const struct buffer *package, const char *what,
                           const char *words)
{
    struct parts parts;
    const char *problem =
        office_unpack(bench->office, bench->arena, package->items, package->count, &parts);
    judge(problem && strstr(problem, words) && !parts.count, what, problem ? problem : "let in");
}

/* The bytes of one word, as often as it stands there, made those of another of the same length. */
static void replace(struct buffer *package, const char *word, const char *other)
{
    size_t length = strlen(word);
    for (size_t i = 0; i + length <= package->count; i++)
        if (!memcmp(package->items + i, word, length))
            memcpy(package->items + i, other, length);
}

static void test_names(struct bench *bench)
{
    static const struct {
        const char *name, *words;
    } names[] = {
        {"xl/workbook.new", NULL},
        {"../workbook.xml", "outside of itself"},
        {"/etc/passwd.xml", "outside of itself"},
        {"xl/../../up.xml", "outside of itself"},
        {"xl/a/x/y/z/q/..", "outside of itself"},
        {"C:/workbook.xml", "outside of itself"},
        {"xl\\workbook.xml", "outside of itself"},
        {"xl//workbok.xml", "outside of itself"},
        {"./workbooks.xml", "outside of itself"},
        {"xl/WORKBOOK.xml", NULL},
        {"xl/sub/folder./", NULL},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct parts parts = small_parts(bench->arena), back;
        struct buffer package = packed(bench, &parts);
        replace(&package, "xl/workbook.xml", names[i].name);
        if (names[i].words)
            expect_refusal(bench, &package, names[i].name, names[i].words);
        else
            judge(!office_unpack(bench->office, bench->arena, package.items, package.count, &back),
                  "let in", names[i].name);
    }
    struct parts parts = small_parts(bench->arena);
    parts.items[2] = part_of("xl/WORKB00K.xml", "");
    struct buffer package = packed(bench, &parts);
    replace(&package, "xl/WORKB00K.xml", "xl/WORKBOOK.xml");
    expect_refusal(bench, &package, "two parts of one name", "two parts of one name");
}

/* A number of two or four bytes behind each record that begins with this signature. */
static void overwrite(struct buffer *package, const char *signature, size_t place, size_t size,
                      unsigned value)
{
    for (size_t i = 0; i + place + size <= package->count; i++)
        for (size_t k = 0; !memcmp(package->items + i, signature, 4) && k < size; k++)
            package->items[i + place + k] = (char)(value >> (8 * k));
}

static void test_sizes(struct bench *bench)
{
    enum { BOMB = 33 << 20, SHARE = 22 << 20 };
    struct parts parts = {NULL, 0, 0};
    char *nothing = arena_alloc(bench->arena, BOMB);
    *array_add(bench->arena, &parts) = (struct part){"bomb.xml", nothing, BOMB};
    struct buffer package = packed(bench, &parts);
    judge(package.count < 100000, "a bomb is small", "");
    expect_refusal(bench, &package, "a bomb", "would be larger");
    overwrite(&package, "PK\x03\x04", 22, 4, 10);
    overwrite(&package, "PK\x01\x02", 24, 4, 10);
    expect_refusal(bench, &package, "a bomb that says it is small", "");
    parts.count = 0;
    for (int i = 0; i < 3; i++)
        *array_add(bench->arena, &parts) =
            (struct part){arena_printf(bench->arena, "%d.xml", i), nothing, SHARE};
    package = packed(bench, &parts);
    expect_refusal(bench, &package, "a bomb in parts", "would be larger");
    parts.count = 0;
    for (int i = 0; i < 1001; i++)
        *array_add(bench->arena, &parts) = part_of(arena_printf(bench->arena, "%d.xml", i), "<x/>");
    package = packed(bench, &parts);
    expect_refusal(bench, &package, "a thousand parts and one", "over a thousand parts");
}

static void test_locked(struct bench *bench)
{
    struct parts parts = small_parts(bench->arena);
    struct buffer package = packed(bench, &parts);
    overwrite(&package, "PK\x03\x04", 6, 2, 1);
    overwrite(&package, "PK\x01\x02", 8, 2, 1);
    expect_refusal(bench, &package, "locked", "without a password");
    package = packed(bench, &parts);
    overwrite(&package, "PK\x03\x04", 8, 2, 12);
    overwrite(&package, "PK\x01\x02", 10, 2, 12);
    expect_refusal(bench, &package, "packed by an unusual way", "unusual way");
}

static void test_no_package(struct bench *bench)
{
    static const struct {
        const char *bytes, *words;
    } files[] = {
        {"", "it is empty"},
        {"No.,Activity\r\n1,Ask\r\n", "no workbook"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 an old workbook", "(.xls)"},
        {"PK\x03\x04 and no more", "damaged"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct buffer file = {.arena = bench->arena};
        buffer_put(&file, files[i].bytes);
        expect_refusal(bench, &file, "no package", files[i].words);
    }
}

/* Whatever byte it ends at, and whatever bit of it has fallen over: it comes whole or not at all.
 */
static void test_damage(struct bench *bench)
{
    struct parts parts = small_parts(bench->arena), back;
    struct buffer package = packed(bench, &parts);
    size_t taken = 0, changed = 0;
    for (size_t length = 0; length < package.count; length++) {
        char *copy =
            malloc(length ? length : 1); /* so that a sanitizer sees what is read behind it */
        memcpy(copy, package.items, length);
        taken += !office_unpack(bench->office, bench->arena, copy, length, &back);
        free(copy);
    }
    judge(!taken, "what is cut off is refused", "");
    for (size_t bit = 0; bit < package.count * 8; bit++) {
        package.items[bit / 8] ^= (char)(1 << bit % 8);
        if (!office_unpack(bench->office, bench->arena, package.items, package.count, &back))
            for (size_t i = 0; i < back.count; i++)
                changed += back.count == parts.count &&
                           (back.items[i].size != parts.items[i].size ||
                            memcmp(back.items[i].bytes, parts.items[i].bytes, back.items[i].size));
        package.items[bit / 8] ^= (char)(1 << bit % 8);
    }
    judge(!changed, "no bit that falls over changes what a part holds", "");
}

/* ---- Values ---------------------------------------------------------------------------------- */

static void test_guard(struct arena *arena)
{
    static const struct {
        const char *text, *field;
    } cases[] = {
        {"", ""},
        {"a plain text", "a plain text"},
        {"1 = 1", "1 = 1"},
        {"=cmd|'/c calc'!A0", "'=cmd|'/c calc'!A0"},
        {"+44 1782", "'+44 1782"},
        {"-1", "'-1"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"\t=1", "'\t=1"},
        {"\r=1", "'\r=1"},
        {"\n=1", "'\n=1"},
        {"＝1+1", "'＝1+1"},
        {"'=1", "''=1"},
        {"''=1", "'''=1"},
        {"'tis so", "'tis so"},
        {"'", "'"},
        {"−1", "−1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *field = csv_guard(arena, cases[i].text);
        const char *about = arena_printf(arena, "case %zu", i);
        judge(!strcmp(field, cases[i].field), "guarded", about);
        judge(!strcmp(csv_without_guard(field), cases[i].text), "and back", about);
    }
}

static void test_numbers(struct arena *arena)
{
    static const struct {
        const char *text, *plain;
    } cases[] = {
        {"0", "0"},           {"1,234.50", "1234.50"},
        {"−1,234", "-1234"},  {"-12", "-12"},
        {"−0.001", "-0.001"}, {"", NULL},
        {"−", NULL},          {".5", NULL},
        {"5.", NULL},         {"1.2.3", NULL},
        {"12 %", NULL},       {"2.5e+21", NULL},
        {"0x10", NULL},       {"a few", NULL},
        {"1-2", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *plain = number_plain(arena, cases[i].text);
        bool good =
            plain && cases[i].plain ? !strcmp(plain, cases[i].plain) : !plain && !cases[i].plain;
        judge(good, "a number as programs read it", cases[i].text);
    }
}

/* ---- Workbooks ------------------------------------------------------------------------------- */

static const char *const nasty[] = {
    "=cmd|'/c calc'!A0",
    "{=SUM(A1:A9)}",
    "<b>&amp; \"quotes\" 'apostrophes'</b> ]]>",
    "_x0041_ is no A",
    "two\nlines",
    "\x1b[31m\x07 controls \xFF no UTF-8 \xEF\xBF\xBE",
    "\u202Eturned\u2066 round",
    "مكتبة 図書館 👨‍👩‍👧",
    " blanks around ",
    "https://example.org/ mailto:a@example.org",
};
enum { NASTY = sizeof nasty / sizeof *nasty };

static const char *const captions[] = {
    "A [caption]: with / all * that ? is \\ forbidden",
    "The same beginning, which is much longer than a sheet's name may be",
    "The same beginning, which is much longer than a sheet's name must be",
    "the SAME beginning, which is much longer than a sheet's name can be",
    "'quoted'",
    "History",
    "",
    "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧",
    ":::",
};

static const char *const answers[] = {"yes", "no", NULL};
static const enum tone tones[] = {TONE_YES, TONE_NO};
static const struct column columns[] = {
    {.key = "number", .head = "No.", .kind = COLUMN_NUMBER, .weight = 1, .sign = true},
    {.key = "activity", .head = "Activity", .weight = 3, .row_head = true},
    {.key = "exists",
     .head = "Does it happen?",
     .kind = COLUMN_CHOICE,
     .weight = 1,
     .answer = true,
     .choices = answers,
     .tones = tones},
    {.key = "how", .head = "How?", .weight = 3, .answer = true},
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static struct table *nasty_table(struct arena *arena, const char *caption)
{
    struct table *table = table_new(arena, "table", caption, columns, COLUMNS);
    for (size_t i = 0; i < NASTY; i++) {
        struct row *row = table_add_row(arena, table, arena_printf(arena, "row-%zu", i));
        cell_say(arena, &row->cells[0], number_with_digits(arena, -1234.5 * (double)i, 2));
        cell_say(arena, &row->cells[1], nasty[i]);
    }
    return table;
}

static const char *text_of_part(const struct parts *parts, const char *name)
{
    for (size_t i = 0; i < parts->count; i++)
        if (!strcmp(parts->items[i].name, name))
            return parts->items[i].bytes;
    return "";
}

/* No workbook has a formula, and each is the same when it is written again. */
static struct parts examine(struct bench *bench, const struct buffer *book,
                            const struct buffer *again)
{
    struct parts parts;
    const char *problem =
        office_unpack(bench->office, bench->arena, book->items, book->count, &parts);
    judge(!problem, "a workbook is a package", problem ? problem : "");
    judge(book->count == again->count && !memcmp(book->items, again->items, book->count),
          "twice the same workbook", "");
    size_t formulas = 0;
    for (size_t i = 0; i < parts.count; i++)
        formulas += strstr(parts.items[i].bytes, "<f>") || strstr(parts.items[i].bytes, "<f ") ||
                    strstr(parts.items[i].bytes, "hyperlink");
    judge(!formulas, "no formula and no link", "");
    return parts;
}

static void keep(const struct buffer *bytes, const char *folder, const char *name)
{
    char path[1000];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = *folder ? fopen(path, "wb") : NULL;
    if (file) {
        fwrite(bytes->items, 1, bytes->count, file);
        fclose(file);
    }
}

static void test_longest(struct arena *arena)
{
    struct buffer text = {.arena = arena};
    buffer_repeat(&text, 'x', BOOK_LONGEST);
    const char *whole = buffer_text(&text);
    judge(!strcmp(book_text(arena, whole), whole), "a cell holds so much", "");
    buffer_put(&text, "\U0001F600");
    const char *cut = book_text(arena, buffer_text(&text));
    judge(strlen(cut) <= BOOK_LONGEST && strstr(cut, "longer than a cell"), "and no more", "");
}

static void test_tables(struct bench *bench, const char *folder)
{
    struct arena *arena = bench->arena;
    struct setting setting = {.office = bench->office};
    struct buffer book = {.arena = arena}, again = {.arena = arena}, values = {.arena = arena};
    struct table *first = NULL, **end = &first;
    for (size_t i = 0; i < sizeof captions / sizeof *captions; i++)
        end = table_append(end, nasty_table(arena, captions[i]));
    first->left_out = 2;
    formats[FORMAT_XLSX].writes->tables(first, &setting, &book);
    formats[FORMAT_XLSX].writes->tables(first, &setting, &again);
    struct parts parts = examine(bench, &book, &again);
    const char *names = text_of_part(&parts, "xl/workbook.xml");
    static const char *const wanted[] = {"\"A caption with all that is for…\"",
                                         "\"The same beginning, which is m…\"",
                                         "\"The same beginning, which is… 2\"",
                                         "\"the SAME beginning, which is… 3\"",
                                         "\"quoted\"",
                                         "\"History 2\"",
                                         "\"Sheet\"",
                                         "\"Sheet 2\""};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        judge(strstr(names, wanted[i]), "the name of a worksheet", wanted[i]);
    const char *texts = text_of_part(&parts, "xl/sharedStrings.xml");
    judge(strstr(texts, "_x005F_x0041_ is no A"), "no text is an escape", "");
    judge(strstr(texts, "two\nlines"), "lines stay lines", "");
    judge(strstr(texts, "2 confidential things are left out."), "what is left out is counted", "");
    judge(strstr(text_of_part(&parts, "xl/worksheets/sheet1.xml"), "<v>-1234.5</v>"),
          "numbers are numbers", "");
    formats[FORMAT_CSV].writes->tables(first, &setting, &values);
    judge(strstr(buffer_text(&values), "\r\n-1234.50,"), "as values too, and not guarded", "");
    judge(strstr(buffer_text(&values), ",'=cmd|'/c calc'!A0,"), "a text is guarded", "");
    keep(&book, folder, "tables.xlsx");
    keep(&values, folder, "tables.csv");
}

static void test_sheet(struct bench *bench, const char *folder)
{
    struct arena *arena = bench->arena;
    struct setting setting = {.office = bench->office, .print.date = "2007-10-05T12:00:00Z"};
    struct buffer book = {.arena = arena}, again = {.arena = arena}, values = {.arena = arena};
    struct table *table = nasty_table(arena, "A sheet");
    struct sheet sheet = {.id = "comparison:retain",
                          .title = "Does this happen here, today?",
                          .about = "Keep them learning",
                          .instruction = "Pick one in each row.",
                          .model = "Stoke & Trent",
                          .day = "5 October 2007",
                          .table = table,
                          .more = "Is an activity missing? Name it:",
                          .lines = 3};
    cell_say(arena, &table->rows.items[0].cells[3], "answered already");
    formats[FORMAT_XLSX].writes->sheets(&sheet, &setting, &book);
    formats[FORMAT_XLSX].writes->sheets(&sheet, &setting, &again);
    struct parts parts = examine(bench, &book, &again);
    const char *filled = text_of_part(&parts, "xl/worksheets/sheet1.xml");
    static const char *const wanted[] = {"hidden=\"1\"",           "<sheetProtection ",
                                         "<dataValidation ",       "errorStyle=\"warning\"",
                                         "<conditionalFormatting", "<pane ",
                                         "&quot;yes,no&quot;",     "orientation=\"landscape\""};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        judge(strstr(filled, wanted[i]) || strstr(filled, "\"yes,no\""), "a sheet has", wanted[i]);
    const char *texts = text_of_part(&parts, "xl/sharedStrings.xml");
    judge(strstr(texts, ">catwoe:sheet comparison:retain<") && strstr(texts, ">exists<") &&
              strstr(texts, ">row-9<") && strstr(texts, ">..more<") && strstr(texts, ">Group:<"),
          "what its answers are found by", "");
    judge(strstr(text_of_part(&parts, "docProps/core.xml"), "2007-10-05T12:00:00Z"),
          "made when the setting says", "");
    formats[FORMAT_CSV].writes->sheets(&sheet, &setting, &values);
    judge(strstr(buffer_text(&values),
                 "\r\ncatwoe:sheet comparison:retain,number,activity,exists,how\r\n"),
          "its keys as values", "");
    judge(strstr(buffer_text(&values), "\r\n..more,,Is an activity missing? Name it:,,\r\n"),
          "what is missing is asked", "");
    keep(&book, folder, "sheet.xlsx");
    keep(&values, folder, "sheet.csv");
}

int main(int count, char **arguments)
{
    jmp_buf exhausted;
    if (count < 2 || setjmp(exhausted))
        return 2;
    const char *problem, *folder = count > 2 ? arguments[2] : "";
    struct bench bench = {.arena = arena_new(&exhausted)};
    bench.office = office_open(bench.arena, arguments[1], &problem);
    judge(bench.office, "the shared object opens", problem ? problem : "");
    if (bench.office) {
        test_round(&bench);
        test_names(&bench);
        test_sizes(&bench);
        test_locked(&bench);
        test_no_package(&bench);
        test_damage(&bench);
        test_guard(bench.arena);
        test_numbers(bench.arena);
        test_longest(bench.arena);
        test_tables(&bench, folder);
        test_sheet(&bench, folder);
    }
    arena_free(bench.arena);
    return failed > 0;
}
