/*
 * Writes models made of hostile texts into a folder.
 *
 *     generate TEXTS MODEL FOLDER
 *
 * The texts are dealt out to ten models, FOLDER/0.catwoe to FOLDER/9.catwoe, each beside a .json
 * file with the list of them as a reader has to get them; FOLDER/benign.catwoe has plain words
 * instead. How TEXTS and MODEL are written is said at their heads.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MODELS = 10, HAND = 20, TEXTS = MODELS * HAND, LONGEST = 4096, MOST_LINES = 1000 };

/* What stands between the quotes in a model. */
struct text {
    char bytes[LONGEST];
    size_t length;
};

static void fail(const char *what, const char *where)
{
    fprintf(stderr, "generate: %s: %s\n", what, where);
    exit(2);
}

static FILE *open_file(const char *path, const char *mode)
{
    FILE *file = fopen(path, mode);
    if (!file)
        fail("cannot be opened", path);
    return file;
}

static FILE *create(const char *folder, const char *name, const char *ending)
{
    char path[LONGEST];
    snprintf(path, sizeof path, "%s/%s.%s", folder, name, ending);
    return open_file(path, "wb");
}

static void finish(FILE *file, const char *name)
{
    int failed = ferror(file);
    if (fclose(file) || failed)
        fail("cannot be written", name);
}

/* ---- The texts ------------------------------------------------------------------------------- */

static void add_byte(struct text *text, unsigned long byte)
{
    if (text->length + 1 >= sizeof text->bytes)
        fail("too long", text->bytes);
    text->bytes[text->length++] = (char)byte;
}

static void add_character(struct text *text, unsigned long number)
{
    static const unsigned long first[] = {0, 0xC0, 0xE0, 0xF0};
    int more = number < 0x80 ? 0 : number < 0x800 ? 1 : number < 0x10000 ? 2 : 3;
    if (number == '"' || number == '\\')
        add_byte(text, '\\');
    add_byte(text, first[more] | number >> (6 * more));
    while (more--)
        add_byte(text, 0x80 | (number >> (6 * more) & 0x3F));
}

static const char *add_escaped(struct text *text, const char *at);

static void add_until(struct text *text, const char *at, const char *end)
{
    while (at < end)
        if (*at == '\\')
            at = add_escaped(text, at + 1);
        else
            add_character(text, (unsigned char)*at++);
}

/* `300{…}`: braces within it are those of \u{…}. */
static const char *add_repeated(struct text *text, const char *at)
{
    char *open;
    long count = strtol(at, &open, 10);
    const char *end = open;
    int depth = 0;
    do
        depth += (*end == '{') - (*end == '}');
    while (depth && *++end);
    if (open == at || !*end)
        fail("no escape", at);
    while (count--)
        add_until(text, open + 1, end);
    return end + 1;
}

static const char *add_escaped(struct text *text, const char *at)
{
    char *end;
    switch (*at) {
    case '-':
        return at + 1;
    case 'n':
        add_byte(text, '\\');
        add_byte(text, 'n');
        return at + 1;
    case '\\':
        add_character(text, '\\');
        return at + 1;
    case 'u':
        add_character(text, strtoul(at + 2, &end, 16));
        if (at[1] != '{' || *end != '}')
            fail("no number", at);
        return end + 1;
    default:
        return add_repeated(text, at);
    }
}

static void read_texts(const char *path, struct text *texts)
{
    char line[LONGEST];
    size_t count = 0;
    FILE *file = open_file(path, "rb");
    while (fgets(line, sizeof line, file)) {
        char *end = line + strcspn(line, "\n");
        if (end == line || *line == '#')
            continue;
        if (count == TEXTS)
            fail("too many texts", path);
        add_until(&texts[count++], line, end);
    }
    fclose(file);
    if (count != TEXTS)
        fail("too few texts", path);
}

/* ---- The models ------------------------------------------------------------------------------ */

struct model {
    char lines[MOST_LINES][LONGEST];
    size_t count;
};

