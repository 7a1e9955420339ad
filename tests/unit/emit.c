/* Whatever a text holds, it stays a text: tables and a picture made of hostile ones, in every
   format of plain text. Each of these texts holds a skull, by which it is found again. With a
   folder as its argument it also writes them there, for other programs to read. */
#include "base/utf8.h"
#include "emit/formats.h"

#include <stdio.h>
#include <string.h>

#define SKULL "\xE2\x98\xA0"

static const char *const texts[] = {
    SKULL,
    SKULL " an ordinary sentence, with some words to wrap",
    "|" SKULL "| a || b \\| c \\\\| d \\",
    "`" SKULL "` **a** __b__ ~~c~~ $d$ [e](javascript:f) ![g](h) <script>i</script> &lt; &#60;",
    "\"" SKULL "\\\" }; evil [label=\"x\"]; \\N \\G \\l \\",
    "first\n" SKULL "\n\n  third, after a blank line \n",
    "\x1b[31m" SKULL "\x1b]0;title\x07 \x7f \xC2\x9B"
    "2J \r\t|\v",
    "\xE2\x80\xAE" SKULL "\xE2\x81\xA6 turned round \xE2\x80\xAC\xE2\x81\xA9",
    "\xE6\xBC\xA2\xE5\xAD\x97\xE3\x81\x8B\xE3\x81\xAA\xE4\xBA\xA4\xE3\x81\x98\xE3\x82\x8A\xE6\x96"
    "\x87\xE3\x80\x82"
    "\xE6\x95\x99\xE5\xB8\xAB\xE3\x81\xAF\xE7\x9F\xA5\xE3\x81\xA3\xE3\x81\xA6\xE3\x81\x84\xE3\x82"
    "\x8B" SKULL,
    SKULL " \xD8\xA7\xD9\x84\xD8\xB7\xD9\x84\xD8\xA7\xD8\xA8 "
          "\xD9\x8A\xD8\xBA\xD8\xA7\xD8\xAF\xD8\xB1\xD9\x88\xD9\x86 "
          "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",
    SKULL " \xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 "
          "\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7 "
          "\xE2\x9D\xA4\xEF\xB8\x8F \xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD 1\xEF\xB8\x8F\xE2\x83\xA3",
    SKULL
    " e\xCC\x81\xCC\x82\xCC\x83\xCC\x84 \xCC\x81 \xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8 \xE2\x80\x8B",
    SKULL "\xFF\xC3 no UTF-8",
    SKULL "# 1. - > = *",
    SKULL " “quoted” ‘twice’ – with — dashes… → and −",
};
enum { TEXT_COUNT = sizeof texts / sizeof *texts, LONG = 5000 };

static int failures;

static void check(bool holds, const char *what, const char *format, unsigned seed)
{
    if (!holds && ++failures)
        printf("FAIL emit: %s: %s (%u)\n", format, what, seed);
}

static const char *any(struct arena *arena, unsigned *seed)
{
    *seed = *seed * 1103515245 + 12345;
    unsigned which = *seed >> 16 & 0x7FFF;
    if (which % 23)
        return texts[which % TEXT_COUNT];
    struct buffer word = {.arena = arena}; /* one very long word */
    buffer_put(&word, SKULL);
    while (word.count < LONG)
        buffer_put(&word, which % 2 ? "x" : "\xC3\xA9\xE6\xBC\xA2");
    return buffer_text(&word);
}

/* ---- Tables ---------------------------------------------------------------------------------- */

static void fill_cell(struct arena *arena, struct cell *cell, unsigned *seed)
{
    unsigned before = *seed;
    const char *text = any(arena, seed);
    cell->state = (enum cell_state)(*seed >> 20 & 3);
    cell->differs = *seed >> 23 & 1;
    if (cell->state <= CELL_UNSAID)
        return;
    cell->state = CELL_SAID;
    runs_add(arena, &cell->runs, (enum run_style)(before >> 18 & 1), text, NULL);
    runs_add(arena, &cell->runs, RUN_ARROW, " → ", NULL);
    runs_add(arena, &cell->runs, RUN_EMPHASIS, any(arena, seed), NULL);
    runs_add(arena, &cell->runs, RUN_BREAK, "\n", NULL);
    runs_add(arena, &cell->runs, RUN_STRONG, any(arena, seed), NULL);
}

static struct table *make_table(struct arena *arena, unsigned *seed)
{
    enum { MOST = 9 };
    struct column columns[MOST];
    size_t count = 1 + (*seed >> 17) % MOST;
    for (size_t i = 0; i < count; i++)
        columns[i] = (struct column){.key = arena_printf(arena, "%zu%s", i, any(arena, seed)),
                                     .head = any(arena, seed),
                                     .kind = (enum column_kind)(*seed >> 20 & 3),
                                     .weight = *seed >> 24 & 7,
                                     .row_head = i < (*seed >> 18 & 3)};
    struct table *table = table_new(arena, any(arena, seed), any(arena, seed), columns, count);
    table->note = *seed >> 19 & 1 ? any(arena, seed) : NULL;
    table->left_out = *seed >> 20 & 1;
    for (size_t rows = *seed >> 21 & 7; rows; rows--) {
        struct row *row = table_add_row(arena, table, any(arena, seed));
        for (size_t i = 0; i < count; i++)
            fill_cell(arena, &row->cells[i], seed);
    }
    return table;
}

