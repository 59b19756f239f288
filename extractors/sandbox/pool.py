"""Warm child processes, lent out one call at a time: starting one costs half a second, a call on a warm one a millisecond."""

from __future__ import annotations

import atexit
import os
import pickle
import selectors
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, TypeVar

from extractors.limits import Limits
from extractors.problems import Unreadable
from extractors.sandbox.folders import new_folder, sweep_left_folders
from extractors.sandbox.frames import HEADER, pack, unpack_plain

Result = TypeVar("Result")

KEPT_IDLE = 8
CALLS_PER_CHILD = 400  # parsers leak; a fresh child costs half a second once in so many calls
_FRAME_LIMIT = 1 << 30
_OUT_OF_MEMORY_WORDS = (b"bad_alloc", b"ut of memory", b"MemoryError", b"nsufficient memory", b"annot allocate memory")


class _Child:
    """One child process with its two pipes."""

    def __init__(self) -> None:
        request_read, self._request_write = os.pipe()
        self._result_read, result_write = os.pipe()
        self._folder = new_folder()
        self._stderr: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  # lives as long as the child
        package_root = str(Path(__file__).resolve().parents[2])
        self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
            [sys.executable, "-P", "-m", "extractors.sandbox.child", str(request_read), str(result_write)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._stderr,
            pass_fds=(request_read, result_write),
            close_fds=True,
            start_new_session=True,  # so that the engines it starts die with it
            cwd=self._folder.path,
            env={
                "PATH": os.pathsep.join(os.get_exec_path()),
                "PYTHONPATH": package_root,
                "LANG": "C.UTF-8",
                "TMPDIR": self._folder.path,
                "OMP_THREAD_LIMIT": "1",
                "OPENBLAS_NUM_THREADS": "1",
                "PYTHONDONTWRITEBYTECODE": "1",
            },
        )
        os.close(request_read)
        os.close(result_write)
        os.set_blocking(self._request_write, False)
        self.calls = 0

    def send(self, request: bytes, deadline: float) -> None:
        """Hand over a request; a child that does not take it in time is timed out, one that is gone has crashed."""
        view = memoryview(request)
        with selectors.DefaultSelector() as selector:
            selector.register(self._request_write, selectors.EVENT_WRITE)
            while view:
                if not selector.select(max(0.0, deadline - time.monotonic())):
                    raise Unreadable("timed_out", "request not taken")
                try:
                    view = view[os.write(self._request_write, view[: 1 << 20]) :]
                except BrokenPipeError:
                    raise self._obituary() from None

    def receive(self, deadline: float) -> Any:
        """The next message of the child."""
        size = HEADER.unpack(self._read(HEADER.size, deadline))[0]
        if size > _FRAME_LIMIT:
            raise Unreadable("crashed", "an answer beyond all measure")
        body = self._read(size, deadline)
        try:
            return unpack_plain(body)
        except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError, ValueError) as error:
            raise Unreadable("crashed", f"an answer that is none: {str(error)[:100]}") from error

    def _read(self, size: int, deadline: float) -> bytes:
        chunks: list[bytes] = []
        with selectors.DefaultSelector() as selector:
            selector.register(self._result_read, selectors.EVENT_READ)
            while size:
                if not selector.select(max(0.0, deadline - time.monotonic())):
                    raise Unreadable("timed_out", "no answer in time")
                chunk = os.read(self._result_read, min(size, 1 << 20))
                if not chunk:
                    raise self._obituary()
                chunks.append(chunk)
                size -= len(chunk)
        return b"".join(chunks)

    def _obituary(self) -> Unreadable:
        """What the child died of, as far as its status and its last words tell."""
        try:
            status = self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            return Unreadable("crashed", "closed its pipe and stayed")
        self._stderr.seek(0, os.SEEK_END)
        self._stderr.seek(max(0, self._stderr.tell() - 4096))
        last_words = self._stderr.read()
        if status in (-signal.SIGXCPU, -signal.SIGALRM):
            return Unreadable("timed_out", f"status {status}")
        if status == -signal.SIGKILL or any(word in last_words for word in _OUT_OF_MEMORY_WORDS):
            return Unreadable("out_of_memory", f"status {status}")
        return Unreadable("crashed", f"status {status}")

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def kill(self) -> None:
        """End the child and every engine it started, and sweep what they left."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._folder.remove()
        self.forget()

    def forget(self) -> None:
        """Close our ends only: in a forked copy of us the child belongs to the other one."""
        for descriptor in (self._request_write, self._result_read):
            with suppress(OSError):
                os.close(descriptor)
        self._stderr.close()
        self._folder.let_go()


_lock = threading.Lock()
_idle: list[_Child] = []
_swept = False


def _borrow() -> _Child:
    global _swept
    if not _swept:  # once a process: a worker that was killed could not sweep up after itself
        _swept = True
        sweep_left_folders()
    while True:
        with _lock:
            child = _idle.pop() if _idle else None
        if child is None:
            return _Child()
        if child.alive:
            return child
        child.kill()


def _give_back(child: _Child) -> None:
    if child.calls < CALLS_PER_CHILD:
        with _lock:
            if len(_idle) < KEPT_IDLE:
                _idle.append(child)
                return
    child.kill()


def close() -> None:
    """End every idle child; the next call starts a new one."""
    while True:
        with _lock:
            if not _idle:
                return
            child = _idle.pop()
        child.kill()


def _after_fork_in_child() -> None:
    global _lock
    _lock = threading.Lock()
    for child in _idle:
        child.forget()
    _idle.clear()


os.register_at_fork(after_in_child=_after_fork_in_child)
atexit.register(close)


def each(
    function: Callable[..., Iterable[Result]],
    *arguments: object,
    limits: Limits,
    seconds: float | None = None,
    seconds_each: float | None = None,
) -> Iterator[Result]:
    """The items that a generator gives, run in a child.

    `seconds` bounds the whole run, `seconds_each` every single item. Raises Unreadable after the items that still came.
    """
    return _run(function, arguments, limits, seconds or limits.seconds_per_file, seconds_each, many=True)


def call(function: Callable[..., Result], *arguments: object, limits: Limits, seconds: float | None = None) -> Result:
    """The result of a function run in a child; raises Unreadable where there is none."""
    values = list(_run(function, arguments, limits, seconds or limits.seconds_per_page, None, many=False))
    if len(values) != 1:
        raise Unreadable("crashed", f"{len(values)} results")
    result: Result = values[0]
    return result


def _run(
    function: Callable[..., Any], arguments: tuple[object, ...], limits: Limits, seconds: float, seconds_each: float | None, *, many: bool
) -> Iterator[Any]:
    request = pack(
        {
            "module": function.__module__,
            "function": function.__qualname__,
            "arguments": arguments,
            "memory_bytes": limits.memory_bytes,
            "seconds": seconds,
            "many": many,
        }
    )
    child = _borrow()
    whole = False
    try:
        end = time.monotonic() + seconds
        child.calls += 1
        child.send(request, end)
        while True:
            deadline = end if seconds_each is None else min(end, time.monotonic() + seconds_each)
            kind, value = child.receive(deadline)
            if kind == "value":
                yield value
                continue
            whole = True
            if kind == "problem":
                raise Unreadable(*value)
            return
    finally:
        # a generator that was dropped half way leaves answers in the pipe: such a child is of no more use
        if whole:
            _give_back(child)
        else:
            child.kill()
