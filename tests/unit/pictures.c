/* What must hold of every picture, counted on the scene itself: texts lie on the page, no text lies
   on another, no line runs through a text, and the same model gives the same bytes each time.

       pictures LAYOUT PAINTER FILE …                  each thing in the files that can be drawn
       pictures LAYOUT PAINTER --random FIRST SEEDS [VIEW]
                                                       so many models made by chance, from this
   seed, in all views or in one pictures LAYOUT PAINTER --moved SEEDS           how far others move
   where a rich picture of 15 gets one more pictures LAYOUT PAINTER --again N FILE …        each N
   times, for valgrind: nothing is held against anything

   LAYOUT and PAINTER are the paths of catwoe-layout.so and catwoe-cairo.so. */
#include "draw/quality.h"
#include "draw/route.h"
#include "emit/formats.h"
#include "gallery.h"
#include "people.h"
#include "practice.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct lettered { /* a text's room, and the group it belongs to */
    struct box box;
    const char *text;
    size_t group;
};

struct counts {
    unsigned texts_off_page, texts_on_texts, lines_through_texts;
};

static struct box room_of(const struct mark *mark)
{
    const struct lettering *lettering = &mark->text.lettering;
    double shift = lettering->anchor == ANCHOR_START ? 0.5
                   : lettering->anchor == ANCHOR_END ? -0.5
                                                     : 0;
    if (lettering->anchor == ANCHOR_UPWARD)
        return (struct box){{mark->text.at.x - lettering->size * 0.3, mark->text.at.y},
                            lettering->size * 0.8,
                            mark->text.width};
    return (struct box){
        {mark->text.at.x + shift * mark->text.width, mark->text.at.y - lettering->size * 0.3},
        mark->text.width,
        lettering->size * 0.8};
}

static size_t list_texts(const struct scene *scene, struct lettered *texts)
{
    size_t count = 0, group = 0;
    for (size_t i = 0; i < scene->marks.count; i++) {
        const struct mark *mark = &scene->marks.items[i];
        group += mark->form == MARK_GROUP || mark->form == MARK_END;
        if (mark->form == MARK_TEXT)
            texts[count++] = (struct lettered){room_of(mark), mark->text.text, group};
    }
    return count;
}

static bool is_off_page(const struct scene *scene, struct box box)
{
    return box.centre.x - box.width / 2 < 0 || box.centre.x + box.width / 2 > scene->width ||
           box.centre.y - box.height / 2 < 0 || box.centre.y + box.height / 2 > scene->height;
}

/* A curve keeps within the box around its points, so that most need no look. */
static struct box room_of_curve(const struct point curve[4])
{
    struct point least = curve[0], most = curve[0];
    for (int i = 1; i < 4; i++) {
        least = (struct point){smaller(least.x, curve[i].x), smaller(least.y, curve[i].y)};
        most = (struct point){larger(most.x, curve[i].x), larger(most.y, curve[i].y)};
    }
    return (struct box){point_between(least, most, 0.5), most.x - least.x, most.y - least.y};
}

static bool runs_through(const struct point curve[4], struct box text)
{
    enum { LOOKS = 30 };
    bool met = false;
    if (box_overlap(room_of_curve(curve), text, 0) <= 0)
        return false;
    for (int look = 0; look <= LOOKS && !met; look++)
        met = box_holds(text, curve_at(curve, (double)look / LOOKS), -1);
    return met;
}

static unsigned count_texts_met(const struct mark *mark, size_t group, const struct lettered *texts,
                                size_t count)
{
    struct point last = {0, 0};
    unsigned met = 0;
    for (size_t k = 0; k < mark->drawn.path.count; k++) {
        const struct segment *segment = &mark->drawn.path.items[k];
        struct point curve[4] = {last, segment->to[0], segment->to[1], segment->to[2]};
        if (segment->form == SEGMENT_LINE)
            curve_bowed(curve, last, segment->to[0], 0);
        if (segment->form == SEGMENT_LINE || segment->form == SEGMENT_CURVE)
            for (size_t i = 0; i < count; i++)
                met += texts[i].group != group && runs_through(curve, texts[i].box);
        last = segment->form == SEGMENT_CURVE ? segment->to[2] : segment->to[0];
    }
    return met;
}

