/* Packages packed and unpacked by libzip: with office_libxlsxwriter.c the shared object
   catwoe-office.so. */
#include "emit/office.h"

#include <stdlib.h>
#include <zip.h>

/* ---- Packing --------------------------------------------------------------------------------- */

/* The first day that a ZIP can tell: 1 January 1980, at midnight. */
enum { NO_TIME = 0, FIRST_DATE = 1 << 5 | 1 };

static bool add_part(zip_t *archive, const struct part *part)
{
    zip_source_t *source = zip_source_buffer(archive, part->bytes, part->size, 0);
    zip_int64_t index = source ? zip_file_add(archive, part->name, source, ZIP_FL_ENC_UTF_8) : -1;
    if (source && index < 0)
        zip_source_free(source);
    return index >= 0 &&
           !zip_set_file_compression(archive, (zip_uint64_t)index, ZIP_CM_DEFLATE, 0) &&
           !zip_file_set_dostime(archive, (zip_uint64_t)index, NO_TIME, FIRST_DATE, 0);
}

static bool add_parts(zip_t *archive, const struct parts *parts)
{
    for (size_t i = 0; i < parts->count; i++)
        if (!add_part(archive, &parts->items[i]))
            return false;
    return true;
}

static const char *hand_over(zip_source_t *source, struct packing *packing)
{
    char chunk[1 << 14];
    zip_int64_t got = -1;
    if (zip_source_open(source))
        return "the package cannot be read again";
    while (!packing->exhausted && (got = zip_source_read(source, chunk, sizeof chunk)) > 0)
        packing->exhausted = !packing->put(packing->out, chunk, (size_t)got);
    zip_source_close(source);
    return got < 0 ? "the package cannot be read again" : NULL;
}

static const char *pack(const struct parts *parts, struct packing *packing)
{
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *archive = source ? zip_open_from_source(source, ZIP_TRUNCATE, NULL) : NULL;
    const char *problem = NULL;
    if (!archive) {
        zip_source_free(source);
        packing->exhausted = true;
        return NULL;
    }
    zip_source_keep(source); /* beyond the archive */
    if (!add_parts(archive, parts) || zip_close(archive)) {
        problem = "its parts cannot be packed together";
        zip_discard(archive);
    } else {
        problem = hand_over(source, packing);
    }
    zip_source_free(source);
    return problem;
}

/* ---- Unpacking ------------------------------------------------------------------------------- */

struct package {
    zip_t *archive;
    zip_file_t *file; /* that is being read */
};

static void end_file(struct package *package)
{
    if (package->file)
        zip_fclose(package->file);
    package->file = NULL;
}

static void close_package(struct package *package)
{
    end_file(package);
    zip_discard(package->archive);
    free(package);
}

static struct package *open_package(const char *bytes, size_t size)
{
    struct package *package = calloc(1, sizeof *package);
    zip_source_t *source = package ? zip_source_buffer_create(bytes, size, 0, NULL) : NULL;
    zip_t *archive = source ? zip_open_from_source(source, ZIP_RDONLY, NULL) : NULL;
    if (archive) {
        package->archive = archive;
        return package;
    }
    if (source)
        zip_source_free(source);
    free(package);
    return NULL;
}

static size_t count_entries(struct package *package)
{
    return (size_t)zip_get_num_entries(package->archive, 0);
}

static bool describe_entry(struct package *package, size_t index, struct package_entry *entry)
{
    static const zip_uint64_t wanted =
        ZIP_STAT_NAME | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
    zip_stat_t stat;
    if (zip_stat_index(package->archive, index, 0, &stat) || (stat.valid & wanted) != wanted)
        return false;
    entry->name = stat.name;
    entry->locked = stat.encryption_method != ZIP_EM_NONE ||
                    (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE);
    return true;
}

static bool begin_entry(struct package *package, size_t index)
{
    end_file(package);
    package->file = zip_fopen_index(package->archive, index, 0);
    return package->file;
}

static long read_entry(struct package *package, char *bytes, size_t most)
{
    return (long)zip_fread(package->file, bytes, most);
}

const struct office_library catwoe_office_library = {
    .version = OFFICE_VERSION,
    .pack = pack,
    .write_workbook = libxlsxwriter_write,
    .open = open_package,
    .close = close_package,
    .count = count_entries,
    .describe = describe_entry,
    .begin = begin_entry,
    .read = read_entry,
};
