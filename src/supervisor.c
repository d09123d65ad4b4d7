/*
 * A ring of rows: filled at one end from the table, emptied at the other.
 */
#include "supervisor.h"

#include <signal.h>
#include <string.h>

#include "batch_tell.h"
#include "rowname.h"

#define WAIT 200 /* milliseconds between looks at signals */

static struct slot *slot_at(struct batch *b, int i)
{
	return &b->slots[(b->first + i) % b->slot_count];
}

/* --- what is decided without a worker --------------------------------- */

static void end_row(struct slot *slot, enum household_is is, struct str code)
{
	slot->household.is = is;
	slot->household.code = code;
	slot->ready = true;
}

/* A row that is not to be made. A worker looks at its court papers all the
 * same: their days run also for those who wait. */
static void settle_row(struct slot *slot, enum household_is is, struct str code)
{
	slot->household.is = is;
	slot->household.code = code;
	slot->settled = true;
}

/* A row that the reader refused. */
static void refuse_row(struct slot *slot, const struct diags *diags)
{
	for (const struct diag *d = diags->first; d; d = d->next) {
		struct str what = d->sentence;
		if (d->hint.n)
			what = str_printf(&slot->arena, "%.*s; %.*s",
				STR_ARG(d->sentence), STR_ARG(d->hint));
		household_add_fault(&slot->household,
			(struct household_fault){.column = -1, .what = what});
	}
	end_row(slot, HOUSEHOLD_FAILED,
		diags->first ? str_of(diag_slug(diags->first->id))
			     : STR("csv"));
}

static void repeat_row(struct batch *b, struct slot *slot, int earlier)
{
	struct str row = str_printf(&slot->arena, "%d", earlier);
	struct words words = *b->shop.words;

	words.arena = &slot->arena;
	household_add_fault(&slot->household,
		(struct household_fault){.column = rowname_column(b->intake),
			.what = words_fill(&words, "batch.same_case",
				(struct catalog_value[]){{"row", row}, {0}})});
	settle_row(slot, HOUSEHOLD_FAILED, STR("duplicate-key"));
}

/* `told`: what the sentence of the code tells, a row or a reason. */
static void skip_row(struct batch *b, struct slot *slot, struct str code,
	struct household_fault fault, struct str told)
{
	struct words words = *b->shop.words;
	struct str key =
		str_printf(&slot->arena, "batch.skipped.%.*s", STR_ARG(code));

	words.arena = &slot->arena;
	fault.what = words_fill(
		&words, key.p, (struct catalog_value[]){{"row", told}, {0}});
	household_add_fault(&slot->household, fault);
	settle_row(slot, HOUSEHOLD_SKIPPED, code);
}

/* The column of this kind has the fault. */
static void hold_row(
	struct batch *b, struct slot *slot, struct str code, enum column_is is)
{
	struct household_fault fault = {
		.column = rowname_special(b->intake, is)};

	skip_row(b, slot, code, fault, STR(""));
}

/* Settles the row before it is judged, where that can be. */
static void settle(
	struct batch *b, struct slot *slot, const struct csv_row *row)
{
	const struct household_fault none = {.column = -1};
	int earlier = rowname_same_household(
		b->intake, &slot->arena, slot->cells, &b->seen, row->number);
	int same_case = 0;

	if (!earlier)
		same_case = rowname_same_stem(&slot->arena,
			slot->household.stem, &b->seen, row->number);
	if (earlier) {
		skip_row(b, slot, STR("duplicate"), none,
			str_printf(&slot->arena, "%d", earlier));
	} else if (same_case) {
		repeat_row(b, slot, same_case);
	} else if (rowname_is_barred(b->intake, &slot->arena, row)) {
		hold_row(b, slot, STR("do_not_send"), COLUMN_DO_NOT_SEND);
		slot->household.reason = rowname_reason(
			b->intake, &slot->arena, row, b->cli->show_values);
	} else if (b->cli->hold &&
		   !rowname_is_released(b->intake, &slot->arena, row)) {
		hold_row(b, slot, STR("held"), COLUMN_RELEASE);
	}
}

