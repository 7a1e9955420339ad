/* Tables and pictures for other programs: all that their descriptions hold, one thing a line. The
   shape is a promise: what has been there stays. */
#include "emit/formats.h"

#include "base/json.h"

#include <math.h>

static void put_text(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_text(json, text);
}

static void put_bool(struct json *json, const char *key, bool truth)
{
    json_key(json, key);
    json_bool(json, truth);
}

static void open_list(struct json *json, const char *key)
{
    json_key(json, key);
    json_open(json, '[');
}

/* The bracket stands at the end of the last thing's line where there is none. */
static void close_list(struct json *json, size_t count)
{
    if (count)
        json_line(json);
    json_close(json, ']');
}

static struct json start(struct buffer *out)
{
    struct json json = {.out = out};
    json_open(&json, '{');
    json_key(&json, "version");
    json_number(&json, 1);
    return json;
}

static void finish(struct json *json)
{
    json_close(json, '}');
    buffer_byte(json->out, '\n');
}

static void put_confidential(struct json *json, size_t left_out, size_t exposed)
{
    json_key(json, "left_out");
    json_number(json, left_out);
    json_key(json, "exposed");
    json_number(json, exposed);
}

/* ---- Tables ---------------------------------------------------------------------------------- */

static void put_columns(struct json *json, const struct table *table)
{
    static const char *const kinds[] = {"text", "number", "choice", "date"};
    open_list(json, "columns");
    for (size_t i = 0; i < table->column_count; i++) {
        const struct column *column = &table->columns[i];
        json_line(json);
        json_texts(json,
                   (const char *const[][2]){
                       {"key", column->key}, {"head", column->head}, {"kind", kinds[column->kind]}},
                   3);
    }
    close_list(json, table->column_count);
}

/* What was not asked is null, what was not answered is empty. */
static void put_cell(struct json *json, const struct cell *cell)
{
    if (cell->state == CELL_NOT_ASKED)
        json_text(json, NULL);
    else
        json_text(json, runs_text(json->out->arena, &cell->runs));
}

static void put_row(struct json *json, const struct table *table, const struct row *row)
{
    json_open(json, '{');
    put_text(json, "id", row->id);
    json_key(json, "cells");
    json_open(json, '{');
    for (size_t i = 0; i < table->column_count; i++) {
        json_key(json, table->columns[i].key);
        put_cell(json, &row->cells[i]);
    }
    json_close(json, '}');
    open_list(json, "differs");
    for (size_t i = 0; i < table->column_count; i++)
        if (row->cells[i].differs)
            json_text(json, table->columns[i].key);
    json_close(json, ']');
    json_close(json, '}');
}

static void put_table(struct json *json, const struct table *table)
{
    json_open(json, '{');
    put_text(json, "table", table->id);
    put_text(json, "caption", table->caption);
    put_text(json, "note", table->note);
    put_columns(json, table);
    open_list(json, "rows");
    for (size_t i = 0; i < table->rows.count; i++) {
        json_line(json);
        put_row(json, table, &table->rows.items[i]);
    }
    close_list(json, table->rows.count);
    json_close(json, '}');
}

static const char *put_tables(const struct table *tables, const struct setting *setting,
                              struct buffer *out)
{
    (void)setting; /* a program sees all of it, however wide */
    struct json json = start(out);
    open_list(&json, "tables");
    for (const struct table *table = tables; table; table = table->next) {
        json_line(&json);
        put_table(&json, table);
    }
    close_list(&json, tables != NULL);
    if (tables)
        put_confidential(&json, tables->left_out, tables->exposed);
    finish(&json);
    return NULL;
}

/* ---- Pictures -------------------------------------------------------------------------------- */

/* Where its ratings put it; null where they have not been said. */
static void put_place(struct json *json, const char *key, const struct diagram_node *node,
                      double share)
{
    json_key(json, key);
    if (node->part == PART_NOT_PLACED)
        json_text(json, NULL);
    else
        json_share(json, share);
}

/* What somebody looks like: nothing where only a text stands there. */
static void put_figure(struct json *json, const struct diagram_figure *figure)
{
    if (!figure->icon && !figure->people)
        return;
    json_key(json, "figure");
    json_open(json, '{');
    put_text(json, "icon", figure->icon ? figure->icon->name : NULL);
    json_key(json, "people");
    json_number(json, figure->people);
    put_text(json, "mood", mood_word(json->out->arena, figure->mood));
    if (figure->whose)
        put_text(json, "whose", figure->whose);
    json_close(json, '}');
}

static void put_voices(struct json *json, const struct diagram_node *node)
{
    if (!node->voices.count)
        return;
    open_list(json, "voices");
    for (size_t i = 0; i < node->voices.count; i++) {
        const struct diagram_voice *voice = &node->voices.items[i];
        json_open(json, '{');
        put_text(json, "id", voice->id);
        put_bool(json, "thought", voice->thought);
        put_text(json, "text", voice->text);
        put_text(json, "sentence", voice->sentence);
        json_close(json, '}');
    }
    json_close(json, ']');
}

