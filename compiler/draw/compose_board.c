/* A board that fills its page: few cards have larger letters, and for many the page grows. Figures
   become smaller before it does, and are left out only where it would be far too large. Its signs
   stand beside their words, so that it needs no legend. */
#include "draw/board.h"

#include <string.h>

struct board_picture {
    struct board board;
    struct page page;
};

static const struct legend no_legend = {{NULL, 0, 0}};

static bool has_figures(const struct diagram *diagram)
{
    for (size_t i = 0; i < diagram->nodes.count; i++)
        if (diagram->nodes.items[i].figure.people || diagram->nodes.items[i].figure.icon)
            return true;
    return false;
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool breaks_a_word(const struct card *card, const char *text)
{
    for (size_t i = 0; text && i < card->text.count; i++) {
        size_t length = strlen(card->text.items[i].text);
        text += strspn(text, " \n");
        if (strncmp(text, card->text.items[i].text, length))
            return false;
        text += length;
        if (length && is_letter(text[-1]) && is_letter(*text))
            return true;
    }
    return false;
}

static bool has_broken_words(const struct board *board)
{
    const struct diagram_node *nodes = board->drawing->diagram->nodes.items;
    size_t cells = board->rows.count * (board->columns.count + 1);
    for (size_t i = 0; i < cells; i++)
        for (size_t k = 0; k < board->cells[i].count; k++) {
            const struct card *card = &board->cells[i].items[k];
            if (breaks_a_word(card, nodes[card->node].text))
                return true;
        }
    return false;
}

/* Words stay whole while smaller figures or somewhat larger paper let them. */
static bool fits_on_page(void *whole, double size)
{
    static const double largest_with_figures = 2, largest_for_words = 1.7;
    static const struct
    try {
        double letters, figure;
    }
    tries[] = {{1.9, CARD_FIGURE},
               {1.6, CARD_FIGURE},
               {1.35, CARD_FIGURE},
               {1.2, CARD_FIGURE},
               {1.1, CARD_FIGURE},
               {1, CARD_FIGURE},
               {1, 27},
               {1, 23},
               {1, 0}};
    struct board_picture *picture = whole;
    struct drawing *drawing = picture->board.drawing;
    bool figures = has_figures(drawing->diagram);
    page_choose_paper(drawing, size);
    picture->page = page_take(drawing, &no_legend, size);
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        bool is_tried = tries[i].figure == CARD_FIGURE || (figures && tries[i].figure > 0) ||
                        (figures && size > largest_with_figures);
        picture->board.figure = tries[i].figure;
        if (is_tried && board_set(&picture->board, picture->page.area, tries[i].letters) &&
            (size > largest_for_words || !has_broken_words(&picture->board)))
            return true;
    }
    return false;
}

/* A sheet of A4 or A3 is filled before one is taken that no printer has. */
static void set_on_paper(struct board_picture *picture)
{
    if (!fits_on_page(picture, 1) && !fits_on_page(picture, page_a3))
        page_grow(picture, fits_on_page, page_next_size(page_a3));
}

bool compose_board(struct drawing *drawing)
{
    struct board_plan plan = board_plan_usual;
    plan.even = drawing->diagram->even_columns;
    struct board_picture picture = {.board = board_of(drawing, plan)};
    set_on_paper(&picture);
    draw_page(drawing, &no_legend, picture.page.width, picture.page.height);
    board_draw_ground(&picture.board);
    board_draw_cards(&picture.board);
    return true;
}
