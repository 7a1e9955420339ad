/* Ovals; see oval.h. */
#include "draw/oval.h"

enum { STEPS = 720, QUARTER = STEPS / 4 };

static struct point oval_at(struct box box, unsigned step)
{
    double part = (double)(step % QUARTER) / QUARTER;
    struct point at = point_times((struct point){2 * part, part * part - 1}, 1 / (1 + part * part));
    for (unsigned turns = step / QUARTER % 4; turns > 0; turns--)
        at = point_turned(at);
    return point_add(box.centre, (struct point){at.x * box.width / 2, at.y * box.height / 2});
}

static double step_length(struct box box, unsigned step)
{
    return point_distance(oval_at(box, step), oval_at(box, step + 1));
}

double oval_length(struct box box)
{
    double length = 0;
    for (unsigned step = 0; step < STEPS; step++)
        length += step_length(box, step);
    return length;
}

void oval_spread(struct box box, struct point *points, size_t count, double start)
{
    double part = oval_length(box) / (double)count, gone = 0;
    unsigned step = (unsigned)(start * STEPS);
    for (size_t i = 0; i < count; i++) {
        while (gone < part * (double)i)
            gone += step_length(box, step++);
        points[i] = oval_at(box, step);
    }
}
