/* Paragraphs, quotes and lists on slides: as many slides as they need, none with a head alone at
   its end; and questions to talk about, large, with a number each. */
#include "emit/pptx.h"

/* ---- Lines ----------------------------------------------------------------------------------- */

static struct flow_line *add_line(struct flow *flow, enum flow_form form)
{
    struct flow_line *line = array_add(flow->place->deck->arena, &flow->lines);
    *line = (struct flow_line){.form = form};
    return line;
}

static void add_list(struct flow *flow, const struct piece *piece)
{
    if (piece->head)
        add_line(flow, FLOW_HEAD)->head = piece->head;
    for (size_t i = 0; i < piece->list.count; i++) {
        const struct list_item *item = &piece->list.items[i];
        struct flow_line *line = add_line(flow, FLOW_POINT);
        line->head = item->head;
        line->runs = &item->runs;
        line->by = &item->by;
    }
}

void flow_add(struct flow *flow, const struct piece *piece)
{
    if (piece->list.count) {
        add_list(flow, piece);
        return;
    }
    if (!piece->runs.first)
        return;
    struct flow_line *line = add_line(flow, piece->kind == PIECE_QUOTE ? FLOW_QUOTE : FLOW_PLAIN);
    line->head = piece->head;
    line->runs = &piece->runs;
    line->by = &piece->by;
}

/* ---- Measures -------------------------------------------------------------------------------- */

static const double usual = 20, sizes[] = {28, 24, 20, 18}, gap = 8, indent = 20, small = 0.8;
enum { SIZES = sizeof sizes / sizeof *sizes };

static const char *text_of(struct deck *deck, const struct flow_line *line)
{
    const char *text = line->runs ? runs_text(deck->arena, line->runs) : "";
    const char *by = line->by ? runs_text(deck->arena, line->by) : "";
    return arena_printf(deck->arena, "%s%s%s%s%s", line->head ? line->head : "",
                        line->head ? "  " : "", text, *by ? " · " : "", by);
}

static double line_height(struct deck *deck, const struct flow_line *line, double size)
{
    double width = slide_holders[HOLDER_TEXT_BODY].box.width;
    enum face face = line->form == FLOW_HEAD ? FACE_PLAIN_BOLD : FACE_PLAIN;
    return type_height(deck, face, size, text_of(deck, line),
                       width - (line->form == FLOW_PLAIN || line->form == FLOW_HEAD ? 0 : indent)) +
           gap;
}

/* ---- Writing --------------------------------------------------------------------------------- */

static void put_by(struct slide *slide, const struct runs *by, double size)
{
    struct type_look look = {.size = size * small, .ink = INK_QUIET};
    if (!by || !by->first)
        return;
    type_run(slide, " · ", &look);
    type_runs(slide, by, &look);
}

static void put_line(struct slide *slide, const struct flow_line *line, double size)
{
    static const struct type_line forms[] = {[FLOW_PLAIN] = {0},
                                             [FLOW_HEAD] = {.above = 14},
                                             [FLOW_POINT] = {.level = 1},
                                             [FLOW_QUOTE] = {0}};
    struct type_look head = {.size = size, .ink = INK_ACCENT, .bold = true};
    struct type_look text = {.size = size, .book = line->form == FLOW_QUOTE};
    type_open(slide, &forms[line->form], text_of(slide->deck, line));
    type_run(slide, line->head, &head);
    if (line->runs) {
        type_run(slide, line->head ? "  " : "", &text);
        type_runs(slide, line->runs, &text);
    }
    put_by(slide, line->by, size);
    type_close(slide);
}

/* So many lines from this one fit on a slide: one at least; a head never stands alone below. */
static size_t fitting(struct flow *flow, size_t from, double size, double room)
{
    size_t to = from;
    while (to < flow->lines.count) {
        room -= line_height(flow->place->deck, &flow->lines.items[to], size);
        if (room < 0 && to > from)
            break;
        to++;
    }
    if (to < flow->lines.count && to > from + 1 && flow->lines.items[to - 1].form == FLOW_HEAD)
        to--;
    return to - from;
}

/* The largest letters with which all of it stands on one slide; where none has room, the usual. */
static double choose_size(struct flow *flow, double room)
{
    for (size_t i = 0; i < SIZES; i++)
        if (fitting(flow, 0, sizes[i], room) == flow->lines.count)
            return sizes[i];
    return usual;
}

void flow_end(struct flow *flow, const char *title)
{
    struct deck *deck = flow->place->deck;
    double room = slide_holders[HOLDER_TEXT_BODY].box.height;
    double size = choose_size(flow, room);
    size_t number = 0, count;
    for (size_t from = 0; from < flow->lines.count; from += count, number++) {
        count = fitting(flow, from, size, room);
        struct slide slide = slide_begin(deck, LAYOUT_TEXT, flow->place->kicker,
                                         slide_continued(deck, title, number));
        slide_open_holder(&slide, HOLDER_TEXT_BODY, NULL);
        for (size_t i = from; i < from + count; i++)
            put_line(&slide, &flow->lines.items[i], size);
        slide_close_holder(&slide);
        slide_end(&slide, NULL);
    }
    flow->lines.count = 0;
}

/* ---- Questions ------------------------------------------------------------------------------- */

static const double question_sizes[] = {32, 28, 24, 20, 18}, question_gap = 14,
                    question_indent = 40;

static size_t questions_fitting(struct deck *deck, const struct piece *piece, size_t from,
                                double size)
{
    const struct box *box = &slide_holders[HOLDER_QUESTIONS_BODY].box;
    double room = box->height;
    size_t to = from;
    for (; to < piece->list.count; to++) {
        const char *text = runs_text(deck->arena, &piece->list.items[to].runs);
        room -=
            type_height(deck, FACE_PLAIN, size, text, box->width - question_indent) + question_gap;
        if (room < 0 && to > from)
            break;
    }
    return to - from;
}

static void put_questions(struct slide *slide, const struct piece *piece, size_t from, size_t count,
                          double size)
{
    struct type_look look = {.size = size};
    slide_open_holder(slide, HOLDER_QUESTIONS_BODY, NULL);
    for (size_t i = from; i < from + count; i++) {
        const struct list_item *item = &piece->list.items[i];
        type_open(slide, &(struct type_line){.starts = from ? (unsigned)from + 1 : 0},
                  runs_text(slide->deck->arena, &item->runs));
        type_runs(slide, &item->runs, &look);
        put_by(slide, &item->by, size);
        type_close(slide);
    }
    slide_close_holder(slide);
}

void put_prompts_slide(struct slide_place *place, const struct piece *piece)
{
    struct deck *deck = place->deck;
    const char *title = piece->head ? piece->head : place->section->heading;
    size_t number = 0, count, k = 0;
    while (k + 1 < sizeof question_sizes / sizeof *question_sizes &&
           questions_fitting(deck, piece, 0, question_sizes[k]) < piece->list.count)
        k++;
    for (size_t from = 0; from < piece->list.count; from += count, number++) {
        count = questions_fitting(deck, piece, from, question_sizes[k]);
        struct slide slide = slide_begin(deck, LAYOUT_QUESTIONS, place->kicker,
                                         slide_continued(deck, title, number));
        put_questions(&slide, piece, from, count, question_sizes[k]);
        slide_end(&slide, NULL);
    }
}
