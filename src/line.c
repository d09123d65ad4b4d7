/*
 * Reading, measuring and breaking text.
 */
#include "line.h"

#include <limits.h>

#include "utf8.h"

#define CLUSTER_MOST 16

struct reading {
	const struct setting *setting;
	struct lines lines;
	uint32_t *codes;
	uint16_t piece;
	const struct piece *refused; /* told to be of a script not set */
};

static const struct piece *piece_of(
	const struct lines *lines, const struct cell *cell)
{
	const struct piece *piece = lines->text->first;

	for (int i = 0; i < cell->piece; i++)
		piece = piece->next;
	return piece;
}

/* Which fact, or which words, for a sentence. What a person typed is not
 * repeated: only the fact is named. */
static struct str name_of(struct arena *arena, const struct piece *piece)
{
	if (piece->field.n)
		return piece->field;
	size_t n = piece->s.n < 40 ? piece->s.n : 40;
	while (n && n < piece->s.n && ((unsigned char)piece->s.p[n] >> 6) == 2)
		n--;
	return str_printf(arena, "\"%.*s%s\"", (int)n, piece->s.p,
		n < piece->s.n ? " ..." : "");
}

static void refuse(struct reading *r, const struct piece *piece,
	const struct glyph *glyph, uint32_t code)
{
	const struct setting *s = r->setting;
	struct str name = name_of(s->arena, piece);

	r->lines.ok = false;
	bool script = glyph->kind == SCRIPT_REFUSED;
	if (script && r->refused == piece)
		return; /* once a text, not once a letter */
	if (script)
		r->refused = piece;
	if (script)
		diag_add(s->diags, DIAG_SCRIPT_REFUSED, piece->loc,
			"%.*s has the character U+%04X (%s), which cannot be "
			"set rightly",
			STR_ARG(name), (unsigned)code, script_name(code));
	else
		diag_add(s->diags, DIAG_NO_GLYPH, piece->loc,
			"%.*s has the character U+%04X, which no face of this "
			"language can draw",
			STR_ARG(name), (unsigned)code);
}

static void read_code(struct reading *r, struct chain *chain,
	const struct piece *piece, uint32_t code)
{
	struct cell *cell = &r->lines.cells[r->lines.cells_count];

	r->codes[r->lines.cells_count++] = code;
	cell->code = code;
	cell->piece = r->piece;
	cell->kind = SCRIPT_SPACE;
	if (code == '\n')
		return;
	const struct glyph *glyph = chain_glyph(chain, code);
	cell->kind = glyph->kind;
	cell->cut = glyph->cut;
	cell->glyph = glyph->id;
	cell->advance = glyph->advance;
	if (!glyph->cut || glyph->kind == SCRIPT_REFUSED)
		refuse(r, piece, glyph, code);
}

static void read_piece(struct reading *r, const struct language *language,
	const struct piece *piece)
{
	bool bold = piece->bold || r->setting->bold;
	struct chain *chain =
		bold ? &language->alphabet->bold : &language->alphabet->regular;
	struct str s = utf8_nfc(r->setting->arena, piece->s);
	uint32_t code = 0;

	for (size_t i = 0, step; i < s.n; i += step) {
		if ((unsigned char)s.p[i] < 0x80) {
			code = (unsigned char)s.p[i];
			step = 1;
		} else {
			step = utf8_step(s, i, &code);
		}
		read_code(r, chain, piece, code);
	}
}

static bool is_valid(struct reading *r, const struct text *text)
{
	for (const struct piece *p = text->first; p; p = p->next)
		if (utf8_check(p->s) < p->s.n) {
			diag_add(r->setting->diags, DIAG_ENCODING, p->loc,
				"the text is not valid UTF-8");
			return false;
		}
	return true;
}

static size_t length_of(const struct text *text)
{
	size_t n = 0;

	for (const struct piece *p = text->first; p; p = p->next)
		n += p->s.n;
	return n;
}

static const struct language *language_of(
	struct reading *r, const struct text *text)
{
	const struct language *language =
		faces_find_language(r->setting->faces, text->lang);

	if (!language)
		diag_add(r->setting->diags, DIAG_UNKNOWN_LANGUAGE,
			text->first ? text->first->loc : (struct loc){0},
			"no faces are configured for the language \"%.*s\"",
			STR_ARG(text->lang));
	return language;
}

