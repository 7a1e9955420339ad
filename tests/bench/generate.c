/*
 * Writes a benchmark model to standard output; the same words give the same bytes on any machine.
 *
 *     generate map N M       a causal map of N labelled variables and M distinct links
 *     generate bare N M      the declarations of that map alone, for the yardstick
 *     generate ring N        N variables, each linked to the next, the last to the first
 *     generate complete N    N variables, every ordered pair linked
 *     generate chance N M    N variables and M distinct links between any two of them
 *     generate picture N     a rich picture of N figures: about as many flows, a bubble of two in
 *                            three, a conflict, a boundary round half of them, a cloud
 *     generate study N       the N-th of many small models: forty declarations of most kinds, as a
 *                            group that is acting has them, some things left unsaid
 *
 * The map is what a drawn map looks like, only larger: each variable hangs off one of the few
 * before it, the other links span at most SPAN variables, and two in a hundred point backwards.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NEAR = 6, SPAN = 12, BACKWARDS_PERCENT = 2, MAX_VARIABLES = 100000000 };

/* Linear congruential generator (Knuth, MMIX); the upper half is random enough. */
static uint64_t state = 20240229;

static uint32_t below(uint32_t limit)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((state >> 33) % limit);
}

static const char *const what[] = {"Places", "Visits", "Tutors", "Families", "Rooms",
                                   "Grants", "Carers", "Nurses", "Calls",    "Hours"};
static const char *const where[] = {"at the city college",  "in the northern ward",
                                    "at the weekly clinic", "on the harbour estate",
                                    "at the advice centre", "in the day hospital"};

enum { WHAT = sizeof what / sizeof *what, WHERE = sizeof where / sizeof *where };

static void write_variables(uint32_t count)
{
    for (uint32_t i = 1; i <= count; i++)
        printf("  variable v%u \"%s %s %u\"\n", i, what[below(WHAT)], where[below(WHERE)], i);
}

static void write_link(uint32_t from, uint32_t to)
{
    printf("  v%u %s v%u\n", from, below(2) ? "raises" : "lowers", to);
}

/* Which links there are already: for each variable, one bit for every reachable neighbour. */
static bool take_link(uint32_t *taken, uint32_t from, uint32_t to)
{
    uint32_t bit = 1u << (to + SPAN - from);
    if (taken[from] & bit)
        return false;
    taken[from] |= bit;
    write_link(from, to);
    return true;
}

static void write_further_links(uint32_t *taken, uint32_t variables, uint32_t links)
{
    while (links > 0) {
        uint32_t from = 1 + below(variables), to = from + 1 + below(SPAN);
        if (to > variables)
            continue;
        if (below(100) < BACKWARDS_PERCENT)
            links -= take_link(taken, to, from);
        else
            links -= take_link(taken, from, to);
    }
}

static void write_declarations(uint32_t variables, uint32_t links)
{
    uint32_t *taken = calloc((size_t)variables + 1, sizeof *taken);
    if (!taken) {
        fprintf(stderr, "generate: out of memory\n");
        exit(2);
    }
    write_variables(variables);
    for (uint32_t i = 2; i <= variables; i++)
        take_link(taken, i - 1 - below(i - 1 < NEAR ? i - 1 : NEAR), i);
    write_further_links(taken, variables, links - (variables - 1));
    free(taken);
}

static void open_map(const char *name)
{
    printf("model bench \"A model to measure with\"\n\ncausal-map %s \"All of it\" {\n", name);
}

static void write_map(uint32_t variables, uint32_t links)
{
    open_map("big");
    write_declarations(variables, links);
    puts("}");
}

/* Each pair with the chance that brings the number of links (Knuth's selection sampling). */
static void write_chance(uint32_t variables, uint32_t links)
{
    uint64_t left = (uint64_t)variables * (variables - 1);
    open_map("chance");
    write_variables(variables);
    for (uint32_t from = 1; from <= variables; from++)
        for (uint32_t to = 1; to <= variables; to++) {
            if (from == to)
                continue;
            if (below((uint32_t)left--) < links) {
                write_link(from, to);
                links--;
            }
        }
    puts("}");
}

static void write_ring(uint32_t variables)
{
    open_map("ring");
    write_variables(variables);
    for (uint32_t i = 1; i <= variables; i++)
        write_link(i, i % variables + 1);
    puts("}");
}

static void write_complete(uint32_t variables)
{
    open_map("complete");
    write_variables(variables);
    for (uint32_t from = 1; from <= variables; from++)
        for (uint32_t to = 1; to <= variables; to++)
            if (from != to)
                write_link(from, to);
    puts("}");
}

/* ---- A rich picture -------------------------------------------------------------------------- */

