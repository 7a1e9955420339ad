/* Rules about stakeholders: how much say they have, how they take part, and whom nobody speaks for.

   A rating in words and one in numbers are on one scale, so stakeholder-scaled asks only for the
   one that is missing. engagement-fits and salience-class are content where the model says that
   somebody ought to take part more than they do: then the group has seen it. salience-class speaks
   of those with all three claims and of those with power and urgency alone, and leaves to
   engagement-fits whom that tells. affected-not-engaged wants all of it to be said: that somebody
   gains or bears something, that they are not involved, that nobody is their voice, and no word of
   theirs. dependent-needs-advocate is content with a powerful body of which somebody is part, and
   with the powerful who raise an issue or hold a worldview with them, and who speaks for others
   needs no advocate. all-positions-heard and condition-is-relational speak once a model.
   whole-system-in-room looks at all workshops together: to meet one group alone is nothing
   unusual. */
#include "check/changes.h"
#include "check/situation.h"

/* Of `involved`, whose words are a ladder. */
enum { UNSAID = -1 };

static int involved_now(const struct item *stakeholder)
{
    return item_choice(stakeholder, STAKEHOLDER_INVOLVED);
}

/* More is wanted than there is. */
static bool is_seen(const struct item *stakeholder)
{
    return item_choice(stakeholder, STAKEHOLDER_INVOLVED_WANTED) >
           item_choice(stakeholder, STAKEHOLDER_INVOLVED);
}

static const char *part_taken(int rung)
{
    return rung == STAKEHOLDER_INVOLVED_NONE ? "not involved" : "only informed";
}

/* ---- Power and interest -----------------------------------------------------------------------
 */

void check_stakeholder_scaled(struct check_run *run, const struct item *stakeholder)
{
    bool power = item_slot(stakeholder, STAKEHOLDER_POWER);
    bool interest = item_slot(stakeholder, STAKEHOLDER_INTEREST);
    bool claims = item_slot(stakeholder, STAKEHOLDER_LEGITIMACY) ||
                  item_slot(stakeholder, STAKEHOLDER_URGENCY);
    if (power == interest || (power && claims))
        return;
    const char *missing = power ? "interest" : "power";
    struct diagnostic *diagnostic =
        finding(run, stakeholder, item_at(stakeholder),
                "%s has a rating for %s and none for %s, and cannot be placed on the grid",
                item_called(run->model, stakeholder), power ? "power" : "interest", missing);
    finding_help(run, diagnostic, "add %s: low, medium, high or a number up to 10", missing);
}

static bool is_unfit(const struct item *stakeholder)
{
    int power = rating_half(stakeholder, STAKEHOLDER_POWER);
    int interest = rating_half(stakeholder, STAKEHOLDER_INTEREST);
    int now = involved_now(stakeholder);
    return power >= 0 && interest >= 0 && now != UNSAID &&
           now < mendelow_quarters[power][interest].least && !is_seen(stakeholder);
}

void check_engagement_fits(struct check_run *run, const struct item *stakeholder)
{
    if (!is_unfit(stakeholder) || is_left_without_a_word(run, stakeholder))
        return;
    int power = rating_half(stakeholder, STAKEHOLDER_POWER);
    int interest = rating_half(stakeholder, STAKEHOLDER_INTEREST);
    struct diagnostic *diagnostic = finding(
        run, stakeholder, item_values(stakeholder, STAKEHOLDER_INVOLVED)->at,
        "by power and interest %s is one %s, and is %s", item_called(run->model, stakeholder),
        mendelow_quarters[power][interest].to, part_taken(involved_now(stakeholder)));
    finding_help(run, diagnostic, "how ought they to take part? involved-wanted: %s",
                 power && interest ? "involved" : "consulted");
}

/* ---- Power, legitimacy and urgency ------------------------------------------------------------
 */

/* A claim that weighs, of those that can hardly be left out (Mitchell, Agle and Wood 1997). */
struct claim {
    const char *called, *means;
    int least; /* as `involved` has it */
};

