/*
 * A face through HarfBuzz.
 */
#include "font.h"
#include "hash.h"

#include <hb.h>
#include <hb-ot.h>
#include <hb-subset.h>

struct font {
	hb_blob_t *blob;
	hb_face_t *face;
	hb_font_t *font;
	struct font_metrics metrics;
};

static int metric(hb_font_t *font, hb_ot_metrics_tag_t tag)
{
	hb_position_t position = 0;

	hb_ot_metrics_get_position_with_fallback(font, tag, &position);
	return position;
}

static int16_t be16(const char *p)
{
	return (int16_t)((unsigned char)p[0] << 8 | (unsigned char)p[1]);
}

/* The bounding box of all glyphs, from the table 'head'. */
static void read_box(hb_face_t *face, struct font_metrics *metrics)
{
	hb_blob_t *head =
		hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
	unsigned size;
	const char *p = hb_blob_get_data(head, &size);
	int em = (int)hb_face_get_upem(face);

	if (size >= 54) {
		metrics->left = be16(p + 36) * 1000 / em;
		metrics->bottom = be16(p + 38) * 1000 / em;
		metrics->right = be16(p + 40) * 1000 / em;
		metrics->top = be16(p + 42) * 1000 / em;
	}
	hb_blob_destroy(head);
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *table = hb_face_reference_table(face, tag);
	bool has = hb_blob_get_length(table) > 0;

	hb_blob_destroy(table);
	return has;
}

static struct str read_name(struct arena *arena, hb_face_t *face)
{
	char name[128];
	unsigned size = sizeof name;

	hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME,
		HB_LANGUAGE_INVALID, &size, name);
	return str_dup(arena, str_of(name));
}

static void read_metrics(struct arena *arena, struct font *font)
{
	struct font_metrics *m = &font->metrics;

	m->ascent = metric(font->font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
	m->descent = metric(font->font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
	m->cap_height = metric(font->font, HB_OT_METRICS_TAG_CAP_HEIGHT);
	m->glyphs = (int)hb_face_get_glyph_count(font->face);
	m->cff = has_table(font->face, HB_TAG('C', 'F', 'F', ' '));
	m->name = read_name(arena, font->face);
	read_box(font->face, m);
}

static bool has_outlines(hb_face_t *face)
{
	return hb_face_get_glyph_count(face) > 0 &&
	       (has_table(face, HB_TAG('g', 'l', 'y', 'f')) ||
		       has_table(face, HB_TAG('C', 'F', 'F', ' ')));
}

static bool is_usable(const struct font *font, const char *path, int64_t size,
	struct diags *diags)
{
	struct loc loc = {.file = path};
	unsigned length = hb_blob_get_length(font->blob);

	if (!length)
		diag_add(diags, DIAG_FONT_FILE, loc, "the font cannot be read");
	else if (size && length != (uint64_t)size)
		diag_add(diags, DIAG_FONT_FILE, loc,
			"the font has %u bytes, not the %lld that "
			"lang/languages.yaml states",
			length, (long long)size);
	else if (!has_outlines(font->face))
		diag_add(diags, DIAG_FONT_FILE, loc,
			"the file is not a font with outlines");
	else
		return true;
	return false;
}

struct font *font_open(struct arena *arena, const char *path, unsigned index,
	int64_t size, struct diags *diags)
{
	struct font *font = ARENA_NEW(arena, struct font);

	font->blob = hb_blob_create_from_file(path);
	font->face = hb_face_create(font->blob, index);
	font->font = hb_font_create(font->face);
	if (!is_usable(font, path, size, diags)) {
		font_close(font);
		return NULL;
	}
	hb_font_set_scale(font->font, 1000, 1000);
	read_metrics(arena, font);
	hb_face_make_immutable(font->face);
	hb_font_make_immutable(font->font);
	return font;
}

bool font_matches(struct arena *arena, const struct font *font, struct str hex)
{
	unsigned size;
	const char *bytes = hb_blob_get_data(font->blob, &size);

	return str_eq(hex, hash_hex(arena, (struct str){bytes, size}));
}

void font_close(struct font *font)
{
	hb_font_destroy(font->font);
	hb_face_destroy(font->face);
	hb_blob_destroy(font->blob);
}

const struct font_metrics *font_metrics(const struct font *font)
{
	return &font->metrics;
}

uint16_t font_glyph(const struct font *font, uint32_t code)
{
	hb_codepoint_t glyph;

	if (!hb_font_get_nominal_glyph(font->font, code, &glyph))
		return 0;
	return (uint16_t)glyph;
}

int font_advance(const struct font *font, uint16_t glyph)
{
	return hb_font_get_glyph_h_advance(font->font, glyph);
}

/* Marks are attached; nothing that changes the look of plain text is on. */
static void shape(hb_font_t *font, hb_buffer_t *buffer)
{
	static const hb_feature_t features[] = {
		{HB_TAG('k', 'e', 'r', 'n'), 0, 0, (unsigned)-1},
		{HB_TAG('l', 'i', 'g', 'a'), 0, 0, (unsigned)-1},
		{HB_TAG('c', 'l', 'i', 'g'), 0, 0, (unsigned)-1},
		{HB_TAG('c', 'a', 'l', 't'), 0, 0, (unsigned)-1},
	};

	hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_CHARACTERS);
	hb_buffer_guess_segment_properties(buffer);
	hb_shape(font, buffer, features, sizeof features / sizeof *features);
}

static int copy_shaped(hb_buffer_t *buffer, struct font_shaped *out, int most)
{
	unsigned count;
	hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &count);
	hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, NULL);

	if (count > (unsigned)most)
		return -1;
	for (unsigned i = 0; i < count; i++) {
		if (!info[i].codepoint)
			return -1;
		out[i] = (struct font_shaped){
			.glyph = (uint16_t)info[i].codepoint,
			.source = (uint16_t)info[i].cluster,
			.advance = (int16_t)at[i].x_advance,
			.dx = (int16_t)at[i].x_offset,
			.dy = (int16_t)at[i].y_offset,
		};
	}
	return (int)count;
}

