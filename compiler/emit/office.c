/* The way to libzip and libxlsxwriter, whose shared object is opened when it is first needed, and
   what is let in of packages that others have made: nothing outside of themselves, nothing twice
   (ECMA-376 part 2, 6.2.2: names that differ in case only are one) and no more than there is room
   for, whatever they say of their own size. */
#include "emit/office.h"

#include "base/shared_object.h"
#include "base/utf8.h"

#include <string.h>
#include <strings.h>

struct office {
    const struct office_library *library;
};

struct office *office_open(struct arena *arena, const char *path, const char **problem)
{
    const struct shared_object wanted = {
        path, "catwoe_office_library", OFFICE_VERSION, "libzip and libxlsxwriter",
        "the Debian packages libzip-dev and libxlsxwriter-dev bring them"};
    struct office *office = arena_new_of(arena, struct office);
    office->library = shared_object_open(arena, &wanted, problem);
    return office->library ? office : NULL;
}

/* ---- Packing --------------------------------------------------------------------------------- */

/* The arena may jump only here, where the library is done: not through it. */
static const char *end_packing(const struct packing *packing, const char *problem)
{
    if (packing->exhausted)
        arena_give_up(packing->out->arena);
    return problem;
}

const char *office_pack(struct office *office, const struct parts *parts, struct buffer *out)
{
    struct packing packing = {out, buffer_try_add, false};
    return end_packing(&packing, office->library->pack(parts, &packing));
}

const char *office_write_workbook(struct office *office, const struct workbook *workbook,
                                  struct buffer *out)
{
    struct packing packing = {out, buffer_try_add, false};
    return end_packing(&packing, office->library->write_workbook(workbook, &packing));
}

/* ---- What may come in ------------------------------------------------------------------------ */

/* A workbook of a large workshop has some twenty parts and a few hundred kilobytes. */
enum { MOST_PARTS = 1000, MOST_PART_BYTES = 32 << 20, MOST_BYTES = 64 << 20, CHUNK = 1 << 14 };

enum refusal {
    TAKEN,
    EXHAUSTED, /* there is no more memory */
    EMPTY,
    DAMAGED,
    LOCKED,
    TOO_MANY,
    TOO_LARGE,
    OUTSIDE,
    TWICE,
};

static const char *const refusals[] = {
    [EMPTY] = "it is empty; ask for it once more",
    [DAMAGED] = "it is damaged, perhaps on its way here; ask for it once more, or open it in Excel "
                "or LibreOffice and save it as .xlsx again",
    [LOCKED] = "it is locked with a password, or packed in an unusual way; open it in Excel or "
               "LibreOffice and save it as .xlsx again, without a password",
    [TOO_MANY] = "it holds over a thousand parts, and a sheet that was filled in has about twenty; "
                 "copy the answers into the sheet that you sent out",
    [TOO_LARGE] = "unpacked it would be larger than any sheet that a group fills in; take pictures "
                  "and other sheets out of it, or copy the answers into the sheet that you sent "
                  "out",
    [OUTSIDE] = "it names files outside of itself, as no office program does; do not open it, and "
                "ask whoever sent it for the sheet itself",
    [TWICE] = "it holds two parts of one name, as no office program writes them; open it in Excel "
              "or LibreOffice and save it as .xlsx again",
};

/* Parts of a path between strokes: none may be empty but the last, which makes it a folder. */
static bool is_inside(const char *name)
{
    if (!*name || strpbrk(name, "\\:") || utf8_valid(name, strlen(name)) < strlen(name))
        return false;
    while (*name) {
        size_t length = strcspn(name, "/");
        if (!length || !strncmp(name, "..", length > 2 ? length : 2) || !strncmp(name, "./", 2))
            return false;
        name += length + (name[length] == '/');
    }
    return true;
}

static bool is_folder(const char *name)
{
    return *name && name[strlen(name) - 1] == '/';
}

static bool is_known(const struct parts *parts, const char *name)
{
    for (size_t i = 0; i < parts->count; i++)
        if (!strcasecmp(parts->items[i].name, name))
            return true;
    return false;
}

