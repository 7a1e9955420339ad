/* What sheets to fill in share; see ask.h. */
#include "view/ask.h"
#include "view/words.h"

#include <string.h>

const char sheet_more[] = "..more";
const char sheet_missing_activity[] = "Is an activity missing? Name it:";

const char *const sheet_names[SHEET_COUNT] = {
#define SHEET(id, name, ...) name,
#include "view/sheets.def"
#undef SHEET
};

const struct sheet_kind sheet_kinds[SHEET_COUNT] = {
#define SHEET(id, name, title, kinds, way, ask, answer, doc) {title, kinds, SHEET_##way, ask, doc},
#include "view/sheets.def"
#undef SHEET
};

enum sheet_id sheet_named(const char *name)
{
    enum sheet_id id = 0;
    while (id < SHEET_COUNT && strcmp(sheet_names[id], name) != 0)
        id++;
    return id;
}

/* ---- All of a kind ----------------------------------------------------------------------------
 */

static void add_sheet(struct sheet **first, struct sheet *sheet)
{
    if (!sheet)
        return;
    while (*first && strcmp((*first)->id, sheet->id) != 0)
        first = &(*first)->next;
    if (!*first)
        *first = sheet;
}

static struct sheet *ask(struct viewer *viewer, enum sheet_id id,
                         const struct item *const *subjects, size_t count, bool answers_too)
{
    struct sheet *first = NULL;
    for (enum kind kind = KIND_COMMON + 1; kind < KIND_SENTENCE; kind++)
        if (kinds_hold(sheet_kinds[id].subjects, kind))
            FOR_SHOWN (viewer, kind, item)
                if (is_subject(item, subjects, count) && (answers_too || !is_answer(item)))
                    add_sheet(&first, sheet_kinds[id].ask(viewer, item));
    if (first) {
        first->table->left_out = viewer_left_out(viewer);
        first->table->exposed = viewer_exposed(viewer);
    }
    return first;
}

struct sheet *ask_for(struct viewer *viewer, enum sheet_id id, const struct item *const *subjects,
                      size_t count)
{
    return ask(viewer, id, subjects, count, count);
}

struct sheet *ask_for_all(struct viewer *viewer, bool answers_too)
{
    struct sheet *first = NULL, **end = &first;
    for (enum sheet_id id = 0; id < SHEET_COUNT; id++) {
        if (sheet_kinds[id].way == SHEET_KEPT)
            continue;
        *end = ask(viewer, id, NULL, 0, answers_too);
        while (*end)
            end = &(*end)->next;
    }
    return first;
}

/* ---- One --------------------------------------------------------------------------------------
 */

/* What the model says of itself, where that may be shown. */
static void say_model(struct viewer *viewer, struct sheet *sheet)
{
    const struct item *about = viewer->model->about;
    const struct value *date =
        about && viewer_shows(viewer, about) ? item_values(about, MODEL_DATE) : NULL;
    sheet->language = model_language(viewer);
    if (about && viewer_shows(viewer, about))
        sheet->model = item_title(viewer->model, about);
    if (date && date->form == VALUE_DATE)
        sheet->day = day_in_words(viewer->arena, date->number);
}

struct sheet *sheet_new(struct viewer *viewer, enum sheet_id id, const struct item *subject,
                        const struct column *columns, size_t column_count)
{
    struct sheet *sheet = arena_new_of(viewer->arena, struct sheet);
    const char *of = item_id(viewer->model, subject);
    struct table *table =
        table_new(viewer->arena, arena_printf(viewer->arena, "%s.%s", sheet_names[id], of),
                  sheet_kinds[id].title, columns, column_count);
    *sheet = (struct sheet){
        .kind = id,
        .id = arena_printf(viewer->arena, "%s:%s", sheet_names[id], of),
        .subject = of,
        .about = subject->kind == KIND_SYSTEM ? system_purpose(viewer->model, subject)
                                              : item_title(viewer->model, subject),
        .table = table,
    };
    say_model(viewer, sheet);
    table->language = sheet->language;
    table->date = model_date(viewer);
    return sheet;
}

void sheet_add_question(struct viewer *viewer, struct sheet *sheet, const char *word,
                        const char *sign, const char *name, const char *asks)
{
    struct arena *arena = viewer->arena;
    struct cell *cells = table_add_question(arena, sheet->table, word)->cells;
    if (*sign)
        cell_say(arena, &cells[0], sign);
    runs_add(arena, &cells[1].runs, RUN_STRONG, name, NULL);
    runs_add(arena, &cells[1].runs, RUN_BREAK, "\n", NULL);
    cell_say(arena, &cells[1], asks);
}
