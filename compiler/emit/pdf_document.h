#ifndef CATWOE_EMIT_PDF_DOCUMENT_H
#define CATWOE_EMIT_PDF_DOCUMENT_H

#include "emit/formats.h"

/* A document as PDF, set on the paper that it asks for. What whoever prints it should know stands
   in the setting's notes. */
write_document pdf_document;

/* Sheets to fill in as PDF, on A4 held sideways. */
write_sheets pdf_sheets;

#endif
