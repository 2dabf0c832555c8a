# Ordvern: `make run` to try it, `make test` to test it, `make check` before you commit.
.DEFAULT_GOAL := help
.PHONY: help setup run check test test-postgres nightly fuzz fix docs pictures messages eval bench model requirements hooks
BIN := $(or $(VENV),.venv)/bin
COMPILE := uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --no-annotate -p 3.11

help: ## what there is to make
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

run: ## serve the demo agency on 127.0.0.1:8000
	@scripts/setup.sh web && scripts/run.sh

setup: ## everything for working on the code
	@scripts/setup.sh dev

check: setup ## format, lint, types, import contracts, templates, migrations, deployment, documents
	@scripts/check.sh

test: setup ## all tests, on SQLite
	@scripts/test.sh

test-postgres: setup ## the platform's tests on a private PostgreSQL
	@scripts/test-postgres.sh

nightly: setup ## the tests that are too long for every commit
	@scripts/test.sh -m nightly

fuzz: setup ## feed every parser damaged files, MINUTES=10 each; goes on where it was stopped
	@scripts/fuzz.sh $(or $(MINUTES),10)

fix: setup ## mend what can be mended by itself
	@$(BIN)/ruff format . ; $(BIN)/ruff check --fix .

pictures: setup ## take the pictures of the pages anew (needs Chromium)
	@$(BIN)/python scripts/pictures.py

docs: setup ## write the generated documents anew
	@$(BIN)/python scripts/generate_docs.py

messages: setup ## collect the texts to translate (needs gettext)
	@scripts/messages.sh

eval: setup ## score detection on the marked documents beside the checkout
	@scripts/eval.sh

bench: setup ## measure beside the peers; writes bench/results
	@scripts/bench.sh

model: ## train the tagger of names and the model of sentences anew (docs/model-names.md lists the data)
	@VENV=.venv-train scripts/setup.sh train && .venv-train/bin/python scripts/train_names.py $(or $(DATA),../shared/data)
	@.venv-train/bin/python scripts/train_sentences.py $(or $(DATA),../shared/data)

requirements: setup ## pin the newest versions that fit
	@for name in build web dev bench train fuzz; do $(BIN)/$(COMPILE) requirements/$$name.in -o requirements/$$name.txt; done

hooks: setup ## have git run the quick checks before each commit
	@$(BIN)/pre-commit install
