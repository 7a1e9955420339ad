/* The formats that nothing but findings is written in. */
#include "emit/formats.h"

const struct writers human_writers = {.findings = show_human, .findings_whole = show_human_whole};
const struct writers short_writers = {.findings = show_short};
const struct writers sarif_writers = {.findings = show_sarif, .findings_whole = show_sarif_whole};
const struct writers github_writers = {.findings = show_github,
                                       .findings_whole = show_github_whole};
const struct writers gitlab_writers = {.findings = show_gitlab,
                                       .findings_whole = show_gitlab_whole};
const struct writers junit_writers = {.findings = show_junit, .findings_whole = show_junit_whole};
const struct writers checkstyle_writers = {.findings = show_checkstyle,
                                           .findings_whole = show_checkstyle_whole};
