/*
 * Every template of templates/: it is built without a word; a sentence that no
 * block uses is told, and so is each sentence that is taken away.
 */
#include "data.h"

#include "library.h"
#include "template.h"

#define MOST 64

struct trying {
	struct arena arena;
	struct diags diags;
	struct cli cli;
	struct library *library;
	const struct catalog *common;
	struct file layout, texts;
	const char *folder;
};

static struct file read_file(struct trying *t, const char *name)
{
	struct str path =
		str_printf(&t->arena, "templates/%s/%s", t->folder, name);

	return file_read(&t->arena, path.p, FILE_LIMIT, &t->diags);
}

static void open_trying(struct trying *t, const char *folder)
{
	*t = (struct trying){.folder = folder};
	t->diags.arena = &t->arena;
	t->cli = (struct cli){
		.arena = &t->arena, .diags = &t->diags, .data = "."};
	t->library = library_open(&t->cli);
	assert_non_null(t->library);
	t->common = library_words(t->library, "lang", "paper.en.yaml", "en");
	t->layout = read_file(t, "layout.yaml");
	t->texts = read_file(t, "text.en.yaml");
	assert_true(t->layout.ok && t->texts.ok);
}

/* How many diagnostics of a kind the layout has with these sentences; all of
 * them in `all`. */
static int tell(struct trying *t, struct str texts, enum diag_id id, int *all)
{
	struct diags diags = {.arena = &t->arena};
	struct node *tree = node_read(&t->arena, "texts", texts, &diags);
	struct node *layout =
		node_read(&t->arena, "layout", t->layout.bytes, &diags);
	int count = 0;

	assert_true(tree && layout);
	struct template_build build = {.arena = &t->arena,
		.vocabulary = t->library->world.vocabulary,
		.english = catalog_build(&t->arena, STR("en"), tree, &diags),
		.common = t->common,
		.diags = &diags};
	assert_non_null(build.english);
	template_build(&build, str_of(t->folder), layout);
	*all = 0;
	for (const struct diag *d = diags.first; d; d = d->next) {
		(*all)++;
		count += d->id == id;
	}
	return count;
}

/* The file without its line of this number, if that is a sentence. */
static bool without_line(struct trying *t, int number, struct str *texts)
{
	struct buf out = {.arena = &t->arena};
	struct str rest = t->texts.bytes;
	bool is_sentence = false;

	for (int i = 0; rest.n; i++) {
		struct str line = str_cut(&rest, '\n');
		if (i != number)
			buf_printf(&out, "%.*s\n", STR_ARG(line));
		else
			is_sentence = line.n && line.p[0] != '#' &&
				      line.p[0] != ' ' &&
				      line.p[line.n - 1] == '"';
	}
	*texts = buf_str(&out);
	return is_sentence;
}

static void try_template(void **state)
{
	struct trying t;
	struct str texts;
	int all, tried = 0;

	open_trying(&t, *state);
	assert_int_equal(
		tell(&t, t.texts.bytes, DIAG_MISSING_TEXT, &all) + all, 0);
	texts = str_printf(
		&t.arena, "%.*sextra: \"Nobody.\"\n", STR_ARG(t.texts.bytes));
	assert_int_equal(tell(&t, texts, DIAG_UNUSED_TEXT, &all), 1);
	assert_int_equal(all, 1);
	for (int i = 0; i < 400; i++) {
		if (!without_line(&t, i, &texts))
			continue;
		tried++;
		assert_true(tell(&t, texts, DIAG_MISSING_TEXT, &all) > 0);
	}
	assert_true(tried > 5);
	arena_release(&t.arena);
}

int main(void)
{
	static struct CMUnitTest tests[MOST];
	struct arena arena = {0};
	struct diags diags = {.arena = &arena};
	const char **names = file_names(&arena, "templates", &diags);
	size_t count = 0;

	for (; names && *names; names++) {
		struct str path = str_printf(&arena, "templates/%s", *names);
		if (file_is_folder(path.p) && count < MOST)
			tests[count++] = (struct CMUnitTest){*names,
				try_template, NULL, NULL, (void *)*names};
	}
	int failed = count < 10 || _cmocka_run_group_tests("templates", tests,
					   count, NULL, NULL);
	arena_release(&arena);
	return failed;
}
