/* Outlines from their text; see outline.h. */
#include "base/outline.h"

#include "base/buffer.h"

#include <string.h>

struct reader {
    struct arena *arena;
    const char *text;
    size_t length, at;
    size_t step;    /* where the step begins that is being read */
    size_t numbers; /* read so far */
    bool drawing;   /* there is a point from which a line can go on */
    struct outline_problem *problem;
};

static bool fail(struct reader *reader, size_t start, const char *what, const char *help)
{
    size_t length = reader->at > start ? reader->at - start : start < reader->length ? 1 : 0;
    *reader->problem = (struct outline_problem){what, help, start, length};
    return false;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_gap(char c)
{
    return c == ' ' || c == ',' || c == '\n' || c == '\t' || c == '\r';
}

static void skip_gaps(struct reader *reader)
{
    while (reader->at < reader->length && is_gap(reader->text[reader->at]))
        reader->at++;
}

/* Those from where the scale is `most` on tell nothing more. */
static double read_digits(struct reader *reader, double most, double *scale)
{
    double value = 0;
    for (; reader->at < reader->length && is_digit(reader->text[reader->at]); reader->at++) {
        if (*scale >= most)
            continue;
        value = value * 10 + (reader->text[reader->at] - '0');
        *scale *= 10;
    }
    return value;
}

static bool next_is(const struct reader *reader, char c)
{
    return reader->at < reader->length && reader->text[reader->at] == c;
}

static bool read_number(struct reader *reader, char letter, unsigned wanted, double *number)
{
    static const double largest = 1e300, finest = 1e15;
    static const char *const limits = "numbers go from -50 to 150; the box is 100 wide and high";
    skip_gaps(reader);
    size_t start = reader->at;
    double before = 1, behind = 1;
    bool negative = next_is(reader, '-');
    reader->at += negative;
    double value = read_digits(reader, largest, &before);
    if (next_is(reader, '.')) {
        reader->at++;
        value += read_digits(reader, finest, &behind) / behind;
    }
    if (before == 1 && behind == 1) {
        reader->at = start;
        return fail(reader, reader->step,
                    arena_printf(reader->arena, "%c wants %u numbers behind it", letter, wanted),
                    "numbers are written 40 or 12.5, with blanks between them");
    }
    *number = negative ? -value : value;
    if (!(*number >= OUTLINE_LEAST && *number <= OUTLINE_MOST))
        return fail(reader, start, "this number is too far from the box", limits);
    if (++reader->numbers > OUTLINE_LARGEST)
        return fail(reader, start, "this outline is too long",
                    "an outline has 2,000 numbers at most; divide it into several");
    return true;
}

/* How many numbers stand behind a letter; -1 where it is none. */
static int numbers_of(char letter)
{
    static const char letters[] = "MLQCZOR";
    static const signed char numbers[] = {2, 2, 4, 6, 0, 4, 4};
    const char *found = letter ? strchr(letters, letter) : NULL;
    return found ? numbers[found - letters] : -1;
}

static bool read_step(struct reader *reader, struct outline_step *step)
{
    size_t start = reader->at;
    char letter = reader->text[reader->at];
    int wanted = numbers_of(letter);
    if (wanted < 0)
        return fail(reader, start, "here an outline wants one of its letters",
                    "they are M, L, Q, C, Z, O and R: M 10 10 L 90 90 is a line, O 50 50 40 40 an "
                    "oval, R 10 10 80 80 a box");
    if (strchr("LQCZ", letter) && !reader->drawing)
        return fail(reader, start, "a line wants a point to begin at",
                    "begin it with M and a place: M 10 10 L 90 90");
    reader->step = reader->at++;
    *step = (struct outline_step){.letter = letter};
    for (int i = 0; i < wanted; i++)
        if (!read_number(reader, letter, (unsigned)wanted, &step->numbers[i]))
            return false;
    if ((letter == 'O' || letter == 'R') && (step->numbers[2] <= 0 || step->numbers[3] <= 0))
        return fail(reader, start, "width and height must be greater than 0",
                    "O 50 50 40 30 is an oval, R 10 10 80 60 a box");
    reader->drawing = strchr("MLQC", letter) != NULL;
    return true;
}

bool outline_read(struct arena *arena, const char *text, size_t length, struct outline *outline,
                  struct outline_problem *problem)
{
    struct reader reader = {.arena = arena, .text = text, .length = length, .problem = problem};
    *outline = (struct outline){0};
    for (skip_gaps(&reader); reader.at < length; skip_gaps(&reader)) {
        struct outline_step step;
        if (!read_step(&reader, &step))
            return false;
        *array_add(arena, outline) = step;
    }
    return outline->count || fail(&reader, 0, "this outline is empty",
                                  "M 10 10 L 90 90 is a line, O 50 50 40 40 an oval");
}
