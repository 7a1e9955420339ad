/* LOOPY: nodes, arrows and texts as lists of numbers, in a file or in the address that it makes.
   The sign of an arrow is that of its strength; its texts are escaped once in a file and twice in
   an address. What LOOPY has no place for, delays and named loops, is written as texts beside the
   arrows, where people read it and it is found again. */
#include "exchange/json_reader.h"
#include "exchange/kept.h"

#include "base/json.h"

#include <string.h>

/* Where things stand in the lists. */
enum { NODES, EDGES, TEXTS };
enum { NODE_ID, NODE_X, NODE_Y, NODE_START, NODE_LABEL };
enum { EDGE_FROM, EDGE_TO, EDGE_ARC, EDGE_STRENGTH };
enum { TEXT_X, TEXT_Y, TEXT_WORDS };

enum { HUES = 6, ARC = 40, MOST_STEPS = 50000000 };

/* "Delay a year: “Trust” → “Sales”" */
#define DELAY_IS "Delay "
#define LOOP_IS  "Loop "
#define FIRST    ": “"
#define NEXT     "” → “"
#define LAST     "”"

struct loopy {
    struct foreign_map *map;
    size_t next_link, steps; /* see next_prompt_link */
};

/* ---- Escapes ----------------------------------------------------------------------------------
 */

static int hexadecimal(char digit)
{
    return digit >= '0' && digit <= '9'   ? digit - '0'
           : digit >= 'a' && digit <= 'f' ? digit - 'a' + 10
           : digit >= 'A' && digit <= 'F' ? digit - 'A' + 10
                                          : -1;
}

/* Read %41 as A; what is no such escape stays. Gives the new length. */
static size_t unescape(char *text, size_t size)
{
    size_t length = 0;
    for (size_t at = 0; at < size; at++) {
        int high = text[at] == '%' && at + 2 < size ? hexadecimal(text[at + 1]) : -1;
        int low = high >= 0 ? hexadecimal(text[at + 2]) : -1;
        if (low >= 0)
            at += 2;
        text[length++] = low >= 0 ? (char)(high * 16 + low) : text[at];
    }
    text[length] = 0;
    return length;
}

static const char *label_of(struct foreign_map *map, const json_t *value)
{
    enum { MOST_TIMES = 2 };
    const char *words = json_words(map, value);
    size_t length = words ? strlen(words) : 0;
    char *text = words ? arena_copy(map->arena, words, length) : NULL;
    for (int times = 0; text && times < MOST_TIMES && strchr(text, '%'); times++)
        length = unescape(text, length);
    return foreign_fold(map->arena, text, length);
}

/* ---- Reading ----------------------------------------------------------------------------------
 */

static void read_node(struct foreign_map *map, const json_t *node)
{
    const char *id = json_words(map, json_array_get(node, NODE_ID));
    uint32_t number =
        foreign_add_variable(map, id, label_of(map, json_array_get(node, NODE_LABEL)));
    struct foreign_variable *variable = &map->variables.items[number];
    variable->placed = json_amount(json_array_get(node, NODE_X), &variable->x) &&
                       json_amount(json_array_get(node, NODE_Y), &variable->y);
    foreign_lose(map, "starting values");
}

static void read_edge(struct foreign_map *map, const json_t *edge)
{
    double strength = 0;
    const char *ids[] = {json_words(map, json_array_get(edge, EDGE_FROM)),
                         json_words(map, json_array_get(edge, EDGE_TO))};
    uint32_t from = ids[0] ? foreign_find(map, ids[0]) : FOREIGN_NONE;
    uint32_t to = ids[1] ? foreign_find(map, ids[1]) : FOREIGN_NONE;
    if (from == FOREIGN_NONE || to == FOREIGN_NONE) {
        foreign_lose(map, "arrows to nodes that are not in the file");
        return;
    }
    json_amount(json_array_get(edge, EDGE_STRENGTH), &strength);
    foreign_add_link(map, from, to, foreign_sign_of(strength));
    if (strength > 1 || strength < -1)
        foreign_lose(map, "strengths of arrows");
}

/* The words up to the mark, or to the end; moves on behind the mark. */
static const char *words_before(struct foreign_map *map, const char **at, const char *mark)
{
    const char *end = strstr(*at, mark);
    size_t length = end ? (size_t)(end - *at) : strlen(*at);
    const char *words = arena_copy(map->arena, *at, length);
    *at += length + (end ? strlen(mark) : 0);
    return words;
}

/* The next link between these two that has no delay yet, from where the last was found on and then
   from the start. Each look costs a step, and there are not more than there are. */
