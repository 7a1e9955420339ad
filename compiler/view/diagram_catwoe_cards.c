/* The root definition of a system as cards to lay on a table: one for each letter of CATWOE, and
   one for the definition itself (Smyth and Checkland 1976; what, how and why: Checkland 2000). On
   each stands the question that it asks. Where nothing is said yet it stays open: blanks are what a
   group talks about. */
#include "base/listing.h"
#include "view/view.h"
#include "view/words.h"

struct dealer {
    struct viewer *viewer;
    struct diagram *diagram;
    const struct item *system;
    uint32_t card; /* number of the card that is being written, from 1 */
    struct buffer sentence;
};

/* What a card asks, and how the answer is told in a sentence. */
struct asked {
    enum attribute attribute;
    const char *caption; /* stands above the answer; NULL where the card asks nothing else */
    const char *told;    /* before the answer */
    const char *unsaid;  /* where there is none */
    const char *nobody;  /* what the word none says there */
};

static void begin_card(struct dealer *dealer, const char *id, const char *letter, const char *name,
                       const char *question)
{
    struct arena *arena = dealer->viewer->arena;
    struct diagram_node *node = array_add(arena, &dealer->diagram->nodes);
    *node = (struct diagram_node){
        .id = arena_printf(arena, "%s...%s", dealer->diagram->id, id),
        .part = PART_CATWOE_CARD,
        .number = letter,
        .text = name,
    };
    node_add_note(arena, node, question);
    dealer->card = (uint32_t)dealer->diagram->nodes.count;
    dealer->sentence = (struct buffer){.arena = arena};
    buffer_printf(&dealer->sentence, "%s.", name);
}

static void end_card(struct dealer *dealer)
{
    dealer->diagram->nodes.items[dealer->card - 1].sentence = buffer_text(&dealer->sentence);
}

/* One sentence more for the card. */
static void tell(struct dealer *dealer, const char *before, const char *words)
{
    buffer_printf(&dealer->sentence, " %s%s.", before, words);
}

static void add_answer(struct dealer *dealer, enum diagram_part part, const char *caption,
                       const char *text)
{
    struct arena *arena = dealer->viewer->arena;
    struct diagram *diagram = dealer->diagram;
    const char *card = diagram->nodes.items[dealer->card - 1].id;
    size_t number = diagram->nodes.count - dealer->card + 1;
    struct diagram_node *node = array_add(arena, &diagram->nodes);
    *node = (struct diagram_node){
        .id = arena_printf(arena, "%s.%zu", card, number),
        .part = part,
        .text = text,
        .sentence = caption ? arena_printf(arena, "%s: %s", caption, text) : text,
        .within = dealer->card,
    };
    node_add_note(arena, node, caption);
}

/* ---- Questions that have a list for an answer ------------------------------------------------ */

/* As it stands on the card; NULL where it is not shown. */
static const char *answer_of(struct viewer *viewer, const struct asked *asked,
                             const struct value *value)
{
    const char *why = model_text(viewer->model, value->why);
    const char *title = value->form == VALUE_NONE ? asked->nobody : value_title(viewer, value);
    return title && *why ? arena_printf(viewer->arena, "%s: %s", title, why) : title;
}

/* As it stands in a sentence: a title is told as a name, a text in quotes. */
static const char *answer_within(struct viewer *viewer, const struct value *value,
                                 const char *answer)
{
    return value->form == VALUE_TEXT ? arena_printf(viewer->arena, "“%s”", answer)
                                     : title_within(viewer->arena, answer);
}

static const char *reason_of(struct dealer *dealer, enum attribute attribute)
{
    const struct qualifier *because =
        slot_qualifier(item_slot(dealer->system, attribute), CLAUSE_BECAUSE);
    return because && because->values ? value_title(dealer->viewer, because->values) : NULL;
}

static void leave_open(struct dealer *dealer, const struct asked *asked, bool hidden)
{
    if (hidden)
        add_answer(dealer, PART_SAID, asked->caption, "left out of this copy");
    else
        add_answer(dealer, PART_NOT_SAID, asked->caption, "not said yet");
    tell(dealer, asked->unsaid, hidden ? " is left out of this copy" : " is not said yet");
}

