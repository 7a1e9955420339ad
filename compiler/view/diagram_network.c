/* Who is tied to whom in a network or a rich picture: how often and how well, who stands in the
   middle, who joins those who are not tied themselves (Burt 1992), without whom it falls apart, and
   the shape that it has and is meant to have. What the table of ties counts, this counts too. */
#include "analysis/cohesion.h"
#include "analysis/network_shape.h"
#include "base/listing.h"
#include "view/figures.h"
#include "view/sentence.h"
#include "view/tied.h"
#include "view/words.h"

enum { MOST_TOLD = 5, FEWEST_OF_A_SHAPE = 3 };

struct network_maker {
    struct viewer *viewer;
    struct arena *arena;
    struct diagram *diagram; /* its first nodes are the members, in their order */
    const struct item *block;
    const struct ties *ties;
    const struct cohesion *cohesion;
    const uint64_t *pairs; /* NULL: too many to count */
    const bool *hubs;
    bool *brokers;
    bool named_brokers; /* the model says who they are */
    size_t both;        /* pairs that are tied both ways */
};

static const char *title_of(struct network_maker *maker, uint32_t member)
{
    return item_title(maker->viewer->model, maker->ties->members[member]);
}

static const char *name_of_member(struct network_maker *maker, uint32_t member)
{
    return title_within(maker->arena, title_of(maker, member));
}

static bool is_network(const struct network_maker *maker)
{
    return maker->block->kind == KIND_NETWORK;
}

/* ---- Brokers ----------------------------------------------------------------------------------
 */

static void take_named_brokers(struct network_maker *maker)
{
    const struct value *named =
        is_network(maker) ? item_values(maker->block, NETWORK_BROKERS) : NULL;
    for (; named; named = named->next) {
        if (!named->item || !viewer_shows(maker->viewer, named->item))
            continue;
        uint32_t member = ties_member(maker->ties, named->item);
        maker->named_brokers = true;
        if (member < maker->ties->member_count)
            maker->brokers[member] = true;
    }
}

/* Where nobody is named: who, but for the hubs, joins most pairs that have no tie of their own; of
   a pair or two everybody joins some, and where many join as many nobody stands out. */
static void find_brokers(struct network_maker *maker)
{
    enum { FEWEST_PAIRS = 3, MOST_BROKERS = 3 };
    uint64_t most = FEWEST_PAIRS;
    size_t count = 0;
    for (uint32_t i = 0; maker->pairs && i < maker->ties->member_count; i++) {
        if (maker->hubs[i] || maker->pairs[i] < most)
            continue;
        count = maker->pairs[i] > most ? 1 : count + 1;
        most = maker->pairs[i];
    }
    for (uint32_t i = 0; count && count <= MOST_BROKERS && i < maker->ties->member_count; i++)
        maker->brokers[i] = !maker->hubs[i] && maker->pairs[i] == most;
}

/* ---- Members ----------------------------------------------------------------------------------
 */

/* What else somebody does for a network (after studies of how networks are orchestrated). */
static const struct {
    enum attribute attribute;
    const char *note;
} tasks[] = {{NETWORK_COORDINATES, "coordinates"},
             {NETWORK_SHAPES_BOUNDARY, "shapes the boundary"},
             {NETWORK_FORGES_VALUES, "forges shared values"}};
enum { TASKS = sizeof tasks / sizeof *tasks };

static void add_notes(struct network_maker *maker, struct diagram_node *node, uint32_t member)
{
    const struct item *who = maker->ties->members[member];
    node_add_note(maker->arena, node, maker->hubs[member] ? "hub" : NULL);
    node_add_note(maker->arena, node, maker->brokers[member] ? "broker" : NULL);
    for (size_t i = 0; i < TASKS && is_network(maker); i++)
        if (value_naming(item_values(maker->block, tasks[i].attribute), who))
            node_add_note(maker->arena, node, tasks[i].note);
}

static unsigned badges_of(const struct network_maker *maker, uint32_t member)
{
    return (unsigned)maker->hubs[member] << BADGE_HUB |
           (unsigned)maker->brokers[member] << BADGE_BROKER |
           (unsigned)maker->cohesion->cuts[member] << BADGE_HOLDS_ALONE;
}

/* "The centre: hub, coordinates; tied to five others, of whom six pairs are not tied themselves; if
   lost, the network falls apart." */
