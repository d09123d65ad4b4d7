/*
 * Faces, alphabets and the order in which languages try them.
 */
#include "face.h"

#include "file.h"

#define PAGES (0x10000 / 256)

struct face *faces_find(struct faces *faces, struct str id)
{
	for (int i = 0; i < faces->count; i++)
		if (str_eq(faces->face[i].id, id))
			return &faces->face[i];
	return NULL;
}

struct alphabet *faces_find_alphabet(struct faces *faces, struct str id)
{
	for (int i = 0; i < faces->alphabets; i++)
		if (str_eq(faces->alphabet[i].id, id))
			return &faces->alphabet[i];
	return NULL;
}

struct language *faces_find_language(struct faces *faces, struct str code)
{
	for (int i = 0; i < faces->languages; i++)
		if (str_eq(faces->language[i].code, code))
			return &faces->language[i];
	return NULL;
}

struct face *faces_add(struct faces *faces, struct str id)
{
	if (faces->count == FACES_MOST)
		return NULL;
	struct face *face = &faces->face[faces->count];
	face->id = id;
	face->number = faces->count++;
	return face;
}

struct alphabet *faces_alphabet(
	struct faces *faces, struct str id, struct str letters)
{
	if (faces->alphabets == ALPHABETS_MOST)
		return NULL;
	struct alphabet *alphabet = &faces->alphabet[faces->alphabets++];
	alphabet->id = id;
	alphabet->letters = letters;
	alphabet->regular.faces = faces;
	alphabet->bold.faces = faces;
	return alphabet;
}

struct language *faces_language(
	struct faces *faces, struct str code, struct alphabet *alphabet)
{
	if (faces->languages == LANGUAGES_MOST)
		return NULL;
	struct language *language = &faces->language[faces->languages++];
	language->code = code;
	language->alphabet = alphabet;
	return language;
}

static struct cut *find_cut(
	struct faces *faces, struct face *face, struct alphabet *alphabet)
{
	for (int i = 0; i < faces->cuts; i++)
		if (faces->cut[i]->face == face &&
			faces->cut[i]->alphabet == alphabet)
			return faces->cut[i];
	struct cut *cut = ARENA_NEW(faces->arena, struct cut);
	cut->face = face;
	cut->alphabet = alphabet;
	cut->number = faces->cuts;
	faces->cut[faces->cuts++] = cut;
	return cut;
}

bool chain_add(
	struct alphabet *alphabet, struct chain *chain, struct face *face)
{
	if (chain->count == FALLBACKS_MOST)
		return false;
	chain->cuts[chain->count++] = find_cut(chain->faces, face, alphabet);
	return true;
}

const char *face_file(const struct face *face)
{
	const char **path = face->paths;

	while (path[1] && !file_exists(*path))
		path++;
	return *path;
}

struct font *face_font(struct faces *faces, struct face *face)
{
	if (!face->font)
		face->font = font_open(faces->arena, face_file(face),
			face->index, face->size, faces->diags);
	return face->font;
}

/* A face that cannot be opened is not passed over, and the answer not kept:
 * the next paper would be set in another face without a word. */
static void look_up(struct chain *chain, uint32_t code, struct glyph *glyph)
{
	glyph->kind = (uint8_t)script_kind(code);
	glyph->state = GLYPH_UNSEEN;
	for (int i = 0; i < chain->count; i++) {
		struct cut *cut = chain->cuts[i];
		struct font *font = face_font(chain->faces, cut->face);
		if (!font)
			return;
		uint16_t id = font_glyph(font, code);
		if (!id)
			continue;
		glyph->cut = cut;
		glyph->id = id;
		glyph->advance = (int16_t)font_advance(font, id);
		glyph->state = GLYPH_FOUND;
		return;
	}
	glyph->state = GLYPH_UNCOVERED;
}

/* Characters beyond the first plane are rare and not kept, so that no table
 * of names can fill the memory. */
const struct glyph *chain_ask(struct chain *chain, uint32_t code)
{
	struct arena *arena = chain->faces->arena;

	if (code >= 0x10000) {
		chain->other = (struct glyph){0};
		look_up(chain, code, &chain->other);
		return &chain->other;
	}
	if (!chain->pages)
		chain->pages =
			arena_array(arena, PAGES, sizeof(struct glyph *));
	struct glyph **page = &chain->pages[code >> 8];
	if (!*page)
		*page = arena_array(arena, 256, sizeof(struct glyph));
	struct glyph *glyph = &(*page)[code & 0xff];
	look_up(chain, code, glyph);
	return glyph;
}

void faces_close(struct faces *faces)
{
	for (int i = 0; i < faces->count; i++)
		if (faces->face[i].font)
			font_close(faces->face[i].font);
}
