#ifndef CATWOE_EMIT_SCRIPTS_H
#define CATWOE_EMIT_SCRIPTS_H

#include <stdint.h>

/* Which fonts to install for a character that none of a machine has. */

struct script {
    uint32_t first, last;
    const char *name;    /* for readers: Korean, emoji */
    const char *package; /* of Debian, whose fonts have most of it */
};

/* The script of a character, one and the same for all of it; NULL: no package is known for it. */
const struct script *script_of(uint32_t character);

#endif
