/* Slices onto pages; see flow.h. */
#include "typeset/flow.h"

#include <math.h>
#include <string.h>

/* ---- The page that is being filled ----------------------------------------------------------- */

static struct area area_of(const struct placed *placed)
{
    return (struct area){placed->left + placed->slice.indent, placed->top, placed->right,
                         placed->top + placed->slice.height};
}

static bool is_in_one_column(const struct placed *placed, const struct placed *other)
{
    return placed->left == other->left && placed->right == other->right;
}

static void draw_placed(const struct flow *flow, const struct placed *placed)
{
    struct area area = area_of(placed);
    press_add_outline(flow->press, placed->slice.level, placed->slice.outline, placed->top);
    if (placed->slice.draw)
        placed->slice.draw(flow->page, placed->slice.what, placed->slice.first, placed->slice.count,
                           area);
    area.top = area.bottom;
    area.bottom += placed->lines * line_to_write;
    set_lines_to_write(flow->page, area, placed->lines);
}

/* Draws what stands together from here on, and gives what comes behind it. */
static size_t draw_block(const struct flow *flow, size_t start)
{
    const struct placed *placed = flow->placed.items;
    const struct block *block = placed[start].slice.block;
    size_t end = start + 1;
    while (block && end < flow->placed.count && placed[end].slice.block == block &&
           is_in_one_column(&placed[start], &placed[end]))
        end++;
    scene_open_role(flow->page, block ? block->role : ROLE_NONE);
    if (block && block->behind)
        block->behind(flow->page,
                      (struct area){placed[start].left, placed[start].top, placed[start].right,
                                    placed[end - 1].top + placed[end - 1].slice.height});
    for (size_t i = start; i < end; i++)
        draw_placed(flow, &placed[i]);
    scene_close_role(flow->page, block ? block->role : ROLE_NONE);
    return end;
}

/* What waits longer moves up. */
static void forget_waiting(struct flow *flow, size_t count)
{
    flow->waiting.count -= count;
    memmove(flow->waiting.items, flow->waiting.items + count,
            flow->waiting.count * sizeof *flow->waiting.items);
}

/* Where nothing stands yet on the page that is being filled: beside the column that is filled last,
   or below it. */
static struct area room_left(const struct flow *flow)
{
    unsigned next = flow->columns.first + flow->columns.across;
    struct area room =
        press_columns_area(flow->press, flow->sheet, flow->columns.first, flow->columns.across);
    room.top = flow->y;
    if (next >= flow->columns.free)
        return room;
    room = press_columns_area(flow->press, flow->sheet, next, flow->columns.free - next);
    room.top = flow->columns.top;
    return room;
}

/* What is left of a page is for those who have it before them. */
static void add_lines_for_notes(const struct flow *flow)
{
    enum { FEWEST_LINES = 4 };
    static const double above = 26, indent = 4;
    if (!flow->notes || !flow->page)
        return;
    struct area room = room_left(flow);
    if (room.top > flow->area.top)
        room.top += above;
    if ((room.bottom - room.top - type_line(TYPE_SUBHEADING)) / line_to_write < FEWEST_LINES)
        return;
    scene_open_role(flow->page, ROLE_P);
    room.top = set_text(flow->page, TYPE_SUBHEADING, flow->notes,
                        (struct point){room.left, room.top}, room.right - room.left);
    scene_close_role(flow->page, ROLE_P);
    room.bottom -= indent;
    set_lines_to_write(flow->page, room, (unsigned)((room.bottom - room.top) / line_to_write));
}

/* Those that were placed last, in one column. */
static size_t first_of_column(const struct flow *flow)
{
    size_t first = flow->placed.count;
    while (first && is_in_one_column(&flow->placed.items[first - 1],
                                     &flow->placed.items[flow->placed.count - 1]))
        first--;
    return first;
}

/* So many lines below each that asks, from this one on. Gives how far down what stands last moves.
 */
static double give_lines(struct flow *flow, size_t first, unsigned lines)
{
    double down = 0;
    for (size_t i = first; i < flow->placed.count; i++) {
        struct placed *placed = &flow->placed.items[i];
        placed->top += down;
        placed->lines = placed->slice.asks ? lines : 0;
        down += placed->lines * line_to_write;
    }
    return down;
}

/* Below what is asked there is room for what people say to it: as much below each, and none where
   that would be a line or two. */
static void add_lines_for_answers(struct flow *flow)
{
    enum { FEWEST_LINES = 3, MOST_LINES = 7 };
    size_t asked = 0, first = first_of_column(flow);
    for (size_t i = first; i < flow->placed.count; i++)
        asked += flow->placed.items[i].slice.asks;
    if (!flow->notes || !flow->page || !asked)
        return;
    const struct placed *last = &flow->placed.items[flow->placed.count - 1];
    double end = last->top + last->slice.height;
    double lines = floor((flow->area.bottom - end) / line_to_write / (double)asked);
    if (lines < FEWEST_LINES)
        return;
    end += give_lines(flow, first, (unsigned)smaller(lines, MOST_LINES));
    flow->y = larger(flow->y, end);
}

