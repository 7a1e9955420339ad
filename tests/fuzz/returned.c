/* Any bytes as a sheet that came back, as values and as a worksheet of a workbook: no crash, no
   leak, nothing without end, and what is made of them is sound beside the model. With libFuzzer
   this is a target; with -DREPLAY it runs over files by itself. */
#include "driver/compile.h"
#include "exchange/answers.h"
#include "exchange/workbook_reader.h"
#include "view/ask.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static const char model_text_beside[] =
    "model park \"A park\"\n"
    "stakeholder council \"The council\"\nrole warden \"Park warden\"\n"
    "system open-park \"A system to keep the park open\" {\n"
    "activity open \"Open the gates\"\nactivity plant \"Plant\"\nactivity \"Tell the neighbours\"\n"
    "activity mend \"Mend\"\nmonitor watch \"Watch who comes\"\n}\n";

static void check(struct arena *arena, jmp_buf *exhausted, struct buffer *answers)
{
    struct compilation compilation;
    const char *whole = arena_printf(arena, "%s%s", model_text_beside, buffer_text(answers));
    compilation_start(&compilation, exhausted);
    compile_text(&compilation, "whole.catwoe", whole, strlen(whole), GOAL_RESOLVED, &check_all);
    if (diagnostics_count(&compilation.model.diagnostics, ERROR)) {
        fprintf(stderr, "%s\n%s\n", compilation.model.diagnostics.items[0]->message, whole);
        abort();
    }
    compilation_end(&compilation);
}

static void fill(const struct model *model, struct grid *grids, jmp_buf *exhausted)
{
    struct arena *arena = model->arena;
    struct viewer viewer = viewer_new(model, true);
    struct notices notices = {.arena = arena};
    const struct returned_file file = {"sheet", "sheet", grids};
    const struct returned *sheets[64],
        *at = returned_read(&notices, &file, ask_for_all(&viewer, true));
    size_t count = 0;
    struct buffer out = {.arena = arena};
    for (; at && count < 64; at = at->next)
        sheets[count++] = at;
    if (!count)
        return;
    const struct answered_group group = {sheets[0]->group, "group", NULL, "sheet", sheets, count};
    if (!answers_write(&notices, model, &group, &out)) {
        fprintf(stderr, "what was made does not parse\n");
        abort();
    }
    check(arena, exhausted, &out);
}

/* The bytes as the one worksheet of a workbook. */
static struct parts workbook_around(struct arena *arena, const char *bytes, size_t size)
{
    static const char relation[] = "<R><Relationship Id=\"a\" Type=\"/%s\" Target=\"%s\"/></R>";
    struct parts parts = {0};
    const char *texts[][2] = {
        {"_rels/.rels", arena_printf(arena, relation, "officeDocument", "book.xml")},
        {"_rels/book.xml.rels", arena_printf(arena, relation, "worksheet", "sheet.xml")},
        {"book.xml", "<b xmlns:r=\"r\"><sheet name=\"Sheet\" r:id=\"a\"/></b>"}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *array_add(arena, &parts) = (struct part){texts[i][0], texts[i][1], strlen(texts[i][1])};
    *array_add(arena, &parts) = (struct part){"sheet.xml", bytes, size};
    return parts;
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    jmp_buf exhausted;
    if (setjmp(exhausted))
        abort();
    struct compilation compilation;
    compilation_start(&compilation, &exhausted);
    compile_text(&compilation, "park.catwoe", model_text_beside, strlen(model_text_beside),
                 GOAL_RESOLVED, &check_all);
    struct arena *arena = compilation.arena;
    const char *copy = arena_copy(arena, (const char *)data, size);
    struct grid *grids = arena_new_of(arena, struct grid);
    bool guessed;
    if (!grid_read_values(arena, copy, size, grids, &guessed))
        fill(&compilation.model, grids, &exhausted);
    struct parts parts = workbook_around(arena, copy, size);
    if (!workbook_read_parts(arena, &parts, &grids))
        fill(&compilation.model, grids, &exhausted);
    compilation_end(&compilation);
    return 0;
}

#ifdef REPLAY
int main(int count, char **paths)
{
    for (int i = 1; i < count; i++) {
        FILE *file = fopen(paths[i], "rb");
        static unsigned char bytes[1 << 20];
        if (!file)
            return 2;
        LLVMFuzzerTestOneInput(bytes, fread(bytes, 1, sizeof bytes, file));
        fclose(file);
    }
    printf("ok returned: %d files as sheets that came back\n", count - 1);
    return count < 2;
}
#endif
