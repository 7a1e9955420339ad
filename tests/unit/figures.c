/* Every word by which a model paints or dresses somebody can be drawn, and the icons of the library
   are found by the texts that call for them. */
#include "base/outline.h"
#include "draw/scene.h"
#include "driver/compile.h"
#include "view/figures.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name, *paint, *outline;
} drawn[] = {
#define GARMENT(name, place, paint, outline) {name, paint, outline},
#define FACE(mood, paint, outline)           {NULL, paint, outline},
#define SIGN(mood, paint, outline)           {NULL, paint, outline},
#define ARMS(mood, outline)                  {NULL, "line", outline},
#include "draw/people.def"
};
enum { DRAWN_COUNT = sizeof drawn / sizeof *drawn };

static int failures;

static void fail(const char *what, const char *word)
{
    printf("FAIL figures: %s: %s\n", what, word);
    failures++;
}

static bool is_stroke(const char *paint)
{
    return schema_choice("line fine bold", paint, strlen(paint)) >= 0;
}

static void check_paints(struct arena *arena, enum attribute attribute, bool strokes)
{
    const char *words = attribute_specs[attribute].value.words, *word;
    size_t length;
    for (unsigned i = 0; (word = schema_word(words, i, &length)); i++) {
        const char *paint = arena_copy(arena, word, length);
        if (is_stroke(paint) ? !strokes : ink_named(paint) == INK_NONE)
            fail("no such paint", paint);
    }
}

static bool is_garment(const char *word)
{
    for (size_t i = 0; i < DRAWN_COUNT; i++)
        if (drawn[i].name && !strcmp(drawn[i].name, word))
            return true;
    return false;
}

static void check_garments(struct arena *arena)
{
    const char *words = attribute_specs[ICON_WEARS].value.words, *word;
    size_t length;
    for (unsigned i = 0; (word = schema_word(words, i, &length)); i++)
        if (!is_garment(arena_copy(arena, word, length)))
            fail("nothing is drawn for", arena_copy(arena, word, length));
    for (size_t i = 0; i < DRAWN_COUNT; i++)
        if (drawn[i].name && schema_choice(words, drawn[i].name, strlen(drawn[i].name)) < 0)
            fail("no word of `wears`", drawn[i].name);
}

static void check_outlines(struct arena *arena)
{
    struct outline outline;
    struct outline_problem problem;
    for (size_t i = 0; i < DRAWN_COUNT; i++) {
        const char *paint = drawn[i].paint, *text = drawn[i].outline;
        if (!outline_read(arena, text, strlen(text), &outline, &problem))
            fail(problem.what, text);
        if (!is_stroke(paint) && ink_named(paint) == INK_NONE &&
            schema_choice("hair cloth coat", paint, strlen(paint)) < 0)
            fail("no such paint", paint);
    }
}

/* Behind each stakeholder of the model stands the icon that it ought to have. */
static void check_icons(struct compilation *compilation, const char *path)
{
    if (compile(compilation, path, GOAL_RESOLVED, &check_all) != LOAD_OK)
        fail("cannot be read", path);
    struct viewer viewer = viewer_new(&compilation->model, false);
    FOR_SHOWN (&viewer, KIND_STAKEHOLDER, stakeholder) {
        struct diagram_figure figure = figure_of(&viewer, stakeholder, MOOD_NONE);
        const char *wanted = item_text(&viewer, stakeholder, COMMON_NOTE);
        const char *got = arena_printf(compilation->arena, "%s, %u",
                                       figure.icon ? figure.icon->name : "none", figure.people);
        if (strcmp(wanted, got) != 0)
            fail(item_title(&compilation->model, stakeholder), got);
    }
}

int main(int count, char **words)
{
    jmp_buf exhausted;
    struct compilation compilation;
    if (count < 2 || setjmp(exhausted))
        return 2;
    compilation_start(&compilation, &exhausted);
    compilation.shown = true;
    check_paints(compilation.arena, ICON_DRAWN, true);
    check_paints(compilation.arena, ICON_COAT, false);
    check_garments(compilation.arena);
    check_outlines(compilation.arena);
    check_icons(&compilation, words[1]);
    if (!failures)
        printf("ok figures: paints, clothes, and icons for texts\n");
    compilation_end(&compilation);
    return failures != 0;
}
