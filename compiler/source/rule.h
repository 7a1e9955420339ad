#ifndef CATWOE_SOURCE_RULE_H
#define CATWOE_SOURCE_RULE_H

/* A rule has a name for ever; a practitioner reads it in a log, waives it by it, looks it up. */
enum severity { ADVICE, WARNING, ERROR };

/* How far a group has come. A rule speaks from its stage on. */
enum stage { ALWAYS, FINDING_OUT = 1, MODELLING, COMPARING, ACTING };

struct rule {
    const char *name;
    enum severity severity;
    enum stage stage;
    const char *summary; /* what it looks at, in a sentence */
    const char *why;     /* why that matters, and what to do */
    const char *source;  /* author, year */
};

extern const char *const severity_words[];
extern const char *const stage_words[];

/* The rules of the language itself, from messages.def. */
enum message {
#define RULE(id, ...) MESSAGE_##id,
#include "source/messages.def"
#undef RULE
    MESSAGE_COUNT
};

extern const struct rule message_rules[MESSAGE_COUNT];

#endif
