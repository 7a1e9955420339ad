/* Days and dates: years begin with March, so that the leap day is the last of its year, and 400 of
   them have 146,097 days (the rule of Gregory XIII, 1582). */
#include "base/calendar.h"

enum { DAYS_OF_400_YEARS = 146097, DAYS_OF_100_YEARS = 36524, DAYS_OF_4_YEARS = 1461 };

const char *const calendar_months[12] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};

/* Days of a year that begins with March, before this month of it, from 0: 0, 31, 61, 92 … */
static long days_before(long month)
{
    return (153 * month + 2) / 5;
}

long calendar_day(uint32_t date)
{
    long year = (long)(date / 10000), month = (long)(date / 100 % 100) - 3;
    if (month < 0) {
        month += 12;
        year--;
    }
    year += 400; /* the year 0 begins in the one before */
    return year * 365 + year / 4 - year / 100 + year / 400 + days_before(month) +
           (long)(date % 100) - 1;
}

uint32_t calendar_date(long day)
{
    long rest = day % DAYS_OF_400_YEARS;
    long year = (rest - rest / (DAYS_OF_4_YEARS - 1) + rest / DAYS_OF_100_YEARS -
                 rest / (DAYS_OF_400_YEARS - 1)) /
                365;
    rest -= 365 * year + year / 4 - year / 100;
    long month = (5 * rest + 2) / 153;
    rest -= days_before(month);
    year += day / DAYS_OF_400_YEARS * 400 - 400 + (month >= 10);
    month = month < 10 ? month + 3 : month - 9;
    return (uint32_t)(year * 10000 + month * 100 + rest + 1);
}
