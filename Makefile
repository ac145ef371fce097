# The commands of this house. `make run` and `make test` need git, make and Python 3.12 or newer, nothing else.

SHELL := /bin/sh
PORT ?= 8000
WORKERS ?= 2

set_up = python=$$(sh scripts/find_python.sh) && $$python scripts/set_up.py
pytest = .venv/bin/python -m pytest -n $(WORKERS) --dist loadscope
stories = .venv/bin/python -m pytest -n $(WORKERS) --dist loadfile tests/journeys

.PHONY: help run demo development test check test-sqlite test-postgresql journeys screenshots bench messages format lock clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 18

run: ## set everything up, fill the demo centre, serve it at http://127.0.0.1:8000
	@$(set_up) demo
	@exec .venv/bin/knotenpunkt serve --port $(PORT)

demo: ## set everything up and fill the demo centre, without serving it
	@$(set_up) demo

development: ## set everything up for working on the code: linters, test packages, browser
	@$(set_up) development

test: check ## everything: linters, the suite on SQLite and on PostgreSQL, the browser stories
	$(pytest) src tests --ignore tests/journeys
	KNOTENPUNKT_TEST_DATABASE=postgresql $(pytest) src tests --ignore tests/journeys
	$(stories)

check: development ## formatter, linter, types, order of contexts
	.venv/bin/ruff format --check --quiet .
	.venv/bin/ruff check --quiet .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo

test-sqlite: development ## the suite on SQLite alone
	$(pytest) src tests --ignore tests/journeys

test-postgresql: development ## the suite on a throw-away PostgreSQL alone
	KNOTENPUNKT_TEST_DATABASE=postgresql $(pytest) src tests --ignore tests/journeys

journeys: development ## the browser stories alone
	$(stories)

screenshots: development demo ## the documentation's pictures, made anew from the demo
	.venv/bin/python scripts/screenshots.py

bench: demo ## how fast the public portal answers
	.venv/bin/knotenpunkt bench portal

messages: development ## collect new texts into the message catalogues
	.venv/bin/python -m scripts.collect_messages

format: development ## format and sort imports
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

lock: development ## renew the locks; UPGRADE=--upgrade takes the newest versions
	.venv/bin/python scripts/lock.py $(UPGRADE)

clean: ## remove everything that was made, the instance's data in var/ excepted
	rm -rf .venv node_modules build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
