/* Questions to talk about: each kind is asked where a model leaves something open, and is silent
   where the model has answered; what is confidential is neither named nor given away. */
#include "view/prompts.h"

#include "driver/compile.h"

#include <stdio.h>
#include <string.h>

/* Everybody who takes part below, none of whom is a voice yet. */
static const char people[] = "model m \"M\"\n"
                             "stakeholder ann \"Ann\"\n"
                             "stakeholder bob \"Bob\"\n";

/* Of each kind a model that leaves something open, and its nearest neighbour that does not: `from`
   stands in it as `to`. */
static const struct prompt_case {
    enum prompt_id kind;
    const char *about; /* its name, or NULL: the whole */
    const char *asks;  /* what is asked, word for word */
    const char *model, *from, *to;
} cases[] = {
    {PROMPT_WORLDVIEWS, "a",
     "“It pays”, as Ann would say. “It heals”, as Bob would say. What does each of them see that "
     "the other does not?",
     "system a \"A\" { worldview: \"It pays\" held by ann }\n"
     "system b \"B\" { worldview: \"It heals\" held by bob }\n",
     "held by bob", "held by bob, ann"},
    {PROMPT_WORLDVIEWS, "a", "What does each of them see",
     "system a \"A\" { worldview: \"It pays\" held by ann }\n"
     "system b \"B\" { worldview: \"It heals\" held by bob }\n",
     "It heals", "it PAYS"},
    {PROMPT_UNHEARD, "a", "What would Ann say about this? There is no word from them yet",
     "system a \"A\" { customers: ann }\n", "customers: ann }",
     "customers: ann }\npicture p \"P\" { ann says \"Ow\" }"},
    {PROMPT_CANNOT_LIVE, "c", "What would let Ann live with this: “Move”?",
     "change c \"Move\" { cannot-live: ann }\n", "cannot-live", "can-live"},
    {PROMPT_CONTESTED, "c",
     "“Move”: people differ on whether it can be done (“nobody is free”). What would you need",
     "change c \"Move\" { feasible: contested \"nobody is free\" }\n", "contested", "yes"},
    {PROMPT_CONTESTED, NULL, "people differ on whether it ought to be done. What",
     "change c \"Move\" { desirable: contested }\n", "contested", "no"},
    {PROMPT_CONFLICT, "p", "“Whose is it?” That lies between Ann and Bob.",
     "picture p \"P\" { conflict w \"Whose is it?\" between ann, bob }\n", "ann, bob",
     "ann, bob { parked: \"later\" }"},
    {PROMPT_LEFT_OUT, "a", "This touches Eve, and so far others decide. What say should they have",
     "stakeholder eve \"Eve\" { involved: none }\nsystem a \"A\" { customers: eve }\n"
     "picture p \"P\" { eve says \"Ow\" }\n",
     "involved: none", "involved: partner"},
    {PROMPT_TWO_WAYS, "k",
     "Does “Calls” raise or lower “Hope”? It raises it, as Ann would say; it lowers it, as Bob "
     "would say.",
     "causal-map k \"K\" {\n variable c \"Calls\"\n variable h \"Hope\"\n"
     " c raises h according to ann\n c lowers h according to bob\n}\n",
     "lowers", "raises"},
    {PROMPT_DISPUTED, "k", "Does “Calls” really raise “Hope”? Not all think so: ask Bob.",
     "causal-map k \"K\" {\n variable c \"Calls\"\n variable h \"Hope\"\n"
     " c raises h disputed by bob\n}\n",
     "disputed by", "according to"},
    {PROMPT_BOUNDARY_PARTS, "a",
     "Whose interests does it serve? Today: Ann. It ought to be: Ann and Bob. What keeps it",
     "system a \"A\" { question beneficiary { is: ann; ought: ann, bob } }\n", "ann, bob", "ann"},
    {PROMPT_BOUNDARY_OPEN, "a", "Whose interests does it serve? That has no answer yet.",
     "system a \"A\" { what: \"do it\" }\n", "what: \"do it\"",
     "question beneficiary { is: ann; ought: ann }"},
    {PROMPT_BOUNDARY_OPEN, "a", "What is it for? That has no answer yet.",
     "system a \"A\" { what: \"do it\" }\n", "what: \"do it\"", "why: \"let it be done\""},
    {PROMPT_UNKNOWN, "k", "“Ask”: does that happen here? Who could find out?",
     "system a \"A\" { activity ask \"Ask\" }\n"
     "comparison k \"K\" of a { finding ask { exists: unknown } }\n",
     "unknown", "partly"},
    {PROMPT_NOBODY, "a", "“Ask”: who would do that? So far it is nobody’s work.",
     "system a \"A\" { activity ask \"Ask\" }\n", "\"Ask\"", "\"Ask\" by ann"},
    {PROMPT_ABSENT, "k", "“Ask” does not happen today, and nothing is planned.",
     "system a \"A\" { activity ask \"Ask\" }\n"
     "comparison k \"K\" of a { finding ask { exists: no } }\n",
     "exists: no", "exists: no; idea: \"by post\""},
    {PROMPT_ABSENT, "k", "does not happen today",
     "system a \"A\" { activity ask \"Ask\" }\n"
     "comparison k \"K\" of a { finding ask { exists: no } }\n",
     "model m", "change c \"Move\" { answers: k.ask }\nmodel m"},
    {PROMPT_ISSUE, NULL, "Nothing takes this up yet: “Noise”.", "issue i \"Noise\"\n", "\"Noise\"",
     "\"Noise\" { parked: \"later\" }"},
    {PROMPT_ISSUE, "i", "Nothing takes this up yet: “Noise”.", "issue i \"Noise\"\n", "model m",
     "system s \"S\" { answers: i }\nmodel m"},
    {PROMPT_SPOKEN_FOR, "a", "What is known of Eve comes through Bob. What would they say",
     "stakeholder eve \"Eve\" { voice: bob }\nsystem a \"A\" { customers: eve }\n",
     "customers: eve }", "customers: eve }\npicture p \"P\" { eve says \"Ow\" }"},
    {PROMPT_LOSES, "c", "“Move” asks something of Ann. What could they be given in return?",
     "change c \"Move\" { loses: ann }\n", "loses: ann", "loses: none \"it is new\""},
    {PROMPT_BEARS, "a", "Who would have to give something: Ann. What would make it fair to them?",
     "system a \"A\" { victims: ann }\n", "victims: ann", "victims: none \"it is new\""},
    {PROMPT_EMPTY_HANDED, "j", "Between “Asks” and “Waits” nothing is handed on.",
     "journey j \"J\" of ann { step s \"Asks\" with bob\n step t \"Waits\" with ann after s }\n",
     "with bob", "with bob { hands-over: \"a letter\" }"},
    {PROMPT_WAIT, "j", "At “Asks” people wait 9 months.",
     "journey j \"J\" of ann { step s \"Asks\" with bob { waits: 9 months } }\n", "waits",
     "period"},
    {PROMPT_BOTTLENECK, "d", "It sticks at “Pay”: nobody signs. What would free it?",
     "delivery-chain d \"D\" { stage p \"Pay\" { bottleneck: \"nobody signs.\" } }\n",
     "bottleneck: \"nobody signs.\"", "gives: \"money\""},
    {PROMPT_MISALIGNED, "d", "“Pay”: what counts there (“counts names”) pulls against the rest",
     "delivery-chain d \"D\" { stage p \"Pay\" { incentive: misaligned \"counts names\" } }\n",
     "misaligned", "aligned"},
    {PROMPT_UNTOLD, "k", "The loop “Round”: tell it as it happened to somebody you know.",
     "causal-map k \"K\" {\n variable c \"Calls\"\n variable h \"Hope\"\n c raises h\n h raises c\n"
     " loop r \"Round\" { is: reinforcing; through: c, h }\n}\n",
     "loop r \"Round\" { is: reinforcing; through: c, h }", ""},
    {PROMPT_UNNAMED, "k",
     "Something may go round here: from “Calls” to “Hope”, and back again. Have you seen that",
     "causal-map k \"K\" {\n variable c \"Calls\"\n variable h \"Hope\"\n c raises h\n h raises "
     "c\n}"
     "\n",
     "h raises c", "h raises c\n loop r \"Round\" { is: reinforcing; through: c, h }"},
    {PROMPT_GOALLESS, "k", "The loop “Round” brings something back to where it was.",
     "causal-map k \"K\" {\n variable c \"Calls\"\n variable h \"Hope\"\n c raises h\n h lowers c\n"
     " loop r \"Round\" { is: balancing; through: c, h }\n}\n",
     "is: balancing", "is: balancing; goal: \"calm\""},
    {PROMPT_ACTS_UNHEARD, "a", "What would Ann say about their own part in this?",
     "system a \"A\" { customers: ann; actors: ann }\n", "actors: ann }",
     "actors: ann }\npicture p \"P\" { ann says \"Ow\" }"},
    {PROMPT_UNMEASURED, "a", "Does it work? By what would you tell?",
     "system a \"A\" { what: \"do it\" }\n", "what: \"do it\"", "measure n \"Calls\" for efficacy"},
    {PROMPT_GAMED, "a",
     "The figure “Calls” could be met without doing any good: calling twice. How would you",
     "system a \"A\" { measure n \"Calls\" for efficacy { gamed-by: \"calling twice.\" } }\n",
     "gamed-by", "unit"},
    {PROMPT_NAMED_ONLY, NULL, "What part could Bob have in this? So far they are only named.",
     "system a \"A\" { customers: ann }\n", "customers: ann", "customers: ann; actors: bob"},
};

