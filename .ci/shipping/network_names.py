"""What reaches a network by the names of its files, and by the names under which it is linked.

A name is quickly changed: network_symbols.py looks at what is inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from shipping.elf import Elf

# Qt's modules that speak to other machines; libraries of TLS, HTTP, name look-up, remote logins and remote databases.
_QT = r"Network\w*|WebSockets|HttpServer|WebEngine\w*|WebView\w*|Mqtt|Coap|OpcUa|Grpc\w*|RemoteObjects"
_TLS = r"ssl|crypto|tls|gnutls\w*|mbed(?:tls|crypto|x509)|wolfssl|bearssl|s2n|nss|nssutil|nspr|smime"
_HTTP = r"curl|nghttp|ngtcp|quiche|msquic|soup|neon|serf|microhttpd|websockets|cpprest"
_OTHERS = r"krb5\w*|k5crypto|gssapi\w*|ldap\w*|lber|ssh|cares|uv|zmq|proxy|resolv|nsl|pq|mysqlclient|mariadb"
LIBRARIES = re.compile(
    rf"(?:lib)?(?:Qt\d?(?:{_QT})|{_TLS}|{_HTTP}|{_OTHERS})\d*(?![A-Za-z_])(?:.*\.(?:so|dll|dylib|pyd)(?:\.[\d.]+)?)?"
)
# The file names of Qt's plugins that are ways onto a network.
PLUGINS = re.compile(
    r"/plugins/(tls|networkinformation|bearer|webview|geoservices)/|/libq?(vnc|tuiotouchplugin)\b"
)


def by_name(names: Iterable[str]) -> list[str]:
    """A sentence for every file whose name is that of a way onto a network."""
    return [
        f"{name} is in the bundle and could reach a network."
        for name in names
        if LIBRARIES.fullmatch(name.rsplit("/", 1)[-1]) or PLUGINS.search(f"/{name}")
    ]


def by_link(name: str, elf: Elf) -> list[str]:
    """A sentence for every name of such a library that the file called `name` bears itself or asks the loader for."""
    said = (
        [f"{name} calls itself {elf.soname}, which could reach a network."] if _is_known(elf.soname) else []
    )
    return said + [
        f"{name} is linked against {library}, which could reach a network."
        for library in elf.needed
        if _is_known(library)
    ]


def _is_known(library: str) -> bool:
    return bool(LIBRARIES.fullmatch(library.rsplit("/", 1)[-1]))
