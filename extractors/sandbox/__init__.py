"""Parsers of strangers' files run in a child process that may hang, crash or grow without taking us with it.

`call` runs one function and gives its result; `each` runs a generator and gives its items as they come. Both raise `Unreadable` when
the child raises, dies, hangs or outgrows its limits. The child is kept warm between calls and replaced when it dies.
"""

from __future__ import annotations

from extractors.sandbox.pool import call, each

__all__ = ["call", "each"]
