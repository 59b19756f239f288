"""What a phrase at the foot of a paper names, put together from its words: nobody can list every way to say "total including tax".

"Gesamtsumme der Leistungen ohne Umsatzsteuer", "Total amount payable by you incl. VAT": each word says what it says in its language, and
the words together say which total it is. A phrase with a word that says nothing of money is no total.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

import yaml

from extractors.fields.chinese import SIMPLIFIED
from extractors.fields.labels import Role, label_key
from extractors.money import CURRENCY_CODES
from extractors.signs import has_digit

_WITHHELD = re.compile(
    r"(?i)withh|wht|retention|retensie|einbehalt|bauabzug|retenue|inhouding|weerhou|bronbelasting|quellensteuer|pr[eé]compte|\btds\b|\bcis\b|代扣|质保金|质量保证金|保留金|扣留金"
)
_EARLY = re.compile(
    r"(?i)(?<!ohne )(?<!kein )(?<!sans )(?<!zonder )(?<!vor )(?<!before )"
    r"(?:skonto|escompte|betalingskorting|(?:early|prompt) payment|settlement discount|"
    r"vroegbetaling|vroeë betaling|contantkorting|kontantkorting|提前付款)"
)
_CLAUSE_ENDS = re.compile(r"[,;](?=\s)|\s(?:oder|or|ou|of|bzw\.)\s")
_HELD_BY_CONVERTED = ("@", "rate", "wisselkoers", "wechselkurs", "taux", "equivalent", "gegenwert", "汇率", "折合")
_CONVERTED = re.compile(
    rf"(?i)\b(?:{'|'.join(sorted(CURRENCY_CODES))})\s?@\s?\d|\bexchange rate|\bwisselkoers"
    r"|\bwechselkurs|\btaux de change|\bequivalent|\bgegenwert|汇率|折合"
)
_TAX = r"(?:vat|gst|tax|btw|mwst|tva)"
_NO_TAX = re.compile(
    rf"(?i)^(\W*(?!{_TAX}\b)[^\W\d].*?)[\s(,;–-]+"
    rf"(?:(?:no|nil|zero|non)[\s-]{_TAX}|{_TAX}[\s:-]*(?:exempt\w*|zero[\s-]?rated|n/?a|nil|not \w+|0(?:[.,]0+)? ?%))\W*$"
)
_NAMES_A_FIELD = {"date", "no", "nr", "order", "number"}
_NAMES_OF_PAPERS = {"invoice", "rechnung", "facture", "faktuur", "factuur"}
_LONGEST_PHRASE = 9
_TEXTS_KEPT = 1024  # of a page or two
_SHORTEST_PART = 3
_SHORTEST_HEAD = 6  # letters of the last part of a compound that is known by it alone
_LONGEST_COMPOUND = 40  # letters
_LINKING = ("", "s", "n", "en", "e")  # what German, Dutch and Afrikaans put between the parts of a compound


@cache
def _kind_of_word() -> dict[str, str]:
    """What each word says of money, from the table beside this file."""
    table: dict[str, str] = yaml.safe_load((Path(__file__).parent / "total_words.yaml").read_text(encoding="utf-8"))
    return {word: kind for kind, words in table.items() for word in words.split()}


@lru_cache(_TEXTS_KEPT)
def is_converted(text: str) -> bool:
    """Whether a line gives an amount at a rate of exchange in another currency than the one that is payable."""
    lowered = text.lower()
    return any(sign in lowered for sign in _HELD_BY_CONVERTED) and _CONVERTED.search(text) is not None


def is_withheld(text: str) -> bool:
    """Whether a phrase names money that the buyer keeps back: tax withheld at the source, or retention for the work's guarantee."""
    return _WITHHELD.search(text) is not None


def is_for_who_pays_early(text: str) -> bool:
    """Whether the last clause before an amount offers it to who pays early: "Zahlbetrag bei Skonto", "payable less settlement discount"."""
    return _EARLY.search(_CLAUSE_ENDS.split(text)[-1]) is not None


_IN_WORDS = re.compile(r"人民币|港币|美元|大写|小写|[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]{3,}")
"""What stands in a row of the total besides its name: the currency, and the amount once more in the figures that nobody can alter."""
_CHINESE: tuple[tuple[Role, str], ...] = (
    ("prepaid_total", r"预付|已付|已支付|已收|首付|定金|订金|预收"),
    ("amount_due", r"应付(?!账款)|应收|应缴|剩余应付|应支付|未付|待付|待支付|需付|实付|尚欠|欠款|尾款|余款|余额"),
    ("allowance_total", r"折扣|优惠|减免|折让"),
    ("charge_total", r"运费|运输费|运杂费|送货费|物流费|配送费|快递费|装卸费|包装费|手续费|附加费"),
    ("tax_total", r"^(?:加|销项|其中)?(?:增值)?税(?:税?额|款|金)?(?:合计|总额|总计)?$|^合计税额$"),
    ("net_total", r"不含税|未税|税前|^(?:金额合计|合计金额|货款小计|货款|小计|净额(?:合计)?)$"),
    ("gross_total", r"价税合计|含税|总计|合计|总额|总金额|总价|总报价|(?:订单|采购|订货|报价)金额|开票金额|退款金额"),
)


