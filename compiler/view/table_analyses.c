/* Analyses One, Two and Three: who is in the study, what is expected of roles, and through what
   people have a say (Checkland and Scholes 1990). */
#include "view/view.h"

/* ---- Analysis One ---------------------------------------------------------------------------- */

struct table *tabulate_analysis_one(struct viewer *viewer, const struct item *const *subjects,
                                    size_t count)
{
    static const struct column columns[] = {
        {"role", "Role in the study", .weight = 2, .row_head = true},
        {"question", "What it means", .weight = 3},
        {"who", "Who", .weight = 4},
    };
    static const struct {
        const char *id, *role, *question;
        enum attribute attribute;
    } roles[] = {
        {"client", "Client", "caused the study to happen", MODEL_CLIENT},
        {"practitioner", "Practitioner", "carries the study out", MODEL_PRACTITIONER},
        {"issue-owners", "Issue owners", "have a concern that the study looks at",
         MODEL_ISSUE_OWNERS},
    };
    const struct item *about = viewer->model->about;
    struct table *table =
        table_new(viewer->arena, "analysis-one", "Analysis One: who is in the study", columns,
                  sizeof columns / sizeof *columns);
    bool said = false;
    (void)subjects, (void)count; /* it is about the study as a whole */
    if (!about || !viewer_shows(viewer, about))
        return NULL;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        struct cell *cells = table_add_question(viewer->arena, table, roles[i].id)->cells;
        cell_say(viewer->arena, &cells[0], roles[i].role);
        cell_say(viewer->arena, &cells[1], roles[i].question);
        cell_say_values(viewer, &cells[2], about, roles[i].attribute);
        said = said || cells[2].state == CELL_SAID;
    }
    return said ? table : NULL;
}

/* ---- Analysis Two ---------------------------------------------------------------------------- */

enum { ROLE, HOLDERS, NORMS, VALUES, TWO_COUNT };

static const struct column two_columns[TWO_COUNT] = {
    [ROLE] = {"role", "Role", .weight = 2, .row_head = true},
    [HOLDERS] = {"held-by", "Who holds it", .weight = 2},
    [NORMS] = {"norms", "What is expected of it (norms)", .weight = 4},
    [VALUES] = {"values", "By what it is judged (values)", .weight = 4},
};

/* A table and where its roles stand in it. */
struct roles {
    struct viewer *viewer;
    struct table *table;
    uint32_t *row_of; /* by index of the role: its row, from 1 */
    uint32_t no_role; /* the row of what is expected without a word of whom, from 1 */
};

static void add_role(struct roles *roles, const struct item *role)
{
    struct viewer *viewer = roles->viewer;
    const char *id = item_id(viewer->model, role);
    struct cell *cells = table_add_row(viewer->arena, roles->table, id)->cells;
    cell_list(viewer->arena, &cells[ROLE], item_title(viewer->model, role), id);
    cell_say_values(viewer, &cells[HOLDERS], role, ROLE_HELD_BY);
    cells[NORMS].state = cells[VALUES].state = CELL_UNSAID;
    roles->row_of[role->index] = (uint32_t)roles->table->rows.count;
}

static uint32_t row_without_role(struct roles *roles)
{
    if (!roles->no_role) {
        struct cell *cells =
            table_add_question(roles->viewer->arena, roles->table, "no-role")->cells;
        cells[ROLE].state = CELL_UNSAID;
        roles->no_role = (uint32_t)roles->table->rows.count;
    }
    return roles->no_role;
}

/* On a line of its own, with those who expect it or judge by it. */
static void say_expectation(struct roles *roles, uint32_t row, const struct item *item)
{
    struct viewer *viewer = roles->viewer;
    bool norm = item->kind == KIND_NORM;
    struct cell *cell = &roles->table->rows.items[row - 1].cells[norm ? NORMS : VALUES];
    if (cell->runs.first)
        runs_add(viewer->arena, &cell->runs, RUN_BREAK, "\n", NULL);
    cell_say(viewer->arena, cell, item_title(viewer->model, item));
    runs_add_titles(viewer, &cell->runs, norm ? ", as expected by " : ", in the eyes of ",
                    item_values(item, norm ? NORM_HELD_BY : VALUE_HELD_BY));
}

static void add_expectations(struct roles *roles, enum kind kind, enum attribute of, bool all)
{
    FOR_SHOWN (roles->viewer, kind, item) {
        const struct value *role = item_values(item, of);
        if (!role && all)
            say_expectation(roles, row_without_role(roles), item);
        for (; role; role = role->next)
            if (role->item && roles->row_of[role->item->index])
                say_expectation(roles, roles->row_of[role->item->index], item);
    }
}

struct table *tabulate_analysis_two(struct viewer *viewer, const struct item *const *subjects,
                                    size_t count)
{
    struct roles roles = {
        .viewer = viewer,
        .table = table_new(viewer->arena, "analysis-two", "Analysis Two: roles, norms and values",
                           two_columns, TWO_COUNT),
    };
    roles.row_of =
        arena_alloc(viewer->arena, (viewer->model->all.count + 1) * sizeof *roles.row_of);
    FOR_SHOWN (viewer, KIND_ROLE, role)
        if (is_subject(role, subjects, count))
            add_role(&roles, role);
    add_expectations(&roles, KIND_NORM, NORM_OF, !count);
    add_expectations(&roles, KIND_VALUE, VALUE_OF, !count);
    return roles.table->rows.count ? roles.table : NULL;
}

/* ---- Analysis Three -------------------------------------------------------------------------- */

static const struct {
    struct column column;
    enum attribute attribute;
} three[] = {
    {{"held-by", "Who has it", .weight = 3}, COMMODITY_HELD_BY},
    {{"of", "With which role it comes", .weight = 2, .optional = true}, COMMODITY_OF},
    {{"gained", "How it is gained", .weight = 3}, COMMODITY_GAINED},
    {{"used", "How it is used", .weight = 3}, COMMODITY_USED},
    {{"kept", "How it is kept", .weight = 3}, COMMODITY_KEPT},
    {{"passed-on", "How it is passed on", .weight = 3}, COMMODITY_PASSED_ON},
    {{"given-up", "How it is given up", .weight = 3}, COMMODITY_GIVEN_UP},
};
enum { THREE_COUNT = sizeof three / sizeof *three };

struct table *tabulate_analysis_three(struct viewer *viewer, const struct item *const *subjects,
                                      size_t count)
{
    struct column columns[1 + THREE_COUNT] = {
        {"commodity", "What gives a say", .weight = 3, .row_head = true}};
    for (size_t i = 0; i < THREE_COUNT; i++)
        columns[1 + i] = three[i].column;
    struct table *table =
        table_new(viewer->arena, "analysis-three", "Analysis Three: what gives people a say",
                  columns, 1 + THREE_COUNT);
    FOR_SHOWN (viewer, KIND_COMMODITY, commodity) {
        if (!is_subject(commodity, subjects, count))
            continue;
        const char *id = item_id(viewer->model, commodity);
        struct cell *cells = table_add_row(viewer->arena, table, id)->cells;
        cell_list(viewer->arena, &cells[0], item_title(viewer->model, commodity), id);
        for (size_t i = 0; i < THREE_COUNT; i++)
            cell_say_values(viewer, &cells[1 + i], commodity, three[i].attribute);
    }
    table_leave_out_empty(table);
    return table->rows.count ? table : NULL;
}
