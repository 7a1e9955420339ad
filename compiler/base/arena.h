#ifndef CATWOE_BASE_ARENA_H
#define CATWOE_BASE_ARENA_H

#include <setjmp.h>
#include <stddef.h>

/* One arena holds everything that a compilation makes; nothing in it is freed before the whole.

   Blocks are zeroed and aligned for any object. When the system has no more memory, arena_alloc
   does not return: it jumps to `exhausted`, which whoever made the arena has set. */
struct arena;

struct arena *arena_new(jmp_buf *exhausted);
void arena_free(struct arena *);

void *arena_alloc(struct arena *, size_t size);

/* Leave as if there were no more memory; never returns. */
_Noreturn void arena_give_up(struct arena *);

/* Jump there from now on when there is no more memory; gives where it jumped until now. */
jmp_buf *arena_jump_to(struct arena *, jmp_buf *exhausted);

/* Make `block` of `size` bytes hold `wanted` bytes; what is added is not zeroed. May move it. */
void *arena_resize(struct arena *, void *block, size_t size, size_t wanted);

/* Give back a block that has been outgrown, where it is large enough to matter. */
void arena_discard(struct arena *, void *block, size_t size);

/* A copy of `length` bytes with a NUL behind them. */
char *arena_copy(struct arena *, const char *text, size_t length);

#define arena_new_of(arena, type) ((type *)arena_alloc((arena), sizeof(type)))

/* Growable arrays: any struct with the fields items, count and capacity.

   array_add gives the address of a new last element (not zeroed). An element's address holds only
   until the next array_add: keep indices. */
#define array_add(arena, array) \
    (array_grow((arena), (void **)&(array)->items, (array)->count, &(array)->capacity, \
                sizeof *(array)->items), \
     &(array)->items[(array)->count++])

void array_grow(struct arena *, void **items, size_t count, size_t *capacity, size_t item_size);

#endif
