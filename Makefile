# The doors for people. Each target alone is enough: it sets up whatever it needs first.
.DEFAULT_GOAL := help
.PHONY: help setup environment run test check tour audit kill-test bench package test-package fault-test soak lock format clean
.DELETE_ON_ERROR:

PY := .venv/bin/python
ARGS ?=
MINUTES ?= 60
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

CATALOGUE_INPUTS := $(shell find i18n -name '*.po' -o -path 'i18n/*.py' 2>/dev/null)
CONTENT_INPUTS := $(shell find db kiosk/content -type f -not -path '*/__pycache__/*' 2>/dev/null; find db/factory -type d 2>/dev/null)

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 22

setup: environment build/qt/support.bin build/i18n/compiled build/factory/content.sqlite ## .venv, texts and content; quick when nothing changed

environment:
	@sh packaging/setup.sh

.venv/setup-stamp: environment ;

build/qt/support.bin: .venv/setup-stamp packaging/tools/precompile.py kiosk/precompiled.py
	@echo "setup: compiling what Qt needs in Python"
	@$(PY) packaging/tools/precompile.py

build/i18n/compiled: $(CATALOGUE_INPUTS) | environment
	@echo "setup: compiling the texts of ten languages"
	@$(PY) i18n/catalogues.py compile
	@touch $@

build/factory/content.sqlite: $(CONTENT_INPUTS) | environment
	@echo "setup: building the content"
	@$(PY) main.py content build --out $@
	@touch $@

run: setup ## the kiosk; where there is no display, pictures of it (ARGS="--language de")
	@sh packaging/tools/run.sh $(ARGS)

test: setup ## all tests (ARGS="-k ecology")
	$(PY) -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --max-worker-restart 0 $(ARGS)

check: setup ## Python and QML: style, types, theme
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m pyright
	$(PY) packaging/tools/qml_check.py

format: setup ## let the formatters have their way
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .
	$(PY) packaging/tools/qml_check.py --fix

tour: setup ## every screen as a picture, in build/tour (ARGS="--languages de")
	$(PY) main.py tour --out build/tour $(ARGS)

audit: setup ## every screen, language, size and theme looked at by a program
	$(PY) packaging/tools/places.py --check
	$(PY) -m tests.audit --all --out build/audit $(ARGS)

kill-test: setup ## 1,300 kills, an error at every write, a power cut at every call
	KIOSK_KILL_TEST=1 $(PY) -m pytest -s tests/releases/test_cut_short.py $(ARGS)

bench: setup ## times and memory beside a bare window and a page in Chromium
	$(PY) -m tests.benchmarks $(ARGS)

package: setup ## a folder with a program that needs no Python
	$(PY) packaging/build.py $(ARGS)

test-package: setup ## the package installed, shown, tapped, upgraded and removed here; needs root (ARGS="--no-build")
	$(PY) -m tests.package $(ARGS)

fault-test: environment ## the package in build/package killed, halted, spoilt, out of disk and time; needs root (ARGS="--only hung")
	$(PY) -m tests.package.faults $(ARGS)

soak: environment ## the package in build/package left to chance for an hour; needs root (MINUTES=15)
	$(PY) -m tests.package.soak --minutes $(MINUTES) $(ARGS)

lock: ## pin the newest packages the ranges allow
	sh packaging/tools/lock.sh

clean: ## remove what was built
	rm -rf build dist .pytest_cache .ruff_cache .coverage
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
