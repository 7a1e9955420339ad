/* The specimen of the library shows every kind, every key and every built-in verb at least once, so
   that `explain` has an example of each. */
#include "base/embedded.h"
#include "driver/compile.h"

#include <stdio.h>

int main(void)
{
    jmp_buf exhausted;
    struct compilation compilation;
    const struct embedded *specimen = embedded_find("grammar/specimen/specimen.catwoe");
    int missing = 0;
    if (!specimen || setjmp(exhausted))
        return 2;
    compilation_start(&compilation, &exhausted);
    compile_text(&compilation, specimen->path, specimen->text, specimen->length, GOAL_CHECKED,
                 &check_all);
    const struct model *model = &compilation.model;
    bool kinds[KIND_COUNT] = {false}, keys[ATTRIBUTE_COUNT] = {false},
         verbs[VERB_COUNT + 1] = {false};
    for (size_t i = 0; i < model->all.count; i++) {
        const struct item *item = model->all.items[i];
        if (item->file->source->library)
            continue;
        kinds[item->kind] = true;
        for (enum attribute at = 0; at < ATTRIBUTE_COUNT; at++)
            if ((attribute_specs[at].kind == (enum kind)item->kind ||
                 attribute_specs[at].kind == KIND_COMMON) &&
                item_slot(item, at))
                keys[at] = true;
        FOR_LINKS (item, link)
            verbs[link->verb] = true;
    }
    for (enum kind kind = KIND_COMMON + 1; kind < KIND_SENTENCE; kind++)
        if (!kinds[kind] && ++missing)
            printf("FAIL specimen: no %s\n", kind_specs[kind].word);
    for (enum attribute at = 0; at < ATTRIBUTE_COUNT; at++)
        if (!keys[at] && ++missing)
            printf("FAIL specimen: no `%s` of %s\n", attribute_specs[at].word,
                   kind_specs[attribute_specs[at].kind].word);
    for (enum verb verb = 0; verb < VERB_COUNT; verb++)
        if (!verbs[verb] && ++missing)
            printf("FAIL specimen: no sentence with '%s'\n", verb_specs[verb].forms[0]);
    size_t findings = model->diagnostics.count - diagnostics_accepted(&model->diagnostics);
    if (findings && ++missing)
        printf("FAIL specimen: %zu findings\n", findings);
    if (!missing)
        printf("ok specimen: all kinds, keys and verbs\n");
    compilation_end(&compilation);
    return missing != 0;
}