static struct foreign_link *next_prompt_link(struct loopy *loopy, uint32_t from, uint32_t to)
{
    size_t count = loopy->map->links.count;
    for (size_t i = 0; i < count && loopy->steps; i++, loopy->steps--) {
        size_t at = (loopy->next_link + i) % count;
        struct foreign_link *link = &loopy->map->links.items[at];
        if (link->from != from || link->to != to || link->delayed)
            continue;
        loopy->next_link = at + 1;
        return link;
    }
    return NULL;
}

/* A delay, and the link that takes it. */
static bool take_delay_text(struct loopy *loopy, const char *text)
{
    struct foreign_map *map = loopy->map;
    const char *delay = words_before(map, &text, FIRST);
    uint32_t from = foreign_find(map, words_before(map, &text, NEXT));
    uint32_t to = foreign_find(map, text);
    struct foreign_link *link = next_prompt_link(loopy, from, to);
    if (!link)
        return false;
    take_delay(link, NULL, delay);
    return true;
}

/* What a loop is called, its type behind a comma, and its variables. */
static bool take_loop_text(struct loopy *loopy, const char *text)
{
    struct foreign_map *map = loopy->map;
    const char *label = words_before(map, &text, FIRST), *type = strrchr(label, ',');
    size_t length = 0, most = strlen(text) / strlen(NEXT) + 1;
    uint32_t *through = arena_alloc(map->arena, most * sizeof *through);
    while (*text && type) {
        through[length] = foreign_find(map, words_before(map, &text, NEXT));
        if (through[length++] == FOREIGN_NONE)
            return false;
    }
    if (length)
        foreign_add_loop(map, arena_copy(map->arena, label, (size_t)(type - label)),
                         foreign_loop_type(type + 2), through, length);
    return length > 0;
}

/* What we have written ourselves is understood, all else is dropped. */
static bool take_text(struct loopy *loopy, const char *text)
{
    size_t length = strlen(text), end = strlen(LAST);
    if (length < end || strcmp(text + length - end, LAST) != 0 || !strstr(text, FIRST))
        return false;
    text = arena_copy(loopy->map->arena, text, length - end);
    if (!strncmp(text, DELAY_IS, strlen(DELAY_IS)))
        return take_delay_text(loopy, text + strlen(DELAY_IS));
    return !strncmp(text, LOOP_IS, strlen(LOOP_IS)) &&
           take_loop_text(loopy, text + strlen(LOOP_IS));
}

static void read_text(struct loopy *loopy, const json_t *entry)
{
    const char *text = label_of(loopy->map, json_array_get(entry, TEXT_WORDS));
    if (text && !take_text(loopy, text))
        foreign_lose(loopy->map, "texts on the picture");
}

static void read_tree(struct loopy *loopy, const json_t *tree)
{
    const json_t *nodes = json_array_get(tree, NODES), *edges = json_array_get(tree, EDGES);
    const json_t *texts = json_array_get(tree, TEXTS);
    const struct foreign_map *map = loopy->map;
    for (size_t i = 0; i < json_array_size(nodes) && !map->problem; i++)
        read_node(loopy->map, json_array_get(nodes, i));
    for (size_t i = 0; i < json_array_size(edges) && !map->problem; i++)
        read_edge(loopy->map, json_array_get(edges, i));
    for (size_t i = 0; i < json_array_size(texts) && !map->problem; i++)
        read_text(loopy, json_array_get(texts, i));
}

/* The lists in an address, behind `data=`; in a file they stand alone, their quotes escaped or not.
 */
static char *lists_of(struct arena *arena, const char *text, size_t *size)
{
    const char *data = strstr(text, "data=");
    bool address = data && json_text_begins(text, *size) != '[';
    size_t start = address ? (size_t)(data + 5 - text) : 0, length = *size - start;
    if (address)
        length = strcspn(text + start, "&# \t\r\n");
    char *lists = arena_copy(arena, text + start, length);
    *size = address || !strchr(lists, '"') ? unescape(lists, length) : length;
    return lists;
}

bool knows_loopy(const char *text, size_t size)
{
    size_t at = 0, brackets = 0;
    bool address = !strncmp(text, "http", 4) || !strncmp(text, "data=", 5) || text[0] == '?';
    if (address)
        return strstr(text, "data=[[") || strstr(text, "data=%5B%5B") ||
               strstr(text, "data=%5b%5b");
    while (at < size && text[at] && strchr("[ \t\r\n", text[at]))
        brackets += text[at++] == '[';
    return brackets >= 2 && at < size;
}

