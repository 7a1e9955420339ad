/* Whose voice is seldom heard: of each stakeholder how it touches them, how they are heard, what
   part they take, who speaks for them, and what that makes; those who most need asking first. */
#include "view/voices_shown.h"

#include "base/listing.h"
#include "view/words.h"

enum { WHO, AFFECTED, HEARD, ACTS, SPEAKER, VERDICT, COLUMN_COUNT };

static const struct column columns[COLUMN_COUNT] = {
    [WHO] = {"who", "Who", .weight = 4, .row_head = true},
    [AFFECTED] = {"affected", "How it touches them", .weight = 4},
    [HEARD] = {"heard", "How they are heard", .weight = 4},
    [ACTS] = {"acts", "What part they take", .weight = 4},
    [SPEAKER] = {"voice", "Who speaks for them", .weight = 3, .optional = true},
    [VERDICT] = {"verdict", "What that makes", COLUMN_CHOICE, .weight = 4},
};

/* The words of a sign, and the column in which it is told; some are told in two. */
static const struct {
    enum voice_sign sign;
    int column;
    const char *words;
} signs[] = {
    {VOICE_CUSTOMER, AFFECTED, "customer"},
    {VOICE_VICTIM, AFFECTED, "victim"},
    {VOICE_GAINS, AFFECTED, "gains by a change"},
    {VOICE_LOSES, AFFECTED, "loses by a change"},
    {VOICE_JOURNEY, AFFECTED, "on a journey"},
    {VOICE_RAISES, AFFECTED, "worried by an issue"},
    {VOICE_RAISES, HEARD, "raises an issue"},
    {VOICE_SAYS, HEARD, "heard in a picture"},
    {VOICE_STEP, HEARD, "speaks on a journey"},
    {VOICE_WANTS, HEARD, "says what they want"},
    {VOICE_WORLDVIEW, HEARD, "holds a worldview"},
    {VOICE_JUDGES, HEARD, "judges a change or a link"},
    {VOICE_ACTOR, ACTS, "actor"},
    {VOICE_DOES, ACTS, "does activities"},
    {VOICE_STAGE, ACTS, "does a stage of a chain"},
    {VOICE_CAME, ACTS, "came to a workshop"},
    {VOICE_TIES, ACTS, "holds a network together"},
    {VOICE_CHANGE, ACTS, "answers for a change"},
    {VOICE_OWNER, ACTS, "owner"},
    {VOICE_MEETS, ACTS, "met on a journey"},
    {VOICE_SPEAKS, ACTS, "speaks for others"},
    {VOICE_CONCERNED, ACTS, "issue owner of the study"},
    {VOICE_CLIENT, ACTS, "client of the study"},
    {VOICE_PRACTITIONER, ACTS, "carries out the study"},
};
enum { SIGN_COUNT = sizeof signs / sizeof *signs };

static const struct {
    enum tone tone;
    const char *words, *because;
    const char *one, *several; /* of the note; NULL: not told there */
} verdicts[VOICE_VERDICT_COUNT] = {
    [VOICE_UNHEARD] = {TONE_NO, "not heard", ": affected, and no word from them or for them",
                       "is affected and not heard", "are affected and not heard"},
    [VOICE_LEFT_OUT] = {TONE_NO, "left out", ": affected and heard, with no say in it",
                        "is heard and has no say in it", "are heard and have no say in it"},
    [VOICE_SPOKEN_FOR] = {TONE_PARTLY, "through others", ": affected, with no word of their own",
                          "is heard through others only", "are heard through others only"},
    [VOICE_ACTS_UNHEARD] = {TONE_PARTLY, "not heard", ": affected and taking part",
                            "takes part and is not heard", "take part and are not heard"},
    [VOICE_HEARD_ONLY] = {TONE_PARTLY, "heard", ": affected, and others act", NULL, NULL},
    [VOICE_WHOLE] = {TONE_YES, "taking part", ": affected and heard", NULL, NULL},
    [VOICE_ACTS_ONLY] = {TONE_UNKNOWN, "taking part", ": are they affected, too?", NULL, NULL},
    [VOICE_BYSTANDER] = {TONE_UNKNOWN, "heard", ": are they affected, too?", NULL, NULL},
    [VOICE_PRESENT] = {TONE_UNKNOWN, "there", ": are they affected, too?", NULL, NULL},
    [VOICE_STUDY] = {TONE_NONE, "part of the study", "", NULL, NULL},
    [VOICE_NAMED_ONLY] = {TONE_UNKNOWN, "named only", "", NULL, NULL},
};

/* What the model says, and what of it may be shown. */
struct survey {
    struct viewer *viewer;
    struct table *table;
    struct shown_voices voices;
    size_t counts[VOICE_VERDICT_COUNT];
};

static bool shows(void *viewer, const struct item *item)
{
    return viewer_shows(viewer, item);
}

