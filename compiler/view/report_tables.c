/* Tables of what stands in a block, one row a member: the stages of a chain, the outcomes of a
   stocktake. */
#include "view/answer.h"
#include "view/outcomes.h"
#include "view/report.h"

/* A column and the attribute that fills it; the first has the member's title instead. */
struct block_column {
    struct column column;
    enum attribute attribute;
};

struct block_table {
    enum kind block, member;
    const char *(*caption)(struct viewer *, const struct item *block);
    size_t column_count;
    struct block_column columns[7];
};

static void fill_cell(struct viewer *viewer, struct cell *cell, const struct item *member,
                      const struct block_column *column)
{
    const struct answer *answer = answer_of(viewer, member, column->attribute);
    if (column->column.optional && !item_values(member, column->attribute))
        return; /* not every member has one: it was not asked */
    if (column->column.kind == COLUMN_CHOICE && answer) {
        cell_say(viewer->arena, cell, answer->words);
        cell->tone = answer->tone;
    } else {
        cell_say_values(viewer, cell, member, column->attribute);
    }
}

static void add_member(struct viewer *viewer, struct table *table, const struct block_table *plan,
                       const struct item *member)
{
    struct row *row = table_add_row(viewer->arena, table, item_id(viewer->model, member));
    cell_say(viewer->arena, &row->cells[0], item_title(viewer->model, member));
    for (size_t i = 1; i < plan->column_count; i++)
        fill_cell(viewer, &row->cells[i], member, &plan->columns[i]);
}

static struct table *tabulate_block(struct viewer *viewer, const struct block_table *plan,
                                    const struct item *block)
{
    struct column *columns = arena_alloc(viewer->arena, plan->column_count * sizeof *columns);
    for (size_t i = 0; i < plan->column_count; i++)
        columns[i] = plan->columns[i].column;
    struct table *table = table_new(viewer->arena, item_id(viewer->model, block),
                                    plan->caption(viewer, block), columns, plan->column_count);
    FOR_MEMBERS (block, member)
        if (member->kind == plan->member && viewer_shows(viewer, member))
            add_member(viewer, table, plan, member);
    table_leave_out_empty(table);
    return table;
}

static struct table *tabulate_blocks(struct viewer *viewer, const struct block_table *plan)
{
    struct table *first = NULL, **end = &first;
    FOR_SHOWN (viewer, plan->block, block) {
        struct table *table = tabulate_block(viewer, plan, block);
        if (!table->rows.count)
            continue;
        *end = table;
        end = &table->next;
    }
    return first;
}

#define HEAD(name, words, share) \
    { \
        {.key = name, .head = words, .weight = share, .row_head = true}, 0 \
    }
#define ASKED(attribute, name, words, share) \
    { \
        {.key = name, .head = words, .weight = share}, attribute \
    }
#define IF_SAID(attribute, name, words, share) \
    { \
        {.key = name, .head = words, .weight = share, .optional = true}, attribute \
    }

/* ---- Finding out ---------------------------------------------------------------------------- */

static const char *block_caption(struct viewer *viewer, const struct item *block)
{
    return item_title(viewer->model, block);
}

struct table *report_chains(struct viewer *viewer)
{
    static const struct block_table plan = {
        .block = KIND_DELIVERY_CHAIN,
        .member = KIND_STAGE,
        .caption = block_caption,
        .column_count = 6,
        .columns = {HEAD("stage", "Stage", 4), ASKED(STAGE_BY, "by", "Who", 3),
                    ASKED(STAGE_GIVES, "gives", "What they hand on", 4),
                    ASKED(STAGE_TO, "to", "To whom", 3),
                    IF_SAID(STAGE_INCENTIVE, "incentive", "Do their reasons fit the chain?", 4),
                    IF_SAID(STAGE_BOTTLENECK, "bottleneck", "What holds it up", 3)},
    };
    return tabulate_blocks(viewer, &plan);
}

/* ---- Acting --------------------------------------------------------------------------------- */

static const char *stocktake_caption(struct viewer *viewer, const struct item *stocktake)
{
    const char *title = item_title(viewer->model, stocktake),
               *day = stocktake_day(viewer, stocktake);
    return day ? arena_printf(viewer->arena, "%s, %s", title, day) : title;
}

struct table *report_stocktakes(struct viewer *viewer)
{
    static const struct block_table plan = {
        .block = KIND_STOCKTAKE,
        .member = KIND_OUTCOME,
        .caption = stocktake_caption,
        .column_count = 5,
        .columns = {HEAD("change", "Change", 5),
                    {{.key = "is", .head = "How it went", .kind = COLUMN_CHOICE, .weight = 3},
                     OUTCOME_IS},
                    ASKED(OUTCOME_EXPECTED, "expected", "What was expected", 5),
                    ASKED(OUTCOME_OBSERVED, "observed", "What was seen", 5),
                    IF_SAID(OUTCOME_DOUBTS, "doubts", "What is now in doubt", 5)},
    };
    return tabulate_blocks(viewer, &plan);
}
