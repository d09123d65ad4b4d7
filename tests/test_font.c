/* Faces: coverage, fallback, refusals, marks; and each configured file is the
 * one that was tested. */
#include "face.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

#include "deflate.h"
#include "line.h"
#include "papers.h"
#include "subset.h"
#include "utf8.h"

static struct papers world;

static int open_world(void **state)
{
	(void)state;
	papers_open(&world);
	return 0;
}

static int close_world(void **state)
{
	(void)state;
	papers_close(&world);
	return 0;
}

static void each_face_is_the_file_that_was_tested(void **state)
{
	(void)state;
	for (int i = 0; i < world.faces.count; i++) {
		struct face *face = &world.faces.face[i];
		struct font *font = face_font(&world.faces, face);
		assert_non_null(font);
		assert_true(font_matches(&world.arena, font, face->sha256));
	}
}

static bool covers(struct chain *chain, struct str letters)
{
	uint32_t code = 0;
	bool all = true;

	for (size_t i = 0, step; i < letters.n; i += step) {
		step = utf8_step(letters, i, &code);
		const struct glyph *g = chain_glyph(chain, code);
		if (!g->cut || g->kind == SCRIPT_REFUSED)
			print_error("U+%04X is not covered\n", (unsigned)code);
		all &= g->cut && g->kind != SCRIPT_REFUSED;
	}
	return all;
}

static void every_alphabet_is_covered_in_both_weights(void **state)
{
	(void)state;
	for (int i = 0; i < world.faces.alphabets; i++) {
		struct alphabet *a = &world.faces.alphabet[i];
		assert_true(covers(&a->regular, a->letters));
		assert_true(covers(&a->bold, a->letters));
	}
}

static struct str face_of(const char *lang, uint32_t code)
{
	struct language *l = faces_find_language(&world.faces, str_of(lang));
	const struct glyph *g = chain_glyph(&l->alphabet->regular, code);

	return g->cut ? g->cut->face->id : STR("none");
}

static void a_character_falls_back_to_the_face_that_has_it(void **state)
{
	(void)state;
	assert_true(str_is(face_of("en", 'A'), "sans"));
	assert_true(str_is(face_of("en", 0x1eb7), "sans"));
	assert_true(str_is(face_of("en", 0x416), "sans"));
	assert_true(str_is(face_of("en", 0x531), "armenian"));
	assert_true(str_is(face_of("en", 0x738b), "chinese-simplified"));
	assert_true(str_is(face_of("en", 0xae40), "chinese-simplified"));
	assert_true(str_is(face_of("ko", 0xae40), "korean"));
	assert_true(str_is(face_of("zh-Hant", 0x738b), "chinese-traditional"));
	assert_true(str_is(face_of("en", 0x1f600), "none"));
}

static struct lines set(const char *lang, const char *s, int width)
{
	struct setting setting = {
		&world.arena, &world.faces, &world.diags, 10 * POINT, false};
	struct text text = {.lang = str_of(lang)};

	text_add(&world.arena, &text,
		(struct piece){.s = str_of(s), .field = STR("adults.1.name")});
	world.diags.first = world.diags.last = NULL;
	world.diags.errors = 0;
	return lines_set(&setting, &text, width);
}

static void is_refused(const char *s, enum diag_id id, const char *code)
{
	struct lines lines = set("en", s, 0);

	assert_int_equal(lines.count, 0);
	assert_int_equal(world.diags.errors, 1);
	assert_int_equal(world.diags.first->id, id);
	struct str sentence = world.diags.first->sentence;
	assert_true(str_starts(sentence, STR("adults.1.name")));
	assert_non_null(strstr(sentence.p, code));
}