/* ---- What must hold -------------------------------------------------------------------------- */

static bool is_safe(const struct buffer *out)
{
    size_t bytes;
    if (utf8_valid(out->items, out->count) != out->count)
        return false;
    for (size_t at = 0; at < out->count; at += bytes) {
        int32_t code_point = utf8_next(out->items + at, out->count - at, &bytes);
        if (code_point != '\n' && (code_point == '\t' || utf8_is_unsafe(code_point)))
            return false;
    }
    return true;
}

/* Take the next line off the text; its length without the line end. */
static size_t next_line(const char **text, const char **line)
{
    *line = *text;
    size_t length = strcspn(*text, "\n");
    *text += length + ((*text)[length] != 0);
    return length;
}

static bool begins(const char *line, const char *sign)
{
    return !strncmp(line, sign, strlen(sign));
}

/* The lines of a frame are as wide as its first, and nothing is wider than it may be. */
static bool is_in_shape(const char *text, size_t width)
{
    size_t frame = 0; /* of the one that is open */
    for (const char *line; *text;) {
        size_t length = next_line(&text, &line), cells = utf8_cells(line, length);
        bool side = begins(line, "│") || begins(line, "├") || begins(line, "╞");
        if (begins(line, "┌"))
            frame = cells;
        if (cells > width || (frame && cells != frame) ||
            (frame && !begins(line, "┌") && !side && !begins(line, "└")))
            return false;
        if (begins(line, "└"))
            frame = 0;
    }
    return !frame;
}

/* A sign of Markdown's own only where the writer has set it. */
static bool is_tame(const char *line, size_t length)
{
    static const char *const tags[] = {"<br>", "<strong>", "</strong>", "<em>", "</em>"};
    for (size_t at = 0; at < length; at++) {
        bool ours = line[at] != '<';
        for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
            ours = ours || begins(line + at, tags[i]);
        if (!ours || strchr("`[]_~$", line[at]))
            return false;
        at += line[at] == '\\';
    }
    return true;
}

static size_t bars(const char *line, size_t length)
{
    size_t count = 0;
    for (size_t at = 0; at < length; at++) {
        count += line[at] == '|';
        at += line[at] == '\\';
    }
    return count;
}

static bool has_even_rows(const char *text)
{
    size_t columns = 0;
    for (const char *line; *text;) {
        size_t length = next_line(&text, &line);
        if (!is_tame(line, length) || (*line == '|' && columns && bars(line, length) != columns))
            return false;
        columns = *line == '|' ? bars(line, length) : 0;
    }
    return true;
}

/* Brackets match, and no hostile text stands outside of quotes: for JSON and for DOT. */
static bool is_quoted(const char *text)
{
    bool inside = false;
    int depth = 0;
    for (; *text; text++) {
        if (inside && *text == '\\' && text[1])
            text++;
        else if (*text == '"')
            inside = !inside;
        else if (!inside && begins(text, SKULL))
            return false;
        else if (!inside)
            depth += (strchr("{[", *text) != NULL) - (strchr("}]", *text) != NULL);
    }
    return !inside && !depth;
}

static const char *folder; /* where products are written, or NULL */

static void keep(struct buffer *out, const char *name, unsigned seed)
{
    if (!folder)
        return;
    FILE *file = fopen(arena_printf(out->arena, "%s/%u.%s", folder, seed, name), "wb");
    if (file && fwrite(out->items, 1, out->count, file) == out->count)
        fclose(file);
}

/* ---- Tables ---------------------------------------------------------------------------------- */

static void try_tables(struct arena *arena, unsigned seed)
{
    static const unsigned widths[] = {0, 1, 40, 61, 100, 211};
    unsigned random = seed;
    struct table *table = make_table(arena, &random);
    table->next = make_table(arena, &random);
    for (size_t i = 0; i < 2 * sizeof widths / sizeof *widths; i++) {
        struct setting setting = {.width = widths[i / 2], .plain = i & 1};
        struct buffer out = {.arena = arena};
        size_t most = !setting.width ? 100 : setting.width < 40 ? 40 : setting.width;
        formats[FORMAT_TEXT].writes->tables(table, &setting, &out);
        check(is_safe(&out), "controls", "text", seed);
        check(is_in_shape(buffer_text(&out), most), "frames", "text", seed);
    }
    struct setting setting = {.width = 0};
    struct buffer markdown = {.arena = arena}, json = {.arena = arena};
    formats[FORMAT_MARKDOWN].writes->tables(table, &setting, &markdown);
    check(is_safe(&markdown), "controls", "md", seed);
    check(has_even_rows(buffer_text(&markdown)), "columns", "md", seed);
    keep(&markdown, "md", seed);
    formats[FORMAT_JSON].writes->tables(table, &setting, &json);
    check(is_safe(&json), "controls", "json", seed);
    check(is_quoted(buffer_text(&json)), "quotes", "json", seed);
    keep(&json, "json", seed);
}

