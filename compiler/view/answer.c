/* Answers that readers see; see answer.h. */
#include "view/answer.h"

#include <string.h>

const struct answer answers[ANSWER_COUNT] = {
    {"yes", "yes", TONE_YES, NULL, NULL, 1u << BADGE_AGREED},
    {"no", "no", TONE_NO, NULL, NULL, 1u << BADGE_REFUSED},
    {"partly", "partly", TONE_PARTLY, NULL, NULL, 1u << BADGE_PARTLY},
    {"unknown", "don’t know", TONE_UNKNOWN, NULL, NULL, 1u << BADGE_UNKNOWN},
    {"contested", "contested", TONE_PARTLY, NULL, NULL, 1u << BADGE_CONTESTED},
    {"succeeded", "succeeded", TONE_YES, "succeeded", "succeeded", 1u << BADGE_SUCCEEDED},
    {"stalled", "stalled", TONE_PARTLY, "stalled", "stalled", 1u << BADGE_STALLED},
    {"failed", "failed", TONE_NO, "failed", "failed", 1u << BADGE_FAILED},
    {"stopped", "stopped", TONE_NO, "was stopped", "were stopped", 1u << BADGE_STOPPED},
    {"going", "still going", TONE_PARTLY, "is still going", "are still going", 1u << BADGE_GOING},
};

const struct answer *answer_called(const char *chosen)
{
    for (size_t i = 0; i < ANSWER_COUNT; i++)
        if (!strcmp(answers[i].chosen, chosen))
            return &answers[i];
    return NULL;
}

const struct answer *answer_of(struct viewer *viewer, const struct item *item,
                               enum attribute attribute)
{
    return item_choice(item, attribute) >= 0 ? answer_called(item_word(viewer, item, attribute))
                                             : NULL;
}

enum tone tone_of(struct viewer *viewer, const struct item *item, enum attribute attribute)
{
    const struct answer *answer = answer_of(viewer, item, attribute);
    return answer ? answer->tone : TONE_NONE;
}
