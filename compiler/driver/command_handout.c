/* handout: what a group gets on paper; slides: the same, to show on a wall. */
#include "driver/command.h"

#include "base/listing.h"
#include "draw/draw.h"
#include "view/view.h"

/* All of which a figure or a table can be shown. */
static kind_set handed_out(void)
{
    kind_set kinds = OF(HANDOUT) | OF(MODEL);
    for (enum view_id id = 0; id < VIEW_COUNT; id++)
        kinds |= views[id].subjects;
    return kinds;
}

/* Which of several is left to whoever asks. */
static enum exit_status choose(const struct invocation *invocation, struct viewer *viewer,
                               const struct item **chosen)
{
    struct listing names = {0};
    *chosen = NULL;
    FOR_SHOWN (viewer, KIND_HANDOUT, handout) {
        *chosen = handout;
        listing_add(&names, invocation->arena, name_of_item(viewer->model, handout));
    }
    if (names.count > 1)
        return usage_error("the model has several handouts; name one: %s",
                           listing_text(&names, "or"));
    return EXIT_CLEAN;
}

static enum exit_status find_what(const struct invocation *invocation, struct viewer *viewer,
                                  const struct item **what)
{
    if (invocation->operand_count == 1)
        return choose(invocation, viewer, what);
    enum exit_status status = find_subject(invocation, viewer->model, invocation->operands[1],
                                           handed_out(), "a handout shows", what);
    if (status == EXIT_CLEAN && !viewer_shows(viewer, *what))
        return usage_error("'%s' is confidential; --confidential shows it",
                           item_id(viewer->model, *what));
    return status;
}

static enum exit_status make_handout(const struct invocation *invocation, const struct model *model,
                                     enum format_id format, const struct look *look)
{
    struct viewer viewer = viewer_for(invocation, model);
    struct network_measures measures = network_measures_of(invocation);
    const struct item *what;
    viewer.measures = &measures;
    enum exit_status status = find_what(invocation, &viewer, &what);
    if (status != EXIT_CLEAN)
        return status;
    struct document *handout = describe_handout(&viewer, what);
    if (read_paper_sheet(invocation, &handout->paper) != EXIT_CLEAN)
        return EXIT_USAGE;
    if (handout->sections)
        return make_document(invocation, model, handout, format, look);
    tell_remarks(handout);
    tell_left_out(handout->left_out);
    return usage_error("there is nothing to hand out yet: it needs a picture, a system or a causal "
                       "map; see catwoe explain handout");
}

static enum exit_status run(struct invocation *invocation, enum format_id format,
                            const struct look *look)
{
    struct compilation compilation;
    compilation_start(&compilation, invocation->exhausted);
    enum exit_status status =
        load_measured_model(invocation, &compilation, invocation->operands[0]);
    if (status == EXIT_CLEAN)
        status = make_handout(invocation, &compilation.model, format, look);
    compilation_end(&compilation);
    return status;
}

static enum exit_status wants_file(const struct invocation *invocation)
{
    const char *name = invocation->command->name;
    if (invocation->operand_count == 1 || invocation->operand_count == 2)
        return EXIT_CLEAN;
    return usage_error("%s wants one file, and may take the name of a handout or of what it is to "
                       "show; see catwoe %s --help",
                       name, name);
}

enum exit_status command_handout(struct invocation *invocation)
{
    enum format_id format = product_format(invocation, FORMAT_PDF);
    if (wants_file(invocation) != EXIT_CLEAN || format == FORMAT_COUNT)
        return EXIT_USAGE;
    return run(invocation, format, &look_sketch);
}

enum exit_status command_slides(struct invocation *invocation)
{
    enum format_id format = product_format(invocation, FORMAT_PPTX);
    if (wants_file(invocation) != EXIT_CLEAN || format == FORMAT_COUNT)
        return EXIT_USAGE;
    return run(invocation, format, &look_clean);
}
