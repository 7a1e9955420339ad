/* Somebody's way through the services: a lane for each who meets them, the steps in the order of
   time, how each feels, what they say and how long they wait, and what is handed on from one to the
   next (Nielsen Norman Group, Journey mapping). */
#include "analysis/journey.h"
#include "base/listing.h"
#include "view/figures.h"
#include "view/journey_words.h"
#include "view/words.h"

#include <string.h>

struct journey_maker {
    struct viewer *viewer;
    struct arena *arena;
    struct diagram *diagram;
    const struct item *journey;
    struct journey_steps steps; /* those that are shown */
    struct diagram_figure figure;
    uint32_t *node_of;          /* by item index: of a step or a service, from 1 */
    uint32_t others[WHO_COUNT]; /* lanes of nobody in particular, from 1 */
    size_t services, numbered;
    struct sums periods, waits;
};

/* ---- Feelings -------------------------------------------------------------------------------- */

/* How high a feeling stands, and that is all that is said of them: none is wrong. */
static const struct {
    enum mood mood;
    double up;
} feelings[] = {
    [STEP_FEELS_CALM] = {MOOD_CALM, 2 / 3.0},
    [STEP_FEELS_HAPPY] = {MOOD_HAPPY, 1},
    [STEP_FEELS_WORRIED] = {MOOD_WORRIED, 1 / 3.0},
    [STEP_FEELS_ANGRY] = {MOOD_ANGRY, 0},
    [STEP_FEELS_SAD] = {MOOD_SAD, 0},
    [STEP_FEELS_CONFUSED] = {MOOD_CONFUSED, 1 / 3.0},
};

/* ---- Lanes ----------------------------------------------------------------------------------- */

/* The number of the lane, from 1; 0 where it is not there yet. */
static uint32_t *lane_of(struct journey_maker *maker, const struct value *with)
{
    enum who who = who_is(maker->viewer, with);
    return who == WHO_SOMEBODY ? &maker->node_of[with->item->index] : &maker->others[who];
}

static const char *lane_title(struct journey_maker *maker, const struct value *with)
{
    static const char *const titles[WHO_COUNT] = {[WHO_NOBODY] = "No service",
                                                  [WHO_NOT_SAID] = "Not said who",
                                                  [WHO_NOT_SHOWN] = "Not shown here"};
    enum who who = who_is(maker->viewer, with);
    return who == WHO_SOMEBODY ? item_title(maker->viewer->model, with->item) : titles[who];
}

static void add_lane(struct journey_maker *maker, const struct value *with)
{
    static const char *const words[WHO_COUNT] = {
        [WHO_NOBODY] = "nobody", [WHO_NOT_SAID] = "not-said", [WHO_NOT_SHOWN] = "not-shown"};
    enum who who = who_is(maker->viewer, with);
    uint32_t *lane = lane_of(maker, with);
    if (*lane)
        return;
    struct diagram_node *node = array_add(maker->arena, &maker->diagram->nodes);
    *node = (struct diagram_node){.part = PART_LANE, .text = lane_title(maker, with)};
    *lane = (uint32_t)maker->diagram->nodes.count;
    if (who == WHO_SOMEBODY) {
        node->id = item_id(maker->viewer->model, with->item);
        node->figure = figure_of(maker->viewer, with->item, MOOD_NONE);
        maker->services++;
    } else
        node->id = arena_printf(maker->arena, "%s...%s", maker->diagram->id, words[who]);
}

/* In the order in which they are met; who is nobody in particular comes last. */
static void add_lanes(struct journey_maker *maker)
{
    for (int particular = 1; particular >= 0; particular--)
        for (size_t i = 0; i < maker->steps.count; i++) {
            const struct value *with = item_values(maker->steps.items[i], STEP_WITH);
            do {
                if ((who_is(maker->viewer, with) == WHO_SOMEBODY) == particular)
                    add_lane(maker, with);
                with = with ? with->next : NULL;
            } while (with);
        }
}

