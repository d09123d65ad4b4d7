# Reads C files as clang-format leaves them; prints functions over 60 lines,
# over 5 parameters or nested deeper than 3, and files over 500 lines.
# A table is not a function: a body is between "{" and "}" in column one.
function finish_file() {
	if (file != "" && last > 500)
		print file ":" last ": file of " last " lines (most: 500)"
}
FNR == 1 { finish_file(); file = FILENAME; body = 0; head = "" }
{ last = FNR }
body == 0 && /^[A-Za-z_]/ { head = ""; start = FNR }
body == 0 && /^\{$/ { body = 1; depth = 1; deep = 0; name(); next }
body == 0 { head = head " " $0; next }
/^\}$/ {
	if (FNR - start + 1 > 60)
		print file ":" start ": " fn " has " FNR - start + 1 \
			" lines (most: 60)"
	body = 0
	head = ""
	next
}
{
	code = $0
	gsub(/"([^"\\]|\\.)*"|'[^']*'|\/\*.*\*\//, "", code)
	for (i = 1; i <= length(code); i++) {
		c = substr(code, i, 1)
		if (c == "{") depth++
		if (c == "}") depth--
	}
	if (depth > 4 && !deep++)
		print file ":" FNR ": " fn " nests deeper than 3"
}
function name(    open, i, c, level, commas) {
	sub(/__attribute__.*/, "", head)
	open = index(head, "(")
	fn = substr(head, 1, open - 1)
	sub(/.*[ *]/, "", fn)
	for (i = open; i <= length(head); i++) {
		c = substr(head, i, 1)
		if (c == "(") level++
		if (c == ")") level--
		if (c == "," && level == 1) commas++
		if (level == 0) break
	}
	if (commas > 4)
		print file ":" start ": " fn " has " commas + 1 \
			" parameters (most: 5)"
}
END { finish_file() }
