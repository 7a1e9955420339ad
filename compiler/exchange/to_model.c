/* The text of a model that holds what another tool's file says. */
#include "exchange/to_model.h"

#include "exchange/statement_text.h"

#include <stdlib.h>
#include <string.h>

/* A link with where it stands, to find those between the same two variables. */
struct placed_link {
    uint32_t from, to, number;
};

struct writer {
    struct foreign_map *map;
    struct arena *arena;
    struct buffer *out;
    struct tally taken;        /* names of the map's own things, without their case */
    struct tally taken_above;  /* and those of the file */
    const char **names;        /* of the variables */
    struct placed_link *links; /* by from, to, and where they stand */
    bool *silent;              /* links that another tells, too */
    const char **both;         /* of a link that tells of both signs: the note that says so */
    struct made_model made;
};

/* ---- Links between the same two ---------------------------------------------------------------
 */

static int by_ends(const void *left, const void *right)
{
    const struct placed_link *a = left, *b = right;
    return a->from != b->from ? (a->from < b->from ? -1 : 1)
           : a->to != b->to   ? (a->to < b->to ? -1 : 1)
                              : (a->number > b->number) - (a->number < b->number);
}

static void sort_links(struct writer *writer)
{
    size_t count = writer->map->links.count;
    writer->links = arena_alloc(writer->arena, (count + 1) * sizeof *writer->links);
    for (size_t i = 0; i < count; i++) {
        const struct foreign_link *link = &writer->map->links.items[i];
        writer->links[i] = (struct placed_link){link->from, link->to, (uint32_t)i};
    }
    qsort(writer->links, count, sizeof *writer->links, by_ends);
}

static const struct foreign_link *link_at(const struct writer *writer, size_t place)
{
    return &writer->map->links.items[writer->links[place].number];
}

/* The place behind the last of the links between the same two as the one at `first`. */
static size_t end_of_pair(const struct writer *writer, size_t first)
{
    size_t end = first;
    while (end < writer->map->links.count && writer->links[end].from == writer->links[first].from &&
           writer->links[end].to == writer->links[first].to)
        end++;
    return end;
}

/* "the file has both: raises after a year, lowers because people tire" */
static const char *tell_both(const struct writer *writer, size_t first, size_t end)
{
    struct buffer note = {.arena = writer->arena};
    for (size_t i = first; i < end; i++) {
        const struct foreign_link *link = link_at(writer, i);
        buffer_printf(&note, "%s%s",
                      i > first ? ", " : "the file has both: ", sign_verbs[link->sign]);
        if (link->delayed)
            buffer_printf(&note, " after %s", link->delay ? link->delay : FOREIGN_SOME_DELAY);
        if (link->because)
            buffer_printf(&note, " because %s", link->because);
        if (link->note)
            buffer_printf(&note, " (%s)", link->note);
    }
    return buffer_text(&note);
}

/* Two links that say opposite things would be an error: they become one that says so. */
static void find_contradictions(struct writer *writer)
{
    size_t count = writer->map->links.count;
    writer->silent = arena_alloc(writer->arena, count + 1);
    writer->both = arena_alloc(writer->arena, (count + 1) * sizeof *writer->both);
    for (size_t first = 0, end; first < count; first = end) {
        bool seen[3] = {false};
        end = end_of_pair(writer, first);
        for (size_t i = first; i < end; i++)
            seen[link_at(writer, i)->sign] = true;
        if (!seen[SIGN_PLUS] || !seen[SIGN_MINUS])
            continue;
        writer->made.contradictions++;
        writer->both[writer->links[first].number] = tell_both(writer, first, end);
        for (size_t i = first + 1; i < end; i++)
            writer->silent[writer->links[i].number] = true;
    }
}

/* ---- Writing ----------------------------------------------------------------------------------
 */

/* `before "text"`, where there is a text. */
static void put_after(struct writer *writer, const char *before, const char *text)
{
    if (!text)
        return;
    buffer_put(writer->out, before);
    statement_put_text(writer->out, text);
}

static void put_variable(struct writer *writer, size_t number)
{
    const struct foreign_variable *variable = &writer->map->variables.items[number];
    const char *word = foreign_type_of(variable);
    buffer_printf(writer->out, "variable %s ", writer->names[number]);
    statement_put_text(writer->out, variable->label);
    if (variable->placed)
        foreign_lose(writer->map, "positions of variables");
    if (word || variable->is_given || variable->unit || variable->note) {
        buffer_put(writer->out, variable->note ? " {\n" : " {");
        if (word)
            buffer_printf(writer->out, " is: %s;", word);
        if (variable->is_given)
            buffer_put(writer->out, " given: yes;");
        put_after(writer, " unit: ", variable->unit);
        put_after(writer, variable->unit ? "; note: " : " note: ", variable->note);
        buffer_put(writer->out, variable->note ? "\n}" : " }");
    }
    buffer_byte(writer->out, '\n');
}

static void put_link(struct writer *writer, size_t number)
{
    const struct foreign_link *link = &writer->map->links.items[number];
    const char *both = writer->both[number], *note = both ? both : link->note;
    if (writer->silent[number])
        return;
    buffer_printf(writer->out, "%s %s %s", writer->names[link->from],
                  sign_verbs[both ? SIGN_UNKNOWN : link->sign], writer->names[link->to]);
    if (link->delayed)
        put_after(writer, " after ", link->delay ? link->delay : FOREIGN_SOME_DELAY);
    put_after(writer, " because ", both ? NULL : link->because);
    put_after(writer, " {\nnote: ", note);
    buffer_put(writer->out, note ? "\n}\n" : "\n");
}

