/* A document as PDF: set on pages, which are then painted. */
#include "emit/pdf_document.h"

#include "typeset/typeset.h"

const char *pdf_document(const struct document *document, const struct scene *const *scenes,
                         const struct setting *setting, struct buffer *out)
{
    struct pages *pages = typeset_document(out->arena, document, scenes, setting->ruler);
    for (size_t i = 0; setting->notes && i < pages->notes.count; i++)
        *array_add(out->arena, setting->notes) = pages->notes.items[i];
    return canvas_write_pages(setting->canvas, pages, &setting->print, out);
}
