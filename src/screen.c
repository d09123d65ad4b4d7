/*
 * Wrapping text for a terminal.
 */
#include "screen.h"

struct screen screen_new(struct arena *arena, bool plain)
{
	return (struct screen){
		.out = {.arena = arena}, .width = plain ? 0 : SCREEN_WIDTH};
}

/* Bytes that go on a character of UTF-8 begin with the bits 10. */
int screen_measure(struct str text)
{
	int width = 0;

	for (size_t i = 0; i < text.n; i++)
		width += ((unsigned char)text.p[i] & 0xC0) != 0x80;
	return width;
}

static void add_blanks(struct screen *screen, int count)
{
	for (int i = 0; i < count; i++)
		buf_add_byte(&screen->out, ' ');
}

/* One line of the text, folded. */
static void fold(struct screen *screen, int indent, int at, struct str text)
{
	bool first = true;

	while (text.n) {
		struct str word = str_cut(&text, ' ');
		int width = screen_measure(word);
		if (!word.n)
			continue;
		if (!first && screen->width && at + 1 + width > screen->width) {
			buf_add_byte(&screen->out, '\n');
			add_blanks(screen, indent);
			at = indent;
		} else if (!first) {
			buf_add_byte(&screen->out, ' ');
			at++;
		}
		buf_add(&screen->out, word);
		at += width;
		first = false;
	}
	buf_add_byte(&screen->out, '\n');
}

void screen_text(
	struct screen *screen, int indent, const char *mark, struct str text)
{
	int wide = screen_measure(str_of(mark));
	bool first = true;

	while (text.n || first) {
		struct str line = str_cut(&text, '\n');
		add_blanks(screen, first ? indent : indent + wide);
		if (first)
			buf_add(&screen->out, str_of(mark));
		fold(screen, indent + wide, indent + wide, line);
		first = false;
	}
}

void screen_line(struct screen *screen, int indent, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	struct str text = str_vprintf(screen->out.arena, format, args);
	va_end(args);
	screen_text(screen, indent, "", text);
}

void screen_title(struct screen *screen, struct str title, char under)
{
	screen_text(screen, 0, "", title);
	if (!screen->width)
		return;
	int width = screen_measure(title);
	for (int i = 0; i < width && i < screen->width; i++)
		buf_add_byte(&screen->out, under);
	buf_add_byte(&screen->out, '\n');
}

void screen_gap(struct screen *screen)
{
	struct buf *out = &screen->out;
	bool empty = out->n == 0;

	if (!empty && !(out->n > 1 && out->p[out->n - 1] == '\n' &&
			      out->p[out->n - 2] == '\n'))
		buf_add_byte(out, '\n');
}
