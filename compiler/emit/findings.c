/* Findings for a terminal, which nothing else is written for in this way. */
#include "emit/formats.h"

const struct writers human_writers = {.findings = show_human, .summary = show_human_summary};
const struct writers short_writers = {.findings = show_short};
