#ifndef CATWOE_VIEW_BOARD_NODES_H
#define CATWOE_VIEW_BOARD_NODES_H

#include "view/view.h"

/* What the pictures have in common that set cards in rows and columns. */

/* A node that heads a row (PART_ROW) or a column (PART_COLUMN); gives its number, for those that
   stand in it. */
uint32_t board_add_head(struct viewer *, struct diagram *, enum diagram_part, const char *id,
                        const char *text);

/* A card in that row and column; 0: across all columns. It holds until the next node is added. */
struct diagram_node *board_add_card(struct viewer *, struct diagram *, enum diagram_part,
                                    uint32_t row, uint32_t column, const char *id);

/* The last node, which is that of the head or card added last. */
struct diagram_node *board_last_node(struct diagram *);

/* What a long title says before its first ": ", or all of it; and what behind that, or NULL. */
const char *title_head(struct viewer *, const char *title);
const char *title_rest(const char *title);

/* "the college answers for it", of a change; NULL where nobody is named. */
const char *owner_in_words(struct viewer *, const struct item *change);

#endif
