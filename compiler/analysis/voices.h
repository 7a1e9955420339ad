#ifndef CATWOE_ANALYSIS_VOICES_H
#define CATWOE_ANALYSIS_VOICES_H

#include "model/model.h"

/* Who is affected, who is heard, who acts: what a model says of each stakeholder, so that voices
   that are seldom heard can be seen (Ulrich 1983: those affected and those involved). Whoever holds
   a role is meant where the role is. */

/* What the model says of somebody: a set of these. */
enum voice_sign {
    VOICE_CUSTOMER, /* a system helps them */
    VOICE_VICTIM,   /* they bear a system */
    VOICE_GAINS,    /* by a change */
    VOICE_LOSES,
    VOICE_JOURNEY, /* it is their way through the services */
    VOICE_RAISES,  /* an issue: a sign of being affected, and of being heard */
    VOICE_SAYS,    /* or thinks, or feels, in a picture */
    VOICE_STEP,    /* says or feels something on a journey of theirs */
    VOICE_WANTS,
    VOICE_WORLDVIEW,    /* a system is seen as they see it */
    VOICE_JUDGES,       /* a link or a change is according to them, or disputed by them */
    VOICE_ACTOR,        /* of a system */
    VOICE_DOES,         /* an activity, a monitor or a control */
    VOICE_STAGE,        /* of a delivery chain */
    VOICE_CAME,         /* to a workshop */
    VOICE_TIES,         /* they bring a network together and keep it so */
    VOICE_CHANGE,       /* they answer for one */
    VOICE_OWNER,        /* they could stop a system */
    VOICE_MEETS,        /* somebody on a journey, at a step */
    VOICE_SPEAKS,       /* for others */
    VOICE_CONCERNED,    /* theirs is a concern that the study looks at */
    VOICE_CLIENT,       /* they asked for the study */
    VOICE_PRACTITIONER, /* they carry it out */
};
typedef unsigned voice_set;
#define VOICE(sign) (1u << VOICE_##sign)
#define VOICES_AFFECTED \
    (VOICE(CUSTOMER) | VOICE(VICTIM) | VOICE(GAINS) | VOICE(LOSES) | VOICE(JOURNEY) | VOICE(RAISES))
#define VOICES_HEARD \
    (VOICE(RAISES) | VOICE(SAYS) | VOICE(STEP) | VOICE(WANTS) | VOICE(WORLDVIEW) | VOICE(JUDGES))
#define VOICES_ACTING \
    (VOICE(ACTOR) | VOICE(DOES) | VOICE(STAGE) | VOICE(CAME) | VOICE(TIES) | VOICE(CHANGE) | \
     VOICE(OWNER))
/* There, and whether they act in the situation is another question. */
#define VOICES_PRESENT  (VOICE(MEETS) | VOICE(SPEAKS) | VOICE(CONCERNED))
#define VOICES_OF_STUDY (VOICE(CLIENT) | VOICE(PRACTITIONER))

/* What follows from it, in the order of how much it calls for an answer. */
enum voice_verdict {
    VOICE_UNHEARD,      /* affected, not heard, takes no part, and nobody speaks for them */
    VOICE_LEFT_OUT,     /* affected and heard, said to have no part or to be told only, and nobody
                           speaks for them */
    VOICE_SPOKEN_FOR,   /* affected, takes no part, and heard through somebody else only */
    VOICE_ACTS_UNHEARD, /* affected and taking part, and not heard */
    VOICE_HEARD_ONLY,   /* affected and heard; others act */
    VOICE_WHOLE,        /* affected, heard and taking part */
    VOICE_ACTS_ONLY,    /* takes part, and is not said to be affected */
    VOICE_BYSTANDER,    /* heard, neither affected nor taking part */
    VOICE_PRESENT,      /* none of the three, and there all the same, told or consulted */
    VOICE_STUDY,        /* not said to be affected; client or practitioner of the study */
    VOICE_NAMED_ONLY,   /* none of it */
    VOICE_VERDICT_COUNT
};

struct voice {
    const struct item *who;
    voice_set signs;
    const struct item *speaker; /* who speaks for them: whom `voice` names, else a witness of a
                                   system that touches them; NULL: nobody */
    int involved;               /* their choice of `involved`, or -1: not said */
};

struct voices {
    struct voice *of; /* by the item's index; all is zero for what is no stakeholder */
    bool partial;     /* what might say more of somebody was begun and not understood */
};

/* What a reader may see; all where it is NULL. */
struct voice_filter {
    bool (*shows)(void *context, const struct item *);
    bool (*shows_link)(void *context, const struct link *);
    void *context;
};

/* One walk over the model. */
const struct voices *voices_of(struct arena *, const struct model *, const struct voice_filter *);

static inline bool voice_is_affected(const struct voice *voice)
{
    return voice->signs & VOICES_AFFECTED;
}

static inline bool voice_is_heard(const struct voice *voice)
{
    return voice->signs & VOICES_HEARD;
}

enum voice_verdict voice_verdict(const struct voice *);

#endif