static struct counts count_faults(const struct scene *scene, struct lettered *texts)
{
    struct counts counts = {0, 0, 0};
    size_t count = list_texts(scene, texts), group = 0;
    for (size_t i = 0; i < count; i++) {
        counts.texts_off_page += is_off_page(scene, texts[i].box);
        for (size_t k = i + 1; k < count; k++)
            counts.texts_on_texts += box_overlap(texts[i].box, texts[k].box, -1) > 0;
    }
    for (size_t i = 0; i < scene->marks.count; i++) {
        const struct mark *mark = &scene->marks.items[i];
        group += mark->form == MARK_GROUP || mark->form == MARK_END;
        if (mark->form == MARK_PATH && !mark->drawn.stroke.fill)
            counts.lines_through_texts += count_texts_met(mark, group, texts, count);
    }
    return counts;
}

/* What the program itself finds wrong and must not leave: a page may be larger than its paper, and
   lines may cross. */
static bool is_told(const struct fault *fault)
{
    return fault->kind != FAULT_SMALL_PRINT && fault->kind != FAULT_CROSSINGS &&
           fault->kind != FAULT_STRUCK;
}

/* On a rich picture larger than A3 one line may still run through something; that is told. */
static unsigned lines_allowed(enum view_id view, const struct scene *scene)
{
    static const double a3 = 1191; /* points */
    return view == VIEW_RICH_PICTURE && scene->width > a3;
}

static unsigned count_struck(const struct scene *scene)
{
    unsigned count = 0;
    for (size_t i = 0; i < scene->faults.count; i++)
        count += scene->faults.items[i].kind == FAULT_STRUCK;
    return count;
}

static unsigned count_told(const struct scene *scene)
{
    unsigned count = 0;
    for (size_t i = 0; i < scene->faults.count; i++)
        count += is_told(&scene->faults.items[i]);
    return count;
}

static void tell_faults_of(const struct scene *scene)
{
    for (size_t i = 0; i < scene->faults.count; i++) {
        const struct fault *fault = &scene->faults.items[i];
        if (is_told(fault))
            printf("  %s: %s, %s\n", fault_rules[fault->kind].name, fault->id,
                   fault->other_id ? fault->other_id : "");
    }
}

static const char *svg_of(const struct scene *scene)
{
    struct buffer out = {.arena = scene->arena};
    formats[FORMAT_SVG].writes->scene(scene, NULL, &out);
    return buffer_text(&out);
}

static bool try_once(const struct exhibit *exhibit, bool same)
{
    const struct scene *scene = exhibit->scene;
    struct counts counts = count_faults(
        scene, arena_alloc(scene->arena, (scene->marks.count + 1) * sizeof(struct lettered)));
    unsigned struck = counts.lines_through_texts + count_struck(scene);
    bool good = !counts.texts_off_page && !counts.texts_on_texts && !count_told(scene) &&
                struck <= lines_allowed(exhibit->view, scene) && same;
    printf("%s picture %s of %s, %.0f by %.0f: %u texts off the page, %u on others, %u with a line "
           "through them, %u struck, %u other faults told%s\n",
           good ? "ok" : "FAIL", exhibit->name, exhibit->from, scene->width, scene->height,
           counts.texts_off_page, counts.texts_on_texts, counts.lines_through_texts,
           count_struck(scene), count_told(scene), same ? "" : "; two runs differ");
    tell_faults_of(scene);
    return good;
}

static bool shows_people(enum view_id view)
{
    return view == VIEW_STAKEHOLDER_GRID || view == VIEW_SALIENCE || view == VIEW_INVOLVEMENT;
}

