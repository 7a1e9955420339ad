/* How wide texts are and how they are broken into lines: widths that are known, wraps that are
   known, what holds of every wrap, and the best wraps found by trying all. */
#include "base/utf8.h"
#include "draw/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MANY = 64 };

static int failed;

static void judge(bool good, const char *what, const char *text, double most)
{
    if (good)
        return;
    failed++;
    printf("FAIL text: %s: \"%s\" in %g\n", what, text, most);
}

static void tell(const char *what)
{
    static int failed_before;
    if (failed == failed_before)
        printf("ok text: %s\n", what);
    failed_before = failed;
}

static double width_of(enum face face, double size, const char *text)
{
    return text_width(NULL, face, size, text, strlen(text));
}

static double larger(double a, double b)
{
    return a > b ? a : b;
}

static double smaller(double a, double b)
{
    return a < b ? a : b;
}

/* In thousandths of an em; what FreeType says of the fonts, kerning left out. */
static const struct {
    enum face face;
    const char *text;
    int width;
} known_widths[] = {
    {FACE_HAND, "The quick brown fox", 8678},
    {FACE_HAND_BOLD, "The quick brown fox", 8776},
    {FACE_HAND_ITALIC, "The quick brown fox", 8708},
    {FACE_PLAIN, "The quick brown fox", 9538},
    {FACE_PLAIN_BOLD, "The quick brown fox", 10139},
    {FACE_PLAIN_ITALIC, "The quick brown fox", 8929},
    {FACE_HAND, "Déjà vu – “naïve” façade", 10421},
    {FACE_PLAIN_ITALIC, "Déjà vu – “naïve” façade", 10630},
    {FACE_HAND_BOLD, "Łódź Žižkov €5", 6595},
    {FACE_PLAIN, "Łódź Žižkov €5", 6825},
    {FACE_HAND, "", 0},
    {FACE_HAND, " ", 334},
    {FACE_HAND, "~", 615},
    {FACE_PLAIN, "Ω", 782},
    {FACE_PLAIN, "Ж", 854},
    {FACE_HAND, "ΩЖ", 1200},                 /* Comic Neue has neither */
    {FACE_PLAIN, "→", 600},                  /* nor Noto Sans an arrow */
    {FACE_HAND, "\uE000", 600},              /* private */
    {FACE_HAND, "\xFF", 600},                /* not UTF-8 */
    {FACE_HAND, "e\u0301", 501},             /* a mark */
    {FACE_HAND, "\u0301", 0},                /* a mark alone */
    {FACE_PLAIN, "\u0483", 0},               /* one that the face has */
    {FACE_HAND, "a\u200B\u00AD\u2060", 516}, /* blanks and hyphens that are not seen */
    {FACE_HAND, "\t\r\n\x7F\u202E", 0},      /* controls */
    {FACE_HAND, "漢字。", 3000},
    {FACE_HAND, "\u1112\u1161\u11ab", 1000}, /* one syllable in three letters */
    {FACE_HAND, "👩‍👧‍👦", 1000}, /* three persons, joined */
    {FACE_HAND, "👍🏽", 1000},           /* a colour of skin */
    {FACE_HAND, "\u2764\uFE0F", 1000},       /* a heart that asks to be an emoji */
    {FACE_HAND, "\u2764", 600},              /* and one that does not */
    {FACE_HAND, "\u261D🏽", 1000},         /* a hand in a colour of skin */
    {FACE_HAND, "a \uFE0F", 850},            /* nothing to select */
};

static void test_widths(void)
{
    for (size_t i = 0; i < sizeof known_widths / sizeof *known_widths; i++) {
        double width = width_of(known_widths[i].face, 1000, known_widths[i].text);
        judge(width == known_widths[i].width, "a width that is known", known_widths[i].text, width);
        double small = width_of(known_widths[i].face, 12, known_widths[i].text);
        judge(fabs(small - width * 0.012) < 1e-9, "sizes are in proportion", known_widths[i].text,
              small);
    }
    tell("known widths");
}

