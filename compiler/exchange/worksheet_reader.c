/* A worksheet, the texts that its cells share, and how numbers look (ECMA-376 part 1, 18.3, 18.4
   and 18.8). All are walked through and nothing is kept but what a cell says: empty rows by the
   million cost nothing. */
#include "exchange/workbook_parts.h"

#include "base/calendar.h"
#include "exchange/encoding.h"

#include <stdlib.h>
#include <string.h>

/* ---- Texts ----------------------------------------------------------------------------------- */

/* A text being read: those parts of it that are shown. */
struct shown_text {
    struct buffer text;
    unsigned spoken; /* depth of what only tells how it is pronounced */
    bool open;       /* within a stretch of it */
    bool endless;    /* longer than a cell can hold: the rest was passed over */
};

static void shown_text_begin(struct shown_text *shown, const char *element)
{
    shown->spoken += !strcmp(element, "rPh");
    shown->open = !shown->spoken && !strcmp(element, "t");
}

static void shown_text_end(struct shown_text *shown, const char *element)
{
    shown->spoken -= shown->spoken && !strcmp(element, "rPh");
    shown->open = false;
}

static void shown_text_say(struct shown_text *shown, const char *text, size_t length)
{
    enum { LONGEST_ESCAPED = 7 }; /* bytes of a character as _x0041_ */
    if (!shown->open)
        return;
    shown->endless |= shown->text.count + length > (size_t)GRID_LONGEST_TEXT * LONGEST_ESCAPED;
    if (!shown->endless)
        buffer_add(&shown->text, text, length);
}

/* _x000D_: a character by its number (22.9.2.19); 0 where it is none. Halves of a character are
   none either. */
static uint32_t escaped(const char *text)
{
    char digits[5] = {0}, *end;
    if (strncmp(text, "_x", 2) != 0 || strlen(text) < 7 || text[6] != '_')
        return 0;
    memcpy(digits, text + 2, 4);
    uint32_t code_point = (uint32_t)strtoul(digits, &end, 16);
    bool whole = end == digits + 4 && strspn(digits, "0123456789ABCDEFabcdef") == 4;
    return whole && (code_point < 0xD800 || code_point > 0xDFFF) ? code_point : 0;
}

/* All of it, the file format's own escapes read; and a new one can begin. In the arena. */
static const char *shown_text_take(struct shown_text *shown)
{
    struct buffer out = {.arena = shown->text.arena};
    const char *text = shown->text.count ? buffer_text(&shown->text) : "";
    shown->endless = false;
    if (!*text)
        return "";
    for (uint32_t code_point; *text;)
        if (*text == '_' && (code_point = escaped(text))) {
            encoding_put(&out, code_point);
            text += 7;
        } else {
            buffer_byte(&out, *text++);
        }
    shown->text.count = 0;
    return buffer_text(&out);
}

struct text_table {
    struct xml_walker walker; /* stands first, so that it finds the rest */
    struct workbook_reading *reading;
    struct shown_text shown;
};

static void begin_shared(struct xml_walker *walker, const char *name, const char *const *attributes)
{
    (void)attributes;
    shown_text_begin(&((struct text_table *)walker)->shown, name);
}

static void end_shared(struct xml_walker *walker, const char *name)
{
    struct text_table *table = (struct text_table *)walker;
    struct workbook_reading *reading = table->reading;
    shown_text_end(&table->shown, name);
    if (strcmp(name, "si") != 0)
        return;
    bool endless = table->shown.endless;
    const char *text = shown_text_take(&table->shown);
    bool fits = !endless && grid_holds(text, strlen(text));
    *array_add(reading->arena, &reading->texts) = fits ? text : NULL;
}

static void say_shared(struct xml_walker *walker, const char *text, size_t length)
{
    shown_text_say(&((struct text_table *)walker)->shown, text, length);
}

void read_shared_texts(struct workbook_reading *reading, const struct part *part)
{
    struct text_table table = {
        .walker = {.begin = begin_shared, .end = end_shared, .say = say_shared},
        .reading = reading,
        .shown = {.text = {.arena = reading->arena}},
    };
    walk_part(reading, part, &table.walker);
}

/* ---- How numbers look ------------------------------------------------------------------------ */

