/*
 * Building rules from a pack: every fault is told, then NULL.
 */
#include "rule_build.h"

#include <assert.h>

#include "bind.h"

static struct rule *new_rule(
	struct rule_build *build, enum rule_kind kind, const struct node *node)
{
	struct rule *rule = ARENA_NEW(build->arena, struct rule);

	rule->kind = kind;
	rule->loc = node->loc;
	rule->number = build->count++;
	if (build->last)
		build->last->next_in_pack = rule;
	else
		build->first = rule;
	build->last = rule;
	return rule;
}

static void add_child(struct rule *rule, const struct rule *child)
{
	struct rule **link = &rule->first;

	while (*link)
		link = &(*link)->next;
	*link = (struct rule *)child;
}

/* id and cite, which every criterion has and a group may have. */
static bool read_name(struct rule_build *build, struct rule *rule,
	const struct node *node, bool required)
{
	const struct node *id = node_find(node, "id");
	bool good = true;

	if (id && id->kind == NODE_SCALAR)
		rule->id = id->text;
	if (required && !rule->id.n) {
		diag_add(build->diags, DIAG_NO_ID, node->loc,
			"a criterion has no id");
		diag_hint(build->diags, "add id: and a short word");
		good = false;
	}
	if (!required && !node_find(node, "cite"))
		return good;
	rule->cites =
		cites_build(build->arena, node, build->sources, build->diags);
	return good && rule->cites.count > 0;
}

static const struct bind_field group_fields[] = {
	{"id", BIND_SCALAR, false, NULL},
	{"cite", BIND_ANY, false, NULL},
	{"all", BIND_LIST, false, NULL},
	{"any", BIND_LIST, false, NULL},
	{"none", BIND_LIST, false, NULL},
	{"unless", BIND_MAP, false, NULL},
	{NULL, BIND_ANY, false, NULL},
};

static const struct {
	const char *key;
	enum rule_kind kind;
} groups[] = {{"all", RULE_ALL}, {"any", RULE_ANY}, {"none", RULE_NONE}};

static const struct rule *build_group(
	struct rule_build *build, const struct node *node, int which)
{
	const struct node *list = node_find(node, groups[which].key);
	struct rule *rule = new_rule(build, groups[which].kind, node);
	bool good = bind_map(
		node, group_fields, NULL, "a group of criteria", build->diags);

	good = read_name(build, rule, node, false) && good;
	for (int i = which + 1; i < 3; i++) {
		if (!node_find(node, groups[i].key))
			continue;
		diag_add(build->diags, DIAG_RULE, node->loc,
			"'%s' and '%s' stand in one map", groups[which].key,
			groups[i].key);
		diag_hint(build->diags, "put one of them inside the other");
		good = false;
	}
	if (list->kind == NODE_LIST && !list->first) {
		diag_add(build->diags, DIAG_RULE, list->loc,
			"this list of criteria is empty");
		good = false;
	}
	for (const struct node *n = list->first; n; n = n->next) {
		const struct rule *child = rule_build(build, n);
		if (child)
			add_child(rule, child);
		good = good && child;
	}
	const struct node *unless = node_find(node, "unless");
	if (unless)
		rule->unless = rule_build(build, unless);
	return good && (!unless || rule->unless) ? rule : NULL;
}

static const struct bind_field presume_fields[] = {
	{"id", BIND_SCALAR, false, NULL},
	{"cite", BIND_ANY, false, NULL},
	{"presume", BIND_MAP, true, NULL},
	{"rebutted_by", BIND_MAP, true, NULL},
	{NULL, BIND_ANY, false, NULL},
};

static const struct rule *build_presumption(
	struct rule_build *build, const struct node *node)
{
	struct rule *rule = new_rule(build, RULE_PRESUME, node);

