"""Papers say what a figure is with a label beside it, in whatever language and spelling; `labels*.yaml` is the table of them.

A label is found by its letters and digits alone, so that case, accents, points and the spaces that a text layer loses or invents do not
matter; on a page read by OCR also with a letter wrong. The longest phrase wins: "customer VAT number" is not a "VAT number".
A phrase that is not in the table can be a label by the words it is made of (extractors.fields.label_phrases).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache, reduce
from pathlib import Path

import yaml
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from extractors.fields.chinese import SIMPLIFIED
from extractors.fields.label_edges import are_initials, ends_in_article, ends_in_bracket, is_before_form_alone, is_closed_by_sign, is_parted
from extractors.fields.label_patterns import put_together
from extractors.fields.label_phrases import composed_role, is_chinese
from extractors.fields.labels_of_kinds import heads_a_party, is_of_some_kinds, with_kinds, with_words, without_kinds
from extractors.fields.legal_forms import has_legal_form
from extractors.kept import kept
from extractors.layout.lines import LAYOUTS_KEPT, Cell, PageLayout
from extractors.signs import ARROWS, has_digit, has_letter_or_digit

Role = str
_TEXTS_KEPT = 32_768  # words and phrases of some fifty pages
_CELLS_KEPT = 8_192
_LONGEST_LABEL_IN_WORDS = 9
_LONGEST_VALUE_IN_WORDS = 3  # what goes on after the figure is a sentence, unless a colon stands before it
_SHORTEST_FUZZY_KEY, _SHORTEST_CONFUSED_KEY = 6, 4
_POST = ("po", "p")
_SHORTEST_PUT_TOGETHER = 4  # shorter ones are words, and are listed where they are labels
_CONFUSED = (("rn", "m"), ("l", "i"), ("1", "i"), ("|", "i"), ("0", "o"), ("5", "s"), ("8", "b"))
_FUZZY_CUTOFF = 84.0
_STATED = frozenset({"text_layer", "plain_text", "spreadsheet", "mail"})
_SURELY_READ = 0.95  # likelihood of a word's least likely sign
_AND_DATE = re.compile(r"(?i)(.{2,30}?)\s*(?:/|\+|,|\b(?:und|and|et|en)\b)\s*(?:datum|date|dated|vom|du|van)")
_DATE_WORDS = ("datum", "date", "dated", "vom", "du", "van")  # one of which such a label ends in
_DATE_BESIDE: dict[Role, Role] = {"invoice_number": "issue_date", "po_number": "order_date", "delivery_note_number": "delivery_note_date"}
_SURE_PAIR, _UNSURE_NUMBER = 0.85, 0.45
_TWO, _SHORTEST_WHOLE = 2, 9  # words; letters of a compound that is a label by itself
_LETTERS_OF_BEGINNING = 4
_ONLY_ALONE = frozenset(["von", "fur", "voor", "an"])  # headings of parties where they fill their line, and parts of names in it
_ONLY_BEFORE_COLON = frozenset(["a", "de"])  # "À : Durand SAS", where an initial, the code of a tax or a country stands alone
_FOR_SOMEBODY = frozenset(["invoicefor", "rechnungfur", "facturepour", "factuurvoor", "faktuurvir", "rekeningvir"])
"""What may go on to what is billed as well as to whom: "Invoice for professional services", "Rechnung für Mai"."""
_SPELLED_LIKE_WORDS = frozenset(["on"])  # "O/N", which numbers an order, and "on IN104551"
_NO_SIGN_OF_KEY = re.compile("[^a-z0-9#%]+")
_GLUED_BOX = re.compile(r"\(?\d{1,2}[.)、）]\D")
_BULLETS = frozenset(["•", "|", "·"])  # behind which the next thing of a line begins
_ASIDE = re.compile(r"\s\([^()\d]{1,20}\)")  # "SIRET (siège)", "Takkode (EFT)"
_OF_ONE_LINE = frozenset(["column_line_total", "column_line_gross"])
_OF_THE_WHOLE = frozenset(["net_total", "gross_total"])  # what names the total of a paper may head the amounts of its lines too


@dataclass(frozen=True, eq=False)
class LabelHit:
    """A label on a page: the words `first` up to `last` of a cell, and the roles it may play, each with its weight.

    `at_start` says that the cell begins with it, `closed` that a colon or the end of the cell follows: both tell a label from a word
    in a sentence.
    """

    cell: Cell
    first: int
    last: int
    roles: Mapping[Role, float]
    at_start: bool
    closed: bool

    @kept
    def rest(self) -> Cell | None:
        """What follows in the same cell, without the colon; None behind "Order no -", whose value has a cell of its own."""
        start = self.last
        while start < len(self.cell.words) and not any(ch.isalnum() or ch in "€$£¥₹(-" for ch in self.cell.words[start].text):
            start += 1
        is_stroke = start == len(self.cell.words) - 1 and self.cell.words[start].text == "-"
        return None if is_stroke else self.cell.part(start)

    @kept
    def own(self) -> Cell:
        """The label's own words."""
        part = self.cell.part(self.first, self.last)
        assert part is not None
        return part


