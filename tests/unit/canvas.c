/* PDF, PNG and texts of other scripts: the fonts are those that were measured, the same scene gives
   the same bytes, lines fit whatever their script, and what is too large is told.

       canvas PAINTER              PAINTER is the path of catwoe-cairo.so
       canvas PAINTER --again N    paint N times, for valgrind */
#include "draw/page.h"
#include "emit/formats.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const plain[] = {"The quick brown fox", "Déjà vu – “naïve” façade",
                                    "young people who are not in work"};

static const char *const foreign[] = {
    "المكتبة قد تغلق أبوابها قريبا",
    "3 مكتبات في London تُغلق أبوابها سنة 2026",
    "NEET צעירים ללא 12 עבודה או לימודים",
    "図書館が閉まるかもしれない。「読者」は残したいと言う。",
    "पुस्तकालय बंद हो सकता है",
    "ห้องสมุดอาจจะปิดตัวลง",
    "Η γρήγορη καφέ αλεπού, Быстрая коричневая лиса",
    "→ trust ⇒ hope",
};

static const char *const hostile[] = {
    "",
    "\u202Eevil\u202C \u2066isolate\u2069 \u200Bzero\u200D\u200D",
    "one\ntwo\ttabs\x01\x1B[31m\x7F",
    "\xFF\xC3 no UTF-8",
    "%s %n <b>&amp;</b> \\N",
    "e\u0301\u0301\u0301\u0301\u0301\u0301 \u0301\u0302 ZALGO\u0335\u0336\u0337\u0338",
    "\uFFFE\uFFFF\uFDD0\u2028\u2029\uFEFF",
    "👨‍👩‍👧‍👦 🇬🇧 ❤️‍🔥 1️⃣ \uE000",
};

static int failed;

static void judge(bool good, const char *what, const char *text)
{
    failed += !good;
    printf("%s canvas: %s%s%s\n", good ? "ok" : "FAIL", what, *text ? ": " : "", text);
}

/* ---- Measuring ------------------------------------------------------------------------------- */

struct machine { /* a ruler by the fonts of this machine */
    struct ruler ruler;
    struct canvas *canvas;
    struct arena *arena;
};

static long measure(struct ruler *ruler, enum face face, const char *text, size_t length)
{
    struct machine *machine = (struct machine *)ruler;
    return canvas_measure(machine->canvas, machine->arena, face, text, length);
}

/* The tables leave kerning out, which makes a text narrower by a little. */
static void test_faces(struct machine *machine)
{
    for (enum face face = 0; face < FACE_COUNT; face++) {
        judge(!canvas_lacks(machine->canvas, face), "a family is there", "");
        for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
            double told = text_width(NULL, face, 1000, plain[i], strlen(plain[i]));
            double set = (double)measure(&machine->ruler, face, plain[i], strlen(plain[i]));
            judge(set <= told + 5 && set > told * 0.96, "as wide as the tables say", plain[i]);
        }
    }
}

static void test_lines(struct machine *machine)
{
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        for (double most = 40; most < 300; most *= 2) {
            bool fit = true;
            struct text_lines lines =
                text_wrap(machine->arena, &machine->ruler, FACE_HAND, 14, foreign[i], most);
            for (size_t k = 0; k < lines.count; k++)
                fit = fit && lines.items[k].width <= most * 1.03;
            judge(fit, "its lines fit", foreign[i]);
        }
    judge(measure(&machine->ruler, FACE_HAND, foreign[0], 0) == 0, "no text has no width", "");
}

/* ---- Painting -------------------------------------------------------------------------------- */

static void put_texts(struct scene *scene, const char *const *texts, size_t count, double y)
{
    for (size_t i = 0; i < count; i++) {
        struct lettering lettering = {(enum face)(i % FACE_COUNT), 12 + (double)i, INK_TEXT,
                                      (enum anchor)(i % 4)};
        scene_text(scene, texts[i], (struct point){300, y + 30 * (double)i}, lettering);
    }
}

