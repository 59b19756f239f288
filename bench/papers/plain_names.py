"""Firms whose name bears no form of law: people in business under their own name, partners, towns, schools, works of a town.

Towns are those of the cast and real; the offices and people are made up.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bench.papers.parties import Party
from bench.papers.phrases import table

SELLERS, BUYERS = 0.14, 0.1
"""How many of a training house's papers have such a seller, and such a buyer."""


def plainly_named(rng: Random, party: Party, country: str, language: str) -> Party:
    """The same firm as a person's or an office: without a register, and with no other name in its logo."""
    cast = table("cast", country)
    key = "person" if rng.random() < 0.6 else "office"
    tongue = "en" if language == "af" and "trade_af" not in cast else language
    form = rng.choice(table("sections", tongue)[key].common)
    given, surname = rng.choice(cast["given"].common), rng.choice(cast["surname"].common)
    name = form.format(
        person=surname + given if country == "CN" else f"{given} {surname}",
        given=given,
        surname=surname,
        trade=rng.choice(cast["trade_af" if tongue == "af" else "trade"].common),
        place=rng.choice(cast["place"].common).split("|")[0].strip().removesuffix("市") + ("市" if country == "CN" else ""),
    )
    name = name.replace("市市", "市")
    return replace(party, name=name, brand=name, registration="")
