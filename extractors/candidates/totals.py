"""Totals that labels leave open, completed by guesses that the sums of a paper hold up or that are sure by themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.candidates.closing import Closing
from extractors.candidates.guesses import Guess, Guesses
from extractors.candidates.ties import tax_grade
from extractors.fields.arithmetic import Decision, decide
from extractors.fields.printed_money import AmountCandidate
from extractors.fields.total_phrases import is_converted, is_for_who_pays_early, is_withheld
from extractors.fields.totals import TOTAL_ROLES, TotalsFound
from extractors.joint_scorer.bounds import OF_FAR_BETTER
from extractors.terms import Term

_LEAST_SHARE = 0.2
_SHARE_OF_ONLY = 0.7  # of amounts that stand alone on their papers, those that are their totals
_WORD = re.compile(r"[^\W\d_]{4,}")  # longer than the code of a currency
_SURELY_LABELLED = 1.0
_SURE, _CLEARLY = 0.998, 3.0  # a share, and how many times that of the total that labels name
_LIKELY = 0.7  # of three amounts that add up where no label names a total
_ALONE = 0.9  # a total that no sum proves
_AGAINST_LABEL = 0.98
_WORTH = 0.8  # of a sure guess, beside a listed label's 1
_CERTAIN, _HARDLY = 0.98, 0.02
_MOST_GUESSES = 3
_LONGEST_ROW = 8  # words
_ROUNDING = Decimal("0.02")
_SMALLEST_COIN = Decimal(1)  # rounded to
_LABELLED = 0.6
_PAYABLE = (Term.PREPAID_TOTAL, Term.AMOUNT_DUE)  # sentences name other sums to pay, so no guess of these stands without its sum
_STEPS = (Term.LINES_TOTAL, Term.ALLOWANCE_TOTAL, Term.CHARGE_TOTAL)
_TIED = (Term.NET_TOTAL, Term.TAX_TOTAL, Term.GROSS_TOTAL)


def decide_with_guesses(
    found: TotalsFound,
    guesses: Guesses,
    line_totals: Sequence[Decimal],
    read_foot: Callable[[], Closing | None] = lambda: None,
    *,
    fallback_to_largest: bool,
) -> Decision:
    """The totals by their labels, with what they leave open completed by guesses where the sums hold or a guess is sure by itself.

    What a label says is given up only for a net, a tax and a total that all are likely by what stands around them and add up, where labels
    made no sum. A total for want of a better one is, where net and tax make another at a printed rate, and so are
    totals that do not add up or that no label names, where the whole foot of the paper is one sum. Where labels and that sum agree, it says
    also what leads to the net, and to what coin the total is rounded. `read_foot` reads that sum, which takes long: it is not asked where
    the totals stand firm without it and the goods make the net.
    """
    decision = _by_labels_and_guesses(found, guesses, line_totals, fallback_to_largest=fallback_to_largest)
    if not is_proven(decision) and not _is_untaxed(decision) and not _is_surely_named(decision, found):
        _take_sum_of_likely(guesses, decision)
        _take_sure_total(guesses, decision, found)
    _take_certain_sum(guesses, decision)
    _take_certain_total(guesses, decision)
    stands_firm = _stands_firm(decision, found)
    closing = None if stands_firm and _says_all(decision, found, abs(sum(line_totals, Decimal(0)))) else read_foot()
    if closing is not None and not stands_firm and _keeps_total(closing, decision, found, has_lines=bool(line_totals)):
        _take_over(closing, decision, found)
    elif closing is not None and all(_agrees(closing, decision, term) for term in _TIED):
        _fill_in(closing, decision, sum(line_totals))
    if _has_no_tax(decision) and Term.GROSS_TOTAL not in decision.chosen:
        decision.chosen[Term.GROSS_TOTAL] = decision.chosen[Term.NET_TOTAL]  # "VAT 0.00" over "NET CREDIT"
        decision.by_sum.add(Term.GROSS_TOTAL)
    if not decision.chosen and not line_totals and (alone := _only_amount(found)) is not None:
        decision.chosen[Term.GROSS_TOTAL] = alone
        decision.by_fallback = True
    return decision


def _says_all(decision: Decision, found: TotalsFound, goods: Decimal) -> bool:
    """Whether the sum of the whole foot could add nothing to a net, a tax and a total.

    All that leads to the net is known, or the goods make it, and no coin is rounded.
    """
    net, gross = decision.chosen[Term.NET_TOTAL].value, decision.chosen[Term.GROSS_TOTAL].value
    is_rounded = any(0 < abs(abs(each.value) - gross) < _SMALLEST_COIN for each in found.money)
    known = [term for term in _STEPS if term in decision.chosen]
    leads_to_net = len(known) == len(_STEPS) or (net == goods and known in ([], [Term.LINES_TOTAL]))
    return leads_to_net and not is_rounded


def _only_amount(found: TotalsFound) -> AmountCandidate | None:
    """The one amount that a paper without lines prints, "Charges" over $1,002.00: nothing else can be its total.

    An amount within words is one of terms or of a share capital.
    """
    printed = [each for each in found.money if each.value]
    alone = [each for each in printed if each.cell is not None and _WORD.search(each.cell.text) is None]
    return replace(alone[-1], share=_SHARE_OF_ONLY) if alone and len({each.value for each in printed}) == 1 else None


def _fill_in(closing: Closing, decision: Decision, goods: Decimal | int) -> None:
    """Adds what leads from the goods to a net that labels and the sum agree on, and the coin that the total is rounded to."""
    fresh = []
    begins = closing.chosen.get(Term.LINES_TOTAL)
    if begins is not None and begins.value == abs(goods):
        known = [term for term in _STEPS if term in decision.chosen]
        if all(_agrees(closing, decision, term) for term in known):
            fresh = [term for term in _STEPS if term in closing.chosen and term not in known]
    due, gross = closing.chosen.get(Term.AMOUNT_DUE), closing.chosen[Term.GROSS_TOTAL]
    if due is not None and Term.AMOUNT_DUE not in decision.chosen and abs(due.value - gross.value) < _SMALLEST_COIN:
        fresh.append(Term.AMOUNT_DUE)
    decision.chosen.update({term: closing.chosen[term] for term in fresh})
    decision.by_sum |= set(fresh)


def _take_over(closing: Closing, decision: Decision, found: TotalsFound) -> None:
    """Puts the reading of the whole foot in the place of guesses that it has no room for."""
    fresh = {term: each for term, each in closing.chosen.items() if term not in _PAYABLE or not _is_told_in_words(closing, found)}
    decision.chosen.update(fresh)
    for term in () if is_proven(decision) or _is_untaxed(decision) else _TIED:
        if term not in closing.chosen and not _is_labelled(decision.chosen.get(term), term, found):
            decision.chosen.pop(term, None)
    for term in _PAYABLE:
        guessed = decision.chosen.get(term)
        if guessed is not None and guessed.share is not None and term not in closing.chosen:
            del decision.chosen[term]
    decision.by_sum |= set(fresh)
    decision.by_fallback = False


def _is_told_in_words(closing: Closing, found: TotalsFound) -> bool:
    """Whether only a sentence names what is left to pay: which part of the total goes to another account ("G-rekening") is no payment."""
    due = closing.chosen.get(Term.AMOUNT_DUE)
    is_sentence = due is not None and due.cell is not None and len(due.cell.words) > _LONGEST_ROW
    return is_sentence and not any(_is_labelled(closing.chosen.get(term), term, found) for term in _PAYABLE)


def _has_no_tax(decision: Decision) -> bool:
    """Whether a tax of nothing is printed with a net."""
    tax = decision.chosen.get(Term.TAX_TOTAL)
    return tax is not None and not tax.value and Term.NET_TOTAL in decision.chosen


def _is_untaxed(decision: Decision) -> bool:
    """Whether net and total are one, with no tax printed between them."""
    net, tax, gross = (decision.chosen.get(term) for term in _TIED)
    return net is not None and tax is not None and gross is not None and not tax.value and net.value == gross.value


def _agrees(closing: Closing, decision: Decision, term: Term) -> bool:
    own, other = closing.chosen.get(term), decision.chosen.get(term)
    return own is not None and other is not None and own.value == other.value


def _stands_firm(decision: Decision, found: TotalsFound) -> bool:
    """Whether net, tax and total add up, and labels or a rate that is printed say that they are these."""
    if not is_proven(decision):
        return False
    net, tax = decision.chosen[Term.NET_TOTAL].value, decision.chosen[Term.TAX_TOTAL]
    return _is_labelled(tax, Term.TAX_TOTAL, found) or tax_grade(net, tax.value, {rate for rate, _ in found.rates}) == "taxed"


def _keeps_total(closing: Closing, decision: Decision, found: TotalsFound, *, has_lines: bool) -> bool:
    """Whether the total that a label names is still the total, or what is left to pay, or what the tax is added to.

    Under goods another amount of the foot may be it, since more than one label says "total", where this one has its part in the sum, or
    stands among the goods, or the tax is at a printed rate.
    """
    gross = decision.chosen.get(Term.GROSS_TOTAL)
    if gross is None or decision.by_fallback or not _is_labelled(gross, Term.GROSS_TOTAL, found):
        return True
    is_left_out = gross.value in closing.amounts and all(each.value != gross.value for each in closing.chosen.values())
    if has_lines and (closing.is_taxed or not is_left_out):
        return True
    kept = [Term.GROSS_TOTAL, Term.AMOUNT_DUE] + ([Term.NET_TOTAL] if Term.TAX_TOTAL in closing.chosen else [])
    return any(term in closing.chosen and closing.chosen[term].value == gross.value for term in kept)


def _is_labelled(chosen: AmountCandidate | None, term: Term, found: TotalsFound) -> bool:
    return chosen is not None and any(
        each.value == chosen.value and each.score >= _LABELLED for each in found.by_term.get(term, ()) if each.share is None
    )


def _by_labels_and_guesses(found: TotalsFound, guesses: Guesses, line_totals: Sequence[Decimal], *, fallback_to_largest: bool) -> Decision:
    by_labels = decide(found, line_totals, fallback_to_largest=fallback_to_largest)
    guessed = _with_guesses(found, guesses)
    if guessed is found:
        return by_labels
    together = decide(guessed, line_totals, fallback_to_largest=fallback_to_largest)
    _drop_unproven(together)
    if not _mends_fallback(by_labels, together, found):
        return _completed(by_labels, together)
    for term, each in by_labels.chosen.items():
        if term not in _TIED and term is not Term.AMOUNT_DUE:
            together.chosen[term] = each
    return together


def is_proven(decision: Decision) -> bool:
    """Whether net, tax and total stand there and add up."""
    net, tax, gross = (decision.chosen.get(term) for term in _TIED)
    return (
        net is not None
        and tax is not None
        and gross is not None
        and bool(tax.value)
        and abs(net.value + tax.value - gross.value) <= _ROUNDING
    )


def _with_guesses(found: TotalsFound, guesses: Guesses) -> TotalsFound:
    """The same with the amounts that are likely, where no label says so."""
    by_term = {term: list(each) for term, each in found.by_term.items()}
    has_any = False
    for term in TOTAL_ROLES.values():
        known = {each.value for each in by_term.get(term, ())} | (_no_payments(found) if term is Term.PREPAID_TOTAL else set())
        fresh = [_as_amount(each) for each in guesses.of(term)[:_MOST_GUESSES] if each.share >= _LEAST_SHARE and _may_be_total(each, term)]
        fresh = [each for each in fresh if each.value not in known]
        if fresh:
            has_any = True
            by_term[term] = sorted((*by_term.get(term, ()), *fresh), key=lambda each: -each.score)
    return replace(found, by_term=by_term) if has_any else found


def _is_surely_named(decision: Decision, found: TotalsFound) -> bool:
    """Whether a listed label right by the total says that it is this, none says so of another, and none calls this the net."""
    gross = decision.chosen.get(Term.GROSS_TOTAL)
    if gross is not None and any(each.value == gross.value and each.score >= _LABELLED for each in found.by_term.get(Term.NET_TOTAL, ())):
        return False
    named = {each.value for each in found.by_term.get(Term.GROSS_TOTAL, ()) if each.score >= _SURELY_LABELLED}
    return gross is not None and named == {gross.value}


def _take_sum_of_likely(guesses: Guesses, decision: Decision) -> None:
    """Puts the likeliest net, tax and total in their places where each is likely by itself and they add up."""
    best = {term: next(iter(guesses.of(term)), None) for term in _TIED}
    least = _AGAINST_LABEL if Term.GROSS_TOTAL in decision.chosen and not decision.by_fallback else _LIKELY
    likely = {
        term: _as_amount(each) for term, each in best.items() if each is not None and each.share >= least and _may_be_total(each, term)
    }
    if len(likely) < len(_TIED):
        return
    net, tax, gross = (likely[term].value for term in _TIED)
    if (
        not tax
        or net + tax != gross
        or (tax_grade(net, tax, ()) == "sum" and min(each.share or 0.0 for each in likely.values()) < _AGAINST_LABEL)
    ):
        return
    decision.chosen.update(likely)
    decision.by_fallback = False
    of_lines = decision.chosen.get(Term.LINES_TOTAL)
    if of_lines is not None and of_lines.value != net and not any(term in decision.chosen for term in _STEPS[1:]):
        del decision.chosen[Term.LINES_TOTAL]


def _take_certain_sum(guesses: Guesses, decision: Decision) -> None:
    """Puts a net, a tax and a total of which each is certain in the place of what hardly is one, as the sums of one page are none."""
    best = {term: next(iter(guesses.of(term)), None) for term in _TIED}
    certain = {
        term: _as_amount(each) for term, each in best.items() if each is not None and each.share >= _CERTAIN and _may_be_total(each, term)
    }
    if len(certain) < len(_TIED) or all(decision.chosen.get(term) and decision.chosen[term].value == certain[term].value for term in _TIED):
        return
    net, tax, gross = (certain[term].value for term in _TIED)
    if not tax or net + tax != gross or any(_may_be(guesses, term, decision) for term in _TIED):
        return
    decision.chosen.update(certain)
    decision.by_fallback = False


def _take_certain_total(guesses: Guesses, decision: Decision) -> None:
    """Puts the amount that all but certainly is the total in the place of one that a label calls so and that hardly is it."""
    best, gross = next(iter(guesses.of(Term.GROSS_TOTAL)), None), decision.chosen.get(Term.GROSS_TOTAL)
    if best is None or gross is None or best.share < OF_FAR_BETTER.replaces or not _may_be_total(best, Term.GROSS_TOTAL):
        return
    own = [each.share for each in guesses.of(Term.GROSS_TOTAL) if each.candidate.amount == gross.value]
    if own and max(own) <= _HARDLY and not is_proven(decision):
        decision.chosen[Term.GROSS_TOTAL] = _as_amount(best)


def _may_be(guesses: Guesses, term: Term, decision: Decision) -> bool:
    """Whether what was chosen as one of the totals may be it, and is not what is certain to be."""
    chosen, found = decision.chosen.get(term), guesses.of(term)
    if chosen is None or chosen.value == found[0].candidate.amount:
        return False
    own = [each.share for each in found if each.candidate.amount == chosen.value]
    return max(own, default=1.0) > _HARDLY


def _take_sure_total(guesses: Guesses, decision: Decision, found: TotalsFound) -> None:
    """Puts the amount that surely is the total in the place of one that hardly is.

    What was called the tax and is the total gives way to another that is called so, and what is called due and is the tax to none.
    """
    best = next(iter(guesses.of(Term.GROSS_TOTAL)), None)
    gross = decision.chosen.get(Term.GROSS_TOTAL)
    if is_proven(decision) or best is None or best.share < _SURE or not _may_be_total(best, Term.GROSS_TOTAL):
        return
    if not decision.by_fallback and _is_labelled(gross, Term.GROSS_TOTAL, found) and str(Term.GROSS_TOTAL) not in best.announced:
        return
    amounts = (each for each in guesses.of(Term.GROSS_TOTAL) if gross is not None and each.candidate.amount == gross.value)
    if gross is None or max((each.share for each in amounts), default=0.0) * _CLEARLY < best.share:
        decision.chosen[Term.GROSS_TOTAL] = _as_amount(best)
        decision.by_fallback = False
    due, tax = decision.chosen.get(Term.AMOUNT_DUE), decision.chosen.get(Term.TAX_TOTAL)
    if tax is not None and tax.value == decision.chosen[Term.GROSS_TOTAL].value:
        del decision.chosen[Term.TAX_TOTAL]
        others = (each for each in found.by_term.get(Term.TAX_TOTAL, ()) if each.score >= _LABELLED and each.value < tax.value)
        if (other := next(others, None)) is not None:
            decision.chosen[Term.TAX_TOTAL] = other
    if due is not None and tax is not None and due.value == tax.value:
        del decision.chosen[Term.AMOUNT_DUE]


def _no_payments(found: TotalsFound) -> set[Decimal]:
    """What labels call a rounding, a discount or a charge, wherever it stands: nobody has paid that."""
    steps = [*found.by_term.get(Term.ALLOWANCE_TOTAL, ()), *found.by_term.get(Term.CHARGE_TOTAL, ())]
    return {*map(abs, found.roundings), *(each.value for each in steps)}


def _may_be_total(guess: Guess, term: Term) -> bool:
    if len(guess.candidate.cell.words) > _LONGEST_ROW:
        return False  # a sentence: what is saved by paying early, what was paid before
    text = f"{guess.candidate.label} {guess.candidate.cell.text}"
    is_for_few = term in (Term.GROSS_TOTAL, *_PAYABLE) and is_for_who_pays_early(text)
    return guess.candidate.figure is not None and not (is_withheld(text) or is_converted(text) or is_for_few)


def _as_amount(guess: Guess) -> AmountCandidate:
    candidate = guess.candidate
    negative = candidate.figure is not None and candidate.figure.value < 0
    return AmountCandidate(candidate.amount, (candidate.evidence,), _WORTH * guess.share, candidate.cell, negative, guess.share)


def _drop_unproven(decision: Decision) -> None:
    """Takes out guesses that no sum holds up and that are not sure by themselves."""
    held = [*_TIED, *_holding(decision)] if is_proven(decision) and not _is_taxed_by_guess(decision) else _holding(decision)
    for term, chosen in list(decision.chosen.items()):
        is_sure = chosen.share is not None and chosen.share >= _ALONE and term not in _PAYABLE
        if chosen.share is not None and not is_sure and term not in held:
            del decision.chosen[term]


def _is_taxed_by_guess(decision: Decision) -> bool:
    """Whether the tax is guessed, and not surely, and is at no rate that there is: carriage adds up with the goods too."""
    net, tax = decision.chosen[Term.NET_TOTAL], decision.chosen[Term.TAX_TOTAL]
    return tax.share is not None and tax.share < _AGAINST_LABEL and tax_grade(net.value, tax.value, ()) == "sum"


def _holding(decision: Decision) -> list[Term]:
    """The other totals that sums tie to net and gross."""
    value = {term: each.value for term, each in decision.chosen.items()}
    zero = Decimal(0)
    found = []
    net, gross = value.get(Term.NET_TOTAL, zero), value.get(Term.GROSS_TOTAL, zero)
    reached = value.get(Term.LINES_TOTAL, zero) - value.get(Term.ALLOWANCE_TOTAL, zero) + value.get(Term.CHARGE_TOTAL, zero)
    if Term.LINES_TOTAL in value and abs(reached - net) <= _ROUNDING:
        found += [Term.LINES_TOTAL, Term.ALLOWANCE_TOTAL, Term.CHARGE_TOTAL]
    if abs(gross - value.get(Term.PREPAID_TOTAL, zero) - value.get(Term.AMOUNT_DUE, zero)) <= _ROUNDING:
        found += [Term.PREPAID_TOTAL, Term.AMOUNT_DUE]
    return found


def _mends_fallback(by_labels: Decision, together: Decision, found: TotalsFound) -> bool:
    """Whether the total of the labels was only what was left, and the guesses make a sum of which a printed rate gives the tax."""
    if not by_labels.by_fallback or not is_proven(together):
        return False
    net, tax = together.chosen[Term.NET_TOTAL].value, together.chosen[Term.TAX_TOTAL].value
    kept = all(
        together.chosen[term].value == by_labels.chosen[term].value for term in (Term.NET_TOTAL, Term.TAX_TOTAL) if term in by_labels.chosen
    )
    return kept and any(rate and abs(net * rate / 100 - tax) <= _ROUNDING + net / 20000 for rate, _ in found.rates)


def _completed(by_labels: Decision, together: Decision) -> Decision:
    """What labels say, with what guesses add to it and sums hold up."""
    agreed = all(
        together.chosen[term].value == each.value for term, each in by_labels.chosen.items() if term in _TIED and term in together.chosen
    )
    if agreed:
        for term, each in together.chosen.items():
            if each.share is not None and not (term is Term.NET_TOTAL and _is_total(each, by_labels)):
                by_labels.chosen.setdefault(term, each)
    return by_labels


def _is_total(net: AmountCandidate, decision: Decision) -> bool:
    """Whether what may be the net is the total, which has tax in it."""
    tax, gross = decision.chosen.get(Term.TAX_TOTAL), decision.chosen.get(Term.GROSS_TOTAL)
    return tax is not None and gross is not None and bool(tax.value) and net.value == gross.value
