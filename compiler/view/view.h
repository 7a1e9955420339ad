#ifndef CATWOE_VIEW_VIEW_H
#define CATWOE_VIEW_VIEW_H

#include "model/model.h"
#include "view/diagram.h"
#include "view/document.h"
#include "view/table.h"

struct network_measures;

/* From the model to what is shown of it: views.def has a row for each diagram and table, and each
   row a builder in a file of its own. A builder reads the model and makes a description that knows
   nothing of it. */

/* What is shown, and to whom. One a product, so that what it leaves out is counted for it. */
struct viewer {
    const struct model *model;
    struct arena *arena;
    bool confidential;                  /* show what is marked so, too */
    bool author;                        /* they write the model: tell them what to write */
    bool *met;                          /* by item index: marked so, and asked for */
    const struct item *according_to[2]; /* whose causal map is shown, or whose two; NULL: all's */
    const struct icons *icons;          /* made when first asked for: see figures.h */
    struct network_measures *measures;  /* the way to igraph, for what measures networks */
};

struct viewer viewer_new(const struct model *, bool confidential);

/* Whether an item may be shown: it, all that it stands in, and what a finding, an outcome or a
   comparison is about. Remembers the marks that it meets. */
bool viewer_shows(struct viewer *, const struct item *);

/* The same of a sentence: what it stands in, its verb, whom it is about, and of those whose alone
   it is at least one. */
bool viewer_shows_link(struct viewer *, const struct link *);

/* How many things marked as confidential were asked for: and not shown, or shown all the same. */
size_t viewer_left_out(const struct viewer *);
size_t viewer_exposed(const struct viewer *);

/* ---- The views --------------------------------------------------------------------------------
 */

typedef struct diagram *describe_function(struct viewer *, const struct item *subject);

/* Tables of these subjects, or of all that the view is about where none is named; NULL where the
   model has nothing to put in one. */
typedef struct table *tabulate_function(struct viewer *, const struct item *const *subjects,
                                        size_t count);

#define DIAGRAM(id, name, title, when, kinds, describe, ...) describe_function describe;
#define TABLE(id, name, title, kinds, tabulate, ...)         tabulate_function tabulate;
#include "view/views.def"
#undef TABLE
#undef DIAGRAM

/* Where a diagram is drawn: where its thing is named, also by `build`, also where nothing is named.
 */
enum occasion { WHEN_ASKED, WHEN_BUILT, WHEN_USUAL };

struct view {
    const char *title;  /* for readers */
    kind_set subjects;  /* kinds of which a thing may be named; of a table 0: it shows the whole */
    enum occasion when; /* of a diagram */
    describe_function *describe; /* of a diagram, else NULL */
    tabulate_function *tabulate; /* of a table, else NULL */
    const char *doc;
    const char *needs; /* what the model must hold before there is something to show */
};

extern const struct view views[VIEW_COUNT];

/* The tables of a view, with what they leave out or expose, and their language. */
struct table *view_tabulate(struct viewer *, enum view_id, const struct item *const *subjects,
                            size_t count);

/* The diagram, or the table, of this name, or VIEW_COUNT. */
enum view_id view_named(const char *name, bool diagram);

/* Whether it is a diagram of things of this kind. */
bool view_pictures(enum view_id, enum kind);

/* What a picture's file is called, without its ending: by the thing that it shows, and by the view
   too where that is not the first of such things. No two pictures of a model have one name. */
const char *picture_name(const struct model *, const struct item *subject, enum view_id);

/* All that the model holds, on one page. Findings are those of a checked model. */
struct document *describe_report(struct viewer *);

/* What a group gets on paper: what a `handout` of the model declares, one thing of the model with
   what there is to ask of it, or where it is NULL what a good facilitator would hand out. What it
   has no form for stands in the document's `remarks`. */
struct document *describe_handout(struct viewer *, const struct item *);

/* The page that leads to all files that were made of a model. */
struct document *describe_index(struct viewer *, const struct files *);

/* ---- For the builders -------------------------------------------------------------------------
 */