static void refuse_marks(struct reading *r, const struct cell *cell)
{
	const struct piece *piece = piece_of(&r->lines, cell);

	r->lines.ok = false;
	diag_add(r->setting->diags, DIAG_NO_GLYPH, piece->loc,
		"the marks on U+%04X of %.*s cannot be set",
		(unsigned)cell->code,
		STR_ARG(name_of(r->setting->arena, piece)));
}

/* Cells from `from` to `to` are one letter with its marks: the face of the
 * letter draws them all. */
static void join_marks(struct reading *r, int from, int to)
{
	struct cell *cells = r->lines.cells;
	struct font_shaped shaped[CLUSTER_MOST];
	struct font *font = cells[from].cut->face->font;
	int count = font_shape(
		font, r->codes + from, to - from, shaped, CLUSTER_MOST);

	if (count < 0 || count > to - from) {
		refuse_marks(r, &cells[from]);
		return;
	}
	for (int i = 0; i < to - from; i++) {
		struct cell *cell = &cells[from + i];
		cell->cut = i < count ? cells[from].cut : NULL;
		cell->glyph = i < count ? shaped[i].glyph : 0;
		cell->advance = i < count ? shaped[i].advance : 0;
		cell->dx = i < count ? shaped[i].dx : 0;
		cell->dy = i < count ? shaped[i].dy : 0;
	}
}

static void shape_marks(struct reading *r)
{
	struct cell *cells = r->lines.cells;
	int count = r->lines.cells_count;

	for (int i = 1; i < count; i++) {
		if (cells[i].kind != SCRIPT_MARK)
			continue;
		int from = i - 1;
		while (i + 1 < count && cells[i + 1].kind == SCRIPT_MARK)
			i++;
		join_marks(r, from, i + 1);
	}
}

static bool has_marks(const struct lines *lines)
{
	for (int i = 0; i < lines->cells_count; i++)
		if (lines->cells[i].kind == SCRIPT_MARK)
			return true;
	return false;
}

static void read_text(struct reading *r, const struct text *text)
{
	struct arena *arena = r->setting->arena;
	size_t most = length_of(text);

	if (!most)
		return;
	r->lines.ok = is_valid(r, text);
	if (!r->lines.ok)
		return;
	const struct language *language = language_of(r, text);
	r->lines.ok = language != NULL;
	if (!r->lines.ok)
		return;
	r->lines.cells = arena_array(arena, most, sizeof(struct cell));
	r->codes = arena_array(arena, most, sizeof *r->codes);
	for (const struct piece *p = text->first; p; p = p->next, r->piece++)
		read_piece(r, language, p);
	if (r->lines.ok && has_marks(&r->lines))
		shape_marks(r);
}

static void mark_breaks(struct reading *r)
{
	size_t count = (size_t)r->lines.cells_count;
	char *breaks = arena_alloc(r->setting->arena, count);

	script_breaks(r->codes, count, breaks);
	for (size_t i = 0; i < count; i++)
		r->lines.cells[i].before = (uint8_t)breaks[i];
}

static int width_of(const struct setting *setting, int64_t advance)
{
	return (int)((advance * setting->size + 999) / 1000);
}

struct lines lines_read(const struct setting *setting, const struct text *text)
{
	struct reading r = {
		.setting = setting, .lines = {.text = text, .ok = true}};

	read_text(&r, text);
	if (r.lines.ok && r.lines.cells_count)
		mark_breaks(&r);
	return r.lines;
}

/* Takes the spaces at the end off and adds the line. */
static void add_line(
	const struct setting *setting, struct lines *lines, int from, int to)
{
	int64_t advance = 0;

	while (to > from && lines->cells[to - 1].kind == SCRIPT_SPACE)
		to--;
	for (int i = from; i < to; i++)
		advance += lines->cells[i].advance;
	int width = width_of(setting, advance);
	lines->line[lines->count++] = (struct line){from, to, width};
	if (width > lines->widest)
		lines->widest = width;
}

/* A stretch that cannot be broken: where it ends, how far it moves on, and
 * how far its ink reaches. */
struct stretch {
	int end;
	int64_t advance;
	int64_t ink;
};

static void refuse_word(const struct setting *setting, struct lines *lines,
	struct stretch s, int from)
{
	const struct piece *piece = piece_of(lines, &lines->cells[from]);

	lines->ok = false;
	diag_add(setting->diags, DIAG_WORD_TOO_WIDE, piece->loc,
		"a word of %d characters in %.*s is wider than its column",
		s.end - from, STR_ARG(name_of(setting->arena, piece)));
}

static struct stretch find_stretch(const struct lines *lines, int from)
{
	struct stretch s = {.end = from};

