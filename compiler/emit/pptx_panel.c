/* A root definition, large, in a tinted panel; and short texts side by side. */
#include "emit/pptx.h"

/* ---- Panels ---------------------------------------------------------------------------------- */

static const double largest_size = 36, least_size = 18, inset = 28, inset_above = 18,
                    head_size = 14, bar_width = 5;

/* Height of a panel's words in letters of this size. */
static double panel_height(struct deck *deck, const struct piece *piece, double size)
{
    double width = slide_holders[HOLDER_PANEL_BODY].box.width - 2 * inset;
    const char *text = runs_text(deck->arena, &piece->runs),
               *by = runs_text(deck->arena, &piece->by);
    return 2 * inset_above + (piece->head ? head_size * type_leading + 8 : 0) +
           type_height(deck, FACE_BOOK_BOLD, size, text, width) +
           (*by ? type_height(deck, FACE_PLAIN, least_size, by, width) + 8 : 0) + size;
}

static void put_bar(struct slide *slide, struct box panel)
{
    struct box bar = {{panel.centre.x - panel.width / 2, panel.centre.y}, bar_width, panel.height};
    slide_open_shape(slide, "Edge of the panel", NULL);
    buffer_put(slide->out, "<p:spPr>");
    ooxml_put_place(slide->out, "a:xfrm", bar);
    ooxml_put_preset(slide->out, "rect");
    slide_put_theme_ink(slide->out, INK_WARM);
    buffer_put(slide->out, "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>");
}

static void put_words(struct slide *slide, const struct piece *piece, double size)
{
    struct type_look text = {.size = size == slide_holders[HOLDER_PANEL_BODY].size ? 0 : size};
    if (piece->head)
        type_paragraph(slide, NULL, piece->head,
                       &(struct type_look){
                           .size = head_size, .ink = INK_WARM, .bold = true, .family = "+mn-lt"});
    type_open(slide, &(struct type_line){.above = piece->head ? 8 : 0},
              runs_text(slide->deck->arena, &piece->runs));
    type_runs(slide, &piece->runs, &text);
    type_close(slide);
    if (!piece->by.first)
        return;
    type_open(slide, &(struct type_line){.above = 8}, runs_text(slide->deck->arena, &piece->by));
    type_runs(slide, &piece->by,
              &(struct type_look){.size = least_size, .ink = INK_QUIET, .family = "+mn-lt"});
    type_close(slide);
}

void put_panel_slide(struct slide_place *place, const struct piece *piece)
{
    const struct holder *holder = &slide_holders[HOLDER_PANEL_BODY];
    double top = holder->box.centre.y - holder->box.height / 2, most = SLIDE_HEIGHT - 50 - top;
    double size = largest_size;
    while (size > least_size && panel_height(place->deck, piece, size) > most)
        size -= 1;
    double height = smaller(panel_height(place->deck, piece, size), most);
    struct box box = {{holder->box.centre.x, top + height / 2}, holder->box.width, height};
    struct slide slide = slide_begin(place->deck, LAYOUT_PANEL, NULL, place->section->heading);
    slide_open_holder(&slide, HOLDER_PANEL_BODY, &box);
    put_words(&slide, piece, size);
    slide_close_holder(&slide);
    put_bar(&slide, box);
    slide_end(&slide, NULL);
}

/* ---- Columns --------------------------------------------------------------------------------- */

static const double top_of_columns = 120, gap = 28, row_gap = 24;

/* Four side by side, or three where they are no more or twice as many. */
static size_t columns_across(size_t count)
{
    return count < 4 ? count : count == 4 || count > 6 ? 4 : 3;
}

static double item_height(struct deck *deck, const struct list_item *item, double size,
                          double width)
{
    return (item->head ? type_height(deck, FACE_PLAIN_BOLD, size, item->head, width) + 6 : 0) +
           type_height(deck, FACE_PLAIN, size, runs_text(deck->arena, &item->runs), width) + 20;
}

static double row_height(struct deck *deck, const struct piece *piece, size_t from, double size,
                         double width)
{
    double height = 0;
    size_t across = columns_across(piece->list.count);
    for (size_t i = from; i < piece->list.count && i < from + across; i++)
        height = larger(height, item_height(deck, &piece->list.items[i], size, width));
    return height;
}

static double columns_height(struct deck *deck, const struct piece *piece, double size,
                             double width)
{
    double height = 0;
    for (size_t i = 0; i < piece->list.count; i += columns_across(piece->list.count))
        height += row_height(deck, piece, i, size, width) + row_gap;
    return height;
}

/* A rule above, the head, the text. */
static void put_column(struct slide *slide, const struct list_item *item, struct box box,
                       double size)
{
    struct stroke rule = {.ink = INK_ACCENT, .width = 2.5};
    struct box edge = {{box.centre.x, box.centre.y - box.height / 2}, box.width, 0};
    slide_open_shape(slide, "Rule", NULL);
    buffer_put(slide->out, "<p:spPr>");
    ooxml_put_place(slide->out, "a:xfrm", edge);
    ooxml_put_preset(slide->out, "line");
    ooxml_put_line(slide->out, &rule, 1, (struct ooxml_heads){NULL, NULL});
    buffer_put(slide->out, "</p:spPr></p:sp>");
    slide_open_shape(slide, item->head ? item->head : "Text", NULL);
    buffer_put(slide->out, "<p:spPr>");
    ooxml_put_place(slide->out, "a:xfrm", box);
    ooxml_put_preset(slide->out, "rect");
    buffer_put(slide->out,
               "<a:noFill/></p:spPr><p:txBody><a:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"127000\" "
               "rIns=\"0\" bIns=\"0\"/><a:lstStyle/>");
    if (item->head)
        type_paragraph(slide, NULL, item->head,
                       &(struct type_look){.size = size, .ink = INK_ACCENT, .bold = true});
    type_open(slide, &(struct type_line){.above = 6}, runs_text(slide->deck->arena, &item->runs));
    type_runs(slide, &item->runs, &(struct type_look){.size = size});
    type_close(slide);
    buffer_put(slide->out, "</p:txBody></p:sp>");
}

void put_columns_slide(struct slide_place *place, const struct piece *piece)
{
    struct deck *deck = place->deck;
    size_t across = columns_across(piece->list.count);
    if (!across)
        return;
    double width = (SLIDE_WIDTH - 2 * SLIDE_MARGIN - gap * (double)(across - 1)) / (double)across;
    double size = 26, top = top_of_columns;
    while (size > 12 && columns_height(deck, piece, size, width) > SLIDE_HEIGHT - 40 - top)
        size -= 1;
    struct slide slide =
        slide_begin(deck, LAYOUT_PICTURE, piece->head ? place->section->heading : NULL,
                    piece->head ? piece->head : place->section->heading);
    for (size_t i = 0; i < piece->list.count; i += across) {
        double height = row_height(deck, piece, i, size, width);
        for (size_t k = i; k < piece->list.count && k < i + across; k++) {
            double x = SLIDE_MARGIN + (double)(k - i) * (width + gap) + width / 2;
            put_column(&slide, &piece->list.items[k],
                       (struct box){{x, top + height / 2}, width, height}, size);
        }
        top += height + row_gap;
    }
    slide_end(&slide, NULL);
}
