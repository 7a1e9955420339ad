/* The inks: what each is for stands in scene.h. After Okabe and Ito 2008 (colours that colour-blind
   people tell apart), darkened so that they stand out from the paper at 4.5 to 1 or more. */
#include "draw/scene.h"

const struct ink_value inks[INK_COUNT] = {
    [INK_NONE] = {"none", "none", "none"},
    [INK_PAPER] = {"paper", "#fffdf7", "#16191b"},
    [INK_TEXT] = {"text", "#26292b", "#eceae4"},
    [INK_QUIET] = {"quiet", "#5a6063", "#a9b2b5"},
    [INK_LINE] = {"line", "#3a4043", "#b9c1c4"},
    [INK_FIELD] = {"field", "#f1f6f8", "#1c2428"},
    [INK_SHAPE] = {"shape", "#ffffff", "#23292c"},
    [INK_WATCH] = {"watch", "#e6f2e9", "#1d3327"},
    [INK_CONTROL] = {"control", "#fbe9df", "#3c281e"},
    [INK_PLUS] = {"plus", "#00639b", "#6db9ec"},
    [INK_MINUS] = {"minus", "#b5121b", "#ff8f86"},
    [INK_UNKNOWN] = {"unknown", "#7a5c00", "#dcb44a"},
};
