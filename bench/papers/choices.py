"""The choices that make an arrangement, each with what held-out families alone may choose."""

from __future__ import annotations

from random import Random

from bench.papers.habits import FLAGS


def _of(common: str, own: str = "") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands between semicolons: what any family may choose, and what only held-out families choose."""
    return tuple(common.split("; ")), tuple(own.split("; ")) if own else ()


TRAITS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "paper": _of(
        "A4; A4; A4; A4; A4; A5; landscape; folio; B5; legal; Executive; continuous",
        "quarto; 16K",
    ),
    "margin": _of(
        "narrow; middle; middle; wide; filing; open right; stationery; inch; left open; preprinted; broad left",
        "letter; broad right",
    ),
    # who stands where above the table: cells of a row between bars
    "letterhead": _of(
        "seller|title; seller|title; logo|seller; centred; title|seller; logo|title; logo; none; seller; seller|logo; "
        "logo+seller|title+meta; band; right; bottom; title+meta|logo+seller; centred under title; spread; one line; "
        "logo|seller|title; title|seller+meta; seller|meta; side; panel; title+buyer|seller+meta; buyer|logo+seller; "
        "meta+title|seller; small line; far side; flanked; framed; seller|buyer; meta|logo+seller; seller+buyer|title+meta; "
        "title+seller|buyer+meta; meta|title|seller; two boxes; triptych; caption bar",
        "contact strip; name block; divider; boxed centre; seller+title|buyer+meta; seller+title|meta; meta+title|logo+seller",
    ),
    "title": _of(
        "left; right; centre; left; with number; below parties; boxed; spaced; ruled; filled; underlined; leading rule; "
        "starred; two storeys; subtitle; overlined; dashed ends; bleeding bar; date opposite; number opposite; two cells; "
        "three cells; red number",
        "side stripe; pill; details under; original mark; double below",
    ),
    # rows between commas, in them cells between bars
    "parties": _of(
        "buyer|meta; buyer|meta; buyer|meta; meta|buyer; buyer|ship|meta; buyer|ship,meta; seller|buyer,meta; buyer,meta; "
        "meta,buyer|ship; window|meta; buyer|seller,meta; meta,seller|buyer; buyer|ship,strip; buyer,strip; buyer|meta,strip2; "
        "seller|buyer|meta; ship|buyer,meta; meta|ship,buyer; strip,buyer|ship; meta|seller,buyer; buyer|meta2,meta; "
        "empty|buyer,meta; empty|buyer,strip; seller|buyer|ship,strip; buyer|meta,ship; strip,seller|buyer; "
        "meta|buyer,empty|ship; seller|meta,buyer|ship; buyer+ship|meta; seller+buyer|meta; empty|meta,buyer|ship; "
        "buyer|empty|meta; strip2,buyer|meta; meta,empty|buyer; seller|meta,ship|buyer; buyer|seller|ship,strip; "
        "buyer|meta,ship|meta2; meta|buyer|ship; empty|window,meta; empty|buyer+meta; buyer+meta|ship; seller|ship,buyer|meta; "
        "strip,seller|buyer|ship; seller+meta|buyer+ship; buyer,ship|meta; meta|buyer+ship; ship+buyer|meta; "
        "strip2,meta|buyer; seller,buyer|meta",
        "meta|meta2,buyer|ship; ship|buyer|meta; buyer|seller+meta; buyer+meta|ship+meta2; empty|buyer,seller|meta; meta,empty|buyer|ship",
    ),
    "meta": _of(
        "inline; columns; columns; columns right; grid; stack; grid lines; columns colon; leaders; labels right; "
        "pairs in a row; cells; running; filled labels; place and date; cells; labels below; sentence; framed; joined pair; "
        "abreast; heading row; labels joined; plain strip; boxed inline; date bare; four columns; value boxes; both ends; "
        "form lines; first two boxed; ruled columns",
        "zebra; parted; number large; bulleted; apart",
    ),
    "party heading": _of(
        "label; label; none; label inline; band; box; label below rule; rows; side label; tab; notched; side bar; named lines; "
        "ruled lines; corners; small heading; rule above; tinted box; dashed frame; large coloured; side cell; headed box; "
        "indented; between rules",
        "pill; underlined; heading right; angle",
    ),
    "address": _of(
        "lines; lines; lines; joined; bars; middots; two lines; dashes; tail joined; slashes; stepped; town apart; bullets; pairs",
        "head joined; semicolons; wide spaces",
    ),
    "seller facts": _of(
        "below; below; beside; footer; joined; two columns; aligned; boxed numbers; bulleted; numbers first; two lines; "
        "small grey; below rule; phones first; table; paragraph; three columns",
        "letters; divided; opposed",
    ),
    "rules": _of(
        "grid; rows; none; header; zebra; frame; columns; double; dotted; ticks; form; tinted amount; open; form; "
        "first tinted; cards; columns tinted; heavy ends; figures above; inner columns; boxed rows; dashed grid; ledger; "
        "amount ruled; every third; tiles; leaders",
        "tinted zebra; lattice; double frame; spine",
    ),
    "heading fill": _of(
        "none; none; grey; colour; black; outline; tint; bars; each underlined; rounded; small grey; cells apart; "
        "double below; pills; figures filled; dashed lines",
        "coloured letters; overline; parted",
    ),
    "column order": _of(
        "code first; code first; description first; quantity first; position first; quantity before code; amount before tax; "
        "unit before quantity; quantity last but one; rate before quantity; price before quantity; code after description; "
        "rate last; unit after price; quantity before description; unit with quantity; rate before price; unit with price; "
        "unit and quantity first; code under description; quantity times price; rate first; code before price",
        "figures under description; code over description; code last; price before quantity and unit",
    ),
    "number align": _of(
        "right; right; right; right; centre; left; headings left; headings centred; quantities centred; all centred; "
        "codes right; only amounts right",
        "codes centred; quantities left",
    ),
    "totals": _of(
        "right; right; right; right box; wide; columns; strip; right band; left; under amount; leaders; left; before label; "
        "in grid; shaded; ruled; value below; running; left leaders; grand apart; full bar; double underlined; also on top; "
        "card; inline right; middle; halves; boxed values; labels over; grand first; equation; under description; at the foot; "
        "typewriter",
        "with base; sign apart; tiles; quiet; striped",
    ),
    "bank": _of(
        "lines; columns; box; one line; footer; beside totals; above table; strip; table; pairs; slip; tinted; "
        "heading at left; labels over; between rules; heading bar; bordered cells; at right; in meta; leaders; pay panel; "
        "pinned; side cell",
        "framed halves; stacked; right box; pinned line; striped",
    ),
    "terms": _of(
        "meta; below; none; meta; above table; sentence; boxed; right below; at the end; beside totals; tinted line; headed; "
        "between rules; table row",
        "with due; left bar; before totals",
    ),
    "footer": _of(
        "none; line; three columns; centred; facts; boxed; filled; split; wordmark; two rules; ruled columns; at right; "
        "thick rule; flush ends; tinted; bordered cells; own lines; labels over",
        "short bar; spread; name left",
    ),
    "page number": _of(
        "foot right; foot centre; head right; none; none; in meta; foot left; head left; head centre; bare; dashes; "
        "low corner; boxed; top corner; with name; both ends; head boxed",
        "bracketed; with date",
    ),
    "continuation": _of(
        "heading; heading; nothing; letterhead; note; running head; turn mark; small strip; name alone; labelled line; "
        "buyer named; boxed line; title again",
        "tinted bar; right stack; parties named",
    ),
    "logo": _of(
        "disc; block; bars; word; triangle; ring; initials; diamond; two rings; hexagon; quarter; chevrons; steps; leaf; "
        "square ring; dots; shield; cross",
        "drop; star",
    ),
    "label case": _of("as is; as is; as is; upper; lower"),
    "label mark": ((":", ":", "", ":", " :", ".", " -", " >", "..:", " |", " »", ":-", " –", "…"), (" :-", "::")),
    "amounts marked": _of(
        "total only; totals; none; all; heading; stars; heading all; in label; first and last; above table",
        "note; lines and grand",
    ),
}

# How often a house held apart makes one of its own choices, where it is not the usual share.
_OWN_SHARE = 0.45
_OWN_SHARES = {"paper": 0.07, "margin": 0.15, "amounts marked": 0.3, "label mark": 0.3}

# Where paper is of the size Letter.
_LETTER = {"US"}


def arrangement(rng: Random, held: bool, country: str, language: str) -> tuple[dict[str, str], dict[str, bool]]:
    """One draw of every choice."""
    traits = {}
    for name, (common, own) in TRAITS.items():
        chance = rng.random()
        common_choice, held_choice = rng.choice(common), rng.choice(own or common)
        traits[name] = held_choice if held and own and chance < _OWN_SHARES.get(name, _OWN_SHARE) else common_choice
    if country in _LETTER:
        traits["paper"] = "Letter"
    flags = {name: rng.random() < (share[1] if held else share[0]) for name, share in FLAGS.items()}
    if language.startswith("zh"):
        traits["label case"] = "as is"
        if traits["label mark"] in (".", " -", " >", "..:", " |", " »", ":-", " –", "…", " :-", "::"):
            traits["label mark"] = ":"
    if country in ("DE", "AT", "CH", "FR", "NL", "BE", "CN", "IN") and traits["amounts marked"] == "none" and rng.random() < 0.7:
        traits["amounts marked"] = "totals"
    if country == "US":
        flags["show_buyer_vat"] = False
    if not flags["show_net"] and not flags["show_gross"]:
        flags["show_net"] = True
    if not flags["show_net"]:  # lines with tax do not make the sum that discounts and carriage are taken from
        flags["allowances"], flags["charges"] = False, False
    if flags["included"]:
        flags["show_net"], flags["show_gross"], flags["allowances"], flags["charges"] = False, True, False, False
    return traits, flags
