"""Makes the quick reader of lines from the reader that the package `rapidocr` brings along: `python -m bench.training.quick_reader PAPERS`.

PAPERS are folders of scans and photographs that `bench.papers` drew (the shipped one: 40 scans of seed 1404 and 12 moderate photographs of
seed 1405, training families). The copy knows the signs of Latin print alone, which spares a fifth of the work, and its convolutions reckon
in eight bits: each tensor within the range that keeps the mean cubed error over lines of these papers least, and each convolution's bias
moved so that its answers keep their mean (Nagel et al., Data-Free Quantization Through Weight Equalization and Bias Correction, 2019). It
wants `onnx` (Apache-2.0) beside the locked packages: `pip install onnx`. A minute on one core; it prints by how much the copy differs.
"""

from __future__ import annotations

import argparse
import importlib
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy
import onnxruntime
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static

from bench.training.line_pictures import line_pictures
from extractors.recognition.line_reader import plane_of
from extractors.recognition.networks import QUICK_READER, latin_signs, networks, reader_file

_INPUT = "x"
_OPSET = 17
_WEIGHTS, _BIASES = "linear_8.w_0", "linear_8.b_0"  # of the last layer: a column for each sign
_LINES = 172  # that ranges are taken from
_SAMPLED = 4000  # values of a tensor and line
_CLIPPED = (1.0, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.25)
_STEPS = 255
# Fused activations are left to the runtime, which cannot fuse them with convolutions in eight bits.
_UNFUSED = ["ConvActivationFusion", "MatmulTransposeFusion"]


class _Lines(CalibrationDataReader):  # type: ignore[misc]
    """What the library asks for; the ranges of all that matters are given to it anyhow."""

    def __init__(self, planes: Sequence[Any]) -> None:
        self._left = iter(planes)

    def get_next(self) -> dict[str, Any] | None:
        plane = next(self._left, None)
        return None if plane is None else {_INPUT: plane}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("papers", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=QUICK_READER)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    pictures = list(line_pictures(asked.papers))
    random.Random(asked.seed).shuffle(pictures)
    planes = [plane_of(each) for each in pictures]
    seen, unseen = planes[:_LINES], planes[_LINES : 3 * _LINES]
    with tempfile.TemporaryDirectory() as scratch:
        whole, small = Path(scratch) / "latin.onnx", Path(scratch) / "small.onnx"
        _write_latin(whole)
        _write_small(whole, small, seen, asked.seed)
        _write_unbiased(whole, small, seen[::3], asked.out)
        _compare(whole, asked.out, unseen)
    print(f"{asked.out}: {asked.out.stat().st_size / 1024:.0f} KiB, from {len(seen)} lines of {len(pictures)}")


def _write_latin(path: Path) -> None:
    """The reader with the signs of Latin print alone, answering with their weights."""
    onnx: Any = importlib.import_module("onnx")
    model = onnx.version_converter.convert_version(onnx.load(reader_file()), _OPSET)
    every = networks().every
    kept = [*latin_signs(every), len(every.signs) - 1]
    for tensor in model.graph.initializer:
        if tensor.name in (_WEIGHTS, _BIASES):
            values = onnx.numpy_helper.to_array(tensor)[..., kept]
            tensor.CopyFrom(onnx.numpy_helper.from_array(numpy.ascontiguousarray(values), tensor.name))
    softmax = next(each for each in model.graph.node if each.output[0] == model.graph.output[0].name)
    model.graph.node.remove(softmax)
    del model.graph.output[:], model.metadata_props[:]
    model.graph.output.append(onnx.helper.make_tensor_value_info(softmax.input[0], 1, ["lines", "steps", len(kept)]))
    options = _options()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(path)
    onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"], disabled_optimizers=_UNFUSED)


def _write_small(whole: Path, small: Path, planes: Sequence[Any], seed: int) -> None:
    onnx: Any = importlib.import_module("onnx")
    ranges = _ranges(onnx.load(whole), planes[::2], seed)
    within = {name: [{"rmin": numpy.float32(low), "rmax": numpy.float32(high)}] for name, (low, high) in ranges.items()}
    quantize_static(
        whole,
        small,
        _Lines(planes[::10]),
        quant_format=QuantFormat.QDQ,
        activation_type=QuantType.QUInt8,
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["Conv"],
        extra_options={"TensorQuantOverrides": within},
    )


