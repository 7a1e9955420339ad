/* Boxes that no line joins are pieces: each is laid out by itself, and stands in a part of the page
   of its own; see place.h. */
#include "draw/pack.h"
#include "draw/place.h"

enum { FEW = 2 }; /* boxes: their places need not be sought */

struct piece {
    struct placing placing;
    struct joint *joints;
    struct ring *rings;
    uint32_t *members; /* which boxes of the whole its own are */
};

/* ---- Which boxes hang together --------------------------------------------------------------- */

static uint32_t first_of(uint32_t *above, uint32_t box)
{
    while (above[box] != box)
        box = above[box] = above[above[box]];
    return box;
}

/* The piece of each box (Tarjan 1975: union-find), numbered in the order of their first boxes. */
static size_t number_pieces(struct arena *arena, const struct placing *placing, uint32_t *piece_of)
{
    uint32_t *above = arena_alloc(arena, (placing->box_count + 1) * sizeof *above);
    size_t count = 0;
    for (uint32_t i = 0; i < placing->box_count; i++)
        above[i] = i;
    for (size_t i = 0; i < placing->joint_count; i++) {
        uint32_t a = first_of(above, placing->joints[i].from);
        uint32_t b = first_of(above, placing->joints[i].to);
        above[a < b ? b : a] = a < b ? a : b;
    }
    for (uint32_t i = 0; i < placing->box_count; i++)
        piece_of[i] = above[i] == i ? (uint32_t)count++ : piece_of[first_of(above, i)];
    return count;
}

/* ---- Taking the whole apart ------------------------------------------------------------------ */

struct division {
    struct arena *arena;
    struct placing *whole;
    uint32_t *piece_of, *place_in; /* of each box: its piece, its number there */
};

static void count_parts(const struct division *division)
{
    struct placing *whole = division->whole;
    for (size_t i = 0; i < whole->box_count; i++)
        whole->pieces[division->piece_of[i]].placing.box_count++;
    for (size_t i = 0; i < whole->joint_count; i++)
        whole->pieces[division->piece_of[whole->joints[i].from]].placing.joint_count++;
    for (size_t i = 0; i < whole->ring_count; i++)
        whole->pieces[division->piece_of[whole->rings[i].boxes[0]]].placing.ring_count++;
}

/* Counted they are; now they are added one by one. */
static void make_room(const struct division *division, struct piece *piece)
{
    struct arena *arena = division->arena;
    struct placing *placing = &piece->placing;
    piece->joints = arena_alloc(arena, (placing->joint_count + 1) * sizeof *piece->joints);
    piece->rings = arena_alloc(arena, (placing->ring_count + 1) * sizeof *piece->rings);
    piece->members = arena_alloc(arena, placing->box_count * sizeof *piece->members);
    *placing =
        (struct placing){.boxes = arena_alloc(arena, placing->box_count * sizeof *placing->boxes),
                         .found = arena_alloc(arena, placing->box_count * sizeof *placing->found),
                         .joints = piece->joints,
                         .rings = piece->rings,
                         .many = division->whole->many,
                         .gap = division->whole->gap,
                         .reach = division->whole->reach,
                         .flow = division->whole->flow};
}

static void add_box(const struct division *division, uint32_t box)
{
    struct piece *piece = &division->whole->pieces[division->piece_of[box]];
    division->place_in[box] = (uint32_t)piece->placing.box_count;
    piece->members[piece->placing.box_count] = box;
    piece->placing.boxes[piece->placing.box_count++] = division->whole->boxes[box];
}

static void add_joint(const struct division *division, const struct joint *joint)
{
    struct piece *piece = &division->whole->pieces[division->piece_of[joint->from]];
    piece->joints[piece->placing.joint_count++] =
        (struct joint){division->place_in[joint->from], division->place_in[joint->to]};
}

static void add_ring(const struct division *division, const struct ring *ring)
{
    struct piece *piece = &division->whole->pieces[division->piece_of[ring->boxes[0]]];
    uint32_t *boxes = arena_alloc(division->arena, ring->box_count * sizeof *boxes);
    for (size_t i = 0; i < ring->box_count; i++)
        boxes[i] = division->place_in[ring->boxes[i]];
    piece->rings[piece->placing.ring_count++] =
        (struct ring){boxes, ring->box_count, ring->width, ring->height};
}

