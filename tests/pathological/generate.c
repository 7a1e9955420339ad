/*
 * Writes hostile and merely odd inputs into a folder.
 *
 *     generate FOLDER           the files of a fixed size
 *     generate FOLDER KIND N    FOLDER/KIND-N.catwoe, a file with N of something
 *
 * The kinds stand in the table at the end, each with a word on what there are N of.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_LENGTH = 4096, NESTED = 10000 };

static const char header[] = "model odd \"An odd one\"\n\n";

static void fail(const char *path)
{
    fprintf(stderr, "generate: %s: %s\n", path, strerror(errno));
    exit(2);
}

static FILE *create(const char *folder, const char *name)
{
    char path[PATH_LENGTH];
    snprintf(path, sizeof path, "%s/%s.catwoe", folder, name);
    FILE *file = fopen(path, "wb");
    if (!file)
        fail(path);
    return file;
}

static void finish(FILE *file, const char *name)
{
    int failed = ferror(file);
    if (fclose(file) || failed)
        fail(name);
}

static void repeat(FILE *file, const char *text, long count)
{
    for (long i = 0; i < count; i++)
        fputs(text, file);
}

/* ---- files of a fixed size: bytes as they stand, NUL bytes among them ---- */

struct fixed {
    const char *name;
    const char *bytes;
    size_t size;
};

#define FIXED(name, bytes) \
    { \
        name, bytes, sizeof(bytes) - 1 \
    }

static const struct fixed fixed_files[] = {
    FIXED("empty", ""),
    FIXED("nul", "stakeholder college \"The\0college\"\n"),
    FIXED("latin1", "stakeholder college \"Le coll\350ge\"\n"),
    FIXED("utf16", "\377\376m\0o\0d\0e\0l\0 \0a\0 \0\"\0b\0\"\0\n\0"),
    FIXED("curly", "stakeholder college \xe2\x80\x9cThe \"old\" college\xe2\x80\x9d\n"
                   "stakeholder council \xe2\x80\x9eThe council\xe2\x80\x9c\n"
                   "stakeholder school \xe2\x80\x9eThe school\xe2\x80\x9d {\n"
                   "  note: \xc2\xabThe council\xe2\x80\x99s own\xc2\xbb\n"
                   "  part-of: council\n"
                   "}\n"),
    FIXED("crlf", "# A comment\r\n"
                  "stakeholder college \"The college\" {\r\n"
                  "  note: \"One text over\r\n"
                  "    two lines\"\r\n"
                  "  part-of: council\r\n"
                  "}\r\n"
                  "\r\n"
                  "stakeholder council \"The council\"\r\n"),
    FIXED("bom", "\xef\xbb\xbfstakeholder college \"The college\"\n"),
    FIXED("rtl",
          "stakeholder \xd9\x85\xd8\xaf\xd8\xb1\xd8\xb3\xd8\xa9 "
          "\"\xd8\xa7\xd9\x84\xd9\x85\xd8\xaf\xd8\xb1\xd8\xb3\xd8\xa9 (12) \xd8\x8c\"\n"
          "stakeholder \xd7\x91\xd7\x99\xd7\xaa-\xd7\xa1\xd7\xa4\xd7\xa8 "
          "\"\xd7\x91\xd7\x99\xd7\xaa \xd7\x94\xd7\xa1\xd7\xa4\xd7\xa8, \xd7\xa6\xd7\x94\xd7\xb4"
          "\xd7\x9c\" {\n"
          "  part-of: \xd9\x85\xd8\xaf\xd8\xb1\xd8\xb3\xd8\xa9\n"
          "}\n"),
    /* The marks of a name may be one letter with it or two, and come in either order. */
    FIXED("combining", "stakeholder caf\xc3\xa9 \"Composed\" { part-of: n\xc3\xadn\xcc\x83os }\n"
                       "stakeholder ni\xcc\x81\xc3\xb1os \"Decomposed\"\n"
                       "stakeholder d\xe1\xbb\x99i \"Two marks\" { part-of: cafe\xcc\x81 }\n"
                       "stakeholder team \"Two marks\" { part-of: do\xcc\xa3\xcc\x82i }\n"
                       "stakeholder club \"The other order\" { part-of: do\xcc\x82\xcc\xa3i }\n"),
    FIXED("a", "use \"b.catwoe\"\nstakeholder college \"The college\" { part-of: council }\n"),
    FIXED("b", "use \"a.catwoe\"\nstakeholder council \"The council\" { voice: college }\n"),
};

static void write_nested(FILE *file, long count)
{
    fputs("stakeholder deep \"Deep\" ", file);
    repeat(file, "{\n", count);
    repeat(file, "}\n", count);
}

