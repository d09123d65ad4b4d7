/*
 * A ring of rows: filled at one end from the table, emptied at the other.
 */
#include "supervisor.h"

#include <signal.h>
#include <string.h>
#include <time.h>

#include "batch_keep.h"
#include "batch_tell.h"
#include "rowname.h"

#define WAIT 200 /* milliseconds between looks at signals */

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
	slot->repeats = true;
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
		slot->repeats = true;
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

/* A settled row has no papers of its own, and stays what it is. */
static void crash(struct batch *b, struct slot *slot)
{
	if (b->writes && !slot->settled)
		batch_remove_untold(b, slot);
	household_add_fault(
		&slot->household, (struct household_fault){.column = -1,
					  .what = words_say(b->shop.words,
						  "batch.failed.crash")});
	if (slot->settled)
		slot->ready = true;
	else
		end_row(slot, HOUSEHOLD_FAILED, STR("crash"));
}

static void give(struct batch *b, struct slot *slot, struct crew_member *member)
{
	struct order_slip slip = {.row = slot->household.row,
		.stem = slot->household.stem,
		.hash = slot->household.hash,
		.court_only = slot->settled,
		.cells = slot->cells};

	look_back(b, slot, &slip);
	slot->household.version = slip.version;
	slot->waits = false;
	b->waiting--;
	crew_give(member, &slip, (int)(slot - b->slots));
}

/* Rows that are in the ring and have no worker, as long as one has room. */
static void give_waiting(struct batch *b)
{
	struct crew_member *member;

	for (int i = 0; b->waiting && i < b->used; i++) {
		if (!batch_slot(b, i)->waits)
			continue;
		member = crew_free(&b->crew);
		if (!member)
			return;
		give(b, batch_slot(b, i), member);
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
	slot->repeats = false;
	slot->waits = false;
	slot->cells = STR("");
	struct diags diags = {.arena = &slot->arena};
	struct csv_row row = csv_next(b->intake->csv, &slot->arena, &diags);
	slot->household = household_new(&slot->arena, row.number);
	slot->household.stem = str_printf(&slot->arena, "%06d", row.number);
	b->at_end = row.status == CSV_END || row.status == CSV_STOPPED;
	b->unreadable = b->unreadable || row.status == CSV_STOPPED;
	if (row.number > b->table.rows)
		b->table.rows = row.number;
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
	slot->waits = !slot->ready;
	b->waiting += slot->waits;
	give_waiting(b);
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

/* The oldest row of a dead worker has ended it; it had not begun the others,
 * which wait for another. */
static void take_rows_back(struct batch *b, struct crew_member *member)
{
	int at = crew_forget(member);

	crash(b, &b->slots[at]);
	while ((at = crew_forget(member)) >= 0) {
		b->slots[at].waits = true;
		b->waiting++;
	}
}

static void take_result(struct batch *b, struct crew_member *member)
{
	struct slot *slot = &b->slots[crew_slot(member)];
	struct str message = crew_take(member, &slot->arena);

	if (!message.p) {
		take_rows_back(b, member);
		return;
	}
	take_answer(slot, message);
	slot->ready = true;
}

/* With rows enough before every worker there is time to let their words come
 * together: being woken for each costs more than a word. */
static void rest(struct batch *b)
{
	static const struct timespec moment = {.tv_nsec = 1000000};

	if (crew_is_fed(&b->crew))
		nanosleep(&moment, NULL);
}

static void take_results(struct batch *b)
{
	rest(b);
	struct crew_member *member = crew_wait(&b->crew, WAIT);
	for (int i = 0; member && i < b->slot_count; i++) {
		take_result(b, member);
		member = crew_wait(&b->crew, 0);
	}
}

/* --- emptying --------------------------------------------------------- */

static void tell_stop(struct batch *b, const struct household *h)
{
	for (int i = 0; i < h->fault_count; i++)
		diag_add(b->cli->diags, DIAG_FILE_WRITE,
			(struct loc){.file = b->shop.store.path}, "%.*s",
			STR_ARG(h->faults[i].what));
	b->stopped = true;
}

static void count_repeat(struct batch *b, const struct slot *slot)
{
	if (!slot->repeats)
		return;
	if (slot->household.is == HOUSEHOLD_SKIPPED)
		b->table.same_household++;
	else
		b->table.same_case++;
}

static void emit(struct batch *b, struct slot *slot)
{
	const struct household *h = &slot->household;

	batch_remove_replaced(b, slot);
	count_repeat(b, slot);
	tally_add(&b->tally, h);
	if (b->writes)
		lists_add(&b->lists, h, slot->cells);
	batch_tell_row(b, h);
}

static bool is_stop(const struct slot *slot)
{
	return slot->household.is == HOUSEHOLD_STOPPED;
}

/* The oldest rows that are ready and good, where they are enough to be kept
 * together. */
static int rows_due(struct batch *b)
{
	int rows = 0;

	while (rows < b->used && batch_slot(b, rows)->ready &&
		!is_stop(batch_slot(b, rows)))
		rows++;
	return rows < b->group && crew_is_busy(&b->crew) ? 0 : rows;
}

static void empty(struct batch *b)
{
	int rows = b->stopped ? 0 : rows_due(b);

	if (rows && b->writes && !batch_keep(b, rows)) {
		b->stopped = true;
		return;
	}
	for (; rows > 0; rows--) {
		emit(b, batch_slot(b, 0));
		b->first = (b->first + 1) % b->slot_count;
		b->used--;
	}
	if (b->used && batch_slot(b, 0)->ready && is_stop(batch_slot(b, 0)) &&
		!b->stopped)
		tell_stop(b, &batch_slot(b, 0)->household);
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
	return !b->at_end && !b->stopped && !b->interrupted && !b->waiting &&
	       b->used < b->slot_count && crew_free(&b->crew);
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
		give_waiting(b);
		while (may_take(b) && !is_interrupted())
			take_row(b);
		empty(b);
		batch_tell_progress(b);
		if (crew_is_busy(&b->crew))
			take_results(b);
		else if (!may_take(b))
			break;
	}
	if ((!b->at_end || b->waiting) && !b->stopped && !b->interrupted)
		stop_without_workers(b);
	batch_drop_held(b);
}