/* ---- Unpacking ------------------------------------------------------------------------------- */

struct unpacking {
    const struct office_library *library;
    struct package *package;
    struct arena *arena;
    struct parts *parts;
    size_t size; /* of all that was read */
};

/* Into the arena, without jumping while the package is open. */
static enum refusal read_part(struct unpacking *unpacking, struct buffer *out)
{
    char chunk[CHUNK];
    long got;
    while ((got = unpacking->library->read(unpacking->package, chunk, sizeof chunk)) > 0) {
        unpacking->size += (size_t)got;
        if (out->count + (size_t)got > MOST_PART_BYTES || unpacking->size > MOST_BYTES)
            return TOO_LARGE;
        if (!buffer_try_add(out, chunk, (size_t)got))
            return EXHAUSTED;
    }
    if (got < 0)
        return DAMAGED;
    return buffer_try_add(out, "", 1) ? TAKEN : EXHAUSTED;
}

static enum refusal take_part(struct unpacking *unpacking, size_t index)
{
    const struct office_library *library = unpacking->library;
    struct buffer name = {.arena = unpacking->arena}, bytes = {.arena = unpacking->arena};
    struct package_entry entry;
    if (!library->describe(unpacking->package, index, &entry))
        return DAMAGED;
    if (!is_inside(entry.name))
        return OUTSIDE;
    if (is_folder(entry.name))
        return TAKEN;
    if (entry.locked)
        return LOCKED;
    if (is_known(unpacking->parts, entry.name))
        return TWICE;
    if (!buffer_try_add(&name, entry.name, strlen(entry.name) + 1))
        return EXHAUSTED;
    if (!library->begin(unpacking->package, index))
        return DAMAGED;
    enum refusal refusal = read_part(unpacking, &bytes);
    if (refusal == TAKEN)
        unpacking->parts->items[unpacking->parts->count++] =
            (struct part){name.items, bytes.items, bytes.count - 1};
    return refusal;
}

static enum refusal take_parts(struct unpacking *unpacking)
{
    size_t count = unpacking->library->count(unpacking->package); /* none where there is no byte */
    enum refusal refusal = !count ? EMPTY : count > MOST_PARTS ? TOO_MANY : TAKEN;
    for (size_t i = 0; i < count && refusal == TAKEN; i++)
        refusal = take_part(unpacking, i);
    return refusal;
}

/* [MS-CFB]: a workbook of before 2007, or locked. */
static bool begins_compound(const char *bytes, size_t size)
{
    return size >= 4 && !memcmp(bytes, "\xD0\xCF\x11\xE0", 4);
}

bool office_begins_package(const char *bytes, size_t size)
{
    return begins_compound(bytes, size) || (size >= 2 && !memcmp(bytes, "PK", 2));
}

/* What is no package may still be known by its first bytes. */
static const char *why_no_package(const char *bytes, size_t size)
{
    if (begins_compound(bytes, size))
        return "it is a workbook of an old kind (.xls), or locked with a password; open it in "
               "Excel or LibreOffice and save it as .xlsx, without a password";
    if (size >= 4 && !memcmp(bytes, "PK\x03\x04", 4))
        return refusals[DAMAGED];
    return "it is no workbook, whatever its name says; open it in Excel or LibreOffice and save it "
           "as .xlsx";
}

const char *office_unpack(struct office *office, struct arena *arena, const char *bytes,
                          size_t size, struct parts *parts)
{
    *parts = (struct parts){arena_alloc(arena, MOST_PARTS * sizeof *parts->items), 0, MOST_PARTS};
    struct unpacking unpacking = {office->library, office->library->open(bytes, size), arena, parts,
                                  0};
    if (!unpacking.package)
        return why_no_package(bytes, size);
    enum refusal refusal = take_parts(&unpacking);
    office->library->close(unpacking.package);
    if (refusal == EXHAUSTED)
        arena_give_up(arena);
    if (refusal != TAKEN)
        parts->count = 0;
    return refusals[refusal];
}
