"""What reaches a network by what is inside programs and libraries, whatever they are called.

Three marks, each enough: the functions of a known library of TLS, HTTP or Qt's network, offered or asked for; functions
of the system that make a socket or look up a host; words that TLS and HTTP put on the wire and no client can do without,
which stay where a client was linked in and its own symbols were taken out.

What it cannot see: a client that calls the kernel by itself or looks its functions up while it runs, and keeps its words
scrambled; data that is code once it is unpacked. Against these stands the tour under strace. What a library of the
system does is the system's: the printing plugin asks CUPS, which is reached through CUPS's own settings.
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from pathlib import Path

from shipping.elf import Elf

_QT_CLASSES = (
    r"Network\w+|(?:Abstract|Tcp|Ssl|Udp|Sctp|Local|Web)(?:Socket|Server)\w*"
    r"|HostInfo|HostAddress|DnsLookup|Http\w+|OpcUa\w+|Mqtt\w+|WebEngine\w+"
)
# Functions by the library that has them.
LIBRARIES = {
    "OpenSSL or one of its kin": r"SSL_(?:CTX_)?(?:new|free|connect|accept|read|write|ctrl|set_fd|do_handshake)"
    r"|BIO_(?:new_)?(?:s_)?(?:connect|socket)|OSSL_HTTP_\w+",
    "curl": r"curl_(?:easy|multi|global|share|url|ws)_\w+",
    "GnuTLS": r"gnutls_(?:init|handshake|record_\w+|transport_\w+)",
    "Mbed TLS": r"mbedtls_(?:ssl|net)_\w+",
    "wolfSSL": r"wolfSSL_\w+",
    "s2n, BearSSL, LibreSSL or rustls": r"s2n_(?:connection|negotiate)\w*|br_ssl\w+|tls_(?:client|connect\w*)|rustls_\w+",
    "NSS": r"SSL_ImportFD|PR_(?:Connect|OpenTCPSocket|NewTCPSocket|GetHostByName)",
    "HTTP/2 or HTTP/3": r"(?:nghttp[23]|ngtcp2|quiche)_\w+",
    "libsoup or GIO's network": r"soup_session_\w+|g_(?:socket_client|tcp_connection|tls_client)_\w+",
    "libxml2's own client": r"xmlNano(?:HTTP|FTP)\w+",
    "Kerberos or LDAP": r"krb5_(?:init_context|sendto_kdc)|gss_init_sec_context|ldap_(?:init\w*|connect|sasl_bind\w*)",
    "SSH": r"libssh2_\w+|ssh_(?:new|connect)",
    "WebSockets, ZeroMQ, libuv or c-ares": r"lws_(?:create_context|client_connect\w*)|zmq_\w+|uv_(?:tcp|udp|getaddrinfo)\w*"
    r"|ares_(?:init|query|getaddrinfo)\w*",
    "Qt's network": rf"_Z\w*?\dQ(?:{_QT_CLASSES})",
    "a Python module for networks": r"PyInit_(?:_ssl|_hashlib|_asyncio|pycurl|QtNetwork\w*|QtWebSockets|QtHttpServer)",
}
_KNOWN = {holder: re.compile(pattern) for holder, pattern in LIBRARIES.items()}

# What glibc is asked for: a socket, the address of a host. Some bear underscores too.
SOCKETS = re.compile(
    r"_*(?:socket|connect|getaddrinfo(?:_a)?|gethostby\w+|getnameinfo|res_n?(?:init|query|search|send|mkquery))"
)
# What no client can do without, by where it is laid down.
WORDS = {
    b"c hs traffic": "TLS 1.3 (RFC 8446, 7.1)",
    b"key expansion": "TLS 1.2 (RFC 5246, 6.3)",
    b"master secret": "TLS 1.2 (RFC 5246, 8.1)",
    b"CLIENT_RANDOM": "TLS, in its log of keys",
    b"HTTP/1.": "HTTP/1 (RFC 9112, 2.3)",
    b"PRI * HTTP/2": "HTTP/2 (RFC 9113, 3.4)",
    b"http_proxy": "HTTP through a proxy",
}

# Files that make sockets, with the reason; their symbols and words are looked at like those of others.
MAY_CONNECT = {
    "_internal/pillow.libs/libxcb-*.so.*": "a connection to the X server, which is local unless DISPLAY names a host",
    "_internal/python3.*/lib-dynload/_socket.*": "Python's own; which modules use it, network_modules.py says",
    "_internal/libpython3.*": "the same, where Python was built with it inside, as Debian's is",
}
# The one with a client built in, which cannot be taken out of it.
HAS_CLIENT = {
    "_internal/typst/_typst.abi3.so": "fetches packages of templates; ours name none, and the text of a brief is data",
}


def by_symbol(name: str, elf: Elf) -> list[str]:
    """A sentence for each reason to think that the file called `name` could reach a network, from its symbols."""
    if elf.is_closed:
        return [
            f"{name} carries no list of what it uses, so that nobody can tell whether it could reach a network."
        ]
    said = [
        f"{name} has {found[0]}, a function of {holder}, and could reach a network."
        for holder, pattern in _KNOWN.items()
        if (found := sorted(filter(pattern.match, elf.offered | elf.asked)))
    ]
    sockets = sorted(filter(SOCKETS.fullmatch, elf.asked))
    if sockets and not _is_among(name, {**MAY_CONNECT, **HAS_CLIENT}):
        said.append(f"{name} uses {', '.join(sockets)} and could reach a network.")
    return said


def by_word(name: str, path: Path) -> list[str]:
    """A sentence for each word of a network's protocols that the file at `path`, called `name`, holds."""
    if _is_among(name, HAS_CLIENT):
        return []
    held = path.read_bytes()
    return [
        f"{name} holds “{word.decode()}”, a word of {protocol}, and could reach a network."
        for word, protocol in WORDS.items()
        if word in held
    ]


def _is_among(name: str, patterns: dict[str, str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)