@lru_cache(maxsize=_TEXTS_KEPT)
def label_key(text: str) -> str:
    """The letters and digits of a phrase, folded, with the signs that change a label's sense (# and %) kept."""
    if text.isascii():  # as most are: nothing is to be folded but the case
        return _NO_SIGN_OF_KEY.sub("", text.lower())
    text = text.replace("ß", "ss").replace("ł", "l").replace("Ł", "L").translate(SIMPLIFIED)
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(ch for ch in decomposed if not unicodedata.combining(ch))
    return "".join(ch for ch in plain.lower() if ch.isalnum() or ch in "#%")


@cache
def _listed() -> Mapping[str, Mapping[Role, float]]:
    """The roles of the phrases that the tables beside this file list, by key."""
    table: dict[str, dict[Role, float]] = defaultdict(dict)
    content: dict[Role, str] = {}
    for path in sorted(Path(__file__).parent.glob("labels*.yaml")):
        content |= yaml.safe_load(path.read_text(encoding="utf-8"))
    for role, phrases in content.items():
        for phrase in str(phrases).split(";"):
            text, _, weight = phrase.partition("|")
            key = label_key(text)
            if key:
                table[key][role] = max(float(weight or 1), table[key].get(role, 0.0))
    return dict(table)


@cache
def label_table() -> Mapping[str, Mapping[Role, float]]:
    """The roles of every phrase by its key, listed or put together from listed words, and what it says on papers of some kinds."""
    listed = _listed()
    made: dict[str, dict[Role, float]] = defaultdict(dict)
    for role, key, worth in put_together(label_key):
        own = listed.get(key, {})
        if len(key) >= _SHORTEST_PUT_TOGETHER and (not own or (role in _OF_ONE_LINE and own.keys() <= _OF_THE_WHOLE)):
            made[key][role] = max(worth, made[key].get(role, 0.0))
            made[key] |= own
    return with_kinds({**listed, **made}, label_key)


@cache
def _fuzzy_keys() -> Mapping[int, tuple[str, ...]]:
    by_length: dict[int, list[str]] = defaultdict(list)
    for key in _listed():  # those put together are too many and too like each other for a letter wrong
        if len(key) >= _SHORTEST_FUZZY_KEY:
            by_length[len(key)].append(key)
    return {length: tuple(keys) for length, keys in by_length.items()}


@cache
def _fuzzy_keys_about(length: int) -> tuple[str, ...]:
    """The keys that are as long or a letter shorter or longer."""
    return tuple(each for about in range(length - 1, length + 2) for each in _fuzzy_keys().get(about, ()))


def _unconfused(key: str) -> str:
    """A key with the letters alike that OCR takes for each other: l, 1 and i, 0 and o, 5 and s, 8 and b, rn and m."""
    return reduce(lambda text, confused: text.replace(*confused), _CONFUSED, key)


@cache
def _confused_table() -> Mapping[str, str]:
    keys = [key for key in label_table() if len(key) >= _SHORTEST_CONFUSED_KEY]
    return dict(zip(_unconfused("\n".join(keys)).split("\n"), keys, strict=True))  # all at once, for they are some ten thousands


