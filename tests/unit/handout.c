/* Handouts: what is declared stands in them, in the form that fits it, on the paper that it is for;
   what is confidential or the library's does not; and no text, however broken, stops one. */
#include "driver/compile.h"
#include "view/view.h"

#include <stdio.h>
#include <string.h>

static const char study[] =
    "model m \"The branch\" { stage: modelling }\n"
    "use relations\n"
    "use think-family\n"
    "stakeholder ann \"Ann\" { power: high; wants: \"quiet\" }\n"
    "stakeholder bob \"Bob\" { wants: \"books\" }\n"
    "stakeholder eve \"Eve\" { confidential: yes; wants: \"money\" }\n"
    "picture p \"A morning\" { ann says \"It is loud.\"\n ann helps bob }\n"
    "system s \"A system to lend books\" {\n"
    "  what: \"lend books\"; how: \"a desk\"; why: \"let people read\"\n"
    "  activity ask \"Ask readers\" by ann\n"
    "  activity lend \"Lend what they ask for\" after ask\n"
    "  measure out \"Books that are out\" for efficacy\n"
    "}\n"
    "system t \"A system to open that up\" { expands: s.ask; what: \"ask\" }\n"
    "comparison c \"In May\" of s { finding ask { exists: no } }\n"
    "causal-map k \"Why\" {\n"
    "  variable a \"Calls\"\n variable b \"Hope\"\n a raises b\n b raises a\n"
    "  loop r \"Round\" { is: reinforcing; through: a, b }\n"
    "}\n"
    "handout h \"For Monday\" {\n"
    "  page: letter landscape\n"
    "  for: \"the trustees\"\n"
    "  show: p, ann, bob, eve, s, c.ask, k.r, think-family, workshop\n"
    "  blank: c, s.lend\n"
    "  footer: \"With thanks\"\n"
    "}\n"
    "workshop workshop \"Monday\"\n";

static int failed;

static void judge(bool good, const char *what)
{
    if (!good)
        printf("FAIL handout: %s\n", what);
    failed += !good;
}

/* ---- Looking at one ---------------------------------------------------------------------------
 */

/* "p s": the ids of its sections. */
static const char *sections_of(struct arena *arena, const struct document *document)
{
    struct buffer ids = {.arena = arena};
    for (const struct section *section = document->sections; section; section = section->next)
        buffer_printf(&ids, "%s%s", ids.count ? " " : "", section->id);
    return buffer_text(&ids);
}

/* "FPC": the pieces of a section, a letter each. */
static const char *pieces_of(struct arena *arena, const struct document *document, const char *id)
{
    static const char letters[] = {
        [PIECE_QUOTE] = 'Q', [PIECE_PANEL] = 'P',   [PIECE_FIGURE] = 'F',  [PIECE_TABLE] = 'T',
        [PIECE_LIST] = 'L',  [PIECE_COLUMNS] = 'C', [PIECE_PROMPTS] = '?', [PIECE_SHEET] = 'S',
    };
    struct buffer pieces = {.arena = arena};
    for (const struct section *section = document->sections; section; section = section->next)
        for (const struct piece *piece = section->pieces; piece && !strcmp(section->id, id);
             piece = piece->next)
            buffer_byte(&pieces, letters[piece->kind]);
    return buffer_text(&pieces);
}

static const struct table *table_in(const struct document *document, const char *id)
{
    for (const struct section *section = document->sections; section; section = section->next)
        if (!strcmp(section->id, id))
            return section->pieces->table;
    return NULL;
}

static bool has_column(const struct table *table, const char *key)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (!strcmp(table->columns[i].key, key))
            return true;
    return false;
}

static bool remarks_on(const struct document *document, const char *words)
{
    for (size_t i = 0; i < document->remarks.count; i++)
        if (strstr(document->remarks.items[i], words))
            return true;
    return false;
}

static const struct item *first_of(const struct model *model, enum kind kind)
{
    FOR_ITEMS_OF (model, kind, item)
        return item;
    return NULL;
}

/* ---- What is declared -------------------------------------------------------------------------
 */