static int failed;

static void judge(bool good, enum prompt_id kind, const char *what, const char *about)
{
    if (!good)
        printf("FAIL prompts: kind %d, %s: %s\n", (int)kind, what, about);
    failed += !good;
}

/* ---- Asking -----------------------------------------------------------------------------------
 */

static const struct item *item_by_name(const struct model *model, const char *name)
{
    for (size_t i = 0; i < model->all.count; i++)
        if (model->all.items[i]->name && !strcmp(model->all.items[i]->name->text, name))
            return model->all.items[i];
    return NULL;
}

/* Whether one of the questions about it has these words. */
static bool has_question(const struct section *section, struct arena *arena, const char *words)
{
    for (size_t i = 0; section->pieces && i < section->pieces->list.count; i++)
        if (strstr(runs_text(arena, &section->pieces->list.items[i].runs), words))
            return true;
    return false;
}

/* The same in a model of the people and this text, its first `from` written as `to`. */
static bool is_asked(const char *text, const char *from, const char *to, const char *about,
                     const char *words)
{
    jmp_buf exhausted;
    struct compilation compilation;
    struct section section = {.pieces = NULL};
    if (setjmp(exhausted))
        return false;
    compilation_start(&compilation, &exhausted);
    const char *all = arena_printf(compilation.arena, "%s%s", people, text);
    const char *at = from ? strstr(all, from) : NULL;
    if (at)
        all = arena_printf(compilation.arena, "%.*s%s%s", (int)(at - all), all, to,
                           at + strlen(from));
    compile_text(&compilation, "study.catwoe", all, strlen(all), GOAL_RESOLVED, &check_all);
    struct viewer viewer = viewer_new(&compilation.model, false);
    prompts_add(prompts_new(&viewer), &section,
                about ? item_by_name(&compilation.model, about) : NULL);
    bool asked = has_question(&section, viewer.arena, words);
    compilation_end(&compilation);
    return asked;
}

