#ifndef CATWOE_BASE_VERSION_H
#define CATWOE_BASE_VERSION_H

/* Of the program, as semver.org has it. */
#define CATWOE_VERSION "0.1.0"

#endif
