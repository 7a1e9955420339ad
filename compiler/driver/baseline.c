/* Findings that are known already, by the names of what they are about. */
#include "driver/baseline.h"

#include "driver/rules.h"
#include "model/place.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct known {
    const char *file, *thing, *rule;
    size_t count, found; /* found: in this run */
    size_t line;
    bool checked; /* whether it is still found would be known */
};

struct baseline {
    const struct invocation *invocation;
    struct arena *arena;
    const char *path, *folder; /* folder: as the system knows it */
    struct known *items;
    size_t count, capacity;
};

/* ---- Files, written from the baseline's folder ------------------------------------------------
 */

/* As it stands in a line: what would end the line is written in numbers. */
static const char *coded(struct arena *arena, const char *path)
{
    struct buffer out = {.arena = arena};
    for (; *path; path++)
        if ((unsigned char)*path < ' ' || *path == '%' || *path == 0x7F)
            buffer_printf(&out, "%%%02X", (unsigned)(unsigned char)*path);
        else
            buffer_byte(&out, *path);
    return buffer_text(&out);
}

static const char *relative(struct arena *arena, const char *folder, const char *path)
{
    struct buffer out = {.arena = arena};
    const char *below = path_below(folder, path);
    size_t same = 0;
    if (below)
        return coded(arena, below);
    for (size_t i = 0; folder[i] && folder[i] == path[i]; i++)
        same = path[i] == '/' ? i + 1 : same;
    for (const char *rest = folder + same; *rest;) {
        buffer_put(&out, "../");
        rest += strcspn(rest, "/");
        rest += *rest == '/';
    }
    buffer_put(&out, coded(arena, path + same));
    return buffer_text(&out);
}

static const char *file_of(const struct baseline *baseline, const struct source *source,
                           struct arena *arena)
{
    return source->real ? relative(arena, baseline->folder, source->real) : "-";
}

/* ---- Entries ----------------------------------------------------------------------------------
 */

static int by_key(const void *left, const void *right)
{
    const struct known *a = left, *b = right;
    int files = strcmp(a->file, b->file), things = strcmp(a->thing, b->thing);
    return files ? files : things ? things : strcmp(a->rule, b->rule);
}

/* Sorted, and what is alike counted together. */
static void put_in_order(struct baseline *baseline)
{
    if (!baseline->count)
        return;
    qsort(baseline->items, baseline->count, sizeof *baseline->items, by_key);
    size_t kept = 1;
    for (size_t i = 1; i < baseline->count; i++) {
        struct known *last = &baseline->items[kept - 1];
        if (by_key(last, &baseline->items[i]))
            baseline->items[kept++] = baseline->items[i];
        else
            last->count += baseline->items[i].count;
    }
    baseline->count = kept;
}

struct baseline *baseline_new(const struct invocation *invocation, const char *path)
{
    struct arena *arena = invocation->arena;
    char *real = realpath(path_folder(arena, path), NULL);
    if (!real) {
        usage_error("cannot use '%s': %s", path, strerror(errno));
        return NULL;
    }
    struct baseline *baseline = arena_new_of(arena, struct baseline);
    *baseline = (struct baseline){.invocation = invocation,
                                  .arena = arena,
                                  .path = path,
                                  .folder = arena_copy(arena, real, strlen(real))};
    free(real);
    return baseline;
}

/* ---- Reading ----------------------------------------------------------------------------------
 */

/* The next word of a line, cut off by a NUL; "" where there is none. */
static char *next_word(char **at)
{
    char *word = *at + strspn(*at, " \t");
    *at = word + strcspn(word, " \t");
    if (**at)
        *(*at)++ = 0;
    return word;
}

