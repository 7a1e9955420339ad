/* The slide of a picture: its title, what it says, the picture itself as large as there is room,
   and in the notes what can be read aloud of it. */
#include "emit/pptx.h"

/* ---- Notes ----------------------------------------------------------------------------------- */

static void say(struct deck *deck, struct speech *speech, const char *text)
{
    if (text && *text)
        *array_add(deck->arena, speech) = text;
}

static void say_prompts(struct deck *deck, struct speech *speech, const struct section *section)
{
    for (const struct piece *piece = section->pieces; piece; piece = piece->next) {
        if (piece->kind != PIECE_PROMPTS)
            continue;
        say(deck, speech, piece->head);
        for (size_t i = 0; i < piece->list.count; i++)
            say(deck, speech,
                arena_printf(deck->arena, "%zu. %s", i + 1,
                             runs_text(deck->arena, &piece->list.items[i].runs)));
    }
}

static struct speech speech_about(struct slide_place *place, const struct diagram *diagram)
{
    struct speech speech = {0};
    say(place->deck, &speech, place->lead);
    say(place->deck, &speech, diagram->subtitle);
    say(place->deck, &speech, diagram->description);
    for (size_t i = 0; i < diagram->story.count; i++)
        say(place->deck, &speech, diagram->story.items[i]);
    say_prompts(place->deck, &speech, place->section);
    return speech;
}

/* ---- In words -------------------------------------------------------------------------------- */

static void add_words(struct piece *list, struct arena *arena, const char *sentence)
{
    if (!sentence || !*sentence)
        return;
    struct list_item *item = piece_add_item(arena, list);
    runs_add(arena, &item->runs, RUN_PLAIN, sentence, NULL);
}

static void put_in_words(struct slide_place *place, const struct diagram *diagram)
{
    struct arena *arena = place->deck->arena;
    struct piece list = {.kind = PIECE_LIST, .head = diagram->description};
    struct flow flow = {.place = place};
    struct diagram_sentences sentences = diagram_sentences(arena, diagram);
    add_words(&list, arena, place->lead);
    add_words(&list, arena, diagram->subtitle);
    for (size_t i = 0; i < sentences.count; i++)
        add_words(&list, arena, sentences.items[i]);
    flow_add(&flow, &list);
    flow_end(&flow, diagram->title);
}

/* ---- The picture ----------------------------------------------------------------------------- */

static struct box drawn_box(const struct scene *scene)
{
    struct box box = picture_marks_box(scene, (struct mark_range){0, scene->marks.count});
    return box.width > 0 && box.height > 0
               ? box
               : (struct box){{scene->width / 2, scene->height / 2}, scene->width, scene->height};
}

/* Letters of a picture that is as wide as the wall can be read from the back at 12 points on a
   slide of 960; below the smaller of these they cannot, from anywhere; below the larger, the notes
   say so. */
static const double readable_letters = 7, small_letters = 10;

static void judge_letters(struct deck *deck, const struct scene *scene, double scale,
                          struct speech *speech)
{
    double least = HUGE_VAL;
    for (size_t i = 0; i < scene->marks.count; i++) {
        const struct mark *mark = &scene->marks.items[i];
        if (mark->form == MARK_TEXT)
            least = smaller(least, mark->text.lettering.size * scale);
    }
    if (least < small_letters)
        say(deck, speech,
            arena_printf(deck->arena,
                         "The smallest letters of the picture are %.1f points high here: enlarge a "
                         "part of it while you show it, or hand it out on paper.",
                         least));
    if (least < readable_letters)
        listing_add(&deck->small, deck->arena, arena_printf(deck->arena, "“%s”", scene->title));
}

static void put_picture(struct slide *slide, const struct diagram *diagram,
                        const struct scene *scene, struct box room, struct speech *speech)
{
    static const double largest = 1.6; /* letters of a small picture need not shout */
    struct box drawn = drawn_box(scene);
    double scale = smaller(largest, smaller(room.width / drawn.width, room.height / drawn.height));
    struct picture picture = {slide, diagram, scene,
                              point_minus(room.centre, point_times(drawn.centre, scale)), scale};
    judge_letters(slide->deck, scene, scale, speech);
    if (picture_put_network(&picture))
        return;
    picture_open_group(&picture, picture_box(&picture, drawn), scene->title, scene->description);
    picture_put_marks(&picture, (struct mark_range){0, scene->marks.count});
    picture_close_group(&picture);
}

/* What it says in one line stands above the picture; more would take its room, and is in the notes.
 */
static bool fits_above(const struct deck *deck, const char *lead)
{
    const struct holder *above = &slide_holders[HOLDER_PICTURE_LEAD];
    return lead && *lead &&
           type_height(deck, above->face, above->size, lead, above->box.width) < above->box.height;
}

void put_figure_slide(struct slide_place *place, const struct diagram *diagram,
                      const struct scene *scene)
{
    static const double bottom = 490, gap = 8; /* bottom: above the footer */
    const struct box *above = &slide_holders[HOLDER_PICTURE_LEAD].box;
    const char *lead = place->lead ? place->lead : diagram->subtitle;
    struct speech speech = speech_about(place, diagram);
    if (!scene) {
        put_in_words(place, diagram);
        return;
    }
    struct slide slide = slide_begin(place->deck, LAYOUT_PICTURE, place->kicker, diagram->title);
    bool led = fits_above(place->deck, lead);
    double top = above->centre.y + (led ? 0.5 : -0.5) * above->height + gap;
    slide_fill_holder(&slide, HOLDER_PICTURE_LEAD, led ? lead : NULL);
    put_picture(&slide, diagram, scene,
                (struct box){{SLIDE_WIDTH / 2.0, (top + bottom) / 2},
                             SLIDE_WIDTH - 2 * SLIDE_MARGIN,
                             bottom - top},
                &speech);
    slide_end(&slide, &speech);
}
