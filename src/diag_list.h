/* Every kind of diagnostic: enumerator, slug, severity, what it is about.
 * docs/diagnostics.md has one entry a slug; a check compares both ways. */
/* reading files (file, node) */
DIAG(FILE_READ, "file-read", DIAG_ERROR, "a file cannot be read")
DIAG(FILE_SIZE, "file-size", DIAG_ERROR, "a file is larger than its limit")
DIAG(FILE_EMPTY, "file-empty", DIAG_ERROR, "a file has nothing in it")
DIAG(FILE_WRITE, "file-write", DIAG_ERROR, "a file cannot be written")
DIAG(ENCODING, "encoding", DIAG_ERROR, "bytes that are not valid UTF-8 text")
DIAG(SYNTAX, "yaml-syntax", DIAG_ERROR, "the text is not well-formed YAML")
DIAG(NESTING, "yaml-nesting", DIAG_ERROR, "lists and maps nested too deep")
DIAG(TOO_MANY, "too-many", DIAG_ERROR, "more items than the stated maximum")
DIAG(FORBIDDEN_YAML, "yaml-forbidden", DIAG_ERROR,
	"an anchor, alias, tag, directive or second document")
DIAG(DUPLICATE_KEY, "duplicate-key", DIAG_ERROR, "a key stands twice")
/* reading values (bind, value, fact) */
DIAG(UNKNOWN_KEY, "unknown-key", DIAG_ERROR, "a key that means nothing here")
DIAG(MISSING_KEY, "missing-key", DIAG_ERROR, "a required key is missing")
DIAG(WRONG_SHAPE, "wrong-shape", DIAG_ERROR,
	"a list, map or text where another of these is needed")
DIAG(BAD_DATE, "bad-date", DIAG_ERROR, "not a date of the calendar")
DIAG(BAD_MONEY, "bad-money", DIAG_ERROR, "not an amount of money")
DIAG(BAD_PERCENT, "bad-percent", DIAG_ERROR, "not a percentage")
DIAG(BAD_NUMBER, "bad-number", DIAG_ERROR, "not a whole number in range")
DIAG(BAD_CHOICE, "bad-choice", DIAG_ERROR, "not one of the choices")
DIAG(BAD_TEXT, "bad-text", DIAG_ERROR, "a text with a character not allowed")
DIAG(BAD_PLACE, "bad-place", DIAG_ERROR, "not a place of places.yaml")
DIAG(BAD_ID, "bad-id", DIAG_ERROR, "not a name for a fact or a place")
DIAG(EMPTY_VALUE, "empty-value", DIAG_ERROR, "nothing where a value is needed")
DIAG(SAME_MONTH, "same-month", DIAG_ERROR, "a month of rent stands twice")
DIAG(BAD_ORDER, "bad-order", DIAG_ERROR,
	"days or numbers in the wrong order, or overlapping")
DIAG(NONE_MIXED, "none-mixed", DIAG_ERROR, "none beside other choices")
DIAG(PRIVATE_FACT, "private-fact", DIAG_ERROR,
	"a fact that is never asked, stored or printed")
/* tables of households (csv) */
DIAG(CSV_RAGGED, "csv-ragged", DIAG_ERROR,
	"a row with more or fewer cells than the header")
DIAG(CSV_QUOTE, "csv-quote", DIAG_ERROR,
	"a quote that is not closed or stands where none can")
DIAG(CSV_ASTRAY, "csv-astray", DIAG_ERROR,
	"a line that may belong to a broken row")
/* sentences (text) */
DIAG(MISSING_TEXT, "missing-text", DIAG_ERROR, "a sentence is missing")
DIAG(EXTRA_TEXT, "extra-text", DIAG_ERROR,
	"a translation has a sentence that the original has not")
DIAG(PLACEHOLDER, "placeholder", DIAG_ERROR, "a wrong placeholder")
/* calendars (holiday, calendar) */
DIAG(BAD_CALENDAR, "bad-calendar", DIAG_ERROR,
	"a rule of a calendar that gives no day")
/* counting days (deadline) */
DIAG(OUTSIDE_CALENDAR, "outside-calendar", DIAG_ERROR,
	"a day that the calendar does not know")
DIAG(DOUBTFUL_DAY, "doubtful-day", DIAG_WARNING,
	"a count that rests on a holiday that may not be one")
