/* Workbooks taken apart: which worksheets there are, by the relations of their package (ECMA-376
   part 1, 18.2.19, and part 2, 9.3), since file names within it mean nothing. */
#include "exchange/workbook_reader.h"

#include "base/path.h"
#include "exchange/workbook_parts.h"

#include <string.h>
#include <strings.h>

/* ---- Parts -----------------------------------------------------------------------------------
 */

static const struct part *part_named(const struct parts *parts, const char *name)
{
    for (size_t i = 0; i < parts->count; i++)
        if (!strcasecmp(parts->items[i].name, name))
            return &parts->items[i];
    return NULL;
}

bool walk_part(struct workbook_reading *reading, const struct part *part, struct xml_walker *walker)
{
    if (reading->problem)
        return false;
    walker->map = foreign_map_new(reading->arena);
    walker->no_document_type = true;
    xml_walk(walker, part->bytes, part->size);
    if (walker->map->problem && !reading->problem)
        reading->problem = arena_printf(
            reading->arena,
            "its part %s cannot be read: %s; open it in Excel or LibreOffice and save it as .xlsx "
            "again",
            part->name, walker->map->problem);
    return !reading->problem;
}

/* ---- Relations -------------------------------------------------------------------------------
 */

struct relation {
    const char *id, *type, *target; /* target: the name of a part */
};

struct relations {
    struct xml_walker walker; /* stands first, so that it finds the rest */
    struct arena *arena;
    const char *folder;
    struct {
        struct relation *items;
        size_t count, capacity;
    } list;
};

static const char *kept(struct arena *arena, const char *text)
{
    return text ? arena_copy(arena, text, strlen(text)) : "";
}

/* A name from the folder of what names it; one that leaves the package names nothing in it. */
static const char *resolved(struct arena *arena, const char *folder, const char *target)
{
    if (*target == '/')
        return kept(arena, target + 1);
    while (!strncmp(target, "../", 3)) {
        target += 3;
        folder = strcmp(folder, ".") ? path_folder(arena, folder) : folder;
    }
    return strcmp(folder, ".") ? arena_printf(arena, "%s/%s", folder, target) : kept(arena, target);
}

static void take_relation(struct xml_walker *walker, const char *name,
                          const char *const *attributes)
{
    struct relations *relations = (struct relations *)walker;
    const char *target = xml_given(walker, attributes, "Target");
    const char *type = xml_given(walker, attributes, "Type");
    const char *last = type ? strrchr(type, '/') : NULL;
    if (strcmp(name, "Relationship") != 0 || !target || !last)
        return;
    *array_add(relations->arena, &relations->list) = (struct relation){
        kept(relations->arena, xml_given(walker, attributes, "Id")),
        kept(relations->arena, last + 1), resolved(relations->arena, relations->folder, target)};
}

/* Those of a part, or of the package where it is NULL. */
static struct relations relations_of(struct workbook_reading *reading, const char *name)
{
    struct arena *arena = reading->arena;
    const char *slash = name ? strrchr(name, '/') : NULL, *last = slash ? slash + 1 : name;
    struct relations relations = {
        .walker = {.begin = take_relation},
        .arena = arena,
        .folder = slash ? path_folder(arena, name) : ".",
    };
    const struct part *part = part_named(
        reading->parts, slash ? arena_printf(arena, "%s/_rels/%s.rels", relations.folder, last)
                              : arena_printf(arena, "_rels/%s.rels", last ? last : ""));
    if (part)
        walk_part(reading, part, &relations.walker);
    return relations;
}

static const struct part *related(struct workbook_reading *reading,
                                  const struct relations *relations, const char *type,
                                  const char *id)
{
    for (size_t i = 0; i < relations->list.count; i++) {
        const struct relation *relation = &relations->list.items[i];
        if ((type && !strcmp(relation->type, type)) || (id && !strcmp(relation->id, id)))
            return part_named(reading->parts, relation->target);
    }
    return NULL;
}

/* ---- The workbook ----------------------------------------------------------------------------
 */

struct book {
    struct xml_walker walker; /* stands first, so that it finds the rest */
    struct workbook_reading *reading;
    const struct relations *relations;
    struct {
        struct named_sheet {
            const char *name;
            const struct part *part;
        } * items;
        size_t count, capacity;
    } sheets;
};

