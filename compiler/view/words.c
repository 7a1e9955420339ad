/* Numbers, dates and counts as readers read them. */
#include "view/words.h"

#include "base/buffer.h"
#include "base/calendar.h"

#include <string.h>

const char *number_in_words(struct arena *arena, size_t number)
{
    static const char *const words[] = {
        "no",       "one",     "two",     "three",     "four",     "five",     "six",
        "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
    return number < sizeof words / sizeof *words ? words[number]
                                                 : arena_printf(arena, "%zu", number);
}

const char *count_in_words(struct arena *arena, size_t count, const char *one, const char *several)
{
    return arena_printf(arena, "%s %s", number_in_words(arena, count), count == 1 ? one : several);
}

const char *times_in_words(struct arena *arena, size_t count)
{
    return count == 1   ? "once"
           : count == 2 ? "twice"
                        : arena_printf(arena, "%s times", number_in_words(arena, count));
}

const char *more_in_words(struct arena *arena, size_t count)
{
    return arena_printf(arena, "and %s more", number_in_words(arena, count));
}

const char *with_capital(struct arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text, strlen(text));
    if (*copy >= 'a' && *copy <= 'z')
        *copy = (char)(*copy - 'a' + 'A');
    return copy;
}

const char *day_in_words(struct arena *arena, double date)
{
    long number = (long)date, month = number / 100 % 100;
    if (month < 1 || month > 12)
        return arena_printf(arena, "%ld", number / 10000);
    return arena_printf(arena, "%ld %s %ld", number % 100, calendar_months[month - 1],
                        number / 10000);
}
