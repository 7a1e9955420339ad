/* Three circles that overlap, power, legitimacy and urgency, with the seven regions that they make
   and everybody in theirs (Mitchell, Agle and Wood 1997, figure 2). The circles are as wide as the
   page lets them be, for names are wide. Where there is no room for figures there are dots; where
   there is none for these the page grows. */
#include "draw/circles.h"
#include "draw/person.h"
#include "draw/settle.h"
#include "draw/shape.h"

#include <string.h>

static const double region_size = 13, claim_size = 17, bench_gap = 12;

/* Regions by the circles they lie in: 1 power, 2 legitimacy, 4 urgency. */
static const struct region {
    enum diagram_part part;
    enum ink ink;
} regions[REGION_COUNT] = {{PART_NO_CLAIM, INK_NONE},
                           {PART_DORMANT, INK_POWER},
                           {PART_DISCRETIONARY, INK_LEGITIMACY},
                           {PART_DOMINANT, INK_DOMINANT},
                           {PART_DEMANDING, INK_URGENCY},
                           {PART_DANGEROUS, INK_DANGEROUS},
                           {PART_DEPENDENT, INK_DEPENDENT},
                           {PART_DEFINITIVE, INK_SHAPE}};

static const char *title_of(unsigned region)
{
    return region ? part_words[regions[region].part] : "none of the three";
}

/* How somebody is shown: how high, 0 for a dot, and how wide the lines of a name may be. */
struct form {
    double figure, name_width;
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
    struct page page;
};

/* ---- Sizes and places ----------------------------------------------------------------------- */

/* In their region, and people below its title. */
static bool may_stand(const void *context, size_t which, struct box box)
{
    const struct salience_picture *picture = context;
    unsigned region = picture->region_of[which];
    const struct box *title = &picture->settling.boxes[region];
    bool below = box.centre.y - box.height / 2 >= title->centre.y + title->height / 2;
    return is_in_region(&picture->circles, box, region) && (which < REGION_COUNT || below);
}

static double wide_text(const struct drawing *drawing, enum face face, double size,
                        const char *text)
{
    return text_width(drawing->ruler, face, size, text, strlen(text));
}

static unsigned region_called(enum diagram_part part)
{
    unsigned region = 0;
    while (region + 1 < REGION_COUNT && regions[region].part != part)
        region++;
    return region;
}

