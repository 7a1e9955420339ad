#ifndef CATWOE_DRIVER_CHECK_JOB_H
#define CATWOE_DRIVER_CHECK_JOB_H

#include "driver/baseline.h"
#include "driver/settings.h"
#include "driver/totals.h"

/* One run of `check`: what is asked for, and what has come out so far. */

enum { MOST_FORMATS = 8, MOST_THREADS = 256 };

/* One place that findings go to. */
struct sink {
    const struct format *format;
    const char *path;   /* NULL: the output; of `human` the error output */
    struct buffer body; /* what has been told of the models so far */
};

/* The word lists that have been read so far; each thread has its own, for all its models. */
struct thread_words {
    struct arena *arena; /* NULL: none has been read */
    struct word_library *library;
};
void thread_words_end(struct thread_words *);

struct check_job {
    struct invocation *invocation;
    struct thread_words words;
    struct all_settings settings;
    struct sink sinks[MOST_FORMATS];
    size_t sink_count;
    const char *format; /* where the command line names none */
    struct totals totals;
    struct told told;
    struct paths parts, used;         /* used: real paths of parts that a model has used */
    struct baseline *known, *written; /* NULL: not asked for */
    size_t known_count;
    unsigned threads;
    struct mended {
        size_t count;
        struct paths files;
    } mended;
    struct paths inputs; /* files that were read */
    struct paths made;   /* and those that were written */
    long most;
    bool exhausted;
};

/* One model: made by whatever thread, taken in order by the one that asked. */
struct check_task {
    const char *path;
    const struct settings *settings;
    struct buffer *text; /* where it is not what stands in the file: mended standard input */
    struct compilation compilation;
    enum load_result result;
    int problem;    /* errno where it could not be read */
    bool exhausted; /* there was not enough memory for it */
    bool made;
};

typedef void take_task(struct check_job *, struct check_task *);

/* Compile one. Where memory runs out, only this one is given up. */
void check_make(const struct check_job *, struct check_task *, struct thread_words *);

/* Compile each, several at a time where the job says so, and take them in their order. */
void check_each(struct check_job *, struct check_task *, size_t count, take_task *);
unsigned processor_count(void);

/* Make the safe fixes of a model in its files, round by round until none is left, and tell them. A
   part alone is left as it is, except where `parts` says so. Of standard input the mended text goes
   to the output. */
void check_fix(struct check_job *, struct check_task *, bool parts);

/* Read the command line into the job; false where something is wrong with it, and that has been
   told. */
bool check_read_options(struct check_job *);

/* The formats and files of --format; false as above. */
bool check_read_sinks(struct check_job *);

/* Check files, or all models in a folder. */
void check_files(struct check_job *, const char *const *paths, size_t count);
void check_folder(struct check_job *, const char *folder);

/* Show what was found in a model, in every format, and count it. */
void check_show(struct check_job *, struct model *);

/* Whether a file may be written: it is none that was read, and nothing else was written there. If
   not, that is told. */
bool check_may_write(struct check_job *, const char *path);

/* Write what the formats have made; gives the status to end with. */
enum exit_status check_write_sinks(struct check_job *, enum exit_status);

#endif
