"""The child process: it takes one request after the other, limits itself and sends back what the function gives.

Started by `extractors.sandbox.pool` with two pipe ends as arguments, with no other descriptor of ours open and no setting of ours in
its environment. What parsers print goes nowhere.
"""

from __future__ import annotations

import os
import pickle  # requests come from our own parent over a private pipe
import resource
import signal
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any, BinaryIO

from extractors.collecting import collect_seldom
from extractors.problems import Unreadable
from extractors.sandbox.frames import HEADER, pack

GRACE_SECONDS = 3.0  # the parent's clock strikes first; ours is for a child whose parent was killed


def main() -> None:
    """Serve until the parent closes the pipe."""
    requests = os.fdopen(int(sys.argv[1]), "rb")
    results = os.fdopen(int(sys.argv[2]), "wb")
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    collect_seldom()
    while (request := _next_request(requests)) is not None:
        _answer(request, results)


def _next_request(requests: BinaryIO) -> dict[str, Any] | None:
    header = requests.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    body = requests.read(HEADER.unpack(header)[0])
    request: dict[str, Any] = pickle.loads(body)  # noqa: S301  # from our own parent
    return request


def _answer(request: dict[str, Any], results: BinaryIO) -> None:
    try:
        for value in _limited_values(request):
            _send(results, ("value", value))
        _send(results, ("end", None))
    except Unreadable as problem:
        _send(results, ("problem", (problem.code, problem.detail)))
    except MemoryError:
        _send(results, ("problem", ("out_of_memory", "MemoryError")))
    except RecursionError as error:
        _send(results, ("problem", ("crashed", repr(error)[:200])))
    except Exception as error:  # noqa: BLE001  # the border of every parser: whatever it raises is a fact about the file
        code = "out_of_memory" if "nsufficient memory" in str(error) or "bad_alloc" in str(error) else "crashed"
        _send(results, ("problem", (code, f"{type(error).__name__}: {str(error)[:200]}")))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _limited_values(request: dict[str, Any]) -> Iterator[Any]:
    memory, seconds = int(request["memory_bytes"]), float(request["seconds"])
    resource.setrlimit(resource.RLIMIT_AS, (memory, resource.getrlimit(resource.RLIMIT_AS)[1]))
    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu_limit = int(used.ru_utime + used.ru_stime + seconds + GRACE_SECONDS) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_limit, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    signal.setitimer(signal.ITIMER_REAL, seconds + GRACE_SECONDS)
    found: Any = import_module(request["module"])
    for part in request["function"].split("."):
        found = getattr(found, part)
    outcome = found(*request["arguments"])
    if request["many"]:
        yield from outcome
    else:
        yield outcome


def _send(results: BinaryIO, message: tuple[str, Any]) -> None:
    results.write(pack(message))
    results.flush()


if __name__ == "__main__":
    main()
