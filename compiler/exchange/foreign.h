#ifndef CATWOE_EXCHANGE_FOREIGN_H
#define CATWOE_EXCHANGE_FOREIGN_H

#include "analysis/graph.h"
#include "base/buffer.h"

/* A causal map as other tools hold it: what a door reads into and writes from. It knows nothing of
   models; to_model.h makes the text of one of it, from_model.h makes it of one.

   All texts are UTF-8 as the other tool shows them, on one line (see foreign_fold), no escapes;
   NULL where nothing is said. All belongs to the arena. */
struct foreign_variable {
    const char *id;    /* how links of the file refer to it; its own namespace */
    const char *label; /* as people read it; never NULL or empty once read */
    const char *note, *unit;
    bool is_stock, is_gap, is_action, is_perceived, is_given;
    bool placed;
    double x, y; /* where it stands, y downwards, in the other tool's units */
};

struct foreign_link {
    uint32_t from, to; /* variables by number */
    enum sign sign;
    bool delayed;
    const char *delay; /* how long, in words; NULL: that is not said */
    const char *because, *note;
};

struct foreign_loop {
    const char *label;
    enum loop_type type;
    uint32_t *through; /* variables by number, in the order of the links */
    size_t length;
};

/* What a file says and a causal map cannot hold, or a map and a format: and how often. */
struct foreign_loss {
    const char *what; /* in the plural, for readers: "loop icons", "weights of links" */
    size_t count;
};

struct foreign_map {
    struct arena *arena;
    const char *title, *note;
    struct {
        struct foreign_variable *items;
        size_t count, capacity;
    } variables;
    struct {
        struct foreign_link *items;
        size_t count, capacity;
    } links;
    struct {
        struct foreign_loop *items;
        size_t count, capacity;
    } loops;
    struct {
        struct foreign_loss *items;
        size_t count, capacity;
    } losses;                    /* in the order in which they were met */
    struct foreign_index *index; /* for foreign_find */

    const char *problem; /* why the file cannot be read, in one sentence; NULL: it was */
    size_t line;         /* where, from 1; 0: nowhere in particular */
};

/* How a delay is told whose length nobody has said. */
#define FOREIGN_SOME_DELAY "a delay"

enum {
    FOREIGN_LARGEST_FILE = 64 * 1024 * 1024,
    FOREIGN_MOST_VARIABLES = 100000,
    FOREIGN_MOST_LINKS = 500000,
    FOREIGN_MOST_LOOPS = 10000,
    FOREIGN_DEEPEST = 200 /* elements or brackets within each other */
};

struct foreign_map *foreign_map_new(struct arena *);

/* ---- For doors that read ----------------------------------------------------------------------
 */

/* A text on one line: white space, line breaks and controls as single blanks, none at its ends;
   bytes that are no UTF-8 as U+FFFD; NULL where nothing is left. */
const char *foreign_fold(struct arena *, const char *text, size_t length);

/* Add a variable; gives its number. Its label is folded, and made of the id where it is empty.
   Beyond the most that a map may hold the problem is set, and what is given is the last. */
uint32_t foreign_add_variable(struct foreign_map *, const char *id, const char *label);

/* Add a link between variables that are there. Good until the next is added. */
struct foreign_link *foreign_add_link(struct foreign_map *, uint32_t from, uint32_t to, enum sign);

/* Add a loop that the file declares; `through` is kept. Whether its links hold it is looked at when
   the model's text is made. */
void foreign_add_loop(struct foreign_map *, const char *label, enum loop_type, uint32_t *through,
                      size_t length);

/* The variable with this id, else the only one with this label; FOREIGN_NONE where there is none.
   Costs no walk through all of them. */
#define FOREIGN_NONE UINT32_MAX
uint32_t foreign_find(const struct foreign_map *, const char *id);

/* Count one thing more that is dropped; `what` is kept. Positions are counted by whoever makes the
   model's text, and need not be. */
