/* What pictures are made with, Graphviz and cairo, what measures networks, igraph, and what packs
   files of office programs: each opened when it is first needed; and what finishes PDF. */
#include "driver/command.h"

#include "draw/draw.h"
#include "emit/office.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <time.h>
#include <unistd.h>

/* ---- Where the shared objects are ------------------------------------------------------------ */

/* The file that runs; where /proc is missing, as in a bare chroot, by the path it was started by.
 */
static const char *program_path(struct arena *arena)
{
    char path[PATH_MAX];
    const char *started = (const char *)(uintptr_t)getauxval(AT_EXECFN);
    if (realpath("/proc/self/exe", path) || (started && realpath(started, path)))
        return arena_copy(arena, path, strlen(path));
    return "";
}

/* Beside the program, where it was built; else where `make install` puts it. */
static const char *object_path(struct arena *arena, const char *name)
{
    const char *program = program_path(arena), *slash = strrchr(program, '/');
    int length = slash ? (int)(slash - program) : 0;
    const char *beside = arena_printf(arena, "%.*s/%s", length, program, name);
    if (!access(beside, R_OK))
        return beside;
    return arena_printf(arena, "%.*s/../lib/catwoe/%s", length, program, name);
}

/* ---- Opening them ---------------------------------------------------------------------------- */

static struct layout layout_of(struct arena *arena)
{
    struct layout layout = {.arena = arena, .path = object_path(arena, "catwoe-layout.so")};
    if (access(layout.path, R_OK))
        layout.problem = "catwoe-layout.so is not beside the program, nor where `make install` "
                         "puts it; copy it there, or install catwoe anew";
    return layout;
}

struct network_measures network_measures_of(const struct invocation *invocation)
{
    struct arena *arena = invocation->arena;
    struct network_measures measures = {.arena = arena,
                                        .path = object_path(arena, "catwoe-igraph.so")};
    if (access(measures.path, R_OK))
        measures.problem = "this catwoe was built without igraph; install libigraph-dev and build "
                           "it again";
    return measures;
}

/* NULL where it cannot be opened; why is kept. */
static struct canvas *canvas_of(struct studio *studio)
{
    struct arena *arena = studio->invocation->arena;
    if (studio->canvas || studio->no_canvas)
        return studio->canvas;
    const char *path = object_path(arena, "catwoe-cairo.so");
    if (access(path, R_OK))
        studio->no_canvas = "this catwoe was built without pango; install libpango1.0-dev and "
                            "build it again";
    else
        studio->canvas = canvas_open(arena, path, &studio->no_canvas);
    return studio->canvas;
}

struct office *office_of(struct studio *studio)
{
    struct arena *arena = studio->invocation->arena;
    if (studio->office || studio->no_office)
        return studio->office;
    const char *path = object_path(arena, "catwoe-office.so");
    if (access(path, R_OK))
        studio->no_office = "this catwoe was built without libzip and libxlsxwriter; install "
                            "libzip-dev and libxlsxwriter-dev and build it again";
    else
        studio->office = office_open(arena, path, &studio->no_office);
    return studio->office;
}

/* Without a canvas the tables have to do. */
static long measure(struct ruler *ruler, enum face face, const char *text, size_t length)
{
    struct studio *studio = (struct studio *)ruler;
    struct canvas *canvas = canvas_of(studio);
    return canvas ? canvas_measure(canvas, studio->invocation->arena, face, text, length) : -1;
}

struct studio studio_new(const struct invocation *invocation)
{
    return (struct studio){.ruler = {measure},
                           .invocation = invocation,
                           .layout = layout_of(invocation->arena),
                           .finisher = {invocation->arena,
                                        object_path(invocation->arena, "catwoe-qpdf.so"), NULL,
                                        NULL}};
}

void studio_close(struct studio *studio)
{
    if (studio->canvas)
        tell_unknown_characters(studio);
    if (studio->finisher.problem)
        tell("the PDF is made, but it does not say its language, and programs that read aloud find "
             "no text in place of its pictures: %s",
             studio->finisher.problem);
    canvas_close(studio->canvas);
}

/* ---- Readying a setting ---------------------------------------------------------------------- */

/* All faces of a look are of one family. */
static void tell_lacking(struct studio *studio, const struct look *look)
{
    const struct family *family = canvas_lacks(studio->canvas, look->regular);
    if (family && studio->lacking != family)
        tell("the font %s is not installed, so another is fitted into its room; the Debian "
             "package %s has it",
             family->name, family->package);
    studio->lacking = family;
}

/* Once for each part of the studio that is missing. */
static bool tell_missing(struct studio *studio, enum format_id format, const char *why)
{
    if (studio->refused != why)
        tell("%s cannot be written: %s", formats[format].name, why);
    studio->refused = why;
    return false;
}

bool studio_readies(struct studio *studio, enum format_id format, const struct look *look,
                    struct setting *setting)
{
    const struct writers *writes = formats[format].writes;
    bool paints = writes->painted || (writes->pictured && look);
    if (paints && !(setting->canvas = canvas_of(studio)))
        return tell_missing(studio, format, studio->no_canvas);
    if (writes->packed && !(setting->office = office_of(studio)))
        return tell_missing(studio, format, studio->no_office);
    if (writes->painted)
        setting->print.finisher = &studio->finisher;
    if (paints && look)
        tell_lacking(studio, look);
    return true;
}

/* The time that SOURCE_DATE_EPOCH gives, in seconds since 1970, or NULL. */
static const char *source_date(struct arena *arena)
{
    static const long long last = 253402300799; /* of the year 9999 */
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end, date[sizeof "2026-03-01T12:00:00Z"];
    long long seconds = epoch && *epoch ? strtoll(epoch, &end, 10) : -1;
    time_t time = (time_t)seconds;
    struct tm parts;
    if (seconds < 0 || seconds > last || *end || !gmtime_r(&time, &parts))
        return NULL;
    return arena_copy(arena, date, strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%SZ", &parts));
}

enum exit_status read_print(const struct invocation *invocation, enum format_id format,
                            struct print *print)
{
    long scale = option_number(invocation, OPTION_SCALE, 1, 2);
    *print = (struct print){.scale = (double)scale, .date = source_date(invocation->arena)};
    if (scale < 0)
        return EXIT_USAGE;
    if (option_value(invocation, OPTION_SCALE) && format != FORMAT_PNG)
        return usage_error("--scale is for PNG; a picture as %s is as sharp at any size",
                           formats[format].name);
    return EXIT_CLEAN;
}
