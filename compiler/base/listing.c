/* Lists in words, for messages and for readers. */
#include "base/listing.h"

void listing_add(struct listing *listing, struct arena *arena, const char *word)
{
    listing->text.arena = arena;
    if (listing->pending)
        buffer_printf(&listing->text, "%s%s", listing->text.count ? ", " : "", listing->pending);
    listing->pending = word;
    listing->count++;
}

const char *listing_text(struct listing *listing, const char *joint)
{
    if (listing->pending)
        buffer_printf(&listing->text, "%s%s%s%s", listing->text.count ? " " : "",
                      listing->text.count ? joint : "", listing->text.count ? " " : "",
                      listing->pending);
    listing->pending = NULL;
    return listing->count ? buffer_text(&listing->text) : "";
}

const char *joined(struct arena *arena, const char *joint, const char *const *texts, size_t count)
{
    struct buffer out = {.arena = arena};
    for (size_t i = 0; i < count; i++)
        if (texts[i])
            buffer_printf(&out, "%s%s", out.count ? joint : "", texts[i]);
    return buffer_text(&out);
}
