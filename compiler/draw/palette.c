/* The inks, the dashes and the faces; inks.def says what each ink is for. */
#include "draw/scene.h"

#include <string.h>

const struct ink_value inks[INK_COUNT] = {
    [INK_NONE] = {"none", "none", "none"},
#define INK(id, name, day, night) [INK_##id] = {name, day, night},
#include "draw/inks.def"
#undef INK
};

const double dash_lengths[][2] = {
    [DASH_NONE] = {0, 0}, [DASH_LONG] = {7, 6},      [DASH_SHORT] = {3, 5},
    [DASH_DOTS] = {1, 6}, [DASH_BOUNDARY] = {13, 8}, [DASH_WRITING] = {0.4, 2.8},
};

static const struct family hand = {
    "Comic Neue", "Comic Neue,Comic Sans MS,Chalkboard SE,sans-serif", "fonts-comic-neue"};
static const struct family plain = {"Noto Sans", "Noto Sans,system-ui,Segoe UI,Arial,sans-serif",
                                    "fonts-noto-core"};
static const struct family book = {"P052", "P052,Palatino Linotype,Palatino,Book Antiqua,serif",
                                   "fonts-urw-base35"};

const struct face_style face_styles[FACE_COUNT] = {
    [FACE_HAND] = {&hand, false, false},       [FACE_HAND_BOLD] = {&hand, true, false},
    [FACE_HAND_ITALIC] = {&hand, false, true}, [FACE_PLAIN] = {&plain, false, false},
    [FACE_PLAIN_BOLD] = {&plain, true, false}, [FACE_PLAIN_ITALIC] = {&plain, false, true},
    [FACE_BOOK] = {&book, false, false},       [FACE_BOOK_BOLD] = {&book, true, false},
    [FACE_BOOK_ITALIC] = {&book, false, true},
};

const char *const role_tags[ROLE_COUNT] = {
#define ROLE(id, tag) [ROLE_##id] = tag,
#include "draw/roles.def"
#undef ROLE
};

enum ink ink_named(const char *name)
{
    enum ink ink = INK_NONE + 1;
    while (ink < INK_COUNT && strcmp(inks[ink].name, name) != 0)
        ink++;
    return ink < INK_COUNT ? ink : INK_NONE;
}
