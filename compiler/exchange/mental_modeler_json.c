/* Mental Modeler's newer files: concepts as JSON, all their values texts, each with the influences
   that go out from it. */
#include "exchange/mental_modeler_json.h"

#include "exchange/json_reader.h"

/* A list of such things, or an object that holds it under the same name, as made from XML. */
static const json_t *list_in(const json_t *object, const char *key, const char *inner)
{
    const json_t *list = json_object_get(object, key);
    return json_is_object(list) ? json_object_get(list, inner) : list;
}

static void read_concept(struct foreign_map *map, const json_t *entry)
{
    uint32_t number =
        foreign_add_variable(map, json_member(map, entry, "id"), json_member(map, entry, "name"));
    struct foreign_variable *variable = &map->variables.items[number];
    double preferred;
    variable->note = json_member(map, entry, "notes");
    variable->unit = json_member(map, entry, "units");
    variable->placed = json_amount(json_object_get(entry, "x"), &variable->x) &&
                       json_amount(json_object_get(entry, "y"), &variable->y);
    if (json_amount(json_object_get(entry, "preferredState"), &preferred) && preferred != 0)
        foreign_lose(map, "preferred states");
}

static void read_relationship(struct foreign_map *map, uint32_t from, const json_t *entry)
{
    double influence = 0, confidence;
    const char *id = json_member_of(map, entry, "id|name");
    uint32_t to = id ? foreign_find(map, id) : FOREIGN_NONE;
    bool told = json_amount(json_object_get(entry, "influence"), &influence);
    if (told && influence == 0) {
        foreign_lose(map, "influences of nought");
        return;
    }
    if (to == FOREIGN_NONE) {
        foreign_lose(map, "influences on concepts that are not in the file");
        return;
    }
    struct foreign_link *link = foreign_add_link(map, from, to,
                                                 influence > 0   ? SIGN_PLUS
                                                 : influence < 0 ? SIGN_MINUS
                                                                 : SIGN_UNKNOWN);
    link->note = json_member(map, entry, "notes");
    if (influence != 1 && influence != -1 && told)
        foreign_lose(map, "strengths of influences");
    if (json_amount(json_object_get(entry, "confidence"), &confidence) && confidence != 0)
        foreign_lose(map, "confidences");
}

static void read_model(struct foreign_map *map, const json_t *model, const json_t *concepts)
{
    const json_t *info = json_object_get(model, "info");
    const json_t *scenarios = list_in(model, "scenarios", "scenario");
    map->title = json_member_of(map, info, "name|title");
    for (size_t i = 0; i < json_array_size(concepts) && !map->problem; i++)
        read_concept(map, json_array_get(concepts, i));
    for (size_t i = 0; i < json_array_size(concepts) && !map->problem; i++) {
        const json_t *list = list_in(json_array_get(concepts, i), "relationships", "relationship");
        for (size_t j = 0; j < json_array_size(list) && !map->problem; j++)
            read_relationship(map, (uint32_t)i, json_array_get(list, j));
    }
    for (size_t i = 0; i < json_array_size(scenarios); i++)
        foreign_lose(map, "scenarios");
}

bool knows_mental_modeler_json(const char *text, size_t size)
{
    return json_text_has(text, size, "concepts");
}

void read_mental_modeler_json(struct foreign_map *map, const char *text, size_t size)
{
    json_t *tree = json_read(map, text, size);
    const json_t *model = json_object_get(tree, "mentalmodeler");
    model = model ? model : tree;
    const json_t *concepts = list_in(model, "concepts", "concept");
    if (tree && !json_is_array(concepts))
        json_fail_shape(map, "the concepts of a model of Mental Modeler");
    else if (tree)
        read_model(map, model, concepts);
    json_decref(tree);
}
