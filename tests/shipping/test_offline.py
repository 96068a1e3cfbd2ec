"""Whatever could reach a network is refused: by its name, by what it asks for, by what it holds, as a Python module."""

from __future__ import annotations

import marshal
import shutil
import subprocess
import sysconfig
import zipfile
from pathlib import Path

import pytest
from PyInstaller.archive.writers import CArchiveWriter
from shipping.network_names import by_name
from shipping.offline import main, said_of
from shipping.python_code import Module
from shipping.support import PLACE, embedded

from tests.shipping.reaching import SOCKETS, bundle, in_base_library, library, program, pyc
from tests.shipping.small import REAL

KEPT = [
    "briefing-desk",
    "_internal/PySide6/Qt/lib/libQt6Gui.so.6",
    "_internal/PySide6/Qt/plugins/platforms/libqxcb.so",
    "_internal/python3.11/lib-dynload/_socket.cpython-311-x86_64-linux-gnu.so",
    "_internal/python3.11/lib-dynload/_uuid.cpython-311-x86_64-linux-gnu.so",
    "_internal/libcryptsetup.so.12",
    "_internal/resources/licences/openssl.txt",
    "_internal/resources/icons/curl.svg",
]
NAMES = [
    "_internal/PySide6/Qt/lib/libQt6Network.so.6",
    "_internal/PySide6/Qt/lib/libQt6NetworkAuth.so.6",
    "_internal/PySide6/Qt/lib/libQt6WebSockets.so.6",
    "_internal/PySide6/Qt/lib/libQt6HttpServer.so.6",
    "_internal/PySide6/Qt/lib/libQt6WebEngineCore.so.6",
    "_internal/PySide6/Qt6Network.dll",
    "_internal/PySide6/QtNetwork.abi3.so",
    "_internal/QtNetwork",
    "_internal/libssl.so.3",
    "_internal/libssl3.so",
    "_internal/libcrypto-3-x64.dll",
    "_internal/libnss3.so",
    "_internal/libmbedtls.so.14",
    "_internal/libwolfssl.so.35",
    "_internal/libgssapi_krb5.so.2",
    "_internal/libkrb5support.so.0",
    "_internal/libssh2.so.1",
    "_internal/libldap-2.5.so.0",
    "_internal/libwebsockets.so.17",
    "_internal/libnghttp3.so.3",
    "_internal/libcurl-gnutls.so.4",
    "_internal/pillow.libs/libcurl-0a1b2c3d.so.4.8.0",
    "_internal/PySide6/Qt/plugins/tls/libqopensslbackend.so",
    "_internal/PySide6/Qt/plugins/platforms/libqvnc.so",
    "_internal/PySide6/Qt/plugins/generic/libqtuiotouchplugin.so",
]
FUNCTIONS = [
    "SSL_CTX_new",
    "SSL_connect",
    "BIO_new_connect",
    "curl_easy_perform",
    "gnutls_handshake",
    "mbedtls_ssl_handshake",
    "wolfSSL_connect",
    "br_ssl_client_init_full",
    "PR_OpenTCPSocket",
    "nghttp2_session_client_new",
    "nghttp3_conn_client_new_versioned",
    "soup_session_send",
    "xmlNanoHTTPFetch",
    "krb5_init_context",
    "ldap_initialize",
    "libssh2_session_startup",
    "lws_client_connect_via_info",
    "_ZN21QNetworkAccessManagerC1EP7QObject",
    "_ZN10QTcpSocketC1EP7QObject",
    "_ZTV10QSslSocket",
    "_ZN15QAbstractSocket13connectToHostERK7QStringt",
    "_ZNK9QHostInfo9addressesEv",
    "_ZN10QWebSocket4openERK4QUrl",
    "PyInit__ssl",
]
MODULES = [
    *("ssl", "http.client", "urllib.request", "asyncio", "socketserver", "webbrowser"),
    *("_asyncio", "_hashlib", "wsgiref.simple_server", "ftplib", "xmlrpc.client"),
    *("requests.api", "urllib3", "httpcore", "h11", "h2", "anyio", "trio", "grpc", "zmq", "websocket"),
    *("curl_cffi", "paramiko", "pip._vendor.urllib3", "pip._vendor.requests", "other._vendor.requests"),
    *("PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebSockets", "PySide6.QtHttpServer"),
]
WAY = "could reach a network"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bundle(tmp_path_factory.mktemp("sound") / "dist")


