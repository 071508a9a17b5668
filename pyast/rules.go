package pyast

import "polyloom/grammar/pyparser"

// The rules of the grammar by which the builder finds its way.
const (
	ruleArguments     = pyparser.PythonParserRULE_arguments
	ruleAugassign     = pyparser.PythonParserRULE_augassign
	ruleBitor         = pyparser.PythonParserRULE_bitor
	ruleClassArg      = pyparser.PythonParserRULE_class_arg
	ruleClassStmt     = pyparser.PythonParserRULE_class_stmt
	ruleCompClauses   = pyparser.PythonParserRULE_comp_clauses
	ruleDefStmt       = pyparser.PythonParserRULE_def_stmt
	ruleDottedName    = pyparser.PythonParserRULE_dotted_name
	ruleElements      = pyparser.PythonParserRULE_elements
	ruleExceptClause  = pyparser.PythonParserRULE_except_clause
	ruleExprStmt      = pyparser.PythonParserRULE_expr_stmt
	ruleForStmt       = pyparser.PythonParserRULE_for_stmt
	ruleFstring       = pyparser.PythonParserRULE_fstring
	ruleFstringPart   = pyparser.PythonParserRULE_fstring_part
	ruleIfStmt        = pyparser.PythonParserRULE_if_stmt
	ruleLambda        = pyparser.PythonParserRULE_lambda
	ruleLambdaParams  = pyparser.PythonParserRULE_lambda_params
	ruleMatchStmt     = pyparser.PythonParserRULE_match_stmt
	ruleNamedExpr     = pyparser.PythonParserRULE_named_expr
	ruleNamedLambda   = pyparser.PythonParserRULE_named_lambda_param
	ruleNamedParam    = pyparser.PythonParserRULE_named_param
	ruleParams        = pyparser.PythonParserRULE_params
	rulePattern       = pyparser.PythonParserRULE_pattern
	rulePatterns      = pyparser.PythonParserRULE_patterns
	ruleSimpleStmt    = pyparser.PythonParserRULE_simple_stmt
	ruleSimpleStmts   = pyparser.PythonParserRULE_simple_stmts
	ruleSliceTail     = pyparser.PythonParserRULE_slice_tail
	ruleStarExprs     = pyparser.PythonParserRULE_star_exprs
	ruleStatement     = pyparser.PythonParserRULE_statement
	ruleStrings       = pyparser.PythonParserRULE_strings
	ruleTest          = pyparser.PythonParserRULE_test
	ruleTrailer       = pyparser.PythonParserRULE_trailer
	ruleTryStmt       = pyparser.PythonParserRULE_try_stmt
	ruleTypeParams    = pyparser.PythonParserRULE_type_params
	ruleWhileStmt     = pyparser.PythonParserRULE_while_stmt
	ruleWithItem      = pyparser.PythonParserRULE_with_item
	ruleWithStmt      = pyparser.PythonParserRULE_with_stmt
	ruleYieldExpr     = pyparser.PythonParserRULE_yield_expr
	ruleAsyncStmt     = pyparser.PythonParserRULE_async_stmt
	ruleDecorated     = pyparser.PythonParserRULE_decorated
	ruleClosedPattern = pyparser.PythonParserRULE_closed_pattern
)
