#ifndef CATWOE_BASE_CALENDAR_H
#define CATWOE_BASE_CALENDAR_H

#include <stdint.h>

/* Dates of our calendar, as yyyymmdd, and the days between them. A date is one that is: its year
   from 0 to 9999, its month and its day as the calendar has them; of others nothing is promised. */

/* January to December, from 0. */
extern const char *const calendar_months[12];

/* Days from a day long ago to this date. */
long calendar_day(uint32_t date);

/* And back. */
uint32_t calendar_date(long day);

#endif
