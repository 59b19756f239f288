"""Prints every benchmark of this folder, one after the other: `python -m bench`, or `python -m bench speed` for one of them.

Benchmarks that read a folder of documents get one with papers that the project draws.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from api.sample.documents import scanned
from bench.sample_speed import papers

HERE = Path(__file__).parent
_READ_A_FOLDER = {"speed"}


def main() -> int:
    wanted = set(sys.argv[1:])
    failed = []
    for path in sorted(HERE.glob("*speed.py")):
        name = path.stem.removesuffix("_speed")
        if wanted and name not in wanted:
            continue
        print(f"== {name}", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            arguments = [folder] if name in _READ_A_FOLDER else []
            if arguments:
                _draw_into(Path(folder))
            if subprocess.run([sys.executable, "-m", f"bench.{path.stem}", *arguments], cwd=HERE.parent, check=False).returncode:
                failed.append(name)
    if failed:
        print(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


def _draw_into(folder: Path) -> None:
    for index, paper in enumerate(papers()):
        for document in (paper, scanned(paper, seed=index)):
            (folder / document.filename).write_bytes(document.content)


if __name__ == "__main__":
    sys.exit(main())
