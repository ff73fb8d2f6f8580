# `make` lists the commands. Everything runs in .venv, which is made on first use.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
RUN_READY := .venv/.ready-run
TEST_READY := .venv/.ready-test

.PHONY: help run archive postgres spark test soak check lint types contracts reference bench bench-reading clean

help: ## list these commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: $(RUN_READY) ## set up, record the demonstration mission, serve its desk at http://127.0.0.1:8000
	@$(BIN)/musterbook demo

archive: ## add what `musterbook archive read` needs
	@$(PYTHON) scripts/setup.py .venv requirements/run.txt requirements/archive.txt
	@touch $(RUN_READY)

postgres: ## add what a book on PostgreSQL needs
	@$(PYTHON) scripts/setup.py .venv requirements/run.txt requirements/postgres.txt
	@touch $(RUN_READY)

spark: ## add Apache Spark to that, for --engine spark; it needs Java 17
	@$(PYTHON) scripts/setup.py .venv requirements/run.txt requirements/archive.txt requirements/spark.txt
	@touch $(RUN_READY)

test: $(TEST_READY) ## set up what tests need and run them
	@$(BIN)/pytest -n auto --dist loadfile

soak: $(TEST_READY) ## do the faults in their full form and count what came of each
	@$(BIN)/python -m tests.soak

check: lint types contracts test ## all that must hold before a commit

lint: $(TEST_READY) ## style and format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(TEST_READY) ## static types
	@$(BIN)/mypy

contracts: $(TEST_READY) ## the layers of the house
	@$(BIN)/lint-imports

reference: $(RUN_READY) ## write docs/reference.md from the code
	@$(BIN)/python -m musterbook.cli.reference > docs/reference.md

bench: $(TEST_READY) ## measure reading, recording, archives, the ledger and the brief
	@$(BIN)/python -m bench

bench-reading: $(TEST_READY) ## score the reader on what lies under MUSTERBOOK_BENCH (default ../shared/bench)
	@$(BIN)/python -m bench.reading

clean: ## remove the virtual environment and caches
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(RUN_READY): requirements/run.txt pyproject.toml
	@$(PYTHON) scripts/setup.py .venv requirements/run.txt
	@touch $@

$(TEST_READY): requirements/dev.txt requirements/run.txt pyproject.toml
	@$(PYTHON) scripts/setup.py .venv requirements/run.txt requirements/dev.txt
	@touch $(RUN_READY) $@
