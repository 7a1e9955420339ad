/* import: a causal map of another tool as the text of a model. */
#include "driver/crossing.h"

#include "exchange/to_model.h"

#include <errno.h>
#include <string.h>

/* A text on its way in. */
struct arrival {
    struct sources sources;
    struct foreign_map *map;
    enum door_id door; /* of the file that was read last */
};

/* ---- The text and its door --------------------------------------------------------------------
 */

/* Such a text is read itself, and never visited. */
static bool is_address(const char *operand)
{
    return !strncmp(operand, "http://", 7) || !strncmp(operand, "https://", 8);
}

static enum exit_status load_text(struct arrival *arrival, const char *path, struct source **source)
{
    if (is_address(path)) {
        *source = source_add(&arrival->sources, path, path, strlen(path));
        return *source ? EXIT_CLEAN : usage_error("the address is too long");
    }
    enum load_result result = source_load(&arrival->sources, path, source);
    if (result != LOAD_OK)
        return usage_error("cannot read '%s': %s", path, load_problem(result, errno));
    if ((*source)->length > FOREIGN_LARGEST_FILE)
        return usage_error("cannot read '%s': it is larger than 64 MB, the most that is read of "
                           "another tool's file",
                           path);
    return EXIT_CLEAN;
}

/* By its byte order mark. */
static bool is_utf_16(const struct source *source)
{
    const char *text = source->text;
    return source->length > 1 &&
           ((text[0] == '\xFF' && text[1] == '\xFE') || (text[0] == '\xFE' && text[1] == '\xFF'));
}

static enum exit_status find_door(const struct invocation *invocation, const char *path,
                                  const struct source *source, enum door_id *door)
{
    enum door_id other;
    const char *from = option_value(invocation, OPTION_FROM);
    *door = from ? door_called(invocation, from)
                 : door_for_text(path, source->text, source->length, &other);
    if (*door == DOOR_COUNT && from)
        return EXIT_USAGE;
    if (*door == DOOR_COUNT && is_address(path))
        return usage_error("an address is not visited, and this one holds no model of LOOPY; save "
                           "what it shows as a file, and import that");
    if (*door == DOOR_COUNT && is_utf_16(source))
        return usage_error("'%s' is written in UTF-16; save it as UTF-8, as spreadsheets offer: "
                           "“CSV UTF-8”",
                           path);
    if (*door == DOOR_COUNT)
        return usage_error("'%s' looks like none of the formats that are read; name one: --from %s",
                           path, door_names(invocation->arena));
    if (!from && other != DOOR_COUNT)
        tell("'%s' is read as %s; to read it as %s: --from %s", path, doors[*door].title,
             doors[other].title, doors[other].name);
    return EXIT_CLEAN;
}

static enum exit_status tell_problem(const struct arrival *arrival, const char *path)
{
    const struct foreign_map *map = arrival->map;
    const char *title = doors[arrival->door].title;
    if (map->line)
        return usage_error("cannot read '%s' as %s: line %zu: %s", path, title, map->line,
                           map->problem);
    return usage_error("cannot read '%s' as %s: %s", path, title, map->problem);
}

static enum exit_status read_one(const struct invocation *invocation, struct arrival *arrival,
                                 const char *path)
{
    struct source *source;
    enum exit_status status = load_text(arrival, path, &source);
    if (status == EXIT_CLEAN)
        status = find_door(invocation, path, source, &arrival->door);
    if (status != EXIT_CLEAN)
        return status;
    doors[arrival->door].read(arrival->map, source->text, source->length);
    return arrival->map->problem ? tell_problem(arrival, path) : EXIT_CLEAN;
}

/* ---- What is made of it -----------------------------------------------------------------------
 */

/* The name of a file without its folder; of an address, that of its tool. */
static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return is_address(path)     ? "address"
           : !strcmp(path, "-") ? "standard input"
           : slash              ? slash + 1
                                : path;
}

static const char *folded(struct arena *arena, const char *text)
{
    const char *line = foreign_fold(arena, text, strlen(text));
    return line ? line : "map";
}

/* "imported from Kumu JSON, file map.json" */
static const char *origin_of(const struct invocation *invocation, enum door_id door)
{
    struct buffer origin = {.arena = invocation->arena};
    buffer_printf(&origin, "imported from %s", doors[door].title);
    for (size_t i = 0; i < invocation->operand_count; i++)
        buffer_printf(&origin, ", %s", file_name(invocation->operands[i]));
    return folded(invocation->arena, buffer_text(&origin));
}

/* What the model is called where the file does not say: as the file, without its ending. */
static const char *name_of_model(const struct invocation *invocation)
{
    const char *path = invocation->operands[0], *name = file_name(path);
    const char *ending = strrchr(name, '.');
    size_t length = ending && ending > name ? (size_t)(ending - name) : strlen(name);
    if (is_address(path) || !strcmp(path, "-"))
        return "Imported";
    return folded(invocation->arena, arena_copy(invocation->arena, name, length));
}

static void tell_import(const struct foreign_map *map, enum door_id door,
                        const struct made_model *made)
{
    tell("%s from %s", map_in_numbers(map, made->loops), doors[door].title);
    struct foreign_loss pairs = {"pairs of variables", made->contradictions};
    if (pairs.count)
        tell("between %s stand links of opposite signs: each is one `affects` now, and a note "
             "tells both",
             foreign_loss_in_words(map->arena, &pairs));
}

static enum exit_status put_model(const struct invocation *invocation,
                                  const struct arrival *arrival)
{
    struct buffer out = {.arena = invocation->arena};
    struct foreign_map *map = arrival->map;
    if (!map->variables.count)
        return usage_error("there is no variable in '%s'", invocation->operands[0]);
    struct made_model made = model_of_foreign(map, name_of_model(invocation),
                                              origin_of(invocation, arrival->door), &out);
    if (!made.sound) {
        usage_error("the model that was made of '%s' cannot be read: a fault of ours",
                    invocation->operands[0]);
        return EXIT_FAULT;
    }
    enum exit_status status = write_product(invocation, &out);
    if (status == EXIT_CLEAN) {
        tell_import(map, arrival->door, &made);
        tell_losses(map);
    }
    return status;
}

enum exit_status command_import(struct invocation *invocation)
{
    struct arrival arrival = {.sources = {.arena = invocation->arena},
                              .map = foreign_map_new(invocation->arena)};
    enum exit_status status = EXIT_CLEAN;
    if (invocation->operand_count < 1 || invocation->operand_count > 2)
        return usage_error("import wants a file, or a file of elements and one of their "
                           "connections; see catwoe import --help");
    invocation->inputs->sources = &arrival.sources;
    for (size_t i = 0; i < invocation->operand_count && status == EXIT_CLEAN; i++)
        status = read_one(invocation, &arrival, invocation->operands[i]);
    if (status == EXIT_CLEAN)
        status = put_model(invocation, &arrival);
    invocation->inputs->sources = NULL;
    return status;
}
