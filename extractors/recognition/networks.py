"""The two networks that find and read lines of print (PP-OCRv6, Apache-2.0), as the package `rapidocr` brings them along.

They run on one thread and without the arena that keeps every byte it ever asked for: the worker beside us has the other core, and a page
then costs 0.5 GB at its peak instead of 1.2. A copy of the second, cut down to Latin print and to eight bits, reads what it is sure of
first (`quick_reader.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy

from extractors.problems import Unreadable
from extractors.recognition.line_reader import Alphabet
from extractors.recognition.quick_reader import QuickReader

_FINDER = "PP-OCRv6_det_small.onnx"
_READER = "PP-OCRv6_rec_small.onnx"
QUICK_READER = Path(__file__).parent / "quick_reader.onnx"
_CPUINFO = Path("/proc/cpuinfo")
# Processors that add up products of eight bits whole. Others cut the sums off, and lines then read wrong without a doubt.
_ADDS_WHOLE = frozenset({"avx512_vnni", "avx_vnni", "asimddp"})
_LATIN_END = 0x0180  # Basic Latin, Latin-1 and Latin Extended-A: every language of ours but Chinese
_ALSO = frozenset("ȘșȚț–—‘’“”„•…‰€₹™")


@dataclass(frozen=True)
class Networks:
    """Both networks, warm, and the signs that the reader knows; the quick reader where the processor suits it."""

    finder: Any
    reader: Any
    latin: Alphabet
    every: Alphabet
    quick: QuickReader | None = None


@cache
def networks() -> Networks:
    """The networks of this process, loaded once; Unreadable where the library or its models are missing or do not load."""
    folder = _models()
    try:
        import onnxruntime
    except ImportError as error:
        raise Unreadable("engine_missing", "onnxruntime") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    files = (folder / _FINDER, folder / _READER, *([QUICK_READER] if adds_whole() else []))
    try:
        finder, reader, *quick = (onnxruntime.InferenceSession(str(each), options, providers=["CPUExecutionProvider"]) for each in files)
    except (RuntimeError, OSError, ValueError) as error:  # the library's own errors are RuntimeErrors
        raise Unreadable("engine_missing", str(error)[:200]) from error
    every = Alphabet(("", *reader.get_modelmeta().custom_metadata_map["character"].splitlines(), " "))
    latin = latin_signs(every)
    own = Alphabet((*(every.signs[index] for index in latin), " "))
    return Networks(finder, reader, Alphabet(every.signs, numpy.array(latin)), every, QuickReader(quick[0], own) if quick else None)


def latin_signs(every: Alphabet) -> list[int]:
    """The indices of the signs of Latin print, blank first and without the space."""
    return [index for index, sign in enumerate(every.signs[:-1]) if not sign or _is_latin(sign)]


def adds_whole(cpuinfo: Path = _CPUINFO) -> bool:
    """Whether this processor adds up products of eight bits without cutting off their sums; no where it does not say."""
    try:
        return not _ADDS_WHOLE.isdisjoint(cpuinfo.read_text().split())
    except OSError:
        return False


def reader_file() -> Path:
    """Where the package keeps the network that reads lines; Unreadable where it has none."""
    return _models() / _READER


def installed() -> bool:
    """Whether the library and the models are there; asking loads neither."""
    try:
        return _models().is_dir() and find_spec("onnxruntime") is not None
    except Unreadable:
        return False


def _models() -> Path:
    found = find_spec("rapidocr")
    if found is None or not found.submodule_search_locations:
        raise Unreadable("engine_missing", "rapidocr")
    folder = Path(found.submodule_search_locations[0]) / "models"
    if not all((folder / name).is_file() for name in (_FINDER, _READER)):
        raise Unreadable("engine_missing", f"{_FINDER}, {_READER}")
    return folder


def _is_latin(sign: str) -> bool:
    return len(sign) == 1 and (ord(sign) < _LATIN_END or sign in _ALSO)
