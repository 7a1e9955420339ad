/* What one run has come to: each finding counted once. */
#include "source/totals.h"

#include "base/buffer.h"
#include "base/hash.h"
#include "source/fingerprint.h"

#include <string.h>

struct totals totals_new(struct arena *arena, const char *folder)
{
    return (struct totals){.arena = arena,
                           .folder = folder,
                           .told = {.arena = arena},
                           .fingerprints = {.arena = arena}};
}

/* What stands behind the folder in a path below it; else the path. */
static const char *below(const char *folder, const char *path)
{
    size_t length = folder ? strlen(folder) : 0;
    bool is_below = length && !strncmp(path, folder, length) && path[length] == '/';
    return is_below ? path + length + 1 : path;
}

const char *totals_path(const struct totals *totals, struct arena *arena, const char *path)
{
    const char *at = below(totals->folder, path);
    struct buffer told = {.arena = arena};
    buffer_put(&told, *at == '/' ? "/" : "");
    while (*at) {
        size_t length = strcspn(at, "/");
        if (length && !(length == 1 && *at == '.')) {
            buffer_add(&told, at, length);
            buffer_put(&told, at[length] ? "/" : "");
        }
        at += length + (at[length] == '/');
    }
    return buffer_text(&told);
}

/* Whether this very finding has come before, of whichever model. */
static bool is_told(struct totals *totals, const struct sources *sources,
                    const struct diagnostic *diagnostic)
{
    const struct source *source = source_at(sources, diagnostic->at.start);
    const char *path = source->real ? source->real : source->path;
    const char *const texts[] = {diagnostic->rule->name, path, diagnostic->message};
    const uint32_t offsets[] = {diagnostic->at.start - source->base,
                                diagnostic->at.end - source->base};
    uint64_t hash = hash_more(HASH_NOTHING, (const char *)offsets, sizeof offsets);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        hash = hash_more(hash, texts[i], strlen(texts[i]) + 1);
    return tally_add(&totals->told, hash) > 1;
}

static void leave_out_told(struct totals *totals, const struct sources *sources,
                           struct diagnostics *diagnostics)
{
    size_t kept = 0;
    for (size_t i = 0; i < diagnostics->count; i++)
        if (!is_told(totals, sources, diagnostics->items[i]))
            diagnostics->items[kept++] = diagnostics->items[i];
    diagnostics->count = kept;
}

size_t totals_rule(const struct totals *totals, const struct rule *rule)
{
    size_t number = 0;
    while (number < totals->rules.count && strcmp(totals->rules.items[number]->name, rule->name))
        number++;
    return number;
}

static bool is_clean(const struct diagnostics *diagnostics)
{
    return diagnostics_accepted(diagnostics) == diagnostics->count;
}

static const char *fingerprint(struct totals *totals, const struct sources *sources,
                               const struct diagnostic *diagnostic)
{
    const struct source *source = source_at(sources, diagnostic->at.start);
    struct position at = source_position(sources, diagnostic->at.start);
    struct span line = source_line(sources, source, at.line);
    return fingerprint_of(&totals->fingerprints, sources->arena, diagnostic->rule,
                          totals_path(totals, sources->arena, source->path),
                          source_text(sources, line), line.end - line.start);
}

bool totals_add(struct totals *totals, const struct sources *sources,
                struct diagnostics *diagnostics)
{
    bool clean = is_clean(diagnostics);
    leave_out_told(totals, sources, diagnostics);
    for (size_t i = 0; i < diagnostics->count; i++) {
        struct diagnostic *diagnostic = diagnostics->items[i];
        diagnostic->fingerprint = fingerprint(totals, sources, diagnostic);
        if (totals_rule(totals, diagnostic->rule) == totals->rules.count)
            *array_add(totals->arena, &totals->rules) = diagnostic->rule;
    }
    totals->files++;
    totals->clean += clean;
    totals->errors += diagnostics_count(diagnostics, ERROR);
    totals->warnings += diagnostics_count(diagnostics, WARNING);
    totals->advice += diagnostics_count(diagnostics, ADVICE);
    totals->accepted += diagnostics_accepted(diagnostics);
    return clean;
}

size_t totals_failures(const struct totals *totals)
{
    const size_t counts[] = {totals->advice, totals->warnings, totals->errors};
    size_t failures = 0;
    for (int severity = totals->fail_on; severity <= (int)ERROR; severity++)
        failures += counts[severity];
    return failures;
}
