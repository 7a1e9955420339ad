#ifndef CATWOE_EXCHANGE_WORKBOOK_PARTS_H
#define CATWOE_EXCHANGE_WORKBOOK_PARTS_H

#include "emit/office.h"
#include "exchange/grid.h"
#include "exchange/xml_reader.h"

/* Between the files that read a workbook. */

/* How a number is shown. */
enum number_form { FORM_NUMBER, FORM_DATE, FORM_TIME, FORM_MOMENT, FORM_SHARE };

struct workbook_reading {
    struct arena *arena;
    const struct parts *parts;
    const char *problem; /* for the reader; the first stands */
    bool counts_from_1904;
    struct {
        const char **items;
        size_t count, capacity;
    } texts; /* that cells share */
    struct {
        enum number_form *items;
        size_t count, capacity;
    } looks; /* by the number that a cell gives */
    size_t cells;
};

/* Walk through a part; what is wrong with it becomes the problem. False where there is one. */
bool walk_part(struct workbook_reading *, const struct part *, struct xml_walker *);

/* The texts that cells share, and how numbers look. */
void read_shared_texts(struct workbook_reading *, const struct part *);
void read_looks(struct workbook_reading *, const struct part *);

/* A worksheet, whose cells go into the grid. */
void read_worksheet(struct workbook_reading *, const struct part *, struct grid *);

/* A number as it is shown. In the arena. */
const char *number_as_shown(struct workbook_reading *, const char *number, enum number_form);

/* A text being read: those parts of it that are shown. */
struct shown_text {
    struct buffer text;
    unsigned spoken; /* depth of what only tells how it is pronounced */
    bool open;       /* within a stretch of it */
    bool endless;    /* longer than a cell can hold: the rest was passed over */
};
void shown_text_begin(struct shown_text *, const char *element);
void shown_text_end(struct shown_text *, const char *element);
void shown_text_say(struct shown_text *, const char *text, size_t length);

/* All of it, the file format's own escapes read; and a new one can begin. In the arena. */
const char *shown_text_take(struct shown_text *);

#endif
