/* Three circles that overlap, power, legitimacy and urgency, with the seven regions that they make
   and everybody in theirs (Mitchell, Agle and Wood 1997, figure 2). The circles are as wide as the
   page lets them be, for names are wide. Where there is no room for figures there are dots; where
   there is none for these the page grows. */
#include "draw/person.h"
#include "draw/place.h"
#include "draw/settle.h"
#include "draw/shape.h"

#include <string.h>

static const double name_width = 118, region_size = 13, claim_size = 17, edge = 5, bench_gap = 12,
                    widest = 1.55; /* a circle, as so many times its height */

enum { CLAIM_COUNT = 3, REGION_COUNT = 8 };

/* Regions by the circles they lie in: 1 power, 2 legitimacy, 4 urgency. */
static const struct region {
    enum diagram_part part;
    enum ink ink;
    const char *title;
} regions[REGION_COUNT] = {{PART_NO_CLAIM, INK_NONE, "none of the three"},
                           {PART_DORMANT, INK_POWER, "dormant"},
                           {PART_DISCRETIONARY, INK_LEGITIMACY, "discretionary"},
                           {PART_DOMINANT, INK_DOMINANT, "dominant"},
                           {PART_DEMANDING, INK_URGENCY, "demanding"},
                           {PART_DANGEROUS, INK_DANGEROUS, "dangerous"},
                           {PART_DEPENDENT, INK_DEPENDENT, "dependent"},
                           {PART_DEFINITIVE, INK_SHAPE, "definitive"}};

static const char *const headings[PART_COUNT] = {
#define PART(id, word, chapter, shape) [PART_##id] = chapter,
#include "view/parts.def"
#undef PART
};

/* Circles around a middle, on a page that is stretched sideways. */
struct circles {
    struct point middle, centres[CLAIM_COUNT]; /* centres from the middle, before the stretching */
    double radius, apart, stretch;
};

struct salience_picture {
    struct drawing *drawing;
    struct legend legend;
    struct circles circles;
    struct box frame;
    struct person *people; /* those who are placed */
    size_t people_count;
    unsigned *region_of; /* of each box: first the titles of the regions, then people */
    struct point *wishes;
    struct box *areas, claims[CLAIM_COUNT];
    struct settling settling;
    struct bench bench;
    bool crowd[REGION_COUNT]; /* whether there is anybody */
    double width, height;     /* of the page */
};

/* ---- Circles --------------------------------------------------------------------------------- */

/* As large as the frame lets them be, `apart` times the radius from each other. */
static struct circles circles_in(struct box frame, double apart)
{
    static const double root_3_4 = 0.86602540378443865;
    double high = root_3_4 * apart;
    struct circles circles = {.radius = frame.height / (2 + high), .apart = apart};
    double side = apart * circles.radius, third = high * circles.radius / 3;
    circles.stretch = smaller(widest, frame.width / ((2 + apart) * circles.radius));
    circles.middle = frame.centre;
    circles.middle.y -= third / 2;
    circles.centres[0] = (struct point){-side / 2, -third};
    circles.centres[1] = (struct point){side / 2, -third};
    circles.centres[2] = (struct point){0, 2 * third};
    return circles;
}

static struct point on_page(const struct circles *circles, struct point point)
{
    return (struct point){circles->middle.x + point.x * circles->stretch,
                          circles->middle.y + point.y};
}

static struct box circle_box(const struct circles *circles, size_t claim)
{
    return (struct box){on_page(circles, circles->centres[claim]),
                        2 * circles->radius * circles->stretch, 2 * circles->radius};
}

/* How far the farthest corner of a box is from a circle's centre, or its nearest point. */
static double reach_of(const struct circles *circles, size_t claim, struct box box, bool farthest)
{
    struct point centre = on_page(circles, circles->centres[claim]);
    double side = farthest ? 1 : -1;
    struct point away = {larger(0, fabs(box.centre.x - centre.x) + side * box.width / 2) /
                             circles->stretch,
                         larger(0, fabs(box.centre.y - centre.y) + side * box.height / 2)};
    return point_length(away);
}

