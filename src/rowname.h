/*
 * What a row of a batch is before it is judged: its cells in our words, how
 * its files are called, whether it stood in the table before, and whether it
 * may be made at all.
 */
#ifndef STAYPUT_ROWNAME_H
#define STAYPUT_ROWNAME_H

#include "intake.h"
#include "seen.h"

#define ROWNAME_MOST 32 /* bytes of a case id in a file's name */

/* The cells that say something, packed for a slip: column and text. */
struct str rowname_cells(const struct intake *intake, struct arena *arena,
	const struct csv_row *row);

/* What the row says, by a keyed hash: facts and texts, so that cells that move
 * to another column stay the same, and cells that come to mean another fact
 * do not. */
struct str rowname_hash(const struct intake *intake, struct arena *arena,
	const unsigned char key[HASH_KEY], struct str cells);

/* The column of case_id, or -1. */
int rowname_column(const struct intake *intake);

/* Puts the row's case id in place of its number, where the id is one: letters,
 * digits, - and _, at least one digit, no number that a person has, no end
 * such as -v2. False when there is another text; the number stays then. */
bool rowname_stem(const struct intake *intake, struct arena *arena,
	const struct csv_row *row, struct str *stem);

/* The earlier row of the same home with the same first adult; or 0. */
int rowname_same_household(const struct intake *intake, struct arena *arena,
	struct str cells, struct seen *seen, int row);

/* The earlier row with this stem, or 0. */
int rowname_same_stem(
	struct arena *arena, struct str stem, struct seen *seen, int row);

/* Whether a row had this stem; it is not added. */
bool rowname_is_seen(struct arena *arena, struct str stem, struct seen *seen);

/* Whether do_not_send says anything but no, in our words or the mapping's. */
bool rowname_is_barred(const struct intake *intake, struct arena *arena,
	const struct csv_row *row);

/* What do_not_send says, where it is a reason and not a yes, owned by the
 * arena. Unless values are `shown`, it is empty where it names what is never
 * stored, or has a word of the row's own texts (a name, a street). */
struct str rowname_reason(const struct intake *intake, struct arena *arena,
	const struct csv_row *row, bool shown);

/* The first column of a kind that holds back, or -1. */
int rowname_special(const struct intake *intake, enum column_is is);

/* Whether the column release says yes. */
bool rowname_is_released(const struct intake *intake, struct arena *arena,
	const struct csv_row *row);

#endif
