/* Writes compiler/draw/font_widths.def: the advance widths of the faces that pictures are drawn in,
   read from the fonts by FreeType. Run by `make widths`. */
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_SFNT_NAMES_H
#include FT_TRUETYPE_IDS_H
#include FT_TRUETYPE_TABLES_H

#include <stdio.h>
#include <stdlib.h>

#define COMIC "/usr/share/fonts/opentype/comic-neue/ComicNeue-"
#define NOTO  "/usr/share/fonts/truetype/noto/NotoSans-"
#define BOOK  "/usr/share/fonts/opentype/urw-base35/P052-"

/* In the order of enum face. */
static const struct {
    const char *id, *path;
} faces[] = {
    {"HAND", COMIC "Regular.otf"},       {"HAND_BOLD", COMIC "Bold.otf"},
    {"HAND_ITALIC", COMIC "Italic.otf"}, {"PLAIN", NOTO "Regular.ttf"},
    {"PLAIN_BOLD", NOTO "Bold.ttf"},     {"PLAIN_ITALIC", NOTO "Italic.ttf"},
    {"BOOK", BOOK "Roman.otf"},          {"BOOK_BOLD", BOOK "Bold.otf"},
    {"BOOK_ITALIC", BOOK "Italic.otf"},
};

/* Blocks of Unicode that labels are likely to need, without those of combining marks. */
static const struct {
    FT_ULong first, last;
} blocks[] = {
    {0x0020, 0x02FF}, /* Latin, IPA, modifier letters */
    {0x0370, 0x052F}, /* Greek, Cyrillic */
    {0x1E00, 0x1FFF}, /* Latin Extended Additional, Greek Extended */
    {0x2000, 0x20CF}, /* punctuation, superscripts and subscripts, currency */
    {0x2100, 0x22FF}, /* letterlike, number forms, arrows, mathematical operators */
};

enum { ROW = 16 };

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void fail(const char *path, const char *why)
{
    fprintf(stderr, "widths: %s: %s\n", path, why);
    exit(EXIT_FAILURE);
}

/* In thousandths of an em, to the nearest. */
static long thousandths(FT_Face face, FT_Long units)
{
    return (units * 1000 + face->units_per_EM / 2) / face->units_per_EM;
}

/* The advance of a character; 0 where the face does not have it. */
static long width_of(FT_Face face, FT_ULong character)
{
    FT_UInt glyph = FT_Get_Char_Index(face, character);
    FT_Fixed advance = 0;
    if (glyph && FT_Get_Advance(face, glyph, FT_LOAD_NO_SCALE, &advance))
        fail(face->family_name, "a glyph cannot be read");
    return thousandths(face, advance);
}

static int row_is_empty(FT_Face face, FT_ULong first)
{
    for (FT_ULong at = 0; at < ROW; at++)
        if (width_of(face, first + at))
            return 0;
    return 1;
}

static int count_rows(FT_Face face)
{
    int rows = 0;
    for (size_t i = 0; i < COUNT(blocks); i++)
        for (FT_ULong first = blocks[i].first; first < blocks[i].last; first += ROW)
            rows += !row_is_empty(face, first);
    return rows;
}

static void write_row(FT_Face face, FT_ULong first)
{
    printf("ROW(0x%04lX", first);
    for (FT_ULong at = 0; at < ROW; at++)
        printf(",%4ld", width_of(face, first + at));
    puts(")");
}

static void write_rows(FT_Face face)
{
    for (size_t i = 0; i < COUNT(blocks); i++)
        for (FT_ULong first = blocks[i].first; first < blocks[i].last; first += ROW)
            if (!row_is_empty(face, first))
                write_row(face, first);
}

/* "Version 2.004; ttfautohint …" as far as the first semicolon; the text is UTF-16, big-endian. */
static void write_version(FT_Face face)
{
    FT_SfntName name;
    for (FT_UInt i = 0; i < FT_Get_Sfnt_Name_Count(face); i++) {
        if (FT_Get_Sfnt_Name(face, i, &name) || name.name_id != TT_NAME_ID_VERSION_STRING ||
            name.platform_id != TT_PLATFORM_MICROSOFT)
            continue;
        for (FT_UInt at = 1; at < name.string_len && name.string[at] != ';'; at += 2)
            putchar(name.string[at]);
        return;
    }
    fail(face->family_name, "has no version");
}

/* Gives the index of the row behind its last. */
static int write_face(FT_Library library, const char *id, const char *path, int start)
{
    FT_Face face;
    if (FT_New_Face(library, path, 0, &face))
        fail(path, "cannot be read");
    const TT_OS2 *measures = FT_Get_Sfnt_Table(face, FT_SFNT_OS2);
    if (!measures)
        fail(path, "has no measures");
    int rows = count_rows(face);
    printf("\n/* %s %s, ", face->family_name, face->style_name);
    write_version(face);
    printf(": ascent %ld, descent %ld, x-height %ld, capitals %ld */\n",
           thousandths(face, face->ascender), thousandths(face, -face->descender),
           thousandths(face, measures->sxHeight), thousandths(face, measures->sCapHeight));
    printf("FACE(%s, %d, %d)\n", id, start, rows);
    write_rows(face);
    FT_Done_Face(face);
    return start + rows;
}

int main(void)
{
    FT_Library library;
    if (FT_Init_FreeType(&library))
        fail("FreeType", "cannot start");
    puts("/* How wide the characters of each face are. Made by stdlib/fonts/widths.c: `make "
         "widths`.\n"
         "\n"
         "   The widths are the advances that FreeType reads, unscaled and without kerning, from "
         "the\n"
         "   fonts of Debian's fonts-comic-neue, fonts-noto-core and fonts-urw-base35. Comic Neue "
         "is by\n"
         "   The Comic Neue Project Authors, Noto Sans by Google LLC, both under the SIL Open Font "
         "License\n"
         "   1.1; P052 is by (URW)++, under the GNU AGPL 3 with an exception for what embeds it.\n"
         "\n"
         "   FACE(FACE, START, COUNT)\n"
         "       the COUNT rows from the row START of all are those of this face.\n"
         "   ROW(FIRST, WIDTH of FIRST, …, WIDTH of FIRST + 15)\n"
         "       in thousandths of an em; 0: the face does not have the character.\n"
         "\n"
         "   A face's rows ascend, and begin with the six of ASCII. */");
    int start = 0;
    for (size_t i = 0; i < COUNT(faces); i++)
        start = write_face(library, faces[i].id, faces[i].path, start);
    FT_Done_FreeType(library);
    return EXIT_SUCCESS;
}