	if (!bind_map(
		    node, presume_fields, NULL, "a presumption", build->diags))
		return NULL;
	const struct rule *basis =
		rule_build(build, node_find(node, "presume"));
	const struct rule *rebuttal =
		rule_build(build, node_find(node, "rebutted_by"));
	if (!read_name(build, rule, node, false) || !basis || !rebuttal)
		return NULL;
	add_child(rule, basis);
	add_child(rule, rebuttal);
	return rule;
}

static const struct bind_field adult_fields[] = {
	{"id", BIND_SCALAR, false, NULL},
	{"cite", BIND_ANY, false, NULL},
	{"each_adult", BIND_SCALAR, true, NULL},
	{"rule", BIND_MAP, true, NULL},
	{NULL, BIND_ANY, false, NULL},
};

static const struct rule *build_adults(
	struct rule_build *build, const struct node *node)
{
	static const char *const words[] = {"all", "any", NULL};
	struct rule *rule = new_rule(build, RULE_EACH_ADULT, node);

	if (!bind_map(node, adult_fields, NULL, "a rule for each adult",
		    build->diags))
		return NULL;
	int word = bind_word(node_find(node, "each_adult"), words,
		"a quantifier", build->diags);
	rule->every = word == 0;
	rule->first = (struct rule *)rule_build(build, node_find(node, "rule"));
	bool good = read_name(build, rule, node, false);
	return good && word >= 0 && rule->first ? rule : NULL;
}

static const struct bind_field open_fields[] = {
	{"id", BIND_SCALAR, true, NULL},
	{"cite", BIND_ANY, true, NULL},
	{"ask_lawyer", BIND_SCALAR, true, NULL},
	{NULL, BIND_ANY, false, NULL},
};

static const struct rule *build_open(
	struct rule_build *build, const struct node *node)
{
	static const char *const words[] = {"yes", NULL};
	struct rule *rule = new_rule(build, RULE_OPEN, node);

	if (!bind_map(
		    node, open_fields, NULL, "an open question", build->diags))
		return NULL;
	int word = bind_word(node_find(node, "ask_lawyer"), words, "an answer",
		build->diags);
	return read_name(build, rule, node, true) && word == 0 ? rule : NULL;
}

const struct quantity *quantity_build(
	struct rule_build *build, const struct node *node)
{
	struct loc loc = node->loc;

	if (node->kind == NODE_SCALAR) {
		loc.column += node->quoted;
		return quantity_parse(build->arena, node->text, loc,
			build->terms, build->diags);
	}
	diag_add(build->diags, DIAG_WRONG_SHAPE, node->loc,
		"a quantity is needed here, not %s",
		node_kind_name(node->kind));
	return NULL;
}

const struct quantity *quantity_build_typed(struct rule_build *build,
	const struct node *node, enum value_type_id type)
{
	const struct quantity *q = quantity_build(build, node);

	if (!q || q->type == type)
		return q;
	diag_add(build->diags, DIAG_TYPE, node->loc,
		"%s is needed here, not a %s",
		type == VALUE_DATE ? "a day" : "an amount",
		value_type_name(q->type));
	return NULL;
}

/* One word of a choice, as bits of the set. */
static bool add_word(
	struct rule_build *build, struct rule *rule, const struct node *node)
{
	static const char *const yesno[] = {"no", "yes", NULL};
	const char *const *options = rule->fact->shape.options;

	if (node->kind == NODE_SCALAR && str_is(node->text, "none")) {
		rule->set.none = true;
		return true;
	}
	if (rule->fact->shape.type == VALUE_YESNO)
		options = yesno;
	int word = bind_word(node, options, "a choice", build->diags);
	if (word < 0)
		return false;
	rule->set.bits |= (int64_t)1 << word;
	return true;
}

struct place_list place_list_build(
	struct rule_build *build, const struct node *node)
{
	struct place_list places = {0};
	bool list = node && node->kind == NODE_LIST;
	int most = list ? node->count : 1;
	int *all = arena_array(build->arena, (size_t)most + 1, sizeof *all);
	const struct node *item = list ? node->first : node;