struct look_table {
    struct xml_walker walker; /* stands first, so that it finds the rest */
    struct workbook_reading *reading;
    bool of_cells; /* among the looks that cells have */
    struct {
        struct own_form {
            unsigned long id;
            enum number_form form;
        } * items;
        size_t count, capacity;
    } own;
};

/* A stretch of a number format that is no sign of it: "in quotes", [Red], \x. */
static size_t quoted_length(const char *code)
{
    if (*code == '\\' || *code == '_' || *code == '*')
        return code[1] ? 2 : 1;
    const char *close = *code == '"' ? strchr(code + 1, '"') : *code == '[' ? strchr(code, ']') : 0;
    return close ? (size_t)(close - code) + 1 : 0;
}

static enum number_form form_of_code(const char *code)
{
    bool day = false, hour = false, month = false, share = false;
    for (size_t skipped; *code && *code != ';'; code += skipped ? skipped : 1) {
        skipped = quoted_length(code);
        if (skipped && (*code != '[' || !strchr("hms", code[1])))
            continue;
        skipped = 0;
        day |= strchr("dDyY", *code) != NULL;
        hour |= strchr("hHsS", *code) != NULL;
        month |= strchr("mM", *code) != NULL;
        share |= *code == '%';
    }
    day |= month && !hour;
    return day && hour ? FORM_MOMENT
           : day       ? FORM_DATE
           : hour      ? FORM_TIME
           : share     ? FORM_SHARE
                       : FORM_NUMBER;
}

/* Those that every workbook has (18.8.30). */
static enum number_form form_of_built_in(unsigned long id)
{
    static const struct {
        unsigned first, last;
        enum number_form form;
    } built_in[] = {{9, 10, FORM_SHARE},   {14, 17, FORM_DATE}, {18, 21, FORM_TIME},
                    {22, 22, FORM_MOMENT}, {27, 36, FORM_DATE}, {45, 47, FORM_TIME},
                    {50, 58, FORM_DATE}};
    for (size_t i = 0; i < sizeof built_in / sizeof *built_in; i++)
        if (id >= built_in[i].first && id <= built_in[i].last)
            return built_in[i].form;
    return FORM_NUMBER;
}

static enum number_form form_of(const struct look_table *table, unsigned long id)
{
    for (size_t i = 0; i < table->own.count; i++)
        if (table->own.items[i].id == id)
            return table->own.items[i].form;
    return form_of_built_in(id);
}

static void begin_look(struct xml_walker *walker, const char *name, const char *const *attributes)
{
    enum { MOST_OWN = 1000 };
    struct look_table *table = (struct look_table *)walker;
    struct workbook_reading *reading = table->reading;
    const char *id = xml_given(walker, attributes, "numFmtId");
    const char *code = xml_given(walker, attributes, "formatCode");
    table->of_cells |= !strcmp(name, "cellXfs");
    if (!strcmp(name, "numFmt") && id && code && table->own.count < MOST_OWN)
        *array_add(reading->arena, &table->own) =
            (struct own_form){strtoul(id, NULL, 10), form_of_code(code)};
    if (table->of_cells && !strcmp(name, "xf"))
        *array_add(reading->arena, &reading->looks) =
            id ? form_of(table, strtoul(id, NULL, 10)) : FORM_NUMBER;
}

static void end_look(struct xml_walker *walker, const char *name)
{
    struct look_table *table = (struct look_table *)walker;
    table->of_cells = table->of_cells && strcmp(name, "cellXfs") != 0;
}

void read_looks(struct workbook_reading *reading, const struct part *part)
{
    struct look_table table = {.walker = {.begin = begin_look, .end = end_look},
                               .reading = reading};
    walk_part(reading, part, &table.walker);
}

/* ---- Numbers --------------------------------------------------------------------------------- */

/* In the arena. */
static const char *number_as_shown(struct workbook_reading *reading, const char *number,
                                   enum number_form form)
{
    static const double last_day = 2958465; /* of the year 9999 */
    static const uint32_t first = 18991230, first_of_1904 = 19040101;
    struct arena *arena = reading->arena;
    double value;
    if (!read_number(number, &value))
        return number;
    if (form == FORM_SHARE)
        return arena_printf(arena, "%.12g%%", value * 100);
    if (form == FORM_NUMBER || value < 0 || value > last_day)
        return arena_printf(arena, "%.15g", value);
    long minute = (long)(value * 24 * 60 + 0.5), day = minute / (24 * 60);
    uint32_t date =
        calendar_date(calendar_day(reading->counts_from_1904 ? first_of_1904 : first) + day);
    minute %= 24 * 60;
    const char *time = arena_printf(arena, "%02ld:%02ld", minute / 60, minute % 60);
    const char *shown =
        arena_printf(arena, "%04u-%02u-%02u", date / 10000, date / 100 % 100, date % 100);
    return form == FORM_TIME   ? time
           : form == FORM_DATE ? shown
                               : arena_printf(arena, "%s %s", shown, time);
}

