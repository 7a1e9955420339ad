/* Archetypes, judged by maps made of each of them: under other names, with variables put between,
   with variables called by their opposites; and by near misses: a sign, a link or a delay that is
   not as it should be, two roles in one. */
#include "analysis/candidates.h"
#include "analysis/stories.h"
#include "driver/compile.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

enum { NONE = -1, STEPS = 1000000 };

static int failed, judged;

static void judge(bool good, const char *archetype, const char *what, int number)
{
    judged++;
    if (good)
        return;
    failed++;
    printf("FAIL archetypes: %s: %s %d\n", archetype, what, number);
}

/* ---- Maps of an archetype ---------------------------------------------------------------------
 */

enum delays { AS_IN_PATTERN, NO_DELAYS, ON_PROMPT_LOOPS };

/* How the map differs from the archetype; NONE where not at all. */
struct variation {
    int between;                      /* the link that a variable is put into; ALL: each */
    int turned, turned_too;           /* roles called by their opposites */
    int wrong_sign, missing, unknown; /* links */
    int merged, into;                 /* roles that one variable plays */
    int apart; /* the role whose links meet at one variable and part at another */
    enum delays delays;
    bool bare; /* no variable is said to be a gap, or to have a goal */
    bool told; /* the map has a story that tells of it */
    bool surroundings;
};
enum { ALL = 1000 };

static const struct variation same = {.between = NONE,
                                      .turned = NONE,
                                      .turned_too = NONE,
                                      .wrong_sign = NONE,
                                      .missing = NONE,
                                      .unknown = NONE,
                                      .merged = NONE,
                                      .apart = NONE};

struct writer {
    struct buffer text;
    const struct pattern *pattern;
    struct variation variation;
};

static int player_of(const struct variation *variation, uint32_t role)
{
    return (int)role == variation->merged ? variation->into : (int)role;
}

static void put_variables(struct writer *writer)
{
    const struct graph *graph = writer->pattern->graph;
    for (size_t role = 0; role < graph->vertex_count; role++) {
        const struct item *variable = graph->variables[role];
        const struct value *goal = item_values(variable, VARIABLE_GOAL);
        if ((int)role == writer->variation.merged)
            continue;
        buffer_printf(&writer->text, "variable v%zu \"V%zu\" {", role, role);
        if (!writer->variation.bare && item_choice(variable, VARIABLE_IS) == VARIABLE_IS_GAP)
            buffer_put(&writer->text, " is: gap\n");
        if (!writer->variation.bare && goal)
            buffer_printf(&writer->text, " goal: v%d\n",
                          player_of(&writer->variation, graph->vertex_of[goal->item->place]));
        buffer_put(&writer->text, "}\n");
    }
}

static bool is_on_prompt_loop(const struct pattern *pattern, const struct edge *link)
{
    for (size_t i = 0; i < pattern->skeleton->strands.count; i++)
        for (uint32_t j = 0; j < pattern->skeleton->strands.items[i].length; j++)
            if (pattern->skeleton->strands.items[i].links[j] == link)
                return pattern->prompt >> i & 1;
    return false;
}

static const char *delay_of(const struct writer *writer, const struct edge *link)
{
    bool delayed = writer->variation.delays == AS_IN_PATTERN ? link->delayed
                   : writer->variation.delays == ON_PROMPT_LOOPS
                       ? is_on_prompt_loop(writer->pattern, link)
                       : false;
    return delayed ? " after \"a while\"" : "";
}

static void put_link(struct writer *writer, int number)
{
    const struct variation *variation = &writer->variation;
    const struct edge *link = &writer->pattern->graph->edges[number];
    int from = player_of(variation, link->from), to = player_of(variation, link->to);
    bool lowers = link->sign == SIGN_MINUS;
    lowers ^= (int)link->from == variation->turned || (int)link->from == variation->turned_too;
    lowers ^= (int)link->to == variation->turned || (int)link->to == variation->turned_too;
    lowers ^= number == variation->wrong_sign;
    lowers ^= (int)link->from == variation->apart;
    const char *verb = number == variation->unknown ? "affects" : lowers ? "lowers" : "raises";
    const char *delay = delay_of(writer, link);
    const char *behind = (int)link->from == variation->apart ? "-behind" : "";
    if (variation->between == number || variation->between == ALL)
        buffer_printf(&writer->text,
                      "variable between-%d \"B%d\"\nv%d%s lowers between-%d\n"
                      "between-%d %s v%d%s\n",
                      number, number, from, behind, number, number, lowers ? "raises" : "lowers",
                      to, delay);
    else
        buffer_printf(&writer->text, "v%d%s %s v%d%s\n", from, behind, verb, to, delay);
}

