/* Stick figures, beside their icon or alone; see figure.h. people.def has their outlines. */
#include "draw/figure.h"

#include "base/hash.h"
#include "draw/chance.h"
#include "draw/icon.h"

#include <string.h>

/* ---- The tables ------------------------------------------------------------------------------ */

enum place { PLACE_BEHIND, PLACE_HEAD, PLACE_FACE, PLACE_CHEST };

/* As it stands in people.def. */
struct painted {
    const char *paint, *outline;
};

static const struct garment {
    const char *name;
    enum place place;
    struct painted shape;
} garments[] = {
#define GARMENT(name, place, paint, outline) {name, PLACE_##place, {paint, outline}},
#define FACE(...)
#define SIGN(...)
#define ARMS(...)
#include "draw/people.def"
};
#undef GARMENT
#define GARMENT(...)

struct trait {
    enum mood mood;
    struct painted shape;
};

#undef FACE
#define FACE(mood, paint, outline) {MOOD_##mood, {paint, outline}},
static const struct trait faces[] = {
#include "draw/people.def"
};
#undef FACE
#define FACE(...)

#undef SIGN
#define SIGN(mood, paint, outline) {MOOD_##mood, {paint, outline}},
static const struct trait signs[] = {
#include "draw/people.def"
};
#undef SIGN
#define SIGN(...)

