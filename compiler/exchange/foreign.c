/* The neutral causal map that all doors read into and write from. */
#include "exchange/foreign.h"

#include "base/hash.h"
#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- Finding a variable by its id or its label ------------------------------------------------
 */

struct bearer {
    const char *text; /* NULL: the place is free */
    uint32_t variable;
    bool several; /* variables bear it */
};

struct bearers {
    struct bearer *items;
    size_t count, size; /* size is a power of two, or 0 */
};

struct foreign_index {
    struct bearers ids, labels;
};

static struct bearer *bearer_of(const struct bearers *bearers, const char *text)
{
    size_t mask = bearers->size - 1, at = hash_text(text) & mask;
    while (bearers->items[at].text && strcmp(bearers->items[at].text, text) != 0)
        at = (at + 1) & mask;
    return &bearers->items[at];
}

static void bearers_grow(struct arena *arena, struct bearers *bearers)
{
    struct bearers larger = {.size = bearers->size ? bearers->size * 2 : 64,
                             .count = bearers->count};
    larger.items = arena_alloc(arena, larger.size * sizeof *larger.items);
    for (size_t i = 0; i < bearers->size; i++)
        if (bearers->items[i].text)
            *bearer_of(&larger, bearers->items[i].text) = bearers->items[i];
    arena_discard(arena, bearers->items, bearers->size * sizeof *bearers->items);
    *bearers = larger;
}

static void bearers_add(struct arena *arena, struct bearers *bearers, const char *text,
                        uint32_t variable)
{
    if (bearers->count * 2 >= bearers->size)
        bearers_grow(arena, bearers);
    struct bearer *bearer = bearer_of(bearers, text);
    if (bearer->text) {
        bearer->several = true;
        return;
    }
    *bearer = (struct bearer){.text = text, .variable = variable};
    bearers->count++;
}

uint32_t foreign_find(const struct foreign_map *map, const char *id)
{
    const struct bearers *ids = &map->index->ids, *labels = &map->index->labels;
    const struct bearer *bearer = ids->size ? bearer_of(ids, id) : NULL;
    if (bearer && bearer->text)
        return bearer->variable;
    const char *label = labels->size ? foreign_fold(map->arena, id, strlen(id)) : NULL;
    bearer = label ? bearer_of(labels, label) : NULL;
    return bearer && bearer->text && !bearer->several ? bearer->variable : FOREIGN_NONE;
}

/* ---- Texts ------------------------------------------------------------------------------------
 */

static bool is_gap(int32_t code_point)
{
    return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) ||
           utf8_is_blank(code_point);
}

const char *foreign_fold(struct arena *arena, const char *text, size_t length)
{
    struct buffer folded = {.arena = arena};
    size_t bytes;
    bool gap = false;
    for (size_t at = 0; text && at < length; at += bytes) {
        int32_t code_point = utf8_next(text + at, length - at, &bytes);
        bool broken = code_point == 0xFFFD && bytes == 1;
        if (is_gap(code_point)) {
            gap = folded.count > 0;
            continue;
        }
        if (gap)
            buffer_byte(&folded, ' ');
        gap = false;
        buffer_add(&folded, broken ? "\xEF\xBF\xBD" : text + at, broken ? 3 : bytes);
    }
    return folded.count ? buffer_text(&folded) : NULL;
}

const char *foreign_join(struct arena *arena, const char *note, const char *more)
{
    return !note ? more : !more ? note : arena_printf(arena, "%s; %s", note, more);
}

/* ---- Building ---------------------------------------------------------------------------------
 */

struct foreign_map *foreign_map_new(struct arena *arena)
{
    struct foreign_map *map = arena_new_of(arena, struct foreign_map);
    map->arena = arena;
    map->index = arena_new_of(arena, struct foreign_index);
    return map;
}