/* ---- Steps ----------------------------------------------------------------------------------- */

/* A node that stands at a step, and is the which-th of its kind there; 0: the only one. */
static struct diagram_node *add_beside(struct journey_maker *maker, uint32_t step,
                                       enum diagram_part part, size_t which, const char *text)
{
    struct diagram_node *node = array_add(maker->arena, &maker->diagram->nodes);
    const struct diagram_node *whose = &maker->diagram->nodes.items[step - 1];
    *node = (struct diagram_node){
        .id = which ? arena_printf(maker->arena, "%s...%s.%zu", whose->id, part_words[part], which)
                    : arena_printf(maker->arena, "%s...%s", whose->id, part_words[part]),
        .part = part,
        .beside = step,
        .text = text,
        .sentence = arena_printf(maker->arena, "At “%s”: %s", whose->text, text)};
    return node;
}

static void add_feeling(struct journey_maker *maker, uint32_t at, const struct item *step)
{
    int mood = item_choice(step, STEP_FEELS);
    const char *words = feeling_of_step(maker->viewer, step);
    if (!words)
        return;
    struct diagram_node *node = add_beside(maker, at, PART_FEELING, 0, words);
    if (mood < 0)
        return;
    node->figure = maker->figure;
    node->figure.mood = feelings[mood].mood;
    node->up = feelings[mood].up;
}

static void add_sayings(struct journey_maker *maker, uint32_t at, const struct item *step)
{
    size_t which = 0;
    for (const struct value *says = item_values(step, STEP_SAYS); says; says = says->next)
        add_beside(maker, at, PART_SAYING, ++which,
                   arena_printf(maker->arena, "“%s”", value_title(maker->viewer, says)));
}

/* "9 months", never broken between the two. */
static const char *unbroken(struct arena *arena, const char *text)
{
    struct buffer kept = {.arena = arena};
    for (; *text; text++)
        if (*text == ' ')
            buffer_put(&kept, "\u00a0");
        else
            buffer_byte(&kept, *text);
    return buffer_text(&kept);
}

static void add_wait(struct journey_maker *maker, uint32_t at, const struct value *waits)
{
    const char *text = value_title(maker->viewer, waits);
    if (waits->form == VALUE_NUMBER)
        text = unbroken(maker->arena, text);
    add_beside(maker, at, PART_WAIT, 0, arena_printf(maker->arena, "waits %s", text));
    sums_add(maker->viewer, &maker->waits, waits);
}

static void add_step(struct journey_maker *maker, const struct item *step)
{
    struct viewer *viewer = maker->viewer;
    struct diagram_node *node = array_add(maker->arena, &maker->diagram->nodes);
    uint32_t at = (uint32_t)maker->diagram->nodes.count;
    const struct value *waits = item_values(step, STEP_WAITS);
    const struct value *period = item_values(step, STEP_PERIOD);
    *node = (struct diagram_node){
        .id = item_id(viewer->model, step),
        .part = PART_STEP,
        .number = arena_printf(maker->arena, "%zu", ++maker->numbered),
        .text = item_title(viewer->model, step),
        .row = *lane_of(maker, item_values(step, STEP_WITH)),
    };
    node->sentence = step_in_words(viewer, step, node->number);
    if (period)
        node_add_note(maker->arena, node,
                      arena_printf(maker->arena, "lasts %s", value_title(viewer, period)));
    sums_add(viewer, &maker->periods, period);
    maker->node_of[step->index] = at;
    add_feeling(maker, at, step);
    add_sayings(maker, at, step);
    if (waits)
        add_wait(maker, at, waits);
}

