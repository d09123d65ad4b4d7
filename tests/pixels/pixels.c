/*
 * Pictures of pages for tests/check-pixels.
 *
 *   pixels proofs FOLDER       the same paper whole, without an accent, and
 *                              with a line moved by one point
 *   pixels keep PAGE.pgm PNG   writes the picture that is kept: four grays
 *   pixels compare PAGE.pgm PNG
 *                              tells where the page differs from it
 *
 * The rule for "differs": a page is cut into squares of SIDE pixels, and in
 * none may the difference of ink, added up pixel by pixel, be more than that
 * of LIMIT hundredths of a black pixel. The receipt in the footer, which has
 * the hash of the law, is not looked at.
 */
#include <libdeflate.h>
#include <string.h>

#include "flow.h"
#include "papers.h"
#include "pdf.h"

#define SIDE 8
#define LIMIT 70
#define RECEIPT_TOP 710
#define RECEIPT_RIGHT 440
#define MOST 2000

/* The four grays; the third is that of a mark across the page. */
static const int grays[] = {0, 110, 225, 255};

/* `gray` has indices of the grays. */
struct picture {
	int width, height;
	unsigned char *gray;
};

static struct arena arena;

static int fail(const char *path, const char *why)
{
	fprintf(stderr, "pixels: %s: %s\n", path, why);
	exit(1);
}

static struct str read_file(const char *path)
{
	struct diags diags = {.arena = &arena};
	struct file file = file_read(&arena, path, FILE_LIMIT, &diags);

	if (!file.ok)
		fail(path, "cannot be read");
	return file.bytes;
}

static struct picture picture_new(int width, int height)
{
	struct picture p = {.width = width, .height = height};

	p.gray = arena_alloc(&arena, (size_t)(width * height));
	return p;
}

static unsigned char nearest(int value)
{
	int best = 0;

	for (int i = 1; i < 4; i++)
		if (abs(grays[i] - value) < abs(grays[best] - value))
			best = i;
	return (unsigned char)best;
}

static struct picture read_pgm(const char *path)
{
	struct str s = read_file(path);
	int width = 0, height = 0, start = 0;

	if (sscanf(str_dup(&arena, s).p, "P5 %d %d 255%n", &width, &height,
		    &start) != 2 ||
		width < 1 || height < 1 || width > MOST || height > MOST ||
		s.n != (size_t)(start + 1 + width * height))
		fail(path, "is no picture in gray");
	struct picture p = picture_new(width, height);
	for (int i = 0; i < width * height; i++)
		p.gray[i] = nearest((unsigned char)s.p[start + 1 + i]);
	return p;
}

/* --- PNG, two bits a pixel, as keep writes it ----------------------------- */

static size_t row_size(int width)
{
	return 1 + (size_t)(width + 3) / 4;
}

static void add_32(struct buf *out, uint32_t n)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_add_byte(out, (char)(n >> shift & 0xff));
}

static uint32_t read_32(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;

	return (uint32_t)u[0] << 24 | (uint32_t)u[1] << 16 |
	       (uint32_t)u[2] << 8 | u[3];
}

static void add_chunk(struct buf *out, const char *name, struct str data)
{
	struct buf body = {.arena = &arena};

	buf_add(&body, str_of(name));
	buf_add(&body, data);
	add_32(out, (uint32_t)data.n);
	buf_add(out, buf_str(&body));
	add_32(out, libdeflate_crc32(0, body.p, body.n));
}

static struct str pack_rows(const struct picture *p)
{
	size_t row = row_size(p->width), size = row * (size_t)p->height;
	char *raw = arena_alloc(&arena, size);
	struct libdeflate_compressor *c = libdeflate_alloc_compressor(12);
	char *packed = arena_alloc(&arena, size + 1000);

	memset(raw, 0, size);
	for (int y = 0; y < p->height; y++)
		for (int x = 0; x < p->width; x++)
			raw[(size_t)y * row + 1 + (size_t)x / 4] |=
				(char)(p->gray[y * p->width + x]
					<< (6 - x % 4 * 2));
	size_t n = libdeflate_zlib_compress(c, raw, size, packed, size + 1000);
	libdeflate_free_compressor(c);
	return (struct str){packed, n};
}

static struct str palette(void)
{
	struct buf out = {.arena = &arena};

	for (int i = 0; i < 4; i++)
		for (int part = 0; part < 3; part++)
			buf_add_byte(&out, (char)grays[i]);
	return buf_str(&out);
}

static int keep(const char *pgm, const char *png)
{
	struct picture p = read_pgm(pgm);
	struct buf out = {.arena = &arena};
	struct buf head = {.arena = &arena};

	add_32(&head, (uint32_t)p.width);
	add_32(&head, (uint32_t)p.height);
	buf_add(&head, (struct str){"\2\3\0\0\0", 5});
	buf_add(&out, STR("\x89PNG\r\n\x1a\n"));
	add_chunk(&out, "IHDR", buf_str(&head));
	add_chunk(&out, "PLTE", palette());
	add_chunk(&out, "IDAT", pack_rows(&p));
	add_chunk(&out, "IEND", STR(""));
	FILE *f = fopen(png, "wb");
	if (!f || fwrite(out.p, 1, out.n, f) != out.n || fclose(f))
		fail(png, "cannot be written");
	return 0;
}

