"""The network that finds lines is shown print and no empty paper, and finds what it would find on the whole page."""

from __future__ import annotations

from typing import Any

import numpy
from PIL import Image, ImageDraw, ImageFont

from extractors.recognition.line_finder import find_lines
from extractors.recognition.networks import networks
from extractors.recognition.printed_parts import Part, printed_parts

_WIDTH, _HEIGHT = 896, 1280


def _page(*print_at: tuple[int, int, str]) -> Any:
    image = Image.new("L", (_WIDTH, _HEIGHT), 255)
    for x, y, text in print_at:
        ImageDraw.Draw(image).text((x, y), text, fill=20, font=ImageFont.load_default(16))
    return numpy.asarray(image)


def _holds(part: Part, x: int, y: int) -> bool:
    return part.left <= x < part.right and part.top <= y < part.bottom


class _Counting:
    """The network, and how many pixels it was shown."""

    def __init__(self, network: Any) -> None:
        self.network = network
        self.pixels = 0

    def get_inputs(self) -> Any:
        return self.network.get_inputs()

    def run(self, names: None, inputs: dict[str, Any]) -> Any:
        self.pixels += sum(plane.shape[2] * plane.shape[3] for plane in inputs.values())
        return self.network.run(names, inputs)


def test_head_and_foot_of_a_page_are_parts_and_the_paper_between_is_not() -> None:
    parts = printed_parts(_page((100, 80, "Tax invoice 1042"), (600, 1180, "Amount due 350.00")))
    assert len(parts) == 2
    assert any(_holds(part, 110, 90) for part in parts)
    assert any(_holds(part, 700, 1190) for part in parts)
    assert not any(_holds(part, 450, 640) for part in parts)
    assert all((part.right - part.left) % 32 == 0 and (part.bottom - part.top) % 32 == 0 for part in parts)
    assert all(0 <= part.left < part.right <= _WIDTH and 0 <= part.top < part.bottom <= _HEIGHT for part in parts)


def test_specks_are_no_print_and_a_lone_figure_is() -> None:
    page = _page((400, 600, "1")).copy()
    page[100:102, 100:102] = 0
    parts = printed_parts(page)
    assert len(parts) == 1
    assert _holds(parts[0], 404, 608)


def test_an_empty_page_has_no_parts_and_no_lines() -> None:
    page = numpy.full((_HEIGHT, _WIDTH), 255, numpy.uint8)
    assert printed_parts(page) == []
    assert find_lines(networks().finder, page, 1.0) == []


def test_lines_are_found_where_they_stand_without_showing_the_network_empty_paper() -> None:
    texts = [(100, 80, "Tax invoice 1042"), (600, 80, "3 May 2026"), (100, 700, "Galvanised steel"), (600, 1180, "Amount due 350.00")]
    network = _Counting(networks().finder)
    lines = find_lines(network, _page(*texts), 1.0)
    assert len(lines) == len(texts)
    for x, y, _ in texts:
        assert any(abs(line.y - (y + 10)) < 6 and line.x - line.length / 2 < x + 4 < line.x + line.length / 2 for line in lines)
    assert network.pixels < 0.25 * _WIDTH * _HEIGHT