static void put_story(struct writer *writer)
{
    const struct graph *graph = writer->pattern->graph;
    buffer_printf(&writer->text, "story told of %s {\n", writer->pattern->archetype->name->text);
    for (size_t role = 0; role < graph->vertex_count; role++)
        buffer_printf(&writer->text, "v%zu plays %s\n", role, graph->variables[role]->name->text);
    buffer_put(&writer->text, "}\n");
}

static const char *map_of(struct arena *arena, const struct pattern *pattern,
                          const struct variation *variation)
{
    struct writer writer = {{.arena = arena}, pattern, *variation};
    buffer_put(&writer.text, "use archetypes\ncausal-map map \"Map\" {\n");
    put_variables(&writer);
    for (int link = 0; link < (int)pattern->graph->edge_count; link++)
        if (link != variation->missing)
            put_link(&writer, link);
    if (variation->apart != NONE)
        buffer_printf(&writer.text, "variable v%d-behind \"B\"\nv%d lowers v%d-behind\n",
                      variation->apart, variation->apart, variation->apart);
    if (variation->surroundings)
        buffer_put(&writer.text, "variable weather \"W\"\nvariable fame \"F\"\n"
                                 "weather raises v1\nv1 raises fame\nv2 lowers fame\n");
    if (variation->told)
        put_story(&writer);
    buffer_put(&writer.text, "}\n");
    return buffer_text(&writer.text);
}

/* ---- What is said of them ---------------------------------------------------------------------
 */

static const struct item *item_of(const struct model *model, enum kind kind)
{
    FOR_ITEMS_OF (model, kind, item)
        return item;
    return NULL;
}

struct verdict {
    bool seen, alone; /* the archetype is the first candidate; and no other could be meant */
    bool among;       /* it is one of the candidates */
    size_t count;
    enum story_standing standing;
};

static bool may_be(const struct candidate *candidate, const char *archetype)
{
    if (!strcmp(candidate->pattern->archetype->name->text, archetype))
        return true;
    for (size_t i = 0; !candidate->marked && i < candidate->pattern->alike.count; i++)
        if (!strcmp(candidate->pattern->alike.items[i]->archetype->name->text, archetype))
            return true;
    return false;
}

static struct verdict verdict_on(const char *text, const char *archetype)
{
    jmp_buf exhausted;
    struct compilation compilation;
    struct verdict verdict = {0};
    if (setjmp(exhausted))
        return verdict;
    compilation_start(&compilation, &exhausted);
    struct model *model = &compilation.model;
    compile_text(&compilation, "map.catwoe", text, strlen(text), GOAL_RESOLVED, &check_all);
    if (diagnostics_count(&model->diagnostics, ERROR))
        printf("FAIL archetypes: a map has faults\n%s", text);
    const struct graph *graph = graph_of_map(model->arena, item_of(model, KIND_CAUSAL_MAP));
    const struct candidates *candidates =
        find_candidates(model->arena, patterns_of(model->arena, model), graph, STEPS);
    const struct item *story = item_of(model, KIND_STORY);
    verdict.count = candidates->count;
    for (size_t i = 0; i < candidates->count; i++)
        verdict.among |= may_be(&candidates->items[i], archetype);
    verdict.seen = candidates->count && may_be(&candidates->items[0], archetype);
    verdict.alone =
        verdict.seen && (!candidates->items[0].pattern->alike.count || candidates->items[0].marked);
    if (story)
        verdict.standing = read_story(model->arena, graph, story).standing;
    compilation_end(&compilation);
    return verdict;
}

