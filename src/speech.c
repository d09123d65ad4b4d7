/*
 * Finding a language's files.
 */
#include "speech.h"

#include <stdio.h>

#include "file.h"

/* Letters and hyphens: what may stand in the name of a file. */
static bool is_code(struct str code)
{
	for (size_t i = 0; i < code.n; i++) {
		char c = code.p[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		if (!letter && c != '-')
			return false;
	}
	return code.n > 0 && code.n < 16;
}

static struct words *refuse(const struct cli *cli, const char *language)
{
	diag_add(cli->diags, DIAG_USAGE, (struct loc){.file = "stayput"},
		"there is no language '%s'", language);
	diag_hint(cli->diags, "en and es are there");
	return NULL;
}

static struct words *open_words(const struct cli *cli, const char *language)
{
	struct words *words = ARENA_NEW(cli->arena, struct words);
	const char *own = option_own_folder(cli, "lang");

	words->arena = cli->arena;
	words->language = str_of(language);
	if (!own || !is_code(words->language))
		return refuse(cli, language);
	const char *path =
		str_printf(cli->arena, "%s/cli.%s.yaml", own, language).p;
	if (!file_exists(path))
		return refuse(cli, language);
	words->catalog = library_catalog(cli, path, language);
	return words->catalog ? words : NULL;
}

static const char *language_of(const struct cli *cli)
{
	return cli->lang ? cli->lang : "en";
}

const struct words *speech_program(const struct cli *cli)
{
	return open_words(cli, language_of(cli));
}

const struct words *speech_open(const struct library *library)
{
	const struct cli *cli = library->cli;
	const char *language = language_of(cli);
	struct words *words = open_words(cli, language);

	if (!words)
		return NULL;
	struct str facts = str_printf(cli->arena, "facts.%s.yaml", language);
	const char *path = option_rule_file(cli, facts.p);
	words->facts = path ? library_tree(cli, path) : NULL;
	words->vocabulary = library->world.vocabulary;
	return !path || words->facts ? words : NULL;
}

const struct words *speech_office(const struct library *library)
{
	const struct cli *cli = library->cli;
	const struct words *speech = speech_open(library);
	struct words *words = ARENA_NEW(cli->arena, struct words);
	const char *code = cli->lang ? cli->lang : "en";
	struct str name = str_printf(cli->arena, "batch.%s.yaml", code);

	if (!speech)
		return NULL;
	*words = *speech;
	words->catalog = library_words(library, "lang", name.p, code);
	return words->catalog ? words : NULL;
}

struct str speech_of_pack(const struct catalog *texts, const char *format, ...)
{
	char key[200];
	va_list args;

	va_start(args, format);
	int n = vsnprintf(key, sizeof key, format, args);
	va_end(args);
	if (!texts || n < 0 || (size_t)n >= sizeof key)
		return (struct str){NULL, 0};
	const struct sentence *found =
		catalog_find(texts, (struct str){key, (size_t)n});
	return found ? found->sentence : (struct str){NULL, 0};
}

/* The line of the file's first key, when that is the title on one line. */
static struct str title_line(struct str bytes)
{
	while (bytes.n) {
		struct str line = str_cut(&bytes, '\n');
		if (str_starts(line, STR("title: \"")) &&
			str_ends(line, STR("\"")))
			return line;
		if (line.n && line.p[0] != '#')
			break;
	}
	return (struct str){NULL, 0};
}

struct str speech_title(const struct library *library, const struct pack *pack,
	const char *language)
{
	const struct cli *cli = library->cli;
	const struct shelf *shelf = library_shelf(library, pack);
	struct str path = str_printf(
		cli->arena, "%s/text.%s.yaml", shelf->folder, language);
	struct file file =
		file_read(cli->arena, path.p, FILE_LIMIT, cli->diags);
	struct str line = title_line(file.bytes);
	struct node *root = NULL;

	if (!file.ok)
		return (struct str){NULL, 0};
	if (line.p)
		root = node_read(cli->arena, file.name, line, cli->diags);
	else
		root = node_read(cli->arena, file.name, file.bytes, cli->diags);
	const struct node *title = node_find(root, "title");
	return title ? title->text : (struct str){NULL, 0};
}