/* Nobody stands in anybody's way, or where they do not belong: the pencil's wobble left out. */
static bool try_people(const struct exhibit *exhibit)
{
    struct exhibit clean = *exhibit;
    if (!exhibit_draw(&clean, &look_clean))
        return false;
    struct people_counts counts = count_people(clean.scene->arena, clean.scene);
    bool good = !counts.overlaps && !counts.strays;
    if (counts.people)
        printf("%s people in %s of %s: %u, %u over others, %u astray\n", good ? "ok" : "FAIL",
               exhibit->name, exhibit->from, counts.people, counts.overlaps, counts.strays);
    return good;
}

static bool try_picture(const struct exhibit *exhibit, void *context)
{
    (void)context;
    struct exhibit again = *exhibit;
    bool drawn = exhibit_draw(&again, &look_sketch);
    bool good = drawn && try_once(exhibit, !strcmp(svg_of(exhibit->scene), svg_of(again.scene)));
    return (!shows_people(exhibit->view) || try_people(exhibit)) && good;
}

/* It has been drawn once already. */
static bool draw_again(const struct exhibit *exhibit, void *times)
{
    struct exhibit again = *exhibit;
    bool good = svg_of(again.scene);
    for (unsigned time = 1; time < *(const unsigned *)times && good; time++)
        good = exhibit_draw(&again, &look_sketch) && svg_of(again.scene);
    return good;
}

/* ---- Models made by chance ------------------------------------------------------------------ */

static unsigned chance(unsigned *state, unsigned below)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % below;
}

static void put_label(struct buffer *out, unsigned *state)
{
    static const char *const words[] = {"trust",        "between",       "services",
                                        "people",       "who",           "wait",
                                        "money",        "for",           "a",
                                        "course",       "unaccompanied", "neighbourhoods",
                                        "of",           "work",          "learning",
                                        "hope",         "that",          "it",
                                        "leads",        "somewhere",     "Donaudampfschifffahrt",
                                        "社会システム", "الثقة",         "naïve",
                                        "contact"};
    unsigned count = 1 + chance(state, 7);
    buffer_put(out, " \"");
    for (unsigned i = 0; i < count; i++)
        buffer_printf(out, "%s%s", i ? " " : "",
                      words[chance(state, sizeof words / sizeof *words)]);
    buffer_put(out, "\"");
}

static void put_loop(struct buffer *out, unsigned length, unsigned *state)
{
    for (unsigned i = 0; i < length; i++)
        buffer_printf(out, "v%u %s v%u%s\n", i, chance(state, 2) ? "raises" : "lowers",
                      (i + 1) % length, chance(state, 3) ? "" : " after \"some months\"");
    buffer_put(out, "loop l");
    put_label(out, state);
    buffer_put(out, " { is: undetermined; through: ");
    for (unsigned i = 0; i < length; i++)
        buffer_printf(out, "%sv%u", i ? ", " : "", i);
    buffer_put(out, " }\n");
}

static void put_map(struct buffer *out, unsigned seed)
{
    static const char *const verbs[] = {"raises", "lowers", "affects"};
    static const char *const holders[] = {"", " according to one", " according to other", ""};
    unsigned state = seed, count = 3 + seed % 24;
    buffer_put(out, "stakeholder one\nstakeholder other \"The other one\"\n");
    buffer_put(out, "causal-map m \"A map made by chance\" {\n");
    for (unsigned i = 0; i < count; i++) {
        buffer_printf(out, "variable v%u", i);
        put_label(out, &state);
        buffer_byte(out, '\n');
    }
    for (unsigned i = 0; i + 1 < count + count / 2; i++) {
        unsigned from = i < count - 1 ? i + 1 : chance(&state, count);
        unsigned near = 1 + chance(&state, 3);
        unsigned to = i < count - 1 ? (from > near ? from - near : 0) : chance(&state, count);
        if (i % 2)
            buffer_printf(out, "v%u %s v%u%s\n", to, verbs[chance(&state, 3)], from,
                          chance(&state, 4) ? "" : " after \"a year\"");
        else if (from != to)
            buffer_printf(out, "v%u %s v%u%s\n", from, verbs[chance(&state, 2)], to,
                          holders[chance(&state, 4)]);
    }
    put_loop(out, 2 + seed % 2 * (1 + seed % (count - 2)), &state);
    buffer_put(out, "}\n");
}