static void add_traveller(struct journey_maker *maker)
{
    const struct item *who = item_named(maker->journey, JOURNEY_OF);
    if (!who || !viewer_shows(maker->viewer, who))
        return;
    maker->figure = figure_of(maker->viewer, who, MOOD_NONE);
    *array_add(maker->arena, &maker->diagram->nodes) = (struct diagram_node){
        .id = item_id(maker->viewer->model, who),
        .part = PART_TRAVELLER,
        .text = item_title(maker->viewer->model, who),
        .sentence = arena_printf(maker->arena, "The journey of %s",
                                 title_within(maker->arena, item_title(maker->viewer->model, who))),
        .figure = maker->figure,
    };
}

/* ---- Lines ----------------------------------------------------------------------------------- */

/* Nodes by their numbers, from 1. */
static struct diagram_line *add_line(struct journey_maker *maker, enum diagram_part part,
                                     uint32_t from, uint32_t to)
{
    const struct diagram_node *nodes = maker->diagram->nodes.items;
    struct diagram_line *line = array_add(maker->arena, &maker->diagram->lines);
    *line = (struct diagram_line){
        .id = arena_printf(maker->arena, "%s..%s", nodes[from - 1].id, nodes[to - 1].id),
        .part = part,
        .from = from - 1,
        .to = to - 1,
    };
    return line;
}

/* Each lane says at which steps they are met. */
static void add_meetings(struct journey_maker *maker)
{
    struct diagram_node *nodes = maker->diagram->nodes.items;
    struct listing *at = arena_alloc(maker->arena, (maker->diagram->nodes.count + 1) * sizeof *at);
    uint32_t *last = arena_alloc(maker->arena, (maker->diagram->nodes.count + 1) * sizeof *last);
    for (size_t i = 0; i < maker->steps.count; i++) {
        const struct value *with = item_values(maker->steps.items[i], STEP_WITH);
        uint32_t step = maker->node_of[maker->steps.items[i]->index];
        do {
            uint32_t lane = *lane_of(maker, with);
            with = with ? with->next : NULL;
            if (last[lane] == step)
                continue;
            last[lane] = step;
            listing_add(&at[lane], maker->arena, nodes[step - 1].number);
            add_line(maker, PART_MET, step, lane)->sentence =
                arena_printf(maker->arena, "“%s”: %s", nodes[step - 1].text, nodes[lane - 1].text);
        } while (with);
    }
    for (uint32_t lane = 1; lane <= maker->diagram->nodes.count; lane++)
        if (nodes[lane - 1].part == PART_LANE) {
            const char *several = at[lane].count > 1 ? "s" : "";
            nodes[lane - 1].sentence =
                arena_printf(maker->arena, "%s, at step%s %s", nodes[lane - 1].text, several,
                             listing_text(&at[lane], "and"));
        }
}

static void add_swings(struct journey_maker *maker)
{
    const struct diagram_node *nodes = maker->diagram->nodes.items;
    uint32_t last = 0;
    for (uint32_t i = 1; i <= maker->diagram->nodes.count; i++) {
        if (nodes[i - 1].part != PART_FEELING || !nodes[i - 1].figure.mood)
            continue;
        if (last)
            add_line(maker, PART_SWING, last, i)->sentence = arena_printf(
                maker->arena, "From %s to %s", mood_word(maker->arena, nodes[last - 1].figure.mood),
                mood_word(maker->arena, nodes[i - 1].figure.mood));
        last = i;
    }
}

/* "nothing", whatever is said of it. */
static bool says_nothing(const char *text)
{
    static const char word[] = "othing";
    size_t length = sizeof word - 1;
    return (*text == 'n' || *text == 'N') && !strncmp(text + 1, word, length) &&
           !strchr("abcdefghijklmnopqrstuvwxyz-", text[1 + length] ? text[1 + length] : ' ');
}