static const char *member_sentence(struct network_maker *maker, const struct diagram_node *node,
                                   uint32_t member)
{
    struct arena *arena = maker->arena;
    struct buffer text = {.arena = arena};
    uint32_t degree = ties_degree(maker->ties, member);
    buffer_printf(&text, "%s: ", node->text);
    for (size_t i = 0; i < node->note_count; i++)
        buffer_printf(&text, "%s%s", node->notes[i], i + 1 < node->note_count ? ", " : "; ");
    buffer_printf(&text, "tied to %s",
                  degree ? count_in_words(arena, degree, "other", "others") : "nobody here yet");
    if (maker->brokers[member] && maker->pairs)
        buffer_printf(&text, ", of whom %s not tied themselves",
                      count_in_words(arena, maker->pairs[member], "pair is", "pairs are"));
    if (maker->cohesion->cuts[member])
        buffer_put(&text, "; if lost, the network falls apart");
    buffer_byte(&text, '.');
    return buffer_text(&text);
}

static void add_member(struct network_maker *maker, uint32_t member)
{
    const struct item *who = maker->ties->members[member];
    struct diagram_node *node = array_add(maker->arena, &maker->diagram->nodes);
    *node = (struct diagram_node){
        .id = item_id(maker->viewer->model, who),
        .part = maker->hubs[member]                ? PART_HUB
                : maker->brokers[member]           ? PART_BROKER
                : ties_degree(maker->ties, member) ? PART_MEMBER
                                                   : PART_UNTIED,
        .badges = badges_of(maker, member),
        .text = title_of(maker, member),
        .figure = figure_of(maker->viewer, who, MOOD_NONE),
    };
    add_notes(maker, node, member);
    node->sentence = member_sentence(maker, node, member);
}

/* ---- Ties, one line a pair --------------------------------------------------------------------
 */

static struct diagram_line *add_line(struct network_maker *maker, const struct tie *tie)
{
    const struct diagram_node *nodes = maker->diagram->nodes.items;
    struct diagram_line *line = array_add(maker->arena, &maker->diagram->lines);
    *line = (struct diagram_line){
        .id = arena_printf(maker->arena, "%s..%s.%s", maker->diagram->id, nodes[tie->from].id,
                           nodes[tie->to].id),
        .part = PART_TIE,
        .from = tie->from,
        .to = tie->to,
        .both_ways = ties_between(maker->ties, tie->from, tie->to) &&
                     ties_between(maker->ties, tie->to, tie->from),
    };
    maker->both += line->both_ways;
    return line;
}

/* Where it goes, what makes it strong, and what says so. */
static void tell_line(struct network_maker *maker, struct diagram_line *line,
                      const struct buffer *said)
{
    struct arena *arena = maker->arena;
    struct listing qualities = {0};
    for (enum tie_quality quality = 0; quality < QUALITY_COUNT; quality++)
        if (line->qualities >> quality & 1)
            listing_add(&qualities, arena, quality_word(arena, quality));
    const char *format =
        line->both_ways ? "Between %s and %s, both ways%s%s.%s" : "From %s to %s, one way%s%s.%s";
    line->sentence = arena_printf(arena, format, name_of_member(maker, line->from),
                                  name_of_member(maker, line->to), qualities.count ? "; " : "",
                                  qualities.count ? listing_text(&qualities, "and") : "",
                                  buffer_text((struct buffer *)said));
}

static void add_lines(struct network_maker *maker)
{
    const struct ties *ties = maker->ties;
    size_t places = ties->first[ties->member_count] + (size_t)1;
    uint32_t *line_at = arena_alloc(maker->arena, places * sizeof *line_at); /* from 1 */
    struct buffer *said = arena_alloc(maker->arena, places * sizeof *said);
    struct diagram *diagram = maker->diagram;
    for (size_t i = 0; i < ties->count; i++) {
        const struct tie *tie = &ties->items[i];
        uint32_t place = ties_place(ties, tie->from, tie->to);
        if (!line_at[place]) {
            add_line(maker, tie);
            line_at[place] = (uint32_t)diagram->lines.count;
        }
        uint32_t which = line_at[place] - 1;
        diagram->lines.items[which].count++;
        diagram->lines.items[which].qualities |= qualities_of_tie(ties, tie);
        said[which].arena = maker->arena;
        buffer_printf(&said[which], " %s.", sentence_in_words(maker->viewer, tie->link));
    }
    for (size_t i = 0; i < diagram->lines.count; i++)
        tell_line(maker, &diagram->lines.items[i], &said[i]);
}

