/* The root definition of a system as a sentence (Checkland 2000: do P by Q in order to help achieve
   R). */
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

static void add_part(struct viewer *viewer, struct runs *runs, const struct item *system,
                     enum attribute attribute, const char *joint)
{
    const char *text = item_text(viewer, system, attribute);
    runs_add(viewer->arena, runs, RUN_STRONG, joint, NULL);
    runs_add(viewer->arena, runs, RUN_PLAIN,
             arena_printf(viewer->arena, " %s", text ? clause_of(viewer->arena, text, joint) : "…"),
             NULL);
}

bool runs_add_root_definition(struct viewer *viewer, struct runs *runs, const struct item *system)
{
    static const struct {
        enum attribute attribute;
        const char *before, *joint;
    } parts[] = {
        {SYSTEM_WHAT, "A system ", "to"},
        {SYSTEM_HOW, " ", "by"},
        {SYSTEM_WHY, " ", "in order to"},
    };
    enum { PARTS = sizeof parts / sizeof *parts };
    const char *written = item_text(viewer, system, SYSTEM_DEFINITION);
    bool said = written != NULL;
    for (int i = 0; i < PARTS; i++)
        said = said || item_slot(system, parts[i].attribute);
    runs_add(viewer->arena, runs, RUN_PLAIN, written ? written : "", NULL);
    for (int i = 0; i < PARTS && said && !written; i++) {
        runs_add(viewer->arena, runs, RUN_PLAIN, parts[i].before, NULL);
        add_part(viewer, runs, system, parts[i].attribute, parts[i].joint);
    }
    if (said && !written && item_slot(system, SYSTEM_WHY))
        runs_add(viewer->arena, runs, RUN_PLAIN, ".", NULL);
    return said;
}
