/* Whether pictures can be read by whoever cannot see them: the whole has a title and a description,
   every part of it that has an id has a title, and everything of the description that is drawn has
   a part of its own.

       elements LAYOUT PAINTER FILE …      the paths of catwoe-layout.so and catwoe-cairo.so

   What is read is the SVG itself. */
#include "emit/formats.h"
#include "emit/markup.h"
#include "gallery.h"

#include <stdio.h>
#include <string.h>

/* One picture as it is written, and what is wrong with it. */
struct reading {
    const char *name, *svg;
    struct arena *arena;
    unsigned faults, parts;
};

static void tell(struct reading *reading, const char *what, const char *of)
{
    reading->faults++;
    printf("FAIL elements of %s: %s: %.*s\n", reading->name, what, (int)strcspn(of, "\n"), of);
}

/* ---- What is written ------------------------------------------------------------------------- */

/* Behind the opening tag of this element, where it stands there and has a text. */
static const char *text_within(const char *at, const char *element)
{
    size_t length = strlen(element);
    if (*at != '<' || strncmp(at + 1, element, length) != 0)
        return NULL;
    const char *text = strchr(at, '>');
    return text && text[1] && !strchr("< \n", text[1]) ? text + 1 : NULL;
}

static void read_root(struct reading *reading)
{
    const char *root = strstr(reading->svg, "<svg "), *title = strstr(reading->svg, "<title id="),
               *description = strstr(reading->svg, "<desc id=");
    if (!root || !strstr(root, " role=\"img\"") || !strstr(root, " aria-labelledby=\""))
        tell(reading, "the whole is not told as one picture", reading->name);
    if (!title || !text_within(title, "title"))
        tell(reading, "the whole has no title", reading->name);
    if (!description || !text_within(description, "desc"))
        tell(reading, "the whole has no description", reading->name);
}

static void read_groups(struct reading *reading)
{
    static const char opening[] = "<g id=\"";
    for (const char *at = strstr(reading->svg, opening); at; at = strstr(at + 1, opening)) {
        const char *within = strchr(at, '>');
        reading->parts++;
        if (!within || !text_within(within + 1, "title"))
            tell(reading, "a part has no title", at);
    }
}

/* ---- What the description has ---------------------------------------------------------------- */

static void want_part(struct reading *reading, const char *id, const char *kind)
{
    struct buffer wanted = {.arena = reading->arena};
    buffer_put(&wanted, "<g id=\"");
    markup_id(&wanted, "", id);
    buffer_printf(&wanted, "\" class=\"%s\"", kind);
    if (!strstr(reading->svg, buffer_text(&wanted)))
        tell(reading, kind, id);
}

/* Where somebody stands tells it, and no line of its own. */
static bool is_told_by_place(enum diagram_part part)
{
    return part == PART_HAS || part == PART_NOW || part == PART_WANTED || part == PART_MET;
}

static void want_line(struct reading *reading, const struct diagram_line *line)
{
    if (!is_told_by_place(line->part))
        want_part(reading, line->id, part_words[line->part]);
}

static void want_parts(struct reading *reading, const struct diagram *diagram)
{
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        const struct diagram_node *node = &diagram->nodes.items[i];
        want_part(reading, node->id, part_words[node->part]);
        for (size_t k = 0; k < node->voices.count; k++)
            want_part(reading, node->voices.items[k].id, part_words[PART_VOICE]);
    }
    for (size_t i = 0; i < diagram->lines.count; i++)
        want_line(reading, &diagram->lines.items[i]);
    for (size_t i = 0; i < diagram->loops.count; i++)
        want_part(reading, diagram->loops.items[i].id, "loop");
    if (diagram->boundary)
        want_part(reading, arena_printf(reading->arena, "%s...boundary", diagram->id), "boundary");
    for (size_t i = 0; i < diagram->panels.count; i++)
        want_parts(reading, diagram->panels.items[i]);
}

static bool read_picture(const struct exhibit *exhibit, void *context)
{
    (void)context;
    struct arena *arena = exhibit->scene->arena;
    struct buffer out = {.arena = arena};
    formats[FORMAT_SVG].writes->scene(exhibit->scene, NULL, &out);
    struct reading reading = {.name = exhibit->name, .svg = buffer_text(&out), .arena = arena};
    read_root(&reading);
    read_groups(&reading);
    want_parts(&reading, exhibit->diagram);
    if (!reading.parts)
        tell(&reading, "it has no parts", exhibit->name);
    if (!reading.faults)
        printf("ok elements of %s: %u, each with its title\n", exhibit->name, reading.parts);
    return !reading.faults;
}

int main(int count, char **arguments)
{
    struct gallery gallery;
    if (count < 4 ||
        !gallery_open(&gallery, arguments[1], arguments[2], &look_sketch, read_picture, NULL))
        return 2;
    bool good = gallery_show_files(&gallery, arguments + 3);
    return !gallery_close(&gallery) || !good;
}
