# Catwoe: a language and a compiler for soft systems models.
#
#   make          build build/catwoe
#   make demo     install what the build needs (Debian), build, check the examples, draw and report them
#   make check    install what the tests need (Debian), and run them all
#   make bench    print what it costs beside a bare parser of the same work
#   make reference   make grammar/reference.md and grammar/rules.md anew
#   make accept   make the golden outputs anew; read the difference before you commit it
#   make widths   make compiler/draw/font_widths.def anew
#
# BUILD, CC, CFLAGS, LDFLAGS may be set: make BUILD=build/asan CFLAGS="-g -fsanitize=address".

BUILD   ?= build
CC      ?= cc
CFLAGS  ?= -O2 -g
PREFIX  ?= /usr/local
GRAPHVIZ ?= /usr/lib/$(shell $(CC) -print-multiarch)/graphviz

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
           -Wmissing-prototypes -Wwrite-strings
OPTIONS  = -std=c17 -D_XOPEN_SOURCE=700 -fno-math-errno -ffp-contract=off $(WARNINGS) -Icompiler -Igrammar -I$(BUILD)/gen -MMD -MP

SOURCES  = $(wildcard compiler/*/*.c)
DRIVER   = compiler/driver/main.c
EMBEDDED = $(sort $(wildcard grammar/specimen/*.catwoe stdlib/*.catwoe stdlib/words/*/*.txt tests/checks/*/fires.catwoe \
                             tests/checks/*/silent.catwoe))
LAYOUT   = compiler/draw/layout_graphviz.c
PAINTER  = compiler/emit/cairo.c compiler/emit/cairo_fonts.c
MEASURER = compiler/analysis/network_measures_igraph.c
OFFICE   = compiler/emit/office_libzip.c compiler/emit/office_libxlsxwriter.c
FINISHER = compiler/emit/pdf_finish_qpdf.c
OBJECTS  = $(patsubst compiler/%.c,$(BUILD)/%.o,$(filter-out $(DRIVER) $(LAYOUT) $(PAINTER) $(MEASURER) $(OFFICE) $(FINISHER),$(SOURCES))) \
           $(BUILD)/gen/scanner.o $(BUILD)/gen/parser.o $(BUILD)/gen/embedded.o
LIBRARY  = $(BUILD)/libcatwoe.a

# Where there is no pango nothing is said of it, and neither PDF nor PNG is made.
PANGO_OPTIONS   := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags pangocairo 2>/dev/null))
PANGO_LIBRARIES := $(shell pkg-config --libs pangocairo 2>/dev/null)
# Where there is no igraph nothing is said of it either, and tables leave out how far things lie between others.
IGRAPH_OPTIONS   := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags igraph 2>/dev/null))
IGRAPH_LIBRARIES := $(shell pkg-config --libs igraph 2>/dev/null)
# Nor of what packs and unpacks files of office programs: without it there are none.
OFFICE_OPTIONS   := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags libzip xlsxwriter 2>/dev/null))
OFFICE_LIBRARIES := $(shell pkg-config --libs libzip xlsxwriter 2>/dev/null)
# Nor of what finishes PDF: without it documents have no language and figures no text in their place.
QPDF_OPTIONS     := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags libqpdf 2>/dev/null))
QPDF_LIBRARIES   := $(shell pkg-config --libs libqpdf 2>/dev/null)
PROGRAMS = $(BUILD)/catwoe $(BUILD)/catwoe-layout.so $(if $(PANGO_LIBRARIES),$(BUILD)/catwoe-cairo.so) \
           $(if $(IGRAPH_LIBRARIES),$(BUILD)/catwoe-igraph.so) $(if $(OFFICE_LIBRARIES),$(BUILD)/catwoe-office.so) \
           $(if $(QPDF_LIBRARIES),$(BUILD)/catwoe-qpdf.so)

# What reads JSON and XML is linked in: a check opens nothing for it.
READERS = -Wl,-Bstatic -ljansson -lexpat -Wl,-Bdynamic

# Each is a folder of examples/ with a model of its name, and in made/ what `build` makes of it.
EXAMPLES = stoke-neet trauma-network

# What apt installs, and why, is told in README.md.
BUILD_PACKAGES = gcc libc6-dev flex bison libutf8proc-dev libjansson-dev libexpat1-dev libgraphviz-dev libpango1.0-dev libigraph-dev libzip-dev libxlsxwriter-dev libqpdf-dev fonts-comic-neue fonts-noto-core fonts-urw-base35
TEST_PACKAGES  = clang clang-format libclang-rt-14-dev valgrind git libxml2-utils jq graphviz chromium \
                 libreoffice-calc-nogui libreoffice-impress-nogui libreoffice-writer-nogui poppler-utils qpdf fonts-droid-fallback pre-commit ninja-build yamllint python3-networkx $(NODE_PACKAGES)
# Where there is a node with its npm from elsewhere, Debian's would not go beside it.
NODE_PACKAGES := $(if $(shell command -v npm 2> /dev/null),,nodejs npm)
INSTALL = sh -c 'dpkg -s "$$@" > /dev/null 2>&1 || { \
            if [ "$$(id -u)" = 0 ]; then sudo=; else sudo=sudo; fi; \
            $$sudo apt-get update -q && DEBIAN_FRONTEND=noninteractive \
            $$sudo apt-get install -y -q --no-install-recommends "$$@"; }' install

.PHONY: FORCE all demo check bench accept reference widths install clean packages test-packages
all: $(PROGRAMS)

