/* Slices onto pages; see flow.h. */
#include "typeset/flow.h"

#include <string.h>

/* ---- The page that is being filled ----------------------------------------------------------- */

static struct area area_of(const struct flow *flow, const struct placed *placed)
{
    return (struct area){flow->area.left + placed->slice.indent, placed->top, flow->area.right,
                         placed->top + placed->slice.height};
}

/* Draws what stands together from here on, and gives what comes behind it. */
static size_t draw_block(const struct flow *flow, size_t start)
{
    const struct placed *placed = flow->placed.items;
    const struct block *block = placed[start].slice.block;
    size_t end = start + 1;
    while (block && end < flow->placed.count && placed[end].slice.block == block)
        end++;
    scene_open_role(flow->page, block ? block->role : ROLE_NONE);
    if (block && block->behind)
        block->behind(flow->page,
                      (struct area){flow->area.left, placed[start].top, flow->area.right,
                                    placed[end - 1].top + placed[end - 1].slice.height});
    for (size_t i = start; i < end; i++)
        if (placed[i].slice.draw)
            placed[i].slice.draw(flow->page, placed[i].slice.what, placed[i].slice.first,
                                 placed[i].slice.count, area_of(flow, &placed[i]));
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

/* What is left of a page is for those who have it before them. */
static void add_lines_for_notes(const struct flow *flow)
{
    enum { FEWEST_LINES = 4 };
    static const double above = 26, indent = 4;
    struct area room = {flow->area.left, flow->y + above, flow->area.right, flow->area.bottom};
    double lines = (room.bottom - room.top - type_line(TYPE_SUBHEADING)) / line_to_write;
    if (!flow->notes || !flow->page || lines < FEWEST_LINES)
        return;
    scene_open_role(flow->page, ROLE_P);
    room.top = set_text(flow->page, TYPE_SUBHEADING, flow->notes,
                        (struct point){room.left, room.top}, room.right - room.left);
    scene_close_role(flow->page, ROLE_P);
    room.bottom -= indent;
    set_lines_to_write(flow->page, room, (unsigned)((room.bottom - room.top) / line_to_write));
}

void flow_end_page(struct flow *flow)
{
    struct flow own = {.press = flow->press};
    size_t count = 0;
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
    return area.bottom - (flow_is_on(flow, sheet) ? flow->y : area.top);
}

/* ---- Slices ---------------------------------------------------------------------------------- */

/* Parts of one thing that follow one another become one. */
static bool goes_on(const struct placed *last, const struct slice *slice)
{
    return last->slice.draw && last->slice.draw == slice->draw && last->slice.what == slice->what &&
           last->slice.first + last->slice.count == slice->first;
}

static void put(struct flow *flow, const struct slice *slice)
{
    double top = flow->y + (is_empty(flow) ? 0 : slice->above);
    press_add_outline(flow->press, slice->level, slice->outline, top);
    struct placed *last = flow->placed.count ? &flow->placed.items[flow->placed.count - 1] : NULL;
    if (last && goes_on(last, slice)) {
        last->slice.count += slice->count;
        last->slice.height += slice->height;
    } else {
        *array_add(flow->press->arena, &flow->placed) = (struct placed){*slice, top};
    }
    flow->y = top + slice->height;
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

static double height_of(const struct flow *flow, const struct slice *slices, size_t count)
{
    double height = 0;
    for (size_t i = 0; i < count; i++)
        height += slices[i].height + (i || !is_empty(flow) ? slices[i].above : 0);
    return height;
}

/* What fits but for the rounding fits. */
static bool fits(const struct flow *flow, const struct slice *slices, size_t count)
{
    static const double rounding = 0.01;
    return height_of(flow, slices, count) <= flow_room(flow, flow->sheet) + rounding;
}

/* Figures that waited stand at its top. */
static void begin_page(struct flow *flow)
{
    size_t placed = 0;
    flow->page = press_add_page(flow->press, flow->sheet);
    flow->area = press_area(flow->press, flow->sheet);
    flow->y = flow->start = flow->area.top;
    flow->last = NULL;
    for (; placed < flow->waiting.count && !flow->waiting.items[placed].own; placed++) {
        const struct galley *galley = &flow->waiting.items[placed].galley;
        if (!fits(flow, galley->slices.items, galley->slices.count))
            break;
        for (size_t i = 0; i < galley->slices.count; i++)
            put(flow, &galley->slices.items[i]);
    }
    if (placed)
        forget_waiting(flow, placed);
}

/* With the head of what goes on there. */
static void next_page(struct flow *flow, const struct slice *slice)
{
    const struct block *last = flow->last;
    flow_end_page(flow);
    begin_page(flow);
    if (slice->block != last || !last || !last->head)
        return;
    bool empty = is_empty(flow);
    put_head_again(flow, last);
    flow->start = empty ? flow->y : flow->start;
}

/* Only what is higher than a page by itself is cut where it should not be. */
static void place_chunk(struct flow *flow, const struct slice *slices, size_t count)
{
    if (!flow->page)
        begin_page(flow);
    while (!is_empty(flow) && !fits(flow, slices, count))
        next_page(flow, slices);
    bool whole = fits(flow, slices, count);
    for (size_t i = 0; i < count; i++) {
        if (!whole && !is_empty(flow) && !fits(flow, &slices[i], 1))
            next_page(flow, &slices[i]);
        put(flow, &slices[i]);
    }
}

static void turn_to(struct flow *flow, struct paper_sheet sheet)
{
    if (!flow_is_on(flow, sheet))
        flow_end_page(flow);
    flow->sheet = sheet;
}

void flow_place(struct flow *flow, struct galley *galley)
{
    size_t start = 0;
    for (size_t i = 0; i < galley->slices.count; i++)
        if (!galley->slices.items[i].holds) {
            turn_to(flow, galley->sheet);
            place_chunk(flow, galley->slices.items + start, i + 1 - start);
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
