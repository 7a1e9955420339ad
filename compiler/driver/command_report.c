/* report: all that a model holds, on one page. */
#include "driver/command.h"

#include "draw/draw.h"
#include "view/view.h"

static enum exit_status write_report(const struct invocation *invocation, const struct model *model,
                                     enum format_id format)
{
    struct viewer viewer = viewer_for(invocation, model);
    return make_document(invocation, model, describe_report(&viewer), format, &look_clean);
}

enum exit_status command_report(struct invocation *invocation)
{
    enum format_id format = product_format(invocation, FORMAT_HTML);
    if (invocation->operand_count != 1)
        return usage_error("report wants one file; see catwoe report --help");
    if (format == FORMAT_COUNT)
        return EXIT_USAGE;
    struct compilation compilation;
    compilation_start(&compilation, invocation->exhausted);
    enum exit_status status = load_checked_model(invocation, &compilation, invocation->operands[0]);
    if (status == EXIT_CLEAN)
        status = write_report(invocation, &compilation.model, format);
    compilation_end(&compilation);
    return status;
}
