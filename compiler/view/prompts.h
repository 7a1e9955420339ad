#ifndef CATWOE_VIEW_PROMPTS_H
#define CATWOE_VIEW_PROMPTS_H

#include "analysis/trace.h"
#include "view/view.h"
#include "view/voices_shown.h"

/* Questions for people round a table, taken from what a model leaves open: nobody is asked what it
   has answered, and nobody is blamed. Each can be read aloud as it stands. prompts.def has a row
   for each kind of question. */
enum prompt_id {
#define PROMPT(id, ...) PROMPT_##id,
#include "view/prompts.def"
#undef PROMPT
    PROMPT_COUNT
};

/* What has been asked in a document, so that no question stands in it twice. All belongs to the
   viewer's arena. */
struct prompts;
struct prompts *prompts_new(struct viewer *);

/* The questions about a thing, or about the whole where it is NULL, as the section's last piece: at
   most five, the most telling first. No piece where nothing is open. */
void prompts_add(struct prompts *, struct section *, const struct item *about);

/* ---- For those who look for them --------------------------------------------------------------
 */

/* One that could be asked: `parts` stand at {1}, {2} … of its row's text. */
enum { PROMPT_PARTS = 4 };
struct prompt {
    enum prompt_id kind;
    const char *id; /* what it is about */
    struct runs parts[PROMPT_PARTS];
};

struct prompt_search {
    struct viewer *viewer;
    enum prompt_id kind; /* that is looked for now */
    struct shown_voices voices;
    const struct trace *trace;
    struct {
        struct prompt *items;
        size_t count, capacity;
    } found;
};

typedef void find_prompts(struct prompt_search *, const struct item *about);

#define PROMPT(id, kinds, find, asks) find_prompts find;
#include "view/prompts.def"
#undef PROMPT

/* One more, about this thing; its address holds until the next. */
struct prompt *prompt_found(struct prompt_search *, const char *id);

/* What stands at {number}: a text, and the title of a thing, which leads there. */
void prompt_say(struct prompt_search *, struct prompt *, int number, const char *text);
void prompt_name(struct prompt_search *, struct prompt *, int number, const struct item *);

/* The same of all that is shown of these values; whether there is any. */
bool prompt_list(struct prompt_search *, struct prompt *, int number, const struct value *);

/* A text within a sentence: without the stop at its end. */
const char *prompt_quoted(struct prompt_search *, const char *text);

/* Whether a model that was understood says nothing of it. */
bool is_left_open(const struct item *, enum attribute);

#endif