static bool shows_link(void *viewer, const struct link *link)
{
    return viewer_shows_link(viewer, link);
}

struct shown_voices voices_shown(struct viewer *viewer)
{
    const struct voice_filter filter = {shows, shows_link, viewer};
    return (struct shown_voices){voices_of(viewer->arena, viewer->model, NULL),
                                 voices_of(viewer->arena, viewer->model, &filter)};
}

enum voice_verdict voice_shown(const struct shown_voices *voices, const struct item *who)
{
    enum voice_verdict verdict = voice_verdict(&voices->all->of[who->index]);
    return verdict == voice_verdict(&voices->shown->of[who->index]) ? verdict : VOICE_VERDICT_COUNT;
}

/* ---- A row ------------------------------------------------------------------------------------
 */

/* Where there is something and it may not be shown, nothing is said. */
static void say_signs(struct survey *survey, struct cell *cells, voice_set all, voice_set shown)
{
    for (int column = AFFECTED; column <= ACTS; column++) {
        bool hidden = false;
        for (size_t i = 0; i < SIGN_COUNT; i++) {
            if (signs[i].column != column)
                continue;
            hidden = hidden || (all & ~shown) >> signs[i].sign & 1;
            if (shown >> signs[i].sign & 1)
                cell_list(survey->viewer->arena, &cells[column], signs[i].words, NULL);
        }
        if (!cells[column].runs.first && !hidden)
            cells[column].state = CELL_UNSAID;
    }
}

/* What they are said to be stands before what they do. */
static void say_involved(struct survey *survey, struct cell *cell, const struct item *who)
{
    const char *word = item_word(survey->viewer, who, STAKEHOLDER_INVOLVED);
    if (word)
        cell_list(survey->viewer->arena, cell,
                  item_choice(who, STAKEHOLDER_INVOLVED) == STAKEHOLDER_INVOLVED_NONE ? "none"
                                                                                      : word,
                  NULL);
}

static void say_speaker(struct survey *survey, struct cell *cell, const struct voice *shown)
{
    struct viewer *viewer = survey->viewer;
    if (shown->speaker)
        cell_list(viewer->arena, cell, item_title(viewer->model, shown->speaker),
                  item_id(viewer->model, shown->speaker));
}

static void add_stakeholder(struct survey *survey, const struct item *who)
{
    struct viewer *viewer = survey->viewer;
    const struct voice *all = &survey->voices.all->of[who->index];
    const struct voice *shown = &survey->voices.shown->of[who->index];
    enum voice_verdict verdict = voice_shown(&survey->voices, who);
    const char *id = item_id(viewer->model, who);
    struct cell *cells = table_add_row(viewer->arena, survey->table, id)->cells;
    cell_list(viewer->arena, &cells[WHO], item_title(viewer->model, who), id);
    say_involved(survey, &cells[ACTS], who);
    say_signs(survey, cells, all->signs, shown->signs);
    say_speaker(survey, &cells[SPEAKER], shown);
    if (verdict == VOICE_VERDICT_COUNT)
        return;
    cell_say(viewer->arena, &cells[VERDICT], verdicts[verdict].words);
    cell_say(viewer->arena, &cells[VERDICT], verdicts[verdict].because);
    cells[VERDICT].tone = verdicts[verdict].tone;
    survey->counts[verdict]++;
}

/* ---- The table --------------------------------------------------------------------------------
 */

/* "One is affected and not heard, and two are heard through others only." */
static const char *note_of(struct survey *survey)
{
    struct arena *arena = survey->viewer->arena;
    struct listing told = {0};
    for (size_t i = 0; i < VOICE_VERDICT_COUNT; i++)
        if (survey->counts[i] && verdicts[i].one)
            listing_add(
                &told, arena,
                count_in_words(arena, survey->counts[i], verdicts[i].one, verdicts[i].several));
    if (!told.count)
        return NULL;
    return arena_printf(arena, "%s. What would they say, and who could ask them?",
                        with_capital(arena, listing_text(&told, "and")));
}

struct table *tabulate_voices(struct viewer *viewer, const struct item *const *subjects,
                              size_t count)
{
    struct survey survey = {
        .viewer = viewer,
        .table = table_new(viewer->arena, "voices", "Who is affected, who is heard, who acts",
                           columns, COLUMN_COUNT),
        .voices = voices_shown(viewer),
    };
    for (enum voice_verdict verdict = 0; verdict < VOICE_VERDICT_COUNT; verdict++)
        FOR_SHOWN (viewer, KIND_STAKEHOLDER, who)
            if (is_subject(who, subjects, count) &&
                voice_verdict(&survey.voices.shown->of[who->index]) == verdict)
                add_stakeholder(&survey, who);
    survey.table->note = note_of(&survey);
    table_leave_out_empty(survey.table);
    return survey.table->rows.count ? survey.table : NULL;
}
