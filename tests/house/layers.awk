# Reads LAYERS, then the output of code.awk over the sources; prints each
# include, clock call and allocation that LAYERS does not allow.
FILENAME ~ /LAYERS$/ {
	if ($0 ~ /^#/ || NF == 0) next
	for (i = 2; i <= NF; i++) {
		n = split($i, part, "@")
		floor[part[1]] = $1
		line[part[1]] = FNR
		place[part[1]] = i
		for (j = 2; j <= n; j++) claim(part[j], part[1])
	}
	next
}
{
	split($0, field, ":")
	where = field[1] ":" field[2]
	code = substr($0, length(where) + 2)
	module = field[1]
	sub(/.*\//, "", module)
	sub(/\.[ch]$/, "", module)
	sub(/_list$/, "", module)
	if (!(module in floor)) {
		if (!told[module]++)
			print where ": module " module " is not in LAYERS"
		next
	}
	if (code ~ /^#[ \t]*include[ \t]*"/) ours(code)
	else if (code ~ /^#[ \t]*include[ \t]*</) foreign(code)
	else words(code)
}
function claim(header, module) {
	if (header in owner)
		print "LAYERS: " header " is claimed by two modules"
	owner[header] = module
	stem = header
	sub(/\.h$/, "", stem)
	owner_of_stem[stem] = module
}
function ours(code,    name) {
	name = code
	gsub(/^[^"]*"|\.h".*$/, "", name)
	sub(/_list$/, "", name)
	if (name == module) return
	if (!(name in floor))
		print where ": " name " is not in LAYERS"
	else if (floor[name] < floor[module]) return
	else if (line[name] == line[module] && place[name] < place[module])
		return
	else print where ": " module " may not include " name
}
function foreign(code,    name, stem) {
	name = code
	gsub(/^[^<]*<|>.*$/, "", name)
	if (index(standard, " " name " ")) return
	stem = name
	sub(/\.h$/, "", stem)
	sub(/[-_].*$/, "", stem)
	if (owner[name] == module || owner_of_stem[stem] == module) return
	print where ": " module " may not include <" name ">"
}
function words(code) {
	code = " " code
	if (floor[module] < 5 && code ~ CLOCK)
		print where ": the clock is read on floor 5 only"
	if (module != "arena" && module != "memory" && code ~ ALLOC)
		print where ": memory comes from arena.c only"
}
BEGIN {
	CLOCK = "[^A-Za-z0-9_](time|clock|clock_gettime|gettimeofday|" \
		"localtime|localtime_r|gmtime|gmtime_r|strftime)[ \t]*\\("
	ALLOC = "[^A-Za-z0-9_](malloc|calloc|realloc|free|strdup|strndup|" \
		"asprintf|vasprintf|getline|aligned_alloc)[ \t]*\\("
	standard = " assert.h ctype.h errno.h inttypes.h limits.h" \
		" stdalign.h stdarg.h stdbool.h stddef.h stdint.h stdio.h" \
		" stdlib.h string.h time.h stdnoreturn.h dirent.h fcntl.h" \
		" poll.h signal.h sys/resource.h sys/stat.h sys/types.h sys/uio.h" \
		" sys/wait.h unistd.h "
}
