/* A rich picture: who takes part and how they feel, what they say and think, what passes between
   them, where it pulls and presses (Checkland 1981; Lewis 1992; Monk and Howard 1998). */
#include "base/name.h"
#include "view/figures.h"
#include "view/picture_parties.h"
#include "view/sentence.h"
#include "view/words.h"

#include <string.h>

struct picture_maker {
    struct viewer *viewer;
    struct arena *arena;
    struct diagram *diagram;
    const struct item *picture;
    const struct item *boundary; /* the first that it draws, or NULL */
    struct party {               /* by item index: what the picture says of a thing */
        bool inside, watches, is_watched;
        const struct link *mood, *hint; /* that face and place tell: of several the last */
        struct {
            const struct link **items;
            size_t count, capacity;
        } feelings;
        const struct item *conflict; /* in which it was met last */
        struct buffer deeds;
        uint32_t node; /* its number, from 1 */
    } * parties;
    struct names line_ids; /* each bears how many lines have it: a size_t */
};

static struct party *party_of(struct picture_maker *maker, const struct item *item)
{
    return &maker->parties[item->index];
}

/* ---- Who takes part ------------------------------------------------------------------------- */

static void note_link(struct picture_maker *maker, const struct link *link)
{
    struct party *subject = party_of(maker, link->subject);
    if (link->verb == VERB_FEELS) {
        *array_add(maker->arena, &subject->feelings) = link;
        subject->mood = link;
    }
    if (link->verb == VERB_AT)
        subject->hint = link;
    if (link->verb != VERB_COUNT || sentence_draws(link) != RELATION_DRAWS_GAZE)
        return;
    subject->watches = true;
    if (link->object)
        party_of(maker, link->object)->is_watched = true;
}

static void note_boundary(struct picture_maker *maker, const struct item *boundary)
{
    if (maker->boundary || !viewer_shows(maker->viewer, boundary))
        return;
    maker->boundary = boundary;
    for (const struct value *around = item_values(boundary, BOUNDARY_AROUND); around;
         around = around->next)
        if (around->item)
            party_of(maker, around->item)->inside = true;
}

static void note_all(struct picture_maker *maker)
{
    FOR_LINKS (maker->picture, link)
        if (is_shown_sentence(maker->viewer, link))
            note_link(maker, link);
    FOR_MEMBERS (maker->picture, member)
        if (member->kind == KIND_BOUNDARY)
            note_boundary(maker, member);
}

/* ---- Figures -------------------------------------------------------------------------------- */

/* Whoever watches from outside is an eye, unless the model says how they look or they have
   something to say. */
static bool is_observer(struct picture_maker *maker, const struct item *item)
{
    const struct party *party = party_of(maker, item);
    return item->kind == KIND_STAKEHOLDER && party->watches && !party->inside &&
           !party->is_watched && !party->mood && !item_values(item, STAKEHOLDER_ICON);
}

static enum diagram_part part_of(struct picture_maker *maker, const struct item *item)
{
    if (item->kind == KIND_CLOUD)
        return PART_CLOUD;
    if (item->kind == KIND_ISSUE)
        return PART_ISSUE;
    if (item->kind != KIND_STAKEHOLDER && item->kind != KIND_ROLE)
        return PART_THING;
    return is_observer(maker, item) ? PART_OBSERVER : PART_PARTY;
}

static enum mood mood_of(const struct link *mood)
{
    static const enum mood moods[] = {
        [VERB_FEELS_CALM] = MOOD_CALM,       [VERB_FEELS_HAPPY] = MOOD_HAPPY,
        [VERB_FEELS_WORRIED] = MOOD_WORRIED, [VERB_FEELS_ANGRY] = MOOD_ANGRY,
        [VERB_FEELS_SAD] = MOOD_SAD,         [VERB_FEELS_CONFUSED] = MOOD_CONFUSED};
    bool said_as_word = mood && span_is_empty(mood->statement->label);
    return said_as_word ? moods[mood->choice] : MOOD_NONE;
}

static struct diagram_figure figure_for(struct picture_maker *maker, const struct item *item,
                                        enum diagram_part part)
{
    if (part == PART_PARTY)
        return figure_of(maker->viewer, item, mood_of(party_of(maker, item)->mood));
    if (part == PART_OBSERVER)
        return (struct diagram_figure){.icon = icon_called(maker->viewer, "eye")};
    if (part == PART_CLOUD)
        return (struct diagram_figure){.icon = icon_called(maker->viewer, "bolt")};
    return (struct diagram_figure){0};
}

