#!/bin/sh
# Builds the bundle and the .deb a second time, by another builder as far as one computer has two, and compares: the same
# sources give the same bytes. Another folder holds the sources, another one is the home, and packs and translations are
# made anew; the Python and what is installed for it are the same.
set -eu
cd "$(dirname "$0")/.."

first=$PWD
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 1767225600)}
export SOURCE_DATE_EPOCH
builder=$(mktemp -d)
trap 'rm -rf "$builder"' EXIT
second=$builder/another/checkout
mkdir -p "$second" "$builder/home"
# The files as they are, changes that are not committed included; nothing that was built.
git ls-files -z | xargs -0 sh -c 'for name; do if [ -e "$name" ]; then printf "%s\0" "$name"; fi; done' sh |
  tar --null --files-from=- --create | tar --extract --directory="$second"
ln -s "$first/.venv" "$second/.venv"

(umask 0027; export HOME="$builder/home" UNCHECKED=yes; unset DIST
  cd "$second" && sh .ci/pack.sh && sh .ci/bundle.sh && sh .ci/deb.sh)
rm -rf build/again
mkdir -p build
mv "$second/dist" build/again
(cd build/again && ls -d briefing-desk *.deb) | while IFS= read -r made; do
  PYTHONPATH=.ci .venv/bin/python -m shipping.sameness "dist/$made" "build/again/$made"
done
