#!/bin/sh
# Sees to what pip cannot install. On Debian and its kin, as root or with password-less sudo, it installs what is
# missing; elsewhere it prints one line saying what to install, and goes on. It calls apt only when something is missing.
#   system.sh qt             the libraries that the wheel of PySide6-Essentials links for its xcb and offscreen platforms
#   system.sh test           what the tests in a real window run: an X server, a window manager, keys and clicks, a bus;
#                            and what they print on: a spooler with a printer that is a file; and all of `bundle`
#   system.sh bundle         what makes and checks the packaged program and its .deb
#   system.sh bare           what makes a Debian with nothing in it, to install the .deb in
#   system.sh venv PYTHON    the part of this Python that Debian ships apart
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

has_apt() { command -v apt-get >/dev/null; }

install() {  # install PACKAGE…: 0 when apt installed them all
  has_apt || return 1
  if [ "$(id -u)" -eq 0 ]; then as_root=
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root='sudo -n'
  else return 1
  fi
  say "正在安装系统软件包 Installing system packages: $*"
  if ! output=$({ $as_root apt-get update -qq &&
      $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o DPkg::Lock::Timeout=120 "$@"; } 2>&1); then
    printf '%s\n' "$output" | head -n 4 >&2
    return 1
  fi
}

advise() {  # advise PACKAGE…: the one line
  if has_apt; then
    say "缺少系统软件包,请管理员执行 System packages are missing; as an administrator run: apt-get install $*"
  else
    say "缺少系统软件,请用本系统的软件管理器安装 Install with your system's package manager: $*"
  fi
}

missing_libraries() {  # what the loader cannot find, one soname a line; the list comes from the wheel itself
  for folder in .venv/lib/python3*/site-packages/PySide6/Qt/plugins; do
    ldd "$folder/platforms/libqxcb.so" "$folder/platforms/libqoffscreen.so" "$folder/iconengines/libqsvgicon.so" \
      "$folder/xcbglintegrations/libqxcb-glx-integration.so" "$folder/printsupport/libcupsprintersupport.so" 2>/dev/null
  done | awk '/not found/ && !/^\// { print $1 }' | sort -u
}

package_of() {  # the Debian package that holds a soname; the soname itself where the table has none
  case $1 in
    libEGL.so.1) echo libegl1 ;;
    libGL.so.1) echo libgl1 ;;
    libX11.so.6) echo libx11-6 ;;
    libX11-xcb.so.1) echo libx11-xcb1 ;;
    libcups.so.2) echo libcups2 ;;
    libdbus-1.so.3) echo libdbus-1-3 ;;
    libfontconfig.so.1) echo libfontconfig1 ;;
    libfreetype.so.6) echo libfreetype6 ;;
    libglib-2.0.so.0 | libgthread-2.0.so.0) echo libglib2.0-0 ;;
    libxcb.so.1) echo libxcb1 ;;
    libxcb-*.so.[0-9] | libxkbcommon.so.0) echo "${1%.so.*}${1##*.}" ;;  # libxcb-cursor.so.0 is in libxcb-cursor0
    libxkbcommon-x11.so.0) echo libxkbcommon-x11-0 ;;
    *) echo "$1" ;;
  esac
}

missing_qt() {
  missing_libraries | while read -r library; do
    if has_apt; then package_of "$library"; else echo "$library"; fi
  done | sort -u
}

missing_commands() {  # missing_commands COMMAND:PACKAGE…; a user's PATH may lack the folders of administrators
  for pair in "$@"; do
    PATH="$PATH:/usr/sbin:/sbin" command -v "${pair%%:*}" >/dev/null || echo "${pair#*:}"
  done
}

missing_test() {
  missing_bundle  # the gates' own tests run what the gates run
  missing_commands Xvfb:xvfb xdotool:xdotool openbox:openbox xprop:x11-utils dbus-daemon:dbus gio:libglib2.0-bin cupsd:cups \
    lpadmin:cups-client gs:ghostscript
  [ -e /usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd ] || echo printer-driver-cups-pdf
}

missing_bundle() {
  missing_commands objdump:binutils patchelf:patchelf dpkg-deb:dpkg dpkg-shlibdeps:dpkg-dev desktop-file-validate:desktop-file-utils \
    appstreamcli:appstream update-mime-database:shared-mime-info mandoc:mandoc strace:strace
}

missing_bare() { missing_commands debootstrap:debootstrap; }

missing_venv() { "$1" -c 'import ensurepip' 2>/dev/null || "$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'; }

[ "$(uname -s)" = Linux ] || exit 0
what=$1; shift
missing=$("missing_$what" "$@")
[ -n "$missing" ] || exit 0
# Unquoted on purpose: package names hold no spaces.
install $missing || true
missing=$("missing_$what" "$@")
[ -z "$missing" ] || advise $missing
