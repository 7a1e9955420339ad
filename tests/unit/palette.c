/* Whether everybody can read what is drawn: in every picture every text stands out from what it
   lies on at 4.5 to 1 and every line at 3 to 1, by day and by night, to all eyes and from a copier.

       palette LAYOUT PAINTER FILE …      the paths of catwoe-layout.so and catwoe-cairo.so

   What lies on what is read from the pictures themselves. One line an ink, with what it stands out
   from least. */
#include "colour.h"
#include "draw/curve.h"
#include "gallery.h"

#include <stdio.h>
#include <string.h>

enum use { USE_TEXT, USE_LINE, USE_COUNT };

static const struct {
    const char *name;
    double least;
} uses[USE_COUNT] = {{"text", 4.5}, {"lines", 3}};

/* Inks that have been met on others. */
struct meetings {
    bool met[USE_COUNT][INK_COUNT][INK_COUNT];
};

static int failed;

/* ---- What lies on what ----------------------------------------------------------------------- */

/* What icons are painted with: the language names it. */
static bool is_paint(enum ink ink)
{
    const char *name = inks[ink].name;
    return schema_choice(attribute_specs[ICON_COAT].value.words, name, strlen(name)) >= 0;
}

enum { PIECES = 6 };

typedef void visit_piece(struct point from, struct point to, void *context);

/* The path in straight pieces. */
static void walk(const struct path *path, visit_piece *visit, void *context)
{
    struct point start = {0, 0}, last = start;
    for (size_t i = 0; i < path->count; i++) {
        const struct segment *segment = &path->items[i];
        struct point curve[4] = {last, segment->to[0], segment->to[1], segment->to[2]};
        struct point end = segment->form == SEGMENT_CURVE   ? segment->to[2]
                           : segment->form == SEGMENT_CLOSE ? start
                                                            : segment->to[0];
        if (segment->form == SEGMENT_MOVE)
            start = end;
        else if (segment->form != SEGMENT_CURVE)
            visit(last, end, context);
        for (int piece = 0; segment->form == SEGMENT_CURVE && piece < PIECES; piece++)
            visit(curve_at(curve, (double)piece / PIECES),
                  curve_at(curve, (double)(piece + 1) / PIECES), context);
        last = end;
    }
}

struct crossing {
    struct point point;
    bool inside;
};

/* Even and odd (Shimrat 1962). */
static void cross(struct point from, struct point to, void *context)
{
    struct crossing *crossing = context;
    double y = crossing->point.y;
    if ((from.y > y) != (to.y > y) &&
        crossing->point.x < from.x + (y - from.y) / (to.y - from.y) * (to.x - from.x))
        crossing->inside = !crossing->inside;
}

/* What is painted there before this mark: a filled shape, but not a small one that is all of one
   ink, as an arrow's head is. */
static enum ink ground_at(const struct scene *scene, size_t before, struct point point)
{
    for (size_t i = before; i-- > 0;) {
        const struct mark *mark = &scene->marks.items[i];
        const struct stroke *stroke = &mark->drawn.stroke;
        struct crossing crossing = {point, false};
        if (mark->form != MARK_PATH || !stroke->fill || stroke->fill == stroke->ink)
            continue;
        walk(&mark->drawn.path, cross, &crossing);
        if (crossing.inside)
            return stroke->fill;
    }
    return INK_NONE;
}

struct look_out {
    const struct scene *scene;
    size_t which;
    struct meetings *meetings;
};

static void meet(struct look_out *look, enum use use, enum ink ink, struct point point)
{
    enum ink ground = ground_at(look->scene, look->which, point);
    if (ground && (use == USE_TEXT || !is_paint(ground)))
        look->meetings->met[use][ink][ground] = true;
}

static void meet_text(struct look_out *look, const struct mark *mark)
{
    const struct lettering *lettering = &mark->text.lettering;
    double shift = lettering->anchor == ANCHOR_START ? 0
                   : lettering->anchor == ANCHOR_END ? -1
                                                     : -0.5;
    for (int look_at = 0; look_at <= PIECES; look_at++) {
        double along = mark->text.width * (shift + (double)look_at / PIECES);
        struct point point = {mark->text.at.x + along, mark->text.at.y - lettering->size * 0.3};
        if (lettering->anchor == ANCHOR_UPWARD)
            point =
                (struct point){mark->text.at.x - lettering->size * 0.3, mark->text.at.y + along};
        meet(look, USE_TEXT, lettering->ink, point);
    }
}

