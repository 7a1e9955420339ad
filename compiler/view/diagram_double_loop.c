/* What a stocktake makes of the changes, as single and double loops (Argyris and Schön 1974, 1978):
   why something is done, what is done, what came of it beside what was expected; from there one way
   back to what is done, and a longer one to why. A change of which nothing of this is told is left
   to the other pictures. */
#include "view/answer.h"
#include "view/outcomes.h"
#include "view/words.h"

enum place { WHY, DONE, EXPECTED, SEEN, PLACES };

struct learner {
    struct viewer *viewer;
    struct diagram *diagram;
    const struct item *outcome;
    uint32_t nodes[PLACES]; /* of the outcome that is being told, from 1 */
};

/* ---- Nodes ----------------------------------------------------------------------------------- */

/* The columns come first, so that their nodes have their numbers. */
static void add_columns(struct viewer *viewer, struct diagram *diagram)
{
    static const char *const heads[PLACES] = {
        [WHY] = "What we took for granted",
        [DONE] = "What we do",
        [EXPECTED] = "What we expected",
        [SEEN] = "What we saw",
    };
    for (enum place place = 0; place < PLACES; place++)
        *array_add(viewer->arena, &diagram->nodes) = (struct diagram_node){
            .id = arena_printf(viewer->arena, "%s...%u", diagram->id, place + 1),
            .part = PART_COLUMN,
            .text = heads[place],
            .sentence = heads[place],
        };
}

static struct diagram_node *add_node(struct learner *learner, enum place place,
                                     enum diagram_part part, const char *text)
{
    static const char *const ends[PLACES] = {
        [WHY] = "...why", [DONE] = "", [EXPECTED] = "...expected", [SEEN] = "...seen"};
    struct arena *arena = learner->viewer->arena;
    struct diagram_node *node = array_add(arena, &learner->diagram->nodes);
    *node = (struct diagram_node){
        .id = arena_printf(arena, "%s%s", item_id(learner->viewer->model, learner->outcome),
                           ends[place]),
        .part = part,
        .text = text,
        .sentence = text,
        .column = place + 1,
    };
    learner->nodes[place] = (uint32_t)learner->diagram->nodes.count;
    return node;
}

/* How it went, as it is told behind the change. */
static const char *way_of(struct learner *learner)
{
    const struct answer *answer = answer_of(learner->viewer, learner->outcome, OUTCOME_IS);
    return answer ? answer->one : "was tried";
}

static void add_done(struct learner *learner)
{
    struct diagram_node *node =
        add_node(learner, DONE, PART_TRIED, item_title(learner->viewer->model, learner->outcome));
    node_add_note(learner->viewer->arena, node, way_of(learner));
}

/* Several doubts stand in one place: the longer way leads back to all of them. */
static const char *doubts_of(struct learner *learner)
{
    struct buffer doubts = {.arena = learner->viewer->arena};
    for (const struct value *value = item_values(learner->outcome, OUTCOME_DOUBTS); value;
         value = value->next) {
        const char *text = value_title(learner->viewer, value);
        buffer_printf(&doubts, "%s%s", doubts.count ? "; " : "", text);
    }
    return doubts.count ? buffer_text(&doubts) : NULL;
}

/* ---- Lines ----------------------------------------------------------------------------------- */

static void add_line(struct learner *learner, enum diagram_part part, enum place from,
                     enum place to, const char *text, const char *sentence)
{
    struct arena *arena = learner->viewer->arena;
    const char *id = learner->diagram->nodes.items[learner->nodes[from] - 1].id;
    *array_add(arena, &learner->diagram->lines) = (struct diagram_line){
        .id = arena_printf(arena, "%s..%s", id, part_words[part]),
        .part = part,
        .from = learner->nodes[from] - 1,
        .to = learner->nodes[to] - 1,
        .text = text,
        .sentence = sentence,
    };
}

/* What the ways back ask: of what went well and leaves no doubt something else. */
static const struct {
    const char *done, *why;
} questions[] = {{"what could we do differently?", "which assumption would have to be wrong?"},
                 {"what made it work?", "which assumption does it bear out?"}};

static bool went_well(const struct learner *learner)
{
    return item_choice(learner->outcome, OUTCOME_IS) == OUTCOME_IS_SUCCEEDED &&
           !item_values(learner->outcome, OUTCOME_DOUBTS);
}

/* That the two differ is plain where something is in doubt since, or it did not go well. */
static void add_difference(struct learner *learner, bool doubted)
{
    int is = item_choice(learner->outcome, OUTCOME_IS);
    bool unlike =
        doubted || is == OUTCOME_IS_STALLED || is == OUTCOME_IS_FAILED || is == OUTCOME_IS_STOPPED;
    add_line(learner, PART_BESIDE, EXPECTED, SEEN, unlike ? "but" : "and",
             "What was expected beside what was seen");
}

static void add_ways(struct learner *learner, bool doubted)
{
    bool well = went_well(learner);
    add_line(learner, PART_GOES_ON, WHY, DONE, NULL,
             "From what was taken for granted to what is done");
    add_line(learner, PART_GOES_ON, DONE, EXPECTED, NULL,
             "From what is done to what was expected of it");
    add_line(learner, PART_SINGLE_LOOP, SEEN, DONE, questions[well].done,
             "Single loop: from what was seen back to what is done");
    if (doubted)
        add_line(learner, PART_DOUBLE_LOOP, SEEN, WHY, "is it still true …?",
                 "Double loop: from what was seen back to what was taken for granted");
    else
        add_line(
            learner, PART_DOUBLE_ASKED, SEEN, WHY, questions[well].why,
            "Double loop, not taken yet: from what was seen back to what was taken for granted");
}

