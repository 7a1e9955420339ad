/* The index page of a folder that holds all that was made of a model. */
#include "view/view.h"

static const char *kind_heading(enum file_kind kind)
{
    return kind == FILE_REPORT    ? "All of it on one page"
           : kind == FILE_PICTURE ? "Pictures, for the wall and for slides"
                                  : "Tables, to look at and to paste";
}

static const char *kind_name(enum file_kind kind)
{
    return kind == FILE_REPORT ? "Report" : kind == FILE_PICTURE ? "Pictures" : "Tables";
}

static void add_files(struct arena *arena, struct document *document, const struct files *files,
                      enum file_kind kind)
{
    struct piece *links = NULL;
    for (size_t i = 0; i < files->count; i++) {
        if (files->items[i].kind != kind)
            continue;
        if (!links)
            links = section_add(arena,
                                document_add_section(arena, document, kind_name(kind),
                                                     kind_name(kind), kind_heading(kind)),
                                PIECE_FILES);
        *array_add(arena, &links->files) = files->items[i];
    }
}

struct document *describe_index(struct viewer *viewer, const struct files *files)
{
    const struct item *about = viewer->model->about;
    struct document *document = arena_new_of(viewer->arena, struct document);
    *document = (struct document){.kicker = "Soft systems model",
                                  .title = "A soft systems model",
                                  .language = model_language(viewer)};
    if (about && viewer_shows(viewer, about)) {
        document->title = item_title(viewer->model, about);
        document->standfirst = item_text(viewer, about, MODEL_SUMMARY);
    }
    for (enum file_kind kind = FILE_REPORT; kind <= FILE_TABLE; kind++)
        add_files(viewer->arena, document, files, kind);
    return document;
}
