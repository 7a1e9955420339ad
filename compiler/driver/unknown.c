/* What could not be painted as it is written: characters that no font of the machine has. */
#include "driver/command.h"

#include "base/utf8.h"
#include "emit/scripts.h"

#include <string.h>

/* Those of one script. */
struct unknown_script {
    const struct script *script; /* NULL: of none that is known */
    const char *text;            /* in which the first stood */
    struct buffer characters;    /* the first few, with blanks between */
    size_t count;
};

struct unknown_scripts {
    struct unknown_script *items;
    size_t count, capacity;
};

static struct unknown_script *unknown_script(struct arena *arena, struct unknown_scripts *scripts,
                                             const struct unknown_character *unknown)
{
    const struct script *script = script_of(unknown->character);
    for (size_t i = 0; i < scripts->count; i++)
        if (scripts->items[i].script == script)
            return &scripts->items[i];
    struct unknown_script *added = array_add(arena, scripts);
    *added = (struct unknown_script){script, unknown->text, {.arena = arena}, 0};
    return added;
}

/* As it stands in its text. */
static void put_character(struct buffer *out, const struct unknown_character *unknown)
{
    size_t length = strlen(unknown->text), bytes;
    for (size_t at = 0; at < length; at += bytes)
        if (utf8_next(unknown->text + at, length - at, &bytes) == (int32_t)unknown->character) {
            utf8_put_safely(out, unknown->text + at, bytes);
            return;
        }
}

/* For whoever has the fonts in the terminal, and by its number for all others. */
static void add_character(struct unknown_script *script, const struct unknown_character *unknown)
{
    enum { MOST = 6 };
    if (script->count++ < MOST) {
        buffer_put(&script->characters, script->count > 1 ? ", " : "");
        put_character(&script->characters, unknown);
        buffer_printf(&script->characters, " (U+%04X)", (unsigned)unknown->character);
    } else if (script->count == MOST + 1)
        buffer_put(&script->characters, " …");
}

/* Its beginning: enough to find it by. */
static const char *beginning(struct arena *arena, const char *text)
{
    enum { LONGEST = 60 };
    struct buffer out = {.arena = arena};
    size_t length = strlen(text), at = 0;
    while (at < length && at < LONGEST)
        at += utf8_cluster(text + at, length - at);
    utf8_put_safely(&out, text, at);
    if (at < length)
        buffer_put(&out, " …");
    return buffer_text(&out);
}

static void tell_script(struct arena *arena, struct unknown_script *script)
{
    const char *characters = buffer_text(&script->characters),
               *text = beginning(arena, script->text),
               *boxes = script->count == 1 ? "a box stands in its place" : "boxes stand there";
    if (script->script)
        tell("no font of this machine has %s, as in “%s”: %s; for %s install the Debian package "
             "%s, then make it again",
             characters, text, boxes, script->script->name, script->script->package);
    else
        tell("no font of this machine has %s, as in “%s”: %s; install a font that has it, or write "
             "it otherwise",
             characters, text, boxes);
}

void tell_unknown_characters(const struct studio *studio)
{
    struct arena *arena = studio->invocation->arena;
    struct unknown_scripts scripts = {0};
    size_t count;
    const struct unknown_character *unknown = canvas_unknown(studio->canvas, &count);
    for (size_t i = 0; i < count; i++)
        add_character(unknown_script(arena, &scripts, &unknown[i]), &unknown[i]);
    for (size_t i = 0; i < scripts.count; i++)
        tell_script(arena, &scripts.items[i]);
}
