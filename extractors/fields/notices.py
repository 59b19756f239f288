"""A notice of assignment tells the debtor to pay the factor; without it the debtor may pay the client and owe nothing more.

The legend has no fixed wording. It is found by phrases in English, Afrikaans, German, French, Dutch and Chinese, with spaCy's matcher over
lower-cased tokens, and given with all of its sentence, so that a person can read what was promised.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from extractors.fields.financing_firms import firms_in, may_name_firm, tells_of_firm
from extractors.fields.legal_forms import has_strong_legal_form, is_form_alone
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.held_phrases import folded, may_be_found
from extractors.layout.blocks import Block, blocks_of
from extractors.layout.lines import Cell, evidence_of
from extractors.layout.running_text import names_financier
from extractors.model import Field, Value, Word
from extractors.signs import has_digit
from extractors.terms import Term

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher

_SURE = re.compile(
    r"""(?ix)
      \b(?:invoice|debt|receivable|account|amount|claim|book\s?debt)s?\b .{0,60}? \b(?:has|have|is|are)\s+(?:been\s+)?(?:irrevocably\s+)?
          (?:assigned|ceded|sold|transferred|factored|purchased)
    | \b(?:assigned|ceded|sold\s+and\s+assigned|sold\s+and\s+ceded)\s+(?:and\s+transferred\s+)?to\b
    | \bnotice\s+of\s+(?:assignment|cession)\b
    | \b(?:is|are)\s+(?:only\s+)?payable\s+(?:only|solely|directly|exclusively)\s+to\b
    | \bpayable\s+(?:only|solely|exclusively)\s+to\b
    | \bpayment\b .{0,40} \b(?:only|solely|directly|exclusively)\s+(?:be\s+made\s+)?to\b
    | \b(?:good|valid)\s+discharge\b
    | \b(?:is|word)\b.{0,80}\bgesedeer\b | \bgesedeer\s+aan\b | \bgesedeer\s?[:;,–-].{0,60}\bbetaal\b
        | \bsedeer\b | \bsessie\b .{0,40} \baan\b
        | \b(?:slegs|alleenlik|uitsluitlik)\s+(?:betaalbaar\s+)?aan\b
    | \babgetreten\b | \babtretung\b .{0,60} \ban\b | \bschuldbefreiend\b
    | \b(?:cédée?s?|cedee?s?|subrogée?s?)\s+(?:à|a|au|en\s+faveur|dans)\b | \bsubrogation\b .{0,80} \bfactor | \blibératoire\b
        | \bcr[eé]ances?\b .{0,80} \btransf[eé]r[eé]e?s?\s+(?:à|a|au)\b
        | \b(?:paiement|r[eè]glement)\b.{0,40}\bordre\s+exclusivement
        | \btransmis(?:e|es)?\s+la\s+propriété\s+de\b.{0,12}\bcréance
    | \b(?:gecedeerd|overgedragen|verpand)\s+aan\b | \bbevrijdend\s+(?:worden\s+)?betaa?l
    | \bbefreiende[rnm]?\s+wirkung\b | \b(?:gläubiger|inhaber|eigentümer)(?:in)?\s+(?:dieser|der)\s+forderung\b
    | \b(?:abtretungsanzeige|forderungsabtretung)\b
    | \b(?:cessionary|cessionnaire|cessionaris|sessionaris|zessionar(?:in)?)\b
    | \b(?:not|nie)\s+(?:\w+\s+)?discharge\b | \bkwyt\s+u\s+nie\b | \bonthef\s+u\b
    | \b(?:have|has)\s+(?:\w+\s+)?(?:ceded|assigned|sold|factored)\s+(?:all\s+)?(?:our|its|their)\b.{0,30}
        (?:debt|receivable|invoice|claim)
    | \b(?:faktuur|skuld|vordering|rekening|regte)\b.{0,40}\b(?:oorgedra|oorgemaak|verkoop)\s+aan\b
        | \b(?:vordering|skuld)\b.{0,40}\bbehoort\s+aan\b
    | (?:债权|应收账款|应收帐款).{0,12}(?:转让|让与|质押) | 转让给 .{0,30}(?:保理|公司) | 保理(?!(?:股份|有限|责任)*公司)
    | (?:付至|付给|付款[至给]|支付[至给]|汇[至给]|划[至给]) .{0,20}保理
    """
)
_TO_NOBODY_ELSE = re.compile(
    r"(?i)\b(?:ausschlie(?:ß|ss)lich|nur|allein)\s+an\b|\b(?:slegs|alleenlik|uitsluitlik)\b.{0,20}\baan\b|\b(?:only|solely|exclusively)\s+to\b"
    r"|\b(?:uniquement|exclusivement)\s+(?:à|au|auprès)\b|\b(?:uitsluitend|alleen)\s+aan\b|\bseule?\s+habilit"
)
"""To whom alone something is paid; it is a notice where a firm is named that finances invoices."""
_FACTORS = re.compile(r"F(?:actors\b|ACTORS\b|aktore\b)|[Ff]actoring|FACTORING|[Ff]aktorering|[Aa]ffacturage|保理")
_CLAIMS_AND_FATES = (
    (
        "debts?|claims?|receivables?|proceeds|rights?",
        "sold|assigned|ceded|transferred|pledged|purchased|bought|passed|made over|belongs?|vests?",
    ),
    ("vordering|skuld|boekskuld|regte?", "verkoop|gesedeer|oorgedra|oorgemaak|verpand|gekoop|behoort"),
    ("forderung(?:en)?|anspr[uü]che?|diese rechnung(?:en)?", "verkauft|abgetreten|übertragen|verpfändet|veräußert|übergegangen|angekauft"),
    ("cr[eé]ances?|droits?|cette facture", "c[eé]d[eé]e?s?|vendue?s?|transf[eé]r[eé]e?s?|transmise?s?|nantie?s?|achet[eé]e?s?"),
    ("vordering(?:en)?|rechten|deze factuur", "verkocht|gecedeerd|overgedragen|verpand|gekocht"),
)
_BETWEEN = r"\s(?:(?!\b(?:goods|services|goedere|dienste|waren?|goederen|marchandises)\b)[^.!?]){0,110}?"  # of one sentence, not on goods
_PASSED_ON = tuple(
    (held, re.compile(pattern, re.IGNORECASE))
    for held, pattern in (
        *(((claim, fate), rf"\b(?:{claim})\b{_BETWEEN}\b(?:{fate})\b") for claim, fate in _CLAIMS_AND_FATES),
        (("subrogation",), r"\bsubrogation\b"),
        (("债权|应收",), r"(?:债权|应收账款|应收帐款|应收款).{0,16}(?:出让|转让|让与|出售|质押|受让)"),
    )
)
"""A claim that went over to somebody, with what such a sentence holds; it is a notice where a company's name says to whom."""
_CUES = {
    "assign": "assigned ceded cession assignment factored factor factoring factors gesedeer sedeer sessie faktor faktorering "
    "cessionary cessionnaire cessionaris sessionaris zessionar zessionarin abtretungsanzeige forderungsabtretung faktore faktors oorgedra "
    "abgetreten abtretung cédée cédé transférée transférées subrogé subrogée affacturage gecedeerd overgedragen verpand 转让 保理",
    "pay": "pay payable payment payments remit betaal betaalbaar betaling zahlung zahlungen zahlbar paiement payer betalen 付款 支付",
}


