"""Learns what each word of an address block is, from blocks that are made up: `python -m bench.training.addresses [--out MODEL]`.

The pipeline is spaCy's tagger over hashed words (`extractors/fields/address_parts.py` says how it is built and runs it). Every block is
drawn anew, none is seen twice, so what is learned is how addresses are made. One core of a processor needs some six minutes; the
same seed gives the same pipeline on the same machine.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import spacy
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam, fix_random_seed

from bench.training.address_lines import Line, blocks
from extractors.fields.address_parts import LINE_END, MODEL, PARTS, PIPE, tokens_of, written

_BATCH = 64


def main() -> int:
    """Trains on drawn blocks, writes the pipeline and prints how words of blocks drawn from another seed come out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--blocks", type=int, default=70_000, help="drawn to learn from")
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    pipeline = trained(asked.blocks, asked.seed)
    asked.out.write_bytes(pipeline.to_bytes(exclude=["vocab", "tokenizer"]))
    print(f"{asked.out}: {asked.out.stat().st_size / 1024:.0f} KiB")
    report(pipeline, asked.seed + 1)
    return 0


def trained(count: int, seed: int) -> Any:
    """A pipeline that has seen so many blocks; steps grow smaller towards the end."""
    fix_random_seed(seed)
    rng = Random(f"addresses/{seed}")
    pipeline = spacy.blank("xx")
    tagger: Any = pipeline.add_pipe("tagger", config=PIPE)
    for part in PARTS:
        tagger.add_label(part)
    pipeline.initialize(lambda: [example(pipeline, lines) for lines in blocks(Random(seed), 200)])
    optimiser = Adam(0.002)
    steps = count // _BATCH
    started = time.perf_counter()
    for step in range(steps):
        optimiser.learn_rate = 0.002 * min(1.0, (step + 1) / 30) * (1 - 0.95 * step / steps)
        losses: dict[str, float] = {}
        batch = [example(pipeline, lines) for lines in blocks(rng, _BATCH)]
        pipeline.update(batch, sgd=optimiser, drop=0.15, losses=losses)
        if step % 100 == 0:
            words = sum(len(each.reference) for each in batch)
            print(f"step {step} of {steps}: loss {losses['tagger'] / words:.4f}, {time.perf_counter() - started:.0f} s", flush=True)
    return pipeline


def example(pipeline: Any, lines: Sequence[Line]) -> Example:
    """A drawn block as spaCy wants it: its words, and what each is."""
    words: list[str] = []
    tags: list[str] = []
    for line in lines:
        text = "".join(piece for piece, _ in line)
        owners = [what for piece, what in line for _ in piece]
        for start, end in tokens_of(text):
            words.append(written(text[start:end]))
            tags.append(owners[start])
        words.append(LINE_END)
        tags.append("OTHER")
    return Example(Doc(pipeline.vocab, words=words), Doc(pipeline.vocab, words=words, tags=tags))


def report(pipeline: Any, seed: int) -> None:
    """How many words of fresh blocks are told right, part by part."""
    right: Counter[str] = Counter()
    known: Counter[str] = Counter()
    for lines in blocks(Random(f"report/{seed}"), 2000):
        one = example(pipeline, lines)
        read = pipeline.get_pipe("tagger")(one.predicted)
        for token, wanted in zip(read, one.reference, strict=True):
            if token.text != LINE_END:
                known[wanted.tag_] += 1
                right[wanted.tag_] += token.tag_ == wanted.tag_
    for part in PARTS:
        print(f"  {part:12} {known[part]:6} words, right {right[part] / max(1, known[part]):.3f}")
    print(f"  {'all':12} {known.total():6} words, right {right.total() / known.total():.3f}")


if __name__ == "__main__":
    sys.exit(main())
