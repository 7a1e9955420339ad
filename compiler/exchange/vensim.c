/* Vensim's models (.mdl): equations, then sketches with a line an object. Read are the variables
   and arrows of the sketches, and what the equations tell besides; written is a sketch with its
   signs, and for each variable which others it depends on. */
#include "exchange/vensim.h"

#include "exchange/encoding.h"
#include "exchange/labels.h"

#include <string.h>

static const char sketch_mark[] = "\\\\\\---///";

/* ---- Names ------------------------------------------------------------------------------------
 */

static bool is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

/* The bytes that an escape takes, and what it stands for: a quote, a backslash, a line that goes
   on. A backslash before anything else is one. */
static size_t take_escape(struct slice text, char *byte)
{
    *byte = *text.at;
    if (*text.at != '\\' || text.length == 1)
        return 1;
    *byte = text.at[1] == 'n' || is_line_end(text.at[1]) ? ' ' : text.at[1];
    if (*byte == ' ' || *byte == '"' || *byte == '\\')
        return 2;
    *byte = '\\';
    return 1;
}

static void add_with_single_blanks(struct buffer *out, char byte)
{
    if (!strchr(" \t\r\n", byte) || !byte)
        buffer_byte(out, byte);
    else if (out->count && out->items[out->count - 1] != ' ')
        buffer_byte(out, ' ');
}

static void drop_last_blank(struct buffer *out)
{
    if (out->count && out->items[out->count - 1] == ' ')
        out->count--;
}

void vensim_show(struct buffer *shown, struct slice text)
{
    bool quoted = text.length > 1 && text.at[0] == '"' && text.at[text.length - 1] == '"';
    if (quoted)
        text = (struct slice){text.at + 1, text.length - 2};
    shown->count = 0;
    while (text.length) {
        char byte;
        size_t taken = take_escape(text, &byte);
        add_with_single_blanks(shown, byte);
        text.at += taken;
        text.length -= taken;
    }
    drop_last_blank(shown);
}

/* By what a name is known: without its case, and with blanks for `_`. */
static const char *id_of_shown(struct vensim_names *names)
{
    names->id.count = 0;
    for (size_t i = 0; i < names->shown.count; i++) {
        char byte = names->shown.items[i];
        if (byte & 0x80)
            return folded_label(names->map->arena, buffer_text(&names->shown));
        bool is_capital = byte >= 'A' && byte <= 'Z';
        add_with_single_blanks(&names->id, (char)(byte == '_'  ? ' '
                                                  : is_capital ? byte - 'A' + 'a'
                                                               : byte));
    }
    drop_last_blank(&names->id);
    return buffer_text(&names->id);
}

static const char *copied(struct arena *arena, const char *text)
{
    return arena_copy(arena, text, strlen(text));
}

static uint32_t variable_named(struct vensim_names *names, struct slice name, bool adds)
{
    vensim_show(&names->shown, slice_trimmed(name));
    const char *id = id_of_shown(names);
    uint32_t number = *id ? foreign_find(names->map, id) : (uint32_t)FOREIGN_NONE;
    if (number != FOREIGN_NONE || !adds || !*id)
        return number;
    return foreign_add_variable(names->map, copied(names->map->arena, id),
                                buffer_text(&names->shown));
}

uint32_t vensim_variable(struct vensim_names *names, struct slice name)
{
    return variable_named(names, name, true);
}

uint32_t vensim_known(struct vensim_names *names, struct slice name)
{
    return variable_named(names, name, false);
}

/* ---- Reading ----------------------------------------------------------------------------------
 */

/* An equation has two ~ and then a |; a model that was typed may have no sketch. */
static bool has_equation(const char *text, size_t size)
{
    enum { FAR_ENOUGH = 65536 };
    static const char parts[] = "=~~|";
    size_t part = 0;
    for (size_t i = 0; i < size && i < FAR_ENOUGH && parts[part]; i++)
        part += text[i] == parts[part];
    return !parts[part];
}

bool knows_vensim(const char *text, size_t size)
{
    struct slice rest = {text, size}, line;
    while (vensim_next_line(&rest, &line))
        if (slice_begins(line, sketch_mark))
            return true;
    return has_equation(text, size);
}

/* Cut the text in two where the sketches begin. */
static struct slice cut_sketches(struct slice *equations, size_t *line_number)
{
    struct slice rest = *equations, line = {rest.at, 0};
    *line_number = 1;
    while (!slice_begins(line, sketch_mark) && vensim_next_line(&rest, &line))
        ++*line_number;
    if (slice_begins(line, sketch_mark))
        equations->length = (size_t)(line.at - equations->at);
    return rest;
}

/* Behind a byte order mark, and in UTF-8, which a file that is in it may say first. */
static struct slice readable(struct arena *arena, const char *text, size_t size)
{
    static const char mark[] = "\xEF\xBB\xBF", says_so[] = "{UTF-8}";
    size_t length = sizeof mark - 1;
    struct slice slice = {text, size};
    if (size >= length && !memcmp(text, mark, length))
        return (struct slice){text + length, size - length};
    if (!slice_begins(slice, says_so))
        slice.at = encoding_as_utf8(arena, text, &slice.length);
    return slice;
}

