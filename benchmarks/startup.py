"""How long a command takes from nothing: `evspec --help` beside click, `evspec check` of the example beside pandas.

All modules are compiled before, as those of an installed package are.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from rounds import interleaved, row_of, show

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 15
EXAMPLE = Path(__file__).parents[1] / "examples" / "laboratory"
HELP, CHECK = 1.3, 2.0
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def main() -> int:
    """Time whole processes in turn; 1 where a command does not do its work."""
    contenders = {
        "help": process("-m", "evspec", "--help"),
        "click": process("-c", "import click"),
        "check": process("-m", "evspec", "check", str(EXAMPLE), "--as-of", "2026-06-01", code=1),
        "pandas": process("-c", "import pandas"),
    }
    seconds = interleaved(contenders, ROUNDS)
    rows = [
        row_of("--help beside click", seconds["help"], seconds["click"], HELP),
        row_of("check beside pandas", seconds["check"], seconds["pandas"], CHECK),
    ]
    show("Start-up, whole processes", rows, theirs="import")
    return 0


def process(*arguments: str, code: int = 0) -> Callable[[], object]:
    """A run of Python with these arguments, which has to end with that exit code."""

    def run() -> object:
        done = subprocess.run([sys.executable, *arguments], capture_output=True, check=False, env=COMPILED)
        if done.returncode != code:
            raise SystemExit(f"{' '.join(arguments)} exits with {done.returncode}: {done.stderr.decode()}")
        return done

    return run


if __name__ == "__main__":
    sys.exit(main())
