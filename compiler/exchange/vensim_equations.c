/* The equations of a Vensim model: `name = expression ~ units ~ comment |`. Nothing is computed: an
   equation tells which variables another depends on, which of them it subtracts, what is a stock,
   and what comes through a delay. */
#include "exchange/vensim.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* What a variable is to the expression it stands in. */
struct mention {
    uint32_t from, to;
    uint32_t order; /* in which they were met */
    enum sign sign;
    bool delayed;
    bool accumulates; /* the sign is that of a flow into a stock, or out of it */
    bool weak;        /* by itself it is no lasting cause */
};

/* A bracket that is open in an expression. */
struct frame {
    enum { OTHER, INTEGRAL, FUNCTION_OF, DELAYING } function;
    unsigned argument;
};

struct equations {
    struct foreign_map *map;
    struct vensim_names *names;
    struct {
        struct mention *items;
        size_t count, capacity;
    } mentions;
    struct {
        struct frame *items;
        size_t count, capacity;
    } frames;
    size_t beginnings; /* open brackets of stocks whose first part is behind us */
    size_t delays;     /* open brackets of delays whose first part we are in */
    size_t words;      /* met in all expressions */
    bool defined;      /* all variables are */
};

/* ---- Dividing the text ------------------------------------------------------------------------
 */

/* The bytes up to the first of these that stands in no quotes, comment or bracket of this kind; the
   text goes on behind it. */
static struct slice take_until(struct slice *text, const char *stops)
{
    struct slice part = {text->at, 0};
    bool quoted = false;
    unsigned remarks = 0;
    while (part.length < text->length) {
        char byte = text->at[part.length];
        if (!quoted && !remarks && byte && strchr(stops, byte))
            break;
        if (byte == '\\' && quoted && part.length + 1 < text->length)
            part.length++;
        else if (byte == '"' && !remarks)
            quoted = !quoted;
        else if (byte == '{' && !quoted)
            remarks++;
        else if (byte == '}' && !quoted && remarks)
            remarks--;
        part.length++;
    }
    size_t taken = part.length + (part.length < text->length);
    text->at += taken;
    text->length -= taken;
    return part;
}

/* Units and comments may hold quotes that nothing closes. */
static struct slice take_plainly(struct slice *text, const char *stops)
{
    struct slice part = {text->at, 0};
    while (part.length < text->length && !strchr(stops, part.at[part.length]))
        part.length++;
    size_t taken = part.length + (part.length < text->length);
    text->at += taken;
    text->length -= taken;
    return part;
}

/* Without `{UTF-8}` and other remarks before it, and without subscripts behind it. */
static struct slice bare_name(struct slice name)
{
    name = slice_trimmed(name);
    while (name.length && name.at[0] == '{') {
        const char *end = memchr(name.at, '}', name.length);
        size_t taken = end ? (size_t)(end + 1 - name.at) : name.length;
        name = slice_trimmed((struct slice){name.at + taken, name.length - taken});
    }
    if (name.length && name.at[0] == '"') {
        const char *end = name.at + 1;
        while (end < name.at + name.length && *end != '"')
            end += 1 + (*end == '\\' && end + 1 < name.at + name.length);
        return (struct slice){name.at, (size_t)(end - name.at) + (end < name.at + name.length)};
    }
    size_t length = 0;
    while (length < name.length && !strchr("[(:<", name.at[length]))
        length++;
    return slice_trimmed((struct slice){name.at, length});
}

/* ---- Expressions ------------------------------------------------------------------------------
 */

static bool is_sign(const struct vensim_word *word, char sign)
{
    return word->kind == WORD_SIGN && *word->text.at == sign;
}

/* A table of the model may be called so, too. */
static bool is_delay(const struct equations *equations, struct slice function)
{
    return (slice_begins(function, "DELAY") || slice_begins(function, "SMOOTH")) &&
           vensim_known(equations->names, function) == FOREIGN_NONE;
}

