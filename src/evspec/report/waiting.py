"""A line on the error stream that says how far a long run is, shown only where somebody watches and has waited."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import Self, TextIO

__all__ = ["Waiting"]

PATIENCE, TICK, BAR = 1.5, 0.2, 20


class Waiting:
    """From `with Waiting("reading") as told:` on, a line after a second and a half; `told(share)` fills its bar."""

    def __init__(self, task: str, stream: TextIO | None = None) -> None:
        self.task = task
        self.share: float | None = None
        self.stream = stream or sys.stderr
        self.done = threading.Event()
        self.thread: threading.Thread | None = None

    def __call__(self, share: float, task: str = "") -> None:
        """Say what share of the task is done."""
        self.share = share
        self.task = task or self.task

    def __enter__(self) -> Self:
        if self.stream.isatty():
            self.thread = threading.Thread(target=self._show, daemon=True)
            self.thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.done.set()
        if self.thread:
            self.thread.join()

    def line(self, seconds: int) -> str:
        """The line as it stands: a bar where the share is known, else the seconds so far."""
        if self.share is None:
            return f"{self.task} ... {seconds} s"
        filled = int(BAR * min(self.share, 1.0))
        return f"{self.task} [{'#' * filled}{'.' * (BAR - filled)}] {100 * min(self.share, 1.0):3.0f} %"

    def _show(self) -> None:
        if self.done.wait(PATIENCE):
            return
        ticks, widest = 0, 0
        while not self.done.wait(TICK):
            ticks += 1
            text = self.line(int(PATIENCE + ticks * TICK))
            widest = max(widest, len(text))
            self.stream.write("\r" + text.ljust(widest))
            self.stream.flush()
        self.stream.write("\r" + " " * widest + "\r")
        self.stream.flush()
