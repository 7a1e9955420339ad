/* What a handout says of a thing beside its figure: a root definition, measures, voices, loops
   told, what a change asks of whom. */
#include "view/criteria.h"
#include "view/handout.h"
#include "view/loop_story.h"
#include "view/map_loops.h"
#include "view/speech.h"
#include "view/words.h"

/* ---- Systems ----------------------------------------------------------------------------------
 */

void handout_add_definition(struct handout *handout, struct section *section,
                            const struct item *system)
{
    struct runs definition = {NULL, NULL};
    if (!runs_add_root_definition(handout->viewer, &definition, system))
        return;
    struct piece *panel = section_add(handout->arena, section, PIECE_PANEL);
    panel->head = "Root definition";
    panel->runs = definition;
    runs_add_titles(handout->viewer, &panel->by, "Owned by ", item_values(system, SYSTEM_OWNERS));
}

static struct list_item *add_item(struct handout *handout, struct section *section,
                                  struct piece **piece, enum piece_kind kind)
{
    if (!*piece)
        *piece = section_add(handout->arena, section, kind);
    return piece_add_item(handout->arena, *piece);
}

/* "E1 Does it work?", and below it what would be counted. */
void handout_add_measures(struct handout *handout, struct section *section,
                          const struct item *system)
{
    struct viewer *viewer = handout->viewer;
    struct piece *columns = NULL;
    for (size_t i = 0; i < MEASURE_FOR_COUNT; i++)
        FOR_MEMBERS (system, measure) {
            if (measure->kind != KIND_MEASURE || !measure_answers(measure, i) ||
                !viewer_shows(viewer, measure))
                continue;
            struct list_item *item = add_item(handout, section, &columns, PIECE_COLUMNS);
            item->head = arena_printf(handout->arena, "%s  %s", measure_criteria[i].mark,
                                      measure_criteria[i].plain);
            runs_add(handout->arena, &item->runs, RUN_PLAIN, item_title(viewer->model, measure),
                     NULL);
        }
}

/* The panel above the model says what its subtitle does, and the measures stand below it. */
void handout_leave_to_text(const struct section *section, struct diagram *diagram)
{
    if (section->last_piece && section->last_piece->kind == PIECE_PANEL)
        diagram->subtitle = "";
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        diagram->nodes.items[i].note_count -= diagram->nodes.items[i].measure_count;
        diagram->nodes.items[i].measure_count = 0;
    }
}

/* ---- Pictures ---------------------------------------------------------------------------------
 */

void handout_add_voices(struct handout *handout, struct section *section,
                        const struct item *picture)
{
    section_add_speech(handout->viewer, section, picture);
}

/* ---- Causal maps ------------------------------------------------------------------------------
 */

/* Each step is a sentence of its own; together they are the story. */
static void tell_loop(struct handout *handout, struct runs *runs, const struct graph *graph,
                      const struct found_loop *loop)
{
    struct loop_story story = loop_story(handout->viewer, graph, loop);
    for (size_t i = 0; i < story.count; i++)
        runs_add(handout->arena, runs, RUN_PLAIN,
                 arena_printf(handout->arena, "%s%s", i ? " " : "", story.items[i]), NULL);
}

void handout_add_loops(struct handout *handout, struct section *section, const struct item *map)
{
    struct viewer *viewer = handout->viewer;
    const struct map_loops *loops = map_declared_loops(viewer, map);
    struct piece *list = NULL;
    for (size_t i = 0; i < loops->loops.count; i++) {
        const struct named_loop *named = &loops->loops.items[i];
        struct list_item *item = add_item(handout, section, &list, PIECE_LIST);
        list->head = "The loops, told";
        item->head = arena_printf(handout->arena, "%s  %s", named->mark,
                                  item_title(viewer->model, named->loop.declared));
        tell_loop(handout, &item->runs, loops->graph, &named->loop);
    }
}

/* ---- Changes ----------------------------------------------------------------------------------
 */

/* What is asked of a change when people talk about it. */
static const struct {
    enum attribute attribute;
    const char *head;
} sides[] = {
    {CHANGE_GAINS, "Who gains"},
    {CHANGE_LOSES, "Who loses"},
    {CHANGE_CANNOT_LIVE, "Who cannot live with it"},
    {CHANGE_OWNER, "Who answers for it"},
    {CHANGE_SIGN, "What would show that it works"},
};

void handout_add_change(struct handout *handout, struct section *section, const struct item *change)
{
    struct piece *columns = NULL;
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        struct runs titles = {NULL, NULL};
        if (!runs_add_titles(handout->viewer, &titles, "", item_values(change, sides[i].attribute)))
            continue;
        struct list_item *item = add_item(handout, section, &columns, PIECE_COLUMNS);
        item->head = sides[i].head;
        runs_add(handout->arena, &item->runs, RUN_PLAIN,
                 with_capital(handout->arena, runs_text(handout->arena, &titles)), NULL);
    }
}
