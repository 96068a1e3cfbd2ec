#!/bin/sh
# Run in a Debian 11 by shipping/older.py: compiles Debian 12's SQLite and Python, its patches in them, into /opt/python.
# A Python that is new enough is in no Debian that is old enough.
#   older_python.sh SOURCES    SOURCES: the archive of Debian 12
# No profile-guided optimisation: it makes other bytes each time, and the same sources shall give the same program.
set -eu

home=/opt/python
sources=/opt/sources

quietly() {  # quietly NAME COMMAND…: what it says stands in NAME.log, and is shown where it fails
  log=$sources/$1.log; shift
  "$@" >"$log" 2>&1 || { tail -n 20 "$log" >&2; exit 1; }
}

rm -rf "$home" "$sources"
mkdir -p "$sources"
cd "$sources"
echo "deb-src $1 bookworm main" >/etc/apt/sources.list.d/sources.list
apt-get update -qq
apt-get source -qq -o APT::Sandbox::User=root --download-only sqlite3 python3.11
dpkg-source --no-check -x sqlite3_*.dsc sqlite >/dev/null
dpkg-source --no-check -x python3.11_*.dsc python >/dev/null

# The same times in what is compiled, whenever it is.
SOURCE_DATE_EPOCH=$(dpkg-parsechangelog -l python/debian/changelog -S Timestamp)
export SOURCE_DATE_EPOCH LC_ALL=C.UTF-8 TZ=UTC

# Debian 11 has glibc 2.31. The few functions that it has newer versions of than 2.28 are asked for in the older ones, which
# differ in how they set errno only.
older=$sources/older.h
cat >"$older" <<'C'
#ifdef __x86_64__
__asm__(".symver exp,exp@GLIBC_2.2.5");
__asm__(".symver exp2,exp2@GLIBC_2.2.5");
__asm__(".symver log,log@GLIBC_2.2.5");
__asm__(".symver log2,log2@GLIBC_2.2.5");
__asm__(".symver pow,pow@GLIBC_2.2.5");
#endif
C

# Found by the loader by way of its own list, so that no folder of this machine is written into the libraries.
echo "$home/lib" >/etc/ld.so.conf.d/python.conf

cd "$sources/sqlite"
quietly sqlite-configured ./configure --prefix="$home" --disable-tcl --disable-static --enable-load-extension --enable-fts5 \
  CFLAGS="-O2 -include $older -DSQLITE_SECURE_DELETE -DSQLITE_MAX_VARIABLE_NUMBER=250000"
quietly sqlite-source make sqlite3.c
quietly sqlite-made make -j"$(nproc)" install
ldconfig

cd "$sources/python"
# As Debian builds it, and its patches expect: a part of Python itself.
echo 'pyexpat pyexpat.c -lexpat' >Modules/Setup.local
quietly python-configured ./configure --prefix="$home" --enable-shared --with-system-expat --enable-loadable-sqlite-extensions --without-ensurepip \
  CPPFLAGS="-I$home/include" LDFLAGS="-L$home/lib" ac_cv_func_sem_clockwait=no
# Python itself listens to the one, its extension modules to the other.
quietly python-made env CFLAGS="-include $older" make -j"$(nproc)" EXTRA_CFLAGS="-include $older"
quietly python-installed make install
ldconfig
"$home/bin/python3.11" -c 'import _elementtree, bz2, ctypes, lzma, ssl, uuid, zlib, sqlite3; sqlite3.connect(":memory:").execute("CREATE VIRTUAL TABLE lines USING fts5(text)")'
rm -rf "$sources/venv"
"$home/bin/python3.11" -m venv "$sources/venv"
