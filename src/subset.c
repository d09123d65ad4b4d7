/*
 * Font programs, their widths and their way back to Unicode.
 */
#include "subset.h"

#include <stdlib.h>
#include <string.h>

#include "utf8.h"

static int compare_uses(const void *a, const void *b)
{
	const struct glyph_use *x = a, *y = b;

	if (x->glyph != y->glyph)
		return x->glyph < y->glyph ? -1 : 1;
	return (x->code > y->code) - (x->code < y->code);
}

/* Sorts; of one glyph's characters only the lowest is kept. */
static int sort_uses(struct glyph_use *uses, int count)
{
	int kept = 0;

	qsort(uses, (size_t)count, sizeof *uses, compare_uses);
	for (int i = 0; i < count; i++)
		if (!kept || uses[kept - 1].glyph != uses[i].glyph)
			uses[kept++] = uses[i];
	return kept;
}

struct numbered {
	uint16_t cid;
	uint16_t glyph;
	uint32_t code;
};

static int compare_numbered(const void *a, const void *b)
{
	const struct numbered *x = a, *y = b;

	return (x->cid > y->cid) - (x->cid < y->cid);
}

/* Widths of neighbours stand in one list. */
static struct str write_widths(struct arena *arena, const struct font *font,
	const struct numbered *list, int count)
{
	struct buf out = {.arena = arena};

	buf_add(&out, STR("["));
	for (int i = 0; i < count; i++) {
		bool follows = i && list[i].cid == list[i - 1].cid + 1;
		if (!follows)
			buf_printf(&out, "%s%d[", i ? "]" : "", list[i].cid);
		buf_printf(&out, follows ? " %d" : "%d",
			font_advance(font, list[i].glyph));
	}
	buf_add(&out, STR("]]"));
	return buf_str(&out);
}

static void write_unicode(struct buf *out, uint32_t code)
{
	if (code < 0x10000)
		buf_printf(out, "<%04X>\n", (unsigned)code);
	else
		buf_printf(out, "<%04X%04X>\n",
			(unsigned)(0xd7c0 + (code >> 10)),
			(unsigned)(0xdc00 + (code & 0x3ff)));
}

/* The CMap of PDF Reference 1.4, 5.9.2; at most 100 rows a block. */
static struct str write_cmap(
	struct arena *arena, const struct numbered *list, int count)
{
	struct buf out = {.arena = arena};
	int left = 0;

	buf_add(&out,
		STR("/CIDInit /ProcSet findresource begin\n"
		    "12 dict begin\nbegincmap\n/CIDSystemInfo\n"
		    "<</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
		    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
		    "1 begincodespacerange\n<0000><FFFF>\n"
		    "endcodespacerange\n"));
	for (int i = 0; i < count; i++) {
		if (i % 100 == 0) {
			left = count - i < 100 ? count - i : 100;
			buf_printf(&out, "%d beginbfchar\n", left);
		}
		buf_printf(&out, "<%04X>", list[i].cid);
		write_unicode(&out, list[i].code);
		if (--left == 0)
			buf_add(&out, STR("endbfchar\n"));
	}
	buf_add(&out,
		STR("endcmap\nCMapName currentdict /CMap defineresource pop\n"
		    "end\nend\n"));
	return buf_str(&out);
}

/* TrueType glyphs are counted through, parts of composites among them; CFF
 * has the listed ones and 0. */
static struct str write_cid_set(struct arena *arena, bool counted, int glyphs,
	const struct numbered *list, int count)
{
	int last = counted ? glyphs - 1 : count ? list[count - 1].cid : 0;
	struct str bits = {0};

	bits.n = (size_t)last / 8 + 1;
	char *p = arena_alloc(arena, bits.n);
	for (int i = 0; i <= last && counted; i++)
		p[i / 8] = (char)(p[i / 8] | 0x80 >> i % 8);
	p[0] = (char)(p[0] | 0x80);
	for (int i = 0; i < count; i++)
		p[list[i].cid / 8] =
			(char)(p[list[i].cid / 8] | 0x80 >> list[i].cid % 8);
	bits.p = p;
	return bits;
}

/* Six letters that differ when the glyphs differ (FNV-1a). */
static void write_tag(char tag[7], const struct numbered *list, int count)
{
	uint32_t hash = 2166136261u;

	for (int i = 0; i < count; i++)
		hash = (hash ^ list[i].glyph) * 16777619u;
	for (int i = 0; i < 6; i++, hash /= 26)
		tag[i] = (char)('A' + hash % 26);
	tag[6] = '\0';
}

static void write_parts(struct arena *arena, struct subset *subset,
	struct font_program program, struct numbered *list, int count)
{
	bool counted = !font_metrics(subset->font)->cff;

	qsort(list, (size_t)count, sizeof *list, compare_numbered);
	subset->widths = write_widths(arena, subset->font, list, count);
	subset->cid_set =
		write_cid_set(arena, counted, program.glyphs, list, count);
	int with_code = 0;
	for (int i = 0; i < count; i++)
		if (list[i].code)
			list[with_code++] = list[i];
	subset->to_unicode = write_cmap(arena, list, with_code);
}

