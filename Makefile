# Two commands matter: `make run` does the main job, `make test` passes every test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MUTANTS := build/mutants/venv
OUT ?= build/demo
JOBS ?= 2
export QT_QPA_PLATFORM_DEFAULT := offscreen

PARTS ?=
MODULE ?=
COUNT ?=
SEED ?=

.PHONY: run test rules check bench faults screens demo clean setup setup-dev translations lock

run: setup
	@sh installer/run.sh "$(OUT)"

test: setup-dev translations
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal -q

# The tests that docs/rules.md names, each by its name.
rules: setup-dev translations
	$(BIN)/python -m pytest -q -n $(JOBS) tests/unit/test_rule_table.py \
		$$(grep -oE '`[a-z_0-9/]+\.py::[A-Za-z_:0-9]+`' docs/rules.md | tr -d '`' | sort -u | sed 's|^|tests/|')

check: setup-dev translations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m ui.translations check

bench: setup-dev translations
	$(BIN)/python -m tests.bench --out build/bench.json

# For example: make faults PARTS="kills cuts" COUNT=200 SEED=7
faults: setup-dev translations
	nice $(BIN)/python -m tests.campaign $(PARTS) $(if $(COUNT),--count $(COUNT)) \
		$(if $(SEED),--seed $(SEED)) --out build/faults.json

# For example: make mutants MODULE="dates ladder"; every module takes hours.
mutants: $(MUTANTS)/.ready translations
	nice $(MUTANTS)/bin/python -m tests.mutants $(MODULE)

# Branches of the rules that their own tests never take.
coverage: $(MUTANTS)/.ready translations
	nice $(MUTANTS)/bin/python -m coverage run --branch --data-file=build/coverage \
		--source=workstation.domain -m pytest tests/unit/domain -q -p no:cacheprovider
	$(MUTANTS)/bin/python -m coverage report --data-file=build/coverage -m --skip-covered

screens: setup-dev translations
	$(BIN)/python -m tests.screens --out build/screens

translations: $(VENV)/.runtime
	@$(BIN)/python -m ui.translations compile

setup: $(VENV)/.runtime translations
	@sh installer/prepare.sh run

setup-dev: $(VENV)/.dev
	@sh installer/prepare.sh test

$(VENV)/bin/python:
	@sh installer/prepare.sh venv
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python installer/link.py
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# The tools of mutation have an environment of their own that sees the other one's libraries.
$(MUTANTS)/.ready: requirements-mutants.lock $(VENV)/.dev
	$(PYTHON) -m venv --clear $(MUTANTS)
	$(BIN)/python -c "import sysconfig; print(sysconfig.get_path('purelib'))" \
		> "$$($(MUTANTS)/bin/python -c "import sysconfig; print(sysconfig.get_path('purelib'))")/main.pth"
	$(MUTANTS)/bin/pip install --quiet --disable-pip-version-check --ignore-installed \
		--require-hashes -r requirements-mutants.lock
	@touch $@

# Renew the locks after a change of pyproject.toml.
PIP_COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-options --no-header --annotation-style=line
lock: $(VENV)/.dev
	$(PIP_COMPILE) -o requirements.lock pyproject.toml
	$(PIP_COMPILE) --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml
	echo mutmut | $(PIP_COMPILE) -c requirements-dev.lock -o requirements-mutants.lock -

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find workstation ui tests -name __pycache__ -type d -prune -exec rm -rf {} +
	find resources -name '*.qm' -delete
