/* Where everything of a delivery chain stands; see delivery_chain.h. Columns are layers of a graph
   (Sugiyama, Tagawa and Toda 1981), each thing near the mean of those it is tied to. */
#include "draw/delivery_chain.h"

#include <stdlib.h>

static const double gap_least = 40, gap_most = 96, channel = CHAIN_CHANNEL, slot_gap = 26,
                    gutter_least = 22, track = 9, card_gap = 46;

bool chain_goes_on(const struct diagram_line *line)
{
    return line->part == PART_HANDED || line->part == PART_BREAK;
}

/* ---- Columns --------------------------------------------------------------------------------- */

static void push_forward(struct chain_picture *picture)
{
    const struct diagram *diagram = picture->drawing->diagram;
    for (size_t round = 0; round < diagram->nodes.count; round++)
        for (size_t i = 0; i < diagram->lines.count; i++) {
            const struct diagram_line *line = &diagram->lines.items[i];
            struct chain_slot *from = &picture->slots[line->from], *to = &picture->slots[line->to];
            if (chain_goes_on(line) && to->rank <= from->rank)
                to->rank = from->rank + 1;
        }
}

/* Whoever only gives stands just before what they give. */
static void pull_givers(struct chain_picture *picture)
{
    const struct diagram *diagram = picture->drawing->diagram;
    for (size_t node = 0; node < diagram->nodes.count; node++) {
        size_t nearest = SIZE_MAX;
        for (size_t i = 0; i < diagram->lines.count; i++) {
            const struct diagram_line *line = &diagram->lines.items[i];
            if (chain_goes_on(line) && line->to == node)
                nearest = 0;
            if (chain_goes_on(line) && line->from == node &&
                picture->slots[line->to].rank < nearest)
                nearest = picture->slots[line->to].rank;
        }
        if (nearest && nearest != SIZE_MAX && picture->slots[node].is_hand)
            picture->slots[node].rank = nearest - 1;
    }
}

static void list_columns(struct chain_picture *picture)
{
    size_t count = picture->drawing->diagram->nodes.count, at = 0;
    picture->rank_count = 0;
    for (size_t i = 0; i < count; i++)
        if (picture->slots[i].in_chain && picture->slots[i].rank >= picture->rank_count)
            picture->rank_count = picture->slots[i].rank + 1;
    picture->starts =
        arena_alloc(picture->drawing->arena, (picture->rank_count + 1) * sizeof(size_t));
    for (size_t rank = 0; rank < picture->rank_count; rank++) {
        picture->starts[rank] = at;
        for (size_t i = 0; i < count; i++)
            if (picture->slots[i].in_chain && picture->slots[i].rank == rank) {
                picture->slots[i].order = (double)(at - picture->starts[rank]);
                picture->columns[at++] = i;
            }
    }
    picture->starts[picture->rank_count] = at;
}

/* The mean place of those to whom it is tied in the column before, or behind; its own where there
   is none. */
static double mean_order(const struct chain_picture *picture, size_t node, bool before)
{
    const struct diagram *diagram = picture->drawing->diagram;
    double sum = 0, count = 0;
    for (size_t i = 0; i < diagram->lines.count; i++) {
        const struct diagram_line *line = &diagram->lines.items[i];
        if (!chain_goes_on(line) || (before ? line->to : line->from) != node)
            continue;
        sum += picture->slots[before ? line->from : line->to].order;
        count++;
    }
    return count > 0 ? sum / count : picture->slots[node].order;
}

/* By insertion, so that those of one mean keep their order. */
static void order_column(struct chain_picture *picture, size_t rank, bool before)
{
    size_t start = picture->starts[rank], count = picture->starts[rank + 1] - start;
    size_t *nodes = picture->columns + start;
    double *means = arena_alloc(picture->drawing->arena, (count + 1) * sizeof *means);
    for (size_t i = 0; i < count; i++) {
        size_t node = nodes[i], at = i;
        double mean = mean_order(picture, node, before);
        for (; at > 0 && means[at - 1] > mean; at--) {
            means[at] = means[at - 1];
            nodes[at] = nodes[at - 1];
        }
        means[at] = mean;
        nodes[at] = node;
    }
    for (size_t i = 0; i < count; i++)
        picture->slots[nodes[i]].order = (double)i - (double)(count - 1) / 2;
}

void chain_set_columns(struct chain_picture *picture)
{
    enum { SWEEPS = 3 };
    size_t count = picture->drawing->diagram->nodes.count;
    picture->columns = arena_alloc(picture->drawing->arena, (count + 1) * sizeof(size_t));
    push_forward(picture);
    pull_givers(picture);
    list_columns(picture);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
        for (size_t rank = 0; rank < picture->rank_count; rank++)
            order_column(picture, rank, true);
        for (size_t rank = picture->rank_count; rank-- > 0;)
            order_column(picture, rank, false);
    }
}

