#!/bin/sh
# Makes dist/*.deb of the bundle that make bundle built, and holds it against its gate. DIST chooses another folder;
# UNCHECKED leaves the gate out, as in bundle.sh.
set -eu
umask 022
cd "$(dirname "$0")/.."

dist=${DIST:-dist}
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 1767225600)}
export SOURCE_DATE_EPOCH PYTHONHASHSEED=0 LC_ALL=C.UTF-8 TZ=UTC PYTHONPATH=.ci

rm -f "$dist"/*.deb "$dist"/*.deb.sha256
.venv/bin/python -m shipping.deb "$dist/briefing-desk" "$dist"
[ -n "${UNCHECKED:-}" ] || .venv/bin/python -m shipping.deb --check "$dist"/*.deb
.venv/bin/python -m shipping.parts "$dist/briefing-desk" "$dist"/*.deb
# What the sender reads out and the administrator compares before installing.
(cd "$dist" && for deb in *.deb; do sha256sum "$deb" | tee "$deb.sha256"; done)
