/* loops: the feedback loops of causal maps, counted and told. */
#include "driver/command.h"

#include "analysis/loops.h"
#include "base/json.h"
#include "base/listing.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- JSON: its shape is a promise to other programs -------------------------------------------
 */

static void put_number(struct json *json, const char *key, unsigned long long number)
{
    json_key(json, key);
    json_number(json, number);
}

static void put_parts(struct json *json, const struct loops *loops)
{
    json_key(json, "components");
    json_open(json, '[');
    for (size_t i = 0; i < loops->part_count; i++) {
        json_open(json, '{');
        put_number(json, "size", loops->parts[i].size);
        put_number(json, "links", loops->parts[i].links);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_bound(struct json *json, const struct loops *loops)
{
    json_key(json, "exact");
    json_bool(json, loops->exact);
    json_key(json, "bound");
    if (loops->exact) {
        json_null(json);
        return;
    }
    json_open(json, '{');
    put_number(json, "length", loops->bound);
    json_close(json, '}');
}

static void put_lengths(struct json *json, const struct loops *loops)
{
    char key[16];
    json_key(json, "by_length");
    json_open(json, '{');
    for (uint32_t length = 1; length <= loops->longest; length++) {
        if (!loops->by_length[length])
            continue;
        snprintf(key, sizeof key, "%u", length);
        put_number(json, key, loops->by_length[length]);
    }
    json_close(json, '}');
}

/* The name that other statements could use; a variable without one is known by its text. */
static const char *name_of_item(const struct model *model, const struct item *item)
{
    return item->name ? item->name->text : model_text(model, item->statement->label);
}

static void put_loop(struct json *json, const struct model *model, const struct loops *loops,
                     const struct found_loop *loop)
{
    json_open(json, '{');
    json_key(json, "name");
    json_text(json, loop->declared ? name_of_item(model, loop->declared) : NULL);
    json_key(json, "type");
    json_text(json, loop_type_words[loop->type]);
    json_key(json, "delayed");
    json_bool(json, loop->delayed);
    json_key(json, "through");
    json_open(json, '[');
    for (uint32_t i = 0; i < loop->length; i++)
        json_text(json, name_of_item(model, loops->graph->variables[loop->vertices[i]]));
    json_close(json, ']');
    json_close(json, '}');
}

static void put_map_json(struct json *json, const struct model *model, const struct loops *loops)
{
    json_open(json, '{');
    json_key(json, "map");
    json_text(json, name_of_item(model, loops->graph->map));
    put_number(json, "variables", loops->graph->vertex_count);
    put_number(json, "links", loops->graph->edge_count);
    put_parts(json, loops);
    put_number(json, "count", loops->count);
    put_bound(json, loops);
    for (int type = REINFORCING; type <= UNDETERMINED; type++)
        put_number(json, loop_type_words[type], loops->of_type[type]);
    put_lengths(json, loops);
    put_number(json, "independent", loops->independent);
    json_key(json, "loops");
    json_open(json, '[');
    for (size_t i = 0; i < loops->listed_count; i++)
        put_loop(json, model, loops, &loops->listed[i]);
    json_close(json, ']');
    json_close(json, '}');
}

/* ---- Text -------------------------------------------------------------------------------------
 */

/* A text of the model as a terminal may see it. */
static const char *shown(const struct model *model, const char *text)
{
    struct buffer safe = {.arena = model->arena};
    utf8_put_safely(&safe, text, strlen(text));
    return buffer_text(&safe);
}

static const char *plural(uint64_t count)
{
    return count == 1 ? "" : "s";
}

/* How many variables stand in loops, and in which groups that do not feed back into each other. */
static void put_parts_text(struct buffer *out, const struct loops *loops)
{
    struct listing sizes = {0};
    size_t inside = 0;
    for (size_t i = 0; i < loops->part_count; i++) {
        inside += loops->parts[i].size;
        listing_add(&sizes, out->arena, arena_printf(out->arena, "%zu", loops->parts[i].size));
    }
    if (!inside)
        return;
    if (inside == loops->graph->vertex_count)
        buffer_put(out, "  All variables have part in loops");
    else
        buffer_printf(out, "  %zu of the %zu variables %s part in loops", inside,
                      loops->graph->vertex_count, inside == 1 ? "has" : "have");
    if (loops->part_count > 1)
        buffer_printf(out, ", in separate groups of %s: no loop leads from one to another",
                      listing_text(&sizes, "and"));
    buffer_byte(out, '\n');
}

static void put_counts(struct buffer *out, const struct loops *loops)
{
    const struct graph *graph = loops->graph;
    buffer_printf(out, "  %zu variable%s, %zu link%s\n  ", graph->vertex_count,
                  plural(graph->vertex_count), graph->edge_count, plural(graph->edge_count));
    if (!loops->exact)
        buffer_printf(out,
                      "More loops than the steps allow to count. Of those with up to %u links: ",
                      loops->bound);
    buffer_printf(out, "%llu loop%s: %llu reinforcing, %llu balancing",
                  (unsigned long long)loops->count, plural(loops->count),
                  (unsigned long long)loops->of_type[REINFORCING],
                  (unsigned long long)loops->of_type[BALANCING]);
    if (loops->of_type[UNDETERMINED])
        buffer_printf(out, ", %llu undetermined", (unsigned long long)loops->of_type[UNDETERMINED]);
    buffer_byte(out, '\n');
    put_parts_text(out, loops);
    if (loops->independent < loops->count)
        buffer_printf(out,
                      "  %llu of these loops hold every link that feeds back; the others run "
                      "through the same links again\n",
                      (unsigned long long)loops->independent);
}

/* "mismatch raises leaving, which lowers income, …": the loop as it would be told. */
static void put_story(struct buffer *out, const struct model *model, const struct loops *loops,
                      const struct found_loop *loop)
{
    const struct item *const *variables = loops->graph->variables;
    buffer_put(out, shown(model, name_of_item(model, variables[loop->vertices[0]])));
    for (uint32_t i = 0; i < loop->length; i++) {
        const struct item *from = variables[loop->vertices[i]];
        const struct item *to = variables[loop->vertices[(i + 1) % loop->length]];
        const struct edge *edge = graph_edge(loops->graph, from, to);
        buffer_printf(out, "%s %s %s%s", i ? ", which" : "", sign_verbs[edge->sign],
                      shown(model, name_of_item(model, to)), edge->delayed ? " (later)" : "");
    }
    buffer_byte(out, '\n');
}

static void put_map_text(struct buffer *out, const struct model *model, const struct loops *loops)
{
    const struct item *map = loops->graph->map;
    buffer_printf(out, "%s", shown(model, name_of_item(model, map)));
    if (map->name && !span_is_empty(map->statement->label))
        buffer_printf(out, " “%s”", shown(model, model_text(model, map->statement->label)));
    buffer_byte(out, '\n');
    put_counts(out, loops);
    for (size_t i = 0; i < loops->listed_count; i++) {
        const struct found_loop *loop = &loops->listed[i];
        buffer_printf(out, "\n  %s%s", loop_type_words[loop->type],
                      loop->delayed ? ", delayed" : "");
        if (loop->declared)
            buffer_printf(out, ": %s", shown(model, item_called(model, loop->declared)));
        if (loop->declared && loop->declared->name &&
            !span_is_empty(loop->declared->statement->label))
            buffer_printf(out, " “%s”",
                          shown(model, model_text(model, loop->declared->statement->label)));
        buffer_put(out, "\n    ");
        put_story(out, model, loops, loop);
    }
    if (loops->count > loops->listed_count)
        buffer_printf(out, "\n  … and %llu more; --limit N lists more of them\n",
                      (unsigned long long)(loops->count - loops->listed_count));
}

/* ---- The command ------------------------------------------------------------------------------
 */

/* For measuring: with CATWOE_CLOCK set, the time that finding the loops took, by our own clock. */
static void tell_clock(const char *map, const struct loops *loops, const struct timespec *start)
{
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    double milliseconds =
        (double)(end.tv_sec - start->tv_sec) * 1e3 + (double)(end.tv_nsec - start->tv_nsec) / 1e6;
    if (getenv("CATWOE_CLOCK"))
        fprintf(stderr, "loops: %s %llu loops in %.3f ms\n", map, (unsigned long long)loops->count,
                milliseconds);
}

static bool is_wanted(const struct invocation *invocation, const struct model *model,
                      const struct item *map)
{
    if (map->kind != KIND_CAUSAL_MAP || map->file->source->library)
        return false;
    for (size_t i = 1; i < invocation->operand_count; i++)
        if (!strcmp(invocation->operands[i], name_of_item(model, map)))
            return true;
    return invocation->operand_count == 1;
}

static const char *map_not_found(const struct invocation *invocation, const struct model *model)
{
    for (size_t i = 1; i < invocation->operand_count; i++) {
        bool found = false;
        FOR_ITEMS_OF (model, KIND_CAUSAL_MAP, map)
            found = found || (!map->file->source->library &&
                              !strcmp(invocation->operands[i], name_of_item(model, map)));
        if (!found)
            return invocation->operands[i];
    }
    return NULL;
}

static void put_maps(const struct invocation *invocation, const struct compilation *compilation,
                     struct buffer *out, enum format_id format, long limit)
{
    const struct model *model = &compilation->model;
    struct json json = {.out = out};
    bool behind = false;
    if (format == FORMAT_JSON) {
        buffer_put(out, "{\"version\":1,\"maps\":");
        json_open(&json, '[');
    }
    for (size_t i = 0; i < model->all.count; i++) {
        const struct item *map = model->all.items[i];
        if (!is_wanted(invocation, model, map))
            continue;
        struct timespec start;
        const struct graph *graph = graph_of_map(model->arena, map);
        clock_gettime(CLOCK_MONOTONIC, &start);
        const struct loops *loops = find_loops(model->arena, graph, (size_t)limit);
        tell_clock(name_of_item(model, map), loops, &start);
        if (format != FORMAT_JSON && behind)
            buffer_byte(out, '\n');
        if (format == FORMAT_JSON)
            put_map_json(&json, model, loops);
        else
            put_map_text(out, model, loops);
        behind = true;
    }
    if (format == FORMAT_JSON) {
        json_close(&json, ']');
        buffer_put(out, "}\n");
    } else if (!behind) {
        buffer_put(out, "There is no causal map in this model.\n");
    }
}

enum exit_status command_loops(struct invocation *invocation)
{
    enum format_id format = product_format(invocation, FORMAT_TEXT);
    if (!invocation->operand_count)
        return usage_error("loops wants a file; see catwoe loops --help");
    if (format == FORMAT_COUNT)
        return EXIT_USAGE;
    long limit = option_number(invocation, OPTION_LIMIT, 0, format == FORMAT_JSON ? 1000 : 20);
    if (limit < 0)
        return EXIT_USAGE;
    struct compilation compilation;
    compilation_start(&compilation, invocation->exhausted);
    struct buffer out = {.arena = invocation->arena};
    enum exit_status status = load_model(invocation, &compilation, invocation->operands[0]);
    const char *missing =
        status == EXIT_CLEAN ? map_not_found(invocation, &compilation.model) : NULL;
    if (missing) {
        status =
            usage_error("there is no causal map '%s' in '%s'", missing, invocation->operands[0]);
    } else if (status == EXIT_CLEAN) {
        put_maps(invocation, &compilation, &out, format, limit);
        status = write_made(invocation, &compilation.model, &out);
    }
    compilation_end(&compilation);
    return status;
}
