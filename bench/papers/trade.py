"""Puts a trade paper together: head, parties, table, totals, closing and foot, in the order of the family."""

from __future__ import annotations

from random import Random

from bench.papers import stamps
from bench.papers.accounts import FULL
from bench.papers.addressee import party_block, window
from bench.papers.closing import draw_bank, remarks, signature_area, terms_line
from bench.papers.content import Content, draw_content
from bench.papers.families import Family
from bench.papers.fonts import face
from bench.papers.footer import draw_footer, page_number
from bench.papers.grid import Grid
from bench.papers.items import PRICED, item_columns, item_rows
from bench.papers.letterheads import next_head
from bench.papers.masthead import GAP, OWN_META, WHOLE, Masthead
from bench.papers.meta import LISTS, draw_meta, draw_strip, terms_of
from bench.papers.neighbours import KINDS, sentence, third_company
from bench.papers.pages import PAPERS, text_area
from bench.papers.pen import Pen
from bench.papers.sheet import Sheet
from bench.papers.slip import draw_slip
from bench.papers.sums import draw_sums, sum_rows, tax_table
from bench.papers.totals import WIDE, due_box

ELSEWHERE = ("footer", "slip", "in meta", "pinned", "pinned line")
"""Where the account stands that does not stand under the totals."""

# What money all amounts are in, in a line above the table.
_IN_CURRENCY = {
    "en": "All amounts in {}",
    "af": "Alle bedrae in {}",
    "de": "Alle Beträge in {}",
    "fr": "Montants exprimés en {}",
    "nl": "Alle bedragen in {}",
    "zh": "币种：{}",
}