/* papers that were made (verify) */
DIAG(NO_RECEIPT, "no-receipt", DIAG_ERROR, "a paper without a receipt")
/* the command line (option, cli) */
DIAG(USAGE, "usage", DIAG_ERROR, "a wrong command line")
/* rule packs (quantity, cite, rule, segment, pack) */
DIAG(QUANTITY, "bad-quantity", DIAG_ERROR, "a quantity that cannot be read")
DIAG(TYPE, "type-mismatch", DIAG_ERROR, "values of different types compared")
DIAG(NO_CITE, "no-citation", DIAG_ERROR, "a rule without a citation")
DIAG(UNKNOWN_CITE, "unknown-citation", DIAG_ERROR,
	"a citation of a source that the pack does not list")
DIAG(NO_ID, "no-id", DIAG_ERROR, "a rule without an id")
DIAG(RULE, "bad-rule", DIAG_ERROR, "a rule that cannot be built")
DIAG(UNKNOWN_FACT, "unknown-fact", DIAG_ERROR,
	"a fact that the vocabulary does not have")
DIAG(UNKNOWN_PLACE, "unknown-place", DIAG_ERROR,
	"a place that places.yaml does not have")
DIAG(UNKNOWN_EVENT, "unknown-event", DIAG_ERROR,
	"an event that events.yaml does not have")
DIAG(UNKNOWN_PROGRAM, "unknown-program", DIAG_ERROR,
	"a suspension of a program that no folder of rules has")
DIAG(UNKNOWN_CALENDAR, "unknown-calendar", DIAG_ERROR,
	"a calendar that rules/calendars does not have")
DIAG(INVERTED, "inverted-window", DIAG_ERROR,
	"a window that ends before it begins, or events out of order")
DIAG(CASE_FAILED, "case-failed", DIAG_ERROR,
	"a case of a pack that comes out otherwise than it says")
/* setting papers (font, face, language, line, flow, pdf) */
DIAG(FONT_FILE, "font-file", DIAG_ERROR, "a font file that cannot be used")
DIAG(UNKNOWN_LANGUAGE, "unknown-language", DIAG_ERROR,
	"a language that lang/languages.yaml does not have")
DIAG(NO_GLYPH, "no-glyph", DIAG_ERROR,
	"a character that no face of the language has")
DIAG(SCRIPT_REFUSED, "script-refused", DIAG_ERROR,
	"a character of a script that cannot be set rightly")
DIAG(WORD_TOO_WIDE, "word-too-wide", DIAG_ERROR, "a word wider than its column")
DIAG(BLOCK_TOO_TALL, "block-too-tall", DIAG_ERROR,
	"a block that must stay together and does not fit on a page")
DIAG(TOO_MANY_PAGES, "too-many-pages", DIAG_ERROR,
	"a paper with more pages than its limit")
DIAG(PDF_FAILED, "pdf-failed", DIAG_ERROR, "the PDF could not be made")
/* lint */
DIAG(OVERLAP, "overlap", DIAG_ERROR,
	"two segments that the same month or day can reach")
DIAG(GAP, "gap", DIAG_WARNING, "days between segments that no segment has")
DIAG(NEVER_DECIDES, "never-decides", DIAG_ERROR,
	"a criterion that comes out the same for every answer")
DIAG(UNREACHABLE, "unreachable", DIAG_ERROR,
	"criteria that can never be met together")
DIAG(UNUSED_SOURCE, "unused-source", DIAG_WARNING,
	"a source that nothing cites")
DIAG(CONFLICT, "unresolved-conflict", DIAG_ERROR,
	"programs that yield to each other, or to none")
DIAG(UNTESTED, "untested", DIAG_WARNING,
	"a criterion that the cases do not show in every verdict")
DIAG(UNUSED_TEXT, "unused-text", DIAG_WARNING, "a sentence that nothing uses")
DIAG(HARD_TO_READ, "hard-to-read", DIAG_WARNING,
	"texts above the reading grade")
DIAG(LONG_SENTENCE, "long-sentence", DIAG_WARNING,
	"a sentence of 25 words or more")
DIAG(TYPED_DATE, "typed-date", DIAG_ERROR,
	"a day in a sentence that the pack does not have")
/* tables of households (intake, batch) */
DIAG(UNKNOWN_COLUMN, "unknown-column", DIAG_WARNING,
	"a column of a table that means nothing here")
DIAG(PRIVATE_COLUMN, "private-column", DIAG_WARNING,
	"a column of a table that is never asked for")
DIAG(NOT_WHOLE, "not-whole", DIAG_ERROR,
	"a paper of a batch is missing or was changed")
/* papers (template, compose, fill) */
DIAG(NOT_SHOWN, "not-shown", DIAG_ERROR,
	"a paper would show a fact that its allow-list does not name")
DIAG(NO_LANGUAGE, "no-language", DIAG_WARNING,
	"a household whose language the papers do not have")
DIAG(FUTURE_DAY, "future-day", DIAG_WARNING,
	"a day to come where something is said to have happened")
