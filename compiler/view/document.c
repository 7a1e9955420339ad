/* Making documents: sections, and the pieces that stand in them. */
#include "view/document.h"

struct section *document_add_section(struct arena *arena, struct document *document, const char *id,
                                     const char *name, const char *heading)
{
    struct section *section = arena_new_of(arena, struct section);
    *section = (struct section){.id = id, .name = name, .heading = heading};
    if (document->last_section)
        document->last_section->next = section;
    else
        document->sections = section;
    return document->last_section = section;
}

struct piece *section_add(struct arena *arena, struct section *section, enum piece_kind kind)
{
    struct piece *piece = arena_new_of(arena, struct piece);
    piece->kind = kind;
    if (section->last_piece)
        section->last_piece->next = piece;
    else
        section->pieces = piece;
    return section->last_piece = piece;
}

struct piece *section_say(struct arena *arena, struct section *section, enum piece_kind kind,
                          const char *text)
{
    struct piece *piece = section_add(arena, section, kind);
    runs_add(arena, &piece->runs, RUN_PLAIN, text, NULL);
    return piece;
}

struct list_item *piece_add_item(struct arena *arena, struct piece *piece)
{
    struct list_item *item = array_add(arena, &piece->list);
    *item = (struct list_item){0};
    return item;
}
