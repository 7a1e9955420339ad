/* The index page of a folder that holds all that was made of a model: a gallery of its pictures,
   then the way to the report and the tables. */
#include "view/view.h"

static const struct {
    enum file_kind kind;
    const char *name, *heading;
} parts[] = {
    {FILE_PICTURE, "Pictures", "Pictures, for the wall and for slides"},
    {FILE_REPORT, "Report", "All of it on one page"},
    {FILE_HANDOUT, "Handouts", "Handouts, to print and give out"},
    {FILE_SHEET, "Sheets", "Sheets, to fill in and bring back"},
    {FILE_TABLE, "Tables", "Tables, to look at and to paste"},
};

static void add_files(struct arena *arena, struct document *document, const struct files *files,
                      size_t part)
{
    struct piece *links = NULL;
    for (size_t i = 0; i < files->count; i++) {
        if (files->items[i].kind != parts[part].kind)
            continue;
        if (!links)
            links = section_add(arena,
                                document_add_section(arena, document, parts[part].name,
                                                     parts[part].name, parts[part].heading),
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
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        add_files(viewer->arena, document, files, i);
    return document;
}
