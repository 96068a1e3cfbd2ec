# Two commands matter: `make run` and `make test`. Each sets up everything it needs and is quick the second time.
# The scripts in .ci/ do the work; every path is relative, so the checkout may lie under any name.
# PYTHON=python3.12 chooses the Python that .venv is made from.

IN_VENV := .venv/bin/python
LOOKS := build/preview
THEMES := light dark contrast
LANGUAGES := zh_CN en
SIZES := 1024x640 1440x900 2560x1440
DOUBLED := 1440x900
SLIDE_THEMES := light dark ceremonial
RATIOS := 16:9 4:3 16:10 21:9

.PHONY: help setup pack run test test-tools bench soak preview bundle bundle-tools deb deb-older test-bundle test-bare same-bundle bench-bundle bench-library clean

help:
	@echo 'make run      set up, build the pack, open the viewer (without a display: pictures in $(LOOKS))'
	@echo 'make test     set up, then formatting, lint, types and all tests'
	@echo 'make setup    only prepare .venv and the system libraries'
	@echo 'make pack     only build the bundled pack and the translations'
	@echo 'make preview  pictures of every page and slide; THEMES, LANGUAGES, SIZES, DOUBLED (sizes at 200%),'
	@echo '              SLIDE_THEMES and RATIOS choose which'
	@echo 'make bench    measure speed against a bare window; build/bench.json'
	@echo 'make bench-library  a library of LIBRARY_BRIEFS (30000) made-up briefs, taken in, searched, shown, started with'
	@echo 'make soak     writers of the notebook killed SOAK_KILLS times (200), nothing lost; then a show looped for'
	@echo '              SOAK_MINUTES (60), its memory after each round'
	@echo 'make bundle   the packaged program in dist/briefing-desk, past its gates'
	@echo 'make deb      dist/*.deb made of it'
	@echo 'make deb-older   the same for systems as old as UOS 20, in dist/older (as root; it fetches a Debian 11)'
	@echo 'make test-bundle   what is packaged, driven by keys and mouse, in hostile places, under strace'
	@echo 'make test-bare     the .deb in a Debian 12 with nothing in it (as root; it fetches that Debian)'
	@echo 'make same-bundle   builds both again, elsewhere, and compares every byte'
	@echo 'make bench-bundle  what it weighs and how soon its window is there, beside a bare packaged window'
	@echo 'make clean    remove what was built; .venv stays'

setup:
	@sh .ci/setup.sh

pack: setup
	@sh .ci/pack.sh

run: pack
	@$(IN_VENV) -m desktop --preview-if-headless $(LOOKS)

test-tools: setup
	@sh .ci/system.sh test

test: pack test-tools
	@echo '== ruff format'
	@$(IN_VENV) -m ruff format --check .
	@echo '== ruff check'
	@$(IN_VENV) -m ruff check .
	@echo '== mypy'
	@$(IN_VENV) -m mypy
	@echo '== pytest'
	@LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen $(IN_VENV) -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

bundle-tools: setup
	@sh .ci/system.sh bundle

bundle: pack bundle-tools
	@sh .ci/bundle.sh

deb: bundle
	@sh .ci/deb.sh

deb-older: bundle-tools
	@sh .ci/system.sh bare
	@PYTHONPATH=.ci $(IN_VENV) -m shipping.older dist/older

test-bundle: test-tools bundle-tools
	@LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen $(IN_VENV) -m pytest tests/bundle

test-bare: test-tools
	@sh .ci/system.sh bare
	@LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen $(IN_VENV) -m pytest tests/bare

same-bundle: bundle-tools
	@sh .ci/same.sh

bench-bundle: test-tools bundle-tools
	@PYTHONPATH=.ci $(IN_VENV) -m tests.bench.bundle

soak: pack
	@SOAK_KILLS=$${SOAK_KILLS:-200} $(IN_VENV) -m pytest tests/db/actuals/test_actuals_kill.py
	@SOAK_MINUTES=$${SOAK_MINUTES:-60} QT_QPA_PLATFORM=offscreen $(IN_VENV) -m tests.bench.show looped

bench: pack test-tools
	@$(IN_VENV) -m tests.bench

bench-library: pack test-tools
	@$(IN_VENV) -m tests.bench.library --briefs $${LIBRARY_BRIEFS:-30000}

preview: pack
	@set -eu; \
	QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen}; export QT_QPA_PLATFORM; \
	shoot() { \
	  echo "== $$3 $$1 $$2 $$4"; \
	  QT_SCALE_FACTOR=$$5 $(IN_VENV) -m desktop --preview "$(LOOKS)/$$1-$$2-$$3$$4" --theme "$$1" --language "$$2" --size "$$3"; \
	}; \
	for theme in $(THEMES); do for language in $(LANGUAGES); do \
	  for size in $(SIZES); do shoot "$$theme" "$$language" "$$size" '' 1; done; \
	  for size in $(DOUBLED); do shoot "$$theme" "$$language" "$$size" @2x 2; done; \
	done; done; \
	for theme in $(SLIDE_THEMES); do for ratio in $(RATIOS); do \
	  $(IN_VENV) -m desktop export --slides-png "$(LOOKS)/slides-$$theme-$$ratio" --slide-theme "$$theme" --ratio "$$ratio"; \
	done; done; \
	$(IN_VENV) -m desktop.gauges.sheet "$(LOOKS)/states"

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	rm -f resources/packs/*.brief resources/translations/*.qm
	find . -path ./.venv -prune -o -path ./.git -prune -o -name __pycache__ -prune -exec rm -rf {} +
