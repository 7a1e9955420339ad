/* Rich pictures made by chance; see rich.h. */
#include "rich.h"

#include <stdbool.h>

struct making {
    struct buffer *out;
    unsigned state, figures;
    int left_out;
    chance_function *chance;
    label_function *put_label;
};

/* Draws from chance whether or not the line is written, so that leaving somebody out changes
   nothing else. */
static void put_line(struct making *making, unsigned from, const char *verb, unsigned to, bool text)
{
    struct buffer label = {.arena = making->out->arena};
    making->put_label(&label, &making->state);
    if ((int)from == making->left_out || (int)to == making->left_out)
        return;
    buffer_printf(making->out, "  p%u %s p%u%s\n", from, verb, to, text ? buffer_text(&label) : "");
}

static void put_lines(struct making *making)
{
    static const char *const verbs[] = {"fund", "tell", "help", "watch", "press", "visit", "trust"};
    enum { VERBS = sizeof verbs / sizeof *verbs };
    for (unsigned i = 1; i < making->figures; i++) {
        unsigned near = 1 + making->chance(&making->state, i < 6 ? i : 6);
        const char *verb = verbs[making->chance(&making->state, VERBS)];
        put_line(making, i, verb, i - near, making->chance(&making->state, 4));
    }
    for (unsigned i = 0; i < making->figures / 4; i++) {
        unsigned from = making->chance(&making->state, making->figures);
        unsigned to = making->chance(&making->state, making->figures);
        put_line(making, from, verbs[making->chance(&making->state, VERBS)], to, true);
    }
}

static void put_voices(struct making *making)
{
    static const char *const moods[] = {"calm", "happy", "worried", "angry", "sad", "confused"};
    for (unsigned i = 0; i < making->figures; i++) {
        struct buffer label = {.arena = making->out->arena};
        unsigned says = making->chance(&making->state, 5),
                 mood = making->chance(&making->state, 12);
        making->put_label(&label, &making->state);
        if ((int)i == making->left_out)
            continue;
        if (says < 2)
            buffer_printf(making->out, "  p%u %s%s\n", i, says ? "say" : "think",
                          buffer_text(&label));
        if (mood < 6)
            buffer_printf(making->out, "  p%u feel %s\n", i, moods[mood]);
    }
}

static void put_people(struct making *making)
{
    static const char *const sorts[] = {"person", "group", "organisation"};
    for (unsigned i = 0; i < making->figures; i++) {
        struct buffer label = {.arena = making->out->arena};
        making->put_label(&label, &making->state);
        const char *sort = sorts[making->chance(&making->state, 3)];
        if ((int)i != making->left_out)
            buffer_printf(making->out, "stakeholder p%u%s { is: %s }\n", i, buffer_text(&label),
                          sort);
    }
}

static void put_boundary(struct making *making)
{
    const char *comma = " ";
    buffer_put(making->out, "  boundary b");
    making->put_label(making->out, &making->state);
    buffer_put(making->out, " { around:");
    for (unsigned i = 0; i < making->figures; i++)
        if (making->chance(&making->state, 4) && (int)i != making->left_out) {
            buffer_printf(making->out, "%sp%u", comma, i);
            comma = ", ";
        }
    buffer_put(making->out, *comma == ',' ? " }\n" : "p0 }\n");
}

/* Between the first three, who are never left out. */
static void put_rest(struct making *making, unsigned seed)
{
    buffer_put(making->out, "  conflict c");
    making->put_label(making->out, &making->state);
    buffer_printf(making->out, " between p0, p1%s\n", seed % 5 ? "" : ", p2");
    buffer_put(making->out, "  cloud e");
    making->put_label(making->out, &making->state);
    buffer_put(making->out, "\n  e presses p2\n  issue i");
    making->put_label(making->out, &making->state);
    buffer_put(making->out, " raised by p1\n");
    if (seed % 3)
        put_boundary(making);
}

void put_rich_picture(struct buffer *out, unsigned seed, unsigned figures, int left_out,
                      chance_function *chance, label_function *put_label)
{
    struct making making = {out, seed * 2654435761u, figures, left_out, chance, put_label};
    buffer_put(out, "use relations\n");
    put_people(&making);
    buffer_put(out, "picture p \"A picture made by chance\" by p0 on 2008-01-02 {\n");
    put_lines(&making);
    put_voices(&making);
    put_rest(&making, seed);
    buffer_put(out, "}\n");
}
