#ifndef CATWOE_DRIVER_COMMAND_H
#define CATWOE_DRIVER_COMMAND_H

#include "base/buffer.h"
#include "emit/formats.h"

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>

/* The command line, read by the table in commands.def. */
enum option_id {
#define COMMAND(...)
#define OPTION(id, ...) OPTION_##id,
#include "driver/commands.def"
#undef OPTION
#undef COMMAND
    OPTION_COUNT
};

enum exit_status { EXIT_CLEAN, EXIT_FINDINGS, EXIT_USAGE, EXIT_FAULT };

struct option {
    const char *name, *value; /* value: NULL where it takes none */
    const char *doc;
    char letter;
};

struct given_option {
    enum option_id id;
    const char *value;
};

/* One run: which command, with what. */
struct invocation {
    const struct command *command;
    struct arena *arena; /* for as long as the program runs */
    jmp_buf *exhausted;
    const char *const *operands;
    size_t operand_count;
    struct given_option *options;
    size_t option_count;
};

typedef enum exit_status command_function(struct invocation *);

#define OPTION(...)
#define COMMAND(id, name, operands, given, function, doc, more) command_function function;
#include "driver/commands.def"
#undef OPTION
#undef COMMAND

struct command {
    const char *name, *operands;
    unsigned options; /* one bit each */
    command_function *run;
    const char *doc, *more;
};

extern const struct option options[OPTION_COUNT];
extern const struct command commands[];
extern const size_t command_count;

/* The value of an option, "" where it was given without one, NULL where it was not given; of
   several the last. */
const char *option_value(const struct invocation *, enum option_id);

/* A number option; -1 where it is none, and that has been told. */
long option_number(const struct invocation *, enum option_id, long otherwise);

/* Say what is wrong with the command line or with a file; goes to the error output. */
enum exit_status usage_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The format of --to, else of the file in -o, else `otherwise`; FORMAT_COUNT where it is none in
   which this command writes, and that has been told. */
enum format_id product_format(const struct invocation *, enum format_id otherwise);

/* Write a product to -o or to the output, or to a file that is none of the inputs. A file is
   written beside and renamed, and left untouched where nothing changes. */
enum exit_status write_product(const struct invocation *, struct buffer *);
enum exit_status write_product_to(const struct invocation *, const char *path, struct buffer *);
enum exit_status write_file(struct arena *, const char *path, struct buffer *);

/* ---- For commands that need a model -----------------------------------------------------------
 */

#include "driver/compile.h"

/* Make a model for a command that works on sound ones. Where the file cannot be read or holds
   errors, they are shown and the status to end with is returned, else EXIT_CLEAN. */
enum exit_status load_model(const struct invocation *, struct compilation *, const char *path);

/* Why a file could not be loaded, in words. */
const char *load_problem(enum load_result, int error);

/* Whether findings are shown in colour, and how wide the terminal is (0: none). */
bool wants_colour(const struct invocation *);
unsigned terminal_width(void);

#endif
