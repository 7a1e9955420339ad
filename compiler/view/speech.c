/* What people say in a rich picture, as quotes. */
#include "view/speech.h"

#include "view/sentence.h"

static bool is_speech(struct viewer *viewer, const struct link *link)
{
    return (link->verb == VERB_SAYS || link->verb == VERB_THINKS) && !link->damaged &&
           link->subject && !span_is_empty(link->statement->label) &&
           viewer_shows_link(viewer, link);
}

size_t count_speech(struct viewer *viewer)
{
    size_t count = 0;
    FOR_SHOWN (viewer, KIND_PICTURE, picture)
        FOR_LINKS (picture, link)
            count += is_speech(viewer, link);
    return count;
}

/* Who feels what in a picture: by the item's index, the sentence that says it. */
static void find_moods(struct viewer *viewer, const struct item *picture, const struct link **moods)
{
    FOR_LINKS (picture, link)
        if (link->verb == VERB_FEELS && !link->damaged && link->subject &&
            viewer_shows_link(viewer, link))
            moods[link->subject->index] = link;
}

/* "Readers, to the council · worried" */
static void name_speaker(struct viewer *viewer, struct runs *by, const struct link *link,
                         const struct link *mood)
{
    const struct qualifier *to = link_qualifier(link, CLAUSE_TO);
    runs_add(viewer->arena, by, RUN_PLAIN, item_title(viewer->model, link->subject),
             item_id(viewer->model, link->subject));
    if (link->verb == VERB_THINKS)
        runs_add(viewer->arena, by, RUN_PLAIN, ", in thought", NULL);
    if (to)
        runs_add_titles(viewer, by, ", to ", to->values);
    if (mood)
        runs_add(viewer->arena, by, RUN_PLAIN,
                 arena_printf(viewer->arena, " · %s", feeling_in_words(viewer, mood)), NULL);
}

void section_add_speech(struct viewer *viewer, struct section *section, const struct item *picture)
{
    const struct link **moods =
        arena_alloc(viewer->arena, (viewer->model->all.count + 1) * sizeof(struct link *));
    find_moods(viewer, picture, moods);
    FOR_LINKS (picture, link) {
        if (!is_speech(viewer, link))
            continue;
        const char *text = model_text(viewer->model, link->statement->label);
        struct piece *quote = section_say(viewer->arena, section, PIECE_QUOTE,
                                          arena_printf(viewer->arena, "“%s”", text));
        name_speaker(viewer, &quote->by, link, moods[link->subject->index]);
    }
}
