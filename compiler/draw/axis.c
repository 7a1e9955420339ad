/* Round numbers and round dates along an edge; see axis.h. */
#include "draw/axis.h"

#include "base/calendar.h"
#include "base/number.h"

#include <string.h>

double axis_place(const struct axis *axis, double number)
{
    return axis->from + (number - axis->low) / (axis->high - axis->low) * (axis->to - axis->from);
}

static void add_mark(const struct drawing *drawing, struct axis *axis, double number,
                     const char *text)
{
    *array_add(drawing->arena, &axis->marks) = (struct axis_mark){axis_place(axis, number), text};
}

/* ---- Numbers --------------------------------------------------------------------------------- */

/* The least of 1, 2, 5, 10, 20 … and their tenths that is not below this. */
static double round_step(double least, int *digits)
{
    double power = 1;
    for (*digits = 0; power >= least; power /= 10)
        ++*digits;
    for (; power * 10 < least; power *= 10)
        --*digits;
    double step = power * 2 >= least ? power * 2 : power * 5 >= least ? power * 5 : power * 10;
    *digits = *digits < 0 || step >= 1 ? 0 : step >= power * 10 ? *digits - 1 : *digits;
    return step;
}

static double multiple_from(double number, double step)
{
    double whole = (double)(long long)(number / step);
    return whole * step < number - step * 1e-9 ? whole + 1 : whole;
}

/* 3,000,000 is read as 3 million where the marks have nothing behind it. */
static const char *number_of_mark(struct arena *arena, double number, double step, int digits)
{
    static const double million = 1e6, largest = 1e15, least = 1e-7;
    if (step >= largest || step < least)
        return arena_printf(arena, "%.6g", number);
    if (number != 0 && step >= million / 10 && step < million * 1000)
        return arena_printf(arena, "%s million",
                            number_with_digits(arena, number / million, step < million));
    return number_with_digits(arena, number, digits);
}

struct axis axis_of_numbers(const struct drawing *drawing, double low, double high, double from,
                            double to, double apart)
{
    static const double letters = 12;
    struct axis axis = {.low = low, .high = high, .from = from, .to = to};
    int digits;
    double step = round_step((high - low) * apart / fabs(to - from), &digits);
    for (double count = multiple_from(low, step); count * step <= high + step * 1e-9; count++) {
        const char *text = number_of_mark(drawing->arena, count * step, step, digits);
        add_mark(drawing, &axis, count * step, text);
        axis.widest = larger(axis.widest, text_width(drawing->ruler, look_clean.regular, letters,
                                                     text, strlen(text)));
    }
    return axis;
}

/* ---- Dates ----------------------------------------------------------------------------------- */

/* Marks stand at each so manieth day of a month, month of a year, or year. */
enum unit { UNIT_DAY, UNIT_MONTH, UNIT_YEAR };
static const struct rhythm {
    enum unit unit;
    unsigned every;
    double days; /* about */
} rhythms[] = {{UNIT_DAY, 1, 1},         {UNIT_DAY, 2, 2},         {UNIT_DAY, 5, 5},
               {UNIT_DAY, 10, 10},       {UNIT_MONTH, 1, 30},      {UNIT_MONTH, 3, 91},
               {UNIT_MONTH, 6, 182},     {UNIT_YEAR, 1, 365},      {UNIT_YEAR, 2, 730},
               {UNIT_YEAR, 5, 1826},     {UNIT_YEAR, 10, 3652},    {UNIT_YEAR, 20, 7305},
               {UNIT_YEAR, 50, 18262},   {UNIT_YEAR, 100, 36524},  {UNIT_YEAR, 200, 73048},
               {UNIT_YEAR, 500, 182621}, {UNIT_YEAR, 1000, 365242}};

/* How much room a mark needs, in sizes of its letters. */
static const double room_of_unit[] = {[UNIT_DAY] = 1.9, [UNIT_MONTH] = 2.7, [UNIT_YEAR] = 3.3};

/* Below days their month is written out. */
static const double room_of_month = 7.5, days_of_month = 30;

static bool has_room(const struct rhythm *rhythm, double points_a_day, double size)
{
    return rhythm->days * points_a_day >= room_of_unit[rhythm->unit] * size &&
           (rhythm->unit != UNIT_DAY || days_of_month * points_a_day >= room_of_month * size);
}

