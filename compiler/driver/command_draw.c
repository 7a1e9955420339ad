/* draw: pictures of what a model holds. */
#include "driver/drawing.h"

static enum exit_status put_picture(struct drawing_job *job, const struct picture *picture,
                                    const struct diagram *diagram, struct viewer *viewer,
                                    struct buffer *out)
{
    const struct writers *writes = formats[job->format].writes;
    struct setting setting = text_setting(job->invocation);
    (void)viewer;
    setting.print = job->print;
    if (writes->diagram) {
        writes->diagram(diagram, &setting, out);
        return EXIT_CLEAN;
    }
    if (!studio_readies(&job->studio, job->format, job->look, &setting))
        return EXIT_USAGE;
    const struct scene *scene = draw_picture(&job->studio, out->arena, diagram, job->look);
    if (!scene)
        return EXIT_USAGE;
    tell_page_size(scene, drawing_name(job, picture));
    if (picture->view != VIEW_ICONS) /* the model has no part in how they are set out */
        tell_faults(job->invocation, job->model, scene, picture->subject);
    const char *problem = writes->scene(scene, &setting, out);
    return problem ? usage_error("'%s' cannot be written: %s", scene->id, problem) : EXIT_CLEAN;
}

enum exit_status command_draw(struct invocation *invocation)
{
    struct drawing_job job = {.put = put_picture, .format = product_format(invocation, FORMAT_SVG)};
    return job.format == FORMAT_COUNT ? EXIT_USAGE : drawing_run(&job, invocation);
}
