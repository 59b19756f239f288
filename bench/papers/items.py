"""The lines of goods as a table: which columns a house prints, in which order, under which headings."""

from __future__ import annotations

from decimal import Decimal

from bench.papers.content import Item
from bench.papers.figures import MARKS, cents
from bench.papers.grid import Column, GridRow
from bench.papers.pen import Pen, Span

PRICED = ("invoice", "credit_note", "quotation", "purchase_order")


def item_columns(pen: Pen) -> list[Column]:
    """The columns in the house's order."""
    family, priced = pen.family, pen.content.kind in PRICED
    figures = family.traits["number align"]
    shown = [
        key for key in ("position", "code", "quantity", "unit", "price", "discount", "rate", "tax", "net", "gross") if _shown(pen, key)
    ]
    keys = _ordered(["description", *shown], family.traits["column order"])
    if _price_behind(pen):
        keys.remove("price")
    says = {"position": "pos", "quantity": "qty"}
    columns = []
    for key in keys:
        heading = family.say(f"col_{says.get(key, key)}")
        if key == "price" and pen.content.included:
            heading = family.say("col_price_incl")
        if key == "gross" and pen.content.included:
            heading = family.say("col_gross")
        if key == "quantity" and not priced:
            heading = family.say("col_qty_delivered") if pen.content.kind == "delivery_note" else heading
        if key == "quantity" and _price_behind(pen):
            heading += f" x {family.say('col_price_incl' if pen.content.included else 'col_price')}"
        marked = family.traits["amounts marked"]
        if (key in ("net", "gross") and marked == "heading") or (key in ("price", "net", "gross", "tax") and marked == "heading all"):
            heading += f" ({pen.content.currency if family.rng('heading mark').random() < 0.5 else MARKS[pen.content.currency]})"
        if figures == "quantities centred":
            figures_at = "centre" if key in ("quantity", "unit", "rate", "discount", "position") else "right"
            columns.append(Column(key, heading, "left" if key in ("code", "description") else figures_at, key == "description"))
            continue
        if figures in ("all centred", "codes right", "only amounts right", "codes centred", "quantities left"):
            columns.append(Column(key, heading, _set_otherwise(figures, key), key == "description"))
            continue
        text_like = key in ("position", "code", "unit", "description")
        if figures == "headings centred":
            columns.append(Column(key, heading, "left" if text_like else "right", key == "description", heading_align="centre"))
        elif figures == "headings left":
            columns.append(Column(key, heading, "left" if text_like else "right", key == "description", heading_align="left"))
        else:
            columns.append(Column(key, heading, "left" if text_like else figures, key == "description"))
    return columns


def _set_otherwise(style: str, key: str) -> str:
    """All in the middle of their columns, codes at the right like figures, or only amounts at the right."""
    if style == "all centred":
        return "centre"
    if style == "codes centred":
        return "left" if key == "description" else "centre" if key in ("position", "code", "unit") else "right"
    if style == "quantities left":
        return "left" if key in ("position", "code", "unit", "quantity", "description") else "right"
    if style == "codes right":
        return "left" if key in ("unit", "description") else "right"
    return "right" if key in ("net", "gross") else "left"


def _shown(pen: Pen, key: str) -> bool:
    family, content = pen.family, pen.content
    priced = content.kind in PRICED
    match key:
        case "discount":
            return priced and any(item.discount for item in content.items)
        case "quantity" | "unit" | "price" if figures_under(pen):
            return False
        case "quantity":
            return family.show_quantity or not priced
        case "unit" if _unit_behind(pen):
            return False
        case "code" if family.traits["column order"] in ("code under description", "code over description"):
            return False
        case "price" | "net" | "gross" if not priced:
            return False
        case "rate" | "tax":
            return priced and content.taxed and bool(getattr(family, f"show_{key}"))
        case "gross" if content.included:
            return True
        case "gross":
            return content.taxed and family.show_gross
        case "net":
            return (
                family.show_net
                or (not content.taxed and not content.included and not family.show_gross)
                or not (content.taxed and family.show_gross)
            )
    return bool(getattr(family, f"show_{key}"))


def _unit_behind(pen: Pen) -> str:
    """The column whose figures the unit stands behind: no column of its own is needed."""
    key = {"unit with quantity": "quantity", "unit with price": "price"}.get(pen.family.traits["column order"], "")
    return key if key and _shown(pen, key) else ""


def _price_behind(pen: Pen) -> bool:
    """Whether the price stands behind the quantity that it is multiplied by."""
    return pen.family.traits["column order"] == "quantity times price" and _shown(pen, "quantity") and _shown(pen, "price")


def figures_under(pen: Pen) -> bool:
    """Whether quantity, unit and price stand in a line under the description and have no columns."""
    family = pen.family
    told = family.traits["column order"] == "figures under description" and pen.content.kind in PRICED
    return told and family.show_quantity and family.show_price


def _figures(pen: Pen, item: Item, at: int) -> tuple[Span, ...]:
    """Quantity, unit and price as one would say them."""
    ware = item.ware
    quantity = pen.figure_style().quantity(ware.quantity, 2 if pen.family.quantity_decimals else 0)
    unit = (Span(" "), Span(ware.unit, False, f"lines.{at}.unit", ware.unit)) if ware.unit else ()
    sign = Span(pen.family.rng("figures under").choice((" x ", " @ ", " × ")))
    price = Span(pen.amount(ware.price, "line"), False, f"lines.{at}.unit_price", f"{ware.price:f}")
    return (Span(quantity, False, f"lines.{at}.quantity", f"{ware.quantity:f}"), *unit, sign, price)


