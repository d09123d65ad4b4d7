/*
 * Every pack, asked with answers chosen at random: the interview ends, in the
 * outcome that `check` has for the same facts written as a case file, and
 * never asks more than could matter.
 *
 *     test_interview              20 times each
 *     test_interview 1000         1,000 times each, and a table for the docs
 */
#include "replay.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "shelf.h"
#include "turn.h"

#define QUESTIONS_MOST 200
#define TIMES_MOST 5000
#define PACKS_MOST 500

struct fixture {
	struct arena arena;
	struct diags diags;
	struct cli cli;
	struct library *library;
	int times;
};

static struct fixture fixture = {.times = 20};

/* Xorshift: the same answers on every machine. */
static uint64_t seed;

static int64_t below(int64_t most)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (int64_t)(seed % (uint64_t)most);
}

static civil_day today; /* of the interview */

/* Within a few months of today, or anywhere in the years that matter. */
static civil_day random_day(void)
{
	civil_day first = date_day((struct date){2019, 1, 1});

	if (below(2))
		return today - (civil_day)below(200) + 30;
	return first + (civil_day)below(8 * 365);
}

/* After one of the days on which something happened to the law. */
static civil_day random_today(const struct pack *pack)
{
	int event = (int)below(pack->lifecycle_count);

	return pack->lifecycle[event].on + (civil_day)below(200);
}

static struct value random_date(void)
{
	civil_day day = random_day();
	struct date date = date_of(day);
	struct value value = {.state = VALUE_KNOWN,
		.type = VALUE_DATE,
		.number = day,
		.most = day};

	if (below(4))
		return value;
	value.number = date_day((struct date){date.year, date.month, 1});
	value.most =
		value.number + date_month_length(date.year, date.month) - 1;
	return value;
}

static int count_options(const struct fact *fact)
{
	int count = 0;

	while (fact->shape.options[count])
		count++;
	return count;
}

static int64_t random_number(const struct fact *fact)
{
	int64_t least = fact->shape.least;
	int64_t most = fact->shape.most;

	switch (fact->shape.type) {
	case VALUE_MONEY:
		return below(4) ? below(15000000) : below(300000);
	case VALUE_PERCENT:
		return below(101) * 100;
	case VALUE_COUNT:
		most = most && most < least + 40 ? most : least + 40;
		return least + below(most - least + 1);
	case VALUE_YESNO:
		return below(2);
	case VALUE_CHOICE:
		return below(count_options(fact));
	default:
		return 1 + below(((int64_t)1 << count_options(fact)) - 1);
	}
}

static struct value random_value(const struct fact *fact)
{
	struct value value = {.type = fact->shape.type};

	switch (below(12)) {
	case 0:
		value.state = VALUE_UNKNOWN;
		return value;
	case 1:
		value.state = VALUE_DECLINED;
		return value;
	case 2:
		value.state = fact->shape.type == VALUE_YESNO ? VALUE_UNKNOWN
							      : VALUE_NONE;
		return value;
	default:
		break;
	}
	if (fact->shape.series) {
		value.state = VALUE_UNKNOWN;
		return value;
	}
	if (fact->shape.type == VALUE_DATE)
		return random_date();
	value.state = VALUE_KNOWN;
	value.text = STR("Tenant Example");
	if (fact->shape.type != VALUE_TEXT)
		value.number = random_number(fact);
	value.most = value.number;
	return value;
}

/* --- one interview ------------------------------------------------------ */

static bool is_new(const struct session *session, const struct value *due)
{
	const struct fact *fact = session_fact(session, "rent.due");

	for (int row = 0; row < session->given->rents; row++)
		if (facts_value(session->given, fact, row)->number ==
			due->number)
			return false;
	return true;
}

static void answer_rent(struct session *session, struct turn turn)
{
	int64_t months = below(4);

	for (int i = 0; i < months; i++) {
		struct value due = random_date();
		if (!is_new(session, &due))
			continue;
		int row = replay_add(session, FACT_RENT);
		replay_put(session, (struct turn){TURN_FACT, turn.fact, row},
			&due);
	}
	session->rent_settled = true;
	session->rent_unknown = !session->given->rents && below(2);
}

