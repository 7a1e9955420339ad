/* From a file that came back to grids; see grids.h. */
#include "exchange/grids.h"

#include "base/path.h"
#include "exchange/foreign.h"
#include "exchange/workbook_reader.h"

bool grids_are_packed(const char *path, const char *bytes, size_t size)
{
    static const char *const endings[] = {".xlsx", ".xlsm", ".xls", ".ods"};
    bool packed = office_begins_package(bytes, size);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        packed = packed || path_ends_with(path, endings[i]);
    return packed;
}

static const char *read_values(struct notices *notices, const char *path, const char *bytes,
                               size_t size, struct grid **grids)
{
    bool guessed;
    *grids = arena_new_of(notices->arena, struct grid);
    const char *problem = grid_read_values(notices->arena, bytes, size, *grids, &guessed);
    if (guessed && !problem)
        notice(notices,
               "%s: it is not in UTF-8 and was read as Windows-1252; look whether accents and "
               "quotation marks are right, else save it as “CSV UTF-8”",
               path);
    return problem;
}

const char *grids_read(struct notices *notices, struct office *office, const char *path,
                       const char *bytes, size_t size, struct grid **grids)
{
    if (size > FOREIGN_LARGEST_FILE)
        return "it is larger than 64 MB, more than any sheet that a group fills in";
    return office ? workbook_read(office, notices->arena, bytes, size, grids)
                  : read_values(notices, path, bytes, size, grids);
}