/* Walks over the things of a kind that the model's own files declare and the viewer shows. */
#define FOR_SHOWN(viewer, wanted, each) \
    FOR_ITEMS_OF ((viewer)->model, wanted, each) \
        if (!each->file->source->library && viewer_shows((viewer), each))

/* The same without what groups have written on sheets: what the author of the model has declared,
   and is to be put before others, asked about and wondered at. */
#define FOR_SHOWN_OWN(viewer, wanted, each) \
    FOR_ITEMS_OF ((viewer)->model, wanted, each) \
        if (!each->file->source->library && !is_answer(each) && viewer_shows((viewer), each))

/* Whether a thing is among the subjects that were named; every one is where none was, but for the
   people and the roles that came back on sheets. */
bool is_subject(const struct item *, const struct item *const *subjects, size_t count);

/* A document without sections yet; its head says what the model says of itself. */
struct document *document_of_model(struct viewer *, const char *kicker);

/* A picture without nodes yet, and with a title where it is known already. Its subtitle is "WHAT ·
   the title of the model". */
struct diagram *diagram_begin(struct viewer *, const struct item *subject, enum view_id,
                              const char *title, const char *what);

/* One more of the smaller lines below a node's text; nothing where it is NULL or empty. */
void node_add_note(struct arena *, struct diagram_node *, const char *);

/* The same picture, with what it leaves out or exposes: the last thing that a builder does. */
struct diagram *diagram_end(struct viewer *, struct diagram *);

/* Whether a rich picture draws this sentence, that it shows, as a line: one that says by a relation
   what somebody does to somebody else. */
bool is_line_of_picture(struct viewer *, const struct link *);

/* How readers know a thing: its text, else its name; a finding or outcome by what it is about. */
const char *item_title(const struct model *, const struct item *);

/* What a system is for, as its title says: "Keep people learning" of "A system to keep people
   learning". */
const char *system_purpose(const struct model *, const struct item *);

/* What a root definition makes of those whom an attribute of it names, one or several of them:
   "gains by it", "bear it"; NULL where it says nothing of them, as of what is taken as given. */
const char *role_in_system(enum attribute, bool several);

/* Who would do an activity, watch or control: the attribute that says so. */
enum attribute actors_of(enum kind);

/* The root definition: as written by hand, else "A system to WHAT by HOW in order to WHY", with …
   for what is not said; in a model that is not in English "What: …; how: …; why: …". False where
   none of it is said. */
bool runs_add_root_definition(struct viewer *, struct runs *, const struct item *system);

/* The language of the model's texts: en where it does not say. */
const char *model_language(struct viewer *);

/* The day that the model is of: 2007-10-05; NULL where it does not say, or that is not shown. */
const char *model_date(struct viewer *);

/* A title within a sentence, its article small: the college. */
const char *title_within(struct arena *, const char *title);

/* The word chosen for an attribute, or a number where one was given instead; NULL where nothing is
   said. */
const char *item_word(struct viewer *, const struct item *, enum attribute);

/* The first text that stands behind the attribute's key, or NULL. */
const char *item_text(struct viewer *, const struct item *, enum attribute);

/* A value as readers read it: the title of what it refers to, its text, its word, its date; NULL
   where it is not shown. */
const char *value_title(struct viewer *, const struct value *);

/* The titles of all values that are shown, as they stand in a sentence: "the college, the council
   and Front-line staff", with `before` before them. Whether there is any. */
bool runs_add_titles(struct viewer *, struct runs *, const char *before, const struct value *);

/* The same as a text, of an attribute; NULL where there is none. */
const char *titles_of(struct viewer *, const struct item *, enum attribute);

/* The id of what a value refers to; NULL where it refers to nothing that is shown. */
const char *value_target(struct viewer *, const struct value *);

/* All values of an attribute in a cell, with semicolons between them. The cell is CELL_UNSAID where
   nothing is said, and CELL_NOT_ASKED where all that is said is not shown. */
void cell_say_values(struct viewer *, struct cell *, const struct item *, enum attribute);

#endif