/* ---- The shape --------------------------------------------------------------------------------
 */

static const struct {
    enum tie_shape shape;
    const char *means;
} shapes[] = {
    [NETWORK_SHAPE_HUB_AND_SPOKE] = {SHAPE_HUB_AND_SPOKE,
                                     "all are tied to a hub, and to nobody else"},
    [NETWORK_SHAPE_RING] = {SHAPE_RING, "each is tied to two others"},
    [NETWORK_SHAPE_MESH] = {SHAPE_MESH, "nobody holds it together alone"},
    [NETWORK_SHAPE_TREE] = {SHAPE_TREE, "no tie closes a circle"},
};

static struct diagram_node *add_shape(struct network_maker *maker, enum diagram_part part,
                                      int shape)
{
    bool meant = part == PART_MEANT_SHAPE;
    struct diagram_node *node = array_add(maker->arena, &maker->diagram->nodes);
    *node = (struct diagram_node){
        .id = arena_printf(maker->arena, "%s...%s", maker->diagram->id, meant ? "meant" : "found"),
        .part = part,
        .text = arena_printf(maker->arena, "%s: %s", meant ? "As it is meant" : "As it is",
                             shape < 0 ? "none of the four shapes"
                                       : tie_shape_words[shapes[shape].shape]),
        .shape = shape >= 0                        ? shapes[shape].shape
                 : maker->cohesion->part_count > 1 ? SHAPE_APART
                                                   : SHAPE_NONE,
    };
    node_add_note(maker->arena, node, shape < 0 ? NULL : shapes[shape].means);
    return node;
}

static void add_departure(struct network_maker *maker, const char *text, size_t number)
{
    struct arena *arena = maker->arena;
    struct diagram_node *node = array_add(arena, &maker->diagram->nodes);
    *node = (struct diagram_node){
        .id = arena_printf(arena, "%s...departs.%zu", maker->diagram->id, number),
        .part = PART_DEPARTURE,
        .text = text,
        .sentence = arena_printf(arena, "%s.", text),
    };
}

static const char *departure_told(struct network_maker *maker, const struct departure *departure)
{
    struct departure_names names = {name_of_member(maker, departure->member),
                                    name_of_member(maker, departure->other),
                                    name_of_member(maker, 0), NULL};
    return with_capital(maker->arena, departure_in_words(maker->arena, departure, &names));
}

/* Members that have a badge or are of a part, at most so many told: "the bank, the church and two
   more". */
static const char *members_with(struct network_maker *maker,
                                bool (*has)(const struct diagram_node *), const char *joint,
                                size_t *count)
{
    struct listing names = {0};
    *count = 0;
    for (uint32_t i = 0; i < maker->ties->member_count; i++)
        if (has(&maker->diagram->nodes.items[i]) && ++*count <= MOST_TOLD)
            listing_add(&names, maker->arena, name_of_member(maker, i));
    if (!*count)
        return NULL;
    if (*count > MOST_TOLD)
        listing_add(&names, maker->arena,
                    arena_printf(maker->arena, "%s more",
                                 number_in_words(maker->arena, *count - MOST_TOLD)));
    return listing_text(&names, joint);
}

static bool is_hub(const struct diagram_node *node)
{
    return node->badges >> BADGE_HUB & 1;
}

static bool is_broker(const struct diagram_node *node)
{
    return node->badges >> BADGE_BROKER & 1;
}

static bool holds_alone(const struct diagram_node *node)
{
    return node->badges >> BADGE_HOLDS_ALONE & 1;
}

static bool is_untied(const struct diagram_node *node)
{
    return node->part == PART_UNTIED;
}

/* Behind how many there are of a kind; what is not here comes once at most. */
static const char *const kinds_of_departure[] = {
    [PAST_HUB] = "ties lead past the hub",
    [NOT_AT_HUB] = "members have no tie to the hub",
    [RING_OPEN] = "members are not tied to two others",
    [RING_BRANCH] = "members are tied to more than two others",
    [CIRCLE] = "ties close a circle",
    [HOLDS_ALONE] = "members hold it together alone",
    [APART] = "more parts lie apart",
};
enum { DEPARTURE_KINDS = sizeof kinds_of_departure / sizeof *kinds_of_departure };

