/* Which ways the lines of a delivery chain take; see delivery_chain.h. */
#include "draw/delivery_chain.h"

/* As much as the rows leave at least. */
static const double widest_way = 40, channel = CHAIN_CHANNEL, gutter_room = 22, head_room = 16;

/* ---- Ports and tracks ------------------------------------------------------------------------ */

/* Where a line leaves or enters something: in the gap before a column, or behind the last. */
struct port {
    struct point at;
    size_t band, gap; /* gap 0 is the left channel, that behind the last column the right one */
    int channel;      /* 0 left, 1 right, -1 neither */
};

static struct port port_of(const struct chain_picture *picture, size_t node, bool right,
                           double lower)
{
    const struct chain_slot *slot = &picture->slots[node];
    const struct chain_band *band = &picture->bands[slot->band];
    size_t gap = slot->column + right;
    return (struct port){{slot->at.x + (right ? slot->reach : -slot->reach), slot->at.y + lower},
                         slot->band,
                         gap,
                         gap == 0             ? 0
                         : gap == band->count ? 1
                                              : -1};
}

/* A track up and down: the next free one of its gap. `number` counts, `taken` are those so far. */
static double track_across(const struct chain_picture *picture, const struct port *port,
                           size_t taken)
{
    static const double edge = 9;
    const struct chain_band *band = &picture->bands[port->band];
    if (port->channel >= 0) {
        double share = ((double)taken + 1) / ((double)picture->channel_tracks[port->channel] + 1);
        return port->channel ? picture->right + edge + share * (channel - edge)
                             : picture->left - edge - share * (channel - edge);
    }
    double share = ((double)taken + 1) / ((double)band->gap_tracks[port->gap] + 1);
    double low = port->gap ? band->right[port->gap - 1] + edge : picture->left;
    double high = port->gap < band->count ? band->left[port->gap] - edge : picture->right;
    low = port->gap ? low : larger(low, high - widest_way);
    return low + share * (smaller(high, low + widest_way) - low);
}

static double track_along(const struct chain_picture *picture, size_t band, size_t taken)
{
    const struct chain_band *row = &picture->bands[band];
    double free = larger(row->gutter, gutter_room);
    return row->anchor + row->below + free * ((double)taken + 1) / ((double)row->tracks + 1);
}

/* Beside what stands below the chain there is room of its own, for whoever comes from the row just
   above and not by the channel. */
static void keep_inside(const struct chain_picture *picture, struct port *port,
                        const struct port *other)
{
    const struct chain_band *band = &picture->bands[port->band];
    double room = port->channel == 1   ? picture->right - band->right[band->count - 1]
                  : port->channel == 0 ? band->left[0] - picture->left
                                       : 0;
    if (port->band >= picture->chain_bands && other->band + 1 == port->band &&
        other->channel != port->channel && room > widest_way)
        port->channel = -1;
}

/* Which ways a line takes: up to two gutters, and the gap or channel at each end and between. */
struct course {
    bool direct, one_channel;
    size_t gutters[2], gutter_count;
    int between; /* the channel from one gutter to the other; -1: none */
};

/* The gutter from which a row is entered by whoever comes from another one. */
static size_t gutter_towards(size_t row, size_t other)
{
    return other < row ? row - 1 : row;
}

static struct course course_of(const struct port *from, const struct port *to)
{
    struct course course = {.between = -1};
    if (from->band == to->band && from->gap == to->gap && from->channel < 0) {
        course.direct = true;
        return course;
    }
    course.one_channel = from->channel >= 0 && from->channel == to->channel;
    if (course.one_channel)
        return course;
    size_t leaves = gutter_towards(from->band, to->band);
    size_t enters = gutter_towards(to->band, from->band);
    if (from->channel >= 0)
        leaves = enters;
    else if (to->channel >= 0)
        enters = leaves;
    course.gutters[course.gutter_count++] = leaves;
    if (enters != leaves) {
        course.gutters[course.gutter_count++] = enters;
        course.between = enters > leaves;
    }
    return course;
}

