/* Tables and pictures for other programs: all that their descriptions hold, one thing a line. The
   shape is a promise: what has been there stays. */
#include "emit/formats.h"

#include "base/json.h"

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

static void put_tables(const struct table *tables, const struct setting *setting,
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
    if (node->beside)
        put_text(json, "beside", diagram->nodes.items[node->beside - 1].id);
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
