/* Labels by which a format can tell variables apart. */
#include "exchange/labels.h"

#include "base/hash.h"
#include "base/tally.h"
#include "base/utf8.h"

#include <string.h>

const char *label_with_blanks(struct arena *arena, const char *label)
{
    char *plain = arena_copy(arena, label, strlen(label));
    for (char *at = strchr(plain, '_'); at; at = strchr(at, '_'))
        *at = ' ';
    return foreign_fold(arena, plain, strlen(plain));
}

const char *folded_label(struct arena *arena, const char *label)
{
    size_t length;
    const char *line = label_with_blanks(arena, label);
    return line ? utf8_folded(arena, line, strlen(line), &length) : "";
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
