/* Findings for people: the message, where it is, the lines themselves with marks under them, and
   the way on. The form is rustc's; colour never says anything that a sign does not say too. */
#include "emit/formats.h"

#include "base/utf8.h"
#include "source/fold.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_EXCERPT = 160, MOST_MARKS = 8 };

static const char *const colours[] = {"\x1b[1;36m", "\x1b[1;33m", "\x1b[1;31m"};
static const char blue[] = "\x1b[1;34m", bold[] = "\x1b[1m", plain[] = "\x1b[0m";

struct human {
    const struct show *show;
    struct buffer *out;
    unsigned gutter;              /* digits of the largest line number */
    const struct saying *sayings; /* one a finding */
};

struct marking {
    struct span at;
    const char *text;
    bool primary;
    const struct source *source;
    struct position from;
};

static void colour(const struct human *human, const char *code)
{
    if (human->show->colour)
        buffer_put(human->out, code);
}

static size_t cells_of(const char *text, size_t length)
{
    size_t tabs = 0;
    for (size_t at = 0; at < length; at++)
        tabs += text[at] == '\t';
    return utf8_cells(text, length) + tabs * (UTF8_TAB_CELLS - 1);
}

static int by_line(const void *left, const void *right)
{
    const struct marking *a = left, *b = right;
    if (a->source != b->source)
        return a->primary ? -1 : b->primary ? 1 : a->source->base < b->source->base ? -1 : 1;
    return a->at.start < b->at.start ? -1 : a->at.start > b->at.start;
}

static size_t collect_marks(const struct human *human, const struct diagnostic *diagnostic,
                            struct marking marks[MOST_MARKS])
{
    size_t count = 0;
    marks[count++] = (struct marking){diagnostic->at, diagnostic->label, true, NULL, {0, {0}, {0}}};
    for (const struct remark *remark = diagnostic->remarks; remark && count < MOST_MARKS;
         remark = remark->next)
        marks[count++] = (struct marking){remark->at, remark->text, false, NULL, {0, {0}, {0}}};
    for (size_t i = 0; i < count; i++) {
        marks[i].source = source_at(human->show->sources, marks[i].at.start);
        marks[i].from = source_position(human->show->sources, marks[i].at.start);
    }
    const struct source *first = marks[0].source;
    for (size_t i = 1; i < count; i++) /* the primary's file comes first */
        marks[i].primary = false;
    qsort(marks, count, sizeof *marks, by_line);
    for (size_t i = 0; i < count && marks[0].source != first; i++) {
        struct marking moved = marks[0];
        memmove(marks, marks + 1, (count - 1) * sizeof *marks);
        marks[count - 1] = moved;
    }
    return count;
}

static unsigned digits_of(uint32_t number)
{
    unsigned digits = 1;
    for (; number > 9; number /= 10)
        digits++;
    return digits;
}

/* A line too long for the page is cut to a window around what is marked. */
struct window {
    const char *text;
    size_t length; /* of what is shown */
    size_t before; /* bytes of it before the mark */
    bool cut_left, cut_right;
};

static size_t back_to_start(const char *text, size_t at)
{
    while (at && ((unsigned char)text[at] & 0xC0) == 0x80)
        at--;
    return at;
}

static struct window window_of(const struct human *human, struct span line, size_t before)
{
    const char *text = source_text(human->show->sources, line);
    size_t length = line.end - line.start;
    size_t most =
        human->show->width > 60 ? human->show->width - human->gutter - 6 : LONGEST_EXCERPT;
    struct window window = {text, length, before < length ? before : length, false, false};
    if (length <= most)
        return window;
    if (window.before > most * 2 / 3) {
        size_t skipped = back_to_start(text, window.before - most / 2);
        window.text += skipped;
        window.length -= skipped;
        window.before -= skipped;
        window.cut_left = true;
    }
    if (window.length > most) {
        window.length = back_to_start(window.text, most);
        window.cut_right = true;
    }
    return window;
}

static void put_gutter(struct human *human, uint32_t line)
{
    colour(human, blue);
    if (line)
        buffer_printf(human->out, "%*u |", (int)human->gutter, line);
    else
        buffer_printf(human->out, "%*s |", (int)human->gutter, "");
    colour(human, plain);
}

