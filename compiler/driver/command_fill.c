/* fill: what groups have filled in, as text of a model beside the author's own. */
#include "driver/command.h"

#include "exchange/answers.h"
#include "exchange/foreign.h"
#include "exchange/statement_text.h"
#include "exchange/workbook_reader.h"
#include "view/ask.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What one group has filled in, of one file. */
struct filled {
    const char *group, *stem; /* stem: of the file that is made */
    const struct returned_file *file;
    const char *path, *real;
    struct {
        const struct returned **items;
        size_t count, capacity;
    } sheets;
    struct buffer text;
    size_t answers, lines;
    bool written; /* it stands there now */
};

struct filling {
    const struct invocation *invocation;
    struct arena *arena;
    const struct model *model;
    const char *folder;
    struct studio studio;
    struct sources sources; /* the files that came back */
    const struct sheet *known;
    struct notices notices;
    struct tally stems;
    struct {
        struct filled *items;
        size_t count, capacity;
    } groups;
    size_t refused; /* files that came back, or that are not written */
};

/* ---- What came back --------------------------------------------------------------------------
 */

static enum exit_status refuse(struct filling *filling, const char *path, const char *why)
{
    filling->refused++;
    return usage_error("%s: %s", path, why);
}

static bool ends_with(const char *path, const char *ending)
{
    size_t length = strlen(path), wanted = strlen(ending);
    return length > wanted && !strcasecmp(path + length - wanted, ending);
}

/* By what it holds, and where it holds nothing that is known by what its name says. */
static bool is_package(const struct source *source, const char *path)
{
    static const char *const endings[] = {".xlsx", ".xlsm", ".xls", ".ods"};
    static const char compound[] = "\xD0\xCF\x11\xE0"; /* [MS-CFB] */
    bool is = source->length > 4 &&
              (!memcmp(source->text, "PK", 2) || !memcmp(source->text, compound, 4));
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        is = is || ends_with(path, endings[i]);
    return is;
}

static const char *read_values(struct filling *filling, const struct source *source,
                               const char *path, struct grid **grids)
{
    bool guessed;
    *grids = arena_new_of(filling->arena, struct grid);
    const char *problem =
        grid_read_values(filling->arena, source->text, source->length, *grids, &guessed);
    if (guessed && !problem)
        notice(&filling->notices,
               "%s: it is not in UTF-8 and was read as Windows-1252; look whether accents and "
               "quotation marks are right, else save it as “CSV UTF-8”",
               path);
    return problem;
}

static const char *read_grids(struct filling *filling, const struct source *source,
                              const char *path, struct grid **grids)
{
    if (source->length > FOREIGN_LARGEST_FILE)
        return "it is larger than 64 MB, more than any sheet that a group fills in";
    if (!is_package(source, path))
        return read_values(filling, source, path, grids);
    struct office *office = office_of(&filling->studio);
    return office ? workbook_read(office, filling->arena, source->text, source->length, grids)
                  : filling->studio.no_office;
}

/* ---- Groups ----------------------------------------------------------------------------------
 */

static struct filled *group_of(struct filling *filling, const struct returned *returned)
{
    for (size_t i = 0; i < filling->groups.count; i++) {
        struct filled *filled = &filling->groups.items[i];
        if (filled->file == returned->file &&
            means_same(filling->arena, filled->group, returned->group))
            return filled;
    }
    return NULL;
}

/* Two files of one group may be two halves of it, or a second try: both are kept. */
static void tell_second_file(struct filling *filling, const struct filled *filled)
{
    for (size_t i = 0; i + 1 < filling->groups.count; i++) {
        const struct filled *other = &filling->groups.items[i];
        if (other->file == filled->file || !means_same(filling->arena, other->group, filled->group))
            continue;
        notice(&filling->notices,
               "%s and %s both come from “%s”; both are written, as %s.catwoe and %s.catwoe: keep "
               "the one that holds, or both if they are two groups",
               other->file->path, filled->file->path, filled->group, other->stem, filled->stem);
        return;
    }
}

static struct filled *add_group(struct filling *filling, const struct returned *returned)
{
    struct filled *filled = array_add(filling->arena, &filling->groups);
    const char *stem = statement_name(&filling->stems, returned->group, "group");
    const char *path = path_in_folder(filling->arena, filling->folder, stem, ".catwoe");
    char real[PATH_MAX];
    const char *folder = realpath(filling->folder, real);
    *filled = (struct filled){.group = returned->group,
                              .stem = stem,
                              .file = returned->file,
                              .path = path,
                              .text = {.arena = filling->arena}};
    if (folder)
        filled->real = path_in_folder(
            filling->arena, arena_copy(filling->arena, folder, strlen(folder)), stem, ".catwoe");
    tell_second_file(filling, filled);
    return filled;
}

