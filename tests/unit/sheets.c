/* Sheets to fill in, and what several groups answered: each sheet is known by an id of its own and
   each of its rows too, every row can be answered, nothing confidential stands on one, and answers
   are counted and held against each other. No text, however broken, stops any of it. */
#include "driver/compile.h"
#include "emit/formats.h"
#include "typeset/typeset.h"
#include "view/ask.h"
#include "view/group_answers.h"

#include <stdio.h>
#include <string.h>

static const char study[] =
    "model m \"The branch\" { stage: comparing; date: 2026-03-01 }\n"
    "stakeholder ann \"Ann\"\n"
    "stakeholder eve \"Secret Eve\" { confidential: yes }\n"
    "system s \"A system to lend books\" {\n"
    "  what: \"lend books\"; how: \"a desk\"; why: \"let people read\"\n"
    "  activity ask \"Ask readers\" by ann\n"
    "  activity lend \"Lend what they ask for\" after ask\n"
    "  activity spy \"Secret watching\" after ask { confidential: yes }\n"
    "  monitor count \"Count what is out\"\n"
    "}\n"
    "system t \"A system to bind books\" { what: \"bind\" }\n"
    "system u \"A secret system\" { confidential: yes; activity x \"Secret work\" }\n"
    "comparison c \"In May\" of s { finding ask { exists: yes; how: \"at the desk\" } }\n"
    "comparison d of s by \"Table 4\" {\n"
    "  finding ask { exists: no; idea: \"Ask at the door\" }\n"
    "  finding lend { exists: partly }\n"
    "}\n"
    "comparison e of s by ann {\n"
    "  finding ask { exists: yes }\n"
    "  finding lend { exists: unknown }\n"
    "  finding count { exists: no; idea: \"Secret idea\"; confidential: yes }\n"
    "}\n"
    "comparison f \"Secret table\" of s { confidential: yes; finding lend { exists: no } }\n"
    "causal-map k \"Why\" {\n"
    "  variable a \"Calls\"\n  variable b \"Hope\"\n"
    "  variable z \"Secret fear\" { confidential: yes }\n"
    "  a raises b\n  b raises a\n  z lowers b\n"
    "}\n";

static int failed;

static void judge(bool good, const char *what)
{
    if (!good)
        printf("FAIL sheets: %s\n", what);
    failed += !good;
}

static const struct item *called(const struct model *model, enum kind kind, const char *name)
{
    FOR_ITEMS_OF (model, kind, item)
        if (item->name && !strcmp(item->name->text, name))
            return item;
    return NULL;
}

/* ---- Any sheet --------------------------------------------------------------------------------
 */

static bool is_secret(const char *text)
{
    return text && (strstr(text, "ecret") || strstr(text, "Eve"));
}

static bool row_is_once(const struct table *table, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (!strcmp(table->rows.items[i].id, table->rows.items[at].id))
            return false;
    return true;
}

static void judge_column(const struct column *column)
{
    size_t count = 0;
    while (column->choices && column->choices[count])
        count++;
    judge(!column->answer || (column->kind == COLUMN_CHOICE) == (column->choices != NULL),
          "what may be ticked has its words");
    judge(!column->choices || count > 1, "and there are several to choose from");
    judge(column->answer || !column->choices, "a question is not ticked");
}

static void judge_sheet(struct arena *arena, const struct sheet *sheet)
{
    const struct table *table = sheet->table;
    size_t heads = 0, answers_asked = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        judge_column(&table->columns[i]);
        heads += table->columns[i].row_head;
        answers_asked += table->columns[i].answer;
    }
    judge(heads == 1 && answers_asked > 0, "a row has one head, and something to answer");
    judge(table->rows.count > 0, "there is something to fill in");
    judge(sheet->title && sheet->about && sheet->instruction && sheet->lines > 0,
          "it says what to do");
    judge(!is_secret(sheet->about) && !is_secret(sheet->instruction) && !is_secret(sheet->id),
          "its head keeps what is confidential");
    judge(
        !strcmp(sheet->id, arena_printf(arena, "%s:%s", sheet_names[sheet->kind], sheet->subject)),
        "its id is its kind and its subject");
    for (size_t i = 0; i < table->rows.count; i++) {
        judge(row_is_once(table, i), "a row has an id of its own");
        for (size_t k = 0; k < table->column_count; k++) {
            const char *text = runs_text(arena, &table->rows.items[i].cells[k].runs);
            judge(!is_secret(text), "its rows keep what is confidential");
            judge(!table->columns[k].answer || !*text, "its answers are blank");
            judge(!table->columns[k].row_head || *text, "its questions are not");
        }
    }
    for (size_t i = 0; i < sheet->offers.count; i++)
        judge(!is_secret(sheet->offers.items[i]), "what it offers is not confidential");
}

