"""What is sold on the papers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from bench.papers.figures import cents
from bench.papers.phrases import rows

_COLOURS = {
    "en": ("blue", "charcoal", "white", "safety orange"),
    "af": ("blou", "grys", "wit"),
    "de": ("blau", "anthrazit", "weiß"),
    "fr": ("bleu", "gris", "blanc"),
    "nl": ("blauw", "grijs", "wit"),
    "zh": ("蓝色", "白色", "黑色"),
}
_HALVES = {
    "KG",
    "kg",
    "HRS",
    "URE",
    "Std",
    "uur",
    "H",
    "小时",
    "M",
    "m",
    "ML",
    "M3",
    "TON",
    "L",
    "DAY",
    "DAG",
    "Tag",
    "dag",
    "J",
    "KM",
    "米",
}


@dataclass(frozen=True, slots=True)
class Ware:
    """One thing to buy, with how it is counted."""

    code: str
    description: str
    unit: str
    price: Decimal
    quantity: Decimal


def draw_ware(rng: Random, language: str, dear: float = 1.0) -> Ware:
    """A ware with its price and a quantity that people would order."""
    description, unit, low, high = rng.choice(rows("goods", language))
    code = f"{rng.choice('ABCDFGHKMPRSTW')}{rng.choice('ABCDEKLNPRST')}-{rng.randrange(100, 9999)}"
    description = (
        description.replace("{a}", str(rng.choice((2, 4, 6, 8, 10, 12, 16, 25))))
        .replace("{b}", str(rng.choice((40, 50, 75, 110, 160, 205, 300, 400))))
        .replace("{c}", f"{rng.choice('DEGKLMSTX')}{rng.randrange(100, 9999)}{rng.choice(('', '-B', '/2', 'A'))}")
        .replace("{d}", rng.choice(_COLOURS[language]))
    )
    price = cents(Decimal(str(round(rng.uniform(float(low), float(high)) * dear, 2))))
    if rng.random() < 0.25:
        price = cents(price.quantize(Decimal(1)) or Decimal(1))
    if float(high) > 3000:
        quantity = Decimal(rng.choice((1, 1, 1, 2, 3, 4)))
    elif unit in _HALVES and rng.random() < 0.5:
        quantity = Decimal(rng.randrange(2, 400)) / 4
    else:
        quantity = Decimal(rng.choice((1, 2, 3, 4, 5, 6, 8, 10, 12, 20, 24, 25, 36, 50, 100, 150, 240, 500, 1200)))
    if price > 500:
        quantity = min(quantity, Decimal(24))
    while quantity > 1 and quantity * price > 60000 * Decimal(str(dear)):
        quantity = Decimal(int(quantity / 2))
    shapes = (code, code, f"{rng.randrange(1000, 99999)}", f"{rng.choice('ABCSTX')}{rng.randrange(10, 999)}", code.replace("-", ""))
    return Ware(shapes[rng.randrange(5)], description, unit, price, quantity.normalize() if quantity % 1 else Decimal(int(quantity)))
