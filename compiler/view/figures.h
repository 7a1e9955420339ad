#ifndef CATWOE_VIEW_FIGURES_H
#define CATWOE_VIEW_FIGURES_H

#include "view/view.h"

/* How somebody is drawn, from what the model says of them. */

/* The icon of this name: the group's own before the library's; NULL where there is none. */
const struct diagram_icon *icon_called(struct viewer *, const char *name);

/* All icons that the model can use, the group's own first; those that a group's own hides are left
   out. */
struct icons {
    struct icon {
        const struct item *item;
        struct diagram_icon drawn;
        struct {
            const char **items; /* folded, a blank before each */
            size_t count, capacity;
        } words;
    } * items;
    size_t count, capacity;
};
const struct icons *icons_of(struct viewer *);

/* A stakeholder's icon is the one that its `icon` names; else the one that means the longest words
   of its text, or else of its name. Of those that mean something a person or a group is given what
   only dresses them, an organisation what is a building or a thing, or the icon `organisation`
   where nothing fits; whoever is none of the three is given either. A person is one figure, a group
   three, an organisation its icon with one person beside it. */
struct diagram_figure figure_of(struct viewer *, const struct item *stakeholder, enum mood mood);

#endif
