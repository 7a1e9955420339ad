/* What became of the changes; see outcomes.h. */
#include "view/outcomes.h"

#include "base/listing.h"
#include "view/answer.h"
#include "view/words.h"

static const struct value *day_of(const struct item *stocktake)
{
    const struct value *on = item_values(stocktake, STOCKTAKE_ON);
    return on && on->form == VALUE_DATE ? on : NULL;
}

double stocktake_date(const struct item *stocktake)
{
    static const double behind_all = 1e9;
    const struct value *day = day_of(stocktake);
    return day ? day->number : behind_all;
}

const char *stocktake_day(struct viewer *viewer, const struct item *stocktake)
{
    const struct value *day = day_of(stocktake);
    return day ? day_in_words(viewer->arena, day->number) : NULL;
}

bool outcome_follows(const struct item *outcome, const struct item *other)
{
    double date = stocktake_date(outcome->owner), before = stocktake_date(other->owner);
    return date > before || (date == before && outcome->index > other->index);
}

const struct item **last_outcomes(struct viewer *viewer)
{
    const struct item **last =
        arena_alloc(viewer->arena, (viewer->model->all.count + 1) * sizeof(struct item *));
    FOR_SHOWN (viewer, KIND_OUTCOME, outcome) {
        const struct item *change = outcome->refers;
        if (change && answer_of(viewer, outcome, OUTCOME_IS) &&
            (!last[change->index] || outcome_follows(outcome, last[change->index])))
            last[change->index] = outcome;
    }
    return last;
}

const char *outcomes_in_words(struct viewer *viewer)
{
    struct arena *arena = viewer->arena;
    const struct item **last = last_outcomes(viewer);
    size_t counts[ANSWER_COUNT] = {0}, all = 0;
    struct listing words = {0};
    for (size_t i = 0; i < viewer->model->all.count; i++)
        if (last[i]) {
            counts[answer_of(viewer, last[i], OUTCOME_IS) - answers]++;
            all++;
        }
    for (size_t i = 0; i < ANSWER_COUNT; i++)
        if (counts[i])
            listing_add(&words, arena,
                        count_in_words(arena, counts[i], answers[i].one, answers[i].several));
    if (!all)
        return NULL;
    const char *of = all == 1 ? "the changes" : count_in_words(arena, all, "change", "changes");
    return arena_printf(arena, "Of %s, %s", of, listing_text(&words, "and"));
}