uint32_t foreign_add_variable(struct foreign_map *map, const char *id, const char *label)
{
    uint32_t number = (uint32_t)map->variables.count;
    if (number == FOREIGN_MOST_VARIABLES) {
        foreign_fail(map, 0, "it holds more than %d variables, the most that are read",
                     FOREIGN_MOST_VARIABLES);
        return number - 1;
    }
    label = label ? foreign_fold(map->arena, label, strlen(label)) : NULL;
    if (!label && id)
        label = foreign_fold(map->arena, id, strlen(id));
    if (!label)
        label = arena_printf(map->arena, "%u", number + 1);
    *array_add(map->arena, &map->variables) = (struct foreign_variable){.id = id, .label = label};
    if (id)
        bearers_add(map->arena, &map->index->ids, id, number);
    bearers_add(map->arena, &map->index->labels, label, number);
    return number;
}

struct foreign_link *foreign_add_link(struct foreign_map *map, uint32_t from, uint32_t to,
                                      enum sign sign)
{
    if (map->links.count == FOREIGN_MOST_LINKS) {
        foreign_fail(map, 0, "it holds more than %d links, the most that are read",
                     FOREIGN_MOST_LINKS);
        map->links.count--;
    }
    struct foreign_link *link = array_add(map->arena, &map->links);
    *link = (struct foreign_link){.from = from, .to = to, .sign = sign};
    return link;
}

void foreign_add_loop(struct foreign_map *map, const char *label, enum loop_type type,
                      uint32_t *through, size_t length)
{
    if (map->loops.count == FOREIGN_MOST_LOOPS) {
        foreign_lose(map, "loops beyond what is read");
        return;
    }
    label = label ? foreign_fold(map->arena, label, strlen(label)) : NULL;
    *array_add(map->arena, &map->loops) =
        (struct foreign_loop){.label = label, .type = type, .through = through, .length = length};
}

/* ---- What goes wrong, and what is lost --------------------------------------------------------
 */

void foreign_fail(struct foreign_map *map, size_t line, const char *format, ...)
{
    va_list arguments;
    if (map->problem)
        return;
    va_start(arguments, format);
    map->problem = arena_vprintf(map->arena, format, arguments);
    map->line = line;
    va_end(arguments);
}

void foreign_lose(struct foreign_map *map, const char *what)
{
    enum { MOST_TOLD = 40 };
    if (map->losses.count >= MOST_TOLD)
        what = "other things";
    for (size_t i = 0; i < map->losses.count; i++)
        if (!strcmp(map->losses.items[i].what, what)) {
            map->losses.items[i].count++;
            return;
        }
    *array_add(map->arena, &map->losses) = (struct foreign_loss){.what = what, .count = 1};
}

static void lose_where(struct foreign_map *map, bool is_lost, const char *what)
{
    if (is_lost)
        foreign_lose(map, what);
}

void foreign_lose_said(struct foreign_map *map, unsigned said)
{
    lose_where(map, said & FOREIGN_MAP_NOTE && map->note, "notes of the map");
    for (size_t i = 0; i < map->variables.count; i++) {
        const struct foreign_variable *variable = &map->variables.items[i];
        const char *type = foreign_type_of(variable);
        bool is_other = variable->is_given || (type && !variable->is_stock);
        lose_where(map,
                   (said & FOREIGN_KINDS && (type || is_other)) ||
                       (said & FOREIGN_OTHER_KINDS && is_other),
                   "kinds of variables");
        lose_where(map, said & FOREIGN_NOTES && variable->note, "notes of variables");
        lose_where(map, said & FOREIGN_UNITS && variable->unit, "units of variables");
    }
    for (size_t i = 0; i < map->links.count; i++) {
        const struct foreign_link *link = &map->links.items[i];
        lose_where(map, said & FOREIGN_DELAYS && link->delayed, "delays");
        lose_where(map, said & FOREIGN_LENGTHS && link->delay, "lengths of delays");
        lose_where(map, said & FOREIGN_REASONS && link->because, "reasons of links");
        lose_where(map, said & FOREIGN_REASONS && link->note, "notes of links");
    }
    for (size_t i = 0; said & FOREIGN_LOOPS && i < map->loops.count; i++)
        foreign_lose(map, "names of loops");
}

