/* The way to libqpdf: the shared object is opened when the first document has been painted. */
#include "emit/pdf_finish.h"

#include "base/shared_object.h"

#include <unistd.h>

static void open_object(struct pdf_finisher *finisher)
{
    if (access(finisher->path, R_OK)) {
        finisher->problem = "this catwoe was built without libqpdf; install libqpdf-dev and build "
                            "it again";
        return;
    }
    const struct shared_object wanted = {finisher->path, "catwoe_pdf_finisher",
                                         PDF_FINISHER_VERSION, "libqpdf",
                                         "the Debian package libqpdf-dev brings it"};
    finisher->object = shared_object_open(finisher->arena, &wanted, &finisher->problem);
}

/* The arena may jump only here, where libqpdf is done: not through it. */
static bool finish(struct pdf_finisher *finisher, const struct buffer *file,
                   const struct pdf_traits *traits, struct buffer *out)
{
    struct pdf_finishing finishing = {file->items, file->count, traits, out, buffer_try_add, false};
    bool finished = finisher->object->finish(&finishing);
    if (finishing.exhausted)
        arena_give_up(out->arena);
    return finished;
}

void pdf_finish(struct pdf_finisher *finisher, const struct buffer *file,
                const struct pdf_traits *traits, struct buffer *out)
{
    if (!finisher->object && !finisher->problem)
        open_object(finisher);
    if (finisher->object && finish(finisher, file, traits, out))
        return;
    if (!finisher->problem)
        finisher->problem = "libqpdf could not read what was made";
    buffer_add(out, file->items, file->count);
}
