#ifndef CATWOE_CHECK_LIMITS_H
#define CATWOE_CHECK_LIMITS_H

/* The numbers in the rules that somebody could set otherwise. They are conventions of the field,
   not facts: all stand here. */

/* Seven plus or minus two can be held in mind. */
enum { FEWEST_ACTIVITIES = 5, MOST_ACTIVITIES = 9 };

/* Beyond this, a group no longer holds its relevant systems side by side. */
enum { MOST_SYSTEMS = 7 };

/* More variables than these a group cannot take in on one sheet. */
enum { MOST_VARIABLES = 20 };

/* In a map of so many every loop can be talked about. */
enum { MOST_VARIABLES_TO_READ_ALL = 6 };

/* Fewer than these have a tie or two, and are no network yet. */
enum { FEWEST_MEMBERS = 4 };

/* Whoever meets more services than these on one way carries what should join them up. */
enum { MOST_SERVICES = 5 };

/* So many values in a row on one side of the mean have a cause (Wheeler 1993; others say 6 to 9).
 */
enum { RUN_LENGTH = 8 };

/* So many in a row that go up or down have one: books differ, and most warn of it, so nobody is
   asked. */
enum { TREND_LENGTH = 0 };

/* Fewer values than these give limits that are provisional. */
enum { ENOUGH_VALUES = 10 };

/* As many actors may go about several pieces of work without the system being several. */
enum { MOST_SEPARATE_ACTORS = 3 };

/* Longer lists than these are nobody's work by hand, and are not followed pair by pair. */
enum {
    MOST_FOLLOWED_ACTIVITIES = 200,
    MOST_FOLLOWED_MEASURES = 40,
    MOST_READ_ACTIVITIES = 40,
    MOST_READ_VARIABLES = 500,
    MOST_FOLLOWED_VARIABLES = 400,
    MOST_FOLLOWED_LINKS = 1600,
    MOST_SEARCHED_VARIABLES = 40,
    MOST_READ_ANSWERS = 40,
};

/* Those that a group may set for its folder; `least` is 0 where there is none. */
struct check_limits {
#define LIMIT(field, ...) \
    struct { \
        unsigned least, most; \
    } field;
#include "check/limits.def"
#undef LIMIT
};

#endif