/* In Comic Neue of 10 points; lines are parted by a bar. */
static const struct {
    double most;
    const char *text, *lines;
} known_wraps[] = {
    {100, "", ""},
    {100, "  \t ", ""},
    {100, " one  word\t", "one word"},
    {100, "one\ntwo\n\nfour\n", "one|two||four"},
    {100, "\n", ""},
    {INFINITY, "all of it in one line", "all of it in one line"},
    {-INFINITY, "a b", "a|b"},
    {70, "young people who are not in work", "young people|who are not|in work"},
    {70, "a transformationally long word", "a|transformation|ally long word"},
    {90, "not-in-education-or-employment", "not-in-education-|or-employment"},
    {90, "no\u00A0break here", "no\u00A0break here"},
    {45, "no\u00A0break here", "no\u00A0break|here"},
    {60, "图书馆可能会关闭", "图书馆可|能会关闭"},
    {35, "图书馆。关闭", "图书|馆。|关闭"},
    {35, "我们「关闭」。", "我们|「关|闭」。"},
    {25, "👩‍👧‍👦👩‍👧‍👦👩‍👧‍👦",
     "👩‍👧‍👦👩‍👧‍👦|👩‍👧‍👦"},
    {0, "e\u0301a 漢", "e\u0301|a|漢"},
};

static void test_wraps(struct arena *arena)
{
    for (size_t i = 0; i < sizeof known_wraps / sizeof *known_wraps; i++) {
        struct text_lines lines =
            text_wrap(arena, NULL, FACE_HAND, 10, known_wraps[i].text, known_wraps[i].most);
        struct buffer got = {.arena = arena};
        for (size_t j = 0; j < lines.count; j++)
            buffer_printf(&got, "%s%s", j ? "|" : "", lines.items[j].text);
        judge(!strcmp(buffer_text(&got), known_wraps[i].lines), buffer_text(&got),
              known_wraps[i].text, known_wraps[i].most);
    }
    tell("known wraps");
}

/* ---- What holds of every wrap ---- */

static void put_unblanked(struct buffer *out, const char *text)
{
    size_t length = strlen(text), bytes;
    for (size_t at = 0; at < length; at += bytes)
        if (!utf8_is_blank(utf8_next(text + at, length - at, &bytes)))
            buffer_add(out, text + at, bytes);
}

static void judge_wrap(struct arena *arena, enum face face, double size, const char *text,
                       double most)
{
    struct text_lines lines = text_wrap(arena, NULL, face, size, text, most);
    struct buffer before = {.arena = arena}, behind = before;
    double widest = 0;
    for (size_t i = 0; i < lines.count; i++) {
        const struct text_line *line = &lines.items[i];
        size_t length = strlen(line->text);
        judge(line->width == text_width(NULL, face, size, line->text, length), "a line's width",
              text, most);
        judge(line->width <= larger(most, 0) + 1e-6 * size ||
                  utf8_cluster(line->text, length) == length,
              "a line is too wide", text, most);
        widest = larger(widest, line->width);
        put_unblanked(&behind, line->text);
    }
    put_unblanked(&before, text);
    judge(!strcmp(buffer_text(&before), buffer_text(&behind)), "words are lost", text, most);
    judge(lines.width == widest, "the width of the whole", text, most);
    if (!(widest <= most))
        return;
    struct text_lines again = text_wrap(arena, NULL, face, size, text, widest);
    judge(again.count == lines.count && again.width == lines.width,
          "its own width gives another wrap", text, most);
}

static const char *const corpus[] = {
    "Young people who are not in education, employment or training",
    ("A college-owned system to keep in touch with every learner who leaves, by phone calls in the "
     "first six weeks, so that nobody is lost without anybody noticing"),
    "“Everybody reads on a phone now” – the council’s view, and not the readers’",
    "Nobody knows who decides",
    "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
    "https://example.org/a/very/long/path?with=a&query=that-goes-on#and-a-fragment",
    "Η γρήγορη καφέ αλεπού, Быстрая коричневая лиса",
    "المكتبة قد تغلق أبوابها قريبا",
    "図書館が閉まるかもしれない。「読者」は残したいと言う。",
    "ห้องสมุดอาจจะปิดตัวลง",
    "पुस्तकालय बंद हो सकता है",
    "도서관이 문을 닫을 수도 있습니다",
    "😀😃😄 👨‍👩‍👧‍👦 🇬🇧🇫🇷🇩🇪 ❤️‍🔥 1️⃣",
    "\u202Eevil\u202C \u2066isolate\u2069 \u200Bzero\u200D\u200D",
    "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301 \u0301\u0302 ZALGO\u0335\u0336\u0337\u0338",
    "one\n\n\ntwo\r\nthree\u3000four\u2003five\n",
};

