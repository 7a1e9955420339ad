/* build: all that can be made of a model, into a folder with an index page. */
#include "driver/command.h"

#include "base/listing.h"
#include "draw/draw.h"
#include "view/ask.h"
#include "view/view.h"
#include "view/words.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct build {
    const struct invocation *invocation;
    const struct model *model;
    const char *folder;
    struct studio studio;
    struct network_measures *measures;
    struct setting setting;   /* for PDF; without a canvas none is made */
    struct setting office;    /* for files of office programs; without an office none is made */
    struct files files;       /* made so far */
    size_t left_out, exposed; /* confidential things, as the report counts them */
    const char *earlier;      /* what the last build has made: a path a line; NULL: none was */
    bool lacking;             /* a picture could not be drawn */
};

static struct viewer new_viewer(const struct build *build)
{
    struct viewer viewer = viewer_for(build->invocation, build->model);
    viewer.measures = build->measures;
    return viewer;
}

static enum exit_status write_in_folder(const struct build *build, const char *path,
                                        struct buffer *out)
{
    return write_product_to(build->invocation,
                            path_in_folder(build->model->arena, build->folder, path, ""), out);
}

/* Names the files that a build has made, so that the next takes away what it no longer makes. */
#define MADE_LIST ".catwoe-made"

static bool was_made(const struct build *build, const char *path)
{
    const char *line = arena_printf(build->model->arena, "\n%s\n", path);
    return build->earlier && strstr(build->earlier, line);
}

static bool is_file(const struct made_file *file, const char *path)
{
    bool is = !strcmp(file->path, path);
    for (size_t i = 0; i < MOST_OTHER_FORMS && file->also[i].path; i++)
        is |= !strcmp(file->also[i].path, path);
    return is;
}

static bool is_made(const struct build *build, const char *path)
{
    for (size_t i = 0; i < build->files.count; i++)
        if (is_file(&build->files.items[i], path))
            return true;
    return false;
}

/* What the last build has made and this one has not, so far. */
static void put_earlier(const struct build *build, struct buffer *out)
{
    struct arena *arena = build->model->arena;
    for (const char *at = build->earlier; at && *at;) {
        size_t length = strcspn(at, "\n");
        const char *path = arena_copy(arena, at, length);
        if (length && !is_made(build, path))
            buffer_printf(out, "%s\n", path);
        at += length + (at[length] == '\n');
    }
}

/* Until all is made the list keeps what the last build has made, too: a build that fails leaves
   nothing that the next would not know. */
static enum exit_status write_made_list(const struct build *build, bool with_earlier)
{
    struct buffer out = {.arena = build->model->arena};
    buffer_byte(&out, '\n');
    for (size_t i = 0; i < build->files.count; i++) {
        const struct made_file *file = &build->files.items[i];
        buffer_printf(&out, "%s\n", file->path);
        for (size_t k = 0; k < MOST_OTHER_FORMS && file->also[k].path; k++)
            buffer_printf(&out, "%s\n", file->also[k].path);
    }
    if (with_earlier)
        put_earlier(build, &out);
    return write_in_folder(build, MADE_LIST, &out);
}

/* A file of the folder on its way, with the same in other forms. */
struct making {
    struct build *build;
    struct made_file file;
    struct buffer out, also[MOST_OTHER_FORMS];
};

static struct making begin_file(struct build *build, struct made_file file)
{
    struct making making = {.build = build, .file = file, .out = {.arena = build->model->arena}};
    return making;
}

/* The same in one form more. */
static void add_form(struct making *making, const char *path, const char *form,
                     const struct buffer *out)
{
    size_t i = 0;
    while (making->file.also[i].path)
        i++;
    making->file.also[i] = (struct made_form){path, form};
    making->also[i] = *out;
}

/* Write it, and remember it for the index. */
static enum exit_status make_file(struct making *making)
{
    struct build *build = making->build;
    const struct made_file *file = &making->file;
    *array_add(build->model->arena, &build->files) = *file;
    bool known = was_made(build, file->path);
    for (size_t i = 0; i < MOST_OTHER_FORMS && file->also[i].path; i++)
        known = known && was_made(build, file->also[i].path);
    enum exit_status status = known ? EXIT_CLEAN : write_made_list(build, true);
    if (status == EXIT_CLEAN)
        status = write_in_folder(build, file->path, &making->out);
    for (size_t i = 0; i < MOST_OTHER_FORMS && file->also[i].path && status == EXIT_CLEAN; i++)
        status = write_in_folder(build, file->also[i].path, &making->also[i]);
    return status;
}

/* ---- Other forms of documents ---------------------------------------------------------------- */

