/* Formats by name and by the ending of a file, and what can be written in each. */
#include "emit/formats.h"

#include <string.h>

const struct format formats[FORMAT_COUNT] = {
#define FORMAT(id, name, ending, writes, doc) {name, ending, &writes, doc},
#include "emit/formats.def"
#undef FORMAT
};

enum format_id format_named(const char *name, size_t length)
{
    enum format_id id = 0;
    while (id < FORMAT_COUNT &&
           (strlen(formats[id].name) != length || memcmp(formats[id].name, name, length) != 0))
        id++;
    return id;
}

enum format_id format_of_file(const char *path)
{
    const char *ending = strrchr(path, '.');
    enum format_id id = 0;
    while (id < FORMAT_COUNT &&
           (!ending || !formats[id].ending || strcmp(formats[id].ending, ending) != 0))
        id++;
    return id;
}

bool format_writes(enum format_id id, enum product product)
{
    const struct writers *writes = formats[id].writes;
    switch (product) {
    case PRODUCT_NONE:
        return false;
    case PRODUCT_LIST:
        return writes->lists;
    case PRODUCT_LOOPS:
        return writes->loops;
    case PRODUCT_PICTURE:
        return writes->diagram || writes->scene;
    case PRODUCT_TABLES:
        return writes->tables;
    case PRODUCT_SHEETS:
        return writes->sheets;
    case PRODUCT_PAGE:
        return writes->document;
    case PRODUCT_SLIDES:
        return id == FORMAT_PPTX;
    case PRODUCT_POSTER:
        return writes->pages;
    }
    return false;
}