static void a_character_that_cannot_be_set_is_refused_by_name(void **state)
{
	(void)state;
	is_refused("Tenant \xf0\x9f\x98\x80", DIAG_NO_GLYPH, "U+1F600");
	is_refused("\xd9\x85 Example", DIAG_SCRIPT_REFUSED, "U+0645 (Arabic)");
	is_refused("\xd7\x90", DIAG_SCRIPT_REFUSED, "U+05D0 (Hebrew)");
	is_refused("\xe1\x9e\x80", DIAG_SCRIPT_REFUSED, "U+1780 (Khmer)");
	is_refused("\xe0\xa4\x95", DIAG_SCRIPT_REFUSED, "(Devanagari)");
	is_refused("a\xe2\x80\x8d", DIAG_SCRIPT_REFUSED, "U+200D");
	is_refused("a\tb", DIAG_SCRIPT_REFUSED, "U+0009");
	is_refused("\xee\x80\x80", DIAG_SCRIPT_REFUSED, "U+E000");
}

static void letters_and_marks_compose(void **state)
{
	(void)state;
	/* a + circumflex + dot below is one letter in normal form */
	struct lines one = set("vi", "\xe1\xba\xad", 0);
	struct lines apart = set("vi", "a\xcc\xa3\xcc\x82", 0);
	assert_int_equal(apart.cells_count, 1);
	assert_int_equal(apart.cells[0].glyph, one.cells[0].glyph);
	/* x + acute has no letter of its own: the mark is put above it */
	struct lines x = set("en", "x\xcc\x81", 0);
	assert_int_equal(x.cells_count, 2);
	assert_int_equal(x.cells[1].advance, 0);
	assert_int_not_equal(x.cells[1].dx, 0);
	assert_int_equal(x.line[0].width, set("en", "x", 0).line[0].width);
}

static void lines_break_by_the_rules_of_unicode(void **state)
{
	(void)state;
	struct lines l = set("en", "one two three", 45 * POINT);
	assert_int_equal(l.count, 2);
	assert_int_equal(l.line[0].to, 7); /* the space is left out */
	assert_int_equal(l.line[1].from, 8);
	/* a no-break space holds */
	l = set("en", "one two\xc2\xa0three", 55 * POINT);
	assert_int_equal(l.line[0].to, 3);
	/* a newline breaks; Chinese breaks between letters, Korean does not */
	assert_int_equal(set("en", "a\nb", 0).count, 2);
	assert_int_equal(set("zh-Hans", "王小明王小明", 35 * POINT).count, 2);
	assert_int_equal(set("ko", "김영희 김영희", 35 * POINT).count, 2);
	assert_int_equal(set("ko", "김영희김영희", 35 * POINT).count, 0);
	assert_int_equal(world.diags.first->id, DIAG_WORD_TOO_WIDE);
}

static void a_word_that_just_fits_is_not_refused(void **state)
{
	(void)state;
	int width = set("en", "rent", 0).line[0].width;
	assert_int_equal(set("en", "rent", width).count, 1);
	assert_int_equal(set("en", "rent", width - 10).count, 0);
}

/* What a person typed is not repeated where others may read it. */
static void a_wide_word_is_told_by_its_fact(void **state)
{
	(void)state;
	set("en", "Mr. Pneumonoultramicroscopic", 60 * POINT);
	assert_int_equal(world.diags.errors, 1);
	assert_true(str_is(world.diags.first->sentence,
		"a word of 24 characters in adults.1.name is wider than its "
		"column"));
	/* sixteen marks on one letter are more than any name has */
	set("en",
		"x\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81"
		"\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81"
		"\xcc\x81\xcc\x81",
		0);
	assert_int_equal(world.diags.errors, 1);
	assert_true(str_is(world.diags.first->sentence,
		"the marks on U+0078 of adults.1.name cannot be set"));
}

static void an_unknown_language_is_refused(void **state)
{
	(void)state;
	assert_int_equal(set("xx", "a", 0).count, 0);
	assert_int_equal(world.diags.first->id, DIAG_UNKNOWN_LANGUAGE);
}

static void a_font_of_another_size_is_refused(void **state)
{
	struct face *sans = faces_find(&world.faces, STR("sans"));

	(void)state;
	assert_null(font_open(&world.arena, face_file(sans), 0, sans->size + 1,
		&world.diags));
	assert_null(
		font_open(&world.arena, "/nowhere.ttf", 0, 0, &world.diags));
	assert_null(font_open(
		&world.arena, "lang/languages.yaml", 0, 0, &world.diags));
	assert_int_equal(world.diags.last->id, DIAG_FONT_FILE);
}

