/*
 * Rules, templates, words and fonts: whether they are there, load, and are
 * of this program's version.
 */
#include "doctor_data.h"

#include "file.h"
#include "forms.h"
#include "language.h"
#include "shelf.h"
#include "version.h"

/* The looking has diagnostics of its own: each is told in one line. */
struct look {
	struct remarks *remarks;
	struct cli cli; /* the command's, with `diags` */
	struct diags diags;
	struct library *library; /* NULL: the rules cannot be read */
	struct faces faces;
	bool sound[FACES_MOST]; /* faces whose file has the right hash */
};

static struct remark *add(struct look *look, enum remark_is is,
	const char *about, struct str what)
{
	return remarks_add(look->remarks,
		(struct remark){.about = about, .is = is, .what = what},
		STATUS_PACK);
}

/* --- what diagnostics say --------------------------------------------- */

/* The first error since `before`, as a text with its place. */
static struct str first_error(const struct look *look, const struct diag *last)
{
	const struct diag *d = last ? last->next : look->diags.first;

	while (d && d->severity != DIAG_ERROR)
		d = d->next;
	if (!d)
		return STR("");
	return str_printf(look->cli.arena, "%s:%d: %.*s", d->loc.file,
		d->loc.line, STR_ARG(d->sentence));
}

/* --- folders and versions --------------------------------------------- */

static const char *const folders[] = {"rules", "templates", "lang", NULL};

/* Each folder states the version of the program that it was made with. */
static void look_version(struct look *look, const char *folder)
{
	struct arena *arena = look->cli.arena;
	const char *own = option_own_folder(&look->cli, folder);
	const char *path = str_printf(arena, "%s/version", own).p;
	struct file file = file_read(arena, path, FILE_LIMIT, &look->diags);
	struct str stated =
		file.ok ? str_trim(str_cut(&file.bytes, '\n')) : STR("");
	bool same = str_is(stated, STAYPUT_VERSION);
	struct remark *f = add(look, same ? REMARK_GOOD : REMARK_WRONG,
		"version",
		same ? STR("as the program's, " STAYPUT_VERSION)
		     : str_printf(arena, "%s states %.*s, the program is %s",
			       path, STR_ARG(stated.n ? stated : STR("none")),
			       STAYPUT_VERSION));

	f->of = str_of(folder);
	if (!same)
		f->hint = STR("install the program and its folders together");
}

static bool look_folders(struct look *look)
{
	if (look->cli.data) {
		for (const char *const *f = folders; *f; f++)
			look_version(look, *f);
		return true;
	}
	struct remark *f = remarks_add(look->remarks,
		(struct remark){.about = "folders",
			.is = REMARK_WRONG,
			.what = STR("rules, templates and lang are not beside "
				    "the program")},
		STATUS_SYSTEM);
	f->hint = STR("install it whole, with make install or as a package");
	return false;
}

/* --- rules ------------------------------------------------------------- */

static bool is_stale(const struct pack *pack, civil_day today)
{
	return today > pack->checked + pack->recheck_days;
}

static void add_stale(struct look *look)
{
	const struct packs *packs = &look->library->packs;
	int stale = 0;

	for (int i = 0; i < packs->count; i++)
		stale += is_stale(packs->list[i], look->cli.today.day);
	struct remark *f = add(look, stale ? REMARK_NOTE : REMARK_GOOD, "rules",
		str_printf(look->cli.arena,
			"%d of %d are past the day to check them again", stale,
			packs->count));
	f->of = STR("age");
	if (stale)
		f->hint =
			STR("their sworn papers are refused; get newer rules");
}

static civil_day newest_check(const struct packs *packs)
{
	civil_day newest = 0;

	for (int i = 0; i < packs->count; i++)
		if (packs->list[i]->checked > newest)
			newest = packs->list[i]->checked;
	return newest;
}

static void look_rules(struct look *look)
{
	struct arena *arena = look->cli.arena;

	look->library = library_open(&look->cli);
	if (look->library && shelf_load(look->library, -1)) {
		add(look, REMARK_GOOD, "rules",
			str_printf(
				arena, "%d packs", look->library->packs.count));
		add_stale(look);
		return;
	}
	struct remark *f = add(look, REMARK_WRONG, "rules",
		look->library ? str_printf(arena,
					"%d packs cannot be read, first %.*s",
					look->library->broken,
					STR_ARG(first_error(look, NULL)))
			      : first_error(look, NULL));
	f->hint = STR("stayput lint says all");
}

/* --- templates and words ---------------------------------------------- */

static void look_templates(struct look *look)
{
	const struct diag *last = look->diags.last;
	struct forms *forms =
		forms_open(look->library, forms_languages(&look->cli, NULL));

	if (forms && forms_lint(forms)) {
		add(look, REMARK_GOOD, "templates",
			str_printf(look->cli.arena, "%d, in %d languages",
				forms->count, forms->tongues));
		return;
	}
	add(look, REMARK_WRONG, "templates", first_error(look, last))->hint =
		STR("stayput lint says all");
}

static const struct catalog *read_words(
	struct look *look, const char *part, const char *language)
{
	struct arena *arena = look->cli.arena;
	const char *folder = option_own_folder(&look->cli, "lang");
	const char *path =
		str_printf(arena, "%s/%s.%s.yaml", folder, part, language).p;

	return library_catalog(&look->cli, path, language);
}