	for (; item; item = list ? item->next : NULL) {
		int place =
			places_find(build->terms->world->places, item->text);
		if (place >= 0) {
			all[places.count++] = place;
			continue;
		}
		diag_add(build->diags, DIAG_UNKNOWN_PLACE, item->loc,
			"there is no such place in places.yaml");
	}
	places.list = all;
	return places;
}

static bool build_set(
	struct rule_build *build, struct rule *rule, const struct node *node)
{
	bool list = node->kind == NODE_LIST;
	const struct node *item = list ? node->first : node;
	bool good = item != NULL;

	assert(rule->fact); /* no quantity is a word or a place */
	if (!item || (list && op_side(rule->op) == OP_WORD)) {
		diag_add(build->diags, DIAG_WRONG_SHAPE, node->loc,
			"'%s' needs %s", op_word(rule->op),
			list && item ? "one word" : "a word");
		return false;
	}
	if (rule->fact->shape.type == VALUE_PLACE) {
		struct place_list places = place_list_build(build, node);
		rule->set.places = places.list;
		rule->set.place_count = places.count;
		return places.count == (list ? node->count : 1);
	}
	for (; item; item = list ? item->next : NULL)
		good = add_word(build, rule, item) && good;
	return good;
}

static const char *const test_keys[] = {
	"id", "cite", "fact", "quantity", "as_of", "on_any_day", NULL};

static bool is_test_key(struct str key)
{
	for (const char *const *k = test_keys; *k; k++)
		if (str_is(key, *k))
			return true;
	return false;
}

/* The one key of the map that is an operator. */
static const struct node *find_operator(
	struct rule_build *build, const struct node *node)
{
	const struct node *found = NULL;

	for (const struct node *n = node->first; n; n = n->next) {
		if (is_test_key(n->key))
			continue;
		if (!op_find(n->key)) {
			const char *near = diag_nearest(n->key, op_words());
			diag_add(build->diags, DIAG_UNKNOWN_KEY, n->key_loc,
				"'%.*s' is neither a key of a criterion nor "
				"an operator",
				STR_ARG(n->key));
			if (near)
				diag_hint(
					build->diags, "did you mean %s?", near);
			return NULL;
		}
		if (found) {
			diag_add(build->diags, DIAG_RULE, n->key_loc,
				"a criterion has two operators");
			diag_hint(
				build->diags, "write two criteria under 'all'");
			return NULL;
		}
		found = n;
	}
	if (!found) {
		diag_add(build->diags, DIAG_RULE, node->loc,
			"a criterion has no operator");
		diag_hint(build->diags, "add one, such as before: 2025-01-07");
	}
	return found;
}

static bool read_fact(
	struct rule_build *build, struct rule *rule, const struct node *node)
{
	const struct vocabulary *vocabulary = build->terms->world->vocabulary;

	rule->fact = node->kind == NODE_SCALAR
			     ? vocabulary_find(vocabulary, node->text)
			     : NULL;
	if (!rule->fact) {
		const char *near = diag_nearest(node->text, vocabulary->ids);
		diag_add(build->diags, DIAG_UNKNOWN_FACT, node->loc,
			"the vocabulary has no such fact");
		if (near)
			diag_hint(build->diags, "did you mean %s?", near);
		return false;
	}
	if (!rule->fact->paper)
		return true;
	diag_add(build->diags, DIAG_RULE, node->loc,
		"a name or an address decides nothing");
	return false;
}

/* What the test looks at: a fact, or a quantity. */
static bool read_left(
	struct rule_build *build, struct rule *rule, const struct node *node)
{
	const struct node *fact = node_find(node, "fact");
	const struct node *quantity = node_find(node, "quantity");

	if (!fact == !quantity) {
		diag_add(build->diags, DIAG_RULE, node->loc,
			"a criterion needs either 'fact' or 'quantity'");
		return false;
	}
	if (quantity) {
		rule->left = quantity_build(build, quantity);
		return rule->left;
	}
	if (!read_fact(build, rule, fact))
		return false;
	bool number = rule->fact->shape.type <= VALUE_COUNT;
	if (number && op_side(rule->op) == OP_QUANTITY &&
		!rule->fact->shape.series)
		rule->left = quantity_of_fact(build->arena, rule->fact);
	return true;
}

