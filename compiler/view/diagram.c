#include "view/diagram.h"

const char *const part_words[PART_COUNT] = {
    [PART_ACTIVITY] = "activity",     [PART_MONITOR] = "monitor",
    [PART_CONTROL] = "control",       [PART_VARIABLE] = "variable",
    [PART_DEPENDENCY] = "dependency", [PART_WATCH] = "watch",
    [PART_ACTION] = "action",         [PART_LINK] = "link",
};

const char *const polarity_words[] = {"none", "plus", "minus", "unknown"};
const char *const turn_words[] = {"reinforcing", "balancing", "undetermined"};
