/*
 * Where the home is: the state, then what lies in it, by number or by the
 * first letters.
 */
#include "ask_turn.h"

#define PLACE_LIST 20 /* most names shown without typing */
#define PLACE_MOST 500

/* One level: what lies in a place, and what of it is shown. */
struct level {
	const struct places *places;
	int in; /* index; what lies in it is chosen from */
	int shown[PLACE_MOST];
	int count;
	bool all; /* nothing was narrowed */
};

static bool is_root(const struct places *places, int place)
{
	return places->list[place].parent < 0;
}

static struct str name_of(const struct desk *desk, int place)
{
	const struct place *p = &desk->session->world->places->list[place];

	if (str_is(p->kind, "unincorporated"))
		return words_say(desk_own(desk), "place.unincorporated");
	return place_name(p, desk_own(desk)->language);
}

/* Whether the letters begin the name or one of its words. */
static bool begins(const struct desk *desk, struct str name, struct str folded)
{
	struct str rest = answer_fold(desk->scratch, name);

	while (rest.n) {
		if (str_starts(rest, folded))
			return true;
		str_cut(&rest, ' ');
	}
	return false;
}

static void sort_by_name(const struct desk *desk, struct level *level)
{
	for (int i = 1; i < level->count; i++)
		for (int j = i; j > 0 &&
				str_cmp(name_of(desk, level->shown[j]),
					name_of(desk, level->shown[j - 1])) < 0;
			j--) {
			int place = level->shown[j];
			level->shown[j] = level->shown[j - 1];
			level->shown[j - 1] = place;
		}
}

/* What lies in `in` and begins with the text; all when it is empty. */
static struct level find_level(const struct desk *desk, int in, struct str text)
{
	const struct places *places = desk->session->world->places;
	struct level level = {.places = places, .in = in, .all = !text.n};
	struct str folded = answer_fold(desk->scratch, text);

	for (int i = 0; i < places->count && level.count < PLACE_MOST; i++)
		if (places->list[i].parent == in &&
			(!text.n || begins(desk, name_of(desk, i), folded) ||
				begins(desk, places->list[i].name, folded)))
			level.shown[level.count++] = i;
	sort_by_name(desk, &level);
	return level;
}

static int find_root(const struct places *places)
{
	int i = 0;

	while (!is_root(places, i))
		i++;
	return i;
}

static const char *question_of(const struct level *level, bool fast)
{
	if (is_root(level->places, level->in))
		return fast ? "place.label_state" : "place.state";
	if (str_is(level->places->list[level->in].kind, "state"))
		return fast ? "place.label_county" : "place.county";
	return fast ? "place.label_city" : "place.city";
}

static void show_level(struct desk *desk, const struct level *level)
{
	bool root = is_root(level->places, level->in);

	for (int i = 0;
		i < level->count && (!level->all || level->count <= PLACE_LIST);
		i++)
		desk_choice(desk, i + 1, name_of(desk, level->shown[i]));
	if (level->all && level->count > PLACE_LIST)
		desk_say(desk, "place.type");
	else if (!root)
		desk_choice(desk, level->count + 1,
			words_say(desk_own(desk), "place.other"));
	if (!root && level->all && level->count > PLACE_LIST)
		desk_say(desk, "place.other_number");
}

/* The place that was meant: -1 none, -2 none of these, -3 several. */
enum { PLACE_NONE = -1, PLACE_OTHER = -2, PLACE_SEVERAL = -3 };

static int choose(struct desk *desk, struct level *level, struct str text)
{
	int64_t number = 0;
	bool root = is_root(level->places, level->in);
	bool listed = !level->all || level->count <= PLACE_LIST;

	if (answer_is(&desk->typed, "type.none", text) ||
		answer_is(&desk->typed, "type.not_in_city", text))
		number = listed ? level->count + 1 : 0;
	else if (!str_to_int(text, &number))
		number = -1;
	if (!root && (number == 0 || (listed && number == level->count + 1)))
		return PLACE_OTHER;
	if (number > 0)
		return listed && number <= level->count
			       ? level->shown[number - 1]
			       : PLACE_NONE;
	struct level found = find_level(desk, level->in, text);
	for (int i = 0; i < found.count; i++)
		if (str_eq(answer_fold(desk->scratch,
				   name_of(desk, found.shown[i])),
			    answer_fold(desk->scratch, text)))
			return found.shown[i];
	if (found.count == 1)
		return found.shown[0];
	if (!found.count)
		return PLACE_NONE;
	*level = found;
	return PLACE_SEVERAL;
}

