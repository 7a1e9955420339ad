/* What became of each change, from one stocktake to the next: a strip a change, so that one that
   treads water shows as plainly as one that has failed. */
#include "view/answer.h"
#include "view/board_nodes.h"
#include "view/outcomes.h"
#include "view/words.h"

struct strip {
    struct viewer *viewer;
    struct diagram *diagram;
    struct taken { /* a stocktake */
        const struct item *item;
        double date;
        uint32_t column;
    } * stocktakes;
    size_t count;
};

/* ---- Stocktakes ------------------------------------------------------------------------------ */

static bool is_outcome_shown(struct viewer *viewer, const struct item *outcome)
{
    return outcome->kind == KIND_OUTCOME && outcome->refers && viewer_shows(viewer, outcome);
}

static bool has_outcomes(struct viewer *viewer, const struct item *stocktake)
{
    FOR_MEMBERS (stocktake, outcome)
        if (is_outcome_shown(viewer, outcome))
            return true;
    return false;
}

/* In order of their dates, and of one day as they are declared. */
static void add_stocktakes(struct strip *strip)
{
    struct viewer *viewer = strip->viewer;
    strip->stocktakes =
        arena_alloc(viewer->arena, (viewer->model->all.count + 1) * sizeof *strip->stocktakes);
    FOR_SHOWN (viewer, KIND_STOCKTAKE, stocktake) {
        if (!has_outcomes(viewer, stocktake))
            continue;
        size_t at = strip->count++;
        for (; at && strip->stocktakes[at - 1].date > stocktake_date(stocktake); at--)
            strip->stocktakes[at] = strip->stocktakes[at - 1];
        strip->stocktakes[at] = (struct taken){stocktake, stocktake_date(stocktake), 0};
    }
}

static void add_columns(struct strip *strip)
{
    struct viewer *viewer = strip->viewer;
    for (size_t i = 0; i < strip->count; i++) {
        const struct item *stocktake = strip->stocktakes[i].item;
        const char *title = item_title(viewer->model, stocktake),
                   *day = stocktake_day(viewer, stocktake);
        strip->stocktakes[i].column = board_add_head(viewer, strip->diagram, PART_COLUMN,
                                                     item_id(viewer->model, stocktake), title);
        node_add_note(viewer->arena, board_last_node(strip->diagram), day);
        if (day)
            board_last_node(strip->diagram)->sentence =
                arena_printf(viewer->arena, "%s, %s", title, day);
    }
}

/* ---- Outcomes -------------------------------------------------------------------------------- */

/* "Looking back in spring: “Courses that also start in January” succeeded. Expected: half stay.
   Seen: more stayed than before." */
static const char *sentence(struct viewer *viewer, const struct item *outcome,
                            const struct answer *how, const char *expected, const char *observed)
{
    const char *state =
        arena_printf(viewer->arena, "%s: “%s”%s %s.", item_title(viewer->model, outcome->owner),
                     item_title(viewer->model, outcome->refers), how ? "" : ":",
                     how ? how->one : "how it went is not said yet");
    return arena_printf(viewer->arena, "%s%s%s%s%s", state,
                        expected ? arena_printf(viewer->arena, " Expected: %s.", expected) : "",
                        observed ? " Seen: " : "", observed ? observed : "", observed ? "." : "");
}

static void add_outcome(struct strip *strip, const struct item *outcome, uint32_t row,
                        uint32_t column)
{
    struct viewer *viewer = strip->viewer;
    const struct answer *how = answer_of(viewer, outcome, OUTCOME_IS);
    const char *expected = item_text(viewer, outcome, OUTCOME_EXPECTED);
    const char *observed = item_text(viewer, outcome, OUTCOME_OBSERVED);
    struct diagram_node *card =
        board_add_card(viewer, strip->diagram, how ? PART_STATE : PART_UNSAID, row, column,
                       item_id(viewer->model, outcome));
    card->text = how ? with_capital(viewer->arena, how->words) : "How it went is not said yet";
    card->badges = how ? how->badges : 0;
    card->sentence = sentence(viewer, outcome, how, expected, observed);
    if (expected) /* what was seen is often told as an answer to it */
        node_add_note(viewer->arena, card, arena_printf(viewer->arena, "expected: %s", expected));
    if (observed)
        node_add_note(viewer->arena, card, arena_printf(viewer->arena, "seen: %s", observed));
}

static void add_change(struct strip *strip, const struct item *change)
{
    struct viewer *viewer = strip->viewer;
    uint32_t row = 0;
    for (size_t i = 0; i < strip->count; i++)
        FOR_MEMBERS (strip->stocktakes[i].item, outcome) {
            if (outcome->refers != change || !is_outcome_shown(viewer, outcome))
                continue;
            if (!row)
                row =
                    board_add_head(viewer, strip->diagram, PART_ROW, item_id(viewer->model, change),
                                   item_title(viewer->model, change));
            add_outcome(strip, outcome, row, strip->stocktakes[i].column);
        }
}

/* ---- The whole ------------------------------------------------------------------------------- */

/* "Of six changes, four succeeded and two are still going, as seen in two stocktakes from 4 May
   2007 to 5 October 2007." */
static const char *description(struct strip *strip)
{
    struct arena *arena = strip->viewer->arena;
    const char *first = stocktake_day(strip->viewer, strip->stocktakes[0].item),
               *last = stocktake_day(strip->viewer, strip->stocktakes[strip->count - 1].item);
    const char *all = outcomes_in_words(strip->viewer);
    const char *when = strip->count == 1 && first ? arena_printf(arena, ", on %s", first)
                       : strip->count > 1 && first && last
                           ? arena_printf(arena, ", from %s to %s", first, last)
                           : "";
    return arena_printf(arena, "%s, as seen in %s%s.", all ? all : "What became of the changes",
                        count_in_words(arena, strip->count, "stocktake", "stocktakes"), when);
}

struct diagram *describe_outcomes(struct viewer *viewer, const struct item *model)
{
    struct strip strip = {.viewer = viewer};
    add_stocktakes(&strip);
    if (!strip.count)
        return NULL;
    strip.diagram = diagram_begin(viewer, model, VIEW_OUTCOMES, "What became of the changes?",
                                  "Outcomes over time");
    strip.diagram->even_columns = true;
    add_columns(&strip);
    FOR_SHOWN (viewer, KIND_CHANGE, change)
        add_change(&strip, change);
    strip.diagram->description = description(&strip);
    return diagram_end(viewer, strip.diagram);
}
