#ifndef CATWOE_BASE_XML_H
#define CATWOE_BASE_XML_H

#include "base/buffer.h"

#include <stdint.h>

/* How a character that means something to XML is written, or NULL. */
const char *xml_entity(int32_t code_point);

/* A text between elements or inside an attribute in quotes. What XML 1.0 forbids, and what would
   steer a terminal or turn the direction of writing, becomes U+FFFD; line ends stay. */
void xml_text(struct buffer *, const char *text);

/* ` name="value"`, with a blank before it. */
void xml_attribute(struct buffer *, const char *name, const char *value);
void xml_number(struct buffer *, const char *name, size_t value);

#endif
