# make demo: sets up .venv and checks a sample document.   make test: sets up .venv and runs every check.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := corpus/examples/样例.txt

.PHONY: demo test lint types reference bench bench-help bench-reports bench-suggest fuzz clean

demo: $(VENV)/.installed
	@$(BIN)/qualitycheck check $(SAMPLE) || test $$? -eq 1

test: lint types
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

reference: $(VENV)/.installed
	$(BIN)/qualitycheck rules --output-format markdown --output docs/rules

bench: $(VENV)/.installed-dev
	$(BIN)/python tests/bench/bench_check.py
	$(BIN)/python tests/bench/bench_docx.py

bench-suggest: $(VENV)/.installed-dev
	$(BIN)/python tests/bench/bench_suggest.py

bench-help: $(VENV)/.installed-dev
	$(BIN)/python tests/cli/bench_help.py

bench-reports: $(VENV)/.installed-dev
	$(BIN)/python tests/bench/bench_reports.py

fuzz: $(VENV)/.installed-dev
	$(BIN)/python tests/fuzz.py

clean:
	rm -rf $(VENV) dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/.created:
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.installed: pyproject.toml | $(VENV)/.created
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/.created
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@ $(VENV)/.installed
