/* Answers that readers see; see answer.h. */
#include "view/answer.h"

#include <string.h>

const struct answer answers[ANSWER_COUNT] = {
    {"yes", "yes", TONE_YES, NULL, NULL},
    {"no", "no", TONE_NO, NULL, NULL},
    {"partly", "partly", TONE_PARTLY, NULL, NULL},
    {"unknown", "don’t know", TONE_UNKNOWN, NULL, NULL},
    {"contested", "contested", TONE_PARTLY, NULL, NULL},
    {"succeeded", "succeeded", TONE_YES, "succeeded", "succeeded"},
    {"stalled", "stalled", TONE_PARTLY, "stalled", "stalled"},
    {"failed", "failed", TONE_NO, "failed", "failed"},
    {"stopped", "stopped", TONE_NO, "was stopped", "were stopped"},
    {"going", "still going", TONE_PARTLY, "is still going", "are still going"},
};

const struct answer *answer_of(struct viewer *viewer, const struct item *item,
                               enum attribute attribute)
{
    const char *word = item_choice(item, attribute) >= 0 ? item_word(viewer, item, attribute) : "";
    for (size_t i = 0; i < ANSWER_COUNT; i++)
        if (!strcmp(answers[i].chosen, word))
            return &answers[i];
    return NULL;
}

enum tone tone_of(struct viewer *viewer, const struct item *item, enum attribute attribute)
{
    const struct answer *answer = answer_of(viewer, item, attribute);
    return answer ? answer->tone : TONE_NONE;
}
