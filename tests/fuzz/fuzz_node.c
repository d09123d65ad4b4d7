/* Any bytes as a YAML file: a tree, or at least one diagnostic. */
#include <stdlib.h>

#include "node.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	struct arena arena = {0};
	struct diags diags = {.arena = &arena};
	struct buf dump = {.arena = &arena};
	struct str text = {(const char *)bytes, n};
	struct node *root = node_read(&arena, "fuzz.yaml", text, &diags);

	if (root)
		node_dump(root, &dump);
	if (!root == !diags.errors)
		abort();
	arena_release(&arena);
	return 0;
}
