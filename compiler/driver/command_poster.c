/* poster: one picture for the wall, on a large sheet or on several small ones. */
#include "driver/drawing.h"

#include "typeset/poster.h"

#include <string.h>

/* "Leaving learning · 5 October 2007 · write on me" */
static const char *foot_of(struct arena *arena, const struct document *document,
                           const struct diagram *diagram)
{
    bool titled = strcmp(document->title, diagram->title) != 0;
    return arena_printf(arena, "%s%s%s%swrite on me", titled ? document->title : "",
                        titled ? " · " : "", document->day ? document->day : "",
                        document->day ? " · " : "");
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

static enum exit_status read_paper(const struct invocation *invocation, enum option_id option,
                                   const char *usual, const char *all, enum paper *paper)
{
    const char *word = option_value(invocation, option);
    *paper = paper_named(word ? word : usual);
    bool takes = !word || (*paper < PAPER_COUNT && strstr(all, word));
    return takes ? EXIT_CLEAN
                 : usage_error("there is no %s %s; there are %s", options[option].name, word, all);
}

enum exit_status command_poster(struct invocation *invocation)
{
    struct drawing_job job = {.put = put_poster, .format = product_format(invocation, FORMAT_PDF)};
    if (job.format == FORMAT_COUNT ||
        read_paper(invocation, OPTION_PAPER, "a1", "a3, a2, a1 and a0", &job.wall.paper) !=
            EXIT_CLEAN ||
        read_paper(invocation, OPTION_TILES, "", "a4, a3 and letter", &job.wall.tiles) !=
            EXIT_CLEAN)
        return EXIT_USAGE;
    return drawing_run(&job, invocation);
}