static struct verdict verdict_of(struct arena *arena, const struct pattern *pattern,
                                 struct variation variation)
{
    return verdict_on(map_of(arena, pattern, &variation), pattern->archetype->name->text);
}

/* ---- Maps that are it -------------------------------------------------------------------------
 */

static void expect_seen(struct arena *arena, const struct pattern *pattern,
                        struct variation variation, const char *what, int number)
{
    const char *name = pattern->archetype->name->text;
    judge(verdict_of(arena, pattern, variation).seen, name, what, number);
    variation.told = true;
    struct verdict told = verdict_of(arena, pattern, variation);
    judge(told.standing == STORY_HOLDS, name, "told, but for: ", number);
    judge(!told.count, name, "told and seen all the same:", number);
}

static void expect_all_seen(struct arena *arena, const struct pattern *pattern)
{
    struct variation variation = same;
    int roles = (int)pattern->graph->vertex_count, links = (int)pattern->graph->edge_count;
    expect_seen(arena, pattern, same, "plain", 0);
    for (variation.between = 0; variation.between < links; variation.between++)
        expect_seen(arena, pattern, variation, "a variable between in link", variation.between);
    variation.between = ALL;
    expect_seen(arena, pattern, variation, "variables between everywhere", 0);
    variation = same;
    for (variation.turned = 0; variation.turned < roles; variation.turned++)
        expect_seen(arena, pattern, variation, "called by its opposite: role", variation.turned);
    variation = same;
    for (variation.apart = 0; variation.apart < roles; variation.apart++)
        if (!role_is_given(pattern->graph->variables[variation.apart]))
            expect_seen(arena, pattern, variation, "two that one would be: role", variation.apart);
    variation = same;
    variation.surroundings = true;
    expect_seen(arena, pattern, variation, "with surroundings", 0);
    variation = same;
    variation.unknown = pattern->skeleton->node_count > 1 ? 0 : links; /* two loops may be any */
    for (; variation.unknown < links; variation.unknown++)
        expect_seen(arena, pattern, variation, "an unknown sign at link", variation.unknown);
}

/* ---- Near misses ------------------------------------------------------------------------------
 */

static bool is_inside(const struct pattern *pattern, const struct edge *link)
{
    return !role_is_given(pattern->graph->variables[link->from]) &&
           !role_is_given(pattern->graph->variables[link->to]);
}

static void expect_not_seen(struct arena *arena, const struct pattern *pattern,
                            struct variation variation, const char *what, int number,
                            enum story_standing standing)
{
    const char *name = pattern->archetype->name->text;
    judge(!verdict_of(arena, pattern, variation).among, name, what, number);
    variation.told = standing != STORY_NOT_READ;
    if (variation.told)
        judge(verdict_of(arena, pattern, variation).standing == standing, name, what, -number);
}

static void expect_near_misses(struct arena *arena, const struct pattern *pattern)
{
    for (int link = 0; link < (int)pattern->graph->edge_count; link++) {
        const struct edge *edge = &pattern->graph->edges[link];
        struct variation variation = same;
        if (!is_inside(pattern, edge))
            continue;
        variation.wrong_sign = link;
        expect_not_seen(arena, pattern, variation, "a wrong sign at link", link, STORY_TURNED);
        variation = same;
        variation.missing = link;
        expect_not_seen(arena, pattern, variation, "a missing link", link, STORY_BROKEN);
        if (pattern->alike.count)
            continue; /* the others have fewer roles */
        variation = same;
        variation.merged = (int)edge->from;
        variation.into = (int)edge->to;
        expect_not_seen(arena, pattern, variation, "two roles in one over link", link,
                        STORY_NOT_READ);
    }
    struct variation variation = same;
    variation.delays = NO_DELAYS;
    variation.told = true;
    if (pattern->is_slow)
        judge(verdict_of(arena, pattern, variation).standing == STORY_PROMPT,
              pattern->archetype->name->text, "without its delay", 0);
    variation.delays = ON_PROMPT_LOOPS;
    variation.told = false;
    if (pattern->is_slow)
        expect_not_seen(arena, pattern, variation, "delay on the wrong loop", 0, STORY_PROMPT);
}

/* ---- What they are ----------------------------------------------------------------------------
 */