/* What a change does to a variable; null where it does nothing of the kind. */
static void put_effect(struct json *json, const struct diagram *diagram,
                       const struct diagram_effect *effect)
{
    const char *verdict = effect->aim     ? aim_words[effect->aim]
                          : effect->moves ? "side-effect"
                                          : NULL;
    json_key(json, "effect");
    json_open(json, '{');
    put_text(json, "pushed", effect->pushed ? motion_words[effect->pushed] : NULL);
    put_text(json, "direct", effect->moves ? motion_words[effect->moves] : NULL);
    put_text(json, "feedback", effect->feedback ? motion_words[effect->feedback] : NULL);
    put_text(json, "intended", effect->intended ? motion_words[effect->intended] : NULL);
    put_text(json, "verdict", verdict);
    put_bool(json, "delayed", effect->delayed);
    open_list(json, "path");
    for (size_t i = 0; i < effect->way_count; i++)
        json_text(json, diagram->nodes.items[effect->way[i]].id);
    json_close(json, ']');
    json_close(json, '}');
}

/* Which other node it belongs to; nothing where there is none. */
static void put_other(struct json *json, const struct diagram *diagram, const char *key,
                      uint32_t number)
{
    if (number)
        put_text(json, key, diagram->nodes.items[number - 1].id);
}

static void put_badges(struct json *json, unsigned badges)
{
    if (!badges)
        return;
    open_list(json, "badges");
    for (enum diagram_badge badge = 0; badge < BADGE_COUNT; badge++)
        if (badges >> badge & 1)
            json_text(json, badge_words[badge]);
    json_close(json, ']');
}

static void put_node(struct json *json, const struct diagram *diagram,
                     const struct diagram_node *node)
{
    json_open(json, '{');
    put_text(json, "id", node->id);
    put_text(json, "part", part_words[node->part]);
    put_bool(json, "inside", node->inside);
    put_text(json, "number", node->number);
    put_text(json, "text", node->text);
    open_list(json, "notes");
    for (size_t i = 0; i < node->note_count; i++)
        json_text(json, node->notes[i]);
    json_close(json, ']');
    put_figure(json, &node->figure);
    put_voices(json, node);
    put_badges(json, node->badges);
    if (node->shape)
        put_text(json, "shape", tie_shape_words[node->shape]);
    put_other(json, diagram, "beside", node->beside);
    put_other(json, diagram, "within", node->within);
    put_other(json, diagram, "row", node->row);
    put_other(json, diagram, "column", node->column);
    if (diagram->has_axes) {
        put_place(json, "across", node, node->across);
        put_place(json, "up", node, node->up);
    }
    if (diagram->ground)
        put_effect(json, diagram, &node->effect);
    put_text(json, "sentence", node->sentence);
    json_close(json, '}');
}

/* The boundary itself, which is no node, is null. */
static const char *end_id(const struct diagram *diagram, uint32_t end)
{
    return end == END_BOUNDARY ? NULL : diagram->nodes.items[end].id;
}

/* How often it is said, and what makes it a strong tie. */
static void put_strength(struct json *json, const struct diagram_line *line)
{
    if (!line->count)
        return;
    json_key(json, "count");
    json_number(json, line->count);
    open_list(json, "qualities");
    for (enum tie_quality quality = 0; quality < QUALITY_COUNT; quality++)
        if (line->qualities >> quality & 1)
            json_text(json, quality_word(json->out->arena, quality));
    json_close(json, ']');
}

/* What passes along a line, and what is drawn and written on it. */
static void put_passing(struct json *json, const struct diagram_line *line)
{
    if (line->both_ways)
        put_bool(json, "both_ways", true);
    if (line->cargo)
        put_text(json, "carries", cargo_word(json->out->arena, line->cargo));
    if (line->sign)
        put_text(json, "sign", line->sign->name);
    if (line->text)
        put_text(json, "text", line->text);
}

static void put_line(struct json *json, const struct diagram *diagram,
                     const struct diagram_line *line)
{
    json_open(json, '{');
    put_text(json, "id", line->id);
    put_text(json, "part", part_words[line->part]);
    put_text(json, "from", end_id(diagram, line->from));
    put_text(json, "to", end_id(diagram, line->to));
    put_text(json, "polarity", polarity_words[line->polarity]);
    put_bool(json, "delayed", line->delayed);
    put_bool(json, "contested", line->contested);
    if (line->held)
        put_text(json, "held", held_words[line->held]);
    if (diagram->ground)
        put_text(json, "leads_to", leads_words[line->leads]);
    put_passing(json, line);
    put_strength(json, line);
    put_text(json, "sentence", line->sentence);
    json_close(json, '}');
}

