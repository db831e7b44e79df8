# Everything starts here: `make run` and `make test` set up a fresh machine by themselves, then do as they say.
# What goes after the command can be given in ARGS: `make run ARGS="show morning"`, `make test ARGS="-k session"`.

PYTHON ?= python3
ARGS ?=

VENV := .venv
PY := $(VENV)/bin/python
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --no-input \
	--require-hashes --only-binary :all:
COMPILE_LOCK := uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header

# Without bytecode on disk every start compiles every module again; pip writes it, and so must our own runs.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run test check bench lock translations clean libraries-run libraries-test
.DELETE_ON_ERROR:

run: libraries-run $(VENV)/run.stamp
	@$(PY) -m stretchtimer $(ARGS)

# A bus of its own keeps the tests away from the desktop that they are run on. One process more than there are cores:
# many tests wait for a process of their own, or for a sound.
test: libraries-test $(VENV)/test.stamp
	@$$(command -v dbus-run-session) $(PY) -m pytest --dist loadfile $(ARGS) \
		-n $$($(PY) -c 'import os; print((os.cpu_count() or 1) + 1)')

check: $(VENV)/test.stamp
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check
	@$(PY) -m mypy

bench: libraries-run $(VENV)/test.stamp
	@$(PY) -m benchmarks $(ARGS)

# `make lock` keeps the versions that still fit; `make lock ARGS=--upgrade` takes the newest.
lock:
	@command -v uv >/dev/null || { echo "make lock needs uv: pip install uv" >&2; exit 1; }
	@$(COMPILE_LOCK) $(ARGS) --output-file requirements.lock >/dev/null
	@$(COMPILE_LOCK) $(ARGS) --extra dev --constraints requirements.lock \
		--output-file requirements-dev.lock >/dev/null

# New texts into every language's .po, and each .po into the .mo that the program reads. In between one translates.
TRANSLATIONS := resources/translations
PYBABEL := $(VENV)/bin/pybabel --quiet
translations: $(VENV)/test.stamp
	@mkdir -p build
	@$(PYBABEL) extract --keywords=N_ --no-location --sort-by-file --width=120 --project=StretchTimer \
		--output=build/stretchtimer.pot stretchtimer
	@for po in $(TRANSLATIONS)/*.po; do \
		language=$$(basename $$po .po); \
		$(PYBABEL) update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap \
			--input-file=build/stretchtimer.pot --locale=$$language --output-file=$$po && \
		mkdir -p $(TRANSLATIONS)/$$language/LC_MESSAGES && \
		$(PYBABEL) compile --input-file=$$po --output-file=$(TRANSLATIONS)/$$language/LC_MESSAGES/stretchtimer.mo \
			|| exit 1; \
	done

clean:
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The terminal needs no window: a run goes on without the libraries, the tests do not.
libraries-run: | $(VENV)/made.stamp
	@$(PY) -m stretchtimer.desktop.system_libraries install --for run || true

libraries-test: | $(VENV)/made.stamp
	@$(PY) -m stretchtimer.desktop.system_libraries install --for test

$(VENV)/made.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "StretchTimer needs Python 3.11 or newer; name one with: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Python's venv module is missing; on Debian and Ubuntu: sudo apt-get install python3-venv" >&2; \
		exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run.stamp: requirements.lock $(VENV)/made.stamp
	@echo "Installing the locked packages into $(VENV) (once; about 300 MB)"
	@$(PIP_INSTALL) --requirement requirements.lock
	@touch $@

$(VENV)/test.stamp: requirements-dev.lock $(VENV)/run.stamp
	@echo "Installing the locked packages for development"
	@$(PIP_INSTALL) --requirement requirements-dev.lock
	@touch $@
