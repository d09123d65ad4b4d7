/* lang/languages.yaml: what is read, and what is wrong in it. */
#include "language.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#define SANS                                                                   \
	"faces: {sans: {files: [/a.ttf, ../b.ttf], index: 2, bytes: 7, "       \
	"sha256: ab}}\n"
#define LATIN                                                                  \
	"alphabets: {latin: {regular: [sans], bold: [sans], letters: é}}\n"

struct read {
	struct arena arena;
	struct diags diags;
	struct faces faces;
	bool ok;
};

static void read_text(struct read *r, const char *text)
{
	*r = (struct read){0};
	r->diags.arena = r->faces.arena = &r->arena;
	r->faces.diags = &r->diags;
	r->ok = language_read(&r->faces, "lang/languages.yaml", str_of(text));
}

static void a_language_has_an_alphabet_and_that_has_faces(void **state)
{
	struct read r;

	(void)state;
	read_text(&r,
		SANS LATIN "languages: {en: {name: English, alphabet: latin}}");
	assert_true(r.ok);
	struct language *en = faces_find_language(&r.faces, STR("en"));
	assert_non_null(en);
	assert_null(faces_find_language(&r.faces, STR("es")));
	assert_int_equal(en->alphabet->regular.count, 1);
	struct face *face = en->alphabet->regular.cuts[0]->face;
	assert_true(str_is(face->id, "sans"));
	assert_string_equal(face->paths[0], "/a.ttf");
	assert_string_equal(face->paths[1], "lang/../b.ttf");
	assert_null(face->paths[2]);
	assert_int_equal(face->index, 2);
	assert_int_equal(face->size, 7);
	arena_release(&r.arena);
}

static void a_translation_is_unreviewed_until_somebody_is_named(void **state)
{
	struct read r;

	(void)state;
	read_text(&r, SANS LATIN
		"languages:\n"
		"  en: {name: English, alphabet: latin}\n"
		"  vi: {name: V, alphabet: latin, translator: none}\n"
		"  tl: {name: T, alphabet: latin, translator: Ana}\n");
	assert_true(r.ok);
	assert_false(faces_find_language(&r.faces, STR("en"))->unreviewed);
	assert_true(faces_find_language(&r.faces, STR("vi"))->unreviewed);
	assert_false(faces_find_language(&r.faces, STR("tl"))->unreviewed);
	arena_release(&r.arena);
}

static void is_refused(const char *text, enum diag_id id, int line)
{
	struct read r;

	read_text(&r, text);
	assert_false(r.ok);
	assert_int_equal(r.diags.errors, 1);
	assert_int_equal(r.diags.first->id, id);
	assert_int_equal(r.diags.first->loc.line, line);
	arena_release(&r.arena);
}

static void faults_are_told_with_their_line(void **state)
{
	(void)state;
	is_refused(SANS "alphabets: {l: {regular: [serif], bold: [sans], "
			"letters: é}}\nlanguages: {}",
		DIAG_BAD_CHOICE, 2);
	is_refused(SANS LATIN "languages: {en: {name: English, alphabet: x}}",
		DIAG_BAD_CHOICE, 3);
	is_refused(SANS LATIN "languages: {en: {name: English}}",
		DIAG_MISSING_KEY, 3);
	is_refused("faces: {sans: {files: [a], bytes: many, sha256: ab}}\n"
		   "alphabets: {}\nlanguages: {}",
		DIAG_BAD_NUMBER, 1);
	is_refused(SANS "alphabets: {l: {regular: [sans, sans, sans, sans, "
			"sans, sans, sans, sans, sans], bold: [sans], "
			"letters: é}}\nlanguages: {}",
		DIAG_TOO_MANY, 2);
	is_refused(SANS LATIN, DIAG_MISSING_KEY, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_language_has_an_alphabet_and_that_has_faces),
		cmocka_unit_test(
			a_translation_is_unreviewed_until_somebody_is_named),
		cmocka_unit_test(faults_are_told_with_their_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
