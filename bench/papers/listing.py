"""Papers that list: statements, remittance advices, schedules of accounts, timesheets and bills of lading."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from bench.papers.addressee import party_block
from bench.papers.closing import signature_area
from bench.papers.content import ZERO, sequence
from bench.papers.figures import cents
from bench.papers.grid import Column, Grid, GridRow
from bench.papers.parties import Party, party, person
from bench.papers.sums import Sum, draw_sums
from bench.papers.trade import Trade, without

Cells = dict[str, tuple[str, str | None, str | None]]


def _factor(name: str, own: Party) -> Party:
    """The factor as a party: its name, the address of a made-up firm."""
    return Party(name, name, own.lines, own.phone, own.email, own.web, own.tax_id, own.registration, own.contact, own.directors)


class Listing(Trade):
    """One such paper; its rows are drawn from the content's goods and dates."""

    def _cast(self) -> None:
        content, made = self.content, party(self.rng, self.family.country, self.family.language[:2])
        match self.kind:
            case "remittance_advice":
                self.sender, self.sender_role = content.buyer, "buyer"
                self.other, self.other_role, self.other_heading = content.seller, "seller", "payee_to"
            case "schedule_of_accounts":
                self.other, self.other_role, self.other_heading = _factor(content.factor, made), None, "factor_to"
            case "timesheet":
                self.other_heading = "client"
            case "bill_of_lading":
                self.sender, self.sender_role = made, None

    def _parties(self, form: str, top: float) -> float:
        if self.kind == "bill_of_lading":
            form = "consignor|consignee,strip" if self.family.number % 2 else "consignor|consignee|meta"
        elif "ship" in form:
            form = without(form, "ship")
            form = form.replace(",empty", "") if not form.endswith("|buyer") else form
        return super()._parties(form, top)

    def _party_cell(self, cell: str, x: float, top: float, width: float, rows_of: dict[str, list], last: bool) -> float:  # type: ignore[type-arg]
        if cell == "consignor":
            return party_block(self.pen, self.content.seller, "seller", "shipper", x, top, width)
        if cell == "consignee":
            return party_block(self.pen, self.content.buyer, "buyer", "consignee", x, top, width)
        return super()._party_cell(cell, x, top, width, rows_of, last)

    def body(self, top: float) -> float:
        columns, rows, sums = getattr(self, f"_{self.kind}")()
        grid = Grid(self.pen, columns, rows, self.x, self.width, True)
        top = grid.draw(top, self._limit, self._turn, None) + 6
        if sums:
            start = len(self.sheet.marks)
            top = self._kept(start, top, draw_sums(self.pen, sums, grid, self.x, top, self.width)) + 4
        if self.kind in ("timesheet", "bill_of_lading"):
            start = len(self.sheet.marks)
            signed = self.rng.random() < 0.6
            top = self._kept(start, top, signature_area(self.pen, self.x, top, self.width, signed))
            if signed:
                self.pen.values["received_by"], self.pen.values["signed"] = self.content.buyer.contact, "yes"
        return top

    def _column(self, key: str, said: str, figures: bool = False, stretch: bool = False) -> Column:
        return Column(key, self.family.say(said), "right" if figures else "left", stretch)

    def _entries(self) -> list[tuple[str, str, int, Decimal]]:
        """Invoices of the past: number, debtor, days ago, amount."""
        count = self.rng.choice((2, 3, 4, 5, 6, 8, 12, 20, 34))
        days = sorted((self.rng.randrange(1, 120) for _ in range(count)), reverse=True)
        debtors = [party(self.rng, self.family.country, self.family.language[:2]).name for _ in range(min(count, 6))]
        shape = self.family.number_shape
        return [
            (
                sequence(self.rng, shape, self.content.issue - timedelta(days=ago)),
                self.rng.choice(debtors),
                ago,
                cents(Decimal(self.rng.randrange(9000, 9000000)) / 100),
            )
            for ago in days
        ]

    def _invoice_cells(self, at: int, number: str, ago: int, amount: Decimal) -> Cells:
        pen, day = self.pen, self.content.issue - timedelta(days=ago)
        return {
            "number": (number, f"schedule.{at}.invoice_number", number),
            "date": (pen.day(day), f"schedule.{at}.issue_date", day.isoformat()),
            "due": (pen.day(day + timedelta(days=30)), None, None),
            "amount": (pen.amount(amount, "line"), f"schedule.{at}.amount", f"{amount:f}"),
        }

    def _schedule_of_accounts(self) -> tuple[list[Column], list[GridRow], list[Sum]]:
        columns = [
            self._column("number", "col_invoice"),
            self._column("date", "col_invoice_date"),
            self._column("debtor", "debtor", stretch=True),
            self._column("due", "col_due"),
            self._column("amount", "col_amount", figures=True),
        ]
        if self.family.date_first:
            columns = [columns[2], columns[0], columns[1], columns[4]]
        rows, total = [], ZERO
        for at, (number, debtor, ago, amount) in enumerate(self._entries()):
            total += amount
            rows.append(GridRow({**self._invoice_cells(at, number, ago, amount), "debtor": (debtor, f"schedule.{at}.debtor", debtor)}))
        return columns, rows, [Sum(self.family.say("total_list"), self.pen.amount(total, "grand"), "gross_total", f"{total:f}", True)]

    def _remittance_advice(self) -> tuple[list[Column], list[GridRow], list[Sum]]:
        columns = [
            self._column("date", "col_invoice_date"),
            self._column("number", "col_invoice", stretch=True),
            self._column("amount", "col_amount", figures=True),
        ]
        rows, total = [], ZERO
        for at, (number, _, ago, amount) in enumerate(self._entries()[:14]):
            total += amount
            rows.append(GridRow(self._invoice_cells(at, number, ago, amount)))
        return columns, rows, [Sum(self.family.say("total_paid"), self.pen.amount(total, "grand"), "gross_total", f"{total:f}", True)]

    def _statement(self) -> tuple[list[Column], list[GridRow], list[Sum]]:
        family, pen = self.family, self.pen
        columns = [
            self._column("date", "day"),
            self._column("number", "reference"),
            self._column("text", "col_description", stretch=True),
            self._column("debit", "debit", figures=True),
            self._column("credit", "credit", figures=True),
            self._column("balance", "balance", figures=True),
        ]
        balance = cents(Decimal(self.rng.randrange(0, 400000)) / 100)
        rows = [GridRow({"text": (family.say("opening"), None, None), "balance": (pen.amount(balance, "line"), None, None)})]
        for at, (number, _, ago, amount) in enumerate(self._entries()):
            cells = self._invoice_cells(at, number, ago, amount)
            paid = self.rng.random() < 0.3
            balance += -amount if paid else amount
            cells["text"] = (family.say("statement_payment" if paid else "statement_invoice"), None, None)
            shown = (pen.amount(amount, "line"), f"schedule.{at}.amount", f"{amount:f}")
            cells["credit" if paid else "debit"] = (shown[0], None, None) if paid else shown
            if paid:
                cells["number"], cells["date"] = (number, None, None), (cells["date"][0], None, None)
            cells["balance"] = (pen.amount(balance, "line"), None, None)
            rows.append(GridRow(cells))
        return columns, rows, [Sum(family.say("closing"), pen.amount(balance, "grand"), "closing_balance", f"{balance:f}", True)]

    def _timesheet(self) -> tuple[list[Column], list[GridRow], list[Sum]]:
        columns = [
            self._column("day", "day"),
            self._column("worker", "worker"),
            self._column("task", "task", stretch=True),
            self._column("hours", "hours", figures=True),
        ]
        workers = [person(self.rng, self.family.country) for _ in range(self.rng.randrange(1, 4))]
        rows, total = [], Decimal(0)
        for at in range(self.rng.randrange(4, 15)):
            hours = Decimal(self.rng.randrange(4, 42)) / 4
            total += hours
            task = self.rng.choice(self.content.items).ware.description
            cells: Cells = {
                "day": (self.pen.day(self.content.issue - timedelta(days=7 - at % 7)), None, None),
                "worker": (self.rng.choice(workers), None, None),
                "task": (task, f"lines.{at}.description", task),
                "hours": (self.pen.figure_style().quantity(hours, 2), f"lines.{at}.quantity", f"{hours:f}"),
            }
            rows.append(GridRow(cells))
        return columns, rows, [Sum(self.family.say("total_hours"), self.pen.figure_style().quantity(total, 2), None, None, True)]

    def _bill_of_lading(self) -> tuple[list[Column], list[GridRow], list[Sum]]:
        columns = [
            self._column("packages", "col_packages", figures=True),
            self._column("text", "col_description", stretch=True),
            self._column("weight", "col_weight", figures=True),
        ]
        rows = []
        for at, item in enumerate(self.content.items[:9]):
            packages, weight = self.rng.randrange(1, 60), Decimal(self.rng.randrange(500, 900000)) / 100
            cells: Cells = {
                "packages": (str(packages), f"lines.{at}.quantity", str(packages)),
                "text": (item.ware.description, f"lines.{at}.description", item.ware.description),
                "weight": (self.pen.figure_style().quantity(weight, 2), None, None),
            }
            rows.append(GridRow(cells))
        return columns, rows, []
