#ifndef CATWOE_EXCHANGE_XMILE_H
#define CATWOE_EXCHANGE_XMILE_H

#include "exchange/foreign.h"

/* A name as XMILE 1.0 compares it (OASIS 2015, 3.2.2.2): without case and quotes, and with one
   blank for any number of blanks, `_`, `\n` and no-break spaces. In the arena. */
const char *xmile_name(struct arena *, const char *text, size_t length);

/* The same as people read it: their capitals are kept, and so is `_` where blanks stand as well. */
const char *xmile_label(struct arena *, const char *text);

/* Each name in an equation, in order; a name may be a function's or a constant's. `delayed`: what
   it stands for comes in through a delay or is smoothed. */
typedef void xmile_take_name(void *context, const char *name, size_t length, bool delayed);
void xmile_read_equation(const char *equation, xmile_take_name *, void *context);

#endif
