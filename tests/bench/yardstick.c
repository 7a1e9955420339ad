/*
 *     yardstick FILE
 *
 * Reads the declarations of FILE, says which names are undeclared or declared twice, and ends with
 * status 1 if anything was wrong. Does nothing that a compiler could leave out.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "yardstick.h"
#include "yardstick.tab.h"

/* The scanner, as flex makes it. */
int yylex_init_extra(struct reading *reading, void **scanner);
void *yy_scan_buffer(char *bytes, size_t size, void *scanner);
int yylex_destroy(void *scanner);

static void fail(const char *what)
{
    perror(what);
    exit(2);
}

struct location location_span(struct location first, struct location last)
{
    first.length = last.offset + last.length - first.offset;
    return first;
}

void reading_report(struct reading *reading, struct location location, const char *message)
{
    reading->errors++;
    fprintf(stderr, "%u:%u: %s\n", location.line, location.column, message);
}

/* Makes room for one more element of an array that doubles when it is full. */
static void *with_room(void *array, uint32_t count, uint32_t *capacity, size_t size)
{
    if (count < *capacity)
        return array;
    *capacity = *capacity ? *capacity * 2 : 1024;
    array = realloc(array, *capacity * size);
    if (!array)
        fail("memory");
    return array;
}

/* FNV-1a (Fowler, Noll, Vo). */
static uint32_t hash_of(const char *text, uint32_t length)
{
    uint32_t hash = 2166136261u;
    for (uint32_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    return hash;
}

static void grow_slots(struct reading *reading)
{
    uint32_t mask = reading->slot_mask ? reading->slot_mask * 2 + 1 : 4095;
    uint32_t *slots = calloc((size_t)mask + 1, sizeof *slots);
    if (!slots)
        fail("memory");
    for (uint32_t i = 0; i < reading->name_count; i++) {
        uint32_t slot = reading->names[i].hash & mask;
        while (slots[slot])
            slot = (slot + 1) & mask;
        slots[slot] = i + 1;
    }
    free(reading->slots);
    reading->slots = slots;
    reading->slot_mask = mask;
}

static uint32_t add_name(struct reading *reading, struct name name)
{
    reading->names = with_room(reading->names, reading->name_count, &reading->name_capacity,
                               sizeof *reading->names);
    reading->names[reading->name_count] = name;
    return reading->name_count++;
}

uint32_t reading_intern(struct reading *reading, const char *text, uint32_t length)
{
    if (reading->name_count * 2 >= reading->slot_mask)
        grow_slots(reading);
    uint32_t hash = hash_of(text, length), slot = hash & reading->slot_mask;
    for (; reading->slots[slot]; slot = (slot + 1) & reading->slot_mask) {
        const struct name *name = &reading->names[reading->slots[slot] - 1];
        if (name->hash == hash && name->length == length &&
            memcmp(reading->source + name->offset, text, length) == 0)
            return reading->slots[slot] - 1;
    }
    struct name fresh = {(uint32_t)(text - reading->source), length, hash, 0};
    reading->slots[slot] = reading->name_count + 1;
    return add_name(reading, fresh);
}

static void add_node(struct reading *reading, struct node node)
{
    reading->nodes = with_room(reading->nodes, reading->node_count, &reading->node_capacity,
                               sizeof *reading->nodes);
    reading->nodes[reading->node_count++] = node;
}

void reading_add_variable(struct reading *reading, uint32_t name, struct text label,
                          struct location location)
{
    add_node(reading, (struct node){NODE_VARIABLE, name, 0, label, location});
}

void reading_add_link(struct reading *reading, enum node_kind kind, uint32_t from, uint32_t to,
                      struct location location)
{
    add_node(reading, (struct node){kind, from, to, {0, 0}, location});
}

static void declare(struct reading *reading)
{
    for (uint32_t i = 0; i < reading->node_count; i++) {
        const struct node *node = &reading->nodes[i];
        struct name *name = &reading->names[node->first];
        if (node->kind == NODE_VARIABLE && name->declaration)
            reading_report(reading, node->location, "this name is declared twice");
        else if (node->kind == NODE_VARIABLE)
            name->declaration = i + 1;
    }
}

static void resolve(struct reading *reading)
{
    for (uint32_t i = 0; i < reading->node_count; i++) {
        const struct node *node = &reading->nodes[i];
        if (node->kind == NODE_VARIABLE)
            continue;
        if (!reading->names[node->first].declaration || !reading->names[node->second].declaration)
            reading_report(reading, node->location, "a name of this link is not declared");
    }
}

/* The whole file with the two NUL bytes behind it that flex asks for; size counts them. */
static char *load(const char *path, size_t *size)
{
    struct stat status;
    int file = open(path, O_RDONLY);
    if (file < 0 || fstat(file, &status) < 0)
        fail(path);
    size_t length = (size_t)status.st_size, filled = 0;
    char *bytes = malloc(length + 2);
    if (!bytes)
        fail("memory");
    while (filled < length) {
        ssize_t got = read(file, bytes + filled, length - filled);
        if (got <= 0)
            fail(path);
        filled += (size_t)got;
    }
    close(file);
    bytes[length] = bytes[length + 1] = '\0';
    *size = length + 2;
    return bytes;
}

int main(int argc, char **argv)
{
    struct reading reading = {.line = 1};
    void *scanner;
    size_t size;
    if (argc != 2) {
        fprintf(stderr, "usage: yardstick FILE\n");
        return 2;
    }
    char *bytes = load(argv[1], &size);
    reading.source = bytes;
    yylex_init_extra(&reading, &scanner);
    yy_scan_buffer(bytes, size, scanner);
    if (yyparse(&reading, scanner))
        reading.errors++;
    yylex_destroy(scanner);
    declare(&reading);
    resolve(&reading);
    return reading.errors != 0;
}
