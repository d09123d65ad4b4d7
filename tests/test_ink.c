/* Every letter of every alphabet is drawn by poppler from our PDF and its ink
 * compared with the outline in the font file: a lost accent changes the box
 * around the ink or its amount. Extraction of text would show nothing. */
#include <hb.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

#include "papers.h"
#include "pdf.h"
#include "utf8.h"

#define SIZE 24 /* points */
#define DPI 216
#define SCALE (SIZE * DPI / 72.0 / 1000) /* pixels a unit of the font */
#define COLUMNS 12
#define ROWS 16
#define STEP 45 /* points from letter to letter */
#define MOST (COLUMNS * ROWS)

struct outline {
	double area;
	double x, y, start_x, start_y;
	double left, bottom, right, top;
	bool any;
};

struct drawn {
	uint32_t code;
	struct outline expected; /* pixels, y upwards from the baseline */
	int x, y;		 /* thousandths of a point, as in items */
};

struct sheet_of_letters {
	struct papers world;
	struct drawn drawn[MOST];
	int count;
	struct pages *pages;
	unsigned char *pixel;
	int width, height;
};

static double size_of(double a)
{
	return a < 0 ? -a : a;
}

static double least(double a, double b)
{
	return a < b ? a : b;
}

static double most(double a, double b)
{
	return a > b ? a : b;
}

static void line(struct outline *o, double x, double y)
{
	o->area += (o->x * y - x * o->y) / 2;
	o->left = !o->any || x < o->left ? x : o->left;
	o->right = !o->any || x > o->right ? x : o->right;
	o->bottom = !o->any || y < o->bottom ? y : o->bottom;
	o->top = !o->any || y > o->top ? y : o->top;
	o->any = true;
	o->x = x;
	o->y = y;
}

/* What HarfBuzz hands to functions that draw. */
#define DRAWING hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state
#define CURVE float ax, float ay, float bx, float by

static void on_move(DRAWING, float x, float y, void *user)
{
	struct outline *o = data;

	(void)funcs, (void)state, (void)user;
	o->x = o->start_x = x;
	o->y = o->start_y = y;
}

static void on_line(DRAWING, float x, float y, void *user)
{
	(void)funcs, (void)state, (void)user;
	line(data, x, y);
}

static void on_cubic(DRAWING, CURVE, float x, float y, void *user)
{
	struct outline *o = data;
	double from_x = o->x, from_y = o->y;

	(void)funcs, (void)state, (void)user;
	for (int i = 1; i <= 16; i++) {
		double t = i / 16.0, u = 1 - t;
		line(o,
			u * u * u * from_x + 3 * u * u * t * ax +
				3 * u * t * t * bx + t * t * t * x,
			u * u * u * from_y + 3 * u * u * t * ay +
				3 * u * t * t * by + t * t * t * y);
	}
}

static void on_close(DRAWING, void *user)
{
	struct outline *o = data;

	(void)funcs, (void)state, (void)user;
	line(o, o->start_x, o->start_y);
}

/* The outline as it is in the file itself, in pixels. */
static struct outline outline_of(const struct face *face, uint16_t glyph)
{
	struct outline o = {0};
	hb_blob_t *blob = hb_blob_create_from_file(face_file(face));
	hb_face_t *whole = hb_face_create(blob, face->index);
	hb_font_t *font = hb_font_create(whole);
	hb_draw_funcs_t *funcs = hb_draw_funcs_create();

	hb_draw_funcs_set_move_to_func(funcs, on_move, NULL, NULL);
	hb_draw_funcs_set_line_to_func(funcs, on_line, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(funcs, on_cubic, NULL, NULL);
	hb_draw_funcs_set_close_path_func(funcs, on_close, NULL, NULL);
	hb_font_set_scale(font, 1000, 1000);
	hb_font_get_glyph_shape(font, glyph, funcs, &o);
	hb_draw_funcs_destroy(funcs);
	hb_font_destroy(font);
	hb_face_destroy(whole);
	hb_blob_destroy(blob);
	o.area = size_of(o.area) * SCALE * SCALE;
	o.left *= SCALE;
	o.right *= SCALE;
	o.bottom *= SCALE;
	o.top *= SCALE;
	return o;
}

static void add_letter(
	struct sheet_of_letters *s, struct chain *chain, uint32_t code)
{
	const struct glyph *glyph = chain_glyph(chain, code);
	struct arena *arena = &s->world.arena;
	struct letter *letter = ARENA_NEW(arena, struct letter);
	struct drawn *d = &s->drawn[s->count];