@pytest.fixture
def dist(sound: Path, tmp_path: Path) -> Path:
    """A bundle in which nothing reaches a network, to be spoilt."""
    return Path(shutil.copytree(sound, tmp_path / "简报 dist"))


def test_a_bundle_without_a_way_onto_a_network_passes(dist: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(dist)]) == 0
    assert capsys.readouterr().err == ""


def test_what_the_desk_needs_has_harmless_names() -> None:
    assert by_name(KEPT) == []


def test_a_file_named_like_a_way_onto_a_network_is_refused(dist: Path) -> None:
    for name in NAMES:
        (dist / name).parent.mkdir(parents=True, exist_ok=True)
        (dist / name).write_text("a name is enough")
    said = said_of(dist)
    assert [name for name in NAMES if f"{name} is in the bundle and {WAY}." not in said] == []


def test_a_library_that_calls_itself_so_is_refused_under_any_name(dist: Path) -> None:
    library(dist / "_internal/libharmless.so.1", soname="libssl.so.3")
    assert said_of(dist) == [f"_internal/libharmless.so.1 calls itself libssl.so.3, which {WAY}."]


@pytest.mark.parametrize("option", ["", "--auxiliary=", "--filter="])
def test_a_library_that_asks_for_one_is_refused(dist: Path, tmp_path: Path, option: str) -> None:
    asked = library(tmp_path / "libssl.so.3", soname="libssl.so.3")
    flag = f"{option}libssl.so.3" if option else str(asked)
    library(dist / "_internal/plugin.so", (), (), "", "", "--no-as-needed", flag)
    assert said_of(dist) == [f"_internal/plugin.so is linked against libssl.so.3, which {WAY}."]


@pytest.mark.parametrize("side", ["offered", "asked"])
def test_a_function_of_a_network_is_refused_whether_it_is_offered_or_asked_for(dist: Path, side: str) -> None:
    for number, symbol in enumerate(FUNCTIONS):
        path = dist / f"_internal/plugins/imageformats/lib{number:02}.so"
        library(path, [symbol] if side == "offered" else [], [symbol] if side == "asked" else [])
    assert [one.partition(", a function of ")[0] for one in said_of(dist)] == [
        f"_internal/plugins/imageformats/lib{number:02}.so has {symbol}"
        for number, symbol in enumerate(FUNCTIONS)
    ]


@pytest.mark.parametrize(
    "symbol", ["socket", "__connect", "getaddrinfo", "gethostbyname_r", "__res_nsend", "getnameinfo"]
)
def test_what_asks_the_system_for_a_socket_or_a_host_is_refused(dist: Path, symbol: str) -> None:
    library(dist / "_internal/libtiny.so", offered=["tiny"], asked=["malloc", symbol])
    assert said_of(dist) == [f"_internal/libtiny.so uses {symbol} and {WAY}."]


@pytest.mark.parametrize("name", ["pillow.libs/libxcb-9065bb12.so.1.1.0", "libpython3.11.so.1.0"])
def test_the_few_that_may_make_sockets_are_looked_at_nevertheless(dist: Path, name: str) -> None:
    library(dist / "_internal" / name, asked=["socket", "connect"])
    assert said_of(dist) == []
    library(dist / "_internal" / name, offered=["SSL_new"], asked=["socket"], words="tls13 c hs traffic")
    assert len(said_of(dist)) == 2


