/* export: a causal map of a model, for another tool. */
#include "driver/crossing.h"

#include "base/listing.h"
#include "exchange/from_model.h"

/* The only causal map that the group's own files declare. */
static enum exit_status find_only_map(const struct invocation *invocation,
                                      const struct model *model, const struct item **found)
{
    struct listing names = {0};
    FOR_ITEMS_OF (model, KIND_CAUSAL_MAP, map) {
        if (map->file->source->library)
            continue;
        *found = map;
        listing_add(&names, model->arena, name_of_item(model, map));
    }
    if (names.count == 1)
        return EXIT_CLEAN;
    if (!names.count)
        return usage_error("there is no causal map in '%s'", invocation->operands[0]);
    return usage_error("there are %u causal maps in '%s'; name one: %s", names.count,
                       invocation->operands[0], listing_text(&names, "or"));
}

static enum exit_status find_map(const struct invocation *invocation, const struct model *model,
                                 const struct item **map)
{
    if (invocation->operand_count < 2)
        return find_only_map(invocation, model, map);
    return find_subject(invocation, model, invocation->operands[1], OF(CAUSAL_MAP), "export writes",
                        map);
}

/* The format of --to, else of the file in -o; DOOR_COUNT where there is none, and that has been
   told. */
static enum door_id find_door(const struct invocation *invocation)
{
    const char *to = option_value(invocation, OPTION_TO);
    const char *path = option_value(invocation, OPTION_OUTPUT);
    if (to)
        return door_called(invocation, to);
    enum door_id door = path ? door_for_path(path) : DOOR_COUNT;
    if (door == DOOR_COUNT && path)
        usage_error("the ending of '%s' tells no format that export writes; add --to %s", path,
                    door_names(invocation->arena));
    else if (door == DOOR_COUNT)
        usage_error("export wants a format: --to %s", door_names(invocation->arena));
    return door;
}

static enum exit_status put_map(const struct invocation *invocation, const struct model *model,
                                const struct item *map, enum door_id door)
{
    struct viewer viewer = viewer_for(invocation, model);
    struct buffer out = {.arena = model->arena};
    if (!viewer_shows(&viewer, map))
        return usage_error("'%s' is confidential; --confidential writes it all the same",
                           name_of_item(model, map));
    struct foreign_map *foreign = foreign_of_map(&viewer, map);
    doors[door].write(foreign, &out);
    if (foreign->problem)
        return usage_error("cannot write '%s' as %s: %s", name_of_item(model, map),
                           doors[door].title, foreign->problem);
    enum exit_status status = write_made(invocation, model, &out);
    if (status == EXIT_CLEAN) {
        tell("%s as %s", map_in_numbers(foreign, foreign->loops.count), doors[door].title);
        tell_losses(foreign);
        tell_left_out(viewer_left_out(&viewer));
    }
    return status;
}

enum exit_status command_export(struct invocation *invocation)
{
    struct compilation compilation;
    const struct item *map = NULL;
    if (invocation->operand_count < 1 || invocation->operand_count > 2)
        return usage_error("export wants a file and at most one causal map; see catwoe export "
                           "--help");
    enum door_id door = find_door(invocation);
    if (door == DOOR_COUNT)
        return EXIT_USAGE;
    compilation_start(&compilation, invocation->exhausted);
    enum exit_status status = load_model(invocation, &compilation, invocation->operands[0]);
    if (status == EXIT_CLEAN)
        status = find_map(invocation, &compilation.model, &map);
    if (status == EXIT_CLEAN)
        status = put_map(invocation, &compilation.model, map, door);
    compilation_end(&compilation);
    return status;
}