/* `opens`: the system of which it opens up an activity, or NULL. */
static void put_system(struct buffer *out, const char *name, const char *opens, unsigned seed)
{
    unsigned state = seed, count = 1 + seed % 14;
    buffer_printf(out, "system %s \"A system to take chances\" {\n", name);
    if (opens)
        buffer_printf(out, "expands: %s.a0\n", opens);
    for (unsigned i = 0; i < count; i++) {
        buffer_printf(out, "activity a%u", i);
        put_label(out, &state);
        if (i && chance(&state, 6))
            buffer_printf(out, " after a%u", i - 1 - chance(&state, i < 3 ? i : 3));
        buffer_byte(out, '\n');
    }
    buffer_put(out, "monitor m \"Monitor all of it\"\ncontrol c \"Take action\" after m\n");
    if (seed % 3 == 1)
        buffer_put(out, "monitor n \"Monitor the monitor\"\n");
    if (seed % 4 == 1)
        buffer_put(out, "control d \"Take action again\"\n");
    for (unsigned i = 0; i < seed % 5; i++) {
        buffer_put(out, "measure");
        put_label(out, &state);
        buffer_put(out, " for efficacy\n");
    }
    buffer_put(out, "}\n");
}

static void make_model(struct buffer *out, unsigned seed)
{
    put_map(out, seed);
    buffer_put(out, "model chance \"A model made by chance\"\n");
    put_system(out, "s", seed % 7 == 1 ? "u" : NULL, seed); /* then they run in a circle */
    put_system(out, "t", seed % 3 ? "s" : NULL, seed + 5);
    put_system(out, "u", seed % 3 ? "t" : NULL, seed / 3);
    put_people(out, seed, chance, put_label);
}

static void make_rich_picture(struct buffer *out, unsigned seed)
{
    put_rich_picture(out, seed, 3 + seed * 7 % 38, -1, chance, put_label);
}

static void make_practice(struct buffer *out, unsigned seed)
{
    put_practice(out, seed, chance, put_label);
}

static void complete_practice(struct model *model, unsigned seed)
{
    give_series(model, seed, chance);
}

static bool try_random(struct gallery *gallery, unsigned first, unsigned seeds)
{
    static const struct maker makers[] = {{"seed", make_model, NULL},
                                          {"rich seed", make_rich_picture, NULL},
                                          {"practice seed", make_practice, complete_practice}};
    bool good = true;
    for (unsigned seed = first; seed < first + seeds; seed++)
        for (size_t i = 0; i < sizeof makers / sizeof *makers; i++)
            good = gallery_show_made(gallery, &makers[i], seed) && good;
    return good;
}

/* ---- One figure more ------------------------------------------------------------------------- */

enum { FIGURES = 16, MOST_PLACED = FIGURES + 3 };

struct placed { /* where names stand, as shares of the page */
    char ids[MOST_PLACED][16];
    struct point at[MOST_PLACED];
    size_t count;
};

static bool note_places(const struct exhibit *exhibit, void *context)
{
    const struct scene *scene = exhibit->scene;
    struct placed *placed = context;
    const char *id = NULL;
    placed->count = 0;
    for (size_t i = 0; i < scene->marks.count; i++) {
        const struct mark *mark = &scene->marks.items[i];
        if (mark->form == MARK_GROUP)
            id = strcmp(mark->group.kind, "party") && strcmp(mark->group.kind, "observer")
                     ? NULL
                     : mark->group.id;
        if (mark->form != MARK_TEXT || !id || placed->count == MOST_PLACED)
            continue;
        snprintf(placed->ids[placed->count], sizeof placed->ids[0], "%s", id);
        placed->at[placed->count++] =
            (struct point){mark->text.at.x / scene->width, mark->text.at.y / scene->height};
        id = NULL;
    }
    return true;
}

