/* The phrases of Catwoe: a reader's grammar of the language.

   A file is a list of statements, one a line. Which kinds, keys and clauses go where is not said
   here but in schema.def; where a statement ends and which word begins one was decided before
   (compiler/syntax/statements.c); what the phrases mean is found out behind (compiler/model).

   Every action is one call that builds a node. A statement with an error becomes a FAULT, so that
   one mistake costs one line: nothing below it is lost. */

%require "3.8"
%define api.pure full
%define api.prefix {catwoe_}
%define api.location.type {struct range}
%define parse.error custom
%define parse.lac full
%define api.value.type union
%locations
%expect 0
%param {struct parser *parser}

%code requires {
#include "syntax/build.h"
}

%code {
#define YYLLOC_DEFAULT(whole, parts, count) (whole) = range_of((parts), (count))

static int catwoe_lex(CATWOE_STYPE *value, struct range *at, struct parser *parser);
static void catwoe_error(struct range *at, struct parser *parser, const char *message);
}

%token END       "the end of the line"
%token KIND      "a kind"
%token USE       "use"
%token ACCEPT    "accept"
%token TODO      "todo"
%token NAME      "a name"
%token TEXT      "a text in quotes"
%token NUMBER    "a number"
%token DATE      "a date"
%token KEY       "a key"
%token CLAUSE    "a clause word"
%token BECAUSE   "because"
%token ARROW     "->"
%token OPEN      "{"
%token CLOSE     "}"
%token COMMA     ","

%type <struct statement_list> statements
%type <struct statement *>    statement declaration sentence attribute use accept todo
%type <struct block *>        block tail
%type <struct parts>          parts clauses
%type <struct clause *>       clause
%type <struct operand_list>   plains values
%type <struct operand *>      plain value operand

%%

file:
  statements                          { parser_finish(parser, $statements); }

statements:
  %empty                              { $$ = build_no_statements(); }
| statements[list] statement          { $$ = build_statement_behind($list, $statement); }

statement:
  declaration
| sentence
| attribute
| use
| accept
| todo
| "the end of the line"               { $$ = NULL; }
| error "the end of the line"         { yyerrok; $$ = build_fault(parser, @$, NULL); }
| error block "the end of the line"   { yyerrok; $$ = build_fault(parser, @$, $block); }

declaration:
  "a kind" name parts tail            { $$ = build_declaration(parser, @1, @name, $parts, $tail); }

sentence:
  words parts tail                    { $$ = build_sentence(parser, @words, $parts, $tail); }

attribute:
  "a key" values clauses "the end of the line"
                                      { $$ = build_attribute(parser, @1, $values, $clauses); }

use:
  "use" values "the end of the line"  { $$ = build_use(parser, @1, $values); }

accept:
  "accept" "a name" "because" "a text in quotes" "the end of the line"
                                      { $$ = build_accept(parser, @1, @2, @4); }

todo:
  "todo" "a text in quotes" "the end of the line"
                                      { $$ = build_todo(parser, @1, @2); }

tail:
  "the end of the line"               { $$ = NULL; }
| block "the end of the line"         { $$ = $block; }

block:
  "{" statements "}"                  { $$ = build_block(parser, $statements, @3); }

name:
  %empty
| "a name"

words:
  "a name"
| words "a name"

parts:
  %empty                              { $$ = build_no_parts(); }
| parts[list] "a text in quotes"      { $$ = build_label_behind(parser, $list, @2); }
| parts[list] clause                  { $$ = build_clause_behind($list, $clause); }

clauses:
  %empty                              { $$ = build_no_parts(); }
| clauses[list] clause                { $$ = build_clause_behind($list, $clause); }

clause:
  "a clause word" plains              { $$ = build_clause(parser, @1, $plains); }
| "because" plains                    { $$ = build_clause(parser, @1, $plains); }

plains:
  plain                               { $$ = build_operands($plain); }
| plains[list] "," plain              { $$ = build_operand_behind($list, $plain); }

plain:
  words                               { $$ = build_operand(parser, OPERAND_WORDS, @$); }
| "a text in quotes"                  { $$ = build_operand(parser, OPERAND_TEXT, @$); }
| "a date"                            { $$ = build_operand(parser, OPERAND_DATE, @$); }
| quantity                            { $$ = build_operand(parser, OPERAND_QUANTITY, @$); }

quantity:
  "a number"
| "a number" words

values:
  value                               { $$ = build_operands($value); }
| values[list] "," value              { $$ = build_operand_behind($list, $value); }

value:
  operand
| value[from] "->" operand[to]        { $$ = build_arrow($from, $to); }

operand:
  plain
| words "a text in quotes"            { $$ = build_reason(parser, OPERAND_WORDS, @1, @2); }
| quantity "a text in quotes"         { $$ = build_reason(parser, OPERAND_QUANTITY, @1, @2); }

%%

/* The terminals come from an array; this only gives them bison's numbers. */
static int catwoe_lex(CATWOE_STYPE *value, struct range *at, struct parser *parser)
{
    static const short numbers[SYMBOL_COUNT] = {
        [SYMBOL_END] = END,         [SYMBOL_KIND] = KIND,       [SYMBOL_USE] = USE,
        [SYMBOL_ACCEPT] = ACCEPT,   [SYMBOL_TODO] = TODO,       [SYMBOL_NAME] = NAME,
        [SYMBOL_TEXT] = TEXT,       [SYMBOL_NUMBER] = NUMBER,   [SYMBOL_DATE] = DATE,
        [SYMBOL_KEY] = KEY,         [SYMBOL_CLAUSE] = CLAUSE,   [SYMBOL_BECAUSE] = BECAUSE,
        [SYMBOL_ARROW] = ARROW,     [SYMBOL_OPEN] = OPEN,       [SYMBOL_CLOSE] = CLOSE,
        [SYMBOL_COMMA] = COMMA,
    };
    (void)value;
    return numbers[parser_next(parser, at)];
}

static int yyreport_syntax_error(const yypcontext_t *context, struct parser *parser)
{
    yysymbol_kind_t expected[EXPECTED_MOST];
    const char *words[EXPECTED_MOST];
    int count = yypcontext_expected_tokens(context, expected, EXPECTED_MOST);
    for (int i = 0; i < count; i++)
        words[i] = yysymbol_name(expected[i]);
    tell_syntax_error(parser, yypcontext_location(context)->first, words, count);
    return 0;
}

/* The parser runs out of room only beyond the depth that the braces have been held to. */
static void catwoe_error(struct range *at, struct parser *parser, const char *message)
{
    (void)message;
    tell_syntax_error(parser, at->first, NULL, 0);
}
