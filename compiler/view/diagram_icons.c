/* All that figures can look like, for whoever chooses: icons, how people are dressed, moods. */
#include "view/figures.h"

#include "base/listing.h"

static struct diagram_node *add_node(struct viewer *viewer, struct diagram *diagram,
                                     enum diagram_part part, const char *name)
{
    struct diagram_node *node = array_add(viewer->arena, &diagram->nodes);
    *node =
        (struct diagram_node){.id = arena_printf(viewer->arena, "%s.%s", part_words[part], name),
                              .part = part,
                              .text = name};
    return node;
}

/* "council: Council or town hall; for council, town hall" */
static const char *icon_sentence(struct viewer *viewer, const struct item *item)
{
    struct buffer sentence = {.arena = viewer->arena};
    struct listing words = {0};
    for (const struct value *value = item_values(item, ICON_MEANS); value; value = value->next)
        listing_add(&words, viewer->arena, value_title(viewer, value));
    buffer_put(&sentence, item->name->text);
    if (words.count)
        buffer_printf(&sentence, ": for %s", listing_text(&words, "and"));
    return buffer_text(&sentence);
}

static void add_icons(struct viewer *viewer, struct diagram *diagram, enum diagram_part part)
{
    const struct icons *icons = icons_of(viewer);
    for (size_t i = 0; i < icons->count; i++) {
        const struct icon *icon = &icons->items[i];
        bool dresses = !icon->drawn.shapes.count;
        if (dresses != (part == PART_DRESS) || !viewer_shows(viewer, icon->item))
            continue;
        struct diagram_node *node = add_node(viewer, diagram, part, icon->drawn.name);
        node->figure =
            (struct diagram_figure){.icon = &icon->drawn, .people = dresses, .mood = MOOD_CALM};
        node->sentence = icon_sentence(viewer, icon->item);
    }
}

static void add_moods(struct viewer *viewer, struct diagram *diagram)
{
    for (enum mood mood = MOOD_CALM; mood <= MOOD_CONFUSED; mood++) {
        const char *word = mood_word(viewer->arena, mood);
        struct diagram_node *node = add_node(viewer, diagram, PART_MOOD, word);
        node->figure = (struct diagram_figure){.people = 1, .mood = mood};
        node->sentence = arena_printf(viewer->arena, "somebody feels %s", word);
    }
}

struct diagram *describe_icons(struct viewer *viewer, const struct item *subject)
{
    struct diagram *diagram = arena_new_of(viewer->arena, struct diagram);
    diagram->id = item_id(viewer->model, subject);
    diagram->view = VIEW_ICONS;
    diagram->title = "Icons";
    diagram->subtitle = "A picture finds them by the words of a text; icon: NAME asks for one";
    add_icons(viewer, diagram, PART_ICON);
    add_icons(viewer, diagram, PART_DRESS);
    add_moods(viewer, diagram);
    diagram->description =
        arena_printf(viewer->arena,
                     "%zu icons, ways to be dressed and moods, each with the name "
                     "by which a model asks for it.",
                     diagram->nodes.count);
    return diagram_end(viewer, diagram);
}
