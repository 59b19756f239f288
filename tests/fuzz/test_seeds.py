"""Every seed goes through every harness, and so do a few broken copies of it: what fuzzing once found stays mended, without atheris."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.fuzz.harnesses import HARNESSES
from tests.fuzz.made_seeds import SEEDS, made_seeds

BROKEN_COPIES = 4


def _seeds() -> list[Path]:
    return sorted(path for path in SEEDS.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", sorted(HARNESSES))
def test_every_seed_is_read_or_cleanly_rejected(name: str) -> None:
    for seed in _seeds():
        HARNESSES[name](seed.read_bytes())


@pytest.mark.parametrize("name", sorted(HARNESSES))
def test_broken_copies_of_its_seeds_are_too(name: str) -> None:
    chance = random.Random(name)
    for seed in sorted((SEEDS / name).iterdir()):
        for _ in range(BROKEN_COPIES):
            HARNESSES[name](_broken(seed.read_bytes(), chance))


def _broken(content: bytes, chance: random.Random) -> bytes:
    """A copy with bytes changed, a part left out and a part said twice."""
    damaged = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        if damaged:
            damaged[chance.randrange(len(damaged))] = chance.choice([0, 32, 45, 48, 57, 60, 128, 255, chance.randrange(256)])
    start, end = sorted(chance.randrange(len(damaged) + 1) for _ in range(2))
    return bytes(damaged[:start] + damaged[end:]) if chance.random() < 0.5 else bytes(damaged[:end] + damaged[start:])


def test_each_harness_has_seeds_of_our_own_making() -> None:
    assert set(made_seeds()) == {path.name for path in SEEDS.iterdir() if path.is_dir()} == set(HARNESSES)
    assert sum(path.stat().st_size for path in _seeds()) < 400_000