static void open_bracket(struct equations *equations, const struct vensim_word *function)
{
    struct frame *frame = array_add(equations->map->arena, &equations->frames);
    *frame = (struct frame){OTHER, 0};
    if (function->kind != WORD_NAME)
        return;
    if (slice_is(function->text, "INTEG"))
        frame->function = INTEGRAL;
    else if (slice_is(function->text, "A FUNCTION OF"))
        frame->function = FUNCTION_OF;
    else if (is_delay(equations, function->text))
        frame->function = DELAYING;
    equations->delays += frame->function == DELAYING;
}

static const struct frame *innermost(const struct equations *equations)
{
    return equations->frames.count ? &equations->frames.items[equations->frames.count - 1] : NULL;
}

/* What a stock adds and takes away stands in its sum, term by term; a causal map's function tells
   only what it subtracts. */
static enum sign sign_of_mention(const struct frame *frame, const struct vensim_word *before,
                                 const struct vensim_word *after)
{
    bool subtracted = is_sign(before, '-');
    if (!frame || frame->argument > 0 || frame->function == OTHER || frame->function == DELAYING)
        return frame && frame->function == FUNCTION_OF && subtracted ? SIGN_MINUS : SIGN_UNKNOWN;
    if (frame->function == FUNCTION_OF)
        return subtracted ? SIGN_MINUS : SIGN_UNKNOWN;
    bool begins = is_sign(before, '(') || is_sign(before, '+') || subtracted;
    bool ends =
        is_sign(after, ',') || is_sign(after, ')') || is_sign(after, '+') || is_sign(after, '-');
    return !begins || !ends ? SIGN_UNKNOWN : subtracted ? SIGN_MINUS : SIGN_PLUS;
}

/* Where a stock begins is no lasting cause; and that a variable is a function of itself is written
   by the tool where there is no equation yet. */
static bool is_weak(const struct equations *equations, uint32_t from, uint32_t to)
{
    const struct frame *frame = innermost(equations);
    return equations->beginnings > 0 || (from == to && frame && frame->function == FUNCTION_OF);
}

static void mention(struct equations *equations, uint32_t to, const struct vensim_word *name,
                    const struct vensim_word *before, const struct vensim_word *after)
{
    const struct frame *frame = innermost(equations);
    uint32_t from = vensim_known(equations->names, name->text);
    if (from == FOREIGN_NONE)
        return;
    enum sign sign = sign_of_mention(frame, before, after);
    *array_add(equations->map->arena, &equations->mentions) =
        (struct mention){.from = from,
                         .to = to,
                         .order = (uint32_t)equations->mentions.count,
                         .sign = sign,
                         .delayed = equations->delays > 0,
                         .accumulates = sign != SIGN_UNKNOWN && frame->function == INTEGRAL,
                         .weak = is_weak(equations, from, to)};
}

static void next_argument(struct equations *equations)
{
    if (!equations->frames.count)
        return;
    struct frame *frame = &equations->frames.items[equations->frames.count - 1];
    equations->beginnings += frame->function == INTEGRAL && !frame->argument;
    equations->delays -= frame->function == DELAYING && !frame->argument;
    frame->argument++;
}

static void close_bracket(struct equations *equations)
{
    const struct frame *frame = innermost(equations);
    if (!frame)
        return;
    equations->beginnings -= frame->function == INTEGRAL && frame->argument > 0;
    equations->delays -= frame->function == DELAYING && !frame->argument;
    equations->frames.count--;
}

/* Its memory is bounded by how many words are looked at. */
static bool has_too_many_words(struct equations *equations)
{
    enum { MOST_WORDS = 4000000 };
    if (++equations->words > MOST_WORDS)
        foreign_fail(equations->map, 0,
                     "its equations hold more than %d words, the most that are "
                     "read",
                     MOST_WORDS);
    return equations->map->problem != NULL;
}

/* Take note of all that an expression names. */
static void read_expression(struct equations *equations, uint32_t to, struct slice text)
{
    struct vensim_word before = {.kind = WORD_END}, word = vensim_take_word(&text);
    equations->frames.count = equations->beginnings = equations->delays = 0;
    while (word.kind != WORD_END && !has_too_many_words(equations)) {
        struct vensim_word after = vensim_take_word(&text);
        if (is_sign(&word, '('))
            open_bracket(equations, &before);
        else if (is_sign(&word, ')'))
            close_bracket(equations);
        else if (is_sign(&word, ','))
            next_argument(equations);
        else if (word.kind == WORD_NAME)
            mention(equations, to, &word, &before, &after);
        before = word;
        word = after;
    }
}

