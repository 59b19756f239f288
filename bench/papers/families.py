"""A layout family is one draw of many independent choices, fixed by its number: the same house always prints the same way.

Every fourth family is held out for measuring. Held-out families also use wordings and arrangements that no other family uses, so
they measure layouts never seen and not only other seeds. In the post the same houses speak as papers do: each phrase as often as it stands
on real ones (decision 0125).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from random import Random
from typing import TypeVar

from bench.papers.choices import arrangement
from bench.papers.countries import COUNTRIES, HOUSES
from bench.papers.days import DateStyle, draw_date_style
from bench.papers.figures import NumberStyle, draw_number_style
from bench.papers.fonts import Face, face, faces
from bench.papers.phrases import Phrases, table, weighed
from bench.papers.shapes import HELD_REFERENCES, HELD_SHAPES, REFERENCES, SHAPES

HELD_EVERY, HELD_AT = 4, 1
COUNT = 1200
"""How many families there are; more documents than families means that families come again with other content."""

PARTS = ("train", "held", "post", "all")
"""What can be drawn: what may be learned from, what is kept apart, the same in the words of the post, and the first two together."""

T = TypeVar("T")
_UNTAXED = re.compile(r"\b(?:tax|\{tax\}) (?=invoice|credit|receipt)", re.IGNORECASE)


def is_held(number: int) -> bool:
    """Whether a family is kept apart for measuring."""
    return number % HELD_EVERY == HELD_AT


def numbers(part: str) -> tuple[int, ...]:
    """The families of a part."""
    wanted = {"train": (False,), "held": (True,), "post": (True,), "all": (False, True)}[part]
    return tuple(number for number in range(COUNT) if is_held(number) in wanted)


@dataclass(slots=True)
class Family:
    """The habits of one house."""

    number: int
    part: str  # train, held or post
    country: str
    language: str
    traits: dict[str, str] = field(default_factory=dict)
    _flags: dict[str, bool] = field(default_factory=dict)
    _said: dict[str, str] = field(default_factory=dict)
    number_style: NumberStyle = field(default_factory=lambda: NumberStyle(",", ".", ""))
    date_style: DateStyle = field(default_factory=lambda: DateStyle("{y}-{m}-{d}", "en"))
    number_shape: str = "#####"
    reference_shapes: dict[str, str] = field(default_factory=dict)
    tax_word: str = "VAT"
    face_name: str = "liberation-sans"
    title_face_name: str = "liberation-sans"
    hand_name: str = "breip"
    size: float = 9.0
    leading: float = 1.25
    colour: str = "#111111"

    @property
    def name(self) -> str:
        """How truth files call it."""
        return f"{self.part}-{self.number:04}-{self.country}-{self.language}"

    @property
    def held(self) -> bool:
        """Whether the house is kept apart for measuring."""
        return is_held(self.number)

    @property
    def tongue(self) -> str:
        """The language of the goods."""
        return self.language[:2]

    def rng(self, purpose: str) -> Random:
        """A source of chance of this family's own for one purpose."""
        return Random(f"family/{self.number}/{purpose}")

    def __getattr__(self, name: str) -> bool:
        """A yes or no habit, by its name in `choices`."""
        flags = object.__getattribute__(self, "_flags")
        if name not in flags:
            raise AttributeError(name)
        return bool(flags[name])

    def shape_for(self, kind: str) -> str:
        """The shape of the numbers of a kind of paper."""
        if kind in ("invoice", "receipt"):
            return self.number_shape
        if kind == "credit_note":
            own = self.number_shape.replace("INV", "CN")
            return self.rng("credit shape").choice(("CN#####", "CRN####", "#####", "CN-Y-####", "KN####", "C######", own))
        key = {"delivery_note": "dn", "purchase_order": "po", "quotation": "quote_no", "remittance_advice": "payment_reference"}.get(kind)
        return self.reference_shapes[key] if key else self.rng("list shape").choice(("####", "S####", "###", "Y/###", "######"))

    def day(self, day: date) -> str:
        """A date as the house writes it."""
        return self.date_style(day)

    def face(self) -> Face:
        """What the text is set in."""
        return face(self.face_name)

    def title_face(self) -> Face:
        """What titles and the firm's name are set in."""
        return face(self.title_face_name)

    def say(self, key: str, fresh: Random | None = None) -> str:
        """What the house calls a thing; with `fresh` another phrase each time."""
        if fresh is not None:
            return self._phrase(key, fresh)
        if key not in self._said:
            self._said[key] = self._phrase(key, self.rng(f"say/{key}"))
        return self._said[key]

    def ways(self, key: str, language: str) -> Phrases:
        """The phrases that the house has to choose from for a thing."""
        said = table("wording", language)[key]
        return weighed("post", language).get(key, Phrases(said.common)) if self.part == "post" else said

    def _phrase(self, key: str, rng: Random) -> str:
        language, _, second = self.language.partition("-")
        said = self.ways(key, language).draw(rng, self.held)
        if second and key in _BILINGUAL:
            english = self.ways(key, second).draw(rng, self.held)
            joint = " / " if self.bilingual_slash else " "
            said = f"{said.rstrip('：')}{joint}{english}"
        tax = "VAT" if second else self.tax_word
        if self.country == "US":
            if key == "vat_no":
                return rng.choice(("Tax ID:", "EIN:", "Federal Tax ID:", "Tax ID No."))
            said = said.replace("TAX INVOICE", "INVOICE").replace("Tax Invoice", "Invoice")
            said = _UNTAXED.sub("", said) if self.part == "post" else said
        return said.replace("{tax}", tax if language != "zh" or second else "增值税")