static bool is_in_region(const struct circles *circles, struct box box, unsigned region)
{
    for (unsigned claim = 0; claim < CLAIM_COUNT; claim++) {
        bool inside = region >> claim & 1;
        double reach = reach_of(circles, claim, box, inside);
        if (inside ? reach > circles->radius - edge : reach < circles->radius + edge)
            return false;
    }
    return true;
}

/* In their region, and people below its title. */
static bool may_stand(const void *context, size_t which, struct box box)
{
    const struct salience_picture *picture = context;
    unsigned region = picture->region_of[which];
    const struct box *title = &picture->settling.boxes[region];
    bool below = box.centre.y - box.height / 2 >= title->centre.y + title->height / 2;
    return is_in_region(&picture->circles, box, region) && (which < REGION_COUNT || below);
}

/* The middle of a region's way from the middle of all outwards: a region of two circles lies
   opposite the third. */
static struct point middle_of_region(const struct circles *circles, unsigned region)
{
    unsigned claim = 0, count = 0;
    for (unsigned i = 0; i < CLAIM_COUNT; i++)
        count += region >> i & 1;
    if (count == CLAIM_COUNT)
        return on_page(circles, (struct point){0, 0});
    while ((region >> claim & 1) != (count == 1))
        claim++;
    struct point way = point_unit(circles->centres[claim]);
    double away = point_length(circles->centres[claim]), radius = circles->radius;
    double others = sqrt(4 * radius * radius - 3 * away * away);
    double from = count == 1 ? (others - away) / 2 : radius - away;
    double to = count == 1 ? radius + away : (others + away) / 2;
    return on_page(circles, point_times(way, (count == 1 ? 1 : -1) * (from + to) / 2));
}

/* ---- Paths of what lies in several circles --------------------------------------------------- */

/* The smaller arc of a circle around `centre`, by two curves (handles after Riškus 2006). */
static void add_arc(struct arena *arena, const struct circles *circles, struct path *path,
                    struct point centre, struct point from, struct point to)
{
    struct point a = point_minus(from, centre), b = point_minus(to, centre);
    struct point between = point_times(point_unit(point_add(a, b)), circles->radius);
    struct point ends[] = {a, between, b};
    for (int i = 0; i < 2; i++) {
        struct point start = ends[i], end = ends[i + 1];
        double turn = start.x * end.y - start.y * end.x > 0 ? 1 : -1;
        double squared = circles->radius * circles->radius;
        double cosine = (start.x * end.x + start.y * end.y) / squared;
        double half = sqrt((1 + cosine) / 2);
        double handle = turn * 4 / 3 * sqrt((1 - half) / (1 + half));
        struct point leave = point_add(start, point_times(point_turned(start), handle));
        struct point enter = point_minus(end, point_times(point_turned(end), handle));
        path_curve(arena, path, on_page(circles, point_add(centre, leave)),
                   on_page(circles, point_add(centre, enter)),
                   on_page(circles, point_add(centre, end)));
    }
}

/* Where two circles meet: towards the third, or away from it. */
static struct point meeting(const struct circles *circles, unsigned third, bool towards)
{
    struct point way = point_unit(circles->centres[third]);
    double away = point_length(circles->centres[third]), radius = circles->radius;
    double others = sqrt(4 * radius * radius - 3 * away * away);
    return point_times(way, towards ? (others - away) / 2 : -(others + away) / 2);
}

static struct path path_of_lens(struct arena *arena, const struct circles *circles, unsigned third)
{
    struct path path = {0};
    struct point near = meeting(circles, third, true), far = meeting(circles, third, false);
    path_move(arena, &path, on_page(circles, near));
    add_arc(arena, circles, &path, circles->centres[(third + 1) % CLAIM_COUNT], near, far);
    add_arc(arena, circles, &path, circles->centres[(third + 2) % CLAIM_COUNT], far, near);
    path_close(arena, &path);
    return path;
}