void foreign_lose(struct foreign_map *, const char *what);

/* What was lost, as it is told: "3 colours", "1 loop icon". */
const char *foreign_loss_in_words(struct arena *, const struct foreign_loss *);

/* Add a remark behind those that are there: "a; b". Either may be NULL. */
const char *foreign_join(struct arena *, const char *note, const char *more);

/* The first problem stands; later ones follow from it. */
void foreign_fail(struct foreign_map *, size_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The sign that a word means: +, -, −, positive, negative, s, o, same, opposite, ++, +ve, a number
   by its sign; SIGN_UNKNOWN for all else. *known tells whether the word was one; a “?” is. */
enum sign foreign_sign(const char *word, bool *known);

/* The sign of a number, of nought SIGN_UNKNOWN. */
enum sign foreign_sign_of(double number);

/* The type that a word means: R, reinforcing, +, B, balancing, -; UNDETERMINED for all else, and
   for NULL. */
enum loop_type foreign_loop_type(const char *word);

/* What a variable is said to be: stock, gap, action, perceived, given, or nothing but a variable.
   Whether the word is one of these. */
bool foreign_take_type(struct foreign_variable *, const char *word);

/* ---- For doors that write ---------------------------------------------------------------------
 */

/* Give every variable a place, on circles around the middle of what has one already: for formats
   that cannot do without. */
void foreign_place(struct foreign_map *);

/* What a map may say, and a format may have no place for. */
enum foreign_said {
    FOREIGN_KINDS = 1,       /* what variables are */
    FOREIGN_OTHER_KINDS = 2, /* all of these but stocks */
    FOREIGN_NOTES = 4,       /* of variables */
    FOREIGN_UNITS = 8,
    FOREIGN_DELAYS = 16,
    FOREIGN_LENGTHS = 32, /* of delays */
    FOREIGN_REASONS = 64, /* and notes, of links */
    FOREIGN_LOOPS = 128,
    FOREIGN_MAP_NOTE = 256
};

/* Count all that the map says of these among its losses. */
void foreign_lose_said(struct foreign_map *, unsigned said);

/* What the variable is, as a model says it: action, gap, stock or perceived; NULL: nothing of that.
 */
const char *foreign_type_of(const struct foreign_variable *);

/* ---- The doors --------------------------------------------------------------------------------
 */

/* Read a text of so many bytes, which ends with a NUL besides. On failure `problem` is set. A
   second file that is read into the same map may add to what the first has said: a table of
   elements, then one of their connections. */
typedef void door_read(struct foreign_map *, const char *text, size_t size);

/* Write the map; what the format cannot hold goes into `losses`. */
typedef void door_write(struct foreign_map *, struct buffer *out);

/* Whether a text looks like this format's: by its first bytes, or its shape. */
typedef bool door_knows(const char *text, size_t size);

#define DOOR(id, name, title, endings, knows, read, write, ...) \
    door_knows knows; \
    door_read read; \
    door_write write;
#include "exchange/doors.def"
#undef DOOR

enum door_id {
#define DOOR(id, ...) DOOR_##id,
#include "exchange/doors.def"
#undef DOOR
    DOOR_COUNT
};

struct door {
    const char *name, *title, *endings; /* endings: ".mdl", several with blanks between */
    door_knows *knows;
    door_read *read;
    door_write *write;
    const char *doc;
};
extern const struct door doors[DOOR_COUNT];

/* The door of this name, or DOOR_COUNT. */
enum door_id door_named(const char *name);

/* The door for a file: by what it holds, among those whose ending it has, else among all; of
   several the first in the table, and *other is the next that it could be as well. DOOR_COUNT where
   none knows it. */
enum door_id door_for_text(const char *path, const char *text, size_t size, enum door_id *other);

/* The first door whose ending the path has, or DOOR_COUNT. */
enum door_id door_for_path(const char *path);

#endif
