#!/bin/sh
# Builds what the application reads and git does not keep: a pack from each folder of db/sources/, and a .qm from
# each .ts of resources/translations/. Only what is older than its sources is built again.
set -eu
cd "$(dirname "$0")/.."

for source in db/sources/*/; do
  source=${source%/}
  pack=resources/packs/${source##*/}.brief
  if [ ! -f "$pack" ] || [ -n "$(find db -name __pycache__ -prune -o -newer "$pack" -print)" ]; then
    .venv/bin/python -m db build --source "$source" --out "$pack"
  fi
done

for words in resources/translations/*.ts; do
  [ -f "$words" ] || continue  # no translations yet: the pattern stands for itself
  compiled=${words%.ts}.qm
  if [ ! -f "$compiled" ] || [ -n "$(find "$words" -newer "$compiled")" ]; then
    LC_ALL=C.UTF-8 .venv/lib/python3*/site-packages/PySide6/lrelease -silent "$words" -qm "$compiled"
  fi
done
