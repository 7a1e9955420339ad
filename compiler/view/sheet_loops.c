/* Tell a loop: what leads to what, and back to where it began, on a ring of boxes to fill in by
   hand; the variables of a causal map stand beside it, to choose from. */
#include "view/ask.h"

static const char *const ways[] = {"feeds on itself", "seeks a balance", NULL};

static const struct column columns[] = {
    {"sign", "", .weight = 1, .sign = true},
    {"question", "Question", .weight = 6, .row_head = true},
    {"answer", "Answer", .weight = 14, .answer = true},
    {"way", "This loop", COLUMN_CHOICE, .weight = 4, .answer = true, .choices = ways},
};

static const struct loop_question {
    const char *word, *name, *asks;
} questions[] = {
    {"name", "What shall we call it?", "A few words that everybody knows it by"},
    {"starts", "What starts it?", "What happened before it began to turn"},
    {"stops", "What would stop it?", "Which arrow could be cut, and by whom"},
};

struct sheet *ask_loops(struct viewer *viewer, const struct item *map)
{
    struct sheet *sheet =
        sheet_new(viewer, SHEET_LOOP, map, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
        sheet_add_question(viewer, sheet, questions[i].word, "", questions[i].name,
                           questions[i].asks);
    FOR_MEMBERS (map, variable)
        if (variable->kind == KIND_VARIABLE && viewer_shows(viewer, variable))
            *array_add(viewer->arena, &sheet->offers) = item_title(viewer->model, variable);
    sheet->offered = sheet->offers.count ? "On the map, to choose from" : NULL;
    sheet->title = "Tell a loop";
    sheet->instruction =
        "Write in the first box what goes up or down, then follow the arrows: what it leads to, "
        "what that leads to, and back to the first. In each circle + where more leads to more, − "
        "where more leads to less. Strike out boxes that you do not need.";
    sheet->lines = 2;
    return sheet;
}