_BILINGUAL = {
    *(key for key in table("wording", "en") if key.startswith(("title_", "number_", "col_"))),
    *(
        "date",
        "date_other",
        "due",
        "po",
        "dn",
        "customer_no",
        "our_ref",
        "your_ref",
        "job_no",
        "bill_to",
        "ship_to",
        "from",
        "lines_total",
        "net",
        "gross",
        "tax",
        "due_amount",
        "freight",
        "discount",
        "bank_heading",
    ),
}


@cache
def family(number: int, part: str = "all") -> Family:
    """The family of that number, in the words that it has in a part."""
    rng = Random(f"family/{number}")
    held = is_held(number)
    country, language, _ = rng.choices(HOUSES, weights=[share for _, _, share in HOUSES])[0]
    own = Family(number, "post" if part == "post" else "held" if held else "train", country, language)
    own.traits, own._flags = arrangement(rng, held, country, language)
    own.number_style = draw_number_style(rng, country, held)
    own.date_style = draw_date_style(rng, country, language[:2], held)
    own.number_shape = rng.choice(HELD_SHAPES if held and rng.random() < 0.4 else SHAPES)
    own.reference_shapes = {key: rng.choice(shapes) for key, shapes in REFERENCES.items()}
    if held:
        others = own.rng("held references")
        own.reference_shapes |= {key: others.choice(shapes) for key, shapes in HELD_REFERENCES.items() if others.random() < 0.4}
    own.tax_word = rng.choice(COUNTRIES[country].tax_words)
    own.face_name, own.title_face_name = _typefaces(rng, language)
    hands = faces("hand")
    own.hand_name = hands[1] if held and own.rng("hand").random() < 0.6 else own.rng("hand").choice((hands[0], *hands[2:]))
    own.size = rng.choice((7.5, 8.0, 8.0, 8.5, 9.0, 9.0, 9.5, 10.0, 10.5))
    if own.face_name in ("dejavu-sans", "dejavu-mono", "liberation-mono", "quicksand", "andika", "dejavu-serif"):
        own.size = min(own.size, 8.5)
    own.leading = rng.choice((1.18, 1.25, 1.3, 1.4))
    own.colour = rng.choice(("#111111", "#111111", "#1f3a5f", "#7a1f1f", "#14532d", "#4a4a4a", "#0b5394", "#b45f06", "#333366"))
    return own


def _typefaces(rng: Random, language: str) -> tuple[str, str]:
    if language.startswith("zh"):
        body = rng.choice(faces("chinese"))
        return body, body
    style = rng.choices(("sans", "serif", "mono"), weights=(68, 20, 12))[0]
    body = rng.choice(faces(style))
    return body, body if rng.random() < 0.7 else rng.choice(faces(rng.choice(("sans", "serif"))))