static void write_fixed(const char *folder)
{
    for (size_t i = 0; i < sizeof fixed_files / sizeof *fixed_files; i++) {
        FILE *file = create(folder, fixed_files[i].name);
        fwrite(fixed_files[i].bytes, 1, fixed_files[i].size, file);
        finish(file, fixed_files[i].name);
    }
    FILE *nested = create(folder, "nested");
    write_nested(nested, NESTED);
    finish(nested, "nested");
}

/* ---- N of something ---- */

static void write_siblings(FILE *file, long count)
{
    for (long i = 1; i <= count; i++)
        fprintf(file, "stakeholder s%ld \"Stakeholder number %ld\"\n", i, i);
}

static void write_comment(FILE *file, long bytes)
{
    fputs("stakeholder long \"Long\"\n#", file);
    repeat(file, " words", (bytes - 1) / 6);
    repeat(file, "x", (bytes - 1) % 6);
    fputs("\n", file);
}

static void write_text(FILE *file, long bytes)
{
    static const char begin[] = "stakeholder long \"Long\" { note: \"A", end[] = "\" }";
    long rest = bytes - (long)(sizeof begin - 1 + sizeof end - 1);
    fputs(begin, file);
    repeat(file, " words", rest / 6);
    repeat(file, "x", rest % 6);
    fprintf(file, "%s\n", end);
}

static void write_quotes(FILE *file, long count)
{
    for (long i = 1; i <= count; i++)
        fprintf(file, "stakeholder s%ld \"Never closed\n", i);
}

static void write_braces(FILE *file, long count)
{
    repeat(file, "x {\n", count);
}

static void write_closers(FILE *file, long count)
{
    repeat(file, "}\n", count);
}

static void write_odd(FILE *file, long count)
{
    static const char *const lines[] = {"@ & / ( )\n", "'=' % ^ *\n", "\\ | ~ ` $\n",
                                        "! ? < > [ ]\n"};
    for (long i = 0; i < count; i++)
        fputs(lines[i % 4], file);
}

static void write_commas(FILE *file, long count)
{
    fputs("stakeholder many \"Many wishes\" {\n  wants: \"wish 1\"", file);
    for (long i = 2; i <= count; i++)
        fprintf(file, ", \"wish %ld\"", i);
    fputs("\n}\n", file);
}

static void write_clauses(FILE *file, long count)
{
    fprintf(file, "%scausal-map map \"A map\" {\n", header);
    fputs("  variable a \"Calls\"\n  variable b \"Visits\"\n  a raises b", file);
    for (long i = 1; i <= count; i++)
        fprintf(file, " because \"reason %ld\"", i);
    fputs("\n}\n", file);
}

static void write_deepdots(FILE *file, long count)
{
    fputs("stakeholder college \"The college\" { part-of: a", file);
    repeat(file, ".a", count - 1);
    fputs(" }\n", file);
}

/* As many names that exist, each a letter away from one that does not. */
static void write_unknown(FILE *file, long count)
{
    for (long i = 1; i <= count; i++)
        fprintf(file, "stakeholder team%ld \"Team %ld\" { part-of: taem%ld }\n", i, i, i);
}

static void write_same(FILE *file, long count)
{
    for (long i = 1; i <= count; i++)
        fprintf(file, "stakeholder s%ld \"Stakeholder number %ld\" { part-of: nobody }\n", i, i);
}

static void write_twice(FILE *file, long count)
{
    for (long i = 1; i <= count; i++)
        fprintf(file, "stakeholder college \"The college, time %ld\"\n", i);
}

static void write_variables(FILE *file, long count)
{
    fprintf(file, "%scausal-map map \"A map\" {\n", header);
    for (long i = 1; i <= count; i++)
        fprintf(file, "  variable v%ld \"Places at college %ld\"\n", i, i);
}

static void write_links(FILE *file, long count)
{
    write_variables(file, 2);
    for (long i = 0; i < count; i++)
        fprintf(file, "  v1 %s v2\n", i % 2 ? "lowers" : "raises");
    fputs("}\n", file);
}

/* What two do to each other, every other time one of them alone. */
static void write_relations(FILE *file, long count)
{
    fprintf(file,
            "%suse relations\n\nstakeholder a \"One\"\nstakeholder b \"Another\"\n\n"
            "picture two \"Between the two\" {\n",
            header);
    for (long i = 0; i < count; i++)
        fputs(i % 2 ? "  a hears \"a rumour\"\n" : "  a funds b\n", file);
    fputs("}\n", file);
}

static void write_chain(FILE *file, long count)
{
    write_variables(file, count);
    for (long i = 1; i < count; i++)
        fprintf(file, "  v%ld raises v%ld\n", i, i + 1);
    fputs("}\n", file);
}

