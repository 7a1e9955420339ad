/* fill: what groups have filled in, as text of a model beside the author's own. */
#include "driver/command.h"

#include "base/listing.h"
#include "base/suggest.h"
#include "exchange/answers.h"
#include "exchange/grids.h"
#include "exchange/statement_text.h"
#include "view/ask.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* What one group has filled in, of all files that came back. */
struct filled {
    const char *group, *stem; /* stem: of the file that is made; made of the group's name alone, so
                                 that it does not hang on the order of files */
    struct buffer files;      /* their names, with commas between */
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

static const char *read_grids(struct filling *filling, const struct source *source,
                              const char *path, struct grid **grids)
{
    bool packed = grids_are_packed(path, source->text, source->length);
    struct office *office = packed ? office_of(&filling->studio) : NULL;
    if (packed && !office)
        return filling->studio.no_office;
    return grids_read(&filling->notices, office, path, source->text, source->length, grids);
}

/* ---- Groups ----------------------------------------------------------------------------------
 */

static const char *stem_of(struct filling *filling, const struct returned *returned)
{
    struct tally none = {.arena = filling->arena};
    return statement_name(&none, returned->group, "group");
}

static struct filled *group_of(struct filling *filling, const char *stem)
{
    for (size_t i = 0; i < filling->groups.count; i++)
        if (!strcmp(filling->groups.items[i].stem, stem))
            return &filling->groups.items[i];
    return NULL;
}

/* Who mistypes the name on one worksheet of a workbook makes two groups of one. */
static void tell_near_group(struct filling *filling, const struct returned *returned)
{
    struct suggest suggest;
    suggest_start(&suggest, returned->group, strlen(returned->group));
    for (size_t i = 0; i < filling->groups.count; i++) {
        const struct filled *other = &filling->groups.items[i];
        if (other->sheets.items[other->sheets.count - 1]->file == returned->file)
            suggest_offer(&suggest, other->group, other);
    }
    if (suggest.count)
        notice(&filling->notices,
               "%s: its sheets are by “%s” and by “%s”, and are written as those of two groups; if "
               "they are one, write the same name on both, and fill them in again",
               returned->file->path, suggest.found[0], returned->group);
}

static struct filled *add_group(struct filling *filling, const struct returned *returned,
                                const char *stem)
{
    tell_near_group(filling, returned);
    struct filled *filled = array_add(filling->arena, &filling->groups);
    const char *path = path_in_folder(filling->arena, filling->folder, stem, ".catwoe");
    const char *folder = real_path(filling->arena, filling->folder);
    *filled = (struct filled){.group = returned->group,
                              .stem = stem,
                              .path = path,
                              .files = {.arena = filling->arena},
                              .text = {.arena = filling->arena}};
    if (folder)
        filled->real = path_in_folder(filling->arena, folder, stem, ".catwoe");
    return filled;
}

/* The same sheet of one group may be a second try, or of another group: both are kept. */
static void tell_second_sheet(struct filling *filling, const struct filled *filled,
                              const struct returned *returned)
{
    for (size_t i = 0; i < filled->sheets.count; i++) {
        const struct returned *other = filled->sheets.items[i];
        if (other->sheet != returned->sheet)
            continue;
        bool one_file = other->file == returned->file;
        notice(&filling->notices,
               "%s%s%s: the sheet “%s” (%s) came twice from “%s”; both are kept, in %s.catwoe: "
               "delete there the one that does not hold, or write the name of the other group on "
               "its sheet, and fill both in again",
               other->file->path, one_file ? "" : " and ", one_file ? "" : returned->file->path,
               returned->sheet->title, returned->sheet->id, filled->group, filled->stem);
        return;
    }
}

/* The list of names that the head of each file that is made tells. */
static bool is_listed(const char *list, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = list; at; at = strstr(at, ", ")) {
        at += at == list ? 0 : 2;
        if (!strncmp(at, name, length) && (!at[length] || !strncmp(at + length, ", ", 2)))
            return true;
    }
    return false;
}

static void take_sheet(struct filling *filling, const struct returned *returned)
{
    const char *stem = stem_of(filling, returned), *name = returned->file->name;
    struct filled *filled = group_of(filling, stem);
    if (!filled)
        filled = add_group(filling, returned, stem);
    tell_second_sheet(filling, filled, returned);
    if (!is_listed(buffer_text(&filled->files), name))
        buffer_printf(&filled->files, "%s%s", filled->files.count ? ", " : "", name);
    *array_add(filling->arena, &filled->sheets) = returned;
    filled->answers += returned->rows.count;
    filled->lines += returned->lines.count;
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
    for (; returned; returned = returned->next)
        take_sheet(filling, returned);
    return EXIT_CLEAN;
}

/* What office programs put beside an open file begins with ~$ or .~lock. */
static int is_sent(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && entry->d_name[0] != '~';
}

static bool may_be_sheet(const char *name)
{
    return path_ends_with(name, ".xlsx") || path_ends_with(name, ".xlsm") ||
           path_ends_with(name, ".csv");
}

/* Answers may stand in what is passed over. */
static void tell_aside(struct filling *filling, const char *path, struct listing *aside,
                       unsigned more)
{
    if (more)
        listing_add(aside, filling->arena, arena_printf(filling->arena, "%u more", more));
    if (aside->count)
        notice(&filling->notices,
               "%s: of a folder .xlsx and .csv are read, and nothing is taken over from %s; if "
               "answers stand there, save them as .xlsx, or name what is to be read",
               path, listing_text(aside, "and"));
}