static void divide(struct arena *arena, struct placing *whole)
{
    size_t size = (whole->box_count + 1) * sizeof(uint32_t);
    struct division division = {arena, whole, arena_alloc(arena, size), arena_alloc(arena, size)};
    whole->piece_count = number_pieces(arena, whole, division.piece_of);
    whole->pieces = arena_alloc(arena, (whole->piece_count + 1) * sizeof *whole->pieces);
    count_parts(&division);
    for (size_t i = 0; i < whole->piece_count; i++)
        make_room(&division, &whole->pieces[i]);
    for (uint32_t i = 0; i < whole->box_count; i++)
        add_box(&division, i);
    for (size_t i = 0; i < whole->joint_count; i++)
        add_joint(&division, &whole->joints[i]);
    for (size_t i = 0; i < whole->ring_count; i++)
        add_ring(&division, &whole->rings[i]);
}

/* The places of a piece's boxes are those of the whole's. */
static void give_back(struct placing *whole, const struct piece *piece)
{
    for (size_t i = 0; i < piece->placing.box_count; i++)
        whole->boxes[piece->members[i]].centre = piece->placing.boxes[i].centre;
}

/* ---- Laying out ------------------------------------------------------------------------------ */

/* One in the middle of its area; two beside each other, so that the line runs to the right. */
static void place_few(struct placing *placing)
{
    static const double longest = 110;
    struct box *boxes = placing->boxes;
    struct point at = placing->area.centre;
    if (placing->box_count == 1) {
        boxes[0].centre = at;
        return;
    }
    uint32_t left = placing->joints[0].from, right = 1 - left;
    double words = boxes[0].width + boxes[1].width;
    double line = smaller(longest, larger(placing->reach, placing->area.width - words));
    double start = at.x - (words + line) / 2;
    boxes[left].centre = (struct point){start + boxes[left].width / 2, at.y};
    boxes[right].centre = (struct point){start + words + line - boxes[right].width / 2, at.y};
}

static bool lay_out(struct placing *placing, struct layout *layout, double length,
                    const char **problem)
{
    struct arrangement arrangement = {placing->boxes,       placing->box_count, placing->joints,
                                      placing->joint_count, placing->gap,       length,
                                      placing->many};
    if (placing->box_count <= FEW)
        place_few(placing);
    else if (!layout_arrange(layout, &arrangement, problem))
        return false;
    for (size_t i = 0; i < placing->box_count; i++)
        placing->found[i] = placing->boxes[i].centre;
    return true;
}

static struct box box_around(const struct placing *placing)
{
    struct point low = {1e9, 1e9}, high = {-1e9, -1e9};
    for (size_t i = 0; i < placing->box_count; i++)
        for (int corner = 0; corner < 4; corner++) {
            struct point at = box_corner(placing->boxes[i], corner);
            low = (struct point){smaller(low.x, at.x), smaller(low.y, at.y)};
            high = (struct point){larger(high.x, at.x), larger(high.y, at.y)};
        }
    return (struct box){point_between(low, high, 0.5), high.x - low.x, high.y - low.y};
}

static const double proportion_of_page = 1.5; /* without title and legend */

/* As they were found, side by side. */
static void set_side_by_side(struct arena *arena, struct placing *whole)
{
    struct box *rooms = arena_alloc(arena, (whole->piece_count + 1) * sizeof *rooms);
    for (size_t i = 0; i < whole->piece_count; i++) {
        rooms[i] = box_around(&whole->pieces[i].placing);
        rooms[i].width += whole->gap;
        rooms[i].height += whole->gap;
    }
    pack_boxes(arena, rooms, whole->piece_count, proportion_of_page);
    for (size_t i = 0; i < whole->piece_count; i++) {
        struct placing *placing = &whole->pieces[i].placing;
        struct point by = point_minus(rooms[i].centre, box_around(placing).centre);
        for (size_t k = 0; k < placing->box_count; k++)
            placing->boxes[k].centre = point_add(placing->boxes[k].centre, by);
    }
}

bool place_by_layout(struct arena *arena, struct layout *layout, struct placing *placing,
                     double length, const char **problem)
{
    divide(arena, placing);
    for (size_t i = 0; i < placing->piece_count; i++)
        if (!lay_out(&placing->pieces[i].placing, layout, length, problem))
            return false;
    if (placing->piece_count > 1)
        set_side_by_side(arena, placing);
    for (size_t i = 0; i < placing->piece_count; i++)
        give_back(placing, &placing->pieces[i]);
    placing->found = arena_alloc(arena, (placing->box_count + 1) * sizeof *placing->found);
    for (size_t i = 0; i < placing->box_count; i++)
        placing->found[i] = placing->boxes[i].centre;
    return true;
}

