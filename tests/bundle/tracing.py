"""What a program and everything it starts asks of the network, seen by strace; everything but AF_UNIX is an offence."""

from __future__ import annotations

import re
from pathlib import Path

from tests.flows.driving import wait_until

_CALL = re.compile(r"^(\d+) +(\w+)\((.*)$")
_FAMILY = re.compile(r"sa_family=(?:AF_)?(\w+)")
_MAKES = {"socket", "socketpair"}
# A ring makes sockets with no system call that would be seen.
_UNSEEN = {"io_uring_setup"}
_PEER = re.compile(r'sun_path=@?"([^"]*)"')


def traced(trace: Path) -> tuple[str, ...]:
    """A command that writes the network calls of what it becomes, and of its threads and children, into `trace`."""
    # -D keeps the process its own; -s 0 keeps what was sent out of the lines; -tt and the like would only cost time.
    calls = "trace=%network,io_uring_setup"
    return ("strace", "-D", "-f", "--seccomp-bpf", "-s", "0", "-e", calls, "-o", str(trace))


def finished(trace: Path, process: str) -> str:
    """The whole trace, once the tracer has seen the end of `process`."""
    end = re.compile(rf"^{process} +\+\+\+ (?:exited|killed)", re.MULTILINE)
    wait_until(lambda: trace.exists() and end.search(trace.read_text()) is not None, "the end of the trace")
    return trace.read_text()


def offences(trace: str) -> list[str]:
    """The calls of a trace that could lead out of this machine; AF_UNIX cannot."""
    return [line for line in trace.splitlines() if _is_offence(line)]


def peers(trace: str) -> set[str]:
    """The paths of the AF_UNIX sockets that were connected to."""
    calls = filter(None, map(_CALL.match, trace.splitlines()))
    connected = " ".join(call[3] for call in calls if call[2] == "connect" and " = 0" in call[3])
    return set(_PEER.findall(connected))


def _is_offence(line: str) -> bool:
    call = _CALL.match(line)
    if call is None:
        return False
    name, rest = call[2], call[3]
    if name in _MAKES:
        return re.split(r"[, ]", rest, maxsplit=1)[0] not in {"AF_UNIX", "AF_LOCAL"}
    return name in _UNSEEN or any(family != "UNIX" for family in _FAMILY.findall(rest))
