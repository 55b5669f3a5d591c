# The one interface, for people and for CI alike. `make help` lists the targets.
#
#   make run                      build the tables from data/ and open the app
#   make run DOCS=path/to/folder  the same with a folder of your own documents
#   make run PORT=9000 HOST=0.0.0.0

VENV   ?= .venv
PORT   ?=
HOST   ?=
DOCS   ?=
TESTS  ?= tests
PY     := $(VENV)/bin/python

# A lock counts as installed when a stamp with its checksum lies in the virtual environment: its
# content decides, not the clock, so a second run needs neither pip nor a network.
sum     = $(firstword $(shell cksum < $(1)))
RUN    := $(VENV)/.locked-run-$(call sum,.ci/lock/run.txt)
DEV    := $(VENV)/.locked-dev-$(call sum,.ci/lock/dev.txt)
NODE   := tests/npm/node_modules/.locked-$(call sum,tests/npm/package-lock.json)
INSTALL = $(PY) -m pip install --quiet --disable-pip-version-check --no-input \
          --no-deps --only-binary :all: --require-hashes

.DEFAULT_GOAL := help
.PHONY: help install run test npm lint format build evaluate bench memory coverage lines bundle pictures lock clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

install: $(RUN) ## make the virtual environment and install what the app needs

run: $(RUN) ## build the tables and start the app (DOCS=, PORT=, HOST=)
	@$(PY) -m timeline build --if-changed $(READ)
	@$(PY) -m timeline serve $(SHOWN) $(if $(HOST),--host $(HOST)) $(if $(PORT),--port $(PORT))

build: $(RUN) ## build the tables from data/ or DOCS
	@$(PY) -m timeline build $(READ)

test: $(DEV) $(NODE) ## run every test (TESTS=tests/test_x.py for some)
	@TIMELINE_CHROMIUM="$$(sh .ci/chromium)" && export TIMELINE_CHROMIUM && \
	$(PY) -m pytest $(TESTS)

npm: $(NODE) ## install the packages that browser tests and bench compare with (needs npm)

lint: $(DEV) ## ruff and mypy
	@$(PY) -m ruff check . && $(PY) -m ruff format --check . && $(PY) -m mypy timeline app.py

format: $(DEV) ## format the code
	@$(PY) -m ruff check --fix . && $(PY) -m ruff format .

evaluate: $(DEV) ## precision and recall against the gold sets
	@$(PY) -m timeline evaluate tests/gold --against tests/figures/gold.json \
	  --measured timeline/measured.json
	@$(PY) -m tests.baseline tests/gold
	@if [ -d ../shared/gold ]; then \
	$(PY) -m timeline evaluate ../shared/gold --against tests/figures/shared.json && \
	$(PY) -m tests.baseline ../shared/gold; fi

bench: $(DEV) $(NODE) ## speed beside dateparser, ECharts and vis-timeline, in the same run
	@$(PY) -m tests.bench; read=$$?; $(PY) -m tests.bench.browser && exit $$read

memory: $(DEV) ## peak memory of ten thousand documents beside a thousand (minutes)
	@$(PY) -m tests.bench.memory

coverage: $(DEV) build ## which rows of a chronology written apart the built timeline tells
	@$(PY) -m tests.coverage

lines: $(DEV) ## run the tests and say which lines they do not reach
	@TIMELINE_CHROMIUM="$$(sh .ci/chromium)" && export TIMELINE_CHROMIUM && \
	$(PY) -m coverage run -m pytest $(TESTS) && $(PY) -m coverage report

bundle: $(RUN) ## one folder for a machine without a network (PLATFORM=windows linux linux-arm mac)
	@$(PY) .ci/bundle.py $(if $(PLATFORM),--platform $(PLATFORM)) $(foreach v,$(PYTHONS),--python $(v))

pictures: $(DEV) build ## take the pictures of docs/ anew
	@TIMELINE_CHROMIUM="$$(sh .ci/chromium)" && export TIMELINE_CHROMIUM && $(PY) .ci/pictures.py

lock: ## pin the dependencies of pyproject.toml anew, with hashes
	@sh .ci/relock $(VENV)

clean: ## remove what was built and installed
	rm -rf $(VENV) data/build build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

ifneq ($(DOCS),)
OWN   := data/build/own-$(firstword $(shell printf %s "$(DOCS)" | cksum))
READ  := --documents "$(DOCS)" --out "$(OWN)"
SHOWN := --build "$(OWN)"
endif

$(PY):
	@sh .ci/venv $(VENV)

$(RUN): | $(PY)
	@echo "installing what the app needs"
	@$(INSTALL) -r .ci/lock/run.txt
	@rm -f $(VENV)/.locked-* && touch $@

# The dev lock holds everything of the run lock, so both count as installed after it.
$(DEV): | $(PY)
	@echo "installing what the tests need"
	@$(INSTALL) -r .ci/lock/dev.txt
	@rm -f $(VENV)/.locked-* && touch $@ $(RUN)

# Nothing of these ships: without npm, or without a network, the tests that want them skip and say so.
$(NODE):
	@if ! command -v npm >/dev/null; then \
	  echo "npm is not here: the tests that want its packages will skip"; \
	elif echo "installing what the browser tests compare with" && \
	  (cd tests/npm && npm ci --loglevel=error >/dev/null </dev/null); then \
	  rm -f tests/npm/node_modules/.locked-* && touch $@; \
	else echo "npm could not install: the tests that want its packages will skip"; fi
