/* What several groups have found of one system, as cards in rows and columns: an activity a row, a
   group a column, and last how they stand to each other. */
#include "base/listing.h"
#include "view/board_nodes.h"
#include "view/group_answers.h"
#include "view/words.h"

struct answers_board {
    struct viewer *viewer;
    struct diagram *diagram;
    const struct group_answers *told;
    uint32_t *columns; /* of each group; the last is that of all together */
    struct listing differing;
};

static void add_columns(struct answers_board *board)
{
    struct viewer *viewer = board->viewer;
    size_t groups = board->told->groups.count;
    board->columns = arena_alloc(viewer->arena, (groups + 1) * sizeof *board->columns);
    for (size_t i = 0; i < groups; i++)
        board->columns[i] = board_add_head(viewer, board->diagram, PART_COLUMN,
                                           item_id(viewer->model, board->told->groups.items[i]),
                                           group_title(viewer, board->told->groups.items[i]));
    board->columns[groups] = board_add_head(
        viewer, board->diagram, PART_COLUMN,
        arena_printf(viewer->arena, "%s...together", board->diagram->id), "Together");
}

/* ---- What a group says ------------------------------------------------------------------------
 */

/* What it says in a sentence: "says that it happens in part". */
static const char *const sayings[] = {
    [TONE_YES] = "it happens",
    [TONE_PARTLY] = "it happens in part",
    [TONE_NO] = "it does not happen",
    [TONE_UNKNOWN] = "nobody knows",
};

static struct diagram_node *add_card(struct answers_board *board, enum diagram_part part,
                                     uint32_t row, size_t column)
{
    const char *id =
        arena_printf(board->viewer->arena, "%s..%s", board->diagram->nodes.items[row - 1].id,
                     board->diagram->nodes.items[board->columns[column] - 1].id);
    return board_add_card(board->viewer, board->diagram, part, row, board->columns[column], id);
}

static void add_answer(struct answers_board *board, const struct item *activity, uint32_t row,
                       size_t group)
{
    struct viewer *viewer = board->viewer;
    struct arena *arena = viewer->arena;
    const struct item *comparison = board->told->groups.items[group];
    const struct item *finding = group_finding(viewer, comparison, activity);
    const struct answer *answer = finding ? answer_of(viewer, finding, FINDING_EXISTS) : NULL;
    if (!answer)
        return;
    const char *idea = titles_of(viewer, finding, FINDING_IDEA);
    struct diagram_node *card = add_card(board, PART_TOLD, row, group);
    card->text = with_capital(arena, finding_words(viewer, finding));
    card->badges = answer->badges;
    card->sentence = arena_printf(arena, "%s on “%s”: %s%s%s.", group_title(viewer, comparison),
                                  item_title(viewer->model, activity), sayings[answer->tone],
                                  idea ? "; what could change: " : "", idea ? idea : "");
    if (idea)
        node_add_note(arena, card, arena_printf(arena, "Idea: %s", idea));
}

/* ---- All of them together ---------------------------------------------------------------------
 */

static void ask(struct answers_board *board, uint32_t row, const char *title)
{
    struct diagram_node *card = add_card(board, PART_UNSAID, row, board->told->groups.count);
    card->text = "Not said yet";
    card->sentence =
        arena_printf(board->viewer->arena, "No group has said anything of “%s” yet.", title);
}

static void add_together(struct answers_board *board, const struct item *activity, uint32_t row)
{
    struct viewer *viewer = board->viewer;
    struct arena *arena = viewer->arena;
    struct agreement agreement = agreement_on(viewer, board->told, activity);
    const char *words = agreement_words(&agreement), *title = item_title(viewer->model, activity);
    if (!agreement.answered)
        ask(board, row, title);
    if (!words)
        return;
    struct diagram_node *card = add_card(board, agreement.differ ? PART_DIFFERENCE : PART_SAME, row,
                                         board->told->groups.count);
    card->text = words;
    card->badges = agreement.differ ? 1u << BADGE_CONTESTED : 0;
    card->sentence = arena_printf(arena,
                                  agreement.differ ? "The groups differ on “%s”: %s."
                                                   : "The groups agree on “%s”: %s.",
                                  title, agreement_counts(arena, &agreement));
    node_add_note(arena, card, agreement_counts(arena, &agreement));
    if (agreement.differ)
        listing_add(&board->differing, arena, arena_printf(arena, "“%s”", title));
}

/* Who watches and who controls is in few situations anybody's work: it has a row where a group has
   said something of it. */
static bool has_row(struct viewer *viewer, const struct group_answers *told,
                    const struct item *activity)
{
    for (size_t i = 0; i < told->groups.count; i++)
        if (group_finding(viewer, told->groups.items[i], activity))
            return true;
    return activity->kind == KIND_ACTIVITY;
}

static void add_activity(struct answers_board *board, size_t at)
{
    struct viewer *viewer = board->viewer;
    const struct item *activity = board->told->activities.items[at];
    if (!has_row(viewer, board->told, activity))
        return;
    uint32_t row =
        board_add_head(viewer, board->diagram, PART_ROW, item_id(viewer->model, activity),
                       item_title(viewer->model, activity));
    board_last_node(board->diagram)->number = arena_printf(viewer->arena, "%zu", at + 1);
    for (size_t i = 0; i < board->told->groups.count; i++)
        add_answer(board, activity, row, i);
    add_together(board, activity, row);
}

/* ---- The whole --------------------------------------------------------------------------------
 */

static const char *description(struct answers_board *board)
{
    struct arena *arena = board->viewer->arena;
    const char *all = arena_printf(
        arena, "What %s found of %s, side by side.",
        count_in_words(arena, board->told->groups.count, "group", "groups"),
        count_in_words(arena, board->told->activities.count, "activity", "activities"));
    return board->differing.count ? arena_printf(arena, "%s They differ on %s.", all,
                                                 listing_text(&board->differing, "and"))
                                  : arena_printf(arena, "%s They differ nowhere.", all);
}

struct diagram *describe_answers(struct viewer *viewer, const struct item *system)
{
    struct group_answers told;
    struct answers_board board = {.viewer = viewer, .told = &told};
    if (!groups_answer(viewer, system, &told))
        return NULL;
    board.diagram = diagram_begin(viewer, system, VIEW_ANSWERS_MATRIX,
                                  arena_printf(viewer->arena, "%s: what each group found",
                                               system_purpose(viewer->model, system)),
                                  "Groups’ answers");
    board.diagram->even_columns = true;
    add_columns(&board);
    for (size_t i = 0; i < told.activities.count; i++)
        add_activity(&board, i);
    board.diagram->description = description(&board);
    return diagram_end(viewer, board.diagram);
}
