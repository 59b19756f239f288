"""Keeps a few local processes alive: starts them, restarts what dies, and stops them all together."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Event, Thread
from typing import Any

import structlog

log = structlog.get_logger(__name__)

_STOP_SECONDS = 15.0
_FIRST_PAUSE_SECONDS = 0.5
_LONGEST_PAUSE_SECONDS = 30.0
_SETTLED_SECONDS = 60.0  # a child that lived so long starts again with no pause


@dataclass(frozen=True, slots=True)
class Child:
    """A process to keep alive: its name in the log, and what it runs."""

    name: str
    work: str  # `module:function`; only the child imports it, so that each starts with no more than it needs
    arguments: tuple[Any, ...]


@dataclass(slots=True)
class _Running:
    process: Any
    started_at: float
    failures: int = 0
    restart_at: float | None = None


def _run_child(parent_pid: int, work: str, arguments: tuple[Any, ...]) -> None:
    """Do the work, and stop as if told to when the parent is gone: a killed supervisor leaves no orphans that hold ports and jobs."""

    def watch() -> None:
        while os.getppid() == parent_pid:
            time.sleep(1.0)
        os.kill(os.getpid(), signal.SIGTERM)

    Thread(target=watch, name="parent watch", daemon=True).start()
    module, _, function = work.partition(":")
    getattr(importlib.import_module(module), function)(*arguments)


class Supervisor:
    """Runs children until told to stop. They are spawned, not forked: a fork would copy locks and connections."""

    def __init__(self, children: Sequence[Child], stop: Event | None = None, stop_seconds: float = _STOP_SECONDS) -> None:
        self._children = {child.name: child for child in children}
        self._running: dict[str, _Running] = {}
        self._spawn = multiprocessing.get_context("spawn")
        self._stop_seconds = stop_seconds
        self.stop = stop or Event()

    def start(self) -> None:
        """Start every child."""
        for name in self._children:
            self._running[name] = self._started(name)

    def run(self) -> None:
        """Start every child and watch over them until SIGTERM or SIGINT."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.stop.set())
        self.start()
        try:
            while not self.stop.wait(0.5):
                self.look()
        finally:
            self.end()

    def look(self) -> None:
        """Restart what died; a child that dies again and again is restarted ever more slowly."""
        now = time.monotonic()
        for name, running in self._running.items():
            if running.process.is_alive():
                continue
            if running.restart_at is None:
                running.failures = 0 if now - running.started_at > _SETTLED_SECONDS else running.failures + 1
                pause = min(_FIRST_PAUSE_SECONDS * 2 ** min(running.failures, 10), _LONGEST_PAUSE_SECONDS)
                log.warning("child.died", child=name, exit_code=running.process.exitcode, restart_in=pause)
                running.restart_at = now + pause
            elif now >= running.restart_at:
                again = self._started(name)
                again.failures = running.failures
                self._running[name] = again

    def dead(self) -> list[str]:
        """The names of the children that are not alive just now."""
        return [name for name, running in self._running.items() if not running.process.is_alive()]

    def end(self) -> None:
        """Ask every child to stop, wait, and kill what does not."""
        living = [running.process for running in self._running.values() if running.process.is_alive()]
        for process in living:
            process.terminate()
        deadline = time.monotonic() + self._stop_seconds
        for process in living:
            process.join(max(0.1, deadline - time.monotonic()))
            if process.is_alive():
                log.warning("child.killed", pid=process.pid)
                process.kill()
                process.join()

    def _started(self, name: str) -> _Running:
        child = self._children[name]
        arguments = (os.getpid(), child.work, child.arguments)
        process = self._spawn.Process(target=_run_child, args=arguments, name=name, daemon=False)
        process.start()
        return _Running(process, time.monotonic())
