/* Pictures that the command line asks for, for draw and poster; see drawing.h. */
#include "driver/drawing.h"

#include "base/listing.h"
#include "draw/draw.h"

#include <string.h>

/* ---- What to draw --------------------------------------------------------------------------- */

static kind_set drawn_kinds(enum view_id wanted)
{
    kind_set kinds = 0;
    for (enum view_id id = 0; id < VIEW_COUNT; id++)
        if (views[id].describe && (wanted == VIEW_COUNT || wanted == id))
            kinds |= views[id].subjects;
    return kinds;
}

static enum exit_status read_view(struct drawing_job *job)
{
    const char *name = option_value(job->invocation, OPTION_AS);
    struct listing names = {0};
    job->view = name ? view_named(name, true) : VIEW_COUNT;
    if (!name || job->view < VIEW_COUNT)
        return EXIT_CLEAN;
    for (enum view_id id = 0; id < VIEW_COUNT; id++)
        if (views[id].describe)
            listing_add(&names, job->invocation->arena, view_names[id]);
    return usage_error("there is no picture '%s'; there are %s", name, listing_text(&names, "and"));
}

/* --according-to, given once or twice: it decides the picture where --as does not. */
static enum exit_status read_people(struct drawing_job *job)
{
    const struct invocation *invocation = job->invocation;
    size_t count = 0;
    for (size_t i = 0; i < invocation->option_count; i++) {
        const struct given_option *option = &invocation->options[i];
        if (option->id != OPTION_ACCORDING_TO)
            continue;
        if (count == 2)
            return usage_error("--according-to names one stakeholder, or two whose maps are held "
                               "against each other");
        if (find_subject(invocation, job->model, option->value, OF(STAKEHOLDER) | OF(ROLE),
                         "--according-to names", &job->according_to[count++]) != EXIT_CLEAN)
            return EXIT_USAGE;
    }
    if (count && job->view == VIEW_COUNT)
        job->view = count == 1 ? VIEW_CAUSAL_MAP : VIEW_MAP_AGREEMENT;
    return EXIT_CLEAN;
}

/* Whether the picture that is asked for can show whose map it is. */
static enum exit_status check_people(const struct drawing_job *job)
{
    bool one = job->according_to[0], two = job->according_to[1];
    if (two && job->according_to[0] == job->according_to[1])
        return usage_error("--according-to names the same stakeholder twice");
    if (job->view == VIEW_MAP_AGREEMENT && one && !two)
        return usage_error("map-agreement holds two maps against each other; name both: "
                           "--according-to NAME --according-to NAME");
    if (one && job->view != VIEW_CAUSAL_MAP && job->view != VIEW_CAUSAL_LOOP &&
        job->view != VIEW_CHANGE_EFFECTS && job->view != VIEW_MAP_AGREEMENT)
        return usage_error("--according-to is for causal maps; %s shows what all say",
                           view_names[job->view]);
    if (two && job->view != VIEW_MAP_AGREEMENT)
        return usage_error("%s shows the map of one stakeholder; map-agreement shows two",
                           view_names[job->view]);
    return EXIT_CLEAN;
}

const char *drawing_name(const struct drawing_job *job, const struct picture *picture)
{
    return picture_name(job->model, picture->subject, picture->view);
}

/* The viewer, who looks at the maps of those named. */
static struct viewer looking(const struct drawing_job *job, struct viewer viewer)
{
    viewer.according_to[0] = job->according_to[0];
    viewer.according_to[1] = job->according_to[1];
    return viewer;
}

static bool shows(const struct drawing_job *job, const struct picture *picture, const char *id)
{
    struct viewer viewer = viewer_for(job->invocation, job->model);
    const struct diagram *diagram = viewer_shows(&viewer, picture->subject)
                                        ? views[picture->view].describe(&viewer, picture->subject)
                                        : NULL;
    for (size_t i = 0; diagram && i < diagram->nodes.count; i++)
        if (!strcmp(diagram->nodes.items[i].id, id))
            return true;
    for (size_t i = 0; diagram && i < diagram->lines.count; i++)
        if (!strcmp(diagram->lines.items[i].id, id))
            return true;
    return false;
}

/* What is no picture may have its place in some. */
static void tell_where_it_stands(const struct drawing_job *job, const char *name)
{
    const struct item *item = subject_called(job->model, name, ANY);
    struct pictures pictures = {NULL, 0, 0};
    struct listing names = {0};
    if (!item)
        return;
    list_every_picture(job->model, &pictures);
    for (size_t i = 0; i < pictures.count; i++)
        if (shows(job, &pictures.items[i], item_id(job->model, item)))
            listing_add(&names, job->model->arena, drawing_name(job, &pictures.items[i]));
    if (names.count)
        tell("'%s' stands in the picture%s %s", name, names.count == 1 ? "" : "s",
             listing_text(&names, "and"));
}

/* Who wants the things that are named, for messages. */
static const char *wanted_by(const struct drawing_job *job)
{
    bool by_people = job->according_to[0] && !option_value(job->invocation, OPTION_AS);
    return by_people ? "--according-to is for"
           : job->view < VIEW_COUNT
               ? arena_printf(job->invocation->arena, "%s shows", view_names[job->view])
               : arena_printf(job->invocation->arena, "%s shows", job->invocation->command->name);
}

