/* Sheets to fill in, each on paper of its own at the end of a handout. */
#include "view/ask.h"
#include "view/handout.h"

#include <string.h>

/* A part of a thing asks for one sheet about the whole; the thing itself for all that there are. */
static const struct {
    enum kind kind;
    enum sheet_id sheet;
} parts[] = {
    {KIND_ACTIVITY, SHEET_COMPARISON},
    {KIND_MONITOR, SHEET_COMPARISON},
    {KIND_CONTROL, SHEET_COMPARISON},
    {KIND_FINDING, SHEET_COMPARISON},
    {KIND_QUESTION, SHEET_BOUNDARY_QUESTIONS},
    {KIND_VARIABLE, SHEET_LOOP},
    {KIND_LOOP, SHEET_LOOP},
    {KIND_STORY, SHEET_LOOP},
};

static bool is_asked(const struct document *document, const char *id)
{
    for (const struct section *section = document->sections; section; section = section->next)
        if (!strcmp(section->id, id))
            return true;
    return false;
}

bool handout_ask_for(struct handout *handout, enum sheet_id id, const struct item *item)
{
    bool may_be_asked = kinds_hold(sheet_kinds[id].subjects, item->kind);
    const struct sheet *sheet = may_be_asked ? sheet_kinds[id].ask(handout->viewer, item) : NULL;
    if (!sheet || is_asked(handout->document, sheet->id))
        return sheet;
    struct section *section = document_add_section(handout->arena, handout->document, sheet->id,
                                                   sheet_kinds[id].title, sheet->about);
    section->own_page = true;
    section_add(handout->arena, section, PIECE_SHEET)->sheet = sheet;
    return true;
}

bool handout_ask(struct handout *handout, const struct item *item)
{
    bool asked = false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].kind == item->kind)
            return handout_ask_for(handout, parts[i].sheet, item->owner);
    for (enum sheet_id id = 0; id < SHEET_COUNT; id++)
        asked = handout_ask_for(handout, id, item) || asked;
    return asked;
}
