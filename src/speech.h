/*
 * The words of the language that a command line asks for.
 */
#ifndef STAYPUT_SPEECH_H
#define STAYPUT_SPEECH_H

#include "library.h"
#include "words.h"

/* The words of --lang (English when it is not said), owned by the cli's arena;
 * NULL after diagnostics, USAGE when there is no such language. */
const struct words *speech_open(const struct library *library);

/* As speech_open for a command that names no facts: the program's own sentences
 * and no others. */
const struct words *speech_program(const struct cli *cli);

/* As speech_open, with what an office is told (lang/batch.<language>.yaml) in
 * place of the program's own sentences. */
const struct words *speech_office(const struct library *library);

/* The sentence of a pack by its key ("criteria.income.met"); p NULL where the
 * pack does not have it. `texts` may be NULL. */
struct str speech_of_pack(const struct catalog *texts, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The title of a pack, reading no more of its sentences than the line that has
 * it where that can be; p NULL where there is none. */
struct str speech_title(const struct library *library, const struct pack *pack,
	const char *language);

#endif