static struct path path_of_core(struct arena *arena, const struct circles *circles)
{
    struct path path = {0};
    path_move(arena, &path, on_page(circles, meeting(circles, 0, true)));
    for (unsigned i = 0; i < CLAIM_COUNT; i++) {
        unsigned next = (i + 1) % CLAIM_COUNT, other = (i + 2) % CLAIM_COUNT;
        add_arc(arena, circles, &path, circles->centres[other], meeting(circles, i, true),
                meeting(circles, next, true));
    }
    path_close(arena, &path);
    return path;
}

static struct path path_of_region(struct arena *arena, const struct circles *circles,
                                  unsigned region)
{
    if (region == REGION_COUNT - 1)
        return path_of_core(arena, circles);
    for (unsigned claim = 0; claim < CLAIM_COUNT; claim++) {
        if (region == 1u << claim)
            return path_of_oval(arena, circle_box(circles, claim));
        if (region == (REGION_COUNT - 1) - (1u << claim))
            return path_of_lens(arena, circles, claim);
    }
    return (struct path){0};
}

/* ---- Sizes and places ------------------------------------------------------------------------ */

static double wide_text(const struct drawing *drawing, enum face face, double size,
                        const char *text)
{
    return text_width(drawing->ruler, face, size, text, strlen(text));
}

static unsigned region_called(enum diagram_part part)
{
    unsigned region = 0;
    while (regions[region].part != part)
        region++;
    return region;
}

/* Everybody with a figure this high, or with a dot. */
static void measure_people(struct salience_picture *picture, double figure)
{
    const struct diagram *diagram = picture->drawing->diagram;
    picture->people_count = 0;
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        enum diagram_part part = diagram->nodes.items[i].part;
        if (part == PART_CLAIM || part == PART_NOT_PLACED)
            continue;
        size_t which = picture->people_count++;
        picture->people[which] = person_beside(picture->drawing, i, figure, name_width);
        picture->settling.boxes[REGION_COUNT + which] = picture->people[which].box;
        picture->region_of[REGION_COUNT + which] = region_called(part);
        picture->crowd[region_called(part)] = true;
    }
    for (unsigned region = 0; region < REGION_COUNT; region++) {
        picture->region_of[region] = region;
        picture->settling.boxes[region] =
            (struct box){.width = wide_text(picture->drawing, look_clean.italic, region_size,
                                            regions[region].title),
                         .height = region_size * 1.3};
    }
    picture->settling.count = REGION_COUNT + picture->people_count;
}

/* The names of the circles stand in corners that these leave free. */
static void place_claims(struct salience_picture *picture)
{
    struct box frame = picture->frame;
    for (unsigned claim = 0; claim < CLAIM_COUNT; claim++) {
        const char *text = picture->drawing->diagram->nodes.items[claim].text;
        double wide = wide_text(picture->drawing, look_clean.bold, claim_size, text);
        struct box circle = circle_box(&picture->circles, claim);
        double side = claim == 1 ? 1 : -1;
        struct box box = {circle.centre, wide + 6, claim_size * 1.2};
        if (claim < 2) {
            box.centre.x += side * (circle.width / 2 - box.width / 2);
            box.centre.y = frame.centre.y - frame.height / 2 + box.height / 2;
        } else {
            box.centre.x -= 0.36 * circle.width + box.width / 2;
            box.centre.y += 0.39 * circle.height;
        }
        picture->claims[claim] = box;
    }
}

/* A box around it. */
static struct box area_of_region(const struct salience_picture *picture, unsigned region)
{
    struct box area = picture->frame;
    for (unsigned claim = 0; claim < CLAIM_COUNT; claim++)
        if (region >> claim & 1)
            area = box_common(area, circle_box(&picture->circles, claim));
    return area;
}

/* Of a region in which there is somebody: as high in it as it may stand. */
static struct point title_wish(const struct salience_picture *picture, unsigned region,
                               struct box area)
{
    static const double step = 3, higher_than_needed = 4;
    struct box box = picture->settling.boxes[region];
    box.centre.x = middle_of_region(&picture->circles, region).x;
    box.centre.y = area.centre.y - (area.height - box.height) / 2;
    while (box.centre.y < area.centre.y + area.height / 2 &&
           !is_in_region(&picture->circles, box, region))
        box.centre.y += step;
    box.centre.y += higher_than_needed;
    return box.centre;
}