static void put_marks(struct human *human, const struct window *window, const struct marking *mark,
                      enum severity severity)
{
    size_t marked = mark->at.end - mark->at.start;
    if (marked > window->length - window->before)
        marked = window->length - window->before;
    size_t cells = cells_of(window->text + window->before, marked);
    put_gutter(human, 0);
    buffer_repeat(human->out, ' ',
                  1 + cells_of(window->text, window->before) + (window->cut_left ? 1 : 0));
    colour(human, mark->primary ? colours[severity] : blue);
    buffer_repeat(human->out, mark->primary ? '^' : '-', cells ? cells : 1);
    if (mark->text) {
        buffer_byte(human->out, ' ');
        utf8_put_safely(human->out, mark->text, strlen(mark->text));
    }
    colour(human, plain);
    buffer_byte(human->out, '\n');
}

static void put_line(struct human *human, const struct marking *mark, bool again,
                     enum severity severity)
{
    struct span line = source_line(human->show->sources, mark->source, mark->from.line);
    struct window window = window_of(human, line, mark->at.start - line.start);
    if (!again) {
        put_gutter(human, mark->from.line);
        buffer_byte(human->out, ' ');
        buffer_put(human->out, window.cut_left ? "…" : "");
        utf8_put_safely(human->out, window.text, window.length);
        buffer_put(human->out, window.cut_right ? "…\n" : "\n");
    }
    put_marks(human, &window, mark, severity);
}

static void put_place(struct human *human, const struct marking *mark, const char *arrow)
{
    colour(human, blue);
    buffer_printf(human->out, "%*s%s", (int)human->gutter, "", arrow);
    colour(human, plain);
    buffer_byte(human->out, ' ');
    utf8_put_safely(human->out, mark->source->path, strlen(mark->source->path));
    buffer_printf(human->out, ":%u:%u\n", mark->from.line, mark->from.column.value);
}

static void put_excerpts(struct human *human, struct marking *marks, size_t count,
                         enum severity severity)
{
    size_t primary = 0;
    while (!marks[primary].primary)
        primary++;
    put_place(human, &marks[primary], "-->");
    put_gutter(human, 0);
    buffer_byte(human->out, '\n');
    for (size_t i = 0; i < count; i++) {
        bool other_file = i && marks[i].source != marks[i - 1].source;
        bool gap = i && !other_file && marks[i].from.line > marks[i - 1].from.line + 1;
        if (other_file)
            put_place(human, &marks[i], ":::");
        if (gap)
            buffer_put(human->out, " ...\n");
        bool again = i && !other_file && marks[i].from.line == marks[i - 1].from.line;
        put_line(human, &marks[i], again, severity);
    }
}

static void put_note(struct human *human, const char *kind, const char *text)
{
    colour(human, blue);
    buffer_printf(human->out, "%*s =", (int)human->gutter, "");
    colour(human, plain);
    colour(human, bold);
    buffer_printf(human->out, " %s:", kind);
    colour(human, plain);
    buffer_byte(human->out, ' ');
    utf8_put_safely(human->out, text, strlen(text));
    buffer_byte(human->out, '\n');
}

static void put_head(struct human *human, const struct diagnostic *diagnostic)
{
    enum severity severity = diagnostic->rule->severity;
    colour(human, colours[severity]);
    buffer_printf(human->out, "%s[%s]",
                  diagnostic->accepted ? "accepted" : severity_words[severity],
                  diagnostic->rule->name);
    colour(human, plain);
    colour(human, bold);
    buffer_put(human->out, ": ");
    utf8_put_safely(human->out, diagnostic->message, strlen(diagnostic->message));
    colour(human, plain);
    buffer_byte(human->out, '\n');
}

/* Advice of one rule is told once for all its places, and so is a warning that comes three times
   and says the same but for a name: a good habit said six times is a flood. */
static bool is_folded(const struct human *human, size_t place)
{
    const struct saying *saying = &human->sayings[place];
    bool advice = human->show->diagnostics->items[place]->rule->severity == ADVICE;
    return saying->all >= (advice ? 2 : 3);
}

/* What stands there, and its line. */
static void put_other_place(const struct human *human, const struct diagnostic *first,
                            const struct diagnostic *other, struct buffer *text)
{
    enum { MOST_BYTES = 48 };
    const struct source *source = source_at(human->show->sources, other->at.start);
    const char *word = source_text(human->show->sources, other->at);
    size_t length = other->at.end - other->at.start;
    size_t shown = back_to_start(word, length < MOST_BYTES ? length : MOST_BYTES);
    const char *stop = memchr(word, '\n', shown);
    shown = stop ? (size_t)(stop - word) : shown;
    buffer_put(text, text->count ? ", " : "");
    buffer_add(text, word, shown);
    buffer_put(text, shown < length ? "…" : "");
    if (source == source_at(human->show->sources, first->at.start))
        buffer_put(text, " (line ");
    else
        buffer_printf(text, " (%s, line ", source->path);
    buffer_printf(text, "%u)", source_position(human->show->sources, other->at.start).line);
}