static const struct claim *claim_of(const struct item *stakeholder)
{
    static const struct claim definitive = {"a definitive stakeholder",
                                            "with power, a proper claim and no time to lose",
                                            STAKEHOLDER_INVOLVED_CONSULTED};
    static const struct claim dangerous = {"a dangerous stakeholder",
                                           "with power and no time to lose, and no proper claim",
                                           STAKEHOLDER_INVOLVED_INFORMED};
    int legitimacy = rating_half(stakeholder, STAKEHOLDER_LEGITIMACY);
    if (rating_half(stakeholder, STAKEHOLDER_POWER) < 1 ||
        rating_half(stakeholder, STAKEHOLDER_URGENCY) < 1 || legitimacy < 0)
        return NULL;
    return legitimacy ? &definitive : &dangerous;
}

void check_salience_class(struct check_run *run, const struct item *stakeholder)
{
    const struct claim *claim = claim_of(stakeholder);
    int now = involved_now(stakeholder);
    if (!claim || now == UNSAID || now >= claim->least || is_seen(stakeholder) ||
        is_left_without_a_word(run, stakeholder) ||
        (run->model->stage >= ACTING && is_unfit(stakeholder)))
        return;
    struct diagnostic *diagnostic =
        finding(run, stakeholder, item_values(stakeholder, STAKEHOLDER_INVOLVED)->at,
                "%s is %s, %s, and is %s", item_called(run->model, stakeholder), claim->called,
                claim->means, part_taken(now));
    finding_help(run, diagnostic,
                 "they can hardly be passed over: how ought they to take part? involved-wanted: "
                 "consulted");
}

/* The power of the body of which they are part. */
static bool belongs_to_power(const struct item *stakeholder)
{
    const struct value *whole = item_values(stakeholder, STAKEHOLDER_PART_OF);
    return whole && whole->item && rating_half(whole->item, STAKEHOLDER_POWER) > 0;
}

void check_dependent_needs_advocate(struct check_run *run, const struct item *stakeholder)
{
    if (rating_half(stakeholder, STAKEHOLDER_POWER) != 0 ||
        rating_half(stakeholder, STAKEHOLDER_LEGITIMACY) < 1 ||
        rating_half(stakeholder, STAKEHOLDER_URGENCY) < 1 ||
        item_slot(stakeholder, STAKEHOLDER_VOICE) ||
        involved_now(stakeholder) >= STAKEHOLDER_INVOLVED_INVOLVED ||
        belongs_to_power(stakeholder) || standing_of(run, stakeholder)->backed ||
        standing_of(run, stakeholder)->speaks || is_left_without_a_word(run, stakeholder))
        return;
    struct diagnostic *diagnostic =
        finding(run, stakeholder, item_at(stakeholder),
                "%s has a proper and urgent claim and little power, and nobody speaks up for them",
                item_called(run->model, stakeholder));
    finding_help(run, diagnostic,
                 "who lends them power of their own where it is decided? voice: NAME");
}

/* ---- Affected and not involved ----------------------------------------------------------------
 */

const struct voices *voices_in(struct check_run *run)
{
    if (!run->voices)
        run->voices = voices_of(run->model->arena, run->model, NULL);
    return run->voices;
}

static bool is_passed_over(struct check_run *run, const struct item *stakeholder)
{
    return involved_now(stakeholder) == STAKEHOLDER_INVOLVED_NONE && !voices_in(run)->partial &&
           voice_verdict(&voices_in(run)->of[stakeholder->index]) == VOICE_UNHEARD;
}

/* Before the group models, whom it affects is not looked at. */
bool is_left_without_a_word(struct check_run *run, const struct item *stakeholder)
{
    return run->model->stage >= MODELLING && is_passed_over(run, stakeholder);
}

/* What affects them most, in words. */
static const char *how_affected(voice_set signs)
{
    static const struct {
        voice_set sign;
        const char *words;
    } ways[] = {{VOICE(VICTIM), "bears what a system does"},
                {VOICE(LOSES), "loses by a change"},
                {VOICE(CUSTOMER), "is served by a system"},
                {VOICE(GAINS), "gains by a change"}};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (signs & ways[i].sign)
            return ways[i].words;
    return "is the one whose journey is told";
}