static const struct rhythm *rhythm_of(double points_a_day, double size)
{
    size_t last = sizeof rhythms / sizeof *rhythms - 1, i = 0;
    while (i < last && !has_room(&rhythms[i], points_a_day, size))
        i++;
    return &rhythms[i];
}

/* The first day of the unit in which this day lies, or of the next. */
static long unit_start(long day, enum unit unit, bool next)
{
    uint32_t date = calendar_date(day), year = date / 10000, month = date / 100 % 100;
    if (unit == UNIT_DAY)
        return day + next;
    if (unit == UNIT_YEAR)
        return calendar_day((year + next) * 10000 + 101);
    month += next;
    return calendar_day((year + (month > 12)) * 10000 + (month > 12 ? 1 : month) * 100 + 1);
}

/* Whether a mark stands at this first day of a unit: the 11th and the 21st, and not the 31st, which
   is beside the next 1st. */
static bool has_mark(const struct rhythm *rhythm, uint32_t date)
{
    unsigned day = date % 100 - 1, month = date / 100 % 100 - 1, year = date / 10000;
    unsigned place = rhythm->unit == UNIT_DAY ? day : rhythm->unit == UNIT_MONTH ? month : year;
    bool last = rhythm->unit == UNIT_DAY && rhythm->every > 1 && day + rhythm->every > 30;
    return place % rhythm->every == 0 && !last;
}

static const char *text_of_mark(struct arena *arena, enum unit unit, uint32_t date)
{
    return unit == UNIT_DAY     ? arena_printf(arena, "%u", date % 100)
           : unit == UNIT_MONTH ? arena_printf(arena, "%.3s", calendar_months[date / 100 % 100 - 1])
                                : arena_printf(arena, "%u", date / 10000);
}

static const char *text_of_span(struct arena *arena, enum unit unit, uint32_t date)
{
    return unit == UNIT_YEAR
               ? arena_printf(arena, "%u", date / 10000)
               : arena_printf(arena, "%s %u", calendar_months[date / 100 % 100 - 1], date / 10000);
}

static void add_day_marks(const struct drawing *drawing, struct axis *axis,
                          const struct rhythm *rhythm)
{
    long day = unit_start((long)axis->low, rhythm->unit, false);
    for (; (double)day <= axis->high; day = unit_start(day, rhythm->unit, true)) {
        uint32_t date = calendar_date(day);
        if ((double)day >= axis->low && has_mark(rhythm, date))
            add_mark(drawing, axis, (double)day, text_of_mark(drawing->arena, rhythm->unit, date));
    }
}

/* Where two do not fit beside each other, the first stands back: it may be the end of a year. */
static void add_span(const struct drawing *drawing, struct axis *axis, double place, double size,
                     const char *text)
{
    struct axis_mark *last = axis->spans.count ? &axis->spans.items[axis->spans.count - 1] : NULL;
    if (last && last->place + text_width(drawing->ruler, look_clean.regular, size, last->text,
                                         strlen(last->text)) >
                    place - size)
        axis->spans.count--;
    *array_add(drawing->arena, &axis->spans) = (struct axis_mark){place, text};
}

static void add_spans(const struct drawing *drawing, struct axis *axis, enum unit unit, double size)
{
    static const double beyond = 30; /* a year may stand beside the last mark */
    long day = unit_start((long)axis->low, unit, false);
    for (; (double)day <= axis->high; day = unit_start(day, unit, true)) {
        const char *text = text_of_span(drawing->arena, unit, calendar_date(day));
        double place = larger(axis->from, axis_place(axis, (double)day));
        double wide = text_width(drawing->ruler, look_clean.regular, size, text, strlen(text));
        if (place + wide <= axis->to + beyond)
            add_span(drawing, axis, place, size, text);
    }
}

struct axis axis_of_days(const struct drawing *drawing, double low, double high, double from,
                         double to, double size)
{
    struct axis axis = {.low = low, .high = high, .from = from, .to = to};
    const struct rhythm *rhythm = rhythm_of((to - from) / (high - low), size);
    add_day_marks(drawing, &axis, rhythm);
    if (rhythm->unit != UNIT_YEAR)
        add_spans(drawing, &axis, rhythm->unit + 1, size);
    return axis;
}
