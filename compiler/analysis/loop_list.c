/* The shortest loops of many, kept while they are found in any order. */
#include "analysis/loop_list.h"

#include <stdlib.h>
#include <string.h>

struct loop_list loop_list_new(size_t limit)
{
    return (struct loop_list){.limit = limit, .longest = limit ? UINT32_MAX : 0};
}

void loop_list_end(struct loop_list *list)
{
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items, by_length_and_order);
    if (list->count < list->limit || !list->limit)
        return;
    list->count = list->limit;
    list->last = list->items[list->limit - 1];
    list->longest = list->last.length;
}

void loop_list_offer(struct loop_list *list, struct arena *arena, uint32_t *vertices,
                     uint32_t length)
{
    struct found_loop offered = {.vertices = vertices, .length = length};
    list->links += length;
    if (list->count >= 2 * list->limit + 64)
        loop_list_end(list);
    if (list->last.length && by_length_and_order(&list->last, &offered) < 0)
        return;
    struct found_loop *loop = array_add(arena, list);
    *loop = (struct found_loop){.length = length};
    loop->vertices = arena_alloc(arena, length * sizeof *loop->vertices);
    memcpy(loop->vertices, vertices, length * sizeof *loop->vertices);
}
