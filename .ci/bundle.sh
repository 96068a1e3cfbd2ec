#!/bin/sh
# Builds dist/briefing-desk/ from build.spec, puts the papers in it (licences, list of parts, checksums), and holds it
# against the gates. Whatever a gate has to say stops the build. DIST chooses another folder than dist/; GLIBC names the
# newest glibc that the bundle may need, where that is not Debian 12's. UNCHECKED leaves the gates out, for a build that is
# compared with one that passed them.
set -eu
cd "$(dirname "$0")/.."

dist=${DIST:-dist}
bundle=$dist/briefing-desk
python=.venv/bin/python
# The same sources give the same bytes: no seed, no clock, no locale of the machine.
export PYTHONHASHSEED=0 LC_ALL=C.UTF-8 TZ=UTC
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 1767225600)}
export SOURCE_DATE_EPOCH

rm -rf "$bundle" "$dist/.building" build/slimmed
$python -m PyInstaller --noconfirm --log-level ERROR --distpath "$dist" --workpath "$dist/.building" build.spec
rm -rf "$dist/.building"
PYTHONPATH=.ci $python -m shipping.bundle ${UNCHECKED:+--unchecked} "$bundle"
