/* What the cards of a root definition and the loops of a stocktake say: what is said, what stays
   open, and that nothing that is confidential comes up where it is left out. */
#include "driver/compile.h"
#include "view/view.h"

#include <stdio.h>
#include <string.h>

static const char model_text_of_all[] =
    "model m \"M\"\n"
    "stakeholder readers \"The readers\" { is: group }\n"
    "stakeholder donor \"Lady Bountiful\" { is: person; confidential: yes }\n"
    "system open \"A system to keep it open\" {\n"
    "  customers: readers, donor\n"
    "  victims: none because \"nobody loses a room\"\n"
    "  actors: donor\n"
    "  transformation: \"shut\" -> \"open\"\n"
    "  worldview: \"a town needs a room\" held by readers, donor\n"
    "  what: \"keep it open\"\n"
    "}\n"
    "system half \"A system half said\" { transformation: \"open\"; worldview: \"so it is\" }\n"
    "system nothing \"A system of which nothing is said\"\n"
    "change rota \"A rota\"\n"
    "change ask \"Ask\" { confidential: yes }\n"
    "change sign \"A sign\"\n"
    "stocktake may \"In May\" on 2008-05-01 {\n"
    "  outcome rota { is: stalled; expected: \"many come\"; observed: \"few did\" }\n"
    "  outcome ask { is: failed; expected: \"answers\"; doubts: \"that they tell us\" }\n"
    "  outcome sign { is: succeeded; expected: \"some see it\"; observed: \"all do\"; doubts: "
    "\"one\", \"two\" }\n"
    "}\n"
    "stocktake june \"In June\" on 2008-06-01 { outcome rota { is: going } }\n";

static int failed;

static void judge(bool good, const char *what)
{
    printf("%s learning: %s\n", good ? "ok" : "FAIL", what);
    failed += !good;
}

/* ---- Looking ----------------------------------------------------------------------------------
 */

static struct diagram *diagram_of(const struct model *model, enum view_id view, const char *id,
                                  bool confidential)
{
    struct viewer viewer = viewer_new(model, confidential);
    for (size_t i = 0; i < model->all.count; i++)
        if (view_pictures(view, model->all.items[i]->kind) &&
            !strcmp(item_id(model, model->all.items[i]), id))
            return views[view].describe(&viewer, model->all.items[i]);
    return NULL;
}

static size_t count_part(const struct diagram *diagram, enum diagram_part part)
{
    size_t count = 0;
    for (size_t i = 0; i < diagram->nodes.count; i++)
        count += diagram->nodes.items[i].part == part;
    return count;
}

static size_t count_lines(const struct diagram *diagram, enum diagram_part part)
{
    size_t count = 0;
    for (size_t i = 0; i < diagram->lines.count; i++)
        count += diagram->lines.items[i].part == part;
    return count;
}

/* Whether a node says this, in its text or in its sentence. */
static bool says(const struct diagram *diagram, const char *words)
{
    for (size_t i = 0; i < diagram->nodes.count; i++)
        if (strstr(diagram->nodes.items[i].text, words) ||
            strstr(diagram->nodes.items[i].sentence, words))
            return true;
    return strstr(diagram->description, words);
}

/* The answers that stand on cards that are there, each card's behind it. */
static bool stand_on_their_cards(const struct diagram *diagram)
{
    uint32_t card = 0;
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        const struct diagram_node *node = &diagram->nodes.items[i];
        if (node->part == PART_CATWOE_CARD)
            card = (uint32_t)i + 1;
        else if (node->within != card)
            return false;
    }
    return card;
}

/* ---- Cards ------------------------------------------------------------------------------------
 */

static void test_cards(const struct model *model)
{
    struct diagram *cards = diagram_of(model, VIEW_CATWOE_CARDS, "open", true);
    judge(count_part(cards, PART_CATWOE_CARD) == 7 && stand_on_their_cards(cards),
          "seven cards, with their answers");
    judge(says(cards, "It helps the readers and Lady Bountiful."), "customers are told");
    judge(says(cards, "It is borne by nobody.") && says(cards, "nobody loses a room"),
          "nobody is an answer, with its reason");
    judge(says(cards, "“shut” becomes “open”.") && count_lines(cards, PART_BECOMES) == 1,
          "what becomes of what");
    judge(count_part(cards, PART_NOT_SAID) == 4, "owners, environment, how and why stay open");
}

static void test_hidden_cards(const struct model *model)
{
    struct diagram *cards = diagram_of(model, VIEW_CATWOE_CARDS, "open", false);
    judge(!says(cards, "Bountiful") && cards->left_out == 1,
          "who is hidden is not named, but counted");
    judge(says(cards, "Who does it is left out of this copy.") &&
              count_part(cards, PART_NOT_SAID) == 4,
          "what is hidden is not said to be open");
}

static void test_half_cards(const struct model *model)
{
    struct diagram *cards = diagram_of(model, VIEW_CATWOE_CARDS, "half", false);
    judge(says(cards, "It comes out as “open”; what goes in is not said yet."),
          "one state alone is what comes out");
    judge(says(cards, "Whose view that is is not said yet."), "whose view it is stays open");
    judge(count_part(cards, PART_CATWOE_CARD) == 7, "cards that are empty are there");
    judge(!diagram_of(model, VIEW_CATWOE_CARDS, "nothing", false), "without a word there are none");
}

/* ---- Loops ------------------------------------------------------------------------------------
 */

static void test_loops(const struct model *model)
{
    struct diagram *loops = diagram_of(model, VIEW_DOUBLE_LOOP, "may", true);
    judge(count_part(loops, PART_TRIED) == 3 && count_lines(loops, PART_SINGLE_LOOP) == 3,
          "each change has its way back");
    judge(count_lines(loops, PART_DOUBLE_LOOP) == 2 && count_lines(loops, PART_DOUBLE_ASKED) == 1,
          "the long way back is asked for where nothing is in doubt");
    judge(count_part(loops, PART_UNDOUBTED) == 1 && count_part(loops, PART_NOT_TOLD) == 1,
          "what is not said stands there");
    judge(count_lines(loops, PART_BESIDE) == 2, "what was seen stands beside what was expected");
    judge(says(loops, "one; two"), "all doubts are told");
}

static void test_hidden_loops(const struct model *model)
{
    struct diagram *loops = diagram_of(model, VIEW_DOUBLE_LOOP, "may", false);
    judge(count_part(loops, PART_TRIED) == 2 && !says(loops, "that they tell us") &&
              loops->left_out == 1,
          "a hidden change is left out, and counted");
    judge(!diagram_of(model, VIEW_DOUBLE_LOOP, "june", false),
          "where nothing was expected there is no loop");
}

int main(void)
{
    struct compilation compilation;
    jmp_buf exhausted;
    if (setjmp(exhausted))
        return 2;
    compilation_start(&compilation, &exhausted);
    compile_text(&compilation, "learning", model_text_of_all, strlen(model_text_of_all),
                 GOAL_RESOLVED, &check_all);
    test_cards(&compilation.model);
    test_hidden_cards(&compilation.model);
    test_half_cards(&compilation.model);
    test_loops(&compilation.model);
    test_hidden_loops(&compilation.model);
    compilation_end(&compilation);
    return failed != 0;
}