	if (glyph->kind != SCRIPT_INK || s->count == MOST)
		return;
	assert_non_null(glyph->cut);
	*letter = (struct letter){code, glyph->id};
	d->code = code;
	d->expected = outline_of(glyph->cut->face, glyph->id);
	d->x = (36 + s->count % COLUMNS * STEP) * POINT;
	d->y = (60 + s->count / COLUMNS * STEP) * POINT;
	s->count++;
	items_add(arena, &s->pages->first->items,
		(struct item){.kind = ITEM_RUN,
			.x = d->x,
			.y = d->y,
			.size = SIZE * POINT,
			.cut = glyph->cut,
			.letters = letter,
			.count = 1});
}

static void new_sheet(struct sheet_of_letters *s)
{
	struct arena *arena = &s->world.arena;

	s->count = 0;
	s->pages = ARENA_NEW(arena, struct pages);
	s->pages->first = s->pages->last = ARENA_NEW(arena, struct page);
	s->pages->count = 1;
	s->pages->lang = EN;
	s->pages->faces = &s->world.faces;
	s->pages->root = element_add(arena, NULL, ROLE_DOCUMENT);
	pages_number(s->pages);
}

static const char *folder(void)
{
	return getenv("B") ? getenv("B") : "build";
}

/* Prints the sheet and reads poppler's picture of it. */
static void draw(struct sheet_of_letters *s)
{
	struct arena *arena = &s->world.arena;
	struct press *press = press_new(arena, &s->world.faces);
	struct str pdf = pdf_write(arena, press, s->pages, &s->world.diags);
	struct str path = str_printf(arena, "%s/ink.pdf", folder());
	FILE *f = fopen(path.p, "wb");

	assert_true(f && pdf.n && fwrite(pdf.p, 1, pdf.n, f) == pdf.n);
	assert_int_equal(fclose(f), 0);
	press_free(press);
	f = popen(str_printf(arena, "pdftoppm -gray -r %d %s", DPI, path.p).p,
		"r");
	int deepest = 0;
	assert_non_null(f);
	assert_int_equal(
		fscanf(f, "P5 %d %d %d", &s->width, &s->height, &deepest), 3);
	fgetc(f);
	size_t size = (size_t)s->width * (size_t)s->height;
	s->pixel = arena_alloc(arena, size);
	assert_int_equal(fread(s->pixel, 1, size, f), size);
	pclose(f);
	remove(path.p);
}

/* The ink in the cell of a letter, y upwards from its baseline. */
static struct outline ink_of(
	const struct sheet_of_letters *s, const struct drawn *d)
{
	double origin_x = d->x / 1000.0 * DPI / 72;
	double origin_y = d->y / 1000.0 * DPI / 72;
	int left = (int)origin_x - 24, top = (int)origin_y - 95;
	struct outline o = {
		.left = 1e9, .bottom = 1e9, .right = -1e9, .top = -1e9};

	for (int y = top; y < top + 130; y++)
		for (int x = left; x < left + 132; x++) {
			int gray = s->pixel[y * s->width + x];
			if (gray > 160)
				o.area += (255 - gray) / 255.0;
			if (gray > 160)
				continue;
			o.area += (255 - gray) / 255.0;
			o.left = least(o.left, x - origin_x);
			o.right = most(o.right, x + 1 - origin_x);
			o.top = most(o.top, origin_y - y);
			o.bottom = least(o.bottom, origin_y - y - 1);
		}
	return o;
}

static bool is_near(double a, double b)
{
	return size_of(a - b) <= 1.6; /* pixels: a fortieth of the size */
}

static bool is_same(const struct outline *ink, const struct outline *expected)
{
	double more = size_of(ink->area - expected->area);

	return is_near(ink->left, expected->left) &&
	       is_near(ink->right, expected->right) &&
	       is_near(ink->top, expected->top) &&
	       is_near(ink->bottom, expected->bottom) &&
	       more <= 0.05 * expected->area + 4;
}

static int count_wrong(const struct sheet_of_letters *s)
{
	int wrong = 0;

	for (int i = 0; i < s->count; i++) {
		const struct drawn *d = &s->drawn[i];
		const struct outline *e = &d->expected;
		struct outline ink = ink_of(s, d);
		if (is_same(&ink, e))
			continue;
		wrong++;
		print_error("U+%04X: ink %.1f [%.1f %.1f %.1f %.1f], outline "
			    "%.1f [%.1f %.1f %.1f %.1f]\n",
			(unsigned)d->code, ink.area, ink.left, ink.bottom,
			ink.right, ink.top, e->area, e->left, e->bottom,
			e->right, e->top);
	}
	return wrong;
}

static int check_letters(
	struct sheet_of_letters *s, struct chain *chain, struct str letters)
{
	uint32_t code = 0;