static void make_fifteen(struct buffer *out, unsigned seed)
{
    put_rich_picture(out, seed, FIGURES, FIGURES - 1, chance, put_label);
}

static void make_sixteen(struct buffer *out, unsigned seed)
{
    put_rich_picture(out, seed, FIGURES, -1, chance, put_label);
}

static int compare_numbers(const void *a, const void *b)
{
    double difference = *(const double *)a - *(const double *)b;
    return (difference > 0) - (difference < 0);
}

/* By how much of the page those in both pictures stand elsewhere: the median. */
static double median_moved(const struct placed *before, const struct placed *behind)
{
    double moved[MOST_PLACED];
    size_t count = 0;
    for (size_t i = 0; i < before->count; i++)
        for (size_t k = 0; k < behind->count; k++)
            if (!strcmp(before->ids[i], behind->ids[k]))
                moved[count++] = point_distance(before->at[i], behind->at[k]);
    qsort(moved, count, sizeof *moved, compare_numbers);
    return count ? moved[count / 2] : 1;
}

/* A figure that is declared last is added to a picture of fifteen. */
static bool try_moved(struct gallery *gallery, unsigned seeds)
{
    static const double most = 0.1;
    double *medians = calloc(seeds + 1, sizeof *medians), median;
    static const struct maker fifteen = {"of fifteen, seed", make_fifteen, NULL},
                              sixteen = {"of sixteen, seed", make_sixteen, NULL};
    struct placed before = {.count = 0}, behind = before;
    bool drawn = medians && seeds;
    for (unsigned seed = 0; seed < seeds && drawn; seed++) {
        gallery->context = &before;
        drawn = gallery_show_made(gallery, &fifteen, seed);
        gallery->context = &behind;
        drawn = gallery_show_made(gallery, &sixteen, seed) && drawn;
        medians[seed] = median_moved(&before, &behind);
    }
    qsort(medians, drawn ? seeds : 0, sizeof *medians, compare_numbers);
    median = drawn ? medians[seeds / 2] : 1;
    printf("%s one figure more moves the others by %.3f of the page on median, over %u pictures of "
           "15 (at most %.1f)\n",
           median < most ? "ok" : "FAIL", median, seeds, most);
    free(medians);
    return median < most;
}

/* ---- Whatever the arguments ask for; see the head of this file ------------------------------- */

static bool try_all(struct gallery *gallery, char *const *arguments)
{
    const char *mode = arguments[0];
    unsigned number = arguments[1] ? (unsigned)atoi(arguments[1]) : 0;
    if (!strcmp(mode, "--random") && arguments[1] && arguments[2]) {
        gallery->only = arguments[3] ? view_named(arguments[3], true) : VIEW_COUNT;
        return try_random(gallery, number, (unsigned)atoi(arguments[2]));
    }
    if (!strcmp(mode, "--moved")) {
        gallery->visit = note_places;
        gallery->only = VIEW_RICH_PICTURE;
        return try_moved(gallery, number);
    }
    if (!strcmp(mode, "--again")) {
        gallery->visit = draw_again;
        gallery->context = &number;
        return arguments[1] && gallery_show_files(gallery, arguments + 2);
    }
    return gallery_show_files(gallery, arguments);
}

int main(int count, char **arguments)
{
    struct gallery gallery;
    if (count < 4 ||
        !gallery_open(&gallery, arguments[1], arguments[2], &look_sketch, try_picture, NULL))
        return 2;
    bool good = try_all(&gallery, arguments + 3);
    return !gallery_close(&gallery) || !good;
}
