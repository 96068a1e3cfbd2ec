"""No network: a whole walk asks the system for none, and needs none; and the tracer is shown to see what there is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from db.records import Brief
from tests.bundle.conftest import Open
from tests.bundle.pictures import wait_for_brief
from tests.bundle.places import CUT_OFF
from tests.bundle.touring import Tour
from tests.bundle.tracing import finished, offences, peers, traced

REACHING = """
import os, socket, subprocess, sys, threading
threading.Thread(target=lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)).start()
socket.socketpair()
with socket.socket() as one:
    one.connect_ex(("127.0.0.1", 9))
subprocess.run([sys.executable, "-c", "import socket; socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)"])
"""


@pytest.mark.usefixtures("calm", "qapp", "as_root")
def test_a_whole_walk_opens_no_socket_but_to_the_display(
    packaged: Open, brief: Brief, where: dict[str, Any], tmp_path: Path
) -> None:
    trace = tmp_path / "trace.txt"
    with packaged(through=traced(trace)) as window:
        process = window.process.name
        Tour(window, brief, where, tmp_path).walk()
    seen = finished(trace, process)
    assert offences(seen) == []
    # That there is a line for the display shows that the tracer was at work.
    assert {Path(peer).parent for peer in peers(seen)} == {Path("/tmp/.X11-unix")}


@pytest.mark.usefixtures("calm", "qapp", "as_root")
def test_a_whole_walk_needs_no_network_interface(
    packaged: Open, brief: Brief, where: dict[str, Any], tmp_path: Path
) -> None:
    with packaged(through=CUT_OFF) as window:
        assert (window.process / "ns" / "net").readlink() != Path("/proc/self/ns/net").readlink()
        assert _interfaces(window.process) == ["lo"]
        wait_for_brief(window, where)
        Tour(window, brief, where, tmp_path).walk()


@pytest.mark.usefixtures("as_root")
def test_where_there_is_no_interface_nothing_can_be_reached() -> None:
    asking = "import socket; socket.create_connection(('127.0.0.1', 9), 5)"
    done = subprocess.run(
        [*CUT_OFF, sys.executable, "-c", asking], capture_output=True, text=True, check=False
    )
    assert "Network is unreachable" in done.stderr


def test_the_tracer_sees_what_a_process_its_threads_and_its_children_reach_for(tmp_path: Path) -> None:
    trace = tmp_path / "trace.txt"
    with subprocess.Popen([*traced(trace), sys.executable, "-c", REACHING]) as process:
        assert process.wait(20) == 0
    found = "\n".join(offences(finished(trace, str(process.pid))))
    assert "socket(AF_INET, " in found
    assert "socket(AF_INET6, " in found
    assert "socket(AF_NETLINK, " in found
    assert "connect(" in found
    assert "AF_UNIX" not in found


@pytest.mark.parametrize(
    "line",
    [
        "41 socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_IP) = 3",
        "41 socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP <unfinished ...>",
        "41 socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = -1 EPERM (Operation not permitted)",
        "41 socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL)) = 3",
        "41 socket(AF_VSOCK, SOCK_STREAM, 0) = 3",
        "41 socket(0x2d /* AF_??? */, SOCK_STREAM, 0) = 3",
        '41 connect(3, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("10.0.0.1")}, 16) = 0',
        '41 sendto(3, ""..., 9, 0, {sa_family=AF_INET6, sin6_port=htons(53)}, 28) = 9',
        "41 io_uring_setup(8, {flags=0}) = 4",
    ],
)
def test_a_way_out_in_a_trace_is_seen(line: str) -> None:
    sound = '41 connect(3, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X0"}, 20) = 0'
    assert offences(f"{sound}\n{line}\n41 +++ exited with 0 +++\n") == [line]


def test_talking_to_the_display_is_no_offence() -> None:
    trace = (
        "41 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 5\n"
        "41 socketpair(AF_UNIX, SOCK_STREAM, 0, [6, 7]) = 0\n"
        '41 connect(5, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X0"}, 20) = 0\n'
        '41 connect(5, {sa_family=AF_UNIX, sun_path="/run/gone"}, 20) = -1 ENOENT (No such file or directory)\n'
        '41 recvmsg(5, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=""..., iov_len=4096}]}, 0) = 32\n'
    )
    assert offences(trace) == []
    assert peers(trace) == {"/tmp/.X11-unix/X0"}


def _interfaces(process: Path) -> list[str]:
    lines = (process / "net" / "dev").read_text().splitlines()[2:]
    return [line.partition(":")[0].strip() for line in lines]
