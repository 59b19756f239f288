"""Writes made papers with their truth: `python -m bench.papers OUT --seed N --documents M`.

Each look is a data set of its own, `made_<families>_<look>`, with `<stem>.pdf`, `.png` or `.jpg` and `<stem>.json` beside it. The same seed
gives the same papers on any machine that has the typefaces of `make bench-fonts`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from bench.papers.families import PARTS
from bench.papers.made import KINDS, LOOKS, make_paper


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=100, help="of each look")
    parser.add_argument("--families", choices=PARTS, default="all")
    parser.add_argument("--looks", default="text", help=f"of {','.join(LOOKS)}")
    parser.add_argument("--kinds", default="", help=f"of {','.join(KINDS)}; by default all, invoices most")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes draw")
    arguments = parser.parse_args()
    looks, kinds = arguments.looks.split(","), [kind for kind in arguments.kinds.split(",") if kind]
    for name, known in [*((look, LOOKS) for look in looks), *((kind, KINDS) for kind in kinds)]:
        if name not in known:
            parser.error(f"{name} is none of {', '.join(known)}")
    for look in looks:
        folder = arguments.out / f"made_{arguments.families}_{look}"
        folder.mkdir(parents=True, exist_ok=True)
        started = time.perf_counter()
        write = partial(_write, folder, arguments.seed, arguments.families, look, kinds)
        if arguments.jobs > 1:
            with ProcessPoolExecutor(arguments.jobs) as pool:
                list(pool.map(write, range(arguments.documents), chunksize=8))
        else:
            for index in range(arguments.documents):
                write(index)
        seconds = time.perf_counter() - started
        print(f"{folder}: {arguments.documents} papers, {arguments.documents / max(seconds, 1e-9):.1f} a second")
    return 0


def _write(folder: Path, seed: int, part: str, look: str, kinds: list[str], index: int) -> None:
    paper = make_paper(seed, index, part, look, kinds)
    (folder / paper.filename).write_bytes(paper.content)
    (folder / f"{paper.stem}.json").write_text(json.dumps(paper.truth, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
