/* The way of the text: each pass takes what the one before has made and changes none of it. */
#include "driver/compile.h"

static void read_files(struct model *model)
{
    /* `use` adds sources behind the last, so the list grows while it is walked. */
    for (size_t i = 0; i < model->sources.count; i++) {
        struct file *file = parse(model->arena, &model->diagnostics, model->sources.items[i]);
        *array_add(model->arena, &model->files) = file; /* scan, divide into statements, parse */
        model_use(model, file);                         /* load what it uses */
    }
}

/* By which rules measures are read, in checks and in pictures alike. */
static struct signal_rules rules_of(const struct check_limits *limits)
{
    return (struct signal_rules){limits->run.most, limits->trend.most, limits->enough.most};
}

static void run_passes(struct compilation *compilation, enum goal goal,
                       const struct check_wish *wish)
{
    struct model *model = &compilation->model;
    read_files(model);
    if (goal >= GOAL_RESOLVED) {
        model_bind(model); /* statements become items with slots, by the schema */
        if (compilation->shown || model_names_icons(model))
            model_add_icons(model); /* those of the library */
        model_resolve(model);       /* names become references */
    }
    if (goal >= GOAL_MEASURED) {
        model->data.rules = rules_of(&wish->limits);
        model_read_data(model); /* what measures have counted */
    }
    if (goal >= GOAL_CHECKED)
        model_check(model, wish); /* the rules of the practice */
    diagnostics_sort(&model->diagnostics);
}

enum load_result compile_with(struct compilation *compilation, const char *path, enum goal goal,
                              const struct check_wish *wish, const struct added_text *texts,
                              size_t count)
{
    struct source *source;
    enum load_result result = source_load(&compilation->model.sources, path, &source);
    for (size_t i = 0; i < count && result == LOAD_OK; i++) {
        source =
            source_add(&compilation->model.sources, texts[i].path, texts[i].text, texts[i].length);
        if (source)
            source->real = texts[i].real;
        result = source ? LOAD_OK : LOAD_TOO_LARGE;
    }
    if (result == LOAD_OK)
        run_passes(compilation, goal, wish);
    return result;
}

enum load_result compile(struct compilation *compilation, const char *path, enum goal goal,
                         const struct check_wish *wish)
{
    return compile_with(compilation, path, goal, wish, NULL, 0);
}

void compile_text(struct compilation *compilation, const char *path, const char *text,
                  size_t length, enum goal goal, const struct check_wish *wish)
{
    if (source_add(&compilation->model.sources, path, text, length))
        run_passes(compilation, goal, wish);
}

void compilation_start(struct compilation *compilation, jmp_buf *exhausted)
{
    struct arena *arena = arena_new(exhausted);
    *compilation = (struct compilation){.arena = arena};
    struct model *model = &compilation->model;
    model->arena = model->names.arena = model->sources.arena = model->diagnostics.arena = arena;
}

void compilation_end(struct compilation *compilation)
{
    arena_free(compilation->arena);
    compilation->arena = NULL;
}