/* ---- One outcome ----------------------------------------------------------------------------- */

static void tell(struct buffer *out, const char *before, const char *text, const char *unsaid)
{
    if (text)
        buffer_printf(out, " %s “%s”.", before, text);
    else
        buffer_printf(out, " %s", unsaid);
}

static const char *sentence_of(struct learner *learner, const char *expected, const char *seen,
                               const char *doubts)
{
    struct buffer out = {.arena = learner->viewer->arena};
    buffer_printf(&out, "“%s” %s.", item_title(learner->viewer->model, learner->outcome),
                  way_of(learner));
    tell(&out, "What was expected:", expected, "What was expected is not said.");
    tell(&out, "What was seen:", seen, "What was seen is not said.");
    tell(&out, "Now in doubt:", doubts,
         arena_printf(learner->viewer->arena, "Nothing is said to be in doubt now: %s",
                      questions[went_well(learner)].why));
    return buffer_text(&out);
}

static void add_text(struct learner *learner, enum place place, enum diagram_part part,
                     enum diagram_part unsaid, const char *text, const char *instead)
{
    add_node(learner, place, text ? part : unsaid, text ? text : instead);
}

static void add_outcome(struct learner *learner)
{
    struct viewer *viewer = learner->viewer;
    const char *expected = item_text(viewer, learner->outcome, OUTCOME_EXPECTED);
    const char *seen = item_text(viewer, learner->outcome, OUTCOME_OBSERVED);
    const char *doubts = doubts_of(learner);
    add_text(learner, WHY, PART_DOUBTED, PART_UNDOUBTED, doubts, "not said yet");
    add_done(learner);
    add_text(learner, EXPECTED, PART_EXPECTED, PART_NOT_TOLD, expected, "not said yet");
    add_text(learner, SEEN, PART_SEEN, PART_NOT_TOLD, seen, "not said yet");
    for (enum place place = 0; place < PLACES; place++)
        learner->diagram->nodes.items[learner->nodes[place] - 1].row =
            place == DONE ? 0 : learner->nodes[DONE];
    learner->diagram->nodes.items[learner->nodes[DONE] - 1].sentence =
        sentence_of(learner, expected, seen, doubts);
    add_ways(learner, doubts);
    if (expected && seen)
        add_difference(learner, doubts);
}

/* ---- The whole ------------------------------------------------------------------------------- */

static bool is_told(const struct item *outcome)
{
    return item_values(outcome, OUTCOME_EXPECTED) || item_values(outcome, OUTCOME_OBSERVED) ||
           item_values(outcome, OUTCOME_DOUBTS);
}

static void add_outcomes(struct learner *learner, const struct item *stocktake)
{
    FOR_MEMBERS (stocktake, outcome)
        if (outcome->kind == KIND_OUTCOME && is_told(outcome) &&
            viewer_shows(learner->viewer, outcome)) {
            learner->outcome = outcome;
            add_outcome(learner);
        }
}

static const char *doubts_in_words(struct arena *arena, size_t doubted, size_t done)
{
    if (!doubted)
        return "No assumption is in doubt yet.";
    const char *behind = doubted < done
                             ? arena_printf(arena, "%s of them", number_in_words(arena, doubted))
                         : done == 1 ? "it"
                                     : "each of them";
    return arena_printf(arena, "Behind %s an assumption is now in doubt.", behind);
}

static const char *description_of(struct viewer *viewer, const struct diagram *diagram)
{
    struct arena *arena = viewer->arena;
    size_t done = 0, doubted = 0;
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        done += diagram->nodes.items[i].part == PART_TRIED;
        doubted += diagram->nodes.items[i].part == PART_DOUBTED;
    }
    return arena_printf(arena,
                        "%s looked back on: what was expected, what was seen, and the way back "
                        "from there. %s",
                        with_capital(arena, count_in_words(arena, done, "change", "changes")),
                        doubts_in_words(arena, doubted, done));
}

struct diagram *describe_double_loop(struct viewer *viewer, const struct item *stocktake)
{
    const char *title = item_title(viewer->model, stocktake),
               *day = stocktake_day(viewer, stocktake);
    struct diagram *diagram = arena_new_of(viewer->arena, struct diagram);
    struct learner learner = {.viewer = viewer, .diagram = diagram};
    if (!viewer_shows(viewer, stocktake))
        return NULL;
    *diagram = (struct diagram){.id = item_id(viewer->model, stocktake),
                                .view = VIEW_DOUBLE_LOOP,
                                .title = "What did we take for granted?",
                                .subtitle = arena_printf(viewer->arena, "Double loop · %s", title)};
    if (day)
        diagram->subtitle = arena_printf(viewer->arena, "%s · %s", diagram->subtitle, day);
    add_columns(viewer, diagram);
    add_outcomes(&learner, stocktake);
    if (diagram->nodes.count == PLACES)
        return NULL;
    diagram->description = description_of(viewer, diagram);
    return diagram_end(viewer, diagram);
}
