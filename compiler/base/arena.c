#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Small blocks are cut from chunks. Large ones get a chunk of their own, so that a growing array
   can be resized in place by the system and leaves no copy behind. */
struct chunk {
    struct chunk *previous, *next;
    size_t size, used;
    max_align_t start[];
};

struct arena {
    struct chunk *current; /* small blocks are cut from this one */
    struct chunk *large;   /* all others, newest first */
    jmp_buf *exhausted;
};

enum { FIRST_CHUNK = 16 * 1024, LARGEST_CHUNK = 1024 * 1024, LARGE_BLOCK = 64 * 1024 };

static size_t aligned(size_t size)
{
    size_t step = sizeof(max_align_t) / 2;
    return (size + step - 1) / step * step;
}

static struct chunk *chunk_new(struct arena *arena, size_t size)
{
    struct chunk *chunk = NULL;
    if (size < SIZE_MAX - sizeof *chunk)
        chunk = calloc(1, sizeof *chunk + size);
    if (!chunk)
        longjmp(*arena->exhausted, 1);
    chunk->size = size;
    return chunk;
}

static void chunk_push(struct chunk **list, struct chunk *chunk)
{
    chunk->next = *list;
    if (*list)
        (*list)->previous = chunk;
    *list = chunk;
}

struct arena *arena_new(jmp_buf *exhausted)
{
    struct arena *arena = calloc(1, sizeof *arena);
    if (!arena)
        longjmp(*exhausted, 1);
    arena->exhausted = exhausted;
    return arena;
}

_Noreturn void arena_give_up(struct arena *arena)
{
    longjmp(*arena->exhausted, 1);
}

jmp_buf *arena_jump_to(struct arena *arena, jmp_buf *exhausted)
{
    jmp_buf *before = arena->exhausted;
    arena->exhausted = exhausted;
    return before;
}

static void chunks_free(struct chunk *chunk)
{
    while (chunk) {
        struct chunk *next = chunk->next;
        free(chunk);
        chunk = next;
    }
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    chunks_free(arena->current);
    chunks_free(arena->large);
    free(arena);
}

static void *alloc_large(struct arena *arena, size_t size)
{
    struct chunk *chunk = chunk_new(arena, size);
    chunk_push(&arena->large, chunk);
    return chunk->start;
}

static void start_chunk(struct arena *arena)
{
    size_t size = arena->current ? arena->current->size * 2 : FIRST_CHUNK;
    if (size > LARGEST_CHUNK)
        size = LARGEST_CHUNK;
    chunk_push(&arena->current, chunk_new(arena, size));
}

void *arena_alloc(struct arena *arena, size_t size)
{
    if (size >= LARGE_BLOCK)
        return alloc_large(arena, size);
    size = aligned(size);
    while (!arena->current || arena->current->size - arena->current->used < size)
        start_chunk(arena);
    void *block = (char *)arena->current->start + arena->current->used;
    arena->current->used += size;
    return block;
}

static struct chunk *chunk_of_large(void *block)
{
    return (struct chunk *)((char *)block - offsetof(struct chunk, start));
}

static void *resize_large(struct arena *arena, void *block, size_t wanted)
{
    struct chunk *chunk = chunk_of_large(block);
    struct chunk *previous = chunk->previous, *next = chunk->next;
    if (wanted < SIZE_MAX - sizeof *chunk)
        chunk = realloc(chunk, sizeof *chunk + wanted);
    else
        chunk = NULL;
    if (!chunk)
        longjmp(*arena->exhausted, 1);
    *(previous ? &previous->next : &arena->large) = chunk;
    if (next)
        next->previous = chunk;
    chunk->size = wanted;
    return chunk->start;
}

void *arena_resize(struct arena *arena, void *block, size_t size, size_t wanted)
{
    if (wanted <= size)
        return block;
    if (size >= LARGE_BLOCK)
        return resize_large(arena, block, wanted);
    void *moved = arena_alloc(arena, wanted);
    if (size)
        memcpy(moved, block, size);
    return moved;
}

void arena_discard(struct arena *arena, void *block, size_t size)
{
    if (size < LARGE_BLOCK)
        return;
    struct chunk *chunk = chunk_of_large(block);
    *(chunk->previous ? &chunk->previous->next : &arena->large) = chunk->next;
    if (chunk->next)
        chunk->next->previous = chunk->previous;
    free(chunk);
}

char *arena_copy(struct arena *arena, const char *text, size_t length)
{
    char *copy = arena_alloc(arena, length + 1);
    if (length)
        memcpy(copy, text, length);
    return copy;
}

void array_grow(struct arena *arena, void **items, size_t count, size_t *capacity, size_t item_size)
{
    if (count < *capacity)
        return;
    size_t wanted = *capacity ? *capacity * 2 : 8;
    *items = arena_resize(arena, *items, *capacity * item_size, wanted * item_size);
    *capacity = wanted;
}