static void take_sheets(struct filling *filling, const struct returned *returned)
{
    for (; returned; returned = returned->next) {
        struct filled *filled = group_of(filling, returned);
        if (!filled)
            filled = add_group(filling, returned);
        *array_add(filling->arena, &filled->sheets) = returned;
        filled->answers += returned->rows.count;
        filled->lines += returned->lines.count;
    }
}

static enum exit_status take_file(struct filling *filling, const char *path)
{
    struct source *source;
    const char *slash = strrchr(path, '/');
    struct returned_file *file = arena_new_of(filling->arena, struct returned_file);
    *file = (struct returned_file){.path = path, .name = slash ? slash + 1 : path};
    enum load_result result = source_load(&filling->sources, path, &source);
    if (result != LOAD_OK)
        return refuse(filling, path, load_problem(result, errno));
    const char *problem = read_grids(filling, source, path, &file->grids);
    if (problem)
        return refuse(filling, path, problem);
    const struct returned *returned = returned_read(&filling->notices, file, filling->known);
    filling->refused += !returned;
    take_sheets(filling, returned);
    return EXIT_CLEAN;
}

/* What office programs put beside an open file begins with ~$ or .~lock. */
static int may_be_sheet(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && entry->d_name[0] != '~' &&
           (ends_with(entry->d_name, ".xlsx") || ends_with(entry->d_name, ".xlsm") ||
            ends_with(entry->d_name, ".csv"));
}

static void take_folder(struct filling *filling, const char *path)
{
    struct dirent **entries;
    int count = scandir(path, &entries, may_be_sheet, alphasort);
    if (count <= 0) {
        refuse(filling, path, "no .xlsx and no .csv lies in this folder");
        count = 0;
    }
    struct paths paths = {0};
    for (int i = 0; i < count; i++) {
        *array_add(filling->arena, &paths) =
            path_in_folder(filling->arena, path, entries[i]->d_name, "");
        free(entries[i]);
    }
    free(count > 0 ? entries : NULL);
    for (size_t i = 0; i < paths.count; i++)
        take_file(filling, paths.items[i]);
}

/* ---- What is made of it ----------------------------------------------------------------------
 */

static enum exit_status write_text(struct filling *filling, struct filled *filled)
{
    const struct answered_group group = {.group = filled->group,
                                         .stem = filled->stem,
                                         .real = filled->real,
                                         .source = filled->file->name,
                                         .sheets = filled->sheets.items,
                                         .sheet_count = filled->sheets.count};
    if (answers_write(&filling->notices, filling->model, &group, &filled->text))
        return EXIT_CLEAN;
    usage_error("%s: what was made of it cannot be read: a fault of ours", filled->file->path);
    return EXIT_FAULT;
}

/* All of it together with the model, as if that used it already. */
static enum exit_status check_texts(struct filling *filling)
{
    struct compilation compilation;
    size_t count = filling->groups.count, errors;
    struct added_text *texts = arena_alloc(filling->arena, count * sizeof *texts);
    for (size_t i = 0; i < count; i++) {
        struct filled *filled = &filling->groups.items[i];
        texts[i] = (struct added_text){filled->path, filled->real, buffer_text(&filled->text),
                                       filled->text.count};
    }
    compilation_start(&compilation, filling->invocation->exhausted);
    enum load_result result = compile_with(&compilation, filling->invocation->operands[0],
                                           GOAL_RESOLVED, &check_all, texts, count);
    errors = diagnostics_count(&compilation.model.diagnostics, ERROR);
    if (result == LOAD_OK && errors) {
        const struct diagnostic *first = compilation.model.diagnostics.items[0];
        usage_error("what was made cannot be read together with the model: a fault of ours (%s)",
                    first->message);
    }
    compilation_end(&compilation);
    return result == LOAD_OK && !errors ? EXIT_CLEAN : EXIT_FAULT;
}

/* What stands there is left alone where somebody has changed it, or it is none of ours at all. */
static const char *why_not_written(struct filling *filling, struct filled *filled)
{
    const char *there = read_text(filling->arena, filled->path);
    if (!there || !strcmp(there, buffer_text(&filled->text)))
        return NULL;
    if (strncmp(there, answers_mark, strlen(answers_mark)) != 0)
        return "it is there already, and fill has not made it; name another folder: -o DIR/";
    if (option_value(filling->invocation, OPTION_FORCE))
        return NULL;
    return "it is there already and says something else: an earlier answer, or one that was worked "
           "over; --force writes it anew, -o DIR/ puts it elsewhere";
}

static bool is_used(const struct filling *filling, const struct filled *filled)
{
    for (size_t i = 0; i < filling->model->sources.count; i++) {
        const char *real = filling->model->sources.items[i]->real;
        if (real && filled->real && !strcmp(real, filled->real))
            return true;
    }
    return false;
}

static const char *counted(struct arena *arena, size_t count, const char *what)
{
    return arena_printf(arena, "%zu %s%s", count, what, count == 1 ? "" : "s");
}

