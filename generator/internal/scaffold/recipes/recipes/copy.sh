#!/bin/sh
# Copies public/ to a web server by rsync, so that no reader meets half a site.
# sh recipes/copy.sh /var/www/konsulta/    or    sh recipes/copy.sh user@host:/var/www/konsulta/
set -eu
cd "$(dirname "$0")/.."

fail() {
	echo "recipes/copy.sh: $*" >&2
	exit 1
}

[ $# = 1 ] || fail "name the folder to copy to, for example user@host:/var/www/konsulta/"
[ -f public/manifest.sha256 ] || fail "public/ holds no finished site: run konsulta build first"
[ ! -d public/.konsulta ] || fail "a build is at work in public/, or was killed: run konsulta build first"

# By bytes and not by date, and dates stay as they are: what did not change keeps its place in
# the caches of readers, even when a new checkout built it.
copy() {
	rsync --recursive --checksum --chmod=D755,F644 --compress "$@" public/ "$target"
}
target=${1%/}/

# First what pages lean on, then all pages at one stroke, then the two files that say what the
# site is, and last of all the removal of what is no longer published. Old style sheets stay,
# for readers who have an old page open. What a host needs for itself is left alone.
copy --include='/assets/***' --include='/data/***' --include='/files/***' --include='/search/***' --exclude='*'
copy --delay-updates --exclude=/build.json --exclude=/manifest.sha256
copy --delete-after --filter='protect /assets/**' --filter='protect /.well-known/' --filter='protect /.well-known/**' \
	--filter='protect /.htaccess' --filter='protect /web.config' --filter='protect /CNAME'
