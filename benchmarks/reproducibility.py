"""How often the intervals of repeatability and reproducibility hold the truth, and how often alike laboratories flag.

Normal results; `ratio` is the standard deviation between laboratories over that within them, `reach` the median upper
end of the total's interval over the truth. The standard error of a share of 95 % is 0.15 points for 20,000 studies.

    python benchmarks/reproducibility.py [STUDIES]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import numpy as np

from evspec.laboratories.consistency import flags, mandel
from evspec.laboratories.variances import variances

DESIGNS = {
    "5 laboratories, 2 results": [2] * 5,
    "5 laboratories, 3 results": [3] * 5,
    "8 laboratories, 2 results": [2] * 8,
    "8 laboratories, 3 results": [3] * 8,
    "12 laboratories, 2 results": [2] * 12,
    "12 laboratories, 3 results": [3] * 12,
    "6 laboratories, 1 to 5 results": [1, 2, 2, 3, 3, 5],
}
RATIOS = (0.0, 0.5, 1.0, 3.0)


def coverage(counts: list[int], ratio: float, studies: int, chance: np.random.Generator) -> tuple[float, float, float]:
    """The shares of studies whose intervals hold the truth, and the median of the total's upper end over it."""
    truth = np.hypot(1, ratio)
    within, total, reach = [], [], []
    for _ in range(studies):
        found = variances([chance.normal(ratio * chance.normal(), 1, count) for count in counts])
        if found:
            within.append(found.within.low <= 1 <= found.within.high)
            total.append(found.total.low <= truth <= found.total.high)
            reach.append(found.total.high / truth)
    return float(np.mean(within)), float(np.mean(total)), float(np.median(reach))


def flagged(counts: list[int], studies: int, chance: np.random.Generator) -> Iterator[float]:
    """Of alike laboratories: the share of studies that each test flags, and of laboratories that h and k do, at 5 %."""
    told: dict[str, list[bool]] = {"Cochran": [], "Grubbs": [], "h": [], "k": []}
    for _ in range(studies):
        cells = [chance.normal(size=count) for count in counts]
        for flag in flags(cells):
            if flag.test in told:
                told[flag.test].append(bool(flag.word))
        indicated = mandel(cells)
        told["h"] += map(bool, indicated.of_h)
        told["k"] += [bool(word) for word, count in zip(indicated.of_k, counts, strict=True) if count > 1]
    return (float(np.mean(each)) for each in told.values())


def main(studies: int = 20_000) -> None:
    """Print both tables."""
    chance = np.random.default_rng(5725)
    print(f"{'intervals of 95 %':34}{'ratio':>6}{'within':>9}{'total':>9}{'reach':>8}")
    for name, counts in DESIGNS.items():
        for ratio in RATIOS:
            within, total, reach = coverage(counts, ratio, studies, chance)
            print(f"{name:34}{ratio:6}{within:9.1%}{total:9.1%}{reach:8.2f}")
    print(f"\n{'flags of alike laboratories':34}{'Cochran':>9}{'Grubbs':>9}{'h':>9}{'k':>9}")
    for name, counts in DESIGNS.items():
        print(f"{name:34}" + "".join(f"{share:9.1%}" for share in flagged(counts, studies // 4, chance)))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
