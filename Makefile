# Two commands do everything: `make run` and `make test`. Both set up what they need.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
PYTEST := $(BIN)/python -m pytest
# Two drive a browser, and wait a good deal; one does the rest. Meant for two cores.
WORKERS ?= 3
LOCK := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
  --generate-hashes --no-strip-extras --no-emit-package pip

.PHONY: run test quick fuzz check lint types browser pins bench screens texts clean

run: .venv/run
	$(BIN)/python workshop_app.py

test: .venv/dev browser check
	$(PYTEST) --numprocesses=$(WORKERS) --cov --cov-report=
	$(BIN)/python -m coverage report --include='workshop/*' --fail-under=100
	$(BIN)/python -m coverage report --fail-under=90

quick: .venv/dev check
	$(PYTEST) --numprocesses=2 -m "not (hypothesis or pages or browser or process)"

# A find is printed with its seed: make fuzz SEED=...
fuzz: .venv/dev
	$(BIN)/python -m tests.fuzz $(or $(FUZZ_SECONDS),120) $(SEED)

check: lint types

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev
	$(BIN)/mypy

browser: .venv/dev
	@$(BIN)/python -m install.browser

pins: .venv/dev
	UV_CUSTOM_COMPILE_COMMAND="make pins" $(LOCK) requirements.in --output-file requirements.txt
	UV_CUSTOM_COMPILE_COMMAND="make pins" $(LOCK) requirements-dev.in --output-file requirements-dev.txt

bench: .venv/dev
	$(BIN)/python -m bench

texts: .venv/dev
	$(BIN)/python -m tests.texts

screens: .venv/dev browser
	$(BIN)/python -m tests.browser.screens tests/screens/light
	$(BIN)/python -m tests.browser.screens tests/screens/dark dark

.venv/run: requirements.txt
	@$(PYTHON) -m install.environment
	$(PIP) -r requirements.txt
	@touch $@

.venv/dev: .venv/run requirements-dev.txt
	$(PIP) -r requirements-dev.txt
	@touch $@

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