@pytest.mark.parametrize(
    "word",
    [
        "c hs traffic",
        "key expansion",
        "extended master secret",
        "CLIENT_RANDOM",
        "GET / HTTP/1.1",
        "PRI * HTTP/2.0",
        "http_proxy",
    ],
)
def test_a_client_linked_in_without_its_symbols_is_known_by_its_words(dist: Path, word: str) -> None:
    library(dist / "_internal/libtiny.so", offered=["tiny"], words=word)
    (said,) = said_of(dist)
    assert said.startswith("_internal/libtiny.so holds “")


def test_the_typesetters_client_is_known_and_no_other(dist: Path) -> None:
    typst = dist / "_internal/typst/_typst.abi3.so"
    library(typst, asked=["socket", "getaddrinfo"], words="GET / HTTP/1.1 c hs traffic")
    assert said_of(dist) == []
    library(dist / "_internal/typst/_other.abi3.so", words="GET / HTTP/1.1")
    assert len(said_of(dist)) == 1
    library(typst, offered=["SSL_connect"])
    assert len(said_of(dist)) == 2


def test_a_program_that_needs_no_loader_is_refused(dist: Path) -> None:
    closed = "carries no list of what it uses"
    subprocess.run(["ld", "-e", "0", "-b", "binary", "/dev/null", "-o", dist / "static"], check=True)
    library(dist / "free", (), ["malloc"], "", "", "-pie", "--no-dynamic-linker")
    assert [one for one in said_of(dist) if closed in one] == [
        f"{name} {closed}, so that nobody can tell whether it {WAY}." for name in ("free", "static")
    ]


def test_a_library_whose_list_of_symbols_cannot_be_found_is_refused(dist: Path) -> None:
    path = library(dist / "_internal/libtiny.so", asked=["socket"])
    held = bytearray(path.read_bytes())
    held[40:48], held[60:64] = bytes(8), bytes(4)  # where its list of sections is, and how long
    path.write_bytes(held)
    assert said_of(dist) == [
        f"_internal/libtiny.so carries no list of what it uses, so that nobody can tell whether it {WAY}."
    ]