static bool read_line(struct baseline *baseline, char *line, size_t number)
{
    char *end = line + strlen(line);
    while (end > line && strchr(" \t\r", end[-1]))
        *--end = 0;
    struct known entry = {.line = number};
    entry.rule = next_word(&line);
    if (!*entry.rule || *entry.rule == '#')
        return true;
    entry.thing = next_word(&line);
    const char *count = next_word(&line);
    entry.file = line + strspn(line, " \t");
    entry.count = strtoul(count, &end, 10);
    const struct rule *rule = find_rule(entry.rule); /* it may have had another name */
    entry.rule = rule ? rule->name : entry.rule;
    if (!*entry.file || *end || *count == '-' || !entry.count || entry.count > UINT32_MAX) {
        usage_error("%s:%zu: a line is RULE THING COUNT FILE, as `issue-addressed parish/queue 1 "
                    "parish.catwoe`; make the file anew with --write-baseline %s",
                    baseline->path, number, baseline->path);
        return false;
    }
    *array_add(baseline->arena, baseline) = entry;
    return true;
}

struct baseline *baseline_read(const struct invocation *invocation, const char *path)
{
    struct baseline *baseline = baseline_new(invocation, path);
    const char *text = baseline ? read_text(invocation->arena, path) : NULL;
    if (baseline && !text)
        usage_error("cannot read '%s'; make it with --write-baseline %s", path, path);
    if (!text)
        return NULL;
    if (!strncmp(text, "\xEF\xBB\xBF", 3)) /* an editor's byte order mark */
        text += 3;
    for (size_t number = 1; *text; number++) {
        size_t length = strcspn(text, "\n");
        if (!read_line(baseline, arena_copy(invocation->arena, text, length), number))
            return NULL;
        text += length + (text[length] == '\n');
    }
    put_in_order(baseline);
    return baseline;
}

/* ---- The findings of a model ------------------------------------------------------------------
 */

/* A model as its findings are looked up. */
struct looking {
    const struct baseline *baseline;
    const struct model *model;
    struct item_places places;
    const char *name; /* of the model */
};

static struct looking look_at(const struct baseline *baseline, const struct model *model)
{
    const struct item *about = model->about;
    return (struct looking){baseline, model, item_places_of(model),
                            about && about->name ? about->name->text : "-"};
}

/* What the entry of a finding says; in the model's arena. */
static struct known entry_of(const struct looking *looking, const struct diagnostic *diagnostic)
{
    const struct model *model = looking->model;
    const struct item *item = item_at_place(&looking->places, diagnostic->at.start);
    return (struct known){
        .rule = diagnostic->rule->name,
        .thing =
            arena_printf(model->arena, "%s/%s", looking->name, item ? item_id(model, item) : "-"),
        .file = file_of(looking->baseline, source_at(&model->sources, diagnostic->at.start),
                        model->arena),
        .count = 1};
}

static const char *kept(const struct baseline *baseline, const char *text)
{
    return arena_copy(baseline->arena, text, strlen(text));
}

static void add(struct baseline *baseline, struct known entry)
{
    entry.thing = kept(baseline, entry.thing);
    entry.file = kept(baseline, entry.file);
    *array_add(baseline->arena, baseline) = entry;
}

size_t baseline_take_all(struct baseline *baseline, struct model *model)
{
    struct looking looking = look_at(baseline, model);
    struct diagnostics *diagnostics = &model->diagnostics;
    size_t left = 0, before = diagnostics->count;
    for (size_t i = 0; i < before; i++)
        if (diagnostics->items[i]->accepted)
            diagnostics->items[left++] = diagnostics->items[i];
        else
            add(baseline, entry_of(&looking, diagnostics->items[i]));
    diagnostics->count = left;
    return before - left;
}

static bool is_known(struct baseline *baseline, const struct looking *looking,
                     const struct diagnostic *diagnostic)
{
    struct known wanted = entry_of(looking, diagnostic);
    struct known *entry =
        baseline->count ? bsearch(&wanted, baseline->items, baseline->count, sizeof wanted, by_key)
                        : NULL;
    return entry && entry->found < entry->count && ++entry->found;
}

