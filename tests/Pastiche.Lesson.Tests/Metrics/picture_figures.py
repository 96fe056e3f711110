#!/usr/bin/env python3
"""Right values for the tests of this folder: the figures of a picture beside a style, in NumPy.

    python3 tests/Pastiche.Lesson.Tests/Metrics/picture_figures.py STYLE PICTURE    (needs python3-numpy and python3-pil)

Prints patch distance, ratio of the chroma noises and sliced Wasserstein distance at 512 pixels on the long side: the mean over ten draws
and, where patches are drawn at random, the standard deviation from draw to draw.
"""
import sys

import numpy as np
from PIL import Image


def load(path, size=512):
    image = Image.open(path).convert("RGB")
    scale = size / max(image.size)
    image = image.resize((round(image.width * scale), round(image.height * scale)), Image.LANCZOS)
    return np.asarray(image, dtype=np.float64) / 255


def patches(image, count, random):
    windows = np.lib.stride_tricks.sliding_window_view(image, (5, 5), axis=(0, 1)).reshape(-1, 75)
    return windows[random.permutation(len(windows))[:count]]


def mean_nearest(some, others):
    squares = (others ** 2).sum(1)
    blocks = [((part ** 2).sum(1)[:, None] + squares - 2 * part @ others.T).min(1) for part in np.array_split(some, 40)]
    return np.sqrt(np.maximum(np.concatenate(blocks), 0)).mean()


def patch_distance(picture, style, random):
    drawn = patches(style, 12000, random)
    return mean_nearest(patches(picture, 4000, random), drawn[:8000]) / mean_nearest(drawn[8000:], drawn[:8000])


def sliced_wasserstein(picture, style, random):
    directions = random.standard_normal((75, 128))
    directions /= np.linalg.norm(directions, axis=0)
    a, b = (np.sort(patches(image, 8000, random) @ directions, axis=0) for image in (picture, style))
    return (np.abs(a - b).mean(0) / b.std(0)).mean()


def chroma_noise(image):
    light = np.where(image <= 0.04045, image / 12.92, ((image + 0.055) / 1.055) ** 2.4)
    cones = np.cbrt(light @ np.array([
        [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]]).T)
    chroma = cones @ np.array([[1.9779984951, -2.4285922050, 0.4505937099], [0.0259040371, 0.7827717662, -0.8086757660]]).T
    padded = np.pad(chroma, ((2, 2), (2, 2), (0, 0)), constant_values=np.nan)
    means = np.nanmean(np.lib.stride_tricks.sliding_window_view(padded, (5, 5), axis=(0, 1)), axis=(-2, -1))
    return np.sqrt(((chroma - means) ** 2).mean())


style, picture = (load(path) for path in sys.argv[1:])
for figure in (patch_distance, sliced_wasserstein):
    draws = [figure(picture, style, np.random.default_rng(seed)) for seed in range(10)]
    print(f"{figure.__name__} {np.mean(draws):.4f} ± {np.std(draws):.4f}")
print(f"chroma_noise {chroma_noise(picture) / chroma_noise(style):.4f}")
