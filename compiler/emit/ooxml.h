#ifndef CATWOE_EMIT_OOXML_H
#define CATWOE_EMIT_OOXML_H

#include "base/buffer.h"
#include "draw/geometry.h"
#include "draw/scene.h"
#include "emit/office.h"

/* What files of Word and PowerPoint share (ECMA-376, Office Open XML): a package whose parts, their
   types and the relations between them are kept together, so that none can be forgotten; lengths;
   and what DrawingML has alike in both: fills, lines, outlines.

   Texts go through emit/markup.h: markup_text drops what XML cannot hold and what turns the
   direction of what stands around it; markup_attribute is for attributes. */

/* ---- A package being made -------------------------------------------------------------------- */

/* A part while it is written: XML, or bytes as they are, such as an image. */
struct ooxml_part {
    struct ooxml_part *next;
    const char *name; /* within the package: ppt/slides/slide1.xml */
    const char *type; /* its content type */
    struct buffer out;
    struct {
        struct ooxml_relation {
            const char *kind; /* its type's last word: slideLayout */
            const struct ooxml_part *to;
        } * items;
        size_t count, capacity;
    } relations; /* the first is rId1 */
};

/* What the package says of itself. */
struct ooxml_properties {
    const char *title, *language;
    const char *date; /* when it was made: 2007-10-05, or 2007-10-05T12:00:00Z; NULL: not said */
};

/* Begins as {.arena = …}. */
struct ooxml_package {
    struct arena *arena;
    struct ooxml_part *first, *last;
    struct ooxml_part root; /* the package itself: what it relates to is where reading begins */
};

/* A part of XML behind the last: the declaration stands in it already. */
struct ooxml_part *ooxml_add_part(struct ooxml_package *, const char *name, const char *type);

/* A part of bytes. */
struct ooxml_part *ooxml_add_bytes(struct ooxml_package *, const char *name, const char *type,
                                   const char *bytes, size_t size);

/* Where a part says r:id="rId2": the number of its relation to another, which is made where there
   is none yet. */
size_t ooxml_relate(struct ooxml_package *, struct ooxml_part *from, const char *kind,
                    const struct ooxml_part *to);

/* The whole file: with the part where reading begins, what it says of itself, the list of types and
   all relations. NULL, or why there is none, for the reader. */
const char *ooxml_pack(struct ooxml_package *, const struct ooxml_part *begin,
                       const struct ooxml_properties *, struct office *, struct buffer *out);

/* Content types of both are this and a word or two: "presentationml.slide+xml". */
#define OOXML_TYPE "application/vnd.openxmlformats-officedocument."

/* Namespaces of both. */
#define OOXML_DRAWING   "http://schemas.openxmlformats.org/drawingml/2006/main"
#define OOXML_RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* ---- Lengths and colours --------------------------------------------------------------------- */

/* English metric units, to the nearest: 12700 to the point. */
long ooxml_emu(double points);

/* ` name="emu"`, with a blank before it. */
void ooxml_put_emu(struct buffer *, const char *name, double points);

/* An ink as six digits, for srgbClr and w:color: 17606A. */
const char *ooxml_colour(struct arena *, enum ink);

/* A language as runs name it: as the model says it, where it is a tag of letters, digits and
   hyphens; en-GB for "en" and where it says none. */
const char *ooxml_language(const char *language);

/* ---- DrawingML ------------------------------------------------------------------------------- */

/* <a:solidFill>, or <a:noFill/> for INK_NONE. */
void ooxml_put_fill(struct buffer *, enum ink);

/* <a:ln> of a stroke, so many times as wide; heads are "triangle" … or NULL. */
struct ooxml_heads {
    const char *start, *end;
};
void ooxml_put_line(struct buffer *, const struct stroke *, double scale, struct ooxml_heads);

/* <a:xfrm> of a box in points; a:off and a:ext are never negative sizes. The tag is "a:xfrm",
   "p:xfrm" … */
void ooxml_put_place(struct buffer *, const char *tag, struct box);

/* What stands in it: <a:off> and <a:ext>. */
void ooxml_put_corners(struct buffer *, struct box);

/* <a:prstGeom> of a shape as it is: "rect", "line" … */
void ooxml_put_preset(struct buffer *, const char *name);

/* <a:custGeom> of a path that lies in this box, with <a:cxnLst> where connectors can hold it, or
 * NULL. */
void ooxml_put_path(struct buffer *, const struct path *, struct box, const char *sites);

/* The box about a path: its curves lie within it. A path without a point has none of any size. */
struct box ooxml_path_box(const struct path *);

/* Whether a mark belongs to a picture's page and not to the picture: paper, title and subtitle,
   which slides and captions have themselves. */
bool ooxml_leaves_out(const struct scene *, const struct mark *);

#endif