/* The same beside its page: NAME.pdf beside NAME.html. One that cannot be made has been told. */
static void add_document(struct making *making, const struct document *document,
                         enum format_id format, const struct look *look, struct setting *setting,
                         const char *form)
{
    struct build *build = making->build;
    struct buffer out = {.arena = build->model->arena};
    const char *path = making->file.path;
    if (put_document(&build->studio, document, format, look, setting, &out) == EXIT_CLEAN)
        add_form(making,
                 arena_printf(out.arena, "%.*s%s", (int)(strlen(path) - strlen(".html")), path,
                              formats[format].ending),
                 form, &out);
    else
        build->lacking = true;
}

static void add_word(struct making *making, const struct document *document,
                     const struct look *look)
{
    if (making->build->office.office)
        add_document(making, document, FORMAT_DOCX, look, &making->build->office, "Word");
}

/* ---- The files ------------------------------------------------------------------------------ */

static enum exit_status make_report(struct build *build)
{
    struct viewer viewer = new_viewer(build);
    struct document *report = describe_report(&viewer);
    struct making making = begin_file(
        build, (struct made_file){.kind = FILE_REPORT,
                                  .path = "report.html",
                                  .title = "The report",
                                  .doc = "All that the model holds, in the order of the work."});
    formats[FORMAT_HTML].writes->document(
        report, draw_figures(&build->studio, making.out.arena, report, FORMAT_HTML, &look_clean),
        &build->setting, &making.out);
    add_word(&making, report, &look_clean);
    build->left_out = report->left_out;
    build->exposed = report->exposed;
    tell_left_out(report->left_out);
    return make_file(&making);
}

/* The same picture to print, where that is asked for. */
static void print_picture(struct making *making, const struct scene *scene, const char *name)
{
    struct build *build = making->build;
    struct buffer out = {.arena = build->model->arena};
    if (!build->setting.canvas)
        return;
    const char *problem = formats[FORMAT_PDF].writes->scene(scene, &build->setting, &out);
    if (problem) {
        tell("'%s' cannot be written as PDF: %s", name, problem);
        build->lacking = true;
        return;
    }
    add_form(making, arena_printf(out.arena, "pictures/%s.pdf", name), "PDF", &out);
}

static enum exit_status write_picture(struct build *build, const struct picture *picture,
                                      const struct diagram *diagram, const struct scene *scene)
{
    struct arena *arena = build->model->arena;
    const char *name = picture_name(build->model, picture->subject, picture->view);
    struct made_file file = {.kind = FILE_PICTURE,
                             .path = arena_printf(arena, "pictures/%s.svg", name),
                             .form = "SVG",
                             .what = views[picture->view].title,
                             .title = diagram->title,
                             .doc = diagram->description,
                             .width = scene->width,
                             .height = scene->height,
                             .large = scene->paper == PAPER_A3};
    struct making making = begin_file(build, file);
    formats[FORMAT_SVG].writes->scene(scene, NULL, &making.out);
    print_picture(&making, scene, name);
    return make_file(&making);
}

static enum exit_status make_picture(struct build *build, const struct picture *picture)
{
    struct arena *arena = build->model->arena;
    struct viewer viewer = new_viewer(build);
    const struct item *subject = picture->subject;
    const struct diagram *diagram =
        viewer_shows(&viewer, subject) ? views[picture->view].describe(&viewer, subject) : NULL;
    if (!diagram)
        return EXIT_CLEAN;
    const struct scene *scene = draw_picture(&build->studio, arena, diagram, &look_sketch);
    if (!scene) {
        build->lacking = true;
        return EXIT_CLEAN;
    }
    tell_page_size(scene, picture_name(build->model, subject, picture->view));
    tell_faults(build->invocation, build->model, scene, subject);
    return write_picture(build, picture, diagram, scene);
}

static enum exit_status make_pictures(struct build *build)
{
    struct pictures pictures = {NULL, 0, 0};
    enum exit_status status = EXIT_CLEAN;
    list_every_picture(build->model, &pictures);
    for (size_t i = 0; i < pictures.count && status == EXIT_CLEAN; i++)
        status = make_picture(build, &pictures.items[i]);
    return status;
}

/* As a page to look at and print, and as Markdown to paste into other texts. */
static enum exit_status make_table(struct build *build, enum view_id id)
{
    const struct view *view = &views[id];
    struct arena *arena = build->model->arena;
    struct viewer viewer = new_viewer(build);
    const struct table *tables = view_tabulate(&viewer, id, NULL, 0);
    const struct setting setting = {0};
    struct buffer text = {.arena = arena};
    if (!tables)
        return EXIT_CLEAN;
    formats[FORMAT_MARKDOWN].writes->tables(tables, &setting, &text);
    struct made_file file = {.kind = FILE_TABLE,
                             .path = arena_printf(arena, "tables/%s.html", view_names[id]),
                             .title = view->title,
                             .doc = view->doc};
    struct making making = begin_file(build, file);
    formats[FORMAT_HTML].writes->tables(tables, &setting, &making.out);
    add_form(&making, arena_printf(arena, "tables/%s.md", view_names[id]), "Markdown", &text);
    return make_file(&making);
}