static enum hint hint_of(const struct link *hint)
{
    static const enum hint hints[] = {
        [VERB_AT_NORTH] = HINT_NORTH,  [VERB_AT_NORTH_EAST] = HINT_NORTH_EAST,
        [VERB_AT_EAST] = HINT_EAST,    [VERB_AT_SOUTH_EAST] = HINT_SOUTH_EAST,
        [VERB_AT_SOUTH] = HINT_SOUTH,  [VERB_AT_SOUTH_WEST] = HINT_SOUTH_WEST,
        [VERB_AT_WEST] = HINT_WEST,    [VERB_AT_NORTH_WEST] = HINT_NORTH_WEST,
        [VERB_AT_CENTRE] = HINT_CENTRE};
    return hint ? hints[hint->choice] : HINT_NONE;
}

static const char *issue_sentence(struct picture_maker *maker, const struct item *issue)
{
    const char *by = titles_of(maker->viewer, issue, ISSUE_RAISED_BY);
    return arena_printf(maker->arena, "An issue%s%s: %s", by ? " raised by " : "", by ? by : "",
                        item_title(maker->viewer->model, issue));
}

/* ": worried, happy"; nothing where no feeling is told. */
static const char *feelings_of(struct picture_maker *maker, const struct party *party)
{
    struct buffer words = {.arena = maker->arena};
    for (size_t i = 0; i < party->feelings.count; i++)
        buffer_printf(&words, "%s%s", i ? ", " : ": ",
                      feeling_in_words(maker->viewer, party->feelings.items[i]));
    return buffer_text(&words);
}

static const char *node_sentence(struct picture_maker *maker, const struct item *item,
                                 enum diagram_part part)
{
    if (part == PART_ISSUE)
        return issue_sentence(maker, item);
    const char *title = item_title(maker->viewer->model, item);
    const char *side = !maker->boundary                ? ""
                       : party_of(maker, item)->inside ? ", inside the boundary"
                                                       : ", outside the boundary";
    const char *feels = feelings_of(maker, party_of(maker, item));
    const char *format = part == PART_CLOUD      ? "A force from outside: %s%s%s"
                         : part == PART_OBSERVER ? "Watching: %s%s%s"
                                                 : "%s%s%s";
    return arena_printf(maker->arena, format, title, side, feels);
}

/* More than a few would stand below nobody's name. */
static void add_note(struct picture_maker *maker, struct diagram_node *node, const char *text)
{
    enum { MOST_NOTES = 8 };
    const char **notes = arena_alloc(maker->arena, MOST_NOTES * sizeof *notes);
    for (size_t i = 0; i < node->note_count; i++)
        notes[i] = node->notes[i];
    if (node->note_count == MOST_NOTES) {
        node->note_count--;
        text = "…";
    }
    notes[node->note_count++] = text;
    node->notes = notes;
}

static void add_party(struct picture_maker *maker, const struct item *item)
{
    struct party *party = party_of(maker, item);
    enum diagram_part part = part_of(maker, item);
    struct diagram_node *node = array_add(maker->arena, &maker->diagram->nodes);
    *node = (struct diagram_node){
        .id = item_id(maker->viewer->model, item),
        .part = part,
        .inside = maker->boundary ? party->inside || part == PART_ISSUE
                                  : part != PART_CLOUD && part != PART_OBSERVER,
        .text = item_title(maker->viewer->model, item),
        .figure = figure_for(maker, item, part),
        .hint = hint_of(party->hint),
        .sentence = node_sentence(maker, item, part),
    };
    for (size_t i = 0; i < party->feelings.count; i++) {
        const struct link *feeling = party->feelings.items[i];
        if (feeling != party->mood || mood_of(feeling) == MOOD_NONE)
            add_note(maker, node, feeling_in_words(maker->viewer, feeling));
    }
    party->node = (uint32_t)maker->diagram->nodes.count;
}

static void add_parties(struct picture_maker *maker)
{
    struct picture_parties parties = picture_parties(maker->viewer, maker->picture);
    for (size_t i = 0; i < parties.count; i++)
        add_party(maker, parties.items[i]);
}

