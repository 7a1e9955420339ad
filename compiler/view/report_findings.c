/* What the rules of the practice found, for whoever reads the report; nothing of it may tell of
   what is confidential. */
#include "view/report.h"

#include "base/utf8.h"
#include "model/place.h"
#include "source/fold.h"

#include <string.h>

/* ---- What may not be told -------------------------------------------------------------------- */

/* A confidential thing, and the words by which a finding would give it away, without case. */
struct secret {
    const struct item *item;
    const char *name, *label;
};

struct secrets {
    struct viewer *viewer;
    struct secret *items;
    size_t count, capacity;
};

static const char *folded(struct viewer *viewer, const char *text, size_t length)
{
    return utf8_folded(viewer->arena, text, length, &length);
}

static const char *folded_span(struct viewer *viewer, struct span span)
{
    return folded(viewer, model_source(viewer->model, span), span.end - span.start);
}

/* A viewer of its own looks for them: what is found out here was not asked for by the page. */
static struct secrets find_secrets(struct viewer *viewer)
{
    struct viewer apart = viewer_new(viewer->model, viewer->confidential);
    struct secrets secrets = {.viewer = viewer};
    for (size_t i = 0; i < viewer->model->all.count; i++) {
        const struct item *item = viewer->model->all.items[i];
        const char *label = model_text(viewer->model, item->statement->label);
        if (!viewer_shows(&apart, item))
            *array_add(viewer->arena, &secrets) =
                (struct secret){item, folded_span(viewer, item->statement->name),
                                folded(viewer, label, strlen(label))};
    }
    return secrets;
}

static bool is_part_of_word(const char *text, size_t length)
{
    size_t bytes;
    int32_t code_point = utf8_next(text, length, &bytes);
    return length && (utf8_is_word(code_point) || code_point == '-' || code_point == '_');
}

/* Whether the text holds the word, and not as a part of a longer one. */
static bool has_word(const char *text, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = text; length && (at = strstr(at, word)); at++) {
        const char *before = at;
        while (before > text && ((unsigned char)*--before & 0xC0) == 0x80)
            ;
        if (!is_part_of_word(before, (size_t)(at - before)) &&
            !is_part_of_word(at + length, strlen(at + length)))
            return true;
    }
    return false;
}

static bool text_tells(const struct secrets *secrets, const char *text)
{
    text = text ? folded(secrets->viewer, text, strlen(text)) : "";
    for (size_t i = 0; i < secrets->count; i++)
        if (has_word(text, secrets->items[i].name) ||
            (*secrets->items[i].label && strstr(text, secrets->items[i].label)))
            return true;
    return false;
}

static bool lies_in(struct span at, const struct statement *statement)
{
    const struct block *block = statement_block(statement);
    return at.start >= statement->head.start &&
           at.start < (block ? block->close.end : statement->end);
}

static bool place_tells(const struct secrets *secrets, struct span at)
{
    for (size_t i = 0; i < secrets->count; i++)
        if (lies_in(at, secrets->items[i].item->statement))
            return true;
    const char *text = model_source(secrets->viewer->model, at);
    return text_tells(secrets, arena_copy(secrets->viewer->arena, text, at.end - at.start));
}

static bool finding_tells(const struct secrets *secrets, const struct diagnostic *finding)
{
    bool tells = place_tells(secrets, finding->at) || text_tells(secrets, finding->message);
    for (const struct remark *remark = finding->remarks; remark && !tells; remark = remark->next)
        tells = place_tells(secrets, remark->at) || text_tells(secrets, remark->text);
    for (const struct help *help = finding->helps; help && !tells; help = help->next)
        tells = text_tells(secrets, help->text);
    return tells;
}

/* ---- What a finding is about ------------------------------------------------------------------
 */

/* The innermost thing in whose lines it lies; NULL: it is about the whole. */
static const struct item *item_about(const struct item_places *places, struct span at)
{
    const struct item *item = item_at_place(places, at.start);
    while (item && item->kind == KIND_SENTENCE)
        item = item->owner;
    return item && item->kind != KIND_MODEL && item->statement ? item : NULL;
}

/* ---- What it asks -----------------------------------------------------------------------------
 */

/* Whether a sentence shows a line of the language: a group at a table writes none. */
static bool is_for_authors(const char *sentence, size_t length)
{
    static const char *const signs[] = {":", "\"", "`", "NAME", "line"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        const char *found = strstr(sentence, signs[i]);
        if (found && found < sentence + length)
            return true;
    }
    return false;
}

/* Why the rule asks, in its sentences that are for everybody. */
static const char *advice_of(struct report *report, const struct rule *rule)
{
    struct buffer advice = {.arena = report->arena};
    for (const char *at = rule->why; *at;) {
        size_t length = strcspn(at, ".?");
        length += at[length] != 0;
        if (!is_for_authors(at, length))
            buffer_printf(&advice, "%s%.*s", advice.count ? " " : "", (int)length, at);
        at += length + strspn(at + length, " ");
    }
    return buffer_text(&advice);
}