class Trade(Masthead):
    """One paper being drawn."""

    def __init__(self, family: Family, kind: str, rng: Random, handwritten: bool = False, content: Content | None = None) -> None:
        self.family, self.kind, self.rng = family, kind, rng
        self.content = content or draw_content(rng, family, kind, at_most=9 if handwritten else 99)
        self.sheet = Sheet(*PAPERS[family.traits["paper"]])
        self.pen = Pen(self.sheet, family, self.content, rng, filled=handwritten, hand=face(family.hand_name))
        self.margin, self.x, self.width = text_area(family, self.sheet.width)
        self.sender, self.other, self.other_heading = self.content.seller, self.content.buyer, "bill_to"
        self.sender_role: str | None = "seller"
        self.other_role: str | None = "buyer"
        self._cast()
        self.pen.sender_role = self.sender_role
        self.foot_height = 0.0

    def _cast(self) -> None:
        """Who sends the paper and to whom: an order goes from the buyer to the seller."""
        if self.kind == "purchase_order":
            self.sender, self.sender_role = self.content.buyer, "buyer"
            self.other, self.other_role, self.other_heading = self.content.seller, "seller", "supplier_to"

    def head(self, top: float) -> float:
        """Everything above the table."""
        traits = self.family.traits
        form, parties = traits["letterhead"], traits["parties"]
        if self.kind == "remittance_advice":  # whoever pays stands at the head of the paper alone
            parties = without(parties, "seller")
        if "buyer" in form and (self.kind in LISTS or "window" in parties):
            form = "seller|title"
        if "buyer" in form:
            parties = without(parties, "buyer")
        if "seller" in parties:
            form = form.replace("seller", "logo").replace("centred", "logo").replace("band", "logo").replace("right", "logo|title")
            form = "logo" if form in (*WHOLE, "logo under title") else form
            form = form.replace("logo|logo", "logo").replace("logo+logo", "logo")
        if "window" in parties and form == "none":
            form = "logo"
        self.with_meta = "meta" not in form and form not in OWN_META
        top = self._letterhead(form, top)
        if "title" not in self.pen.drawn and traits["title"] != "below parties":
            top = self._title_row(top)
        if traits["totals"] == "also on top" and self.kind in PRICED:
            top = due_box(self.pen, sum_rows(self.pen), self.x, top + 2, self.width) + 4
        top = self._parties(parties, top + 4)
        if "title" not in self.pen.drawn:
            top = self._title_row(top + 4)
        return top + 6

    # The parties and what the paper is known by

    def _parties(self, form: str, top: float) -> float:
        main, other = self._rows()
        split = "meta2" in form or "strip2" in form
        if not self.with_meta:
            form = without(without(form, "meta"), "strip")
        rows_of = {"meta": main if split else main + other, "meta2": other, "strip": main + other, "strip2": other}
        if not self.with_meta:
            rows_of["meta2"] = rows_of["strip2"] = []
        for row in form.split(","):
            cells = [cell for cell in row.split("|") if cell]
            if not cells or (cells[0] in ("strip", "strip2", "meta2") and not rows_of[cells[0]] and len(cells) == 1):
                continue
            if cells[0] in ("strip", "strip2"):
                top = draw_strip(self.pen, rows_of[cells[0]], self.x, top, self.width) + 6
                continue
            each = (self.width - GAP * (len(cells) - 1)) / len(cells)
            if "window" in cells:
                top = max(top, 120.0)
            ends = []
            for n, cell in enumerate(cells):
                left = self.x + n * (each + GAP)
                wide = each if len(cells) > 1 else self.width * 0.62
                at = top
                for block in cell.split("+"):
                    at = self._party_cell(block, left, at + (6 if at > top else 0), wide, rows_of, last=n == len(cells) - 1 and n > 0)
                ends.append(at)
            top = max(ends) + 9
        return top

    def _party_cell(self, cell: str, x: float, top: float, width: float, rows_of: dict[str, list], last: bool) -> float:  # type: ignore[type-arg]
        pen = self.pen
        if cell in ("meta", "meta2"):
            if not rows_of[cell]:
                return top
            align = "right" if last and self.family.rng("meta side").random() < 0.5 else "left"
            return draw_meta(pen, rows_of[cell], x, top, width, align)
        if cell == "empty":
            return top
        if cell == "window" and self.other_role == "buyer":
            return window(pen, self.other, self.sender, x, top, width)
        if cell in ("window", "buyer"):
            return party_block(pen, self.other, self.other_role, self.other_heading, x, top, width)
        if cell == "ship":
            ship = self.content.ship or self.content.buyer
            return party_block(pen, ship, None, "ship_to", x, top, width)
        self.pen.drawn.add("seller")
        return party_block(pen, self.sender, self.sender_role, "from" if self.sender_role == "seller" else "bill_to", x, top, width)

    # The whole

    def draw(self) -> Sheet:
        """All pages."""
        top = self.margin + (10 if self.family.traits["page number"].startswith("head") else 0)
        room = {"stationery": 0.06, "preprinted": 0.13}.get(self.family.traits["margin"], 0.0)  # the letterhead has room above it
        top += room * self.sheet.height
        top = self.head(top)
        self._measure_foot()
        self.body(top)
        self._feet()
        self._extras()
        return self.sheet

    def body(self, top: float) -> float:
        """The table with what stands above and below it."""
        pen, family = self.pen, self.family
        priced = self.kind in PRICED
        if family.traits["bank"] == "above table" and family.show_bank and self.kind == "invoice":
            top = draw_bank(pen, self.x, top, self.width, "one line") + 4
            pen.drawn.add("bank")
        if family.traits["terms"] == "above table" and self.kind == "invoice":
            top = pen.write(self.x, top, f"{pen.label('terms_label')} {terms_of(pen)}", width=self.width) + 4
            pen.drawn.add("terms")
        if pen.content.included and priced:
            rate = pen.rate(self.content.taxes[0][0])
            top = pen.write(self.x, top, family.say("incl_note").format(rate=rate), width=self.width, size=pen.size * 0.9) + 2
        if family.traits["amounts marked"] == "above table" and priced:  # what money all amounts are in
            top = pen.write(self.x, top, f"({self.content.currency})", width=self.width, align="right", size=pen.size * 0.9) + 1
        if family.traits["amounts marked"] == "note" and priced:
            note = _IN_CURRENCY[family.tongue].format(self.content.currency)
            top = pen.write(self.x, top, note, width=self.width, size=pen.size * 0.9) + 1
            pen.currency_marks.append((self.sheet.inks[-1], self.content.currency))
        if (
            not (family.held or pen.filled)
            and self.kind in KINDS
            and family.rng("sentence").random() < (0.4 if self.kind == "credit_note" else 0.18)
        ):
            top = pen.write(self.x, top, sentence(pen, family.rng("which sentence")), width=self.width) + 3
        columns = item_columns(pen)
        grid = Grid(pen, columns, item_rows(pen, columns), self.x, self.width, family.heading_row)
        carry = (family.say("carried"), family.say("brought")) if family.carried and priced else None
        top = grid.draw(top, self._limit, self._turn, carry) + 6
        if family.traits["terms"] == "before totals" and self.kind == "invoice":
            start = len(self.sheet.marks)
            top = self._kept(start, top, terms_line(pen, self.x, top, self.width, "left")) + 4
        at_foot = priced and family.traits["totals"] == "at the foot" and family.traits["bank"] not in ("slip", "pinned", "pinned line")
        if priced and not at_foot:
            top = self._sums(grid, top)
        if self.kind == "invoice" and family.traits["terms"] in ("right below", "beside totals") and "terms" not in pen.drawn:
            start = len(self.sheet.marks)
            top = self._kept(start, top, terms_line(pen, self.x, top, self.width, "right")) + 3
            pen.drawn.add("terms")
        top = self._closing(top)
        if at_foot:
            start, page = len(self.sheet.marks), self.sheet.page
            top = self._pinned(start, page, self._sums(grid, top + 4))
        return top

    def _pinned(self, start: int, page: int, bottom: float) -> float:
        """Moves what was drawn since `start` down to the foot of the page, if it still stands on that page."""
        down = self._limit() - bottom
        if down > 0 and self.sheet.page == page:
            self.sheet.move(start, 0, down)
            return self._limit()
        return bottom

    def _limit(self) -> float:
        return self.sheet.height - self.margin - self.foot_height - 14

    def _turn(self) -> float:
        """Begins another page with what the house repeats."""
        if self.family.traits["continuation"] == "turn mark":  # that there is another page
            mark = f"…/{self.sheet.page + 2}"
            self.pen.write(self.x, self._limit() + 3, mark, width=self.width, align="right", size=min(8.0, self.pen.size))
        self.sheet.page += 1
        top = self.margin + 14
        return next_head(self.pen, self.sender, self.kind, self.x, top, self.width) + 4

    def _kept(self, start: int, top: float, bottom: float) -> float:
        """Moves what was drawn since `start` to a new page where it does not fit on this one."""
        if bottom <= self._limit():
            return bottom
        moved = self.sheet.marks[start:]
        del self.sheet.marks[start:]
        fresh = self._turn()
        begin = len(self.sheet.marks)
        self.sheet.marks.extend(moved)
        self.sheet.move(begin, 0, fresh - top, self.sheet.page)
        return bottom + fresh - top

    def _sums(self, grid: Grid, top: float) -> float:
        pen, family = self.pen, self.family
        start = len(self.sheet.marks)
        rows = sum_rows(pen)
        beside = family.traits["bank"] == "beside totals" and family.show_bank and self.kind == "invoice" and "bank" not in pen.drawn
        roomy = family.traits["totals"] not in ("wide", "strip", "left", "in grid", *WIDE) and self.width > 420
        x, width = self.x, self.width
        low = top
        if roomy:
            table_rows = family.show_tax_table and len(self.content.taxes) > 1
            if beside:
                low = draw_bank(pen, self.x, top, self.width * 0.44, "columns")
                pen.drawn.add("bank")
            elif table_rows:
                low = tax_table(pen, self.x, top, self.width * 0.42)
                pen.drawn.add("tax table")
            elif family.traits["terms"] == "beside totals" and self.kind == "invoice" and "terms" not in pen.drawn:
                low = terms_line(pen, self.x, top + 2, self.width * 0.42, "left")
                pen.drawn.add("terms")
            x, width = self.x + self.width * 0.47, self.width * 0.53
        bottom = max(low, draw_sums(pen, rows, grid, x, top, width))
        if family.show_tax_table and len(self.content.taxes) > 1 and "tax table" not in pen.drawn:
            bottom = tax_table(pen, self.x, bottom + 4, self.width * 0.5)
        return self._kept(start, top, bottom) + 6

    def _closing(self, top: float) -> float:
        pen, family = self.pen, self.family
        if family.show_bank and self.kind == "invoice" and "bank" not in pen.drawn and family.traits["bank"] not in ELSEWHERE:
            start = len(self.sheet.marks)
            narrow = (
                self.width
                if family.traits["bank"] in ("one line", "strip", "pairs", "leaders", *FULL) or self.width < 330
                else self.width * 0.55
            )
            top = self._kept(start, top, draw_bank(pen, self.x, top + 3, narrow)) + 3
            pen.drawn.add("bank")
        start = len(self.sheet.marks)
        top = self._kept(start, top, remarks(pen, self.x, top, self.width))
        if self.kind == "delivery_note" or family.signature:
            start = len(self.sheet.marks)
            signed = self.rng.random() < 0.7 if self.kind == "delivery_note" else self.rng.random() < 0.3
            top = self._kept(start, top, signature_area(pen, self.x, top, self.width, signed))
            if signed and self.kind == "delivery_note":
                pen.values["received_by"], pen.values["signed"] = self.content.buyer.contact, "yes"
        if self.kind == "invoice" and family.traits["terms"] == "at the end":
            start = len(self.sheet.marks)
            top = self._kept(start, top, terms_line(pen, self.x, top + 3, self.width, "centre")) + 2
        top = self._code(top) if family.code_mark and self.kind == "invoice" else top
        if family.traits["bank"] in ("pinned", "pinned line") and family.show_bank and self.kind == "invoice":
            start, page = len(self.sheet.marks), self.sheet.page
            if family.traits["bank"] == "pinned line":
                return self._pinned(start, page, self._kept(start, top, draw_bank(pen, self.x, top + 3, self.width, "one line")))
            return self._pinned(start, page, self._kept(start, top, draw_bank(pen, self.x, top + 3, self.width * 0.7, "lines")))
        return self._slip(top) if family.traits["bank"] == "slip" and family.show_bank and self.kind == "invoice" else top

    def _slip(self, top: float) -> float:
        """What is torn off and paid with, at the foot of the last page."""
        start = len(self.sheet.marks)
        bottom = self._kept(start, top, draw_slip(self.pen, self.x, top + 6, self.width))
        down = self._limit() - bottom
        if down > 0:
            self.sheet.move(start, 0, down)
        return max(bottom, self._limit())

    def _code(self, top: float) -> float:
        """A QR code that asks for a transfer (EPC069-12) where the account is an IBAN, else a barcode of the number."""
        content, start = self.content, len(self.sheet.marks)
        if content.bank.iban and content.currency == "EUR":
            iban, bank = content.bank.iban.replace(" ", ""), content.bank
            text = f"BCD\n002\n1\nSCT\n{bank.bic}\n{bank.holder[:70]}\n{iban}\nEUR{content.due_amount}\n\n\n{content.number}"
            self.sheet.shape(self.x, top + 6, stamps.qr_code(text, 70))
            return self._kept(start, top, top + 80)
        self.sheet.shape(self.x, top + 6, stamps.barcode(content.number, 26))
        return self._kept(start, top, top + 36)

    def _foot(self, top: float) -> float:
        named = not (self.pen.drawn & {"seller", "band"})
        facts = "facts wanted" in self.pen.drawn
        bottom = draw_footer(self.pen, self.sender, self.sender_role, self.x, top, self.width, named, facts)
        if self.family.held or self.pen.filled or self.family.rng("third company").random() > 0.2:
            return bottom
        told, size = third_company(self.pen, self.family.rng("which company")), max(5.5, self.pen.size * 0.74)
        return self.pen.write(self.x, bottom + 1, told, width=self.width, size=size, colour="#666666")

    def _measure_foot(self) -> None:
        start, page = len(self.sheet.marks), self.sheet.page
        self.foot_height = self._foot(0.0)
        del self.sheet.marks[start:]
        self.sheet.page = page

    def _feet(self) -> None:
        count = self.sheet.page + 1
        for page in range(count):
            self.sheet.page = page
            self._foot(self.sheet.height - self.margin - self.foot_height)
            head = self.family.traits["page number"].startswith("head") and "band" not in self.pen.drawn
            page_number(self.pen, page + 1, count, self.x, self.margin - 6 if head else self.sheet.height - self.margin + 2, self.width)

    def _extras(self) -> None:
        """Stamps, codes and a frame."""
        pen, family, rng = self.pen, self.family, self.rng
        if family.frame:
            self.sheet.page = 0
            edge = self.margin - 10
            self.sheet.rectangle(edge, edge - 2, self.sheet.width - edge, self.sheet.height - edge + 6, at=0, line="#666666")
        if rng.random() < 0.08 or (family.stamp and rng.random() < 0.5):
            self.sheet.page = 0
            key = rng.choice(("stamp_paid", "stamp_copy", "stamp_received"))
            text = family.say(key, fresh=rng).format(date=pen.day(self.content.issue))
            stamps.rubber_stamp(pen, text, self.x + rng.uniform(0.1, 0.6) * self.width, self.sheet.height * rng.uniform(0.45, 0.8))


def without(form: str, gone: str) -> str:
    """The arrangement of the parties without one of them."""
    rows = [["+".join(part for part in cell.split("+") if part != gone) for cell in row.split("|")] for row in form.split(",")]
    return ",".join("|".join(cell for cell in cells if cell) for cells in rows)
