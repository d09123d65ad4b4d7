/*
 * Reading receipts and comparing them with the laws of now. A law that ended
 * as it said it would is the law that it was; one with another hash, or that
 * suspensions.yaml stops, is not.
 */
#include "verify.h"

#include <stdio.h>

#include "file.h"
#include "receipt.h"
#include "report.h"
#include "shelf.h"
#include "whole.h"

#define PAPER_LIMIT ((size_t)32 * 1024 * 1024)
#define PAPERS_MOST 2000

enum law { LAW_SAME, LAW_REPLACED, LAW_SUSPENDED, LAW_GONE };

static const char *const law_names[] = {
	"same", "replaced", "suspended", "gone"};

/* A receipt, where it was found, and what became of its law. */
struct paper_check {
	const char *file; /* NULL: typed */
	struct receipt receipt;
	enum law law;
	const struct pack *pack; /* NULL: gone */
	enum pack_status then;
	enum pack_status now;
};

struct verify {
	struct cli *cli;
	struct library *library;
	struct paper_check *list;
	int count;
};

/* --- collecting receipts ---------------------------------------------- */

static void add(
	struct verify *verify, const char *file, const struct receipt *receipt)
{
	for (int i = 0; i < verify->count; i++) {
		const struct receipt *other = &verify->list[i].receipt;
		if (verify->list[i].file == file &&
			str_eq(other->program, receipt->program) &&
			str_eq(other->hash, receipt->hash) &&
			other->today == receipt->today)
			return;
	}
	if (verify->count < PAPERS_MOST)
		verify->list[verify->count++] =
			(struct paper_check){.file = file, .receipt = *receipt};
}

static void read_paper(struct verify *verify, const char *path)
{
	struct cli *cli = verify->cli;
	struct file file = file_read(cli->arena, path, PAPER_LIMIT, cli->diags);
	struct receipt receipt;
	int before = verify->count;

	if (!file.ok)
		return;
	while (receipt_find(&file.bytes, &receipt))
		add(verify, file.name, &receipt);
	if (verify->count > before)
		return;
	diag_add(cli->diags, DIAG_NO_RECEIPT, (struct loc){.file = file.name},
		"there is no receipt in this file");
	diag_hint(cli->diags,
		"type the code at the foot of the page: stayput verify CODE");
}

/* A receipt of a batch, which has few different ones. */
static void add_lasting(void *context, const struct receipt *receipt)
{
	struct verify *verify = context;
	struct arena *arena = verify->cli->arena;
	int before = verify->count;

	add(verify, verify->cli->args[0], receipt);
	if (verify->count == before)
		return;
	struct receipt *own = &verify->list[before].receipt;
	own->program = str_dup(arena, own->program);
	own->hash = str_dup(arena, own->hash);
	own->engine = str_dup(arena, own->engine);
}

static void read_folder(struct verify *verify, const char *folder)
{
	struct cli *cli = verify->cli;
	bool any = false;

	if (whole_is_batch(cli, folder)) {
		whole_check(cli, folder, add_lasting, verify);
		return;
	}
	const char **name = file_names(cli->arena, folder, cli->diags);

	for (; name && *name; name++) {
		if (!str_ends(str_of(*name), STR(".pdf")))
			continue;
		any = true;
		read_paper(verify,
			str_printf(cli->arena, "%s/%s", folder, *name).p);
	}
	if (any)
		return;
	diag_add(cli->diags, DIAG_NO_RECEIPT, (struct loc){.file = folder},
		"there are no papers in this folder");
}

static void read_args(struct verify *verify)
{
	const char *word = verify->cli->args[0];
	struct receipt receipt;

	if (receipt_parse(str_of(word), &receipt))
		add(verify, NULL, &receipt);
	else if (file_is_folder(word))
		read_folder(verify, word);
	else
		read_paper(verify, word);
}

/* --- comparing --------------------------------------------------------- */

/* Names every program of the receipts that is there, for the library to read
 * these alone. */
static bool choose_programs(struct verify *verify)
{
	struct cli *cli = verify->cli;
	bool any = false;

	cli->programs.count = 0;
	for (int i = 0; i < verify->count; i++) {
		struct str id = verify->list[i].receipt.program;
		const char *name = str_dup(cli->arena, id).p;
		const char *path = option_rule_file(
			cli, str_printf(cli->arena, "%s/pack.yaml", name).p);
		bool there = false;
		for (int k = 0; k < cli->programs.count; k++)
			there = there || str_is(id, cli->programs.items[k]);
		any = any || path;
		if (path && !there && cli->programs.count < OPTION_LIST_MOST)
			cli->programs.items[cli->programs.count++] = name;
	}
	return any;
}

static enum pack_status status_on(
	const struct verify *verify, const struct pack *pack, civil_day day)
{
	const struct facts *nobody = facts_new(
		verify->cli->arena, verify->library->world.vocabulary);

	return eval_program(
		verify->cli->arena, pack, &verify->library->world, nobody, day)
		.status;
}

