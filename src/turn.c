/*
 * Choosing the next question: court papers, the place, then what the laws
 * still miss, and names and addresses once something covers the case.
 */
#include "turn.h"

#include "gate.h"
#include "reach.h"

/* Questions that are open, with how much hangs on them. */
struct candidate {
	struct turn turn;
	int waiting; /* how much hangs on it */
};

struct choosing {
	const struct session *session;
	struct candidate *list;
	int count;
};

static struct turn ask_fact(const struct fact *fact, int row)
{
	return (struct turn){TURN_FACT, fact, row};
}

static bool is_open(
	const struct session *session, const struct fact *fact, int row)
{
	return facts_value(session->facts, fact, row)->state == VALUE_NOT_ASKED;
}

/* Whether a list was asked for; it may be empty all the same. */
static bool was_asked(const struct session *session, enum turn_kind kind)
{
	for (int i = 0; i < session->count; i++)
		if (session->turns[i].kind == kind)
			return true;
	return false;
}

/* A month that could still be told as a day. */
static bool is_vague(
	const struct session *session, const struct fact *fact, int row)
{
	const struct value *value = facts_value(session->facts, fact, row);

	return value->state == VALUE_KNOWN && value->most != value->number &&
	       !fact_set_has(&session->vague, fact);
}

/* --- before the place ------------------------------------------------- */

static bool opening_fact(
	const struct session *session, const char *id, struct turn *turn)
{
	const struct fact *fact = session_fact(session, id);

	if (!fact || !is_open(session, fact, 0))
		return false;
	*turn = ask_fact(fact, 0);
	return true;
}

/* Court papers first, then where. */
static bool opening(const struct session *session, struct turn *turn)
{
	if (opening_fact(session, "court.papers", turn) ||
		opening_fact(session, "court.locked_out", turn))
		return true;
	if (session_said(session, "court.papers", "summons") &&
		opening_fact(session, "court.served_on", turn))
		return true;
	const struct fact *place = session_fact(session, "place");
	if (!is_open(session, place, 0))
		return false;
	*turn = (struct turn){TURN_PLACE, place, 0};
	return true;
}

/* --- what the laws miss ----------------------------------------------- */

static int rows_of(const struct session *session, enum fact_about about)
{
	if (about == FACT_RENT)
		return session->facts->rents;
	return about == FACT_ADULT ? session->facts->adult_count : 1;
}

/* How often rent is due, for that says how the list is to be read; then the
 * list of its days. */
static struct turn rent_turn(const struct session *session)
{
	const struct fact *period = session_fact(session, "rent_period");

	if (period && is_open(session, period, 0))
		return ask_fact(period, 0);
	return (struct turn){TURN_RENT, session_fact(session, "rent.due"), 0};
}

/* The list that has to be there before a row can be asked about. */
static bool needs_list(const struct session *session, const struct fact *fact,
	struct turn *turn)
{
	if (fact->about == FACT_RENT && !session->facts->rent_asked &&
		!was_asked(session, TURN_RENT)) {
		*turn = rent_turn(session);
		return true;
	}
	if (fact->about == FACT_ADULT && !session->facts->adult_count &&
		!was_asked(session, TURN_ADULTS)) {
		*turn = (struct turn){TURN_ADULTS, fact, 0};
		return true;
	}
	return false;
}

/* How a missing fact can be asked for, beginning with the month that misses
 * it; false when all was asked. */
static bool find_turn(const struct session *session, const struct fact *fact,
	int month, struct turn *turn)
{
	int rows = rows_of(session, fact->about);
	int first = fact->about == FACT_RENT && month > 0 ? month : 0;

	if (fact->shape.series && is_open(session, fact, 0)) {
		*turn = ask_fact(fact, 0);
		return true;
	}
	if (needs_list(session, fact, turn))
		return true;
	for (int i = 0; i < rows; i++) {
		int row = (first + i) % rows;
		bool open = is_open(session, fact, row);
		if (!open && !is_vague(session, fact, row))
			continue;
		*turn = ask_fact(fact, row);
		turn->kind = open ? TURN_FACT : TURN_EXACT;
		return true;
	}
	return false;
}