def test_a_library_that_cannot_be_read_is_refused(dist: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (dist / "_internal/libtiny.so").write_bytes(b"\x7fELF and no more")
    assert main([str(dist)]) == 1
    assert "readelf could not read libtiny.so" in capsys.readouterr().err


def test_without_readelf_nothing_passes(
    dist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main([str(dist)]) == 1
    assert capsys.readouterr().err == "offline: readelf is not installed; install binutils.\n"


def test_a_module_of_a_network_in_the_program_is_refused(dist: Path) -> None:
    program(dist / "desk", dict.fromkeys(["desktop.app", *MODULES], ""))
    said = said_of(dist)
    told = [f"The Python module {name} is in the bundle and {WAY}; it lies in desk." for name in MODULES]
    assert [one for one in told if one not in said] == []


def test_modules_with_harmless_names_pass(dist: Path) -> None:
    names = ("urllib.parse", "desktop.printing.html_file", "desktop.requests", "httpd", "PySide6.QtGui")
    program(dist / "desk", dict.fromkeys(names, ""))
    assert said_of(dist) == []


@pytest.mark.parametrize(
    "source", [SOCKETS, "def get():\n    from _socket import socket\n    return socket()"]
)
@pytest.mark.parametrize("kind", ["module", "script"])
def test_a_module_that_imports_sockets_is_refused(dist: Path, source: str, kind: str) -> None:
    modules = {"desktop.app": "", **({"desktop.fetch": source} if kind == "module" else {})}
    scripts = {"desktop.fetch": source} if kind == "script" else {}
    program(dist / "desk", modules, scripts)
    (said,) = said_of(dist)
    assert said.startswith("The Python module desktop.fetch in desk imports ")
    assert said.endswith(f"socket, and {WAY}.")


def test_a_module_that_has_a_reason_may_import_sockets_in_the_program_alone(dist: Path) -> None:
    program(dist / "desk", {"uuid": SOCKETS})
    assert said_of(dist) == []
    in_base_library(dist, "uuid.pyc", pyc(SOCKETS))
    assert said_of(dist) == [
        f"The Python module uuid in _internal/base_library.zip imports socket, and {WAY}."
    ]


@pytest.mark.parametrize("place", ["_internal/helper", "_internal/libsecond.so"])
def test_a_second_program_is_looked_into_wherever_it_lies(dist: Path, place: str) -> None:
    program(dist / place, {"desktop.fetch": SOCKETS})
    assert f"The Python module desktop.fetch in {place} imports socket, and {WAY}." in said_of(dist)


@pytest.mark.parametrize("name", ["leftpad.pyc", "collections/fetch.pyc", "note.txt", "json/tool.txt"])
def test_a_stranger_among_the_standard_modules_is_refused(dist: Path, name: str) -> None:
    in_base_library(dist, name, pyc(""))
    (said,) = said_of(dist)
    assert "in _internal/base_library.zip does not belong there: " in said


def test_what_the_standard_library_has_without_being_of_it_is_refused_there(dist: Path) -> None:
    made_by_the_build = next(Path(sysconfig.get_path("stdlib")).glob("_sysconfigdata_*.py")).stem
    in_base_library(dist, f"{made_by_the_build}.pyc", pyc(""))
    (said,) = said_of(dist)
    assert "does not belong there: " in said


def test_a_client_among_the_standard_modules_is_refused(dist: Path) -> None:
    in_base_library(dist, "http/client.pyc", pyc(""))
    assert said_of(dist) == [
        f"The Python module http.client is in the bundle and {WAY}; it lies in _internal/base_library.zip."
    ]


def test_a_stranger_among_the_standard_modules_of_the_program_is_refused(dist: Path) -> None:
    program(dist / "desk", {"collections.fetch": "", "json.decoder": ""})
    (said,) = said_of(dist)
    assert said.startswith("The Python module collections.fetch in desk does not belong there: ")


def test_modules_in_any_other_archive_are_refused(dist: Path) -> None:
    for place in ("_internal/more.zip", "_internal/resources/picture.png"):
        (dist / place).parent.mkdir(exist_ok=True)
        with zipfile.ZipFile(dist / place, "w") as file:
            file.writestr("enum.py", "")
            file.writestr("word/document.xml", "")
    assert [one.partition(" does")[0] for one in said_of(dist)] == [
        f"The Python module enum in {place}"
        for place in ("_internal/more.zip", "_internal/resources/picture.png")
    ]


def test_the_template_of_a_document_passes(dist: Path) -> None:
    with zipfile.ZipFile(dist / "_internal/docx/default.docx", "w") as file:
        file.writestr("word/document.xml", "")
    assert said_of(dist) == []


@pytest.mark.parametrize(
    "place",
    [
        "_internal/leftpad.pyc",
        "_internal/docx/fetch.py",
        "docx/parts/__init__.py",
        f"_internal/{PLACE}/fetch.py",
    ],
)
def test_a_loose_stranger_is_refused_wherever_it_lies(dist: Path, place: str) -> None:
    (dist / place).parent.mkdir(parents=True, exist_ok=True)
    (dist / place).write_bytes(pyc("") if place.endswith("c") else b"")
    (said,) = said_of(dist)
    assert said.startswith(f"{place} does not belong there: ")


@pytest.mark.parametrize("place", [f"_internal/{PLACE}/http/client.py", "_internal/PySide6/ssl.pyw"])
def test_a_loose_client_is_refused_wherever_it_lies(dist: Path, place: str) -> None:
    (dist / place).parent.mkdir(parents=True, exist_ok=True)
    (dist / place).write_text("")
    assert any(f"{WAY}; it lies in {place}." in one for one in said_of(dist))


def test_a_loose_module_that_imports_sockets_is_refused(dist: Path) -> None:
    (dist / "_internal/docx/parts/__init__.py").write_text(SOCKETS)
    assert said_of(dist) == [f"_internal/docx/parts/__init__.py imports socket, and {WAY}."]


def test_the_modules_that_qt_s_binding_reads_loose_belong(dist: Path) -> None:
    name = next(name for name in embedded().namelist() if name.endswith("loader.py"))
    source = dist / "_internal" / PLACE / name
    cached = source.parent / "__pycache__/loader.cpython-311.pyc"
    cached.parent.mkdir(parents=True)
    source.write_text("")
    cached.write_bytes(pyc(""))
    assert said_of(dist) == []


def test_a_compiled_module_that_python_does_not_have_is_refused(dist: Path) -> None:
    place = "_internal/python3.11/lib-dynload/_fetch.cpython-311-x86_64-linux-gnu.so"
    library(dist / place, offered=["PyInit__fetch"])
    (said,) = said_of(dist)
    assert said.startswith(f"{place} does not belong there: ")


def test_a_compiled_module_of_a_network_is_refused_by_its_name(dist: Path) -> None:
    library(dist / "_internal/PySide6/_asyncio.abi3.so")
    assert any("_asyncio is in the bundle" in one for one in said_of(dist))


@pytest.mark.parametrize(
    ("place", "held", "sentence"),
    [
        ("__init__.py", b"import (", "cannot be read as Python: "),
        ("__init__.pyc", bytes(4) + pyc("")[4:], "was not compiled by this Python, and "),
        ("__init__.pyc", pyc("")[:16] + b"no code", "is no compiled Python, and "),
        ("__init__.pyc", pyc("")[:16] + marshal.dumps("text"), "is no compiled Python, and "),
    ],
)
def test_code_that_cannot_be_looked_into_is_refused(
    dist: Path, capsys: pytest.CaptureFixture[str], place: str, held: bytes, sentence: str
) -> None:
    (dist / "_internal/docx/parts" / place).write_bytes(held)
    assert main([str(dist)]) == 1
    assert capsys.readouterr().err.startswith(f"offline: _internal/docx/parts/{place} {sentence}")


def test_an_archive_that_cannot_be_unpacked_is_refused(
    dist: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = (dist / "_internal/base_library.zip").read_bytes()
    (dist / "_internal/base_library.zip").write_bytes(held.replace(b"enum.pyc", b"enum.pyx", 1))
    assert main([str(dist)]) == 1
    assert "_internal/base_library.zip cannot be unpacked" in capsys.readouterr().err


def test_what_a_program_carries_beside_modules_is_refused(
    dist: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    payload = library(dist.parent / "payload.so", offered=["SSL_connect"])
    CArchiveWriter(str(dist.parent / "all.pkg"), [("payload.so", str(payload), True, "b")], "libpython.so")
    (dist / "second").write_bytes(REAL.read_bytes() + (dist.parent / "all.pkg").read_bytes())
    assert main([str(dist)]) == 1
    assert "second carries payload.so inside" in capsys.readouterr().err


def test_a_folder_that_is_no_bundle_is_refused(
    dist: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    shutil.copy(REAL, dist / "desk")
    without_library = bundle(tmp_path / "second")
    (without_library / "_internal/base_library.zip").unlink()
    for folder in (tmp_path / "empty", dist, without_library):
        assert main([str(folder)]) == 1
        assert "is it a bundle?" in capsys.readouterr().err


def test_a_loose_module_answers_to_the_name_below_every_folder() -> None:
    assert Module("a.b.c", "a/b/c.py", None, "loose").names == ("a.b.c", "b.c", "c")
    assert Module("a.b.c", "desk", None, "program").names == ("a.b.c",)
