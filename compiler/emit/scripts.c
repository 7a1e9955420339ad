/* Scripts and the packages of fonts that have them; scripts.def is the table. */
#include "emit/scripts.h"

#include <stddef.h>
#include <string.h>

static const struct script scripts[] = {
#define SCRIPT(...) {__VA_ARGS__},
#include "emit/scripts.def"
#undef SCRIPT
};
enum { COUNT = sizeof scripts / sizeof *scripts };

/* A script may have several stretches: the first stands for it. */
static const struct script *first_of(const struct script *stretch)
{
    const struct script *first = scripts;
    while (strcmp(first->name, stretch->name) != 0 || strcmp(first->package, stretch->package) != 0)
        first++;
    return first;
}

const struct script *script_of(uint32_t character)
{
    for (size_t i = 0; i < COUNT; i++)
        if (character >= scripts[i].first && character <= scripts[i].last)
            return first_of(&scripts[i]);
    return NULL;
}