static void compare(struct verify *verify, struct paper_check *check)
{
	const struct packs *packs = &verify->library->packs;

	check->law = LAW_GONE;
	for (int i = 0; i < packs->count; i++)
		if (str_eq(packs->list[i]->id, check->receipt.program))
			check->pack = packs->list[i];
	if (!check->pack)
		return;
	check->then = status_on(verify, check->pack, check->receipt.today);
	check->now = status_on(verify, check->pack, verify->cli->today.day);
	check->law = LAW_SAME;
	if (!receipt_matches(&check->receipt, check->pack->hash))
		check->law = LAW_REPLACED;
	if (check->now == STATUS_SUSPENDED || check->now == STATUS_STRUCK)
		check->law = LAW_SUSPENDED;
}

/* --- telling ----------------------------------------------------------- */

static struct str status_word(
	const struct words *words, enum pack_status status)
{
	struct str key = str_printf(
		words->arena, "status.%s", lifecycle_status_name(status));

	return words_say(words, key.p);
}

static void tell_law(const struct verify *verify, const struct tell *tell,
	const struct paper_check *check)
{
	const struct words *words = tell->words;
	struct catalog_value now[] = {
		{"day", words_day(words, verify->cli->today.day)},
		{"status", status_word(words, check->now)}, {0}};
	struct catalog_value then[] = {
		{"status", status_word(words, check->then)}, {0}};
	struct catalog_value checked[] = {
		{"day", words_day(words, check->pack->checked)}, {0}};

	tell_say(tell, 2,
		receipt_matches(&check->receipt, check->pack->hash)
			? "verify.same"
			: "verify.replaced",
		NULL);
	tell_say(tell, 2, "verify.status_then", then);
	tell_say(tell, 2, "verify.status", now);
	if (check->law == LAW_SUSPENDED)
		tell_say(tell, 2, "verify.stopped", NULL);
	if (pack_is_stale(check->pack, verify->cli->today.day))
		tell_say(tell, 2, "verify.stale", checked);
}

static void print_text(const struct verify *verify, const struct words *words)
{
	struct screen screen =
		screen_new(verify->cli->arena, verify->cli->plain);

	for (int i = 0; i < verify->count; i++) {
		const struct paper_check *check = &verify->list[i];
		struct tell tell = tell_start(
			verify->library, words, &screen, check->pack);
		struct catalog_value paper[] = {
			{"day", words_day(words, check->receipt.today)},
			{"program", check->pack ? tell_title(&tell)
						: check->receipt.program},
			{0}};
		if (check->file)
			screen_text(&screen, 0, "", str_of(check->file));
		tell_say(&tell, check->file ? 2 : 0, "verify.paper", paper);
		if (check->pack)
			tell_law(verify, &tell, check);
		else
			tell_say(&tell, 2, "verify.gone", NULL);
	}
	fwrite(screen.out.p, 1, screen.out.n, stdout);
}

static void add_check(struct json *json, const struct verify *verify,
	const struct paper_check *check)
{
	json_map(json, NULL);
	if (check->file)
		json_text(json, "file", str_of(check->file));
	else
		json_nothing(json, "file");
	json_text(json, "program", check->receipt.program);
	report_json_day(
		json, "made", (struct maybe_day){true, check->receipt.today});
	json_text(json, "engine", check->receipt.engine);
	json_text(json, "law", str_of(law_names[check->law]));
	if (check->pack) {
		json_truth(json, "same_text",
			receipt_matches(&check->receipt, check->pack->hash));
		json_text(json, "status_then",
			str_of(lifecycle_status_name(check->then)));
		json_text(json, "status",
			str_of(lifecycle_status_name(check->now)));
		report_json_age(json, check->pack, verify->cli->today.day);
	}
	json_end(json);
}

static void print_json(const struct verify *verify)
{
	struct buf out = {.arena = verify->cli->arena};
	struct json json = json_start();

	json_number(&json, "schema", 1);
	report_json_day(&json, "today",
		(struct maybe_day){true, verify->cli->today.day});
	json_list(&json, "papers");
	for (int i = 0; i < verify->count; i++)
		add_check(&json, verify, &verify->list[i]);
	json_end(&json);
	json_print(&json, &out);
	json_release(&json);
	fwrite(out.p, 1, out.n, stdout);
}

static enum status status_of(const struct verify *verify)
{
	for (int i = 0; i < verify->count; i++)
		if (verify->list[i].law != LAW_SAME)
			return STATUS_NO_PAPER;
	return option_status(verify->cli,
		verify->cli->diags->errors ? STATUS_INPUT : STATUS_DONE);
}

enum status verify_run(struct cli *cli)
{
	struct verify verify = {.cli = cli,
		.list = arena_array(
			cli->arena, PAPERS_MOST, sizeof *verify.list)};

	read_args(&verify);
	if (!verify.count)
		return option_status(cli, STATUS_INPUT);
	bool any = choose_programs(&verify);
	verify.library = library_open(cli);
	if (!verify.library || (any && !shelf_load(verify.library, -1)))
		return option_status(cli, STATUS_PACK);
	for (int i = 0; i < verify.count; i++)
		compare(&verify, &verify.list[i]);
	const struct words *words = speech_open(verify.library);
	if (!words)
		return option_status(cli, STATUS_USAGE);
	if (cli->json)
		print_json(&verify);
	else
		print_text(&verify, words);
	return status_of(&verify);
}
