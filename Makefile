# The verbs of this project. Nothing but Python 3.11 is needed to run it; everything installed goes into .venv.
# PYTHON=/path/to/python chooses the interpreter, CONSULTANT_HOME the place the service writes to.

SHELL := /bin/bash
BIN := .venv/bin
# Two tests run at once, three of those that wait for servers: each process of pytest has servers of its own, on free ports, in folders of its own.
# Tests that kill, cut and refuse on purpose run apart from these, two at once; the long ones measure how long recovery takes, and run alone.
SERVERS := servers or contracts or faults
MEMORY := --numprocesses 2 --dist loadgroup -m "not ($(SERVERS))"
REAL := --numprocesses 3 --dist loadfile -m "(servers or contracts) and not faults" --rerun-show-tracebacks
# Arguments passed on: make test ARGS="tests/codes -x", make bench ARGS=latency.
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help install install-dev run demo test check lint format audit bench faults screenshots examples lock clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install:  ## make .venv from the hashed lock file
	@scripts/install runtime

install-dev:
	@scripts/install dev

run: install  ## start everything on this machine, until Ctrl-C
	@exec $(BIN)/consultant run $(ARGS)

demo: install  ## one question mailed in, approved and answered, printed as it happens
	@exec $(BIN)/consultant demo $(ARGS)

test: install-dev  ## install what is missing, then run every test (or those that ARGS names)
	@scripts/install-servers
ifeq ($(ARGS),)
	@$(BIN)/python -m pytest $(MEMORY)
	@$(BIN)/python -m pytest $(REAL)
	@$(BIN)/python -m pytest --numprocesses 2 -m faults
else
	@$(BIN)/python -m pytest $(ARGS)
endif

check: lint  ## format, lint, types, import contracts, coverage of the memory tests
	$(BIN)/python -m pytest -q $(MEMORY) --cov --cov-report=term

lint: install-dev  ## the part of check that runs no test
	$(BIN)/ruff format --check --output-format concise .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

audit: install-dev  ## ask the OSV database about every locked version; says so when it cannot be reached
	@$(BIN)/python scripts/audit

format: install-dev  ## write the format that check wants
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: install-dev  ## measure: latencies, mails a second, memory
	@scripts/install-servers
	@$(BIN)/python -m tests.benchmarks $(ARGS)
	@$(BIN)/python -m tests.answering.evaluation
	@$(BIN)/python -m tests.answering.evaluation.generated

faults: install-dev  ## only the tests that kill, cut and refuse
	@scripts/install-servers
	@FAULTS=long $(BIN)/python -m pytest -m faults $(ARGS)

screenshots: install-dev  ## take the pictures of the desk in docs/images again
	@scripts/install-servers
	@$(BIN)/python -m tests.web.screenshots

examples: install-dev  ## write the ten drafts in docs/examples again
	@$(BIN)/python -m tests.answering.examples

lock: install-dev  ## resolve the dependencies again and write both lock files
	@scripts/lock $(ARGS)

clean:  ## remove what tools left behind, the environment too; asks before removing var/
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage build dist *.egg-info uv.lock
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@if [ -d var ] && [ -t 0 ]; then \
		read -r -p "Remove var/ too, with every mail and answer in it? [y/N] " answer; \
		if [ "$$answer" = y ]; then rm -rf var; fi; \
	fi