void read_loopy(struct foreign_map *map, const char *text, size_t size)
{
    struct loopy loopy = {.map = map, .steps = MOST_STEPS};
    text = lists_of(map->arena, text, &size);
    json_t *tree = json_read(map, text, size);
    if (tree && !json_is_array(json_array_get(tree, NODES)))
        json_fail_shape(map, "the lists of a model of LOOPY");
    else if (tree)
        read_tree(&loopy, tree);
    json_decref(tree);
}

/* ---- Writing ----------------------------------------------------------------------------------
 */

/* As a file holds a text: escaped but for plain letters and digits. */
static const char *escaped(struct arena *arena, const char *text)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    struct buffer out = {.arena = arena};
    for (; *text; text++) {
        if (strchr(plain, *text))
            buffer_byte(&out, *text);
        else
            buffer_printf(&out, "%%%02X", (unsigned char)*text);
    }
    return buffer_text(&out);
}

static void put_whole_numbers(struct json *json, const long *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++)
        json_whole(json, numbers[i]);
}

static void put_node(struct foreign_map *map, struct json *json, size_t number)
{
    const struct foreign_variable *variable = &map->variables.items[number];
    const long place[] = {(long)number + 1, (long)variable->x, (long)variable->y};
    json_line(json);
    json_open(json, '[');
    put_whole_numbers(json, place, 3);
    json_share(json, 0.5);
    json_text(json, escaped(map->arena, variable->label));
    json_whole(json, (long)(number % HUES));
    json_close(json, ']');
}

static void put_edge(struct foreign_map *map, struct json *json, size_t number)
{
    static const long strengths[] = {[SIGN_PLUS] = 1, [SIGN_MINUS] = -1, [SIGN_UNKNOWN] = 0};
    const struct foreign_link *link = &map->links.items[number];
    const long edge[] = {(long)link->from + 1, (long)link->to + 1, ARC, strengths[link->sign], 0};
    json_line(json);
    json_open(json, '[');
    put_whole_numbers(json, edge, link->from == link->to ? 5 : 4);
    json_close(json, ']');
}

static void put_words(struct json *json, long x, long y, struct buffer *words)
{
    json_line(json);
    json_open(json, '[');
    json_whole(json, x);
    json_whole(json, y);
    json_text(json, escaped(words->arena, buffer_text(words)));
    json_close(json, ']');
}

/* In the middle of the arrow. */
static void put_delay(struct foreign_map *map, struct json *json, const struct foreign_link *link)
{
    const struct foreign_variable *from = &map->variables.items[link->from];
    const struct foreign_variable *to = &map->variables.items[link->to];
    struct buffer words = {.arena = map->arena};
    buffer_printf(&words, DELAY_IS "%s" FIRST "%s" NEXT "%s" LAST,
                  link->delay ? link->delay : FOREIGN_SOME_DELAY, from->label, to->label);
    put_words(json, (long)((from->x + to->x) / 2), (long)((from->y + to->y) / 2), &words);
}

/* In the middle of its variables. */
static void put_loop(struct foreign_map *map, struct json *json, const struct foreign_loop *loop)
{
    double x = 0, y = 0;
    struct buffer words = {.arena = map->arena};
    buffer_printf(&words, LOOP_IS "%s, %s", loop->label ? loop->label : loop_type_words[loop->type],
                  loop_type_words[loop->type]);
    for (size_t i = 0; i < loop->length; i++) {
        const struct foreign_variable *variable = &map->variables.items[loop->through[i]];
        buffer_printf(&words, "%s%s", i ? NEXT : FIRST, variable->label);
        x += variable->x / (double)loop->length;
        y += variable->y / (double)loop->length;
    }
    buffer_put(&words, LAST);
    put_words(json, (long)x, (long)y, &words);
}

void write_loopy(struct foreign_map *map, struct buffer *out)
{
    struct json json = {.out = out};
    foreign_place(map);
    json_open(&json, '[');
    json_open(&json, '[');
    for (size_t i = 0; i < map->variables.count; i++)
        put_node(map, &json, i);
    json_list_end(&json);
    json_open(&json, '[');
    for (size_t i = 0; i < map->links.count; i++)
        put_edge(map, &json, i);
    json_list_end(&json);
    json_open(&json, '[');
    for (size_t i = 0; i < map->links.count; i++)
        if (map->links.items[i].delayed)
            put_delay(map, &json, &map->links.items[i]);
    for (size_t i = 0; i < map->loops.count; i++)
        put_loop(map, &json, &map->loops.items[i]);
    json_list_end(&json);
    json_whole(&json, (long)map->variables.count + 1);
    json_close(&json, ']');
    buffer_byte(out, '\n');
    foreign_lose_said(map, FOREIGN_KINDS | FOREIGN_NOTES | FOREIGN_UNITS | FOREIGN_REASONS |
                               FOREIGN_MAP_NOTE);
}