static void ask(struct dealer *dealer, const struct asked *asked, const struct value *values)
{
    struct viewer *viewer = dealer->viewer;
    const char *caption = asked->caption, *reason = reason_of(dealer, asked->attribute);
    struct listing told = {0};
    for (const struct value *value = values; value; value = value->next) {
        const char *answer = answer_of(viewer, asked, value);
        if (!answer)
            continue;
        add_answer(dealer, PART_SAID, caption, answer);
        listing_add(&told, viewer->arena, answer_within(viewer, value, answer));
        caption = NULL;
    }
    if (!told.count) {
        leave_open(dealer, asked, values);
        return;
    }
    tell(dealer, asked->told, listing_text(&told, "and"));
    if (reason) {
        add_answer(dealer, PART_SAID, "Because", reason);
        tell(dealer, "The reason: ", reason);
    }
}

static void deal_parties(struct dealer *dealer, const char *id, const char *letter,
                         const char *name, const char *question, const struct asked *asked,
                         size_t count)
{
    begin_card(dealer, id, letter, name, question);
    for (size_t i = 0; i < count; i++)
        ask(dealer, &asked[i], item_values(dealer->system, asked[i].attribute));
    end_card(dealer);
}

static void deal_customers(struct dealer *dealer)
{
    static const struct asked asked[] = {
        {SYSTEM_CUSTOMERS, "Whom it helps", "It helps ", "Whom it helps", "nobody"},
        {SYSTEM_VICTIMS, "Who bears it", "It is borne by ", "Who bears it", "nobody"}};
    deal_parties(dealer, "customers", "C", "Customers", "Who is helped, and who bears it?", asked,
                 2);
}

static void deal_actors(struct dealer *dealer)
{
    static const struct asked asked = {SYSTEM_ACTORS, NULL, "It is done by ", "Who does it",
                                       "nobody"};
    deal_parties(dealer, "actors", "A", "Actors", "Who does it?", &asked, 1);
}

static void deal_owners(struct dealer *dealer)
{
    static const struct asked asked = {SYSTEM_OWNERS, NULL, "It could be stopped by ",
                                       "Who could stop it", "nobody"};
    deal_parties(dealer, "owners", "O", "Owners", "Who could stop it, or change it?", &asked, 1);
}

static void deal_environment(struct dealer *dealer)
{
    static const struct asked asked = {SYSTEM_ENVIRONMENT, NULL,
                                       "It takes as given: ", "What it takes as given", "nothing"};
    deal_parties(dealer, "environment", "E", "Environment", "What is taken as given?", &asked, 1);
}

/* ---- What becomes of what, and why that is worth doing --------------------------------------- */

static void add_becoming(struct dealer *dealer, const char *sentence)
{
    struct arena *arena = dealer->viewer->arena;
    uint32_t after = (uint32_t)dealer->diagram->nodes.count - 1;
    *array_add(arena, &dealer->diagram->lines) = (struct diagram_line){
        .id = arena_printf(arena, "%s...becomes", dealer->diagram->id),
        .part = PART_BECOMES,
        .from = after - 1,
        .to = after,
        .sentence = sentence,
    };
}

static void add_state(struct dealer *dealer, const char *caption, const char *text)
{
    add_answer(dealer, text ? PART_SAID : PART_NOT_SAID, caption, text ? text : "not said yet");
}

/* Where only one state is given, it is taken for what comes out. */
static void deal_transformation(struct dealer *dealer)
{
    struct viewer *viewer = dealer->viewer;
    const struct value *from = item_values(dealer->system, SYSTEM_TRANSFORMATION);
    const char *before = from && from->to ? value_title(viewer, from) : NULL;
    const char *after = from ? value_title(viewer, from->to ? from->to : from) : NULL;
    const char *told =
        before && after ? arena_printf(viewer->arena, "“%s” becomes “%s”", before, after)
        : after ? arena_printf(viewer->arena, "It comes out as “%s”; what goes in is not said yet",
                               after)
                : "What becomes of what is not said yet";
    begin_card(dealer, "transformation", "T", "Transformation", "What becomes of what?");
    add_state(dealer, "Before", before);
    add_state(dealer, "After", after);
    add_becoming(dealer, arena_printf(viewer->arena, "%s.", told));
    tell(dealer, "", told);
    end_card(dealer);
}

