/* Two texts that are much alike: the lines in which they differ. */
#include "base/difference.h"

#include <string.h>

struct text_line {
    const char *text;
    size_t length;
};

struct text_lines {
    struct text_line *items;
    size_t count, capacity;
};

static struct text_lines lines_in(struct arena *arena, const char *text)
{
    struct text_lines lines = {0};
    for (size_t length; *text; text += length + (text[length] == '\n')) {
        length = strcspn(text, "\n");
        *array_add(arena, &lines) = (struct text_line){text, length};
    }
    return lines;
}

static bool same_line(struct text_line a, struct text_line b)
{
    return a.length == b.length && !memcmp(a.text, b.text, a.length);
}

/* ---- What stays, goes and comes ---------------------------------------------------------------
 */

struct step {
    char sign; /* ' ', '-' or '+' */
    struct text_line line;
};

struct steps {
    struct step *items;
    size_t count, capacity;
};

/* How many lines can stay from line i of the one and line j of the other on. */
struct stays {
    size_t *most, width;
};

static size_t *most_from(const struct stays *stays, size_t i, size_t j)
{
    return &stays->most[i * stays->width + j];
}

static struct stays count_stays(struct arena *arena, const struct text_lines *before,
                                const struct text_lines *after)
{
    size_t width = after->count + 1;
    struct stays stays = {arena_alloc(arena, (before->count + 1) * width * sizeof(size_t)), width};
    for (size_t i = before->count; i-- > 0;)
        for (size_t j = after->count; j-- > 0;) {
            size_t down = *most_from(&stays, i + 1, j), on = *most_from(&stays, i, j + 1);
            *most_from(&stays, i, j) = same_line(before->items[i], after->items[j])
                                           ? *most_from(&stays, i + 1, j + 1) + 1
                                       : down > on ? down
                                                   : on;
        }
    return stays;
}

static struct steps steps_between(struct arena *arena, const struct text_lines *before,
                                  const struct text_lines *after)
{
    struct stays stays = count_stays(arena, before, after);
    struct steps steps = {0};
    for (size_t i = 0, j = 0; i < before->count || j < after->count;) {
        bool left = i < before->count, come = j < after->count;
        if (left && come && same_line(before->items[i], after->items[j])) {
            *array_add(arena, &steps) = (struct step){' ', after->items[j]};
            i++, j++;
        } else if (left && (!come || *most_from(&stays, i + 1, j) >= *most_from(&stays, i, j + 1)))
            *array_add(arena, &steps) = (struct step){'-', before->items[i++]};
        else
            *array_add(arena, &steps) = (struct step){'+', after->items[j++]};
    }
    return steps;
}

/* ---- Telling it -------------------------------------------------------------------------------
 */

/* A line that differs, or stands beside one; a blank line shows nobody where that is. */
static bool is_told(const struct steps *steps, size_t at)
{
    bool beside = (at > 0 && steps->items[at - 1].sign != ' ') ||
                  (at + 1 < steps->count && steps->items[at + 1].sign != ' ');
    return steps->items[at].sign != ' ' || (beside && steps->items[at].line.length);
}

const char *difference_if_short(struct arena *arena, const char *before, const char *after)
{
    struct text_lines old = lines_in(arena, before), new = lines_in(arena, after);
    struct steps steps = steps_between(arena, &old, &new);
    struct buffer out = {.arena = arena};
    size_t told = 0;
    bool gap = false;
    for (size_t i = 0; i < steps.count; i++) {
        const struct step *step = &steps.items[i];
        if (!is_told(&steps, i)) {
            gap = told > 0;
            continue;
        }
        if (gap)
            buffer_put(&out, "  …\n");
        gap = false;
        told++;
        buffer_printf(&out, "%c ", step->sign);
        buffer_add(&out, step->line.text, step->line.length);
        buffer_byte(&out, '\n');
    }
    return told && 2 * told < new.count ? buffer_text(&out) : NULL;
}