static void meet_piece(struct point from, struct point to, void *context)
{
    struct look_out *look = context;
    meet(look, USE_LINE, look->scene->marks.items[look->which].drawn.stroke.ink,
         point_between(from, to, 0.5));
}

/* What an icon is painted with has an outline; a stroke of paper wipes something out. */
static bool meet_all(const struct exhibit *exhibit, void *meetings)
{
    const struct scene *scene = exhibit->scene;
    for (size_t i = 0; i < scene->marks.count; i++) {
        const struct mark *mark = &scene->marks.items[i];
        struct look_out look = {scene, i, meetings};
        if (mark->form == MARK_TEXT)
            meet_text(&look, mark);
        if (mark->form == MARK_PATH && mark->drawn.stroke.ink &&
            mark->drawn.stroke.ink != INK_PAPER)
            walk(&mark->drawn.path, meet_piece, &look);
    }
    return true;
}

/* ---- Whether it stands out ------------------------------------------------------------------- */

struct weakest {
    double contrast;
    enum ink ground;
    enum sight sight;
    bool night;
};

static void weigh(enum ink ink, enum ink ground, struct weakest *weakest)
{
    for (int night = 0; night < 2; night++)
        for (enum sight sight = 0; sight < SIGHT_COUNT; sight++) {
            double contrast =
                colour_contrast(colour_seen(night ? inks[ink].night : inks[ink].day, sight),
                                colour_seen(night ? inks[ground].night : inks[ground].day, sight));
            if (contrast < weakest->contrast)
                *weakest = (struct weakest){contrast, ground, sight, night};
        }
}

static void judge_ink(const struct meetings *meetings, enum use use, enum ink ink)
{
    struct weakest weakest = {22, INK_NONE, 0, false};
    unsigned grounds = 0;
    for (enum ink ground = 1; ground < INK_COUNT; ground++)
        if (meetings->met[use][ink][ground]) {
            grounds++;
            weigh(ink, ground, &weakest);
        }
    if (!grounds)
        return;
    bool good = weakest.contrast >= uses[use].least;
    failed += !good;
    printf("%s palette: %s of %s on %u grounds: least %.1f to 1, on %s, %s sight by %s\n",
           good ? "ok" : "FAIL", uses[use].name, inks[ink].name, grounds, weakest.contrast,
           inks[weakest.ground].name, sight_names[weakest.sight], weakest.night ? "night" : "day");
}

/* ---- The yardsticks themselves --------------------------------------------------------------- */

static void judge_near(const char *what, double got, double wanted, double most)
{
    bool good = got > wanted - most && got < wanted + most;
    failed += !good;
    printf("%s palette: %s is %.4f\n", good ? "ok" : "FAIL", what, got);
}

/* Pairs of Sharma, Wu and Dalal 2005, table 1, each hard in another way. */
static void test_yardsticks(void)
{
    static const struct {
        double one[3], other[3], difference;
    } known[] = {{{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
                 {{50, 0, 0}, {50, -1, 2}, 2.3669},
                 {{50, 2.49, -0.001}, {50, -2.49, 0.0011}, 7.2195},
                 {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
                 {{22.7233, 20.0904, -46.694}, {23.0331, 14.973, -42.5619}, 2.0373},
                 {{2.0776, 0.0795, -1.135}, {0.9033, -0.0636, -0.5514}, 0.9082}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        judge_near("a difference that is known", lab_difference(known[i].one, known[i].other),
                   known[i].difference, 0.0001);
    struct colour black = colour_seen("#000000", SIGHT_USUAL);
    for (enum sight sight = 0; sight < SIGHT_COUNT; sight++)
        judge_near("white on black", colour_contrast(black, colour_seen("#ffffff", sight)), 21,
                   0.001);
    judge_near("a contrast that is known",
               colour_contrast(colour_seen("#767676", SIGHT_USUAL), colour_seen("#ffffff", 0)),
               4.54, 0.01);
}

int main(int count, char **arguments)
{
    static struct meetings meetings;
    struct gallery gallery;
    if (count < 4 ||
        !gallery_open(&gallery, arguments[1], arguments[2], &look_clean, meet_all, &meetings))
        return 2;
    test_yardsticks();
    failed += !gallery_show_files(&gallery, arguments + 3);
    failed += !gallery_close(&gallery);
    for (enum use use = 0; use < USE_COUNT; use++)
        for (enum ink ink = 1; ink < INK_COUNT; ink++)
            judge_ink(&meetings, use, ink);
    return failed != 0;
}
