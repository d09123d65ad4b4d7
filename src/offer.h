/*
 * Whether a paper that the gate offers is for this household: the condition
 * of its template, and whether somebody asked for one that is made on
 * request.
 */
#ifndef STAYPUT_OFFER_H
#define STAYPUT_OFFER_H

#include "forms.h"

/* Whether the household reads another language than English: by --lang, else
 * as the case says. False when neither says. */
bool offer_reads_other(const struct cli *cli, const struct facts *facts);

/* Whether the paper is for this case. If not, its gate is shut with the reason,
 * unless it is shut already. `also`: the papers that were asked for by name;
 * NULL: none. */
bool offer_judge(struct gate *gate, const struct template *template,
	const struct matter *matter, const struct option_list *also);

#endif