/* ---- Loops ------------------------------------------------------------------------------------
 */

/* The sign of the links from one variable to another, as the model will have it; false where there
   is none. */
static bool sign_between(const struct writer *writer, uint32_t from, uint32_t to, enum sign *sign)
{
    const struct placed_link wanted = {from, to, 0};
    size_t low = 0, high = writer->map->links.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_ends(&writer->links[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == writer->map->links.count || writer->links[low].from != from ||
        writer->links[low].to != to)
        return false;
    *sign = link_at(writer, low)->sign;
    for (size_t i = low, end = end_of_pair(writer, low); i < end; i++)
        if (link_at(writer, i)->sign != *sign)
            *sign = SIGN_UNKNOWN;
    return true;
}

/* What its links make of a loop; false where they do not hold it, or it meets a variable twice. */
static bool type_of_loop(const struct writer *writer, const struct foreign_loop *loop, bool *met,
                         enum loop_type *type)
{
    bool held = loop->length > 0, unknown = false, odd = false;
    size_t done = 0;
    for (; held && done < loop->length; done++) {
        enum sign sign;
        uint32_t from = loop->through[done], to = loop->through[(done + 1) % loop->length];
        held = !met[from] && sign_between(writer, from, to, &sign);
        if (!held)
            break;
        met[from] = true;
        unknown |= sign == SIGN_UNKNOWN;
        odd ^= sign == SIGN_MINUS;
    }
    for (size_t i = 0; i < done; i++)
        met[loop->through[i]] = false;
    *type = unknown ? UNDETERMINED : odd ? BALANCING : REINFORCING;
    return held;
}

static void put_loop(struct writer *writer, const struct foreign_loop *loop, enum loop_type type)
{
    const char *label = loop->label ? loop->label : loop_type_words[type];
    buffer_printf(writer->out, "loop %s ", statement_name(&writer->taken, label, "loop"));
    statement_put_text(writer->out, label);
    buffer_printf(writer->out, " {\nis: %s\nthrough: ", loop_type_words[type]);
    for (size_t i = 0; i < loop->length; i++)
        buffer_printf(writer->out, "%s%s", i ? ", " : "", writer->names[loop->through[i]]);
    if (loop->type != type && loop->type != UNDETERMINED)
        buffer_printf(writer->out, "\nnote: \"the file calls it %s; its links make it %s\"",
                      loop_type_words[loop->type], loop_type_words[type]);
    buffer_put(writer->out, "\n}\n");
}

static void put_loops(struct writer *writer)
{
    bool *met = arena_alloc(writer->arena, writer->map->variables.count + 1);
    for (size_t i = 0; i < writer->map->loops.count; i++) {
        const struct foreign_loop *loop = &writer->map->loops.items[i];
        enum loop_type type;
        if (!type_of_loop(writer, loop, met, &type)) {
            foreign_lose(writer->map, "loops that the links do not hold");
            continue;
        }
        buffer_put(writer->out, writer->made.loops++ ? "" : "\n");
        put_loop(writer, loop, type);
    }
}

/* ---- The whole --------------------------------------------------------------------------------
 */

static void put_model(struct writer *writer, const char *name, const char *origin)
{
    const char *title = writer->map->title ? writer->map->title : name;
    buffer_printf(writer->out, "model %s ", statement_name(&writer->taken_above, title, "model"));
    statement_put_text(writer->out, title);
    buffer_put(writer->out, "\n\nuse archetypes # known stories: catwoe table FILE stories");
    buffer_printf(
        writer->out, "\n\ncausal-map %s ",
        statement_name(&writer->taken_above, arena_printf(writer->arena, "%s map", title), "map"));
    statement_put_text(writer->out, title);
    put_after(writer, " {\nsource: ", origin);
    put_after(writer, "\nnote: ", writer->map->note);
    buffer_put(writer->out, "\n\n");
    for (size_t i = 0; i < writer->map->variables.count; i++)
        put_variable(writer, i);
    buffer_put(writer->out, writer->map->links.count ? "\n" : "");
    for (size_t i = 0; i < writer->map->links.count; i++)
        put_link(writer, i);
    put_loops(writer);
    buffer_put(writer->out, "}\n");
}

struct made_model model_of_foreign(struct foreign_map *map, const char *name, const char *origin,
                                   struct buffer *out)
{
    struct buffer text = {.arena = map->arena};
    struct writer writer = {.map = map,
                            .arena = map->arena,
                            .out = &text,
                            .taken = {.arena = map->arena},
                            .taken_above = {.arena = map->arena}};
    writer.names = arena_alloc(map->arena, (map->variables.count + 1) * sizeof *writer.names);
    statement_reserve_words(&writer.taken_above, KIND_FILE);
    statement_reserve_words(&writer.taken, KIND_CAUSAL_MAP);
    for (size_t i = 0; i < map->variables.count; i++)
        writer.names[i] = statement_name(&writer.taken, map->variables.items[i].label, "v");
    sort_links(&writer);
    find_contradictions(&writer);
    put_model(&writer, name, origin);
    writer.made.sound = statements_lay_out(&text, out);
    return writer.made;
}