static void add_way(struct journey_maker *maker, struct journey_way way)
{
    const struct diagram_node *nodes = maker->diagram->nodes.items;
    uint32_t from = maker->node_of[way.from->index], to = maker->node_of[way.to->index];
    if (!from || !to)
        return;
    uint32_t hidden = maker->others[WHO_NOT_SHOWN];
    bool shown = !hidden || (nodes[from - 1].row != hidden && nodes[to - 1].row != hidden);
    const char *on = handed_on(maker->viewer, way.from);
    bool uncarried = on ? says_nothing(on) : shown && is_left_empty_handed(way);
    struct diagram_line *line = add_line(maker,
                                         uncarried ? PART_UNCARRIED
                                         : on      ? PART_HANDOVER
                                                   : PART_NEXT,
                                         from, to);
    line->text = on ? on : uncarried ? "who carries the story?" : NULL;
    line->sentence =
        arena_printf(maker->arena,
                     uncarried && !on ? "From “%s” to “%s” nothing is said to go along: %s"
                     : on             ? "Handed on from “%s” to “%s”: %s"
                                      : "From “%s” to “%s”%s",
                     nodes[from - 1].text, nodes[to - 1].text, line->text ? line->text : "");
}

/* What is handed on where no step follows stands at the step itself. */
static void add_last_words(struct journey_maker *maker)
{
    bool *followed = arena_alloc(maker->arena, maker->diagram->nodes.count + 1);
    for (size_t i = 0; i < maker->diagram->lines.count; i++)
        if (part_layers[maker->diagram->nodes.items[maker->diagram->lines.items[i].to].part] !=
            LAYER_GROUND)
            followed[maker->diagram->lines.items[i].from] = true;
    for (size_t i = 0; i < maker->steps.count; i++) {
        uint32_t node = maker->node_of[maker->steps.items[i]->index] - 1;
        const char *on = handed_on(maker->viewer, maker->steps.items[i]);
        if (on && !followed[node])
            node_add_note(maker->arena, &maker->diagram->nodes.items[node],
                          arena_printf(maker->arena, "hands on: %s", on));
    }
}

static void add_lines(struct journey_maker *maker)
{
    struct journey_ways ways = journey_ways(maker->arena, maker->journey);
    add_meetings(maker);
    add_swings(maker);
    for (size_t i = 0; i < ways.count; i++)
        add_way(maker, ways.items[i]);
    add_last_words(maker);
}

/* ---- The whole ------------------------------------------------------------------------------- */

/* How often a service meets them: at each step each of its services once. */
static size_t count_contacts(const struct journey_maker *maker)
{
    size_t count = 0;
    for (size_t i = 0; i < maker->steps.count; i++)
        for (const struct value *with = item_values(maker->steps.items[i], STEP_WITH); with;
             with = with->next)
            count += who_is(maker->viewer, with) == WHO_SOMEBODY;
    return count;
}

static const char *count_of(const struct journey_maker *maker, size_t count, const char *one,
                            const char *several, bool in_words)
{
    return in_words ? count_in_words(maker->arena, count, one, several)
                    : arena_printf(maker->arena, "%zu %s", count, count == 1 ? one : several);
}

/* "5 steps lasting 6 months, 5 contacts with 3 services, 9 months of waiting": what they have to
   carry. */
static const char *load(const struct journey_maker *maker, bool in_words)
{
    struct arena *arena = maker->arena;
    struct buffer text = {.arena = arena};
    buffer_put(&text, count_of(maker, maker->steps.count, "step", "steps", in_words));
    if (maker->periods.count)
        buffer_printf(&text, " lasting %s", sums_in_words(arena, &maker->periods));
    if (maker->services)
        buffer_printf(&text, ", %s with %s",
                      count_of(maker, count_contacts(maker), "contact", "contacts", in_words),
                      count_of(maker, maker->services, "service", "services", in_words));
    if (maker->waits.count)
        buffer_printf(&text, ", %s of waiting", sums_in_words(arena, &maker->waits));
    return buffer_text(&text);
}

