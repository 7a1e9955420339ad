/* What the rules of the practice found, for whoever reads the report; nothing of it may tell of
   what is confidential. */
#include "view/report.h"

#include "base/utf8.h"

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

/* ---- The section ----------------------------------------------------------------------------- */

/* "people.catwoe, line 12", without the folder, so that the page is the same wherever it is made.
 */
static const char *place_of(struct report *report, struct span at)
{
    const struct sources *sources = &report->viewer->model->sources;
    const char *path = source_at(sources, at.start)->path, *slash = strrchr(path, '/');
    return arena_printf(report->arena, "%s, line %u", slash ? slash + 1 : path,
                        source_position(sources, at.start).line);
}

static struct list_item *add_entry(struct report *report, struct piece *list,
                                   const struct diagnostic *finding, const char *text)
{
    struct list_item *entry = piece_add_item(report->arena, list);
    entry->head = severity_words[finding->rule->severity];
    runs_add(report->arena, &entry->by, RUN_PLAIN, place_of(report, finding->at), NULL);
    runs_add(report->arena, &entry->runs, RUN_PLAIN, with_capital(report->arena, text), NULL);
    return entry;
}

static void add_finding(struct report *report, struct piece *list, const struct diagnostic *finding)
{
    struct list_item *entry = add_entry(report, list, finding, finding->message);
    for (const struct help *help = finding->helps; help; help = help->next) {
        runs_add(report->arena, &entry->runs, RUN_BREAK, "\n", NULL);
        runs_add(report->arena, &entry->runs, RUN_EMPHASIS, with_capital(report->arena, help->text),
                 NULL);
    }
}

/* Findings that may be told, in the order in which they were found, and how many of each rule. */
struct told {
    struct arena *arena;
    struct {
        const struct diagnostic **items;
        size_t count, capacity;
    } findings;
    struct {
        struct rule_count {
            const struct rule *rule;
            size_t count;
            bool folded; /* told for all its places */
        } * items;
        size_t count, capacity;
    } rules;
};

static struct rule_count *count_of(struct told *told, const struct rule *rule)
{
    for (size_t i = 0; i < told->rules.count; i++)
        if (told->rules.items[i].rule == rule)
            return &told->rules.items[i];
    struct rule_count *count = array_add(told->arena, &told->rules);
    *count = (struct rule_count){.rule = rule};
    return count;
}

static void add_told(struct told *told, const struct diagnostic *finding)
{
    *array_add(told->arena, &told->findings) = finding;
    count_of(told, finding->rule)->count++;
}

/* What advice asks again and again is asked once, of all the places. */
static void add_folded(struct report *report, struct piece *list, const struct told *told,
                       size_t first)
{
    const struct rule *rule = told->findings.items[first]->rule;
    struct list_item *entry = add_entry(report, list, told->findings.items[first], rule->summary);
    for (size_t i = first + 1; i < told->findings.count; i++) {
        if (told->findings.items[i]->rule != rule)
            continue;
        runs_add(report->arena, &entry->by, RUN_PLAIN, "; ", NULL);
        runs_add(report->arena, &entry->by, RUN_PLAIN,
                 place_of(report, told->findings.items[i]->at), NULL);
    }
    runs_add(report->arena, &entry->runs, RUN_BREAK, "\n", NULL);
    runs_add(report->arena, &entry->runs, RUN_EMPHASIS, rule->why, NULL);
}

static void list_told(struct report *report, struct piece *list, struct told *told)
{
    for (size_t i = 0; i < told->findings.count; i++) {
        const struct rule *rule = told->findings.items[i]->rule;
        struct rule_count *count = count_of(told, rule);
        if (rule->severity != ADVICE || count->count == 1)
            add_finding(report, list, told->findings.items[i]);
        else if (!count->folded)
            add_folded(report, list, told, i);
        count->folded = true;
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
    struct told told = {.arena = report->arena};
    for (size_t i = 0; i < found->count; i++)
        if (!found->items[i]->accepted && !finding_tells(&secrets, found->items[i]))
            add_told(&told, found->items[i]);
    list_told(report, &list, &told);
    if (list.list.count)
        section_add(report->arena, findings_section(report, list.list.count), PIECE_FINDINGS)
            ->list = list.list;
}
