#ifndef CATWOE_DRIVER_CROSSING_H
#define CATWOE_DRIVER_CROSSING_H

#include "driver/command.h"
#include "exchange/foreign.h"

/* What import and export have in common. */

/* The door of this name; DOOR_COUNT where there is none, and that has been told. */
enum door_id door_called(const struct invocation *, const char *name);

/* "kumu, prsm, … or csv" */
const char *door_names(struct arena *);

/* "12 variables, 20 links and 3 loops" */
const char *map_in_numbers(const struct foreign_map *, size_t loops);

/* Tell on the error output what was left behind on the way, and how often; nothing where nothing
   was. */
void tell_losses(const struct foreign_map *);

#endif
