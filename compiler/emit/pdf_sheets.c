/* Sheets to fill in as PDF: set on pages, which are then painted. */
#include "emit/pdf_document.h"

#include "typeset/typeset.h"

const char *pdf_sheets(const struct sheet *sheets, const struct setting *setting,
                       struct buffer *out)
{
    struct pages *pages = typeset_sheets(out->arena, sheets, setting->ruler, setting->paper);
    return canvas_write_pages(setting->canvas, pages, &setting->print, out);
}
