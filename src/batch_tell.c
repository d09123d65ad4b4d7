/*
 * Counting and telling. People are told on standard error while it runs, and
 * on standard output at the end.
 */
#include "batch_tell.h"

#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "json.h"

void tally_add(struct tally *tally, const struct household *h)
{
	int i = 0;

	tally->rows++;
	tally->by_is[h->is]++;
	tally->papers += h->made_count;
	tally->kept += h->kept;
	tally->urgent += h->urgent;
	if (h->is == HOUSEHOLD_MADE)
		return;
	while (i < tally->reason_count &&
		(tally->reasons[i].is != h->is ||
			!str_is(h->code, tally->reasons[i].code)))
		i++;
	if (i == TALLY_MOST)
		return;
	if (i == tally->reason_count) {
		tally->reason_count++;
		tally->reasons[i].is = h->is;
		snprintf(tally->reasons[i].code, sizeof tally->reasons[i].code,
			"%.*s", STR_ARG(h->code));
	}
	tally->reasons[i].count++;
}

/* --- rows ------------------------------------------------------------- */

static struct str column_name(
	const struct batch *batch, const struct household_fault *fault)
{
	return fault->column < 0 ? fault->fact
				 : batch->intake->columns[fault->column].header;
}

static void json_fault(struct json *json, const struct batch *batch,
	const struct household_fault *fault)
{
	json_map(json, NULL);
	if (fault->column >= 0)
		json_text(json, "letter",
			str_of(batch->intake->columns[fault->column].letters));
	json_text(json, "column", column_name(batch, fault));
	json_text(json, "what", fault->what);
	json_text(json, "ask", fault->ask);
	json_end(json);
}

static void json_row(const struct batch *batch, const struct household *h)
{
	struct arena scratch = {0};
	struct buf out = {.arena = &scratch};
	struct json json = json_start();

	json_number(&json, "row", h->row);
	json_text(&json, "id", h->stem);
	json_text(&json, "status", str_of(household_name(h->is)));
	json_text(&json, "code", h->code);
	json_truth(&json, "urgent", h->urgent);
	if (h->day.n)
		json_text(&json, "day", h->day);
	json_list(&json, "files");
	for (int i = 0; i < h->made_count; i++)
		json_text(&json, NULL, h->made[i].name);
	json_end(&json);
	json_list(&json, "faults");
	for (int i = 0; i < h->fault_count; i++)
		json_fault(&json, batch, &h->faults[i]);
	json_end(&json);
	json_print_line(&json, &out);
	json_release(&json);
	fwrite(out.p, 1, out.n, stdout);
	arena_release(&scratch);
}

static void text_fault(
	const struct batch *batch, const struct household_fault *fault)
{
	struct str column = column_name(batch, fault);

	printf("  %.*s%s%.*s\n", STR_ARG(column), column.n ? ": " : "",
		STR_ARG(fault->what));
}

static void text_row(const struct batch *batch, const struct household *h)
{
	if (h->is == HOUSEHOLD_MADE)
		return;
	printf("%d: %s (%.*s)\n", h->row, household_name(h->is),
		STR_ARG(h->code));
	for (int i = 0; i < h->fault_count; i++)
		text_fault(batch, &h->faults[i]);
}

void batch_tell_row(const struct batch *batch, const struct household *h)
{
	if (batch->cli->json)
		json_row(batch, h);
	else if (!batch->writes && !batch->cli->quiet)
		text_row(batch, h);
}

/* --- progress --------------------------------------------------------- */

#define PERIOD_TERMINAL 1
#define PERIOD_ELSEWHERE 60

static struct str number(struct arena *arena, int n)
{
	return str_printf(arena, "%d", n);
}

/* "1:05:09": of the table's bytes as many are read in the time; empty where
 * nobody knows how many there are. */
static struct str time_left(
	const struct batch *batch, struct arena *arena, int64_t seconds)
{
	struct stat stats;
	FILE *stream = batch->intake->stream;
	int64_t at = csv_offset(batch->intake->csv);

	if (at <= 0 || fstat(fileno(stream), &stats) != 0 ||
		!S_ISREG(stats.st_mode))
		return STR("");
	int64_t rest = (int64_t)stats.st_size - at;
	int64_t left = rest > 0 ? seconds * rest / at : 0;
	return str_printf(arena, "%d:%02d:%02d", (int)(left / 3600),
		(int)(left / 60 % 60), (int)(left % 60));
}

