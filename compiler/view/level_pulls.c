/* What one level does to another, in the picture of levels.

   Factors of a wider system may work in other directions than what lies within it (Improvement and
   Development Agency, Thinking ‘Systems’). A model says so in three ways, and each is drawn as a
   pull that goes both ways: somebody who stands on one level presses somebody on another, the two
   are in conflict, or measures of one variable call it better on the one level when it rises and on
   the other when it falls. Sides of a conflict who stand on one level together have it there, even
   if one of them stands on another level too. Whoever of a wider level watches, governs or sets
   something for one within only holds it there: that is no pull. What is between people of one
   level is left to the rich picture. */
#include "view/levels.h"
#include "view/picture_parties.h"
#include "view/sentence.h"

/* Two levels of which one lies within the other. */
struct span_of_levels {
    uint32_t wide, narrow; /* their numbers; 0: none are found */
    unsigned steps;
    bool downwards; /* the first of the two stands on the wider one */
};

/* How many steps it is from a level out to one around it; 0 where that does not lie around it. */
static unsigned steps_out(const struct level_maker *maker, uint32_t from, uint32_t to)
{
    unsigned steps = 0;
    for (uint32_t at = from; at; at = level_at(maker, at)->within, steps++)
        if (at == to)
            return steps;
    return 0;
}

static uint32_t widest_around(const struct level_maker *maker, uint32_t level)
{
    while (level_at(maker, level)->within)
        level = level_at(maker, level)->within;
    return level;
}

static void compare(const struct level_maker *maker, uint32_t first, uint32_t second,
                    struct span_of_levels *nearest)
{
    unsigned down = steps_out(maker, second, first), up = steps_out(maker, first, second);
    if ((down || up) && (!nearest->wide || down + up < nearest->steps))
        *nearest = down ? (struct span_of_levels){first, second, down, true}
                        : (struct span_of_levels){second, first, up, false};
}

/* The levels of one ladder on which the two stand, next to each other where that can be. */
static struct span_of_levels levels_between(const struct level_maker *maker, uint32_t ladder,
                                            const struct item *one, const struct item *other)
{
    struct span_of_levels nearest = {0};
    for (size_t i = 0; i < maker->stands.count; i++) {
        const struct stand *first = &maker->stands.items[i];
        if (first->who != one || widest_around(maker, first->level) != ladder)
            continue;
        for (size_t k = 0; k < maker->stands.count; k++)
            if (maker->stands.items[k].who == other)
                compare(maker, first->level, maker->stands.items[k].level, &nearest);
    }
    return nearest;
}

static void add_line(struct level_maker *maker, enum diagram_part part,
                     const struct span_of_levels *levels, const char *text)
{
    const char *id = arena_printf(maker->arena, "%s..%s.%zu", level_at(maker, levels->wide)->id,
                                  part_words[part], maker->diagram->lines.count);
    *array_add(maker->arena, &maker->diagram->lines) = (struct diagram_line){
        .id = id,
        .part = part,
        .from = levels->wide - 1,
        .to = levels->narrow - 1,
        .both_ways = part == PART_PULL,
        .text = text,
        .sentence = arena_printf(maker->arena, "%s (between “%s” and, within it, “%s”)", text,
                                 level_at(maker, levels->wide)->text,
                                 level_at(maker, levels->narrow)->text)};
}

/* ---- By sentences and conflicts -------------------------------------------------------------- */

static bool holds_another(const struct link *link)
{
    return sentence_draws(link) == RELATION_DRAWS_GAZE ||
           (link->relation &&
            item_choice(link->relation, RELATION_CARRIES) == RELATION_CARRIES_AUTHORITY);
}

static void add_sentence(struct level_maker *maker, uint32_t ladder, const struct link *link)
{
    enum clause_word by;
    bool pulls = sentence_draws(link) == RELATION_DRAWS_PRESSURE;
    if (!is_shown_sentence(maker->viewer, link) || !is_line_of_picture(maker->viewer, link) ||
        (!pulls && !holds_another(link)))
        return;
    struct span_of_levels levels =
        levels_between(maker, ladder, link->subject, sentence_end(maker->viewer, link, &by));
    if (levels.wide && (pulls || levels.downwards))
        add_line(maker, pulls ? PART_PULL : PART_HOLDS, &levels,
                 sentence_in_words(maker->viewer, link));
}