static struct scene *new_scene(struct machine *machine)
{
    struct scene *scene = arena_new_of(machine->arena, struct scene);
    *scene = (struct scene){.arena = machine->arena,
                            .ruler = &machine->ruler,
                            .id = "scene",
                            .title = foreign[1],
                            .description = hostile[2],
                            .width = PAGE_WIDTH,
                            .height = PAGE_HEIGHT};
    for (enum dash dash = DASH_NONE; dash <= DASH_WRITING; dash++) {
        struct path path = {0};
        path_move(machine->arena, &path, (struct point){20, 20 + 20 * dash});
        path_curve(machine->arena, &path, (struct point){300, 0}, (struct point){400, 200},
                   (struct point){800, 20 + 20 * dash});
        scene_path(scene, &path, (struct stroke){.ink = INK_LINE, .width = 2, .dash = dash});
    }
    put_texts(scene, foreign, sizeof foreign / sizeof *foreign, 60);
    put_texts(scene, hostile, sizeof hostile / sizeof *hostile, 330);
    return scene;
}

static struct buffer painted(struct machine *machine, enum format_id format, struct print print)
{
    struct buffer out = {.arena = machine->arena};
    struct setting setting = {.canvas = machine->canvas, .print = print};
    const char *problem = formats[format].writes->scene(new_scene(machine), &setting, &out);
    if (problem)
        out.count = 0;
    return out;
}

static bool are_same(struct buffer a, struct buffer b)
{
    return a.count && a.count == b.count && !memcmp(a.items, b.items, a.count);
}

static bool holds(struct buffer bytes, const char *text)
{
    for (size_t at = 0; at + strlen(text) <= bytes.count; at++)
        if (!memcmp(bytes.items + at, text, strlen(text)))
            return true;
    return false;
}

static void test_painting(struct machine *machine)
{
    struct print plain_print = {.scale = 2}, dated = {.date = "2026-03-01T12:00:00Z"};
    struct buffer pdf = painted(machine, FORMAT_PDF, plain_print),
                  png = painted(machine, FORMAT_PNG, plain_print);
    judge(are_same(pdf, painted(machine, FORMAT_PDF, plain_print)), "the same PDF twice", "");
    judge(are_same(png, painted(machine, FORMAT_PNG, plain_print)), "the same PNG twice", "");
    judge(holds(pdf, "%PDF-") && holds(png, "\x89PNG"), "they are what they say", "");
    judge(!holds(pdf, "CreationDate"), "a PDF without a date", "");
    judge(holds(painted(machine, FORMAT_PDF, dated), "20260301120000"), "a PDF with a date", "");
    judge(painted(machine, FORMAT_PNG, (struct print){.scale = 1}).count < png.count,
          "a smaller PNG", "");
    judge(!painted(machine, FORMAT_PNG, (struct print){.scale = 40}).count,
          "what is too large is told", "");
}

static const char *problem_of(struct machine *machine, enum format_id format, double width)
{
    struct buffer out = {.arena = machine->arena};
    struct setting setting = {.canvas = machine->canvas, .print = {.scale = 1}};
    struct scene *scene = new_scene(machine);
    scene->width = width;
    const char *problem = formats[format].writes->scene(scene, &setting, &out);
    return problem ? problem : "";
}

/* Advice leads only where there is room. */
static void test_room(struct machine *machine)
{
    static const double longest = 14400, image = 40000;
    const char *told = problem_of(machine, FORMAT_PDF, longest + 1);
    judge(!*problem_of(machine, FORMAT_PDF, longest), "a PDF as long as may be", "");
    judge(strstr(told, "as SVG it has room") && strstr(told, "5080 mm"), "a longer one", told);
    told = problem_of(machine, FORMAT_PNG, image);
    judge(*told && !strstr(told, "PDF"), "an image that has no room as PDF either", told);
}

static void run(struct machine *machine, unsigned again)
{
    for (unsigned i = 0; i < again; i++) {
        painted(machine, FORMAT_PDF, (struct print){.scale = 2});
        painted(machine, FORMAT_PNG, (struct print){.scale = 1});
    }
    if (again)
        return;
    test_faces(machine);
    test_lines(machine);
    test_painting(machine);
    test_room(machine);
}

int main(int count, char **arguments)
{
    jmp_buf exhausted;
    const char *problem;
    if (count < 2 || setjmp(exhausted))
        return 2;
    struct arena *arena = arena_new(&exhausted);
    struct machine machine = {{measure}, canvas_open(arena, arguments[1], &problem), arena};
    if (machine.canvas)
        run(&machine, count > 3 ? (unsigned)atoi(arguments[3]) : 0);
    else
        judge(false, problem, "");
    canvas_close(machine.canvas);
    arena_free(arena);
    return failed || !machine.canvas;
}