static bool same_turn(const struct turn *a, const struct turn *b)
{
	return a->kind == b->kind && a->fact == b->fact && a->row == b->row;
}

static void add_candidate(
	struct choosing *choosing, struct turn turn, int weight)
{
	for (int i = 0; i < choosing->count; i++)
		if (same_turn(&choosing->list[i].turn, &turn)) {
			choosing->list[i].waiting += weight;
			return;
		}
	if (choosing->count < SESSION_TURNS)
		choosing->list[choosing->count++] =
			(struct candidate){turn, weight};
}

static int count_set(const struct fact_set *set)
{
	int count = 0;

	for (int i = 0; i < FACT_LIMIT; i++)
		count += (int)(set->bits[i / 64] >> (i % 64) & 1);
	return count;
}

/* What reaches a segment at all can save every other question about it. */
static struct fact_set reach_of(const struct finding *finding)
{
	struct fact_set reach = {0};

	if (finding->segment && finding->reached & VERDICT_MISSING)
		reach_missing(finding->segment, &finding->scope, &reach);
	return reach;
}

/* Duties in time: whether they were done decides between "act" and "done". */
static struct fact_set wanted_of(const struct finding *finding)
{
	struct fact_set wanted = finding->missing;
	bool duties = finding->outcome == OUTCOME_ACT_BY ||
		      finding->reason == REASON_LATE;

	if (!duties || !finding->segment)
		return wanted;
	for (int i = 0; i < finding->segment->duty_count; i++) {
		const struct duty_state *state = &finding->duties[i];
		if (state->is == DUTY_OPEN || state->is == DUTY_BETWEEN)
			fact_set_add(&wanted, state->duty->done);
	}
	return wanted;
}

static void collect_finding(
	struct choosing *choosing, const struct finding *finding)
{
	const struct vocabulary *vocabulary =
		choosing->session->world->vocabulary;
	struct fact_set wanted = wanted_of(finding);
	struct fact_set reach = reach_of(finding);
	int all = count_set(&wanted);
	struct turn turn;

	/* Of another city of the county, say: its answers decide nothing; and
	 * neither do answers about months when none was named. */
	if (finding->place != VERDICT_MET || fact_set_is_empty(&wanted) ||
		(finding->segment->by_month && finding->month < 0 &&
			was_asked(choosing->session, TURN_RENT)))
		return;
	for (int i = 0; i < vocabulary->count; i++) {
		const struct fact *fact = &vocabulary->facts[i];
		if (fact_set_has(&wanted, fact) && !fact->paper &&
			fact->shape.type != VALUE_PLACE &&
			find_turn(
				choosing->session, fact, finding->month, &turn))
			add_candidate(choosing, turn,
				fact_set_has(&reach, fact) ? all : 1);
	}
}

/* Whether a law bears on the case, how it does, what is delicate. */
static int order_of(const struct candidate *candidate)
{
	const struct fact *fact = candidate->turn.fact;

	if (fact->paper)
		return 0;
	if (fact->sensitive)
		return 2;
	return candidate->turn.kind != TURN_RENT &&
	       fact->about != FACT_HOUSEHOLD;
}

static bool comes_before(const struct candidate *a, const struct candidate *b)
{
	if (order_of(a) != order_of(b))
		return order_of(a) < order_of(b);
	if (a->waiting != b->waiting && order_of(a) != 1)
		return a->waiting > b->waiting;
	if (a->turn.row != b->turn.row)
		return a->turn.row < b->turn.row;
	return a->turn.fact->index < b->turn.fact->index;
}

static struct choosing collect(const struct session *session,
	const struct decision *decisions, struct arena *scratch)
{
	struct choosing choosing = {.session = session,
		.list = arena_array(
			scratch, SESSION_TURNS, sizeof *choosing.list)};

	for (int i = 0; i < session->packs.count; i++)
		for (int k = 0; k < decisions[i].count; k++)
			collect_finding(&choosing, &decisions[i].findings[k]);
	return choosing;
}