static const char *name_of_departure(struct network_maker *maker, const struct departure *departure)
{
    const char *member = name_of_member(maker, departure->member);
    return departure->link ? arena_printf(maker->arena, "%s with %s", member,
                                          name_of_member(maker, departure->other))
                           : member;
}

/* "Five ties lead past the hub: the bank with the church, …"; NULL: there is none of the kind. */
static const char *departures_told(struct network_maker *maker, const struct departures *departures,
                                   enum departure_kind kind)
{
    struct listing names = {0};
    const struct departure *first = NULL;
    size_t count = 0;
    for (size_t i = 0; i < departures->count; i++) {
        if (departures->items[i].kind != kind)
            continue;
        first = first ? first : &departures->items[i];
        if (++count <= MOST_TOLD)
            listing_add(&names, maker->arena, name_of_departure(maker, &departures->items[i]));
    }
    if (count < 2)
        return first ? departure_told(maker, first) : NULL;
    if (count > MOST_TOLD)
        listing_add(&names, maker->arena,
                    arena_printf(maker->arena, "%s more",
                                 number_in_words(maker->arena, count - MOST_TOLD)));
    return arena_printf(maker->arena, "%s %s: %s",
                        with_capital(maker->arena, number_in_words(maker->arena, count)),
                        kinds_of_departure[kind], listing_text(&names, "and"));
}

/* Each by itself; of very many those of a kind together. */
static void add_departures(struct network_maker *maker, const struct departures *departures)
{
    size_t told = 0;
    if (departures->count <= MOST_TOLD) {
        for (size_t i = 0; i < departures->count; i++)
            add_departure(maker, departure_told(maker, &departures->items[i]), i + 1);
        return;
    }
    for (int kind = NO_HUB; kind < DEPARTURE_KINDS; kind++) {
        const char *text = departures_told(maker, departures, (enum departure_kind)kind);
        if (text)
            add_departure(maker, text, ++told);
    }
}

/* The shape as it is meant and as it is found stand beside each other, with what sets them apart.
 */
static void add_shapes(struct network_maker *maker)
{
    struct arena *arena = maker->arena;
    int meant = is_network(maker) ? item_choice(maker->block, NETWORK_SHAPE) : -1;
    if (maker->ties->member_count < FEWEST_OF_A_SHAPE)
        return;
    int found = shape_of_ties(arena, maker->ties, maker->hubs);
    if (meant >= 0) {
        struct diagram_node *node = add_shape(maker, PART_MEANT_SHAPE, meant);
        node->sentence = arena_printf(arena, "It is meant as a %s: %s.",
                                      tie_shape_words[node->shape], shapes[meant].means);
    }
    if (meant < 0 && found < 0)
        return;
    struct departures departures = {0};
    if (meant >= 0)
        departures = departures_from(arena, maker->ties, meant, maker->hubs);
    if (meant >= 0 && !departures.count)
        found = meant;
    struct diagram_node *node = add_shape(maker, PART_FOUND_SHAPE, found);
    node->sentence = found < 0
                         ? "As it stands, its ties make none of the four shapes."
                         : arena_printf(arena, "As it stands, its ties make a %s%s: %s.",
                                        tie_shape_words[node->shape],
                                        found == meant ? ", as meant" : "", shapes[found].means);
    add_departures(maker, &departures);
}

/* ---- The whole --------------------------------------------------------------------------------
 */

/* "seven members, nine pairs of them tied, five both ways" */
static const char *extent_in_words(struct network_maker *maker)
{
    struct arena *arena = maker->arena;
    size_t pairs = maker->diagram->lines.count;
    const char *both = maker->both < pairs
                           ? (maker->both ? number_in_words(arena, maker->both) : "none")
                       : pairs > 1 ? "all"
                                   : "";
    return arena_printf(arena, "%s, %s of them tied, %s%sboth ways",
                        is_network(maker)
                            ? count_in_words(arena, maker->ties->member_count, "member", "members")
                            : count_in_words(arena, maker->ties->member_count, "party", "parties"),
                        count_in_words(arena, pairs, "pair", "pairs"), both, *both ? " " : "");
}