/* ---- On the page ----------------------------------------------------------------------------- */

/* What a piece takes on a page, with room around it. */
static struct box room_of(const struct placing *placing)
{
    static const double airiness = 2, room_of_line = 1500, wide_for_high = 1.3, room_of_bow = 18;
    double filled = room_of_line * (double)placing->joint_count, words = 0, wide = 0, high = 0;
    for (size_t i = 0; i < placing->box_count; i++) {
        const struct box *box = &placing->boxes[i];
        filled += (box->width + placing->gap) * (box->height + placing->gap);
        words += box->width;
        wide = larger(wide, box->width);
        high = larger(high, box->height);
    }
    for (size_t i = 0; i < placing->ring_count; i++) {
        filled += 2 * placing->rings[i].width * placing->rings[i].height;
        high = larger(high, placing->rings[i].height + room_of_bow);
    }
    high += (placing->joint_count ? room_of_bow : 0) + placing->gap;
    if (placing->box_count <= FEW)
        return (struct box){.width = words + placing->reach * (double)(placing->box_count - 1) +
                                     placing->gap,
                            .height = high};
    double least = placing->gap + 2 * wide + placing->reach;
    double width = larger(least, sqrt(filled * airiness * wide_for_high));
    return (struct box){.width = width, .height = larger(high, filled * airiness / width)};
}

/* Pieces of one or of two boxes stand as in a table. */
static void make_alike(const struct placing *whole, struct box *rooms, size_t box_count)
{
    struct box most = {{0, 0}, 0, 0};
    for (size_t i = 0; i < whole->piece_count; i++)
        if (whole->pieces[i].placing.box_count == box_count)
            most = (struct box){most.centre, larger(most.width, rooms[i].width),
                                larger(most.height, rooms[i].height)};
    for (size_t i = 0; i < whole->piece_count; i++)
        if (whole->pieces[i].placing.box_count == box_count)
            rooms[i] = most;
}

/* A room for each piece; how wide and high they are together. */
static struct point pack_rooms(struct arena *arena, const struct placing *whole, struct box *rooms,
                               double proportion)
{
    for (size_t i = 0; i < whole->piece_count; i++)
        rooms[i] = room_of(&whole->pieces[i].placing);
    for (size_t few = 1; few <= FEW; few++)
        make_alike(whole, rooms, few);
    return pack_boxes(arena, rooms, whole->piece_count, proportion);
}

bool place_has_room_for_pieces(struct arena *arena, const struct placing *placing, struct box area)
{
    if (placing->piece_count < 2)
        return true;
    struct box *rooms = arena_alloc(arena, placing->piece_count * sizeof *rooms);
    struct point size = pack_rooms(arena, placing, rooms, area.width / area.height);
    return size.x <= area.width && size.y <= area.height;
}

/* The room stretched with the page, without the gap to its neighbours. */
static struct box stretched(const struct placing *whole, struct box room, struct point size)
{
    struct box area = whole->area;
    double x = area.width / size.x, y = area.height / size.y;
    return (struct box){{area.centre.x + (room.centre.x - size.x / 2) * x,
                         area.centre.y + (room.centre.y - size.y / 2) * y},
                        room.width * x - whole->gap,
                        room.height * y - whole->gap};
}

static void place_piece(struct arena *arena, struct placing *whole, struct piece *piece,
                        struct box area)
{
    piece->placing.area = area;
    piece->placing.attempt = whole->attempt;
    if (piece->placing.box_count <= FEW) {
        place_few(&piece->placing);
    } else {
        place_on_page(&piece->placing);
        place_clearly(arena, &piece->placing);
        place_apart(&piece->placing);
    }
    give_back(whole, piece);
}

void place_pieces(struct arena *arena, struct placing *placing)
{
    struct box *rooms = arena_alloc(arena, (placing->piece_count + 1) * sizeof *rooms);
    struct point size =
        pack_rooms(arena, placing, rooms, placing->area.width / placing->area.height);
    for (size_t i = 0; i < placing->piece_count; i++)
        place_piece(arena, placing, &placing->pieces[i], stretched(placing, rooms[i], size));
}
