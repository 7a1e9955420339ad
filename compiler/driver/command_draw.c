/* draw: pictures of systems and causal maps. */
#include "driver/command.h"

#include "base/listing.h"
#include "draw/draw.h"
#include "view/view.h"

#include <string.h>

struct drawing_job {
    const struct invocation *invocation;
    const struct model *model;
    enum format_id format;
    enum view_id view;           /* that --as wants; VIEW_COUNT: what each thing suggests */
    const struct layout *layout; /* opened for the first picture that is drawn */
    struct subjects subjects;
};

/* ---- What to draw --------------------------------------------------------------------------- */

static kind_set drawn_kinds(enum view_id wanted)
{
    kind_set kinds = 0;
    for (enum view_id id = 0; id < VIEW_COUNT; id++)
        if (views[id].describe && (wanted == VIEW_COUNT || wanted == id))
            kinds |= views[id].subjects;
    return kinds;
}

static enum exit_status read_view(struct drawing_job *job)
{
    const char *name = option_value(job->invocation, OPTION_AS);
    struct listing names = {0};
    job->view = name ? view_named(name, true) : VIEW_COUNT;
    if (!name || job->view < VIEW_COUNT)
        return EXIT_CLEAN;
    for (enum view_id id = 0; id < VIEW_COUNT; id++)
        if (views[id].describe)
            listing_add(&names, job->invocation->arena, views[id].name);
    return usage_error("there is no picture '%s'; there are %s", name, listing_text(&names, "and"));
}

/* All that can be drawn, where nothing is named. */
static enum exit_status choose_subjects(struct drawing_job *job)
{
    kind_set kinds = drawn_kinds(job->view);
    if (job->invocation->operand_count > 1)
        return find_subjects(job->invocation, job->model, 1, kinds, &job->subjects);
    for (size_t i = 0; i < job->model->all.count; i++) {
        const struct item *item = job->model->all.items[i];
        if (kinds >> item->kind & 1 && !item->file->source->library)
            *array_add(job->invocation->arena, &job->subjects) = item;
    }
    if (job->subjects.count)
        return EXIT_CLEAN;
    return usage_error("there is nothing to draw in '%s' yet: pictures show a system with its "
                       "activities or a causal map",
                       job->invocation->operands[0]);
}

/* ---- Drawing it ----------------------------------------------------------------------------- */

static enum exit_status put_picture(struct drawing_job *job, const struct diagram *diagram,
                                    struct buffer *out)
{
    const struct writers *writes = formats[job->format].writes;
    if (writes->diagram) {
        struct setting setting = text_setting(job->invocation);
        writes->diagram(diagram, &setting, out);
        return EXIT_CLEAN;
    }
    job->layout = job->layout ? job->layout : open_layout(job->invocation);
    const struct scene *scene =
        job->layout ? draw_picture(out->arena, job->layout, diagram, &look_hand) : NULL;
    if (!scene)
        return EXIT_USAGE;
    tell_page_size(scene);
    writes->scene(scene, out);
    return EXIT_CLEAN;
}

/* Empty where the thing may not be shown or has nothing to show; that has been told. */
static enum exit_status put_subject(struct drawing_job *job, const struct item *subject,
                                    struct buffer *out)
{
    bool confidential = option_value(job->invocation, OPTION_CONFIDENTIAL) != NULL;
    struct viewer viewer = viewer_new(job->model, confidential);
    enum view_id view = job->view < VIEW_COUNT ? job->view : view_of_kind(subject->kind);
    bool shown = viewer_shows(&viewer, subject);
    const struct diagram *diagram = shown ? views[view].describe(&viewer, subject) : NULL;
    enum exit_status status = diagram ? put_picture(job, diagram, out) : EXIT_CLEAN;
    if (shown)
        tell_left_out(viewer_left_out(&viewer));
    else
        tell("'%s' is confidential; --confidential shows it", item_id(job->model, subject));
    if (shown && !diagram)
        tell("'%s' has nothing in it yet to draw", item_id(job->model, subject));
    return status;
}

static enum exit_status draw_into_folder(struct drawing_job *job, const char *folder)
{
    struct targets made = {NULL, 0, 0};
    struct arena *arena = job->model->arena;
    enum exit_status status = make_folder(arena, folder);
    for (size_t i = 0; i < job->subjects.count && status == EXIT_CLEAN; i++) {
        const struct item *subject = job->subjects.items[i];
        struct buffer out = {.arena = arena};
        status = put_subject(job, subject, &out);
        if (status != EXIT_CLEAN || !out.count)
            continue;
        const char *path = path_in_folder(arena, folder, item_id(job->model, subject),
                                          formats[job->format].ending);
        *array_add(arena, &made) = path;
        status = write_product_to(job->invocation, path, &out);
    }
    return status == EXIT_CLEAN ? write_depfile(job->invocation, job->model, &made) : status;
}

static enum exit_status draw_one(struct drawing_job *job)
{
    struct buffer out = {.arena = job->model->arena};
    enum exit_status status = put_subject(job, job->subjects.items[0], &out);
    if (status != EXIT_CLEAN)
        return status;
    return out.count ? write_made(job->invocation, job->model, &out) : EXIT_USAGE;
}

static enum exit_status tell_several(const struct drawing_job *job)
{
    struct buffer names = {.arena = job->model->arena};
    for (size_t i = 0; i < job->subjects.count; i++)
        buffer_printf(&names, "%s%s", i ? ", " : "", item_id(job->model, job->subjects.items[i]));
    return usage_error("that makes %zu pictures: %s; name one of them, or a folder: -o pictures/",
                       job->subjects.count, buffer_text(&names));
}

static enum exit_status draw(struct drawing_job *job)
{
    const char *path = option_value(job->invocation, OPTION_OUTPUT);
    enum exit_status status = choose_subjects(job);
    if (status != EXIT_CLEAN)
        return status;
    if (path && is_folder(path))
        return draw_into_folder(job, path);
    return job->subjects.count == 1 ? draw_one(job) : tell_several(job);
}

enum exit_status command_draw(struct invocation *invocation)
{
    struct drawing_job job = {.invocation = invocation};
    if (!invocation->operand_count)
        return usage_error("draw wants a file; see catwoe draw --help");
    job.format = product_format(invocation, PRODUCT_PICTURE, FORMAT_SVG);
    if (job.format == FORMAT_COUNT || read_view(&job) != EXIT_CLEAN)
        return EXIT_USAGE;
    struct compilation compilation;
    compilation_start(&compilation, invocation->exhausted);
    job.model = &compilation.model;
    enum exit_status status = load_model(invocation, &compilation, invocation->operands[0]);
    if (status == EXIT_CLEAN)
        status = draw(&job);
    compilation_end(&compilation);
    return status;
}