void check_affected_not_engaged(struct check_run *run, const struct item *stakeholder)
{
    if (!is_passed_over(run, stakeholder))
        return;
    struct diagnostic *diagnostic =
        finding(run, stakeholder, item_at(stakeholder),
                "%s %s, is not involved, is never heard, and nobody speaks for them",
                item_called(run->model, stakeholder),
                how_affected(voices_in(run)->of[stakeholder->index].signs));
    finding_help(run, diagnostic,
                 "who could be their witness? voice: NAME; or ask them, and let them speak");
}

/* ---- Positions in an organisation -------------------------------------------------------------
 */

/* As messages say who they are. */
static const char *const positions[STAKEHOLDER_POSITION_COUNT] = {
    [STAKEHOLDER_POSITION_TOP] = "top",
    [STAKEHOLDER_POSITION_MIDDLE] = "middle",
    [STAKEHOLDER_POSITION_BOTTOM] = "bottom",
    [STAKEHOLDER_POSITION_CUSTOMER] = "customer"};

/* The names of a set. */
static const char *list_positions(struct check_run *run, unsigned set, const char *joint)
{
    struct listing listing = {0};
    for (unsigned i = 0; i < STAKEHOLDER_POSITION_COUNT; i++)
        if (set >> i & 1)
            listing_add(&listing, run->model->arena, positions[i]);
    return listing_text(&listing, joint);
}

static bool is_several(unsigned set)
{
    return set & (set - 1);
}

void check_all_positions_heard(struct check_run *run, const struct item *stakeholder)
{
    const struct situation *situation = situation_of(run);
    const unsigned all = (1U << STAKEHOLDER_POSITION_COUNT) - 1;
    unsigned first_missing = 0;
    if (stakeholder != situation->positioned || situation->unsure ||
        !is_several(situation->positions) || situation->positions == all)
        return;
    while (situation->positions >> first_missing & 1)
        first_missing++;
    struct diagnostic *diagnostic =
        finding(run, stakeholder, item_values(stakeholder, STAKEHOLDER_POSITION)->at,
                "positions are told of %s, and there is no %s",
                list_positions(run, situation->positions, "and"),
                list_positions(run, all & ~situation->positions, "and no"));
    finding_help(run, diagnostic,
                 "who decides, who is torn between, who does the work, who is served? Name them "
                 "too: position: %s towards NAME",
                 positions[first_missing]);
}

void check_condition_is_relational(struct check_run *run, const struct item *stakeholder)
{
    const struct model *model = run->model;
    const struct value *position = item_values(stakeholder, STAKEHOLDER_POSITION);
    bool first = stakeholder == situation_of(run)->from_nowhere;
    if (!position || position->to ||
        (!first && !item_waives(stakeholder, RULE_OF(check_condition_is_relational))))
        return;
    struct diagnostic *diagnostic = finding(run, stakeholder, position->at,
                                            "%s has a position, and it is not said towards whom",
                                            item_called(model, stakeholder));
    unsigned told = 0;
    FOR_ITEMS_OF (model, KIND_STAKEHOLDER, other) {
        const struct value *its = item_values(other, STAKEHOLDER_POSITION);
        if (first && other != stakeholder && its && !its->to &&
            !item_waives(other, RULE_OF(check_condition_is_relational)) && told++ < MOST_REMARKS)
            finding_remark(run, diagnostic, its->at, "nor here");
    }
    finding_help(run, diagnostic,
                 "who is top to some is middle to others: position: %s towards NAME",
                 positions[position->choice]);
}

/* ---- Who came ---------------------------------------------------------------------------------
 */

void check_whole_system_in_room(struct check_run *run, const struct item *workshop)
{
    const struct situation *situation = situation_of(run);
    unsigned absent = situation->positions & ~situation->came;
    if (workshop != situation->last_workshop || situation->unknown_guests || situation->unsure ||
        !is_several(situation->positions) || !absent)
        return;
    bool one = situation->workshops == 1;
    struct diagnostic *diagnostic = finding(
        run, workshop, item_at(workshop), "nobody whose position is %s came to %s%s",
        list_positions(run, absent, "or"), one ? item_called(run->model, workshop) : "any workshop",
        one ? ""
            : arena_printf(run->model->arena, ", %s the last", item_called(run->model, workshop)));
    finding_help(run, diagnostic, "who could be asked next time? with NAME");
}