/* "comparison:s catwoe:s": the ids of sheets. */
static const char *ids_of(struct arena *arena, const struct sheet *sheet)
{
    struct buffer ids = {.arena = arena};
    for (; sheet; sheet = sheet->next)
        buffer_printf(&ids, "%s%s", ids.count ? " " : "", sheet->id);
    return buffer_text(&ids);
}

/* ---- What can be asked ------------------------------------------------------------------------
 */

static bool page_says(const struct scene *page, const char *words)
{
    for (size_t i = 0; i < page->marks.count; i++)
        if (page->marks.items[i].form == MARK_TEXT &&
            !strcmp(page->marks.items[i].text.text, words))
            return true;
    return false;
}

/* Whoever holds the sheet reads that it is not to be passed on, as values or on a page. */
static void judge_warning(struct arena *arena, const struct sheet *sheet)
{
    const struct table *table = sheet->table;
    const char *words = confidential_words(arena, table->left_out, table->exposed);
    struct buffer values = {.arena = arena};
    const struct pages *pages = typeset_sheets(arena, sheet, NULL, PAPER_A4);
    judge(words && strstr(words, "not to be passed on"), "what is shown is counted");
    formats[FORMAT_CSV].writes->sheets(sheet, &(struct setting){.width = 80}, &values);
    judge(words && strstr(buffer_text(&values), words), "the values say so");
    judge(words && page_says(pages->sheets.items[0], words), "the page says so");
}

static void try_asking(const struct model *model)
{
    struct arena *arena = model->arena;
    struct viewer viewer = viewer_new(model, false);
    const struct sheet *all = ask_for_all(&viewer, true);
    judge(!strcmp(ids_of(arena, all), "comparison:s catwoe:s catwoe:t boundary-questions:s "
                                      "boundary-questions:t"),
          "of all that comes back there is one each");
    for (const struct sheet *sheet = all; sheet; sheet = sheet->next)
        judge_sheet(arena, sheet);
    viewer = viewer_new(model, false);
    const struct sheet *loops = ask_for(&viewer, SHEET_LOOP, NULL, 0);
    judge(loops && loops->offers.count == 2 && loops->table->left_out == 1,
          "a loop is told of the variables of its map, and what is left out is counted");
    judge_sheet(arena, loops);
    viewer = viewer_new(model, true);
    const struct sheet *shown = ask_for(&viewer, SHEET_COMPARISON, NULL, 0);
    judge(shown->table->rows.count == 4, "all is asked where all may be shown");
    judge_warning(arena, shown);
}

static void try_subjects(const struct model *model)
{
    struct viewer viewer = viewer_new(model, false);
    const struct item *const begun[] = {called(model, KIND_COMPARISON, "c"),
                                        called(model, KIND_COMPARISON, "d")};
    const struct sheet *sheet = ask_for(&viewer, SHEET_COMPARISON, begun, 2);
    judge(!strcmp(ids_of(model->arena, sheet), "comparison:s"), "two that began it ask it once");
    judge(!strcmp(sheet->day, "1 March 2026") && !strcmp(sheet->model, "The branch"),
          "it says of which model and day it is");
    judge(sheet->table->rows.count == 3 && !strcmp(sheet->table->rows.items[0].id, "s.ask"),
          "a row bears the id of its activity");
    const struct item *const bare[] = {called(model, KIND_SYSTEM, "t")};
    judge(!ask_for(&viewer, SHEET_COMPARISON, bare, 1),
          "where there is no activity there is nothing to compare");
}

/* ---- What groups answered ---------------------------------------------------------------------
 */

