/* Who is tied to whom, over pictures and networks: each person's ties, and how each network hangs
   together. */
#include "analysis/cohesion.h"
#include "analysis/network_shape.h"
#include "view/measured.h"
#include "view/tied.h"

/* ---- What is counted --------------------------------------------------------------------------
 */

enum { QUALITIES = 4, CARRIED = 8 };

/* What the ties are like that somebody has, or that there are. */
struct worth {
    size_t ties, qualities; /* sentences; what is said of them that makes a tie strong, added up */
    size_t carries[CARRIED];
};

/* The ties of some pictures and networks with all that is measured of them. */
struct measured_ties {
    const struct ties *ties;
    const struct cohesion *cohesion;
    const uint64_t *pairs; /* NULL: too many to count */
    double *betweenness;
    double reciprocity;
    const char *not_measured; /* why there is neither of the two, or NULL */
    struct worth *worths;     /* by member */
    struct worth whole;
};

static size_t count_qualities(unsigned qualities)
{
    size_t count = 0;
    for (; qualities; qualities >>= 1)
        count += qualities & 1;
    return count;
}

static void add_worth(struct worth *worth, const struct tie *tie, size_t qualities)
{
    int carries = tie->link->relation ? item_choice(tie->link->relation, RELATION_CARRIES) : -1;
    worth->ties++;
    worth->qualities += qualities;
    if (carries >= 0)
        worth->carries[carries]++;
}

static void weigh(struct arena *arena, struct measured_ties *measured)
{
    const struct ties *ties = measured->ties;
    measured->worths = arena_alloc(arena, (ties->member_count + 1) * sizeof *measured->worths);
    for (size_t i = 0; i < ties->count; i++) {
        const struct tie *tie = &ties->items[i];
        size_t qualities = count_qualities(qualities_of_tie(ties, tie));
        add_worth(&measured->worths[tie->from], tie, qualities);
        add_worth(&measured->worths[tie->to], tie, qualities);
        add_worth(&measured->whole, tie, qualities);
    }
}

static void measure_by_igraph(struct viewer *viewer, struct measured_ties *measured)
{
    const struct ties *ties = measured->ties;
    struct measured_network network = {
        .vertex_count = ties->member_count, .arcs = ties->arcs, .arc_count = ties->arc_count};
    network.betweenness = measured->betweenness =
        arena_alloc(viewer->arena, (ties->member_count + 1) * sizeof(double));
    if (network_measure(viewer->measures, &network, &measured->not_measured))
        measured->not_measured = NULL;
    measured->reciprocity = network.reciprocity;
}

static struct measured_ties measure(struct viewer *viewer, const struct item *const *blocks,
                                    size_t count)
{
    struct measured_ties measured = {.ties = shown_ties(viewer, blocks, count)};
    measured.cohesion = ties_cohesion(viewer->arena, measured.ties);
    weigh(viewer->arena, &measured);
    if (are_too_many(measured.ties)) {
        measured.not_measured = "there are too many of them";
        return measured;
    }
    measured.pairs = ties_untied_pairs(viewer->arena, measured.ties);
    measure_by_igraph(viewer, &measured);
    return measured;
}

/* "1.5 of 4" */
static void say_worth(struct viewer *viewer, struct cell *cell, const struct worth *worth)
{
    if (!worth->ties)
        return;
    cell_say_measure(viewer, cell, (double)worth->qualities / (double)worth->ties);
    cell_say(viewer->arena, cell, arena_printf(viewer->arena, " of %d", QUALITIES));
}

/* "money 2; trust 1": what most ties carry comes first, then as the language lists it. */
static void say_carried(struct viewer *viewer, struct cell *cell, const struct worth *worth)
{
    for (size_t most = worth->ties; most; most--)
        for (unsigned i = 0; i < CARRIED; i++) {
            size_t length;
            const char *word =
                schema_word(attribute_specs[RELATION_CARRIES].value.words, i, &length);
            if (worth->carries[i] == most)
                cell_list(viewer->arena, cell,
                          arena_printf(viewer->arena, "%.*s %zu", (int)length, word, most), NULL);
        }
}