static bool is_true(const char *value)
{
    return value && (!strcmp(value, "1") || !strcmp(value, "true"));
}

/* Sheets that hold a chart alone have no cells. */
static void take_sheet(struct xml_walker *walker, const char *name, const char *const *attributes)
{
    struct book *book = (struct book *)walker;
    struct arena *arena = book->reading->arena;
    if (!strcmp(name, "workbookPr"))
        book->reading->counts_from_1904 = is_true(xml_given(walker, attributes, "date1904"));
    if (strcmp(name, "sheet") != 0)
        return;
    const char *id = xml_given(walker, attributes, "id");
    const char *title = xml_given(walker, attributes, "name");
    const struct part *part = id ? related(book->reading, book->relations, NULL, id) : NULL;
    if (part)
        *array_add(arena, &book->sheets) = (struct named_sheet){kept(arena, title), part};
    else if (!book->reading->problem)
        book->reading->problem = arena_printf(
            arena,
            "its worksheet “%s” is not in the file; open it in Excel or LibreOffice, see whether "
            "all the answers are there, and save it as .xlsx again",
            kept(arena, title));
}

/* What else comes back from a workshop. */
static const char *why_no_workbook(const struct parts *parts)
{
    static const struct {
        const char *part, *why;
    } others[] = {
        {"content.xml", "it is an OpenDocument file (.ods, .odt); open it in LibreOffice and save "
                        "it as .xlsx: Save as, “Excel 2007-365 (.xlsx)”"},
        {"xl/workbook.bin", "it is a binary workbook (.xlsb); open it in Excel and save it as "
                            ".xlsx"},
        {"word/document.xml",
         "it is a text of Word; the answers are read from the workbook (.xlsx) "
         "that was sent out, or its CSV"},
        {"ppt/presentation.xml", "it holds slides; the answers are read from the workbook (.xlsx) "
                                 "that was sent out, or its CSV"},
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (part_named(parts, others[i].part))
            return others[i].why;
    return "there is no workbook in it; open it in Excel or LibreOffice and save it as .xlsx";
}

static void read_sheets(struct workbook_reading *reading, const struct book *book,
                        struct grid **end)
{
    for (size_t i = 0; i < book->sheets.count && !reading->problem; i++) {
        struct grid *grid = *end = arena_new_of(reading->arena, struct grid);
        grid->name = book->sheets.items[i].name;
        read_worksheet(reading, book->sheets.items[i].part, grid);
        end = &grid->next;
    }
}

static void read_book(struct workbook_reading *reading, const struct part *part,
                      struct grid **grids)
{
    struct relations relations = relations_of(reading, part->name);
    struct book book = {
        .walker = {.begin = take_sheet}, .reading = reading, .relations = &relations};
    const struct part *texts = related(reading, &relations, "sharedStrings", NULL);
    const struct part *looks = related(reading, &relations, "styles", NULL);
    if (!walk_part(reading, part, &book.walker))
        return;
    if (texts)
        read_shared_texts(reading, texts);
    if (looks)
        read_looks(reading, looks);
    read_sheets(reading, &book, grids);
    if (!reading->problem && !book.sheets.count)
        reading->problem = "there is no worksheet in it; ask for it once more";
}

const char *workbook_read_parts(struct arena *arena, const struct parts *parts, struct grid **grids)
{
    struct workbook_reading reading = {.arena = arena, .parts = parts};
    *grids = NULL;
    struct relations relations = relations_of(&reading, NULL);
    const struct part *part = related(&reading, &relations, "officeDocument", NULL);
    if (!part || part_named(parts, "word/document.xml") ||
        part_named(parts, "ppt/presentation.xml") || part_named(parts, "xl/workbook.bin"))
        return reading.problem ? reading.problem : why_no_workbook(parts);
    read_book(&reading, part, grids);
    return reading.problem;
}

const char *workbook_read(struct office *office, struct arena *arena, const char *bytes,
                          size_t size, struct grid **grids)
{
    struct parts parts;
    const char *problem = office_unpack(office, arena, bytes, size, &parts);
    return problem ? problem : workbook_read_parts(arena, &parts, grids);
}