/* ---- Rows ------------------------------------------------------------------------------------ */

static double column_width(const struct chain_picture *picture, size_t rank)
{
    double wide = 0;
    for (size_t i = picture->starts[rank]; i < picture->starts[rank + 1]; i++)
        wide = larger(wide, picture->slots[picture->columns[i]].width);
    return wide;
}

static struct chain_band *new_band(struct chain_picture *picture, size_t first, size_t count)
{
    struct arena *arena = picture->drawing->arena;
    struct chain_band *band = &picture->bands[picture->band_count++];
    *band = (struct chain_band){.first = first, .count = count};
    band->left = arena_alloc(arena, (count + 1) * sizeof(double));
    band->right = arena_alloc(arena, (count + 1) * sizeof(double));
    band->gap_tracks = arena_alloc(arena, (count + 1) * sizeof(size_t));
    return band;
}

/* As many columns in each row as it holds; somebody stands at the head of each. */
static bool divide(struct chain_picture *picture, double most)
{
    double wide = 0;
    size_t first = 0;
    picture->band_count = 0;
    for (size_t rank = 0; rank < picture->rank_count; rank += 2) {
        double pair = column_width(picture, rank) + gap_least;
        if (rank + 1 < picture->rank_count)
            pair += column_width(picture, rank + 1) + gap_least;
        if (pair - gap_least > most)
            return false;
        if (rank > first && wide + pair - gap_least > most) {
            new_band(picture, first, rank - first);
            first = rank;
            wide = 0;
        }
        wide += pair;
    }
    if (picture->rank_count)
        new_band(picture, first, picture->rank_count - first);
    picture->chain_bands = picture->band_count;
    return true;
}

/* In as few rows as there must be, as much of one length as can be. */
static bool divide_evenly(struct chain_picture *picture, double most)
{
    enum { STEPS = 24 };
    if (!divide(picture, most))
        return false;
    size_t fewest = picture->band_count;
    double good = most;
    for (int step = 1; step < STEPS; step++) {
        double width = most * (1 - (double)step / STEPS);
        if (!divide(picture, width) || picture->band_count > fewest)
            break;
        good = width;
    }
    return divide(picture, good);
}

static double least_width(const struct chain_picture *picture, const struct chain_band *band)
{
    double wide = gap_least * (double)(band->count - 1);
    for (size_t i = 0; i < band->count; i++)
        wide += column_width(picture, band->first + i);
    return wide;
}

static double widest_below(const struct chain_picture *picture)
{
    double wide = 0;
    for (size_t i = 0; i < picture->below_count; i++)
        wide = larger(wide, picture->slots[picture->below[i]].width);
    return wide;
}

/* All gaps of the chain are as wide, so that columns of two rows stand below one another. What
   stands below may be wider than a chain of one column. */
static void set_across(struct chain_picture *picture, struct box area)
{
    double inner = area.width - 2 * channel, gap = gap_most, widest = 0;
    for (size_t i = 0; i < picture->chain_bands; i++) {
        const struct chain_band *band = &picture->bands[i];
        double more = inner - least_width(picture, band);
        if (band->count > 1)
            gap = smaller(gap, gap_least + more / (double)(band->count - 1));
    }
    for (size_t i = 0; i < picture->chain_bands; i++) {
        struct chain_band *band = &picture->bands[i];
        double x = 0;
        for (size_t k = 0; k < band->count; k++) {
            band->left[k] = x;
            x += column_width(picture, band->first + k);
            band->right[k] = x;
            widest = larger(widest, x);
            x += gap;
        }
    }
    double start = area.centre.x - widest / 2;
    widest = larger(widest, smaller(widest_below(picture), inner));
    picture->left = area.centre.x - widest / 2;
    picture->right = picture->left + widest;
    for (size_t i = 0; i < picture->chain_bands; i++)
        for (size_t k = 0; k < picture->bands[i].count; k++) {
            picture->bands[i].left[k] += start;
            picture->bands[i].right[k] += start;
        }
}

/* The things of a column one below the other, the mean of their anchors at the row's. */
static void stack(struct chain_picture *picture, struct chain_band *band, size_t column)
{
    size_t start = picture->starts[band->first + column];
    size_t end = picture->starts[band->first + column + 1];
    double y = 0, sum = 0;
    for (size_t i = start; i < end; i++) {
        struct chain_slot *slot = &picture->slots[picture->columns[i]];
        y += slot->above;
        slot->at = (struct point){(band->left[column] + band->right[column]) / 2, y};
        slot->band = (size_t)(band - picture->bands);
        slot->column = column;
        sum += y;
        y += slot->below + slot_gap;
    }
    double middle = sum / (double)(end - start);
    for (size_t i = start; i < end; i++) {
        struct chain_slot *slot = &picture->slots[picture->columns[i]];
        slot->at.y -= middle;
        band->above = larger(band->above, slot->above - slot->at.y);
        band->below = larger(band->below, slot->below + slot->at.y);
    }
}

