#ifndef CATWOE_VIEW_DOCUMENT_H
#define CATWOE_VIEW_DOCUMENT_H

#include "base/paper.h"
#include "view/diagram.h"
#include "view/sheet.h"
#include "view/table.h"

/* A page before it is written: sections with what stands in them, in reading order. Whoever writes
   it does not need the model; the scenes of its figures are handed over beside it. */

enum piece_kind {
    PIECE_LEAD,      /* what the section is about, in a sentence or two */
    PIECE_PARAGRAPH, /* runs */
    PIECE_QUOTE,     /* runs: what somebody says; `by` says who */
    PIECE_PANEL,     /* runs: a root definition; `head` names the view */
    PIECE_FIGURE,    /* a picture, with its text for whoever cannot see it */
    PIECE_TABLE,
    PIECE_COLUMNS,  /* items, short texts that stand side by side, each below its head */
    PIECE_PROMPTS,  /* items: questions to talk about; `head` says with whom */
    PIECE_SHEET,    /* a sheet to fill in, on paper of its own */
    PIECE_LIST,     /* items; `head` says what they are */
    PIECE_FINDINGS, /* items with a severity word as head */
    PIECE_FILES,    /* files beside the page, to go to */
};

struct list_item {
    const char *id; /* path of the thing that it is about, or NULL */
    struct runs runs;
    const char *head; /* small, before it; or NULL */
    struct runs by;   /* small, behind it: whose it is, where it stands */
};

/* A file beside the page. */
enum file_kind { FILE_REPORT, FILE_PICTURE, FILE_HANDOUT, FILE_SHEET, FILE_TABLE };
enum { MOST_OTHER_FORMS = 3 };
struct made_form {
    const char *path, *form;
};
struct made_file {
    enum file_kind kind;
    const char *path; /* from the page's own folder: pictures/retain.svg */
    const char *form; /* what form that is: SVG; or NULL where there is one form only */
    struct made_form also[MOST_OTHER_FORMS]; /* the same in other forms; the rest is NULL */
    const char *what;                        /* it is: Causal map; or NULL */
    const char *title, *doc;                 /* doc: what is in it, or NULL */
    double width, height;                    /* of a picture, for its shape; else 0 */
    bool large;                              /* a picture for a large sheet */
};
struct files {
    struct made_file *items;
    size_t count, capacity;
};

struct piece {
    struct piece *next;
    enum piece_kind kind;
    const char *head;
    struct runs runs, by; /* by: small, behind it */
    const struct table *table;
    const struct diagram *diagram;
    const struct sheet *sheet;
    struct {
        struct list_item *items;
        size_t count, capacity;
    } list;
    struct files files;
};

struct section {
    struct section *next;
    const char *id, *name, *heading; /* name: short, for the list of contents */
    struct piece *pieces, *last_piece;
    bool own_page; /* on paper it begins a page */
};

struct document {
    const char *kicker, *title,
        *standfirst;          /* kicker: what kind of page it is; standfirst or NULL */
    const char *language;     /* as the model says it: en */
    const char *date, *day;   /* 2007-10-05 and 5 October 2007, or NULL */
    const char *source;       /* where it comes from, for its foot; or NULL */
    const char *footer;       /* a line for the foot of each page, or NULL */
    const char *model;        /* the title of the model, where that is not its own; or NULL */
    struct paper_sheet paper; /* to print it on */
    const char *notes;        /* on paper what stands above lines to write on that fill each page of
                                 text: Notes; or NULL: none do */
    struct {
        const char **items;
        size_t count, capacity;
    } facts; /* short ones under the title: who, how many */
    struct section *sections, *last_section;
    size_t left_out, exposed; /* confidential things that it does not show, or shows */
    struct {
        const char **items;
        size_t count, capacity;
    } remarks; /* for whoever makes it: what it has no form for; sentences without capital and stop
                */
};

/* Its day and the facts under its title in one line: "5 October 2007 · 12 people"; empty where
   there are none. */
const char *document_facts(struct arena *, const struct document *);

/* An empty section behind the last. */
struct section *document_add_section(struct arena *, struct document *, const char *id,
                                     const char *name, const char *heading);

/* An empty piece behind the section's last. */
struct piece *section_add(struct arena *, struct section *, enum piece_kind);

/* A piece of plain text. */
struct piece *section_say(struct arena *, struct section *, enum piece_kind, const char *text);

/* An empty item behind the list's last; its address holds until the next. */
struct list_item *piece_add_item(struct arena *, struct piece *);

#endif
