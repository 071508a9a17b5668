// Package lit runs golden tests that carry their own commands, as LLVM's lit
// does, but inside the calling process: the programs under test are Go
// functions, pipes are buffers, and a thousand tests take a second.
//
// A test is a file with RUN lines in its comments:
//
//	// RUN: pyopt %s --canonicalize | filecheck %s
//	// CHECK: return
//
// The part after "RUN:" is a small shell language (below) that is executed
// after lit's substitutions. A test passes when every RUN line exits with 0.
//
//	cfg := &lit.Config{Commands: map[string]lit.Command{
//		"pyopt":     lit.Main(pyopt.Main),
//		"filecheck": lit.Program("filecheck", filecheck.Main),
//	}}
//	result := cfg.Run("canonicalize.mlir", tempDir)
//
// Package lit/littest runs a folder of them as parallel subtests of go test,
// together with testscript's .txtar scripts; tools/lit is the same as a command.
//
// # Directives
//
// A directive is a keyword anywhere in a line, so any comment syntax will do.
//
//	RUN: command            run it; a backslash at the end continues in the next RUN line
//	REQUIRES: a, b && !c    skip the test unless every expression over the features holds
//	UNSUPPORTED: a          skip the test if one of them holds
//	XFAIL: a                expect failure if one of them holds; * always
//	DEFINE: %{name} = text  a substitution for the lines below; REDEFINE: changes it
//	GENERATED-BY: command   the lines up to GENERATED-END are what command prints; an
//	                        update rewrites them, and else a difference is an error
//	END.                    nothing below is a directive
//
// # Substitutions
//
//	%s %S %p       the test file; its folder (twice)
//	%t %T          a file name in a fresh folder of the test; that folder
//	%{s:basename}  the last element of %s; %{t:stem} the last of %t without .tmp
//	%{s:real}      %s with symbolic links resolved; also S, p, t
//	%{fs-sep} %{pathsep}  / and : (on Unix)
//	%(line) %(line+2)  the number of the RUN line, or one relative to it
//	%%             a per cent sign
//	%{…}, %…       what Config.Substitutions and DEFINE add
//
// # The shell
//
// Words are separated by space and quoted as in sh: '…' is literal, in "…" a
// backslash escapes ", \ and $, outside it escapes any character. An unquoted *
// or ? is expanded to matching file names if there are any. There are pipelines
// (a | b, failing if any stage fails), lists (a && b, a || b, a ; b) and the
// redirections < > >> 2> 2>> 2>&1 >&2 &>. There are no variables, no globs of
// another kind, no grouping and no background commands: a test that needs them
// wants to be a Go test.
//
// Built in: env, not, not --crash, !, echo, cat, cd, export, mkdir, rm, count,
// diff, split-file, true, false and the colon. Any other command is looked up in
// Config.Commands and then, only if Config.AllowPath is set, on PATH.
//
// Relative file names are relative to the test's fresh folder, %T.
package lit
