#include "base/buffer.h"

#include <stdio.h>
#include <string.h>

static char *room(struct buffer *buffer, size_t length)
{
    size_t wanted = buffer->capacity ? buffer->capacity : 256;
    while (wanted - buffer->count < length)
        wanted *= 2;
    buffer->items = arena_resize(buffer->arena, buffer->items, buffer->capacity, wanted);
    if (wanted > buffer->capacity)
        buffer->capacity = wanted;
    return buffer->items + buffer->count;
}

void buffer_add(struct buffer *buffer, const char *text, size_t length)
{
    if (!length)
        return;
    memcpy(room(buffer, length), text, length);
    buffer->count += length;
}

bool buffer_try_add(struct buffer *buffer, const char *text, size_t length)
{
    jmp_buf exhausted;
    jmp_buf *const before = arena_jump_to(buffer->arena, &exhausted);
    if (setjmp(exhausted)) {
        arena_jump_to(buffer->arena, before);
        return false;
    }
    buffer_add(buffer, text, length);
    arena_jump_to(buffer->arena, before);
    return true;
}

void buffer_put(struct buffer *buffer, const char *text)
{
    buffer_add(buffer, text, strlen(text));
}

void buffer_byte(struct buffer *buffer, char byte)
{
    *room(buffer, 1) = byte;
    buffer->count++;
}

void buffer_repeat(struct buffer *buffer, char byte, size_t times)
{
    if (!times)
        return;
    memset(room(buffer, times), byte, times);
    buffer->count += times;
}

const char *buffer_text(struct buffer *buffer)
{
    *room(buffer, 1) = 0;
    return buffer->items;
}

static void add_formatted(struct buffer *buffer, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    size_t left = buffer->capacity - buffer->count;
    int length = vsnprintf(left ? buffer->items + buffer->count : NULL, left, format, arguments);
    if (length > 0 && (size_t)length >= left)
        vsnprintf(room(buffer, (size_t)length + 1), (size_t)length + 1, format, again);
    if (length > 0)
        buffer->count += (size_t)length;
    va_end(again);
}

void buffer_printf(struct buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add_formatted(buffer, format, arguments);
    va_end(arguments);
}

char *arena_vprintf(struct arena *arena, const char *format, va_list arguments)
{
    struct buffer buffer = {.arena = arena};
    add_formatted(&buffer, format, arguments);
    buffer_text(&buffer);
    return buffer.items;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = arena_vprintf(arena, format, arguments);
    va_end(arguments);
    return text;
}