/* The one thing of the model that bears this name; NULL where there is none, or several. */
static const struct item *only_bearer(const struct model *model, const char *text, size_t length)
{
    const struct name *name = name_known(&model->names, text, length);
    const struct item *item = name ? name->folded->bears : NULL;
    return item && !item->same_name && !item->file->source->library ? item : NULL;
}

/* A message calls things by their names: 'retain'. Readers know them by their titles. */
static const char *with_titles(struct report *report, const char *message)
{
    struct buffer text = {.arena = report->arena};
    const char *open;
    while ((open = strchr(message, '\''))) {
        size_t length = strcspn(open + 1, "'");
        const struct item *item = only_bearer(report->viewer->model, open + 1, length);
        buffer_add(&text, message, (size_t)(open - message));
        message = open + 1;
        if (item) {
            buffer_printf(&text, "“%s”", item_title(report->viewer->model, item));
            message += length + 1;
        } else {
            buffer_byte(&text, '\'');
        }
    }
    buffer_put(&text, message);
    return buffer_text(&text);
}

/* ---- The section ----------------------------------------------------------------------------- */

/* Findings on their way into the page. */
struct second_look {
    struct report *report;
    struct piece *list;
    struct item_places places;
};

/* What it is about, by the name that readers know it by. */
static void name_thing(struct second_look *look, struct list_item *entry, const struct item *item)
{
    const struct report *report = look->report;
    if (item)
        runs_add(report->arena, &entry->by, RUN_PLAIN,
                 arena_printf(report->arena, "%s%s", entry->by.first ? "; " : "",
                              item_title(report->viewer->model, item)),
                 NULL);
}

static struct list_item *add_entry(struct second_look *look, const struct diagnostic *finding,
                                   const char *text)
{
    struct arena *arena = look->report->arena;
    struct list_item *entry = piece_add_item(arena, look->list);
    const char *advice = advice_of(look->report, finding->rule);
    entry->head = severity_words[finding->rule->severity];
    name_thing(look, entry, item_about(&look->places, finding->at));
    runs_add(arena, &entry->runs, RUN_PLAIN, with_capital(arena, text), NULL);
    if (*advice) {
        runs_add(arena, &entry->runs, RUN_BREAK, "\n", NULL);
        runs_add(arena, &entry->runs, RUN_EMPHASIS, advice, NULL);
    }
    return entry;
}

/* What advice asks again and again is asked once, of all that it is about. */
static void add_folded(struct second_look *look, const struct diagnostics *told,
                       const struct saying *sayings, size_t first)
{
    const struct diagnostic *finding = told->items[first];
    struct list_item *entry = add_entry(look, finding, finding->rule->summary);
    const struct item *last = item_about(&look->places, finding->at);
    for (size_t i = first; (i = sayings[i].next);) {
        const struct item *item = item_about(&look->places, told->items[i]->at);
        if (item != last)
            name_thing(look, entry, item);
        last = item;
    }
}

static void list_told(struct second_look *look, const struct diagnostics *told)
{
    const struct saying *sayings = sayings_of(look->report->arena, told);
    for (size_t i = 0; i < told->count; i++) {
        const struct diagnostic *finding = told->items[i];
        if (finding->rule->severity != ADVICE || sayings[i].all == 1)
            add_entry(look, finding, with_titles(look->report, finding->message));
        else if (sayings[i].nth == 1)
            add_folded(look, told, sayings, i);
    }
}

static struct section *findings_section(struct report *report, size_t count)
{
    struct section *section =
        report_section(report, "findings", "A second look",
                       count_in_words(report->arena, count, "thing worth a second look",
                                      "things worth a second look"));
    section_say(report->arena, section, PIECE_LEAD,
                "What the rules of the practice ask about this model. They are questions to think "
                "about, and some may well be left as they are.");
    return section;
}

void report_findings(struct report *report)
{
    const struct diagnostics *found = &report->viewer->model->diagnostics;
    struct secrets secrets = find_secrets(report->viewer);
    struct piece list = {.kind = PIECE_FINDINGS};
    struct diagnostics told = {.arena = report->arena};
    for (size_t i = 0; i < found->count; i++)
        if (!found->items[i]->accepted && !finding_tells(&secrets, found->items[i]))
            *array_add(report->arena, &told) = found->items[i];
    struct second_look look = {report, &list, item_places_of(report->viewer->model)};
    list_told(&look, &told);
    if (list.list.count)
        section_add(report->arena, findings_section(report, list.list.count), PIECE_FINDINGS)
            ->list = list.list;
}