/* ---- What stands below ----------------------------------------------------------------------- */

/* Between those from whom it comes and those to whom it goes. */
static double wished_place(const struct chain_picture *picture, size_t node)
{
    const struct diagram *diagram = picture->drawing->diagram;
    double sum = 0, count = 0;
    for (size_t i = 0; i < diagram->lines.count; i++) {
        const struct diagram_line *line = &diagram->lines.items[i];
        if (line->from != node && line->to != node)
            continue;
        sum += picture->slots[line->from == node ? line->to : line->from].at.x;
        count++;
    }
    return count > 0 ? sum / count : (picture->left + picture->right) / 2;
}

static void sort_by_wish(const struct chain_picture *picture, size_t *nodes, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        size_t node = nodes[i], at = i;
        double wish = wished_place(picture, node);
        for (; at > 0 && wished_place(picture, nodes[at - 1]) > wish; at--)
            nodes[at] = nodes[at - 1];
        nodes[at] = node;
    }
}

/* From left to right at their wishes, and then back from the right where that was too far. */
static void set_lane(struct chain_picture *picture, struct chain_band *band)
{
    const size_t *nodes = picture->below + band->first;
    double edge = picture->left;
    for (size_t i = 0; i < band->count; i++) {
        struct chain_slot *slot = &picture->slots[nodes[i]];
        slot->at.x = larger(edge + slot->width / 2, wished_place(picture, nodes[i]));
        edge = slot->at.x + slot->width / 2 + card_gap;
    }
    edge = picture->right;
    for (size_t i = band->count; i-- > 0;) {
        struct chain_slot *slot = &picture->slots[nodes[i]];
        slot->at.x = smaller(edge - slot->width / 2, slot->at.x);
        edge = slot->at.x - slot->width / 2 - card_gap;
        band->left[i] = slot->at.x - slot->width / 2;
        band->right[i] = slot->at.x + slot->width / 2;
        band->above = larger(band->above, slot->above);
        band->below = larger(band->below, slot->below);
        slot->at.y = 0;
        slot->band = (size_t)(band - picture->bands);
        slot->column = i;
    }
}

static bool set_lanes(struct chain_picture *picture)
{
    double most = picture->right - picture->left, wide = 0;
    size_t first = 0;
    for (size_t i = 0; i < picture->below_count; i++) {
        double width = picture->slots[picture->below[i]].width;
        if (width > most)
            return false;
        if (i > first && wide + width > most) {
            new_band(picture, first, i - first);
            first = i;
            wide = 0;
        }
        wide += width + card_gap;
    }
    if (picture->below_count)
        new_band(picture, first, picture->below_count - first);
    for (size_t i = picture->chain_bands; i < picture->band_count; i++) {
        sort_by_wish(picture, picture->below + picture->bands[i].first, picture->bands[i].count);
        set_lane(picture, &picture->bands[i]);
    }
    return true;
}

/* ---- The whole ------------------------------------------------------------------------------- */

/* One below the other, with room between them for the lines and for the eye; false: too high. */
static bool set_down(struct chain_picture *picture, struct box area)
{
    static const double gutter_most = 74;
    double high = 0, top = area.centre.y - area.height / 2;
    for (size_t i = 0; i < picture->band_count; i++) {
        struct chain_band *band = &picture->bands[i];
        bool last = i + 1 == picture->band_count;
        band->gutter = last && !band->tracks ? 0 : gutter_least + track * (double)band->tracks;
        high += band->above + band->below + band->gutter;
    }
    if (high > area.height)
        return false;
    double more = (area.height - high) / (double)(picture->band_count + 1);
    double spread = picture->band_count > 1 ? smaller(more, gutter_most) : 0;
    double y = top + (area.height - high - spread * (double)(picture->band_count - 1)) / 2;
    for (size_t i = 0; i < picture->band_count; i++) {
        struct chain_band *band = &picture->bands[i];
        band->gutter += i + 1 < picture->band_count ? spread : 0;
        band->anchor = y + band->above;
        y += band->above + band->below + band->gutter;
    }
    for (size_t i = 0; i < picture->drawing->diagram->nodes.count; i++)
        picture->slots[i].at.y += picture->bands[picture->slots[i].band].anchor;
    return true;
}

bool chain_set_rows(struct chain_picture *picture, struct box area)
{
    if (!divide_evenly(picture, area.width - 2 * channel))
        return false;
    set_across(picture, area);
    for (size_t i = 0; i < picture->chain_bands; i++)
        for (size_t k = 0; k < picture->bands[i].count; k++)
            stack(picture, &picture->bands[i], k);
    if (!set_lanes(picture))
        return false;
    chain_count_tracks(picture);
    if (!set_down(picture, area))
        return false;
    chain_lay_ways(picture);
    return true;
}
