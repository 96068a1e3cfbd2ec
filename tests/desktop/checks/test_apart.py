"""Whatever ends the process in which things are tried, what it was at is told, and so is everything before it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from desktop.checks.apart import Heard, here, how_it_ended
from desktop.checks.running import Outcome
from tests.flows.driving import ROOT

FOUND = Outcome("b", True, "beside it", 0.0)
PROGRAM = """
import ctypes, json, os, signal, sys
from dataclasses import asdict
from desktop.checks.apart import tried
from desktop.checks.running import Outcome

def work(tell, give_up):
    tell("fact", ["versions", {"python": "3"}])
    tell("trying", "a")
    tell("outcome", asdict(Outcome("a", True, "whole", 0.0)))
    tell("trying", "c")
    %s

def finish(heard):
    print(json.dumps([heard.facts, [[each.name, each.ok, each.detail] for each in heard.done]]))
    return 0 if all(each.ok for each in heard.done) else 1

sys.exit(tried(work, lambda: [Outcome("b", True, "beside it", 0.0)], finish))
"""
BEFORE, BESIDE = ["a", True, "whole"], ["b", True, "beside it"]


def said(ending: str) -> tuple[int, list[list[object]]]:
    """The exit status, and what is told of work that ends so."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM % ending],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.stderr == ""
    facts, outcomes = json.loads(done.stdout)
    assert facts == {"versions": {"python": "3"}}
    return done.returncode, outcomes


def test_work_that_comes_to_its_end_is_told_with_what_ran_beside_it() -> None:
    assert said("pass") == (0, [BEFORE, BESIDE])


@pytest.mark.parametrize("name", ["SIGSEGV", "SIGBUS", "SIGABRT", "SIGKILL"])
def test_what_ended_the_process_is_told_of_what_was_tried(name: str) -> None:
    ended = ["c", False, f"trying it ended the process: {name}"]
    assert said(f"os.kill(os.getpid(), signal.{name})") == (1, [BEFORE, ended, BESIDE])


def test_a_library_that_ends_the_program_is_told() -> None:
    ended = ["c", False, "trying it ended the process with status 3"]
    assert said("ctypes.CDLL(None)._exit(3)") == (1, [BEFORE, ended, BESIDE])


def test_what_nobody_foresaw_is_told_as_well() -> None:
    failed = ["self-check", False, "ValueError: x"]
    assert said("raise ValueError('x')") == (1, [BEFORE, failed, BESIDE])


def test_one_who_gives_up_has_said_why() -> None:
    assert said("give_up()") == (0, [BEFORE, BESIDE])


def test_where_processes_cannot_be_copied_the_same_is_told_by_this_one() -> None:
    heard: list[Heard] = []
    status = here(
        lambda tell, _: tell("outcome", {"name": "a", "ok": False, "detail": "", "seconds": 0.0}),
        lambda: [FOUND],
        lambda told: heard.append(told) or 7,  # type: ignore[func-returns-value]
    )
    assert status == 7
    assert heard[0].done == [Outcome("a", False, "", 0.0), FOUND]


def test_a_signal_without_a_name_is_told_by_its_number() -> None:
    assert how_it_ended(-200) == "trying it ended the process: signal 200"
