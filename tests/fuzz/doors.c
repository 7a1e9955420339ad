/* Any bytes through any door: no crash, no leak, nothing without end; what is made of them is a
   model that parses and goes out again. The first byte chooses the door. With libFuzzer this is a
   target; with -DREPLAY it runs over files by itself, each through every door. */
#include "driver/compile.h"
#include "exchange/from_model.h"
#include "exchange/to_model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void fail(const char *what, enum door_id id, struct buffer *model)
{
    fprintf(stderr, "%s: %s\n%s\n", doors[id].name, what, buffer_text(model));
    abort();
}

/* What was made is read again as any model is, and leaves through the same door. */
static void leave_again(struct buffer *text, enum door_id id, jmp_buf *exhausted)
{
    struct compilation compilation;
    compilation_start(&compilation, exhausted);
    compile_text(&compilation, "fuzz.catwoe", buffer_text(text), text->count, GOAL_RESOLVED,
                 &check_all);
    const struct model *model = &compilation.model;
    if (diagnostics_count(&model->diagnostics, ERROR))
        fail("the model has errors", id, text);
    struct viewer viewer = viewer_new(model, false);
    FOR_ITEMS_OF (model, KIND_CAUSAL_MAP, map) {
        struct buffer out = {.arena = model->arena};
        doors[id].write(foreign_of_map(&viewer, map), &out);
    }
    compilation_end(&compilation);
}

static void come_through(enum door_id id, const char *text, size_t size)
{
    jmp_buf exhausted;
    if (setjmp(exhausted))
        abort();
    struct arena *arena = arena_new(&exhausted);
    struct foreign_map *map = foreign_map_new(arena);
    struct buffer model = {.arena = arena};
    const char *copy = arena_copy(arena, text, size);
    doors[id].knows(copy, size);
    doors[id].read(map, copy, size);
    if (!map->problem && map->variables.count) {
        if (!model_of_foreign(map, "fuzz", "made by chance", &model).sound)
            fail("the model does not parse", id, &model);
        leave_again(&model, id, &exhausted);
    }
    arena_free(arena);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size)
        come_through(data[0] % DOOR_COUNT, (const char *)data + 1, size - 1);
    return 0;
}

#ifdef REPLAY
int main(int count, char **paths)
{
    enum { LARGEST = 1 << 22 };
    char *text = malloc(LARGEST);
    for (int i = 1; i < count; i++) {
        FILE *file = fopen(paths[i], "rb");
        if (!file || !text)
            return 2;
        size_t size = fread(text, 1, LARGEST, file);
        fclose(file);
        for (enum door_id id = 0; id < DOOR_COUNT; id++)
            come_through(id, text, size);
    }
    free(text);
    printf("ok replayed %d files through %d doors\n", count - 1, DOOR_COUNT);
    return 0;
}
#endif
