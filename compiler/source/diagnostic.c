#include "source/diagnostic.h"

#include "base/buffer.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

const char *const severity_words[] = {"advice", "warning", "error"};
const char *const stage_words[] = {"always", "finding-out", "modelling", "comparing", "acting"};

const struct rule message_rules[MESSAGE_COUNT] = {
#define RULE(id, name, severity, summary, why) \
    {name, severity, ALWAYS, summary, why, "the language itself"},
#include "source/messages.def"
#undef RULE
};

#define FORMATTED(arena, text) \
    do { \
        va_list arguments; \
        va_start(arguments, format); \
        (text) = arena_vprintf((arena), format, arguments); \
        va_end(arguments); \
    } while (0)

struct diagnostic *diagnose(struct diagnostics *diagnostics, const struct rule *rule,
                            struct span at, const char *format, ...)
{
    struct diagnostic *diagnostic = arena_new_of(diagnostics->arena, struct diagnostic);
    diagnostic->rule = rule;
    diagnostic->at = at;
    diagnostic->sequence = diagnostics->count;
    FORMATTED(diagnostics->arena, diagnostic->message);
    *array_add(diagnostics->arena, diagnostics) = diagnostic;
    return diagnostic;
}

void diagnostic_label(struct diagnostics *diagnostics, struct diagnostic *diagnostic,
                      const char *format, ...)
{
    FORMATTED(diagnostics->arena, diagnostic->label);
}

void diagnostic_remark(struct diagnostics *diagnostics, struct diagnostic *diagnostic,
                       struct span at, const char *format, ...)
{
    struct remark *remark = arena_new_of(diagnostics->arena, struct remark);
    remark->at = at;
    FORMATTED(diagnostics->arena, remark->text);
    struct remark **end = &diagnostic->remarks;
    while (*end)
        end = &(*end)->next;
    *end = remark;
}

void diagnostic_help(struct diagnostics *diagnostics, struct diagnostic *diagnostic,
                     const char *format, ...)
{
    struct help *help = arena_new_of(diagnostics->arena, struct help);
    FORMATTED(diagnostics->arena, help->text);
    struct help **end = &diagnostic->helps;
    while (*end)
        end = &(*end)->next;
    *end = help;
}

void diagnostic_fix(struct diagnostics *diagnostics, struct diagnostic *diagnostic, struct span at,
                    bool safe, const char *title, const char *replacement)
{
    struct fix *fix = arena_new_of(diagnostics->arena, struct fix);
    *fix = (struct fix){.at = at, .title = title, .replacement = replacement, .safe = safe};
    struct fix **end = &diagnostic->fixes;
    while (*end)
        end = &(*end)->next;
    *end = fix;
}

static int by_place(const void *left, const void *right)
{
    const struct diagnostic *a = *(struct diagnostic *const *)left;
    const struct diagnostic *b = *(struct diagnostic *const *)right;
    if (a->at.start != b->at.start)
        return a->at.start < b->at.start ? -1 : 1;
    int names = strcmp(a->rule->name, b->rule->name);
    if (names)
        return names;
    return a->sequence < b->sequence ? -1 : 1;
}

void diagnostics_sort(struct diagnostics *diagnostics)
{
    if (!diagnostics->count)
        return;
    qsort(diagnostics->items, diagnostics->count, sizeof *diagnostics->items, by_place);
    size_t kept = 1;
    for (size_t i = 1; i < diagnostics->count; i++) {
        struct diagnostic *last = diagnostics->items[kept - 1], *next = diagnostics->items[i];
        if (last->rule != next->rule || last->at.start != next->at.start ||
            last->at.end != next->at.end)
            diagnostics->items[kept++] = next;
    }
    diagnostics->count = kept;
}

size_t diagnostics_count(const struct diagnostics *diagnostics, enum severity severity)
{
    size_t count = 0;
    for (size_t i = 0; i < diagnostics->count; i++)
        count +=
            diagnostics->items[i]->rule->severity == severity && !diagnostics->items[i]->accepted;
    return count;
}

size_t diagnostics_accepted(const struct diagnostics *diagnostics)
{
    size_t count = 0;
    for (size_t i = 0; i < diagnostics->count; i++)
        count += diagnostics->items[i]->accepted != NULL;
    return count;
}
