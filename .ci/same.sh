#!/bin/sh
# Builds the bundle and the .deb a second time, in another folder, and compares: the same sources give the same bytes.
set -eu
cd "$(dirname "$0")/.."

again=build/again
rm -rf "$again"
DIST=$again sh .ci/bundle.sh
DIST=$again sh .ci/deb.sh
PYTHONPATH=.ci .venv/bin/python -m shipping.sameness dist "$again"
