/* Stakeholders with their names; see person.h. */
#include "draw/person.h"

#include "draw/pack.h"
#include "draw/shape.h"

static const double below_figure = 4, beside_sign = 5;

static double name_height(const struct text_lines *lines)
{
    return draw_lines_height(lines, PERSON_NAME_SIZE);
}

static struct person new_person(const struct drawing *drawing, size_t node, double height,
                                double name_width, bool beside)
{
    static const double dot = 2 * PERSON_DOT;
    const struct diagram_node *who = &drawing->diagram->nodes.items[node];
    return (struct person){
        .node = node,
        .height = height,
        .beside = beside,
        .sign = height > 0 ? figure_size(&who->figure, height) : (struct point){dot, dot},
        .name = draw_wrap(drawing, look_clean.regular, PERSON_NAME_SIZE, who->text, name_width),
    };
}

struct person person_above(const struct drawing *drawing, size_t node, double height,
                           double name_width)
{
    struct person person = new_person(drawing, node, height, name_width, false);
    person.box.width = larger(person.sign.x, person.name.width) + 4;
    person.box.height = person.sign.y + below_figure + name_height(&person.name);
    return person;
}

struct person person_beside(const struct drawing *drawing, size_t node, double height,
                            double name_width)
{
    struct person person = new_person(drawing, node, height, name_width, true);
    person.box.width = person.sign.x + beside_sign + person.name.width + 2;
    person.box.height = larger(person.sign.y, name_height(&person.name));
    return person;
}

struct point person_ground(const struct person *person)
{
    return person->beside ? (struct point){(person->sign.x - person->box.width) / 2,
                                           person->height > 0 ? person->sign.y / 2 : 0}
                          : (struct point){0, person->sign.y - person->box.height / 2};
}

static void draw_sign(struct drawing *drawing, const struct person *person)
{
    const struct diagram_node *who = &drawing->diagram->nodes.items[person->node];
    struct point ground = point_add(person->box.centre, person_ground(person));
    if (person->height > 0)
        draw_figure(drawing, figure_whose(who), &who->figure, ground, person->height, false);
    else
        draw_dot(drawing, ground, PERSON_DOT, INK_LINE);
}

/* Below what it names, or beside it and so much higher than its middle. */
static void draw_name(struct drawing *drawing, const struct person *person, double higher)
{
    struct lettering lettering = {drawing->look->regular, PERSON_NAME_SIZE, INK_TEXT,
                                  person->beside ? ANCHOR_START : ANCHOR_MIDDLE};
    struct point at = person->box.centre;
    if (person->beside) {
        at.x += person->sign.x + beside_sign - person->box.width / 2;
        at.y -= higher;
    } else
        at.y += (person->box.height - name_height(&person->name)) / 2;
    scene_lines(drawing->scene, &person->name, at, draw_leading, lettering);
}

static void open_person(struct drawing *drawing, const struct person *person)
{
    const struct diagram_node *who = &drawing->diagram->nodes.items[person->node];
    draw_open_node(drawing->scene, who);
}

void person_draw(struct drawing *drawing, const struct person *person)
{
    open_person(drawing, person);
    draw_sign(drawing, person);
    draw_name(drawing, person, 0);
    scene_close(drawing->scene);
}

/* ---- Those who have no place yet ------------------------------------------------------------- */

static const double seat_height = 38, seat_width = 150, seat_gap = 22, row_gap = 10,
                    heading_size = 13, heading_height = 24;

/* On the bench the notes stand below the name, beside the figure. */
static void seat_person(struct drawing *drawing, struct bench *bench, size_t node)
{
    const struct diagram_node *who = &drawing->diagram->nodes.items[node];
    struct person *person = array_add(drawing->arena, &bench->people);
    struct text_lines *notes = &bench->notes[bench->people.count - 1];
    struct buffer text = {.arena = drawing->arena};
    for (size_t i = 0; i < who->note_count; i++)
        buffer_printf(&text, "%s%s", i ? ", " : "", who->notes[i]);
    *person = person_beside(drawing, node, seat_height, seat_width);
    *notes =
        draw_wrap(drawing, look_clean.italic, PERSON_NAME_SIZE, buffer_text(&text), seat_width);
    person->box.width += larger(0, notes->width - person->name.width);
    person->box.height = larger(person->sign.y, name_height(&person->name) + name_height(notes));
}

struct bench bench_of(struct drawing *drawing, const char *heading, double width)
{
    struct bench bench = {.heading = heading};
    size_t count = drawing->diagram->nodes.count;
    struct rows rows = {.width = width, .across = seat_gap, .down = row_gap, .y = heading_height};
    bench.notes = arena_alloc(drawing->arena, (count + 1) * sizeof *bench.notes);
    for (size_t i = 0; i < count; i++) {
        if (drawing->diagram->nodes.items[i].part != PART_NOT_PLACED)
            continue;
        seat_person(drawing, &bench, i);
        rows_set(&rows, &bench.people.items[bench.people.count - 1].box);
    }
    bench.height = bench.people.count ? rows.y + rows.high : 0;
    return bench;
}