static bool share_level(const struct level_maker *maker, const struct item *one,
                        const struct item *other)
{
    for (size_t i = 0; i < maker->stands.count; i++)
        for (size_t k = 0; k < maker->stands.count && maker->stands.items[i].who == one; k++)
            if (maker->stands.items[k].who == other &&
                maker->stands.items[k].level == maker->stands.items[i].level)
                return true;
    return false;
}

static void add_conflict(struct level_maker *maker, uint32_t ladder, const struct item *conflict)
{
    struct span_of_levels nearest = {0};
    const struct value *sides = item_values(conflict, CONFLICT_BETWEEN);
    for (const struct value *one = sides; one; one = one->next)
        for (const struct value *other = one->next; other; other = other->next) {
            if (!one->item || share_level(maker, one->item, other->item))
                continue;
            struct span_of_levels found = levels_between(maker, ladder, one->item, other->item);
            if (found.wide && (!nearest.wide || found.steps < nearest.steps))
                nearest = found;
        }
    if (nearest.wide)
        add_line(maker, PART_PULL, &nearest,
                 arena_printf(maker->arena, "“%s”: %s", item_title(maker->viewer->model, conflict),
                              titles_of(maker->viewer, conflict, CONFLICT_BETWEEN)));
}

/* ---- By measures ----------------------------------------------------------------------------- */

static uint32_t level_of_measure(struct level_maker *maker, const struct item *measure)
{
    bool own = measure && measure->owner && measure->owner->kind == KIND_SYSTEM &&
               viewer_shows(maker->viewer, measure);
    return own ? maker->level_of[measure->owner->index] : 0;
}

static void compare_measures(struct level_maker *maker, const struct item *variable,
                             const struct item *one, const struct item *other)
{
    struct span_of_levels levels = {0};
    uint32_t first = level_of_measure(maker, one), second = level_of_measure(maker, other);
    if (!first || !second)
        return;
    int better = item_choice(one, MEASURE_BETTER), opposite = item_choice(other, MEASURE_BETTER);
    compare(maker, first, second, &levels);
    if (!levels.wide || better < 0 || opposite < 0 || better == opposite)
        return;
    bool up = (levels.downwards ? better : opposite) == MEASURE_BETTER_UP;
    add_line(maker, PART_PULL, &levels,
             arena_printf(maker->arena, "“%s”: better %s around, better %s within",
                          item_title(maker->viewer->model, variable), up ? "up" : "down",
                          up ? "down" : "up"));
}

static void add_measures(struct level_maker *maker, const struct item *variable)
{
    const struct value *measures = item_values(variable, VARIABLE_MEASURED_BY);
    for (const struct value *one = measures; one; one = one->next)
        for (const struct value *other = one->next; other; other = other->next)
            compare_measures(maker, variable, one->item, other->item);
}

/* ---- All of it ------------------------------------------------------------------------------- */

static void add_of_block(struct level_maker *maker, uint32_t ladder, const struct item *block)
{
    FOR_LINKS (block, link)
        add_sentence(maker, ladder, link);
    FOR_MEMBERS (block, member)
        if (member->kind == KIND_CONFLICT && viewer_shows(maker->viewer, member))
            add_conflict(maker, ladder, member);
}

void add_pulls(struct level_maker *maker)
{
    struct viewer *viewer = maker->viewer;
    for (uint32_t level = 1; level <= maker->diagram->nodes.count; level++) {
        if (level_at(maker, level)->part != PART_LEVEL || level_at(maker, level)->within)
            continue;
        FOR_SHOWN (viewer, KIND_PICTURE, picture)
            add_of_block(maker, level, picture);
        FOR_SHOWN (viewer, KIND_NETWORK, network)
            add_of_block(maker, level, network);
    }
    FOR_SHOWN (viewer, KIND_VARIABLE, variable)
        add_measures(maker, variable);
}
