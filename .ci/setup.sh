#!/bin/sh
# Prepares .venv in the checkout with exactly what pyproject.toml pins, then sees to Qt's system libraries.
# The project itself is not installed: it runs from the checkout, so nothing is written outside .venv.
# .venv/.stamp records what was asked for and by which Python; while it still holds, nothing is done.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

identity() { "$1" -c 'import sys; print(sys.version.split()[0], sys.base_prefix)'; }

fits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; }

other_python() {  # whether PYTHON names another interpreter than the one .venv was made from
  [ -n "${PYTHON:-}" ] && fits "$PYTHON" && [ "$(identity "$PYTHON")" != "$(identity .venv/bin/python)" ]
}

wanted() {  # the stamp: the Python of .venv on the first line, one requirement on each further line
  echo "# $(identity .venv/bin/python)"
  .venv/bin/python - <<'PYTHON'
import tomllib
with open("pyproject.toml", "rb") as file:
    project = tomllib.load(file)["project"]
print(*project["dependencies"], *project["optional-dependencies"]["dev"], sep="\n")
PYTHON
}

find_python() {
  for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11; do
    if [ -n "$candidate" ] && fits "$candidate"; then command -v "$candidate"; return; fi
  done
  say '需要 Python 3.11 至 3.13,请先安装。 Python 3.11 to 3.13 is needed; install it first.'
  return 1
}

make_venv() {
  python=$(find_python)
  sh .ci/system.sh venv "$python"
  "$python" -c 'import ensurepip' 2>/dev/null || return 1  # said by system.sh
  "$python" -m venv --clear .venv
}

install_requirements() {
  say '正在把 pyproject.toml 指定的版本装入 .venv,首次约需一分钟…… Installing the pinned versions into .venv; about a minute the first time.'
  rm -f .venv/.stamp
  wanted >.venv/requirements.txt
  if ! .venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check -r .venv/requirements.txt; then
    say '安装 Python 软件包没有完成,请检查网络后重试。 The Python packages were not all installed; check the network and try again.'
    return 1
  fi
  mv .venv/requirements.txt .venv/.stamp
}

# One at a time: a second make in the same checkout waits here. Not every system has flock.
exec 9<pyproject.toml
if command -v flock >/dev/null; then flock 9 || true; fi

if ! fits .venv/bin/python || other_python; then make_venv; fi
if ! wanted | cmp -s - .venv/.stamp; then
  .venv/bin/python -c 'import pip' 2>/dev/null || make_venv
  install_requirements
fi
sh .ci/system.sh qt