/* Each issue beside the first who has raised it. */
static void put_issues_beside(struct picture_maker *maker)
{
    FOR_MEMBERS (maker->picture, member) {
        uint32_t node = party_of(maker, member)->node;
        const struct value *by =
            node && member->kind == KIND_ISSUE ? item_values(member, ISSUE_RAISED_BY) : NULL;
        if (by && by->form == VALUE_ITEM && by->item)
            maker->diagram->nodes.items[node - 1].beside = party_of(maker, by->item)->node;
    }
}

static struct diagram_node *node_of(struct picture_maker *maker, const struct item *item)
{
    uint32_t node = item ? party_of(maker, item)->node : 0;
    return node ? &maker->diagram->nodes.items[node - 1] : NULL;
}

/* ---- Voices --------------------------------------------------------------------------------- */

static const char *text_of(struct picture_maker *maker, const struct link *link)
{
    return model_text(maker->viewer->model, link->statement->label);
}

/* Speech stands in quotation marks, a thought without. */
static void add_voice(struct picture_maker *maker, const struct link *link)
{
    struct diagram_node *node = node_of(maker, link->subject);
    bool thought = link->verb == VERB_THINKS;
    const char *text = text_of(maker, link);
    if (!node || !*text)
        return;
    struct diagram_voice voice = {
        .id = arena_printf(maker->arena, "%s..%s.%s.%zu", maker->diagram->id, node->id,
                           thought ? "thinks" : "says", node->voices.count + 1),
        .text = thought ? text : arena_printf(maker->arena, "“%s”", text),
        .sentence = arena_printf(maker->arena, "%s %s “%s”", node->text,
                                 verb_in_words(maker->viewer, link), text),
        .thought = thought,
    };
    *array_add(maker->arena, &node->voices) = voice;
}

/* ---- What passes between them --------------------------------------------------------------- */

bool is_line_of_picture(struct viewer *viewer, const struct link *link)
{
    enum clause_word by;
    const struct item *end = link->verb == VERB_COUNT ? sentence_end(viewer, link, &by) : NULL;
    return end != link->subject && may_take_part(viewer, end);
}

/* What the verb itself would have the line say. */
static const char *relation_words(struct picture_maker *maker, const struct link *link)
{
    const struct model *model = maker->viewer->model;
    const struct value *plural =
        link->relation ? item_values(link->relation, RELATION_PLURAL) : NULL;
    if (plural && *model_text(model, plural->why))
        return model_text(model, plural->why);
    if (link->relation && !span_is_empty(link->relation->statement->label))
        return item_title(model, link->relation);
    return verb_in_words(maker->viewer, link);
}

/* Lightning says that somebody presses, an eye that somebody watches: all other verbs are written.
 */
static bool is_told_by_sign(const struct link *link)
{
    const char *verb = link->relation ? link->relation->name->text : "";
    return (sentence_draws(link) == RELATION_DRAWS_PRESSURE && !strcmp(verb, "presses")) ||
           (sentence_draws(link) == RELATION_DRAWS_GAZE && !strcmp(verb, "watches"));
}

/* What is written on a line: what passes, or else the verb. */
static const char *line_text(struct picture_maker *maker, const struct link *link,
                             const struct item *end)
{
    const char *text = text_of(maker, link);
    const struct item *cargo = link->object != end ? link->object : NULL;
    if (cargo && cargo->name)
        return *text ? arena_printf(maker->arena, "%s, %s", cargo->name->text, text)
                     : cargo->name->text;
    if (*text)
        return text;
    return is_told_by_sign(link) ? NULL : relation_words(maker, link);
}

static enum cargo cargo_of(const struct link *link)
{
    int choice = link->relation ? item_choice(link->relation, RELATION_CARRIES) : -1;
    static const enum cargo cargoes[] = {[RELATION_CARRIES_MONEY] = CARGO_MONEY,
                                         [RELATION_CARRIES_PEOPLE] = CARGO_PEOPLE,
                                         [RELATION_CARRIES_INFORMATION] = CARGO_INFORMATION,
                                         [RELATION_CARRIES_GOODS] = CARGO_GOODS,
                                         [RELATION_CARRIES_SERVICE] = CARGO_SERVICE,
                                         [RELATION_CARRIES_TRUST] = CARGO_TRUST,
                                         [RELATION_CARRIES_AUTHORITY] = CARGO_AUTHORITY,
                                         [RELATION_CARRIES_OTHER] = CARGO_OTHER};
    return choice < 0 ? CARGO_OTHER : cargoes[choice];
}

