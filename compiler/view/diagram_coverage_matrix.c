/* Which changes work at which aspect of a framework, and where none does yet. The changes stand in
   columns by what they change, for structures, procedures and attitudes ask for different work
   (Checkland 1981): a plan that only changes procedures shows it. */
#include "base/listing.h"
#include "view/board_nodes.h"
#include "view/words.h"

enum { SORTS = CHANGE_IS_COUNT + 1, SORT_UNSAID = CHANGE_IS_COUNT };

static const struct sort {
    const char *id, *head, *words;
} sorts[SORTS] = {[CHANGE_IS_STRUCTURE] = {"structure", "What is set up differently", "structures"},
                  [CHANGE_IS_PROCEDURE] = {"procedure", "What is done differently", "procedures"},
                  [CHANGE_IS_ATTITUDE] = {"attitude", "What is seen differently", "attitudes"},
                  [SORT_UNSAID] = {"unsaid", "Not said yet what it changes", NULL}};

struct coverage {
    struct viewer *viewer;
    struct diagram *diagram;
    const struct item *framework;
    const struct item **aspects; /* each behind those that it comes after */
    size_t aspect_count;
    bool *told; /* by index: a change that some aspect has */
    uint32_t columns[SORTS];
    struct listing gaps;
};

/* ---- The order of aspects -------------------------------------------------------------------- */

static bool is_placed(const struct coverage *coverage, const struct item *aspect)
{
    for (size_t i = 0; i < coverage->aspect_count; i++)
        if (coverage->aspects[i] == aspect)
            return true;
    return false;
}

static bool can_follow(struct coverage *coverage, const struct item *aspect)
{
    for (const struct value *value = item_values(aspect, ASPECT_AFTER); value; value = value->next)
        if (value->item && value->item != aspect && value->item->owner == coverage->framework &&
            viewer_shows(coverage->viewer, value->item) && !is_placed(coverage, value->item))
            return false;
    return true;
}

/* The first that can follow, or, where they wait for each other, the first that is left. */
static const struct item *next_aspect(struct coverage *coverage)
{
    const struct item *left = NULL;
    FOR_MEMBERS (coverage->framework, aspect) {
        if (aspect->kind != KIND_ASPECT || !viewer_shows(coverage->viewer, aspect) ||
            is_placed(coverage, aspect))
            continue;
        if (can_follow(coverage, aspect))
            return aspect;
        left = left ? left : aspect;
    }
    return left;
}

static void order_aspects(struct coverage *coverage)
{
    const struct item *aspect;
    size_t most = 0;
    FOR_MEMBERS (coverage->framework, member)
        most += member->kind == KIND_ASPECT;
    coverage->aspects = arena_alloc(coverage->viewer->arena, (most + 1) * sizeof(struct item *));
    while ((aspect = next_aspect(coverage)))
        coverage->aspects[coverage->aspect_count++] = aspect;
}

/* ---- Columns --------------------------------------------------------------------------------- */

static size_t sort_of(const struct item *change)
{
    int choice = item_choice(change, CHANGE_IS);
    return choice < 0 ? (size_t)SORT_UNSAID : (size_t)choice;
}

/* Where nothing is said of any change, the matrix is one column without a head. */
static void add_columns(struct coverage *coverage)
{
    struct viewer *viewer = coverage->viewer;
    bool met[SORTS] = {false}, any = false;
    FOR_SHOWN (viewer, KIND_CHANGE, change) {
        met[sort_of(change)] = true;
        any |= sort_of(change) != SORT_UNSAID;
    }
    for (size_t i = 0; any && i < SORTS; i++)
        if (i != SORT_UNSAID || met[i])
            coverage->columns[i] = board_add_head(
                viewer, coverage->diagram, PART_COLUMN,
                arena_printf(viewer->arena, "%s...%s", coverage->diagram->id, sorts[i].id),
                sorts[i].head);
}

/* ---- Changes --------------------------------------------------------------------------------- */

/* "“Partners share who is with whom” works at “The processes”. It changes procedures, and the city
   partnership answers for it." */
static const char *change_sentence(struct viewer *viewer, const struct item *change,
                                   const char *place)
{
    const char *owner = owner_in_words(viewer, change), *words = sorts[sort_of(change)].words;
    struct buffer text = {.arena = viewer->arena};
    buffer_printf(&text, "“%s” works %s.", item_title(viewer->model, change), place);
    if (words)
        buffer_printf(&text, " It changes %s", words);
    if (owner)
        buffer_printf(&text, "%s%s", words ? ", and " : " ",
                      words ? owner : with_capital(viewer->arena, owner));
    buffer_put(&text, words || owner ? "." : "");
    return buffer_text(&text);
}

static void add_change(struct coverage *coverage, const struct item *change, uint32_t row,
                       const char *place)
{
    struct viewer *viewer = coverage->viewer;
    const char *owner = owner_in_words(viewer, change);
    const char *id = arena_printf(viewer->arena, "%s..%s", item_id(viewer->model, change),
                                  coverage->diagram->nodes.items[row - 1].id);
    struct diagram_node *card = board_add_card(viewer, coverage->diagram, PART_COVERS, row,
                                               coverage->columns[sort_of(change)], id);
    card->text = item_title(viewer->model, change);
    card->sentence = change_sentence(viewer, change, place);
    node_add_note(viewer->arena, card, owner ? with_capital(viewer->arena, owner) : NULL);
}

