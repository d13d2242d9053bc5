# Every target does its own set-up: a fresh clone needs CPython 3.11+ and make, nothing else.
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
BIN := .venv/bin
RUNTIME := .venv/.runtime
DEV := .venv/.dev
BENCH := .venv/.bench
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt
PAGES := README.md $(wildcard docs/*.md)

export PYTHONUTF8 := 1

.PHONY: help read test lint types imports docs gate bench fuzz train build format browser clean

help: ## what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile | sort | while IFS='	' read -r t d; do printf '  make %-11s %s\n' "$$t" "$$d"; done

read: $(RUNTIME) ## the record of an example dispatch
	@$(BIN)/guillemets read examples/diplomatie-ats.txt

test: $(DEV) browser ## the tests
	@$(BIN)/python -m pytest -rs

lint: $(DEV) ## form of the code
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet . && echo 'lint: clean'

format: $(DEV) ## brings the code into form
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

types: $(DEV) ## static types
	@$(BIN)/mypy

imports: $(DEV) ## direction of imports
	@$(BIN)/lint-imports

docs: $(DEV) ## generated pieces of the documentation are current
	@$(BIN)/python -m cogapp --check -I scripts -PU -n UTF-8 $(PAGES)

cog: $(DEV) ## writes the generated pieces of the documentation
	@$(BIN)/python -m cogapp -r -I scripts -PU -n UTF-8 $(PAGES)
.PHONY: cog

gate: $(DEV) ## quality against the pinned floors
	@$(BIN)/python eval/gate.py

combined: $(DEV) ## sentences put together by chance, construction by construction: how many contents are found
	@$(BIN)/python eval/combined.py
.PHONY: combined

bench: $(BENCH) ## speed and memory beside other programs; writes docs/speed.md and its plot
	@$(BIN)/python eval/scaling.py --write docs

soak: $(DEV) ## memory of one worker over 20,000 dispatches
	@$(BIN)/python eval/soak.py
.PHONY: soak

engines: $(DEV) ## 30,000 dispatches through both engines, killed on the way: the same tables
	@$(BIN)/python eval/engines.py
.PHONY: engines

bench-store: $(DEV) ## a store of 100,000 dispatches: size, cost, time of each question
	@$(BIN)/python eval/bench_store.py --check
.PHONY: bench-store

kill-store: $(DEV) ## 50 ingests killed at random moments and resumed
	@$(BIN)/python eval/kill_store.py
.PHONY: kill-store

fuzz: $(DEV) ## inputs of every format, damaged at random, for long
	@FUZZ_EXAMPLES=5000 $(BIN)/python -m pytest tests/formats/test_fuzz.py

bench-web: $(DEV) ## speed and memory of the reading room
	@$(BIN)/python eval/bench_web.py
.PHONY: bench-web

screenshots: $(DEV) browser ## pictures of the reading room for the documentation
	@$(BIN)/python scripts/screenshots.py
.PHONY: screenshots

messages: $(DEV) ## brings the reading room's catalogues up to date
	@$(BIN)/python scripts/messages.py
.PHONY: messages

vendor: $(DEV) ## takes the reading room's scripts and fonts out of their npm packages
	@$(BIN)/python scripts/vendor.py
.PHONY: vendor

train: $(DEV) ## trains the linguistic model anew
	@$(BIN)/python training/train.py

build: $(DEV) ## wheel and source archive
	@$(BIN)/python -m hatchling build

clean: ## removes what the other targets made
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

# The page test looks at the HTML in Chromium; where it cannot be had, that test says so and is skipped.
browser:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			{ apt-get -qq update && apt-get -qq install -y --no-install-recommends chromium; } >/dev/null 2>&1 || true; fi; }

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo 'CPython 3.11 or later is needed; name it with make PYTHON=...' >&2; exit 2; }
	@$(PYTHON) -m venv .venv || { echo 'python -m venv failed; on Debian and Ubuntu, install python3-venv' >&2; exit 2; }

$(RUNTIME): pyproject.toml constraints.txt | .venv/bin/python
	@echo 'setting up .venv (once)' >&2
	@$(PIP) --editable .
	@touch $@

$(DEV): $(RUNTIME)
	@echo 'adding the tools of development to .venv (once)' >&2
	@$(PIP) --editable '.[dev]'
	@touch $@

$(BENCH): $(DEV)
	@echo 'adding the programs that are measured against (once)' >&2
	@$(PIP) --editable '.[dev,bench]'
	@touch $@
