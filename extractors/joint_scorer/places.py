"""How each two things on a paper lie to each other, as a person sees it: beside, over, in one column, further off, on another page."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from extractors.joint_scorer.tokens import Token

RELATIONS = 25
_ITSELF, _SAME_CELL, _PAGE_BEFORE, _PAGE_BEHIND = 1, 2, 3, 4
_BESIDE, _COLUMN_OVER, _COLUMN_UNDER, _OVERLAP_OVER, _OVERLAP_UNDER, _CORNERS = 5, 9, 13, 17, 19, 21
_SAME_ROW, _NEAR_BESIDE, _NEAR_OVER = 0.6, 5.0, 4.0  # heights of print
_STEPS = (2.0, 4.0, 8.0)
_LOWEST = 4.0  # points, of print whose height says nothing


def relations_of(tokens: Sequence[Token]) -> NDArray[np.int8]:
    """For each token (row) how every other (column) lies to it, as one of `RELATIONS` numbers."""
    boxes = np.array([(each.box.x0, each.box.top, each.box.x1, each.box.bottom) for each in tokens])
    x0, x1, middle = boxes[:, 0], boxes[:, 2], (boxes[:, 1] + boxes[:, 3]) / 2
    height = np.array([max(each.cell.height, _LOWEST) for each in tokens])[:, None]
    page = np.array([each.cell.page_number for each in tokens])
    cells = {cell: number for number, cell in enumerate(dict.fromkeys(each.cell for each in tokens))}
    cell = np.array([cells[each.cell] for each in tokens])
    down = (middle[None, :] - middle[:, None]) / height
    far, is_over = np.abs(down), down < 0
    is_left = x1[None, :] <= x0[:, None] + 2
    gap = np.where(is_left, x0[:, None] - x1[None, :], x0[None, :] - x1[:, None])
    in_column = (np.abs(x0[None, :] - x0[:, None]) < height) | (np.abs(x1[None, :] - x1[:, None]) < height)
    overlaps = np.minimum(x1[None, :], x1[:, None]) > np.maximum(x0[None, :], x0[:, None])
    is_under, begins_right = (~is_over).view(np.int8), (x0[None, :] >= x0[:, None]).view(np.int8)
    found: NDArray[np.int8] = _CORNERS + 2 * is_under + begins_right
    np.copyto(found, _OVERLAP_OVER + (_OVERLAP_UNDER - _OVERLAP_OVER) * is_under + (far > _NEAR_OVER), where=overlaps)
    steps = sum(((far >= step).view(np.int8) for step in _STEPS[1:]), (far >= _STEPS[0]).view(np.int8))
    np.copyto(found, _COLUMN_OVER + (_COLUMN_UNDER - _COLUMN_OVER) * is_under + steps, where=in_column)
    np.copyto(found, _BESIDE + 2 * (~is_left).view(np.int8) + (gap / height >= _NEAR_BESIDE), where=far < _SAME_ROW)
    found[cell[None, :] == cell[:, None]] = _SAME_CELL
    if page.min() != page.max():
        found[page[None, :] < page[:, None]] = _PAGE_BEFORE
        found[page[None, :] > page[:, None]] = _PAGE_BEHIND
    np.fill_diagonal(found, _ITSELF)
    return found
