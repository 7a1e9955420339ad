/* Runs in several faces set in lines, each as full as it can be; see paragraph.h. Widths are
   counted in thousandths of the size, whole numbers, so that a text is broken alike everywhere. */
#include "typeset/paragraph.h"

#include "base/utf8.h"
#include "draw/shape.h"

#include <string.h>

const struct type types[TYPE_COUNT] = {
#define TYPE(id, plain, strong, emphasis, size, leading, ink, strong_size, strong_ink) \
    [TYPE_##id] = {FACE_##plain, FACE_##strong, FACE_##emphasis, size, \
                   leading,      INK_##ink,     strong_size,     INK_##strong_ink},
#include "typeset/types.def"
#undef TYPE
};

enum { EM = 1000, ARROW_WIDTH = 1150 };

double type_line(enum type_id id)
{
    return types[id].size * types[id].leading;
}

static enum face face_of(enum type_id id, enum run_style style)
{
    const struct type *type = &types[id];
    return style == RUN_STRONG     ? type->strong
           : style == RUN_EMPHASIS ? type->emphasis
                                   : type->plain;
}

static double size_of(enum type_id id, enum run_style style)
{
    return style == RUN_STRONG ? types[id].strong_size : types[id].size;
}

double type_width(struct ruler *ruler, enum type_id id, const char *text)
{
    return text_width(ruler, types[id].plain, types[id].size, text, strlen(text));
}

/* ---- Parts ----------------------------------------------------------------------------------- */

struct run_part {
    struct text_part part;
    enum run_style style;
    bool glued; /* to the one before, which is of another run: as the full stop behind a name */
};

struct cutting {
    struct arena *arena;
    struct ruler *ruler;
    enum type_id type;
    size_t most;
    struct {
        struct run_part *items;
        size_t count, capacity;
    } parts;
    enum text_gap ahead; /* of the next run: what stands behind the last */
    int32_t last;        /* the last character, where nothing does */
};

static bool begins_with_blank(const char *text)
{
    size_t bytes;
    return utf8_is_blank(utf8_next(text, strlen(text), &bytes));
}

/* Its last character: the last bytes that make one. */
static int32_t last_of(const char *text)
{
    size_t start = strlen(text), bytes;
    while (start && ((unsigned char)text[--start] & 0xC0) == 0x80)
        ;
    return utf8_next(text + start, strlen(text + start), &bytes);
}

/* The gap before the first part of a run depends on the run before it. */
static enum text_gap gap_before(const struct cutting *cutting, const char *text)
{
    bool blank = begins_with_blank(text) && cutting->ahead == GAP_NONE;
    return blank ? GAP_BLANK : cutting->ahead;
}

static void add_part(struct cutting *cutting, struct text_part part, enum run_style style,
                     bool first)
{
    size_t bytes;
    bool glued = first && part.before == GAP_NONE && cutting->parts.count &&
                 !utf8_may_part(cutting->last, utf8_next(part.text, part.length, &bytes));
    *array_add(cutting->arena, &cutting->parts) = (struct run_part){part, style, glued};
}

static void cut_words(struct cutting *cutting, const struct run *run)
{
    double larger_by = size_of(cutting->type, run->style) / types[cutting->type].size;
    struct text_parts parts =
        text_cut(cutting->arena, cutting->ruler, face_of(cutting->type, run->style), run->text,
                 (size_t)((double)cutting->most / larger_by));
    enum text_gap before = gap_before(cutting, run->text);
    for (size_t i = 0; i < parts.count; i++) {
        struct text_part part = parts.items[i];
        part.before = i ? part.before : before;
        part.width = (size_t)((double)part.width * larger_by + 0.5);
        add_part(cutting, part, run->style, i == 0);
    }
    cutting->last = last_of(run->text);
    if (utf8_is_blank(cutting->last) || !parts.count)
        cutting->ahead = before == GAP_LINE && !parts.count ? GAP_LINE : GAP_BLANK;
    else
        cutting->ahead = GAP_NONE;
}

static void cut_run(struct cutting *cutting, const struct run *run)
{
    if (run->style == RUN_BREAK) {
        cutting->ahead = GAP_LINE;
    } else if (run->style == RUN_ARROW) {
        struct text_part arrow = {run->text, 0, ARROW_WIDTH, GAP_BLANK};
        add_part(cutting, arrow, RUN_ARROW, true);
        cutting->ahead = GAP_BLANK;
    } else if (*run->text) {
        cut_words(cutting, run);
    }
}

/* ---- Lines ----------------------------------------------------------------------------------- */

/* The part behind the line that begins with `start`: at least one is in it. What is glued stays
   together unless it alone is too wide. */
static size_t line_end(const struct cutting *cutting, size_t start, size_t blank)
{
    const struct run_part *parts = cutting->parts.items;
    size_t end = start + 1, width = parts[start].part.width;
    for (; end < cutting->parts.count && parts[end].part.before != GAP_LINE; end++) {
        width += parts[end].part.width + (parts[end].part.before == GAP_BLANK ? blank : 0);
        if (width > cutting->most)
            break;
    }
    size_t loose = end;
    while (loose < cutting->parts.count && loose > start && parts[loose].glued)
        loose--;
    return loose > start ? loose : end;
}

static bool goes_on(const struct cutting *cutting, size_t i, size_t end)
{
    return i + 1 < end && cutting->parts.items[i + 1].style == cutting->parts.items[i].style;
}

/* Blanks belong to the text before them, so that words stay apart for whoever copies it. */
static void put_part(const struct cutting *cutting, struct buffer *text, size_t i, size_t end)
{
    const struct text_part *part = &cutting->parts.items[i].part;
    buffer_add(text, part->text, part->length);
    if (i + 1 < end && cutting->parts.items[i + 1].part.before == GAP_BLANK)
        buffer_byte(text, ' ');
}

static const char *directed(struct arena *arena, struct buffer *text, bool leftward)
{
    const char *plain = buffer_text(text);
    const char *mark = utf8_runs_leftward(plain, text->count) == leftward ? ""
                       : leftward                                         ? "\u200F"
                                                                          : "\u200E";
    return arena_printf(arena, "%s%s", mark, plain);
}

static double width_of(const struct cutting *cutting, const struct line_span *span)
{
    const struct type *type = &types[cutting->type];
    if (span->style == RUN_ARROW)
        return type->size * ARROW_WIDTH / EM + text_width(NULL, type->plain, type->size, " ", 1);
    return text_width(cutting->ruler, face_of(cutting->type, span->style),
                      size_of(cutting->type, span->style), span->text, strlen(span->text));
}

static struct paragraph_line line_of(const struct cutting *cutting, size_t start, size_t end,
                                     bool leftward)
{
    struct paragraph_line line = {0};
    for (size_t i = start; i < end; i++) {
        struct buffer text = {.arena = cutting->arena};
        put_part(cutting, &text, i, end);
        while (goes_on(cutting, i, end))
            put_part(cutting, &text, ++i, end);
        struct line_span span = {.style = cutting->parts.items[i].style, .x = line.width};
        span.text = span.style == RUN_ARROW ? "" : directed(cutting->arena, &text, leftward);
        span.width = width_of(cutting, &span);
        line.width += span.width;
        *array_add(cutting->arena, &line) = span;
    }
    for (size_t i = 0; leftward && i < line.count; i++)
        line.items[i].x = line.width - line.items[i].x - line.items[i].width;
    return line;
}

struct paragraph paragraph_of_runs(struct arena *arena, struct ruler *ruler, enum type_id type,
                                   const struct runs *runs, double most)
{
    struct cutting cutting = {.arena = arena,
                              .ruler = ruler,
                              .type = type,
                              .most = text_thousandths(most, types[type].size),
                              .ahead = GAP_LINE};
    for (const struct run *run = runs->first; run; run = run->next)
        cut_run(&cutting, run);
    const char *whole = runs_text(arena, runs);
    struct paragraph paragraph = {
        .type = type, .most = most, .leftward = utf8_runs_leftward(whole, strlen(whole))};
    size_t blank = (size_t)text_width(NULL, types[type].plain, EM, " ", 1), end;
    for (size_t at = 0; at < cutting.parts.count; at = end) {
        end = line_end(&cutting, at, blank);
        struct paragraph_line line = line_of(&cutting, at, end, paragraph.leftward);
        *array_add(arena, &paragraph.lines) = line;
        paragraph.width = larger(paragraph.width, line.width);
    }
    return paragraph;
}

struct paragraph paragraph_of_text(struct arena *arena, struct ruler *ruler, enum type_id type,
                                   const char *text, double most)
{
    struct runs runs = {0};
    if (text)
        runs_add(arena, &runs, RUN_PLAIN, text, NULL);
    return paragraph_of_runs(arena, ruler, type, &runs, most);
}

double paragraph_height(const struct paragraph *paragraph)
{
    return (double)paragraph->lines.count * type_line(paragraph->type);
}

double runs_widest_part(struct arena *arena, struct ruler *ruler, enum type_id type,
                        const struct runs *runs)
{
    struct cutting cutting = {
        .arena = arena, .ruler = ruler, .type = type, .most = SIZE_MAX / 2, .ahead = GAP_LINE};
    for (const struct run *run = runs->first; run; run = run->next)
        cut_run(&cutting, run);
    size_t widest = 0, width = 0;
    for (size_t i = 0; i < cutting.parts.count; i++) {
        const struct run_part *part = &cutting.parts.items[i];
        width = part->part.width + (part->glued ? width : 0);
        widest = width > widest ? width : widest;
    }
    return (double)widest * types[type].size / EM;
}

/* ---- Drawing --------------------------------------------------------------------------------- */

/* Drawn, for the faces have none; it points the way in which the text runs. */
static void draw_arrow_between(struct scene *scene, double size, struct point at, bool leftward)
{
    double middle = at.y - size * 0.27, left = at.x, right = at.x + size * (ARROW_WIDTH - 200) / EM;
    struct point tail = {leftward ? right : left, middle}, tip = {leftward ? left : right, middle};
    draw_straight_line(scene, tail, tip,
                       (struct stroke){.ink = INK_WARM, .width = size * 0.085, .hand = HAND_STILL});
    draw_head(scene, tip, (struct point){leftward ? -1 : 1, 0}, size * 0.5, INK_WARM);
}

static void draw_span(struct scene *scene, const struct paragraph *paragraph,
                      const struct line_span *span, struct point at)
{
    const struct type *type = &types[paragraph->type];
    if (span->style == RUN_ARROW) {
        draw_arrow_between(scene, type->size, at, paragraph->leftward);
        return;
    }
    bool strong = span->style == RUN_STRONG;
    scene_text(scene, span->text, at,
               (struct lettering){face_of(paragraph->type, span->style),
                                  size_of(paragraph->type, span->style),
                                  strong ? type->strong_ink : type->ink, ANCHOR_START});
}

double paragraph_draw(struct scene *scene, const struct paragraph *paragraph, size_t first,
                      size_t count, struct point top)
{
    double step = type_line(paragraph->type), size = types[paragraph->type].size;
    for (size_t i = first; i < first + count; i++) {
        const struct paragraph_line *line = &paragraph->lines.items[i];
        double left = top.x + (paragraph->leftward ? paragraph->most - line->width : 0);
        double base = top.y + (double)(i - first) * step + step / 2 + size * base_below_middle;
        for (size_t k = 0; k < line->count; k++)
            draw_span(scene, paragraph, &line->items[k],
                      (struct point){left + line->items[k].x, base});
    }
    return top.y + (double)count * step;
}
