/* Charts of measures made by chance: whatever was counted, on whatever days, nothing stands on
   anything else, runs through it or over the page, in both looks.

       charts [COUNT]      so many seeds; 40 where it is not said */
#include "draw/chance.h"
#include "draw/draw.h"
#include "draw/quality.h"
#include "driver/compile.h"
#include "base/calendar.h"
#include "model/series.h"
#include "view/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct chart {
    struct compilation compilation;
    uint64_t state;
    double scale, middle;
};

static double chance(struct chart *chart)
{
    return chance_next(&chart->state);
}

static size_t one_of(struct chart *chart, size_t count)
{
    return (size_t)(chance(chart) * (double)count);
}

/* ---- A measure --------------------------------------------------------------------------------
 */

static const char *title(struct chart *chart)
{
    static const char *const words[] = {
        "nights", "families", "waiting",   "in",
        "before", "they",     "leave",     "Krankenhausverwaltungsangestellte",
        "visits", "a",        "fortnight", "repair"};
    struct buffer text = {.arena = chart->compilation.arena};
    for (size_t i = 0, count = 1 + one_of(chart, 25); i < count; i++)
        buffer_printf(&text, "%s%s", i ? " " : "",
                      words[one_of(chart, sizeof words / sizeof *words)]);
    return buffer_text(&text);
}

/* A text of a model with one measure, whose data is put in later. */
static const char *model_text_made(struct chart *chart)
{
    static const char *const betters[] = {"", "better: up", "better: down"};
    static const char *const units[] = {"", "unit: \"%\"", "unit: \"nights in a bed\""};
    static const char *const days[] = {"", " on 2031-05-06", " on 2020-02-01"};
    static const double shifts[] = {-9, -1, 0, 2, 9};
    struct buffer text = {.arena = chart->compilation.arena};
    buffer_printf(&text, "model desk \"The desk\"\nmeasure m \"%s\" {\n  data: \"m.csv\"\n",
                  title(chart));
    buffer_printf(&text, "  %s\n  %s\n", betters[one_of(chart, 3)], units[one_of(chart, 3)]);
    if (chance(chart) < 0.7)
        buffer_printf(&text, "  target: %.9f%s\n",
                      chart->middle + shifts[one_of(chart, 5)] * chart->scale,
                      days[one_of(chart, 3)]);
    buffer_put(&text, "}\n");
    return buffer_text(&text);
}

/* Steady, with a shift, wandering, or level with leaps. */
static double next_value(struct chart *chart, unsigned kind, bool late, double before)
{
    double noise = (chance(chart) + chance(chart) + chance(chart) - 1.5) * 2 * chart->scale;
    switch (kind) {
    case 0:
        return chart->middle + noise;
    case 1:
        return chart->middle + noise + (late ? 3 * chart->scale : 0);
    case 2:
        return before + noise;
    default:
        return chart->middle + (chance(chart) < 0.8 ? 0 : 5 * noise);
    }
}

static const struct series *series_made(struct chart *chart, unsigned kind)
{
    static const size_t counts[] = {1, 2, 3, 5, 9, 12, 14, 20, 26, 40, 60, 120, 300, 2000};
    static const long gaps[] = {1, 7, 30, 400};
    struct arena *arena = chart->compilation.arena;
    struct series *series = arena_new_of(arena, struct series);
    size_t count = counts[one_of(chart, sizeof counts / sizeof *counts)];
    long gap = gaps[one_of(chart, 4)],
         day = calendar_day(20010203 + (uint32_t)one_of(chart, 9) * 20000);
    double value = chart->middle;
    for (size_t i = 0; i < count; i++) {
        value = next_value(chart, kind, i > count / 2, value);
        *array_add(arena, &series->points) =
            (struct series_point){.value = value, .date = calendar_date(day)};
        day += 1 + (long)((double)gap * (kind == 3 ? chance(chart) * 2 : 1));
    }
    return series;
}

/* ---- Its chart --------------------------------------------------------------------------------
 */

static size_t count_faults(struct chart *chart, const struct diagram *diagram,
                           const struct look *look, unsigned seed)
{
    const char *problem = NULL;
    struct arena *arena = chart->compilation.arena;
    const struct scene *scene =
        draw_diagram(arena, diagram, look, &(struct drawing_tools){0}, &problem);
    for (size_t i = 0; scene && i < scene->faults.count; i++)
        printf("FAIL charts: seed %u, %s: %s\n", seed, look->name,
               fault_message(arena, &scene->faults.items[i]));
    if (!scene)
        printf("FAIL charts: seed %u: %s\n", seed, problem);
    return scene ? scene->faults.count : 1;
}

static size_t try_seed(unsigned seed)
{
    static const double scales[] = {1e-8, 1e-3, 0.1, 1, 10, 100, 1e6, 1e14};
    static const double middles[] = {0, 1, 5, 50};
    struct chart chart = {.state = seed};
    jmp_buf exhausted;
    if (setjmp(exhausted))
        return 1;
    compilation_start(&chart.compilation, &exhausted);
    chart.scale = scales[one_of(&chart, sizeof scales / sizeof *scales)];
    chart.middle = middles[one_of(&chart, 4)] * chart.scale;
    const char *text = model_text_made(&chart);
    struct model *model = &chart.compilation.model;
    compile_text(&chart.compilation, "chart.catwoe", text, strlen(text), GOAL_MEASURED, &check_all);
    const struct item *measure = NULL;
    FOR_ITEMS_OF (model, KIND_MEASURE, found)
        measure = found;
    model->data.of[measure->index] = series_made(&chart, seed % 4);
    struct viewer viewer = viewer_new(model, false);
    const struct diagram *diagram = describe_behaviour(&viewer, measure);
    size_t faults = count_faults(&chart, diagram, &look_sketch, seed) +
                    count_faults(&chart, diagram, &look_clean, seed);
    compilation_end(&chart.compilation);
    return faults;
}

int main(int count, char **words)
{
    unsigned seeds = count > 1 ? (unsigned)strtoul(words[1], NULL, 10) : 40;
    size_t faults = 0;
    for (unsigned seed = 0; seed < seeds; seed++)
        faults += try_seed(seed);
    if (!faults)
        printf("ok charts: %u made by chance are without a fault\n", seeds);
    return faults != 0;
}
