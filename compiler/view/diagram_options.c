/* The changes side by side, as a group weighs them: who gains, who loses, who can live with it and
   who cannot, whether each is systemically desirable and culturally feasible, and who says so
   (Checkland and Poulter 2006, on changes with which people can live). What nobody has said yet is
   asked. */
#include "base/listing.h"
#include "view/answer.h"
#include "view/board_nodes.h"
#include "view/figures.h"
#include "view/rating.h"
#include "view/words.h"

/* A row of the board. */
static const struct question {
    const char *id, *head;
    enum attribute attribute;
    const char *one, *several; /* of people: "The college gains by" a change */
    enum mood mood;            /* and the face with which they stand there */
    const char *called;        /* of a judgement: what the change is held to be */
} questions[] = {
    {"gains", "Who gains", CHANGE_GAINS, "gains by", "gain by", MOOD_HAPPY, NULL},
    {"loses", "Who loses", CHANGE_LOSES, "loses by", "lose by", MOOD_SAD, NULL},
    {"can-live", "Who can live with it", CHANGE_CAN_LIVE, "can live with", "can live with",
     MOOD_CALM, NULL},
    {"cannot-live", "Who cannot", CHANGE_CANNOT_LIVE, "cannot live with", "cannot live with",
     MOOD_ANGRY, NULL},
    {"desirable", "Is it desirable?", CHANGE_DESIRABLE, NULL, NULL, MOOD_NONE, "desirable"},
    {"feasible", "Is it feasible?", CHANGE_FEASIBLE, NULL, NULL, MOOD_NONE, "feasible"},
};
enum { QUESTIONS = sizeof questions / sizeof *questions };

struct options {
    struct viewer *viewer;
    struct diagram *diagram;
    uint32_t rows[QUESTIONS]; /* 0: nothing is said there of any change */
    size_t count;
    struct listing refused; /* changes with which somebody cannot live */
};

/* A cell on its way to its cards. */
struct cell_place {
    const struct question *question;
    const struct item *change;
    const char *title, *id;
    uint32_t row, column;
};

static struct diagram_node *add_card(struct options *options, const struct cell_place *cell,
                                     enum diagram_part part, const char *id)
{
    return board_add_card(options->viewer, options->diagram, part, cell->row, cell->column,
                          arena_printf(options->viewer->arena, "%s..%s", cell->id, id));
}

/* ---- Who gains, loses, can live with it ------------------------------------------------------ */

/* The reason behind each name by itself, or the one behind all of them. */
static const char *reason_of(struct viewer *viewer, const struct cell_place *cell,
                             const struct value *value)
{
    const char *own = model_text(viewer->model, value->why);
    const struct qualifier *because =
        slot_qualifier(item_slot(cell->change, cell->question->attribute), CLAUSE_BECAUSE);
    const char *common = because && because->values ? value_title(viewer, because->values) : NULL;
    return *own || !common ? own : common;
}

static void add_person(struct options *options, const struct cell_place *cell,
                       const struct value *value)
{
    struct viewer *viewer = options->viewer;
    const struct item *who = value->item;
    const char *verb = is_plural(who) ? cell->question->several : cell->question->one;
    const char *why = reason_of(viewer, cell, value);
    struct diagram_node *card = add_card(options, cell, PART_STAKE, item_id(viewer->model, who));
    card->text = item_title(viewer->model, who);
    if (who->kind == KIND_STAKEHOLDER)
        card->figure = figure_of(viewer, who, cell->question->mood);
    card->sentence = arena_printf(viewer->arena, "%s %s “%s”%s%s.", card->text, verb, cell->title,
                                  *why ? ": " : "", why);
    node_add_note(viewer->arena, card, why);
}

static void add_nobody(struct options *options, const struct cell_place *cell,
                       const struct value *value)
{
    struct viewer *viewer = options->viewer;
    const char *why = reason_of(viewer, cell, value);
    struct diagram_node *card = add_card(options, cell, PART_STAKE, "nobody");
    card->text = "Nobody";
    card->sentence = arena_printf(viewer->arena, "Nobody %s “%s”%s%s.", cell->question->one,
                                  cell->title, *why ? ": " : "", why);
    node_add_note(viewer->arena, card, why);
}

/* Whoever is named twice stands there once. */
static void add_people(struct options *options, const struct cell_place *cell)
{
    const struct value *first = item_values(cell->change, cell->question->attribute);
    bool nobody = false;
    for (const struct value *value = first; value; value = value->next) {
        if (value->form == VALUE_NONE && !nobody) {
            nobody = true;
            add_nobody(options, cell, value);
        } else if (value->form == VALUE_ITEM && value->item &&
                   value_naming(first, value->item) == value &&
                   viewer_shows(options->viewer, value->item)) {
            add_person(options, cell, value);
        }
    }
}

/* ---- The two tests of a change --------------------------------------------------------------- */

static const char *judgement_in_words(struct viewer *viewer, const struct cell_place *cell,
                                      enum tone tone)
{
    const char *called = cell->question->called;
    return tone == TONE_YES
               ? arena_printf(viewer->arena, "“%s” is held to be %s", cell->title, called)
           : tone == TONE_NO
               ? arena_printf(viewer->arena, "“%s” is held not to be %s", cell->title, called)
               : arena_printf(viewer->arena, "People differ on whether “%s” is %s", cell->title,
                              called);
}

/* Those whose judgement it is, behind these words; NULL where nobody is named. */
static const char *who_says_so(struct viewer *viewer, const struct qualifier *by, const char *words)
{
    struct runs runs = {0};
    return by && runs_add_titles(viewer, &runs, words, by->values) ? runs_text(viewer->arena, &runs)
                                                                   : NULL;
}

