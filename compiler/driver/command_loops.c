/* loops: the feedback loops of causal maps, counted and told. */
#include "driver/command.h"

#include "analysis/loop_set.h"
#include "analysis/loops.h"
#include "base/json.h"
#include "base/listing.h"
#include "driver/plain_text.h"
#include "emit/csv.h"
#include "view/loop_story.h"
#include "view/map_parts.h"

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
        json_text(json, NULL);
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

/* The set is null where the map is too large for it. */
static void put_set(struct json *json, const struct model *model, const struct loops *loops,
                    const struct loop_set *set)
{
    json_key(json, "independent_set");
    if (!set) {
        json_text(json, NULL);
        return;
    }
    json_open(json, '[');
    for (size_t i = 0; i < set->count; i++)
        put_loop(json, model, loops, &set->items[i]);
    json_close(json, ']');
}

static void put_map_json(struct json *json, const struct viewer *viewer, const struct loops *loops,
                         const struct loop_set *set)
{
    const struct model *model = viewer->model;
    json_open(json, '{');
    json_key(json, "map");
    json_text(json, name_of_item(model, loops->graph->map));
    if (viewer->according_to[0]) {
        json_key(json, "according_to");
        json_text(json, name_of_item(model, viewer->according_to[0]));
    }
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
    put_set(json, model, loops, set);
    json_close(json, '}');
}

/* ---- CSV --------------------------------------------------------------------------------------
 */

enum { MAP, NAME, TYPE, DELAYED, LENGTH, THROUGH, FIELD_COUNT };

static void put_csv_heading(struct buffer *out)
{
    static const char *const fields[FIELD_COUNT] = {
        [MAP] = "map",         [NAME] = "name",     [TYPE] = "type",
        [DELAYED] = "delayed", [LENGTH] = "length", [THROUGH] = "through"};
    csv_put_row(out, fields, FIELD_COUNT);
}

static void put_map_csv(struct buffer *out, const struct model *model, const struct loops *loops)
{
    const char *map = name_of_item(model, loops->graph->map);
    for (size_t i = 0; i < loops->listed_count; i++) {
        const struct found_loop *loop = &loops->listed[i];
        struct buffer through = {.arena = out->arena};
        for (uint32_t j = 0; j < loop->length; j++)
            buffer_printf(&through, "%s%s", j ? " → " : "",
                          name_of_item(model, loops->graph->variables[loop->vertices[j]]));
        const char *fields[FIELD_COUNT] = {
            [MAP] = map,
            [NAME] = loop->declared ? name_of_item(model, loop->declared) : "",
            [TYPE] = loop_type_words[loop->type],
            [DELAYED] = loop->delayed ? "yes" : "no",
            [LENGTH] = arena_printf(out->arena, "%u", loop->length),
            [THROUGH] = buffer_text(&through)};
        csv_put_row(out, fields, FIELD_COUNT);
    }
    bool cut = loops->count > loops->listed_count;
    if (cut || !loops->exact)
        tell("these are not all loops of '%s': the shortest %zu of %s%llu%s", map,
             loops->listed_count, loops->exact ? "" : "more than ",
             (unsigned long long)loops->count,
             cut ? "; --limit N lists more" : ", and longer ones are not sought");
}

/* ---- Text -------------------------------------------------------------------------------------
 */

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
                  map_plural(graph->vertex_count), graph->edge_count,
                  map_plural(graph->edge_count));
    if (!loops->exact)
        buffer_printf(out,
                      "Too many loops to count them all; of those with up to %u links each\n  ",
                      loops->bound);
    buffer_printf(out, "%llu loop%s: %llu reinforcing, %llu balancing",
                  (unsigned long long)loops->count, map_plural(loops->count),
                  (unsigned long long)loops->of_type[REINFORCING],
                  (unsigned long long)loops->of_type[BALANCING]);
    if (loops->of_type[UNDETERMINED])
        buffer_printf(out, ", %llu undetermined", (unsigned long long)loops->of_type[UNDETERMINED]);
    buffer_byte(out, '\n');
    put_parts_text(out, loops);
}

/* Which to begin with. */
static void put_reading_order(struct buffer *out, const struct loops *loops,
                              const struct loop_set *set)
{
    if (set)
        buffer_printf(
            out,
            "  A way to read them: begin with %zu that hold every link that feeds back, the "
            "shortest first. In the\n  list they are marked *. The others run through the "
            "same links again, and one of them may matter as much\n",
            set->count);
    else if (loops->independent < loops->count)
        buffer_printf(out, "  No more than %llu of all loops are independent of each other\n",
                      (unsigned long long)loops->independent);
}

static bool is_in_set(const struct loop_set *set, const struct found_loop *loop)
{
    return set && set->count &&
           bsearch(loop, set->items, set->count, sizeof *loop, by_length_and_order);
}

/* By names, as they would be written, and as it would be told. */
static void put_story(struct buffer *out, struct viewer *viewer, const struct graph *graph,
                      const struct found_loop *loop)
{
    struct runs glance = {NULL, NULL};
    runs_add_loop(viewer, &glance, graph, loop, name_of_item);
    put_line(out, "    ", runs_text(out->arena, &glance));
    struct loop_story story = loop_story(viewer, graph, loop);
    for (size_t i = 0; i < story.count; i++)
        put_line(out, "    ", story.items[i]);
}

