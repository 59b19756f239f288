"""A sheet of paper photographed by telephone: on a table, from an angle, in the shadow of a hand, bent, out of focus."""

from __future__ import annotations

from random import Random
from typing import Any

import cv2
import numpy as np

Picture = np.ndarray[Any, Any]


def photograph(clean: Picture, severe: bool, rng: Random, noise: np.random.Generator) -> tuple[Picture, Picture, Picture]:
    """The photograph, and for each of its pixels where it lies on the clean page (outside the page: outside its size)."""
    height, width = clean.shape[:2]
    edge = rng.uniform(0.03, 0.09)
    out_width, out_height = int(width * (1 + 2 * edge)), int(height * (1 + 2 * edge))
    lean = (0.075 if severe else 0.03) * width
    left, top, right, bottom = edge * width, edge * height, out_width - edge * width, out_height - edge * height
    corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)
    moved = corners + np.array([[rng.uniform(-lean, lean) * 0.6 for _ in range(2)] for _ in range(4)], np.float32)
    centre = np.array([out_width / 2, out_height / 2], np.float32)
    angle = np.deg2rad(rng.gauss(0, 3.0 if severe else 1.5))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]], np.float32)
    moved = ((moved - centre) @ turn.T + centre).astype(np.float32)
    page = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    back = cv2.getPerspectiveTransform(moved, page)
    xs, ys = np.meshgrid(np.arange(out_width, dtype=np.float32), np.arange(out_height, dtype=np.float32))
    depth = back[2, 0] * xs + back[2, 1] * ys + back[2, 2]
    across = ((back[0, 0] * xs + back[0, 1] * ys + back[0, 2]) / depth).astype(np.float32)
    down = ((back[1, 0] * xs + back[1, 1] * ys + back[1, 2]) / depth).astype(np.float32)
    bend, light = _crumple(out_height, out_width, severe, rng, noise)
    across += bend[0]
    down += bend[1]
    table = _table(out_height, out_width, rng, noise)
    paper = cv2.remap(clean, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    on_page = ((across >= 0) & (across < width) & (down >= 0) & (down < height)).astype(np.float32)
    soft = cv2.GaussianBlur(on_page, (0, 0), 1.2)[:, :, None]
    warmth = rng.uniform(0.0, 0.16)  # lamplight takes blue away
    tint = np.array([1 - warmth, 1 - warmth * rng.uniform(0.2, 0.5), 1.0], np.float32)
    whole = paper.astype(np.float32) * rng.uniform(0.82, 0.97) * tint * light[:, :, None] * soft + table * (1 - soft)
    whole *= _lighting(out_height, out_width, severe, rng)[:, :, None]
    picture = np.clip(whole, 0, 255).astype(np.uint8)
    picture = _focus(picture, severe, rng)
    grain = noise.standard_normal(picture.shape[:2], dtype=np.float32) * (rng.uniform(4, 11) if severe else rng.uniform(1.5, 5))
    return np.clip(picture + grain[:, :, None], 0, 255).astype(np.uint8), across, down


def _smooth(height: int, width: int, cells: int, noise: np.random.Generator) -> Picture:
    """Noise that changes slowly, between -1 and 1."""
    coarse = noise.uniform(-1, 1, (cells + 2, cells + 2)).astype(np.float32)
    return cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)


def _crumple(height: int, width: int, severe: bool, rng: Random, noise: np.random.Generator) -> tuple[tuple[Picture, Picture], Picture]:
    """How far each pixel is displaced, and how the folds catch the light."""
    reach = rng.uniform(5, 13) if severe else rng.uniform(0, 5)
    bend = (_smooth(height, width, 3, noise) * reach, _smooth(height, width, 3, noise) * reach)
    if severe and rng.random() < 0.6:
        fine = _smooth(height, width, 9, noise)
        bend = (bend[0] + fine * 2.5, bend[1] + fine * 2.5)
    curl = np.sin(np.linspace(0, np.pi * rng.uniform(0.6, 1.6), width, dtype=np.float32)) * (
        rng.uniform(4, 20) if severe else rng.uniform(0, 7)
    )
    light = 1 + (_smooth(height, width, 4 if not severe else 8, noise) * (0.09 if severe else 0.03))
    for _ in range(rng.choice((0, 1, 2)) if severe else rng.choice((0, 0, 1))):  # a fold
        at = rng.uniform(0.25, 0.75) * height
        slope = rng.uniform(-0.05, 0.05)
        ys = np.arange(height, dtype=np.float32)[:, None] - at - slope * np.arange(width, dtype=np.float32)[None, :]
        light -= np.exp(-(ys**2) / 60) * rng.uniform(0.08, 0.25) - np.exp(-((ys - 9) ** 2) / 60) * 0.06
    return (bend[0], bend[1] + curl[None, :]), light.astype(np.float32)


def _table(height: int, width: int, rng: Random, noise: np.random.Generator) -> Picture:
    base = np.array(rng.choice(((60, 90, 130), (70, 75, 80), (150, 160, 165), (45, 55, 70), (110, 140, 170))), np.float32)
    grain = cv2.GaussianBlur(noise.normal(0, 1, (height // 4 + 1, width // 4 + 1)).astype(np.float32), (0, 0), sigmaX=12, sigmaY=0.8)
    if rng.random() < 0.4:
        grain = np.ascontiguousarray(grain.T)
    veins = np.asarray(cv2.resize(grain, (width, height)), np.float32) / max(1e-6, float(np.abs(grain).max()))
    return np.asarray(base[None, None, :] * (1 + 0.25 * veins[:, :, None]), np.float32)


def _lighting(height: int, width: int, severe: bool, rng: Random) -> Picture:
    """Uneven light, and often the shadow of the hand that holds the telephone."""
    xs, ys = np.meshgrid(np.linspace(0, 1, width, dtype=np.float32), np.linspace(0, 1, height, dtype=np.float32))
    angle, fall = rng.uniform(0, 2 * np.pi), rng.uniform(0.2, 0.5) if severe else rng.uniform(0.05, 0.22)
    light = 1 - fall * (0.5 + 0.5 * (np.cos(angle) * (xs - 0.5) + np.sin(angle) * (ys - 0.5)) * 2)
    if rng.random() < (0.7 if severe else 0.3):
        mask = np.zeros((height // 8, width // 8), np.float32)
        h, w = mask.shape
        middle = (int(w * rng.uniform(0.1, 0.9)), int(h * rng.uniform(0.6, 1.05)))
        cv2.ellipse(mask, middle, (int(w * rng.uniform(0.2, 0.45)), int(h * rng.uniform(0.25, 0.5))), rng.uniform(-40, 40), 0, 360, 1.0, -1)
        soft = cv2.GaussianBlur(mask, (0, 0), rng.uniform(3, 9))
        light = light * (1 - cv2.resize(soft, (width, height)) * (rng.uniform(0.25, 0.5) if severe else rng.uniform(0.1, 0.28)))
    return np.asarray(light, np.float32)


def _focus(picture: Picture, severe: bool, rng: Random) -> Picture:
    picture = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.9, 1.7) if severe else rng.uniform(0.4, 0.9))
    if severe and rng.random() < 0.4:
        length = rng.randrange(3, 7)
        kernel = np.zeros((length, length), np.float32)
        cv2.line(kernel, (0, rng.randrange(length)), (length - 1, rng.randrange(length)), 1.0)
        picture = cv2.filter2D(picture, -1, kernel / kernel.sum())
    return picture