static void deflate_parts(struct arena *arena, struct subset *subset,
	struct str program, struct deflater *deflater)
{
	subset->program_size = program.n;
	subset->program = deflate(arena, deflater, program);
	subset->to_unicode = deflate(arena, deflater, subset->to_unicode);
	subset->cid_set = deflate(arena, deflater, subset->cid_set);
}

struct subset *subset_build(struct arena *arena, const struct font *font,
	struct glyph_use *uses, int count, struct deflater *deflater)
{
	count = sort_uses(uses, count);
	uint16_t *glyphs = arena_array(arena, (size_t)count, sizeof *glyphs);
	uint16_t *cids = arena_array(arena, (size_t)count, sizeof *cids);
	for (int i = 0; i < count; i++)
		glyphs[i] = uses[i].glyph;
	struct font_program program =
		font_cut(arena, font, glyphs, count, cids);
	if (!program.bytes.n)
		return NULL;
	struct subset *subset = ARENA_NEW(arena, struct subset);
	struct numbered *list = arena_array(arena, (size_t)count, sizeof *list);
	subset->font = font;
	subset->first = count ? glyphs[0] : 0;
	subset->last = count ? glyphs[count - 1] : -1;
	subset->cid = arena_array(arena,
		(size_t)(subset->last - subset->first + 1), sizeof *cids);
	for (int i = 0; i < count; i++) {
		subset->cid[glyphs[i] - subset->first] = cids[i];
		list[i] = (struct numbered){cids[i], glyphs[i], uses[i].code};
	}
	write_tag(subset->tag, list, count);
	write_parts(arena, subset, program, list, count);
	deflate_parts(arena, subset, program.bytes, deflater);
	return subset;
}

static bool are_equal(
	const struct glyph_use *a, const struct glyph_use *b, int count)
{
	for (int i = 0; i < count; i++)
		if (a[i].glyph != b[i].glyph || a[i].code != b[i].code)
			return false;
	return true;
}

static const struct subset *find_kept(const struct subsets *kept,
	const struct font *font, const struct glyph_use *uses, int count)
{
	for (int i = 0; i < kept->rows; i++)
		if (kept->row[i].font == font && kept->row[i].count == count &&
			are_equal(kept->row[i].uses, uses, count))
			return kept->row[i].subset;
	return NULL;
}

const struct subset *subset_own(struct arena *arena, struct subsets *kept,
	const struct font *font, struct glyph_use *uses, int count)
{
	count = sort_uses(uses, count);
	const struct subset *found = find_kept(kept, font, uses, count);
	if (found || kept->rows == SUBSETS_KEPT)
		return found ? found
			     : subset_build(arena, font, uses, count,
				       kept->deflater);
	size_t size = (size_t)count * sizeof *uses;
	struct glyph_use *copy = arena_alloc(kept->arena, size);
	memcpy(copy, uses, size);
	found = subset_build(kept->arena, font, uses, count, kept->deflater);
	if (!found)
		return NULL;
	int row = kept->rows++;
	kept->row[row].font = font;
	kept->row[row].uses = copy;
	kept->row[row].count = count;
	kept->row[row].subset = found;
	return found;
}

static int add_use(struct cut *cut, struct chain *chain, uint32_t code,
	struct glyph_use *use)
{
	const struct glyph *glyph = chain_glyph(chain, code);

	if (glyph->cut != cut || glyph->kind == SCRIPT_REFUSED)
		return 0;
	*use = (struct glyph_use){glyph->id, code};
	return 1;
}

static int alphabet_uses(struct cut *cut, struct glyph_use *uses)
{
	struct alphabet *alphabet = cut->alphabet;
	struct str letters = alphabet->letters;
	int count = 0;

	for (uint32_t code = 0x20; code < 0x7f; code++) {
		count += add_use(cut, &alphabet->regular, code, uses + count);
		count += add_use(cut, &alphabet->bold, code, uses + count);
	}
	uint32_t code;
	for (size_t i = 0, step; i < letters.n; i += step) {
		step = utf8_step(letters, i, &code);
		if (!step)
			break;
		count += add_use(cut, &alphabet->regular, code, uses + count);
		count += add_use(cut, &alphabet->bold, code, uses + count);
	}
	return count;
}

const struct subset *subset_frozen(struct faces *faces, struct cut *cut)
{
	static const struct subset none = {.last = -1};
	size_t most = 2 * (0x7f - 0x20 + cut->alphabet->letters.n);

	if (cut->frozen)
		return cut->frozen;
	struct glyph_use *uses = arena_array(faces->arena, most, sizeof *uses);
	int count = alphabet_uses(cut, uses);
	if (!count)
		return &none;
	struct deflater *deflater = deflater_new(DEFLATE_BEST);
	if (deflater)
		cut->frozen = subset_build(
			faces->arena, cut->face->font, uses, count, deflater);
	deflater_free(deflater);
	return cut->frozen;
}
