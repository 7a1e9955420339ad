/* The inks; inks.def says what each is for. */
#include "draw/scene.h"

#include <string.h>

const struct ink_value inks[INK_COUNT] = {
    [INK_NONE] = {"none", "none", "none"},
#define INK(id, name, day, night) [INK_##id] = {name, day, night},
#include "draw/inks.def"
#undef INK
};

enum ink ink_named(const char *name)
{
    enum ink ink = INK_NONE + 1;
    while (ink < INK_COUNT && strcmp(inks[ink].name, name) != 0)
        ink++;
    return ink < INK_COUNT ? ink : INK_NONE;
}
