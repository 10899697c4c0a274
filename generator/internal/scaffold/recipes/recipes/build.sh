#!/bin/sh
# Takes over what is new in the repository, builds the site and copies it to the web server.
# sh recipes/build.sh /var/www/konsulta/    or    sh recipes/build.sh user@host:/var/www/konsulta/
set -eu
cd "$(dirname "$0")/.."

fail() {
	echo "recipes/build.sh: $*" >&2
	exit 1
}

[ $# = 1 ] || fail "name the folder to copy to, for example /var/www/konsulta/"

# Without the forge the site is still built for today: consultations open and close by date.
# The run fails all the same at its end, so that somebody looks.
stale=
if git remote 2>/dev/null | grep -q .; then
	git pull --quiet --ff-only || stale=yes
fi

# A released program in this folder comes before one that is installed.
konsulta=konsulta
[ ! -x ./konsulta ] || konsulta=./konsulta

# When the content has errors nothing is written, and the site stays as it was yesterday.
$konsulta build --quiet || fail "konsulta build ended with $?: nothing was copied"
sh recipes/copy.sh "$1"
[ -z "$stale" ] || fail "git pull failed: the site was built from what was here already"
