/* Who is heard: in models made by chance no row of the table says one thing in its columns and
   another in its verdict, whatever is confidential. */
#include "driver/compile.h"
#include "view/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PEOPLE = 5, MODELS = 3000 };

/* ---- A model by chance ------------------------------------------------------------------------
 */

struct chance {
    struct buffer *text;
    uint32_t state;
};

static unsigned draw(struct chance *chance, unsigned below)
{
    chance->state = chance->state * 1664525U + 1013904223U;
    return (chance->state >> 16) % below;
}

static void put_somebody(struct chance *chance, const char *before, const char *after)
{
    unsigned who = draw(chance, PEOPLE + 1);
    buffer_put(chance->text, before);
    if (who == PEOPLE)
        buffer_put(chance->text, "tutor"); /* a role that one of them holds */
    else
        buffer_printf(chance->text, "who%u", who);
    buffer_put(chance->text, after);
}

/* Each line only now and then, so that many are silent about much. */
static void put_perhaps(struct chance *chance, const char *before, const char *after)
{
    if (!draw(chance, 4))
        put_somebody(chance, before, after);
}

static void put_person(struct chance *chance, unsigned number)
{
    static const char *const involved[] = {"none",     "informed", "consulted",
                                           "involved", "partner",  "leading"};
    buffer_printf(chance->text, "stakeholder who%u \"Group %u\" { is: group\n", number, number);
    if (!draw(chance, 4))
        buffer_put(chance->text, "wants: \"to be asked\"\n");
    if (!draw(chance, 2))
        buffer_printf(chance->text, "involved: %s\n", involved[draw(chance, 6)]);
    if (!draw(chance, 8))
        buffer_put(chance->text, "confidential: yes\n");
    put_perhaps(chance, "voice: ", "\n");
    buffer_put(chance->text, "}\n");
}

static void put_block(struct chance *chance, const char *head, const char *const *lines)
{
    buffer_printf(chance->text, "%s {\n", head);
    for (; *lines; lines++)
        put_perhaps(chance, *lines, strchr(*lines, '{') ? " }\n" : "\n");
    if (!draw(chance, 8))
        buffer_put(chance->text, "confidential: yes\n");
    buffer_put(chance->text, "}\n");
}

static void put_model(struct chance *chance)
{
    static const char *const model[] = {"client: ", "practitioner: ", "issue-owners: ", NULL};
    static const char *const system[] = {"customers: ",
                                         "victims: ",
                                         "actors: ",
                                         "owners: ",
                                         "activity \"Ask\" by ",
                                         "worldview: \"asking helps\" held by ",
                                         "question witness { is: ",
                                         "monitor \"Watch\" by ",
                                         NULL};
    static const char *const change[] = {
        "gains: ", "loses: ", "owner: ", "can-live: ", "desirable: yes according to ", NULL};
    static const char *const journey[] = {"step \"Ring\" { says: \"no\"; with: ", NULL};
    put_block(chance, "model chance \"By chance\"", model);
    buffer_put(chance->text, "role tutor \"The tutor\" { held-by: who0 }\n");
    for (unsigned i = 0; i < PEOPLE; i++)
        put_person(chance, i);
    put_block(chance, "system ask \"A system to ask\"", system);
    put_block(chance, "change door \"A door\"", change);
    buffer_printf(chance->text, "journey way \"A way\" of who%u", draw(chance, PEOPLE));
    put_block(chance, "", journey);
    put_perhaps(chance, "issue queue \"A queue\" raised by ", "\n");
    put_perhaps(chance, "workshop day \"A day\" with ", "\n");
    put_somebody(chance, "picture now \"Now\" by who0 {\n", " says \"too long\"\n}\n");
}

/* ---- A row ------------------------------------------------------------------------------------
 */

