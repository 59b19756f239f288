"""An address is a block: cells stacked closely under each other, flush left, flush right or centred."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

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
    for cell in page.cells:
        reach = cell.box.top - _GAP_IN_HEIGHTS * max(_TALLER * cell.height, 0.8 * page.height_of_print) - 1  # what ends higher is too far
        near = [index for index, bottom in enumerate(bottoms) if bottom > reach]
        following = [index for index in near if follows(open_blocks[index][-1], cell, page.height_of_print)]
        if following:
            index = min(following, key=lambda each: abs(open_blocks[each][-1].box.x0 - cell.box.x0))
            open_blocks[index].append(cell)
            bottoms[index] = cell.box.bottom
        else:
            open_blocks.append([cell])
            bottoms.append(cell.box.bottom)
    return tuple(Block(tuple(block)) for block in open_blocks)


def follows(upper: Cell, lower: Cell, height_of_print: float) -> bool:
    """Whether a cell stands right under another, in line with it."""
    if lower.line_number <= upper.line_number:
        return False
    gap = lower.box.top - upper.box.bottom
    tall = max(upper.height, lower.height)
    if gap > _GAP_IN_HEIGHTS * max(tall, height_of_print * 0.8) or gap < -0.7 * tall:
        return False
    if tall > _TALLER * min(upper.height, lower.height):
        return False
    a, b = upper.box, lower.box
    return abs(a.x0 - b.x0) < 0.8 * height_of_print or _is_flush(upper, lower)


def stack_below(page: PageLayout, first: Cell, *, at_most: int = 8) -> list[Cell]:
    """A cell and those that follow it down the page in its column, as far as they stand close: flush left, else flush right or centred."""
    stack = [first]
    for line in page.lines[first.line_number + 1 :]:
        if len(stack) >= at_most or line.box.top - stack[-1].box.bottom > 2 * page.height_of_print:
            break
        below = [cell for cell in line.cells if abs(cell.box.x0 - first.box.x0) < 1.2 * page.height_of_print]
        below = below or [cell for cell in line.cells if _is_flush(first, cell) and _is_flush(stack[-1], cell)]
        if below:
            gap = below[0].box.top - stack[-1].box.bottom
            if gap > 1.6 * max(page.height_of_print, stack[-1].height * 0.8):
                break
            stack.append(below[0])
    return stack


def _is_flush(upper: Cell, lower: Cell) -> bool:
    """Whether two cells end at the same place or have the same middle, as the lines of a letterhead on the right or in the middle do."""
    a, b = upper.box, lower.box
    return abs(a.x1 - b.x1) < _FLUSH_RIGHT or abs((a.x0 + a.x1) - (b.x0 + b.x1)) < _FLUSH_MIDDLE