static const struct known {
    const char *archetype, *loops, *contains;
} known[] = {
    {"balancing-with-delay", "b", ""},
    {"fixes-that-fail", "Br", "balancing-with-delay"},
    {"shifting-the-burden", "Bbr", "balancing-with-delay fixes-that-fail escalation eroding-goals"},
    {"limits-to-growth", "RB", "balancing-with-delay"},
    {"success-to-the-successful", "RR", ""},
    {"escalation", "BB", "balancing-with-delay eroding-goals"},
    {"tragedy-of-the-commons", "RRbb", "balancing-with-delay fixes-that-fail"},
    {"eroding-goals", "Bb", "balancing-with-delay escalation"},
    {"growth-and-underinvestment", "RBb",
     "balancing-with-delay limits-to-growth escalation eroding-goals"},
    {"accidental-adversaries", "BBRrr", "balancing-with-delay fixes-that-fail limits-to-growth"},
    {"attractiveness-principle", "RBB", "balancing-with-delay limits-to-growth"},
};

/* Independent loops, the shortest first: R, B, and in small letters those that take time. */
static const char *loops_told(struct arena *arena, const struct pattern *pattern)
{
    struct buffer loops = {.arena = arena};
    for (size_t i = 0; i < pattern->loops.count; i++) {
        const struct pattern_loop *loop = &pattern->loops.items[i];
        buffer_put(&loops, loop->type == REINFORCING ? loop->delayed ? "r" : "R"
                           : loop->delayed           ? "b"
                                                     : "B");
    }
    return buffer_text(&loops);
}

static const char *contained_told(struct arena *arena, const struct patterns *patterns,
                                  const struct pattern *larger)
{
    struct buffer names = {.arena = arena};
    for (size_t i = 0; i < patterns->count; i++)
        if (patterns->items[i] != larger && pattern_contains(arena, larger, patterns->items[i]))
            buffer_printf(&names, "%s%s", names.count ? " " : "",
                          patterns->items[i]->archetype->name->text);
    return buffer_text(&names);
}

static void expect_known(struct arena *arena, const struct patterns *patterns)
{
    size_t count = sizeof known / sizeof *known;
    judge(patterns->count == count, "library", "archetypes", (int)patterns->count);
    for (size_t i = 0; i < count && i < patterns->count; i++) {
        const struct pattern *pattern = patterns->items[i];
        const char *name = pattern->archetype->name->text;
        judge(!strcmp(name, known[i].archetype), name, "its place", (int)i);
        judge(!strcmp(loops_told(arena, pattern), known[i].loops), name, "its loops", 0);
        judge(pattern->loops.count == pattern->loop_count, name, "independent loops", 0);
        judge(!strcmp(contained_told(arena, patterns, pattern), known[i].contains), name,
              "what it contains", 0);
    }
}

/* Without a word about gaps and goals no graph tells these two apart. */
static void expect_alike(struct arena *arena, const struct pattern *pattern)
{
    struct variation variation = same;
    const char *name = pattern->archetype->name->text;
    bool slides = !strcmp(name, "eroding-goals");
    judge(verdict_of(arena, pattern, same).alone == slides, name, "alone", 0);
    variation.bare = true;
    judge(!verdict_of(arena, pattern, variation).alone, name, "alone without a gap", 0);
    judge(verdict_of(arena, pattern, variation).seen, name, "without a gap", 0);
}

/* One that a group has seen for itself counts like those of the library; a story that covers it in
   the map silences it, and so does a link that is missing. */
