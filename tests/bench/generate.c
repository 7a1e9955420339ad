/*
 * Writes a benchmark model to standard output; the same words give the same bytes on any machine.
 *
 *     generate map N M       a causal map of N labelled variables and M distinct links
 *     generate bare N M      the declarations of that map alone, for the yardstick
 *     generate ring N        N variables, each linked to the next, the last to the first
 *     generate complete N    N variables, every ordered pair linked
 *     generate picture N     a rich picture of N figures: about as many flows, a bubble of two in
 *                            three, a conflict, a boundary round half of them, a cloud
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

static void usage_error(void)
{
    fprintf(stderr, "usage: generate map N M | bare N M | ring N | complete N | picture N\n"
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
    bool two = strcmp(argv[1], "map") == 0 || strcmp(argv[1], "bare") == 0;
    if (argc != (two ? 4 : 3))
        usage_error();
    if (two)
        require_room(variables, links);
    if (strcmp(argv[1], "map") == 0)
        write_map(variables, links);
    else if (strcmp(argv[1], "bare") == 0)
        write_declarations(variables, links);
    else if (strcmp(argv[1], "ring") == 0)
        write_ring(variables);
    else if (strcmp(argv[1], "complete") == 0)
        write_complete(variables);
    else if (strcmp(argv[1], "picture") == 0)
        write_picture(variables);
    else
        usage_error();
    return fflush(stdout) || ferror(stdout) ? 2 : 0;
}
