/* The root definition of a system as a sentence (Checkland 2000: do P by Q in order to help achieve
   R), or in its parts where the model is not in English. */
#include "view/view.h"

#include <string.h>

/* "keep the branch open" of "to keep the branch open.": it is put into a sentence. */
static const char *clause_of(struct arena *arena, const char *text, const char *joint)
{
    size_t length = strlen(joint);
    if (!strncmp(text, joint, length) && text[length] == ' ')
        text += length + 1;
    length = strlen(text);
    return length && text[length - 1] == '.' ? arena_copy(arena, text, length - 1) : text;
}

struct part {
    enum attribute attribute;
    const char *before, *joint;
};

static void add_part(struct viewer *viewer, struct runs *runs, const struct item *system,
                     const struct part *part)
{
    const char *text = item_text(viewer, system, part->attribute);
    runs_add(viewer->arena, runs, RUN_PLAIN, part->before, NULL);
    runs_add(viewer->arena, runs, RUN_STRONG, part->joint, NULL);
    runs_add(viewer->arena, runs, RUN_PLAIN,
             arena_printf(viewer->arena, " %s",
                          text ? clause_of(viewer->arena, text, part->joint) : "…"),
             NULL);
}

enum { PARTS = 3 };

/* English words join English clauses only; those of another language stand side by side. */
static const struct part *parts_in(const char *language)
{
    static const struct part joined[PARTS] = {
        {SYSTEM_WHAT, "A system ", "to"},
        {SYSTEM_HOW, " ", "by"},
        {SYSTEM_WHY, " ", "in order to"},
    };
    static const struct part listed[PARTS] = {
        {SYSTEM_WHAT, "", "What:"},
        {SYSTEM_HOW, "; ", "how:"},
        {SYSTEM_WHY, "; ", "why:"},
    };
    return strncmp(language, "en", 2) ? listed : joined;
}

bool runs_add_root_definition(struct viewer *viewer, struct runs *runs, const struct item *system)
{
    const struct part *parts = parts_in(model_language(viewer));
    const char *written = item_text(viewer, system, SYSTEM_DEFINITION);
    bool said = written != NULL;
    for (int i = 0; i < PARTS; i++)
        said = said || item_slot(system, parts[i].attribute);
    runs_add(viewer->arena, runs, RUN_PLAIN, written ? written : "", NULL);
    for (int i = 0; i < PARTS && said && !written; i++)
        add_part(viewer, runs, system, &parts[i]);
    if (said && !written && item_slot(system, SYSTEM_WHY))
        runs_add(viewer->arena, runs, RUN_PLAIN, ".", NULL);
    return said;
}
