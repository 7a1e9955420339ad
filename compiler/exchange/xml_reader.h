#ifndef CATWOE_EXCHANGE_XML_READER_H
#define CATWOE_EXCHANGE_XML_READER_H

#include "exchange/foreign.h"

/* An XML document as a tree in the arena, read by expat. A document type may be named, but a file
   that declares entities is refused: what they stand for may lie elsewhere, or grow without end.
   Nothing outside the text is looked at. Names are given without their prefix: `y:NodeLabel` is
   NodeLabel. */
struct xml_attribute_read {
    const char *name, *value;
};

struct xml_element {
    const char *name;
    const char *text; /* its own characters, without those of the elements in it; never NULL */
    struct xml_attribute_read *attributes;
    struct xml_element *first, *last, *next; /* children in order; the next of its parent's */
    uint32_t attribute_count;
    uint32_t line; /* where it begins, from 1 */
};

enum { XML_MOST_ELEMENTS = 4000000 };

/* The outermost element; NULL and the map's problem is set where it cannot be read, is no XML, or
   is nested more than FOREIGN_DEEPEST deep. */
struct xml_element *xml_read(struct foreign_map *, const char *text, size_t size);

/* The same without a tree, for documents of which little is wanted: whoever walks is called where
   an element begins and ends, and for the characters between, each unless it is NULL. It may end
   the walk by setting the map's problem, as it is set where the text cannot be read. */
struct xml_walker {
    struct foreign_map *map;
    bool no_document_type; /* one is refused even where it declares nothing */
    void (*begin)(struct xml_walker *, const char *name, const char *const *attributes);
    void (*end)(struct xml_walker *, const char *name);
    void (*say)(struct xml_walker *, const char *text, size_t length);
    size_t line, depth;     /* where it is; of the elements that are open */
    size_t attribute_count; /* of those that the text gives itself, while an element begins */
};
void xml_walk(struct xml_walker *, const char *text, size_t size);

/* The value of an attribute of an element that begins, by its name without prefix; or NULL. */
const char *xml_given(const struct xml_walker *, const char *const *attributes, const char *name);

/* Whether a text is XML, in any encoding that expat reads, whose outermost element has this name,
   whatever its case. */
bool xml_begins_with(const char *text, size_t size, const char *name);

/* The value of an attribute, or NULL. */
const char *xml_value(const struct xml_element *, const char *name);

/* Whether it has this name, whatever its case. */
bool xml_is(const struct xml_element *, const char *name);

/* The first child of that name, or NULL; and the next one behind it. */
struct xml_element *xml_child(const struct xml_element *, const char *name);
struct xml_element *xml_next(const struct xml_element *, const char *name);

/* The first element of that name anywhere within, or NULL. */
struct xml_element *xml_within(struct xml_element *, const char *name);

/* The text of a child, folded; NULL where there is none, or it is empty. */
const char *xml_child_text(struct arena *, const struct xml_element *, const char *name);

/* A number that is the whole text but for blanks; false where it is none, or not finite. */
bool read_number(const char *text, double *number);

#endif