/* ---- Cells ----------------------------------------------------------------------------------- */

/* What a cell says of its value (18.18.11). */
enum holding { HOLDS_NUMBER, HOLDS_SHARED, HOLDS_TRUTH, HOLDS_ERROR, HOLDS_WORDS };

struct sheet_walk {
    struct xml_walker walker; /* stands first, so that it finds the rest */
    struct workbook_reading *reading;
    struct grid *grid;
    unsigned long row, column; /* where it is: from 1; 0: before the first */
    struct {
        enum holding holds;
        size_t look;
        struct shown_text inside; /* a text that stands in the cell itself */
        struct shown_text value, formula;
    } cell;
};

/* C8: which column, and which row; false where it is no place of a spreadsheet. */
static bool read_place(const char *place, unsigned long *column, unsigned long *row)
{
    *column = 0;
    for (; *place >= 'A' && *place <= 'Z' && *column <= GRID_MOST_COLUMNS; place++)
        *column = *column * 26 + (unsigned long)(*place - 'A') + 1;
    *row = strtoul(place, NULL, 10);
    return *column && *column <= GRID_MOST_COLUMNS && *place >= '1' && *place <= '9' &&
           *row <= GRID_MOST_ROWS;
}

static void refuse(struct sheet_walk *walk, const char *why)
{
    struct workbook_reading *reading = walk->reading;
    if (!reading->problem)
        reading->problem = why;
    foreign_fail(walk->walker.map, walk->walker.line, "%s", why);
}

static void refuse_place(struct sheet_walk *walk)
{
    refuse(walk, arena_printf(walk->reading->arena,
                              "worksheet “%s” names a cell that no spreadsheet has; open it in "
                              "Excel or LibreOffice and save it as .xlsx again",
                              walk->grid->name));
}

/* What says no place stands behind the last. */
static void begin_row(struct sheet_walk *walk, const char *number)
{
    walk->row = number ? strtoul(number, NULL, 10) : walk->row + 1;
    walk->column = 0;
    if (!walk->row || walk->row > GRID_MOST_ROWS)
        refuse_place(walk);
}

static void begin_cell(struct sheet_walk *walk, const char *const *attributes)
{
    static const struct {
        const char *word;
        enum holding holds;
    } kinds[] = {{"s", HOLDS_SHARED},        {"b", HOLDS_TRUTH},   {"e", HOLDS_ERROR},
                 {"inlineStr", HOLDS_WORDS}, {"str", HOLDS_WORDS}, {"d", HOLDS_WORDS}};
    const char *place = xml_given(&walk->walker, attributes, "r");
    const char *kind = xml_given(&walk->walker, attributes, "t");
    const char *look = xml_given(&walk->walker, attributes, "s");
    walk->column++;
    if (place && !read_place(place, &walk->column, &walk->row))
        refuse_place(walk);
    walk->cell.look = look ? strtoul(look, NULL, 10) : 0;
    walk->cell.holds = HOLDS_NUMBER;
    for (size_t i = 0; kind && i < sizeof kinds / sizeof *kinds; i++)
        if (!strcmp(kind, kinds[i].word))
            walk->cell.holds = kinds[i].holds;
}

static void begin_in_sheet(struct xml_walker *walker, const char *name,
                           const char *const *attributes)
{
    struct sheet_walk *walk = (struct sheet_walk *)walker;
    const char *to = strcmp(name, "mergeCell") ? NULL : xml_given(walker, attributes, "ref");
    unsigned long first_row, last_row, column, last_column;
    if (!strcmp(name, "row"))
        begin_row(walk, xml_given(walker, attributes, "r"));
    if (!strcmp(name, "c"))
        begin_cell(walk, attributes);
    walk->cell.value.open = !strcmp(name, "v");
    walk->cell.formula.open = !strcmp(name, "f");
    shown_text_begin(&walk->cell.inside, name);
    if (to && walk->grid->merges.count < GRID_MOST_CELLS && read_place(to, &column, &first_row) &&
        (to = strchr(to, ':')) && read_place(to + 1, &last_column, &last_row))
        *array_add(walk->reading->arena, &walk->grid->merges) =
            (struct grid_merge){(uint32_t)first_row, (uint32_t)last_row, (uint32_t)column - 1};
}

