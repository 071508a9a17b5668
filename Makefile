# What a contributor does, in one word each. Everything needs Go and nothing else.

GO       ?= go
FUZZTIME ?= 10s

.PHONY: build demo test lint update bench bench-python fuzz docs grammar clean

build: ## the programs, into bin/
	$(GO) build -o bin/ ./tools/...

demo: ## lower a matrix multiplication from affine loops to a graph of blocks
	$(GO) run ./tools/pyopt --lower-affine --convert-scf-to-cf --canonicalize docs/examples/matmul.mlir

test: lint .venv/installed ## everything that has to hold before a commit
	$(GO) test ./...

# What some tests compare with. Where it cannot be installed those tests are skipped.
.venv/installed: requirements-test.txt
	@python=$$(for p in python3.13 python3; do $$p -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))' 2>/dev/null && echo $$p && break; done); \
	echo "installing NumPy for the tests into .venv"; \
	mkdir -p .venv; \
	if [ -n "$$python" ] && $$python -m venv .venv && .venv/bin/pip install -q --disable-pip-version-check --require-hashes -r $<; then :; \
	else echo "no Python 3.13 with pip: the tests that compare with it are skipped"; fi; \
	touch $@

lint: ## formatting, go vet and staticcheck (pinned in go.mod)
	@unformatted=$$(gofmt -l .); \
	if [ -n "$$unformatted" ]; then echo "run gofmt -w on:"; echo "$$unformatted"; exit 1; fi
	$(GO) vet ./...
	$(GO) tool staticcheck ./...

update: ## rewrite what is generated in golden tests, then look at git diff
	POLYLOOM_UPDATE=1 $(GO) test ./...

bench: ## the Go benchmarks
	$(GO) test -run '^$$' -bench . -benchmem ./...

PYTHON_SOURCES ?= $(shell python3 -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')

bench-python: ## all Python files of a folder: speed, then trees and mutants beside CPython 3.13
	$(GO) run ./bench/pyparse -cpython $(PYTHON_SOURCES)
	POLYLOOM_PYTHON_SOURCES=$(PYTHON_SOURCES) POLYLOOM_MUTANTS=20000 $(GO) test -count=1 -timeout 1h -v -run 'TestLibrary|TestMutants' ./pyast

fuzz: ## each fuzz test for FUZZTIME
	@set -e; for pkg in $$($(GO) list ./...); do \
	  for target in $$($(GO) test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
	    echo "$$pkg $$target"; \
	    $(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) $$pkg; \
	  done; \
	done

docs: ## regenerate the reference pages
	$(GO) generate ./pyopt

grammar: ## regenerate the parser of Python from its grammar; needs Java
	$(GO) generate ./grammar

clean:
	rm -rf bin out