/* ---- Pictures -------------------------------------------------------------------------------- */

static void add_node(struct arena *arena, struct diagram *diagram, unsigned *seed)
{
    const char *text = any(arena, seed);
    const char **notes = arena_alloc(arena, 2 * sizeof *notes);
    notes[0] = any(arena, seed);
    notes[1] = any(arena, seed);
    enum diagram_part part = (enum diagram_part)(*seed >> 20 & 3);
    *array_add(arena, &diagram->nodes) = (struct diagram_node){
        .id = arena_printf(arena, "%zu%s", diagram->nodes.count, any(arena, seed)),
        .part = part,
        .inside = diagram->boundary && part == PART_ACTIVITY,
        .number = *seed >> 18 & 1 ? "1" : NULL,
        .text = text,
        .notes = notes,
        .note_count = *seed >> 16 & 1 ? 2 : 0,
        .sentence = any(arena, seed)};
}

static uint32_t any_end(const struct diagram *diagram, unsigned *seed)
{
    *seed = *seed * 1103515245 + 12345;
    uint32_t end = (uint32_t)((*seed >> 16) % (diagram->nodes.count + 1));
    return end < diagram->nodes.count ? end : diagram->boundary ? END_BOUNDARY : 0;
}

static struct diagram *make_diagram(struct arena *arena, unsigned *seed)
{
    struct diagram *diagram = arena_new_of(arena, struct diagram);
    diagram->id = diagram->title = any(arena, seed);
    diagram->description = any(arena, seed);
    diagram->exposed = *seed >> 18 & 3;
    diagram->boundary = *seed >> 17 & 1 ? any(arena, seed) : NULL;
    for (size_t nodes = 1 + (*seed >> 20 & 7); nodes; nodes--)
        add_node(arena, diagram, seed);
    for (size_t lines = *seed >> 20 & 15; lines; lines--) {
        struct diagram_line line = {.id = any(arena, seed), .part = PART_LINK};
        line.from = any_end(diagram, seed);
        line.to = any_end(diagram, seed);
        line.polarity = (enum polarity)(*seed >> 20 & 3);
        line.delayed = *seed >> 22 & 1;
        line.contested = *seed >> 23 & 1;
        line.sentence = any(arena, seed);
        *array_add(arena, &diagram->lines) = line;
    }
    for (size_t loops = *seed >> 20 & 3; loops; loops--) {
        struct diagram_loop loop = {.id = any(arena, seed), .mark = "R1", .text = any(arena, seed)};
        loop.nodes = arena_alloc(arena, sizeof(uint32_t));
        loop.node_count = 1;
        loop.sentence = any(arena, seed);
        *array_add(arena, &diagram->loops) = loop;
    }
    return diagram;
}

static void try_telling(const struct diagram *diagram, struct arena *arena, unsigned seed)
{
    static const unsigned widths[] = {0, 1, 40, 61, 100, 211};
    for (size_t i = 0; i < 2 * sizeof widths / sizeof *widths; i++) {
        struct setting setting = {.width = widths[i / 2], .plain = i & 1};
        struct buffer out = {.arena = arena};
        size_t most = !setting.width || setting.width > 100 ? 100
                      : setting.width < 40                  ? 40
                                                            : setting.width;
        formats[FORMAT_TEXT].writes->diagram(diagram, &setting, &out);
        check(is_safe(&out), "controls", "picture as text", seed);
        check(is_in_shape(buffer_text(&out), most), "width", "picture as text", seed);
        check(!setting.plain || !strstr(buffer_text(&out), "“"), "plain", "picture as text", seed);
    }
}

static void try_diagram(struct arena *arena, unsigned seed)
{
    unsigned random = seed;
    const struct diagram *diagram = make_diagram(arena, &random);
    const struct setting setting = {.width = 0};
    struct buffer json = {.arena = arena}, dot = {.arena = arena};
    try_telling(diagram, arena, seed);
    formats[FORMAT_JSON].writes->diagram(diagram, &setting, &json);
    check(is_safe(&json), "controls", "picture as json", seed);
    check(is_quoted(buffer_text(&json)), "quotes", "picture as json", seed);
    keep(&json, "picture.json", seed);
    formats[FORMAT_DOT].writes->diagram(diagram, &setting, &dot);
    check(is_safe(&dot), "controls", "dot", seed);
    check(is_quoted(buffer_text(&dot)), "quotes", "dot", seed);
    keep(&dot, "dot", seed);
}

int main(int count, char **arguments)
{
    enum { TRIES = 50 };
    jmp_buf exhausted;
    folder = count > 1 ? arguments[1] : NULL;
    if (setjmp(exhausted))
        return 2;
    for (unsigned seed = 1; seed <= TRIES; seed++) {
        struct arena *arena = arena_new(&exhausted);
        try_tables(arena, seed * 2654435761u);
        try_diagram(arena, seed * 2654435761u);
        arena_free(arena);
    }
    if (!failures)
        printf("ok emit: hostile texts stay texts\n");
    return failures != 0;
}
