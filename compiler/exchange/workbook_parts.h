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

#endif
