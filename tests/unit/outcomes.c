/* What became of changes is told in the order of time, in whatever order stocktakes stand in the
   file: in the words for all, in the thread and in the table of it. */
#include "view/outcomes.h"

#include "driver/compile.h"

#include <stdio.h>
#include <string.h>

static const char study[] =
    "model m \"M\"\n"
    "issue cold \"It is cold\"\n"
    "change porch \"A porch\" { answers: cold }\n"
    "change stove \"A stove\" { answers: cold }\n"
    "stocktake late \"Later\" on 2008-05-01 { outcome porch { is: succeeded } }\n"
    "stocktake early \"Before\" on 2007-05-01 {\n"
    "  outcome porch { is: stalled }\n"
    "  outcome stove { is: failed }\n"
    "}\n"
    "stocktake again \"The same day\" on 2007-05-01 { outcome stove { is: going } }\n";

static int failed;

static void judge(bool good, const char *what)
{
    printf("%s outcomes: %s\n", good ? "ok" : "FAIL", what);
    failed += !good;
}

static const char *sentence_of(const struct diagram *diagram, const char *id)
{
    for (size_t i = 0; i < diagram->nodes.count; i++)
        if (!strcmp(diagram->nodes.items[i].id, id))
            return diagram->nodes.items[i].sentence;
    return "";
}

static bool says(const struct table *table, const char *words)
{
    for (; table; table = table->next)
        for (size_t row = 0; row < table->rows.count; row++)
            for (size_t i = 0; i < table->column_count; i++) {
                const struct runs *runs = &table->rows.items[row].cells[i].runs;
                for (const struct run *run = runs->first; run; run = run->next)
                    if (run->text && strstr(run->text, words))
                        return true;
            }
    return false;
}

static void try_all(const struct model *model)
{
    struct viewer viewer = viewer_new(model, true);
    struct diagram *thread = describe_thread(&viewer, model->about);
    const char *words = outcomes_in_words(&viewer);
    judge(!strcmp(words, "Of two changes, one succeeded and one is still going"),
          "the last of each counts, and of one day that declared last");
    judge(strstr(sentence_of(thread, "late.porch"), "succeeded; before that: stalled"),
          "the thread tells what was before");
    judge(says(tabulate_trace(&viewer, NULL, 0), "A porch (succeeded)"),
          "the table of the thread tells the last");
}

int main(void)
{
    jmp_buf exhausted;
    struct compilation compilation;
    if (setjmp(exhausted))
        return 1;
    compilation_start(&compilation, &exhausted);
    compile_text(&compilation, "study.catwoe", study, sizeof study - 1, GOAL_RESOLVED, &check_all);
    try_all(&compilation.model);
    compilation_end(&compilation);
    return failed != 0;
}
