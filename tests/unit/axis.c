/* Scales of charts: numbers as readers read them, days and dates, and where the marks of an axis
   stand. */
#include "draw/axis.h"

#include "base/calendar.h"
#include "base/number.h"

#include <stdio.h>
#include <string.h>

static int failed;

static void judge(bool good, const char *what)
{
    printf("%s axis: %s\n", good ? "ok" : "FAIL", what);
    failed += !good;
}

static void test_numbers(struct arena *arena)
{
    static const struct {
        double number;
        const char *read;
    } known[] = {{0, "0"},
                 {57.979, "57.98"},
                 {123456.7, "123,457"},
                 {999.96, "1,000"},
                 {-0.001234, "−0.001234"},
                 {0.5, "0.5"},
                 {-1234567, "−1,234,567"},
                 {2.5e21, "2.5e+21"},
                 {42, "42"},
                 {9.9996, "10"}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        judge(!strcmp(number_rounded(arena, known[i].number), known[i].read), known[i].read);
    judge(!strcmp(number_with_digits(arena, -0.004, 2), "0.00"), "no minus before nothing");
}

static void test_days(void)
{
    static const uint32_t dates[] = {10101,    16001231, 19000228, 19000301, 20000229,
                                     20081231, 20240229, 20240301, 99991231};
    bool back = true;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        back &= calendar_date(calendar_day(dates[i])) == dates[i];
    judge(back, "days and dates are the same both ways");
    judge(calendar_day(20240301) - calendar_day(20240228) == 2, "a leap day");
    judge(calendar_day(19000301) - calendar_day(19000228) == 1, "and none in 1900");
    judge(calendar_day(20000101) - calendar_day(19700101) == 10957, "days of thirty years");
}

/* The texts of the marks, with blanks between. */
static const char *texts(struct arena *arena, const struct axis_marks *marks)
{
    struct buffer all = {.arena = arena};
    for (size_t i = 0; i < marks->count; i++)
        buffer_printf(&all, "%s%s", i ? " " : "", marks->items[i].text);
    return buffer_text(&all);
}

static void test_scale(const struct drawing *drawing, double low, double high, const char *known)
{
    struct axis axis = axis_of_numbers(drawing, low, high, 200, 0, 30);
    const char *made = texts(drawing->arena, &axis.marks);
    judge(!strcmp(made, known), made);
    for (size_t i = 0; i < axis.marks.count; i++)
        if (axis.marks.items[i].place < -0.01 || axis.marks.items[i].place > 200.01)
            judge(false, "a mark stands beyond the end");
}

static void test_calendar(const struct drawing *drawing, uint32_t from, uint32_t to,
                          const char *marks, const char *spans)
{
    struct axis axis =
        axis_of_days(drawing, (double)calendar_day(from), (double)calendar_day(to), 0, 500, 12);
    const char *made = texts(drawing->arena, &axis.marks);
    const char *below = texts(drawing->arena, &axis.spans);
    judge(!strcmp(made, marks), made);
    judge(!strcmp(below, spans), below);
}

int main(void)
{
    jmp_buf exhausted;
    if (setjmp(exhausted))
        return 1;
    struct arena *arena = arena_new(&exhausted);
    struct drawing drawing = {.arena = arena, .look = &look_clean};
    test_numbers(arena);
    test_days();
    test_scale(&drawing, 24, 61, "30 40 50 60");
    test_scale(&drawing, 0, 1, "0.0 0.2 0.4 0.6 0.8 1.0");
    test_scale(&drawing, -4, 4, "−4 −2 0 2 4");
    test_scale(&drawing, 0, 5.1e6, "0 1 million 2 million 3 million 4 million 5 million");
    test_scale(&drawing, 1000000, 1000006,
               "1,000,000 1,000,001 1,000,002 1,000,003 1,000,004 1,000,005 1,000,006");
    test_calendar(&drawing, 20240226, 20240312, "26 27 28 29 1 2 3 4 5 6 7 8 9 10 11 12",
                  "February 2024 March 2024");
    test_calendar(&drawing, 20231115, 20240620, "Dec Jan Feb Mar Apr May Jun", "2023 2024");
    test_calendar(&drawing, 20000101, 20090101, "2000 2001 2002 2003 2004 2005 2006 2007 2008 2009",
                  "");
    arena_free(arena);
    return failed != 0;
}
