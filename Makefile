# Every target does its own set-up: `make demo` and `make test` are all that a newcomer needs.
PYTHON ?= python3
SERVICES := $(PYTHON) -m services

.PHONY: help demo test test-full unit lint i18n pictures stop status clean

help:
	@echo "make demo       cổng dữ liệu với dữ liệu mẫu / the portal with harvested demo departments"
	@echo "make test       mọi kiểm thử / lint, types, unit, integration and browser tests"
	@echo "make test-full  thêm các ma trận dài và kiểm thử của CKAN / the long matrices and CKAN's own tests too"
	@echo "make unit       kiểm thử không cần dịch vụ / tests that need no services"
	@echo "make lint       ruff, pyright, import contract, msgfmt"
	@echo "make i18n       ghép và biên dịch bản dịch / merge and compile the translations"
	@echo "make pictures   chụp các trang chính vào docs/pictures / pictures of the main pages"
	@echo "make status     đang chạy gì / what is running"
	@echo "make stop       dừng tất cả / stop everything that was started"
	@echo "make clean      dừng và xóa thư mục dữ liệu / stop, and remove the data folder"

demo:
	@$(SERVICES) demo

test:
	@$(SERVICES) test

test-full:
	@$(SERVICES) test --full

unit lint i18n stop status clean:
	@$(SERVICES) $@

pictures:
	@$(SERVICES) run --slot pictures -- $${HUE_DATA:-.hue}/venv/bin/python -m tests.browser.pictures
