/* Which door a file goes through: by its name, its ending, or what it holds. */
#include "exchange/foreign.h"

#include <string.h>
#include <strings.h>

const struct door doors[DOOR_COUNT] = {
#define DOOR(id, name, title, endings, knows, read, write, doc) \
    {name, title, endings, knows, read, write, doc},
#include "exchange/doors.def"
#undef DOOR
};

enum door_id door_named(const char *name)
{
    enum door_id id = 0;
    while (id < DOOR_COUNT && strcasecmp(doors[id].name, name) != 0)
        id++;
    return id;
}

/* Whether the path ends in one of these endings, whatever its case. */
static bool has_ending(const char *path, const char *endings)
{
    size_t path_length = strlen(path);
    while (*endings) {
        size_t length = strcspn(endings, " ");
        if (path_length > length && !strncasecmp(path + path_length - length, endings, length))
            return true;
        endings += length + strspn(endings + length, " ");
    }
    return false;
}

enum door_id door_for_path(const char *path)
{
    enum door_id id = 0;
    while (id < DOOR_COUNT && !has_ending(path, doors[id].endings))
        id++;
    return id;
}

enum door_id door_for_text(const char *path, const char *text, size_t size, enum door_id *other)
{
    enum door_id taken = DOOR_COUNT;
    *other = DOOR_COUNT;
    for (int by_ending = 1; by_ending >= 0 && taken == DOOR_COUNT; by_ending--)
        for (enum door_id id = 0; id < DOOR_COUNT && *other == DOOR_COUNT; id++) {
            if ((by_ending && !has_ending(path, doors[id].endings)) || !doors[id].knows(text, size))
                continue;
            *(taken == DOOR_COUNT ? &taken : other) = id;
        }
    return taken;
}
