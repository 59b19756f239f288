"""A page with its marks, as a PNG: boxes on the print, labels in the margins, notes at the foot. Runs in the child process."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from extractors.drawing.callouts import is_nearer_left, spread
from extractors.drawing.fonts import font_for
from extractors.drawing.marks import Mark
from extractors.limits import Limits
from extractors.readers.surveying import page_png

MARGIN = 330  # pixels on either side
_COLOURS = {"field": (0, 84, 166), "line": (0, 128, 64), "doubt": (196, 88, 0)}
_FONT_SIZE = 13.0
_LINE_HEIGHT = 17
_GAP = 4
_PADDING = 6
_LINES_OF_A_LABEL = 4
_LONGEST_NOTE = 600


def marked_page(
    content: bytes,
    media_type: str,
    page_number: int,
    rotation: int,
    page_size: tuple[float, float],
    marks: tuple[Mark, ...],
    notes: tuple[str, ...],
    dpi: float,
    limits: Limits,
) -> bytes:
    """The page of a file with marks; `page_size` is that of the upright page in points, as the boxes of the marks have it."""
    png = page_png(content, media_type, page_number, rotation, dpi, limits)
    with Image.open(io.BytesIO(png)) as picture:
        return with_marks(picture.convert("RGB"), page_size, marks, notes)


@dataclass(frozen=True, slots=True)
class _Callout:
    """A mark with its wrapped label and the end of its leader on the picture."""

    mark: Mark
    lines: tuple[str, ...]
    x: float
    y: float

    @property
    def height(self) -> int:
        return len(self.lines) * _LINE_HEIGHT


def with_marks(picture: Image.Image, page_size: tuple[float, float], marks: Sequence[Mark], notes: Sequence[str]) -> bytes:
    """A picture of an upright page framed by margins, with boxes on it and every word of ours beside or under it."""
    across, along = picture.width / page_size[0], picture.height / page_size[1]
    left: list[_Callout] = []
    right: list[_Callout] = []
    for mark in marks:
        box = mark.boxes[0]
        on_left = is_nearer_left(box, page_size[0])
        edge = box.x0 if on_left else box.x1
        wrapped = _wrapped(mark.label, MARGIN - 3 * _PADDING)
        callout = _Callout(mark, wrapped, MARGIN + edge * across, box.bottom * along + 1)  # at its foot: a leader strikes no word through
        (left if on_left else right).append(callout)
    foot = [line for note in notes for line in _wrapped(_cut(note), picture.width + 2 * MARGIN - 2 * _PADDING, lines_at_most=6)]
    placed = [(callout, top, 0) for callout, top in _stacked(left, picture.height)]
    placed += [(callout, top, MARGIN + picture.width) for callout, top in _stacked(right, picture.height)]
    body = max([picture.height, *(round(top) + callout.height for callout, top, _ in placed)])
    canvas = Image.new("RGB", (picture.width + 2 * MARGIN, body + len(foot) * _LINE_HEIGHT + 2 * _PADDING), (244, 244, 240))
    canvas.paste(picture, (MARGIN, 0))
    draw = ImageDraw.Draw(canvas, "RGBA")
    for mark in marks:
        _draw_boxes(draw, mark, across, along)
    for callout, top, x in placed:
        _draw_label(draw, callout, top, x)
    for number, line in enumerate(foot):
        draw.text((_PADDING, body + _PADDING + number * _LINE_HEIGHT), line, fill=(60, 60, 60), font=font_for(line, _FONT_SIZE))
    out = io.BytesIO()
    canvas.save(out, "PNG")
    return out.getvalue()


def _cut(note: str) -> str:
    return note if len(note) <= _LONGEST_NOTE else f"{note[:_LONGEST_NOTE]}…"


def _stacked(callouts: list[_Callout], limit: float) -> list[tuple[_Callout, float]]:
    callouts.sort(key=lambda callout: callout.y)
    heights = [float(callout.height) for callout in callouts]
    tops = spread([callout.y - callout.height + _LINE_HEIGHT / 2 for callout in callouts], heights, _GAP, limit)
    return list(zip(callouts, tops, strict=True))


def _draw_boxes(draw: ImageDraw.ImageDraw, mark: Mark, across: float, along: float) -> None:
    colour = _COLOURS[mark.style]
    for box in mark.boxes:
        corners = (MARGIN + box.x0 * across - 2, box.top * along - 2, MARGIN + box.x1 * across + 2, box.bottom * along + 2)
        ordered = (min(corners[0], corners[2]), min(corners[1], corners[3]), max(corners[0], corners[2]), max(corners[1], corners[3]))
        draw.rectangle(ordered, outline=(*colour, 255), fill=(*colour, 24), width=2 if mark.style != "line" else 1)


def _draw_label(draw: ImageDraw.ImageDraw, callout: _Callout, top: float, x: int) -> None:
    colour = _COLOURS[callout.mark.style]
    inner = x + MARGIN - _PADDING if x == 0 else x + _PADDING
    foot = top + callout.height - _LINE_HEIGHT / 2
    draw.line((inner, foot, callout.x, callout.y), fill=(*colour, 110), width=1)
    draw.line((inner, top, inner, top + callout.height), fill=(*colour, 255), width=3)
    for number, line in enumerate(callout.lines):
        font = font_for(line, _FONT_SIZE)
        place = x + MARGIN - 2 * _PADDING - draw.textlength(line, font=font) if x == 0 else x + 2 * _PADDING
        draw.text((place, top + number * _LINE_HEIGHT), line, fill=colour, font=font)


def _wrapped(text: str, width: float, lines_at_most: int = _LINES_OF_A_LABEL) -> tuple[str, ...]:
    """The text in lines no wider than `width` pixels; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        own = _wrapped_paragraph(paragraph, width)
        lines += own if len(own) <= lines_at_most else [*own[: lines_at_most - 1], f"{own[lines_at_most - 1][:-1]}…"]
    return tuple(lines)


def _wrapped_paragraph(text: str, width: float) -> list[str]:
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if _length(joined) <= width:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        while _length(word) > width and len(word) > 1:
            fitting = next(count for count in range(len(word) - 1, 0, -1) if count == 1 or _length(word[:count]) <= width)
            lines[-1] = word[:fitting]
            lines.append("")
            word = word[fitting:]
        lines[-1] = word
    return lines


def _length(text: str) -> float:
    return float(font_for(text, _FONT_SIZE).getlength(text))
