/* Boxes on shelves; see pack.h. */
#include "draw/pack.h"

struct shelf {
    double top, height;
    double left, width; /* of the column that is being filled */
    double bottom;      /* of what stands in it */
    size_t first;       /* that stands in it */
};

/* Stable, and quick where most are of one height. */
static void sort_by_height(const struct box *boxes, size_t *order, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t place = i;
        for (; place > 0 && boxes[order[place - 1]].height < boxes[i].height; place--)
            order[place] = order[place - 1];
        order[place] = i;
    }
}

/* Where the next box stands: below the last one, beside it, or on a new shelf. */
static void put_on_shelf(struct shelf *shelf, struct box *box, double most)
{
    double end = shelf->left + shelf->width;
    if (shelf->bottom + box->height <= shelf->top + shelf->height &&
        shelf->left + box->width <= most) {
        shelf->width = larger(shelf->width, box->width);
    } else if (shelf->height > 0 && end + box->width <= most) {
        shelf->left = end;
        shelf->width = box->width;
        shelf->bottom = shelf->top;
    } else {
        double top = shelf->top + shelf->height;
        *shelf = (struct shelf){top, box->height, 0, box->width, top, 0};
    }
    box->centre = (struct point){shelf->left + box->width / 2, shelf->bottom + box->height / 2};
    shelf->bottom += box->height;
}

/* What stands in a column comes to the middle of its shelf. */
static void centre_column(const struct shelf *shelf, struct box *boxes, const size_t *order,
                          size_t end)
{
    double spare = shelf->top + shelf->height - shelf->bottom;
    for (size_t i = shelf->first; i < end; i++)
        boxes[order[i]].centre.y += spare / 2;
}

static struct point fill_shelves(struct box *boxes, const size_t *order, size_t count, double most)
{
    struct shelf shelf = {0, 0, 0, 0, 0, 0};
    struct point size = {0, 0};
    for (size_t i = 0; i < count; i++) {
        struct shelf before = shelf;
        put_on_shelf(&shelf, &boxes[order[i]], most);
        if (shelf.left > before.left || shelf.top > before.top) {
            centre_column(&before, boxes, order, i);
            shelf.first = i;
        }
        size = (struct point){larger(size.x, shelf.left + shelf.width), shelf.top + shelf.height};
    }
    centre_column(&shelf, boxes, order, count);
    return size;
}

struct point pack_boxes(struct arena *arena, struct box *boxes, size_t count, double proportion)
{
    static const double longer = 1.06;
    size_t *order = arena_alloc(arena, (count + 1) * sizeof *order);
    double widest = 0, all = 0, least = 0, best = 0;
    sort_by_height(boxes, order, count);
    for (size_t i = 0; i < count; i++) {
        widest = larger(widest, boxes[i].width);
        all += boxes[i].width;
    }
    for (double most = widest; most < all * longer; most *= longer) {
        struct point size = fill_shelves(boxes, order, count, most);
        double needed = larger(size.x, size.y * proportion);
        if (best > 0 && needed >= least)
            continue;
        least = needed;
        best = most;
    }
    return fill_shelves(boxes, order, count, best);
}

void rows_set(struct rows *rows, struct box *box)
{
    if (rows->x > 0 && rows->x + box->width > rows->width) {
        rows->x = 0;
        rows->y += rows->high + rows->down;
        rows->high = 0;
    }
    box->centre = (struct point){rows->x + box->width / 2, rows->y + box->height / 2};
    rows->x += box->width + rows->across;
    rows->high = larger(rows->high, box->height);
}