static struct str progress_line(
	const struct batch *batch, const struct words *words, int64_t seconds)
{
	const struct tally *t = &batch->tally;
	struct arena *arena = words->arena;
	struct str left = time_left(batch, arena, seconds);

	return words_fill(words,
		left.n ? "batch.progress.left" : "batch.progress.line",
		(struct catalog_value[]){
			{"made", number(arena, t->by_is[HOUSEHOLD_MADE])},
			{"refused", number(arena, t->by_is[HOUSEHOLD_REFUSED])},
			{"failed", number(arena, t->by_is[HOUSEHOLD_FAILED])},
			{"rate", number(arena, (int)(t->rows / seconds))},
			{"left", left}, {0}});
}

void batch_tell_progress(struct batch *batch)
{
	int64_t now = (int64_t)time(NULL);
	bool terminal = isatty(STDERR_FILENO);
	int64_t period = terminal ? PERIOD_TERMINAL : PERIOD_ELSEWHERE;

	if (!batch->started)
		batch->told = batch->started = now;
	if (batch->cli->quiet || now - batch->told < period)
		return;
	struct arena scratch = {0};
	struct words words = *batch->shop.words;
	words.arena = &scratch;
	struct str line = progress_line(batch, &words, now - batch->started);
	fprintf(stderr, "%s%.*s%s", terminal ? "\r" : "", STR_ARG(line),
		terminal ? "\033[K" : "\n");
	batch->told = now;
	arena_release(&scratch);
}

/* --- the end ---------------------------------------------------------- */

static void say(const struct batch *batch, const char *key,
	struct catalog_value *values)
{
	struct str line = words_fill(batch->shop.words, key, values);

	printf("%.*s\n", STR_ARG(line));
}

static void say_lists(const struct batch *batch)
{
	struct arena *arena = batch->cli->arena;

	for (enum list i = 0; i < LISTS; i++)
		if (batch->lists.counts[i])
			say(batch,
				i == LIST_URGENT ? "batch.end.urgent"
						 : "batch.end.list",
				(struct catalog_value[]){
					{"file", str_printf(arena, "%s/%s",
							 batch->shop.store.path,
							 lists_name(i))},
					{"rows", number(arena,
							 batch->lists
								 .counts[i])},
					{0}});
}

static void say_reasons(const struct batch *batch)
{
	const struct tally *t = &batch->tally;

	for (int i = 0; i < t->reason_count; i++)
		printf("  %s, %s: %d\n", household_name(t->reasons[i].is),
			t->reasons[i].code, t->reasons[i].count);
}

/* "G, H": letters, for a header may be a client's. */
static void say_columns(
	const struct batch *batch, const char *key, enum column_is is)
{
	struct arena *arena = batch->cli->arena;
	struct buf letters = {.arena = arena};
	int count = 0;

	for (int i = 0; batch->intake && i < batch->intake->count; i++) {
		const struct column *column = &batch->intake->columns[i];
		if (column->is != is)
			continue;
		buf_printf(
			&letters, "%s%s", count++ ? ", " : "", column->letters);
	}
	if (count)
		say(batch, key,
			(struct catalog_value[]){
				{"columns", number(arena, count)},
				{"letters", buf_str(&letters)}, {0}});
}

void batch_tell_end(const struct batch *batch)
{
	const struct tally *t = &batch->tally;
	struct arena *arena = batch->cli->arena;

	if (isatty(STDERR_FILENO) && batch->told > batch->started)
		fputc('\n', stderr);
	if (batch->cli->quiet || batch->cli->json)
		return;
	say_lists(batch);
	say(batch, "batch.end.rows",
		(struct catalog_value[]){{"rows", number(arena, t->rows)},
			{"made", number(arena, t->by_is[HOUSEHOLD_MADE])},
			{"refused", number(arena, t->by_is[HOUSEHOLD_REFUSED])},
			{"failed", number(arena, t->by_is[HOUSEHOLD_FAILED])},
			{"skipped", number(arena, t->by_is[HOUSEHOLD_SKIPPED])},
			{"papers", number(arena, t->papers)}, {0}});
	say_reasons(batch);
	say_columns(batch, "batch.end.unknown", COLUMN_UNKNOWN);
	say_columns(batch, "batch.end.private", COLUMN_PRIVATE);
	if (t->kept)
		say(batch, "batch.end.kept",
			(struct catalog_value[]){
				{"rows", number(arena, t->kept)}, {0}});
	if (t->bad_ids)
		say(batch, "batch.end.bad_ids",
			(struct catalog_value[]){
				{"rows", number(arena, t->bad_ids)}, {0}});
	if (batch->interrupted || batch->stopped)
		say(batch, "batch.end.resume", NULL);
	if (t->papers)
		say(batch, "batch.end.not_advice", NULL);
}
