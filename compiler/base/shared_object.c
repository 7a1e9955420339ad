/* Opening the shared objects beside the program (POSIX, dlopen). */
#include "base/shared_object.h"

#include "base/buffer.h"

#include <dlfcn.h>
#include <stddef.h>

const void *shared_object_open(struct arena *arena, const struct shared_object *wanted,
                               const char **problem)
{
    void *object = dlopen(wanted->path, RTLD_NOW | RTLD_LOCAL);
    const int *version = object ? dlsym(object, wanted->symbol) : NULL;
    *problem = NULL;
    if (!version)
        *problem = arena_printf(arena, "%s cannot be opened (%s); %s", wanted->library, dlerror(),
                                wanted->remedy);
    else if (*version != wanted->version)
        *problem = arena_printf(arena, "'%s' belongs to another version of catwoe; build both anew",
                                wanted->path);
    return *problem ? NULL : version;
}
