# make            build/stayput
# make check      install what is missing, build, run every test
# make demo       install what is missing, build, print the papers of a case
# make gallery    the pictures of docs/gallery.md again
# make check-slow  what takes minutes: random interviews, packages, faults
# make check SAN=1  the same tests under ASan and UBSan, in build/san
# make check-slurm  many machines: the job array of the docs (root, Slurm)
# make lint-c coverage mutate   analysers; branches taken; changes noticed
# make bench check-pdfa fuzz format man install clean
# make dist portable deb sbom   the source, and three ways to give the program away

PREFIX = /usr/local
DESTDIR =
CC = gcc
T = 60

B := build$(if $(SAN),/san)
CFLAGS = -O2 -g
WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wvla -Wformat=2 -Werror
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all
SANFLAGS := $(if $(SAN),-O1 -fno-omit-frame-pointer $(SANITIZE))
PKGS := yaml-0.1 harfbuzz harfbuzz-subset libsodium jansson libdeflate \
	libseccomp
LIBS := $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lhpdf -lunistring
CPPFLAGS := -Isrc -D_XOPEN_SOURCE=700 \
	$(shell pkg-config --cflags $(PKGS) 2>/dev/null)
# The same bytes from any folder.
SAME := -ffile-prefix-map=$(CURDIR)=. -gno-record-gcc-switches
COMPILE = $(CC) -std=c17 $(WARN) $(CPPFLAGS) $(CFLAGS) $(SAME) $(SANFLAGS) \
	-MMD -MP
# V=1 shows whole command lines
SAY = $(if $(V),,@echo "  $@" &&)
LINK = $(CC) $(CFLAGS) $(SANFLAGS) -Wl,--as-needed $(LDFLAGS)