static void read_model(const char *path, struct model *model)
{
    FILE *file = open_file(path, "rb");
    while (model->count < MOST_LINES && fgets(model->lines[model->count], LONGEST, file))
        model->count++;
    fclose(file);
    if (model->count == MOST_LINES)
        fail("too many lines", path);
}

static void put_line(FILE *file, const char *line, const struct text *hand, size_t number)
{
    for (const char *at = line; *at; at++)
        if (*at == '@') {
            fputc('"', file);
            fwrite(hand[number].bytes, 1, hand[number].length, file);
            fputc('"', file);
        } else if (at[0] == '%' && at[1] == '%') {
            fprintf(file, "%zu", (number + 1) % HAND + 1);
            at++;
        } else if (*at == '%') {
            fprintf(file, "%zu", number + 1);
        } else {
            fputc(*at, file);
        }
}

/* The lines from `start` on once for each text, up to `end`; returns where that stands. */
static size_t put_each(FILE *file, const struct model *model, size_t start, const struct text *hand)
{
    size_t line = start;
    for (size_t number = 0; number < HAND; number++)
        for (line = start; line < model->count && strcmp(model->lines[line], "end\n") != 0; line++)
            put_line(file, model->lines[line], hand, number);
    return line;
}

static void write_model(const struct model *model, const struct text *hand, const char *folder,
                        const char *name)
{
    FILE *file = create(folder, name, "catwoe");
    for (size_t line = 0; line < model->count; line++)
        if (!strcmp(model->lines[line], "each\n"))
            line = put_each(file, model, line + 1, hand);
        else if (*model->lines[line] != '#')
            put_line(file, model->lines[line], hand, 0);
    finish(file, name);
}

/* ---- What a reader has to get ---------------------------------------------------------------- */

static void put_json_byte(FILE *file, unsigned char byte)
{
    if (byte < 0x20 || byte == '"' || byte == '\\')
        fprintf(file, "\\u%04x", byte);
    else
        fputc(byte, file);
}

/* Blanks and line ends of the file are one blank, and none at the ends of the text. */
static void put_reading(FILE *file, const struct text *text)
{
    bool begun = false, blank = false;
    fputc('"', file);
    for (size_t at = 0; at < text->length; at++) {
        char byte = text->bytes[at];
        if (strchr(" \t\r\n", byte)) {
            blank = true;
            continue;
        }
        if (begun && blank)
            fputc(' ', file);
        begun = true;
        blank = false;
        if (byte == '\\')
            byte = text->bytes[++at] == 'n' ? '\n' : text->bytes[at];
        put_json_byte(file, (unsigned char)byte);
    }
    fputc('"', file);
}

static void write_readings(const struct text *hand, const char *folder, const char *name)
{
    FILE *file = create(folder, name, "json");
    for (size_t number = 0; number < HAND; number++) {
        fputs(number ? ",\n" : "[", file);
        put_reading(file, &hand[number]);
    }
    fputs("]\n", file);
    finish(file, name);
}

/* Plain words of the same number. */
static void deal_benign(struct text *hand)
{
    for (size_t number = 0; number < HAND; number++)
        hand[number].length = (size_t)snprintf(hand[number].bytes, sizeof hand[number].bytes,
                                               "Plain words, number %zu", number + 1);
}

int main(int count, char **arguments)
{
    static struct text texts[TEXTS], hand[HAND], benign[HAND];
    static struct model model;
    if (count != 4)
        fail("wants", "TEXTS MODEL FOLDER");
    read_texts(arguments[1], texts);
    read_model(arguments[2], &model);
    for (size_t i = 0; i < MODELS; i++) {
        char name[] = {(char)('0' + i), 0};
        for (size_t k = 0; k < HAND; k++)
            hand[k] = texts[k * MODELS + i];
        write_model(&model, hand, arguments[3], name);
        write_readings(hand, arguments[3], name);
    }
    deal_benign(benign);
    write_model(&model, benign, arguments[3], "benign");
    write_readings(benign, arguments[3], "benign");
    return 0;
}