@lru_cache(maxsize=4096)
def _kinds_in(word: str) -> tuple[str | None, ...]:
    """What a word says of money, or each part of a compound does: "Rechnungsgesamtsumme" is a total of an invoice."""
    whole = _kind_of_word().get(word)
    if whole is not None or len(word) > _LONGEST_COMPOUND:
        return (whole,)
    for length in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        first = _kind_of_word().get(word[:length])
        rest = first and next(
            (found for link in _LINKING if word.startswith(link, length) and None not in (found := _kinds_in(word[length + len(link) :]))),
            None,
        )
        if first and rest:
            return (first, *rest)
    return (_kind_of_head(word),)


def _kind_of_head(word: str) -> str | None:
    """What the last part of a compound says where the first is anything: a "Stammkundenrabatt" is a discount, "Dieseltoeslag" a charge."""
    if not word.endswith(_endings()):
        return None
    return next((kind for ending, kind in _heads() if word.endswith(ending) and len(word) > len(ending) + 2), None)


@cache
def _heads() -> tuple[tuple[str, str], ...]:
    """The words that a compound may end in, each with what it says."""
    words = _kind_of_word().items()
    return tuple((ending, kind) for ending, kind in words if kind in ("allowance", "charge") and len(ending) >= _SHORTEST_HEAD)


@cache
def _endings() -> tuple[str, ...]:
    return tuple(ending for ending, _ in _heads())


@lru_cache(maxsize=4096)
def role_of_phrase(text: str) -> Role | None:
    """Which total a phrase names by its words, or None where it names none or says something else besides."""
    role = _named_by(text)
    return None if role is None or is_withheld(text) else role


def says_no_tax(text: str) -> bool:
    """Whether a phrase for a total adds that there is no tax in it: "Total (no VAT)", "Total - VAT exempt", "TOTAL (VAT 0%)"."""
    return _NO_TAX.search(text) is not None


def _named_by(text: str) -> Role | None:
    text = _NO_TAX.sub(r"\1", text)
    chinese = "" if text.isascii() else "".join(ch for ch in text.translate(SIMPLIFIED) if "\u4e00" <= ch <= "\u9fff")
    if chinese:
        chinese = _IN_WORDS.sub("", chinese)
        found = (role for role, pattern in _CHINESE if re.search(pattern, chinese))
        return next(found, None) if len(chinese) <= _LONGEST_PHRASE else None
    words = [label_key(word) for word in re.split(r"[\s:/()'’\[\]*.,=@-]+", text)]
    words = [word for word in words if word and not has_digit(word) and "#" not in word and "%" not in word]
    if not 1 <= len(words) <= _LONGEST_PHRASE:
        return None
    kinds = [kind for word in words for kind in _kinds_in(word)]
    if None in kinds or (set(kinds) == {"tax", "filler"} and _NAMES_OF_PAPERS & set(words)):
        return None
    if set(kinds) & {"charge", "allowance"} and _NAMES_A_FIELD & set(words):
        return None
    return _role(set(kinds))


def _role(kinds: set[str | None]) -> Role | None:
    if {"within", "tax"} <= kinds and not kinds & {"total", "partial", "net", "gross", "due", "paid"}:
        return "tax_total"  # "Includes VAT of", "dont TVA"
    taxed = bool(kinds & {"with", "within", "gross"})
    untaxed = "without" in kinds or "net" in kinds
    if "paid" in kinds:
        return None if "due" in kinds else "prepaid_total"
    if kinds & {"charge", "allowance"}:
        if kinds & {"due", "tax", "partial", "gross", "net"} or {"charge", "allowance"} <= kinds:
            return None
        return None if untaxed or taxed else ("charge_total" if "charge" in kinds else "allowance_total")
    if "due" in kinds:
        return None if untaxed and not taxed else ("tax_total" if "tax" in kinds and not kinds & {"total", "with"} else "amount_due")
    if "tax_sum" in kinds:
        return None if taxed or untaxed else "tax_total"
    if "tax" in kinds and not (taxed or untaxed or "partial" in kinds):
        return "tax_total"
    if not kinds & {"total", "partial", "net", "gross", "tax"} or (taxed and untaxed):
        return None
    if taxed:
        return "gross_total"
    return "net_total" if untaxed or "partial" in kinds else "gross_total"
