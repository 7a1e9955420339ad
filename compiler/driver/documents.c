/* Documents on their way out: the figures are drawn, all is written in one of the formats that hold
   a page, and whoever asked for it is told what it leaves out. */
#include "driver/command.h"

#include "draw/draw.h"

#include <string.h>

enum exit_status read_look(const struct invocation *invocation, const struct look *otherwise,
                           const struct look **look)
{
    const char *name = option_value(invocation, OPTION_LOOK);
    *look = name ? look_named(name) : otherwise;
    return *look ? EXIT_CLEAN
                 : usage_error("there is no look '%s'; there are sketch and clean", name);
}

/* What holds for a document in two formats is told once. */
static void tell_notes(struct studio *studio, struct arena *arena, const struct notes *notes)
{
    for (size_t i = 0; i < notes->count; i++) {
        bool known = false;
        for (size_t k = 0; k < studio->told.count; k++)
            known |= !strcmp(studio->told.items[k], notes->items[i]);
        if (known)
            continue;
        tell("%s", notes->items[i]);
        *array_add(arena, &studio->told) = notes->items[i];
    }
}

enum exit_status read_paper_sheet(const struct invocation *invocation, struct paper_sheet *sheet)
{
    const char *words = option_value(invocation, OPTION_PAPER);
    struct paper_sheet wanted = *sheet;
    bool known = !words || paper_sheet_read(words, &wanted);
    if (!known || (words && wanted.paper != PAPER_A4 && wanted.paper != PAPER_A3 &&
                   wanted.paper != PAPER_LETTER))
        return usage_error("%s does not know %s; it knows a4, a3 and letter, also held sideways, "
                           "as in letter-landscape",
                           options[OPTION_PAPER].name, words);
    *sheet = wanted;
    return EXIT_CLEAN;
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
        document, draw_figures(studio, out->arena, document, format, look), setting, out);
    tell_notes(studio, out->arena, &notes);
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

enum exit_status write_described(const struct invocation *invocation, enum format_id format,
                                 const struct table *tables, const struct sheet *sheets,
                                 struct buffer *out)
{
    const struct writers *writes = formats[format].writes;
    struct studio studio = studio_new(invocation);
    struct setting setting = text_setting(invocation);
    struct paper_sheet sheet = {PAPER_A4, true};
    const char *problem = NULL;
    enum exit_status status = read_print(invocation, format, &setting.print);
    if (status == EXIT_CLEAN)
        status = read_paper_sheet(invocation, &sheet);
    setting.paper = sheet.paper;
    if (status == EXIT_CLEAN && !studio_readies(&studio, format, NULL, &setting))
        status = EXIT_USAGE;
    setting.ruler = &studio.ruler;
    if (status == EXIT_CLEAN)
        problem =
            sheets ? writes->sheets(sheets, &setting, out) : writes->tables(tables, &setting, out);
    studio_close(&studio);
    return problem
               ? usage_error("the %s cannot be written: %s", sheets ? "sheet" : "table", problem)
               : status;
}
