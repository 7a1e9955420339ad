/* How wide a text is, and how it is broken into lines. Widths are counted in thousandths of an em,
   whole numbers, so that the same text is broken alike everywhere. */
#include "draw/text.h"

#include "base/utf8.h"

#include <string.h>

enum { EM = 1000, MISSING = 600, EMOJI_STYLE = 0xFE0F };

/* Sixteen characters of a face, from `first`. */
struct row {
    uint16_t first, widths[16];
};

static const struct row rows[] = {
#define FACE(face, start, count)
#define ROW(first, ...) {first, {__VA_ARGS__}},
#include "draw/font_widths.def"
#undef FACE
#undef ROW
};

static const struct {
    uint16_t start, count;
} faces[FACE_COUNT] = {
#define FACE(face, start, count) [FACE_##face] = {start, count},
#define ROW(...)
#include "draw/font_widths.def"
#undef FACE
#undef ROW
};

static bool is_printable(char byte)
{
    return byte >= 0x20 && byte < 0x7F;
}

/* Of ASCII, whose rows are the first of each face. */
static unsigned plain_width(enum face face, char character)
{
    return rows[faces[face].start + character / 16 - 2].widths[character % 16];
}

/* 0: the face does not have it. */
static unsigned width_in(enum face face, int32_t character)
{
    const struct row *row = rows + faces[face].start;
    size_t low = 0, high = faces[face].count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (row[middle].first + 15 < character)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < faces[face].count && row[low].first <= character;
    return found ? row[low].widths[character % 16] : 0;
}

/* Marks that enclose a letter take more room than the letter. */
static bool is_mark_of_symbols(int32_t character)
{
    return character >= 0x20D0 && character <= 0x20FF;
}

/* A square, and what asks to look like an emoji, is one picture with all that is joined to it. */
static size_t cluster_width(enum face face, const char *text, size_t length, bool *guessed)
{
    size_t width = 0, bytes;
    for (size_t at = 0; at < length; at += bytes) {
        int32_t character = utf8_next(text + at, length - at, &bytes);
        enum utf8_room room = utf8_room(character);
        unsigned known = room == ROOM_OWN ? width_in(face, character) : 0;
        *guessed = *guessed || (!known && (room != ROOM_NONE || is_mark_of_symbols(character)));
        if (room == ROOM_SQUARE || (character == EMOJI_STYLE && width))
            return EM;
        if (room == ROOM_OWN)
            width += known ? known : MISSING;
    }
    return width;
}

static size_t table_width(enum face face, const char *text, size_t length, bool *guessed)
{
    size_t width = 0, bytes;
    for (size_t at = 0; at < length; at += bytes) {
        bytes = utf8_cluster(text + at, length - at);
        width += bytes == 1 && is_printable(text[at])
                     ? plain_width(face, text[at])
                     : cluster_width(face, text + at, bytes, guessed);
    }
    return width;
}

/* A picture's text is set in one place in both looks, and fonts that stand in may differ by the
   face for which they do: the wider counts. Documents have one look. */
static long measured_width(struct ruler *ruler, enum face face, const char *text, size_t length)
{
    _Static_assert(FACE_BOOK == 2 * FACE_PLAIN, "each face of one look has its like in the other");
    enum face other = (enum face)((face + FACE_PLAIN) % FACE_BOOK);
    long width = ruler->measure(ruler, face, text, length);
    if (face >= FACE_BOOK)
        return width;
    long width_of_other = ruler->measure(ruler, other, text, length);
    return width > width_of_other ? width : width_of_other;
}

static size_t width_of(struct ruler *ruler, enum face face, const char *text, size_t length)
{
    bool guessed = false;
    size_t width = table_width(face, text, length, &guessed);
    long measured = guessed && ruler ? measured_width(ruler, face, text, length) : -1;
    return measured < 0 ? width : (size_t)measured;
}