static enum exit_status make_tables(struct build *build)
{
    enum exit_status status = EXIT_CLEAN;
    for (enum view_id id = 0; id < VIEW_COUNT && status == EXIT_CLEAN; id++)
        if (views[id].tabulate)
            status = make_table(build, id);
    return status;
}

/* ---- Handouts ------------------------------------------------------------------------------- */

/* The same to print, to change, and to show on a wall, where that is asked for. */
static void add_forms(struct making *making, const struct document *handout)
{
    struct build *build = making->build;
    if (option_value(build->invocation, OPTION_PDF))
        add_document(making, handout, FORMAT_PDF, &look_sketch, &build->setting, "PDF");
    add_word(making, handout, &look_sketch);
    if (build->office.office)
        add_document(making, handout, FORMAT_PPTX, &look_clean, &build->office, "Slides");
}

/* One that the model declares, or the usual one. */
static enum exit_status make_handout(struct build *build, const struct item *item)
{
    struct arena *arena = build->model->arena;
    struct viewer viewer = new_viewer(build);
    const struct document *handout = describe_handout(&viewer, item);
    const char *name = item ? item_id(build->model, item) : "handout";
    struct made_file file = {.kind = FILE_HANDOUT,
                             .path = arena_printf(arena, "handouts/%s.html", name),
                             .title = item ? handout->title : "The usual handout",
                             .doc = handout->facts.count ? handout->facts.items[0] : NULL};
    if (!handout->sections)
        return EXIT_CLEAN;
    tell_remarks(handout);
    struct making making = begin_file(build, file);
    enum exit_status status = put_document(&build->studio, handout, FORMAT_HTML, &look_sketch,
                                           &build->setting, &making.out);
    if (status != EXIT_CLEAN)
        return status;
    add_forms(&making, handout);
    return make_file(&making);
}

static enum exit_status make_handouts(struct build *build)
{
    struct viewer viewer = new_viewer(build);
    enum exit_status status = EXIT_CLEAN;
    bool declared = false;
    FOR_SHOWN (&viewer, KIND_HANDOUT, handout) {
        declared = true;
        if (status == EXIT_CLEAN)
            status = make_handout(build, handout);
    }
    return declared ? status : make_handout(build, NULL);
}

/* ---- Sheets --------------------------------------------------------------------------------- */

/* All that can be asked of the model, to fill in on a computer. */
static enum exit_status make_sheets(struct build *build)
{
    struct viewer viewer = new_viewer(build);
    const struct sheet *sheets = ask_for_all(&viewer, false);
    struct making making = begin_file(
        build, (struct made_file){.kind = FILE_SHEET,
                                  .path = "handouts/sheets.xlsx",
                                  .title = "Sheets to fill in",
                                  .doc = "What to ask of each system, a sheet each; catwoe fill "
                                         "reads what comes back."});
    if (!sheets || !build->office.office)
        return EXIT_CLEAN;
    const char *problem = formats[FORMAT_XLSX].writes->sheets(sheets, &build->office, &making.out);
    if (problem)
        return usage_error("the sheets cannot be written: %s", problem);
    return make_file(&making);
}

static enum exit_status make_index(struct build *build)
{
    struct viewer viewer = new_viewer(build);
    struct buffer out = {.arena = build->model->arena};
    struct document *index = describe_index(&viewer, &build->files);
    index->left_out = build->left_out;
    index->exposed = build->exposed;
    formats[FORMAT_HTML].writes->document(index, NULL, &build->setting, &out);
    return write_in_folder(build, "index.html", &out);
}

/* ---- What is there already ------------------------------------------------------------------ */

static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* It may show what is now left out or changed. What no build has made is not touched. */
static void take_away(const struct build *build, const char *path)
{
    const char *file = path_in_folder(build->model->arena, build->folder, path, "");
    if (!was_made(build, path))
        tell("'%s' was not made by a build; it is left as it is", file);
    else if (unlink(file))
        tell("cannot take away '%s': %s", file, strerror(errno));
    else
        tell("'%s' is taken away: the model no longer has it, or it is confidential", file);
}

