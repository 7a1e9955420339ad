#ifndef CATWOE_DRIVER_SETTINGS_H
#define CATWOE_DRIVER_SETTINGS_H

#include "driver/command.h"

/* What a group has settled for a folder: the file catwoe.settings, looked for from the model's
   folder upwards as far as a folder that holds .git. The nearest is taken, and no other. It is
   written in the language's own syntax, `key: value` lines; settings.def and check/limits.def have
   its keys. */

struct rule_list {
    const struct rule **items;
    size_t count, capacity;
};

struct settings {
    const char *path; /* of the file; NULL: there is none */
    struct check_wish wish;
    struct rule_list only, skip;
    struct {
        const struct rule **items; /* as they are taken: of their own severity */
        size_t count, capacity;
    } graded;
    int fail_on;        /* enum severity, or one more for never; -1: not said */
    const char *format; /* NULL: not said */
};

/* All settings of one run. */
struct all_settings {
    struct arena *arena;
    const struct invocation *invocation;
    struct settings asked; /* by the command line, which wins */
    struct rule_list graded;
    struct {
        struct folder_settings {
            const char *folder; /* as it was named, or as the system knows it */
            const struct settings *settings;
        } * items;
        size_t count, capacity;
    } folders;
};

/* The settings for a model, or for a folder of models, with what the command line asks for. NULL
   where the file is not in order, and that has been told. */
const struct settings *settings_for(struct all_settings *, const char *path, bool is_folder);

/* Whether findings of a rule are shown. */
bool settings_show(const struct settings *, const struct rule *);

/* Take out the findings that are not asked for; the rest is taken as the group takes it. */
void settings_apply(const struct settings *, struct diagnostics *);

/* "error", "warning", "advice" or "never" as a number, or -1. */
int fail_on_named(const char *word, size_t length);

/* Read one file; false where it is not in order, and that has been told. */
bool read_settings(struct all_settings *, const char *path, struct settings *);

/* A rule with another severity; two of the same are one. */
const struct rule *rule_graded(struct all_settings *, const struct rule *, enum severity);

/* What may stand in the file, a line a key. */
void put_settings(struct buffer *);

#endif
