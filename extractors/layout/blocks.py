"""An address is a block: cells stacked closely under each other, flush left, flush right or centred."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

from extractors.layout.lines import LAYOUTS_KEPT, Cell, PageLayout, box_of
from extractors.model import Box

_GAP_IN_HEIGHTS = 1.15
_TALLER = 1.7  # times, beyond which print is of another block
_FLUSH_RIGHT, _FLUSH_MIDDLE = 3.0, 5.0  # points; of the middle, twice its distance


@dataclass(frozen=True, eq=False)
class Block:
    """Cells that stand under each other, top to bottom."""

    cells: tuple[Cell, ...]

    @cached_property
    def box(self) -> Box:
        return box_of([word for cell in self.cells for word in cell.words])

    @cached_property
    def text(self) -> str:
        return "\n".join(cell.text for cell in self.cells)

    @property
    def page_number(self) -> int:
        return self.cells[0].page_number


@lru_cache(maxsize=LAYOUTS_KEPT)
def blocks_of(page: PageLayout) -> tuple[Block, ...]:
    """The blocks of a page, each cell in one, in the order of their first cells. Kept, for every name on the page is looked up in them."""
    open_blocks: list[list[Cell]] = []
    bottoms: list[float] = []  # of the last cell of each
    least = 0.8 * page.height_of_print
    reaches = [cell.box.top - _GAP_IN_HEIGHTS * max(_TALLER * cell.height, least) - 1 for cell in page.cells]  # what ends higher is too far
    farthest = list(accumulate(reversed(reaches), min))[::-1]  # up the page that any cell from here on reaches
    reached: list[int] = []
    for cell, reach, highest in zip(page.cells, reaches, farthest, strict=True):
        reached = [index for index in reached if bottoms[index] > highest]
        own, following = cell.box, []
        for index in reached:
            if bottoms[index] <= reach:
                continue
            last = open_blocks[index][-1]
            over = last.box
            if (abs(over.x0 - own.x0) < least or _is_flush(over, own)) and _stands_right_under(last, cell, least):
                following.append(index)  # they begin in one place, up to the height of small print, or end in one or have one middle
        if following:
            index = min(following, key=lambda each: abs(open_blocks[each][-1].box.x0 - cell.box.x0))
            open_blocks[index].append(cell)
            bottoms[index] = cell.box.bottom
        else:
            reached.append(len(open_blocks))
            open_blocks.append([cell])
            bottoms.append(cell.box.bottom)
    return tuple(Block(tuple(block)) for block in open_blocks)


@lru_cache(maxsize=LAYOUTS_KEPT)
def _blocks_by_cell(page: PageLayout) -> Mapping[Cell, Block]:
    return {cell: block for block in blocks_of(page) for cell in block.cells}


def block_with(page: PageLayout, cell: Cell) -> Block | None:
    """The block that a cell of the page stands in; None for a cell that is none of the page's, as a part of one is."""
    return _blocks_by_cell(page).get(cell)


def cell_over(page: PageLayout, cell: Cell) -> Cell | None:
    """What stands right over a cell in its block; None for the first of it."""
    block = block_with(page, cell)
    return block.cells[block.cells.index(cell) - 1] if block is not None and block.cells[0] is not cell else None


def _stands_right_under(upper: Cell, lower: Cell, least: float) -> bool:
    """Whether a cell of a later line stands close under another, in print that is about as large."""
    if lower.line_number <= upper.line_number:
        return False
    gap = lower.box.top - upper.box.bottom
    tall = max(upper.height, lower.height)
    if gap > _GAP_IN_HEIGHTS * max(tall, least) or gap < -0.7 * tall:
        return False
    return tall <= _TALLER * min(upper.height, lower.height)


def stack_below(page: PageLayout, first: Cell, *, at_most: int = 8) -> list[Cell]:
    """A cell and those that follow it down the page in its column, as far as they stand close: flush left, else flush right or centred."""
    stack = [first]
    x0, near = first.box.x0, 1.2 * page.height_of_print
    for line in page.lines[first.line_number + 1 :]:
        if len(stack) >= at_most or line.box.top - stack[-1].box.bottom > 2 * page.height_of_print:
            break
        below = [cell for cell in line.cells if abs(cell.box.x0 - x0) < near]
        below = below or [cell for cell in line.cells if _is_flush(first.box, cell.box) and _is_flush(stack[-1].box, cell.box)]
        if below:
            gap = below[0].box.top - stack[-1].box.bottom
            if gap > 1.6 * max(page.height_of_print, stack[-1].height * 0.8):
                break
            stack.append(below[0])
    return stack


def _is_flush(a: Box, b: Box) -> bool:
    """Whether two cells end at the same place or have the same middle, as the lines of a letterhead on the right or in the middle do."""
    return abs(a.x1 - b.x1) < _FLUSH_RIGHT or abs((a.x0 + a.x1) - (b.x0 + b.x1)) < _FLUSH_MIDDLE