/* The unincorporated area of a county, or the county itself. */
static int other_of(const struct desk *desk, int in)
{
	const struct places *places = desk->session->world->places;

	for (int i = 0; i < places->count; i++)
		if (places->list[i].parent == in &&
			str_is(places->list[i].kind, "unincorporated"))
			return i;
	return in;
}

static void put_place(
	struct desk *desk, struct turn turn, enum value_state state, int place)
{
	struct value value = {.state = state,
		.type = VALUE_PLACE,
		.number = place,
		.most = place};

	replay_put(desk->session, turn, &value);
	if (state != VALUE_KNOWN)
		return;
	struct catalog_value values[] = {{"place", name_of(desk, place)}, {0}};
	desk_note(desk, "place.chosen", values);
}

static bool has_inside(const struct places *places, int place)
{
	for (int i = 0; i < places->count; i++)
		if (places->list[i].parent == place)
			return true;
	return false;
}

/* What one line at this level did: a place to go on from, or a move. */
struct step {
	enum move move;
	int place; /* with MOVE_NEXT */
	bool settled;
};

static struct step read_level(
	struct desk *desk, struct level *level, struct str text)
{
	int place = choose(desk, level, text);

	if (place == PLACE_OTHER)
		return (struct step){
			MOVE_NEXT, other_of(desk, level->in), true};
	if (place >= 0)
		return (struct step){
			MOVE_NEXT, place, !has_inside(level->places, place)};
	if (place == PLACE_NONE) {
		desk_say(desk, "place.not_found");
		*level = find_level(desk, level->in, STR(""));
	} else {
		desk_say(desk, "place.several");
	}
	show_level(desk, level);
	return (struct step){.move = MOVE_AGAIN};
}

/* Not to know a county is to know the state. */
static struct step skip_level(const struct level *level)
{
	if (is_root(level->places, level->in))
		return (struct step){MOVE_NEXT, -1, true};
	return (struct step){MOVE_NEXT, level->in, true};
}

static struct step read_step(
	struct desk *desk, struct level *level, struct told told)
{
	switch (told.is) {
	case TOLD_MOVE:
		return (struct step){.move = told.move};
	case TOLD_SKIP:
	case TOLD_DECLINE:
		return skip_level(level);
	case TOLD_LANGUAGE: {
		enum move move = desk_language(desk);
		if (move != MOVE_NEXT)
			return (struct step){.move = move};
		break;
	}
	case TOLD_TEXT:
		return read_level(desk, level, told.text);
	default:
		desk_say(desk, "place.why");
		desk_say(desk, "say.commands");
		return (struct step){.move = MOVE_AGAIN};
	}
	show_level(desk, level);
	return (struct step){.move = MOVE_AGAIN};
}

static struct step ask_level(
	struct desk *desk, struct turn turn, int in, int *number)
{
	struct level level = find_level(desk, in, STR(""));
	struct step step = {.move = MOVE_AGAIN};

	ask_progress(desk, turn);
	ask_head(desk, question_of(&level, desk->cli->fast));
	show_level(desk, &level);
	if (!desk->cli->fast)
		desk_say(desk, "say.keys");
	while (step.move == MOVE_AGAIN) {
		struct told told = desk_prompt(desk);
		*number = told.number;
		step = read_step(desk, &level, told);
	}
	if (step.move == MOVE_BACK && !is_root(level.places, in))
		return (struct step){MOVE_NEXT, find_root(level.places), false};
	return step;
}

/* Between the state and what lies in it. */
static enum move after_state(struct desk *desk, int place, int *number)
{
	enum move move = MOVE_NEXT;

	if (ask_is_urgent(desk) && !desk->urgent_shown)
		move = ask_urgent(desk, place, number);
	if (move == MOVE_NEXT && !desk->about_shown)
		move = ask_about(desk, number);
	return move;
}

enum move ask_place(struct desk *desk, struct turn turn, int *number)
{
	const struct places *places = desk->session->world->places;
	struct step step = {MOVE_NEXT, find_root(places), false};

	if (!ask_is_urgent(desk) && !desk->about_shown) {
		enum move move = ask_about(desk, number);
		if (move != MOVE_NEXT)
			return move;
	}
	desk->session->place_settled = false;
	while (step.move == MOVE_NEXT && !step.settled) {
		step = ask_level(desk, turn, step.place, number);
		if (step.move != MOVE_NEXT)
			return step.move;
		if (step.place >= 0 && is_root(places, step.place))
			continue;
		put_place(desk, turn,
			step.place < 0 ? VALUE_UNKNOWN : VALUE_KNOWN,
			step.place < 0 ? 0 : step.place);
		enum move move = after_state(desk, step.place, number);
		if (move != MOVE_NEXT)
			return move;
	}
	desk->session->place_settled = true;
	replay_restart(desk->session);
	return MOVE_NEXT;
}
