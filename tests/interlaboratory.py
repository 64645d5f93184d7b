"""Two published comparisons between laboratories, with the answers that were printed beside their data."""

from __future__ import annotations

import numpy as np

SULPHUR = """
0.71 0.71 0.70 0.71 | 1.20 1.18 1.23 1.21 | 1.68 1.70 1.68 1.69 | 3.26 3.26 3.20 3.24
0.69 0.67 0.68 | 1.22 1.21 1.22 | 1.64 1.64 1.65 | 3.20 3.20 3.20
0.66 0.65 0.69 | 1.28 1.31 1.30 | 1.61 1.61 1.62 | 3.37 3.36 3.38
0.67 0.65 0.66 | 1.23 1.18 1.20 | 1.68 1.66 1.66 | 3.16 3.22 3.23
0.70 0.69 0.66 0.71 0.69 | 1.31 1.22 1.22 1.24 | 1.64 1.67 1.60 1.66 1.68 | 3.20 3.19 3.18 3.27 3.24
0.73 0.74 0.73 | 1.39 1.36 1.37 | 1.70 1.73 1.73 | 3.27 3.31 3.29
0.71 0.71 0.69 | 1.20 1.26 1.26 | 1.69 1.70 1.68 | 3.27 3.24 3.23
0.70 0.65 0.68 | 1.24 1.22 1.30 | 1.67 1.68 1.67 | 3.25 3.26 3.26
"""
"""Sulphur in coal, % of mass: a row a laboratory, a column a level (ISO 5725-2:1994, annex B.1)."""
SULPHUR_ANSWERS = ((0.690, 0.015, 0.026), (1.252, 0.029, 0.061), (1.667, 0.017, 0.035), (3.250, 0.026, 0.058))
"""Mean, repeatability and reproducibility deviation of each level, as the standard prints them."""
GLUCOSE = """
41.03 41.45 41.37 | 78.28 78.18 78.49 | 132.66 133.83 133.10 | 193.71 193.59 193.65 | 292.78 294.09 292.89
41.17 42.00 41.15 | 77.78 80.38 79.54 | 132.92 136.90 136.40 | 190.88 200.14 194.30 | 292.27 309.40 295.08
41.01 40.68 42.66 | 79.18 79.72 80.81 | 132.61 135.80 135.36 | 192.71 193.28 190.28 | 295.53 290.14 292.34
39.37 42.37 42.63 | 84.08 78.60 81.92 | 138.50 148.30 135.69 | 195.85 196.36 199.43 | 295.19 295.44 296.83
41.88 41.19 41.32 | 78.16 79.58 78.33 | 131.90 134.14 133.76 | 192.59 191.44 195.12 | 293.93 292.48 294.28
43.28 40.50 42.28 | 78.66 79.27 81.75 | 137.21 135.14 137.50 | 195.34 198.26 198.13 | 297.74 296.80 290.33
41.08 41.27 39.02 | 79.76 81.45 77.35 | 130.97 131.59 134.92 | 194.66 191.99 187.13 | 287.29 293.76 289.36
43.36 42.65 41.72 | 80.44 80.80 79.80 | 135.46 135.14 133.63 | 197.56 195.99 200.82 | 298.46 295.28 296.12
"""
"""Glucose in serum, a row a laboratory, a column a material (ASTM E691-99, Table 1; NIST Dataplot, GLUCOSE.DAT)."""
GLUCOSE_ANSWERS = ((41.5183, 1.0632, 1.0632), (79.6796, 1.4949, 1.5796))
"""Mean, repeatability and reproducibility deviation of the first two materials, as ASTM E691-99 prints them."""
GLUCOSE_H = (-0.39, -0.13, -0.11, -0.10, -0.09, 0.83, -1.75, 1.75)
GLUCOSE_K = (0.21, 0.46, 1.00, 1.70, 0.34, 1.32, 1.17, 0.77)
"""Mandel's h and k of the first material, as ASTM E691-99 prints them."""


def levels(table: str) -> list[list[np.ndarray]]:
    """The cells of each column of a table, one a laboratory."""
    rows = [line.split("|") for line in table.strip().splitlines()]
    return [[np.array(cell.split(), float) for cell in column] for column in zip(*rows, strict=True)]
