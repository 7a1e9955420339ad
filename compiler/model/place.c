/* Which declaration a place of the text belongs to: for what is told of places, and kept by names.
 */
#include "model/place.h"

#include <stdlib.h>

static int by_start(const void *left, const void *right)
{
    const struct item *a = *(const struct item *const *)left;
    const struct item *b = *(const struct item *const *)right;
    uint32_t first = a->statement->head.start, second = b->statement->head.start;
    if (first != second)
        return first < second ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

struct item_places item_places_of(const struct model *model)
{
    struct item_places places = {0};
    for (size_t i = 0; i < model->all.count; i++)
        if (!model->all.items[i]->file->source->library)
            *array_add(model->arena, &places) = model->all.items[i];
    if (places.count)
        qsort(places.items, places.count, sizeof *places.items, by_start);
    return places;
}

/* Where the statement ends, with its block; a block that was never closed ends with what it holds.
 */
static uint32_t end_of(const struct statement *statement)
{
    uint32_t end = statement->end;
    for (const struct block *block = statement_block(statement); block;) {
        const struct statement *last = block->first;
        if (!span_is_empty(block->close))
            return block->close.end;
        while (last && last->next)
            last = last->next;
        end = last ? last->end : end;
        block = last ? statement_block(last) : NULL;
    }
    return end;
}

const struct item *item_at_place(const struct item_places *places, uint32_t offset)
{
    size_t low = 0, high = places->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (places->items[middle]->statement->head.start <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    const struct item *item = low ? places->items[low - 1] : NULL;
    while (item && item->owner && offset >= end_of(item->statement))
        item = item->owner;
    return item && item->owner ? item : NULL; /* all files together are no declaration */
}
