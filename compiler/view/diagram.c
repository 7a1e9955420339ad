#include "view/diagram.h"

const char *const part_words[PART_COUNT] = {
    [PART_ACTIVITY] = "activity",     [PART_MONITOR] = "monitor",
    [PART_CONTROL] = "control",       [PART_VARIABLE] = "variable",
    [PART_DEPENDENCY] = "dependency", [PART_WATCH] = "watch",
    [PART_ACTION] = "action",         [PART_LINK] = "link",
};

const char *confidential_words(struct arena *arena, size_t left_out, size_t exposed)
{
    if (exposed)
        return arena_printf(arena, "Shows %zu confidential thing%s: not to be passed on", exposed,
                            exposed == 1 ? "" : "s");
    if (left_out)
        return arena_printf(arena, "%zu confidential thing%s left out", left_out,
                            left_out == 1 ? " is" : "s are");
    return NULL;
}

const char *const polarity_words[] = {"none", "plus", "minus", "unknown"};
const char *const turn_words[] = {"reinforcing", "balancing", "undetermined"};