static void write_ring(FILE *file, long count)
{
    write_variables(file, count);
    for (long i = 1; i <= count; i++)
        fprintf(file, "  v%ld %s v%ld\n", i, i % 3 ? "raises" : "lowers", i % count + 1);
    fputs("}\n", file);
}

static void write_loop(FILE *file, long count)
{
    write_variables(file, count);
    for (long i = 1; i <= count; i++)
        fprintf(file, "  v%ld raises v%ld\n", i, i % count + 1);
    fputs("  loop l \"All round\" { is: reinforcing; through:", file);
    for (long i = 1; i <= count; i++)
        fprintf(file, " v%ld%s", i, i < count ? "," : " }\n}\n");
}

static void write_answers(FILE *file, long count)
{
    fprintf(file, "%ssystem s \"A system to answer\" {\n  question witness {\n", header);
    for (int side = 0; side < 2; side++) {
        fprintf(file, "    %s:", side ? "ought" : "is");
        for (long i = 1; i <= count; i++)
            fprintf(file, " \"answer a%ld\"%s", side ? count + 1 - i : i, i < count ? "," : "\n");
    }
    fputs("  }\n}\n", file);
}

/* Rated by words all alike, or by numbers so that they stand all over. */
static void write_crowd(FILE *file, long count)
{
    fputs(header, file);
    for (long i = 1; i <= count; i++)
        fprintf(file,
                "stakeholder s%ld \"Stakeholder number %ld\" { power: high; interest: high; "
                "legitimacy: high; urgency: high; involved: informed; involved-wanted: partner }\n",
                i, i);
}

static void write_scatter(FILE *file, long count)
{
    fputs(header, file);
    for (long i = 1; i <= count; i++)
        fprintf(file,
                "stakeholder s%ld \"Stakeholder number %ld\" { power: %ld; interest: %ld; "
                "legitimacy: %ld; urgency: %ld; involved: informed }\n",
                i, i, i * 7 % 11, i * 5 % 11, i * 3 % 11, i * 9 % 11);
}

struct kind {
    const char *name;
    const char *counts;
    void (*write)(FILE *file, long count);
};

static const struct kind kinds[] = {
    {"siblings", "declarations", write_siblings},
    {"nested", "braces, one in the other", write_nested},
    {"comment", "bytes in a line, nearly all of them one comment", write_comment},
    {"text", "bytes in a line, nearly all of them one text", write_text},
    {"quotes", "lines, each with a text that is never closed", write_quotes},
    {"braces", "blocks of nothing known, none of them closed", write_braces},
    {"closers", "closing braces without an opening one", write_closers},
    {"odd", "lines of characters that mean nothing", write_odd},
    {"commas", "values of one attribute", write_commas},
    {"clauses", "clauses of one statement", write_clauses},
    {"deepdots", "parts of one dotted name that nothing has", write_deepdots},
    {"unknown", "names, all different, that nothing has", write_unknown},
    {"same", "uses of one name that nothing has", write_same},
    {"twice", "declarations of one name", write_twice},
    {"links", "links between the same two, of both signs", write_links},
    {"relations", "sentences of two people in a rich picture", write_relations},
    {"chain", "variables in a row", write_chain},
    {"ring", "variables in a ring", write_ring},
    {"loop", "variables in one declared loop", write_loop},
    {"answers", "answers to one boundary question", write_answers},
    {"crowd", "stakeholders at one spot", write_crowd},
    {"scatter", "stakeholders all over", write_scatter},
};

enum { KINDS = sizeof kinds / sizeof *kinds };

static void usage_error(void)
{
    fprintf(stderr, "usage: generate FOLDER [KIND N]\n");
    for (size_t i = 0; i < KINDS; i++)
        fprintf(stderr, "  %-9s N %s\n", kinds[i].name, kinds[i].counts);
    exit(2);
}

static const struct kind *kind_named(const char *name)
{
    for (size_t i = 0; i < KINDS; i++)
        if (strcmp(kinds[i].name, name) == 0)
            return &kinds[i];
    usage_error();
    return NULL;
}

static void write_counted(const char *folder, const struct kind *kind, long count)
{
    char name[64];
    snprintf(name, sizeof name, "%s-%ld", kind->name, count);
    FILE *file = create(folder, name);
    kind->write(file, count);
    finish(file, name);
}

int main(int argc, char **argv)
{
    if (argc != 2 && argc != 4)
        usage_error();
    if (argc == 2) {
        write_fixed(argv[1]);
        return 0;
    }
    char *end;
    long count = strtol(argv[3], &end, 10);
    if (*end || count < 1)
        usage_error();
    write_counted(argv[1], kind_named(argv[2]), count);
    return 0;
}
