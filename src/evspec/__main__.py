"""`python -m evspec` is the command `evspec`."""

from __future__ import annotations

from evspec.cli import main

if __name__ == "__main__":
    main(prog_name="evspec")
