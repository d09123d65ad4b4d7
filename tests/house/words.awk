# Reads the output of code.awk; prints calls and names the house does not
# use: libraries.md and style.md say why.
{
	split($0, field, ":")
	where = field[1] ":" field[2]
	code = " " substr($0, length(where) + 2)
	if (match(code, CALLS)) say("banned call")
	if (match(code, HPDF)) say("libharu's own text, font or file path")
	if (match(code, LIBYAML)) say("libyaml beyond its events")
	gsub(/hb_[a-z_]+/, "hb", code) # HarfBuzz names its own as it likes
	if (match(code, VAGUE)) say("a name that says nothing")
}
function say(what) {
	print where ": " what ": " substr(code, RSTART + 1, RLENGTH - 1)
}
BEGIN {
	CALLS = "[^A-Za-z0-9_](strcpy|strcat|sprintf|vsprintf|gets|strtok|" \
		"strtod|strtof|strtol|strtoul|strtoll|atof|atoi|atol|sscanf|" \
		"scanf|fscanf|mktime|timegm|strptime|setlocale|newlocale|" \
		"alloca|rand|random|system|popen|setjmp|longjmp|tmpnam|" \
		"mktemp|tmpfile|socket|connect|getaddrinfo|gethostbyname)" \
		"[ \t]*\\("
	HPDF = "HPDF_(SaveToFile|LoadTTFont|LoadTTFontFromFile|" \
		"LoadType1Font|GetFont|Page_TextOut|Page_ShowText|" \
		"Page_TextRect|Page_MeasureText|LoadPng|LoadJpeg|" \
		"LoadRawImage|SetPassword|UseUTFEncodings)[A-Za-z]*"
	LIBYAML = "yaml_(parser_load|emitter|document)[a-z_]*"
	VAGUE = "[^A-Za-z0-9_]((get|do|handle|util|misc)_[a-z_]+|" \
		"[a-z_]+_(get|do|handle|util|misc))[ \t]*\\("
}
