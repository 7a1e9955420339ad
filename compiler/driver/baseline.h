#ifndef CATWOE_DRIVER_BASELINE_H
#define CATWOE_DRIVER_BASELINE_H

#include "driver/settings.h"

/* Findings that a group knows of already: a file with one line for each rule, thing and file,

       RULE THING COUNT FILE

   THING is MODEL/ID, as `parish/retain.contact`, and parts that are not there are `-`; FILE is
   written from the folder of the baseline. No line numbers: what moves stays known, what is renamed
   is new. */
struct baseline;

/* Nothing known yet, in a file that is to be written; NULL where its folder is not there, and that
   has been told. */
struct baseline *baseline_new(const struct invocation *, const char *path);

/* What a file says; NULL where it cannot be read, and that has been told. */
struct baseline *baseline_read(const struct invocation *, const char *path);

/* Take all that is not waived out of the model's findings and into the baseline; gives how many. */
size_t baseline_take_all(struct baseline *, struct model *);

/* Take what is known out of the model's findings; gives how many. Of several that are alike the
   first are taken. */
size_t baseline_take_known(struct baseline *, struct model *, const struct settings *);

/* Tell which entries are about nothing any more, as far as their models were checked and sound. */
void baseline_tell_stale(struct baseline *);

enum exit_status baseline_write(struct baseline *);

#endif