/* What is theirs alone who are not shown is not shown either: it would pass for everybody's. */
static void add_judgement(struct options *options, const struct cell_place *cell)
{
    struct viewer *viewer = options->viewer;
    const struct answer *answer = answer_of(viewer, cell->change, cell->question->attribute);
    const struct slot *slot = item_slot(cell->change, cell->question->attribute);
    const struct qualifier *holders = slot_qualifier(slot, CLAUSE_ACCORDING_TO);
    const char *by = who_says_so(viewer, holders, "according to ");
    if (!answer || (holders && !by))
        return;
    const char *why = model_text(viewer->model, slot->values->why);
    bool several = holders && are_several(viewer, holders->values);
    struct diagram_node *card = add_card(options, cell, PART_JUDGED, answer->chosen);
    card->text = with_capital(viewer->arena, answer->words);
    card->badges = answer->badges;
    card->sentence =
        arena_printf(viewer->arena, "%s%s%s%s%s%s.", judgement_in_words(viewer, cell, answer->tone),
                     *why ? ": “" : "", why, *why ? "”" : "", by ? ", " : "", by ? by : "");
    if (*why)
        node_add_note(viewer->arena, card, arena_printf(viewer->arena, "“%s”", why));
    node_add_note(viewer->arena, card, who_says_so(viewer, holders, several ? "say " : "says "));
}

/* ---- What is not said yet -------------------------------------------------------------------- */

/* Whoever cannot live with it may be nobody; who can is a question where neither is said. */
static bool is_asked(const struct item *change, enum attribute attribute)
{
    if (attribute == CHANGE_CANNOT_LIVE)
        return false;
    return attribute != CHANGE_CAN_LIVE || !item_slot(change, CHANGE_CANNOT_LIVE);
}

static void ask(struct options *options, const struct cell_place *cell)
{
    const struct question *question = cell->question;
    struct arena *arena = options->viewer->arena;
    struct diagram_node *card = add_card(options, cell, PART_UNSAID, "unsaid");
    card->text = "Not said yet";
    card->sentence = question->called ? arena_printf(arena, "Whether “%s” is %s is not said yet.",
                                                     cell->title, question->called)
                                      : arena_printf(arena, "Who %s “%s” is not said yet.",
                                                     question->one, cell->title);
}

/* ---- Rows and columns ------------------------------------------------------------------------ */

static bool is_any_said(struct viewer *viewer, enum attribute attribute)
{
    FOR_SHOWN (viewer, KIND_CHANGE, change)
        if (item_slot(change, attribute))
            return true;
    return false;
}

/* Who loses is asked even where nobody has said it of any change: it is the question that is
   forgotten. */
static bool add_rows(struct options *options)
{
    bool any = false;
    for (size_t i = 0; i < QUESTIONS; i++) {
        const struct question *question = &questions[i];
        bool said = is_any_said(options->viewer, question->attribute);
        any |= said;
        if (said || question->attribute == CHANGE_LOSES)
            options->rows[i] = board_add_head(
                options->viewer, options->diagram, PART_ROW,
                arena_printf(options->viewer->arena, "%s...%s", options->diagram->id, question->id),
                question->head);
    }
    return any;
}

static void add_change(struct options *options, const struct item *change)
{
    struct viewer *viewer = options->viewer;
    const char *title = item_title(viewer->model, change), *id = item_id(viewer->model, change);
    uint32_t column = board_add_head(viewer, options->diagram, PART_COLUMN, id, title);
    const char *owner = owner_in_words(viewer, change),
               *refusing = titles_of(viewer, change, CHANGE_CANNOT_LIVE);
    options->count++;
    if (refusing)
        listing_add(&options->refused, viewer->arena,
                    arena_printf(viewer->arena, "“%s” (%s)", title, refusing));
    if (owner)
        node_add_note(viewer->arena, board_last_node(options->diagram),
                      with_capital(viewer->arena, owner));
    for (size_t i = 0; i < QUESTIONS; i++) {
        const struct question *question = &questions[i];
        struct cell_place cell = {.question = question,
                                  .change = change,
                                  .title = title,
                                  .id = arena_printf(viewer->arena, "%s..%s", id, question->id),
                                  .row = options->rows[i],
                                  .column = column};
        if (!cell.row)
            continue;
        if (!item_slot(change, question->attribute) && is_asked(change, question->attribute))
            ask(options, &cell);
        else if (question->called)
            add_judgement(options, &cell);
        else
            add_people(options, &cell);
    }
}

/* ---- The whole ------------------------------------------------------------------------------- */

/* "Six changes side by side: who gains and who loses by each, who can live with it, and what stands
   against it. Not everybody can live with “Try a course before choosing it” (the funder)." */
static const char *description(struct options *options)
{
    struct arena *arena = options->viewer->arena;
    const char *all = arena_printf(
        arena, "%s: who gains and who loses, and who can live with it.",
        options->count == 1
            ? "The change that is proposed"
            : arena_printf(arena, "%s changes side by side",
                           with_capital(arena, number_in_words(arena, options->count))));
    return options->refused.count ? arena_printf(arena, "%s Not everybody can live with %s.", all,
                                                 listing_text(&options->refused, "and"))
                                  : all;
}

struct diagram *describe_options(struct viewer *viewer, const struct item *model)
{
    struct options options = {.viewer = viewer};
    options.diagram =
        diagram_begin(viewer, model, VIEW_OPTIONS,
                      "Who gains, who loses, and who can live with it?", "Changes side by side");
    options.diagram->even_columns = true;
    if (!add_rows(&options))
        return NULL;
    FOR_SHOWN (viewer, KIND_CHANGE, change)
        add_change(&options, change);
    options.diagram->description = description(&options);
    return diagram_end(viewer, options.diagram);
}