/* All that can be drawn, where nothing is named: into a folder every picture, as `build` does. */
static enum exit_status choose_pictures(struct drawing_job *job)
{
    struct arena *arena = job->invocation->arena;
    const char *path = option_value(job->invocation, OPTION_OUTPUT);
    struct subjects subjects = {NULL, 0, 0};
    enum exit_status status = find_subjects(job->invocation, job->model, 1, drawn_kinds(job->view),
                                            wanted_by(job), &subjects);
    for (size_t i = 1; i < job->invocation->operand_count && status != EXIT_CLEAN; i++)
        tell_where_it_stands(job, job->invocation->operands[i]);
    for (size_t i = 0; i < subjects.count && status == EXIT_CLEAN; i++)
        list_pictures(arena, &job->pictures, subjects.items[i], job->view, true);
    if (status != EXIT_CLEAN || subjects.count)
        return status;
    if (job->view == VIEW_COUNT && path && is_folder(path))
        list_every_picture(job->model, &job->pictures);
    else
        list_all_pictures(job->model, &job->pictures, job->view);
    return EXIT_CLEAN;
}

static enum exit_status tell_nothing(const struct drawing_job *job)
{
    const char *file = job->invocation->operands[0];
    if (job->view < VIEW_COUNT && view_pictures(job->view, KIND_MODEL) && !job->model->about)
        return usage_error("%s shows a whole model, and '%s' has no line that says what it is "
                           "about; put one at its top: model NAME \"TITLE\"",
                           view_names[job->view], file);
    if (job->view < VIEW_COUNT)
        return usage_error("there is nothing to draw as %s in '%s' yet; it wants %s with %s",
                           view_names[job->view], file,
                           kinds_in_words(job->invocation->arena, views[job->view].subjects),
                           views[job->view].needs);
    return usage_error("there is nothing to draw in '%s' yet: pictures show what is going on, who "
                       "is in it, a system with its activities or a causal map",
                       file);
}

/* ---- Drawing it ----------------------------------------------------------------------------- */

/* What it is of and is not shown: the thing, or whoever's map it is, who is named in it. */
static const struct item *hidden_part(const struct drawing_job *job, const struct picture *picture,
                                      struct viewer *viewer)
{
    const struct item *const parts[] = {picture->subject, job->according_to[0],
                                        job->according_to[1]};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i] && !viewer_shows(viewer, parts[i]))
            return parts[i];
    return NULL;
}

/* Whether there is something to draw for a viewer to whom more is shown. */
static bool has_more(const struct picture *picture, struct viewer viewer)
{
    return views[picture->view].describe(&viewer, picture->subject) != NULL;
}

static void tell_not_held(const struct drawing_job *job, const struct picture *picture)
{
    struct listing people = {0};
    for (size_t i = 0; i < 2 && job->according_to[i]; i++)
        listing_add(
            &people, job->model->arena,
            arena_printf(job->model->arena, "'%s'", item_id(job->model, job->according_to[i])));
    tell("'%s' cannot be drawn as %s according to %s: the links that it needs are not among theirs",
         item_id(job->model, picture->subject), view_names[picture->view],
         listing_text(&people, "and"));
}

/* Why there is no picture, where somebody asked for it. */
static void tell_lacking(const struct drawing_job *job, const struct picture *picture,
                         const struct item *hidden)
{
    const char *id = item_id(job->model, picture->subject), *as = view_names[picture->view];
    bool asked = picture->named || job->view < VIEW_COUNT;
    if (hidden)
        tell("'%s' is confidential; --confidential shows it", item_id(job->model, hidden));
    else if (asked && has_more(picture, looking(job, viewer_new(job->model, true))))
        tell("what '%s' needs to be drawn as %s is confidential; --confidential shows it", id, as);
    else if (asked && job->according_to[0] &&
             has_more(picture, viewer_for(job->invocation, job->model)))
        tell_not_held(job, picture);
    else if (picture->view == VIEW_MAP_AGREEMENT && !job->according_to[0])
        tell("map-agreement holds the maps of two against each other, and '%s' has not exactly two "
             "who hold or dispute links of their own; name them: --according-to NAME "
             "--according-to NAME",
             id);
    else if (asked)
        tell("'%s' has nothing in it yet to draw as %s; there must be %s", id, as,
             views[picture->view].needs);
}

/* Empty where the thing may not be shown or has nothing to show; that has been told. */
static enum exit_status put_subject(struct drawing_job *job, const struct picture *picture,
                                    struct buffer *out)
{
    struct viewer viewer = looking(job, viewer_for(job->invocation, job->model));
    const struct item *hidden = hidden_part(job, picture, &viewer);
    const struct diagram *diagram =
        hidden ? NULL : views[picture->view].describe(&viewer, picture->subject);
    if (!diagram)
        tell_lacking(job, picture, hidden);
    enum exit_status status = diagram ? job->put(job, picture, diagram, &viewer, out) : EXIT_CLEAN;
    if (diagram)
        tell_left_out(viewer_left_out(&viewer));
    return status;
}

