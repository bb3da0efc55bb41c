# Two commands do everything: `make run` and `make test`. Both set up what they need.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check lint types bench screens texts clean

run: .venv/run
	$(BIN)/python workshop_app.py

test: .venv/dev check
	$(BIN)/python -m pytest --numprocesses=2 --ignore=tests/browser --ignore=tests/pages --cov --cov-report=
	$(BIN)/python -m coverage report --include='workshop/*' --fail-under=100
	$(BIN)/python -m coverage report --fail-under=90
	$(BIN)/python -m pytest --numprocesses=2 --maxschedchunk=1 tests/browser tests/pages

check: lint types

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev
	$(BIN)/mypy

bench: .venv/dev
	$(BIN)/python -m bench

texts: .venv/dev
	$(BIN)/python -m tests.texts

screens: .venv/dev
	$(BIN)/python -m tests.browser.screens tests/screens/light
	$(BIN)/python -m tests.browser.screens tests/screens/dark dark

.venv/run: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 run"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/dev: .venv/run requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
