/* A causal map of a model, as other tools are told of it. */
#include "exchange/from_model.h"

#include <string.h>

struct reader {
    struct viewer *viewer;
    const struct item *map;
    struct foreign_map *foreign;
    uint32_t *number_of; /* by a member's place in the block; FOREIGN_NONE: it is not shown */
};

/* ---- Texts ------------------------------------------------------------------------------------
 */

static const char *one_line(const struct reader *reader, const char *text)
{
    return text ? foreign_fold(reader->viewer->arena, text, strlen(text)) : NULL;
}

/* All values of an attribute behind a note: "taken twice; source: minutes of May". */
static const char *join_values(const struct reader *reader, const char *note, const char *before,
                               const struct value *values)
{
    for (const struct value *value = values; value; value = value->next) {
        const char *text = one_line(reader, value_title(reader->viewer, value));
        if (text)
            note = foreign_join(reader->viewer->arena, note,
                                arena_printf(reader->viewer->arena, "%s%s", before, text));
    }
    return note;
}

/* The notes and sources of an item; NULL where it is none, or has none. */
static const char *notes_of(const struct reader *reader, const struct item *item)
{
    const char *note = item ? join_values(reader, NULL, "", item_values(item, COMMON_NOTE)) : NULL;
    return item ? join_values(reader, note, "source: ", item_values(item, COMMON_SOURCE)) : NULL;
}

/* ---- Variables --------------------------------------------------------------------------------
 */

static void add_variable(struct reader *reader, const struct item *item)
{
    const char *name = item->name ? item->name->text : NULL;
    uint32_t number =
        foreign_add_variable(reader->foreign, name, item_title(reader->viewer->model, item));
    struct foreign_variable *variable = &reader->foreign->variables.items[number];
    const char *is = item_word(reader->viewer, item, VARIABLE_IS);
    const char *given = item_word(reader->viewer, item, VARIABLE_GIVEN);
    reader->number_of[item->place] = number;
    if (is)
        foreign_take_type(variable, is);
    variable->is_given = given && !strcmp(given, "yes");
    variable->unit = one_line(reader, item_text(reader->viewer, item, VARIABLE_UNIT));
    variable->note = notes_of(reader, item);
    if (item_slot(item, VARIABLE_GOAL))
        foreign_lose(reader->foreign, "goals of variables");
    if (item_slot(item, VARIABLE_MEASURED_BY))
        foreign_lose(reader->foreign, "measures of variables");
}

static void add_variables(struct reader *reader)
{
    size_t members = 0;
    FOR_MEMBERS (reader->map, member)
        members++;
    reader->number_of = arena_alloc(reader->viewer->arena, (members + 1) * sizeof(uint32_t));
    for (size_t i = 0; i < members; i++)
        reader->number_of[i] = FOREIGN_NONE;
    FOR_MEMBERS (reader->map, member)
        if (member->kind == KIND_VARIABLE && viewer_shows(reader->viewer, member))
            add_variable(reader, member);
}

/* The number of a variable of this map that is shown. */
static uint32_t number_of(const struct reader *reader, const struct item *item)
{
    return item && item->owner == reader->map && item->kind == KIND_VARIABLE
               ? reader->number_of[item->place]
               : FOREIGN_NONE;
}

/* ---- Links ------------------------------------------------------------------------------------
 */

static const struct value *clause_values(const struct link *link, enum clause_word word)
{
    const struct qualifier *qualifier = link_qualifier(link, word);
    return qualifier ? qualifier->values : NULL;
}

static void add_link(struct reader *reader, const struct link *link)
{
    uint32_t from = number_of(reader, link->subject), to = number_of(reader, link->object);
    if (link->damaged || from == FOREIGN_NONE || to == FOREIGN_NONE ||
        !viewer_shows_link(reader->viewer, link))
        return;
    struct foreign_link *added = foreign_add_link(reader->foreign, from, to, link_sign(link));
    const char *holders =
        join_values(reader, NULL, "according to ", clause_values(link, CLAUSE_ACCORDING_TO));
    holders = join_values(reader, holders, "disputed by ", clause_values(link, CLAUSE_DISPUTED_BY));
    added->delayed = link_qualifier(link, CLAUSE_AFTER) != NULL;
    added->delay = join_values(reader, NULL, "", clause_values(link, CLAUSE_AFTER));
    if (added->delay && !strcmp(added->delay, FOREIGN_SOME_DELAY))
        added->delay = NULL;
    added->because = join_values(reader, NULL, "", clause_values(link, CLAUSE_BECAUSE));
    added->note = foreign_join(reader->viewer->arena, notes_of(reader, link->block), holders);
    if (holders)
        foreign_lose(reader->foreign, "holders of links, but for a note of them");
}

/* ---- Loops ------------------------------------------------------------------------------------
 */

static void add_loop(struct reader *reader, const struct item *loop)
{
    size_t length = 0, at = 0;
    int type = item_choice(loop, LOOP_IS);
    for (const struct value *value = item_values(loop, LOOP_THROUGH); value; value = value->next)
        length++;
    uint32_t *through = arena_alloc(reader->viewer->arena, (length + 1) * sizeof *through);
    for (const struct value *value = item_values(loop, LOOP_THROUGH); value; value = value->next) {
        through[at] = number_of(reader, value->item);
        if (through[at++] == FOREIGN_NONE)
            return;
    }
    foreign_add_loop(reader->foreign, item_title(reader->viewer->model, loop),
                     type < 0 ? UNDETERMINED : (enum loop_type)type, through, length);
    if (notes_of(reader, loop))
        foreign_lose(reader->foreign, "notes of loops");
    if (item_slot(loop, LOOP_GOAL))
        foreign_lose(reader->foreign, "goals of loops");
}

struct foreign_map *foreign_of_map(struct viewer *viewer, const struct item *map)
{
    struct reader reader = {viewer, map, foreign_map_new(viewer->arena), NULL};
    reader.foreign->title = one_line(&reader, item_title(viewer->model, map));
    reader.foreign->note = notes_of(&reader, map);
    add_variables(&reader);
    FOR_LINKS (map, link)
        add_link(&reader, link);
    FOR_MEMBERS (map, member) {
        bool shown = viewer_shows(viewer, member);
        if (member->kind == KIND_LOOP && shown)
            add_loop(&reader, member);
        else if (member->kind == KIND_STORY && shown)
            foreign_lose(reader.foreign, "stories");
    }
    return reader.foreign;
}