static double in_points(double size, size_t width)
{
    return (double)width * size / EM;
}

double text_width(struct ruler *ruler, enum face face, double size, const char *text, size_t length)
{
    return in_points(size, width_of(ruler, face, text, length));
}

/* ---- Parts: what is never broken ---- */

struct wrapping {
    struct arena *arena;
    struct ruler *ruler;
    enum face face;
    size_t most, blank; /* widths of a line and of a blank in it */
    bool leftward;      /* the whole runs from right to left */
    struct text_parts parts;
    struct buffer line; /* that is being put together */
};

/* Where a word may be broken: always, if it is too wide for a line, and if it is so even then. */
enum breaking { BREAK_AS_WRITTEN, BREAK_BEHIND_HYPHENS, BREAK_ANYWHERE };

static bool is_hyphen(int32_t character)
{
    switch (character) {
    case '-':
    case '/':
    case 0x200B: /* a blank without width */
    case 0x2010:
    case 0x2013:
    case 0x2014:
        return true;
    default:
        return false;
    }
}

static bool may_break(enum breaking breaking, int32_t before, int32_t after)
{
    return breaking == BREAK_ANYWHERE || utf8_may_part(before, after) ||
           (breaking == BREAK_BEHIND_HYPHENS && is_hyphen(before) && !is_hyphen(after));
}

static void add_parts(struct wrapping *, const char *, size_t, enum text_gap, enum breaking);

/* A part that is too wide is broken more finely; one broken anywhere begins a line of its own. */
static void add_part(struct wrapping *wrapping, const char *text, size_t length,
                     enum text_gap before, enum breaking breaking)
{
    size_t width = width_of(wrapping->ruler, wrapping->face, text, length);
    if (width <= wrapping->most || breaking == BREAK_ANYWHERE)
        *array_add(wrapping->arena, &wrapping->parts) =
            (struct text_part){text, length, width, before};
    else if (breaking == BREAK_AS_WRITTEN)
        add_parts(wrapping, text, length, before, BREAK_BEHIND_HYPHENS);
    else
        add_parts(wrapping, text, length, GAP_LINE, BREAK_ANYWHERE);
}

static void add_parts(struct wrapping *wrapping, const char *word, size_t length,
                      enum text_gap before, enum breaking breaking)
{
    size_t start = 0, bytes, ignored;
    int32_t previous = 0;
    for (size_t at = 0; at < length; at += bytes) {
        bytes = utf8_cluster(word + at, length - at);
        int32_t base = utf8_next(word + at, bytes, &ignored);
        if (at && may_break(breaking, previous, base)) {
            add_part(wrapping, word + start, at - start, before, breaking);
            before = GAP_NONE;
            start = at;
        }
        previous = base;
    }
    add_part(wrapping, word + start, length - start, before, breaking);
}

/* Bytes from the start that are all blanks, or all none. */
static size_t run_length(const char *text, size_t length, bool blank)
{
    size_t at = 0, bytes;
    for (; at < length; at += bytes)
        if (utf8_is_blank(utf8_next(text + at, length - at, &bytes)) != blank)
            break;
    return at;
}

/* Gives whether there was a word. */
static bool add_words(struct wrapping *wrapping, const char *text, size_t length)
{
    enum text_gap before = GAP_LINE;
    bool blank = true;
    size_t bytes;
    for (size_t at = 0; at < length; at += bytes, blank = !blank) {
        bytes = run_length(text + at, length - at, blank);
        if (blank)
            continue;
        add_parts(wrapping, text + at, bytes, before, BREAK_AS_WRITTEN);
        before = GAP_BLANK;
    }
    return before != GAP_LINE;
}

static void add_text(struct wrapping *wrapping, const char *text)
{
    while (*text) {
        size_t length = strcspn(text, "\n");
        bool ends = text[length] == '\n';
        if (!add_words(wrapping, text, length) && ends)
            *array_add(wrapping->arena, &wrapping->parts) =
                (struct text_part){text, 0, 0, GAP_LINE};
        text += length + ends;
    }
}