static const double widths[] = {NAN, -INFINITY, -1, 0,     1e-9, 1,   4.2,
                                7,   12,        60, 99.75, 150,  400, INFINITY};

static void judge_wraps(struct arena *arena, const char *text)
{
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        for (enum face face = 0; face < FACE_COUNT; face++)
            judge_wrap(arena, face, 7.5 + 3 * (double)face, text, widths[i]);
}

static void test_corpus(struct arena *arena)
{
    for (size_t i = 0; i < sizeof corpus / sizeof *corpus; i++)
        judge_wraps(arena, corpus[i]);
    for (double size = -1; size <= 1; size++)
        judge(text_wrap(arena, NULL, FACE_HAND, size, "one two", NAN).count >= 1, "no size",
              "one two", size);
    tell("what holds of every wrap");
}

static void test_hostile(struct arena *arena)
{
    static const char *const parts[] = {
        "a",      "W",      " ",      "\n",     "\t",     "-",      "/",      "(",       "。",
        "「",     "漢",     "가",     "\u1112", "\u1161", "\u0301", "\u0600", "\u0D4E",  "\u0903",
        "\uFE0F", "\u200D", "\u200B", "\u2028", "\u3000", "\u00A0", "👩",      "\u2764",  "🇬",
        "🏽",   "\u202E", "\xFF",   "\xE2",   "\x82",   "\xF0",   "\x01",   "unlikely"};
    uint32_t random = 1;
    for (int round = 0; round < 100; round++) {
        struct buffer text = {.arena = arena};
        for (int i = 0; i < MANY; i++) {
            random = random * 1664525 + 1013904223;
            buffer_put(&text, parts[(random >> 16) % (sizeof parts / sizeof *parts)]);
        }
        judge_wraps(arena, buffer_text(&text));
    }
    tell("hostile texts");
}

/* ---- The best wraps, by trying all ---- */

struct words {
    const char *text;
    size_t count, start[MANY], end[MANY];
};

static struct words words_of(const char *text)
{
    struct words words = {.text = text};
    for (size_t at = 0; text[at]; words.count++) {
        words.start[words.count] = at;
        at += strcspn(text + at, " ");
        words.end[words.count] = at;
        at += text[at] == ' ';
    }
    return words;
}

/* narrowest[k][n]: the width that the first n words need in k lines. */
static void find_narrowest(const struct words *words, double size,
                           double narrowest[MANY + 1][MANY + 1])
{
    for (size_t k = 0; k <= words->count; k++)
        for (size_t n = 0; n <= words->count; n++) {
            narrowest[k][n] = k || n ? INFINITY : 0;
            for (size_t from = 0; k && from < n; from++) {
                double last = text_width(NULL, FACE_HAND, size, words->text + words->start[from],
                                         words->end[n - 1] - words->start[from]);
                narrowest[k][n] = smaller(narrowest[k][n], larger(narrowest[k - 1][from], last));
            }
        }
}

static void judge_best(struct arena *arena, const char *text)
{
    static double narrowest[MANY + 1][MANY + 1];
    double size = 11;
    struct words words = words_of(text);
    find_narrowest(&words, size, narrowest);
    double widest_word = narrowest[words.count][words.count];
    for (double most = widest_word; most < 500; most += 0.37) {
        size_t lines = 1;
        while (narrowest[lines][words.count] > most)
            lines++;
        struct text_lines got = text_wrap(arena, NULL, FACE_HAND, size, text, most);
        judge(got.count == lines, "there could be fewer lines", text, most);
        judge(got.width == narrowest[lines][words.count], "it could be narrower", text, most);
    }
}

static void test_best(struct arena *arena)
{
    for (size_t i = 0; i < 5; i++) /* those with blanks between words and nothing else */
        judge_best(arena, corpus[i]);
    tell("no wrap could be better");
}

int main(void)
{
    jmp_buf exhausted;
    if (setjmp(exhausted))
        return 2;
    struct arena *arena = arena_new(&exhausted);
    test_widths();
    test_wraps(arena);
    test_corpus(arena);
    test_hostile(arena);
    test_best(arena);
    arena_free(arena);
    return failed != 0;
}