/* Titles stay where they are; people wish to stand below that of their region. Whoever has no claim
   stands in the corner that the circles leave free. */
static void set_wishes(struct salience_picture *picture)
{
    struct settling *settling = &picture->settling;
    struct box frame = picture->frame;
    struct point corner = {frame.centre.x + frame.width / 2 - 60,
                           frame.centre.y + frame.height * 0.27};
    for (size_t i = 0; i < settling->count; i++) {
        unsigned region = picture->region_of[i];
        struct box area = area_of_region(picture, region), *title = &settling->boxes[region];
        struct point below = picture->wishes[region];
        below.y += (title->height + settling->boxes[i].height) / 2 + settling->gap + 1;
        if (i >= REGION_COUNT) {
            picture->areas[i] = area;
            picture->wishes[i] = below;
            continue;
        }
        picture->wishes[i] = !region                  ? corner
                             : picture->crowd[region] ? title_wish(picture, region, area)
                                                      : middle_of_region(&picture->circles, region);
        picture->areas[i] = (struct box){picture->wishes[i], title->width + 1, title->height + 1};
    }
}

/* Whether everybody in a region could stand so much lower. */
static bool may_lower(const struct salience_picture *picture, unsigned region, double by)
{
    for (size_t i = REGION_COUNT; i < picture->settling.count; i++) {
        struct box box = picture->settling.boxes[i];
        box.centre.y += by;
        if (picture->region_of[i] == region &&
            !(box_contains(picture->frame, box) && may_stand(picture, i, box)))
            return false;
    }
    return true;
}

/* People have been put as high as there is room: now each region's stand in the middle of it. */
static void lower_people(struct salience_picture *picture)
{
    static const double step = 2;
    for (unsigned region = 1; region < REGION_COUNT; region++) {
        double by = 0;
        while (picture->crowd[region] && may_lower(picture, region, by + step))
            by += step;
        for (size_t i = REGION_COUNT; i < picture->settling.count; i++)
            if (picture->region_of[i] == region)
                picture->settling.boxes[i].centre.y += by / 2;
    }
}

static void set_frame(struct salience_picture *picture, double size)
{
    struct drawing *drawing = picture->drawing;
    picture->width = PAGE_WIDTH * size;
    picture->height = PAGE_HEIGHT * size;
    picture->frame = page_area(drawing, &picture->legend, picture->width, picture->height);
    picture->bench = bench_of(drawing, "not placed yet", picture->frame.width);
    double below = 8 + (picture->bench.height > 0 ? picture->bench.height + bench_gap : 0);
    picture->frame.height -= below;
    picture->frame.centre.y -= below / 2;
}

static bool has_room(const struct salience_picture *picture)
{
    static const double fullest = 0.4;
    double filled = 0;
    for (size_t i = 0; i < picture->people_count; i++)
        filled += picture->people[i].box.width * picture->people[i].box.height;
    return filled < fullest * picture->frame.width * picture->frame.height;
}

/* With figures this high, or with dots, and the circles nearer to or further from each other. */
static size_t set_people(struct salience_picture *picture, double figure)
{
    static const double aparts[] = {0.85, 1, 0.7};
    size_t faults = SIZE_MAX;
    measure_people(picture, figure);
    if (!has_room(picture))
        return faults;
    for (size_t i = 0; i < sizeof aparts / sizeof *aparts && faults; i++) {
        picture->circles = circles_in(picture->frame, aparts[i]);
        place_claims(picture);
        set_wishes(picture);
        faults = settle_boxes(&picture->settling);
    }
    lower_people(picture);
    for (size_t i = 0; i < picture->people_count; i++)
        picture->people[i].box = picture->settling.boxes[REGION_COUNT + i];
    return faults;
}

/* On a page so many times as wide and high as A4. */
static size_t set_on_page(struct salience_picture *picture, double size)
{
    static const double figures[] = {46, 36, 28, 0};
    size_t faults = SIZE_MAX;
    for (size_t i = 0; i < sizeof figures / sizeof *figures && faults; i++) {
        picture->legend = (struct legend){0};
        if (figures[i] > 0)
            legend_add_faces(picture->drawing, &picture->legend);
        set_frame(picture, size);
        faults = set_people(picture, figures[i]);
    }
    return faults;
}

