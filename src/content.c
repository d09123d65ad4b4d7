/*
 * Operators of PDF Reference 1.4, chapters 4, 5 and 9.5.
 */
#include "content.h"

#include <string.h>

struct writer {
	struct arena *arena;
	struct buf out;
	const struct fontset *set;
	struct content_marks *marks;
	const struct element *element;
	bool open; /* a marked stretch is open */
	int page;
	int mcid;
	int font;
	int size;
	int fill;
	int stroke;
	int width;
};

static void put(struct writer *w, const char *text)
{
	buf_add(&w->out, str_of(text));
}

/* A number with up to three decimals, and a space. */
static void put_milli(struct writer *w, int64_t milli)
{
	char text[32];
	char *p = text + sizeof text;
	uint64_t n = (uint64_t)(milli < 0 ? -milli : milli);
	unsigned decimals = (unsigned)(n % 1000);
	int digits = 3;

	*--p = ' ';
	for (; digits && decimals % 10 == 0; digits--)
		decimals /= 10;
	for (int i = digits; i; i--, decimals /= 10)
		*--p = (char)('0' + decimals % 10);
	if (digits)
		*--p = '.';
	n /= 1000;
	do
		*--p = (char)('0' + n % 10);
	while (n /= 10);
	if (milli < 0)
		*--p = '-';
	buf_add(&w->out, (struct str){p, (size_t)(text + sizeof text - p)});
}

static void add_mark(struct writer *w, const struct element *element)
{
	struct content_marks *m = w->marks;

	if (m->count == m->size) {
		int size = m->size ? 2 * m->size : 128;
		struct content_mark *more =
			arena_array(w->arena, (size_t)size, sizeof *more);
		if (m->count)
			memcpy(more, m->mark, (size_t)m->count * sizeof *more);
		m->mark = more;
		m->size = size;
	}
	m->mark[m->count++] = (struct content_mark){element, w->page, w->mcid};
}

static void end_marked(struct writer *w)
{
	if (w->open)
		put(w, "EMC\n");
	w->open = false;
}

static void begin_marked(struct writer *w, const struct element *element)
{
	if (w->open && w->element == element)
		return;
	end_marked(w);
	w->open = true;
	w->element = element;
	if (!element) {
		put(w, "/Artifact BMC\n");
		return;
	}
	add_mark(w, element);
	put(w, "/");
	put(w, role_name(element->role));
	put(w, "<</MCID ");
	buf_add_int(&w->out, w->mcid++);
	put(w, ">>BDC\n");
}

static void use_fill(struct writer *w, int gray)
{
	if (w->fill == gray)
		return;
	put_milli(w, gray);
	put(w, "g\n");
	w->fill = gray;
}

static void use_stroke(struct writer *w, const struct item *item)
{
	if (w->stroke != item->gray) {
		put_milli(w, item->gray);
		put(w, "G\n");
	}
	if (w->width != item->stroke) {
		put_milli(w, item->stroke);
		put(w, "w\n");
	}
	w->stroke = item->gray;
	w->width = item->stroke;
}

static void use_font(struct writer *w, int font, int size)
{
	if (w->font == font && w->size == size)
		return;
	put(w, "/F");
	buf_add_int(&w->out, font);
	put(w, " ");
	put_milli(w, size);
	put(w, "Tf\n");
	w->font = font;
	w->size = size;
}

static char *add_byte(char *p, unsigned byte)
{
	if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r')
		*p++ = '\\';
	*p++ = (char)(byte == '\r' ? 'r' : byte);
	return p;
}

#define CHUNK 64 /* letters, each of at most four bytes */

/* Letters of one font from `from` on; returns where they end. */
static int put_letters(struct writer *w, const struct item *run, int from)
{
	struct fontset_code code =
		fontset_find(w->set, run->cut, run->letters[from].glyph);
	char bytes[4 * CHUNK];
	char *p = bytes;
	int font = code.font;
	int i = from;

	while (code.font == font) {
		p = add_byte(p, code.cid >> 8);
		p = add_byte(p, code.cid & 0xff);
		if (++i == run->count || i == from + CHUNK)
			break;
		code = fontset_find(w->set, run->cut, run->letters[i].glyph);
	}
	use_font(w, font, run->size);
	put(w, "(");
	buf_add(&w->out, (struct str){bytes, (size_t)(p - bytes)});
	put(w, ")Tj\n");
	return i;
}

static void put_run(struct writer *w, const struct item *run)
{
	use_fill(w, run->gray);
	put(w, run->slanted ? "BT .6 .8 -.8 .6 " : "BT ");
	put_milli(w, run->x);
	put_milli(w, PAGE_HEIGHT - run->y);
	put(w, run->slanted ? "Tm\n" : "Td\n");
	for (int i = 0; i < run->count;)
		i = put_letters(w, run, i);
	put(w, "ET\n");
}

static void put_rectangle(struct writer *w, const struct item *item)
{
	put_milli(w, item->x);
	put_milli(w, PAGE_HEIGHT - item->y - item->height);
	put_milli(w, item->width);
	put_milli(w, item->height);
}

static void put_box(struct writer *w, const struct item *box)
{
	use_fill(w, box->gray);
	put_rectangle(w, box);
	put(w, "re f\n");
}

static void put_frame(struct writer *w, const struct item *frame)
{
	use_stroke(w, frame);
	put_rectangle(w, frame);
	put(w, "re S\n");
}

static void put_line(struct writer *w, const struct item *line)
{
	use_stroke(w, line);
	put_milli(w, line->x);
	put_milli(w, PAGE_HEIGHT - line->y);
	put(w, "m ");
	put_milli(w, line->x + line->width);
	put_milli(w, PAGE_HEIGHT - line->y - line->height);
	put(w, "l S\n");
}

static void (*const putters[])(struct writer *w, const struct item *item) = {
	[ITEM_RUN] = put_run,
	[ITEM_BOX] = put_box,
	[ITEM_FRAME] = put_frame,
	[ITEM_LINE] = put_line,
};

struct str content_write(struct arena *arena, const struct fontset *set,
	const struct page *page, int number, struct content_marks *marks)
{
	struct writer w = {
		.arena = arena,
		.out = {.arena = arena},
		.set = set,
		.marks = marks,
		.page = number,
		.font = -1,
		.width = 1000,
	};

	for (const struct item *i = page->items.first; i; i = i->next) {
		begin_marked(&w, i->element);
		putters[i->kind](&w, i);
	}
	end_marked(&w);
	return buf_str(&w.out);
}