static void draw_seat(struct drawing *drawing, struct person person, const struct text_lines *notes,
                      struct point corner)
{
    person.box.centre = point_add(corner, person.box.centre);
    struct point at = person.box.centre;
    at.x += person.sign.x + beside_sign - person.box.width / 2;
    at.y += name_height(&person.name) / 2;
    open_person(drawing, &person);
    draw_sign(drawing, &person);
    draw_name(drawing, &person, name_height(notes) / 2);
    scene_lines(
        drawing->scene, notes, at, draw_leading,
        (struct lettering){drawing->look->italic, PERSON_NAME_SIZE, INK_QUIET, ANCHOR_START});
    scene_close(drawing->scene);
}

void bench_draw(struct drawing *drawing, const struct bench *bench, struct point corner)
{
    if (!bench->people.count)
        return;
    scene_text(drawing->scene, bench->heading, (struct point){corner.x, corner.y + heading_size},
               (struct lettering){drawing->look->italic, heading_size, INK_QUIET, ANCHOR_START});
    for (size_t i = 0; i < bench->people.count; i++)
        draw_seat(drawing, bench->people.items[i], &bench->notes[i], corner);
}

/* ---- Signs ----------------------------------------------------------------------------------- */

void draw_dot(struct drawing *drawing, struct point at, double radius, enum ink ink)
{
    struct path path = path_of_oval(drawing->arena, (struct box){at, 2 * radius, 2 * radius});
    scene_path(drawing->scene, &path, (struct stroke){.fill = ink, .hand = HAND_STILL});
}

void draw_ring(struct drawing *drawing, struct point at, double radius, enum ink ink)
{
    struct path path = path_of_oval(drawing->arena, (struct box){at, 2 * radius, 2 * radius});
    scene_path(drawing->scene, &path,
               (struct stroke){.fill = INK_PAPER, .ink = ink, .width = 1.8, .hand = HAND_STILL});
}

/* ---- The legend ------------------------------------------------------------------------------ */

static void draw_point_sign(struct drawing *drawing, const void *what, struct point at)
{
    struct path path = {0};
    struct point dot = {at.x + 22, at.y};
    (void)what;
    path_move(drawing->arena, &path, at);
    path_line(drawing->arena, &path, dot);
    scene_path(drawing->scene, &path,
               (struct stroke){.ink = INK_QUIET, .width = 1.5, .dash = DASH_DOTS});
    draw_dot(drawing, dot, PERSON_DOT - 0.5, INK_QUIET);
}

static void draw_dot_sign(struct drawing *drawing, const void *what, struct point at)
{
    (void)what;
    draw_dot(drawing, (struct point){at.x + 6, at.y}, PERSON_DOT + 1, INK_LINE);
}

static void draw_ring_sign(struct drawing *drawing, const void *what, struct point at)
{
    (void)what;
    draw_ring(drawing, (struct point){at.x + 8, at.y}, 7, INK_LINE);
}

static void draw_faces_sign(struct drawing *drawing, const void *what, struct point at)
{
    static const double height = 25;
    static const struct diagram_figure figures[] = {{.people = 1, .mood = MOOD_HAPPY},
                                                    {.people = 1, .mood = MOOD_ANGRY}};
    (void)what;
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
        draw_figure(drawing, mood_word(drawing->arena, figures[i].mood), &figures[i],
                    (struct point){at.x + 8 + 18 * (double)i, at.y + height / 2}, height, false);
}

void legend_add_point(struct drawing *drawing, struct legend *legend, const char *text)
{
    legend_add_drawn(drawing, legend, 31, draw_point_sign, NULL, text);
}

void legend_add_dot(struct drawing *drawing, struct legend *legend, const char *text)
{
    legend_add_drawn(drawing, legend, 18, draw_dot_sign, NULL, text);
}

void legend_add_ring(struct drawing *drawing, struct legend *legend, const char *text)
{
    legend_add_drawn(drawing, legend, 22, draw_ring_sign, NULL, text);
}

void legend_add_faces(struct drawing *drawing, struct legend *legend)
{
    for (size_t i = 0; i < drawing->diagram->nodes.count; i++)
        if (drawing->diagram->nodes.items[i].figure.mood) {
            legend_add_drawn(drawing, legend, 40, draw_faces_sign, NULL,
                             "faces tell the stance: champions are happy, opponents angry");
            return;
        }
}