/* ---- Everybody --------------------------------------------------------------------------------
 */

enum {
    WHO,
    GIVES,
    GETS,
    BOTH_WAYS,
    BETWEEN,
    CUT,
    PAIRS,
    TIES,
    WORTH,
    CARRIES,
    COLUMN_COUNT,
};
enum { MOST_ROWS = 2000 };

static const struct column columns[COLUMN_COUNT] = {
    [WHO] = {"who", "Who", .weight = 4, .row_head = true},
    [GIVES] = {"out", "Ties to", COLUMN_NUMBER, .weight = 1},
    [GETS] = {"in", "Ties from", COLUMN_NUMBER, .weight = 1},
    [BOTH_WAYS] = {"reciprocal", "Both ways", COLUMN_NUMBER, .weight = 1},
    [BETWEEN] = {"betweenness", "How far between others", COLUMN_NUMBER, .weight = 2,
                 .optional = true},
    [CUT] = {"cut-point", "Without them", .weight = 2, .optional = true},
    [PAIRS] = {"broker", "Pairs that they join", COLUMN_NUMBER, .weight = 2, .optional = true},
    [TIES] = {"sentences", "Sentences that tie them", COLUMN_NUMBER, .weight = 1},
    [WORTH] = {"quality", "Quality of their ties", .weight = 2, .optional = true},
    [CARRIES] = {"carries", "What passes along them", .weight = 4, .optional = true},
};

static const char *called(struct viewer *viewer, const struct item *who)
{
    return item_title(viewer->model, who);
}

/* With whom a tie leads each way. */
struct directions {
    uint32_t out, in, both;
};

static struct directions directions_of(const struct ties *ties, uint32_t member)
{
    struct directions directions = {0};
    for (uint32_t at = ties->first[member]; at < ties->first[member + 1]; at++) {
        bool out = ties_between(ties, member, ties->neighbours[at]);
        bool in = ties_between(ties, ties->neighbours[at], member);
        directions.out += out;
        directions.in += in;
        directions.both += out && in;
    }
    return directions;
}

static void add_member(struct viewer *viewer, struct table *table,
                       const struct measured_ties *measured, uint32_t member)
{
    const struct item *who = measured->ties->members[member];
    const char *id = item_id(viewer->model, who);
    struct cell *cells = table_add_row(viewer->arena, table, id)->cells;
    struct directions directions = directions_of(measured->ties, member);
    cell_list(viewer->arena, &cells[WHO], called(viewer, who), id);
    cell_say_number(viewer, &cells[GIVES], directions.out);
    cell_say_number(viewer, &cells[GETS], directions.in);
    cell_say_number(viewer, &cells[BOTH_WAYS], directions.both);
    cell_say_number(viewer, &cells[TIES], measured->worths[member].ties);
    say_worth(viewer, &cells[WORTH], &measured->worths[member]);
    say_carried(viewer, &cells[CARRIES], &measured->worths[member]);
    if (measured->cohesion->cuts[member])
        cell_say(viewer->arena, &cells[CUT], "it falls apart");
    if (measured->pairs)
        cell_say_number(viewer, &cells[PAIRS], measured->pairs[member]);
    if (!measured->not_measured)
        cell_say_measure(viewer, &cells[BETWEEN], measured->betweenness[member]);
}