/* The next paper would be set in another face, and nobody would know. */
static void a_face_that_cannot_be_opened_is_not_passed_over(void **state)
{
	static const char *nowhere[] = {"/nowhere.ttf", NULL};
	static struct papers own;
	(void)state;
	papers_open(&own);
	struct language *l = faces_find_language(&own.faces, STR("en"));
	struct face *sans = faces_find(&own.faces, STR("sans"));
	const char **paths = sans->paths;
	sans->paths = nowhere;
	assert_null(chain_glyph(&l->alphabet->regular, 0x738b)->cut);
	assert_int_equal(own.diags.errors, 1);
	own.diags = (struct diags){.arena = &own.arena};
	assert_null(chain_glyph(&l->alphabet->regular, 0x738b)->cut);
	assert_int_equal(own.diags.errors, 1);
	sans->paths = paths;
	assert_non_null(chain_glyph(&l->alphabet->regular, 0x738b)->cut);
	papers_close(&own);
}

static void a_frozen_subset_has_the_alphabet_and_nothing_else(void **state)
{
	struct language *l = faces_find_language(&world.faces, STR("en"));
	struct chain *chain = &l->alphabet->regular;
	const struct glyph *a = chain_glyph(chain, 'a');
	const struct subset *frozen = subset_frozen(&world.faces, a->cut);

	(void)state;
	assert_int_not_equal(subset_cid(frozen, a->id), 0);
	assert_int_not_equal(
		subset_cid(frozen, chain_glyph(chain, 0xf1)->id), 0);
	assert_int_equal(subset_cid(frozen, chain_glyph(chain, 0x1eb7)->id), 0);
	assert_ptr_equal(frozen, subset_frozen(&world.faces, a->cut));
}

/* The subset of another paper would draw other letters. */
static void a_kept_subset_serves_the_same_letters_only(void **state)
{
	struct language *l = faces_find_language(&world.faces, STR("en"));
	struct chain *chain = &l->alphabet->regular;
	const struct glyph *a = chain_glyph(chain, 'a');
	const struct glyph *b = chain_glyph(chain, 'b');
	const struct glyph *z = chain_glyph(chain, 'z');
	struct subsets kept = {world.faces.arena, deflater_new(1), {{0}}, 0};
	struct glyph_use az[] = {{a->id, 'a'}, {z->id, 'z'}};
	struct glyph_use bz[] = {{b->id, 'b'}, {z->id, 'z'}};
	struct glyph_use ab[] = {{a->id, 'a'}, {b->id, 'b'}};
	struct glyph_use za[] = {{z->id, 'z'}, {a->id, 'a'}};
	const struct font *font = face_font(&world.faces, a->cut->face);

	(void)state;
	const struct subset *first =
		subset_own(&world.arena, &kept, font, az, 2);
	assert_ptr_not_equal(
		subset_own(&world.arena, &kept, font, bz, 2), first);
	assert_ptr_not_equal(
		subset_own(&world.arena, &kept, font, ab, 2), first);
	assert_ptr_equal(subset_own(&world.arena, &kept, font, za, 2), first);
	deflater_free(kept.deflater);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_face_is_the_file_that_was_tested),
		cmocka_unit_test(every_alphabet_is_covered_in_both_weights),
		cmocka_unit_test(
			a_character_falls_back_to_the_face_that_has_it),
		cmocka_unit_test(
			a_character_that_cannot_be_set_is_refused_by_name),
		cmocka_unit_test(letters_and_marks_compose),
		cmocka_unit_test(lines_break_by_the_rules_of_unicode),
		cmocka_unit_test(a_word_that_just_fits_is_not_refused),
		cmocka_unit_test(a_wide_word_is_told_by_its_fact),
		cmocka_unit_test(an_unknown_language_is_refused),
		cmocka_unit_test(a_font_of_another_size_is_refused),
		cmocka_unit_test(
			a_face_that_cannot_be_opened_is_not_passed_over),
		cmocka_unit_test(
			a_frozen_subset_has_the_alphabet_and_nothing_else),
		cmocka_unit_test(a_kept_subset_serves_the_same_letters_only),
	};

	return cmocka_run_group_tests(tests, open_world, close_world);
}