static const char *const who[] = {"council", "college", "library", "clinic", "police", "charity"};
static const char *const verbs[] = {"funds", "tells", "sends", "helps"};

enum { WHO = sizeof who / sizeof *who, VERBS = sizeof verbs / sizeof *verbs };

static void write_figures(uint32_t count)
{
    for (uint32_t i = 1; i <= count; i++)
        printf("stakeholder p%u \"The %s %s %u\" { is: %s }\n", i, who[below(WHO)],
               where[below(WHERE)], i, i % 2 ? "organisation" : "group");
}

static void write_bubbles(uint32_t figures)
{
    for (uint32_t i = 1; i <= figures * 2 / 3; i++)
        printf("  p%u %s \"%s %s, and nobody asks why\"\n", i, i % 4 ? "says" : "thinks",
               what[below(WHAT)], where[below(WHERE)]);
}

/* Each figure but the first is reached from one of the few before it. */
static void write_flows(uint32_t figures)
{
    for (uint32_t i = 2; i <= figures; i++) {
        uint32_t from = i - 1 - below(i - 1 < NEAR ? i - 1 : NEAR);
        printf("  p%u %s p%u \"%s\"\n", from, verbs[below(VERBS)], i, what[below(WHAT)]);
    }
}

static void write_picture(uint32_t figures)
{
    puts("model bench \"A model to measure with\"\nuse relations");
    write_figures(figures);
    puts("picture big \"All of it\" {");
    write_bubbles(figures);
    write_flows(figures);
    printf(
        "  conflict pay \"Who pays?\" between p1, p%u\n  boundary \"Those who meet\" { around: p1",
        figures);
    for (uint32_t i = 2; i <= figures / 2; i++)
        printf(", p%u", i);
    puts(" }\n  cloud \"Less to spend\"\n}");
}

/* ---- A study ----------------------------------------------------------------------------------
 */

static const char *const thing[] = {"places", "visits", "lessons", "meals", "beds", "grants"};
static const char *const act[] = {"Learn which %s are missed", "Agree who gives %s",
                                  "Train tutors for %s",       "Share %s between families",
                                  "Review the %s each month",  "Offer %s in the evening"};
enum { THING = sizeof thing / sizeof *thing, ACT = sizeof act / sizeof *act, PEOPLE = 6, WORK = 5 };

static void write_people(void)
{
    static const char *const levels[] = {"low", "medium", "high"};
    for (uint32_t i = 1; i <= PEOPLE; i++)
        printf("stakeholder p%u \"The %s %u\" { is: %s; power: %s; interest: %s; involved: "
               "consulted }\n",
               i, who[i - 1], i, i % 2 ? "organisation" : "group", levels[below(3)],
               levels[below(3)]);
    puts("role tutor \"Course tutor\" held by p1\n"
         "norm \"Tutors ring after the third absence\" of tutor\n"
         "value \"A good tutor knows every family\" of tutor\n");
}

static void write_situation(const char *need)
{
    puts("picture autumn \"What is going on\" by p2 on 2025-10-12 {");
    for (uint32_t i = 1; i <= PEOPLE; i++)
        printf("  p%u %s p%u \"%s %s\"\n  p%u says \"Who asks about the %s?\"\n", i,
               verbs[below(4)], i % PEOPLE + 1, what[below(WHAT)], where[below(WHERE)], i, need);
    printf("  cloud cuts \"Less to spend on %s\"\n  cuts presses p1\n"
           "  conflict pay \"who pays for the %s\" between p1, p2\n}\n"
           "issue missed \"Many miss their %s\" raised by p2, p3 { is: mess }\n"
           "issue late \"The %s begin too late\" raised by p4 { is: difficulty; parked: \"next "
           "year\" }\n\n",
           need, need, need, need);
}

static void write_system(const char *need)
{
    printf(
        "system keep \"A system to keep the %s\" {\n  is: issue-based\n  answers: missed, pay\n"
        "  what: \"keep the %s going\"\n  how: \"sharing the work between tutors and families\"\n"
        "  why: \"let fewer families lose them\"\n  customers: p2, p3\n  actors: tutor, p4\n"
        "  transformation: \"%s likely to be missed\" -> \"%s likely to be kept\"\n"
        "  worldview: \"Families miss %s because nobody asks, not because they do not care\" held "
        "by p2\n"
        "  owners: p1\n  environment: \"the yearly budget\", cuts\n",
        need, need, need, need, need);
    for (uint32_t i = 1; i <= WORK; i++) {
        printf("  activity a%u \"", i);
        printf(act[(i + below(2)) % ACT], need);
        printf(i > 1 ? "\" by tutor after a%u\n" : "\" by tutor\n", i - 1);
    }
    printf("  monitor watch \"Monitor who comes, at what cost, to what end\" by p4\n"
           "  control adjust \"Take action to put it right\" by p1 after watch\n"
           "  measure \"%s kept until Easter\" for efficacy\n"
           "  measure \"Cost of each of the %s\" for efficiency\n"
           "  measure \"Families who lost none\" for effectiveness\n}\n\n",
           need, need);
}

