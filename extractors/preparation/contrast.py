"""Faint print: the greys between ink and paper are spread over the whole range."""

from __future__ import annotations

from typing import Any

import numpy


def stretched(grey: Any) -> Any:
    """The picture with its ink at black and its paper at white; a picture of one grey is left as it is."""
    dark, light = (float(each) for each in numpy.percentile(grey, [1, 80]))
    if light - dark < 20:
        return grey
    spread = (grey.astype(numpy.float32) - dark) * (255.0 / (light - dark))
    return numpy.clip(spread, 0, 255).astype(numpy.uint8)
