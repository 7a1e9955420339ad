#ifndef CATWOE_EMIT_SHEET_FILE_H
#define CATWOE_EMIT_SHEET_FILE_H

#include <stdbool.h>

/* How a sheet to fill in (view/sheet.h) lies in a file, in a workbook and as values alike, so that
   its answers are found again wherever rows and columns have moved. One worksheet holds one sheet;
   values hold one below the other.

   The first column, hidden in a workbook, is for us: its cell says what its row is. All others are
   for people, and a column is known by its key, never by its place:

       catwoe:note                 the title; what it is about; what to do: for readers
       catwoe:group                "Group:", and in one of the cells behind it the group's name
       catwoe:sheet SHEET_ID       the key of each column, behind it           (a hidden row)
       catwoe:heads                the head of each column, in words
       ROW_ID                      the cells of a row of the table; answers in the columns that ask
       ROW_ID …
       ..more                      sheet_more: what is missing; the question stands in the column
                                   of the row's head, the answers in those that ask
       catwoe:note                 what stands below a table

   A row whose first cell is empty is none of ours: what stands in it, a person has written. A
   worksheet without a cell that begins with catwoe:sheet holds no answers: it explains. Texts are
   as they were typed, but that values have the guard of emit/csv.h before what a spreadsheet would
   take for a formula, and that a workbook writes what looks like its own escape, _x0041_, as
   _x005F_x0041_ (ECMA-376 part 1, 22.9.2.19). */

#define SHEET_MARK       "catwoe:"
#define SHEET_MARK_GROUP SHEET_MARK "group"
#define SHEET_MARK_SHEET SHEET_MARK "sheet "
#define SHEET_MARK_HEADS SHEET_MARK "heads"
#define SHEET_MARK_NOTE  SHEET_MARK "note"

/* The label of the group's name. */
#define SHEET_GROUP_LABEL "Group:"

/* Whether a text is one by which a workbook explains how it is filled in (emit/xlsx_sheet.c). */
bool sheet_explains(const char *text);

#endif