static const struct diagram_icon *sign_of(struct picture_maker *maker, const struct link *link,
                                          int drawn)
{
    static const char *const signs[] = {
        [CARGO_MONEY] = "coin",     [CARGO_PEOPLE] = "walker",   [CARGO_INFORMATION] = "letter",
        [CARGO_GOODS] = "box",      [CARGO_SERVICE] = "spanner", [CARGO_TRUST] = "handshake",
        [CARGO_AUTHORITY] = "gavel"};
    const struct value *own = link->relation ? item_values(link->relation, RELATION_ICON) : NULL;
    enum cargo cargo = cargo_of(link);
    if (link->subject->kind == KIND_CLOUD)
        return NULL; /* its lightning tells it */
    if (drawn == RELATION_DRAWS_GAZE || drawn == RELATION_DRAWS_PRESSURE)
        return icon_called(maker->viewer, drawn == RELATION_DRAWS_GAZE ? "eye" : "bolt");
    if (own && own->item)
        return icon_called(maker->viewer, own->item->name->text);
    return cargo < CARGO_OTHER ? icon_called(maker->viewer, signs[cargo]) : NULL;
}

/* By the names of its ends, so that other lines beside it change nothing; numbered where there are
   several. */
static const char *line_id(struct picture_maker *maker, const struct diagram_node *from,
                           const char *word, const struct diagram_node *to)
{
    const char *id =
        arena_printf(maker->arena, "%s..%s.%s.%s", maker->diagram->id, from->id, word, to->id);
    struct name *name = name_of(&maker->line_ids, id, strlen(id));
    if (!name->bears)
        name->bears = arena_new_of(maker->arena, size_t);
    size_t same = ++*(size_t *)name->bears;
    return same > 1 ? arena_printf(maker->arena, "%s..%zu", id, same) : id;
}

/* What somebody does that reaches nobody else stands below the name. */
static void add_deed(struct picture_maker *maker, const struct link *link)
{
    const char *verb = verb_in_words(maker->viewer, link), *text = text_of(maker, link);
    const char *to_self = link->object == link->subject ? " themselves" : "";
    const char *colon = *to_self && *text ? ":" : "";
    const char *deed =
        arena_printf(maker->arena, "%s%s%s%s%s", verb, to_self, colon, *text ? " " : "", text);
    struct buffer *deeds = &party_of(maker, link->subject)->deeds;
    add_note(maker, node_of(maker, link->subject), deed);
    deeds->arena = maker->arena;
    buffer_printf(deeds, "; %s", deed);
}

static void tell_deeds(struct picture_maker *maker)
{
    for (size_t i = 0; i < maker->viewer->model->all.count; i++) {
        struct diagram_node *node = node_of(maker, maker->viewer->model->all.items[i]);
        if (maker->parties[i].deeds.count)
            node->sentence = arena_printf(maker->arena, "%s%s", node->sentence,
                                          buffer_text(&maker->parties[i].deeds));
    }
}

static void add_line(struct picture_maker *maker, const struct link *link)
{
    static const enum diagram_part parts[] = {[RELATION_DRAWS_FLOW] = PART_FLOW,
                                              [RELATION_DRAWS_EXCHANGE] = PART_FLOW,
                                              [RELATION_DRAWS_GAZE] = PART_GAZE,
                                              [RELATION_DRAWS_PRESSURE] = PART_PRESSURE,
                                              [RELATION_DRAWS_BOND] = PART_BOND};
    enum clause_word by;
    const struct item *end = sentence_end(maker->viewer, link, &by);
    const struct diagram_node *from = node_of(maker, link->subject), *to = node_of(maker, end);
    int drawn = sentence_draws(link);
    if (by == CLAUSE_FROM) { /* it comes from there */
        const struct diagram_node *giver = to;
        to = from;
        from = giver;
    }
    struct diagram_line line = {
        .id = line_id(maker, from, verb_as_written(maker->viewer, link), to),
        .part = parts[drawn],
        .from = (uint32_t)(from - maker->diagram->nodes.items),
        .to = (uint32_t)(to - maker->diagram->nodes.items),
        .both_ways = drawn == RELATION_DRAWS_EXCHANGE,
        .cargo = drawn == RELATION_DRAWS_FLOW || drawn == RELATION_DRAWS_EXCHANGE ? cargo_of(link)
                                                                                  : CARGO_NONE,
        .sign = sign_of(maker, link, drawn),
        .text = line_text(maker, link, end),
        .sentence = sentence_in_words(maker->viewer, link),
    };
    *array_add(maker->arena, &maker->diagram->lines) = line;
}