/* ---- The equations one by one -----------------------------------------------------------------
 */

struct equation {
    struct slice name, expression, units, comment;
};

/* Behind a macro, which is a model of its own. */
static struct slice behind_macro(struct slice text)
{
    static const char end[] = ":END OF MACRO:";
    while (text.length && !slice_begins(text, end))
        text = slice_skipped(text, 1);
    return slice_skipped(text, strlen(end));
}

/* The heading of a group ends where an equation would; the tool's own group is in every file. */
static void take_heading(const struct equations *equations, struct slice *text)
{
    struct slice heading = take_plainly(text, "|");
    while (heading.length && (*heading.at == '*' || isspace((unsigned char)*heading.at)))
        heading = slice_skipped(heading, 1);
    if (!equations->defined && !slice_begins(heading, ".Control"))
        foreign_lose(equations->map, "headings of groups");
}

/* Behind remarks, macros and the headings of groups, which stand in stars. */
static struct slice behind_headings(struct equations *equations, struct slice text)
{
    for (text = slice_trimmed(text); text.length; text = slice_trimmed(text)) {
        if (*text.at == '*') {
            take_heading(equations, &text);
        } else if (*text.at == '{') {
            text = slice_skipped(text, slice_length_up_to(text, '}'));
        } else if (slice_begins(text, ":MACRO:")) {
            if (!equations->defined)
                foreign_lose(equations->map, "macros");
            text = behind_macro(text);
        } else {
            break;
        }
    }
    return text;
}

/* Whether what stands behind a name and a colon belongs to the name: `:RAW:`, `:EXCEPT: [a]`. */
static bool goes_on(struct slice text)
{
    static const char *const words[] = {
        "RAW:", "INTERPOLATE:", "HOLD BACKWARD:", "LOOK FORWARD:", "EXCEPT:", "TEST INPUT:"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_begins(text, words[i]))
            return true;
    return false;
}

/* The name that an equation defines, and what it makes of it stays; ranges of subscripts and what
   else is no variable have none. */
static struct slice take_name(struct slice *expression)
{
    struct slice name = take_until(expression, "=(:<");
    char sign = name.at[name.length];
    while (sign == ':' && goes_on(*expression)) {
        take_until(expression, ":");
        struct slice rest = take_until(expression, "=:");
        sign = rest.at[rest.length] == ':' ? ':' : '=';
    }
    bool assigns = expression->length && *expression->at == '=';
    return sign != '<' && (sign != ':' || assigns) ? bare_name(name) : (struct slice){name.at, 0};
}

/* False behind the last. */
static bool next_equation(struct equations *equations, struct slice *text,
                          struct equation *equation)
{
    *text = behind_headings(equations, *text);
    if (!text->length)
        return false;
    *equation = (struct equation){.expression = take_until(text, "~|")};
    if (equation->expression.at[equation->expression.length] == '~') {
        struct slice tail = take_plainly(text, "|");
        equation->units = take_plainly(&tail, "~");
        equation->units = slice_trimmed(take_plainly(&equation->units, "["));
        equation->comment = slice_trimmed(take_plainly(&tail, "~"));
    }
    equation->name = take_name(&equation->expression);
    return true;
}

static bool is_control(struct slice name)
{
    static const char *const control[] = {"FINAL TIME", "INITIAL TIME", "SAVEPER", "TIME STEP",
                                          "Time"};
    for (size_t i = 0; i < sizeof control / sizeof *control; i++)
        if (slice_is(name, control[i]))
            return true;
    return false;
}

/* A remark on one line: where it goes on, a backslash ends the line. */
static const char *remark(struct arena *arena, struct slice text)
{
    struct buffer joined = {.arena = arena};
    for (size_t i = 0; i < text.length; i++)
        if (text.at[i] != '\\' || i + 1 == text.length || !strchr("\r\n", text.at[i + 1]))
            buffer_byte(&joined, text.at[i]);
    return foreign_fold(arena, joined.items, joined.count);
}