static const char *text_of(struct arena *arena, const struct table *table, const struct row *row,
                           const char *key)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (!strcmp(table->columns[i].key, key) && row->cells[i].state == CELL_SAID)
            return runs_text(arena, &row->cells[i].runs);
    return "";
}

static bool acts(const char *part)
{
    static const char *const deeds[] = {"actor",  "does ",    "came to", "holds a", "answers for",
                                        "owner;", "involved", "partner", "leading"};
    size_t length = strlen(part);
    for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++)
        if (strstr(part, deeds[i]))
            return true;
    return length >= 5 && !strcmp(part + length - 5, "owner");
}

/* What a verdict says of the columns, where it says anything. */
static bool agrees(const char *verdict, const char *affected, const char *heard, const char *part,
                   const char *speaker)
{
    bool asks = strstr(verdict, "are they affected"), study = strstr(verdict, "of the study");
    bool unheard = strstr(verdict, "not heard") || strstr(verdict, "through others");
    bool is_heard = !unheard && (strstr(verdict, "heard"));
    bool others = strstr(verdict, "others act") || strstr(verdict, "no say") ||
                  strstr(verdict, "no word") || !strncmp(verdict, "there", 5);
    bool takes_part = strstr(verdict, "taking part");
    if (!strcmp(verdict, "named only"))
        return !*affected && !*heard && (!*part || !strcmp(part, "none"));
    return (!(asks || study) || !*affected) && (asks || study || *affected) &&
           !(unheard && *heard) && !(is_heard && !*heard) && !(others && acts(part)) &&
           !(takes_part && !acts(part)) && !(strstr(verdict, "or for them") && *speaker) &&
           !(strstr(verdict, "through others") && !*speaker) && !(study && !strstr(part, "study"));
}

/* How many rows were judged; 0 where one contradicts itself. */
static size_t judge(const struct model *model, bool confidential)
{
    struct viewer viewer = viewer_new(model, confidential);
    const struct table *table = tabulate_voices(&viewer, NULL, 0);
    size_t judged = 1;
    for (size_t i = 0; table && i < table->rows.count; i++) {
        const struct row *row = &table->rows.items[i];
        const char *verdict = text_of(model->arena, table, row, "verdict");
        const char *affected = text_of(model->arena, table, row, "affected");
        const char *heard = text_of(model->arena, table, row, "heard");
        const char *part = text_of(model->arena, table, row, "acts");
        const char *speaker = text_of(model->arena, table, row, "voice");
        if (!*verdict || agrees(verdict, affected, heard, part, speaker)) {
            judged += *verdict != 0;
            continue;
        }
        printf("FAIL voices: “%s” of “%s” | “%s” | “%s” | “%s”\n", verdict, affected, heard, part,
               speaker);
        return 0;
    }
    return judged;
}

static size_t judge_model(uint32_t seed)
{
    jmp_buf exhausted;
    struct compilation compilation;
    if (setjmp(exhausted))
        return 0;
    compilation_start(&compilation, &exhausted);
    struct buffer text = {.arena = compilation.arena};
    struct chance chance = {&text, seed};
    put_model(&chance);
    compile_text(&compilation, "chance.catwoe", buffer_text(&text), text.count, GOAL_RESOLVED,
                 &check_all);
    size_t faults = diagnostics_count(&compilation.model.diagnostics, ERROR), judged = 0;
    if (faults)
        printf("FAIL voices: model %u has faults\n%s", (unsigned)seed, buffer_text(&text));
    else if ((judged = judge(&compilation.model, false)))
        judged = judge(&compilation.model, true);
    compilation_end(&compilation);
    return judged;
}

int main(void)
{
    size_t judged = 0;
    for (uint32_t seed = 0; seed < MODELS; seed++) {
        size_t rows = judge_model(seed);
        if (!rows)
            return 1;
        judged += rows - 1;
    }
    printf("%s voices: %zu verdicts agree with their columns\n", judged > MODELS ? "ok" : "FAIL",
           judged);
    return judged <= MODELS;
}
