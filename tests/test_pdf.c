/* Papers as PDF files: the same bytes, nothing personal, refusals. With a
 * folder as argument it writes the invented papers there, for other tools to
 * read (tests/check-papers). */
#include "pdf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

#include "flow.h"
#include "papers.h"

static struct str print(
	struct papers *p, struct press *press, const struct paper_row *row)
{
	struct document d = row->make(&p->arena);
	struct pages *pages =
		flow_document(&p->arena, &p->faces, &d, &p->diags);

	if (!pages)
		return (struct str){0};
	return pdf_write(&p->arena, press, pages, &p->diags);
}

static bool contains(struct str s, const char *text)
{
	size_t n = strlen(text);

	for (size_t i = 0; i + n <= s.n; i++)
		if (memcmp(s.p + i, text, n) == 0)
			return true;
	return false;
}

static void the_same_paper_gives_the_same_bytes(void **state)
{
	struct papers a, b;

	(void)state;
	papers_open(&a);
	papers_open(&b);
	struct press *x = press_new(&a.arena, &a.faces);
	struct press *y = press_new(&b.arena, &b.faces);
	/* the second process prints them in the opposite order */
	struct str first[PAPERS_COUNT], second[PAPERS_COUNT];
	for (size_t i = 0; i < PAPERS_COUNT; i++)
		first[i] = print(&a, x, &papers_all[i]);
	for (size_t i = PAPERS_COUNT; i-- > 0;)
		second[i] = print(&b, y, &papers_all[i]);
	for (size_t i = 0; i < PAPERS_COUNT; i++) {
		assert_true(first[i].n > 1000);
		assert_true(str_eq(first[i], second[i]));
	}
	press_free(x);
	press_free(y);
	papers_close(&a);
	papers_close(&b);
}

static void a_paper_has_no_date_and_no_name_in_its_metadata(void **state)
{
	struct papers p;

	(void)state;
	papers_open(&p);
	struct press *press = press_new(&p.arena, &p.faces);
	struct str pdf = print(&p, press, &papers_all[0]);
	assert_true(str_starts(pdf, STR("%PDF-1.4\n")));
	assert_false(contains(pdf, "CreationDate"));
	assert_false(contains(pdf, "Tenant Example"));
	assert_true(contains(pdf, "sha256:0123456789abcdef"));
	assert_false(contains(pdf, "/JavaScript"));
	assert_false(contains(pdf, "/URI"));
	press_free(press);
	papers_close(&p);
}

static void two_pages_take_at_most_40_kilobytes(void **state)
{
	struct papers p;

	(void)state;
	papers_open(&p);
	struct press *press = press_new(&p.arena, &p.faces);
	struct str pdf = print(&p, press, &papers_all[0]);
	assert_true(contains(pdf, "/Count 2"));
	assert_in_range(pdf.n, 10000, 40000);
	press_free(press);
	papers_close(&p);
}

static void a_glyph_that_the_font_does_not_have_fails(void **state)
{
	struct papers p;
	struct letter letter = {'a', 65000};

	(void)state;
	papers_open(&p);
	struct press *press = press_new(&p.arena, &p.faces);
	struct document d = paper_declaration(&p.arena);
	struct pages *pages = flow_document(&p.arena, &p.faces, &d, &p.diags);
	for (struct item *i = pages->first->items.first; i; i = i->next)
		if (i->kind == ITEM_RUN) {
			i->letters = &letter;
			i->count = 1;
		}
	assert_int_equal(pdf_write(&p.arena, press, pages, &p.diags).n, 0);
	assert_int_equal(p.diags.first->id, DIAG_PDF_FAILED);
	press_free(press);
	papers_close(&p);
}

static int write_all(const char *folder)
{
	struct papers p;
	int failed = 0;

	papers_open(&p);
	struct press *press = press_new(&p.arena, &p.faces);
	for (size_t i = 0; i < PAPERS_COUNT; i++) {
		struct str pdf = print(&p, press, &papers_all[i]);
		struct str path = str_printf(
			&p.arena, "%s/%s.pdf", folder, papers_all[i].name);
		FILE *f = fopen(path.p, "wb");
		failed |= !f || !pdf.n || fwrite(pdf.p, 1, pdf.n, f) != pdf.n;
		failed |= !f || fclose(f) != 0;
	}
	diag_print(&p.diags, stderr);
	press_free(press);
	papers_close(&p);
	return failed;
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_paper_gives_the_same_bytes),
		cmocka_unit_test(
			a_paper_has_no_date_and_no_name_in_its_metadata),
		cmocka_unit_test(two_pages_take_at_most_40_kilobytes),
		cmocka_unit_test(a_glyph_that_the_font_does_not_have_fails),
	};

	if (argc > 1)
		return write_all(argv[1]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