/* ---- Drawing --------------------------------------------------------------------------------- */

static void draw_region(struct salience_picture *picture, unsigned region)
{
    struct drawing *drawing = picture->drawing;
    const struct region *drawn = &regions[region];
    struct path path = path_of_region(drawing->arena, &picture->circles, region);
    scene_open(
        drawing->scene,
        arena_printf(drawing->arena, "%s...%s", drawing->diagram->id, part_words[drawn->part]),
        "region", drawn->title, headings[drawn->part]);
    scene_path(drawing->scene, &path, (struct stroke){.fill = drawn->ink});
    scene_close(drawing->scene);
}

static void draw_region_title(struct salience_picture *picture, unsigned region)
{
    struct point at = picture->settling.boxes[region].centre;
    if (region || picture->crowd[region])
        scene_text(picture->drawing->scene, regions[region].title,
                   (struct point){at.x, at.y + region_size * 0.35},
                   (struct lettering){picture->drawing->look->italic, region_size, INK_QUIET,
                                      ANCHOR_MIDDLE});
}

static void draw_claim(struct salience_picture *picture, size_t claim)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram_node *node = &drawing->diagram->nodes.items[claim];
    struct path path = path_of_oval(drawing->arena, circle_box(&picture->circles, claim));
    struct point at = picture->claims[claim].centre;
    scene_open(drawing->scene, node->id, part_words[node->part], node->text, node->sentence);
    scene_path(drawing->scene, &path,
               (struct stroke){.ink = INK_LINE, .width = 2, .hand = HAND_FRAME});
    scene_text(drawing->scene, node->text, (struct point){at.x, at.y + claim_size * 0.35},
               (struct lettering){drawing->look->bold, claim_size, INK_TEXT, ANCHOR_MIDDLE});
    scene_close(drawing->scene);
}

/* What lies in more circles is painted over what lies in fewer. */
static void draw_salience(struct salience_picture *picture)
{
    static const unsigned order[] = {1, 2, 4, 3, 5, 6, 7};
    struct box frame = picture->frame;
    draw_page(picture->drawing, &picture->legend, picture->width, picture->height);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        draw_region(picture, order[i]);
    for (size_t i = 0; i < CLAIM_COUNT; i++)
        draw_claim(picture, i);
    for (unsigned region = 0; region < REGION_COUNT; region++)
        draw_region_title(picture, region);
    for (size_t i = 0; i < picture->people_count; i++)
        person_draw(picture->drawing, &picture->people[i]);
    bench_draw(picture->drawing, &picture->bench,
               (struct point){PAGE_MARGIN, frame.centre.y + frame.height / 2 + bench_gap});
}

/* ---- The whole ------------------------------------------------------------------------------- */

static struct salience_picture new_picture(struct drawing *drawing)
{
    struct arena *arena = drawing->arena;
    size_t count = REGION_COUNT + drawing->diagram->nodes.count;
    struct salience_picture picture = {.drawing = drawing};
    picture.people = arena_alloc(arena, count * sizeof *picture.people);
    picture.region_of = arena_alloc(arena, count * sizeof *picture.region_of);
    picture.wishes = arena_alloc(arena, count * sizeof *picture.wishes);
    picture.areas = arena_alloc(arena, count * sizeof *picture.areas);
    picture.settling = (struct settling){.boxes = arena_alloc(arena, count * sizeof(struct box)),
                                         .wishes = picture.wishes,
                                         .areas = picture.areas,
                                         .gap = 6,
                                         .steepness = 2.2,
                                         .allows = may_stand,
                                         .kept_count = CLAIM_COUNT};
    return picture;
}

bool compose_salience(struct drawing *drawing)
{
    struct salience_picture picture = new_picture(drawing);
    double size = 1;
    size_t faults;
    picture.settling.context = &picture;
    picture.settling.kept = picture.claims;
    while ((faults = set_on_page(&picture, size)) && size < PAGE_LARGEST)
        size = place_next_size(size);
    draw_salience(&picture);
    return true;
}