/* The first entry of a file, or where it would stand. */
static size_t first_of(const struct baseline *baseline, const char *file)
{
    size_t low = 0, high = baseline->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(baseline->items[middle].file, file) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void mark_checked(struct baseline *baseline, const struct looking *looking,
                         const struct source *source, const struct settings *settings)
{
    const char *file = file_of(baseline, source, looking->model->arena);
    size_t length = strlen(looking->name);
    for (size_t i = first_of(baseline, file); i < baseline->count; i++) {
        struct known *entry = &baseline->items[i];
        const struct rule *rule = find_rule(entry->rule);
        if (strcmp(entry->file, file) != 0)
            return;
        if (!strncmp(entry->thing, looking->name, length) && entry->thing[length] == '/')
            entry->checked =
                !rule || (settings_show(settings, rule) && rule->stage <= looking->model->stage);
    }
}

size_t baseline_take_known(struct baseline *baseline, struct model *model,
                           const struct settings *settings)
{
    struct looking looking = look_at(baseline, model);
    struct diagnostics *diagnostics = &model->diagnostics;
    bool sound = !diagnostics_count(diagnostics, ERROR);
    size_t left = 0, before = diagnostics->count;
    for (size_t i = 0; i < before; i++)
        if (diagnostics->items[i]->accepted || !is_known(baseline, &looking, diagnostics->items[i]))
            diagnostics->items[left++] = diagnostics->items[i];
    diagnostics->count = left;
    for (size_t i = 0; sound && i < model->sources.count; i++)
        if (!model->sources.items[i]->library)
            mark_checked(baseline, &looking, model->sources.items[i], settings);
    return before - left;
}

/* ---- What is about nothing any more -----------------------------------------------------------
 */

/* The file that an entry names is gone. */
static bool is_gone(const struct baseline *baseline, const struct known *entry)
{
    struct stat status;
    bool plain = strcmp(entry->file, "-") != 0 && !strchr(entry->file, '%');
    return plain &&
           stat(path_in_folder(baseline->arena, baseline->folder, entry->file, ""), &status) &&
           (errno == ENOENT || errno == ENOTDIR);
}

static bool is_stale(const struct baseline *baseline, const struct known *entry)
{
    return entry->found < entry->count && (entry->checked || is_gone(baseline, entry));
}

static int by_line(const void *left, const void *right)
{
    const struct known *a = left, *b = right;
    return a->line < b->line ? -1 : a->line > b->line;
}

void baseline_tell_stale(struct baseline *baseline)
{
    enum { MOST_TOLD = 10 };
    size_t stale = 0;
    if (baseline->count)
        qsort(baseline->items, baseline->count, sizeof *baseline->items, by_line);
    for (size_t i = 0; i < baseline->count; i++) {
        const struct known *entry = &baseline->items[i];
        if (is_stale(baseline, entry) && ++stale <= MOST_TOLD)
            tell("%s:%zu: %s finds %s at %s in %s", baseline->path, entry->line, entry->rule,
                 entry->found ? "less than that" : "nothing any more", entry->thing, entry->file);
    }
    if (stale > MOST_TOLD)
        tell("... and %zu more", stale - MOST_TOLD);
    if (stale)
        tell("these lines of the baseline are not needed any more; make it anew with "
             "--write-baseline %s",
             baseline->path);
}

/* ---- Writing ----------------------------------------------------------------------------------
 */

enum exit_status baseline_write(struct baseline *baseline)
{
    struct buffer out = {.arena = baseline->arena};
    put_in_order(baseline);
    buffer_put(&out,
               "# What `catwoe check` found when this was written, and --baseline leaves out:\n"
               "# RULE THING COUNT FILE. Made by --write-baseline.\n");
    for (size_t i = 0; i < baseline->count; i++) {
        const struct known *entry = &baseline->items[i];
        buffer_printf(&out, "%s %s %zu %s\n", entry->rule, entry->thing, entry->count, entry->file);
    }
    return write_product_to(baseline->invocation, baseline->path, &out);
}
