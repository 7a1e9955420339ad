/* Documents on their way out: the figures are drawn, all is written in one of the formats that hold
   a page, and whoever asked for it is told what it leaves out. */
#include "driver/command.h"

#include "draw/draw.h"

enum exit_status read_look(const struct invocation *invocation, const struct look *otherwise,
                           const struct look **look)
{
    const char *name = option_value(invocation, OPTION_LOOK);
    *look = name ? look_named(name) : otherwise;
    return *look ? EXIT_CLEAN
                 : usage_error("there is no look '%s'; there are sketch and clean", name);
}

enum exit_status put_document(struct studio *studio, const struct document *document,
                              enum format_id format, const struct look *look,
                              struct setting *setting, struct buffer *out)
{
    if (!studio_readies(studio, format, look, setting))
        return EXIT_USAGE;
    struct notes notes = {0};
    setting->ruler = &studio->ruler;
    setting->notes = &notes;
    const char *problem = formats[format].writes->document(
        document, draw_figures(studio, out->arena, document, look), setting, out);
    for (size_t i = 0; i < notes.count; i++)
        tell("%s", notes.items[i]);
    return problem ? usage_error("“%s” cannot be written: %s", document->title, problem)
                   : EXIT_CLEAN;
}

void tell_remarks(const struct document *document)
{
    for (size_t i = 0; i < document->remarks.count; i++)
        tell("%s", document->remarks.items[i]);
}

enum exit_status make_document(const struct invocation *invocation, const struct model *model,
                               const struct document *document, enum format_id format,
                               const struct look *otherwise)
{
    const struct look *look;
    struct buffer out = {.arena = model->arena};
    struct studio studio = studio_new(invocation);
    struct setting setting = {0};
    enum exit_status status = read_look(invocation, otherwise, &look);
    if (status == EXIT_CLEAN)
        status = read_print(invocation, format, &setting.print);
    if (status == EXIT_CLEAN)
        status = put_document(&studio, document, format, look, &setting, &out);
    studio_close(&studio);
    if (status != EXIT_CLEAN)
        return status;
    tell_remarks(document);
    tell_left_out(document->left_out);
    return write_made(invocation, model, &out);
}
