#ifndef CATWOE_SYNTAX_FORMAT_H
#define CATWOE_SYNTAX_FORMAT_H

#include "base/buffer.h"
#include "syntax/tree.h"

/* The canonical layout of a file that parsed without a fault: two blanks a block, one blank between
   words, a statement's text straight behind its name, one empty line at most. The writer's line
   breaks, comments, choice of clause or key, and marks around texts stay. */
void format_file(const struct file *, struct buffer *out);

#endif
