/* Writes the files named on the command line as a table in C: what embedded.h declares. Run by the
   Makefile; the only program here that is not part of the compiler. */
#include <stdio.h>
#include <stdlib.h>

static void write_bytes(FILE *file)
{
    int byte, column = 0;
    while ((byte = getc(file)) != EOF) {
        printf("%d,", byte);
        if (++column % 24 == 0)
            putchar('\n');
    }
    printf("0");
}

int main(int count, char **paths)
{
    puts("#include \"base/embedded.h\"\n");
    for (int i = 1; i < count; i++) {
        FILE *file = fopen(paths[i], "rb");
        if (!file) {
            perror(paths[i]);
            return EXIT_FAILURE;
        }
        printf("static const unsigned char file_%d[] = {\n", i);
        write_bytes(file);
        puts("};");
        fclose(file);
    }
    puts("const struct embedded embedded_files[] = {");
    for (int i = 1; i < count; i++)
        printf("    {\"%s\", (const char *)file_%d, sizeof file_%d - 1},\n", paths[i], i, i);
    puts("    {0, 0, 0},\n};");
    return EXIT_SUCCESS;
}
