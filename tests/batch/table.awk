# Prints a table of ROWS invented households in Culver City; with FAULTS=1
# forty of the first three hundred have one of 25 kinds of faults, and
# with EXPECT=1 it prints row and column of each in place of the table.
function fault(row) {
	return FAULTS && row >= 7 && row <= 280 && row % 7 == 0 ? row / 7 : 0
}
BEGIN {
	split("place (B),court.papers (C),court.served_on (D)," \
		"household_size (E),household_income_2024 (F),moved_in (G)," \
		"income_loss (H),direct_impact (I),income_replacement (J)," \
		"rent.1.due (K),rent.1.owed (L),rent.1.notice_given (M)," \
		"rent.2.due (N),rent.2.owed (O),lang (Z),household_size (E)," \
		"income_loss (H),case_id (A),,,do_not_send (AA),,rent.1.owed (L)," \
		"moved_in (G),ground", column, ",")
	for (i = 1; EXPECT && i <= 280; i++) {
		k = fault(i)
		if (k)
			print i + 1 "," column[(k - 1) % 25 + 1]
	}
	if (EXPECT)
		exit
	print "case_id,place,court.papers,court.served_on,household_size," \
		"household_income_2024,moved_in,income_loss,direct_impact," \
		"income_replacement,rent.1.due,rent.1.owed," \
		"rent.1.notice_given,rent.2.due,rent.2.owed,adults.1.name," \
		"home.street,home.city,home.state,home.zip,landlord.name," \
		"landlord.street,landlord.city,landlord.state,landlord.zip," \
		"lang,do_not_send"
	for (i = 1; i <= ROWS; i++) {
		k = fault(i)
		kind = k ? (k - 1) % 25 + 1 : 0
		id = sprintf("C%05d", i)
		place = "us/ca/los-angeles-county/culver-city"
		papers = i % 10 == 3 ? "summons" : "none"
		served = i % 10 == 3 ? "2025-03-03" : ""
		size = 1 + i % 6
		income = "$" 40000 + i % 100 * 10
		moved = "2023-05-01"
		loss = "30%"
		impact = "laid_off"
		repl = i % 2 ? "applied_unemployment" : "applied_unemployment;seeking_work"
		due = "2025-03-01"; owed = "$1,800.00"; told = "2025-03-05"
		due2 = "2025-04-01"; owed2 = "$1800"
		name = "Tenant Example" i
		street = 100 + i " Main St"
		zip = "90232"
		lang = i % 3 == 0 ? "en" : i % 3 == 1 ? "es" : ""
		hold = ""
		extra = ""
		if (kind == 1) place = "us/ca/nowhere"
		if (kind == 2) papers = "maybe"
		if (kind == 3) served = "2025-02-30"
		if (kind == 4) size = "four"
		if (kind == 5) income = "about 90000"
		if (kind == 6) moved = "5/1/2023"
		if (kind == 7) loss = "30"
		if (kind == 8) impact = "fired"
		if (kind == 9) repl = "none;seeking_work"
		if (kind == 10) due = "March"
		if (kind == 11) owed = "1800 dollars"
		if (kind == 12) told = "yesterday"
		if (kind == 13) due2 = "2025-03-01"
		if (kind == 14) owed2 = "$18.001"
		if (kind == 15) lang = "xx"
		if (kind == 16) size = 31
		if (kind == 17) loss = "130%"
		if (kind == 18) id = "C00001"
		if (kind == 19) extra = ",surplus"
		if (kind == 20) { name = "Tenant Example" 1; street = "101 Main St" }
		if (kind == 21) hold = "yes"
		if (kind == 22) name = "Tenant \033 Example"
		if (kind == 23) owed = "-$5"
		if (kind == 24) moved = "2023-13-01"
		if (kind == 25) moved = "2025-06-01"
		print id "," place "," papers "," served "," size "," income \
			"," moved "," loss "," impact "," repl "," due \
			",\"" owed "\"," told "," due2 "," owed2 ",\"" name \
			"\"," street ",Culver City,CA," zip \
			",Example Rentals LLC,1 Office Way,Los Angeles,CA,90001," \
			lang "," hold extra
	}
}
