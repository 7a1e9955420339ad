/* Each rule of draw/faults.def on a picture made by hand: one in which it speaks, and a near miss
   in which it is silent. */
#include "draw/page.h"
#include "draw/quality.h"
#include "draw/shape.h"

#include <stdio.h>

static struct scene new_scene(struct arena *arena)
{
    return (struct scene){.arena = arena,
                          .id = "picture",
                          .title = "A picture",
                          .width = PAGE_WIDTH,
                          .height = PAGE_HEIGHT};
}

static void add_box(struct scene *scene, const char *id, const char *kind, struct box box)
{
    struct path path = path_of_box(scene->arena, box);
    scene_open(scene, id, kind, id, NULL);
    scene_path(scene, &path, (struct stroke){.fill = INK_SHAPE, .ink = INK_LINE, .width = 2});
    scene_close(scene);
}

/* `start` is the id of the box where it begins, or NULL. */
static void add_line(struct scene *scene, const char *id, const char *start, struct point from,
                     struct point to)
{
    struct path path = {0};
    path_move(scene->arena, &path, from);
    path_line(scene->arena, &path, to);
    scene_open_line(scene, id, "flow", start, id, NULL);
    scene_path(scene, &path, (struct stroke){.ink = INK_LINE, .width = 2});
    scene_close(scene);
}

/* A text in a box of this width. */
static void add_issue(struct scene *scene, double width, double size)
{
    struct box box = {{400, 300}, width, 40};
    struct path path = path_of_box(scene->arena, box);
    scene_open(scene, "issue", "issue", "An issue", NULL);
    scene_path(scene, &path, (struct stroke){.fill = INK_BURST, .ink = INK_LINE, .width = 2});
    scene_text(scene, "Nobody sees the whole journey", box.centre,
               (struct lettering){FACE_PLAIN, size, INK_TEXT, ANCHOR_MIDDLE});
    scene_close(scene);
}

/* Makes a picture; where it is not `faulty` it is a near miss. */
typedef void make_scene(struct scene *, bool faulty);

static void make_overlap(struct scene *scene, bool faulty)
{
    add_box(scene, "a", "party", (struct box){{200, 200}, 100, 80});
    add_box(scene, "b", "party", (struct box){{faulty ? 290 : 301, 200}, 100, 80});
}

/* A line may pass below a box, and begin within its own. */
static void make_struck(struct scene *scene, bool faulty)
{
    double y = faulty ? 230 : 245;
    add_box(scene, "a", "party", (struct box){{300, 200}, 100, 80});
    add_line(scene, "line", NULL, (struct point){100, y}, (struct point){500, y});
    add_line(scene, "other", "a", (struct point){300, 190}, (struct point){300, 100});
}

static void make_cut(struct scene *scene, bool faulty)
{
    add_issue(scene, faulty ? 150 : 260, 14);
}

static void make_off_page(struct scene *scene, bool faulty)
{
    add_box(scene, "a", "party", (struct box){{faulty ? 45 : 51, 200}, 100, 80});
}

static void make_stopped(struct scene *scene, bool faulty)
{
    add_issue(scene, 260, 14);
    scene->stopped = faulty;
}

/* 12 points on a page half as wide again as A4 are 8 points in print. */
static void make_small_print(struct scene *scene, bool faulty)
{
    add_issue(scene, 260, 12);
    scene->width *= faulty ? 1.5 : 1.4;
}

/* Of five lines all cross, or one crosses one. */
static void make_crossings(struct scene *scene, bool faulty)
{
    static const char *const ids[] = {"a", "b", "c", "d", "e"};
    for (int i = 0; i < 5; i++)
        add_line(scene, ids[i], NULL, (struct point){100, 100 + 50 * i},
                 (struct point){500, faulty   ? 300 - 50 * i
                                     : i == 1 ? 90
                                              : 100 + 50 * i});
}

static make_scene *const makers[FAULT_COUNT] = {
    [FAULT_OVERLAP] = make_overlap,
    [FAULT_STRUCK] = make_struck,
    [FAULT_CUT] = make_cut,
    [FAULT_OFF_PAGE] = make_off_page,
    [FAULT_STOPPED] = make_stopped,
    [FAULT_SMALL_PRINT] = make_small_print,
    [FAULT_CROSSINGS] = make_crossings,
};

/* Once where it ought to speak, and nothing else does. */
static bool try_rule(struct arena *arena, enum fault_kind kind, bool faulty)
{
    struct scene scene = new_scene(arena);
    if (makers[kind])
        makers[kind](&scene, faulty);
    struct faults faults = find_faults(&scene);
    bool good = makers[kind] && faults.count == faulty && (!faulty || faults.items[0].kind == kind);
    printf("%s %s %s\n", good ? "ok" : "FAIL", fault_rules[kind].name,
           faulty ? "speaks, and it alone" : "is silent where it is nearly so");
    return good;
}

static bool try_rules(struct arena *arena)
{
    bool good = true;
    for (enum fault_kind kind = 0; kind < FAULT_COUNT; kind++) {
        good = try_rule(arena, kind, true) && good;
        good = try_rule(arena, kind, false) && good;
    }
    return good;
}

int main(void)
{
    jmp_buf exhausted;
    if (setjmp(exhausted))
        return 2;
    struct arena *arena = arena_new(&exhausted);
    bool good = try_rules(arena);
    arena_free(arena);
    return !good;
}
