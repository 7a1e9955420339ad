/* Another way to see it: the elements of a root definition as questions in plain words, for a group
   that writes its own (Smyth and Checkland 1976). */
#include "view/ask.h"
#include "view/words.h"

const struct catwoe_question catwoe_questions[CATWOE_QUESTION_COUNT] = {
    {SYSTEM_CUSTOMERS, "C", "Customers", "Who would gain by it?"},
    {SYSTEM_VICTIMS, "", "Victims", "Who would lose by it, or bear what it costs?"},
    {SYSTEM_ACTORS, "A", "Actors", "Who would do it?"},
    {SYSTEM_TRANSFORMATION, "T", "Transformation", "What becomes of what? before -> after"},
    {SYSTEM_WORLDVIEW, "W", "Worldview", "What does one believe who finds that worth doing?"},
    {SYSTEM_OWNERS, "O", "Owners", "Who could stop it, or change it?"},
    {SYSTEM_ENVIRONMENT, "E", "Environment", "What lies outside, and is taken as given?"},
    {SYSTEM_WHAT, "", "What", "A system to …"},
    {SYSTEM_HOW, "", "How", "by …"},
    {SYSTEM_WHY, "", "Why", "in order to …"},
};

static const struct column columns[] = {
    {"letter", "", .weight = 1, .sign = true},
    {"question", "Question", .weight = 6, .row_head = true},
    {"answer", "Your own way to see it", .weight = 14, .answer = true},
};

/* What is to be seen another way: the root definition that there is, else the system's title. */
static const char *way_so_far(struct viewer *viewer, const struct item *system)
{
    struct runs definition = {NULL, NULL};
    return runs_add_root_definition(viewer, &definition, system)
               ? runs_text(viewer->arena, &definition)
               : item_title(viewer->model, system);
}

struct sheet *ask_catwoe(struct viewer *viewer, const struct item *system)
{
    struct sheet *sheet =
        sheet_new(viewer, SHEET_CATWOE, system, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < CATWOE_QUESTION_COUNT; i++) {
        const struct catwoe_question *question = &catwoe_questions[i];
        sheet_add_question(viewer, sheet, attribute_specs[question->attribute].word,
                           question->letter, question->name, question->asks);
    }
    sheet->title = "Another way to see it";
    sheet->instruction = arena_printf(viewer->arena,
                                      "One way to see it: “%s” Yours may be quite another; none is "
                                      "the true one. Begin with T and "
                                      "W, then go round the rest.",
                                      way_so_far(viewer, system));
    sheet->lines = 2;
    return sheet;
}
