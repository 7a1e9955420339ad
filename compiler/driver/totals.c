/* What one run has come to: each finding counted once. */
#include "driver/totals.h"

#include "base/hash.h"
#include "source/fingerprint.h"

#include <string.h>

struct told told_nothing(struct arena *arena)
{
    return (struct told){arena, {.arena = arena}, {.arena = arena}};
}

/* Whether this very finding has come before, of whichever model. */
static bool is_told(struct told *told, const struct sources *sources,
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
    return tally_add(&told->findings, hash) > 1;
}

static void leave_out_told(struct told *told, const struct sources *sources,
                           struct diagnostics *diagnostics)
{
    size_t kept = 0;
    for (size_t i = 0; i < diagnostics->count; i++)
        if (!is_told(told, sources, diagnostics->items[i]))
            diagnostics->items[kept++] = diagnostics->items[i];
    diagnostics->count = kept;
}

static bool is_clean(const struct diagnostics *diagnostics)
{
    return diagnostics_accepted(diagnostics) == diagnostics->count;
}

static const char *fingerprint(const struct totals *totals, struct told *told,
                               const struct sources *sources, const struct diagnostic *diagnostic)
{
    const struct source *source = source_at(sources, diagnostic->at.start);
    struct position at = source_position(sources, diagnostic->at.start);
    struct span line = source_line(sources, source, at.line);
    return fingerprint_of(&told->fingerprints, sources->arena, diagnostic->rule,
                          totals_path(totals, sources->arena, source->path),
                          source_text(sources, line), line.end - line.start);
}

bool totals_add(struct totals *totals, struct told *told, const struct sources *sources,
                struct diagnostics *diagnostics)
{
    bool clean = is_clean(diagnostics);
    leave_out_told(told, sources, diagnostics);
    for (size_t i = 0; i < diagnostics->count; i++) {
        struct diagnostic *diagnostic = diagnostics->items[i];
        diagnostic->fingerprint = fingerprint(totals, told, sources, diagnostic);
        if (totals_rule(totals, diagnostic->rule) == totals->rules.count)
            *array_add(told->arena, &totals->rules) = diagnostic->rule;
    }
    totals->files++;
    totals->clean += clean;
    totals->errors += diagnostics_count(diagnostics, ERROR);
    totals->warnings += diagnostics_count(diagnostics, WARNING);
    totals->advice += diagnostics_count(diagnostics, ADVICE);
    totals->accepted += diagnostics_accepted(diagnostics);
    return clean;
}