def _ranges(model: Any, planes: Sequence[Any], seed: int) -> dict[str, tuple[float, float]]:
    """For each tensor that goes into a convolution or comes out of one, the range that is cut into 255 steps."""
    convolutions = [each for each in model.graph.node if each.op_type == "Conv"]
    names = sorted(({each.input[0] for each in convolutions} | {each.output[0] for each in convolutions}) - {_INPUT})
    chance = numpy.random.default_rng(seed)
    samples: dict[str, list[Any]] = {name: [] for name in names}
    lowest, highest = dict.fromkeys(names, 0.0), dict.fromkeys(names, 0.0)
    for values in _values(model, names, planes):
        for name, value in zip(names, values, strict=True):
            flat = value.ravel()
            lowest[name], highest[name] = min(lowest[name], float(flat.min())), max(highest[name], float(flat.max()))
            samples[name].append(chance.choice(flat, min(_SAMPLED, flat.size), replace=False))
    return {name: _least_lossy(numpy.concatenate(samples[name]), lowest[name], highest[name]) for name in names}


def _least_lossy(values: Any, lowest: float, highest: float) -> tuple[float, float]:
    """Rare extremes are better cut off than paid for by all others' precision."""
    below = _CLIPPED if lowest < 0 else (1.0,)
    tried = [(lowest * under, highest * over) for under in below for over in _CLIPPED]
    return min((each for each in tried if each[1] - each[0] > 1e-6), key=lambda each: _loss(values, *each))


def _loss(values: Any, low: float, high: float) -> float:
    step = (high - low) / _STEPS
    zero = round(-low / step)
    seen = (numpy.clip(numpy.round(values / step) + zero, 0, _STEPS) - zero) * step
    return float((numpy.abs(seen - values) ** 3).mean())


def _write_unbiased(whole: Path, small: Path, planes: Sequence[Any], out: Path) -> None:
    """One convolution after the other: the next one's error is measured behind the ones that are mended."""
    onnx: Any = importlib.import_module("onnx")
    exact, rough = onnx.load(whole), onnx.load(small)
    convolutions = [each for each in exact.graph.node if each.op_type == "Conv"]
    wanted = dict(zip((each.name for each in convolutions), _means(exact, [each.output[0] for each in convolutions], planes), strict=True))
    tensors = {each.name: each for each in rough.graph.initializer}
    makers = {output: each for each in rough.graph.node for output in each.output}
    for each in rough.graph.node:
        if each.op_type != "Conv" or len(each.input) < 3:
            continue
        (mean,) = _means(rough, [each.output[0]], planes)
        bias, scale = (tensors[name] for name in makers[each.input[2]].input[:2])
        moved = (wanted[each.name] - mean) / onnx.numpy_helper.to_array(scale)
        whole_steps = (onnx.numpy_helper.to_array(bias) + numpy.round(moved)).astype(numpy.int32)
        bias.CopyFrom(onnx.numpy_helper.from_array(whole_steps, bias.name))
    onnx.save(rough, out)


def _means(model: Any, names: Sequence[str], planes: Sequence[Any]) -> list[Any]:
    """The mean of each channel of some tensors over all places of all lines."""
    sums: list[Any] = [0.0] * len(names)
    places = [0] * len(names)
    for values in _values(model, names, planes):
        for index, value in enumerate(values):
            sums[index] = sums[index] + value.sum(axis=(0, 2, 3))
            places[index] += value.shape[2] * value.shape[3]
    return [total / count for total, count in zip(sums, places, strict=True)]


def _values(model: Any, names: Sequence[str], planes: Sequence[Any]) -> Iterator[list[Any]]:
    onnx: Any = importlib.import_module("onnx")
    tapped = onnx.ModelProto()
    tapped.CopyFrom(model)
    tapped.graph.output.extend(onnx.helper.make_tensor_value_info(name, 1, None) for name in names)
    session = _session(tapped.SerializeToString())
    for plane in planes:
        yield session.run(list(names), {_INPUT: plane})


def _compare(whole: Path, out: Path, planes: Sequence[Any]) -> None:
    """Prints at how many steps of lines that no range was taken from the likeliest sign is another."""
    exact, rough = _session(str(whole)), _session(str(out))
    differ = [(exact.run(None, {_INPUT: each})[0].argmax(2) != rough.run(None, {_INPUT: each})[0].argmax(2))[0] for each in planes]
    steps = numpy.concatenate(differ)
    print(f"{len(planes)} other lines: another sign at {steps.mean():.4f} of the steps, in {sum(each.any() for each in differ)} lines")


def _session(model: Any) -> Any:
    return onnxruntime.InferenceSession(model, _options(), providers=["CPUExecutionProvider"])


def _options() -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    return options


if __name__ == "__main__":
    cv2.setNumThreads(1)
    main()