static void take_folder(struct filling *filling, const char *path)
{
    struct dirent **entries;
    enum { MOST_NAMED = 6 };
    struct listing aside = {0};
    struct paths paths = {0};
    unsigned more = 0;
    int count = scandir(path, &entries, is_sent, alphasort);
    for (int i = 0; i < count; i++) {
        const char *name = path_in_folder(filling->arena, path, entries[i]->d_name, "");
        if (may_be_sheet(name))
            *array_add(filling->arena, &paths) = name;
        else if (aside.count == MOST_NAMED)
            more++;
        else
            listing_add(&aside, filling->arena,
                        arena_printf(filling->arena, "'%s'", entries[i]->d_name));
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    if (paths.count)
        tell_aside(filling, path, &aside, more);
    else
        refuse(filling, path,
               aside.count ? "no .xlsx and no .csv lies in this folder; save what came back as "
                             ".xlsx, or name what is to be read"
                           : "no .xlsx and no .csv lies in this folder");
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
                                         .source = buffer_text(&filled->files),
                                         .sheets = filled->sheets.items,
                                         .sheet_count = filled->sheets.count};
    if (answers_write(&filling->notices, filling->model, &group, &filled->text))
        return EXIT_CLEAN;
    usage_error("%s: what was made of it cannot be read: a fault of ours",
                buffer_text(&filled->files));
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

/* The names of the files of which fill made what stands in a file; NULL where it has not. */
static const char *made_of(struct arena *arena, const char *text)
{
    size_t mark = strlen(answers_mark), line = text ? strcspn(text, "\n") : 0;
    if (!text || strncmp(text, answers_mark, mark) != 0 || line < mark + 4)
        return NULL;
    char *list = arena_copy(arena, text + mark + 4, line - mark - 4);
    char *end = strstr(list, answers_head_end);
    if (end)
        *end = 0;
    return list;
}

/* Of the names on a list the first that is not on another, or NULL. */
static const char *name_missing(struct arena *arena, const char *list, const char *other)
{
    while (*list) {
        const char *end = strstr(list, ", ");
        size_t length = end ? (size_t)(end - list) : strlen(list);
        const char *name = arena_copy(arena, list, length);
        if (!is_listed(other, name))
            return name;
        list += length + (end ? 2 : 0);
    }
    return NULL;
}

/* What stands there is left alone where somebody has changed it, or it is none of ours at all. */
static const char *why_not_written(struct filling *filling, struct filled *filled)
{
    struct arena *arena = filling->arena;
    const char *there = read_text(arena, filled->path), *list = made_of(arena, there);
    if (!there || !strcmp(there, buffer_text(&filled->text)))
        return NULL;
    if (!list)
        return "it is there already, and fill has not made it; name another folder: -o DIR/";
    if (option_value(filling->invocation, OPTION_FORCE))
        return NULL;
    const char *missing = name_missing(arena, list, buffer_text(&filled->files));
    if (missing)
        return arena_printf(arena,
                            "it is there already, and was made of %s; name all that “%s” has sent "
                            "back (%s, too) and --force, else what it sent in the others is lost",
                            list, filled->group, missing);
    return "it is there already and says something else: an earlier answer, or one that was worked "
           "over; --force writes it anew, -o DIR/ puts it elsewhere";
}

/* ---- What an earlier run has left --------------------------------------------------------------
 */

static int may_be_answers(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && path_ends_with(entry->d_name, ".catwoe");
}

/* Where a group has changed its name, the file of its earlier name says the same once more. */
static void tell_left_over(struct filling *filling, const char *path)
{
    const char *list = made_of(filling->arena, read_text(filling->arena, path));
    for (size_t i = 0; i < filling->groups.count; i++)
        if (!strcmp(filling->groups.items[i].path, path))
            return;
    for (size_t i = 0; list && i < filling->groups.count; i++) {
        const struct filled *filled = &filling->groups.items[i];
        for (size_t j = 0; j < filled->sheets.count; j++) {
            const char *name = filled->sheets.items[j]->file->name;
            if (!is_listed(list, name))
                continue;
            tell("%s: an earlier run made it of %s, which is by “%s” now and belongs to "
                 "%s.catwoe: delete this file, and take it out of the model's use, or these "
                 "answers count twice",
                 path, name, filled->group, filled->stem);
            return;
        }
    }
}

static void tell_all_left_over(struct filling *filling)
{
    struct dirent **entries;
    int count = scandir(filling->folder, &entries, may_be_answers, alphasort);
    for (int i = 0; i < count; i++) {
        tell_left_over(filling,
                       path_in_folder(filling->arena, filling->folder, entries[i]->d_name, ""));
        free(entries[i]);
    }
    free(count >= 0 ? entries : NULL);
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
    const char *real = real_path(filling->arena, filled->path);
    filled->real = real ? real : filled->real;
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
    const char *model = real_path(filling->arena, filling->invocation->operands[0]);
    return filled->real && model ? path_below(path_folder(filling->arena, model), filled->real)
                                 : NULL;
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
    tell_all_left_over(filling);
    tell_use(filling);
    return filling->refused ? EXIT_USAGE : status;
}

/* Also about what is confidential: whoever takes answers over writes the model. */
static const struct sheet *known_sheets(const struct filling *filling)
{
    struct viewer *viewer = arena_new_of(filling->arena, struct viewer);
    *viewer = viewer_new(filling->model, true);
    return ask_for_all(viewer, true);
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
                              .notices = {.arena = arena}};
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
    if (path_ends_with(folder, ".catwoe") && !is_folder(folder))
        return usage_error("'%s' is the name of a file, and fill makes one for each group; name a "
                           "folder for them: -o answers/",
                           folder);
    compilation_start(&compilation, invocation->exhausted);
    enum exit_status status = load_model(invocation, &compilation, invocation->operands[0]);
    if (status == EXIT_CLEAN)
        status = fill(invocation, &compilation.model);
    compilation_end(&compilation);
    return status;
}
