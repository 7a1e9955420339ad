/* Posters; see poster.h. */
#include "typeset/poster.h"

#include "typeset/figure_set.h"

/* ---- The picture ----------------------------------------------------------------------------- */

/* The poster has a paper, a title and a lead of its own: those of the picture come first in it. */
static bool is_head(const struct scene *scene, size_t which)
{
    const struct mark *mark = &scene->marks.items[which];
    return scene->head > 0 && (mark->form == MARK_TEXT ? mark->text.at.y < scene->head : !which);
}

static const struct scene *without_head(struct arena *arena, const struct scene *scene)
{
    struct scene *bare = arena_new_of(arena, struct scene);
    size_t first = 0;
    while (first < scene->marks.count && is_head(scene, first))
        first++;
    *bare = *scene;
    bare->marks.items += first;
    bare->marks.count -= first;
    return bare;
}

/* ---- Setting --------------------------------------------------------------------------------- */

static const double side = 32, top_margin = 24, bottom_margin = 20, gap = 14;

struct layout_of_poster {
    struct paper_sheet sheet;
    struct paragraph title, lead, foot;
    struct area room; /* for the picture, on a page as it is set */
    double scale;     /* of the picture there */
};

static double scale_in(const struct figure *figure, const struct area *room)
{
    double across = (room->right - room->left) / (figure->ink.right - figure->ink.left);
    double down = (room->bottom - room->top) / (figure->ink.bottom - figure->ink.top);
    return smaller(across, down);
}

static struct layout_of_poster lay_out(const struct press *press, const struct figure *figure,
                                       const struct poster *poster, struct paper_sheet sheet)
{
    struct paper_extent extent = press_extent(press, sheet);
    double width = extent.width - 2 * side;
    struct layout_of_poster layout = {
        .sheet = sheet,
        .title =
            paragraph_of_text(press->arena, press->ruler, TYPE_POSTER_TITLE, poster->title, width),
        .lead = paragraph_of_text(press->arena, press->ruler, TYPE_POSTER_LEAD, poster->lead,
                                  width * 0.9),
        .foot =
            paragraph_of_text(press->arena, press->ruler, TYPE_POSTER_FOOT, poster->foot, width),
    };
    layout.room = (struct area){
        side, top_margin + paragraph_height(&layout.title) + paragraph_height(&layout.lead) + gap,
        extent.width - side, extent.height - bottom_margin - paragraph_height(&layout.foot) - gap};
    layout.scale = scale_in(figure, &layout.room);
    return layout;
}

/* Held whichever way shows the picture larger. */
static struct layout_of_poster choose(const struct press *press, const struct figure *figure,
                                      const struct poster *poster, enum paper paper)
{
    struct layout_of_poster upright =
        lay_out(press, figure, poster, (struct paper_sheet){paper, false});
    struct layout_of_poster sideways =
        lay_out(press, figure, poster, (struct paper_sheet){paper, true});
    return upright.scale > sideways.scale ? upright : sideways;
}

static double set_paragraph(struct scene *page, enum role role, const struct paragraph *paragraph,
                            double top)
{
    if (!paragraph->lines.count)
        return top;
    scene_open_role(page, role);
    double bottom =
        paragraph_draw(page, paragraph, 0, paragraph->lines.count, (struct point){side, top});
    scene_close_role(page, role);
    return bottom;
}

static void place_picture(struct scene *page, const struct figure *figure, const struct area *room,
                          double scale)
{
    double middle = (room->left + room->right) / 2;
    double spare = room->bottom - room->top - (figure->ink.bottom - figure->ink.top) * scale;
    scene_place(page, figure->scene,
                (struct point){middle - (figure->ink.left + figure->ink.right) / 2 * scale,
                               room->top + spare / 2 - figure->ink.top * scale},
                scale);
}

static void set_poster(struct press *press, const struct figure *figure,
                       const struct layout_of_poster *layout)
{
    struct scene *page = press_add_page(press, layout->sheet);
    page->description = figure->scene->description;
    double top = set_paragraph(page, ROLE_H1, &layout->title, top_margin);
    set_paragraph(page, ROLE_P, &layout->lead, top);
    place_picture(page, figure, &layout->room, layout->scale);
    set_paragraph(page, ROLE_P, &layout->foot,
                  page->height - bottom_margin - paragraph_height(&layout->foot));
}

/* ---- What can be read ------------------------------------------------------------------------ */

static double letters_on(struct arena *arena, const struct figure *figure,
                         const struct poster *poster, enum paper paper, struct ruler *ruler)
{
    struct press press = press_new(arena, ruler, paper);
    return figure->letters * choose(&press, figure, poster, paper).scale * press.scale;
}

static void tell_small_letters(struct press *press, const struct figure *figure,
                               const struct poster *poster, enum paper paper)
{
    struct arena *arena = press->arena;
    double letters = letters_on(arena, figure, poster, paper, press->ruler);
    enum paper larger_one = paper;
    if (letters >= letters_on_walls)
        return;
    while (paper_larger(larger_one) != larger_one &&
           letters_on(arena, figure, poster, larger_one, press->ruler) < letters_on_walls)
        larger_one = paper_larger(larger_one);
    double there = letters_on(arena, figure, poster, larger_one, press->ruler);
    const char *way_on =
        there >= letters_on_walls
            ? arena_printf(arena, "on %s (--paper %s) they are %.0f", paper_sizes[larger_one].name,
                           paper_sizes[larger_one].word, there)
            : "two pictures with half of it each would be read from further away";
    *array_add(arena, &press->pages->notes) = arena_printf(
        arena,
        "its smallest letters come out %.0f points high on %s, to be read from %.1f metres; from "
        "two metres %.0f can be read: %s",
        letters, paper_sizes[paper].name, 2 * letters / letters_on_walls, letters_on_walls, way_on);
}

struct pages *typeset_poster(struct arena *arena, const struct scene *picture,
                             const struct poster *poster, enum paper paper, struct ruler *ruler)
{
    struct press press = press_new(arena, ruler, paper);
    struct figure figure = figure_measure(&press, without_head(arena, picture), NULL);
    struct layout_of_poster layout = choose(&press, &figure, poster, paper);
    press.pages->title = poster->title;
    press.pages->subject = poster->subject;
    press.pages->language = poster->language;
    press.pages->date = poster->date;
    set_poster(&press, &figure, &layout);
    tell_small_letters(&press, &figure, poster, paper);
    return press_finish(&press, NULL);
}
