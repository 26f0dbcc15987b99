# Everything a person or CI does with Waymark. `make help` lists the targets.
PROJECT ?= .
PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
FUZZ_SECONDS ?= 60

# One set of options whoever looks on: colours follow the terminal otherwise, and with other options
# everything is built again.
BUILD := $(SWIFT) build --no-color-diagnostics

# The Swift runtime goes into the program: it starts faster and runs where there is no toolchain.
# lld links it in a third of the time and warns of nothing inside the runtime itself. Its ninety
# thousand relocations are packed, which keeps 4 MB out of memory at start. C libraries are linked in
# too, from the folder that the set-up fills: loading ten of them took a fifth of a start.
RELEASE := -c release --static-swift-stdlib -Xswiftc -use-ld=lld \
  -Xlinker -z -Xlinker pack-relative-relocs -Xlinker -L$(CURDIR)/.build-deps/static
BINARY = .build/release/waymark
SHARE = $(DESTDIR)$(PREFIX)/share
GRAMMARS = $(DESTDIR)$(PREFIX)/lib/waymark/grammars

.PHONY: help run build test lint docs bench install uninstall setup fuzz clean

help: ## List the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 18

setup: ## Install what the build needs and is missing
	@.setup/install

build: setup ## Build a release
	@$(BUILD) $(RELEASE) --product waymark

run: build ## Build and open Waymark on PROJECT (default: this directory)
	@$(BINARY) "$(PROJECT)"

test: setup lint ## Run every test
	@$(BUILD) --build-tests
	@$(SWIFT) test --no-color-diagnostics --skip-build

lint: ## Check the format of all Swift sources
	@$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests

# What was found before stays in the corpus, so that a second run starts from it.
fuzz: setup ## Search each parser of bytes for crashes, FUZZ_SECONDS (60) each
	@FUZZ=1 $(BUILD) --product fuzz --scratch-path .build-fuzz -Xswiftc -sanitize=fuzzer
	@for target in plan digest source highlight text input display keymap theme vim; do \
	  .build-fuzz/debug/fuzz $$target .build-fuzz/corpus/$$target -max_total_time=$(FUZZ_SECONDS) \
	    -timeout=10 -artifact_prefix=.build-fuzz/$$target- -print_final_stats=1 || exit 1; \
	done

docs: build ## Rewrite the generated files: default keymap and theme, key tables
	@$(BINARY) docs .

bench: build ## Measure speed against ctags, vim, lazygit, oterm and others; prints the table of the README
	@.bench/run

install: build ## Install the program, grammars, themes, keymaps, man page and completions below PREFIX
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/waymark/themes $(SHARE)/waymark/keymaps \
	  $(SHARE)/man/man1 $(SHARE)/bash-completion/completions $(SHARE)/zsh/site-functions \
	  $(SHARE)/fish/vendor_completions.d $(GRAMMARS)
	install -s -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/waymark
	install -m 644 themes/*.toml $(SHARE)/waymark/themes/
	install -m 644 keymaps/*.toml $(SHARE)/waymark/keymaps/
	cp -R .build-deps/grammars/. $(GRAMMARS)/
	$(BINARY) manual > $(SHARE)/man/man1/waymark.1
	$(BINARY) --generate-completion-script bash > $(SHARE)/bash-completion/completions/waymark
	$(BINARY) --generate-completion-script zsh > $(SHARE)/zsh/site-functions/_waymark
	$(BINARY) --generate-completion-script fish > $(SHARE)/fish/vendor_completions.d/waymark.fish

uninstall: ## Remove what install put below PREFIX; projects and their data stay
	rm -f $(DESTDIR)$(PREFIX)/bin/waymark $(SHARE)/man/man1/waymark.1 \
	  $(SHARE)/bash-completion/completions/waymark $(SHARE)/zsh/site-functions/_waymark \
	  $(SHARE)/fish/vendor_completions.d/waymark.fish
	rm -rf $(SHARE)/waymark $(DESTDIR)$(PREFIX)/lib/waymark

clean: ## Remove what the build made; installed dependencies stay
	rm -rf .build .build-fuzz