/* Only what keep writes: four chunks, no filters. */
static struct picture read_png(const char *path)
{
	struct str s = read_file(path);

	if (s.n < 81 || memcmp(s.p + 1, "PNG", 3) != 0 ||
		memcmp(s.p + 24, "\2\3\0\0\0", 5) != 0 ||
		memcmp(s.p + 61, "IDAT", 4) != 0)
		fail(path, "is no picture that pixels keep wrote");
	uint32_t width = read_32(s.p + 16), height = read_32(s.p + 20);
	uint32_t n = read_32(s.p + 57);
	if (width < 1 || height < 1 || width > MOST || height > MOST ||
		n > s.n - 65)
		fail(path, "is damaged");
	struct picture p = picture_new((int)width, (int)height);
	size_t row = row_size(p.width), size = row * height;
	char *raw = arena_alloc(&arena, size);
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	if (libdeflate_zlib_decompress(d, s.p + 65, n, raw, size, NULL))
		fail(path, "is damaged");
	libdeflate_free_decompressor(d);
	for (int y = 0; y < p.height; y++)
		for (int x = 0; x < p.width; x++)
			p.gray[y * p.width + x] =
				(unsigned char)(raw[(size_t)y * row + 1 +
							(size_t)x / 4] >>
							(6 - x % 4 * 2) &
						3);
	return p;
}

/* --- comparing -------------------------------------------------------------
 */

static bool is_receipt(int x, int y)
{
	return y >= RECEIPT_TOP && x < RECEIPT_RIGHT;
}

/* Hundredths of a black pixel, in the square whose corner is (left, top). */
static int difference(
	const struct picture *a, const struct picture *b, int left, int top)
{
	int ink = 0;

	for (int y = top; y < top + SIDE && y < a->height; y++)
		for (int x = left; x < left + SIDE && x < a->width; x++) {
			int at = y * a->width + x;
			if (!is_receipt(x, y))
				ink += abs(grays[a->gray[at]] -
					   grays[b->gray[at]]);
		}
	return ink * 100 / 255;
}

static int compare(const char *pgm, const char *png)
{
	struct picture a = read_pgm(pgm), b = read_png(png);
	int squares = 0, worst = 0, at_x = 0, at_y = 0;

	if (a.width != b.width || a.height != b.height)
		fail(pgm, "has another size than the one that was kept");
	for (int y = 0; y < a.height; y += SIDE)
		for (int x = 0; x < a.width; x += SIDE) {
			int more = difference(&a, &b, x, y);
			squares += more > LIMIT;
			if (more <= worst)
				continue;
			worst = more;
			at_x = x;
			at_y = y;
		}
	if (squares)
		printf("%s differs in %d squares, most at %d,%d: by the ink "
		       "of %d.%02d pixels\n",
			png, squares, at_x, at_y, worst / 100, worst % 100);
	return squares > 0;
}

/* --- that it can fail -------------------------------------------------------
 */

struct proof {
	const char *name;
	const char *word;
	int moved; /* points */
};

static struct document proof_paper(struct proof proof)
{
	struct document d = paper_new(&arena, "Proof");
	struct str words = str_printf(
		&arena, "El dueño no %s el aviso a tiempo.", proof.word);

	d.lang = ES;
	block_text(&arena, d.body, BLOCK_TITLE, es(&arena, "La prueba"));
	for (int i = 0; i < 3; i++)
		block_text(&arena, d.body, BLOCK_PARAGRAPH,
			text_plain(&arena, ES, words))
			->small = i == 2;
	block_space(&arena, d.body, proof.moved);
	block_text(&arena, d.body, BLOCK_PARAGRAPH,
		es(&arena, "Esta es la última línea."));
	return d;
}

static void print_proof(
	struct papers *world, const char *folder, struct proof proof)
{
	struct document d = proof_paper(proof);
	struct press *press = press_new(&arena, &world->faces);
	struct pages *pages =
		flow_document(&arena, &world->faces, &d, &world->diags);
	struct str pdf = pdf_write(&arena, press, pages, &world->diags);
	struct str path = str_printf(&arena, "%s/%s.pdf", folder, proof.name);
	FILE *f = fopen(path.p, "wb");

	if (!f || fwrite(pdf.p, 1, pdf.n, f) != pdf.n || fclose(f))
		fail(path.p, "cannot be written");
	press_free(press);
}

static int proofs(const char *folder)
{
	static const struct proof all[] = {{"whole", "recibió", 0},
		{"no-accent", "recibio", 0}, {"no-letter", "recibi", 0},
		{"moved", "recibió", 1}};
	struct papers world;

	papers_open(&world);
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		print_proof(&world, folder, all[i]);
	papers_close(&world);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "proofs") == 0)
		return proofs(argv[2]);
	if (argc == 4 && strcmp(argv[1], "keep") == 0)
		return keep(argv[2], argv[3]);
	if (argc == 4 && strcmp(argv[1], "compare") == 0)
		return compare(argv[2], argv[3]);
	fputs("usage: pixels proofs FOLDER | keep PGM PNG | compare PGM PNG\n",
		stderr);
	return 2;
}
