/* table --blank: sheets for a group to fill in, by hand or in a spreadsheet. */
#include "driver/command.h"

#include "base/listing.h"
#include "base/suggest.h"
#include "view/ask.h"

#include <string.h>

static const char *sheets_in_words(struct arena *arena)
{
    struct listing names = {0};
    for (enum sheet_id id = 0; id < SHEET_COUNT; id++)
        listing_add(&names, arena, sheet_names[id]);
    return listing_text(&names, "and");
}

/* A table that only tells has no sheet. */
static enum exit_status tell_no_sheet(struct arena *arena, const char *name)
{
    struct suggest suggest;
    suggest_start(&suggest, name, strlen(name));
    for (enum sheet_id id = 0; id < SHEET_COUNT; id++)
        suggest_offer(&suggest, sheet_names[id], NULL);
    if (view_named(name, false) != VIEW_COUNT)
        return usage_error("the table %s has no sheet to fill in; these have one: %s", name,
                           sheets_in_words(arena));
    if (suggest.count)
        return usage_error("there is no sheet '%s' to fill in; did you mean %s?", name,
                           suggest.found[0]);
    return usage_error("there is no sheet '%s' to fill in; there are %s", name,
                       sheets_in_words(arena));
}

static enum exit_status tell_nothing(struct arena *arena, const struct viewer *viewer,
                                     enum sheet_id id)
{
    tell_left_out(viewer_left_out(viewer));
    return usage_error("there is nothing to ask about in the sheet %s: it needs %s",
                       sheet_names[id],
                       id == SHEET_COMPARISON ? "a system with activities"
                                              : kinds_in_words(arena, sheet_kinds[id].subjects));
}

static enum exit_status make_sheets(const struct invocation *invocation, const struct model *model,
                                    enum sheet_id id, enum format_id format)
{
    struct subjects subjects = {NULL, 0, 0};
    struct buffer out = {.arena = invocation->arena};
    struct viewer viewer = viewer_for(invocation, model);
    enum exit_status status = find_subjects(
        invocation, model, 2, sheet_kinds[id].subjects,
        arena_printf(invocation->arena, "the sheet %s asks about", sheet_names[id]), &subjects);
    if (status != EXIT_CLEAN)
        return status;
    const struct sheet *sheets = ask_for(&viewer, id, subjects.items, subjects.count);
    if (!sheets)
        return tell_nothing(invocation->arena, &viewer, id);
    status = write_described(invocation, format, NULL, sheets, &out);
    if (status == EXIT_CLEAN)
        status = write_made(invocation, model, &out);
    tell_left_out(viewer_left_out(&viewer));
    return status;
}

enum exit_status make_blank_sheets(const struct invocation *invocation)
{
    if (invocation->operand_count < 2)
        return usage_error("table --blank wants a file and the name of a sheet: %s",
                           sheets_in_words(invocation->arena));
    enum format_id format = format_of_product(invocation, PRODUCT_SHEETS, FORMAT_PDF);
    enum sheet_id id = sheet_named(invocation->operands[1]);
    if (format == FORMAT_COUNT)
        return EXIT_USAGE;
    if (id == SHEET_COUNT)
        return tell_no_sheet(invocation->arena, invocation->operands[1]);
    if (sheet_kinds[id].way == SHEET_KEPT && format != FORMAT_PDF)
        return usage_error("the sheet %s is drawn, to be filled in by hand: -o sheet.pdf",
                           sheet_names[id]);
    struct compilation compilation;
    compilation_start(&compilation, invocation->exhausted);
    enum exit_status status = load_model(invocation, &compilation, invocation->operands[0]);
    if (status == EXIT_CLEAN)
        status = make_sheets(invocation, &compilation.model, id, format);
    compilation_end(&compilation);
    return status;
}