static const struct cell *cell_of(const struct table *table, size_t row, const char *key)
{
    size_t column = 0;
    while (column + 1 < table->column_count && strcmp(table->columns[column].key, key) != 0)
        column++;
    return &table->rows.items[row].cells[column];
}

static bool says(struct arena *arena, const struct table *table, size_t row, const char *key,
                 const char *text)
{
    return !strcmp(runs_text(arena, &cell_of(table, row, key)->runs), text);
}

static void try_answers(const struct model *model)
{
    struct arena *arena = model->arena;
    struct viewer viewer = viewer_new(model, false);
    const struct table *table = view_tabulate(&viewer, VIEW_ANSWERS, NULL, 0);
    judge(table && !table->next && table->column_count == 7,
          "a column for each group that is shown");
    judge(!strcmp(table->columns[3].head, "Table 4") && !strcmp(table->columns[4].head, "Ann"),
          "a group is called as it calls itself");
    judge(says(arena, table, 0, "together", "They differ\n2 yes, 1 no"), "who differs is told");
    judge(says(arena, table, 0, "c", "yes: at the desk"), "how it is done stands with the answer");
    judge(says(arena, table, 0, "idea", "Table 4: Ask at the door"), "whose idea it is, too");
    judge(cell_of(table, 0, "d")->differs && !cell_of(table, 0, "c")->differs,
          "the one that is not as most is marked");
    judge(says(arena, table, 1, "together", "1 partly, 1 don’t know"),
          "whoever does not know differs from nobody");
    judge(says(arena, table, 2, "together", "") && table->left_out > 0,
          "what is confidential is neither counted nor shown");
}

static void try_matrix(const struct model *model)
{
    struct viewer viewer = viewer_new(model, false);
    const struct diagram *matrix = describe_answers(&viewer, called(model, KIND_SYSTEM, "s"));
    size_t told = 0, differing = 0, rows = 0;
    for (size_t i = 0; i < matrix->nodes.count; i++) {
        const struct diagram_node *node = &matrix->nodes.items[i];
        told += node->part == PART_TOLD && node->badges;
        differing += node->part == PART_DIFFERENCE;
        rows += node->part == PART_ROW;
        judge(!is_secret(node->text) && !is_secret(node->sentence), "the picture keeps secrets");
    }
    judge(told == 5 && differing == 1 && rows == 2, "each answer has a card with its sign");
    judge(!describe_answers(&viewer, called(model, KIND_SYSTEM, "t")),
          "where nobody has answered there is no picture");
}

/* ---- Broken texts -----------------------------------------------------------------------------
 */

static void try_text(const char *text, size_t length, void (*try)(const struct model *))
{
    jmp_buf exhausted;
    struct compilation compilation;
    if (setjmp(exhausted))
        return;
    compilation_start(&compilation, &exhausted);
    compile_text(&compilation, "study.catwoe", text, length, GOAL_RESOLVED, &check_all);
    try(&compilation.model);
    compilation_end(&compilation);
}

static void ask_of_everything(const struct model *model)
{
    struct viewer viewer = viewer_new(model, false);
    for (enum sheet_id id = 0; id < SHEET_COUNT; id++)
        ask_for(&viewer, id, NULL, 0);
    tabulate_answers(&viewer, NULL, 0);
    FOR_SHOWN (&viewer, KIND_SYSTEM, system)
        describe_answers(&viewer, system);
}

/* Cut off, or with a few bytes taken out, here and there. */
static void try_broken(void)
{
    enum { STEP = 11, GAP = 6 };
    char cut[sizeof study];
    for (size_t at = 1; at + GAP < sizeof study - 1; at += STEP) {
        size_t rest = sizeof study - 1 - at - GAP;
        try_text(study, at, ask_of_everything);
        memcpy(cut, study, at);
        memcpy(cut + at, study + at + GAP, rest);
        try_text(cut, at + rest, ask_of_everything);
    }
}

int main(void)
{
    static void (*const tries[])(const struct model *) = {try_asking, try_subjects, try_answers,
                                                          try_matrix};
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++)
        try_text(study, sizeof study - 1, tries[i]);
    try_broken();
    if (!failed)
        printf("ok sheets: asked, answered by several, and of broken texts\n");
    return failed != 0;
}
