# Two commands matter: `make demo` shows what casegraph does, `make test` proves that it does it.
# Both set up a virtual environment of their own in .venv first; nothing else is needed than Python 3.11 or newer.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
DEMO   ?= demo

.DEFAULT_GOAL := help
.PHONY: help demo test lint types docs golden bench wheel clean

help:
	@echo "make demo    set up, then build the examples and show a case, the follow-up list and a graph"
	@echo "make test    set up, then run all tests"
	@echo "make lint    ruff and the size budgets;   make types    mypy --strict"
	@echo "make docs    write docs/commands.md and the columns of docs/exports.md anew; make golden   write the golden files anew (read the diff)"
	@echo "make bench   the benchmarks;              make wheel    build the wheel;   make clean"

$(VENV)/.demo: setup.cfg pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "casegraph needs Python 3.11 or newer: make PYTHON=python3.12 …"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.demo
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,dev]'
	@touch $@

demo: $(VENV)/.demo
	@BIN=$(BIN) DEMO=$(DEMO) sh examples/demo.sh

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/.dev
	$(BIN)/ruff check casegraph benchmarks tests
	$(BIN)/ruff format --check casegraph benchmarks tests
	$(BIN)/python -m tests.repo.budgets

types: $(VENV)/.dev
	$(BIN)/mypy

docs: $(VENV)/.dev
	$(BIN)/python -m tests.repo.command_reference > docs/commands.md
	$(BIN)/python -m tests.repo.export_columns

golden: $(VENV)/.dev
	$(BIN)/python -m pytest -q tests --golden

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks.leave_one_out
	$(BIN)/python -m benchmarks.perturb
	$(BIN)/python -m benchmarks.linkbench --part test
	$(BIN)/python -m benchmarks.answerbench --part test
	$(BIN)/python -m benchmarks.graphml_speed
	$(BIN)/python -m benchmarks.builds

wheel: $(VENV)/.dev
	$(BIN)/python -m build --wheel --outdir dist

clean:
	rm -rf $(VENV) $(DEMO) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