static void answer_adults(struct session *session, struct turn turn)
{
	int64_t adults = below(3);

	for (int i = 0; i < adults; i++) {
		int row = replay_add(session, FACT_ADULT);
		struct value name = {.state = VALUE_KNOWN,
			.type = VALUE_TEXT,
			.text = STR("Tenant Example")};
		if (turn.kind == TURN_NAMES)
			replay_put(session,
				(struct turn){TURN_FACT, turn.fact, row},
				&name);
	}
	session->names_settled |= turn.kind == TURN_NAMES;
	session->adults_settled |= turn.kind == TURN_ADULTS;
}

static void answer_place(
	struct session *session, struct turn turn, const struct pack *pack)
{
	struct value value = {.state = VALUE_KNOWN, .type = VALUE_PLACE};

	value.number = pack->in[below(pack->in_count)];
	value.most = value.number;
	replay_put(session, turn, &value);
	session->place_settled = true;
}

static void answer(
	struct session *session, struct turn turn, const struct pack *pack)
{
	struct value value;

	switch (turn.kind) {
	case TURN_PLACE:
		answer_place(session, turn, pack);
		break;
	case TURN_RENT:
		answer_rent(session, turn);
		break;
	case TURN_ADULTS:
	case TURN_NAMES:
		answer_adults(session, turn);
		break;
	case TURN_EXACT:
		fact_set_add(&session->vague, turn.fact);
		break;
	default:
		value = random_value(turn.fact);
		replay_put(session, turn, &value);
	}
}

/* Asks until nothing is left; how many questions the law asked. */
static int interview(struct session *session, const struct pack *pack)
{
	struct arena scratch = {0};
	struct turn turn = replay_next(session, &scratch);
	int asked = 0;
	int all = 0;

	for (; turn.kind != TURN_END; all++) {
		bool opening = turn.kind == TURN_PLACE ||
			       str_is(turn.fact->id, "rent_period") ||
			       str_starts(turn.fact->id, STR("court."));
		asked += !opening && !turn.fact->paper;
		assert_true(all < QUESTIONS_MOST);
		answer(session, turn, pack);
		arena_clear(&scratch);
		turn = replay_next(session, &scratch);
	}
	arena_release(&scratch);
	return asked;
}

/* --- what could matter ---------------------------------------------------- */

static void see(void *context, const struct fact *fact)
{
	fact_set_add(context, fact);
}

static void see_quantity(
	const struct quantity *quantity, struct fact_set *facts)
{
	if (quantity)
		quantity_facts(quantity, see, facts);
}

static void see_segment(const struct segment *s, struct fact_set *facts,
	const struct vocabulary *vocabulary)
{
	if (s->covered_when)
		rule_facts(s->covered_when, facts);
	if (s->reach.fact)
		fact_set_add(facts, s->reach.fact);
	if (s->by_month || s->reach.by_rent)
		fact_set_add(
			facts, vocabulary_find(vocabulary, STR("rent.due")));
	for (const struct duty *d = s->duties; d; d = d->next) {
		fact_set_add(facts, d->done);
		see_quantity(d->due, facts);
		see_quantity(d->latest, facts);
		see_quantity(d->until, facts);
		if (d->when)
			rule_facts(d->when, facts);
		if (d->excused_when)
			rule_facts(d->excused_when, facts);
	}
}

/* The most questions that the pack's facts make: each once a row, a date once
 * more for its day, each list once. */
static int most_questions(
	const struct pack *pack, const struct session *session)
{
	const struct vocabulary *vocabulary = session->world->vocabulary;
	int rows[] = {1, session->given->rents, session->given->adult_count};
	struct fact_set facts = {0};
	int most = 2;

	for (const struct segment *s = pack->segments; s; s = s->next)
		see_segment(s, &facts, vocabulary);
	for (int i = 0; i < vocabulary->count; i++) {
		const struct fact *fact = &vocabulary->facts[i];
		bool date = fact->shape.type == VALUE_DATE;
		if (fact_set_has(&facts, fact) &&
			fact->shape.type != VALUE_PLACE)
			most += rows[fact->about] * (1 + date);
	}
	return most;
}

/* --- the same as a case file ---------------------------------------------- */

static void write_row(const struct facts *facts, enum fact_about about, int row,
	struct buf *out)
{
	const struct vocabulary *vocabulary = facts->vocabulary;
	size_t skip = about == FACT_RENT ? 5 : about == FACT_ADULT ? 7 : 0;
	const char *mark = about == FACT_HOUSEHOLD ? "" : "  - ";