/* ---- Rows ------------------------------------------------------------------------------------ */

static void add_gap(struct coverage *coverage, uint32_t row, const char *title)
{
    struct viewer *viewer = coverage->viewer;
    const char *id =
        arena_printf(viewer->arena, "%s..none", coverage->diagram->nodes.items[row - 1].id);
    struct diagram_node *card =
        board_add_card(viewer, coverage->diagram, PART_UNCOVERED, row, 0, id);
    card->text = "Nothing yet: what would a change here look like?";
    card->sentence = arena_printf(viewer->arena, "No change works at “%s” yet.", title);
    listing_add(&coverage->gaps, viewer->arena, arena_printf(viewer->arena, "“%s”", title));
}

/* Where only a change works that is not shown, the row says nothing, not even that there is none.
 */
static void add_aspect(struct coverage *coverage, const struct item *aspect)
{
    struct viewer *viewer = coverage->viewer;
    const char *title = item_title(viewer->model, aspect);
    const char *head = title_head(viewer, title);
    uint32_t row =
        board_add_head(viewer, coverage->diagram, PART_ROW, item_id(viewer->model, aspect), head);
    bool any = false;
    node_add_note(viewer->arena, board_last_node(coverage->diagram), title_rest(title));
    board_last_node(coverage->diagram)->sentence = title;
    FOR_ITEMS_OF (viewer->model, KIND_CHANGE, change) {
        if (!value_naming(item_values(change, CHANGE_WITHIN), aspect))
            continue;
        any = true;
        if (!viewer_shows(viewer, change))
            continue;
        coverage->told[change->index] = true;
        add_change(coverage, change, row, arena_printf(viewer->arena, "at “%s”", head));
    }
    if (!any)
        add_gap(coverage, row, head);
}

/* The last row holds the changes that have no place in the framework. */
static void add_outside(struct coverage *coverage)
{
    struct viewer *viewer = coverage->viewer;
    uint32_t row = 0;
    FOR_SHOWN (viewer, KIND_CHANGE, change) {
        if (coverage->told[change->index])
            continue;
        if (!row)
            row = board_add_head(viewer, coverage->diagram, PART_ROW,
                                 arena_printf(viewer->arena, "%s...none", coverage->diagram->id),
                                 "At none of these");
        add_change(coverage, change, row, "at none of these");
    }
}

/* ---- The whole ------------------------------------------------------------------------------- */

/* "Changes work at three of four aspects of “Think Family”. None works at “The governance” yet." */
static const char *description(struct coverage *coverage)
{
    struct arena *arena = coverage->viewer->arena;
    size_t covered = coverage->aspect_count - coverage->gaps.count;
    const char *title =
        title_head(coverage->viewer, item_title(coverage->viewer->model, coverage->framework));
    const char *aspects =
        covered < coverage->aspect_count
            ? arena_printf(arena, "%s of %s", number_in_words(arena, covered),
                           count_in_words(arena, coverage->aspect_count, "aspect", "aspects"))
        : covered == 1
            ? "the one aspect"
            : arena_printf(arena, "each of the %s aspects", number_in_words(arena, covered));
    const char *all = arena_printf(arena, "Changes work at %s of “%s”.", aspects, title);
    return coverage->gaps.count ? arena_printf(arena, "%s None works at %s yet.", all,
                                               listing_text(&coverage->gaps, "and"))
                                : all;
}

static bool is_covered_at_all(struct viewer *viewer, const struct item *framework)
{
    FOR_SHOWN (viewer, KIND_CHANGE, change)
        for (const struct value *at = item_values(change, CHANGE_WITHIN); at; at = at->next)
            if (at->item && at->item->owner == framework && viewer_shows(viewer, at->item))
                return true;
    return false;
}

struct diagram *describe_coverage_matrix(struct viewer *viewer, const struct item *framework)
{
    struct coverage coverage = {
        .viewer = viewer,
        .framework = framework,
        .told = arena_alloc(viewer->arena, viewer->model->all.count + 1),
    };
    if (!viewer_shows(viewer, framework) || !is_covered_at_all(viewer, framework))
        return NULL;
    order_aspects(&coverage);
    coverage.diagram = diagram_begin(viewer, framework, VIEW_COVERAGE_MATRIX,
                                     "Where do the changes work, and where does none yet?",
                                     item_title(viewer->model, framework));
    add_columns(&coverage);
    for (size_t i = 0; i < coverage.aspect_count; i++)
        add_aspect(&coverage, coverage.aspects[i]);
    add_outside(&coverage);
    if (!coverage.gaps.count)
        coverage.diagram->title = "Where do the changes work?";
    coverage.diagram->description = description(&coverage);
    return diagram_end(viewer, coverage.diagram);
}