# The program is main.o, memory.o and a library of everything else; a test is one
# tests/test_NAME.c with its own main and the same library.
OBJECTS := $(patsubst src/%.c,$(B)/%.o,$(wildcard src/*.c))
LIBRARY := $(B)/libstayput.a
TESTS := $(patsubst tests/%.c,$(B)/%,$(wildcard tests/test_*.c))
CHECKS := $(sort $(wildcard tests/check-*))
BENCHES := $(patsubst tests/bench/%.c,$(B)/%,$(wildcard tests/bench/bench_*.c))
FUZZERS := $(patsubst tests/fuzz/%.c,build/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))

# Two at a time and more, unless the caller chose with -j.
JOBS = $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc))
SUBMAKE = $(MAKE) --no-print-directory $(JOBS)

PROGRAM := $(B)/main.o $(B)/memory.o

all: $(if $(wildcard src/main.c),$(B)/stayput,$(LIBRARY))

$(B)/stayput: $(PROGRAM) $(LIBRARY)
	$(SAY) $(LINK) -o $@ $^ $(LIBS)

$(LIBRARY): $(filter-out $(PROGRAM),$(OBJECTS))
	@rm -f $@
	$(SAY) $(AR) rcsD $@ $^

$(B)/%.o: src/%.c Makefile | $(B)
	$(SAY) $(COMPILE) -c -o $@ $<

$(B)/test_%: tests/test_%.c $(LIBRARY)
	$(SAY) $(COMPILE) -o $@ $< $(LIBRARY) $(FLAGS_$(@F)) \
		-Wl,--as-needed $(LIBS) -lcmocka

# Calls that a test makes fail.
FLAGS_test_store = -Wl,--wrap=write,--wrap=fsync,--wrap=syncfs,--wrap=renameat2
FLAGS_test_seen = -Wl,--wrap=malloc,--wrap=free
FLAGS_test_printer = -Wl,--wrap=libdeflate_alloc_compressor

$(B)/bench_%: tests/bench/bench_%.c $(LIBRARY)
	$(SAY) $(COMPILE) -o $@ $< $(LIBRARY) -Wl,--as-needed $(LIBS)

$(B)/fault.so: tests/fault/fault.c tests/fault/fault.h | $(B)
	$(SAY) $(CC) -std=c17 -Wall -Wextra -O1 -shared -fPIC -o $@ $(filter %.c,$^)

$(B)/%.so: tests/fault/%.c | $(B)
	$(SAY) $(CC) -std=c17 -Wall -Wextra -O1 -shared -fPIC -o $@ $<

$(B)/refuse: tests/fault/refuse.c | $(B)
	$(SAY) $(CC) -std=c17 -Wall -Wextra -O1 -o $@ $< -lseccomp

$(B)/pixels: tests/pixels/pixels.c tests/papers.h $(LIBRARY)
	$(SAY) $(COMPILE) -Itests -o $@ $< $(LIBRARY) -Wl,--as-needed $(LIBS)

$(B)/measure: tests/hostile/measure.c | $(B)
	$(SAY) $(CC) -std=c17 -Wall -Wextra -O1 -o $@ $<

$(B)/drive: tests/fault/drive.c tests/fault/outcome.c tests/fault/outcome.h \
		tests/fault/fault.h | $(B)
	$(SAY) $(CC) -std=c17 -Wall -Wextra -O1 -o $@ $(filter %.c,$^)

$(B)/spawn $(B)/watch: $(B)/%: tests/bench/%.c | $(B)
	$(SAY) $(COMPILE) -o $@ $<

$(B):
	mkdir -p $@

# What is missing is installed first, in a make of its own, so that the
# second one finds the libraries.
check:
	@tools/need build demo check
	@$(SUBMAKE) run-tests

demo:
	@tools/need build demo
	@$(SUBMAKE) all
	@tools/demo build/stayput build/demo

# The pictures of docs/gallery.md.
gallery:
	@tools/need build demo check
	@$(SUBMAKE) all $(B)/pixels
	@tools/gallery build/stayput docs/gallery

TOOLS := $(B)/fault.so $(B)/escape.so $(B)/clock.so $(B)/refuse $(B)/drive \
	$(B)/measure $(B)/pixels

run-tests: all $(TESTS) $(TOOLS)
	@B=$(B) SAN=$(SAN) CC="$(CC)" tests/run $(TESTS) $(CHECKS)

# Every pack asked 1,000 times at random (writes the table of the docs), and
# what tests/slow has.
check-slow:
	@tools/need build demo check slow
	@$(SUBMAKE) all $(B)/test_interview $(B)/test_saved $(B)/fault.so $(B)/drive
	@tests/interview-table $(B)/test_interview docs/interview.md
	@B=$(B) tests/run $(sort $(wildcard tests/slow/check-*))

bench:
	@tools/need build demo check
	@$(SUBMAKE) all $(B)/spawn $(B)/watch $(B)/test_pdf $(BENCHES)
	@B=$(B) tests/bench/run $(BENCHES)
	@B=$(B) tests/bench/batch $(ROWS)

# The job array of docs/scaling.md under a Slurm of its own; root.
check-slurm:
	@tools/need build demo check slurm
	@$(SUBMAKE) all
	@B=$(B) tests/run tests/slurm/run

# PDF/A-1b by PDFBox, which needs Java.
check-pdfa:
	@tools/need build demo check pdfa
	@$(SUBMAKE) all $(B)/test_pdf
	@B=$(B) tests/run tests/pdfa/run

fuzz:
	@tools/need build fuzz
	@$(SUBMAKE) $(FUZZERS)
	@for f in $(FUZZERS); do tests/fuzz/run $$f $(T) || exit 1; done

# The sources are compiled once for all targets.
FUZZFLAGS := -std=c17 -g -O1 $(CPPFLAGS) -fsanitize=fuzzer,address,undefined
FUZZ_OBJECTS := $(patsubst $(B)/%.o,build/fuzz/%.o,\
	$(filter-out $(PROGRAM),$(OBJECTS)))

build/fuzz/%.o: src/%.c Makefile
	@mkdir -p build/fuzz
	$(SAY) clang $(FUZZFLAGS) -MMD -MP -c -o $@ $<

build/fuzz/libstayput.a: $(FUZZ_OBJECTS)
	@rm -f $@
	$(SAY) $(AR) rcsD $@ $^

build/fuzz/%: tests/fuzz/%.c build/fuzz/libstayput.a
	$(SAY) clang $(FUZZFLAGS) -o $@ $< build/fuzz/libstayput.a $(LIBS)

# Analysers and valgrind: minutes, see docs/contributing.md.
lint-c:
	@tools/need build demo check lint
	@$(SUBMAKE) all $(TESTS)
	@tools/lint-c $(CPPFLAGS)

# Branches that the tests take; the marks are in the two tools.
COV = B=build/cov CFLAGS='-O0 -g --coverage' \
	LDFLAGS='-Wl,--wrap=_exit build/cov/exit.o'
COVERED := $(patsubst tests/%.c,build/cov/%,$(wildcard tests/test_*.c))

build/cov/exit.o: tests/coverage/exit.c
	@mkdir -p $(@D)
	$(SAY) $(CC) -std=c17 -Wall -Wextra -O0 -c -o $@ $<

coverage: build/cov/exit.o
	@tools/need build demo check cover
	@$(SUBMAKE) $(COV) all $(COVERED) build/cov/fault.so build/cov/clock.so \
		build/cov/drive build/cov/measure
	@tools/coverage build/cov

# Sources changed one token at a time: N mutants, the survivors are told.
N = 400
mutate:
	@tools/need build demo check
	@tools/mutate-c -n $(N)

format:
	clang-format -i $(wildcard src/*.[ch] tests/*.[ch] tests/*/*.[ch])

man: all
	build/stayput --man >docs/stayput.1

SHARE = $(DESTDIR)$(PREFIX)/share/stayput
MAN1 = $(DESTDIR)$(PREFIX)/share/man/man1
BASH_FOLDER = $(DESTDIR)$(PREFIX)/share/bash-completion/completions
ZSH_FOLDER = $(DESTDIR)$(PREFIX)/share/zsh/site-functions
FISH_FOLDER = $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE) $(MAN1)
	install -m 755 $(B)/stayput $(DESTDIR)$(PREFIX)/bin/stayput
	cp -R $(wildcard rules templates lang) $(SHARE)/
	chmod -R a+rX $(SHARE)
	install -D -m 644 docs/stayput.1 $(MAN1)/stayput.1
	for c in $$($(B)/stayput --complete commands); do \
		$(B)/stayput --man $$c >$(MAN1)/stayput-$$c.1 && \
		chmod 644 $(MAN1)/stayput-$$c.1 || exit 1; done
	install -d $(BASH_FOLDER) $(ZSH_FOLDER) $(FISH_FOLDER)
	$(B)/stayput --complete bash >$(BASH_FOLDER)/stayput
	$(B)/stayput --complete zsh >$(ZSH_FOLDER)/_stayput
	$(B)/stayput --complete fish >$(FISH_FOLDER)/stayput.fish
	chmod 644 $(BASH_FOLDER)/stayput $(ZSH_FOLDER)/_stayput \
		$(FISH_FOLDER)/stayput.fish

