/* Questions to talk about: found by the rows of prompts.def, chosen, and put into words. */
#include "view/prompts.h"

#include "base/name.h"

#include <string.h>

enum { MOST_PROMPTS = 5, MOST_OF_A_KIND = 2 };

static const struct {
    kind_set kinds;
    find_prompts *find;
    const char *asks;
} rows[PROMPT_COUNT] = {
#define PROMPT(id, kinds, find, asks) {kinds, find, asks},
#include "view/prompts.def"
#undef PROMPT
};

struct prompts {
    struct prompt_search search;
    struct names asked; /* KIND ID of each; its name then bears something */
};

struct prompts *prompts_new(struct viewer *viewer)
{
    struct prompts *prompts = arena_new_of(viewer->arena, struct prompts);
    prompts->search = (struct prompt_search){.viewer = viewer,
                                             .voices = voices_shown(viewer),
                                             .trace = trace_of(viewer->arena, viewer->model)};
    prompts->asked.arena = viewer->arena;
    return prompts;
}

/* ---- For those who look for them --------------------------------------------------------------
 */

struct prompt *prompt_found(struct prompt_search *search, const char *id)
{
    struct prompt *prompt = array_add(search->viewer->arena, &search->found);
    *prompt = (struct prompt){.kind = search->kind, .id = id};
    return prompt;
}

void prompt_say(struct prompt_search *search, struct prompt *prompt, int number, const char *text)
{
    runs_add(search->viewer->arena, &prompt->parts[number - 1], RUN_PLAIN, text, NULL);
}

void prompt_name(struct prompt_search *search, struct prompt *prompt, int number,
                 const struct item *item)
{
    const struct model *model = search->viewer->model;
    runs_add(search->viewer->arena, &prompt->parts[number - 1], RUN_PLAIN,
             prompt_quoted(search, item_title(model, item)), item_id(model, item));
}

bool prompt_list(struct prompt_search *search, struct prompt *prompt, int number,
                 const struct value *values)
{
    return runs_add_titles(search->viewer, &prompt->parts[number - 1], "", values);
}

const char *prompt_quoted(struct prompt_search *search, const char *text)
{
    size_t length = strlen(text);
    return length && text[length - 1] == '.' ? arena_copy(search->viewer->arena, text, length - 1)
                                             : text;
}

bool is_left_open(const struct item *item, enum attribute attribute)
{
    return !item->damaged && !item_slot(item, attribute);
}

/* ---- Choosing ---------------------------------------------------------------------------------
 */

/* The name under which it is known that it was asked. */
static struct name *name_of_prompt(struct prompts *prompts, const struct prompt *prompt)
{
    const char *key = arena_printf(prompts->asked.arena, "%d %s", (int)prompt->kind, prompt->id);
    return name_of(&prompts->asked, key, strlen(key));
}

/* The number-th of its kind that was not asked yet, or NULL. */
static const struct prompt *prompt_of_kind(struct prompts *prompts, enum prompt_id kind,
                                           size_t number)
{
    struct prompt_search *search = &prompts->search;
    for (size_t i = 0; i < search->found.count; i++) {
        const struct prompt *prompt = &search->found.items[i];
        if (prompt->kind == kind && !name_of_prompt(prompts, prompt)->bears && !number--)
            return prompt;
    }
    return NULL;
}

/* So many of each kind that questions of different kinds come first, and no more than there is room
   for. */
static void count_chosen(struct prompts *prompts, size_t counts[PROMPT_COUNT])
{
    size_t chosen = 0;
    for (size_t round = 0; round < MOST_OF_A_KIND; round++)
        for (enum prompt_id kind = 0; kind < PROMPT_COUNT && chosen < MOST_PROMPTS; kind++)
            if (prompt_of_kind(prompts, kind, round)) {
                counts[kind]++;
                chosen++;
            }
}

/* ---- Asking -----------------------------------------------------------------------------------
 */

static void add_parts(struct arena *arena, struct runs *runs, const struct runs *parts)
{
    for (const struct run *run = parts->first; run; run = run->next)
        runs_add(arena, runs, run->style, run->text, run->target);
}

/* The row's text, with what was found at its places. */
static void put_into_words(struct arena *arena, struct runs *runs, const struct prompt *prompt)
{
    const char *text = rows[prompt->kind].asks;
    for (const char *place; (place = strchr(text, '{')); text = place + strlen("{1}")) {
        runs_add(arena, runs, RUN_PLAIN, arena_copy(arena, text, (size_t)(place - text)), NULL);
        add_parts(arena, runs, &prompt->parts[place[1] - '1']);
    }
    runs_add(arena, runs, RUN_PLAIN, text, NULL);
}

static void ask(struct prompts *prompts, struct piece *piece, const struct prompt *prompt)
{
    struct arena *arena = prompts->asked.arena;
    put_into_words(arena, &piece_add_item(arena, piece)->runs, prompt);
    name_of_prompt(prompts, prompt)->bears = prompts;
}

void prompts_add(struct prompts *prompts, struct section *section, const struct item *about)
{
    struct arena *arena = prompts->asked.arena;
    struct prompt_search *search = &prompts->search;
    enum kind kind = about ? about->kind : KIND_MODEL;
    struct piece *piece = NULL;
    size_t counts[PROMPT_COUNT] = {0};
    search->found.count = 0;
    for (search->kind = 0; search->kind < PROMPT_COUNT; search->kind++)
        if (kinds_hold(rows[search->kind].kinds, kind))
            rows[search->kind].find(search, about);
    count_chosen(prompts, counts);
    for (enum prompt_id id = 0; id < PROMPT_COUNT; id++)
        for (; counts[id]; counts[id]--) {
            if (!piece) {
                piece = section_add(arena, section, PIECE_PROMPTS);
                piece->head = "To talk about at your table";
            }
            ask(prompts, piece, prompt_of_kind(prompts, id, 0));
        }
}
