#ifndef CATWOE_TESTS_GALLERY_H
#define CATWOE_TESTS_GALLERY_H

#include "draw/draw.h"

/* Every picture that a file holds. */

/* What looks at each; `name` is what the picture is called. False where something is wrong. */
typedef bool gallery_visit(const struct diagram *, const struct scene *, const char *name,
                           void *context);

/* Shows each picture of each file, in every view, with what is confidential, in this look. False
   where a file or picture cannot be had, which is told, or where a visit says so. */
bool gallery_show(char *const *files, const char *layout_path, const struct look *, gallery_visit *,
                  void *context);

#endif
