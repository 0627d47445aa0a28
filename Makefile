# The commands of this project. `make` alone lists them; each needs only Python 3.11+ and make.
SHELL := /bin/sh
.DEFAULT_GOAL := help

BIN := .venv/bin
given = $(filter-out 0 no false,$(strip $(1)))
RUN_OPTIONS := $(if $(PORT),--port $(PORT)) $(if $(call given,$(DEMO)),--demo) \
               $(if $(call given,$(PHONE)),--phone) $(if $(HOST),--host $(HOST))
set_up = python=$$(sh tools/find-python) && "$$python" -m tools.environment
# CI runs `make check` and then `make test`, which runs every test again: WITHOUT_TESTS=1 saves that.
QUICK_TESTS := $(if $(call given,$(WITHOUT_TESTS)),,quick-tests)
# One file of tests stays in one worker: its server and its browser are started once.
PYTEST := $(BIN)/python -m pytest -p tools.no_skips
# In the order of their names the browser's files come first; by the number of tests, the two that
# take longest would come last, when nobody is left to work beside them.
PARALLEL := -n 2 --dist loadfile --no-loadscope-reorder

.PHONY: help run build test check lint quick-tests bench faults format lock clean environment environment-run client

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /  make \1|/p' Makefile | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'

run: environment-run client ## start it on http://localhost:8000 (PORT=, DATA=, DEMO=1, PHONE=1 HOST=)
	@$(if $(DATA),FIELDSAMPLE_DATA='$(abspath $(DATA))') exec $(BIN)/fieldsample run $(RUN_OPTIONS)

build: environment-run client ## build the web app alone

test: environment client ## every test, in the browser and against PostgreSQL too
	@$(BIN)/python -m tools.system_packages
	@$(BIN)/python -m tools.client test
	@$(PYTEST) $(PARALLEL) $(PYTEST_OPTIONS)

check: lint $(QUICK_TESTS) ## what must pass before a commit: format, lint, types, layers, quick tests

lint: environment
	@$(BIN)/ruff format --check --quiet . || { echo "Some files are not formatted: make format mends them."; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python -m tools.migrations
	@$(BIN)/python -m tools.client check

quick-tests: environment client
	@$(BIN)/python -m tools.client test
	@$(PYTEST) $(PARALLEL) -m "not browser" $(PYTEST_OPTIONS)

bench: environment client ## measure it (JSON=FILE keeps the figures, SAMPLES=1000000 grows a very large lab instead)
	@$(BIN)/python -m tools.bench $(if $(JSON),--json '$(JSON)') $(if $(SAMPLES),--samples $(SAMPLES))

faults: environment client ## try everything that can fail, and planted bugs (MINUTES=30 SEED= DATABASE=)
	@$(BIN)/python -m tools.faults $(if $(MINUTES),--minutes $(MINUTES)) $(if $(SEED),--seed $(SEED)) \
	  $(if $(DATABASE),--database $(DATABASE))

format: environment ## put the Python files in order
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .

lock: environment ## work out the locked dependencies again, after a change in pyproject.toml
	@$(BIN)/python -m tools.lock

clean: ## remove what was built; the lab's data stays
	@rm -rf .venv .node build dist static/pwa/dist static/pwa/node_modules static/pwa/.test-build \
	  .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find fieldsample migrations tests tools -name __pycache__ -prune -exec rm -rf {} +

environment-run:
	@$(set_up) run

environment:
	@$(set_up) test

client: | environment-run
	@$(BIN)/python -m tools.client build
