#ifndef CATWOE_EMIT_OFFICE_H
#define CATWOE_EMIT_OFFICE_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>

/* Files of office programs: packages of parts (ZIP, by libzip) and workbooks (by libxlsxwriter).
   Both libraries live in a shared object of their own, opened only when such a file is asked for or
   has come back. Bytes are the same on every run: parts bear the date of the package. */

struct office;
struct workbook; /* see workbook.h */

/* Open the shared object at this path; NULL where it cannot be opened, and *problem says why. */
struct office *office_open(struct arena *, const char *path, const char **problem);

/* A file within a package. */
struct part {
    const char *name; /* ppt/slides/slide1.xml */
    const char *bytes;
    size_t size;
};
struct parts {
    struct part *items;
    size_t count, capacity;
};

/* One package of these parts, in their order. NULL, or why there is none, for the reader. */
const char *office_pack(struct office *, const struct parts *, struct buffer *out);

/* A workbook (.xlsx). NULL, or why there is none, for the reader. */
const char *office_write_workbook(struct office *, const struct workbook *, struct buffer *out);

/* The parts of a package that came from outside, whole or not at all, in their order; folders are
   left out. What is no package, is damaged, locked, names a part outside of itself, or would be
   larger unpacked than anything that a group fills in, is refused, and the text says why and what
   to do, for the reader: it follows on the file's name and a colon. All in the arena; behind each
   part's bytes stands a NUL that is not counted. */
const char *office_unpack(struct office *, struct arena *, const char *bytes, size_t size,
                          struct parts *);

/* Whether these bytes begin as a package does, or as an old or a locked workbook. */
bool office_begins_package(const char *bytes, size_t size);

/* ---- What the shared object offers under the name `catwoe_office_library` ----------------------
 */

/* A file being made. */
struct packing {
    struct buffer *out;
    bool (*put)(struct buffer *out, const char *bytes, size_t count); /* as buffer_try_add */
    bool exhausted; /* set where there was no more memory: then there is no file */
};

struct package; /* one that came from outside, while it is read */

struct package_entry {
    const char *name; /* as long as the package is open */
    bool locked;      /* with a password, or packed by a way that no office program uses */
};

enum { OFFICE_VERSION = 1 };

/* In office_libxlsxwriter.c, for office_libzip.c, which gives all of it. */
const char *libxlsxwriter_write(const struct workbook *, struct packing *);

struct office_library {
    int version;
    /* NULL, or why there is no file: a text that stays. */
    const char *(*pack)(const struct parts *, struct packing *);
    const char *(*write_workbook)(const struct workbook *, struct packing *);
    struct package *(*open)(const char *bytes, size_t size); /* NULL: it is none */
    void (*close)(struct package *);
    size_t (*count)(struct package *);
    bool (*describe)(struct package *, size_t index, struct package_entry *);
    bool (*begin)(struct package *, size_t index); /* to read an entry; false: it cannot be read */
    /* The next bytes of it, at most so many; 0 at its end, negative where it is damaged. */
    long (*read)(struct package *, char *bytes, size_t most);
};

#endif