/* Whether --only names the row, by its case id or its number. */
static bool is_asked_again(struct batch *b, const struct slot *slot)
{
	const char *only = b->cli->only;
	int64_t number;

	if (!only)
		return false;
	bool is = str_is(slot->household.stem, only) ||
		  (str_to_int(str_of(only), &number) &&
			  number == slot->household.row);
	b->only_found = b->only_found || is;
	return is;
}

/* --- giving ----------------------------------------------------------- */

/* Whether a row says what it said, with the key of the row that it was. */
static bool says_the_same(
	struct batch *b, struct slot *slot, const struct household *before)
{
	struct str hash = rowname_hash(b->intake, &slot->arena,
		journal_row_key(&b->journal, before->row), slot->cells);

	return str_eq(before->hash, hash);
}

/* What the journal knows of the row goes with it. */
static void look_back(
	struct batch *b, struct slot *slot, struct order_slip *slip)
{
	struct household before;

	slip->version = 1;
	if (!b->writes || slot->settled ||
		!journal_find(&b->journal, &slot->arena, slip->stem, &before))
		return;
	slip->version = before.version;
	if (before.is != HOUSEHOLD_MADE)
		return;
	slot->moved = before.row != slip->row;
	if (is_asked_again(b, slot) || !says_the_same(b, slot, &before)) {
		slip->version++;
		return;
	}
	struct buf packed = {.arena = &slot->arena};
	household_pack(&before, &packed);
	slip->before = buf_str(&packed);
}

static void crash(struct batch *b, struct slot *slot)
{
	if (b->writes)
		rowname_remove_papers(
			&b->shop.store, &slot->arena, slot->household.stem);
	household_add_fault(
		&slot->household, (struct household_fault){.column = -1,
					  .what = words_say(b->shop.words,
						  "batch.failed.crash")});
	end_row(slot, HOUSEHOLD_FAILED, STR("crash"));
}

static void give(struct batch *b, struct slot *slot, int at)
{
	struct crew_member *member = crew_idle(&b->crew);
	struct order_slip slip = {.row = slot->household.row,
		.stem = slot->household.stem,
		.hash = slot->household.hash,
		.court_only = slot->settled,
		.cells = slot->cells};

	look_back(b, slot, &slip);
	slot->household.version = slip.version;
	if (!member || !crew_give(member, &slip, at)) {
		if (member)
			crew_take(member, &slot->arena);
		crash(b, slot);
	}
}

static bool is_of_shard(const struct batch *b, int row)
{
	return row % b->shard.of == b->shard.part;
}

/* Takes one row from the table into the ring; nothing when it is blank or
 * another shard's. */
static void take_row(struct batch *b)
{
	int at = (b->first + b->used) % b->slot_count;
	struct slot *slot = &b->slots[at];

	arena_clear(&slot->arena);
	slot->ready = false;
	slot->moved = false;
	slot->settled = false;
	slot->cells = STR("");
	struct diags diags = {.arena = &slot->arena};
	struct csv_row row = csv_next(b->intake->csv, &slot->arena, &diags);
	slot->household = household_new(&slot->arena, row.number);
	slot->household.stem = str_printf(&slot->arena, "%06d", row.number);
	b->at_end = row.status == CSV_END || row.status == CSV_STOPPED;
	b->unreadable = b->unreadable || row.status == CSV_STOPPED;
	b->last_row = row.number > b->last_row ? row.number : b->last_row;
	if (row.status == CSV_END || row.status == CSV_BLANK)
		return;
	if (row.status == CSV_ROW) {
		slot->cells = rowname_cells(b->intake, &slot->arena, &row);
		slot->household.hash = rowname_hash(b->intake, &slot->arena,
			journal_row_key(&b->journal, row.number), slot->cells);
		b->tally.bad_ids += !rowname_stem(
			b->intake, &slot->arena, &row, &slot->household.stem);
		settle(b, slot, &row);
	} else {
		refuse_row(slot, &diags);
	}
	if (!is_of_shard(b, row.number))
		return;
	b->used++;
	if (!slot->ready)
		give(b, slot, at);
}