packages:
	@$(INSTALL) $(BUILD_PACKAGES)

test-packages: packages
	@$(INSTALL) $(TEST_PACKAGES)

demo: packages
	@$(MAKE) --no-print-directory -s all
	$(BUILD)/catwoe check $(foreach name,$(EXAMPLES),examples/$(name)/$(name).catwoe)
	@set -e; for name in $(EXAMPLES); do \
	    $(BUILD)/catwoe build examples/$$name/$$name.catwoe $(if $(PANGO_LIBRARIES),--pdf) -o $(BUILD)/demo/$$name/; \
	    echo "open $(BUILD)/demo/$$name/index.html"; done

check: test-packages
	tests/all

bench: all
	tests/bench/run $(BUILD)/catwoe

reference: all
	$(BUILD)/catwoe explain --to md -o grammar/reference.md
	$(BUILD)/catwoe rules --to md -o grammar/rules.md

accept: all reference
	@set -e; for name in $(EXAMPLES); do \
	    $(BUILD)/catwoe build examples/$$name/$$name.catwoe -o examples/$$name/made/; done
	ACCEPT=1 QUICK=1 MUTATIONS= tests/run $(BUILD) | grep golden
	git diff --stat

# Wants libfreetype-dev, fonts-comic-neue, fonts-noto-core and fonts-urw-base35.
widths: $(BUILD)/gen/widths
	$(BUILD)/gen/widths > $(BUILD)/gen/font_widths.def
	cp $(BUILD)/gen/font_widths.def compiler/draw

$(BUILD)/gen/widths: stdlib/fonts/widths.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -std=c17 $(WARNINGS) -I/usr/include/freetype2 -o $@ $< -lfreetype

install: all
	install -D $(BUILD)/catwoe $(DESTDIR)$(PREFIX)/bin/catwoe
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/lib/catwoe $(filter %.so,$(PROGRAMS))

$(BUILD)/catwoe: $(BUILD)/driver/main.o $(LIBRARY)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lutf8proc $(READERS) -Wl,--as-needed -lm

# Graphviz is linked here and nowhere else; its layout plugin directly, so that nothing is searched for.
$(BUILD)/catwoe-layout.so: $(LAYOUT) compiler/draw/layout.h compiler/draw/geometry.h
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(OPTIONS) -fPIC -shared $(LDFLAGS) -o $@ $< -L$(GRAPHVIZ) -Wl,-rpath,$(GRAPHVIZ) \
	    -lgvplugin_neato_layout -lgvc -lcgraph

# Cairo and pango are linked here and nowhere else.
$(BUILD)/catwoe-cairo.so: $(PAINTER) compiler/draw/palette.c compiler/emit/canvas.h compiler/emit/cairo_fonts.h $(wildcard compiler/draw/*.h) compiler/draw/inks.def
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(OPTIONS) $(PANGO_OPTIONS) -fPIC -shared $(LDFLAGS) -o $@ $(PAINTER) compiler/draw/palette.c $(PANGO_LIBRARIES)

# igraph is linked here and nowhere else.
$(BUILD)/catwoe-igraph.so: $(MEASURER) compiler/analysis/network_measures.h
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(OPTIONS) $(IGRAPH_OPTIONS) -fPIC -shared $(LDFLAGS) -o $@ $< $(IGRAPH_LIBRARIES)

# libzip and libxlsxwriter are linked here and nowhere else.
$(BUILD)/catwoe-office.so: $(OFFICE) compiler/emit/office.h compiler/emit/workbook.h
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(OPTIONS) $(OFFICE_OPTIONS) -fPIC -shared $(LDFLAGS) -o $@ $(OFFICE) $(OFFICE_LIBRARIES)

# libqpdf is linked here and nowhere else.
$(BUILD)/catwoe-qpdf.so: $(FINISHER) compiler/emit/pdf_finish.h
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(OPTIONS) $(QPDF_OPTIONS) -fPIC -shared $(LDFLAGS) -o $@ $< $(QPDF_LIBRARIES)

$(LIBRARY): $(OBJECTS)
	rm -f $@
	ar rcs $@ $^

$(BUILD)/%.o: compiler/%.c $(BUILD)/gen/parser.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(OPTIONS) -c -o $@ $<

$(BUILD)/gen/%.o: $(BUILD)/gen/%.c
	$(CC) $(CFLAGS) $(OPTIONS) -c -o $@ $<

$(BUILD)/gen/scanner.c: grammar/scanner.l
	@mkdir -p $(@D)
	flex -o $@ $<

$(BUILD)/gen/parser.c: grammar/parser.y
	@mkdir -p $(@D)
	bison -Wall -Wcounterexamples -Werror -o $@ --header=$(BUILD)/gen/parser.h $<

# Made anew also where a file has come or gone.
$(BUILD)/gen/embedded.list: FORCE
	@mkdir -p $(@D)
	@echo $(EMBEDDED) | cmp -s - $@ || echo $(EMBEDDED) > $@

$(BUILD)/gen/embedded.c: $(BUILD)/gen/embed $(BUILD)/gen/embedded.list $(EMBEDDED)
	$(BUILD)/gen/embed $(EMBEDDED) > $@.new && mv $@.new $@

$(BUILD)/gen/embed: stdlib/embed.c
	@mkdir -p $(@D)
	$(CC) -O1 -std=c17 -o $@ $<

-include $(OBJECTS:.o=.d) $(BUILD)/driver/main.d

clean:
	rm -rf $(BUILD)
