/* Ulrich's twelve questions, and which of them a system has been asked. */
#include "analysis/boundary_questions.h"

const struct boundary_question boundary_questions[QUESTION_COUNT] = {
    [QUESTION_BENEFICIARY] = {"beneficiary", "Motivation", "beneficiary",
                              "Whose interests does it serve?", SYSTEM_CUSTOMERS},
    [QUESTION_PURPOSE] = {"purpose", "Motivation", "purpose", "What is it for?", SYSTEM_WHY},
    [QUESTION_MEASURE_OF_IMPROVEMENT] = {"measure-of-improvement", "Motivation",
                                         "measure of improvement",
                                         "By what is it told that things get better?",
                                         ATTRIBUTE_COUNT},
    [QUESTION_DECISION_MAKER] = {"decision-maker", "Power", "decision-maker",
                                 "Who can change what counts as better?", SYSTEM_OWNERS},
    [QUESTION_RESOURCES] = {"resources", "Power", "resources",
                            "What do those who decide have in hand?", SYSTEM_RESOURCES},
    [QUESTION_DECISION_ENVIRONMENT] = {"decision-environment", "Power", "decision environment",
                                       "What is out of their hands?", SYSTEM_ENVIRONMENT},
    [QUESTION_EXPERT] = {"expert", "Knowledge", "expert", "Who is asked for what they know?",
                         SYSTEM_ACTORS},
    [QUESTION_EXPERTISE] = {"expertise", "Knowledge", "expertise", "What counts as knowing?",
                            ATTRIBUTE_COUNT},
    [QUESTION_GUARANTOR] = {"guarantor", "Knowledge", "guarantor",
                            "What is trusted to see that it works?", ATTRIBUTE_COUNT},
    [QUESTION_WITNESS] = {"witness", "Legitimacy", "witness",
                          "Who speaks for those who bear it and have no part?", ATTRIBUTE_COUNT},
    [QUESTION_EMANCIPATION] = {"emancipation", "Legitimacy", "emancipation",
                               "How can those who bear it say no to it?", ATTRIBUTE_COUNT},
    [QUESTION_WORLDVIEW] = {"worldview", "Legitimacy", "worldview",
                            "On which view of the world does it rest?", SYSTEM_WORLDVIEW},
};

struct asked_questions questions_asked_of(const struct item *system)
{
    struct asked_questions asked = {0};
    FOR_MEMBERS (system, member) {
        if (member->kind != KIND_QUESTION || member->choice >= QUESTION_COUNT ||
            asked.of[member->choice])
            continue;
        asked.of[member->choice] = member;
        asked.count++;
    }
    return asked;
}
