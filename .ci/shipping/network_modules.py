"""Which Python modules reach a network: clients and servers by name, and every module that imports sockets.

A module that gets at sockets by another way (the C library through ctypes, a name put together while it runs) is not
seen here; the tour under strace sees what it opens.
"""

from __future__ import annotations

import dis
import re
from collections.abc import Iterable, Iterator
from types import CodeType

from shipping.python_code import Module

_STANDARD = (
    *(
        "ssl",
        "_ssl",
        "_hashlib",
        "http",
        "urllib.request",
        "urllib.robotparser",
        "ftplib",
        "smtplib",
        "smtpd",
    ),
    *(
        "imaplib",
        "poplib",
        "nntplib",
        "telnetlib",
        "xmlrpc",
        "socketserver",
        "asyncio",
        "_asyncio",
        "asyncore",
    ),
    *("asynchat", "wsgiref", "webbrowser", "ensurepip", "pip"),
)
_QT = ("Network", "NetworkAuth", "WebSockets", "HttpServer", "WebEngineCore", "WebEngineWidgets", "WebView")
_OTHERS = (
    *(
        "urllib3",
        "requests",
        "httpx",
        "httpcore",
        "h11",
        "h2",
        "hpack",
        "aiohttp",
        "httplib2",
        "tornado",
        "twisted",
    ),
    *(
        "websockets",
        "websocket",
        "wsproto",
        "pycurl",
        "curl_cffi",
        "anyio",
        "trio",
        "gevent",
        "eventlet",
        "grpc",
        "zmq",
    ),
    *(
        "paramiko",
        "asyncssh",
        "OpenSSL",
        "dns",
        "aioquic",
        "uvicorn",
        "flask",
        "werkzeug",
        "django",
        "boto3",
        "botocore",
    ),
    *("pymysql", "psycopg", "psycopg2", "redis", "pymongo", "ldap3", "sentry_sdk"),
)
# Others bring them along in a folder of their own.
_VENDORED = r"(?:.*\._?(?:vendor(?:ed)?|extern|thirdparty)\.)?"
MODULES = re.compile(
    rf"(?:{'|'.join(map(re.escape, _STANDARD))}|PySide6\.Qt(?:{'|'.join(_QT)})|{_VENDORED}(?:{'|'.join(_OTHERS)}))(?:\..*)?"
)

SOCKETS = frozenset({"socket", "_socket"})
# The modules of the bundle that import them, with the reason.
MAY_IMPORT = {
    "socket": "the module itself",
    "desktop.presenting.inhibiting": "asks over a local socket whether the desktop's bus answers",
    "email.utils": "the name of this computer, for identifiers of messages, of which the desk writes none",
    "logging.handlers": "logs sent elsewhere; the desk logs into files",
    "multiprocessing.connection": "pipes between processes, of which numpy and pyqtgraph could start some",
    "multiprocessing.forkserver": "the same",
    "multiprocessing.reduction": "the same",
    "multiprocessing.resource_sharer": "the same",
    "platform": "the name of this computer",
    "typing_extensions": "the type of a socket's option",
    "uuid": "the name of this computer",
}


def by_module(modules: Iterable[Module]) -> list[str]:
    """A sentence for every module that is a client or a server, or belongs to one."""
    return [
        f"The Python module {module.name} is in the bundle and could reach a network; it lies in {module.place}."
        for module in modules
        if any(MODULES.fullmatch(name) for name in module.names)
    ]


def by_import(modules: Iterable[Module]) -> list[str]:
    """A sentence for every module that imports sockets, and of which MAY_IMPORT says no reason."""
    return [
        f"{module} imports {' and '.join(found)}, and could reach a network."
        for module in modules
        if not (module.name in MAY_IMPORT and module.kind == "program")
        and (found := sorted(SOCKETS & set(_imported(module.code))))
    ]


def _imported(code: CodeType | None) -> Iterator[str]:
    """The modules that the code imports, those that its functions import when they are called included."""
    if code is None:
        return
    if not SOCKETS.isdisjoint(code.co_names):  # else there is nothing to look for, and looking takes time
        for instruction in dis.get_instructions(code):
            if instruction.opname == "IMPORT_NAME":
                yield str(instruction.argval)
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _imported(inner)