static const char *note_of_members(struct viewer *viewer, const struct measured_ties *measured)
{
    struct buffer note = {.arena = viewer->arena};
    buffer_put(&note, "Ties to, from and both ways count others, each once, however many sentences "
                      "say so. Without them: whether some who hang together now no longer would. "
                      "Pairs that they join: of those tied to them, how many pairs have no tie of "
                      "their own; whoever joins many is a broker. Their social capital is the "
                      "number of sentences that tie them to somebody, and their quality: how many "
                      "of interdependent, repeated, trusting and reciprocal hold, on average.");
    if (measured->not_measured)
        buffer_printf(&note, " How far each lies between others, and reciprocity, is left out: %s.",
                      measured->not_measured);
    else
        buffer_put(&note, " How far between others (betweenness): of each two others, one first "
                          "and one last, the share of the shortest ways along the ties from the "
                          "first to the last that lead through them, added up and not normalised.");
    if (measured->ties->member_count > MOST_ROWS)
        buffer_printf(&note, " These are the first %d of %zu.", MOST_ROWS,
                      measured->ties->member_count);
    return buffer_text(&note);
}

/* ---- The networks -----------------------------------------------------------------------------
 */

enum {
    WHERE,
    MEMBERS,
    ARCS,
    DENSITY,
    RECIPROCITY,
    PARTS,
    CENTRAL,
    SHAPE,
    MEANT,
    ALL_WORTH,
    ALL_CARRIES,
    NETWORK_COLUMN_COUNT,
};

static const struct column network_columns[NETWORK_COLUMN_COUNT] = {
    [WHERE] = {"where", "Where", .weight = 4, .row_head = true},
    [MEMBERS] = {"members", "Who is in it", COLUMN_NUMBER, .weight = 1},
    [ARCS] = {"ties", "Ties", COLUMN_NUMBER, .weight = 1},
    [DENSITY] = {"density", "Density", COLUMN_NUMBER, .weight = 1},
    [RECIPROCITY] = {"reciprocity", "Reciprocity", COLUMN_NUMBER, .weight = 1, .optional = true},
    [PARTS] = {"parts", "Parts", COLUMN_NUMBER, .weight = 1},
    [CENTRAL] = {"centralisation", "Centralisation", COLUMN_NUMBER, .weight = 1},
    [SHAPE] = {"shape", "Shape", COLUMN_CHOICE, .weight = 2},
    [MEANT] = {"meant", "Shape as meant", COLUMN_CHOICE, .weight = 2, .optional = true},
    [ALL_WORTH] = {"quality", "Quality of the ties", .weight = 2, .optional = true},
    [ALL_CARRIES] = {"carries", "What passes along them", .weight = 3, .optional = true},
};

static void say_shape(struct viewer *viewer, struct cell *cell, const struct item *block,
                      const struct ties *ties)
{
    const bool *hubs = network_hubs(viewer->arena, ties, block);
    int shape = shape_of_ties(viewer->arena, ties, hubs);
    if (shape < 0) {
        cell_say(viewer->arena, cell, "none of the four");
        return;
    }
    size_t length;
    const char *word =
        schema_word(attribute_specs[NETWORK_SHAPE].value.words, (unsigned)shape, &length);
    cell_say(viewer->arena, cell, arena_copy(viewer->arena, word, length));
}

static void add_measures(struct viewer *viewer, struct cell *cells,
                         const struct measured_ties *measured)
{
    const struct ties *ties = measured->ties;
    cell_say_number(viewer, &cells[MEMBERS], ties->member_count);
    cell_say_number(viewer, &cells[ARCS], ties->arc_count);
    cell_say_measure(viewer, &cells[DENSITY], ties_density(ties));
    cell_say_number(viewer, &cells[PARTS], measured->cohesion->part_count);
    cell_say_measure(viewer, &cells[CENTRAL], ties_centralization(ties));
    say_worth(viewer, &cells[ALL_WORTH], &measured->whole);
    say_carried(viewer, &cells[ALL_CARRIES], &measured->whole);
    if (!measured->not_measured)
        cell_say_measure(viewer, &cells[RECIPROCITY], measured->reciprocity);
}

