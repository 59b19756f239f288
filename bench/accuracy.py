"""How much of a folder of labelled documents is read right, one table for each data set.

The folder holds one folder a data set, with `<stem>.<anything>` beside `<stem>.json` that says the truth. The scorer is any program that
takes the folder of outputs and the folder of truths and prints a table.

    python -m bench.accuracy FOLDER --scorer SCORER.py [--out OUT] [--dataset NAME ...] [--jobs N] [--misses N]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from extractors.run import extract_paths


def main() -> int:
    """Reads every data set of the folder, prints seconds a page of each, then what the scorer says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scorer", type=Path, required=True, help="program that compares outputs with truths")
    parser.add_argument("--out", type=Path, help="where the outputs go; a folder that is thrown away by default")
    parser.add_argument("--dataset", nargs="*", default=[], help="only these data sets")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--misses", type=int, default=0, help="show so many misses of each data set")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        out: Path = arguments.out or Path(scratch)
        names = arguments.dataset or sorted(path.name for path in arguments.folder.iterdir() if path.is_dir())
        for name in names:
            _read(arguments.folder / name, out / name, arguments.jobs)
        command = [
            sys.executable,
            str(arguments.scorer),
            str(out),
            str(arguments.folder),
            "--misses",
            str(arguments.misses),
            "--dataset",
            *names,
        ]
        return subprocess.run(command, check=False).returncode


def _read(folder: Path, out: Path, jobs: int) -> None:
    started = time.perf_counter()
    run = extract_paths([folder], out, jobs=jobs)
    seconds = time.perf_counter() - started
    pages = sum(_page_count(path) for path in run.written)
    each = seconds / pages if pages else 0.0
    print(f"{folder.name}: {len(run.written)} files, {pages} pages of documents, {each:.2f} s a page, {len(run.problems)} problems")


def _page_count(path: Path) -> int:
    documents = json.loads(path.read_text(encoding="utf-8"))["documents"]
    return sum(max(1, len(document["pages"])) for document in documents)


if __name__ == "__main__":
    sys.exit(main())