static void add_links(struct picture_maker *maker)
{
    FOR_LINKS (maker->picture, link) {
        if (!is_shown_sentence(maker->viewer, link))
            continue;
        if (link->verb == VERB_SAYS || link->verb == VERB_THINKS)
            add_voice(maker, link);
        if (is_line_of_picture(maker->viewer, link))
            add_line(maker, link);
        else if (link->verb == VERB_COUNT)
            add_deed(maker, link);
    }
    tell_deeds(maker);
}

/* ---- Conflicts ------------------------------------------------------------------------------ */

static const char *conflict_sentence(struct picture_maker *maker, const struct item *conflict)
{
    return arena_printf(maker->arena, "A conflict between %s: %s",
                        titles_of(maker->viewer, conflict, CONFLICT_BETWEEN),
                        item_title(maker->viewer->model, conflict));
}

static void add_strife(struct picture_maker *maker, const struct item *conflict, const char *id,
                       uint32_t from, uint32_t to, bool whole)
{
    *array_add(maker->arena, &maker->diagram->lines) = (struct diagram_line){
        .id = id,
        .part = PART_CONFLICT,
        .from = from,
        .to = to,
        .sign = whole ? icon_called(maker->viewer, "swords") : NULL,
        .text = whole ? item_title(maker->viewer->model, conflict) : NULL,
        .sentence = whole ? conflict_sentence(maker, conflict)
                          : arena_printf(maker->arena, "%s: a side in “%s”",
                                         maker->diagram->nodes.items[from].text,
                                         item_title(maker->viewer->model, conflict)),
    };
}

/* The sides that are shown, each once. */
struct sides {
    uint32_t *items;
    size_t count, capacity;
};

static struct sides sides_of(struct picture_maker *maker, const struct item *conflict)
{
    struct sides sides = {NULL, 0, 0};
    for (const struct value *value = item_values(conflict, CONFLICT_BETWEEN); value;
         value = value->next) {
        struct party *party =
            value->form == VALUE_ITEM && value->item ? party_of(maker, value->item) : NULL;
        if (!party || !party->node || party->conflict == conflict)
            continue;
        party->conflict = conflict;
        *array_add(maker->arena, &sides) = party->node - 1;
    }
    return sides;
}

/* Where there are not two sides the matter stands in the middle of them. */
static void add_matter(struct picture_maker *maker, const struct item *conflict,
                       const struct sides *sides)
{
    uint32_t middle = (uint32_t)maker->diagram->nodes.count;
    const char *id = item_id(maker->viewer->model, conflict);
    *array_add(maker->arena, &maker->diagram->nodes) = (struct diagram_node){
        .id = id,
        .part = PART_MATTER,
        .inside = true,
        .text = item_title(maker->viewer->model, conflict),
        .figure = {.icon = icon_called(maker->viewer, "swords")},
        .sentence = conflict_sentence(maker, conflict),
    };
    for (size_t i = 0; i < sides->count; i++)
        add_strife(maker, conflict, arena_printf(maker->arena, "%s.%zu", id, i + 1),
                   sides->items[i], middle, false);
}

static void add_conflict(struct picture_maker *maker, const struct item *conflict)
{
    struct sides sides = sides_of(maker, conflict);
    if (sides.count == 2)
        add_strife(maker, conflict, item_id(maker->viewer->model, conflict), sides.items[0],
                   sides.items[1], true);
    else if (sides.count)
        add_matter(maker, conflict, &sides);
}

static void add_conflicts(struct picture_maker *maker)
{
    FOR_MEMBERS (maker->picture, member)
        if (member->kind == KIND_CONFLICT && viewer_shows(maker->viewer, member))
            add_conflict(maker, member);
}

/* ---- The whole ------------------------------------------------------------------------------ */

/* One boundary is drawn; others are named, so that nobody misses them. */
static void add_other_boundaries(struct picture_maker *maker, struct buffer *text)
{
    FOR_MEMBERS (maker->picture, member)
        if (member->kind == KIND_BOUNDARY && member != maker->boundary &&
            viewer_shows(maker->viewer, member))
            buffer_printf(text, " · not drawn: the boundary “%s”",
                          item_title(maker->viewer->model, member));
}

