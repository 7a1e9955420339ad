/* Stakeholders by their ratings; see rating.h. */
#include "view/rating.h"

#include "analysis/ratings.h"
#include "base/listing.h"
#include "view/figures.h"
#include "view/words.h"

/* What a rating may be read as; no rating reaches into the other half. */
static struct leeway leeway_of(const struct rating *rating)
{
    static const double half_step = 0.5;
    bool upper = rating->value >= RATING_MIDDLE;
    struct leeway half = {upper ? RATING_MIDDLE : 0, upper ? RATING_TOP : RATING_MIDDLE};
    if (rating->number)
        return (struct leeway){
            rating->value - half_step > half.least ? rating->value - half_step : half.least,
            rating->value + half_step < half.most ? rating->value + half_step : half.most};
    if (!upper)
        return half;
    return rating->value < RATING_ABOVE_MEDIUM ? (struct leeway){RATING_MIDDLE, RATING_ABOVE_MEDIUM}
                                               : (struct leeway){RATING_ABOVE_MEDIUM, RATING_TOP};
}

struct rating rating_of(struct viewer *viewer, const struct item *stakeholder, struct rated rated)
{
    const struct value *value = item_values(stakeholder, rated.attribute);
    struct rating rating = {.called = rated.called,
                            .word = item_word(viewer, stakeholder, rated.attribute),
                            .value = value ? value->number : 0,
                            .number = value && value->form == VALUE_NUMBER};
    rating.within = leeway_of(&rating);
    return rating;
}

bool rating_counts(const struct rating *rating)
{
    return rating->word && rating->value >= RATING_MIDDLE;
}

bool rating_is_medium(const struct rating *rating)
{
    return rating->word && !rating->number && rating->value >= RATING_MIDDLE &&
           rating->value < RATING_ABOVE_MEDIUM;
}

/* ---- In words -------------------------------------------------------------------------------- */

/* "high power", "power of 7 out of 10" */
static const char *in_words(struct arena *arena, const struct rating *rating)
{
    return rating->number ? arena_printf(arena, "%s of %s out of 10", rating->called, rating->word)
                          : arena_printf(arena, "%s %s", rating->word, rating->called);
}

static const char *note_of(struct arena *arena, const struct rating *rating)
{
    return arena_printf(arena, "%s: %s%s", rating->called, rating->word ? rating->word : "not said",
                        rating->number ? " of 10" : "");
}

bool is_plural(const struct item *who)
{
    return who->kind == KIND_STAKEHOLDER &&
           item_choice(who, STAKEHOLDER_IS) == STAKEHOLDER_IS_GROUP;
}

bool are_several(struct viewer *viewer, const struct value *values)
{
    const struct item *one = NULL;
    size_t count = 0;
    for (; values; values = values->next)
        if (value_title(viewer, values)) {
            one = values->item;
            count++;
        }
    return count > 1 || (one && is_plural(one));
}

const char *ratings_sentence(struct viewer *viewer, const struct item *stakeholder,
                             const struct rating *ratings, size_t count, const char *outcome)
{
    struct arena *arena = viewer->arena;
    struct listing said = {0}, unsaid = {0};
    struct buffer sentence = {.arena = arena};
    for (size_t i = 0; i < count; i++)
        listing_add(ratings[i].word ? &said : &unsaid, arena,
                    ratings[i].word ? in_words(arena, &ratings[i]) : ratings[i].called);
    buffer_put(&sentence, item_title(viewer->model, stakeholder));
    if (said.count)
        buffer_printf(&sentence, " %s %s", is_plural(stakeholder) ? "have" : "has",
                      listing_text(&said, "and"));
    if (unsaid.count)
        buffer_printf(&sentence, "%s %s %s not said%s", said.count ? ";" : ":",
                      listing_text(&unsaid, "and"), unsaid.count == 1 ? "is" : "are",
                      said.count ? "" : " yet");
    buffer_printf(&sentence, "%s %s.", unsaid.count ? ";" : ":", outcome);
    return buffer_text(&sentence);
}

/* ---- Pictures of all stakeholders ------------------------------------------------------------ */

/* Whoever is for it looks happy, and whoever is against it does not. */
static enum mood mood_of(const struct item *stakeholder)
{
    static const enum mood moods[] = {[STAKEHOLDER_STANCE_CHAMPION] = MOOD_HAPPY,
                                      [STAKEHOLDER_STANCE_SUPPORTER] = MOOD_CALM,
                                      [STAKEHOLDER_STANCE_NEUTRAL] = MOOD_NONE,
                                      [STAKEHOLDER_STANCE_SCEPTIC] = MOOD_WORRIED,
                                      [STAKEHOLDER_STANCE_OPPONENT] = MOOD_ANGRY};
    int stance = item_choice(stakeholder, STAKEHOLDER_STANCE);
    return stance < 0 ? MOOD_NONE : moods[stance];
}

struct diagram_node *add_stakeholder(struct viewer *viewer, struct diagram *diagram,
                                     const struct item *stakeholder, enum diagram_part part,
                                     const struct rating *ratings, size_t count)
{
    struct arena *arena = viewer->arena;
    struct diagram_node *node = array_add(arena, &diagram->nodes);
    const char **notes = arena_alloc(arena, (count + 1) * sizeof *notes);
    for (size_t i = 0; i < count; i++)
        notes[i] = note_of(arena, &ratings[i]);
    *node = (struct diagram_node){
        .id = item_id(viewer->model, stakeholder),
        .part = part,
        .text = item_title(viewer->model, stakeholder),
        .notes = notes,
        .note_count = count,
        .figure = figure_of(viewer, stakeholder, mood_of(stakeholder)),
    };
    return node;
}

const struct grouping not_placed = {PART_NOT_PLACED, "not placed yet"};

static size_t count_part(const struct diagram *diagram, enum diagram_part part)
{
    size_t count = 0;
    for (size_t i = 0; i < diagram->nodes.count; i++)
        count += diagram->nodes.items[i].part == part;
    return count;
}

void end_stakeholders(struct viewer *viewer, struct diagram *diagram, const char *by,
                      const struct grouping *groupings, size_t grouping_count)
{
    struct arena *arena = viewer->arena;
    struct buffer parts = {.arena = arena};
    size_t all = 0;
    for (size_t i = 0; i <= grouping_count; i++) {
        const struct grouping *grouping = i < grouping_count ? &groupings[i] : &not_placed;
        size_t count = count_part(diagram, grouping->part);
        if (count)
            buffer_printf(&parts, "%s%s %s", all ? ", " : ": ", number_in_words(arena, count),
                          grouping->words);
        all += count;
    }
    const char *head = count_in_words(arena, all, "stakeholder", "stakeholders");
    if (diagram->remark)
        buffer_printf(&parts, ". %s", with_capital(arena, diagram->remark));
    diagram->description =
        arena_printf(arena, "%s %s%s.", with_capital(arena, head), by, buffer_text(&parts));
    diagram_end(viewer, diagram);
}
