/* The works that the rules rest on, as a table; see check.h. */
#include "check/check.h"

const struct reference references[] = {
#define SOURCE(key, full) {key, full},
#include "check/sources.def"
    {0},
};
