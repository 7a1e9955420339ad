/* Nodes of boards; see board_nodes.h. */
#include "view/board_nodes.h"

#include "view/rating.h"

#include <string.h>

struct diagram_node *board_last_node(struct diagram *diagram)
{
    return &diagram->nodes.items[diagram->nodes.count - 1];
}

uint32_t board_add_head(struct viewer *viewer, struct diagram *diagram, enum diagram_part part,
                        const char *id, const char *text)
{
    *array_add(viewer->arena, &diagram->nodes) =
        (struct diagram_node){.id = id, .part = part, .text = text, .sentence = text};
    return (uint32_t)diagram->nodes.count;
}

struct diagram_node *board_add_card(struct viewer *viewer, struct diagram *diagram,
                                    enum diagram_part part, uint32_t row, uint32_t column,
                                    const char *id)
{
    struct diagram_node *node = array_add(viewer->arena, &diagram->nodes);
    *node = (struct diagram_node){
        .id = id, .part = part, .row = row, .column = column, .text = "", .sentence = ""};
    return node;
}

const char *title_head(struct viewer *viewer, const char *title)
{
    const char *end = strstr(title, ": ");
    return end ? arena_copy(viewer->arena, title, (size_t)(end - title)) : title;
}

const char *title_rest(const char *title)
{
    const char *end = strstr(title, ": ");
    return end ? end + 2 : NULL;
}

const char *owner_in_words(struct viewer *viewer, const struct item *change)
{
    const char *title = titles_of(viewer, change, CHANGE_OWNER);
    bool several = are_several(viewer, item_values(change, CHANGE_OWNER));
    return title
               ? arena_printf(viewer->arena, "%s %s for it", title, several ? "answer" : "answers")
               : NULL;
}