void flow_end_page(struct flow *flow)
{
    struct flow own = {.press = flow->press};
    size_t count = 0;
    add_lines_for_answers(flow);
    for (size_t i = 0; flow->page && i < flow->placed.count;)
        i = draw_block(flow, i);
    add_lines_for_notes(flow);
    flow->placed.count = 0;
    flow->page = NULL;
    for (; count < flow->waiting.count && flow->waiting.items[count].own; count++)
        flow_place_all(&own, &flow->waiting.items[count].galley);
    if (count) {
        flow_end_page(&own);
        forget_waiting(flow, count);
    }
}

static bool is_empty(const struct flow *flow)
{
    return !flow->page || flow->y <= flow->start;
}

bool flow_is_on(const struct flow *flow, struct paper_sheet sheet)
{
    return flow->page && paper_is_same(flow->sheet, sheet);
}

double flow_room(const struct flow *flow, struct paper_sheet sheet)
{
    struct area area = press_area(flow->press, sheet);
    return area.bottom -
           (flow_is_on(flow, sheet) ? larger(flow->columns.lowest, flow->y) : area.top);
}

double flow_room_in_column(const struct flow *flow, struct paper_sheet sheet)
{
    struct area area = press_area(flow->press, sheet);
    return area.bottom - (flow_is_on(flow, sheet) ? flow->y : area.top);
}

/* ---- Slices ---------------------------------------------------------------------------------- */

/* Parts of one thing that follow one another become one. */
static bool goes_on(const struct placed *last, const struct slice *slice, struct area column)
{
    return last->left == column.left && last->right == column.right && last->slice.draw &&
           last->slice.draw == slice->draw && last->slice.what == slice->what &&
           last->slice.first + last->slice.count == slice->first;
}

static void put(struct flow *flow, const struct slice *slice)
{
    double top = flow->y + (is_empty(flow) ? 0 : slice->above);
    struct area column =
        press_columns_area(flow->press, flow->sheet, flow->columns.first, flow->columns.across);
    struct placed *last = flow->placed.count ? &flow->placed.items[flow->placed.count - 1] : NULL;
    if (last && goes_on(last, slice, column)) {
        last->slice.count += slice->count;
        last->slice.height += slice->height;
        last->slice.asks = slice->asks;
    } else {
        *array_add(flow->press->arena, &flow->placed) =
            (struct placed){*slice, column.left, top, column.right, 0};
    }
    flow->y = top + slice->height;
    flow->columns.lowest = larger(flow->columns.lowest, flow->y);
    flow->last = slice->block;
}

static void put_head_again(struct flow *flow, const struct block *block)
{
    if (!block || !block->head)
        return;
    const struct slice head = {.draw = block->head,
                               .what = block->head_of,
                               .count = 1,
                               .height = block->head_height,
                               .block = block};
    put(flow, &head);
}

/* At the top of a page. */
static double height_of(const struct slice *slices, size_t count)
{
    double height = 0;
    for (size_t i = 0; i < count; i++)
        height += slices[i].height + (i ? slices[i].above : 0);
    return height;
}

/* What fits but for the rounding fits. */
static bool fits(const struct flow *flow, const struct slice *slices, size_t count)
{
    static const double rounding = 0.01;
    double above = is_empty(flow) ? 0 : slices->above;
    return above + height_of(slices, count) <= flow->area.bottom - flow->y + rounding;
}

static const double columns_above = 18;

/* What follows stands across so many columns below all that the page has, from the first on. */
static void begin_columns(struct flow *flow, unsigned across)
{
    unsigned all = press_columns(flow->sheet);
    bool begun = flow->columns.lowest > flow->area.top;
    flow->columns.across = across;
    flow->columns.first = 0;
    flow->columns.free = all;
    flow->columns.top = flow->columns.lowest + (begun && across < all ? columns_above : 0);
    flow->y = flow->columns.top;
    flow->start = across < all ? flow->columns.top : flow->area.top;
}

/* Figures that waited stand at its top. */
static void begin_page(struct flow *flow, unsigned across)
{
    size_t placed = 0;
    flow->page = press_add_page(flow->press, flow->sheet);
    flow->area = press_area(flow->press, flow->sheet);
    flow->columns.lowest = flow->area.top;
    flow->last = NULL;
    begin_columns(flow, press_columns(flow->sheet));
    for (; placed < flow->waiting.count && !flow->waiting.items[placed].own; placed++) {
        const struct galley *galley = &flow->waiting.items[placed].galley;
        if (!fits(flow, galley->slices.items, galley->slices.count))
            break;
        for (size_t i = 0; i < galley->slices.count; i++)
            put(flow, &galley->slices.items[i]);
    }
    if (placed)
        forget_waiting(flow, placed);
    if (across < flow->columns.across)
        begin_columns(flow, across);
}

