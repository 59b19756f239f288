# `make run` and `make test` are all that a stranger needs; both install what is missing first, and are quick when nothing is.

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
SAMPLE ?= 1
export BORDEREAU_SAMPLE ?= $(SAMPLE)
export OMP_THREAD_LIMIT := 1
TEST_WORKERS ?= 2

RUN_PACKAGES := python3-venv tesseract-ocr tesseract-ocr-eng tesseract-ocr-afr tesseract-ocr-deu tesseract-ocr-fra \
	tesseract-ocr-nld tesseract-ocr-chi-sim tesseract-ocr-osd libgl1 libglib2.0-0 fonts-dejavu-core fonts-liberation ca-certificates
TEST_PACKAGES := git curl procps postgresql rabbitmq-server redis-server chromium fonts-noto-cjk \
	radosgw ceph-mon ceph-osd ceph-common dovecot-imapd

# The typefaces that bench/papers draws with; all free, none needed to run the program.
BENCH_FONTS := fonts-liberation fonts-dejavu fonts-lato fonts-roboto fonts-open-sans fonts-crosextra-carlito fonts-crosextra-caladea \
	fonts-quicksand fonts-vollkorn fonts-sil-andika fonts-kristi fonts-breip fonts-ecolier-court fonts-rufscript \
	fonts-wqy-zenhei fonts-arphic-uming fonts-arphic-ukai

.PHONY: run test test-quick check bench bench-fonts lock clean setup setup-tests browser-tests

run: setup ## Start everything on this machine
	@exec $(BIN)/bordereau serve

test: setup-tests ## Every test
	$(BIN)/python -m pytest -n $(TEST_WORKERS) --dist loadgroup -m "not slow and not services and not browser"
	$(BIN)/python -m pytest -m "slow or services or browser"

test-quick: setup ## What runs in a few minutes and needs no services
	$(BIN)/python -m pytest -n $(TEST_WORKERS) --dist loadgroup -m "not slow and not services and not browser"

check: setup ## Lint, format, types, layers, file sizes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/check_file_sizes.py

bench: setup ## The benchmarks
	$(BIN)/python -m bench

bench-fonts: ## The typefaces for `python -m bench.papers`
	@scripts/install_packages.sh $(BENCH_FONTS)

lock: setup ## Resolve requirements.in into requirements.lock
	$(BIN)/python -m pip install -q uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --override requirements.override \
		requirements.in -o requirements.lock

clean: ## Remove everything that make made, but not the data folder
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info out
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

setup: $(VENV)/.installed

setup-tests: setup
	@scripts/install_packages.sh $(TEST_PACKAGES) $(BENCH_FONTS)

# Rebuilt only when the lock changes; --require-hashes refuses a package that is not the one we locked.
$(VENV)/.installed: requirements.lock pyproject.toml scripts/install_packages.sh Makefile
	@scripts/install_packages.sh $(RUN_PACKAGES)
	@[ -x $(BIN)/python ] || { python=$$(scripts/find_python.sh) && $$python -m venv $(VENV); }
	@echo "Installing the locked Python packages ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