/* A line being laid: it takes tracks as it goes, or only counts them. */
struct laying {
    struct chain_picture *picture;
    size_t *along, **gaps, channels[2]; /* tracks taken */
    bool counts;
};

static double take_gap(struct laying *laying, const struct port *port)
{
    size_t *taken = port->channel >= 0 ? &laying->channels[port->channel]
                                       : &laying->gaps[port->band][port->gap];
    size_t before = (*taken)++;
    return laying->counts ? 0 : track_across(laying->picture, port, before);
}

static double take_gutter(struct laying *laying, size_t band)
{
    size_t before = laying->along[band]++;
    return laying->counts ? 0 : track_along(laying->picture, band, before);
}

static void lead_to(struct chain_way *way, double x, double y)
{
    way->at[way->count++] = (struct point){x, y};
}

/* A curve from the edge of one column to the edge of the next, straight up to there. */
static void lay_direct(const struct chain_picture *picture, struct chain_way *way,
                       const struct port *from, const struct port *to)
{
    const struct chain_band *band = &picture->bands[from->band];
    lead_to(way, larger(band->right[from->gap - 1], from->at.x), from->at.y);
    lead_to(way, smaller(band->left[from->gap], to->at.x - head_room), to->at.y);
    way->curved = true;
}

static void lay_line(struct laying *laying, struct chain_way *way, const struct port *from,
                     const struct port *to)
{
    static const double no_step = 16;
    struct course course = course_of(from, to);
    *way = (struct chain_way){.count = 0};
    lead_to(way, from->at.x, from->at.y);
    if (course.direct)
        lay_direct(laying->picture, way, from, to);
    else {
        double x = take_gap(laying, from), y = from->at.y;
        lead_to(way, x, y);
        for (size_t i = 0; i < course.gutter_count; i++) {
            y = take_gutter(laying, course.gutters[i]);
            lead_to(way, x, y);
            bool last = i + 1 == course.gutter_count;
            const struct port beside = {.channel = course.between};
            double next = take_gap(laying, last ? to : &beside);
            x = fabs(next - x) < no_step && last && to->channel < 0 ? x : next;
            lead_to(way, x, y);
        }
        lead_to(way, x, to->at.y);
    }
    lead_to(way, to->at.x, to->at.y);
}

/* What comes back leaves to the right, comes to its stage from there, and goes on to the left. */
static void lay_all(struct chain_picture *picture, bool counts)
{
    static const double lower = 13;
    struct arena *arena = picture->drawing->arena;
    const struct diagram *diagram = picture->drawing->diagram;
    struct laying laying = {.picture = picture, .counts = counts};
    laying.along = arena_alloc(arena, picture->band_count * sizeof(size_t));
    laying.gaps = arena_alloc(arena, picture->band_count * sizeof(size_t *));
    for (size_t i = 0; i < picture->band_count; i++)
        laying.gaps[i] = arena_alloc(arena, (picture->bands[i].count + 1) * sizeof(size_t));
    for (size_t i = 0; i < diagram->lines.count; i++) {
        const struct diagram_line *line = &diagram->lines.items[i];
        bool on = chain_goes_on(line), goes = !picture->slots[line->from].in_chain;
        struct port from = port_of(picture, line->from, !goes, on || goes ? 0 : lower);
        struct port to = port_of(picture, line->to, !on && !goes, on || !goes ? 0 : lower);
        keep_inside(picture, &from, &to);
        keep_inside(picture, &to, &from);
        lay_line(&laying, &picture->ways[i], &from, &to);
    }
    for (size_t i = 0; i < picture->band_count && counts; i++) {
        picture->bands[i].tracks = laying.along[i];
        picture->bands[i].gap_tracks = laying.gaps[i];
    }
    for (int side = 0; side < 2 && counts; side++)
        picture->channel_tracks[side] = laying.channels[side];
}

void chain_count_tracks(struct chain_picture *picture)
{
    lay_all(picture, true);
}

void chain_lay_ways(struct chain_picture *picture)
{
    lay_all(picture, false);
}