void read_vensim(struct foreign_map *map, const char *text, size_t size)
{
    struct vensim_names names = {
        .map = map, .shown = {.arena = map->arena}, .id = {.arena = map->arena}};
    struct slice equations = readable(map->arena, text, size);
    size_t line_number;
    struct slice sketches = cut_sketches(&equations, &line_number);
    vensim_read_sketch(&names, sketches, line_number);
    if (!map->problem)
        vensim_read_equations(&names, equations);
    if (!map->problem && !map->variables.count)
        foreign_fail(map, 0, "there is neither an equation nor a sketch with a variable in it");
}

/* ---- Writing ----------------------------------------------------------------------------------
 */

/* A name is quoted where it is more than letters, digits and blanks. */
static void put_name(struct buffer *out, const char *label)
{
    bool plain = !(label[0] >= '0' && label[0] <= '9');
    for (const char *at = label; *at && plain; at++)
        plain = (unsigned char)*at >= 0x80 || *at == ' ' || *at == '_' ||
                (*at >= '0' && *at <= '9') || ((*at | 0x20) >= 'a' && (*at | 0x20) <= 'z');
    if (plain) {
        buffer_put(out, label);
        return;
    }
    buffer_byte(out, '"');
    for (; *label; label++)
        buffer_printf(out, "%s%c", strchr("\"\\", *label) ? "\\" : "", *label);
    buffer_byte(out, '"');
}

/* Units and comments end at ~ and |. */
static void put_remark(struct buffer *out, const char *text)
{
    for (; text && *text; text++)
        buffer_byte(out, strchr("~|", *text) ? '/' : *text);
}

/* The links that end at each variable: those of v are order[first[v]] to order[first[v + 1]]. */
struct inputs {
    size_t *first, *order;
};

static struct inputs inputs_of(const struct foreign_map *map)
{
    size_t variables = map->variables.count, links = map->links.count;
    struct inputs inputs = {arena_alloc(map->arena, (variables + 2) * sizeof *inputs.first),
                            arena_alloc(map->arena, (links + 1) * sizeof *inputs.order)};
    for (size_t i = 0; i < links; i++)
        inputs.first[map->links.items[i].to + 2]++;
    for (size_t i = 2; i < variables + 2; i++)
        inputs.first[i] += inputs.first[i - 1];
    for (size_t i = 0; i < links; i++)
        inputs.order[inputs.first[map->links.items[i].to + 1]++] = i;
    return inputs;
}

static void put_equations(const struct foreign_map *map, const char *const *labels,
                          struct buffer *out)
{
    struct inputs inputs = inputs_of(map);
    for (size_t i = 0; i < map->variables.count; i++) {
        put_name(out, labels[i]);
        buffer_put(out, " = A FUNCTION OF(");
        for (size_t j = inputs.first[i]; j < inputs.first[i + 1]; j++) {
            const struct foreign_link *link = &map->links.items[inputs.order[j]];
            buffer_put(out, j > inputs.first[i] ? "," : "");
            buffer_put(out, link->sign == SIGN_MINUS ? "-" : "");
            put_name(out, labels[link->from]);
        }
        buffer_put(out, ")\n\t~\t");
        put_remark(out, map->variables.items[i].unit);
        buffer_put(out, "\n\t~\t");
        put_remark(out, map->variables.items[i].note);
        buffer_put(out, "\n\t|\n\n");
    }
}

static void put_variables(const struct foreign_map *map, const char *const *labels,
                          struct buffer *out)
{
    enum { SHAPE_BOX = 3, SHAPE_NONE = 8 };
    for (size_t i = 0; i < map->variables.count; i++) {
        const struct foreign_variable *variable = &map->variables.items[i];
        buffer_printf(out, "10,%zu,", i + 1);
        put_name(out, labels[i]);
        buffer_printf(out, ",%.0f,%.0f,60,20,%d,3,0,0,0,0,0,0\n", variable->x, variable->y,
                      variable->is_stock ? SHAPE_BOX : SHAPE_NONE);
    }
}

static void put_arrows(const struct foreign_map *map, struct buffer *out)
{
    static const int signs[] = {'+', '-', 0};
    enum { MARK_AT_HEAD = 128, DELAYED = 1 };
    for (size_t i = 0; i < map->links.count; i++) {
        const struct foreign_link *link = &map->links.items[i];
        buffer_printf(out, "1,%zu,%u,%u,0,0,%d,0,0,%d,0,-1--1--1,,1|(0,0)|\n",
                      map->variables.count + i + 1, link->from + 1, link->to + 1, signs[link->sign],
                      MARK_AT_HEAD + (link->delayed ? DELAYED : 0));
    }
}

void write_vensim(struct foreign_map *map, struct buffer *out)
{
    const char **labels = unique_labels(map);
    foreign_place(map);
    buffer_put(out, "{UTF-8}\n");
    put_equations(map, labels, out);
    buffer_printf(out,
                  "%s Sketch information - do not modify anything except names\n"
                  "V300  Do not put anything below this section - it will be ignored\n"
                  "*View 1\n"
                  "$192-192-192,0,Times New Roman|12||0-0-0|0-0-0|0-0-255|-1--1--1|-1--1--1|"
                  "96,96,100,0\n",
                  sketch_mark);
    put_variables(map, labels, out);
    put_arrows(map, out);
    buffer_put(out, "///---\\\\\\\n");
    foreign_lose_said(map, FOREIGN_OTHER_KINDS | FOREIGN_LENGTHS | FOREIGN_REASONS | FOREIGN_LOOPS |
                               FOREIGN_MAP_NOTE);
}
