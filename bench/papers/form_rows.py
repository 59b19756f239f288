"""What stands in the sections of a form-like paper: parties, the paper's own data, delivery, payment and totals, as labels with values."""

from __future__ import annotations

import re
from random import Random

from bench.papers.closing import bank_rows
from bench.papers.countries import COUNTRIES, is_country
from bench.papers.identifiers import digits
from bench.papers.meta import Row, meta_rows, terms_of
from bench.papers.parties import Party
from bench.papers.pen import Pen
from bench.papers.sections import SPLIT, Datum, Look, named
from bench.papers.sums import sum_rows

_CODES = {"invoice": "380", "credit_note": "381", "purchase_order": "220", "quotation": "310", "delivery_note": "270"}
_POSTAL = re.compile(r"^((?:[A-Z]{1,2}-)?\d{4,5}(?: [A-Z]{2})?) (.+)$")
_POSTAL_LAST = re.compile(r"^(.+?),? (\d{4,6}|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})$")


class FormRows:
    """The data of one paper as one viewer names and chooses them; `own` is the viewer's source of chance."""

    def __init__(self, pen: Pen, look: Look, own: Random) -> None:
        self.pen, self.look = pen, look
        self._seed = own.getrandbits(40)

    def _rng(self, purpose: str) -> Random:
        return Random(f"{self._seed}/{purpose}")

    def say(self, key: str) -> str:
        """What this viewer calls a thing."""
        return named(self._rng(f"say/{key}"), self.pen.family.tongue, key)

    def chance(self, purpose: str, share: float) -> bool:
        """Whether this viewer has a habit that a share of viewers has."""
        return self._rng(purpose).random() < share

    def party(self, party: Party, role: str | None, headed: bool) -> list[Datum]:
        """A party; without a heading the first label says which it is."""
        pen, family = self.pen, self.pen.family
        name = f"{role}_name" if role else None
        label = self.say("name")
        if not headed and role:
            label = self.say(role) if self.chance("role alone", 0.5) else f"{label} ({self.say(role)})"
        rows = [Datum(label, party.name, name, party.name)]
        above: list[Datum] = []
        if self.chance("department", 0.2) and role != pen.sender_role:
            above.append(Datum(self.say("department"), named(pen.rng, family.tongue, "departments")))
        if role == "seller" and party.brand != party.name and self.chance("trading", 0.15):
            above.append(Datum(self.say("trading"), party.brand))
        rows = [*above, *rows] if self.chance("before name", 0.35) else [*rows, *above]
        rows += self._address(party, role)
        facts: list[Datum] = []
        if party.contact and self.chance(f"contact {role}", 0.55):
            facts.append(Datum(self.say("contact"), party.contact))
        if party.phone and self.chance(f"phone {role}", 0.6):
            facts.append(Datum(self.say("phone"), party.phone))
        if party.email and self.chance(f"email {role}", 0.6):
            facts.append(Datum(self.say("email"), party.email))
        if self.chance("endpoint", 0.2):
            facts.append(Datum(self.say("endpoint"), party.email if self.chance("mail endpoint", 0.4) else f"0204:{digits(pen.rng, 11)}"))
        numbers = self._numbers(party, role)
        facts = [*numbers, *facts] if self.chance("numbers first", 0.5) else [*facts, *numbers]
        return [*facts[:1], *rows, *facts[1:]] if self.chance("fact first", 0.1) else [*rows, *facts]

    def _numbers(self, party: Party, role: str | None) -> list[Datum]:
        pen, family, rows = self.pen, self.pen.family, []
        own = role == pen.sender_role
        in_meta = family.vat_in_meta if own else family.buyer_vat_in_meta
        if role and pen.content.taxed and party.tax_id and not in_meta and (own or self.chance("buyer tax", 0.7)):
            rows.append(Datum(pen.said("vat_no"), party.tax_id, f"{role}_tax_id", party.tax_id))
        if own and party.registration and self.chance("registration", 0.5):
            rows.append(
                Datum(pen.said("reg_no"), party.registration, "registration_number" if role == "seller" else None, party.registration)
            )
        return rows

    def _address(self, party: Party, role: str | None) -> list[Datum]:
        """The address on one line, or each part of it behind its label."""
        field, value = (f"{role}_address" if role else None), ", ".join(party.lines)
        lines = [line for line in party.lines if not is_country(line)]
        abroad = [*party.lines, *(self.pen.content.buyer.lines if role is None else ())]  # goods go where the buyer is
        land = next((line for line in abroad if is_country(line)), "")
        code = next((each.code for each in COUNTRIES.values() if each.name == land), self.pen.content.country)
        if land == "" and self.chance("country always", 0.7):
            land = COUNTRIES[code].name
        shown = code if self.chance("country code", 0.4) else land
        country = [Datum(self.say("country"), shown)] if land else []
        if self.chance("one address", 0.3) or len(lines) == 1:
            return [Datum(self.say("address"), value, field, value), *(country if land not in party.lines else [])]
        if self.look.style in SPLIT:  # labels stand between the lines: no box holds the address alone
            field = None
        occurrence = self.pen.sheet.next_occurrence()
        rows: list[Datum] = []

        def add(key: str, text: str) -> None:
            rows.append(Datum(self.say(key), text, field, value if field else None, occurrence))

        add("street", lines[0])
        for line in lines[1:-1]:
            add("extra", line)
        last = lines[-1]
        found, behind = _POSTAL.match(last), _POSTAL_LAST.match(last)
        apart = self.chance("code apart", 0.45)
        if apart and (found or behind):
            town, post = (found[2], found[1]) if found else (behind[1], behind[2]) if behind else ("", "")
            for key, text in (("code", post), ("town", town)) if self.chance("code first", 0.6) else (("town", town), ("code", post)):
                add(key, text)
        else:
            add("town_code", last)
        if land and land in party.lines and shown == land:
            add("country", land)
            return rows
        return [*rows, *country]

    def document(self, titled: bool) -> list[Datum]:
        """What the paper is known by, and what else it refers to."""
        pen, content = self.pen, self.pen.content
        main, other = meta_rows(pen, self.say, self._rng("others"))
        rows = [_of(row) for row in main]
        title = pen.family.say(f"title_{content.kind}")
        if not titled or self.chance("type", 0.35):
            code = _CODES.get(content.kind, "380")
            told = (title, title, f"{code} - {title}", f"{title} ({code})")[self._rng("type form").randrange(4)]
            rows.insert(self._rng("type place").choice((0, len(rows))), Datum(self.say("type"), told))
        more = [_of(row) for row in other]
        self._rng("rows").shuffle(more)
        if self.chance("currency", 0.5) and content.kind != "delivery_note":
            rows.insert(self._rng("currency place").randrange(len(rows) + 1), Datum(self.say("currency"), content.currency))
        first = self._rng("others first").random() < 0.2
        return [*more[: len(more) // 2], *rows, *more[len(more) // 2 :]] if first else [*rows, *more]

    def ship(self) -> list[Datum]:
        """Where the goods went, and who carried them."""
        pen = self.pen
        rows = self.party(pen.content.ship or pen.content.buyer, None, True)
        if self.chance("tracking", 0.5):
            rows.append(Datum(self.say("tracking"), digits(pen.rng, 12)))
        return rows

    def payment(self) -> list[Datum]:
        """The account, and when and how to pay."""
        pen, content = self.pen, self.pen.content
        rows = [_of(row) for row in bank_rows(pen)] if pen.family.show_bank else []
        if self.chance("means", 0.6):
            rows.insert(0, Datum(self.say("means"), self.say("transfer")))
        if self.chance("terms", 0.75):
            terms = terms_of(pen)
            rows.append(Datum(pen.label("terms_label"), terms, "payment_terms", terms))
        if not pen.family.show_due and self.chance("due here", 0.4):
            rows.append(Datum(pen.label("due"), pen.day(content.due), "due_date", content.due.isoformat()))
        if pen.family.show_payment_reference:
            told = content.refs["payment_reference"]
            rows.append(Datum(pen.label("payment_reference"), told, "payment_reference", told))
        return rows

    def sums(self) -> list[Datum]:
        """The totals as data with labels."""
        return [Datum(row.label, row.text, row.field, row.value, rate=row.rate, strong=row.strong) for row in sum_rows(self.pen)]


def _of(row: Row) -> Datum:
    return Datum(row.label, row.text, row.field, row.value)
