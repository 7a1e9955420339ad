/* Numbers in the cells of tables that measure; see measured.h. */
#include "view/measured.h"

#include <string.h>

void cell_say_number(struct viewer *viewer, struct cell *cell, uint64_t number)
{
    cell_say(viewer->arena, cell, arena_printf(viewer->arena, "%llu", (unsigned long long)number));
}

void cell_say_measure(struct viewer *viewer, struct cell *cell, double measure)
{
    const char *digits = arena_printf(viewer->arena, "%.3f", measure);
    size_t length = strlen(digits);
    while (digits[length - 1] == '0')
        length--;
    if (digits[length - 1] == '.')
        length--;
    cell_say(viewer->arena, cell, arena_copy(viewer->arena, digits, length));
}
