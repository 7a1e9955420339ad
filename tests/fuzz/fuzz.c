/* Any bytes: no crash, no leak, no text without end; tokens tile the input; what formats keeps its
   meaning. With libFuzzer this is a target; with -DREPLAY it runs over files by itself. */
#include "driver/compile.h"
#include "driver/totals.h"
#include "emit/formats.h"

#include <stdio.h>
#include <stdlib.h>

const char *round_trip(const char *text, size_t length);
int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    jmp_buf exhausted;
    struct compilation compilation;
    if (setjmp(exhausted))
        abort();
    compilation_start(&compilation, &exhausted);
    compile_text(&compilation, "fuzz.catwoe", (const char *)data, size, GOAL_CHECKED, &check_all);
    struct model *model = &compilation.model;
    struct totals totals = {0};
    struct told told = told_nothing(compilation.arena);
    struct show show = {.sources = &model->sources,
                        .diagnostics = &model->diagnostics,
                        .totals = &totals,
                        .most = 20};
    show.clean = totals_add(&totals, &told, &model->sources, &model->diagnostics);
    for (enum format_id id = 0; id < FORMAT_COUNT; id++) {
        struct buffer body = {.arena = compilation.arena}, out = {.arena = compilation.arena};
        if (formats[id].writes->findings)
            formats[id].writes->findings(&show, &body);
        if (formats[id].writes->findings_whole)
            formats[id].writes->findings_whole(&totals, &body, &out);
    }
    compilation_end(&compilation);
    const char *fault = round_trip((const char *)data, size);
    if (fault) {
        fprintf(stderr, "%s\n", fault);
        abort();
    }
    return 0;
}

#ifdef REPLAY
int main(int count, char **paths)
{
    for (int i = 1; i < count; i++) {
        FILE *file = fopen(paths[i], "rb");
        unsigned char *data = malloc(1 << 22);
        if (!file || !data)
            return 2;
        size_t size = fread(data, 1, 1 << 22, file);
        fclose(file);
        LLVMFuzzerTestOneInput(data, size);
        free(data);
    }
    printf("ok replayed %d inputs\n", count - 1);
    return 0;
}
#endif