#undef ARMS
#define ARMS(mood, outline) {MOOD_##mood, {"line", outline}},
static const struct trait arms[] = {
#include "draw/people.def"
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* ---- One person ------------------------------------------------------------------------------ */

/* Where head and chest are in the box of a whole person. Above the head is room for what it wears.
 */
static const double head_left = 36, head_top = 12, head_right = 64, head_bottom = 42;
static const double chest_left = 39, chest_top = 44, chest_right = 61, chest_bottom = 68;
static const double mouth_in_head = 0.72, head_room = 0.45 /* of its height, on each side */;

struct person {
    struct drawing *drawing;
    const struct diagram_icon *dress; /* what they wear, or NULL */
    const char *hat;                  /* a word that goes on the head, or hair */
    const char *hair, *cloth, *coat;  /* paints */
    enum mood mood;
    uint64_t chance;
    struct frame whole, head, chest;
    double width; /* of the pencil */
};

static const char *paint_of(const struct person *person, const char *paint)
{
    return !strcmp(paint, "hair")    ? person->hair
           : !strcmp(paint, "cloth") ? person->cloth
           : !strcmp(paint, "coat")  ? person->coat
                                     : paint;
}

static void draw_part(struct person *person, struct painted part, struct frame frame)
{
    struct diagram_shape shape = {.paint = paint_of(person, part.paint)};
    struct outline_problem problem;
    if (outline_read(person->drawing->arena, part.outline, strlen(part.outline), &shape.outline,
                     &problem))
        draw_shape(person->drawing, &shape, frame, person->width);
}

static bool wears(const struct person *person, const char *name)
{
    for (size_t i = 0; person->dress && i < person->dress->wears.count; i++)
        if (!strcmp(person->dress->wears.items[i], name))
            return true;
    return false;
}

static bool goes_on_head(const char *name)
{
    for (size_t i = 0; i < COUNT(garments); i++)
        if (!strcmp(garments[i].name, name) && garments[i].place <= PLACE_HEAD)
            return true;
    return false;
}

static void draw_garments(struct person *person, enum place place)
{
    for (size_t i = 0; i < COUNT(garments); i++) {
        const struct garment *garment = &garments[i];
        bool worn = goes_on_head(garment->name) ? !strcmp(garment->name, person->hat)
                                                : wears(person, garment->name);
        if (garment->place == place && worn)
            draw_part(person, garment->shape, place == PLACE_CHEST ? person->chest : person->head);
    }
}

/* The rows of a mood; of arms only one. */
static void draw_traits(struct person *person, const struct trait *traits, size_t count,
                        struct frame frame)
{
    for (size_t i = 0; i < count; i++)
        if (traits[i].mood == person->mood)
            draw_part(person, traits[i].shape, frame);
}

static void draw_arms(struct person *person)
{
    size_t first = 0, count = 0;
    while (arms[first].mood != person->mood)
        first++;
    while (first + count < COUNT(arms) && arms[first + count].mood == person->mood)
        count++;
    draw_part(person, arms[first + person->chance % count].shape, person->whole);
}

/* Signs are written, so they stay as they are where a person is mirrored. */
static struct frame frame_of_signs(const struct person *person)
{
    struct frame frame = person->head;
    if (frame.across > 0)
        return frame;
    frame.corner.x += 100 * frame.across;
    frame.across = -frame.across;
    return frame;
}

static void draw_head_of(struct person *person)
{
    draw_part(person, (struct painted){"skin", "O50 50 50 50"}, person->head);
    draw_traits(person, faces, COUNT(faces), person->head);
    draw_garments(person, PLACE_HEAD);
    draw_garments(person, PLACE_FACE);
    draw_traits(person, signs, COUNT(signs), frame_of_signs(person));
}

static void draw_person(struct person *person)
{
    static const char legs[] = "M46 67 L41 97 L36 98 M54 67 L59 97 L64 98";
    static const char body[] = "M5 4 Q50 -10 95 4 L100 100 L0 100 Z";
    draw_garments(person, PLACE_BEHIND);
    draw_part(person, (struct painted){"line", legs}, person->whole);
    draw_arms(person);
    draw_part(person, (struct painted){"coat", body}, person->chest);
    draw_garments(person, PLACE_CHEST);
    draw_head_of(person);
}

/* ---- How they look --------------------------------------------------------------------------- */

/* Whoever is dressed as something wears no cap of their own with it. */
static const char *const hair_words[] = {"short-hair", "bob",       "curls",     "parting",
                                         "bun",        "afro",      "long-hair", "spikes",
                                         "ponytail",   "headscarf", "turban"};
static const char *const hair_and_caps[] = {
    "short-hair", "bob",      "curls",     "cap",    "bun",    "afro",  "long-hair",
    "parting",    "ponytail", "headscarf", "beanie", "spikes", "turban"};
static const char *const hair_paints[] = {"brown", "coal", "wood",  "straw",
                                          "brown", "coal", "orange"};
static const char *const cloth_paints[] = {"blue",   "red",   "grass", "pink",
                                           "orange", "lilac", "water"};
static const char *const coat_paints[] = {"sky",   "rose",  "mint", "straw",
                                          "lilac", "peach", "leaf", "sand"};

/* The which-th of a list that begins again behind its last. */
#define CHOSEN(list, which) (list)[(which) % COUNT(list)]

/* The which-th of those that go on the head among what a dress has; NULL where none does. */
static const char *hat_of(const struct diagram_icon *dress, size_t which)
{
    size_t count = 0;
    for (size_t i = 0; i < dress->wears.count; i++)
        count += goes_on_head(dress->wears.items[i]);
    for (size_t i = 0, hat = 0; i < dress->wears.count && count; i++)
        if (goes_on_head(dress->wears.items[i]) && hat++ == which % count)
            return dress->wears.items[i];
    return NULL;
}

/* The which-th of the people of a figure. In a group no two look alike, so the choices go round
   from one that the id gives. */
static struct person person_of(struct drawing *drawing, const char *id,
                               const struct diagram_figure *figure, unsigned which)
{
    static const unsigned strides[] = {4, 2, 3, 3}; /* from one person's choice to the next */
    const struct diagram_icon *dress = figure->icon;
    uint64_t chance = chance_mixed(hash_text(id)), hair = chance % 64 + which * strides[0];
    struct person person = {.drawing = drawing, .dress = dress, .mood = figure->mood};
    person.chance = (chance >> 32) + which;
    person.hat = dress ? hat_of(dress, which) : CHOSEN(hair_and_caps, hair);
    if (!person.hat)
        person.hat = CHOSEN(hair_words, hair);
    person.hair = CHOSEN(hair_paints, (chance >> 6) % 64 + which * strides[1]);
    person.cloth = CHOSEN(cloth_paints, (chance >> 12) % 64 + which * strides[2]);
    person.coat = dress && dress->coat
                      ? dress->coat
                      : CHOSEN(coat_paints, (chance >> 18) % 64 + which * strides[3]);
    return person;
}

/* ---- Where they stand ------------------------------------------------------------------------ */

/* Widths as shares of the height. */
static const double person_width = 0.58, person_step = 0.5, icon_gap = 0.02;

static bool has_shapes(const struct diagram_figure *figure)
{
    return figure->icon && figure->icon->shapes.count;
}

static double people_width(const struct diagram_figure *figure)
{
    return figure->people ? person_width + person_step * (figure->people - 1) : 0;
}

static double width_of(const struct diagram_figure *figure)
{
    double gap = has_shapes(figure) && figure->people ? icon_gap : 0;
    return has_shapes(figure) + gap + people_width(figure);
}

struct point figure_size(const struct diagram_figure *figure, double height)
{
    return (struct point){width_of(figure) * height, height};
}

/* Of a group the second and third are a little smaller. */
static double height_of(unsigned which, double height)
{
    static const double shares[] = {1, 0.92, 0.97};
    return height * shares[which % COUNT(shares)];
}

/* The feet of a person; the last stands nearest to the side where the people are. */
static struct point feet_of(const struct diagram_figure *figure, unsigned which,
                            struct point ground, double height, bool mirrored)
{
    double from_side = person_width / 2 + person_step * (figure->people - 1 - which);
    double away = (width_of(figure) / 2 - from_side) * height;
    return (struct point){ground.x + (mirrored ? -away : away), ground.y};
}

struct point figure_mouth(const struct diagram_figure *figure, struct point ground, double height,
                          bool mirrored)
{
    if (!figure->people)
        return (struct point){ground.x, ground.y - height};
    struct point feet = feet_of(figure, figure->people - 1, ground, height, mirrored);
    double mouth = head_top + mouth_in_head * (head_bottom - head_top);
    return (struct point){feet.x,
                          feet.y - (1 - mouth / 100) * height_of(figure->people - 1, height)};
}

static void stand(struct person *person, struct point feet, double height, bool mirrored)
{
    double across = (mirrored ? -height : height) / 100;
    person->whole = (struct frame){{feet.x - 50 * across, feet.y - height}, across, height / 100};
    person->head = frame_within(person->whole, head_left, head_top, head_right, head_bottom);
    person->chest = frame_within(person->whole, chest_left, chest_top, chest_right, chest_bottom);
    person->width = icon_line_width(height);
}

void draw_figure(struct drawing *drawing, const char *id, const struct diagram_figure *figure,
                 struct point ground, double height, bool mirrored)
{
    double aside = (width_of(figure) - 1) / 2 * height;
    struct box box = {
        {ground.x + (mirrored ? aside : -aside), ground.y - height / 2}, height, height};
    if (has_shapes(figure))
        draw_icon(drawing, figure->icon, box);
    for (unsigned i = 0; i < figure->people; i++) {
        struct person person = person_of(drawing, id, figure, i);
        stand(&person, feet_of(figure, i, ground, height, mirrored), height_of(i, height),
              mirrored);
        draw_person(&person);
    }
}

const char *figure_whose(const struct diagram_node *node)
{
    return node->figure.whose ? node->figure.whose : node->id;
}

/* Of a group the face of the one who stands nearest. */
void draw_face(struct drawing *drawing, const char *id, const struct diagram_figure *figure,
               struct point middle, double room)
{
    double height = room / (1 + 2 * head_room), down = height / 100;
    double across = down * (head_right - head_left) / (head_bottom - head_top);
    struct person person = person_of(drawing, id, figure, figure->people ? figure->people - 1 : 0);
    person.head = (struct frame){{middle.x - 50 * across, middle.y - height / 2}, across, down};
    person.width = icon_line_width(100 * height / (head_bottom - head_top));
    draw_garments(&person, PLACE_BEHIND);
    draw_head_of(&person);
}
