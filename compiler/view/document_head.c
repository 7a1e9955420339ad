/* The head of a document, as the model says it: what it is about, of what day, where that is from.
 */
#include "view/view.h"
#include "base/listing.h"
#include "view/words.h"

/* "Source: IDeA, Thinking ‘Systems’ · Note: illustration": sources first, then remarks. */
static const char *origin_of(struct viewer *viewer, const struct item *about)
{
    struct buffer origin = {.arena = viewer->arena};
    const char *source = titles_of(viewer, about, COMMON_SOURCE);
    const char *note = titles_of(viewer, about, COMMON_NOTE);
    if (source)
        buffer_printf(&origin, "Source: %s", source);
    if (note)
        buffer_printf(&origin, "%sNote: %s", source ? " · " : "", note);
    return origin.count ? buffer_text(&origin) : NULL;
}

static void say_what_about(struct viewer *viewer, struct document *document,
                           const struct item *about)
{
    const struct value *date = item_values(about, MODEL_DATE);
    document->title = item_title(viewer->model, about);
    document->standfirst = item_text(viewer, about, MODEL_SUMMARY);
    document->source = origin_of(viewer, about);
    if (date && date->form == VALUE_DATE) {
        document->date = value_title(viewer, date);
        document->day = day_in_words(viewer->arena, date->number);
    }
}

struct document *document_of_model(struct viewer *viewer, const char *kicker)
{
    struct document *document = arena_new_of(viewer->arena, struct document);
    const struct item *about = viewer->model->about;
    *document = (struct document){
        .kicker = kicker,
        .title = "A soft systems model",
        .language = model_language(viewer),
    };
    if (about && viewer_shows(viewer, about))
        say_what_about(viewer, document, about);
    return document;
}

const char *document_facts(struct arena *arena, const struct document *document)
{
    const char *const texts[] = {
        document->day, joined(arena, " · ", document->facts.items, document->facts.count)};
    return joined(arena, " · ", texts, *texts[1] ? 2 : 1);
}
