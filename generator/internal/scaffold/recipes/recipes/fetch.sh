#!/bin/sh
# Fetches the released program to ./konsulta: version KONSULTA_VERSION from KONSULTA_RELEASES,
# and only if its SHA-256 is KONSULTA_SHA256. The workflows of all forges run it.
set -eu
cd "$(dirname "$0")/.."

fail() {
	echo "recipes/fetch.sh: $*" >&2
	exit 1
}

case $(uname -s)-$(uname -m) in
Linux-x86_64) system=linux-amd64 ;;
Linux-aarch64) system=linux-arm64 ;;
*) fail "there is no recipe for $(uname -s) on $(uname -m): fetch and check the file by hand" ;;
esac
[ -n "${KONSULTA_VERSION:-}" ] || fail "KONSULTA_VERSION is empty: write the version to use, for example 1.0.0"
[ -n "${KONSULTA_RELEASES:-}" ] || fail "KONSULTA_RELEASES is empty: write the address below which konsulta's releases lie"
name=konsulta-$KONSULTA_VERSION-$system
[ -n "${KONSULTA_SHA256:-}" ] || fail "KONSULTA_SHA256 is empty: write the sum that SHA256SUMS of release $KONSULTA_VERSION gives for $name"

address=$(printf '%s\n' "$KONSULTA_RELEASES" | sed "s/{version}/$KONSULTA_VERSION/g; s,/*\$,,")/$name
trap 'rm -f konsulta.part' EXIT
curl --fail --silent --show-error --location --retry 3 --output konsulta.part "$address" ||
	fail "cannot fetch $address"
sum=$(sha256sum konsulta.part | cut -d ' ' -f 1)
[ "$sum" = "$KONSULTA_SHA256" ] ||
	fail "$address has the SHA-256 $sum and not $KONSULTA_SHA256: it was not run. Either KONSULTA_SHA256 is of another file, or somebody changed this one"
chmod 755 konsulta.part
mv -f konsulta.part konsulta
./konsulta version
