/* What formats have no field for, as plain text there and back. */
#include "exchange/kept.h"

#include <string.h>
#include <strings.h>

const char *const kept_signs[] = {"+", "-", "?"};

/* ---- Ids ------------------------------------------------------------------------------------- */

static bool is_one_word(const char *id)
{
    return *id && !id[strcspn(id, " \t\r\n=>")];
}

const char *kept_id(const struct foreign_map *map, uint32_t variable)
{
    const char *id = map->variables.items[variable].id;
    if (id && is_one_word(id) && foreign_find(map, id) == variable)
        return id;
    id = arena_printf(map->arena, "v%u", variable + 1);
    while (foreign_find(map, id) != FOREIGN_NONE)
        id = arena_printf(map->arena, "v-%s", id);
    return id;
}

/* ---- What a variable is ---------------------------------------------------------------------- */

const char *kept_kind(struct arena *arena, const struct foreign_variable *variable)
{
    const char *type = foreign_type_of(variable);
    if (!variable->is_given)
        return type;
    return type ? arena_printf(arena, "%s, given", type) : "given";
}

bool take_kind(struct foreign_map *map, struct foreign_variable *variable, const char *text)
{
    static const char gaps[] = ", ;|";
    bool known = true;
    for (text += strspn(text, gaps); *text; text += strspn(text, gaps)) {
        size_t length = strcspn(text, gaps);
        known &= foreign_take_type(variable, arena_copy(map->arena, text, length));
        text += length;
    }
    return known;
}

/* ---- Loops ----------------------------------------------------------------------------------- */

static const char arrow[] = " -> ";

const char *kept_loops(const struct foreign_map *map)
{
    struct buffer lines = {.arena = map->arena};
    for (size_t i = 0; i < map->loops.count; i++) {
        const struct foreign_loop *loop = &map->loops.items[i];
        buffer_printf(&lines, "%s%s: ", i ? "\n" : "", loop_type_words[loop->type]);
        for (size_t j = 0; j < loop->length; j++)
            buffer_printf(&lines, "%s%s", j ? arrow : "", kept_id(map, loop->through[j]));
        if (loop->label)
            buffer_printf(&lines, " = %s", loop->label);
    }
    return lines.count ? buffer_text(&lines) : NULL;
}

static bool take_type(const char **at, enum loop_type *type)
{
    static const enum loop_type types[] = {REINFORCING, BALANCING, UNDETERMINED};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        size_t length = strlen(loop_type_words[types[i]]);
        if (strncasecmp(*at, loop_type_words[types[i]], length) == 0 && (*at)[length] == ':') {
            *type = types[i];
            *at += length + 1;
            return true;
        }
    }
    return false;
}

struct through {
    uint32_t *items;
    size_t count, capacity;
};

/* The variables of "a -> b -> c"; false where one is not there. */
static bool take_through(struct foreign_map *map, char *chain, struct through *through)
{
    for (char *next = chain; next; chain = next) {
        next = strstr(chain, arrow);
        if (next) {
            *next = '\0';
            next += strlen(arrow);
        }
        const char *id = foreign_fold(map->arena, chain, strlen(chain));
        uint32_t found = id ? foreign_find(map, id) : FOREIGN_NONE;
        if (found == FOREIGN_NONE)
            return false;
        *array_add(map->arena, through) = found;
    }
    return true;
}

bool take_loop(struct foreign_map *map, const char *line, size_t length)
{
    enum loop_type type;
    const char *copy = arena_copy(map->arena, line, length);
    if (!take_type(&copy, &type))
        return false;
    char *chain = arena_copy(map->arena, copy, strlen(copy)), *label = strstr(chain, " = ");
    if (label) {
        *label = '\0';
        label += strlen(" = ");
    }
    struct through through = {0};
    if (!take_through(map, chain, &through))
        return false;
    foreign_add_loop(map, label, type, through.items, through.count);
    return true;
}

void take_loops(struct foreign_map *map, const char *lines)
{
    while (*lines) {
        size_t length = strcspn(lines, "\r\n");
        if (length && !take_loop(map, lines, length))
            foreign_lose(map, "loops of variables that the file does not have");
        lines += length;
        lines += strspn(lines, "\r\n");
    }
}

/* ---- What stands beside an arrow ------------------------------------------------------------- */

/* Bytes of the delay mark that the text begins with, 0 where it is none. */
static size_t delay_mark(const char *text)
{
    static const char *const marks[] = {"||",        "//",      "‖",    "(delay)",
                                        "(delayed)", "delayed", "delay"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncasecmp(text, marks[i], strlen(marks[i])) == 0)
            return strlen(marks[i]);
    return 0;
}

static const char *past_gaps(const char *text)
{
    return text + strspn(text, " ,;:");
}

/* Bytes of the sign that the text begins with where more is written behind it, else 0. */
static size_t leading_sign(const char *text)
{
    static const char *const signs[] = {"+", "-", "−", "–", "—", "?"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i]);
        if (strncmp(text, signs[i], length) == 0 &&
            (past_gaps(text + length) > text + length || delay_mark(text + length)))
            return length;
    }
    return 0;
}

bool take_arrow_label(struct foreign_map *map, struct foreign_link *link, const char *label)
{
    label = past_gaps(label);
    size_t length = leading_sign(label);
    const char *word = length ? arena_copy(map->arena, label, length) : label;
    bool known = false;
    enum sign sign = foreign_sign(word, &known);
    if (known) {
        link->sign = sign;
        label = past_gaps(label + strlen(word));
    }
    size_t mark = delay_mark(label);
    link->delayed |= mark > 0;
    label = past_gaps(label + mark);
    add_note(map->arena, &link->note, NULL, *label ? label : NULL);
    return known;
}

void add_note(struct arena *arena, const char **note, const char *heading, const char *text)
{
    enum { LONGEST = 4000 };
    if (!text || (*note && strlen(*note) > LONGEST))
        return;
    if (heading)
        text = arena_printf(arena, "%s: %s", heading, text);
    *note = foreign_join(arena, *note, text);
}

static bool is_one_of(const char *text, const char *const *words)
{
    while (*words && strcasecmp(text, *words) != 0)
        words++;
    return *words != NULL;
}

bool is_yes(const char *text)
{
    static const char *const words[] = {"yes", "true", "1", "y", "x", "on", NULL};
    return is_one_of(text, words);
}

void take_delay(struct foreign_link *link, const char *delayed, const char *delay)
{
    static const char *const noes[] = {"no", "false", "0", "none", "n", "off", "-", NULL};
    static const char *const bare[] = {"delayed", "delay", FOREIGN_SOME_DELAY, NULL};
    link->delayed |= delayed && is_yes(delayed);
    if (!delay || is_one_of(delay, noes))
        return;
    link->delayed = true;
    link->delay = is_yes(delay) || is_one_of(delay, bare) ? NULL : delay;
}

/* ---- As JSON ----------------------------------------------------------------------------------
 */

const char *kept_number(struct arena *arena, const char *before, size_t number)
{
    return arena_printf(arena, "%s%zu", before, number + 1);
}

void kept_put_loop(struct json *json, const struct foreign_map *map,
                   const struct foreign_loop *loop, const char *key, const char *before)
{
    json_line(json);
    json_open(json, '{');
    json_said(json, "label", loop->label);
    json_said(json, "type", loop_type_words[loop->type]);
    json_key(json, key);
    json_open(json, '[');
    for (size_t i = 0; i < loop->length; i++)
        json_text(json, kept_number(map->arena, before, loop->through[i]));
    json_close(json, ']');
    json_close(json, '}');
}
