/*
 * Choosing a case that shows most of a program's papers.
 */
#include "sample.h"

#include "bind.h"
#include "fill.h"
#include "gate.h"
#include "shelf.h"
#include "trial.h"

/* The best case so far. */
struct choice {
	struct library *library;
	const struct pack *pack;
	struct facts *facts;
	civil_day today;
	int papers;
};

static enum status refuse(
	struct cli *cli, const char *sentence, const char *hint)
{
	diag_add(cli->diags, DIAG_USAGE, (struct loc){.file = "stayput"}, "%s",
		sentence);
	diag_hint(cli->diags, "%s", hint);
	return STATUS_USAGE;
}

static int count_papers(
	const struct choice *choice, const struct facts *facts, civil_day today)
{
	struct arena *arena = choice->library->arena;
	struct decision decision = eval_program(
		arena, choice->pack, &choice->library->world, facts, today);
	int count = 0;

	for (const struct pack_document *d = choice->pack->documents; d;
		d = d->next)
		count += gate_judge(arena, &decision, d, -1).offered;
	return count;
}

static void weigh_case(
	struct choice *choice, const struct node *base, const struct node *node)
{
	struct diags *diags = choice->library->cli->diags;
	const struct node *day = node_find(node, "today");
	civil_day today = 0;

	if (!day || !bind_date(day, &today, diags))
		return;
	struct facts *facts = trial_facts(choice->library, base, node);
	if (!facts)
		return;
	int papers = count_papers(choice, facts, today);
	if (papers <= choice->papers)
		return;
	choice->papers = papers;
	choice->facts = facts;
	choice->today = today;
}

static bool choose_case(struct choice *choice)
{
	const struct library *library = choice->library;
	struct str path = str_printf(library->arena, "%s/cases.yaml",
		library_shelf(library, choice->pack)->folder);
	const struct node *root = library_tree(library->cli, path.p);

	if (!root)
		return false;
	const struct node *base = node_find(root, "base");
	const struct node *cases = node_find(root, "cases");
	for (const struct node *n = cases ? cases->first : NULL; n; n = n->next)
		weigh_case(choice, base, n);
	return true;
}

/* Lays the invented names over the case. */
static bool add_names(struct choice *choice)
{
	const struct cli *cli = choice->library->cli;
	const char *folder = option_own_folder(cli, "templates");
	struct str path = str_printf(
		cli->arena, "%s/sample.yaml", folder ? folder : "templates");
	const struct node *root = library_tree(cli, path.p);

	return root && facts_read(cli->arena, choice->facts, root, cli->diags);
}

enum status sample_command(struct cli *cli)
{
	struct choice choice = {0};

	if (!cli->output)
		return refuse(cli, "sample needs -o DIR", "name a folder");
	if (cli->copies.given)
		return refuse(cli, "--copies takes names here, not a number",
			"tenant,landlord,file");
	choice.library = shelf_choose(cli) ? library_open(cli) : NULL;
	if (!choice.library || !shelf_load(choice.library, -1))
		return option_status(cli, STATUS_PACK);
	if (choice.library->packs.count != 1)
		return refuse(cli, "sample needs one program",
			"stayput list shows them");
	choice.pack = choice.library->packs.list[0];
	if (!choose_case(&choice))
		return option_status(cli, STATUS_PACK);
	if (!choice.facts) {
		choice.facts =
			facts_new(cli->arena, choice.library->world.vocabulary);
		choice.today = cli->today.day;
	}
	if (!add_names(&choice))
		return option_status(cli, STATUS_PACK);
	cli->today.day = choice.today;
	return fill_papers(choice.library, choice.facts, true);
}