static void define(struct equations *equations, const struct equation *equation)
{
    struct foreign_map *map = equations->map;
    if (!equation->name.length || (is_control(equation->name) &&
                                   vensim_known(equations->names, equation->name) == FOREIGN_NONE))
        return;
    uint32_t number = vensim_variable(equations->names, equation->name);
    if (number == FOREIGN_NONE || map->problem)
        return;
    struct foreign_variable *variable = &map->variables.items[number];
    struct slice start = equation->expression;
    struct vensim_word first = vensim_take_word(&start);
    first = first.kind == WORD_SIGN && is_sign(&first, '=') ? vensim_take_word(&start) : first;
    variable->is_stock |= slice_is(first.text, "INTEG");
    if (first.kind != WORD_END && !slice_is(first.text, "A FUNCTION OF"))
        foreign_lose(map, "formulas");
    if (!variable->unit)
        variable->unit = remark(map->arena, equation->units);
    if (!variable->note)
        variable->note = remark(map->arena, equation->comment);
}

/* ---- What they add to the sketch --------------------------------------------------------------
 */

/* A link of the sketch, by its ends. */
struct drawn {
    uint32_t from, to;
    size_t link;
};

static int by_ends(const void *left, const void *right)
{
    const struct drawn *one = left, *other = right;
    if (one->to != other->to)
        return one->to < other->to ? -1 : 1;
    return one->from < other->from ? -1 : one->from > other->from;
}

static int by_ends_and_order(const void *left, const void *right)
{
    const struct mention *one = left, *other = right;
    if (one->to != other->to)
        return one->to < other->to ? -1 : 1;
    if (one->from != other->from)
        return one->from < other->from ? -1 : 1;
    if (one->weak != other->weak)
        return one->weak ? 1 : -1;
    return one->order < other->order ? -1 : 1;
}

static struct drawn *drawn_links(const struct foreign_map *map, size_t count)
{
    struct drawn *drawn = arena_alloc(map->arena, (count + 1) * sizeof *drawn);
    for (size_t i = 0; i < count; i++)
        drawn[i] = (struct drawn){map->links.items[i].from, map->links.items[i].to, i};
    qsort(drawn, count, sizeof *drawn, by_ends);
    return drawn;
}

static void add_mention(struct foreign_map *map, const struct mention *mention,
                        struct foreign_link *drawn)
{
    if (!drawn && mention->weak)
        return;
    struct foreign_link *link =
        drawn ? drawn : foreign_add_link(map, mention->from, mention->to, mention->sign);
    if (link->sign == SIGN_UNKNOWN || mention->accumulates)
        link->sign = mention->sign;
    link->delayed |= mention->delayed;
}

/* Each pair of ends once: what is said of it first holds. */
static void add_mentions(struct equations *equations)
{
    struct foreign_map *map = equations->map;
    struct mention *mentions = equations->mentions.items;
    size_t count = map->links.count;
    const struct drawn *drawn = drawn_links(map, count);
    if (equations->mentions.count)
        qsort(mentions, equations->mentions.count, sizeof *mentions, by_ends_and_order);
    for (size_t i = 0; i < equations->mentions.count && !map->problem; i++) {
        if (i && mentions[i].from == mentions[i - 1].from && mentions[i].to == mentions[i - 1].to)
            continue;
        struct drawn wanted = {mentions[i].from, mentions[i].to, 0};
        const struct drawn *found = bsearch(&wanted, drawn, count, sizeof *drawn, by_ends);
        add_mention(map, &mentions[i], found ? &map->links.items[found->link] : NULL);
    }
}

void vensim_read_equations(struct vensim_names *names, struct slice text)
{
    struct equations equations = {.map = names->map, .names = names};
    struct equation equation;
    struct slice rest = text;
    while (!names->map->problem && next_equation(&equations, &rest, &equation))
        define(&equations, &equation);
    equations.defined = true;
    for (rest = text; !names->map->problem && next_equation(&equations, &rest, &equation);) {
        uint32_t number =
            equation.name.length ? vensim_known(names, equation.name) : (uint32_t)FOREIGN_NONE;
        if (number != FOREIGN_NONE)
            read_expression(&equations, number, equation.expression);
    }
    add_mentions(&equations);
}
