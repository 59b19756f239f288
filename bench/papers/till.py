"""Till slips: a narrow roll with what was bought, what was tendered and what came back."""

from __future__ import annotations

from datetime import time
from decimal import Decimal
from random import Random

from bench.papers.content import HUNDRED, ZERO, draw_content
from bench.papers.countries import COUNTRIES
from bench.papers.families import Family
from bench.papers.figures import cents
from bench.papers.fonts import face
from bench.papers.goods import Ware, draw_ware
from bench.papers.pen import Pen, Span
from bench.papers.sheet import Sheet
from bench.papers.stamps import barcode

ROLLS = (164.0, 204.0, 227.0)


class Till:
    """One slip being drawn; the roll is cut where the slip ends."""

    def __init__(self, family: Family, rng: Random) -> None:
        self.family, self.rng = family, rng
        content = draw_content(rng, family, "receipt")
        self.sheet = Sheet(family.rng("roll").choice(ROLLS), 3000.0)
        self.pen = Pen(self.sheet, family, content, rng, hand=face(family.hand_name))
        self.x, self.width = 9.0, self.sheet.width - 18.0
        self.size = 6.6 if self.sheet.width < 180 else 7.6
        self.centred = family.rng("centre").random() < 0.75

    def _line(
        self, top: float, left: str, right: str, field: str | None = None, value: str | None = None, bold: bool = False, large: bool = False
    ) -> float:
        size = self.size * (1.35 if large else 1.0)
        low = self.pen.write(self.x, top, left, width=self.width * 0.58, size=size, bold=bold)
        end = self.pen.write(
            self.x + self.width * 0.58,
            top,
            right,
            width=self.width * 0.42,
            align="right",
            size=size,
            bold=bold,
            field=field,
            value=value,
            wrap=False,
        )
        return max(low, end)

    def draw(self) -> Pen:
        """The whole slip."""
        pen, family, content = self.pen, self.family, self.pen.content
        align = "centre" if self.centred else "left"
        top = pen.write(
            self.x,
            12,
            content.seller.name,
            width=self.width,
            align=align,
            size=self.size * 1.3,
            bold=True,
            field="seller_name",
            value=content.seller.name,
        )
        occurrence = self.sheet.next_occurrence()
        for line in content.seller.lines:
            top = pen.write(
                self.x,
                top,
                line,
                width=self.width,
                align=align,
                size=self.size,
                field="seller_address",
                value=", ".join(content.seller.lines),
                occurrence=occurrence,
            )
        top = pen.write(self.x, top, f"{pen.said('tel')} {content.seller.phone}", width=self.width, align=align, size=self.size)
        if content.taxed:
            spans = [Span(pen.said("vat_no") + " "), Span(content.seller.tax_id, False, "seller_tax_id", content.seller.tax_id)]
            top = pen.spans(self.x, top, spans, self.width, align, self.size)
        title = family.say("title_receipt")
        top = pen.write(self.x, top + 4, title, width=self.width, align="centre", size=self.size * 1.2, bold=True) + 3
        top = self._facts(top)
        top = self._rule(top)
        total, count, top = self._items(top)
        top = self._rule(top)
        return self._totals(top, total, count)

    def _facts(self, top: float) -> float:
        pen, content, rng = self.pen, self.pen.content, self.rng
        hour = time(rng.randrange(7, 20), rng.randrange(60))
        number = Span(content.number, False, "invoice_number", content.number)
        top = pen.spans(self.x, top, [Span(pen.label("number_receipt") + " "), number], self.width, "left", self.size)
        day = Span(pen.day(content.issue), False, "issue_date", content.issue.isoformat())
        top = pen.spans(self.x, top, [Span(pen.label("date_other") + " "), day, Span(f"  {hour:%H:%M}")], self.width, "left", self.size)
        if rng.random() < 0.7:
            top = pen.write(self.x, top, f"{pen.label('cashier')} {content.seller.contact.split()[0]}", width=self.width, size=self.size)
        return top

    def _rule(self, top: float) -> float:
        style = self.family.rng("slip rule").choice(("dashes", "line", "stars"))
        if style == "line":
            self.sheet.rule(self.x, top + 3, self.x + self.width, top + 3, thick=0.5)
            return top + 6
        sign = "-" if style == "dashes" else "*"
        return self.pen.write(self.x, top, sign * 30, width=self.width, size=self.size, align="centre", wrap=False)

    def _items(self, top: float) -> tuple[Decimal, int, float]:
        pen, rng = self.pen, self.rng
        two_lines = self.family.rng("slip lines").random() < 0.6
        total, count = ZERO, 0
        for at in range(rng.choice((1, 2, 3, 4, 5, 6, 8, 11))):
            ware = draw_ware(rng, self.family.tongue, 0.3 if self.family.country != "ZA" else 0.5)
            ware = Ware(
                ware.code, ware.description, ware.unit, cents(min(ware.price, Decimal(900))), Decimal(rng.choice((1, 1, 1, 2, 2, 3, 6)))
            )
            amount = cents(ware.price * ware.quantity)
            total, count = total + amount, count + int(ware.quantity)
            prefix = f"lines.{at}."
            text = Span(ware.description, False, prefix + "description", ware.description)
            shown, figure = pen.amount(amount, "line"), f"{amount:f}"
            share = 0.6 if two_lines else 0.68  # of the width, before the amounts
            if two_lines:
                top = pen.write(self.x, top, text.text, width=self.width, size=self.size, field=text.field, value=text.value)
                spans = [
                    Span("  "),
                    Span(f"{ware.quantity:f}", False, prefix + "quantity", f"{ware.quantity:f}"),
                    Span(" x "),
                    Span(pen.amount(ware.price, "line"), False, prefix + "unit_price", f"{ware.price:f}"),
                ]
                low = pen.spans(self.x, top, spans, self.width * share, "left", self.size)
            else:
                low = pen.write(
                    self.x, top, f"{ware.quantity:f}", width=14, size=self.size, field=prefix + "quantity", value=f"{ware.quantity:f}"
                )
                low = max(
                    low,
                    pen.write(
                        self.x + 16, top, text.text, width=self.width * 0.66 - 16, size=self.size, field=text.field, value=text.value
                    ),
                )
            pen.write(
                self.x + self.width * share,
                top,
                shown,
                width=self.width * (1 - share),
                align="right",
                size=self.size,
                field=prefix + "line_total",
                value=figure,
                wrap=False,
            )
            top = low
        return total, count, top

    def _totals(self, top: float, total: Decimal, count: int) -> Pen:
        pen, family, content, rng = self.pen, self.family, self.pen.content, self.rng
        rate = COUNTRIES[content.country].standard if content.taxed else Decimal(0)
        rounded = total.quantize(Decimal("0.1")) if family.rng("coins").random() < 0.4 else total
        if rounded != total:
            top = self._line(top, family.say("lines_total"), pen.amount(total, "total"))
            top = self._line(top, family.say("rounding"), pen.amount(rounded - total, "line"))
        large = family.rng("slip total").random() < 0.6
        top = self._line(
            top, family.say("gross").replace("Invoice ", ""), pen.amount(rounded, "grand"), "gross_total", f"{rounded:f}", True, large
        )
        tendered = rounded if rng.random() < 0.5 else cents((rounded / 50).to_integral_value(rounding="ROUND_CEILING") * 50)
        top = self._line(top, family.say("tender"), pen.amount(tendered, "total"))
        if tendered != rounded or rng.random() < 0.3:
            top = self._line(top, family.say("change"), pen.amount(tendered - rounded, "total"))
        if content.taxed and rng.random() < 0.8:
            tax = cents(total * rate / (HUNDRED + rate))
            label = family.say("tax")
            label = label.replace("{rate}", pen.rate(rate)) if "{rate}" in label else f"{label} {pen.rate(rate)}"
            top = self._line(top + 3, label, pen.amount(tax, "line"), "tax_total", f"{tax:f}")
        if rng.random() < 0.4:
            top = self._line(top, family.say("items_count"), str(count))
        top = pen.write(self.x, top + 5, family.say("small", fresh=rng), width=self.width, align="centre", size=self.size * 0.95)
        if rng.random() < 0.35:
            self.sheet.shape(self.x + 8, top + 4, barcode(content.number[:8], 22))
            top += 28
        self.sheet.height = top + 16
        return pen
