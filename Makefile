# Everything a newcomer types. Each target is a short script in Scripts/, which says what it does.

.DEFAULT_GOAL := help
.PHONY: help play test build install ci

help:
	@echo "make play     installs what is missing, builds, and opens the site-visit center"
	@echo "make test     installs what is missing, builds, and runs every test"
	@echo "make build    makes the binary that ships, and says where it is"
	@echo "make install  puts that binary into /usr/local/bin, or PREFIX/bin"
	@echo "make ci       everything that a change must pass"

play:
	@Scripts/play

test:
	@Scripts/test

build:
	@Scripts/build

install:
	@PREFIX="$(PREFIX)" Scripts/install

ci:
	@.ci/run
