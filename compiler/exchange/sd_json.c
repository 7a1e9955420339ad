/* SD-JSON: variables, relationships and feedback loops, as assistants for system dynamics write
   them; also the chains of causes that some of them begin with. Variables are known by their names.
 */
#include "exchange/json_reader.h"

#include "base/json.h"
#include "exchange/kept.h"
#include "exchange/labels.h"

#include <string.h>
#include <strings.h>

/* ---- Reading ----------------------------------------------------------------------------------
 */

/* Names are the same apart from case, and `_` stands for a blank: so they are each other's ids. */
static uint32_t known_variable(struct foreign_map *map, const char *name)
{
    return foreign_find(map, folded_label(map->arena, name));
}

/* The variable of this name; one that is not listed is added where it is first met. */
static uint32_t variable_called(struct foreign_map *map, const char *name)
{
    uint32_t found = known_variable(map, name);
    return found == FOREIGN_NONE ? foreign_add_variable(map, folded_label(map->arena, name), name)
                                 : found;
}

static void read_variable(struct foreign_map *map, const json_t *entry)
{
    const char *name = json_words(map, entry);
    if (!name)
        name = json_member_of(map, entry, "name|label");
    if (!name || known_variable(map, name) != FOREIGN_NONE) {
        foreign_lose(map, "variables without a name of their own");
        return;
    }
    uint32_t number = variable_called(map, name);
    struct foreign_variable *variable = &map->variables.items[number];
    const char *type = json_member(map, entry, "type");
    if (type)
        foreign_take_type(variable, type);
    variable->is_given = variable->is_given || json_holds(map, entry, "given");
    variable->unit = json_member_of(map, entry, "units|unit");
    variable->note = json_member_of(map, entry, "documentation|description|note");
    if (json_member(map, entry, "equation"))
        foreign_lose(map, "equations");
}

static void read_relationship(struct foreign_map *map, const json_t *entry)
{
    bool known;
    const char *from = json_member_of(map, entry, "from|source");
    const char *to = json_member_of(map, entry, "to|target");
    const char *polarity = json_member_of(map, entry, "polarity|sign");
    if (!from || !to) {
        foreign_lose(map, "relationships without an end");
        return;
    }
    uint32_t cause = variable_called(map, from), effect = variable_called(map, to);
    struct foreign_link *link = foreign_add_link(
        map, cause, effect, polarity ? foreign_sign(polarity, &known) : SIGN_UNKNOWN);
    take_delay(link, json_member(map, entry, "delayed"), json_member(map, entry, "delay"));
    link->because = json_member(map, entry, "reasoning");
    link->note = json_member(map, entry, "polarityReasoning");
    link->note = foreign_join(map->arena, link->note, json_member(map, entry, "note"));
}

/* One cause, and what follows from it step by step. */
static void read_chain(struct foreign_map *map, const json_t *chain)
{
    const json_t *steps = json_object_get(chain, "relationships");
    const char *from = json_member(map, chain, "initial_variable");
    for (size_t i = 0; from && i < json_array_size(steps) && !map->problem; i++) {
        bool known;
        const json_t *step = json_array_get(steps, i);
        const char *to = json_member(map, step, "variable");
        const char *polarity = json_member(map, step, "polarity");
        if (!to)
            return;
        uint32_t cause = variable_called(map, from), effect = variable_called(map, to);
        foreign_add_link(map, cause, effect,
                         polarity ? foreign_sign(polarity, &known) : SIGN_UNKNOWN)
            ->note = json_member(map, step, "polarityReasoning");
        from = to;
    }
}

static void read_loop(struct foreign_map *map, const json_t *loop)
{
    const json_t *links = json_object_get(loop, "links");
    size_t length = json_array_size(links);
    uint32_t *through = arena_alloc(map->arena, (length + 1) * sizeof *through);
    const char *label = json_member_of(map, loop, "name|title|label|identifier");
    for (size_t i = 0; i < length; i++) {
        const char *from = json_member(map, json_array_get(links, i), "from");
        through[i] = from ? known_variable(map, from) : FOREIGN_NONE;
        if (through[i] == FOREIGN_NONE)
            length = 0;
    }
    if (!length) {
        foreign_lose(map, "loops whose links are not told");
        return;
    }
    foreign_add_loop(map, label, foreign_loop_type(json_member_of(map, loop, "polarity|type")),
                     through, length);
}

typedef void read_entry(struct foreign_map *, const json_t *);

static void read_entries(struct foreign_map *map, const json_t *tree, const char *key,
                         read_entry *read)
{
    const json_t *entries = json_object_get(tree, key);
    for (size_t i = 0; i < json_array_size(entries) && !map->problem; i++)
        read(map, json_array_get(entries, i));
}