static void try_declared(const struct model *model)
{
    struct viewer viewer = viewer_new(model, false);
    const struct document *handout = describe_handout(&viewer, first_of(model, KIND_HANDOUT));
    judge(!strcmp(handout->title, "For Monday") && !strcmp(handout->model, "The branch") &&
              !strcmp(handout->footer, "With thanks") && handout->facts.count == 1 &&
              !strcmp(handout->facts.items[0], "For the trustees"),
          "its head says what is declared");
    judge(handout->paper.paper == PAPER_LETTER && handout->paper.landscape, "it has its paper");
    judge(!strcmp(sections_of(model->arena, handout), "p stakeholders s c k.r comparison:s"),
          "it shows things in their order, people in one table, a finding in its comparison, each "
          "sheet once");
    judge(!strcmp(pieces_of(model->arena, handout, "p"), "FQ"), "a picture has its voices");
    judge(!strcmp(pieces_of(model->arena, handout, "s"), "PFC?"),
          "a system has its definition, figure and measures");
    judge(handout->left_out == 1, "what is confidential is counted");
    judge(remarks_on(handout, "belongs to the library") && remarks_on(handout, "“Monday”"),
          "what it has no form for is told");
    const struct table *people = table_in(handout, "stakeholders");
    judge(people && people->rows.count == 2 && has_column(people, "wants") &&
              !has_column(people, "power"),
          "people are not told how much say they have");
}

/* ---- Paper ------------------------------------------------------------------------------------
 */

static void try_paper(void)
{
    struct paper_sheet sheet = {PAPER_A3, false};
    judge(paper_sheet_read("letter-landscape", &sheet) && sheet.paper == PAPER_LETTER &&
              sheet.landscape,
          "hyphens part the words for paper");
    judge(paper_sheet_read(" portrait\ta4 ", &sheet) && sheet.paper == PAPER_A4 && !sheet.landscape,
          "so do blanks, in any order");
    judge(!paper_sheet_read("a3 sideways", &sheet) && sheet.paper == PAPER_A4,
          "an unknown word changes nothing");
    judge(!paper_sheet_read("a", &sheet) && paper_sheet_read("", &sheet),
          "half a word is none, and no word asks for nothing");
}

/* ---- What is usual ----------------------------------------------------------------------------
 */

static void try_usual(const struct model *model)
{
    struct viewer viewer = viewer_new(model, false);
    const struct document *handout = describe_handout(&viewer, NULL);
    judge(!strncmp(sections_of(model->arena, handout), "p stakeholders s catwoe c k", 27),
          "without a handout it is the situation, people, systems, CATWOE, comparisons, maps");
    judge(strstr(sections_of(model->arena, handout), " comparison:s boundary-questions:s"),
          "and at its end stand sheets to fill in");
    judge(handout->paper.paper == PAPER_A4 && !handout->paper.landscape, "on A4");
    judge(!strcmp(pieces_of(model->arena, handout, "k"), "FL?") ||
              !strcmp(pieces_of(model->arena, handout, "k"), "FL"),
          "a causal map has its loops told");
}

static void try_one(const struct model *model)
{
    struct viewer viewer = viewer_new(model, false);
    const struct document *one = describe_handout(&viewer, first_of(model, KIND_COMPARISON));
    judge(!strcmp(sections_of(model->arena, one), "c"), "one thing is shown alone");
    judge(!strcmp(one->title, "The branch"), "below the title of the model");
}

/* ---- Broken texts -----------------------------------------------------------------------------
 */

static void try_text(const char *text, size_t length, void (*try)(const struct model *))
{
    jmp_buf exhausted;
    struct compilation compilation;
    if (setjmp(exhausted))
        return;
    compilation_start(&compilation, &exhausted);
    compile_text(&compilation, "study.catwoe", text, length, GOAL_RESOLVED, &check_all);
    try(&compilation.model);
    compilation_end(&compilation);
}

static void describe_all(const struct model *model)
{
    struct viewer viewer = viewer_new(model, false);
    describe_handout(&viewer, NULL);
    for (size_t i = 0; i < model->all.count; i++)
        if (!model->all.items[i]->file->source->library)
            describe_handout(&viewer, model->all.items[i]);
}

/* Cut off, or with a few bytes taken out, here and there. */
static void try_broken(void)
{
    enum { STEP = 13, GAP = 7 };
    char cut[sizeof study];
    for (size_t at = 1; at + GAP < sizeof study - 1; at += STEP) {
        size_t rest = sizeof study - 1 - at - GAP;
        try_text(study, at, describe_all);
        memcpy(cut, study, at);
        memcpy(cut + at, study + at + GAP, rest);
        try_text(cut, at + rest, describe_all);
    }
}

int main(void)
{
    try_text(study, sizeof study - 1, try_declared);
    try_text(study, sizeof study - 1, try_usual);
    try_text(study, sizeof study - 1, try_one);
    try_broken();
    try_paper();
    if (!failed)
        printf("ok handout: declared, usual, of one thing, and of broken texts\n");
    return failed != 0;
}
