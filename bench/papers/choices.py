"""The choices that make an arrangement, each with what held-out families alone may choose."""

from __future__ import annotations

from random import Random

# trait: (what any family may choose, what only held-out families choose)
TRAITS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "paper": (("A4", "A4", "A4", "A4", "A4", "A5"), ()),
    "margin": (("narrow", "middle", "middle", "wide"), ()),
    # who stands where above the table: cells of a row between bars
    "letterhead": (
        (
            "seller|title",
            "seller|title",
            "logo|seller",
            "centred",
            "title|seller",
            "logo|title",
            "logo",
            "none",
            "seller",
            "seller|logo",
            "logo+seller|title+meta",
            "band",
        ),
        ("right", "bottom", "title+meta|logo+seller", "centred under title"),
    ),
    "title": (("left", "right", "centre", "left", "with number"), ("below parties", "boxed", "spaced")),
    "parties": (
        (
            "buyer|meta",
            "buyer|meta",
            "buyer|meta",
            "meta|buyer",
            "buyer|ship|meta",
            "buyer|ship,meta",
            "seller|buyer,meta",
            "buyer,meta",
            "meta,buyer|ship",
            "window|meta",
            "buyer|seller,meta",
            "meta,seller|buyer",
            "buyer|ship,strip",
            "buyer,strip",
            "buyer|meta,strip2",
            "seller|buyer|meta",
        ),
        ("ship|buyer,meta", "meta|ship,buyer", "strip,buyer|ship", "meta|seller,buyer", "buyer|meta2,meta"),
    ),
    "meta": (
        ("inline", "columns", "columns", "columns right", "grid", "stack", "grid lines", "columns colon"),
        ("leaders", "labels right", "pairs in a row"),
    ),
    "party heading": (("label", "label", "none", "label inline", "band", "box", "label below rule"), ("rows", "side label")),
    "address": (("lines", "lines", "lines", "joined"), ("bars",)),
    "seller facts": (("below", "below", "beside", "footer", "joined"), ("two columns",)),
    "rules": (("grid", "rows", "none", "header", "zebra", "frame", "columns", "double"), ("dotted", "ticks")),
    "heading fill": (("none", "none", "grey", "colour", "black"), ("outline",)),
    "column order": (
        ("code first", "code first", "description first", "quantity first", "position first", "quantity before code"),
        ("amount before tax", "unit before quantity", "quantity last but one"),
    ),
    "number align": (("right", "right", "right", "right", "centre"), ("left",)),
    "totals": (
        ("right", "right", "right", "right box", "wide", "columns", "strip", "right band"),
        ("left", "under amount", "leaders", "left", "before label"),
    ),
    "bank": (("lines", "columns", "box", "one line", "footer", "beside totals"), ("above table", "strip")),
    "terms": (("meta", "below", "none", "meta"), ("above table",)),
    "footer": (("none", "line", "three columns", "centred", "facts"), ("boxed",)),
    "page number": (("foot right", "foot centre", "head right", "none", "none", "in meta"), ("foot left",)),
    "continuation": (("heading", "heading", "nothing", "letterhead"), ("note",)),
    "logo": (("disc", "block", "bars", "word", "triangle"), ("ring", "initials")),
    "label case": (("as is", "as is", "as is", "upper"), ("lower",)),
    "label mark": ((":", ":", "", ":", " :"), (".",)),
    "amounts marked": (("total only", "totals", "none", "all", "heading"), ()),
}

