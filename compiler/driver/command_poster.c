/* poster: one picture for the wall, on a large sheet or on several small ones. */
#include "driver/drawing.h"

#include "base/listing.h"
#include "typeset/poster.h"

#include <string.h>

/* "Leaving learning · 5 October 2007 · write on me" */
static const char *foot_of(struct arena *arena, const struct document *document,
                           const struct diagram *diagram)
{
    bool titled = strcmp(document->title, diagram->title) != 0;
    const char *const parts[] = {titled ? document->title : NULL, document->day, "write on me"};
    return joined(arena, " · ", parts, sizeof parts / sizeof *parts);
}

static struct pages *set_pages(const struct drawing_job *job, const struct scene *scene,
                               const struct poster *poster, struct ruler *ruler)
{
    struct arena *arena = job->model->arena;
    struct pages *pages = typeset_poster(arena, scene, poster, job->wall.paper, ruler);
    return job->wall.tiles == PAPER_COUNT ? pages
                                          : typeset_tiles(arena, pages, job->wall.tiles, ruler);
}

static enum exit_status put_poster(struct drawing_job *job, const struct picture *picture,
                                   const struct diagram *diagram, struct viewer *viewer,
                                   struct buffer *out)
{
    struct setting setting = {.print = job->print};
    if (!studio_readies(&job->studio, job->format, job->look, &setting))
        return EXIT_USAGE;
    const struct scene *scene = draw_picture(&job->studio, out->arena, diagram, job->look);
    if (!scene)
        return EXIT_USAGE;
    const struct document *document = document_of_model(viewer, "Poster");
    struct poster poster = {.title = diagram->title,
                            .lead = diagram->subtitle,
                            .foot = foot_of(out->arena, document, diagram),
                            .subject = document->kicker,
                            .language = document->language,
                            .date = document->date};
    struct pages *pages = set_pages(job, scene, &poster, &job->studio.ruler);
    tell_faults(job->invocation, job->model, scene, picture->subject);
    for (size_t i = 0; i < pages->notes.count; i++)
        tell("'%s': %s", drawing_name(job, picture), pages->notes.items[i]);
    const char *problem = formats[job->format].writes->pages(pages, &setting, out);
    return problem ? usage_error("'%s' cannot be written: %s", scene->id, problem) : EXIT_CLEAN;
}

/* Papers to print on, one bit each. */
#define ON(id) (1U << PAPER_##id)
static const unsigned for_posters = ON(A3) | ON(A2) | ON(A1) | ON(A0);
static const unsigned for_tiles = ON(A4) | ON(A3) | ON(LETTER);

static const char *papers_in_words(struct arena *arena, unsigned papers)
{
    struct listing words = {0};
    for (enum paper paper = 0; paper < PAPER_COUNT; paper++)
        if (papers >> paper & 1)
            listing_add(&words, arena, paper_sizes[paper].word);
    return listing_text(&words, "and");
}

static enum exit_status read_paper(const struct invocation *invocation, enum option_id option,
                                   enum paper usual, unsigned papers, enum paper *paper)
{
    const char *word = option_value(invocation, option);
    *paper = word ? paper_named(word) : usual;
    if (!word || (*paper < PAPER_COUNT && papers >> *paper & 1))
        return EXIT_CLEAN;
    return usage_error("there is no %s %s; there are %s", options[option].name, word,
                       papers_in_words(invocation->arena, papers));
}

enum exit_status command_poster(struct invocation *invocation)
{
    struct drawing_job job = {.put = put_poster, .format = product_format(invocation, FORMAT_PDF)};
    if (job.format == FORMAT_COUNT ||
        read_paper(invocation, OPTION_PAPER, PAPER_A1, for_posters, &job.wall.paper) !=
            EXIT_CLEAN ||
        read_paper(invocation, OPTION_TILES, PAPER_COUNT, for_tiles, &job.wall.tiles) != EXIT_CLEAN)
        return EXIT_USAGE;
    return drawing_run(&job, invocation);
}
