/* How large the things of a rich picture are; see rich_picture.h. */
#include "draw/figure.h"
#include "draw/rich_picture.h"
#include "draw/shape.h"

#include <string.h>

static const double name_width_most = 165, note_width_most = 150, voice_width_most = 158;
static const double icon_width = 104, icon_height = 72;

bool stands_in_shape(enum diagram_part part)
{
    return part == PART_CLOUD || part == PART_ISSUE || part == PART_THING;
}

static struct point cloud_around(double width, double height)
{
    return (struct point){width, larger(height, CLOUD_HIGH * (width + 6))};
}

/* A text must lie within its shape: so much wider and higher is that. */
static struct point shape_around(enum diagram_part part, double width, double height)
{
    if (part == PART_CLOUD)
        return cloud_around(width * 1.3 + 56, height * 1.5 + 52);
    if (part == PART_ISSUE)
        return (struct point){width * 1.5 + 40, height * 1.62 + 40};
    return (struct point){width + 30, height + 24};
}

static struct point drawn_size(const struct diagram_node *node)
{
    if (node->part == PART_PARTY)
        return figure_size(&node->figure, FIGURE_HEIGHT);
    if (node->part == PART_OBSERVER)
        return (struct point){icon_width, icon_height};
    return (struct point){SWORDS_SIZE, SWORDS_SIZE}; /* a matter of several sides */
}

static void measure_figure(struct drawing *drawing, const struct diagram_node *node,
                           struct rich_figure *figure, struct box *box)
{
    figure->name = draw_wrap(drawing, look_clean.bold, rich_name_size, node->text, name_width_most);
    figure->notes = draw_wrap_all(drawing, look_clean.italic, rich_note_size, node->notes,
                                  node->note_count, note_width_most);
    double width = larger(figure->name.width, figure->notes.width);
    double height = draw_lines_height(&figure->name, rich_name_size) +
                    draw_lines_height(&figure->notes, rich_note_size);
    if (stands_in_shape(node->part)) {
        figure->size = shape_around(node->part, width, height);
        box->width = figure->size.x;
        box->height = figure->size.y + (figure->presses ? BOLT_HEIGHT : 0);
    } else {
        figure->size = drawn_size(node);
        box->width = larger(figure->size.x, width) + 6;
        box->height = figure->size.y + rich_name_gap + height;
    }
    box->width = size_in_steps(box->width);
    box->height = size_in_steps(box->height);
}

/* From the upper edge down to where voices come from. */
static double head_of(const struct diagram_node *node, const struct rich_figure *figure)
{
    struct point ground = {0, figure->size.y};
    if (node->part == PART_PARTY)
        return figure_mouth(&node->figure, ground, FIGURE_HEIGHT, false).y;
    return figure->size.y / 2;
}

/* Bubbles are wider than high. */
static struct text_lines voice_lines(const struct drawing *drawing, const char *text)
{
    static const double shape = 2.4;
    double length =
        text_width(drawing->ruler, look_clean.regular, rich_voice_size, text, strlen(text));
    double wide = sqrt(shape * length * rich_voice_size * draw_leading);
    return draw_wrap(drawing, look_clean.regular, rich_voice_size, text,
                     larger(voice_width_most, wide));
}

static void measure_voices(struct rich_picture *picture, uint32_t which)
{
    const struct diagram_node *node = &picture->diagram->nodes.items[which];
    struct spread *spread = &picture->spread;
    for (size_t i = 0; i < node->voices.count; i++) {
        const struct diagram_voice *voice = &node->voices.items[i];
        size_t bubble = spread->bubble_count++;
        struct text_lines *lines = &picture->voices[bubble];
        *lines = voice_lines(picture->drawing, voice->text);
        double height = draw_lines_height(lines, rich_voice_size);
        struct point size = voice->thought
                                ? cloud_around(lines->width * 1.16 + 50, height * 1.3 + 48)
                                : (struct point){lines->width + 26, height + 18};
        spread->bubbles[bubble].of = which;
        spread->bubbles[bubble].box.width = size_in_steps(size.x);
        spread->bubbles[bubble].box.height = size_in_steps(size.y);
        picture->voice_of[bubble] = voice;
    }
}

static void measure_figures(struct rich_picture *picture)
{
    const struct diagram *diagram = picture->diagram;
    for (size_t i = 0; i < diagram->lines.count; i++)
        if (diagram->lines.items[i].part == PART_PRESSURE)
            picture->figures[diagram->lines.items[i].from].presses = true;
    for (uint32_t i = 0; i < diagram->nodes.count; i++) {
        const struct diagram_node *node = &diagram->nodes.items[i];
        struct standing *standing = &picture->spread.figures[i];
        measure_figure(picture->drawing, node, &picture->figures[i], &standing->box);
        standing->head = head_of(node, &picture->figures[i]);
        standing->outside = !node->inside;
        standing->beside = node->beside ? node->beside - 1 : i;
        standing->has_wish = node->hint != HINT_NONE;
        standing->bubble = picture->spread.bubble_count;
        standing->bubble_count = node->voices.count;
        measure_voices(picture, i);
    }
}

static void measure_lines(struct rich_picture *picture)
{
    for (size_t i = 0; i < picture->diagram->lines.count; i++) {
        const struct diagram_line *line = &picture->diagram->lines.items[i];
        picture->labels[i] = flow_label_of(picture->drawing, line);
        picture->spread.threads[i] = (struct thread){.from = line->from,
                                                     .to = line->to,
                                                     .label = picture->labels[i].box,
                                                     .strife = line->part == PART_CONFLICT};
    }
}

void rich_measure(struct rich_picture *picture)
{
    measure_figures(picture);
    measure_lines(picture);
    spread_begin(picture->drawing->arena, &picture->spread);
}
