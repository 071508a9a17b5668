// The grammar of Python 3.14, which reads what Python 3.8 and later read.
//
// Every decision is LL(1), so that the generated parser predicts nothing. What that
// costs is decided elsewhere, before or after the parser:
//
//   before   package pytoken finds statements and patterns that begin with a soft
//            keyword (MATCH, CASE and TYPE are not NAMEs here), and the parenthesis
//            of "with (a, b):" (WITH_LPAR)
//   after    package pyast checks what is let through: targets of assignments, the
//            order of parameters and arguments, and lists, which are written
//            x (',' x?)* because an optional comma at the end is not LL(1). Two
//            commas in a row never reach the parser's rules.
//
// Expressions are flat: precedence is the builder's business.
parser grammar PythonParser;

options {
    tokenVocab = PythonTokens;
    superClass = Base;
}

// Starts.

file : statement* EOF ;

expression_input : star_exprs NEWLINE* EOF ;

// Statements.

statement
    : simple_stmts
    | if_stmt
    | while_stmt
    | for_stmt
    | try_stmt
    | with_stmt
    | def_stmt
    | class_stmt
    | decorated
    | async_stmt
    | match_stmt
    ;

block : simple_stmts | NEWLINE INDENT statement+ DEDENT ;

simple_stmts : simple_stmt (';' simple_stmt?)* NEWLINE ;

simple_stmt
    : expr_stmt
    | 'return' star_exprs?
    | 'raise' (test ('from' test)?)?
    | 'pass'
    | 'break'
    | 'continue'
    | 'del' star_exprs
    | 'global' NAME (',' NAME)*
    | 'nonlocal' NAME (',' NAME)*
    | 'assert' test (',' test)?
    | 'import' dotted_as_name (',' dotted_as_name)*
    | 'from' ('.' | '...')* dotted_name? 'import' import_names
    | TYPE NAME type_params? '=' test
    ;

expr_stmt : rhs (augassign rhs | ('=' rhs)+ | ':' test ('=' rhs)?)? ;

rhs : yield_expr | star_exprs ;

augassign
    : '+=' | '-=' | '*=' | '/=' | '//=' | '%=' | '@=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**='
    ;

dotted_name : NAME ('.' NAME)* ;

dotted_as_name : dotted_name ('as' NAME)? ;

import_names : '*' | '(' import_as_name (',' import_as_name?)* ')' | import_as_name (',' import_as_name?)* ;

import_as_name : NAME ('as' NAME)? ;

if_stmt : 'if' named_expr ':' block ('elif' named_expr ':' block)* ('else' ':' block)? ;

while_stmt : 'while' named_expr ':' block ('else' ':' block)? ;

for_stmt : 'for' targets 'in' star_exprs ':' block ('else' ':' block)? ;

try_stmt : 'try' ':' block except_clause* ('else' ':' block)? ('finally' ':' block)? ;

except_clause : 'except' '*'? (test (',' test?)* ('as' NAME)?)? ':' block ;

with_stmt : 'with' (WITH_LPAR with_item (',' with_item?)* ')' | with_item (',' with_item)*) ':' block ;

with_item : test ('as' target)? ;

async_stmt : 'async' (def_stmt | for_stmt | with_stmt) ;

decorated : ('@' named_expr NEWLINE)+ (def_stmt | class_stmt | async_stmt) ;

def_stmt : 'def' NAME type_params? '(' params? ')' ('->' test)? ':' block ;

class_stmt : 'class' NAME type_params? ('(' arguments? ')')? ':' block ;

params : param (',' param?)* ;

param : ('*' | '**') named_param? | named_param | '/' ;

named_param : NAME (':' star_test)? ('=' test)? ;

type_params : '[' type_param (',' type_param?)* ']' ;

type_param : ('*' | '**')? NAME (':' test)? ('=' star_test)? ;

// Patterns.

match_stmt : MATCH star_named_exprs ':' NEWLINE INDENT case_block+ DEDENT ;

case_block : CASE patterns ('if' named_expr)? ':' block ;

patterns : star_pattern (',' star_pattern?)* ;

star_pattern : '*' NAME | pattern ;

pattern : closed_pattern ('|' closed_pattern)* ('as' bitor)? ;

closed_pattern
    : '-'? NUMBER (('+' | '-') NUMBER)?
    | strings
    | 'None'
    | 'True'
    | 'False'
    | NAME ('.' NAME)* ('(' (class_arg (',' class_arg?)*)? ')')?
    | '(' patterns? ')'
    | '[' patterns? ']'
    | '{' (mapping_item (',' mapping_item?)*)? '}'
    ;

class_arg : pattern ('=' pattern)? ;

mapping_item : closed_pattern ':' pattern | '**' NAME ;

// Expressions.

yield_expr : 'yield' ('from' test | star_exprs)? ;

star_exprs : star_test (',' star_test?)* ;

star_test : '*' bitor | test ;

star_named_exprs : star_named (',' star_named?)* ;

star_named : '*' bitor | named_expr ;

named_expr : test (':=' test)? ;

test : lambda | disjunction ('if' disjunction 'else' test)? ;

lambda : 'lambda' lambda_params? ':' test ;

lambda_params : lambda_param (',' lambda_param?)* ;

lambda_param : ('*' | '**') named_lambda_param? | named_lambda_param | '/' ;

named_lambda_param : NAME ('=' test)? ;

disjunction
    : 'not'* bitor
      ( ('<' | '>' | '==' | '>=' | '<=' | '!=' | 'in' | 'not' 'in' | 'is' 'not'?) bitor
      | ('and' | 'or') 'not'* bitor
      )*
    ;

bitor
    : ('+' | '-' | '~')* 'await'? atom trailer*
      ( ('|' | '^' | '&' | '<<' | '>>' | '+' | '-' | '*' | '/' | '//' | '%' | '@' | '**')
        ('+' | '-' | '~')* 'await'? atom trailer*
      )*
    ;

atom
    : NAME
    | NUMBER
    | 'None'
    | 'True'
    | 'False'
    | '...'
    | strings
    | '(' (yield_expr | elements)? ')'
    | '[' elements? ']'
    | '{' (dict_item (',' dict_item?)* comp_clauses?)? '}'
    ;

elements : star_named_exprs comp_clauses? ;

dict_item : '**' bitor | '*' bitor | named_expr (':' test)? ;

trailer : '.' NAME | '(' arguments? ')' | '[' slices ']' ;

arguments : argument (',' argument?)* ;

argument : '*' test | '**' test | test (':=' test | '=' test)? comp_clauses? ;

slices : slice (',' slice?)* ;

slice : '*' bitor | named_expr slice_tail? | slice_tail ;

slice_tail : ':' test? (':' test?)? ;

comp_clauses : comp_for+ ;

comp_for : 'async'? 'for' targets 'in' disjunction ('if' disjunction)* ;

targets : target (',' target?)* ;

target : '*'? bitor ;

strings : (STRING | fstring)+ ;

fstring : FSTRING_START fstring_part* FSTRING_END ;

fstring_part : FSTRING_MIDDLE | '{' rhs '='? ('!' NAME)? (':' fstring_part*)? '}' ;
