# Prints C files as FILE:LINE:CODE with comments and the contents of literals
# blanked, for the house checks that look for words in code.
FNR == 1 { comment = 0 }
{
	out = ""
	n = length($0)
	for (i = 1; i <= n; i++) {
		two = substr($0, i, 2)
		c = substr($0, i, 1)
		if (comment) {
			if (two == "*/") { comment = 0; i++ }
		} else if (two == "/*") {
			comment = 1; i++
		} else if (two == "//") {
			break
		} else if (c == "\"" && $0 !~ /^#[ \t]*include/) {
			out = out c
			for (i++; i <= n && substr($0, i, 1) != "\""; i++)
				if (substr($0, i, 1) == "\\") i++
			out = out c
		} else if (c == "'") {
			out = out "' '"
			for (i++; i <= n && substr($0, i, 1) != "'"; i++)
				if (substr($0, i, 1) == "\\") i++
		} else
			out = out c
	}
	print FILENAME ":" FNR ":" out
}