# --- what is given to others, in build/ --------------------------------

VERSION := $(shell sed -n 's/.*STAYPUT_VERSION "\(.*\)"/\1/p' src/version.h)
PLACE = build/portable/stayput-$(VERSION)

dist:
	@tools/dist build/stayput-$(VERSION).tar.gz

sbom: all
	@tools/sbom $(B)/stayput >build/sbom.json

# DT_RPATH, not DT_RUNPATH: the libraries of the libraries are found too.
portable: all sbom
	@rm -rf build/portable
	@$(SUBMAKE) -s install DESTDIR= PREFIX=$(CURDIR)/$(PLACE)
	@$(LINK) -Wl,--disable-new-dtags -Wl,-rpath,'$$ORIGIN/../lib' \
		-o $(PLACE)/bin/stayput $(PROGRAM) $(LIBRARY) $(LIBS)
	@strip $(PLACE)/bin/stayput
	@cp build/sbom.json $(PLACE)/
	@tools/portable $(PLACE) build/stayput-$(VERSION)-portable.tar.xz

deb: all
	@rm -rf build/deb
	@$(SUBMAKE) -s install DESTDIR=$(CURDIR)/build/deb PREFIX=/usr
	@strip build/deb/usr/bin/stayput
	@tools/deb build/deb build/stayput_$(VERSION).deb

clean:
	rm -rf build

.PHONY: all gallery check check-slow check-slurm check-pdfa demo run-tests bench \
	fuzz lint-c coverage mutate format man install clean \
	dist sbom portable deb
.DELETE_ON_ERROR:
.SECONDARY:

-include $(wildcard $(B)/*.d build/fuzz/*.d)