@cache
def _fuzzy_roles(key: str, *, is_sure: bool = False) -> Mapping[Role, float] | None:
    """The roles of the phrase that a misread key comes closest to, weighed down by how far it is off.

    Of print that was read surely no more than one letter is wrong: a "Verkoopsman" sells, and is no misread "Verkoop aan".
    """
    confused = _confused_table().get(_unconfused(key)) if len(key) >= _SHORTEST_CONFUSED_KEY and not key.isdigit() else None
    if confused is not None:
        return {role: weight * 0.97 for role, weight in label_table()[confused].items()}
    if len(key) < _SHORTEST_FUZZY_KEY or key.isdigit():
        return None
    best = process.extractOne(key, _fuzzy_keys_about(len(key)), scorer=fuzz.ratio, score_cutoff=_FUZZY_CUTOFF)
    if best is None or (is_sure and Levenshtein.distance(key, best[0]) > 1):
        return None
    return {role: weight * best[1] / 105 for role, weight in label_table()[best[0]].items()}


def roles_of(text: str, *, fuzzy: bool = False) -> Mapping[Role, float]:
    """The roles a whole phrase may play; empty where it is no label."""
    key = label_key(text)
    listed = label_table().get(key) or (_roles_in_both(text) if "/" in text else None)
    return with_words(listed, text) if listed else (_fuzzy_roles(key) if fuzzy else None) or {}


@lru_cache(maxsize=LAYOUTS_KEPT)
def labels_on(page: PageLayout) -> tuple[LabelHit, ...]:
    """Every label on a page, in reading order; kept for a while, as a page's layout is."""
    return tuple(hit for cell in page.cells for hit in labels_of(cell))


@lru_cache(maxsize=LAYOUTS_KEPT)
def labels_of_any_kind(page: PageLayout) -> tuple[LabelHit, ...]:
    """Every label on a page with what it says on papers of any kind, and not on those of a carriage or on lists of invoices alone."""
    return tuple(hit if roles is hit.roles else replace(hit, roles=roles) for hit in labels_on(page) if (roles := without_kinds(hit.roles)))


def labels_of(cell: Cell) -> list[LabelHit]:
    """The labels in one cell, longest first from the left, none inside another.

    Print that was not read from a picture is told by its words alone, and papers say "Invoice no." and "Total" again and again.
    """
    if any(word.seen_by not in _STATED for word in cell.words):
        return _labels_of(cell, misreadable=True)
    texts = tuple([word.text for word in cell.words])
    places = _places_known.get(texts)
    if places is None:
        found = _labels_of(cell, misreadable=False)
        if len(_places_known) >= _CELLS_KEPT:
            _places_known.clear()
        _places_known[texts] = tuple([(hit.first, hit.last, hit.roles, hit.at_start, hit.closed) for hit in found])
        return found
    return [LabelHit(cell, *place) for place in places]


_places_known: dict[tuple[str, ...], tuple[tuple[int, int, Mapping[Role, float], bool, bool], ...]] = {}


def _labels_of(cell: Cell, *, misreadable: bool) -> list[LabelHit]:
    table = label_table()
    keys = [label_key(word.text) for word in cell.words]
    found: list[LabelHit] = []
    first = 0
    while first < len(keys):
        hit = _longest_at(cell, keys, first, table, misreadable) if keys[first] else None
        both = _in_two_languages(found[-1], hit) if found and hit else None
        if both is None and found and found[-1].at_start and is_parted(cell, found[-1].last, cell.words[first]):
            again = _longest_at(cell, keys, first, table, misreadable, repeats=True) if keys[first] else None
            both = _in_two_languages(found[-1], again) if again else None
            hit = again if both else hit
        if hit:
            hit = replace(hit, at_start=True) if found and _heads_too(found[-1], hit) else hit
            if both is not None:
                found[-1] = both
            else:
                found.append(hit)
            first = hit.last
        else:
            first += 1
    return found


def _in_two_languages(left: LabelHit, right: LabelHit) -> LabelHit | None:
    """One label printed twice, as in "发票号码 Invoice No" or "Datum / Date"; None where they are two labels."""
    shared = _shared(left.roles, right.roles)
    between = left.cell.words[left.last : right.first]
    if not shared or any(has_letter_or_digit(word.text) for word in between) or left.own.text.endswith((":", "：")):
        return None
    if not is_parted(left.cell, left.last, right.cell.words[right.first]) and is_chinese(left.own.text) == is_chinese(right.own.text):
        return None
    return LabelHit(left.cell, left.first, right.last, shared, left.at_start, right.closed)


