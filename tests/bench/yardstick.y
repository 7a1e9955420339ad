/* The sentences of the yardstick's language: variables and links, one a line. */

%code requires {
#include "yardstick.h"
}

%code {
int yylex(YYSTYPE *value, YYLTYPE *location, void *scanner);

static void yyerror(YYLTYPE *location, struct reading *reading, void *scanner, const char *message)
{
    (void)scanner;
    reading_report(reading, *location, message);
}
}

%define api.pure full
%define parse.error verbose
%locations
%expect 0

%parse-param { struct reading *reading } { void *scanner }
%lex-param { void *scanner }

%union {
    uint32_t name;
    struct text text;
    enum node_kind kind;
}

%token VARIABLE "variable" RAISES "raises" LOWERS "lowers" END "end of line"
%token <name> NAME "name"
%token <text> TEXT "text"
%type <kind> sign

%%

file: %empty | file line;

line:
    END
  | VARIABLE NAME TEXT END  { reading_add_variable(reading, $2, $3, @$); }
  | NAME sign NAME END      { reading_add_link(reading, $2, $1, $3, @$); }
  | error END               { yyerrok; }
  ;

sign:
    RAISES                  { $$ = NODE_RAISES; }
  | LOWERS                  { $$ = NODE_LOWERS; }
  ;
