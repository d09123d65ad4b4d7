/*
 * Case ids, duplicates, and the columns that hold a row back.
 */
#include "rowname.h"

#include "denylist.h"
#include "fold.h"
#include "household.h"
#include "utf8.h"

struct str rowname_cells(const struct intake *intake, struct arena *arena,
	const struct csv_row *row)
{
	struct buf out = {.arena = arena};

	for (int i = 0; i < intake->all; i++) {
		const struct column *column = &intake->columns[i];
		struct str text = i < row->count ? row->cells[i].text : STR("");
		if (column->is != COLUMN_FACT)
			continue;
		text = map_cell(
			arena, intake->mapping, column->heading.fact, text);
		if (!text.n)
			continue;
		wire_add_int(&out, i);
		wire_add_text(&out, text);
	}
	return buf_str(&out);
}

struct str rowname_hash(const struct intake *intake, struct arena *arena,
	const unsigned char key[HASH_KEY], struct str cells)
{
	struct buf all = {.arena = arena};

	while (cells.n) {
		int at = (int)wire_take_int(&cells);
		const struct heading *heading = &intake->columns[at].heading;
		wire_add_text(&all, heading->fact->id);
		wire_add_int(&all, heading->row);
		wire_add_text(&all, wire_take_text(&cells));
	}
	return hash_keyed(arena, key, buf_str(&all));
}

static int find_fact(const struct intake *intake, const char *id)
{
	for (int i = 0; i < intake->count; i++)
		if (intake->columns[i].is == COLUMN_FACT &&
			intake->columns[i].heading.row == 0 &&
			str_is(intake->columns[i].heading.fact->id, id))
			return i;
	return -1;
}

int rowname_column(const struct intake *intake)
{
	return find_fact(intake, "case_id");
}

/* Nine digits or more could be a number that a person has. */
#define DIGITS_MOST 8

/* Whether it ends as the version of another id does: C1-v2. */
static bool is_version(struct str id)
{
	size_t n = id.n;

	while (n && id.p[n - 1] >= '0' && id.p[n - 1] <= '9')
		n--;
	return n < id.n && n >= 2 && id.p[n - 1] == 'v' && id.p[n - 2] == '-';
}

static bool is_case_id(struct str id)
{
	int digits = 0;

	for (size_t i = 0; i < id.n; i++) {
		char c = id.p[i];
		bool digit = c >= '0' && c <= '9';
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		digits += digit;
		if (!digit && !letter && (i == 0 || (c != '-' && c != '_')))
			return false;
	}
	return digits > 0 && digits <= DIGITS_MOST && id.n <= ROWNAME_MOST &&
	       !is_version(id);
}

bool rowname_stem(const struct intake *intake, struct arena *arena,
	const struct csv_row *row, struct str *stem)
{
	int column = rowname_column(intake);

	if (column < 0)
		return true;
	struct str id = str_trim(row->cells[column].text);
	if (id.n == 0)
		return true;
	if (!is_case_id(id))
		return false;
	*stem = str_dup(arena, id);
	return true;
}

/* --- duplicates ------------------------------------------------------- */

static struct str cell_of(
	const struct intake *intake, struct str cells, const char *id)
{
	int column = find_fact(intake, id);

	while (cells.n) {
		int at = (int)wire_take_int(&cells);
		struct str text = wire_take_text(&cells);
		if (at == column)
			return text;
	}
	return STR("");
}

/* Small letters, and nothing but letters, digits and other scripts. */
static void add_folded(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];
		if (c >= 'A' && c <= 'Z')
			c = (unsigned char)(c - 'A' + 'a');
		if (c >= 0x80 || (c >= 'a' && c <= 'z') ||
			(c >= '0' && c <= '9'))
			buf_add_byte(out, (char)c);
	}
	buf_add_byte(out, '\n');
}

int rowname_same_household(const struct intake *intake, struct arena *arena,
	struct str cells, struct seen *seen, int row)
{
	struct str name = cell_of(intake, cells, "adults.name");
	struct str street = cell_of(intake, cells, "home.street");
	struct buf text = {.arena = arena};

