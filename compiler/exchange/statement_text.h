#ifndef CATWOE_EXCHANGE_STATEMENT_TEXT_H
#define CATWOE_EXCHANGE_STATEMENT_TEXT_H

#include "base/tally.h"
#include "base/buffer.h"
#include "schema/schema.h"

/* Statements of a model being written, of what came from elsewhere. */

/* A text in quotes: its quotes and backslashes escaped, \n between its lines. */
void statement_put_text(struct buffer *, const char *text);

/* A name of its own, made of the words of a label, for what is declared; `kind` stands for or
   before what has no letter. It is among the names that are taken, then, which are told apart
   without their case. In the tally's arena. */
const char *statement_name(struct tally *taken, const char *label, const char *kind);

/* Count a name as taken; gives how often it has been. */
uint32_t statement_take_name(struct tally *taken, const char *name);

/* Words that begin a statement of their own in a block of this kind, or a clause: no names. */
void statement_reserve_words(struct tally *taken, enum kind block);

/* The statements as the formatter lays them out; false where they do not parse. */
bool statements_lay_out(struct buffer *text, struct buffer *out);

#endif
