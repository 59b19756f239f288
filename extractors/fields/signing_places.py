"""The places to write at which a paper is signed: what each asks for, of whom, and the rectangles in which it may be written.

Forms draw the line to write on over its label, beside it or in a box under it, and give the driver and the sender places of their own
beside the receiver's. Whose a place is says its own label, the label before it in its row, or the heading over its column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from extractors.fields.company_names import name_key
from extractors.fields.dates import dates_of
from extractors.fields.lookup import DocumentLayout
from extractors.fields.signing_pieces import Piece, beside, may_be_label, pieces_of
from extractors.fields.signing_words import Asked, Side, company_signed_for, says_receipt, wording
from extractors.layout.lines import Cell, PageLayout
from extractors.model import Box
from extractors.signs import has_digit

_REACH = 4.5  # heights of print that a place to write is high
_FARTHEST = 48.0  # points, however large the print
_BESIDE = 190.0  # points that a place to write is wide beside its label, where nothing ends it
_ONE_BLOCK = 80.0  # points from the first to the last of the places that belong to one signature
_HEADED = 110.0  # points under a heading that the places of one signature reach
_FLUSH = 12.0  # points by which a label may begin before the heading of its column
_CLOSE_UNDER = 2.0  # heights of print from a label to whose it says it is
_FEWEST_UNDER = 2
_SAME_COLUMN = 3.0  # points
_NEXT_LINE = 2.2  # heights of print from the bottom of a line to that of the next
_TWO_LINES = 3.6  # heights of print
_SAME_PITCH = 0.3  # heights of print


@dataclass(frozen=True, eq=False)
class PlaceToSign:
    """A place to write: what is asked for there, of whom, by which words, and where it may be written, the likeliest first.

    Of `only_marks` a pen may reach into, but no print of this place stands there. `may_head_address`: whether its label may as well stand
    over the address of a party.
    """

    asked: frozenset[Asked]
    side: Side | None
    label: Cell
    regions: tuple[Box, ...]
    only_marks: tuple[Box, ...] = ()
    may_head_address: bool = False


@dataclass(frozen=True, eq=False)
class SigningPage:
    """A page as labels of places to sign and what stands beside them."""

    page: PageLayout
    pieces: tuple[Piece, ...]
    places: tuple[PlaceToSign, ...]

    def are_near(self, place: PlaceToSign, other: PlaceToSign) -> bool:
        """Whether two places belong to one signature: little further up or down than one writes, and no row of goods between them."""
        upper, lower = sorted((place.label.box.top, other.label.box.top))
        if other.label.page_number != self.page.page_number or lower - upper >= _ONE_BLOCK:
            return False
        return not any(upper < each.box.top < lower for each in self.pieces if each.is_of_table)


def signing_page(layout: DocumentLayout, page: PageLayout, sender: str, recipient: str) -> SigningPage:
    """The places to write of a page, also those of a sender or driver; over some stands the name of the one or the other."""
    pieces = tuple(pieces_of(layout, page, {name_key(recipient): "receiver", name_key(sender): "sender"}))
    return SigningPage(page, pieces, tuple(_places(page, pieces)))


def covers(region: Box, box: Box) -> bool:
    """Whether a mark lies in a place: its middle does, or it fills a good part of it."""
    across = min(region.x1, box.x1) - max(region.x0, box.x0)
    along = min(region.bottom, box.bottom) - max(region.top, box.top)
    if across <= 0 or along <= 0:
        return False
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    inside = region.x0 <= x <= region.x1 and region.top <= y <= region.bottom
    return inside or across * along >= 0.5 * min(region.width * region.height, box.width * box.height)


def _places(page: PageLayout, pieces: Sequence[Piece]) -> Iterator[PlaceToSign]:
    sides, rows = _Sides(page, pieces), _Rows(page, pieces)
    for piece in pieces:
        asked = piece.wording.asked or rows.meant(piece)
        heads = rows.row_heads(piece) if asked and piece.wording.side is None else ()
        for head in heads:
            yield PlaceToSign(asked, head.wording.side, piece.cell, (rows.crossing(piece, head, heads),))
        if asked and not heads:
            regions, only_marks = rows.regions(piece)
            yield PlaceToSign(asked, sides.of(piece), piece.cell, regions, only_marks, piece.wording.may_head_address)


class _Sides:
    """Whose the places of a page are whose labels do not say so."""

    def __init__(self, page: PageLayout, pieces: Sequence[Piece]) -> None:
        self.high, self.pieces = page.height_of_print, pieces
        self._known: dict[Piece, Side | None] = {}

    def of(self, label: Piece) -> Side | None:
        """Of whom a label asks: who is named by it, before it in its row, over its column, or right under it."""
        if label not in self._known:
            self._known[label] = label.wording.side or self._before(label)
            if self._known[label] is None and not self._is_before_unknown(label):
                self._known[label] = self._over(label) or self._under(label)
        return self._known[label]

    def _is_before_unknown(self, label: Piece) -> bool:
        """Whether a row begins with a label of unknown words, "Store issuer: P Jacobs", and so with somebody of whom nothing is known."""
        row = [each for each in self.pieces if each.box.x1 <= label.box.x0 + 1 and beside(each.box, label.box)]
        first = min(row, key=lambda each: each.box.x0, default=None)
        return first is not None and first.has_colon and not first.is_label

    def _before(self, label: Piece) -> Side | None:
        own = label.box
        row = [each for each in self.pieces if each.wording.side and each.box.x1 <= own.x0 + 1 and beside(each.box, own)]
        return max(row, key=lambda each: each.box.x0).wording.side if row else None

    def _over(self, label: Piece) -> Side | None:
        """Of whom the nearest heading over a label speaks, or the label over it in its column."""
        own = label.box
        over = [each for each in self.pieces if each.box.bottom <= own.top + 1 and own.top - each.box.bottom < _HEADED]
        over.sort(key=lambda each: -each.box.bottom)
        for _, level in groupby(over, key=lambda each: round(each.box.bottom / self.high)):
            row = list(level)
            if any(each.is_of_table for each in row):
                return None
            before = [each for each in row if each.box.x0 <= own.x0 + _FLUSH]
            heading = max((each for each in before if self._heads(each, label)), key=lambda each: each.box.x0, default=None)
            column = next((each for each in before if self._is_over_in_column(each, label)), None)
            if column is not None and (heading is None or column.box.x0 >= heading.box.x0):
                return self.of(column)
            if heading is not None:
                return heading.wording.side or "receiver"
        return None

    def _heads(self, heading: Piece, label: Piece) -> bool:
        """Whether a piece says whose what follows is. A row with a signature of its own says nothing of the next one that has."""
        if heading.wording.side is None:
            return says_receipt(heading.cell.text)
        return not (self._is_signed_in_row(heading) and self._is_signed_in_row(label, also_before=True))

    def _is_over_in_column(self, upper: Piece, label: Piece) -> bool:
        if not upper.wording.asked or abs(upper.box.x0 - label.box.x0) >= _FLUSH:
            return False
        return not (self._is_signed_in_row(upper) and self._is_signed_in_row(label, also_before=True))

    def _is_signed_in_row(self, piece: Piece, *, also_before: bool = False) -> bool:
        """Whether a piece asks for a signature or one is asked for behind it in its row, before anybody else is named."""
        if "signature" in piece.wording.asked:
            return True
        row = [each for each in self.pieces if each is not piece and beside(each.box, piece.box)]
        told = [each for each in row if each.wording.side or "signature" in each.wording.asked]
        behind = min((each for each in told if each.box.x0 >= piece.box.x1 - 1), key=lambda each: each.box.x0, default=None)
        before = max((each for each in told if each.box.x1 <= piece.box.x0 + 1), key=lambda each: each.box.x0, default=None)
        return any(each is not None and "signature" in each.wording.asked for each in (behind, before if also_before else None))

    def _under(self, label: Piece) -> Side | None:
        own, reach = label.box, _CLOSE_UNDER * self.high
        named = (each for each in self.pieces if each.wording.side and not each.wording.asked and not each.has_colon)
        under = (each for each in named if _crosses(each.box, own))
        return next((each.wording.side for each in under if 0 <= each.box.top - own.bottom < reach), None)


class _Rows:
    """Where the places of a page may be written on, one row of labels after the other."""

    def __init__(self, page: PageLayout, pieces: Sequence[Piece]) -> None:
        self.page, self.pieces = page, pieces
        self.reach = min(_FARTHEST, _REACH * page.height_of_print)
        self._are_headings: dict[Piece, bool] = {}

    def regions(self, label: Piece) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
        """Over a label, where forms draw the line to write on; beside it up to the next print; and under it, where they draw a box."""
        over, level, under = self._over(label), self._level(label), self._under(label)
        reach = self._pen_beside(label)
        others = [each for each in self.pieces if each is not label and each.is_label and beside(each.box, label.box)]
        if label.has_colon:
            return ((level, under) if not others else (level,)), (reach, over)
        if not others:
            return ((level, under), (reach,)) if self._is_in_stack(label) else ((over, level, under), (reach,))
        # labels side by side stand under lines to write on, and what is below is none of theirs, or they head the columns of a table
        return ((under,), ()) if self._are_heading([label, *others]) else ((over, level), (reach,))

    def _is_in_stack(self, label: Piece) -> bool:
        """Whether a label stands in a column of labels, one a line, with the places to write behind them."""
        column = [each.box for each in self.pieces if each is not label and abs(each.box.x0 - label.box.x0) < _SAME_COLUMN]
        over = min((label.box.top - box.top for box in column if box.top < label.box.top), default=None)
        under = min((box.top - label.box.top for box in column if box.top > label.box.top), default=None)
        return over is not None and under is not None and abs(over - under) < _SAME_PITCH * self.page.height_of_print

    def meant(self, piece: Piece) -> frozenset[Asked]:
        """What a label asks for that only calls a party, or whose words are unknown: the name, where those beside it ask for all else.

        One that says for whom is signed asks for the signature, where those beside it ask for the name and the day.
        """
        own = piece.box
        if self._says_for_whom(piece):
            asked = frozenset[Asked]().union(*(each.wording.asked for each in self.pieces if each is not piece and beside(each.box, own)))
            if asked & {"name", "receiver"} and "date" in asked and "signature" not in asked:
                return frozenset(("signature",))
        is_unknown = may_be_label(piece)
        if not (is_unknown or (piece.wording.side == "receiver" and (piece.wording.is_party or not piece.has_colon))):
            return frozenset()
        row = [each for each in self.pieces if each is not piece and beside(each.box, own)]
        is_answered = bool(row) and not any(each.is_label for each in row)
        if piece.has_colon or is_answered:
            row += [each for each in self.pieces if abs(each.box.x0 - own.x0) < _SAME_COLUMN and self._is_next_to(each, piece)]
        labels = [each for each in row if each.wording.asked]
        said: frozenset[Asked] = frozenset().union(*(each.wording.asked for each in labels))
        if "signature" not in said or said & {"name", "receiver"} or any(each.has_colon != piece.has_colon for each in labels):
            return frozenset()
        if not is_unknown:
            return frozenset(("receiver",))
        is_alone = not any(may_be_label(each) and each.has_colon == piece.has_colon for each in row)
        return frozenset(("name",)) if is_alone and "date" in said else frozenset()

    def _says_for_whom(self, piece: Piece) -> bool:
        """Whether a label, or that with the line under it, is no more than "For and on behalf of the customer"."""
        if piece.has_colon or company_signed_for(piece.cell.text) is None:
            return False
        flush = (each for each in self.pieces if abs(each.box.x0 - piece.box.x0) < _FLUSH and each.box.top > piece.box.top)
        under = next((each for each in flush if self._is_next_to(each, piece)), None)
        texts = [piece.cell.text, *([f"{piece.cell.text} {under.cell.text}"] if under is not None else [])]
        return any(said.is_party and said.side == "receiver" for said in map(wording, texts))

    def _is_next_to(self, other: Piece, piece: Piece) -> bool:
        """Whether a label stands in one of the two lines over or under another."""
        return 0 < abs(other.box.top - piece.box.top) < _TWO_LINES * self.page.height_of_print

    def row_heads(self, label: Piece) -> tuple[Piece, ...]:
        """Who is named at the head of each row of a table whose columns this label heads: "Driver", "Receiver" under "Name | Signature"."""
        own = label.box
        row = [each for each in self.pieces if each.wording.asked and beside(each.box, own)]
        if len(row) < _FEWEST_UNDER or any(each.wording.side for each in row):
            return ()
        first = min(each.box.x0 for each in row)
        sides = [each for each in self.pieces if each.wording.side and each.box.x1 <= first + 1 and each.box.x0 <= first - _FLUSH]
        return tuple(each for each in sides if own.bottom <= each.box.top + 1 < own.bottom + _HEADED and not self._has_labels(each))

    def crossing(self, label: Piece, head: Piece, heads: Sequence[Piece]) -> Box:
        """Where the row of a head and the column of a label cross."""
        high = self.page.height_of_print
        upper = max((each.box.bottom for each in heads if each.box.bottom <= head.box.top), default=label.box.bottom)
        lower = min((each.box.top for each in heads if each.box.top >= head.box.bottom), default=head.box.bottom + high)
        bottom = min(lower, head.box.bottom + high)
        return Box(label.box.x0 - high, max(upper, head.box.top - 2 * high), self._column_end(label), bottom)

    def _has_labels(self, head: Piece) -> bool:
        return any(each is not head and each.is_label and beside(each.box, head.box) for each in self.pieces)

    def _are_heading(self, labels: Sequence[Piece]) -> bool:
        """Whether labels side by side head the columns of what is written right under them: a day, or names, and less stands above."""
        if labels[0] not in self._are_headings:
            over = [each for each in labels if self._is_filled(each, self._over(each))]
            under = [each for each in labels if self._is_filled(each, self._right_under(each))]
            dated = [each for each in labels if "date" in each.wording.asked]
            is_signed = any(each.wording.asked == {"signature"} for each in under)
            is_sure = any(each in under for each in dated) or (len(under) >= _FEWEST_UNDER and (is_signed or not dated))
            self._are_headings.update((each, len(under) > len(over) and is_sure) for each in labels)
        return self._are_headings[labels[0]]

    def _is_filled(self, label: Piece, region: Box) -> bool:
        """Whether a pen drew at the place of a label of a signature, or what it asks for is printed there."""
        if label.wording.asked == {"signature"}:
            return any(mark.kind == "strokes" and covers(region, mark.box) for mark in self.page.page.marks or ())
        written = [each.cell for each in self.pieces if not each.ends_place and covers(region, each.box)]
        if "date" in label.wording.asked:
            return any(dates_of(cell) for cell in written)
        return any(not has_digit(cell.text) for cell in written)

    def _right_under(self, label: Piece) -> Box:
        own, under = label.box, self._under(label)
        return Box(
            own.x0 - self.page.height_of_print, own.bottom, under.x1, min(under.bottom, own.bottom + _NEXT_LINE * self.page.height_of_print)
        )

    def _right(self, label: Piece) -> float:
        own = label.box
        behind = (each.box.x0 for each in self.pieces if each.is_label and each.box.x0 >= own.x1 and beside(each.box, own))
        return min(behind, default=max(self.page.page.width, own.x1 + _BESIDE))

    def _column_end(self, label: Piece) -> float:
        own = label.box
        return min(max(self._right(label), own.x1), own.x0 + max(own.width, _BESIDE))

    def _over(self, label: Piece) -> Box:
        own = label.box
        ends = (each.box.bottom for each in self.pieces if each.ends_place and _crosses(each.box, own) and each.box.bottom <= own.top)
        top = max(own.top - self.reach, max(ends, default=0.0))
        return Box(own.x0 - self.page.height_of_print, top, self._column_end(label), own.top + 1)

    def _level(self, label: Piece) -> Box:
        own, high = label.box, 0.5 * self.page.height_of_print
        return Box(own.x1, own.top - high, self._level_end(label), own.bottom + high)

    def _pen_beside(self, label: Piece) -> Box:
        own, high = label.box, self.page.height_of_print
        return Box(own.x1, own.top - 1.6 * high, self._level_end(label), own.bottom + 0.8 * high)

    def _level_end(self, label: Piece) -> float:
        own = label.box
        column = (each.box for each in self.pieces if each.is_label and abs(each.box.x0 - own.x0) < _FLUSH)
        widest = max((box.x1 for box in column if abs(box.top - own.top) < _HEADED), default=own.x1)
        return min(self._right(label), widest + _BESIDE)

    def _under(self, label: Piece) -> Box:
        own = label.box
        ends = (each.box.top for each in self.pieces if each.ends_place and _crosses(each.box, own) and each.box.top >= own.bottom)
        bottom = min(own.bottom + self.reach, min(ends, default=self.page.page.height))
        return Box(own.x0, own.bottom, self._column_end(label), bottom)


def _crosses(box: Box, own: Box) -> bool:
    return min(box.x1, own.x1) - max(box.x0, own.x0) > 0
