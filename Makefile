# 公开问答: set-up, chat and checks. `make help` lists the targets.
# Paths are relative, so a checkout whose path holds spaces works, as does `make -C CHECKOUT`.

PYTHON  = python3.11 python3 python3.12
HOST    = 127.0.0.1
PORT    = 7860
SAMPLE  = var/sample
REPORTS = $(SAMPLE)
BIN     = .venv/bin
CUDA    =
ARGS    =
WORKERS = 2

# One data folder for the sample corpus, and one for each path given as REPORTS.
ifeq ($(REPORTS),$(SAMPLE))
chat: export GONGKAI_HOME = $(CURDIR)/var/home
chat: var/sample.made
else
chat: export GONGKAI_HOME = $(CURDIR)/var/home-$(shell printf %s "$(REPORTS)" | cksum | cut -d' ' -f1)
endif

.DEFAULT_GOAL = help
.PHONY: help setup chat test check format docs clean

help: ## 列出目标 · this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-8s %s\n", $$1, $$2}' Makefile
	@echo '变量 · variables: REPORTS=路径 PORT=7860 HOST=127.0.0.1 PYTHON=python3.11 CUDA=1 WORKERS=2 ARGS=…(pytest)'

setup: .venv/.installed ## 装入 .venv/ · install into .venv/

chat: .venv/.installed ## 打开网页问答；REPORTS=路径 用自己的报告 · the web chat; REPORTS=path for your own files
	@echo '读入报告，读完打开网页；示例报告第一次约两分钟 · reading the reports, then the page opens; the sample takes two minutes the first time'
	@$(BIN)/gongkai ingest "$(REPORTS)" || [ $$? -eq 3 ] # 3: a file failed and was named, the others are in
	@$(BIN)/gongkai chat --host "$(HOST)" --port "$(PORT)"

test: .venv/.installed-dev ## 运行测试 · run the tests
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile $(ARGS)

check: .venv/.installed-dev ## 格式、静态检查、类型、导入方向 · format, lint, types, import direction
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/docs.py --check

format: .venv/.installed-dev ## 整理格式 · format the code
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

docs: .venv/.installed ## 重写 README 中的表格 · rewrite the README's generated tables
	$(BIN)/python tools/docs.py

clean: ## 删除示例报告与数据 · delete the sample reports and all data in var/
	rm -rf var

.venv/bin/python:
	@for python in $(PYTHON); do \
	    if "$$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 13))' 2>/dev/null; then \
	        echo "$$("$$python" --version) → .venv"; \
	        "$$python" -m venv .venv && exit 0; rm -rf .venv; exit 1; \
	    fi; \
	done; \
	echo "需要 Python 3.11 或 3.12，试过：$(PYTHON)；请安装，或用 make setup PYTHON=路径 指明。" \
	     "Python 3.11 or 3.12 is needed; tried: $(PYTHON). Install one, or name it: make setup PYTHON=path" >&2; exit 1

.venv/.installed: pyproject.toml constraints.txt | .venv/bin/python
	@echo '安装依赖，首次约两分钟，占用约 2.4 GB · installing, about two minutes and 2.4 GB the first time'
	@$(BIN)/python tools/install_torch.py $(if $(CUDA),--cuda)
	@$(BIN)/python -m pip install -e . -c constraints.txt
	@touch $@

.venv/.installed-dev: .venv/.installed
	@$(BIN)/python -m pip install --quiet -e '.[dev]' -c constraints.txt
	@touch $@

var/sample.made: $(wildcard eval/sample/*.py) | .venv/.installed
	@rm -rf $(SAMPLE)
	@$(BIN)/gongkai sample $(SAMPLE)
	@touch $@