	for (int i = 0; i < vocabulary->count; i++) {
		const struct fact *fact = &vocabulary->facts[i];
		const struct value *value = facts_value(facts, fact, row);
		if (fact->about != about || value->state == VALUE_NOT_ASKED)
			continue;
		struct str text =
			fact_print(out->arena, vocabulary, fact, value);
		struct str id = str_from(fact->id, skip);
		bool list = fact->shape.type == VALUE_CHOICES &&
			    value->state == VALUE_KNOWN;
		for (size_t c = 0; list && c < text.n; c++)
			if (text.p[c] == ';')
				((char *)text.p)[c] = ',';
		buf_printf(out, list ? "%s%.*s: [%.*s]\n" : "%s%.*s: %.*s\n",
			mark, STR_ARG(id), STR_ARG(text));
		mark = about == FACT_HOUSEHOLD ? "" : "    ";
	}
}

static struct str as_case(struct arena *arena, const struct facts *facts)
{
	struct buf out = {.arena = arena};

	/* court.papers is written with its dot: nested maps are not needed */
	write_row(facts, FACT_HOUSEHOLD, 0, &out);
	if (facts->rent_asked && !facts->rents)
		buf_add(&out, STR("rent: none\n"));
	if (facts->rents)
		buf_add(&out, STR("rent:\n"));
	for (int row = 0; row < facts->rents; row++)
		write_row(facts, FACT_RENT, row, &out);
	return buf_str(&out);
}

/* What `check` makes of the facts as a case. Adults who told nothing but a
 * name decide nothing and are left out. */
static struct decision check(
	struct arena *arena, struct session *session, const struct pack *pack)
{
	struct diags diags = {.arena = arena};
	struct str text = as_case(arena, session->facts);
	struct node *root = node_read(arena, "case", text, &diags);
	struct facts *facts = facts_new(arena, session->world->vocabulary);

	if (!root || !facts_read(arena, facts, root, &diags)) {
		diag_print(&diags, stderr);
		fail_msg("%.*s", STR_ARG(text));
	}
	facts->adult_count = session->facts->adult_count;
	for (int i = 0; i < facts->adult_count; i++)
		facts->adults[i] = session->facts->adults[i];
	return eval_program(arena, pack, session->world, facts, session->today);
}

static void compare(const struct decision *ours, const struct decision *theirs)
{
	assert_int_equal(ours->outcome, theirs->outcome);
	assert_int_equal(ours->count, theirs->count);
	for (int i = 0; i < ours->count; i++)
		assert_int_equal(
			ours->findings[i].outcome, theirs->findings[i].outcome);
}

/* --- a pack ------------------------------------------------------------------
 */

static int by_number(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

static int ask_once(const struct pack *pack)
{
	struct arena arena = {0};

	today = random_today(pack);
	struct session *session =
		session_new(&arena, &fixture.library->world, today);

	session->packs = (struct packs){&pack, 1};
	int asked = interview(session, pack);
	struct decision theirs = check(&arena, session, pack);
	compare(session_judge(session, &arena), &theirs);
	assert_true(asked <= most_questions(pack, session));
	arena_release(&arena);
	return asked;
}

static void test_pack(void **state)
{
	const struct pack *pack = *state;
	static int asked[TIMES_MOST];

	seed = 88172645463325252u;
	for (int i = 0; i < fixture.times; i++)
		asked[i] = ask_once(pack);
	qsort(asked, (size_t)fixture.times, sizeof *asked, by_number);
	if (fixture.times > 20)
		printf("| %.*s | %d | %d |\n", STR_ARG(pack->id),
			asked[fixture.times / 2], asked[fixture.times - 1]);
}

int main(int argc, char **argv)
{
	static struct CMUnitTest tests[PACKS_MOST];
	struct fixture *f = &fixture;
	int64_t times = 0;

	if (argc > 1 && str_to_int(str_of(argv[1]), &times) &&
		times <= TIMES_MOST)
		f->times = (int)times;
	f->diags.arena = &f->arena;
	f->cli = (struct cli){
		.arena = &f->arena, .diags = &f->diags, .data = "."};
	f->library = library_open(&f->cli);
	if (!f->library || !shelf_load(f->library, -1))
		return 1;
	int count = f->library->packs.count;
	for (int i = 0; i < count && i < PACKS_MOST; i++)
		tests[i] = (struct CMUnitTest){
			str_dup(&f->arena, f->library->packs.list[i]->id).p,
			test_pack, NULL, NULL,
			(void *)f->library->packs.list[i]};
	int failed = _cmocka_run_group_tests(
		"interview", tests, (size_t)count, NULL, NULL);
	arena_release(&f->arena);
	return failed;
}