static bool has_words(
	const struct look *look, const char *part, const char *language)
{
	const char *folder = option_own_folder(&look->cli, "lang");

	return file_exists(str_printf(
		look->cli.arena, "%s/%s.%s.yaml", folder, part, language)
				   .p);
}

/* The catalogues of a language that the program speaks; of others, its papers
 * alone. A catalogue is whole when it has what the English one has. */
static void look_words(struct look *look, const char *language)
{
	static const char *const parts[] = {"paper", "cli", "ask", "batch"};
	const struct diag *last = look->diags.last;
	bool speaks = has_words(look, "cli", language);
	bool good = true;
	int count = 0;

	for (int i = 0; i < (speaks ? 4 : 1); i++) {
		const struct catalog *own =
			read_words(look, parts[i], language);
		const struct catalog *english =
			speaks && i ? read_words(look, parts[i], "en") : own;
		good = own && english && good &&
		       catalog_compare(own, english, &look->diags);
		count += own ? own->count : 0;
	}
	struct remark *f = add(look, good ? REMARK_GOOD : REMARK_WRONG, "words",
		good ? str_printf(look->cli.arena, "%d sentences%s", count,
			       speaks ? "" : ", of papers only")
		     : first_error(look, last));
	f->of = str_of(language);
	if (!good)
		f->hint = STR("install the folder lang again");
}

/* --- fonts ------------------------------------------------------------- */

static bool same_file(const struct face *a, const struct face *b)
{
	return str_is(str_of(face_file(a)), face_file(b)) &&
	       str_eq(a->sha256, b->sha256);
}

/* Whether each face's file is there, has outlines and is the one that was
 * tested; a file with several faces is hashed once. */
static void weigh_faces(struct look *look)
{
	struct faces *faces = &look->faces;

	for (int i = 0; i < faces->count; i++) {
		struct face *face = &faces->face[i];
		const struct font *font = face_font(faces, face);
		bool known = false;
		for (int k = 0; k < i && !known; k++)
			known = look->sound[k] &&
				same_file(face, &faces->face[k]);
		look->sound[i] = font && (known || font_matches(look->cli.arena,
							   font, face->sha256));
	}
}

static const struct face *first_unsound(
	const struct look *look, const struct chain *chain, int count)
{
	for (int i = 0; i < chain->count && i < count; i++)
		if (!look->sound[chain->cuts[i]->face->number])
			return chain->cuts[i]->face;
	return NULL;
}

/* The face that is wrong among the first so many of both weights. */
static const struct face *unsound(
	const struct look *look, const struct alphabet *alphabet, int count)
{
	const struct face *face =
		first_unsound(look, &alphabet->regular, count);

	return face ? face : first_unsound(look, &alphabet->bold, count);
}

/* Without its first faces a language has no papers; without the others it
 * has, but for names in other letters. */
#define FIRST_FACES 2

static void look_fonts(struct look *look, const struct language *language)
{
	struct arena *arena = look->cli.arena;
	const char *code = str_dup(arena, language->code).p;
	const struct face *first =
		unsound(look, language->alphabet, FIRST_FACES);
	const struct face *any =
		unsound(look, language->alphabet, FALLBACKS_MOST);
	bool prints = has_words(look, "paper", code);
	struct remark remark = {.about = "fonts",
		.of = language->code,
		.is = first && prints ? REMARK_WRONG
		      : any	      ? REMARK_NOTE
				      : REMARK_GOOD,
		.what = STR("as they were tested")};

	if (any) {
		const char *file = face_file(first ? first : any);
		remark.what = str_printf(arena, "%s %s", file,
			file_exists(file) ? "is not the file that was tested"
					  : "is not there");
		remark.hint = STR("install fonts-noto-core and fonts-noto-cjk "
				  "of Debian 12, or put that file into fonts/ "
				  "beside lang/");
	}
	remarks_add(look->remarks, remark, STATUS_SYSTEM);
}

/* --- all ---------------------------------------------------------------- */

static bool read_languages(struct look *look)
{
	const char *folder = option_own_folder(&look->cli, "lang");
	const char *path =
		str_printf(look->cli.arena, "%s/languages.yaml", folder).p;
	struct file file =
		file_read(look->cli.arena, path, FILE_LIMIT, &look->diags);

	look->faces.arena = look->cli.arena;
	look->faces.diags = &look->diags;
	return file.ok && language_read(&look->faces, file.name, file.bytes);
}

static void look_languages(struct look *look)
{
	const struct diag *last = look->diags.last;
	struct faces *faces = &look->faces;

	if (!read_languages(look)) {
		add(look, REMARK_WRONG, "languages", first_error(look, last));
		return;
	}
	for (int i = 0; i < faces->languages; i++) {
		const char *code =
			str_dup(look->cli.arena, faces->language[i].code).p;
		if (has_words(look, "paper", code))
			look_words(look, code);
	}
	weigh_faces(look);
	for (int i = 0; i < faces->languages; i++)
		look_fonts(look, &faces->language[i]);
	faces_close(faces);
}

civil_day doctor_data(struct remarks *remarks)
{
	struct arena *arena = remarks->cli->arena;
	struct look *look = ARENA_NEW(arena, struct look);

	look->remarks = remarks;
	look->cli = *remarks->cli;
	look->diags.arena = arena;
	look->cli.diags = &look->diags;
	if (!look_folders(look))
		return 0;
	look_rules(look);
	if (look->library)
		look_templates(look);
	look_languages(look);
	return look->library ? newest_check(&look->library->packs) : 0;
}