/* --- names and addresses ---------------------------------------------- */

/* Adds the facts that a paper shows which can be made. */
static void add_shown(struct fact_set *shown, struct arena *scratch,
	const struct decision *decision, const struct pack_document *document)
{
	if (!document->shows_count ||
		!gate_judge(scratch, decision, document, -1).offered)
		return;
	for (int i = 0; i < document->shows_count; i++)
		fact_set_add(shown, document->shows[i]);
}

static struct fact_set shown_facts(const struct session *session,
	const struct decision *decisions, struct arena *scratch)
{
	struct fact_set shown = {0};

	for (int i = 0; i < session->packs.count; i++) {
		const struct pack_document *d = decisions[i].pack->documents;
		for (; d; d = d->next)
			add_shown(&shown, scratch, &decisions[i], d);
	}
	return shown;
}

static void collect_papers(struct choosing *choosing,
	const struct decision *decisions, struct arena *scratch)
{
	const struct session *session = choosing->session;
	struct fact_set shown = shown_facts(session, decisions, scratch);
	const struct vocabulary *vocabulary = session->world->vocabulary;

	for (int i = 0; i < vocabulary->count; i++) {
		const struct fact *fact = &vocabulary->facts[i];
		struct turn turn = ask_fact(fact, 0);
		if (!fact->paper || !fact_set_has(&shown, fact))
			continue;
		if (fact->about == FACT_ADULT && !session->facts->adult_count) {
			turn.kind = TURN_NAMES;
			if (!was_asked(session, TURN_NAMES))
				add_candidate(choosing, turn, 1);
		} else if (find_turn(session, fact, 0, &turn)) {
			add_candidate(choosing, turn, 1);
		}
	}
}

/* The names and addresses that will be asked if what is still undecided comes
 * to papers: so that the end does not move away when it comes near. */
static int papers_ahead(
	const struct session *session, const struct decision *decisions)
{
	const struct vocabulary *vocabulary = session->world->vocabulary;
	struct fact_set shown = {0};
	int count = 0;

	for (int i = 0; i < session->packs.count; i++) {
		const struct pack_document *d = decisions[i].pack->documents;
		for (; d && decisions[i].outcome <= OUTCOME_NEED_FACTS;
			d = d->next)
			for (int k = 0; k < d->shows_count; k++)
				fact_set_add(&shown, d->shows[k]);
	}
	for (int i = 0; i < vocabulary->count; i++) {
		const struct fact *fact = &vocabulary->facts[i];
		count += fact->paper && fact_set_has(&shown, fact) &&
			 is_open(session, fact, 0);
	}
	return count;
}

/* --- the choice -------------------------------------------------------- */

struct turn turn_next(
	const struct session *session, struct arena *scratch, int *left)
{
	struct turn turn = {.kind = TURN_END};

	if (left)
		*left = 0;
	if (opening(session, &turn))
		return turn;
	struct decision *decisions = session_judge(session, scratch);
	struct choosing choosing = collect(session, decisions, scratch);
	bool laws = choosing.count > 0;
	if (!laws)
		collect_papers(&choosing, decisions, scratch);
	if (left)
		*left = choosing.count +
			(laws ? papers_ahead(session, decisions) : 0);
	for (int i = 0; i < choosing.count; i++)
		if (i == 0 ||
			comes_before(&choosing.list[i], &choosing.list[0]))
			choosing.list[0] = choosing.list[i];
	return choosing.count ? choosing.list[0].turn : turn;
}

struct fact_set turn_wanted(
	const struct session *session, struct arena *scratch)
{
	struct decision *decisions = session_judge(session, scratch);
	struct fact_set wanted = {0};

	for (int i = 0; i < session->packs.count; i++)
		for (int k = 0; k < decisions[i].count; k++) {
			struct fact_set one =
				wanted_of(&decisions[i].findings[k]);
			for (size_t w = 0; w < FACT_LIMIT / 64; w++)
				wanted.bits[w] |= one.bits[w];
		}
	return wanted;
}
