/* What the attributes of DOT mean for a causal map. */
#include "exchange/dot_values.h"

#include "exchange/dot_label.h"
#include "exchange/kept.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static const char *const names[DOT_ATTRIBUTE_COUNT] = {[DOT_LABEL] = "label",
                                                       [DOT_XLABEL] = "xlabel",
                                                       [DOT_HEADLABEL] = "headlabel",
                                                       [DOT_TAILLABEL] = "taillabel",
                                                       [DOT_POLARITY] = "polarity",
                                                       [DOT_SIGN] = "sign",
                                                       [DOT_ARROWHEAD] = "arrowhead",
                                                       [DOT_DIR] = "dir",
                                                       [DOT_WEIGHT] = "weight",
                                                       [DOT_DELAYED] = "delayed",
                                                       [DOT_DELAY] = "delay",
                                                       [DOT_BECAUSE] = "because",
                                                       [DOT_NOTE] = "note",
                                                       [DOT_COMMENT] = "comment",
                                                       [DOT_TOOLTIP] = "tooltip",
                                                       [DOT_UNIT] = "unit",
                                                       [DOT_IS] = "is",
                                                       [DOT_POS] = "pos",
                                                       [DOT_SHAPE] = "shape",
                                                       [DOT_LOOPS] = "loops"};

static const enum dot_attribute remarks[] = {DOT_NOTE, DOT_COMMENT, DOT_TOOLTIP};
enum { REMARK_COUNT = sizeof remarks / sizeof *remarks };

enum dot_attribute dot_attribute_named(const char *name)
{
    enum dot_attribute i = 0;
    while (i < DOT_ATTRIBUTE_COUNT && strcasecmp(name, names[i]) != 0)
        i++;
    return i;
}

const char *dot_shown(struct arena *arena, const char *value, const char *node, const char *graph)
{
    const char *text = value ? dot_text(arena, value, node, graph) : NULL;
    return text ? foreign_fold(arena, text, strlen(text)) : NULL;
}

/* ---- Nodes ----------------------------------------------------------------------------------- */

static const char *label_of(struct arena *arena, const struct dot_values *values, const char *id,
                            const char *graph)
{
    const char *label = values->said[DOT_LABEL], *shape = values->said[DOT_SHAPE];
    bool is_record = shape && (strcmp(shape, "record") == 0 || strcmp(shape, "Mrecord") == 0);
    if (label && is_record)
        label = dot_record_text(arena, label);
    const char *text = dot_shown(arena, label, id, graph);
    return text ? text : dot_shown(arena, values->said[DOT_XLABEL], id, graph);
}

/* Graphviz counts upwards. */
static void take_place(struct foreign_variable *variable, const char *pos)
{
    double x, y;
    if (!pos || sscanf(pos, "%lf,%lf", &x, &y) != 2)
        return;
    variable->placed = true;
    variable->x = x;
    variable->y = -y;
}

void dot_describe_node(struct foreign_map *map, struct foreign_variable *variable,
                       const struct dot_values *values, const char *graph)
{
    struct arena *arena = map->arena;
    const char *label = label_of(arena, values, variable->id, graph);
    const char *unit = dot_shown(arena, values->said[DOT_UNIT], variable->id, graph);
    variable->label = label ? label : variable->label;
    variable->unit = unit ? unit : variable->unit;
    if (values->said[DOT_IS])
        take_kind(map, variable, values->said[DOT_IS]);
    for (size_t i = 0; i < REMARK_COUNT; i++)
        add_note(arena, &variable->note, NULL,
                 dot_shown(arena, values->said[remarks[i]], variable->id, graph));
    take_place(variable, values->said[DOT_POS]);
}

/* ---- Edges ----------------------------------------------------------------------------------- */

/* The first of these that is a sign; what is none becomes a note. */
static bool take_sign_beside(struct foreign_map *map, struct foreign_link *link,
                             const struct dot_values *values)
{
    static const enum dot_attribute beside[] = {DOT_LABEL, DOT_XLABEL, DOT_HEADLABEL,
                                                DOT_TAILLABEL};
    bool known = false;
    for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
        const char *text = dot_shown(map->arena, values->said[beside[i]], NULL, NULL);
        enum sign before = link->sign;
        bool is_sign = text && take_arrow_label(map, link, text);
        if (is_sign && known)
            link->sign = before;
        known |= is_sign;
    }
    return known;
}

static void take_sign(struct foreign_map *map, struct foreign_link *link,
                      const struct dot_values *values)
{
    const char *polarity = values->said[values->said[DOT_POLARITY] ? DOT_POLARITY : DOT_SIGN];
    const char *head = values->said[DOT_ARROWHEAD], *weight = values->said[DOT_WEIGHT];
    bool known = false;
    bool beside = take_sign_beside(map, link, values);
    enum sign sign = polarity ? foreign_sign(polarity, &known) : SIGN_UNKNOWN;
    if (known)
        link->sign = sign;
    else if (!beside && ((head && strstr(head, "tee")) || (weight && *weight == '-')))
        link->sign = SIGN_MINUS;
}

void dot_describe_link(struct foreign_map *map, struct foreign_link *link,
                       const struct dot_values *values)
{
    struct arena *arena = map->arena;
    const char *delay = dot_shown(arena, values->said[DOT_DELAY], NULL, NULL);
    take_sign(map, link, values);
    take_delay(link, values->said[DOT_DELAYED], delay);
    if (values->said[DOT_BECAUSE])
        link->because = dot_shown(arena, values->said[DOT_BECAUSE], NULL, NULL);
    for (size_t i = 0; i < REMARK_COUNT; i++)
        add_note(arena, &link->note, NULL, dot_shown(arena, values->said[remarks[i]], NULL, NULL));
}