_STOP = re.compile(r"(?:[.!?:]|[。！？：])$")
_SHORTENED = re.compile(r"(?i)^(?:[^\W\d_]|art|nos?|nr|bzw|z\.b|u\.a)\.$")
_HEAD, _LONGEST_NAME = 0.3, 7  # share of the first page's height; words
_LONGEST_LEAD = 4  # words before a colon: "Bitte beachten Sie:"
_LONG_NUMBER = re.compile(r"\d{4}")  # of an account or a year, and no article of a law
_MONEY = re.compile(r"\d[.,]\d\d(?!\d)")
_ASKS_TO_PAY = re.compile(
    r"(?i)\b(?:pay|payable|payments?|remit|discharge[sd]?|betaal|betaling|kwyting|zahl\w*|schuldbefrei\w*|pa(?:yer|iement)|r[eè]gl\w*|"
    r"lib[eé]rat\w*|betal\w*|bevrijd\w*|voldoen)\b|付款|支付|清偿"
)
_FEWEST_OF_SENTENCE = 6  # words
_PAYABLE_ONLY = re.compile(r"(?i)payable\s+(?:only|solely|exclusively)\s+to|\bordre\s+exclusivement")
_OF_OTHER_THINGS = re.compile(
    r"(?i)\b(?:received|thanks?|erhalten|dankend|eingegangen|reçue?s?|parvenue?|remercions|ontvang(?:en)?|dank|ownership|title|eigentum\w*"
    r"|eiendom\w*|eigendom\w*|propriété|interest|rente|zinsen|intérêts|pénalités|skonto|escompte|discount|korting)\b"
)
"""What is said of payments and asks nobody to make one to another: "Ihre Zahlung haben wir dankend erhalten"."""


@cache
def _matcher() -> tuple[Language, Matcher]:
    """spaCy's tokenizer and matcher, loaded when the first paper is looked at."""
    import spacy
    from spacy.matcher import Matcher

    language = spacy.blank("xx")
    matcher = Matcher(language.vocab)
    for name, words in _CUES.items():
        matcher.add(name, [[{"LOWER": {"IN": words.split()}}]])
    return language, matcher


