/* Labels by which a format can tell variables apart. */
#include "exchange/labels.h"

#include "base/hash.h"
#include "base/tally.h"
#include "base/utf8.h"

#include <string.h>

const char *folded_label(struct arena *arena, const char *label)
{
    size_t length = 0, kept = 0;
    char *folded = utf8_folded(arena, label, strlen(label), &length);
    for (size_t at = 0; at < length; at++) {
        bool blank = strchr(" _\t\r\n", folded[at]) != NULL;
        if (!blank)
            folded[kept++] = folded[at];
        else if (kept && folded[kept - 1] != ' ')
            folded[kept++] = ' ';
    }
    while (kept && folded[kept - 1] == ' ')
        kept--;
    folded[kept] = '\0';
    return folded;
}

const char **unique_labels(struct foreign_map *map)
{
    struct tally taken = {.arena = map->arena};
    const char **labels = arena_alloc(map->arena, (map->variables.count + 1) * sizeof *labels);
    for (size_t i = 0; i < map->variables.count; i++) {
        const char *label = map->variables.items[i].label;
        uint32_t number = tally_add(&taken, hash_text(folded_label(map->arena, label)));
        labels[i] = label;
        if (number > 1)
            foreign_lose(map, "equal names of variables, told apart by a number");
        while (number > 1) {
            labels[i] = arena_printf(map->arena, "%s (%u)", label, number);
            bool is_free = tally_add(&taken, hash_text(folded_label(map->arena, labels[i]))) == 1;
            number = is_free ? 0 : number + 1;
        }
    }
    return labels;
}
