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
    return !lstat(path_in_folder(arena, folder, name, ""), &status); /* be it a link to nowhere */
}

/* A path as it reads from the folder that the run began in, where it leads down from there. */
static const char *seen_from_here(const char *path)
{
    char *here = realpath(".", NULL);
    const char *below = here ? path_below(here, path) : NULL;
    free(here);
    return below ? below : path;
}

/* The file in this folder, which is as the system knows it, or above; NULL where there is none. */
static const char *nearest_file(struct arena *arena, const char *folder)
{
    for (;; folder = path_folder(arena, folder)) {
        if (is_there(arena, folder, FILE_NAME))
            return path_in_folder(arena, folder, FILE_NAME, "");
        if (!folder[1] || is_there(arena, folder, ".git"))
            return NULL;
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

const struct rule *rule_graded(struct all_settings *all, const struct rule *rule,
                               enum severity severity)
{
    for (size_t i = 0; i < all->graded.count; i++) {
        const struct rule *known = all->graded.items[i];
        if (!strcmp(known->name, rule->name) && known->severity == severity)
            return known;
    }
    struct rule *graded = arena_new_of(all->arena, struct rule);
    *graded = *rule;
    graded->severity = severity;
    *array_add(all->arena, &all->graded) = graded;
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

/* ---- All settings of a run ---------------------------------------------------------------------
 */

static const struct folder_settings *known_settings(const struct all_settings *all,
                                                    const char *folder)
{
    for (size_t i = all->folders.count; i--;)
        if (!strcmp(all->folders.items[i].folder, folder))
            return &all->folders.items[i];
    return NULL;
}

/* One file serves many folders: it is read once, and kept under its own path. */
static const struct settings *settings_in(struct all_settings *all, const char *path)
{
    const struct folder_settings *known = known_settings(all, path ? path : "");
    if (known)
        return known->settings;
    struct settings *settings = arena_new_of(all->arena, struct settings);
    *settings = (struct settings){.path = path, .wish = check_all, .fail_on = -1};
    if (path && !read_settings(all, path, settings))
        settings = NULL;
    else
        let_command_line_win(settings, &all->asked);
    *array_add(all->arena, &all->folders) = (struct folder_settings){path ? path : "", settings};
    return settings;
}

const struct settings *settings_for(struct all_settings *all, const char *path, bool is_folder)
{
    const char *folder = is_folder ? path : path_folder(all->arena, path);
    const struct folder_settings *known = known_settings(all, folder);
    if (known)
        return known->settings;
    char *real = realpath(folder, NULL);
    const char *file = NULL;
    if (real)
        file = nearest_file(all->arena, arena_copy(all->arena, real, strlen(real)));
    free(real);
    const struct settings *settings = settings_in(all, file ? seen_from_here(file) : NULL);
    *array_add(all->arena, &all->folders) = (struct folder_settings){folder, settings};
    return settings;
}