/* One of those that the cells share; a file that has lost it has lost an answer. */
static const char *shared_text(struct sheet_walk *walk, size_t number)
{
    const struct workbook_reading *reading = walk->reading;
    if (number < reading->texts.count)
        return reading->texts.items[number];
    refuse(walk, arena_printf(reading->arena,
                              "worksheet “%s”, %s has a text that is not in the file; open it in "
                              "Excel or LibreOffice, see whether all the answers are there, and "
                              "save it as .xlsx again",
                              walk->grid->name,
                              grid_place(reading->arena, walk->grid, (uint32_t)walk->row,
                                         (uint32_t)walk->column - 1)));
    return "";
}

/* A formula that came to nothing is most likely no formula: “-not sure” is taken for one. */
static const char *text_of_cell(struct sheet_walk *walk)
{
    struct workbook_reading *reading = walk->reading;
    const char *value = shown_text_take(&walk->cell.value);
    const char *formula = shown_text_take(&walk->cell.formula);
    const char *inside = shown_text_take(&walk->cell.inside);
    size_t number = strtoul(value, NULL, 10), look = walk->cell.look;
    if (walk->cell.holds == HOLDS_SHARED)
        return *value ? shared_text(walk, number) : "";
    if (*formula &&
        (walk->cell.holds == HOLDS_ERROR || (walk->cell.holds == HOLDS_NUMBER && !*value)))
        return arena_printf(reading->arena, "=%s", formula);
    if (walk->cell.holds == HOLDS_TRUTH && *value)
        return strcmp(value, "0") ? "TRUE" : "FALSE";
    if (walk->cell.holds == HOLDS_NUMBER && *value)
        return number_as_shown(
            reading, value, look < reading->looks.count ? reading->looks.items[look] : FORM_NUMBER);
    return *inside ? inside : value;
}

static void end_cell(struct sheet_walk *walk)
{
    struct workbook_reading *reading = walk->reading;
    uint32_t row = (uint32_t)walk->row, column = (uint32_t)walk->column - 1;
    bool endless = walk->cell.inside.endless || walk->cell.value.endless;
    const char *text = text_of_cell(walk);
    if (!row || !walk->column)
        refuse_place(walk);
    else if (!text || endless || !grid_holds(text, strlen(text)))
        refuse(walk,
               arena_printf(reading->arena,
                            "worksheet “%s”, %s holds a text of more than %d characters, "
                            "more than a spreadsheet itself can hold; shorten it",
                            walk->grid->name, grid_place(reading->arena, walk->grid, row, column),
                            GRID_LONGEST_TEXT));
    else if (*text && ++reading->cells > GRID_MOST_CELLS)
        refuse(walk, "more of its cells are written in than of any sheet that a group fills in; "
                     "copy the answers into the sheet that you sent out");
    else
        grid_add(reading->arena, walk->grid, row, column, text);
}

static void end_in_sheet(struct xml_walker *walker, const char *name)
{
    struct sheet_walk *walk = (struct sheet_walk *)walker;
    walk->cell.value.open = walk->cell.formula.open = false;
    shown_text_end(&walk->cell.inside, name);
    if (!strcmp(name, "c"))
        end_cell(walk);
}

static void say_in_sheet(struct xml_walker *walker, const char *text, size_t length)
{
    struct sheet_walk *walk = (struct sheet_walk *)walker;
    shown_text_say(&walk->cell.value, text, length);
    shown_text_say(&walk->cell.formula, text, length);
    shown_text_say(&walk->cell.inside, text, length);
}

void read_worksheet(struct workbook_reading *reading, const struct part *part, struct grid *grid)
{
    struct sheet_walk walk = {
        .walker = {.begin = begin_in_sheet, .end = end_in_sheet, .say = say_in_sheet},
        .reading = reading,
        .grid = grid,
    };
    walk.cell.inside.text.arena = walk.cell.value.text.arena = walk.cell.formula.text.arena =
        reading->arena;
    walk_part(reading, part, &walk.walker);
}