/* --- taking ----------------------------------------------------------- */

static void take_answer(struct slot *slot, struct str message)
{
	struct household said = household_unpack(&slot->arena, message);

	if (!slot->settled) {
		slot->household = said;
		return;
	}
	slot->household.urgent = said.urgent;
	slot->household.papers = said.papers;
	slot->household.day = said.day;
}

static void take_result(struct batch *b)
{
	struct crew_member *member = crew_wait(&b->crew, WAIT);

	if (!member)
		return;
	struct slot *slot = &b->slots[member->slot];
	struct str message = crew_take(member, &slot->arena);
	if (message.p) {
		take_answer(slot, message);
		slot->ready = true;
	} else {
		crash(b, slot);
	}
}

/* --- emptying --------------------------------------------------------- */

static bool has_paper(const struct household *h, struct str name)
{
	for (int i = 0; i < h->made_count; i++)
		if (str_eq(h->made[i].name, name))
			return true;
	return false;
}

/* Journals the row; only then the papers go that it replaces. */
static void journal_row(struct batch *b, struct slot *slot)
{
	const struct household *h = &slot->household;
	struct household before;
	bool found = journal_find(&b->journal, &slot->arena, h->stem, &before);

	if (!journal_add(&b->journal, h, b->cli->diags)) {
		b->stopped = true;
		return;
	}
	for (int i = 0; found && i < before.made_count; i++)
		if (!has_paper(h, before.made[i].name))
			store_remove(&b->shop.store,
				str_dup(&slot->arena, before.made[i].name).p);
}

static void tell_stop(struct batch *b, const struct household *h)
{
	for (int i = 0; i < h->fault_count; i++)
		diag_add(b->cli->diags, DIAG_FILE_WRITE,
			(struct loc){.file = b->shop.store.path}, "%.*s",
			STR_ARG(h->faults[i].what));
	b->stopped = true;
}

/* Rows of one stem twice are not journalled: the first one has the papers. */
static void emit(struct batch *b, struct slot *slot)
{
	const struct household *h = &slot->household;
	bool second = str_is(h->code, "duplicate-key") ||
		      str_is(h->code, "duplicate");

	if (h->is == HOUSEHOLD_STOPPED) {
		tell_stop(b, h);
		return;
	}
	if (b->writes && (!h->kept || slot->moved) && !second)
		journal_row(b, slot);
	if (b->stopped)
		return;
	tally_add(&b->tally, h);
	if (b->writes)
		lists_add(&b->lists, h, slot->cells);
	batch_tell_row(b, h);
}

static void empty(struct batch *b)
{
	while (b->used > 0 && slot_at(b, 0)->ready && !b->stopped) {
		emit(b, slot_at(b, 0));
		b->first = (b->first + 1) % b->slot_count;
		b->used--;
	}
}

/* --- running ---------------------------------------------------------- */

/* Whether a signal asks to end; it stays pending. */
static bool is_interrupted(void)
{
	sigset_t pending;

	sigpending(&pending);
	return sigismember(&pending, SIGINT) ||
	       sigismember(&pending, SIGTERM) || sigismember(&pending, SIGHUP);
}

static bool may_take(struct batch *b)
{
	return !b->at_end && !b->stopped && !b->interrupted &&
	       b->used < b->slot_count && crew_idle(&b->crew);
}

static void stop_without_workers(struct batch *b)
{
	diag_add(b->cli->diags, DIAG_FILE_WRITE,
		(struct loc){.file = "stayput"}, "cannot start a worker");
	b->stopped = true;
}

void supervisor_run(struct batch *b)
{
	for (;;) {
		b->interrupted = b->interrupted || is_interrupted();
		while (may_take(b) && !is_interrupted())
			take_row(b);
		empty(b);
		batch_tell_progress(b);
		if (crew_is_busy(&b->crew))
			take_result(b);
		else if (!may_take(b))
			break;
	}
	if (!b->at_end && !b->stopped && !b->interrupted)
		stop_without_workers(b);
	empty(b);
}