	new_sheet(s);
	for (size_t i = 0, step; i < letters.n; i += step) {
		step = utf8_step(letters, i, &code);
		add_letter(s, chain, code);
	}
	assert_in_range(s->count, 1, MOST - 1);
	draw(s);
	return count_wrong(s);
}

static struct sheet_of_letters the_sheet;

static int open_sheet(void **state)
{
	papers_open(&the_sheet.world);
	*state = &the_sheet;
	return 0;
}

static int close_sheet(void **state)
{
	struct sheet_of_letters *s = *state;

	papers_close(&s->world);
	return 0;
}

#define ASCII                                                                  \
	STR("!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ"      \
	    "[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~")

static void every_alphabet_is_drawn_as_its_outlines(void **state)
{
	struct sheet_of_letters *s = *state;

	for (int i = 0; i < s->world.faces.alphabets; i++) {
		struct alphabet *a = &s->world.faces.alphabet[i];
		assert_int_equal(check_letters(s, &a->regular, ASCII), 0);
		assert_int_equal(check_letters(s, &a->bold, ASCII), 0);
		assert_int_equal(check_letters(s, &a->regular, a->letters), 0);
		assert_int_equal(check_letters(s, &a->bold, a->letters), 0);
	}
}

/* Names of all alphabets in an English paper, by its own small subsets. */
static void letters_outside_the_frozen_subset_are_drawn_too(void **state)
{
	struct sheet_of_letters *s = *state;
	struct alphabet *en =
		faces_find_alphabet(&s->world.faces, STR("latin"));

	for (int i = 0; i < s->world.faces.alphabets; i++) {
		struct str letters = s->world.faces.alphabet[i].letters;
		assert_int_equal(check_letters(s, &en->regular, letters), 0);
		assert_int_equal(check_letters(s, &en->bold, letters), 0);
	}
}

static void chinese_and_korean_are_drawn_as_their_outlines(void **state)
{
	static const char *const alphabets[] = {
		"simplified", "traditional", "hangul", "latin"};
	struct sheet_of_letters *s = *state;
	struct str letters = STR("王小明李张陳租金房东法院律师月日年不能付張說"
				 "김영희박이최정강조윤한글월세집주인법원");

	for (size_t i = 0; i < 4; i++) {
		struct alphabet *a = faces_find_alphabet(
			&s->world.faces, str_of(alphabets[i]));
		assert_int_equal(check_letters(s, &a->regular, letters), 0);
		assert_int_equal(check_letters(s, &a->bold, letters), 0);
	}
}

/* That the comparison can fail: a letter against another's outline. */
static void a_lost_accent_is_seen(void **state)
{
	static const uint32_t pairs[][2] = {{0x1eb7, 0x103}, {0x1eb7, 0x1ea1},
		{0x1ed1, 0xf4}, {0x1ecb, 'i'}, {0xf1, 'n'}, {0xe1, 'a'},
		{0x111, 'd'}, {0x1ef9, 'y'}};
	struct sheet_of_letters *s = *state;
	struct alphabet *a =
		faces_find_alphabet(&s->world.faces, STR("vietnamese"));

	new_sheet(s);
	for (size_t i = 0; i < 8; i++)
		add_letter(s, &a->regular, pairs[i][0]);
	draw(s);
	assert_int_equal(count_wrong(s), 0);
	for (size_t i = 0; i < 8; i++) {
		const struct glyph *g = chain_glyph(&a->regular, pairs[i][1]);
		struct outline without = outline_of(g->cut->face, g->id);
		struct outline ink = ink_of(s, &s->drawn[i]);
		assert_false(is_same(&ink, &without));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_alphabet_is_drawn_as_its_outlines),
		cmocka_unit_test(
			letters_outside_the_frozen_subset_are_drawn_too),
		cmocka_unit_test(
			chinese_and_korean_are_drawn_as_their_outlines),
		cmocka_unit_test(a_lost_accent_is_seen),
	};

	return cmocka_run_group_tests(tests, open_sheet, close_sheet);
}