	do {
		s.advance += lines->cells[s.end].advance;
		if (lines->cells[s.end].kind != SCRIPT_SPACE)
			s.ink = s.advance;
		s.end++;
	} while (s.end < lines->cells_count && !lines->cells[s.end].before);
	return s;
}

/* As many stretches on each line as fit. */
static void fill_lines(
	const struct setting *setting, struct lines *lines, int64_t most)
{
	struct stretch s;
	int64_t used = 0;
	int from = 0;

	for (int i = 0; i < lines->cells_count; i = s.end) {
		bool must = lines->cells[i].before == BREAK_MUST;
		s = find_stretch(lines, i);
		if (i > from && (must || used + s.ink > most)) {
			add_line(setting, lines, from, i);
			from = i;
			used = 0;
		}
		if (s.ink > most)
			refuse_word(setting, lines, s, i);
		used += s.advance;
	}
	add_line(setting, lines, from, lines->cells_count);
}

void lines_break(const struct setting *setting, struct lines *lines, int width)
{
	int64_t most =
		width ? (int64_t)width * 1000 / setting->size : INT64_MAX;

	lines->count = 0;
	lines->widest = 0;
	if (!lines->ok)
		return;
	lines->line = arena_array(setting->arena,
		(size_t)lines->cells_count + 1, sizeof(struct line));
	fill_lines(setting, lines, most);
	if (!lines->ok)
		lines->count = 0;
}

struct lines lines_set(
	const struct setting *setting, const struct text *text, int width)
{
	struct lines lines = lines_read(setting, text);

	lines_break(setting, &lines, width);
	return lines;
}

int lines_least(const struct setting *setting, const struct lines *lines)
{
	int64_t widest = 0;

	for (int i = 0; lines->ok && i < lines->cells_count;) {
		struct stretch s = find_stretch(lines, i);
		widest = s.ink > widest ? s.ink : widest;
		i = s.end;
	}
	return width_of(setting, widest);
}

int lines_whole(const struct setting *setting, const struct lines *lines)
{
	int64_t widest = 0, used = 0;

	for (int i = 0; lines->ok && i < lines->cells_count;) {
		struct stretch s = find_stretch(lines, i);
		if (lines->cells[i].before == BREAK_MUST)
			used = 0;
		widest = used + s.ink > widest ? used + s.ink : widest;
		used += s.advance;
		i = s.end;
	}
	return width_of(setting, widest);
}

/* Cells that one run can hold: same cut, no offsets. */
static int run_end(const struct cell *cells, int from, int to)
{
	int i = from + 1;

	while (i < to && cells[i].cut == cells[from].cut && !cells[i].dx &&
		!cells[i].dy && !cells[from].dx && !cells[from].dy)
		i++;
	return i;
}

static void add_run(const struct setting *setting, const struct cell *cells,
	int count, struct item item, struct items *items)
{
	struct letter *letters = arena_array(
		setting->arena, (size_t)count, sizeof(struct letter));

	for (int i = 0; i < count; i++)
		letters[i] = (struct letter){cells[i].code, cells[i].glyph};
	item.kind = ITEM_RUN;
	item.size = setting->size;
	item.cut = cells->cut;
	item.letters = letters;
	item.count = count;
	items_add(setting->arena, items, item);
}

/* Moves a run along its line; a slanted line goes 3 across and 4 up. */
static void advance_item(
	const struct setting *setting, struct item *item, int64_t advance)
{
	int64_t moved = advance * setting->size / 1000;

	item->x += (int)(item->slanted ? moved * 3 / 5 : moved);
	item->y -= (int)(item->slanted ? moved * 4 / 5 : 0);
}

void lines_place(const struct setting *setting, const struct lines *lines,
	int number, struct item at, struct items *items)
{
	const struct line *line = &lines->line[number];
	const struct cell *cells = lines->cells;
	int64_t advance = 0;
	int to = line->to;

	if (to > line->from && to < lines->cells_count && cells[to].cut &&
		cells[to].kind == SCRIPT_SPACE)
		to++; /* the blank that parts the words when they are read */
	for (int i = line->from, end; i < to; i = end) {
		struct item item = at;
		int64_t start = advance;
		end = run_end(cells, i, to);
		for (int k = i; k < end && k < line->to; k++)
			advance += cells[k].advance;
		advance_item(setting, &item, start + cells[i].dx);
		item.y -= cells[i].dy * setting->size / 1000;
		item.width = width_of(setting, advance - start);
		if (cells[i].cut)
			add_run(setting, cells + i, end - i, item, items);
	}
}
