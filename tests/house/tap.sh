# Sourced by the tests/check-* scripts. A house check is a command that prints
# one line a fault and nothing when all is well; it is first shown a sample
# that is wrong, so that it is known to see.
LC_ALL=C
export LC_ALL
cases=0

tell() {
	cases=$((cases + 1))
	echo "$1 $cases - $2"
}

# clean TITLE COMMAND...: passes when the command finds nothing.
clean() {
	title=$1
	shift
	found=$("$@" 2>&1)
	if [ -z "$found" ]; then
		tell ok "$title"
	else
		tell "not ok" "$title"
		echo "$found"
	fi
}

# catches TITLE FAULT COMMAND...: passes when FAULT is among what it finds.
catches() {
	title=$1
	fault=$2
	shift 2
	found=$("$@" 2>&1)
	case $found in
	*"$fault"*) tell ok "catches $title" ;;
	*)
		tell "not ok" "catches $title"
		echo "expected: $fault"
		echo "found: $found"
		;;
	esac
}

# The plan, printed last; a script that dies before has none and fails.
finish() {
	echo "1..$cases"
}