static void try_case(const struct prompt_case *one)
{
    judge(is_asked(one->model, NULL, NULL, one->about, one->asks), one->kind, "is asked",
          one->asks);
    judge(!is_asked(one->model, one->from, one->to, one->about, one->asks), one->kind,
          "is silent where that is answered", one->to);
}

/* ---- What is confidential ---------------------------------------------------------------------
 */

static void try_hidden(void)
{
    static const char clash[] = "system a \"A\" { worldview: \"It pays\" held by ann }\n"
                                "system b \"B\" { worldview: \"It heals\" held by bob }\n";
    static const char *const hide[][2] = {
        {"\"Bob\"", "\"Bob\" { confidential: yes }"},
        {"held by bob", "held by bob; confidential: yes"},
    };
    for (size_t i = 0; i < sizeof hide / sizeof *hide; i++)
        judge(!is_asked(clash, hide[i][0], hide[i][1], "a", "It heals"), PROMPT_WORLDVIEWS,
              "does not tell what is confidential", hide[i][1]);
    judge(!is_asked("issue i \"Noise\"\n", "model m",
                    "system s \"S\" { answers: i; confidential: yes }\nmodel m", NULL, "Noise"),
          PROMPT_ISSUE, "knows what is answered", "out of sight");
    judge(!is_asked("system a \"A\" { victims: ann }\n", "\"Ann\"", "\"Ann\" { confidential: yes }",
                    "a", "Ann"),
          PROMPT_BEARS, "does not name", "whoever is confidential");
}

/* ---- How many ---------------------------------------------------------------------------------
 */

static void try_number(void)
{
    static const char many[] =
        "system a \"A\" { activity p \"P\"; activity q \"Q\"; activity r \"R\" }\n"
        "comparison k \"K\" of a {\n finding p { exists: unknown }\n"
        " finding q { exists: unknown }\n finding r { exists: unknown }\n}\n";
    judge(is_asked(many, NULL, NULL, "k", "“Q”: does that happen"), PROMPT_UNKNOWN,
          "is asked twice", "at most");
    judge(!is_asked(many, NULL, NULL, "k", "“R”: does that happen"), PROMPT_UNKNOWN,
          "is not asked a third time", "in one place");
}

int main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        try_case(&cases[i]);
    try_hidden();
    try_number();
    if (!failed)
        printf("ok prompts: %zu kinds of question, each asked and silent\n",
               sizeof cases / sizeof *cases);
    return failed != 0;
}
