/* What a handout shows of a thing: walks views.def for its figure or its table, and adds what else
   people need to talk about a thing of its kind. */
#include "view/handout.h"

#include <string.h>

/* ---- What is said of things of a kind ---------------------------------------------------------
 */

/* Things that have more to them than their figure or table; `name` is what readers call such a
   thing, else it is called as its picture is. */
static const struct {
    enum kind kind;
    const char *name, *again;     /* again: of the next such thing; NULL: the same */
    handout_part *before, *after; /* or NULL */
} more[] = {
    {KIND_SYSTEM, "One way to see it", "Another way to see it", handout_add_definition,
     handout_add_measures},
    {KIND_PICTURE, "What is going on", NULL, NULL, handout_add_voices},
    {KIND_CAUSAL_MAP, "What keeps it going", NULL, NULL, handout_add_loops},
    {KIND_CHANGE, "A change", "Another change", handout_add_change, NULL},
};
enum { KINDS_WITH_MORE = sizeof more / sizeof *more };

static size_t more_of(enum kind kind)
{
    size_t i = 0;
    while (i < KINDS_WITH_MORE && more[i].kind != kind)
        i++;
    return i;
}

/* ---- In which form ----------------------------------------------------------------------------
 */

/* What stands for a thing on paper; of the two at most one. */
struct form {
    enum view_id view;
    struct diagram *diagram;
    struct table *table;
};

static struct form figure_of(struct viewer *viewer, const struct item *item)
{
    struct form form = {VIEW_COUNT, NULL, NULL};
    for (enum view_id id = 0; id < VIEW_COUNT && !form.diagram; id++)
        if (view_pictures(id, item->kind) && views[id].when != WHEN_ASKED)
            form = (struct form){id, views[id].describe(viewer, item), NULL};
    return form;
}

static struct form table_of(struct viewer *viewer, const struct item *const *items, size_t count)
{
    struct form form = {VIEW_COUNT, NULL, NULL};
    for (enum view_id id = 0; id < VIEW_COUNT && !form.table; id++)
        if (views[id].tabulate && kinds_hold(views[id].subjects, items[0]->kind))
            form = (struct form){id, NULL,
                                 table_for_readers(views[id].tabulate(viewer, items, count))};
    return form;
}

static struct form form_of(struct viewer *viewer, const struct item *item)
{
    struct form form = figure_of(viewer, item);
    return form.diagram ? form : table_of(viewer, &item, 1);
}

/* ---- The sections -----------------------------------------------------------------------------
 */

static const char *heading_of(struct handout *handout, const struct item *item)
{
    return item->kind == KIND_SYSTEM ? system_purpose(handout->viewer->model, item)
                                     : item_title(handout->viewer->model, item);
}

/* A caption that says no more than the heading above it says what kind of table it is. */
static void say_caption(struct table *table, const char *heading, enum view_id view)
{
    if (!strcmp(table->caption, heading))
        table->caption = views[view].title;
}

static void add_form(struct handout *handout, struct section *section, const struct form *form)
{
    if (form->diagram) {
        form->diagram->left_out = form->diagram->exposed = 0; /* told once, for the whole */
        section_add(handout->arena, section, PIECE_FIGURE)->diagram = form->diagram;
    }
    for (struct table *table = form->table; table; table = table->next) {
        say_caption(table, section->heading, form->view);
        section_add(handout->arena, section, PIECE_TABLE)->table = table;
    }
}

/* What readers call the thing: "One way to see it", and where one was shown already "Another way to
   see it". */
static const char *name_of_section(const struct handout *handout, size_t i, enum view_id view)
{
    if (i == KINDS_WITH_MORE)
        return views[view].title;
    for (const struct section *at = handout->document->sections; at && more[i].again; at = at->next)
        if (at->name == more[i].name)
            return more[i].again;
    return more[i].name;
}

/* A figure, and a question or two behind it: of a page that these begin the rest is for what
 * follows.
 */
static bool ends_shortly(const struct section *section)
{
    enum { FEW_PROMPTS = 2 };
    const struct piece *last = section->last_piece;
    return last && section->pieces->kind == PIECE_FIGURE && section->pieces->next == last &&
           last->kind == PIECE_PROMPTS && last->list.count <= FEW_PROMPTS;
}

static void add_section(struct handout *handout, const struct item *item, const struct form *form)
{
    size_t i = more_of(item->kind);
    bool has_more = i < KINDS_WITH_MORE;
    const char *name = name_of_section(handout, i, form->view);
    const struct section *before = handout->document->last_section;
    struct section *section = document_add_section(handout->arena, handout->document,
                                                   item_id(handout->viewer->model, item), name,
                                                   heading_of(handout, item));
    section->own_page = form->diagram && before && !ends_shortly(before);
    if (has_more && more[i].before)
        more[i].before(handout, section, item);
    if (item->kind == KIND_SYSTEM && form->diagram)
        handout_leave_to_text(section, form->diagram);
    add_form(handout, section, form);
    if (has_more && more[i].after)
        more[i].after(handout, section, item);
    prompts_add(handout->prompts, section, item);
}

bool handout_show(struct handout *handout, const struct item *item)
{
    for (; item && item->statement; item = item->owner) {
        struct form form = form_of(handout->viewer, item);
        if (!form.diagram && !form.table && item->kind != KIND_SYSTEM)
            continue;
        add_section(handout, item, &form);
        return true;
    }
    return false;
}

static bool has_picture(enum kind kind)
{
    enum view_id id = 0;
    while (id < VIEW_COUNT && !view_pictures(id, kind))
        id++;
    return id < VIEW_COUNT;
}

bool handout_show_table(struct handout *handout, const struct item *const *items, size_t count)
{
    if (has_picture(items[0]->kind))
        return false;
    struct form form = table_of(handout->viewer, items, count);
    if (!form.table || form.table->next)
        return false;
    struct section *section =
        document_add_section(handout->arena, handout->document, view_names[form.view],
                             views[form.view].title, form.table->caption);
    add_form(handout, section, &form);
    for (size_t i = 0; i < count; i++)
        prompts_add(handout->prompts, section, items[i]);
    return true;
}

void handout_show_catwoe(struct handout *handout, const struct item *const *systems, size_t count)
{
    const char *heading = count > 1 ? "Ways to see it, side by side" : "Behind the root definition";
    struct form form = {VIEW_CATWOE, NULL, NULL};
    if (count)
        form.table = table_for_readers(tabulate_catwoe(handout->viewer, systems, count));
    if (!form.table)
        return;
    add_form(handout,
             document_add_section(handout->arena, handout->document, view_names[form.view],
                                  views[form.view].title, heading),
             &form);
}

bool handout_show_answers(struct handout *handout, const struct item *system)
{
    struct form form = {VIEW_ANSWERS_MATRIX, describe_answers(handout->viewer, system), NULL};
    if (!form.diagram)
        return false;
    struct section *section =
        document_add_section(handout->arena, handout->document,
                             arena_printf(handout->arena, "answers.%s", form.diagram->id),
                             views[form.view].title, form.diagram->title);
    section->own_page = true;
    add_form(handout, section, &form);
    return true;
}