/* Bytes up to the end of what is counted: "positions" of "positions of variables". */
static size_t counted_length(const char *what)
{
    static const char *const behind[] = {" of ",   " on ", " in ",    " from ",
                                         " that ", " to ", " whose ", ", "};
    size_t length = strlen(what);
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
        const char *at = strstr(what, behind[i]);
        if (at && (size_t)(at - what) < length)
            length = (size_t)(at - what);
    }
    return length;
}

const char *foreign_loss_in_words(struct arena *arena, const struct foreign_loss *loss)
{
    size_t length = counted_length(loss->what);
    const char *behind = loss->what + length, *ending = "";
    if (loss->count != 1)
        return arena_printf(arena, "%zu %s", loss->count, loss->what);
    if (length > 3 && !memcmp(behind - 3, "ies", 3)) {
        length -= 3;
        ending = "y";
    } else if (length && behind[-1] == 's') {
        length--;
    }
    return arena_printf(arena, "1 %.*s%s%s", (int)length, loss->what, ending, behind);
}

/* ---- Signs ------------------------------------------------------------------------------------
 */

static const struct {
    const char *word;
    enum sign sign;
} sign_words[] = {
    {"+", SIGN_PLUS},           {"++", SIGN_PLUS},         {"+++", SIGN_PLUS},
    {"＋", SIGN_PLUS},          {"+ve", SIGN_PLUS},        {"plus", SIGN_PLUS},
    {"positive", SIGN_PLUS},    {"pos", SIGN_PLUS},        {"s", SIGN_PLUS},
    {"same", SIGN_PLUS},        {"raises", SIGN_PLUS},     {"increases", SIGN_PLUS},
    {"increase", SIGN_PLUS},    {"-", SIGN_MINUS},         {"--", SIGN_MINUS},
    {"---", SIGN_MINUS},        {"−", SIGN_MINUS},         {"−−", SIGN_MINUS},
    {"–", SIGN_MINUS},          {"—", SIGN_MINUS},         {"－", SIGN_MINUS},
    {"‐", SIGN_MINUS},          {"‑", SIGN_MINUS},         {"-ve", SIGN_MINUS},
    {"−ve", SIGN_MINUS},        {"–ve", SIGN_MINUS},       {"minus", SIGN_MINUS},
    {"negative", SIGN_MINUS},   {"neg", SIGN_MINUS},       {"o", SIGN_MINUS},
    {"opposite", SIGN_MINUS},   {"lowers", SIGN_MINUS},    {"decreases", SIGN_MINUS},
    {"decrease", SIGN_MINUS},   {"reduces", SIGN_MINUS},   {"?", SIGN_UNKNOWN},
    {"unknown", SIGN_UNKNOWN},  {"+/-", SIGN_UNKNOWN},     {"-/+", SIGN_UNKNOWN},
    {"+-", SIGN_UNKNOWN},       {"-+", SIGN_UNKNOWN},      {"±", SIGN_UNKNOWN},
    {"0", SIGN_UNKNOWN},        {"mixed", SIGN_UNKNOWN},   {"ambiguous", SIGN_UNKNOWN},
    {"affects", SIGN_UNKNOWN},  {"neutral", SIGN_UNKNOWN}, {"none", SIGN_UNKNOWN},
    {"undefined", SIGN_UNKNOWN}};

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (unsigned char)byte > 127;
}

static bool is_word(const char *text, size_t length, const char *word)
{
    size_t at = 0;
    while (at < length && word[at] &&
           (text[at] >= 'A' && text[at] <= 'Z' ? text[at] + 32 : text[at]) == word[at])
        at++;
    return at == length && !word[at];
}

static bool sign_of_word(const char *text, size_t length, enum sign *sign)
{
    for (size_t i = 0; i < sizeof sign_words / sizeof *sign_words; i++)
        if (is_word(text, length, sign_words[i].word)) {
            *sign = sign_words[i].sign;
            return true;
        }
    return false;
}

enum sign foreign_sign_of(double number)
{
    return number > 0 ? SIGN_PLUS : number < 0 ? SIGN_MINUS : SIGN_UNKNOWN;
}

static bool sign_of_number(const char *text, enum sign *sign)
{
    char *end;
    double number = text[strspn(text, "+-.0123456789eE ")] ? NAN : strtod(text, &end);
    if (isnan(number) || end == text || *end)
        return false;
    *sign = foreign_sign_of(number);
    return true;
}