@once_a_layout
def notice_field(layout: DocumentLayout) -> Field | None:
    """The notice of assignment on a paper, with its whole text, or None where it has none."""
    for page in layout.pages:
        if not _speaks_of_assignment(page.text):
            continue
        for block in blocks_of(page):
            text = " ".join(cell.text for cell in block.cells)
            if not _is_notice(text) or _is_of_own(layout, text):
                continue
            evidence = evidence_of(page.page_number, _words_of_notice(block))
            return Field(Term.NOTICE_OF_ASSIGNMENT, Value(evidence.text), (evidence,), None, "legend")
    return None


def _is_notice(text: str) -> bool:
    """Whether a text says that the debt is another's now, by set words or by what became of the claim and whose it is."""
    return _is_told(text) or tells_of_firm(text)


def _is_told(text: str) -> bool:
    """Whether it does so by set words."""
    if _SURE.search(text) or (_TO_NOBODY_ELSE.search(text) and _names_who_finances(text)):
        return True
    return _is_passed_on(text) and (_names_who_finances(text) or has_strong_legal_form(text))


def _is_of_own(layout: DocumentLayout, text: str) -> bool:
    """Whether the firm that a sentence names heads the paper, as who writes it or whom it is for: it asks for its own money."""
    if _is_told(text):
        return False
    page = layout.pages[0]
    head = [cell for cell in page.cells if cell.box.bottom < _HEAD * page.page.height and len(cell.words) <= _LONGEST_NAME]
    return all(any(cell.text.startswith(name) for cell in head) for name in firms_in(text))


def _names_who_finances(text: str) -> bool:
    return names_financier(text) or _FACTORS.search(text) is not None


def _is_passed_on(text: str) -> bool:
    lowered = folded(text)
    return any(all(may_be_found(each, lowered) for each in held) and pattern.search(text) for held, pattern in _PASSED_ON)


def _speaks_of_assignment(text: str) -> bool:
    if re.search(r"转让|保理", text) or _is_passed_on(text):
        return True
    if may_name_firm(text) and (_FACTORS.search(text) or any(firms_in(text))):
        return True
    lowered = text.lower()
    if not any(cue in lowered for cue in _CUES["assign"].split()):
        return _PAYABLE_ONLY.search(text) is not None  # most papers: the matcher takes a tenth of the time of reading one
    language, matcher = _matcher()
    found: Any = matcher(language.make_doc(text))
    return any(language.vocab.strings[match_id] == "assign" for match_id, _, _ in found) or _PAYABLE_ONLY.search(text) is not None


def _words_of_notice(block: Block) -> list[Word]:
    """The words of the sentences that speak of the assignment, and of those right behind that say whom to pay.

    What stands over the legend without being a sentence, as the particulars of a bank do, is none of it.
    """
    first = next(index for index in range(len(block.cells)) if _is_notice(_text(block.cells[: index + 1])))
    while first > 0 and not _is_notice(_text(block.cells[first:])):
        first -= 1
    while first > 0 and _runs_on(block.cells[first - 1]):
        first -= 1
    sentences: list[list[Word]] = [[]]
    words = [word for cell in block.cells[first:] for word in cell.words]
    for word, following in zip_longest(words, words[1:]):
        sentences[-1].append(word)
        if _STOP.search(word.text) and (len(sentences[-1]) > 1 or word.text[-1] in "。！？") and not _goes_on(word, following):
            sentences.append([])
    spoken = [" ".join(word.text for word in sentence) for sentence in sentences]
    start = next((index for index, text in enumerate(spoken) if _names_assignment(text)), 0)
    end = start + 1
    while end < len(spoken) and (_names_assignment(spoken[end]) or _asks_to_pay(spoken[end])):
        end += 1
    is_led = start and len(sentences[start - 1]) <= _LONGEST_LEAD and spoken[start - 1].endswith((":", "："))
    return [word for sentence in sentences[start - 1 if is_led else start : end] for word in sentence]


def _goes_on(word: Word, following: Word | None) -> bool:
    """Whether the point of a word ends no sentence: more of a name or a small letter follows, or it is of a word cut short."""
    if following is None or not word.text.endswith("."):
        return False
    return (
        following.text[:1].islower()
        or (has_strong_legal_form(following.text) and is_form_alone(following.text))
        or _SHORTENED.match(word.text) is not None
    )


def _asks_to_pay(sentence: str) -> bool:
    if "%" in sentence or _MONEY.search(sentence):
        return False
    return _ASKS_TO_PAY.search(sentence) is not None and _OF_OTHER_THINGS.search(sentence) is None


def _text(cells: Sequence[Cell]) -> str:
    return " ".join(cell.text for cell in cells)


def _runs_on(cell: Cell) -> bool:
    """Whether a line is one of a sentence that goes on below."""
    has_value = has_digit(cell.text) and (_LONG_NUMBER.search(cell.text) or not _names_assignment(cell.text))
    return len(cell.words) >= _FEWEST_OF_SENTENCE and not has_value and not _STOP.search(cell.words[-1].text)


def _names_assignment(text: str) -> bool:
    return _is_notice(text) or any(cue in text.lower() for cue in _CUES["assign"].split())