static void put_map_text(struct buffer *out, struct viewer *viewer, const struct loops *loops,
                         const struct loop_set *set)
{
    const struct model *model = viewer->model;
    const struct item *map = loops->graph->map;
    put_safely(out, name_of_item(model, map));
    put_label(out, model, map);
    put_line(out, "", map_holder(viewer));
    put_counts(out, loops);
    if (set && loops->exact && set->count == loops->count)
        set = NULL; /* all are in it */
    put_reading_order(out, loops, set);
    for (size_t i = 0; i < loops->listed_count; i++) {
        const struct found_loop *loop = &loops->listed[i];
        buffer_printf(out, "\n%s %s%s", is_in_set(set, loop) ? "*" : " ",
                      loop_type_words[loop->type], loop->delayed ? ", delayed" : "");
        if (loop->declared) {
            buffer_put(out, ": ");
            put_safely(out, item_called(model, loop->declared));
            put_label(out, model, loop->declared);
        }
        buffer_byte(out, '\n');
        put_story(out, viewer, loops->graph, loop);
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

/* Whose loops are asked for; left as it is where nobody is named. */
static enum exit_status find_holder(const struct invocation *invocation, const struct model *model,
                                    const struct item **holder)
{
    const char *name = option_value(invocation, OPTION_ACCORDING_TO);
    size_t count = 0;
    for (size_t i = 0; i < invocation->option_count; i++)
        count += invocation->options[i].id == OPTION_ACCORDING_TO;
    if (count > 1)
        return usage_error("--according-to names one stakeholder, whose loops are shown; "
                           "catwoe table FILE viewpoints holds several against each other");
    return name ? find_subject(invocation, model, name, OF(STAKEHOLDER) | OF(ROLE),
                               "--according-to names", holder)
                : EXIT_CLEAN;
}

static void put_map(struct viewer *viewer, const struct item *map, enum format_id format,
                    size_t limit, struct json *json)
{
    struct timespec start;
    const struct graph *graph = map_graph(viewer, map, viewer->according_to[0], NULL);
    clock_gettime(CLOCK_MONOTONIC, &start);
    const struct loops *loops = find_loops(viewer->arena, graph, limit);
    tell_clock(name_of_item(viewer->model, map), loops, &start);
    const struct loop_set *set = format != FORMAT_CSV && loop_set_is_within_reach(loops)
                                     ? shortest_loop_set(viewer->arena, graph)
                                     : NULL;
    if (format == FORMAT_JSON)
        put_map_json(json, viewer, loops, set);
    else if (format == FORMAT_CSV)
        put_map_csv(json->out, viewer->model, loops);
    else
        put_map_text(json->out, viewer, loops, set);
}

static void put_maps(const struct invocation *invocation, struct viewer *viewer, struct buffer *out,
                     enum format_id format, long limit)
{
    const struct model *model = viewer->model;
    struct json json = {.out = out};
    bool behind = false;
    if (format == FORMAT_JSON) {
        buffer_put(out, "{\"version\":1,\"maps\":");
        json_open(&json, '[');
    } else if (format == FORMAT_CSV) {
        put_csv_heading(out);
    }
    for (size_t i = 0; i < model->all.count; i++) {
        const struct item *map = model->all.items[i];
        if (!is_wanted(invocation, model, map))
            continue;
        if (format == FORMAT_TEXT && behind)
            buffer_byte(out, '\n');
        put_map(viewer, map, format, (size_t)limit, &json);
        behind = true;
    }
    if (format == FORMAT_JSON) {
        json_close(&json, ']');
        buffer_put(out, "}\n");
    } else if (format == FORMAT_TEXT && !behind) {
        buffer_put(out, "There is no causal map in this model.\n");
    }
}

static enum exit_status put_loops(const struct invocation *invocation, const struct model *model,
                                  enum format_id format, long limit)
{
    struct viewer viewer = viewer_new(model, true);
    struct buffer out = {.arena = invocation->arena};
    const char *missing = map_not_found(invocation, model);
    if (missing)
        return usage_error("there is no causal map '%s' in '%s'", missing, invocation->operands[0]);
    enum exit_status status = find_holder(invocation, model, &viewer.according_to[0]);
    if (status != EXIT_CLEAN)
        return status;
    put_maps(invocation, &viewer, &out, format, limit);
    return write_made(invocation, model, &out);
}

enum exit_status command_loops(struct invocation *invocation)
{
    enum format_id format = product_format(invocation, FORMAT_TEXT);
    if (!invocation->operand_count)
        return usage_error("loops wants a file; see catwoe loops --help");
    if (format == FORMAT_COUNT)
        return EXIT_USAGE;
    long limit = option_number(invocation, OPTION_LIMIT, 0, format == FORMAT_TEXT ? 20 : 1000);
    if (limit < 0)
        return EXIT_USAGE;
    struct compilation compilation;
    compilation_start(&compilation, invocation->exhausted);
    enum exit_status status = load_model(invocation, &compilation, invocation->operands[0]);
    if (status == EXIT_CLEAN)
        status = put_loops(invocation, &compilation.model, format, limit);
    compilation_end(&compilation);
    return status;
}