/* The whole word, a number, or the first word of several: "Positive influence". */
enum sign foreign_sign(const char *word, bool *known)
{
    enum sign sign = SIGN_UNKNOWN;
    size_t start = strspn(word, " \t([\""), length = strlen(word), first = start;
    while (length > start && strchr(" \t)]\".", word[length - 1]))
        length--;
    while (first < length && is_letter(word[first]))
        first++;
    *known =
        length > start &&
        (sign_of_word(word + start, length - start, &sign) || sign_of_number(word + start, &sign) ||
         (first > start + 2 && first < length && sign_of_word(word + start, first - start, &sign)));
    return sign;
}

enum loop_type foreign_loop_type(const char *word)
{
    return !word || !*word        ? UNDETERMINED
           : strchr("rR+", *word) ? REINFORCING
           : strchr("bB-", *word) ? BALANCING
                                  : UNDETERMINED;
}

/* ---- What a variable is -----------------------------------------------------------------------
 */

bool foreign_take_type(struct foreign_variable *variable, const char *word)
{
    bool plain;
    const struct {
        const char *word;
        bool *is;
    } types[] = {{"stock", &variable->is_stock},   {"gap", &variable->is_gap},
                 {"action", &variable->is_action}, {"perceived", &variable->is_perceived},
                 {"given", &variable->is_given},   {"variable", &plain}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (!strcasecmp(word, types[i].word))
            return *types[i].is = true;
    return false;
}

const char *foreign_type_of(const struct foreign_variable *variable)
{
    return variable->is_action      ? "action"
           : variable->is_gap       ? "gap"
           : variable->is_stock     ? "stock"
           : variable->is_perceived ? "perceived"
                                    : NULL;
}

/* ---- Places -----------------------------------------------------------------------------------
 */

/* The middle of those that have a place. */
static void find_middle(const struct foreign_map *map, double *x, double *y, size_t *unplaced)
{
    size_t placed = 0;
    *x = *y = 0;
    for (size_t i = 0; i < map->variables.count; i++) {
        const struct foreign_variable *variable = &map->variables.items[i];
        *x += variable->placed ? variable->x : 0;
        *y += variable->placed ? variable->y : 0;
        placed += variable->placed;
    }
    *unplaced = map->variables.count - placed;
    if (placed) {
        *x /= (double)placed;
        *y /= (double)placed;
    }
}

/* A point of the circle, so much of a turn from the top on, rightwards: by its rational points,
   without a sine, so that it is the same on every machine; those are nearly even. */
static void set_on_circle(struct foreign_variable *variable, double x, double y, double radius,
                          double turn)
{
    unsigned quarter = (unsigned)(4 * turn);
    double part = 4 * turn - quarter, squared = part * part;
    double along = radius * 2 * part / (1 + squared);
    double across = radius * (1 - squared) / (1 + squared);
    double right = quarter == 0 ? along : quarter == 1 ? across : quarter == 2 ? -along : -across;
    double up = quarter == 0 ? across : quarter == 1 ? -along : quarter == 2 ? -across : along;
    variable->x = floor(x + right + 0.5);
    variable->y = floor(y - up + 0.5);
    variable->placed = true;
}

void foreign_place(struct foreign_map *map)
{
    const double apart = 160, circumference = 6.283185307179586;
    double x, y;
    size_t left, on_circle = 0, placed = 0;
    double radius = 0;
    find_middle(map, &x, &y, &left);
    for (size_t i = 0; i < map->variables.count; i++) {
        struct foreign_variable *variable = &map->variables.items[i];
        if (variable->placed)
            continue;
        if (placed == on_circle) {
            radius += left > 1 ? 1.5 * apart : 0;
            on_circle = (size_t)(circumference * radius / apart);
            on_circle = !on_circle ? 1 : on_circle < left ? on_circle : left;
            placed = 0;
        }
        set_on_circle(variable, x, y, radius, (double)placed / (double)on_circle);
        placed++;
        left--;
    }
}
