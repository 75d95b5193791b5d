# Braid's front door. Everything real is in CMakePresets.json, tools/ and the tests themselves.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run build test check bench format fuzz clean

jobs := $(shell nproc)

# So that a compiler cache serves every clone of this tree, wherever it lies.
export CCACHE_BASEDIR := $(CURDIR)
export CCACHE_NOHASHDIR := 1

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

run: build ## build Braid and serve the demonstration on http://127.0.0.1:8080
	@build/release/braid demo --data data/demo

build: ## install what is missing, then build/release/braid
	@tools/setup build
	@test -f build/release/build.ninja || cmake --preset release
	@cmake --build build/release -j $(jobs) --target braid

test: ## every test: unit, store on SQLite and PostgreSQL, guards, browser
	@tools/setup test
	@test -f build/dev/build.ninja || cmake --preset dev
	@cmake --build build/dev -j $(jobs)
	@tools/with_postgres ctest --test-dir build/dev --output-on-failure -j $(jobs)

check: ## the same tests under AddressSanitizer and UBSan, warnings are errors
	@tools/setup test
	@test -f build/check/build.ninja || cmake --preset check
	@cmake --build build/check -j $(jobs)
	@tools/with_postgres ctest --test-dir build/check --output-on-failure -j $(jobs)

bench: build ## measure speed, memory and durability
	@tools/setup bench
	@cmake --build build/release -j $(jobs) --target page_server
	@bench/run

format: ## lay out all C++ with clang-format 14
	@tools/setup format
	@git ls-files '*.cpp' '*.hpp' | xargs clang-format -i

fuzz: ## a minute of libFuzzer for each reader of foreign bytes
	@tools/setup fuzz
	@test -f build/fuzz/build.ninja || cmake --preset fuzz
	@cmake --build build/fuzz -j $(jobs) --target fuzzers
	@tools/fuzz

clean: ## remove what was built; data/ stays
	@rm -rf build
