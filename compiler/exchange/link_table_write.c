/* Tables of links, as they are written: a plain one, and one that Kumu reads from a spreadsheet. */
#include "emit/csv.h"
#include "exchange/kept.h"
#include "exchange/labels.h"

#include <string.h>

static void put_fields(struct buffer *out, const char *const *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i)
            buffer_byte(out, ',');
        csv_put(out, fields[i] ? fields[i] : "");
    }
    buffer_put(out, "\r\n");
}

/* By number, whether a row of links names the variable. */
static bool *linked(const struct foreign_map *map)
{
    bool *named = arena_alloc(map->arena, map->variables.count + 1);
    for (size_t i = 0; i < map->links.count; i++)
        named[map->links.items[i].from] = named[map->links.items[i].to] = true;
    return named;
}

/* A variable has a row of its own where no link names it, or where more is to be said of it. */
void write_csv(struct foreign_map *map, struct buffer *out)
{
    const bool *named = linked(map);
    const char **labels = unique_labels(map);
    put_fields(
        out,
        (const char *const[]){"from", "to", "polarity", "delay", "because", "note", "unit", "kind"},
        8);
    for (size_t i = 0; i < map->variables.count; i++) {
        const struct foreign_variable *variable = &map->variables.items[i];
        const char *kind = kept_kind(map->arena, variable);
        if (!named[i] || variable->note || variable->unit || kind)
            put_fields(out,
                       (const char *const[]){labels[i], NULL, NULL, NULL, NULL, variable->note,
                                             variable->unit, kind},
                       8);
    }
    for (size_t i = 0; i < map->links.count; i++) {
        const struct foreign_link *link = &map->links.items[i];
        put_fields(out,
                   (const char *const[]){labels[link->from], labels[link->to],
                                         kept_signs[link->sign],
                                         link->delay     ? link->delay
                                         : link->delayed ? "yes"
                                                         : NULL,
                                         link->because, link->note, NULL, NULL},
                   8);
    }
    foreign_lose_said(map, FOREIGN_LOOPS | FOREIGN_MAP_NOTE);
}

/* Kumu knows a delayed link, not how long it takes: that goes into the description. */
static const char *description_of(const struct foreign_map *map, const struct foreign_link *link)
{
    const char *const parts[][2] = {{"", link->because}, {"after ", link->delay}, {"", link->note}};
    struct buffer text = {.arena = map->arena};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i][1])
            buffer_printf(&text, "%s%s%s", text.count ? "; " : "", parts[i][0], parts[i][1]);
    return text.count ? buffer_text(&text) : NULL;
}

/* Between two names in one field stands a bar for Kumu, so none can stand within a name. */
static const char **labels_without_bars(struct foreign_map *map)
{
    const char **labels = unique_labels(map);
    for (size_t i = 0; i < map->variables.count; i++) {
        if (!strchr(labels[i], '|'))
            continue;
        char *label = arena_copy(map->arena, labels[i], strlen(labels[i]));
        for (char *bar = strchr(label, '|'); bar; bar = strchr(bar, '|'))
            *bar = '/';
        labels[i] = label;
        foreign_lose(map, "bars in names, written as / and not |");
    }
    return labels;
}

void write_kumu_csv(struct foreign_map *map, struct buffer *out)
{
    const bool *named = linked(map);
    const char **labels = labels_without_bars(map);
    put_fields(
        out, (const char *const[]){"From", "To", "Type", "Direction", "Delayed", "Description"}, 6);
    for (size_t i = 0; i < map->variables.count; i++)
        if (!named[i])
            put_fields(out, (const char *const[]){labels[i], NULL, NULL, NULL, NULL, NULL}, 6);
    for (size_t i = 0; i < map->links.count; i++) {
        const struct foreign_link *link = &map->links.items[i];
        put_fields(out,
                   (const char *const[]){labels[link->from], labels[link->to],
                                         kept_signs[link->sign], "directed",
                                         link->delayed ? "yes" : NULL, description_of(map, link)},
                   6);
    }
    foreign_lose_said(map, FOREIGN_KINDS | FOREIGN_NOTES | FOREIGN_UNITS | FOREIGN_LOOPS |
                               FOREIGN_MAP_NOTE);
}