/* Of the feelings below the middle the lowest; the middle where there is none. */
static double lowest_feeling(const struct diagram *diagram)
{
    double lowest = 0.5;
    for (size_t i = 0; i < diagram->nodes.count; i++)
        if (diagram->nodes.items[i].figure.mood && diagram->nodes.items[i].up < lowest &&
            diagram->nodes.items[i].part == PART_FEELING)
            lowest = diagram->nodes.items[i].up;
    return lowest;
}

/* " It is hardest at “Leaves at Christmas” (sad)." Nothing where it never is hard. */
static void say_hardest(struct journey_maker *maker, struct buffer *text)
{
    enum { MOST = 3 };
    const struct diagram *diagram = maker->diagram;
    struct listing hardest = {0};
    size_t count = 0;
    double lowest = lowest_feeling(diagram);
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        const struct diagram_node *node = &diagram->nodes.items[i];
        if (node->part == PART_FEELING && node->figure.mood && node->up <= lowest &&
            ++count <= MOST)
            listing_add(&hardest, maker->arena,
                        arena_printf(maker->arena, "“%s” (%s)",
                                     diagram->nodes.items[node->beside - 1].text,
                                     mood_word(maker->arena, node->figure.mood)));
    }
    if (!count || lowest >= 0.5)
        return;
    if (count > MOST)
        buffer_printf(text, " It is hardest at %s, %s.", listing_text(&hardest, ","),
                      more_in_words(maker->arena, count - MOST));
    else
        buffer_printf(text, " It is hardest at %s.", listing_text(&hardest, "and"));
}

static size_t count_gaps(const struct diagram *diagram)
{
    size_t gaps = 0;
    for (size_t i = 0; i < diagram->lines.count; i++)
        gaps += diagram->lines.items[i].part == PART_UNCARRIED;
    return gaps;
}

static void say_all(struct journey_maker *maker)
{
    struct arena *arena = maker->arena;
    struct buffer text = {.arena = arena};
    const struct diagram *diagram = maker->diagram;
    const char *whose = titles_of(maker->viewer, maker->journey, JOURNEY_OF);
    size_t gaps = count_gaps(diagram);
    buffer_put(&text, diagram->title);
    if (whose)
        buffer_printf(&text, ", as lived by %s", whose);
    buffer_printf(&text, ": %s.", load(maker, true));
    say_hardest(maker, &text);
    if (gaps)
        buffer_printf(&text, " %s nothing goes along from one step to the next.",
                      with_capital(arena, times_in_words(arena, gaps)));
    maker->diagram->description = buffer_text(&text);
    maker->diagram->subtitle = arena_printf(arena, "Journey%s%s · %s", whose ? " · " : "",
                                            whose ? whose : "", load(maker, false));
}

static struct journey_steps shown_steps(struct viewer *viewer, const struct item *journey)
{
    struct journey_steps all = journey_in_order(viewer->arena, journey), shown = {.count = 0};
    for (size_t i = 0; i < all.count; i++)
        if (viewer_shows(viewer, all.items[i]))
            *array_add(viewer->arena, &shown) = all.items[i];
    return shown;
}

struct diagram *describe_journey(struct viewer *viewer, const struct item *journey)
{
    struct arena *arena = viewer->arena;
    struct diagram *diagram = arena_new_of(arena, struct diagram);
    struct journey_maker maker = {.viewer = viewer,
                                  .arena = arena,
                                  .diagram = diagram,
                                  .journey = journey,
                                  .steps = shown_steps(viewer, journey)};
    if (!maker.steps.count)
        return NULL;
    maker.node_of = arena_alloc(arena, (viewer->model->all.count + 1) * sizeof *maker.node_of);
    *diagram = (struct diagram){.id = item_id(viewer->model, journey),
                                .view = VIEW_JOURNEY,
                                .title = item_title(viewer->model, journey)};
    add_traveller(&maker);
    add_lanes(&maker);
    for (size_t i = 0; i < maker.steps.count; i++)
        add_step(&maker, maker.steps.items[i]);
    add_lines(&maker);
    say_all(&maker);
    return diagram_end(viewer, diagram);
}
