/* table: what a model holds, side by side. */
#include "driver/command.h"

#include "base/suggest.h"
#include "view/view.h"

#include <stdio.h>
#include <string.h>

static enum exit_status tell_no_table(const char *name)
{
    struct suggest suggest;
    suggest_start(&suggest, name, strlen(name));
    for (enum view_id id = 0; id < VIEW_COUNT; id++) {
        if (views[id].tabulate)
            suggest_offer(&suggest, view_names[id], NULL);
        else if (!strcmp(view_names[id], name))
            return usage_error("'%s' is a picture, no table; catwoe draw makes it", name);
    }
    if (suggest.count)
        return usage_error("there is no table '%s'; did you mean %s?", name, suggest.found[0]);
    return usage_error("there is no table '%s'; catwoe table FILE lists them", name);
}

/* The tables that there are, as a table. */
static enum exit_status list_tables(const struct invocation *invocation, enum format_id format)
{
    static const struct column columns[] = {
        {.key = "name", .head = "Table", .kind = COLUMN_TEXT, .weight = 1, .row_head = true},
        {.key = "shows", .head = "What it shows", .kind = COLUMN_TEXT, .weight = 4},
    };
    struct arena *arena = invocation->arena;
    struct table *table = table_new(arena, "tables", "Tables that can be made of a model", columns,
                                    sizeof columns / sizeof *columns);
    for (enum view_id id = 0; id < VIEW_COUNT; id++) {
        if (!views[id].tabulate)
            continue;
        struct row *row = table_add_row(arena, table, view_names[id]);
        cell_say(arena, &row->cells[0], view_names[id]);
        cell_say(arena, &row->cells[1], views[id].doc);
    }
    struct buffer out = {.arena = arena};
    enum exit_status status = write_described(invocation, format, table, NULL, &out);
    return status == EXIT_CLEAN ? write_product(invocation, &out) : status;
}

/* Where there is nothing to show, readers are told so in the product itself, where that is text. */
static void put_nothing(struct buffer *out, const struct viewer *viewer, enum view_id view,
                        enum format_id format)
{
    struct arena *arena = out->arena;
    size_t left_out = viewer_left_out(viewer);
    const char *confidential = confidential_words(arena, left_out, viewer_exposed(viewer));
    const char *nothing = arena_printf(
        arena, "There is nothing to show in the table “%s”: %s.\n%s", view_names[view],
        views[view].doc, left_out ? "" : arena_printf(arena, "It needs %s.\n", views[view].needs));
    if (!formats[format].writes->reading) {
        fputs(nothing, stderr);
        return;
    }
    buffer_put(out, nothing);
    if (confidential)
        buffer_printf(out, "\n%s.\n", confidential);
}

/* Programs get an empty product, but nobody an empty workbook. */
static enum exit_status put_tables(struct buffer *out, const struct invocation *invocation,
                                   const struct viewer *viewer, const struct table *tables,
                                   enum view_id view, enum format_id format)
{
    const struct writers *writes = formats[format].writes;
    if (!tables)
        put_nothing(out, viewer, view, format);
    if (!tables && writes->packed)
        return EXIT_USAGE;
    return tables || !writes->reading ? write_described(invocation, format, tables, NULL, out)
                                      : EXIT_CLEAN;
}

static enum exit_status make_tables(const struct invocation *invocation, const struct model *model,
                                    enum view_id view, enum format_id format)
{
    struct subjects subjects = {NULL, 0, 0};
    struct buffer out = {.arena = invocation->arena};
    struct viewer viewer = viewer_for(invocation, model);
    struct network_measures measures = network_measures_of(invocation);
    viewer.author = format == FORMAT_TEXT;
    viewer.measures = &measures;
    enum exit_status status = find_subjects(
        invocation, model, 2, views[view].subjects,
        arena_printf(invocation->arena, "the table %s shows", view_names[view]), &subjects);
    if (status != EXIT_CLEAN)
        return status;
    status = put_tables(&out, invocation, &viewer,
                        view_tabulate(&viewer, view, subjects.items, subjects.count), view, format);
    if (status == EXIT_CLEAN)
        status = write_made(invocation, model, &out);
    tell_left_out(viewer_left_out(&viewer));
    return status;
}

enum exit_status command_table(struct invocation *invocation)
{
    if (option_value(invocation, OPTION_BLANK))
        return make_blank_sheets(invocation);
    if (option_value(invocation, OPTION_PAPER))
        return usage_error("%s is for sheets to fill in: add %s", options[OPTION_PAPER].name,
                           options[OPTION_BLANK].name);
    enum format_id format = product_format(invocation, FORMAT_TEXT);
    if (!invocation->operand_count)
        return usage_error("table wants a file and the name of a table; see catwoe table --help");
    if (format == FORMAT_COUNT)
        return EXIT_USAGE;
    if (invocation->operand_count == 1)
        return list_tables(invocation, format);
    enum view_id view = view_named(invocation->operands[1], false);
    if (view == VIEW_COUNT)
        return tell_no_table(invocation->operands[1]);
    if (invocation->operand_count > 2 && !views[view].subjects)
        return usage_error("the table %s is about the whole model; it takes no name",
                           view_names[view]);
    struct compilation compilation;
    compilation_start(&compilation, invocation->exhausted);
    enum exit_status status = load_model(invocation, &compilation, invocation->operands[0]);
    if (status == EXIT_CLEAN)
        status = make_tables(invocation, &compilation.model, view, format);
    compilation_end(&compilation);
    return status;
}
