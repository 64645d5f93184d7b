"""The memory of a million preparations by forty criteria, beside that of the verdicts and the columns they are made of.

Each size is judged in a process of its own. Its greatest resident memory, less that of a process that has imported the
same modules and judged ten preparations, is set against one byte a verdict and the input columns: names, four fields,
thirty numbers and sixteen ends of intervals. evspec works out the ratios on the way.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from rounds import Ratio, Row, show
from workload import RULES, batch_and_estimates, judged, specification, table_of, without_ratios

SIZES = tuple(int(each) for each in sys.argv[1:] if each.isdigit()) or (10_000, 100_000, 1_000_000)
ROUNDS, WANTED = 3, 2.0


def main() -> int:
    """Measure each size in processes of their own."""
    rows: list[Row] = []
    for size in SIZES:
        ratios, ours, due = [], 0.0, 0.0
        for _ in range(ROUNDS):
            bare, _ = _process(10)
            peak, due = _process(size)
            ours = peak - bare
            ratios.append(ours / due)
        ratios.sort()
        ratio = Ratio(ratios[len(ratios) // 2], ratios[0], ratios[-1])
        what = f"{size:,} x {len(RULES)}"
        rows.append(Row(what, _megabytes(ours), _megabytes(due), ratio, WANTED if size == SIZES[-1] else None))
    show("Greatest memory, beside verdicts and input columns", rows, theirs="verdicts and input")
    return 0


def child(size: int) -> None:
    """Judge so many preparations; print the greatest resident memory, and what verdicts and columns take, in bytes."""
    table, forty = table_of(size), specification()
    batch, given = batch_and_estimates(table)
    given = without_ratios(given)
    result = judged(batch, given, forty)
    print(_peak(), table.bytes + result.codes.nbytes)


def _process(size: int) -> tuple[float, float]:
    command = [sys.executable, __file__, "--child", str(size)]
    peak, due = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(peak), float(due)


def _peak() -> int:
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM"):
                return 1024 * int(line.split()[1])
    import resource

    greatest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return greatest if sys.platform == "darwin" else 1024 * greatest


def _megabytes(size: float) -> str:
    return f"{size / 1e6:,.0f} MB"


if __name__ == "__main__":
    if "--child" in sys.argv:
        child(int(sys.argv[-1]))
    else:
        sys.exit(main())
