/* Handouts: what a group gets on paper. What a `handout` declares, one thing of the model, or what
   a good facilitator would hand out: the situation, the people, each way to see it on a page and
   all of them side by side, what was found, what keeps it going, what is still open, and sheets to
   fill in. */
#include "view/handout.h"

#include "analysis/boundary_questions.h"
#include "view/group_answers.h"
#include "view/words.h"

#include <string.h>

static void remark(struct handout *handout, const char *format, const struct item *item)
{
    *array_add(handout->arena, &handout->document->remarks) =
        arena_printf(handout->arena, format, item_title(handout->viewer->model, item));
}

/* ---- What is declared -------------------------------------------------------------------------
 */

static struct paper_sheet paper_of(struct viewer *viewer, const struct item *item)
{
    struct paper_sheet sheet = {PAPER_A4, .landscape = false};
    const char *words = item_text(viewer, item, HANDOUT_PAGE);
    if (words)
        paper_sheet_read(words, &sheet);
    return sheet;
}

static void say_head(struct handout *handout, const struct item *item)
{
    struct document *document = handout->document;
    struct viewer *viewer = handout->viewer;
    const char *readers = titles_of(viewer, item, HANDOUT_FOR);
    document->model = viewer->model->about ? document->title : NULL;
    document->title = item_title(viewer->model, item);
    document->paper = paper_of(viewer, item);
    document->footer = item_text(viewer, item, HANDOUT_FOOTER);
    if (readers)
        *array_add(handout->arena, &document->facts) =
            arena_printf(handout->arena, "For %s", readers);
    if (item_slot(item, HANDOUT_LOGO))
        remark(handout, "the logo of “%s” is not printed", item);
}

/* Whether a thing that is named may be printed; what may not is counted, or told. */
static bool may_show(struct handout *handout, const struct value *value)
{
    if (!value->item || !value->item->statement || !viewer_shows(handout->viewer, value->item))
        return false;
    if (value->item->file->source->library)
        remark(handout, "“%s” belongs to the library and is left out", value->item);
    return !value->item->file->source->library;
}

struct group {
    const struct item **items;
    size_t count, capacity;
};

/* Several that have no picture share a table where one holds them; else each has its section. */
static void show_group(struct handout *handout, struct group *group)
{
    bool together = group->count > 1 && handout_show_table(handout, group->items, group->count);
    for (size_t i = 0; i < group->count && !together; i++)
        if (!handout_show(handout, group->items[i]))
            remark(handout, "nothing of “%s” can be shown on paper yet", group->items[i]);
    *group = (struct group){NULL, 0, 0};
}

static void show_declared(struct handout *handout, const struct item *item)
{
    struct group group = {NULL, 0, 0};
    for (const struct value *show = item_values(item, HANDOUT_SHOW); show; show = show->next) {
        if (!may_show(handout, show))
            continue;
        if (group.count && group.items[0]->kind != show->item->kind)
            show_group(handout, &group);
        *array_add(handout->arena, &group) = show->item;
    }
    show_group(handout, &group);
    for (const struct value *blank = item_values(item, HANDOUT_BLANK); blank; blank = blank->next)
        if (may_show(handout, blank) && !handout_ask(handout, blank->item))
            remark(handout, "there is no sheet to fill in about “%s”", blank->item);
}

/* ---- What a good facilitator would hand out ----------------------------------------------------
 */

/* One who opens up an activity of another, or models the study itself, is not what people are asked
   to see the situation as. */
static bool is_leading(const struct item *system)
{
    return !item_slot(system, SYSTEM_EXPANDS) &&
           item_choice(system, SYSTEM_STUDY) != SYSTEM_STUDY_YES;
}

static void show_situation(struct handout *handout)
{
    struct group people = {NULL, 0, 0};
    bool shown = false;
    FOR_SHOWN (handout->viewer, KIND_PICTURE, picture)
        shown = shown || handout_show(handout, picture);
    FOR_SHOWN_OWN (handout->viewer, KIND_STAKEHOLDER, who)
        *array_add(handout->arena, &people) = who;
    if (people.count)
        handout_show_table(handout, people.items, people.count);
}

/* Each by itself, and then what all of them say side by side. */
static void show_systems(struct handout *handout)
{
    struct group systems = {NULL, 0, 0};
    FOR_SHOWN_OWN (handout->viewer, KIND_SYSTEM, system)
        if (is_leading(system) && handout_show(handout, system))
            *array_add(handout->arena, &systems) = system;
    handout_show_catwoe(handout, systems.items, systems.count);
}

static void show_maps(struct handout *handout)
{
    FOR_SHOWN_OWN (handout->viewer, KIND_CAUSAL_MAP, map)
        handout_show(handout, map);
}

/* What several groups found of one system stands side by side; what was found once, by itself. */
static void show_comparisons(struct handout *handout)
{
    FOR_SHOWN_OWN (handout->viewer, KIND_SYSTEM, system)
        handout_show_answers(handout, system);
    FOR_SHOWN (handout->viewer, KIND_COMPARISON, comparison)
        if (!is_beside_others(handout->viewer, comparison))
            handout_show(handout, comparison);
}

static void show_open_points(struct handout *handout)
{
    struct section open = {.pieces = NULL};
    prompts_add(handout->prompts, &open, NULL);
    if (!open.pieces)
        return;
    struct section *section = document_add_section(handout->arena, handout->document, "open",
                                                   "Open questions", "What is still open");
    section->pieces = open.pieces;
    section->last_piece = open.last_piece;
}

/* The line is drawn for one of them at a time: the first that has a question open. */
static void ask_declared(struct handout *handout)
{
    bool asked = false;
    FOR_SHOWN_OWN (handout->viewer, KIND_SYSTEM, system)
        if (is_leading(system))
            handout_ask_for(handout, SHEET_COMPARISON, system);
    FOR_SHOWN_OWN (handout->viewer, KIND_SYSTEM, system)
        if (!asked && is_leading(system) && questions_asked_of(system).count < QUESTION_COUNT)
            asked = handout_ask_for(handout, SHEET_BOUNDARY_QUESTIONS, system);
}

static void show_usual(struct handout *handout)
{
    show_situation(handout);
    show_systems(handout);
    show_comparisons(handout);
    show_maps(handout);
    show_open_points(handout);
    ask_declared(handout);
}

/* ---- The whole --------------------------------------------------------------------------------
 */

/* Each page says where it is from: in the words of the footer, where somebody wrote one. */
static void finish(struct handout *handout)
{
    struct document *document = handout->document;
    if (!document->footer)
        document->footer = document->source;
    document->source = NULL;
    document->notes = "Notes";
}

struct document *describe_handout(struct viewer *viewer, const struct item *item)
{
    struct handout handout = {viewer, viewer->arena, document_of_model(viewer, "Handout"),
                              prompts_new(viewer)};
    if (!item || item->kind == KIND_MODEL) {
        show_usual(&handout);
    } else if (item->kind != KIND_HANDOUT) {
        handout_show(&handout, item);
        if (item->kind == KIND_SYSTEM)
            handout_show_catwoe(&handout, &item, 1);
    } else {
        say_head(&handout, item);
        show_declared(&handout, item);
    }
    finish(&handout);
    handout.document->left_out = viewer_left_out(viewer);
    handout.document->exposed = viewer_exposed(viewer);
    return handout.document;
}