static void tell_of(struct network_maker *maker, struct buffer *text,
                    bool (*has)(const struct diagram_node *), const char *joint, const char *one,
                    const char *several)
{
    size_t count;
    const char *names = members_with(maker, has, joint, &count);
    if (names)
        buffer_printf(text, " %s.",
                      with_capital(maker->arena,
                                   arena_printf(maker->arena, count == 1 ? one : several, names)));
}

/* Parts of two or more; whoever is tied to nobody is told by name. */
static size_t count_parts(const struct network_maker *maker)
{
    size_t parts = maker->cohesion->part_count;
    for (uint32_t i = 0; i < maker->ties->member_count; i++)
        parts -= !ties_degree(maker->ties, i);
    return parts;
}

/* A broker whom no sentence names stands nowhere in the picture. */
static void tell_of_absent_brokers(struct network_maker *maker, struct buffer *text)
{
    const struct value *named =
        is_network(maker) ? item_values(maker->block, NETWORK_BROKERS) : NULL;
    for (; named; named = named->next)
        if (named->item && viewer_shows(maker->viewer, named->item) &&
            ties_member(maker->ties, named->item) == maker->ties->member_count)
            buffer_printf(
                text, " Said to broker, but not named in any tie: %s.",
                title_within(maker->arena, item_title(maker->viewer->model, named->item)));
}

static const char *description(struct network_maker *maker)
{
    struct arena *arena = maker->arena;
    struct buffer text = {.arena = arena};
    const struct diagram *diagram = maker->diagram;
    size_t parts = count_parts(maker);
    buffer_printf(&text, "%s.", with_capital(arena, extent_in_words(maker)));
    for (size_t i = maker->ties->member_count; i < diagram->nodes.count; i++)
        buffer_printf(&text, " %s", diagram->nodes.items[i].sentence);
    tell_of(maker, &text, is_hub, "and", "the hub is %s", "the hubs are %s");
    tell_of(maker, &text, is_broker, "and",
            maker->named_brokers ? "the broker is %s" : "by its ties, the broker is %s",
            maker->named_brokers ? "the brokers are %s" : "by its ties, the brokers are %s");
    tell_of(maker, &text, holds_alone, "or", "without %s it falls apart",
            "without %s it falls apart");
    if (parts > 1)
        buffer_printf(&text, " It is in %s parts that no tie joins.",
                      number_in_words(arena, parts));
    tell_of(maker, &text, is_untied, "and", "tied to nobody yet: %s", "tied to nobody yet: %s");
    tell_of_absent_brokers(maker, &text);
    return buffer_text(&text);
}

static void take_roles(struct network_maker *maker)
{
    maker->cohesion = ties_cohesion(maker->arena, maker->ties);
    maker->hubs = network_hubs(maker->arena, maker->ties, maker->block);
    maker->brokers = arena_alloc(maker->arena, maker->ties->member_count + 1);
    if (!are_too_many(maker->ties))
        maker->pairs = ties_untied_pairs(maker->arena, maker->ties);
    take_named_brokers(maker);
    if (!maker->named_brokers)
        find_brokers(maker);
}

static struct diagram *begin(struct viewer *viewer, const struct item *block)
{
    struct diagram *diagram = arena_new_of(viewer->arena, struct diagram);
    bool network = block->kind == KIND_NETWORK;
    *diagram = (struct diagram){
        .id = item_id(viewer->model, block),
        .view = network ? VIEW_NETWORK : VIEW_PICTURE_NETWORK,
        .title = network ? item_title(viewer->model, block) : "Who is tied to whom",
    };
    return diagram;
}

struct diagram *describe_network(struct viewer *viewer, const struct item *block)
{
    struct network_maker maker = {.viewer = viewer,
                                  .arena = viewer->arena,
                                  .block = block,
                                  .ties = shown_ties(viewer, &block, 1)};
    if (!maker.ties->arc_count)
        return NULL;
    struct diagram *diagram = maker.diagram = begin(viewer, block);
    take_roles(&maker);
    for (uint32_t i = 0; i < maker.ties->member_count; i++)
        add_member(&maker, i);
    add_lines(&maker);
    add_shapes(&maker);
    diagram->subtitle =
        arena_printf(viewer->arena, "%s · %s",
                     is_network(&maker) ? "Network"
                                        : arena_printf(viewer->arena, "In the picture “%s”",
                                                       item_title(viewer->model, block)),
                     extent_in_words(&maker));
    diagram->description = description(&maker);
    return diagram_end(viewer, diagram);
}
