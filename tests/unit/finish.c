/* The last touch on documents: what a PDF says of itself once libqpdf has had it, each figure with
   the text that stands for it; and that no file is ever worse for it.

       finish PAINTER FINISHER FOLDER      the paths of catwoe-cairo.so and catwoe-qpdf.so; the
                                           finished file is left in the folder, as finished.pdf */
#include "emit/canvas.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

static int failed;

static void judge(bool good, const char *what)
{
    failed += !good;
    printf("%s finish: %s\n", good ? "ok" : "FAIL", what);
}

/* ---- A document ------------------------------------------------------------------------------ */

enum { PAGES = 2, FIGURES = 3 };

static const char *const told[FIGURES] = {"Who is in it", "It (closes) \\ soon",
                                          "어디에 – in words"};

static struct scene *new_scene(struct arena *arena, const char *id, const char *title,
                               const char *description)
{
    struct scene *scene = arena_new_of(arena, struct scene);
    *scene = (struct scene){.arena = arena,
                            .id = id,
                            .title = title,
                            .description = description,
                            .width = 400,
                            .height = 500};
    scene_text(scene, title, (struct point){20, 40},
               (struct lettering){FACE_PLAIN, 12, INK_TEXT, ANCHOR_START});
    return scene;
}

/* The first figure has no description: its title has to do. */
static struct pages *new_pages(struct arena *arena)
{
    struct pages *pages = arena_new_of(arena, struct pages);
    *pages = (struct pages){.title = "A library", .subject = "Handout", .language = "en-GB"};
    for (size_t i = 0; i < PAGES; i++)
        *array_add(arena, &pages->sheets) = new_scene(arena, i ? "2" : "1", "A page", "");
    for (size_t i = 0; i < FIGURES; i++) {
        struct scene *page = pages->sheets.items[i / 2];
        scene_open_role(page, ROLE_P);
        scene_text(page, "In words", (struct point){20, 60},
                   (struct lettering){FACE_PLAIN, 12, INK_TEXT, ANCHOR_START});
        scene_close_role(page, ROLE_P);
        scene_place(page, new_scene(arena, "figure", i ? "A figure" : told[0], i ? told[i] : ""),
                    (struct point){20, 80 + 100 * (double)i}, 0.2);
    }
    return pages;
}

static struct buffer made(struct arena *arena, struct canvas *canvas, struct pdf_finisher *finisher)
{
    struct buffer out = {.arena = arena};
    struct print print = {.finisher = finisher};
    const char *problem = canvas_write_pages(canvas, new_pages(arena), &print, &out);
    judge(!problem && out.count, finisher ? "a finished document" : "a document as it was painted");
    return out;
}

/* ---- What stands in it ----------------------------------------------------------------------- */

static bool are_same(struct buffer a, struct buffer b)
{
    return a.count && a.count == b.count && !memcmp(a.items, b.items, a.count);
}

static size_t count_of(struct buffer bytes, const char *text)
{
    size_t count = 0;
    for (size_t at = 0; at + strlen(text) <= bytes.count; at++)
        count += !memcmp(bytes.items + at, text, strlen(text));
    return count;
}

static void test_traits(struct buffer finished)
{
    judge(count_of(finished, "/Lang (en-GB)") == 1, "its language");
    judge(count_of(finished, "/DisplayDocTitle true") == 1, "its title is shown");
    judge(count_of(finished, "/Marked true") == 1, "it is tagged");
    judge(count_of(finished, "/S /Figure") == FIGURES && count_of(finished, "/Alt ") == FIGURES,
          "a text for each figure");
    judge(count_of(finished, "/Alt (Who is in it)") == 1, "a title where nothing else is said");
    judge(count_of(finished, "/Alt (It \\(closes\\) \\\\ soon)") == 1, "brackets in a text");
    judge(count_of(finished, "/Alt <feffc5b4") == 1, "a text of another script");
    judge(!count_of(finished, "CreationDate") && !count_of(finished, "ModDate"), "no date");
}

/* ---- Where it cannot be ---------------------------------------------------------------------- */

static void test_missing(struct arena *arena, struct canvas *canvas, struct buffer plain)
{
    struct pdf_finisher missing = {.arena = arena, .path = "/nowhere/catwoe-qpdf.so"};
    judge(are_same(made(arena, canvas, &missing), plain), "without libqpdf it stays as painted");
    judge(missing.problem && strstr(missing.problem, "libqpdf-dev"), "and what is missing is told");
}

/* Whatever comes in, what comes out is that same file, or a whole one. */
static void test_damaged(struct arena *arena, const char *path, struct buffer plain)
{
    struct pdf_traits traits = {.language = "en"};
    size_t kept = 0, tried = 0;
    for (size_t left = 0; left < plain.count; left += plain.count / 20 + 1, tried++) {
        struct pdf_finisher finisher = {.arena = arena, .path = path};
        struct buffer damaged = {.arena = arena}, out = {.arena = arena};
        buffer_add(&damaged, plain.items, left);
        pdf_finish(&finisher, &damaged, &traits, &out);
        kept += finisher.problem && out.count == left &&
                (!left || !memcmp(out.items, plain.items, left));
    }
    judge(kept == tried, "what is damaged stays as it is, and that is told");
}

static void run(struct arena *arena, struct canvas *canvas, char **arguments)
{
    struct pdf_finisher finisher = {.arena = arena, .path = arguments[2]};
    struct buffer plain = made(arena, canvas, NULL), finished = made(arena, canvas, &finisher);
    judge(!finisher.problem && !are_same(plain, finished), "nothing is in its way");
    judge(are_same(finished, made(arena, canvas, &finisher)), "the same bytes twice");
    test_traits(finished);
    test_missing(arena, canvas, plain);
    test_damaged(arena, arguments[2], plain);
    FILE *file = fopen(arena_printf(arena, "%s/finished.pdf", arguments[3]), "wb");
    judge(file && fwrite(finished.items, 1, finished.count, file) == finished.count, "its file");
    if (file)
        fclose(file);
}

int main(int count, char **arguments)
{
    jmp_buf exhausted;
    const char *problem;
    if (count < 4 || setjmp(exhausted))
        return 2;
    struct arena *arena = arena_new(&exhausted);
    struct canvas *canvas = canvas_open(arena, arguments[1], &problem);
    if (canvas)
        run(arena, canvas, arguments);
    else
        judge(false, problem);
    canvas_close(canvas);
    arena_free(arena);
    return failed || !canvas;
}
