/* Pictures of stakeholders; see people.h. */
#include "people.h"

#include "view/diagram.h"

#include <string.h>

/* What a group draws: its outermost edges. */
struct drawn_group {
    const char *id, *kind;
    struct box box;
};

struct groups {
    struct drawn_group *items;
    size_t count, capacity;
};

static struct box box_around(struct box a, struct box b)
{
    double left = smaller(a.centre.x - a.width / 2, b.centre.x - b.width / 2);
    double right = larger(a.centre.x + a.width / 2, b.centre.x + b.width / 2);
    double top = smaller(a.centre.y - a.height / 2, b.centre.y - b.height / 2);
    double bottom = larger(a.centre.y + a.height / 2, b.centre.y + b.height / 2);
    return (struct box){{(left + right) / 2, (top + bottom) / 2}, right - left, bottom - top};
}

static void grow(struct drawn_group *group, struct box box)
{
    group->box = group->box.width > 0 ? box_around(group->box, box) : box;
}

static void grow_by_path(struct drawn_group *group, const struct path *path)
{
    for (size_t i = 0; i < path->count; i++) {
        const struct segment *segment = &path->items[i];
        int points = segment->form == SEGMENT_CURVE ? 3 : segment->form == SEGMENT_CLOSE ? 0 : 1;
        for (int k = 0; k < points; k++)
            grow(group, (struct box){segment->to[k], 0.1, 0.1});
    }
}

static void grow_by_text(struct drawn_group *group, const struct mark *mark)
{
    double size = mark->text.lettering.size;
    double shift = mark->text.lettering.anchor == ANCHOR_START ? 0.5 : 0;
    grow(group,
         (struct box){{mark->text.at.x + shift * mark->text.width, mark->text.at.y - size * 0.3},
                      mark->text.width,
                      size * 0.8});
}

static struct groups list_groups(struct arena *arena, const struct scene *scene)
{
    struct groups groups = {NULL, 0, 0};
    bool open = false;
    for (size_t i = 0; i < scene->marks.count; i++) {
        const struct mark *mark = &scene->marks.items[i];
        if (mark->form == MARK_GROUP)
            *array_add(arena, &groups) =
                (struct drawn_group){mark->group.id, mark->group.kind, {{0, 0}, 0, 0}};
        open = mark->form == MARK_GROUP || (open && mark->form != MARK_END);
        if (open && mark->form == MARK_PATH)
            grow_by_path(&groups.items[groups.count - 1], &mark->drawn.path);
        if (open && mark->form == MARK_TEXT)
            grow_by_text(&groups.items[groups.count - 1], mark);
    }
    return groups;
}

/* Where people of each part have to stand. */
static const struct place {
    enum diagram_part part;
    enum { ANYWHERE, QUARTER, REGION } ground;
    unsigned circles; /* that the region lies in: 1 power, 2 legitimacy, 4 urgency */
} places[] = {
    {PART_CLOSELY, QUARTER, 0},      {PART_SATISFIED, QUARTER, 0}, {PART_INFORMED, QUARTER, 0},
    {PART_MONITORED, QUARTER, 0},    {PART_DEFINITIVE, REGION, 7}, {PART_DOMINANT, REGION, 3},
    {PART_DANGEROUS, REGION, 5},     {PART_DEPENDENT, REGION, 6},  {PART_DORMANT, REGION, 1},
    {PART_DISCRETIONARY, REGION, 2}, {PART_DEMANDING, REGION, 4},  {PART_NO_CLAIM, REGION, 0},
    {PART_MORE, ANYWHERE, 0},        {PART_LESS, ANYWHERE, 0},     {PART_STEADY, ANYWHERE, 0},
    {PART_NOT_PLACED, ANYWHERE, 0},
};

/* NULL: it shows nobody. */
static const struct place *place_of(const struct drawn_group *group)
{
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (!strcmp(part_words[places[i].part], group->kind))
            return &places[i];
    return NULL;
}

