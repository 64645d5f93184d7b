"""What every command shares: its exit codes, how its arguments are read, and how it prints."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec

import click

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["guarded", "names_of", "path_of", "paths_of", "print_parts"]

Asked = ParamSpec("Asked")
UNWRITABLE, INTERRUPTED = 2, 130


def guarded(command: Callable[Asked, int]) -> Callable[Asked, None]:
    """Leave with the code that a command gives back; 2 where evspec cannot use what it was given, 4 where it failed."""

    @wraps(command)
    def run(*args: Asked.args, **kwargs: Asked.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
        except click.ClickException:
            raise
        except KeyboardInterrupt:
            click.echo("\nevspec: interrupted; there is no verdict.", err=True)
            code = INTERRUPTED
        except Exception as error:  # noqa: BLE001 -- whatever is left is a defect of evspec, never a verdict
            from evspec.report.refusal import told

            code = told(error)
        sys.exit(code)

    return run


def path_of(_context: click.Context, _parameter: click.Parameter, given: str | None) -> Path | None:
    """A path as click gives it; None where none was given."""
    from pathlib import Path

    return Path(given) if given is not None else None


def paths_of(_context: click.Context, _parameter: click.Parameter, given: Iterable[str]) -> tuple[Path, ...]:
    """Several paths as click gives them."""
    from pathlib import Path

    return tuple(map(Path, given))


def names_of(_context: click.Context, _parameter: click.Parameter, given: Iterable[str]) -> tuple[str, ...]:
    """Names given one by one, or as lists with commas."""
    names = tuple(name.strip() for text in given for name in text.split(","))
    if "" in names:
        raise click.BadParameter("an empty name found, a name that `evspec criteria` lists expected")
    return names


def print_parts(parts: Iterable[str], *, data: bool = False) -> None:
    """Write to standard output, data in UTF-8; where the reader has left, the exit code is still the verdict.

    Where it cannot be written for another reason, as on a full disk, the exit code is 2.
    """
    if data and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        for part in parts:
            sys.stdout.write(part)
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            click.echo(f"evspec: the output cannot be written: {error.strerror or error}.", err=True)
            sys.exit(UNWRITABLE)