static void add_block(struct viewer *viewer, struct table *table, const struct item *block)
{
    const struct measured_ties measured = measure(viewer, &block, 1);
    const char *id = item_id(viewer->model, block);
    struct cell *cells = table_add_row(viewer->arena, table, id)->cells;
    cell_list(viewer->arena, &cells[WHERE], called(viewer, block), id);
    add_measures(viewer, cells, &measured);
    say_shape(viewer, &cells[SHAPE], block, measured.ties);
    if (block->kind == KIND_NETWORK && item_slot(block, NETWORK_SHAPE))
        cell_say(viewer->arena, &cells[MEANT], item_word(viewer, block, NETWORK_SHAPE));
}

static const char network_note[] =
    "A tie leads from one to another, however many sentences say so; what goes both ways is two. "
    "Density: ties, of all that there could be. Reciprocity: ties that a tie back answers, of all. "
    "Parts: how many groups no tie joins to each other; whoever has no tie is one alone. "
    "Centralisation: 1 where all turns on one, as in a star, 0 where all have as many ties as the "
    "others. Shape: hub-and-spoke, ring, tree or mesh, whatever the direction of the ties. Social "
    "capital is both: how many ties there are, and how good they are.";

/* ---- The tables -------------------------------------------------------------------------------
 */

struct blocks {
    const struct item **items;
    size_t count, capacity;
};

static bool has_ties(struct viewer *viewer, const struct item *block)
{
    return shown_ties(viewer, &block, 1)->arc_count > 0;
}

/* The pictures and networks that hold ties, as they are declared. */
static struct blocks blocks_of(struct viewer *viewer, const struct item *const *subjects,
                               size_t count)
{
    struct blocks blocks = {NULL, 0, 0};
    for (size_t i = 0; i < viewer->model->all.count; i++) {
        const struct item *block = viewer->model->all.items[i];
        if ((block->kind == KIND_PICTURE || block->kind == KIND_NETWORK) &&
            !block->file->source->library && is_subject(block, subjects, count) &&
            viewer_shows(viewer, block) && has_ties(viewer, block))
            *array_add(viewer->arena, &blocks) = block;
    }
    return blocks;
}

static struct table *table_of_members(struct viewer *viewer, const char *caption,
                                      const struct measured_ties *measured)
{
    struct table *table = table_new(viewer->arena, "ties", caption, columns, COLUMN_COUNT);
    for (uint32_t member = 0; member < measured->ties->member_count && member < MOST_ROWS; member++)
        add_member(viewer, table, measured, member);
    table->note = note_of_members(viewer, measured);
    table_leave_out_empty(table);
    return table;
}

static struct table *table_of_networks(struct viewer *viewer, const struct blocks *blocks,
                                       const struct measured_ties *together)
{
    struct table *table = table_new(viewer->arena, "ties.whole", "How they hang together",
                                    network_columns, NETWORK_COLUMN_COUNT);
    for (size_t i = 0; i < blocks->count; i++)
        add_block(viewer, table, blocks->items[i]);
    if (blocks->count > 1) {
        struct cell *cells = table_add_question(viewer->arena, table, "together")->cells;
        cell_say(viewer->arena, &cells[WHERE], "All together");
        add_measures(viewer, cells, together);
    }
    table->note = network_note;
    table_leave_out_empty(table);
    return table;
}

struct table *tabulate_ties(struct viewer *viewer, const struct item *const *subjects, size_t count)
{
    const struct blocks blocks = blocks_of(viewer, subjects, count);
    if (!blocks.count)
        return NULL;
    const struct measured_ties together = measure(viewer, blocks.items, blocks.count);
    const char *caption = blocks.count > 1 ? "Who is tied to whom"
                                           : arena_printf(viewer->arena, "%s: who is tied to whom",
                                                          called(viewer, blocks.items[0]));
    struct table *table = table_of_members(viewer, caption, &together);
    table->next = table_of_networks(viewer, &blocks, &together);
    return table;
}