/* The group whose id ends with this word behind three points. */
static const struct drawn_group *group_called(const struct groups *groups, const char *word)
{
    for (size_t i = 0; i < groups->count; i++) {
        const char *end = strstr(groups->items[i].id, "...");
        if (end && !strcmp(end + 3, word))
            return &groups->items[i];
    }
    return NULL;
}

static bool is_in_quarter(const struct groups *groups, const struct drawn_group *person)
{
    const struct drawn_group *quarter = group_called(groups, person->kind);
    return quarter && box_contains(quarter->box, person->box);
}

/* Squared, where 1 is the circle itself: of the farthest corner, or of the nearest point. */
static double reach_in(struct box circle, struct box box, bool farthest)
{
    double side = farthest ? 1 : -1;
    double x = larger(0, fabs(box.centre.x - circle.centre.x) + side * box.width / 2);
    double y = larger(0, fabs(box.centre.y - circle.centre.y) + side * box.height / 2);
    x /= circle.width / 2;
    y /= circle.height / 2;
    return x * x + y * y;
}

static bool is_in_region(const struct groups *groups, const struct drawn_group *person,
                         unsigned circles)
{
    static const char *const names[] = {"power", "legitimacy", "urgency"};
    for (unsigned i = 0; i < 3; i++) {
        const struct drawn_group *claim = group_called(groups, names[i]);
        bool inside = circles >> i & 1;
        double reach = claim ? reach_in(claim->box, person->box, inside) : 0;
        if (!claim || (inside ? reach > 1 : reach < 1))
            return false;
    }
    return true;
}

static bool is_astray(const struct groups *groups, const struct drawn_group *person)
{
    const struct place *place = place_of(person);
    return (place->ground == QUARTER && !is_in_quarter(groups, person)) ||
           (place->ground == REGION && !is_in_region(groups, person, place->circles));
}

struct people_counts count_people(struct arena *arena, const struct scene *scene)
{
    struct people_counts counts = {0, 0, 0};
    struct groups groups = list_groups(arena, scene);
    for (size_t i = 0; i < groups.count; i++) {
        if (!place_of(&groups.items[i]))
            continue;
        counts.people++;
        counts.strays += is_astray(&groups, &groups.items[i]);
        for (size_t k = i + 1; k < groups.count; k++)
            counts.overlaps += place_of(&groups.items[k]) &&
                               box_overlap(groups.items[i].box, groups.items[k].box, 0) > 0;
    }
    return counts;
}

/* ---- Stakeholders made by chance ------------------------------------------------------------- */

void put_people(struct buffer *out, unsigned seed, unsigned chance(unsigned *, unsigned),
                void label(struct buffer *, unsigned *))
{
    static const char *const kinds[] = {"person", "group", "organisation"};
    static const char *const rated[] = {"power", "interest", "legitimacy", "urgency"};
    static const char *const ratings[] = {"low", "medium", "high", "0", "5", "7.5", "10"};
    static const char *const rungs[] = {"none",     "informed", "consulted",
                                        "involved", "partner",  "leading"};
    unsigned state = seed, count = 3 + seed % 38;
    for (unsigned i = 0; i < count; i++) {
        buffer_printf(out, "stakeholder p%u", i);
        label(out, &state);
        buffer_printf(out, " {\nis: %s\n", kinds[chance(&state, 3)]);
        for (unsigned k = 0; k < 4; k++) /* of some models all have the same */
            if (chance(&state, 9))
                buffer_printf(out, "%s: %s\n", rated[k],
                              ratings[seed % 5 ? chance(&state, 7) : seed / 5 % 7]);
        if (chance(&state, 4))
            buffer_printf(out, "involved: %s\n", rungs[chance(&state, 6)]);
        if (chance(&state, 2))
            buffer_printf(out, "involved-wanted: %s\n", rungs[chance(&state, 6)]);
        buffer_put(out, "}\n");
    }
}
