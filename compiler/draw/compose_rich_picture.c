/* A rich picture on a page: figures with their bubbles, what passes between them, conflicts, forces
   and issues, within a soft boundary (Checkland 1981; Monk and Howard 1998). Begins on A3; where it
   does not fit without a fault the page grows; texts never shrink. */
#include "draw/rich_picture.h"

#include <string.h>

/* With its sign where all such lines have the same. */
static const struct diagram_line *sample_of(struct rich_picture *picture, size_t which)
{
    const struct diagram *diagram = picture->diagram;
    struct diagram_line *sample = arena_new_of(picture->drawing->arena, struct diagram_line);
    *sample = diagram->lines.items[which];
    for (size_t i = which + 1; i < diagram->lines.count; i++) {
        const struct diagram_line *line = &diagram->lines.items[i];
        if (!flows_are_alike(line, sample) || !line->sign)
            continue;
        if (sample->part == PART_CONFLICT)
            sample->sign = line->sign;
        else if (sample->sign && strcmp(sample->sign->name, line->sign->name) != 0)
            sample->sign = NULL;
    }
    return sample;
}

static void fill_legend(struct rich_picture *picture)
{
    const struct diagram *diagram = picture->diagram;
    for (size_t i = 0; i < diagram->lines.count; i++) {
        bool told = false;
        for (size_t k = 0; k < i; k++)
            told = told || flows_are_alike(&diagram->lines.items[i], &diagram->lines.items[k]);
        if (!told)
            legend_add_drawn(picture->drawing, &picture->legend, FLOW_SAMPLE, draw_flow_sample,
                             sample_of(picture, i), flow_words(&diagram->lines.items[i]));
    }
}

static struct rich_picture new_picture(struct drawing *drawing)
{
    struct arena *arena = drawing->arena;
    const struct diagram *diagram = drawing->diagram;
    size_t nodes = diagram->nodes.count, lines = diagram->lines.count, voices = 0;
    struct rich_picture picture = {.drawing = drawing, .diagram = diagram};
    for (size_t i = 0; i < nodes; i++)
        voices += diagram->nodes.items[i].voices.count;
    picture.figures = arena_alloc(arena, nodes * sizeof *picture.figures);
    picture.voices = arena_alloc(arena, (voices + 1) * sizeof *picture.voices);
    picture.voice_of = arena_alloc(arena, (voices + 1) * sizeof *picture.voice_of);
    picture.touched = arena_alloc(arena, lines + 1);
    picture.troubled = arena_alloc(arena, nodes + 1);
    picture.boxes = arena_alloc(arena, (nodes + voices + lines + 1) * sizeof *picture.boxes);
    picture.labels = arena_alloc(arena, (lines + 1) * sizeof *picture.labels);
    picture.spread =
        (struct spread){.figures = arena_alloc(arena, nodes * sizeof(struct standing)),
                        .figure_count = nodes,
                        .bubbles = arena_alloc(arena, (voices + 1) * sizeof(struct bubble)),
                        .threads = arena_alloc(arena, (lines + 1) * sizeof(struct thread)),
                        .thread_count = lines,
                        .bounded = diagram->boundary != NULL};
    picture.routing =
        (struct routing){.routes = arena_alloc(arena, (lines + 1) * sizeof(struct route)),
                         .count = lines,
                         .tail = 5,
                         .head = 8};
    return picture;
}

bool compose_rich_picture(struct drawing *drawing)
{
    static const double larger_letters = 1.28;
    struct rich_picture picture = new_picture(drawing);
    drawing->sheet = larger_letters;
    drawing->scene->paper = PAPER_A3;
    fill_legend(&picture);
    rich_measure(&picture);
    rich_set(&picture);
    rich_draw(&picture);
    return true;
}