/* Whose picture it is and when it was drawn: there is never one right one. */
static const char *subtitle(struct picture_maker *maker)
{
    struct buffer text = {.arena = maker->arena};
    const char *by = titles_of(maker->viewer, maker->picture, PICTURE_BY);
    const struct value *on = item_values(maker->picture, PICTURE_ON);
    buffer_put(&text, "Rich picture");
    if (by)
        buffer_printf(&text, " · as seen by %s", by);
    if (on && on->form == VALUE_DATE)
        buffer_printf(&text, " · %s", day_in_words(maker->arena, on->number));
    add_other_boundaries(maker, &text);
    return buffer_text(&text);
}

/* The lines of a conflict between several sides are told by its matter. */
static size_t count_parts(const struct diagram *diagram, enum diagram_part part)
{
    size_t count = 0;
    for (size_t i = 0; i < diagram->nodes.count; i++) {
        enum diagram_part own = diagram->nodes.items[i].part;
        count += own == part || (own == PART_MATTER && part == PART_CONFLICT);
        count += part == PART_VOICE ? diagram->nodes.items[i].voices.count : 0;
    }
    for (size_t i = 0; i < diagram->lines.count; i++)
        count += diagram->lines.items[i].part == part &&
                 (part != PART_CONFLICT || diagram->lines.items[i].text);
    return count;
}

static const char *description(struct picture_maker *maker)
{
    static const struct {
        enum diagram_part part;
        const char *one, *several; /* NULL: counted with the next */
    } counted[] = {
        {PART_PARTY, "party", "parties"},
        {PART_OBSERVER, "watches from outside", "watch from outside"},
        {PART_THING, "thing that they have to do with", "things that they have to do with"},
        {PART_VOICE, "voice", "voices"},
        {PART_FLOW, NULL, NULL},
        {PART_BOND, NULL, NULL},
        {PART_GAZE, NULL, NULL},
        {PART_PRESSURE, "thing goes on between them", "things go on between them"},
        {PART_CONFLICT, "conflict", "conflicts"},
        {PART_CLOUD, "force from outside", "forces from outside"},
        {PART_ISSUE, "issue", "issues"}};
    struct buffer text = {.arena = maker->arena};
    size_t count = 0;
    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++) {
        count += count_parts(maker->diagram, counted[i].part);
        if (!counted[i].one)
            continue;
        if (count)
            buffer_printf(&text, "%s%s", text.count ? ", " : "",
                          count_in_words(maker->arena, count, counted[i].one, counted[i].several));
        count = 0;
    }
    buffer_byte(&text, '.');
    return with_capital(maker->arena, buffer_text(&text));
}

static void add_boundary(struct picture_maker *maker)
{
    struct diagram *diagram = maker->diagram;
    const char *inside =
        maker->boundary ? titles_of(maker->viewer, maker->boundary, BOUNDARY_AROUND) : NULL;
    if (!inside)
        return;
    diagram->boundary_text = item_title(maker->viewer->model, maker->boundary);
    diagram->boundary =
        arena_printf(maker->arena, "%s: a boundary around %s", diagram->boundary_text, inside);
}

struct diagram *describe_rich_picture(struct viewer *viewer, const struct item *picture)
{
    struct diagram *diagram = arena_new_of(viewer->arena, struct diagram);
    struct picture_maker maker = {.viewer = viewer,
                                  .arena = viewer->arena,
                                  .diagram = diagram,
                                  .picture = picture,
                                  .line_ids = {.arena = viewer->arena}};
    maker.parties =
        arena_alloc(viewer->arena, (viewer->model->all.count + 1) * sizeof(struct party));
    diagram->id = item_id(viewer->model, picture);
    diagram->view = VIEW_RICH_PICTURE;
    diagram->title = item_title(viewer->model, picture);
    note_all(&maker);
    add_parties(&maker);
    if (!diagram->nodes.count)
        return NULL;
    put_issues_beside(&maker);
    add_links(&maker);
    add_conflicts(&maker);
    add_boundary(&maker);
    diagram->subtitle = subtitle(&maker);
    diagram->description = description(&maker);
    return diagram_end(viewer, diagram);
}