	if (!name.n || !street.n)
		return 0;
	buf_add(&text, STR("home\n"));
	add_folded(&text, name);
	add_folded(&text, street);
	add_folded(&text, cell_of(intake, cells, "home.unit"));
	add_folded(&text, cell_of(intake, cells, "home.zip"));
	return seen_add(seen, buf_str(&text), row);
}

/* Names of files that differ in capitals alone are one on some disks. */
static struct str stem_text(struct arena *arena, struct str stem)
{
	struct buf text = {.arena = arena};

	buf_add(&text, STR("stem\n"));
	for (size_t i = 0; i < stem.n; i++) {
		char c = stem.p[i];
		buf_add_byte(&text,
			c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c);
	}
	return buf_str(&text);
}

int rowname_same_stem(
	struct arena *arena, struct str stem, struct seen *seen, int row)
{
	return seen_add(seen, stem_text(arena, stem), row);
}

bool rowname_is_seen(struct arena *arena, struct str stem, struct seen *seen)
{
	return seen_has(seen, stem_text(arena, stem));
}

/* --- columns that hold back ------------------------------------------- */

int rowname_special(const struct intake *intake, enum column_is is)
{
	for (int i = 0; i < intake->count; i++)
		if (intake->columns[i].is == is)
			return i;
	return -1;
}

static struct str special(const struct intake *intake,
	const struct csv_row *row, enum column_is is)
{
	int column = rowname_special(intake, is);

	return column >= 0 && column < row->count
		       ? str_trim(row->cells[column].text)
		       : STR("");
}

/* Our yes or no for it, else the text itself in small letters. */
static struct str in_our_words(
	const struct intake *intake, struct arena *arena, struct str text)
{
	struct str ours = map_word(intake->mapping, text);
	struct buf out = {.arena = arena};

	for (size_t i = 0; !ours.p && i < text.n; i++) {
		char c = text.p[i];
		bool upper = c >= 'A' && c <= 'Z';
		buf_add_byte(&out, upper ? (char)(c - 'A' + 'a') : c);
	}
	return ours.p ? ours : buf_str(&out);
}

bool rowname_is_barred(const struct intake *intake, struct arena *arena,
	const struct csv_row *row)
{
	struct str says = in_our_words(
		intake, arena, special(intake, row, COLUMN_DO_NOT_SEND));

	return says.n && !str_is(says, "no") && !str_is(says, "n");
}

bool rowname_is_released(const struct intake *intake, struct arena *arena,
	const struct csv_row *row)
{
	struct str says = in_our_words(
		intake, arena, special(intake, row, COLUMN_RELEASE));

	return str_is(says, "yes") || str_is(says, "y");
}

#define REASON_MOST ((size_t)80)
#define WORD_LEAST ((size_t)3) /* letters of a word that can be a name */

/* Whether a word of `folded` stands in the other text. */
static bool shares_word(struct arena *arena, struct str folded, struct str text)
{
	struct str words = fold_words(arena, text);
	struct str rest = folded;

	while (rest.n) {
		struct str word = str_cut(&rest, ' ');
		struct str other = words;
		while (word.n >= WORD_LEAST && other.n)
			if (str_eq(str_cut(&other, ' '), word))
				return true;
	}
	return false;
}

static bool names_somebody(const struct intake *intake, struct arena *arena,
	const struct csv_row *row, struct str text)
{
	struct str folded = fold_words(arena, text);

	for (int i = 0; i < row->count; i++) {
		const struct column *column = &intake->columns[i];
		if (column->is == COLUMN_FACT &&
			column->heading.fact->shape.type == VALUE_TEXT &&
			shares_word(arena, folded, row->cells[i].text))
			return true;
	}
	return denylist_find(intake->vocabulary->denylist, text).n;
}

struct str rowname_reason(const struct intake *intake, struct arena *arena,
	const struct csv_row *row, bool shown)
{
	struct str text = special(intake, row, COLUMN_DO_NOT_SEND);
	struct str says = in_our_words(intake, arena, text);

	if (text.n < WORD_LEAST || str_is(says, "yes") ||
		str_is(says, "true") ||
		(!shown && names_somebody(intake, arena, row, text)))
		return STR("");
	return utf8_head(text, REASON_MOST);
}