static void measure_people(struct salience_picture *picture, struct form form)
{
    const struct diagram *diagram = picture->drawing->diagram;
    picture->people_count = 0;
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        enum diagram_part part = diagram->nodes.items[i].part;
        if (part == PART_CLAIM || part == PART_NOT_PLACED)
            continue;
        size_t which = picture->people_count++;
        picture->people[which] = person_beside(picture->drawing, i, form.figure, form.name_width);
        picture->settling.boxes[REGION_COUNT + which] = picture->people[which].box;
        picture->region_of[REGION_COUNT + which] = region_called(part);
        picture->crowd[region_called(part)] = true;
    }
    for (unsigned region = 0; region < REGION_COUNT; region++) {
        picture->region_of[region] = region;
        picture->settling.boxes[region] = (struct box){
            .width = wide_text(picture->drawing, look_clean.italic, region_size, title_of(region)),
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

/* A box around it; those outside all circles stand together, in one corner. */
static struct box area_of_region(const struct salience_picture *picture, unsigned region)
{
    struct box area = picture->frame;
    if (!region) {
        area.width /= 2;
        area.centre.x += area.width / 2;
    }
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

/* A hair more than the least room between two, so that none moves for the last digit. */
static const double people_gap = 6, seat_gap = 6.5;

/* So many of a region's people, from this one on, beside each other. */
static struct box row_of(const struct salience_picture *picture, const size_t *people, size_t count)
{
    struct box row = {.width = -seat_gap};
    for (size_t i = 0; i < count; i++) {
        const struct box *box = &picture->settling.boxes[people[i]];
        row.width += box->width + seat_gap;
        row.height = larger(row.height, box->height);
    }
    return row;
}

/* Move a row sideways to the middle of where it may stand at its height; false: nowhere. */
static bool centre_row(const struct salience_picture *picture, unsigned region, struct box *row)
{
    static const double step = 4;
    struct box area = area_of_region(picture, region);
    double first = 0, last = 0, right = area.centre.x + (area.width - row->width) / 2;
    bool found = false;
    for (row->centre.x = 2 * area.centre.x - right; row->centre.x <= right; row->centre.x += step)
        if (is_in_region(&picture->circles, *row, region)) {
            first = found ? first : row->centre.x;
            last = row->centre.x;
            found = true;
        } else if (found)
            break;
    row->centre.x = (first + last) / 2;
    return found;
}

static void wish_for_row(struct salience_picture *picture, const size_t *people, size_t count,
                         struct box row)
{
    double x = row.centre.x - row.width / 2;
    for (size_t i = 0; i < count; i++) {
        double wide = picture->settling.boxes[people[i]].width;
        picture->wishes[people[i]] = (struct point){x + wide / 2, row.centre.y};
        x += wide + seat_gap;
    }
}

/* Rows of at most so many, one below the other from this height on; false where they do not fit. */
static bool seat_in_rows(struct salience_picture *picture, unsigned region, const size_t *people,
                         size_t count, size_t most, double top)
{
    static const double step = 4;
    struct box area = area_of_region(picture, region);
    double bottom = area.centre.y + area.height / 2;
    for (size_t next = 0; next < count && top < bottom;) {
        size_t in_row = count - next < most ? count - next : most;
        struct box row = row_of(picture, people + next, in_row);
        row.centre.y = top + row.height / 2;
        while (!centre_row(picture, region, &row) && --in_row) {
            row = row_of(picture, people + next, in_row);
            row.centre.y = top + row.height / 2;
        }
        wish_for_row(picture, people + next, in_row, row);
        top += in_row ? row.height + seat_gap : step;
        next += in_row;
        if (next == count)
            return top <= bottom;
    }
    return false;
}

/* As few beside each other as there is height for. */
static void seat_region(struct salience_picture *picture, unsigned region)
{
    const struct settling *settling = &picture->settling;
    size_t *people = arena_alloc(picture->drawing->arena, settling->count * sizeof *people);
    size_t count = 0;
    double top = picture->wishes[region].y + settling->boxes[region].height / 2 + settling->gap + 1;
    for (size_t i = REGION_COUNT; i < settling->count; i++)
        if (picture->region_of[i] == region)
            people[count++] = i;
    for (size_t most = 1; most <= count; most++)
        if (seat_in_rows(picture, region, people, count, most, top))
            return;
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
    for (unsigned region = 0; region < REGION_COUNT; region++)
        seat_region(picture, region);
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
    picture->page = page_take(drawing, &picture->legend, size);
    picture->frame = picture->page.area;
    picture->bench = bench_of(drawing, part_chapters[PART_NOT_PLACED], picture->frame.width);
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

/* With the circles nearer to or further from each other. */
static size_t set_people(struct salience_picture *picture, struct form form)
{
    static const double aparts[] = {0.85, 1, 0.7, 1.1};
    size_t faults = SIZE_MAX;
    measure_people(picture, form);
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
static struct legend legend_of(struct drawing *drawing, bool has_figures)
{
    struct legend legend = {0};
    if (has_figures)
        legend_add_faces(drawing, &legend);
    if (drawing->diagram->remark)
        legend_add_note(drawing, &legend, drawing->diagram->remark);
    return legend;
}

static bool set_on_page(struct salience_picture *picture, struct form form, double size)
{
    picture->legend = legend_of(picture->drawing, form.figure > 0);
    set_frame(picture, size);
    return !set_people(picture, form);
}

/* On larger pages the names would be too small in print: there figures have to make room. */
static const double largest_with_figures = 1.35;

static bool set_with_figures(void *picture, double size)
{
    static const struct form forms[] = {{50, 118}, {42, 118}, {42, 150}, {34, 118},
                                        {34, 150}, {28, 118}, {28, 150}, {28, 100}};
    bool fits = size > largest_with_figures;
    for (size_t i = 0; i < sizeof forms / sizeof *forms && !fits; i++)
        fits = set_on_page(picture, forms[i], size);
    return fits;
}

static bool set_with_dots(void *picture, double size)
{
    return set_on_page(picture, (struct form){0, 118}, size) ||
           set_on_page(picture, (struct form){0, 150}, size);
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
        "region", title_of(region), part_chapters[drawn->part]);
    scene_path(drawing->scene, &path, (struct stroke){.fill = drawn->ink});
    scene_close(drawing->scene);
}

static void draw_region_title(struct salience_picture *picture, unsigned region)
{
    struct point at = picture->settling.boxes[region].centre;
    if (region || picture->crowd[region])
        scene_text(picture->drawing->scene, title_of(region),
                   (struct point){at.x, at.y + region_size * base_below_middle},
                   (struct lettering){picture->drawing->look->italic, region_size, INK_QUIET,
                                      ANCHOR_MIDDLE});
}

static void draw_claim(struct salience_picture *picture, size_t claim)
{
    struct drawing *drawing = picture->drawing;
    const struct diagram_node *node = &drawing->diagram->nodes.items[claim];
    struct path path = path_of_oval(drawing->arena, circle_box(&picture->circles, claim));
    struct point at = picture->claims[claim].centre;
    draw_open_node(drawing->scene, node);
    scene_path(drawing->scene, &path,
               (struct stroke){.ink = INK_LINE, .width = 2, .hand = HAND_FRAME});
    scene_text(drawing->scene, node->text,
               (struct point){at.x, at.y + claim_size * base_below_middle},
               (struct lettering){drawing->look->bold, claim_size, INK_TEXT, ANCHOR_MIDDLE});
    scene_close(drawing->scene);
}

/* What lies in more circles is painted over what lies in fewer. */
static void draw_salience(struct salience_picture *picture)
{
    static const unsigned order[] = {1, 2, 4, 3, 5, 6, 7};
    struct box frame = picture->frame;
    draw_page(picture->drawing, &picture->legend, picture->page.width, picture->page.height);
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

static struct salience_picture *new_picture(struct drawing *drawing)
{
    struct arena *arena = drawing->arena;
    size_t count = REGION_COUNT + drawing->diagram->nodes.count;
    struct salience_picture *picture = arena_new_of(arena, struct salience_picture);
    *picture = (struct salience_picture){.drawing = drawing};
    picture->people = arena_alloc(arena, count * sizeof *picture->people);
    picture->region_of = arena_alloc(arena, count * sizeof *picture->region_of);
    picture->wishes = arena_alloc(arena, count * sizeof *picture->wishes);
    picture->areas = arena_alloc(arena, count * sizeof *picture->areas);
    picture->settling = (struct settling){.boxes = arena_alloc(arena, count * sizeof(struct box)),
                                          .wishes = picture->wishes,
                                          .areas = picture->areas,
                                          .gap = people_gap,
                                          .steepness = 2.2,
                                          .allows = may_stand,
                                          .context = picture,
                                          .kept = picture->claims,
                                          .kept_count = CLAIM_COUNT};
    return picture;
}

bool compose_salience(struct drawing *drawing)
{
    struct salience_picture *picture = new_picture(drawing);
    if (page_grow(picture, set_with_figures, 1) > largest_with_figures)
        page_grow(picture, set_with_dots, 1);
    draw_salience(picture);
    return true;
}