/* The next column, or where all are full the next page. */
static void next_column(struct flow *flow)
{
    unsigned across = flow->columns.across, next = flow->columns.first + across;
    if (next + across <= flow->columns.free) {
        flow->columns.first = next;
        flow->y = flow->start = flow->columns.top;
        return;
    }
    flow_end_page(flow);
    begin_page(flow, across);
}

/* With the head of what goes on there. */
static void go_on(struct flow *flow, const struct slice *slice)
{
    const struct block *last = flow->last;
    next_column(flow);
    if (slice->block != last || !last || !last->head)
        return;
    bool empty = is_empty(flow);
    put_head_again(flow, last);
    flow->start = empty ? flow->y : flow->start;
}

/* There is no column with more room than this one has. */
static bool has_most_room(const struct flow *flow)
{
    return is_empty(flow) && flow->columns.top <= flow->area.top;
}

/* Only what is higher than a page by itself is cut where it should not be. */
static void place_chunk(struct flow *flow, const struct slice *slices, size_t count)
{
    while (!has_most_room(flow) && !fits(flow, slices, count))
        go_on(flow, slices);
    bool whole = fits(flow, slices, count);
    for (size_t i = 0; i < count; i++) {
        if (!whole && !has_most_room(flow) && !fits(flow, &slices[i], 1))
            go_on(flow, &slices[i]);
        put(flow, &slices[i]);
    }
}

/* Whether something so high can begin other columns on this page. */
static bool has_room_below(const struct flow *flow, double height)
{
    return flow->columns.lowest + columns_above + height <= flow->area.bottom;
}

/* Begin a page, or below what stands there other columns, where something so high needs them. */
static void turn_to(struct flow *flow, const struct galley *galley, double height)
{
    bool other = flow->columns.across != galley->columns;
    if (!flow_is_on(flow, galley->sheet) || (other && !has_room_below(flow, height)))
        flow_end_page(flow);
    flow->sheet = galley->sheet;
    if (!flow->page)
        begin_page(flow, galley->columns);
    else if (other)
        begin_columns(flow, galley->columns);
}

void flow_place(struct flow *flow, struct galley *galley)
{
    size_t start = 0;
    for (size_t i = 0; i < galley->slices.count; i++)
        if (!galley->slices.items[i].holds) {
            const struct slice *chunk = galley->slices.items + start;
            turn_to(flow, galley, height_of(chunk, i + 1 - start));
            place_chunk(flow, chunk, i + 1 - start);
            start = i + 1;
        }
    galley->slices.count -= start;
    if (start)
        memmove(galley->slices.items, galley->slices.items + start,
                galley->slices.count * sizeof *galley->slices.items);
}

void flow_place_all(struct flow *flow, struct galley *galley)
{
    galley_let_go(galley);
    flow_place(flow, galley);
}

static bool is_free_beside(const struct flow *flow, const struct galley *text, double height)
{
    return flow_is_on(flow, text->sheet) && flow->columns.across == text->columns &&
           !flow->columns.first && flow->columns.free == press_columns(text->sheet) &&
           flow->columns.top <= flow->area.top && flow->y + height <= flow->area.bottom;
}

void flow_place_beside(struct flow *flow, struct galley *text, const struct galley *beside)
{
    if (!is_free_beside(flow, text, galley_height(text))) {
        flow_place_waiting(flow);
        flow_end_page(flow);
    }
    turn_to(flow, text, 0);
    flow_place_all(flow, text);
    double y = flow->y, start = flow->start;
    flow->columns.first = text->columns;
    flow->columns.across = beside->columns;
    flow->y = flow->start = flow->columns.top;
    for (size_t i = 0; i < beside->slices.count; i++)
        put(flow, &beside->slices.items[i]);
    flow->columns.first = 0;
    flow->columns.across = flow->columns.free = text->columns;
    flow->y = y;
    flow->start = start;
}

/* ---- What waits ------------------------------------------------------------------------------ */

void flow_let_wait(struct flow *flow, const struct galley *galley, bool own)
{
    *array_add(flow->press->arena, &flow->waiting) = (struct waiting){*galley, own};
}

void flow_place_waiting(struct flow *flow)
{
    while (flow->waiting.count) {
        struct waiting waiting = flow->waiting.items[0];
        if (waiting.own) {
            flow_end_page(flow);
        } else {
            forget_waiting(flow, 1);
            flow_place_all(flow, &waiting.galley);
        }
    }
}
