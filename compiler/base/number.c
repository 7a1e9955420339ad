/* Numbers as readers read them; see number.h. */
#include "base/number.h"

#include "base/buffer.h"

#include <string.h>

static const double largest_written_out = 1e15, smallest_written_out = 1e-7;
enum { digits_with_whole_part = 3 };

/* The same number, which printf has written, with its sign and its commas. */
static const char *with_commas(struct arena *arena, const char *written)
{
    struct buffer out = {.arena = arena};
    if (*written == '-' && strspn(written, "-0.") < strlen(written))
        buffer_put(&out, "−");
    written += *written == '-';
    size_t whole = strcspn(written, ".");
    for (size_t i = 0; i < whole; i++) {
        if (i && (whole - i) % 3 == 0)
            buffer_byte(&out, ',');
        buffer_byte(&out, written[i]);
    }
    buffer_put(&out, written + whole);
    return buffer_text(&out);
}

const char *number_with_digits(struct arena *arena, double number, int digits)
{
    return with_commas(arena, arena_printf(arena, "%.*f", digits, number));
}

/* How many digits behind the point make four that say something. */
static int digits_needed(double size)
{
    int digits = digits_with_whole_part;
    for (; size >= 10 && digits > 0; size /= 10)
        digits--;
    for (; size < 1; size *= 10)
        digits++;
    return digits;
}

const char *number_rounded(struct arena *arena, double number)
{
    return number_rounded_to(arena, number, digits_with_whole_part);
}

const char *number_rounded_to(struct arena *arena, double number, int most)
{
    double size = number < 0 ? -number : number;
    if (size == 0)
        return "0";
    if (size >= largest_written_out || size < smallest_written_out)
        return arena_printf(arena, "%.4g", number);
    int needed = digits_needed(size), digits = size >= 1 && needed > most ? most : needed;
    char *written = arena_printf(arena, "%.*f", digits, number);
    size_t length = strlen(written);
    while (strchr(written, '.') && strchr("0.", written[length - 1])) {
        bool point = written[length - 1] == '.';
        written[--length] = 0;
        if (point)
            break;
    }
    return with_commas(arena, written);
}

const char *number_plain(struct arena *arena, const char *text)
{
    static const char minus[] = "−", digits[] = "0123456789";
    struct buffer out = {.arena = arena};
    if (!strncmp(text, minus, strlen(minus))) {
        buffer_byte(&out, '-');
        text += strlen(minus);
    }
    size_t whole = strcspn(text, ".");
    for (size_t i = 0; i < whole; i++)
        if (text[i] != ',')
            buffer_byte(&out, text[i]);
    const char *plain = buffer_text(&out);
    size_t length = strspn(plain + (*plain == '-'), digits);
    bool point = text[whole] == '.';
    const char *behind = text + whole + point;
    if (!length || plain[(*plain == '-') + length] || (point && !*behind) ||
        behind[strspn(behind, digits)])
        return NULL;
    buffer_put(&out, text + whole);
    return buffer_text(&out);
}
