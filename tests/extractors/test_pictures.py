"""The resolution of a picture is believed where somebody measured it, and pixels that are not square are made so."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from extractors.limits import Limits
from extractors.readers.pictures import page_size, picture
from tests.extractors import paper

LIMITS = Limits()


def _fax(dpi: tuple[int, int] | None, size: tuple[int, int] = (1728, 1146)) -> bytes:
    target = io.BytesIO()
    sheet = paper.picture().resize(size).convert("1")
    if dpi is None:
        sheet.save(target, "TIFF", compression="group4")
    else:
        sheet.save(target, "TIFF", compression="group4", dpi=dpi)
    return target.getvalue()


@pytest.mark.parametrize("dpi", [(204, 98), None], ids=["stated", "by its width"])
def test_a_coarse_fax_stands_as_tall_as_the_sheet_it_was(dpi: tuple[int, int] | None) -> None:
    seen = picture(_fax(dpi), 1, 200.0, False, LIMITS)
    assert [seen.width, seen.height] == pytest.approx([610, 842], abs=3)
    height, width = seen.pixels.shape
    assert height / width == pytest.approx(seen.height / seen.width, rel=0.01)
    assert width == pytest.approx(1694, abs=3)


def test_all_the_pixels_of_a_fax_are_square_at_its_finer_resolution() -> None:
    height, width = picture(_fax((204, 98)), 1, 0, False, LIMITS).pixels.shape
    assert width == 1728
    assert height == pytest.approx(2386, abs=4)


def test_a_resolution_that_no_machine_has_is_not_believed() -> None:
    with Image.open(io.BytesIO(_fax((300, 72), (1240, 1754)))) as image:
        assert list(page_size(image)) == pytest.approx([595, 842], abs=1)


def test_a_square_resolution_is_as_before() -> None:
    content = _fax((150, 150), (1240, 1754))
    seen = picture(content, 1, 75.0, False, LIMITS)
    assert [seen.width, seen.height] == pytest.approx([595.2, 841.9], abs=0.1)
    assert seen.pixels.shape == (877, 620)
