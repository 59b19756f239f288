"""A parser that crashes, hangs, eats memory or prints rubbish must not take the program with it."""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from extractors import sandbox
from extractors.limits import MEBIBYTE, Limits
from extractors.problems import SENTENCES, Unreadable
from extractors.sandbox import folders, pool
from extractors.sandbox.frames import unpack_plain
from extractors.terms import Term

LIMITS = replace(Limits(), memory_bytes=600 * MEBIBYTE)


def _problem(function: Callable[..., object], *arguments: object, seconds: float = 5.0) -> str:
    with pytest.raises(Unreadable) as caught:
        sandbox.call(function, *arguments, limits=LIMITS, seconds=seconds)
    assert caught.value.sentence == SENTENCES[caught.value.code]
    return caught.value.code


def test_a_child_looks_for_garbage_seldom() -> None:
    assert sandbox.call(gc.get_threshold, limits=LIMITS)[0] > gc.get_threshold()[0]
    assert sandbox.call(gc.get_freeze_count, limits=LIMITS) > 0


def test_a_result_comes_back_from_another_process() -> None:
    assert sandbox.call(os.getpid, limits=LIMITS) != os.getpid()


def test_the_child_is_kept_warm_between_calls() -> None:
    assert sandbox.call(os.getpid, limits=LIMITS) == sandbox.call(os.getpid, limits=LIMITS)


@pytest.mark.parametrize(
    ("function", "arguments", "code"),
    [
        (os._exit, (3,), "crashed"),
        (ctypes.string_at, (0,), "crashed"),  # SIGSEGV
        (os.abort, (), "crashed"),
        (int, ("no number",), "crashed"),  # an exception nobody foresaw
        (bytearray, (4096 * MEBIBYTE,), "out_of_memory"),
        (socket.socket, (), "crashed"),  # an answer that is no plain value
    ],
)
def test_each_end_of_an_engine_has_its_name(function: Callable[..., object], arguments: tuple[object, ...], code: str) -> None:
    assert _problem(function, *arguments) == code
    assert sandbox.call(len, "after", limits=LIMITS) == 5


def test_an_engine_that_hangs_is_stopped_in_time() -> None:
    begin = time.monotonic()
    assert _problem(time.sleep, 60, seconds=0.5) == "timed_out"
    assert time.monotonic() - begin < 3


def test_an_engine_that_never_ends_is_stopped_though_it_gives_items() -> None:
    from itertools import repeat

    with pytest.raises(Unreadable) as caught:
        for _ in sandbox.each(repeat, 1, limits=LIMITS, seconds=0.5):
            pass
    assert caught.value.code == "timed_out"


def test_printed_rubbish_is_not_taken_for_an_answer() -> None:
    assert sandbox.call(print, "\0rubbish" * 100_000, limits=LIMITS) is None
    assert sandbox.call(os.write, 1, b"rubbish", limits=LIMITS) == 7


def test_items_arrive_one_by_one() -> None:
    assert list(sandbox.each(range, 3, limits=LIMITS)) == [0, 1, 2]


def test_the_child_has_no_descriptor_and_no_setting_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BORDEREAU_SECRET", "hidden")
    pool.close()
    with socket.socket() as listening:
        os.set_inheritable(listening.fileno(), True)
        assert sandbox.call(os.getenv, "BORDEREAU_SECRET", limits=LIMITS) is None
        if sys.platform == "linux":
            held = sandbox.call(os.listdir, "/proc/self/fd", limits=LIMITS)
            assert len(held) <= 6  # three standard ones, two pipes and the folder that is being listed


def test_an_answer_that_would_run_code_is_refused() -> None:
    with pytest.raises(pickle.UnpicklingError):
        unpack_plain(pickle.dumps(os.system))


class Fetched:
    """Pickled as getting an attribute by its name, which is how Python before 3.11.4 writes members of enumerations."""

    def __init__(self, owner: object, name: str) -> None:
        self.owner, self.name = owner, name

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, str]]:
        return getattr, (self.owner, self.name)


def test_members_of_our_enumerations_come_back_however_python_writes_them() -> None:
    assert unpack_plain(pickle.dumps(Fetched(Term, "INVOICE_NUMBER"))) is Term.INVOICE_NUMBER
    assert unpack_plain(pickle.dumps(Term.INVOICE_NUMBER)) is Term.INVOICE_NUMBER


@pytest.mark.parametrize("name", ["__subclasses__", "mro", "__class__", "no_such_member"])
def test_nothing_else_of_an_enumeration_comes_back(name: str) -> None:
    with pytest.raises(pickle.UnpicklingError):
        unpack_plain(pickle.dumps(Fetched(Term, name)))


def test_threads_share_the_children() -> None:
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda number: sandbox.call(abs, -number, limits=LIMITS), range(20)))
    assert found == list(range(20))
    assert threading.active_count() < 20


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a worker forked by the broker's library exists only where there is fork")
def test_a_forked_worker_starts_children_of_its_own() -> None:
    ours = sandbox.call(os.getpid, limits=LIMITS)
    forked = os.fork()
    if not forked:
        code = 1
        try:
            code = 0 if sandbox.call(os.getpid, limits=LIMITS) != ours else 2
        finally:
            pool.close()
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(forked, 0)[1]) == 0
    assert sandbox.call(os.getpid, limits=LIMITS) == ours


def test_the_folder_of_a_killed_owner_is_swept_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    owner = os.fork()
    if owner == 0:
        folders.new_folder()
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(owner, 0)
    (left,) = tmp_path.iterdir()
    (left / "page.png").write_bytes(b"half a page")
    ours = folders.new_folder()
    (tmp_path / "somebody-elses").mkdir()
    assert folders.sweep_left_folders() == 0, "it may have been made this very moment"
    assert folders.sweep_left_folders(time.time() + 120) == 1
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted([Path(ours.path).name, "somebody-elses"])
    ours.remove()
    ours.let_go()


def test_a_worker_that_is_killed_leaves_its_folder_to_the_next(tmp_path: Path) -> None:
    program = (
        "import os, signal; from extractors import sandbox; from extractors.limits import Limits; sandbox.call(os.getpid, limits=Limits())"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", f"{program}; os.kill(os.getpid(), signal.SIGKILL)"], env=environment, check=False)
    (left,) = tmp_path.iterdir()
    os.utime(left, (time.time() - 120,) * 2)
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
    assert list(tmp_path.iterdir()) == []
