# Two commands do everything: `make run` and `make test`. The rest are steps of these.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
LOCK := --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links

.DEFAULT_GOAL := help
.PHONY: help run demo test check unit browser bench pictures lock clean

help: ## List the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(VENV)/.run ## Serve the site on http://127.0.0.1:8000, with the data in instance/
	@$(BIN)/cea-helper serve --port $(PORT)

demo: $(VENV)/.run ## Serve the site on made-up people, apart from your own data
	@$(BIN)/cea-helper demo --port $(PORT)

test: check unit browser ## Install what the tests need, then run every check and every test

check: $(VENV)/.dev ## Format, lint, types and import rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: $(VENV)/.dev ## The tests that need no browser
	$(BIN)/pytest -m "not browser"

browser: $(VENV)/.dev ## The tests in a real browser
	$(BIN)/pytest -m browser

bench: $(VENV)/.dev ## Measure, and write docs/benchmarks.md
	$(BIN)/python -m tests.bench

pictures: $(VENV)/.dev ## Make the pictures of the README from the running demonstration
	$(BIN)/python scripts/make_pictures.py

lock: $(VENV)/.dev ## Write the lock files anew from pyproject.toml
	$(BIN)/pip-compile $(LOCK) --output-file requirements.txt pyproject.toml
	$(BIN)/pip-compile $(LOCK) --extra dev --output-file requirements-dev.txt pyproject.toml

clean: ## Remove the environment and what the tools left; never the data in instance/
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "CEA Helper needs Python 3.11 or later; install it first."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "CEA Helper needs Python 3.11 or later; $(PYTHON) is older."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python pyproject.toml requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt scripts/install_test_tools.sh
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.txt
	BIN=$(BIN) sh scripts/install_test_tools.sh
	@touch $@