int font_shape(const struct font *font, const uint32_t *codes, int count,
	struct font_shaped *out, int most)
{
	hb_buffer_t *buffer = hb_buffer_create();

	hb_buffer_add_codepoints(buffer, codes, count, 0, count);
	shape(font->font, buffer);
	int glyphs = copy_shaped(buffer, out, most);
	hb_buffer_destroy(buffer);
	return glyphs;
}

/* Tables that a PDF does not read. */
static void drop_tables(hb_subset_input_t *input)
{
	static const hb_tag_t tags[] = {
		HB_TAG('G', 'S', 'U', 'B'),
		HB_TAG('G', 'P', 'O', 'S'),
		HB_TAG('G', 'D', 'E', 'F'),
		HB_TAG('B', 'A', 'S', 'E'),
		HB_TAG('c', 'm', 'a', 'p'),
		HB_TAG('n', 'a', 'm', 'e'),
		HB_TAG('p', 'o', 's', 't'),
		HB_TAG('O', 'S', '/', '2'),
		HB_TAG('v', 'h', 'e', 'a'),
		HB_TAG('v', 'm', 't', 'x'),
		HB_TAG('V', 'O', 'R', 'G'),
		HB_TAG('S', 'T', 'A', 'T'),
		HB_TAG('g', 'a', 's', 'p'),
		HB_TAG('m', 'e', 't', 'a'),
	};
	hb_set_t *drop =
		hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);

	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		hb_set_add(drop, tags[i]);
}

static hb_subset_plan_t *plan_cut(
	hb_face_t *face, const uint16_t *glyphs, int count)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();

	if (!input)
		return NULL;
	hb_set_t *keep = hb_subset_input_glyph_set(input);
	for (int i = 0; i < count; i++)
		hb_set_add(keep, glyphs[i]);
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
	drop_tables(input);
	hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face, input);
	hb_subset_input_destroy(input);
	return plan;
}

/* A CID-keyed CFF keeps the old ids in its charset; TrueType counts anew. */
static void number_glyphs(const struct font *font, hb_subset_plan_t *plan,
	const uint16_t *glyphs, int count, uint16_t *cids)
{
	const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);

	for (int i = 0; i < count; i++)
		cids[i] = font->metrics.cff
				  ? glyphs[i]
				  : (uint16_t)hb_map_get(map, glyphs[i]);
}

static struct str copy_program(
	struct arena *arena, const struct font *font, hb_face_t *cut)
{
	hb_blob_t *blob = font->metrics.cff
				  ? hb_face_reference_table(
					    cut, HB_TAG('C', 'F', 'F', ' '))
				  : hb_face_reference_blob(cut);
	unsigned size;
	const char *bytes = hb_blob_get_data(blob, &size);
	struct str program = str_dup(arena, (struct str){bytes, size});

	hb_blob_destroy(blob);
	return program;
}

struct font_program font_cut(struct arena *arena, const struct font *font,
	const uint16_t *glyphs, int count, uint16_t *cids)
{
	struct font_program program = {0};

	if (count && glyphs[count - 1] >= font->metrics.glyphs)
		return program;
	hb_subset_plan_t *plan = plan_cut(font->face, glyphs, count);
	if (!plan)
		return program;
	hb_face_t *cut = hb_subset_plan_execute_or_fail(plan);
	if (cut) {
		number_glyphs(font, plan, glyphs, count, cids);
		program.bytes = copy_program(arena, font, cut);
		program.glyphs = (int)hb_face_get_glyph_count(cut);
		hb_face_destroy(cut);
	}
	hb_subset_plan_destroy(plan);
	return program;
}
