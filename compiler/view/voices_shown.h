#ifndef CATWOE_VIEW_VOICES_SHOWN_H
#define CATWOE_VIEW_VOICES_SHOWN_H

#include "analysis/voices.h"
#include "view/view.h"

/* What a model says of each stakeholder, and what of that a viewer shows. */
struct shown_voices {
    const struct voices *all, *shown;
};
struct shown_voices voices_shown(struct viewer *);

/* What follows from it for somebody; VOICE_VERDICT_COUNT where that would tell what is not shown.
 */
enum voice_verdict voice_shown(const struct shown_voices *, const struct item *who);

#endif