static void put_loop(struct json *json, const struct diagram *diagram,
                     const struct diagram_loop *loop)
{
    json_open(json, '{');
    put_text(json, "id", loop->id);
    put_text(json, "mark", loop->mark);
    put_text(json, "text", loop->text);
    put_text(json, "turn", turn_words[loop->turn]);
    put_bool(json, "delayed", loop->delayed);
    open_list(json, "nodes");
    for (size_t i = 0; i < loop->node_count; i++)
        json_text(json, end_id(diagram, loop->nodes[i]));
    json_close(json, ']');
    put_text(json, "sentence", loop->sentence);
    json_close(json, '}');
}

static void put_parts(struct json *json, const struct diagram *diagram)
{
    open_list(json, "nodes");
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        json_line(json);
        put_node(json, diagram, &diagram->nodes.items[i]);
    }
    close_list(json, diagram->nodes.count);
    open_list(json, "lines");
    for (size_t i = 0; i < diagram->lines.count; i++) {
        json_line(json);
        put_line(json, diagram, &diagram->lines.items[i]);
    }
    close_list(json, diagram->lines.count);
    open_list(json, "loops");
    for (size_t i = 0; i < diagram->loops.count; i++) {
        json_line(json);
        put_loop(json, diagram, &diagram->loops.items[i]);
    }
    close_list(json, diagram->loops.count);
}

static void put_story(struct json *json, const struct diagram *diagram)
{
    open_list(json, "story");
    for (size_t i = 0; i < diagram->story.count; i++) {
        json_line(json);
        json_text(json, diagram->story.items[i]);
    }
    close_list(json, diagram->story.count);
}

/* ---- A measure over time --------------------------------------------------------------------- */

static void put_real(struct json *json, const char *key, double number)
{
    json_key(json, key);
    json_decimal(json, number);
}

static const char *date_text(struct json *json, uint32_t date)
{
    return date ? arena_printf(json->out->arena, "%04u-%02u-%02u", date / 10000, date / 100 % 100,
                               date % 100)
                : NULL;
}

static void put_value(struct json *json, const struct diagram_value *value)
{
    json_open(json, '{');
    put_text(json, "date", date_text(json, value->date));
    put_real(json, "value", value->value);
    put_real(json, "moving_range", value->step);
    put_bool(json, "signals", value->signals);
    json_close(json, '}');
}

static void put_target(struct json *json, const struct diagram_series *series)
{
    if (!series->has_target)
        return;
    put_real(json, "target", series->target);
    put_text(json, "target_date", date_text(json, series->target_date));
    put_text(json, "reach", series->reach);
}

/* A limit that is none is null, the range of the first value 0. */
static void put_series(struct json *json, const struct diagram_series *series)
{
    static const char *const better[] = {"down", NULL, "up"};
    json_key(json, "series");
    json_open(json, '{');
    put_text(json, "file", series->file);
    put_text(json, "unit", series->unit);
    put_text(json, "better", better[series->better + 1]);
    put_real(json, "mean", series->mean);
    put_real(json, "lower_limit", series->has_lower ? series->lower : (double)NAN);
    put_real(json, "upper_limit", series->has_upper ? series->upper : (double)NAN);
    put_real(json, "mean_moving_range", series->step_mean);
    put_real(json, "upper_range_limit", series->step_upper);
    put_bool(json, "provisional", series->provisional);
    put_target(json, series);
    open_list(json, "values");
    for (size_t i = 0; i < series->count; i++) {
        json_line(json);
        put_value(json, &series->values[i]);
    }
    close_list(json, series->count);
    json_close(json, '}');
}

static void put_picture(struct json *json, const struct diagram *diagram)
{
    put_text(json, "view", view_names[diagram->view]);
    put_text(json, "id", diagram->id);
    put_text(json, "title", diagram->title);
    put_text(json, "subtitle", diagram->subtitle);
    put_text(json, "description", diagram->description);
    put_text(json, "boundary", diagram->boundary);
    if (diagram->boundary_text)
        put_text(json, "boundary_text", diagram->boundary_text);
    put_parts(json, diagram);
    if (diagram->series)
        put_series(json, diagram->series);
    if (diagram->story.count)
        put_story(json, diagram);
}

/* Pictures that are set side by side in one. */
static void put_panels(struct json *json, const struct diagram *diagram)
{
    open_list(json, "panels");
    for (size_t i = 0; i < diagram->panels.count; i++) {
        json_line(json);
        json_open(json, '{');
        put_picture(json, diagram->panels.items[i]);
        json_close(json, '}');
    }
    close_list(json, diagram->panels.count);
}

static void put_diagram(const struct diagram *diagram, const struct setting *setting,
                        struct buffer *out)
{
    (void)setting; /* nor here */
    struct json json = start(out);
    put_picture(&json, diagram);
    if (diagram->panels.count)
        put_panels(&json, diagram);
    put_confidential(&json, diagram->left_out, diagram->exposed);
    finish(&json);
}

const struct writers json_writers = {
    .findings = show_json,
    .findings_whole = show_json_whole,
    .lists = true,
    .loops = true,
    .diagram = put_diagram,
    .tables = put_tables,
};