static void put_other_places(struct human *human, size_t first)
{
    const struct diagnostics *all = human->show->diagnostics;
    struct buffer text = {.arena = human->out->arena};
    if (!is_folded(human, first))
        return;
    size_t left = human->sayings[first].all - 1, most = human->show->most;
    for (size_t i = first, put = 0; left && (!most || put < most); put++, left--) {
        i = human->sayings[i].next;
        put_other_place(human, all->items[first], all->items[i], &text);
    }
    if (left)
        buffer_printf(&text, " and %zu more", left);
    put_note(human, "the same of", buffer_text(&text));
}

/* Whether a help says already what the fix would do. */
static bool is_said(const struct diagnostic *diagnostic, const struct fix *fix)
{
    const char *title = fix->title + 1; /* a help begins with a small letter */
    for (const struct help *help = diagnostic->helps; help; help = help->next)
        if (strstr(help->text, title) ||
            (*fix->replacement && strstr(help->text, fix->replacement)))
            return true;
    return false;
}

static void put_fixes(struct human *human, const struct diagnostic *diagnostic)
{
    for (const struct fix *fix = diagnostic->fixes; fix; fix = fix->next)
        if (fix->safe)
            put_note(human, "with --fix", fix->title);
        else if (!is_said(diagnostic, fix))
            put_note(human, "one way", fix->title);
}

static void put_finding(struct human *human, size_t place)
{
    const struct diagnostic *diagnostic = human->show->diagnostics->items[place];
    struct marking marks[MOST_MARKS];
    size_t count = collect_marks(human, diagnostic, marks);
    human->gutter = 1;
    for (size_t i = 0; i < count; i++)
        if (digits_of(marks[i].from.line) > human->gutter)
            human->gutter = digits_of(marks[i].from.line);
    put_head(human, diagnostic);
    put_excerpts(human, marks, count, diagnostic->rule->severity);
    if (diagnostic->helps || diagnostic->fixes || diagnostic->accepted) {
        put_gutter(human, 0);
        buffer_byte(human->out, '\n');
    }
    for (const struct help *help = diagnostic->helps; help; help = help->next)
        put_note(human, "help", help->text);
    put_fixes(human, diagnostic);
    put_other_places(human, place);
    if (diagnostic->accepted)
        put_note(human, "accepted because", diagnostic->accepted);
    else if (diagnostic->rule->severity == WARNING)
        put_note(
            human, "to leave it so",
            arena_printf(human->out->arena, "accept %s because \"…\"", diagnostic->rule->name));
    buffer_byte(human->out, '\n');
}

static void put_count(struct buffer *out, size_t count, const char *one, const char *many,
                      bool *before)
{
    if (count)
        buffer_printf(out, "%s%zu %s", *before ? ", " : "", count, count == 1 ? one : many);
    *before = *before || count;
}

static void put_summary(const struct totals *totals, struct buffer *out)
{
    bool before = false;
    put_count(out, totals->errors, "error", "errors", &before);
    put_count(out, totals->warnings, "warning", "warnings", &before);
    put_count(out, totals->advice, "piece of advice", "pieces of advice", &before);
    if (!before)
        buffer_put(out, "no findings");
    if (totals->accepted)
        buffer_printf(out, " (%zu accepted)", totals->accepted);
    if (totals->files > 1)
        buffer_printf(out, " in %zu models", totals->files);
    if (totals->todos)
        buffer_printf(out, "; %zu open point%s to do", totals->todos,
                      totals->todos == 1 ? "" : "s");
    buffer_byte(out, '\n');
}

/* Where no model could be read, that is all there is to say, and has been said. */
static void show_human_whole(const struct totals *totals, const struct buffer *body,
                             struct buffer *out)
{
    buffer_add(out, body->items, body->count);
    if (totals->files)
        put_summary(totals, out);
}

static void show_human(const struct show *show, struct buffer *out)
{
    struct human human = {
        .show = show, .out = out, .sayings = sayings_of(out->arena, show->diagnostics)};
    size_t shown = 0, left = 0;
    for (size_t i = 0; i < show->diagnostics->count; i++) {
        const struct diagnostic *diagnostic = show->diagnostics->items[i];
        if ((diagnostic->accepted && !show->accepted) ||
            (human.sayings[i].nth > 1 && is_folded(&human, i)))
            continue;
        if (show->most && shown == show->most) {
            left++;
            continue;
        }
        put_finding(&human, i);
        shown++;
    }
    if (left)
        buffer_printf(out, "... and %zu more; --max 0 shows all\n", left);
}

const struct writers human_writers = {.findings = show_human, .findings_whole = show_human_whole};