static void expect_own(void)
{
    static const char own[] =
        "archetype hush \"Hush\" {\n"
        "variable fear \"F\"\nvariable silence \"S\"\nvariable mistakes \"M\"\nvariable blame "
        "\"B\"\n"
        "fear raises silence\nsilence raises mistakes after \"a while\"\n"
        "mistakes raises blame\nblame raises fear\nmistakes raises fear\nsilence lowers blame\n}\n"
        "causal-map map \"Map\" {\n"
        "variable a \"A\"\nvariable b \"B\"\nvariable c \"C\"\nvariable d \"D\"\n"
        "a raises b\nb lowers c after \"weeks\"\nc lowers d\nd raises a\nb lowers d\n";
    char text[1024];
    snprintf(text, sizeof text, "%sc lowers a\n}\n", own);
    judge(verdict_on(text, "hush").seen, "hush", "a group's own", 0);
    snprintf(text, sizeof text,
             "%sc lowers a\nstory s of hush { a plays fear; b plays silence\n"
             "c plays mistakes; d plays blame }\n}\n",
             own);
    judge(verdict_on(text, "hush").standing == STORY_HOLDS, "hush", "a group's own, told", 0);
    judge(!verdict_on(text, "hush").count, "hush", "a group's own, told and seen", 0);
    snprintf(text, sizeof text, "%s}\n", own);
    judge(!verdict_on(text, "hush").among, "hush", "a group's own without a link", 0);
}

/* Maps as they are drawn: of each what it looks like; NULL: nothing that need be told. */
static void expect_drawn(void)
{
    static const struct {
        const char *archetype, *told, *map;
        enum story_standing standing;
    } drawn[] = {
        {"limits-to-growth", "the limit slows what drives the growth",
         "story s of limits-to-growth { effort plays effort; orders plays result\n"
         "strain plays limiting }\n"
         "effort raises orders\norders raises effort\norders raises strain after \"weeks\"\n"
         "strain lowers effort\n",
         STORY_HOLDS},
        {"limits-to-growth", "what drives the growth meets the limit",
         "story s of limits-to-growth { effort plays effort; orders plays result\n"
         "strain plays limiting }\n"
         "effort raises orders\norders raises effort\neffort raises strain after \"weeks\"\n"
         "strain lowers orders\n",
         STORY_HOLDS},
        {NULL, "a reinforcing and a balancing loop",
         "effort raises orders\norders raises effort\norders raises strain\n"
         "strain lowers orders\n",
         STORY_NOT_READ},
        {NULL, "nothing that takes time but the quick answer",
         "effort raises orders\norders lowers effort after \"weeks\"\norders raises strain\n"
         "strain raises effort\n",
         STORY_NOT_READ},
        {"success-to-the-successful", "not all there is",
         "effort raises orders\norders raises fame\nfame raises effort\n"
         "effort lowers strain\nstrain raises a\na lowers effort\n"
         "b raises c\nc raises d\nd raises b\na raises b\n",
         STORY_NOT_READ},
    };
    char text[1024];
    for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++) {
        snprintf(text, sizeof text,
                 "use archetypes\ncausal-map map \"Map\" {\n"
                 "variable effort \"E\"\nvariable orders \"O\"\nvariable strain \"S\"\n"
                 "variable fame \"F\"\nvariable a \"A\"\nvariable b \"B\"\nvariable c \"C\"\n"
                 "variable d \"D\"\n%s}\n",
                 drawn[i].map);
        const char *archetype = drawn[i].archetype ? drawn[i].archetype : "nothing";
        struct verdict verdict = verdict_on(text, archetype);
        judge(verdict.standing == drawn[i].standing, archetype, drawn[i].told, (int)i);
        judge(verdict.standing     ? !verdict.count
              : drawn[i].archetype ? verdict.seen
                                   : !verdict.count,
              archetype, drawn[i].told, (int)i);
    }
}

int main(void)
{
    static const char library[] = "use archetypes\n";
    jmp_buf exhausted;
    struct compilation compilation;
    if (setjmp(exhausted))
        return 1;
    compilation_start(&compilation, &exhausted);
    struct arena *arena = compilation.arena;
    compile_text(&compilation, "library.catwoe", library, sizeof library - 1, GOAL_RESOLVED,
                 &check_all);
    const struct patterns *patterns = patterns_of(arena, &compilation.model);
    expect_known(arena, patterns);
    for (size_t i = 0; i < patterns->count; i++) {
        expect_all_seen(arena, patterns->items[i]);
        expect_near_misses(arena, patterns->items[i]);
        if (patterns->items[i]->alike.count)
            expect_alike(arena, patterns->items[i]);
    }
    expect_own();
    expect_drawn();
    compilation_end(&compilation);
    if (!failed)
        printf("ok archetypes: %d verdicts\n", judged);
    return failed != 0;
}
