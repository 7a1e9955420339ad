/* What import and export have in common: how doors are named, and what is told. */
#include "driver/crossing.h"

#include "base/listing.h"
#include "base/suggest.h"

#include <string.h>

const char *door_names(struct arena *arena)
{
    struct listing names = {0};
    for (enum door_id id = 0; id < DOOR_COUNT; id++)
        listing_add(&names, arena, doors[id].name);
    return listing_text(&names, "or");
}

enum door_id door_called(const struct invocation *invocation, const char *name)
{
    struct suggest suggest;
    enum door_id door = door_named(name);
    if (door != DOOR_COUNT)
        return door;
    suggest_start(&suggest, name, strlen(name));
    for (enum door_id id = 0; id < DOOR_COUNT; id++)
        suggest_offer(&suggest, doors[id].name, NULL);
    if (suggest.count)
        usage_error("there is no format '%s'; did you mean %s?", name, suggest.found[0]);
    else
        usage_error("there is no format '%s'; it is %s", name, door_names(invocation->arena));
    return DOOR_COUNT;
}

static const char *counted(struct arena *arena, size_t count, const char *what)
{
    return arena_printf(arena, "%zu %s%s", count, what, count == 1 ? "" : "s");
}

const char *map_in_numbers(const struct foreign_map *map, size_t loops)
{
    struct listing numbers = {0};
    listing_add(&numbers, map->arena, counted(map->arena, map->variables.count, "variable"));
    listing_add(&numbers, map->arena, counted(map->arena, map->links.count, "link"));
    if (loops)
        listing_add(&numbers, map->arena, counted(map->arena, loops, "loop"));
    return listing_text(&numbers, "and");
}

void tell_losses(const struct foreign_map *map)
{
    struct buffer list = {.arena = map->arena};
    for (size_t i = 0; i < map->losses.count; i++)
        buffer_printf(&list, "%s%s", i ? "; " : "",
                      foreign_loss_in_words(map->arena, &map->losses.items[i]));
    if (list.count)
        tell("dropped: %s", buffer_text(&list));
}