/* ---- Lines ---- */

/* The part behind the line that begins with `start`: at least one is in it, however wide. */
static size_t line_end(const struct wrapping *wrapping, size_t start, size_t most, size_t *width)
{
    const struct text_part *parts = wrapping->parts.items;
    size_t end = start + 1;
    *width = parts[start].width;
    for (; end < wrapping->parts.count && parts[end].before != GAP_LINE; end++) {
        size_t blank = parts[end].before == GAP_BLANK ? wrapping->blank : 0;
        size_t wider = *width + blank + parts[end].width;
        if (wider > most)
            break;
        *width = wider;
    }
    return end;
}

static size_t count_lines(const struct wrapping *wrapping, size_t most)
{
    size_t lines = 0, width;
    for (size_t at = 0; at < wrapping->parts.count; lines++)
        at = line_end(wrapping, at, most, &width);
    return lines;
}

/* The narrowest width that gives no more lines than `most`. */
static size_t balanced(const struct wrapping *wrapping)
{
    size_t lines = count_lines(wrapping, wrapping->most);
    size_t low = 0, high = wrapping->most;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (count_lines(wrapping, middle) > lines)
            low = middle + 1;
        else
            high = middle;
    }
    return high;
}

/* A line that would run the other way by itself begins with a mark that says otherwise. */
static void put_direction(struct wrapping *wrapping, const struct text_part *first,
                          const struct text_part *last)
{
    size_t length = (size_t)(last->text - first->text) + last->length;
    if (utf8_runs_leftward(first->text, length) != wrapping->leftward)
        buffer_put(&wrapping->line, wrapping->leftward ? "\u200F" : "\u200E");
}

static const char *joined(struct wrapping *wrapping, size_t start, size_t end)
{
    struct buffer *line = &wrapping->line;
    line->count = 0;
    put_direction(wrapping, wrapping->parts.items + start, wrapping->parts.items + end - 1);
    for (size_t i = start; i < end; i++) {
        const struct text_part *part = &wrapping->parts.items[i];
        if (i > start && part->before == GAP_BLANK)
            buffer_byte(line, ' ');
        buffer_add(line, part->text, part->length);
    }
    return arena_copy(wrapping->arena, line->items, line->count);
}

size_t text_thousandths(double points, double size)
{
    double wanted = points / size * EM + 0.001;
    if (!(wanted > 0))
        return 0;
    return wanted < (double)(SIZE_MAX / 2) ? (size_t)wanted : SIZE_MAX / 2;
}

struct text_parts text_cut(struct arena *arena, struct ruler *ruler, enum face face,
                           const char *text, size_t most)
{
    struct wrapping wrapping = {.arena = arena, .ruler = ruler, .face = face, .most = most};
    add_text(&wrapping, text);
    return wrapping.parts;
}

struct text_lines text_wrap(struct arena *arena, struct ruler *ruler, enum face face, double size,
                            const char *text, double most)
{
    struct wrapping wrapping = {
        .arena = arena,
        .ruler = ruler,
        .face = face,
        .most = text_thousandths(most, size),
        .blank = width_of(ruler, face, " ", 1),
        .leftward = utf8_runs_leftward(text, strlen(text)),
        .line = {.arena = arena},
    };
    struct text_lines lines = {0};
    add_text(&wrapping, text);
    size_t narrowest = balanced(&wrapping), end, width;
    for (size_t at = 0; at < wrapping.parts.count; at = end) {
        end = line_end(&wrapping, at, narrowest, &width);
        struct text_line *line = array_add(arena, &lines);
        line->text = joined(&wrapping, at, end);
        line->width = text_width(ruler, face, size, line->text, strlen(line->text));
        if (line->width > lines.width)
            lines.width = line->width;
    }
    return lines;
}