static void take_leftovers_away(const struct build *build, const char *part)
{
    struct arena *arena = build->model->arena;
    struct dirent **entries;
    int count =
        scandir(path_in_folder(arena, build->folder, part, ""), &entries, is_visible, alphasort);
    for (int i = 0; i < count; i++) {
        const char *path = arena_printf(arena, "%s/%s", part, entries[i]->d_name);
        if (!is_made(build, path))
            take_away(build, path);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

/* An index page that no build has made is somebody's own. */
static enum exit_status look_before(struct build *build)
{
    struct arena *arena = build->model->arena;
    const char *index = path_in_folder(arena, build->folder, "index.html", "");
    build->earlier = read_text(arena, path_in_folder(arena, build->folder, MADE_LIST, ""));
    if (!build->earlier && read_text(arena, index))
        return usage_error("'%s' was not made by a build; name a folder of its own", index);
    return EXIT_CLEAN;
}

/* ---- The command ---------------------------------------------------------------------------- */

static enum exit_status make_folders(struct build *build)
{
    static const char *const parts[] = {"pictures", "tables", "handouts"};
    struct arena *arena = build->model->arena;
    enum exit_status status = EXIT_CLEAN;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && status == EXIT_CLEAN; i++)
        status = make_folder(arena, path_in_folder(arena, build->folder, parts[i], ""));
    return status;
}

static enum exit_status tidy_up(struct build *build)
{
    if (!build->lacking) /* else it is not known which pictures the model still has */
        take_leftovers_away(build, "pictures");
    take_leftovers_away(build, "tables");
    take_leftovers_away(build, "handouts");
    if (was_made(build, "report.docx") && !is_made(build, "report.docx"))
        take_away(build, "report.docx");
    return write_made_list(build, build->lacking);
}

/* "the report, 3 pictures and one table" */
static const char *made_in_words(const struct build *build)
{
    static const struct {
        enum file_kind kind;
        const char *one, *several;
    } parts[] = {{FILE_PICTURE, "picture", "pictures"},
                 {FILE_TABLE, "table", "tables"},
                 {FILE_HANDOUT, "handout", "handouts"},
                 {FILE_SHEET, "workbook of sheets", "workbooks of sheets"}};
    struct arena *arena = build->model->arena;
    struct listing listing = {0};
    listing_add(&listing, arena, "the report");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t count = 0;
        for (size_t k = 0; k < build->files.count; k++)
            count += build->files.items[k].kind == parts[i].kind;
        if (count)
            listing_add(&listing, arena,
                        count_in_words(arena, count, parts[i].one, parts[i].several));
    }
    return listing_text(&listing, "and");
}

static enum exit_status make_all(struct build *build)
{
    static enum exit_status (*const steps[])(struct build *) = {
        look_before, make_folders, make_report, make_pictures, make_handouts,
        make_sheets, make_tables,  make_index,  tidy_up};
    const char *index = path_in_folder(build->model->arena, build->folder, "index.html", "");
    struct paths made = {&index, 1, 1};
    enum exit_status status = EXIT_CLEAN;
    for (size_t i = 0; i < sizeof steps / sizeof *steps && status == EXIT_CLEAN; i++)
        status = steps[i](build);
    if (status != EXIT_CLEAN)
        return status;
    printf("%s leads to %s\n", index, made_in_words(build));
    status = write_depfile(build->invocation, build->model, &made);
    return build->lacking ? EXIT_USAGE : status;
}

/* What --pdf and --office want is there, or the command ends before it makes anything. */
static enum exit_status ready_print(struct build *build)
{
    enum exit_status status = EXIT_CLEAN;
    if (option_value(build->invocation, OPTION_OFFICE))
        status = studio_readies(&build->studio, FORMAT_DOCX, &look_sketch, &build->office)
                     ? read_print(build->invocation, FORMAT_DOCX, &build->office.print)
                     : EXIT_USAGE;
    if (status != EXIT_CLEAN)
        return status;
    if (!option_value(build->invocation, OPTION_PDF))
        return EXIT_CLEAN;
    if (!studio_readies(&build->studio, FORMAT_PDF, &look_sketch, &build->setting))
        return EXIT_USAGE;
    return read_print(build->invocation, FORMAT_PDF, &build->setting.print);
}

enum exit_status command_build(struct invocation *invocation)
{
    const char *folder = option_value(invocation, OPTION_OUTPUT);
    if (invocation->operand_count != 1)
        return usage_error("build wants one file; see catwoe build --help");
    if (!folder || !*folder || !strcmp(folder, "-"))
        return usage_error("build makes a folder; say which: -o DIR/");
    struct compilation compilation;
    compilation_start(&compilation, invocation->exhausted);
    struct network_measures measures = network_measures_of(invocation);
    struct build build = {.invocation = invocation,
                          .model = &compilation.model,
                          .measures = &measures,
                          .folder = folder,
                          .studio = studio_new(invocation)};
    enum exit_status status = ready_print(&build);
    if (status == EXIT_CLEAN)
        status = load_checked_model(invocation, &compilation, invocation->operands[0]);
    if (status == EXIT_CLEAN)
        status = make_all(&build);
    studio_close(&build.studio);
    compilation_end(&compilation);
    return status;
}
