/* Whether the lines of a picture are told apart by everybody: no two kinds of line that meet in one
   sort of picture differ in their ink alone, and inks that help a small sign to tell lines apart
   differ to all eyes. In a rich picture, where a model may choose signs for itself, they must help.

       lines LAYOUT PAINTER FILE …      the paths of catwoe-layout.so and catwoe-cairo.so

   How lines look is read from the pictures themselves. One line a pair: by what it is told apart.
 */
#include "colour.h"
#include "gallery.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A dash is another one where it is so many times as long, a line thicker likewise; inks are other
   ones where they differ so much. */
static const double dash_step = 1.5, width_step = 1.4, ink_step = 10;

/* One kind of line as it was first met. */
struct manner {
    enum view_id view;
    char name[80], sign[400];
    struct stroke stroke;
    bool jagged, headed;
};

enum { MOST = 200 };

struct manners {
    struct manner items[MOST];
    size_t count;
};

static int failed;

/* ---- How lines look -------------------------------------------------------------------------- */

static bool is_form(const struct path *path, const char *forms)
{
    static const char letters[] = {
        [SEGMENT_MOVE] = 'M', [SEGMENT_LINE] = 'L', [SEGMENT_CURVE] = 'C', [SEGMENT_CLOSE] = 'Z'};
    for (size_t i = 0; i < path->count; i++)
        if (letters[path->items[i].form] != forms[i])
            return false;
    return !forms[path->count];
}

static bool is_head(const struct drawn *drawn, const struct stroke *line)
{
    return drawn->stroke.ink == line->ink &&
           (is_form(&drawn->path, "MLL") || (drawn->stroke.fill && is_form(&drawn->path, "MLLLZ")));
}

static bool is_jagged(const struct path *path)
{
    enum { TEETH = 4 };
    size_t lines = 0;
    for (size_t i = 0; i < path->count; i++)
        lines += path->items[i].form == SEGMENT_LINE;
    return lines > TEETH && lines + 1 == path->count;
}

static void add_to_sign(struct manner *manner, const char *what, size_t number)
{
    size_t length = strlen(manner->sign);
    snprintf(manner->sign + length, sizeof manner->sign - length, "%s %zu, ", what, number);
}

/* What stands on a line besides it: other paths by ink and length, and letters; longer texts are
   what the model says. */
static void add_mark(struct manner *manner, const struct mark *mark)
{
    const struct stroke *line = &manner->stroke, *stroke = &mark->drawn.stroke;
    if (mark->form == MARK_TEXT && strlen(mark->text.text) < 3)
        add_to_sign(manner, mark->text.text, 0);
    if (mark->form != MARK_PATH)
        return;
    if (is_head(&mark->drawn, line))
        manner->headed = true;
    else if (stroke->ink != line->ink || stroke->width != line->width || stroke->fill)
        add_to_sign(manner, inks[stroke->fill ? stroke->fill : stroke->ink].name,
                    mark->drawn.path.count);
    else
        manner->jagged = manner->jagged || is_jagged(&mark->drawn.path);
}

/* What belongs to a group, from the mark behind its beginning on; its first path is the line. */
static void read_line(const struct scene *scene, size_t from, struct manner *manner)
{
    for (size_t i = from; i < scene->marks.count && scene->marks.items[i].form != MARK_END; i++) {
        const struct mark *mark = &scene->marks.items[i];
        if (mark->form == MARK_PATH && !mark->drawn.stroke.fill && !manner->stroke.ink)
            manner->stroke = mark->drawn.stroke;
        if (manner->stroke.ink)
            add_mark(manner, mark);
    }
}

static void put_name(struct arena *arena, struct manner *manner, const struct diagram_line *line)
{
    snprintf(manner->name, sizeof manner->name, "%s%s%s%s%s%s%s%s%s", part_words[line->part],
             line->cargo ? " of " : "", line->cargo ? cargo_word(arena, line->cargo) : "",
             line->polarity ? " " : "", line->polarity ? polarity_words[line->polarity] : "",
             line->delayed ? " delayed" : "", line->contested ? " disputed" : "",
             line->held ? " " : "", line->held ? held_words[line->held] : "");
}

static bool is_known(const struct manners *manners, const struct manner *manner)
{
    for (size_t i = 0; i < manners->count; i++)
        if (manners->items[i].view == manner->view && !strcmp(manners->items[i].name, manner->name))
            return true;
    return false;
}