# habit: (share of the families, share of the held-out ones where it differs)
FLAGS: dict[str, tuple[float, float]] = {
    "bold_labels": (0.4, 0.4),
    "bilingual_slash": (0.5, 0.5),
    "included": (0.12, 0.12),
    "discounts": (0.2, 0.2),
    "mixed_rates": (0.18, 0.18),
    "allowances": (0.16, 0.2),
    "charges": (0.25, 0.3),
    "prepaid": (0.12, 0.15),
    "retention": (0.05, 0.08),
    "withholding": (0.3, 0.5),
    "rounded": (0.06, 0.08),
    "export": (0.08, 0.1),
    "item_notes": (0.2, 0.25),
    "groups": (0.08, 0.12),
    "carried": (0.4, 0.4),
    "show_code": (0.5, 0.5),
    "show_unit": (0.42, 0.42),
    "show_position": (0.2, 0.2),
    "show_quantity": (0.95, 0.95),
    "show_price": (0.93, 0.93),
    "show_rate": (0.28, 0.28),
    "show_tax": (0.16, 0.2),
    "show_net": (0.92, 0.9),
    "show_gross": (0.2, 0.2),
    "heading_row": (0.965, 0.93),
    "heading_two_rows": (0.12, 0.2),
    "heading_upper": (0.25, 0.2),
    "show_due": (0.6, 0.6),
    "show_po": (0.55, 0.55),
    "show_dn": (0.25, 0.25),
    "show_customer_no": (0.45, 0.45),
    "show_our_ref": (0.2, 0.25),
    "show_your_ref": (0.15, 0.2),
    "show_job_no": (0.15, 0.15),
    "show_quote_no": (0.1, 0.15),
    "show_salesperson": (0.22, 0.2),
    "show_order_date": (0.12, 0.15),
    "show_delivery_date": (0.15, 0.2),
    "show_period": (0.05, 0.05),
    "show_number": (0.97, 0.97),
    "date_first": (0.35, 0.4),
    "show_contact": (0.35, 0.35),
    "show_buyer_phone": (0.15, 0.2),
    "show_buyer_vat": (0.55, 0.5),
    "buyer_vat_in_meta": (0.15, 0.25),
    "show_registration": (0.5, 0.5),
    "show_fax": (0.15, 0.2),
    "show_web": (0.5, 0.5),
    "show_email": (0.75, 0.75),
    "brand_only": (0.15, 0.2),
    "vat_in_meta": (0.1, 0.2),
    "show_lines_total": (0.35, 0.35),
    "show_net_total": (0.9, 0.85),
    "show_tax_table": (0.12, 0.15),
    "show_amount_due": (0.3, 0.3),
    "gross_is_due": (0.12, 0.15),
    "total_is_large": (0.4, 0.4),
    "second_currency": (0.04, 0.06),
    "show_bank": (0.78, 0.75),
    "assignment": (0.14, 0.14),
    "show_payment_reference": (0.12, 0.15),
    "account_spaced": (0.15, 0.15),
    "remarks": (0.4, 0.45),
    "small_print": (0.55, 0.5),
    "directors": (0.2, 0.2),
    "stamp": (0.12, 0.12),
    "code_mark": (0.08, 0.1),
    "signature": (0.1, 0.12),
    "rate_spaced": (0.3, 0.3),
    "rate_decimals": (0.2, 0.25),
    "quantity_decimals": (0.3, 0.3),
    "frame": (0.04, 0.05),
}

# How a table, a heading or a block must not be combined with the country's ways.
_LETTER = {"US"}


def arrangement(rng: Random, held: bool, country: str, language: str) -> tuple[dict[str, str], dict[str, bool]]:
    """One draw of every choice."""
    traits = {}
    for name, (common, own) in TRAITS.items():
        chance = rng.random()
        common_choice, held_choice = rng.choice(common), rng.choice(own or common)
        traits[name] = held_choice if held and own and chance < 0.45 else common_choice
    if country in _LETTER:
        traits["paper"] = "Letter"
    flags = {name: rng.random() < (share[1] if held else share[0]) for name, share in FLAGS.items()}
    if language.startswith("zh"):
        traits["label case"] = "as is"
        if traits["label mark"] == ".":
            traits["label mark"] = ":"
    if country in ("DE", "AT", "CH", "FR", "NL", "BE", "CN", "IN") and traits["amounts marked"] == "none" and rng.random() < 0.7:
        traits["amounts marked"] = "totals"
    if country == "US":
        flags["show_buyer_vat"] = False
    if not flags["show_net"] and not flags["show_gross"]:
        flags["show_net"] = True
    if flags["included"]:
        flags["show_net"], flags["show_gross"], flags["allowances"], flags["charges"] = False, True, False, False
    return traits, flags
