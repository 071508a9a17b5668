# What a contributor does, in one word each. Everything needs Go and nothing else.

GO       ?= go
FUZZTIME ?= 10s

.PHONY: build demo test lint update bench fuzz docs clean

build: ## the programs, into bin/
	$(GO) build -o bin/ ./tools/...

demo: ## lower a matrix multiplication from affine loops to a graph of blocks
	$(GO) run ./tools/pyopt --lower-affine --convert-scf-to-cf --canonicalize docs/examples/matmul.mlir

test: lint ## everything that has to hold before a commit
	$(GO) test ./...

lint: ## formatting, go vet and staticcheck (pinned in go.mod)
	@unformatted=$$(gofmt -l .); \
	if [ -n "$$unformatted" ]; then echo "run gofmt -w on:"; echo "$$unformatted"; exit 1; fi
	$(GO) vet ./...
	$(GO) tool staticcheck ./...

update: ## rewrite what is generated in golden tests, then look at git diff
	POLYLOOM_UPDATE=1 $(GO) test ./...

bench: ## the Go benchmarks
	$(GO) test -run '^$$' -bench . -benchmem ./...

fuzz: ## each fuzz test for FUZZTIME
	@set -e; for pkg in $$($(GO) list ./...); do \
	  for target in $$($(GO) test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
	    echo "$$pkg $$target"; \
	    $(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) $$pkg; \
	  done; \
	done

docs: ## regenerate what go:generate lines make, reference pages among it
	$(GO) generate ./...

clean:
	rm -rf bin out