/* A folder that was just made has a path only now. */
static void find_real(struct filling *filling, struct filled *filled)
{
    char real[PATH_MAX];
    if (realpath(filled->path, real))
        filled->real = arena_copy(filling->arena, real, strlen(real));
}

static enum exit_status write_group(struct filling *filling, struct filled *filled)
{
    const char *why = why_not_written(filling, filled);
    if (why)
        return refuse(filling, filled->path, why);
    enum exit_status status = write_file(filling->arena, filled->path, &filled->text);
    if (status != EXIT_CLEAN)
        return status;
    filled->written = true;
    find_real(filling, filled);
    tell("%s: %s%s%s by “%s”", filled->path,
         counted(filling->arena, filled->answers, "answered row"), filled->lines ? " and " : "",
         filled->lines ? counted(filling->arena, filled->lines, "open point") : "", filled->group);
    return EXIT_CLEAN;
}

/* ---- What to do with it ----------------------------------------------------------------------
 */

/* The path by which the model would name it, or NULL where it lies outside its folder. */
static const char *path_for_model(struct filling *filling, const struct filled *filled)
{
    char real[PATH_MAX];
    if (!filled->real || !realpath(filling->invocation->operands[0], real))
        return NULL;
    return path_below(path_folder(filling->arena, arena_copy(filling->arena, real, strlen(real))),
                      filled->real);
}

static void tell_use(struct filling *filling)
{
    struct buffer list = {.arena = filling->arena};
    bool outside = false;
    for (size_t i = 0; i < filling->groups.count; i++) {
        const struct filled *filled = &filling->groups.items[i];
        const char *path = path_for_model(filling, filled);
        if (!filled->written || is_used(filling, filled))
            continue;
        outside |= !path;
        buffer_put(&list, list.count ? ", " : "");
        statement_put_text(&list,
                           path ? path : arena_printf(filling->arena, "%s.catwoe", filled->stem));
    }
    if (outside)
        tell("a model reads only what lies in its own folder: copy these files there, beside '%s'",
             filling->invocation->operands[0]);
    if (list.count)
        tell("write into the model: use %s", buffer_text(&list));
}

static enum exit_status write_all(struct filling *filling)
{
    enum exit_status status = EXIT_CLEAN;
    for (size_t i = 0; i < filling->groups.count && status == EXIT_CLEAN; i++)
        status = write_text(filling, &filling->groups.items[i]);
    for (size_t i = 0; i < filling->notices.count; i++)
        tell("%s", filling->notices.items[i]);
    if (status != EXIT_CLEAN || !filling->groups.count)
        return filling->groups.count ? status : EXIT_USAGE;
    status = check_texts(filling);
    if (status == EXIT_CLEAN)
        status = make_folder(filling->arena, filling->folder);
    if (status != EXIT_CLEAN)
        return status;
    for (size_t i = 0; i < filling->groups.count; i++)
        if (write_group(filling, &filling->groups.items[i]) != EXIT_CLEAN)
            status = EXIT_USAGE;
    tell_use(filling);
    return filling->refused ? EXIT_USAGE : status;
}

/* Also about what is confidential: whoever takes answers over writes the model. */
static const struct sheet *known_sheets(const struct filling *filling)
{
    struct viewer *viewer = arena_new_of(filling->arena, struct viewer);
    *viewer = viewer_new(filling->model, true);
    return ask_for_all(viewer);
}

static enum exit_status fill(const struct invocation *invocation, const struct model *model)
{
    struct arena *arena = invocation->arena;
    struct filling filling = {.invocation = invocation,
                              .arena = arena,
                              .model = model,
                              .folder = option_value(invocation, OPTION_OUTPUT),
                              .studio = studio_new(invocation),
                              .sources = {.arena = arena},
                              .notices = {.arena = arena},
                              .stems = {.arena = arena}};
    filling.known = known_sheets(&filling);
    for (size_t i = 1; i < invocation->operand_count; i++) {
        const char *path = invocation->operands[i];
        if (is_folder(path))
            take_folder(&filling, path);
        else
            take_file(&filling, path);
    }
    enum exit_status status = write_all(&filling);
    studio_close(&filling.studio);
    return status;
}

enum exit_status command_fill(struct invocation *invocation)
{
    const char *folder = option_value(invocation, OPTION_OUTPUT);
    struct compilation compilation;
    if (invocation->operand_count < 2)
        return usage_error("fill wants a model and the sheets that came back; see catwoe fill "
                           "--help");
    if (!folder || !*folder || !strcmp(folder, "-"))
        return usage_error("fill makes a file for each group; name a folder for them: -o answers/");
    compilation_start(&compilation, invocation->exhausted);
    enum exit_status status = load_model(invocation, &compilation, invocation->operands[0]);
    if (status == EXIT_CLEAN)
        status = fill(invocation, &compilation.model);
    compilation_end(&compilation);
    return status;
}
