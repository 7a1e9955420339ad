#ifndef CATWOE_TESTS_TREE_TEXT_H
#define CATWOE_TESTS_TREE_TEXT_H

#include "base/buffer.h"
#include "syntax/parse.h"

/* A tree as text: all that it says and nothing of how it is laid out. Two files with the same text
   mean the same. */
void tree_text(const struct file *, struct buffer *);

/* The comments of a file, one a line, in their order. */
void comments_text(const struct file *, struct buffer *);

#endif
