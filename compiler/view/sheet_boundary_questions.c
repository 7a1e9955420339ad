/* Where is the line drawn? Ulrich's twelve boundary questions, as it is and as it ought to be
   (Ulrich 1983, 1996). */
#include "analysis/boundary_questions.h"
#include "view/ask.h"
#include "view/words.h"

static const struct column columns[] = {
    {"number", "No.", COLUMN_NUMBER, .weight = 1, .sign = true},
    {"question", "Question", .weight = 6, .row_head = true},
    {"is", "As it is", .weight = 8, .answer = true},
    {"ought", "As it ought to be", .weight = 8, .answer = true},
};

struct sheet *ask_boundary_questions(struct viewer *viewer, const struct item *system)
{
    struct sheet *sheet = sheet_new(viewer, SHEET_BOUNDARY_QUESTIONS, system, columns,
                                    sizeof columns / sizeof *columns);
    for (size_t i = 0; i < QUESTION_COUNT; i++) {
        const struct boundary_question *question = &boundary_questions[i];
        sheet_add_question(viewer, sheet, question->word, arena_printf(viewer->arena, "%zu", i + 1),
                           with_capital(viewer->arena, question->name), question->asks);
    }
    sheet->title = "Where is the line drawn?";
    sheet->instruction = "Say of each question how it is now, then how it ought to be. Where the "
                         "two part, there is something to talk about.";
    sheet->lines = 2;
    return sheet;
}