static void add_manner(struct manners *manners, const struct diagram *diagram,
                       const struct scene *scene, size_t group)
{
    const char *id = scene->marks.items[group].group.id;
    struct manner manner = {.view = diagram->view};
    for (size_t i = 0; i < diagram->lines.count; i++)
        if (!strcmp(diagram->lines.items[i].id, id))
            put_name(scene->arena, &manner, &diagram->lines.items[i]);
    if (!strcmp(scene->marks.items[group].group.kind, "boundary"))
        strcpy(manner.name, "boundary");
    if (!*manner.name || is_known(manners, &manner) || manners->count == MOST)
        return;
    read_line(scene, group + 1, &manner);
    if (manner.stroke.ink)
        manners->items[manners->count++] = manner;
}

static bool list_lines(const struct exhibit *exhibit, void *manners)
{
    for (size_t i = 0; i < exhibit->scene->marks.count; i++)
        if (exhibit->scene->marks.items[i].form == MARK_GROUP)
            add_manner(manners, exhibit->diagram, exhibit->scene, i);
    return true;
}

/* ---- By what they are told apart ------------------------------------------------------------- */

static bool is_step(double one, double other, double step)
{
    return one >= other * step || other >= one * step;
}

/* As drawn, with its round ends. */
static double dash_length(const struct manner *manner)
{
    return dash_lengths[manner->stroke.dash][0] + manner->stroke.width;
}

static bool differ_in_dash(const struct manner *one, const struct manner *other)
{
    if (!one->stroke.dash || !other->stroke.dash)
        return one->stroke.dash != other->stroke.dash;
    return is_step(dash_length(one), dash_length(other), dash_step);
}

/* How far their inks are apart where they are least so; a copier has none. */
static double ink_difference(const struct manner *one, const struct manner *other)
{
    double least = 1e9;
    const struct ink_value *first = &inks[one->stroke.ink], *second = &inks[other->stroke.ink];
    for (int night = 0; night < 2; night++)
        for (enum sight sight = 0; sight < SIGHT_GREY; sight++) {
            double difference =
                colour_difference(colour_seen(night ? first->night : first->day, sight),
                                  colour_seen(night ? second->night : second->day, sight));
            least = difference < least ? difference : least;
        }
    return least;
}

/* The rounds of watching and control are one manner: their ends tell them apart. */
static bool are_one(const struct manner *one, const struct manner *other)
{
    return !strcmp(one->name, part_words[PART_WATCH]) &&
           !strcmp(other->name, part_words[PART_ACTION]);
}

/* Whether inks need not tell two lines apart that have other signs. */
static bool may_share_ink(const struct manner *one, const struct manner *other)
{
    return one->stroke.ink == other->stroke.ink && one->view != VIEW_RICH_PICTURE;
}

static void judge_pair(const struct manner *one, const struct manner *other)
{
    bool shape = one->jagged != other->jagged || one->headed != other->headed,
         dash = differ_in_dash(one, other),
         width = is_step(one->stroke.width, other->stroke.width, width_step),
         sign = strcmp(one->sign, other->sign) != 0;
    double ink = ink_difference(one, other);
    bool good = shape || dash || width || (sign && (ink >= ink_step || may_share_ink(one, other)));
    if (are_one(one, other))
        return;
    failed += !good;
    printf("%s lines: %s: %s and %s by%s%s%s%s%s (inks %.0f apart)\n", good ? "ok" : "FAIL",
           view_names[one->view], one->name, other->name, shape ? " shape" : "",
           dash ? " dash" : "", width ? " width" : "", sign ? " sign" : "",
           shape || dash || width || sign ? "" : " ink", ink);
}

int main(int count, char **arguments)
{
    static struct manners manners;
    struct gallery gallery;
    if (count < 4 ||
        !gallery_open(&gallery, arguments[1], arguments[2], &look_clean, list_lines, &manners))
        return 2;
    failed += !gallery_show_files(&gallery, arguments + 3);
    failed += !gallery_close(&gallery);
    for (size_t i = 0; i < manners.count; i++)
        for (size_t k = i + 1; k < manners.count; k++)
            if (manners.items[i].view == manners.items[k].view)
                judge_pair(&manners.items[i], &manners.items[k]);
    return failed || manners.count < 2 || manners.count == MOST;
}
