"""The memory of a million: the peak of an evaluation beside the columns it reads and the table of verdicts it makes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SIZES = tuple(int(each) for each in sys.argv[1:]) or (10_000, 100_000, 1_000_000)
WANTED = 2.0
CHILD = """
import resource, sys
sys.path.insert(0, sys.argv[2])
from workload import RULES, batch_and_estimates, judged, specification, table_of
rows = int(sys.argv[1])
small = judged(*batch_and_estimates(table_of(100)), specification())
start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
table = table_of(rows)
result = judged(*batch_and_estimates(table), specification())
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(1024 * (peak - start), table.bytes + result.codes.nbytes)
"""


def main() -> int:
    """Measure each size in a process of its own, from after a small evaluation to the peak of the large one."""
    print("\nPeak memory of 40 criteria, in MB (kernel pages of ru_maxrss are kilobytes on Linux)")
    for rows in SIZES:
        peak, needed = measured(rows)
        ratio = peak / needed
        verdict = f"at most {WANTED:g}: {'reached' if ratio <= WANTED else 'missed'}" if rows == SIZES[-1] else ""
        print(f"{rows:>9,} x 40  peak {peak / 1e6:8.1f}  columns and verdicts {needed / 1e6:8.1f}  ratio {ratio:.2f}  {verdict}")
    return 0


def measured(rows: int) -> tuple[int, int]:
    """The bytes that the process grew by, and those of the input columns and the verdicts."""
    command = [sys.executable, "-c", CHILD, str(rows), str(Path(__file__).parent)]
    told = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()
    return int(told[0]), int(told[1])


if __name__ == "__main__":
    sys.exit(main())