/* `given` asks about a fact and has one word on its right: yes. */
static bool read_given(struct rule_build *build, const struct rule *rule,
	const struct node *side)
{
	static const char *const words[] = {"yes", NULL};

	if (!rule->fact) {
		diag_add(build->diags, DIAG_RULE, side->key_loc,
			"'given' asks about a fact, not about a quantity");
		return false;
	}
	return bind_word(side, words, "an answer", build->diags) == 0;
}

static bool read_right(
	struct rule_build *build, struct rule *rule, const struct node *side)
{
	enum value_type_id type =
		rule->fact ? rule->fact->shape.type : rule->left->type;

	if (!op_takes(rule->op, type)) {
		diag_add(build->diags, DIAG_TYPE, side->key_loc,
			"'%s' does not work on a %s", op_word(rule->op),
			value_type_name(type));
		return false;
	}
	if (op_side(rule->op) == OP_YES)
		return read_given(build, rule, side);
	if (op_side(rule->op) != OP_QUANTITY)
		return build_set(build, rule, side);
	rule->right = quantity_build(build, side);
	if (!rule->right || rule->right->type == type)
		return rule->right;
	diag_add(build->diags, DIAG_TYPE, side->loc,
		"a %s is compared with a %s", value_type_name(type),
		value_type_name(rule->right->type));
	return false;
}

static bool read_days(
	struct rule_build *build, struct rule *rule, const struct node *node)
{
	const struct node *as_of = node_find(node, "as_of");
	const struct node *span = node_find(node, "on_any_day");

	if (!as_of && !span)
		return true;
	if (!rule->fact || !rule->fact->shape.series) {
		diag_add(build->diags, DIAG_RULE, node->loc,
			"only a dated fact (series) is read as of a day");
		return false;
	}
	if (as_of)
		rule->as_of = quantity_build_typed(build, as_of, VALUE_DATE);
	const struct node *from = node_find(span, "from");
	const struct node *through = node_find(span, "through");
	if (span && (!from || !through)) {
		diag_add(build->diags, DIAG_MISSING_KEY, span->loc,
			"on_any_day needs 'from' and 'through'");
		return false;
	}
	if (span) {
		rule->any_from = quantity_build_typed(build, from, VALUE_DATE);
		rule->any_through =
			quantity_build_typed(build, through, VALUE_DATE);
	}
	return (!as_of || rule->as_of) &&
	       (!span || (rule->any_from && rule->any_through));
}

static const struct rule *build_test(
	struct rule_build *build, const struct node *node)
{
	struct rule *rule = new_rule(build, RULE_TEST, node);
	bool good = read_name(build, rule, node, true);
	const struct node *side = find_operator(build, node);

	if (!side)
		return NULL;
	rule->op = op_find(side->key);
	good = read_left(build, rule, node) && good;
	if (!rule->fact && !rule->left)
		return NULL;
	good = read_right(build, rule, side) && good;
	return read_days(build, rule, node) && good ? rule : NULL;
}

const struct rule *rule_build(struct rule_build *build, const struct node *node)
{
	if (build->count >= RULE_LIMIT || node->kind != NODE_MAP) {
		diag_add(build->diags, DIAG_RULE, node->loc,
			"a criterion is a map, and a pack has at most %d",
			RULE_LIMIT);
		return NULL;
	}
	for (int i = 0; i < 3; i++)
		if (node_find(node, groups[i].key))
			return build_group(build, node, i);
	if (node_find(node, "presume"))
		return build_presumption(build, node);
	if (node_find(node, "each_adult"))
		return build_adults(build, node);
	if (node_find(node, "ask_lawyer"))
		return build_open(build, node);
	return build_test(build, node);
}