static void deal_worldview(struct dealer *dealer)
{
    static const struct asked view = {SYSTEM_WORLDVIEW, NULL, "", "Why it is worth doing",
                                      "nothing"};
    struct viewer *viewer = dealer->viewer;
    const struct slot *slot = item_slot(dealer->system, SYSTEM_WORLDVIEW);
    const struct qualifier *held = slot_qualifier(slot, CLAUSE_HELD_BY);
    struct runs holders = {0};
    begin_card(dealer, "worldview", "W", "Worldview", "Why is it worth doing, and to whom?");
    ask(dealer, &view, slot ? slot->values : NULL);
    if (held && runs_add_titles(viewer, &holders, "as ", held->values)) {
        const char *whose =
            arena_printf(viewer->arena, "%s see it", runs_text(viewer->arena, &holders));
        add_answer(dealer, PART_WHOSE, NULL, arena_printf(viewer->arena, "– %s", whose));
        tell(dealer, "That is so ", whose);
    } else {
        static const struct asked open = {SYSTEM_WORLDVIEW, "Whose view it is", "",
                                          "Whose view that is", NULL};
        leave_open(dealer, &open, held);
    }
    end_card(dealer);
}

/* ---- The definition -------------------------------------------------------------------------- */

/* A definition that is written by hand stands as it is; of its parts only what is said, too. */
static void deal_definition(struct dealer *dealer)
{
    static const struct {
        enum attribute attribute;
        const char *caption;
    } parts[] = {
        {SYSTEM_WHAT, "What it does"}, {SYSTEM_HOW, "By what means"}, {SYSTEM_WHY, "To what end"}};
    struct viewer *viewer = dealer->viewer;
    struct runs definition = {0};
    const char *written = item_text(viewer, dealer->system, SYSTEM_DEFINITION);
    begin_card(dealer, "definition", "PQR", "Root definition",
               "What is done, by what means, to what end?");
    if (written)
        add_answer(dealer, PART_SAID, NULL, written);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const char *text = item_text(viewer, dealer->system, parts[i].attribute);
        if (text || !written)
            add_state(dealer, parts[i].caption, text);
    }
    if (runs_add_root_definition(viewer, &definition, dealer->system))
        buffer_printf(&dealer->sentence, " %s", runs_text(viewer->arena, &definition));
    else
        tell(dealer, "", "What it does, by what means and to what end is not said yet");
    end_card(dealer);
}

/* ---- The whole ------------------------------------------------------------------------------- */

static bool is_said(const struct item *system)
{
    static const enum attribute said[] = {
        SYSTEM_DEFINITION, SYSTEM_WHAT,    SYSTEM_HOW,        SYSTEM_WHY,
        SYSTEM_CUSTOMERS,  SYSTEM_VICTIMS, SYSTEM_ACTORS,     SYSTEM_TRANSFORMATION,
        SYSTEM_WORLDVIEW,  SYSTEM_OWNERS,  SYSTEM_ENVIRONMENT};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (item_values(system, said[i]))
            return true;
    return false;
}

static size_t count_open(const struct diagram *diagram)
{
    size_t count = 0;
    for (size_t i = 0; i < diagram->nodes.count; i++)
        count += diagram->nodes.items[i].part == PART_NOT_SAID;
    return count;
}

/* What is on the other cards is told card by card. */
static const char *description_of(struct viewer *viewer, const struct diagram *diagram,
                                  uint32_t definition)
{
    struct buffer whole = {.arena = viewer->arena};
    size_t open = count_open(diagram);
    buffer_printf(&whole, "Seven cards to cut out and lay on a table, for “%s”.", diagram->title);
    if (open)
        buffer_printf(&whole, " %s still open.",
                      with_capital(viewer->arena, count_in_words(viewer->arena, open, "answer is",
                                                                 "answers are")));
    buffer_printf(&whole, " %s", diagram->nodes.items[definition].sentence);
    return buffer_text(&whole);
}

struct diagram *describe_catwoe_cards(struct viewer *viewer, const struct item *system)
{
    if (!viewer_shows(viewer, system) || !is_said(system))
        return NULL;
    struct diagram *diagram = arena_new_of(viewer->arena, struct diagram);
    *diagram = (struct diagram){
        .id = item_id(viewer->model, system),
        .view = VIEW_CATWOE_CARDS,
        .title = item_title(viewer->model, system),
        .subtitle = "CATWOE cards, to cut out and lay on a table: is that what we mean?"};
    struct dealer dealer = {.viewer = viewer, .diagram = diagram, .system = system};
    deal_customers(&dealer);
    deal_actors(&dealer);
    deal_transformation(&dealer);
    deal_worldview(&dealer);
    deal_owners(&dealer);
    deal_environment(&dealer);
    deal_definition(&dealer);
    diagram->description = description_of(viewer, diagram, dealer.card - 1);
    return diagram_end(viewer, diagram);
}
