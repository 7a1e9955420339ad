/* What the views have in common: the table of them, who may see what, and how readers read it. */
#include "view/view.h"

#include <string.h>

const struct view views[VIEW_COUNT] = {
#define DIAGRAM(id, name, title, when, kinds, describe, compose, doc, needs) \
    {title, kinds, WHEN_##when, describe, NULL, doc, needs},
#define TABLE(id, name, title, kinds, tabulate, doc, needs) \
    {title, kinds, WHEN_ASKED, NULL, tabulate, doc, needs},
#include "view/views.def"
#undef TABLE
#undef DIAGRAM
};

enum view_id view_named(const char *name, bool diagram)
{
    enum view_id id = 0;
    while (id < VIEW_COUNT &&
           ((views[id].describe != NULL) != diagram || strcmp(view_names[id], name) != 0))
        id++;
    return id;
}

bool view_pictures(enum view_id id, enum kind kind)
{
    return views[id].describe && kinds_hold(views[id].subjects, kind);
}

static enum view_id first_view(enum kind kind)
{
    enum view_id view = 0;
    while (view < VIEW_COUNT && !view_pictures(view, kind))
        view++;
    return view;
}

/* Whether some thing that is drawn has this path. */
static bool is_drawn_thing(const struct model *model, const char *path)
{
    for (size_t i = 0; i < model->all.count; i++) {
        const struct item *item = model->all.items[i];
        if (item->kind != KIND_MODEL && first_view(item->kind) < VIEW_COUNT &&
            !item->file->source->library && !strcmp(item_id(model, item), path))
            return true;
    }
    return false;
}

/* No path has two points in a row. */
const char *picture_name(const struct model *model, const struct item *subject, enum view_id view)
{
    bool whole = subject->kind == KIND_MODEL;
    const char *id = whole ? "model" : item_id(model, subject), *word = view_names[view];
    if (!whole && view == first_view(subject->kind))
        return id;
    const char *name = whole ? word : arena_printf(model->arena, "%s.%s", id, word);
    return is_drawn_thing(model, name) ? arena_printf(model->arena, "%s..%s", id, word) : name;
}

/* ---- What may be shown ---------------------------------------------------------------------- */

struct viewer viewer_new(const struct model *model, bool confidential)
{
    return (struct viewer){.model = model,
                           .arena = model->arena,
                           .confidential = confidential,
                           .met = arena_alloc(model->arena, model->all.count + 1)};
}

static bool is_confidential(const struct item *item)
{
    return item_choice(item, COMMON_CONFIDENTIAL) == COMMON_CONFIDENTIAL_YES;
}

/* What it speaks of alone: a finding or outcome of what it names, a comparison of its system, whose
   activities its open points may call by their words. */
static const struct item *spoken_of(const struct item *item)
{
    return item->kind == KIND_COMPARISON ? item_named(item, COMPARISON_OF) : item->refers;
}

/* The mark that hides it: its own, that of what it stands in, or of what it is about. */
static const struct item *hiding_mark(const struct item *item)
{
    const struct item *mark = NULL;
    for (const struct item *at = item; at && !mark; at = at->owner) {
        const struct item *about = spoken_of(at);
        mark = is_confidential(at) ? at : about ? hiding_mark(about) : NULL;
    }
    return mark;
}

bool viewer_shows(struct viewer *viewer, const struct item *item)
{
    const struct item *mark = hiding_mark(item);
    if (mark)
        viewer->met[mark->index] = true;
    return !mark || viewer->confidential;
}

/* What is theirs alone shows as little as they do: without them it would pass for everybody's. */
static bool shows_a_holder(struct viewer *viewer, const struct link *link)
{
    const struct qualifier *held = link_qualifier(link, CLAUSE_ACCORDING_TO);
    bool shows = !held;
    for (const struct value *value = held ? held->values : NULL; value; value = value->next)
        shows = !value->item || viewer_shows(viewer, value->item) || shows;
    return shows;
}

bool viewer_shows_link(struct viewer *viewer, const struct link *link)
{
    return (!link->block || viewer_shows(viewer, link->block)) &&
           (!link->relation || viewer_shows(viewer, link->relation)) &&
           (!link->subject || viewer_shows(viewer, link->subject)) &&
           (!link->object || viewer_shows(viewer, link->object)) && shows_a_holder(viewer, link);
}

static size_t count_met(const struct viewer *viewer)
{
    size_t count = 0;
    for (size_t i = 0; i < viewer->model->all.count; i++)
        count += viewer->met[i];
    return count;
}

size_t viewer_left_out(const struct viewer *viewer)
{
    return viewer->confidential ? 0 : count_met(viewer);
}

size_t viewer_exposed(const struct viewer *viewer)
{
    return viewer->confidential ? count_met(viewer) : 0;
}

/* ---- Pictures ------------------------------------------------------------------------------- */

struct diagram *diagram_begin(struct viewer *viewer, const struct item *subject, enum view_id view,
                              const char *title, const char *what)
{
    struct diagram *diagram = arena_new_of(viewer->arena, struct diagram);
    const struct item *about = viewer->model->about;
    *diagram = (struct diagram){
        .id = item_id(viewer->model, subject),
        .view = view,
        .title = title,
        .subtitle =
            about ? arena_printf(viewer->arena, "%s · %s", what, item_title(viewer->model, about))
                  : what,
    };
    return diagram;
}

void node_add_note(struct arena *arena, struct diagram_node *node, const char *text)
{
    if (!text || !*text)
        return;
    const char **notes = arena_alloc(arena, (node->note_count + 1) * sizeof *notes);
    for (size_t i = 0; i < node->note_count; i++)
        notes[i] = node->notes[i];
    notes[node->note_count++] = text;
    node->notes = notes;
}

struct diagram *diagram_end(struct viewer *viewer, struct diagram *diagram)
{
    diagram->left_out = viewer_left_out(viewer);
    diagram->exposed = viewer_exposed(viewer);
    return diagram;
}

/* ---- How it reads --------------------------------------------------------------------------- */

bool is_subject(const struct item *item, const struct item *const *subjects, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (subjects[i] == item)
            return true;
    return !count &&
           !((item->kind == KIND_STAKEHOLDER || item->kind == KIND_ROLE) && is_answer(item));
}

static const char *source_copy(const struct model *model, struct span span)
{
    return arena_copy(model->arena, model_source(model, span), span.end - span.start);
}

/* A text without its marks; a word or a quantity as it stands. */
static const char *text_copy(const struct model *model, struct span span)
{
    static const char *const marks[] = {"\"", "“", "„", "«"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (!strncmp(model_source(model, span), marks[i], strlen(marks[i])))
            return model_text(model, span);
    return source_copy(model, span);
}

const char *item_title(const struct model *model, const struct item *item)
{
    const struct statement *statement = item->statement;
    if (kind_specs[item->kind].naming == NAMING_REFERS && item->refers)
        return item_title(model, item->refers);
    if (!span_is_empty(statement->label) && *model_text(model, statement->label))
        return model_text(model, statement->label);
    if (item->kind == KIND_SENTENCE)
        return source_copy(model, statement_at(statement));
    return span_is_empty(statement->name) ? kind_specs[item->kind].word
                                          : source_copy(model, statement->name);
}

const char *system_purpose(const struct model *model, const struct item *system)
{
    static const char opening[] = "A system to ";
    const char *title = item_title(model, system);
    size_t length = sizeof opening - 1;
    if (strncmp(title, opening, length) != 0 || !title[length])
        return title;
    char first = title[length];
    if (first >= 'a' && first <= 'z')
        first = (char)(first - 'a' + 'A');
    return arena_printf(model->arena, "%c%s", first, title + length + 1);
}

const char *role_in_system(enum attribute attribute, bool several)
{
    static const struct {
        enum attribute attribute;
        const char *one, *several;
    } roles[] = {
        {SYSTEM_OWNERS, "could stop it", "could stop it"},
        {SYSTEM_ACTORS, "would do it", "would do it"},
        {SYSTEM_CUSTOMERS, "gains by it", "gain by it"},
        {SYSTEM_VICTIMS, "bears it", "bear it"},
    };
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (roles[i].attribute == attribute)
            return several ? roles[i].several : roles[i].one;
    return NULL;
}

enum attribute actors_of(enum kind kind)
{
    return kind == KIND_MONITOR   ? MONITOR_ACTORS
           : kind == KIND_CONTROL ? CONTROL_ACTORS
                                  : ACTIVITY_ACTORS;
}

const char *title_within(struct arena *arena, const char *title)
{
    static const char *const articles[] = {"The ", "An ", "A "};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (!strncmp(title, articles[i], strlen(articles[i])))
            return arena_printf(arena, "%c%s", *title - 'A' + 'a', title + 1);
    return title;
}

const char *item_word(struct viewer *viewer, const struct item *item, enum attribute attribute)
{
    const struct value *value = item_values(item, attribute);
    return value && (value->form == VALUE_CHOICE || value->form == VALUE_NUMBER)
               ? source_copy(viewer->model, value->at)
               : NULL;
}

const char *item_text(struct viewer *viewer, const struct item *item, enum attribute attribute)
{
    const struct value *value = item_values(item, attribute);
    while (value && value->form != VALUE_TEXT)
        value = value->next;
    return value ? text_copy(viewer->model, value->at) : NULL;
}

const char *value_title(struct viewer *viewer, const struct value *value)
{
    if (value->form != VALUE_ITEM || !value->item)
        return text_copy(viewer->model, value->at);
    return viewer_shows(viewer, value->item) ? item_title(viewer->model, value->item) : NULL;
}

const char *value_target(struct viewer *viewer, const struct value *value)
{
    return value->form == VALUE_ITEM && value->item && viewer_shows(viewer, value->item)
               ? item_id(viewer->model, value->item)
               : NULL;
}

const char *model_language(struct viewer *viewer)
{
    const struct item *about = viewer->model->about;
    const struct value *language = about ? item_values(about, MODEL_LANGUAGE) : NULL;
    return language ? value_title(viewer, language) : "en";
}

const char *model_date(struct viewer *viewer)
{
    const struct item *about = viewer->model->about;
    const struct value *date =
        about && viewer_shows(viewer, about) ? item_values(about, MODEL_DATE) : NULL;
    return date && date->form == VALUE_DATE ? value_title(viewer, date) : NULL;
}

struct table *view_tabulate(struct viewer *viewer, enum view_id view,
                            const struct item *const *subjects, size_t count)
{
    struct table *tables = views[view].tabulate(viewer, subjects, count);
    if (!tables)
        return NULL;
    tables->language = model_language(viewer);
    tables->date = model_date(viewer);
    tables->left_out = viewer_left_out(viewer);
    tables->exposed = viewer_exposed(viewer);
    return tables;
}

/* The first of them that is shown, or NULL. */
static const struct value *first_shown(struct viewer *viewer, const struct value *values)
{
    while (values && !value_title(viewer, values))
        values = values->next;
    return values;
}

bool runs_add_titles(struct viewer *viewer, struct runs *runs, const char *before,
                     const struct value *values)
{
    const struct value *value = first_shown(viewer, values), *first = value;
    while (value) {
        const struct value *next = first_shown(viewer, value->next);
        const char *joint = value == first ? before : next ? ", " : " and ";
        runs_add(viewer->arena, runs, RUN_PLAIN, joint, NULL);
        runs_add(viewer->arena, runs, RUN_PLAIN,
                 title_within(viewer->arena, value_title(viewer, value)),
                 value_target(viewer, value));
        value = next;
    }
    return first != NULL;
}

const char *titles_of(struct viewer *viewer, const struct item *item, enum attribute attribute)
{
    struct runs titles = {0};
    return runs_add_titles(viewer, &titles, "", item_values(item, attribute))
               ? runs_text(viewer->arena, &titles)
               : NULL;
}

/* One value more in a cell, as cell_list does, with its reason in brackets; nothing where it is not
   shown. */
static void list_value(struct viewer *viewer, struct cell *cell, const struct value *value)
{
    const char *title = value_title(viewer, value);
    const char *why = model_text(viewer->model, value->why);
    if (!title)
        return;
    cell_list(viewer->arena, cell, title, value_target(viewer, value));
    if (*why)
        cell_say(viewer->arena, cell, arena_printf(viewer->arena, " (%s)", why));
}

void cell_say_values(struct viewer *viewer, struct cell *cell, const struct item *item,
                     enum attribute attribute)
{
    const struct qualifier *because = slot_qualifier(item_slot(item, attribute), CLAUSE_BECAUSE);
    const struct value *values = item_values(item, attribute);
    if (!values)
        cell_say(viewer->arena, cell, NULL);
    for (const struct value *value = values; value; value = value->next)
        list_value(viewer, cell, value);
    if (because && because->values && cell->runs.first)
        cell_say(viewer->arena, cell,
                 arena_printf(viewer->arena, " (%s)", value_title(viewer, because->values)));
}
