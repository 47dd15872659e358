# What one does here every day. `make` alone lists it. Works with the make that macOS ships (3.81).

PYTHON ?=
PORT ?= 8000
python := .venv/bin/python
manage := $(python) manage.py
export PYTHON PORT

.PHONY: help run setup test test-postgres test-next e2e lint format messages screenshots bench lighthouse roles-doc requirements

help:  ## List what can be made
	@grep -E '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-14s %s\n", $$1, $$2 }'

setup:  ## Make the environment, the database and the demo; a second run changes nothing
	@scripts/environment .venv requirements.txt
	@$(manage) migrate --verbosity 0
	@$(manage) setup_demo

run: setup  ## Serve the site at http://127.0.0.1:8000/ (PORT=8001 for another port); Ctrl-C stops everything
	@exec $(python) scripts/run.py

test:  ## Run all tests: on SQLite, and in a browser where one is found
	@scripts/environment .venv requirements-dev.txt
	@scripts/test

test-postgres:  ## Run the same tests on PostgreSQL (DATABASE_URL, or 127.0.0.1:5432)
	@scripts/environment .venv requirements-dev.txt
	@scripts/test postgres

test-next:  ## Run the same tests on the next Django (needs Python 3.12 or newer)
	@scripts/environment .venv-next requirements-next.txt 3.12
	@scripts/test next

e2e:  ## Run only the journeys in a browser (HEADED=1 to watch)
	@scripts/environment .venv requirements-dev.txt
	@REQUIRE_BROWSER=1 scripts/test browser

lint:  ## Check style, templates, imports, migrations and the production settings
	@scripts/environment .venv requirements-dev.txt
	@scripts/lint

format:  ## Put code and templates into shape
	@scripts/environment .venv requirements-dev.txt
	@scripts/format

messages:  ## Collect the strings to translate into locale/, and compile them (needs gettext)
	@scripts/environment .venv requirements-dev.txt
	@scripts/messages

screenshots: setup  ## Take the pictures in README again, of the demo (needs Chromium)
	@scripts/environment .venv requirements-dev.txt
	@CHROMIUM=$$(scripts/find-chromium) $(python) scripts/screenshots.py

bench:  ## Measure the pages beside a trivial view (SIZE=large; DATABASE_URL for PostgreSQL; needs wrk for rates)
	@scripts/environment .venv requirements-dev.txt
	@$(python) -m scripts.bench $(SIZE)

lighthouse: setup  ## Let Lighthouse judge the demo's pages as a phone sees them (needs Node.js and Chromium)
	@scripts/environment .venv requirements-dev.txt
	@CHROMIUM=$$(scripts/find-chromium) $(python) -m scripts.lighthouse

roles-doc:  ## Write the page about the roles again, from the table in their tests
	@scripts/environment .venv requirements-dev.txt
	@$(python) scripts/roles_doc.py

requirements:  ## Lock the lists of packages again (UPGRADE=--upgrade takes newer versions)
	@scripts/environment .venv requirements-dev.txt
	@scripts/compile-requirements $(UPGRADE)
