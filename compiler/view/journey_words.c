/* The steps of journeys in words; see journey_words.h. */
#include "view/journey_words.h"

#include "base/listing.h"
#include "base/number.h"

#include <string.h>

enum who who_is(struct viewer *viewer, const struct value *with)
{
    if (!with || (with->form == VALUE_ITEM && !with->item))
        return WHO_NOT_SAID;
    if (with->form != VALUE_ITEM)
        return WHO_NOBODY;
    return viewer_shows(viewer, with->item) ? WHO_SOMEBODY : WHO_NOT_SHOWN;
}

const char *feeling_of_step(struct viewer *viewer, const struct item *step)
{
    const struct value *feels = item_values(step, STEP_FEELS);
    if (!feels)
        return NULL;
    const char *why = model_text(viewer->model, feels->why);
    const char *word = value_title(viewer, feels);
    return *why ? arena_printf(viewer->arena, "%s: %s", word, why) : word;
}

const char *handed_on(struct viewer *viewer, const struct item *step)
{
    struct buffer text = {.arena = viewer->arena};
    for (const struct value *value = item_values(step, STEP_HANDS_OVER); value; value = value->next)
        buffer_printf(&text, "%s%s", text.count ? "; " : "", value_title(viewer, value));
    return text.count ? buffer_text(&text) : NULL;
}

/* "Met by the college and the council." */
static void say_who_meets_them(struct viewer *viewer, struct buffer *text, const struct item *step)
{
    const struct value *with = item_values(step, STEP_WITH);
    const char *titles = NULL;
    struct runs runs = {0};
    enum who who = who_is(viewer, with);
    if (who == WHO_NOBODY) {
        const char *why = model_text(viewer->model, with->why);
        buffer_printf(text, "No service meets them%s%s.", *why ? ": " : "", why);
        return;
    }
    if (runs_add_titles(viewer, &runs, "", with) && who != WHO_NOT_SAID)
        titles = runs_text(viewer->arena, &runs);
    if (titles)
        buffer_printf(text, "Met by %s.", titles);
    else
        buffer_put(text, who == WHO_NOT_SAID ? "Who meets them is not said."
                                             : "Who meets them is not shown here.");
}

/* What somebody wrote may end in a stop of its own. */
static const char *stop_behind(const char *text)
{
    size_t length = strlen(text);
    return length && strchr(".!?", text[length - 1]) ? "" : ".";
}

static void say_what_they_say(struct viewer *viewer, struct buffer *text, const struct item *step)
{
    const struct value *first = item_values(step, STEP_SAYS);
    const char *said = NULL;
    for (const struct value *says = first; says; says = says->next) {
        said = value_title(viewer, says);
        buffer_printf(text, " %s “%s”", says == first ? "They say" : "and", said);
    }
    if (said)
        buffer_put(text, stop_behind(said));
}

const char *step_in_words(struct viewer *viewer, const struct item *step, const char *number)
{
    struct buffer text = {.arena = viewer->arena};
    const char *title = item_title(viewer->model, step);
    const char *feels = feeling_of_step(viewer, step), *on = handed_on(viewer, step);
    const struct value *waits = item_values(step, STEP_WAITS);
    const struct value *period = item_values(step, STEP_PERIOD);
    buffer_printf(&text, "%s. %s%s ", number, title, stop_behind(title));
    say_who_meets_them(viewer, &text, step);
    if (feels)
        buffer_printf(&text, " It feels%s %s%s",
                      item_values(step, STEP_FEELS)->form == VALUE_TEXT ? ":" : "", feels,
                      stop_behind(feels));
    say_what_they_say(viewer, &text, step);
    if (period)
        buffer_printf(&text, " It lasts %s.", value_title(viewer, period));
    if (waits)
        buffer_printf(&text, " Then they wait %s.", value_title(viewer, waits));
    if (on)
        buffer_printf(&text, " Handed on: %s%s", on, stop_behind(on));
    return buffer_text(&text);
}

/* ---- Quantities ------------------------------------------------------------------------------ */

/* The words behind its number: months. */
static const char *unit_of(struct viewer *viewer, const struct value *quantity)
{
    const char *text = value_title(viewer, quantity);
    return text + strspn(text, "0123456789.,- ");
}

static bool are_same_unit(const char *one, const char *other)
{
    size_t length = strlen(one), others = strlen(other);
    length -= length && one[length - 1] == 's';
    others -= others && other[others - 1] == 's';
    return length == others && !strncmp(one, other, length);
}

/* Units of time from the longest to the shortest; any other comes behind them. */
static const char *const units[] = {"years", "months", "weeks", "days", "hours", "minutes"};
enum { UNITS = sizeof units / sizeof *units };

static size_t unit_rank(const char *unit)
{
    size_t rank = 0;
    while (rank < UNITS && !are_same_unit(unit, units[rank]))
        rank++;
    return rank;
}

/* Two waits of "1 day" are "2 days". */
static const char *unit_in_words(struct arena *arena, const struct sum *sum)
{
    size_t rank = unit_rank(sum->unit);
    if (rank == UNITS)
        return sum->unit;
    return sum->number == 1 ? arena_printf(arena, "%.*s", (int)strlen(units[rank]) - 1, units[rank])
                            : units[rank];
}

static struct sum *insert_sum(struct arena *arena, struct sums *sums, const char *unit)
{
    struct sum *sum = array_add(arena, sums);
    for (; sum > sums->items && unit_rank(sum[-1].unit) > unit_rank(unit); sum--)
        *sum = sum[-1];
    *sum = (struct sum){0, unit};
    return sum;
}

/* Of "day" and "days" the longer one serves for several. */
void sums_add(struct viewer *viewer, struct sums *sums, const struct value *quantity)
{
    if (!quantity || quantity->form != VALUE_NUMBER)
        return;
    const char *unit = unit_of(viewer, quantity);
    struct sum *sum = sums->items;
    while (sum < sums->items + sums->count && !are_same_unit(sum->unit, unit))
        sum++;
    if (sum == sums->items + sums->count)
        sum = insert_sum(viewer->arena, sums, unit);
    sum->number += quantity->number;
    if (strlen(unit) > strlen(sum->unit))
        sum->unit = unit;
}

const char *sums_in_words(struct arena *arena, const struct sums *sums)
{
    struct listing listing = {0};
    for (size_t i = 0; i < sums->count; i++)
        listing_add(&listing, arena,
                    arena_printf(arena, "%s%s%s", number_rounded(arena, sums->items[i].number),
                                 *sums->items[i].unit ? " " : "",
                                 unit_in_words(arena, &sums->items[i])));
    return listing_text(&listing, "and");
}
