# Catwoe: a language and a compiler for soft systems models.
#
#   make          build build/catwoe
#   make demo     install what the build needs (Debian), build, check the first example, show its loops
#   make check    install what the tests need (Debian), and run them all
#   make accept   make the golden outputs anew; read the difference before you commit it
#
# BUILD, CC, CFLAGS, LDFLAGS may be set: make BUILD=build/asan CFLAGS="-g -fsanitize=address".

BUILD   ?= build
CC      ?= cc
CFLAGS  ?= -O2 -g
PREFIX  ?= /usr/local

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
           -Wmissing-prototypes -Wwrite-strings
OPTIONS  = -std=c17 -D_XOPEN_SOURCE=700 $(WARNINGS) -Icompiler -Igrammar -I$(BUILD)/gen -MMD -MP

SOURCES  = $(wildcard compiler/*/*.c)
DRIVER   = compiler/driver/main.c
EMBEDDED = $(sort $(wildcard stdlib/*.catwoe stdlib/words/*/*.txt tests/checks/*/fires.catwoe \
                             tests/checks/*/silent.catwoe))
OBJECTS  = $(patsubst compiler/%.c,$(BUILD)/%.o,$(filter-out $(DRIVER),$(SOURCES))) \
           $(BUILD)/gen/scanner.o $(BUILD)/gen/parser.o $(BUILD)/gen/embedded.o
LIBRARY  = $(BUILD)/libcatwoe.a

.PHONY: all demo check accept install clean
all: $(BUILD)/catwoe

$(BUILD)/catwoe: $(BUILD)/driver/main.o $(LIBRARY)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lutf8proc

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

$(BUILD)/gen/embedded.c: $(BUILD)/gen/embed $(EMBEDDED)
	$(BUILD)/gen/embed $(EMBEDDED) > $@.new && mv $@.new $@

$(BUILD)/gen/embed: stdlib/embed.c
	@mkdir -p $(@D)
	$(CC) -O1 -std=c17 -o $@ $<

-include $(OBJECTS:.o=.d) $(BUILD)/driver/main.d

clean:
	rm -rf $(BUILD)
