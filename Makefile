# Every command of the project. `make` alone lists them.
# Python that makes .venv; everything else runs inside it.
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
export PYTHONUTF8 := 1

.PHONY: help site test serve check bench shots golden lock clean
.DEFAULT_GOAL := help

help: ## list the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

.venv/site: requirements.txt
	@scripts/venv.sh $(PYTHON)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/dev: .venv/site requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

site: .venv/site ## build the site of both languages into site/
	@$(BIN)/mkdocs build --strict
	@$(BIN)/python scripts/finish.py

serve: .venv/site ## preview on 127.0.0.1:8000, reloads when the catalogue changes
	@SITE_URL=http://127.0.0.1:8000/ $(BIN)/mkdocs serve --strict --dev-addr 127.0.0.1:8000

# A worker a core; who is done takes over half of what another has left, so that neighbours stay together.
test: .venv/dev ## run every test; gets a browser if there is none
	@scripts/browser.sh $(BIN)/python
	@$(BIN)/python -m pytest -n auto --dist worksteal

check: .venv/dev ## problems of the catalogue, lint, types, workflow files; nothing is written
	@$(BIN)/python scripts/check.py
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy --no-error-summary scripts
	@$(BIN)/zizmor --offline --quiet .github/workflows
	@$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/site.yml

build/bench-venv/ready: requirements-bench.txt .venv/dev
	@$(BIN)/python -m venv build/bench-venv
	@build/bench-venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	@touch $@

# BENCH="--skip lighthouse" or BENCH="--only weight": less than all of it.
bench: .venv/dev build/bench-venv/ready ## measure, beside named peers in the same run: build/bench.json and a table
	@scripts/browser.sh $(BIN)/python
	@$(BIN)/python scripts/bench $(BENCH)

shots: .venv/dev site ## pictures of every kind of page: build/shots/index.html
	@scripts/browser.sh $(BIN)/python
	@$(BIN)/python scripts/shots.py

golden: .venv/dev ## rewrite what the tests compare with, after a change that was meant
	@$(BIN)/python -m pytest -n 0 --golden=write tests/golden tests/site/test_promises.py -q

lock: ## pin the requirements anew, with hashes
	@scripts/lock.sh $(PYTHON)

clean: ## remove everything that was made
	@rm -rf .venv build site
