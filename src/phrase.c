/*
 * Splitting a line into tokens.
 */
#include "phrase.h"

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '$' ||
	       c == '%' || c == '/';
}

/* A hyphen belongs to a date (2025-01-07) and to a path, not to 5 - 3. */
static bool in_word(struct str text, size_t at)
{
	if (is_word_byte(text.p[at]))
		return true;
	return text.p[at] == '-' && at > 0 && is_word_byte(text.p[at - 1]) &&
	       at + 1 < text.n && is_word_byte(text.p[at + 1]);
}

void phrase_advance(struct phrase *phrase)
{
	struct str text = phrase->text;
	size_t at = phrase->at + phrase->token.n;

	while (at < text.n && (text.p[at] == ' ' || text.p[at] == '\n'))
		at++;
	size_t end = at;
	while (end < text.n && in_word(text, end))
		end++;
	if (end == at && at < text.n)
		end++;
	phrase->at = at;
	phrase->token = str_sub(text, at, end - at);
}

struct phrase phrase_start(struct str text, struct loc loc, struct diags *diags)
{
	struct phrase phrase = {.text = text, .loc = loc, .diags = diags};

	phrase_advance(&phrase);
	return phrase;
}

struct loc phrase_loc(const struct phrase *phrase)
{
	struct loc loc = phrase->loc;

	loc.column += (int)phrase->at;
	return loc;
}

void phrase_fail(struct phrase *phrase, const char *sentence)
{
	struct loc loc = phrase_loc(phrase);

	if (!phrase->failed && phrase->token.n)
		diag_add(phrase->diags, DIAG_QUANTITY, loc, "%s, at '%.*s'",
			sentence, STR_ARG(phrase->token));
	else if (!phrase->failed)
		diag_add(phrase->diags, DIAG_QUANTITY, loc, "%s, at the end",
			sentence);
	phrase->failed = true;
}

bool phrase_at(const struct phrase *phrase, const char *word)
{
	return str_is(phrase->token, word);
}

bool phrase_take(struct phrase *phrase, const char *word)
{
	if (!phrase_at(phrase, word))
		return false;
	phrase_advance(phrase);
	return true;
}

bool phrase_expect(
	struct phrase *phrase, const char *word, const char *sentence)
{
	if (phrase_take(phrase, word))
		return true;
	phrase_fail(phrase, sentence);
	return false;
}
