/* Which settings hold for a model: of the nearest catwoe.settings, and of the command line. */
#include "driver/settings.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_NAME "catwoe.settings"

/* ---- Where the file is ------------------------------------------------------------------------
 */

static bool is_there(struct arena *arena, const char *folder, const char *name)
{
    struct stat status;
    return !stat(path_in_folder(arena, folder, name, ""), &status);
}

/* The folder that holds a path, or the path of a folder itself. */
static const char *folder_of(struct arena *arena, const char *path, bool is_folder)
{
    const char *slash = strrchr(path, '/');
    if (is_folder)
        return path;
    if (!slash)
        return ".";
    return slash == path ? "/" : arena_copy(arena, path, (size_t)(slash - path));
}

/* A path as it reads from the folder that the run began in, where it leads down from there. */
static const char *seen_from_here(struct arena *arena, const char *path)
{
    char *here = realpath(".", NULL);
    size_t length = here ? strlen(here) : 0;
    bool below = length > 1 && !strncmp(path, here, length) && path[length] == '/';
    free(here);
    return below ? arena_copy(arena, path + length + 1, strlen(path + length + 1)) : path;
}

/* The file in this folder, which is as the system knows it, or above; NULL where there is none. */
static const char *nearest_file(struct arena *arena, char *folder)
{
    for (;;) {
        if (is_there(arena, folder, FILE_NAME))
            return path_in_folder(arena, folder, FILE_NAME, "");
        char *slash = strrchr(folder, '/');
        if (!slash || !folder[1] || is_there(arena, folder, ".git"))
            return NULL;
        slash[slash == folder] = 0;
    }
}

/* ---- What the command line asks for -----------------------------------------------------------
 */

static bool holds(const struct rule_list *list, const struct rule *rule)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i] == rule)
            return true;
    return false;
}

bool settings_show(const struct settings *settings, const struct rule *rule)
{
    return (!settings->only.count || holds(&settings->only, rule)) && !holds(&settings->skip, rule);
}

static void let_command_line_win(struct settings *settings, const struct settings *asked)
{
    if (asked->wish.stage != ALWAYS)
        settings->wish.stage = asked->wish.stage;
    if (asked->only.count)
        settings->only = asked->only;
    if (asked->only.count || asked->skip.count)
        settings->skip = asked->skip;
    settings->wish.picks = settings->only.count || settings->skip.count;
    for (size_t i = 0; i < CHECK_COUNT; i++)
        settings->wish.wanted[i] = settings_show(settings, &checks[i].rule);
}

/* ---- Severities -------------------------------------------------------------------------------
 */

const struct rule *rule_graded(struct shelf *shelf, const struct rule *rule, enum severity severity)
{
    for (size_t i = 0; i < shelf->graded.count; i++) {
        const struct rule *known = shelf->graded.items[i];
        if (!strcmp(known->name, rule->name) && known->severity == severity)
            return known;
    }
    struct rule *graded = arena_new_of(shelf->arena, struct rule);
    *graded = *rule;
    graded->severity = severity;
    *array_add(shelf->arena, &shelf->graded) = graded;
    return graded;
}

static const struct rule *grade(const struct settings *settings, const struct rule *rule)
{
    for (size_t i = 0; i < settings->graded.count; i++)
        if (!strcmp(settings->graded.items[i]->name, rule->name))
            return settings->graded.items[i];
    return rule;
}

void settings_apply(const struct settings *settings, struct diagnostics *diagnostics)
{
    size_t kept = 0;
    for (size_t i = 0; i < diagnostics->count; i++) {
        struct diagnostic *diagnostic = diagnostics->items[i];
        if (!settings_show(settings, diagnostic->rule))
            continue;
        diagnostic->rule = grade(settings, diagnostic->rule);
        diagnostics->items[kept++] = diagnostic;
    }
    diagnostics->count = kept;
}

/* ---- The shelf --------------------------------------------------------------------------------
 */

static const struct shelved *on_shelf(const struct shelf *shelf, const char *folder)
{
    for (size_t i = shelf->folders.count; i--;)
        if (!strcmp(shelf->folders.items[i].folder, folder))
            return &shelf->folders.items[i];
    return NULL;
}

/* One file serves many folders: it is read once, and kept under its own path. */
static const struct settings *settings_in(struct shelf *shelf, const char *path)
{
    const struct shelved *known = on_shelf(shelf, path ? path : "");
    if (known)
        return known->settings;
    struct settings *settings = arena_new_of(shelf->arena, struct settings);
    *settings = (struct settings){.path = path, .wish = check_all, .fail_on = -1};
    if (path && !read_settings(shelf, path, settings))
        settings = NULL;
    else
        let_command_line_win(settings, &shelf->asked);
    *array_add(shelf->arena, &shelf->folders) = (struct shelved){path ? path : "", settings};
    return settings;
}

const struct settings *settings_for(struct shelf *shelf, const char *path, bool is_folder)
{
    const char *folder = folder_of(shelf->arena, path, is_folder);
    const struct shelved *known = on_shelf(shelf, folder);
    if (known)
        return known->settings;
    char *real = realpath(folder, NULL);
    const char *file = NULL;
    if (real)
        file = nearest_file(shelf->arena, arena_copy(shelf->arena, real, strlen(real)));
    free(real);
    const struct settings *settings =
        settings_in(shelf, file ? seen_from_here(shelf->arena, file) : NULL);
    *array_add(shelf->arena, &shelf->folders) = (struct shelved){folder, settings};
    return settings;
}
