/* How somebody is drawn; see figures.h. */
#include "view/figures.h"

#include "base/utf8.h"
#include "model/scope.h"

#include <string.h>

/* ---- The icons of a model -------------------------------------------------------------------- */

/* Words as they are compared: without case, a blank before each and one behind the last. */
static const char *folded_words(struct arena *arena, const char *text)
{
    struct buffer words = {.arena = arena};
    size_t length, bytes;
    const char *folded = utf8_folded(arena, text, strlen(text), &length);
    buffer_byte(&words, ' ');
    for (size_t at = 0; at < length; at += bytes) {
        int32_t letter = utf8_next(folded + at, length - at, &bytes);
        if (letter != '-' && utf8_is_word(letter))
            buffer_add(&words, folded + at, bytes);
        else if (words.items[words.count - 1] != ' ')
            buffer_byte(&words, ' ');
    }
    if (words.items[words.count - 1] != ' ')
        buffer_byte(&words, ' ');
    return buffer_text(&words);
}

/* The model holds only outlines that can be read. */
static void add_shape(struct viewer *viewer, struct diagram_icon *icon, const struct value *value)
{
    struct diagram_shape shape = {.paint = value_title(viewer, value)};
    struct outline_problem problem;
    const char *text = model_text(viewer->model, value->why);
    if (outline_read(viewer->arena, text, strlen(text), &shape.outline, &problem))
        *array_add(viewer->arena, &icon->shapes) = shape;
}

static void add_icon(struct viewer *viewer, struct icons *icons, const struct item *item)
{
    struct icon *icon = array_add(viewer->arena, icons);
    *icon = (struct icon){.item = item};
    icon->drawn.name = item->name->text;
    icon->drawn.coat = item_word(viewer, item, ICON_COAT);
    for (const struct value *value = item_values(item, ICON_WEARS); value; value = value->next)
        *array_add(viewer->arena, &icon->drawn.wears) = value_title(viewer, value);
    for (const struct value *value = item_values(item, ICON_DRAWN); value; value = value->next)
        add_shape(viewer, &icon->drawn, value);
    for (const struct value *value = item_values(item, ICON_MEANS); value; value = value->next) {
        const char *words = folded_words(viewer->arena, value_title(viewer, value));
        if (strcmp(words, " ") != 0) /* without a letter it would stand everywhere */
            *array_add(viewer->arena, &icon->words) = words;
    }
}

static bool is_hidden(const struct model *model, const struct item *item)
{
    return model_icon(model, item->name->text, item->name->length) != item;
}

const struct icons *icons_of(struct viewer *viewer)
{
    if (viewer->icons)
        return viewer->icons;
    struct icons *icons = arena_new_of(viewer->arena, struct icons);
    for (int library = 0; library < 2; library++)
        FOR_ITEMS_OF (viewer->model, KIND_ICON, item)
            if (item->file->source->library == library && !is_hidden(viewer->model, item))
                add_icon(viewer, icons, item);
    return viewer->icons = icons;
}

static const struct diagram_icon *shown(struct viewer *viewer, const struct icon *icon)
{
    return viewer_shows(viewer, icon->item) ? &icon->drawn : NULL;
}

const struct diagram_icon *icon_called(struct viewer *viewer, const char *name)
{
    const struct icons *icons = icons_of(viewer);
    for (size_t i = 0; i < icons->count; i++)
        if (!strcmp(icons->items[i].drawn.name, name))
            return shown(viewer, &icons->items[i]);
    return NULL;
}

/* ---- What a text calls for ------------------------------------------------------------------- */

/* Whether a word of a text ends here: at once, or with the ending of a plural. */
static bool ends_word(const char *rest)
{
    return *rest == ' ' || !strncmp(rest, "s ", 2) || !strncmp(rest, "es ", 3);
}

/* Whether these words stand in a text here; surgery also as surgeries. */
static bool stands_here(const char *text, const char *words)
{
    size_t length = strlen(words) - 1; /* without the blank behind them */
    if (!strncmp(text, words, length) && ends_word(text + length))
        return true;
    return words[length - 1] == 'y' && !strncmp(text, words, length - 1) &&
           !strncmp(text + length - 1, "ies ", 4);
}

/* Where the words stand last in a text, from 1; 0: nowhere. */
static size_t last_place(const char *text, const char *words)
{
    size_t found = 0;
    for (const char *at = text; at[1]; at = strchr(at + 1, ' '))
        if (stands_here(at, words))
            found = (size_t)(at - text) + 1;
    return found;
}

enum sort { SORT_ANY, SORT_PEOPLE, SORT_BUILDING };

static bool is_of_sort(const struct icon *icon, enum sort sort)
{
    return sort == SORT_ANY || (icon->drawn.shapes.count > 0) == (sort == SORT_BUILDING);
}

struct best {
    const struct icon *icon;
    size_t length, place;
};

static void consider(struct best *best, const struct icon *icon, const char *text)
{
    for (size_t i = 0; i < icon->words.count; i++) {
        const char *words = icon->words.items[i];
        size_t length = strlen(words), place = last_place(text, words);
        if (place && (length > best->length || (length == best->length && place > best->place)))
            *best = (struct best){icon, length, place};
    }
}

/* The longest words decide; of as long ones the last, which the others only describe. */
static const struct icon *icon_for_text(struct viewer *viewer, const char *text, enum sort sort)
{
    const struct icons *icons = icons_of(viewer);
    const char *words = folded_words(viewer->arena, text);
    struct best best = {0};
    for (size_t i = 0; i < icons->count; i++)
        if (is_of_sort(&icons->items[i], sort))
            consider(&best, &icons->items[i], words);
    return best.icon;
}

static const struct diagram_icon *icon_for(struct viewer *viewer, const struct item *item,
                                           enum sort sort)
{
    const struct icon *icon = icon_for_text(viewer, item_title(viewer->model, item), sort);
    if (!icon && item->name)
        icon = icon_for_text(viewer, item->name->text, sort);
    const struct diagram_icon *drawn = icon ? shown(viewer, icon) : NULL;
    return drawn || sort != SORT_BUILDING ? drawn : icon_called(viewer, "organisation");
}

struct diagram_figure figure_of(struct viewer *viewer, const struct item *stakeholder,
                                enum mood mood)
{
    bool known = stakeholder->kind == KIND_STAKEHOLDER;
    int is = known ? item_choice(stakeholder, STAKEHOLDER_IS) : -1;
    const struct value *icon = known ? item_values(stakeholder, STAKEHOLDER_ICON) : NULL;
    struct diagram_figure figure = {.people = is == STAKEHOLDER_IS_GROUP ? 3 : 1,
                                    .mood = mood,
                                    .whose = item_id(viewer->model, stakeholder)};
    if (!icon)
        figure.icon = icon_for(viewer, stakeholder,
                               is == STAKEHOLDER_IS_ORGANISATION ? SORT_BUILDING
                               : is < 0                          ? SORT_ANY
                                                                 : SORT_PEOPLE);
    else if (icon->item)
        figure.icon = icon_called(viewer, icon->item->name->text);
    return figure;
}