static void write_comparison(void)
{
    puts("comparison spring \"Against the spring\" of keep {");
    for (uint32_t i = 1; i <= WORK; i++)
        if (below(2))
            printf("  finding a%u { exists: partly; how: \"%s\"; who: tutor; judged: \"Registers\" "
                   "}\n",
                   i, where[below(WHERE)]);
        else
            printf("  finding a%u { exists: no; idea: \"%s %s\" }\n", i, what[below(WHAT)],
                   where[below(WHERE)]);
    puts("}\n");
}

static void write_acting(const char *need)
{
    printf("causal-map why \"Why %s are missed\" {\n  variable missed-ones \"%s that are missed\" "
           "{ unit: \"a week\" }\n"
           "  variable income \"Income of the college\" { unit: \"pounds\" }\n"
           "  variable guidance \"Time for guidance\" { unit: \"hours\" }\n"
           "  missed-ones lowers income after \"a year\"\n  income raises guidance\n"
           "  guidance lowers missed-ones because \"tutors ring at once\"\n"
           "  loop decline \"Spiral of decline\" { is: reinforcing; through: missed-ones, income, "
           "guidance }\n}\n"
           "change calls \"Tutors ring at once\" {\n  is: procedure\n  answers: missed, spring.a1\n"
           "  desirable: yes \"it keeps the door open\" according to p2\n"
           "  feasible: yes \"the college agreed\" according to p1\n  gains: p2; loses: none "
           "\"hours were found\"\n"
           "  owner: p1; horizon: short; review: 2026-05-01\n  sign: \"families say that somebody "
           "rang\"\n"
           "  acts-on: guidance rises\n  intends: missed-ones falls\n}\n"
           "stocktake may \"Stocktake\" on 2026-05-02 {\n"
           "  outcome calls { is: succeeded; expected: \"half stay\"; observed: \"most stay\"; "
           "doubts: \"that income matters\" }\n}\n",
           need, need);
}

static void write_study(uint32_t number)
{
    state += number;
    const char *need = thing[below(THING)];
    printf("model study-%u \"How the %s were kept %u\" { stage: acting; client: p1; practitioner: "
           "p2; issue-owners: p3, p4 }\n"
           "use relations\nuse archetypes\n\n",
           number, need, number);
    write_people();
    write_situation(need);
    write_system(need);
    write_comparison();
    write_acting(need);
}

static void usage_error(void)
{
    fprintf(stderr,
            "usage: generate map N M | bare N M | chance N M | ring N | complete N | picture N | "
            "study N\n"
            "       M from N - 1 to 4 N, N at least 2; for 4 N, N at least 100\n");
    exit(2);
}

static uint32_t number(const char *text)
{
    char *end;
    unsigned long value = strtoul(text, &end, 10);
    if (*end || end == text || value < 2 || value > MAX_VARIABLES)
        usage_error();
    return (uint32_t)value;
}

/* There are about SPAN links a variable to choose from; near that, drawing lots would not end. */
static void require_room(uint32_t variables, uint32_t links)
{
    bool sparse = links <= variables + variables / 2;
    if (links + 1 < variables || links > 4 * variables || (!sparse && variables < 100) ||
        (variables < 10 && links + 1 > variables))
        usage_error();
}

int main(int argc, char **argv)
{
    if (argc < 3)
        usage_error();
    uint32_t variables = number(argv[2]);
    uint32_t links = argc == 4 ? number(argv[3]) : 0;
    bool drawn = strcmp(argv[1], "map") == 0 || strcmp(argv[1], "bare") == 0;
    bool chance = strcmp(argv[1], "chance") == 0;
    if (argc != (drawn || chance ? 4 : 3))
        usage_error();
    if (drawn)
        require_room(variables, links);
    if (strcmp(argv[1], "map") == 0)
        write_map(variables, links);
    else if (strcmp(argv[1], "bare") == 0)
        write_declarations(variables, links);
    else if (chance)
        write_chance(variables, links);
    else if (strcmp(argv[1], "ring") == 0)
        write_ring(variables);
    else if (strcmp(argv[1], "complete") == 0)
        write_complete(variables);
    else if (strcmp(argv[1], "picture") == 0)
        write_picture(variables);
    else if (strcmp(argv[1], "study") == 0)
        write_study(variables);
    else
        usage_error();
    return fflush(stdout) || ferror(stdout) ? 2 : 0;
}