/* Answers of an assistant hold the model below `model` or `output`. */
static const json_t *model_in(const json_t *tree)
{
    static const char *const around[] = {"output", "model"};
    for (size_t i = 0; i < sizeof around / sizeof *around; i++)
        if (json_is_object(json_object_get(tree, around[i])))
            tree = json_object_get(tree, around[i]);
    return tree;
}

bool knows_sd_json(const char *text, size_t size)
{
    return (json_text_has(text, size, "relationships") && !json_text_has(text, size, "concepts") &&
            (json_text_has(text, size, "polarity") || json_text_has(text, size, "variables"))) ||
           json_text_has(text, size, "causal_chains");
}

void read_sd_json(struct foreign_map *map, const char *text, size_t size)
{
    json_t *whole = json_read(map, text, size);
    const json_t *tree = model_in(whole);
    bool has_lists = json_is_array(json_object_get(tree, "relationships")) ||
                     json_is_array(json_object_get(tree, "variables")) ||
                     json_is_array(json_object_get(tree, "causal_chains"));
    if (whole && !has_lists)
        json_fail_shape(map, "variables and relationships");
    if (has_lists) {
        map->title = json_member_of(map, tree, "title|name");
        map->note = json_member_of(map, tree, "explanation|description");
        read_entries(map, tree, "variables", read_variable);
        read_entries(map, tree, "relationships", read_relationship);
        read_entries(map, tree, "causal_chains", read_chain);
        read_entries(map, tree, "feedbackLoops", read_loop);
        if (json_object_get(tree, "specs"))
            foreign_lose(map, "settings of a simulation");
    }
    json_decref(whole);
}

/* ---- Writing ----------------------------------------------------------------------------------
 */

static void put_variable(struct foreign_map *map, struct json *json, const char *const *labels,
                         size_t number)
{
    const struct foreign_variable *variable = &map->variables.items[number];
    const char *type = foreign_type_of(variable);
    json_line(json);
    json_open(json, '{');
    json_said(json, "name", labels[number]);
    json_said(json, "type", type ? type : "variable");
    json_said(json, "units", variable->unit);
    json_said(json, "documentation", variable->note);
    json_said(json, "given", variable->is_given ? "yes" : NULL);
    json_close(json, '}');
}

static void put_relationship(struct foreign_map *map, struct json *json, const char *const *labels,
                             size_t number)
{
    const struct foreign_link *link = &map->links.items[number];
    json_line(json);
    json_open(json, '{');
    json_said(json, "from", labels[link->from]);
    json_said(json, "to", labels[link->to]);
    json_said(json, "polarity", kept_signs[link->sign]);
    json_said(json, "reasoning", link->because);
    json_said(json, "note", link->note);
    json_said(json, "delayed", link->delayed ? "yes" : NULL);
    json_said(json, "delay", link->delay);
    json_close(json, '}');
}

static void put_loop(struct json *json, const char *const *labels, const struct foreign_loop *loop,
                     size_t number)
{
    static const enum sign signs[] = {
        [REINFORCING] = SIGN_PLUS, [BALANCING] = SIGN_MINUS, [UNDETERMINED] = SIGN_UNKNOWN};
    json_line(json);
    json_open(json, '{');
    json_key(json, "identifier");
    json_number(json, number + 1);
    json_said(json, "name", loop->label);
    json_said(json, "polarity", kept_signs[signs[loop->type]]);
    json_key(json, "links");
    json_open(json, '[');
    for (size_t i = 0; i < loop->length; i++) {
        const char *const ends[][2] = {{"from", labels[loop->through[i]]},
                                       {"to", labels[loop->through[(i + 1) % loop->length]]}};
        json_texts(json, ends, 2);
    }
    json_close(json, ']');
    json_close(json, '}');
}

void write_sd_json(struct foreign_map *map, struct buffer *out)
{
    struct json json = {.out = out};
    const char *const *labels = (const char *const *)unique_labels(map);
    json_open(&json, '{');
    json_said(&json, "title", map->title);
    json_said(&json, "explanation", map->note);
    json_list(&json, "variables");
    for (size_t i = 0; i < map->variables.count; i++)
        put_variable(map, &json, labels, i);
    json_list_end(&json);
    json_list(&json, "relationships");
    for (size_t i = 0; i < map->links.count; i++)
        put_relationship(map, &json, labels, i);
    json_list_end(&json);
    json_list(&json, "feedbackLoops");
    for (size_t i = 0; i < map->loops.count; i++)
        put_loop(&json, labels, &map->loops.items[i], i);
    json_list_end(&json);
    json_line(&json);
    json_close(&json, '}');
    buffer_byte(out, '\n');
}