def _heads_too(left: LabelHit, right: LabelHit) -> bool:
    """Whether a second heading follows the first behind a stroke: "Consignee / Invoice to"."""
    edges = (left.cell.words[left.last - 1], *left.cell.words[left.last : right.first])
    parted = any("/" in word.text for word in edges) and not any(ch.isalnum() for word in edges[1:] for ch in word.text)
    return parted and left.at_start and all(any(role.endswith("_heading") for role in each.roles) for each in (left, right))


def _longest_at(
    cell: Cell, keys: Sequence[str], first: int, table: Mapping[str, Mapping[Role, float]], misreadable: bool, *, repeats: bool = False
) -> LabelHit | None:
    """The longest label that begins with a word; `repeats` says that a label ends right before it, which the words may say once more."""
    at_start = not first or not any(keys[:first])
    end = min(first + _LONGEST_LABEL_IN_WORDS, len(keys))
    if ":" in cell.text:
        end = next((at + 1 for at in range(first, end) if ":" in cell.words[at].text), end)  # a colon closes a label
    has_stroke = "/" in cell.text and any("/" in word.text for word in cell.words[first:end])
    repeats = repeats or (first > 0 and cell.words[first - 1].text in _BULLETS)
    is_listed_alone = not (at_start or repeats or has_stroke)
    if is_listed_alone and not _may_begin(keys, first, end):
        return None
    has_bracket = "(" in cell.text
    for last in range(end, first, -1):
        key = "".join(keys[first:last])
        if is_listed_alone and key not in table and key not in _POST:
            continue
        if not keys[last - 1] or (keys[last - 1] == "du" and ends_in_article(cell, last)):
            continue
        if has_bracket and ends_in_bracket(cell, first, last):
            continue
        if key in _POST and last < len(keys) and keys[last].startswith("box"):
            return None  # a post box, no purchase order
        with_date = last - first > 1 and at_start and key.endswith(_DATE_WORDS)
        roles = (_with_its_date(cell, first, last) if with_date else None) or table.get(key)
        if roles is not None and is_of_some_kinds(roles):
            roles = with_words(roles, " ".join(word.text for word in cell.words[first:last]))
        if roles is None and has_stroke and any("/" in word.text for word in cell.words[first:last]):
            roles = _roles_in_both(" ".join(word.text for word in cell.words[first:last]))
        if roles is None and misreadable and at_start:
            roles = _fuzzy_roles(key, is_sure=all((word.confidence or 0.0) > _SURELY_READ for word in cell.words[first:last]))
        if roles is None and at_start and key[:1].isdigit():
            roles = _in_numbered_box(cell.words[first].text, key, table)
        if roles is None and not (at_start or repeats):
            continue
        closed = last == len(keys) or is_closed_by_sign(cell, first, last, at_start=at_start)
        if roles is None:
            roles = _roles_by_words(cell, first, last, closed=closed or cell.words[last].text in ARROWS)
        elif not closed and last - first == 1 and is_of_some_kinds(roles) and not _ends_at_word(cell, last, roles):
            continue
        if key in _SPELLED_LIKE_WORDS and cell.words[first].text.isalpha() and not cell.words[first].text.isupper():
            continue
        if key in _ONLY_BEFORE_COLON and (last == len(keys) or not closed or cell.words[last - 1].text.endswith(".")):
            continue
        if key in _FOR_SOMEBODY and not closed and not has_legal_form(" ".join(word.text for word in cell.words[last:])):
            continue
        if roles and not closed and (key in _ONLY_ALONE or are_initials(cell, first, last) or is_before_form_alone(cell, last)):
            continue
        if roles:
            return LabelHit(cell, first, last, roles, at_start, closed)
    return None


def _in_numbered_box(word: str, key: str, table: Mapping[str, Mapping[Role, float]]) -> Mapping[Role, float] | None:
    """The roles of a heading to which the number of its box on a form of carriage is glued: "1.发货人"."""
    roles = table.get(key.lstrip("0123456789")) if _GLUED_BOX.match(word) else None
    return roles if roles is not None and heads_a_party(roles) else None


def _ends_at_word(cell: Cell, last: int, roles: Mapping[Role, float]) -> bool:
    """Whether such a word is a label though no colon follows: before a figure, a stroke, a company, or Chinese behind Chinese."""
    following = cell.words[last].text
    if following.startswith("/") or has_digit(following) or (is_chinese(cell.words[last - 1].text) and is_chinese(following)):
        return True
    rest = cell.part(last)
    return heads_a_party(roles) and rest is not None and len(rest.words) > 1 and (has_legal_form(rest.text) or rest.text.endswith(" SA"))


