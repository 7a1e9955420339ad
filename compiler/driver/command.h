#ifndef CATWOE_DRIVER_COMMAND_H
#define CATWOE_DRIVER_COMMAND_H

#include "base/buffer.h"
#include "base/path.h"
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
    struct inputs { /* of the model that is loaded */
        const struct sources *sources;
        struct model *model; /* NULL where it is made of something else */
    } * inputs;
};

typedef enum exit_status command_function(struct invocation *);

#define OPTION(...)
#define COMMAND(id, name, operands, given, product, function, doc, more) command_function function;
#include "driver/commands.def"
#undef OPTION
#undef COMMAND

struct command {
    const char *name, *operands;
    unsigned long long options; /* one bit each */
    enum product product;
    command_function *run;
    const char *doc, *more;
};

extern const struct option options[OPTION_COUNT];
extern const struct command commands[];
extern const size_t command_count;

/* The value of an option, "" where it was given without one, NULL where it was not given; of
   several the last. */
const char *option_value(const struct invocation *, enum option_id);

/* A number option that is at least so much, 0 or more; -1 where it is not, and that has been told.
 */
long option_number(const struct invocation *, enum option_id, long least, long otherwise);

/* Say something on the error output that is no part of the product. */
void tell(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Say there what is wrong with the command line or with a file; gives EXIT_USAGE. */
enum exit_status usage_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The format of --to, else of the file in -o, else `otherwise`; FORMAT_COUNT where the command's
   product cannot be written in it or shown where it would go, and that has been told. */
enum format_id product_format(const struct invocation *, enum format_id otherwise);

/* The same of another product than the command's usual one. */
enum format_id format_of_product(const struct invocation *, enum product, enum format_id otherwise);

/* "text, md or json": the names, or the endings, of the formats in which a product can be written.
 */
const char *formats_for(struct arena *, enum product, bool endings);

/* Write a product to -o or to the output, or to a file that is none of the inputs. A file is
   written beside and renamed, and left untouched where nothing changes. */
enum exit_status write_product(const struct invocation *, struct buffer *);
enum exit_status write_product_to(const struct invocation *, const char *path, struct buffer *);
enum exit_status write_file(struct arena *, const char *path, struct buffer *);

/* Whether two paths lead to one file on the disk. */
bool is_one_file(const char *, const char *);

/* Where a command makes several files: whether -o names a folder (it ends with a slash, or is one),
   and make it and what it stands in. */
bool is_folder(const char *path);
enum exit_status make_folder(struct arena *, const char *path);

/* The text of a file that stands there, or NULL. In the arena. */
const char *read_text(struct arena *, const char *path);

/* ---- For commands that need a model -----------------------------------------------------------
 */

#include "driver/compile.h"
#include "view/view.h"

/* Make a model for a command that works on sound ones. Where the file cannot be read or holds
   errors, they are shown and the status to end with is returned, else EXIT_CLEAN. */
enum exit_status load_model(const struct invocation *, struct compilation *, const char *path);

/* The same for one that shows what measures have counted: with the settings of the folder. */
enum exit_status load_measured_model(const struct invocation *, struct compilation *,
                                     const char *path);

/* The same for one that shows what the rules of the practice find: that is in its diagnostics. */
enum exit_status load_checked_model(const struct invocation *, struct compilation *,
                                    const char *path);

/* What `table --blank` makes: sheets to fill in. */
enum exit_status make_blank_sheets(const struct invocation *);

/* Things of a model that the command line names. */
struct subjects {
    const struct item **items;
    size_t count, capacity;
};

/* Those that the operands from `first` on name, by name or path; each must be of one of these
   kinds, else that is told, and how it can be shown. `shown` says who wants them: "the table
   measures shows". */
enum exit_status find_subjects(const struct invocation *, const struct model *, size_t first,
                               kind_set kinds, const char *shown, struct subjects *);

/* The same of one name that an option wants. */
enum exit_status find_subject(const struct invocation *, const struct model *, const char *name,
                              kind_set kinds, const char *wanted, const struct item **);

/* The name by which statements and the command line know it; the text of what has none. */
const char *name_of_item(const struct model *, const struct item *);

/* What a name or path on the command line names, of any of these kinds, or NULL. */
const struct item *subject_called(const struct model *, const char *name, kind_set kinds);

/* "a system or a causal-map" */
const char *kinds_in_words(struct arena *, kind_set kinds);

/* Who looks at the model, as the command line says. */
struct viewer viewer_for(const struct invocation *, const struct model *);

/* Tell on the error output how many confidential things were left out, where any. */
void tell_left_out(size_t count);

/* Tell --depfile, where it is given, that these files are made of the model's sources. */
enum exit_status write_depfile(const struct invocation *, const struct model *,
                               const struct paths *made);

/* Files that something is made of: one, or a model's own. Their names are copied. */
void add_input(struct arena *, struct paths *inputs, const char *path);
void add_inputs(struct arena *, struct paths *inputs, const struct sources *);

/* Whether --depfile, where it is given to a command that makes no file, tells by its own name what
   depends on the inputs: stamp.d tells of stamp. Where it does not, that is told. */
bool depfile_may_be_told(const struct invocation *);
enum exit_status write_depfile_of_check(const struct invocation *, struct paths *inputs);

/* write_product, and its depfile. */
enum exit_status write_made(const struct invocation *, const struct model *, struct buffer *);

/* ---- For commands that draw -------------------------------------------------------------------
 */

#include "analysis/network_measures.h"
#include "draw/layout.h"
#include "draw/text.h"

struct look;

/* The way to igraph, which is opened when something is first measured. */
struct network_measures network_measures_of(const struct invocation *);

/* What pictures are made with. Each part is opened when it is first needed. */
struct studio {
    struct ruler ruler; /* for texts of other scripts; stands first, so that it finds the rest */
    const struct invocation *invocation;
    struct layout layout;
    struct canvas *canvas;
    struct pdf_finisher finisher; /* of documents */
    struct office *office;
    unsigned effort;                   /* as in struct drawing */
    const char *no_canvas, *no_office; /* why there is none */
    const char *undrawn; /* why a picture could not be drawn: the last that has been told */
    struct {
        struct drawn_picture *items;
        size_t count, capacity;
    } drawn;                      /* so far: what stands in two documents is drawn once */
    const struct family *lacking; /* that has been told */
    struct notes told;            /* of documents */
    const char *refused;          /* why something is not written: the last that has been told */
};

struct studio studio_new(const struct invocation *);

/* Tell once what was missing on the way without keeping anything from being made, and close. */
void studio_close(struct studio *);

/* Tell which characters were painted that no font of the machine has, and what to install. */
void tell_unknown_characters(const struct studio *);

/* The way to what packs and unpacks files of office programs; NULL where it cannot be opened, and
   `no_office` says why. */
struct office *office_of(struct studio *);

/* Ready a setting for a format, whatever that is painted or packed with; false where that cannot be
   opened, and that has been told. A font that the look wants and the machine lacks is told once;
   NULL: it wants none. */
bool studio_readies(struct studio *, enum format_id, const struct look *, struct setting *);

/* How to print in this format, from the options and the environment. */
enum exit_status read_print(const struct invocation *, enum format_id, struct print *);

/* Write sheets, or without them tables, of which there may be none; why that cannot be done is
   told. */
enum exit_status write_described(const struct invocation *, enum format_id, const struct table *,
                                 const struct sheet *, struct buffer *out);

/* Pictures to draw. */
struct pictures {
    struct picture {
        const struct item *subject;
        enum view_id view;
        bool named; /* on the command line */
    } * items;
    size_t count, capacity;
};

/* The pictures of a thing: as the view that is asked for, or where that is VIEW_COUNT as it is
   usually shown. */
void list_pictures(struct arena *, struct pictures *, const struct item *, enum view_id,
                   bool named);

/* Those of all that the model's own files declare. */
void list_all_pictures(const struct model *, struct pictures *, enum view_id);

/* All that can be drawn of them, also what is not where nothing is named: for a folder. */
void list_every_picture(const struct model *, struct pictures *);

/* The scene of a picture, or NULL, and that has been told. */
const struct scene *draw_picture(struct studio *, struct arena *, const struct diagram *,
                                 const struct look *);

/* Show on the error output what is wrong with how a picture of this thing reads. */
void tell_faults(const struct invocation *, const struct model *, const struct scene *,
                 const struct item *subject);

/* Tell on the error output where a picture does not fit on its usual paper; `name` is what its file
   is called. */
void tell_page_size(const struct scene *, const char *name);

/* The scenes of all figures of a page, in their order, as this format takes them; NULL where one
   cannot be drawn, and that has been told. */
const struct scene *const *draw_figures(struct studio *, struct arena *, const struct document *,
                                        enum format_id, const struct look *);

/* The sheet that --paper names; one that there is not is told. */
enum exit_status read_paper_sheet(const struct invocation *, struct paper_sheet *);

/* The look that --look names; one that there is not is told. */
enum exit_status read_look(const struct invocation *, const struct look *otherwise,
                           const struct look **);

/* ---- For commands that make documents ---------------------------------------------------------
 */

/* A document in a format that holds a page, its figures in this look. */
enum exit_status put_document(struct studio *, const struct document *, enum format_id,
                              const struct look *, struct setting *, struct buffer *out);

/* Tell on the error output what a document has no form for. */
void tell_remarks(const struct document *);

/* The same as a product, in the look of --look, and tell what it leaves out. */
enum exit_status make_document(const struct invocation *, const struct model *,
                               const struct document *, enum format_id,
                               const struct look *otherwise);

/* Why a file could not be loaded, in words. */
const char *load_problem(enum load_result, int error);

/* Whether findings are shown in colour, and how wide the terminal is (0: none). */
bool wants_colour(const struct invocation *);
unsigned terminal_width(void);

/* How a product is written as text: for the terminal that it goes to, else always the same. */
struct setting text_setting(const struct invocation *);

#endif