def _ordered(keys: list[str], order: str) -> list[str]:
    wanted = {
        "code first": "position code description quantity unit price discount rate tax net gross",
        "description first": "position description code quantity unit price discount rate tax net gross",
        "quantity first": "quantity unit code description price discount rate tax net gross",
        "position first": "position quantity unit code description price discount net rate tax gross",
        "quantity before code": "position quantity code description unit price discount tax rate net gross",
        "amount before tax": "position code description net rate tax quantity unit price discount gross",
        "unit before quantity": "code position description price discount unit quantity rate tax net gross",
        "quantity last but one": "description code position price discount rate tax quantity unit net gross",
        "rate before quantity": "position code description rate quantity unit price discount tax net gross",
        "price before quantity": "position code description price quantity unit discount rate tax net gross",
        "rate last": "position code description quantity unit price discount net tax gross rate",
        "unit after price": "position quantity code description price unit discount rate tax net gross",
        "quantity before description": "position code quantity unit description price discount rate tax net gross",
        "unit with quantity": "position code description quantity unit price discount rate tax net gross",
        "rate before price": "position code description quantity unit rate price discount tax net gross",
        "unit with price": "position code description quantity unit price discount rate tax net gross",
        "unit and quantity first": "position unit quantity code description price discount rate tax net gross",
        "code after description": "position description code quantity unit price discount tax rate net gross",
        "code under description": "position description quantity unit price discount rate tax net gross",
        "quantity times price": "position code description unit quantity price discount rate tax net gross",
        "rate first": "rate position code description quantity unit price discount tax net gross",
        "figures under description": "position code description discount rate tax net gross",
        "code over description": "position description unit quantity price discount rate tax net gross",
        "code last": "position description quantity unit price discount rate tax net gross code",
        "price before quantity and unit": "position code description price discount quantity unit rate tax net gross",
        "code before price": "position description quantity unit code price discount rate tax net gross",
    }[order].split()
    return [key for key in wanted if key in keys]


def item_rows(pen: Pen, columns: list[Column]) -> list[GridRow]:
    """One row for each item, with group headings and group sums where the house has them."""
    family, content = pen.family, pen.content
    keys = [column.key for column in columns]
    rows: list[GridRow] = []
    so_far = Decimal(0)
    grouped = family.groups and len(content.items) > 3
    group_size, group_sum = pen.rng.randrange(2, 5), Decimal(0)
    last_key = "net" if "net" in keys else "gross"
    for at, item in enumerate(content.items):
        if grouped and at % group_size == 0:
            number = str(at // group_size + 1)
            rows.append(GridRow({}, band=f"{family.say('group').format(number=number)}"))
            group_sum = Decimal(0)
        amount = item.net if last_key == "net" else item.gross
        so_far += amount
        group_sum += amount
        unit = item.ware.unit
        behind = _unit_behind(pen)
        tails = {behind: (unit, f"lines.{at}.unit", unit)} if unit and behind in keys else {}
        row = GridRow(_cells(pen, item, at, keys), item.notes, carried=pen.amount(so_far, "line"), tails=tails)
        if _price_behind(pen) and "quantity" in keys:
            row.joint = " x "
            row.tails["quantity"] = (pen.amount(item.ware.price, "line"), f"lines.{at}.unit_price", f"{item.ware.price:f}")
        if family.traits["column order"] == "code under description" and family.show_code and item.ware.code:
            named = (Span(f"{family.say('col_code')} "),) if family.rng("code named").random() < 0.5 else ()
            row.under = (*named, Span(item.ware.code, False, f"lines.{at}.item_code", item.ware.code))
        if family.traits["column order"] == "code over description" and family.show_code and item.ware.code:
            row.over = (Span(item.ware.code, False, f"lines.{at}.item_code", item.ware.code),)
        if figures_under(pen):
            row.under = _figures(pen, item, at)
        rows.append(row)
        if grouped and content.kind in PRICED and ((at + 1) % group_size == 0 or at == len(content.items) - 1):
            cells: dict[str, tuple[str, str | None, str | None]] = {"description": (family.say("group_total"), None, None)}
            cells[last_key] = (pen.amount(group_sum, "line"), None, None)
            rows.append(GridRow(cells, ("sum",), carried=pen.amount(so_far, "line")))
    return rows


def _cells(pen: Pen, item: Item, at: int, keys: list[str]) -> dict[str, tuple[str, str | None, str | None]]:
    style, ware, place = pen.figure_style(), item.ware, "line" if at else "first"
    total_key = "net" if "net" in keys else "gross"
    total = item.net if total_key == "net" else item.gross
    texts: dict[str, tuple[str, str | None]] = {
        "position": (f"{(at + 1) * (10 if pen.family.rng('positions').random() < 0.2 else 1)}", None),
        "code": (ware.code, ware.code),
        "description": (ware.description, ware.description),
        "quantity": (style.quantity(ware.quantity, 2 if pen.family.quantity_decimals else 0), f"{ware.quantity:f}"),
        "unit": (ware.unit, ware.unit),
        "price": (pen.amount(ware.price, "line"), f"{ware.price:f}"),
        "discount": (style.rate(item.discount, 0, False) if item.discount else "", None),
        "rate": (pen.rate(item.rate), f"{item.rate:f}"),
        "tax": (pen.amount(cents(item.tax), "line"), None),
        "net": (pen.amount(item.net, place), f"{item.net:f}"),
        "gross": (pen.amount(item.gross, place), f"{item.gross:f}"),
    }
    assert total is not None
    names = {
        "code": "item_code",
        "price": "unit_price",
        "rate": "tax_rate",
        "description": "description",
        "quantity": "quantity",
        "unit": "unit",
        total_key: "line_total",
    }
    cells = {}
    for key in keys:
        text, value = texts[key]
        if text:
            cells[key] = (text, f"lines.{at}.{names[key]}" if key in names and value is not None else None, value)
    return cells