def _may_begin(keys: Sequence[str], first: int, end: int) -> bool:
    """Whether a listed label begins with these letters: most words within a line need not be tried at every length."""
    letters = keys[first] if len(keys[first]) >= _LETTERS_OF_BEGINNING else "".join(keys[first:end])
    beginnings, whole = _beginnings()
    return letters[:_LETTERS_OF_BEGINNING] in beginnings or letters[:3] in whole or letters[:2] in whole or letters[:1] in whole


@cache
def _beginnings() -> tuple[frozenset[str], frozenset[str]]:
    """What the labels begin with, and those that are shorter than that."""
    keys = label_table().keys()
    return frozenset(key[:_LETTERS_OF_BEGINNING] for key in keys), frozenset(key for key in keys if len(key) < _LETTERS_OF_BEGINNING)


@lru_cache(maxsize=_TEXTS_KEPT)
def _roles_in_both(text: str) -> Mapping[Role, float] | None:
    """The roles that both halves of a label share which is printed in two languages without a space: "Hoev/Qty"."""
    for at in (index for index, ch in enumerate(text) if ch == "/"):
        shared = _shared(_of_half(text[:at]), _of_half(text[at + 1 :]))
        if shared:
            return shared
    return None


def _shared(one: Mapping[Role, float], other: Mapping[Role, float]) -> dict[Role, float]:
    """The roles that two halves of a label share; none where they are alike as headings of columns alone, and labels of two things."""
    shared = {role: max(one[role], other[role]) for role in one if role in other}
    labels = [role for role in (*one, *other) if not role.startswith("column_")]
    return shared if not labels or any(not role.startswith("column_") for role in shared) else {}


def _of_half(text: str) -> Mapping[Role, float]:
    composed = composed_role(text)
    return label_table().get(label_key(text)) or ({composed[0]: composed[1]} if composed else {})


def _with_its_date(cell: Cell, first: int, last: int) -> Mapping[Role, float] | None:
    """A label that announces a number and its date at once, "Bestellnummer / Datum", which stand behind each other below or beside it."""
    if last < len(cell.words) and not cell.words[last - 1].text.endswith((":", "：")):
        return None
    both = _AND_DATE.fullmatch(" ".join(word.text for word in cell.words[first:last]).rstrip(" :：.*"))
    roles = roles_of(both[1]) if both else {}
    numbers = {role: max(weight, _SURE_PAIR) for role, weight in roles.items() if role in _DATE_BESIDE and weight > _UNSURE_NUMBER}
    if not numbers:
        return None
    number, weight = max(numbers.items(), key=lambda each: each[1])
    return {number: weight, _DATE_BESIDE[number]: _SURE_PAIR}


def _are_two_labels(cell: Cell, first: int, last: int) -> bool:
    """Whether two long words are each a whole label, and of two things: "Leweringsdatum" and "Afleweringsnota" in narrow columns."""
    if last - first != _TWO or any(len(word.text) < _SHORTEST_WHOLE or not word.text.isalpha() for word in cell.words[first:last]):
        return False
    one, other = (_of_half(word.text) for word in cell.words[first:last])
    sure = [{role for role, weight in roles.items() if weight >= _SURE_PAIR} for roles in (one, other)]
    return all(sure) and sure[0].isdisjoint(sure[1])


def _roles_by_words(cell: Cell, first: int, last: int, *, closed: bool) -> Mapping[Role, float] | None:
    """The role that words play together where they fill their cell, or a colon or a figure follows them."""
    if not closed and _are_two_labels(cell, first, last + 1):
        closed = True
    if not closed and (not has_digit(cell.words[last].text) or len(cell.words) - last > _LONGEST_VALUE_IN_WORDS):
        return None
    text = " ".join(word.text for word in cell.words[first:last])
    found = None if _are_two_labels(cell, first, last) else composed_role(text)
    if found is None and closed and _ASIDE.search(text):
        without = _ASIDE.sub(" ", text)
        return label_table().get(label_key(without)) or _of_half(without) or None
    if found is None or (found[0].endswith("_heading") and not closed):
        return None
    return {found[0]: found[1]}