/* One that cannot be made, and that has been told, does not keep the others from being made. */
static enum exit_status draw_into_folder(struct drawing_job *job, const char *folder)
{
    struct paths made = {NULL, 0, 0};
    struct arena *arena = job->model->arena;
    enum exit_status status = make_folder(arena, folder);
    bool lacking = false;
    for (size_t i = 0; i < job->pictures.count && status == EXIT_CLEAN; i++) {
        const struct picture *picture = &job->pictures.items[i];
        struct buffer out = {.arena = arena};
        const char *path =
            path_in_folder(arena, folder, drawing_name(job, picture), formats[job->format].ending);
        bool failed = put_subject(job, picture, &out) != EXIT_CLEAN ||
                      (out.count && write_product_to(job->invocation, path, &out) != EXIT_CLEAN);
        if (!failed && out.count)
            *array_add(arena, &made) = path;
        lacking = lacking || failed;
    }
    if (status == EXIT_CLEAN)
        status = write_depfile(job->invocation, job->model, &made);
    return lacking ? EXIT_USAGE : status;
}

static enum exit_status draw_one(struct drawing_job *job)
{
    struct buffer out = {.arena = job->model->arena};
    enum exit_status status = put_subject(job, &job->pictures.items[0], &out);
    if (status != EXIT_CLEAN)
        return status;
    return out.count ? write_made(job->invocation, job->model, &out) : EXIT_USAGE;
}

/* Pictures that have nothing to show do not count where none of them is named; of the one that
   --as asks for it is told why. */
static void drop_empty(struct drawing_job *job)
{
    size_t count = 0;
    for (size_t i = 0; i < job->pictures.count; i++) {
        struct picture picture = job->pictures.items[i];
        struct viewer viewer = looking(job, viewer_new(job->model, true));
        if (picture.named || views[picture.view].describe(&viewer, picture.subject))
            job->pictures.items[count++] = picture;
    }
    bool keeps_one = !count && job->pictures.count && job->view < VIEW_COUNT;
    job->pictures.count = keeps_one ? 1 : count;
}

/* As it is asked for, where it is one of several: "june", "june --as systems-map". */
static const char *asked_for(const struct drawing_job *job, const struct picture *picture)
{
    const char *id = item_id(job->model, picture->subject), *as = view_names[picture->view];
    if (job->view < VIEW_COUNT || !strcmp(id, drawing_name(job, picture)))
        return id;
    return picture->subject->kind == KIND_MODEL
               ? arena_printf(job->model->arena, "--as %s", as)
               : arena_printf(job->model->arena, "%s --as %s", id, as);
}

static enum exit_status tell_several(const struct drawing_job *job)
{
    struct listing names = {0};
    for (size_t i = 0; i < job->pictures.count; i++)
        listing_add(&names, job->model->arena, asked_for(job, &job->pictures.items[i]));
    return usage_error("that makes %zu pictures; ask for one of them: %s; or for all in a folder: "
                       "-o pictures/",
                       job->pictures.count, listing_text(&names, "or"));
}

static enum exit_status draw(struct drawing_job *job)
{
    const char *path = option_value(job->invocation, OPTION_OUTPUT);
    enum exit_status status = read_people(job);
    if (status == EXIT_CLEAN)
        status = check_people(job);
    if (status == EXIT_CLEAN)
        status = choose_pictures(job);
    if (status != EXIT_CLEAN)
        return status;
    drop_empty(job);
    if (!job->pictures.count)
        return tell_nothing(job);
    if (path && is_folder(path))
        return draw_into_folder(job, path);
    return job->pictures.count == 1 ? draw_one(job) : tell_several(job);
}

static enum exit_status read_effort(struct drawing_job *job)
{
    enum { MOST = 20 };
    long effort = option_number(job->invocation, OPTION_EFFORT, 1, 1);
    if (effort < 0)
        return EXIT_USAGE;
    if (effort > MOST)
        return usage_error("--effort is a number from 1 to %d", MOST);
    job->studio.effort = (unsigned)effort;
    return EXIT_CLEAN;
}

enum exit_status drawing_run(struct drawing_job *job, const struct invocation *invocation)
{
    job->invocation = invocation;
    if (!invocation->operand_count)
        return usage_error("%s wants a file; see catwoe %s --help", invocation->command->name,
                           invocation->command->name);
    job->studio = studio_new(invocation);
    if (read_view(job) != EXIT_CLEAN ||
        read_look(invocation, &look_sketch, &job->look) != EXIT_CLEAN ||
        read_effort(job) != EXIT_CLEAN ||
        read_print(invocation, job->format, &job->print) != EXIT_CLEAN)
        return EXIT_USAGE;
    struct compilation compilation;
    compilation_start(&compilation, invocation->exhausted);
    job->model = &compilation.model;
    enum exit_status status =
        load_measured_model(invocation, &compilation, invocation->operands[0]);
    if (status == EXIT_CLEAN)
        status = draw(job);
    studio_close(&job->studio);
    compilation_end(&compilation);
    return status;
}
